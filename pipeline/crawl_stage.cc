#include "pipeline/crawl_stage.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/log.h"
#include "base/text.h"
#include "pipeline/patience.h"

namespace rolecall {
namespace {

// When a source that another crawler has, or whose visit could not begin, is
// looked at again.
constexpr std::chrono::seconds kLookAgain{30};
// The longest sleep; other crawlers and `rolecall crawl` change the plan too.
constexpr std::chrono::seconds kLongestSleep{60};

}  // namespace

CrawlStage::CrawlStage(const PostingReader& reader, Store& store,
                       const Clock& clock, std::string owner)
    : reader_(reader), store_(store), clock_(clock), owner_(std::move(owner)) {}

Result<CrawlSummary> CrawlStage::Visit(const std::vector<Source>& sources,
                                       const CrawlOptions& options,
                                       const std::set<std::string>& only,
                                       std::stop_token stop,
                                       const Progress& progress) {
  for (const std::string& id : only) {
    if (std::none_of(sources.begin(), sources.end(),
                     [&](const Source& source) { return source.id == id; })) {
      return Fail(
          ErrorCode::kNotFound,
          "there is no source \"" + Printable(id) + "\" in the configuration");
    }
  }
  CrawlSession session(options, reader_, store_, clock_, owner_, stop,
                       progress);
  std::vector<const Source*> wanted;
  for (const auto& [due, source] : PlanOf(sources, stop)) {
    const bool is_wanted = only.empty() ? due <= clock_.Now() && source->enabled
                                        : only.contains(source->id);
    if (is_wanted) wanted.push_back(source);
  }
  auto next = wanted.begin();
  while (!stop.stop_requested() && !session.error() &&
         (next != wanted.end() || !session.IsIdle())) {
    for (; next != wanted.end() && session.HasRoom(); ++next) {
      if (session.Begin(**next, !only.empty()) == CrawlSession::Begun::kTaken) {
        LogInfo("source " + (*next)->id + ": another crawler is visiting it");
      }
    }
    session.RunUntil(std::chrono::steady_clock::time_point::max());
  }
  if (session.error()) return Fail(*session.error());
  return session.summary();
}

Result<void> CrawlStage::Run(const std::vector<Source>& sources,
                             const CrawlOptions& options,
                             std::stop_token stop) {
  CrawlSession session(options, reader_, store_, clock_, owner_, stop, {});
  std::map<std::string, const Source*> by_id;
  for (const Source& source : sources) by_id[source.id] = &source;
  Plan plan;
  for (const auto& due : PlanOf(sources, stop)) {
    if (due.second->enabled) plan.insert(due);
  }
  while (!stop.stop_requested() && !session.error()) {
    const Timestamp now = clock_.Now();
    while (session.HasRoom() && !plan.empty() && plan.begin()->first <= now) {
      const Source* source = plan.extract(plan.begin()).value().second;
      const auto begun = session.Begin(*source, false);
      if (begun == CrawlSession::Begun::kTaken ||
          begun == CrawlSession::Begun::kFailed) {
        plan.emplace(now + kLookAgain, source);
      }
    }
    for (const CrawlSession::Ended& ended : session.TakeEnded()) {
      plan.emplace(ended.next, by_id.at(ended.source_id));
    }
    std::chrono::seconds pause = kLongestSleep;
    if (!plan.empty() && session.HasRoom()) {
      pause = std::clamp<std::chrono::seconds>(plan.begin()->first - now,
                                               std::chrono::seconds(0), pause);
    }
    if (session.IsIdle()) {
      SleepUntilStop(stop, pause);
    } else {
      session.RunUntil(clock_.Monotonic() + pause);
    }
  }
  session.RunUntil(clock_.Monotonic());  // ends what a stop cut off
  if (session.error()) return Fail(*session.error());
  return {};
}

CrawlStage::Plan CrawlStage::PlanOf(const std::vector<Source>& sources,
                                    std::stop_token stop) {
  // What cannot be read counts as due: a visit writes it anew.
  const auto states = Patiently(stop, "the state of the sources",
                                [&] { return store_.CrawlStates(); });
  std::map<std::string, Timestamp> due;
  if (states) {
    for (const CrawlState& state : *states) {
      if (state.next_crawl_at) due[state.source_id] = *state.next_crawl_at;
    }
  }
  Plan plan;
  for (const Source& source : sources) {
    plan.emplace(due.contains(source.id) ? due[source.id] : Timestamp{},
                 &source);
  }
  return plan;
}

}  // namespace rolecall
