#include "pipeline/crawl_stage.h"

#include <malloc.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/log.h"
#include "base/text.h"
#include "parser/boards/board.h"
#include "pipeline/patience.h"
#include "pipeline/schedule.h"

namespace rolecall {
namespace {

// The longest sleep; other crawlers and `rolecall crawl` change the plan too.
constexpr std::chrono::seconds kLongestSleep{60};

Result<void> CheckName(const std::string& id,
                       const std::vector<Source>& sources) {
  const auto named = std::ranges::find(sources, id, &Source::id);
  if (named == sources.end()) {
    return Fail(ErrorCode::kNotFound, "there is no source \"" + Printable(id) +
                                          "\" in the configuration");
  }
  if (LacksPermission(*named)) {
    return Fail(ErrorCode::kDisallowed,
                "source \"" + id +
                    "\": the terms of this board restrict automated reading; "
                    "say by permission = \"...\" in its settings who allowed "
                    "it, and when");
  }
  return {};
}

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
    if (auto good = CheckName(id, sources); !good) return Fail(good.error());
  }
  CrawlSession session(options, reader_, store_, clock_, owner_, stop,
                       progress);
  Plan plan = PlanOf(sources, options, stop);
  std::vector<const Source*> wanted;
  const Timestamp until = only.empty() ? clock_.Now() : Timestamp::max();
  for (const auto& [turn, source] : plan.TakeDue(until)) {
    const bool is_wanted =
        only.empty() ? MayBeVisited(*source) : only.contains(source->id);
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
  visited_.clear();
  for (const CrawlSession::Ended& ended : session.TakeEnded()) {
    if (ended.was_visited) visited_.insert(ended.source_id);
  }
  if (session.error()) return Fail(*session.error());
  return session.summary();
}

Result<void> CrawlStage::Run(const std::vector<Source>& sources,
                             const CrawlOptions& options,
                             std::stop_token stop) {
  CrawlSession session(options, reader_, store_, clock_, owner_, stop, {});
  std::unordered_map<std::string_view, const Source*> by_id;
  for (const Source& source : sources) by_id[source.id] = &source;
  Plan plan = PlanOf(sources, options, stop);
  std::erase_if(plan.waiting,
                [](const auto& due) { return !MayBeVisited(*due.second); });
#ifdef __GLIBC__
  malloc_trim(0);  // the states of 100,000 sources took 100 MB
#endif
  Queue turns;
  while (!stop.stop_requested() && !session.error()) {
    const Timestamp now = clock_.Now();
    turns.merge(plan.TakeDue(now));
    while (session.HasRoom() && !turns.empty()) {
      const Source* source = turns.extract(turns.begin()).value().second;
      const auto begun = session.Begin(*source, false);
      if (begun == CrawlSession::Begun::kTaken ||
          begun == CrawlSession::Begun::kFailed) {
        plan.waiting.emplace(now + CrawlSession::kLookAgain, source);
      }
    }
    for (const CrawlSession::Ended& ended : session.TakeEnded()) {
      const Source* source = by_id.at(ended.source_id);
      plan.waiting.emplace(ended.next, source);
      plan.fruitful.erase(source);
      if (ended.gives_matches) plan.fruitful.insert(source);
    }
    std::chrono::seconds pause = kLongestSleep;
    if (!plan.waiting.empty() && session.HasRoom()) {
      pause = std::clamp<std::chrono::seconds>(
          plan.waiting.begin()->first - now, std::chrono::seconds(0), pause);
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

CrawlStage::Queue CrawlStage::Plan::TakeDue(Timestamp now) {
  Queue turns;
  while (!waiting.empty() && waiting.begin()->first <= now) {
    const auto [due, source] = waiting.extract(waiting.begin()).value();
    turns.emplace(TurnOf(*source, fruitful.contains(source), due), source);
  }
  return turns;
}

CrawlStage::Plan CrawlStage::PlanOf(const std::vector<Source>& sources,
                                    const CrawlOptions& options,
                                    std::stop_token stop) {
  // What cannot be read counts as due: a visit writes it anew.
  const auto states = Patiently(stop, "the state of the sources",
                                [&] { return store_.CrawlStates(); });
  std::unordered_map<std::string_view, const CrawlState*> by_id;
  if (states) {
    for (const CrawlState& state : *states) by_id[state.source_id] = &state;
  }
  Plan plan;
  const CrawlState unknown;
  const Timestamp now = clock_.Now();
  for (const Source& source : sources) {
    const auto known = by_id.find(source.id);
    const CrawlState& state = known == by_id.end() ? unknown : *known->second;
    const Source ruled = WithHouseRules(source, options);
    Timestamp due = DueAt(ruled, state);
    // One that may not be asked now is looked at when it may.
    const Timestamp from = std::max(due, now);
    const Timestamp may = MayAskAt(ruled, state, from);
    if (may > from) due = may;
    plan.waiting.emplace(due, &source);
    if (state.postings_matched > 0) plan.fruitful.insert(&source);
  }
  return plan;
}

}  // namespace rolecall
