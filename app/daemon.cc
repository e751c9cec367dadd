#include "app/daemon.h"

#include <signal.h>
#include <unistd.h>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "app/terminal.h"
#include "base/log.h"
#include "pipeline/match_stage.h"
#include "pipeline/patience.h"
#include "pipeline/replay.h"

namespace rolecall {
namespace {

constexpr std::chrono::milliseconds kDrainWait(500);
// What cannot go on is tried again after this.
constexpr std::chrono::seconds kPauseAfterFailure(10);

std::string Text(const CrawlSummary& summary) {
  return std::to_string(summary.pages) + " pages, " +
         std::to_string(summary.postings_new) + " new, " +
         std::to_string(summary.postings_changed) + " changed, " +
         std::to_string(summary.postings_closed) + " closed, " +
         std::to_string(summary.errors) + " errors";
}

// The settings in force, shared by the threads.
class CurrentSettings {
 public:
  explicit CurrentSettings(Settings settings)
      : settings_(std::move(settings)) {}

  int generation() const {
    const std::lock_guard lock(mutex_);
    return generation_;
  }
  Settings Get() const {
    const std::lock_guard lock(mutex_);
    return settings_;
  }
  void Set(Settings settings) {
    {
      const std::lock_guard lock(mutex_);
      settings_ = std::move(settings);
      ++generation_;
    }
    changed_.notify_all();
  }
  // Sleeps until `until`, a stop, or other settings.
  void Wait(std::stop_token stop, std::chrono::seconds span) {
    std::unique_lock lock(mutex_);
    const int before = generation_;
    changed_.wait_for(lock, stop, span, [&] { return generation_ != before; });
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  Settings settings_;
  int generation_ = 0;
};

void CrawlLoop(std::stop_token stop, CurrentSettings& current,
               const Field& field, Store& store) {
  const auto reader = MakeReader(field);
  if (!reader) {
    LogError("crawl: " + reader.error().message);
    return;
  }
  const auto replayed = Replay(*reader, store, TheClock(), stop);
  if (replayed && replayed->read > 0) {
    LogInfo("read " + std::to_string(replayed->read) +
            " stored postings again, " + std::to_string(replayed->changed) +
            " now ask for something else");
  }
  CrawlStage stage(*reader, store, TheClock(), CrawlOwner(current.Get(), true));
  while (!stop.stop_requested()) {
    const Settings settings = current.Get();
    const auto summary =
        stage.Visit(settings.sources, settings.crawl, {}, stop);
    if (!summary) {
      LogError("crawl: " + summary.error().message);
      current.Wait(stop, kPauseAfterFailure);
      continue;
    }
    if (summary->pages > 0) LogInfo("crawl: " + Text(*summary));
    const auto pause = stage.NextDue(settings.sources) - TheClock().Now();
    // Nothing fetched though something is due: another crawler has it.
    const std::chrono::seconds least(summary->pages > 0 ? 1 : 30);
    current.Wait(stop, std::max(least, pause));
  }
}

// Begins anew, with an empty matcher, when the settings have changed or
// something failed.
void MatchLoop(std::stop_token stop, const CurrentSettings& current,
               const Field& field, Store& store) {
  while (!stop.stop_requested()) {
    const int generation = current.generation();
    const Settings settings = current.Get();
    auto matcher = MakeMatcher(field, settings.matching);
    if (!matcher) {
      LogError("match: " + matcher.error().message);
      return;
    }
    MatchStage stage(*matcher, field.gazetteer, store, settings.store,
                     TheClock());
    auto loaded = stage.Load(stop);
    if (!loaded) LogError("match: " + loaded.error().message);
    bool failed = !loaded;
    while (!failed && !stop.stop_requested() &&
           current.generation() == generation) {
      const auto published = stage.Drain(kDrainWait, stop);
      if (!published) {
        LogError("match: " + published.error().message);
        failed = true;
        break;
      }
      if (published->fresh + published->changed + published->gone > 0) {
        LogInfo("match: " + std::to_string(published->fresh) + " new, " +
                std::to_string(published->changed) + " changed, " +
                std::to_string(published->gone) + " gone");
      }
    }
    if (failed) SleepUntilStop(stop, kPauseAfterFailure);
  }
}

}  // namespace

std::string CrawlOwner(const Settings& settings, bool holds_lock) {
  char host[256] = "";
  gethostname(host, sizeof host - 1);
  return std::string(host) + ":" +
         (holds_lock ? settings.store.state_dir : std::to_string(getpid()));
}

void BlockSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int number : {SIGTERM, SIGINT, SIGHUP}) {
    sigaddset(&signals, number);
  }
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  signal(SIGPIPE, SIG_IGN);
}

StopOnSignal::StopOnSignal()
    : thread_([this](std::stop_token done) {
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, SIGTERM);
        sigaddset(&signals, SIGINT);
        const timespec pause{0, 100'000'000};
        while (!done.stop_requested()) {
          if (sigtimedwait(&signals, nullptr, &pause) > 0) stop_.request_stop();
        }
      }) {}

StopOnSignal::~StopOnSignal() = default;

Result<PassResult> RunPass(const Settings& settings, const Field& field,
                           Store& store, const std::string& owner,
                           const std::set<std::string>& only, bool match,
                           std::stop_token stop) {
  const auto reader = MakeReader(field);
  if (!reader) return Fail(reader.error());
  auto matcher = MakeMatcher(field, settings.matching);
  if (!matcher) return Fail(matcher.error());
  const auto replayed = Replay(*reader, store, TheClock(), stop);
  if (!replayed) return Fail(replayed.error());
  MatchStage matching(*matcher, field.gazetteer, store, settings.store,
                      TheClock());
  if (match) {
    if (auto loaded = matching.Load(stop); !loaded) return Fail(loaded.error());
  }
  PassResult result;
  CrawlStage stage(*reader, store, TheClock(), owner);
  Progress progress("crawl");
  const auto crawled =
      stage.Visit(settings.sources, settings.crawl, only, stop,
                  [&](const std::string& source, const CrawlSummary& summary) {
                    progress.Show(summary.pages, 0, source);
                  });
  if (!crawled) return Fail(crawled.error());
  result.crawl = *crawled;
  if (match) {
    const auto published = matching.Drain(std::chrono::milliseconds(0), stop);
    if (!published) return Fail(published.error());
    result.published = *published;
  }
  return result;
}

Result<void> RunDaemon(const std::string& config, Settings settings,
                       const Field& field, Store& store, Roles roles) {
  CurrentSettings current(settings);
  std::optional<std::jthread> crawl;
  std::optional<std::jthread> match;
  if (roles.crawl) {
    crawl.emplace(
        [&](std::stop_token stop) { CrawlLoop(stop, current, field, store); });
  }
  if (roles.match) {
    match.emplace(
        [&](std::stop_token stop) { MatchLoop(stop, current, field, store); });
  }
  LogInfo("running with " + std::to_string(settings.sources.size()) +
          " sources");
  sigset_t signals;
  sigemptyset(&signals);
  for (const int number : {SIGTERM, SIGINT, SIGHUP}) {
    sigaddset(&signals, number);
  }
  while (true) {
    int number = 0;
    sigwait(&signals, &number);
    if (number != SIGHUP) break;
    auto fresh = ReadSettings(config);
    if (fresh) {
      LogInfo("configuration read again: " +
              std::to_string(fresh->sources.size()) + " sources");
      current.Set(std::move(*fresh));
    } else {
      LogError("the new configuration is not used, the old one stays: " +
               fresh.error().message);
    }
  }
  LogInfo("ending: no new page is fetched, what is in hand is finished");
  // In the order of the flow, so that what was stored is still matched; what is
  // not finished in time is queued and done by the next process.
  if (crawl) {
    crawl->request_stop();
    crawl->join();
  }
  if (match) {
    match->request_stop();
    match->join();
  }
  return store.Flush();
}

}  // namespace rolecall
