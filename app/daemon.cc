#include "app/daemon.h"

#include <signal.h>
#include <unistd.h>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "app/terminal.h"
#include "base/log.h"
#include "base/text.h"
#include "pipeline/match_stage.h"
#include "pipeline/patience.h"
#include "pipeline/replay.h"

namespace rolecall {
namespace {

constexpr std::chrono::milliseconds kDrainWait(500);
// What cannot go on is tried again after this.
constexpr std::chrono::seconds kPauseAfterFailure(10);

// The settings in force, shared by the threads.
class CurrentSettings {
 public:
  struct Version {
    std::shared_ptr<const Settings> settings;  // one, however many sources
    std::stop_token replaced;  // stops when there are newer ones
  };

  explicit CurrentSettings(Settings settings)
      : settings_(std::make_shared<const Settings>(std::move(settings))) {}

  Version Get() const {
    const std::lock_guard lock(mutex_);
    return {settings_, replaced_.get_token()};
  }
  void Set(Settings settings) {
    const std::lock_guard lock(mutex_);
    settings_ = std::make_shared<const Settings>(std::move(settings));
    std::exchange(replaced_, std::stop_source()).request_stop();
  }

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<const Settings> settings_;
  std::stop_source replaced_;
};

// Asks for a stop when either of two others does.
class EitherStop {
 public:
  EitherStop(std::stop_token a, std::stop_token b)
      : on_a_(std::move(a), [this] { stop_.request_stop(); }),
        on_b_(std::move(b), [this] { stop_.request_stop(); }) {}
  std::stop_token token() const { return stop_.get_token(); }

 private:
  std::stop_source stop_;
  std::stop_callback<std::function<void()>> on_a_;
  std::stop_callback<std::function<void()>> on_b_;
};

void CrawlLoop(std::stop_token stop, CurrentSettings& current,
               const Field& field, Store& store, bool holds_lock) {
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
  CrawlStage stage(*reader, store, TheClock(),
                   CrawlOwner(*current.Get().settings, holds_lock));
  while (!stop.stop_requested()) {
    const auto [settings, replaced] = current.Get();
    const EitherStop end(stop, replaced);
    const auto ran = stage.Run(settings->sources, settings->crawl, end.token());
    if (ran) continue;
    LogError("crawl: " + ran.error().message);
    SleepUntilStop(end.token(), kPauseAfterFailure);
  }
}

// Waits until the role of matching is ours; nothing when the stop came first.
std::unique_ptr<RoleLease> AwaitMatchRole(std::stop_token stop,
                                          const Settings& settings,
                                          Store& store) {
  bool told = false;
  while (!stop.stop_requested()) {
    auto taken = TakeMatchRole(store, settings);
    if (taken) return *std::move(taken);
    if (!told) LogInfo("match: standing by: " + taken.error().message);
    told = true;
    SleepUntilStop(stop, kPauseAfterFailure);
  }
  return nullptr;
}

// Drains changes until the settings are replaced, the role is lost or something
// fails.  A full disk is waited for: what was not published is read again.
void MatchUntil(std::stop_token end, MatchStage& stage,
                const RoleLease& lease) {
  const auto loaded = stage.Load(end);
  bool failed = !loaded;
  if (failed) {
    LogError("match: " + loaded.error().message);
  } else {
    LogPublished(*loaded);
  }
  while (!failed && lease.IsHeld() && !end.stop_requested()) {
    const auto published = stage.Drain(kDrainWait, end);
    if (published) {
      LogPublished(*published);
      continue;
    }
    LogError("match: " + published.error().message);
    failed = published.error().code != ErrorCode::kCannotWrite;
    if (!failed) SleepUntilStop(end, kPauseAfterFailure);
  }
  if (failed) SleepUntilStop(end, kPauseAfterFailure);
}

// Begins anew, with an empty matcher, when the settings have changed or
// something failed.
void MatchLoop(std::stop_token stop, const CurrentSettings& current,
               const Field& field, Store& store) {
  while (!stop.stop_requested()) {
    const auto [settings, replaced] = current.Get();
    const auto lease = AwaitMatchRole(stop, *settings, store);
    if (!lease) return;
    auto matcher = MakeMatcher(field, settings->matching);
    if (!matcher) {
      LogError("match: " + matcher.error().message);
      return;
    }
    MatchStage stage(*matcher, field.gazetteer, store, settings->store,
                     TheClock());
    const EitherStop end(stop, replaced);
    MatchUntil(end.token(), stage, *lease);
  }
}

// The store stays as it was opened, whatever [store] says now.
void ReadAgain(const std::string& config, CurrentSettings& current) {
  auto fresh = ReadSettings(config);
  if (!fresh) {
    LogError("the new configuration is not used, the old one stays: " +
             fresh.error().message);
    return;
  }
  const StoreOptions open = current.Get().settings->store;
  const auto changed = ChangedStoreKeys(open, fresh->store);
  fresh->store = open;
  LogInfo("configuration read again: " + std::to_string(fresh->sources.size()) +
          " sources");
  if (!changed.empty()) {
    LogWarning("[store] " + Join(changed, ", ") +
               ": not applied before a restart");
  }
  current.Set(std::move(*fresh));
}

}  // namespace

void LogPublished(const Published& published) {
  if (published.fresh + published.changed + published.gone == 0) return;
  LogInfo("match: " + std::to_string(published.fresh) + " new, " +
          std::to_string(published.changed) + " changed, " +
          std::to_string(published.gone) + " gone");
}

std::string CrawlOwner(const Settings& settings, bool holds_lock) {
  const std::string name = OwnerOf(settings.store.state_dir);
  return holds_lock ? name : name + ":" + std::to_string(getpid());
}

Result<std::unique_ptr<RoleLease>> TakeMatchRole(Store& store,
                                                 const Settings& settings) {
  return RoleLease::Take(store, kMatchRole, OwnerOf(settings.store.state_dir));
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
        int number = 0;
        while (sigwait(&signals, &number) == 0 && !done.stop_requested()) {
          stop_.request_stop();
        }
      }) {}

// A signal of its own ends the thread's waiting.
StopOnSignal::~StopOnSignal() {
  thread_.request_stop();
  pthread_kill(thread_.native_handle(), SIGTERM);
}

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
  PassResult result;
  if (match) {
    const auto loaded = matching.Load(stop);
    if (!loaded) return Fail(loaded.error());
    result.published = *loaded;
  }
  CrawlStage stage(*reader, store, TheClock(), owner);
  Progress progress("crawl");
  const auto crawled =
      stage.Visit(settings.sources, settings.crawl, only, stop,
                  [&](const std::string& source, const CrawlSummary& summary) {
                    progress.Show(summary.pages, 0, source);
                  });
  if (!crawled) return Fail(crawled.error());
  result.crawl = *crawled;
  result.visited = stage.visited();
  if (match) {
    const auto published = matching.Drain(std::chrono::milliseconds(0), stop);
    if (!published) return Fail(published.error());
    result.published += *published;
  }
  return result;
}

Result<void> RunDaemon(const std::string& config, Settings settings,
                       const Field& field, Store& store, Roles roles) {
  const size_t sources = settings.sources.size();
  CurrentSettings current(std::move(settings));
  std::optional<std::jthread> crawl;
  std::optional<std::jthread> match;
  if (roles.crawl) {
    crawl.emplace([&](std::stop_token stop) {
      CrawlLoop(stop, current, field, store, roles.match);
    });
  }
  if (roles.match) {
    match.emplace(
        [&](std::stop_token stop) { MatchLoop(stop, current, field, store); });
  }
  LogInfo("running with " + std::to_string(sources) + " sources");
  sigset_t signals;
  sigemptyset(&signals);
  for (const int number : {SIGTERM, SIGINT, SIGHUP}) {
    sigaddset(&signals, number);
  }
  while (true) {
    int number = 0;
    sigwait(&signals, &number);
    if (number != SIGHUP) break;
    ReadAgain(config, current);
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
