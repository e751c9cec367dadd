#include "pipeline/crawl_session.h"

#include <algorithm>
#include <utility>

#include "base/log.h"
#include "pipeline/patience.h"
#include "pipeline/schedule.h"

namespace rolecall {
namespace {

// Renewed while a source is held; a dead crawler's source is free after it.
constexpr auto kLease = std::chrono::minutes(5);
constexpr auto kRenewal = std::chrono::minutes(1);
// What an unfinished visit left is kept so long.
constexpr auto kRestSpan = std::chrono::days(30);

std::string Text(const CrawlSummary& summary) {
  return std::to_string(summary.pages) + " pages, " +
         std::to_string(summary.postings_new) + " new, " +
         std::to_string(summary.postings_changed) + " changed, " +
         std::to_string(summary.postings_closed) + " closed, " +
         std::to_string(summary.errors) + " errors";
}

// Over, or without a visit that could begin.
bool IsOver(const HeldSource& held) {
  return held.is_over() || held.wants_to_begin();
}

// When the source may be visited; not after `now`: it may be now.
Timestamp BeginsAt(const Source& source, const CrawlState& state, bool forced,
                   Timestamp now) {
  if (!forced) {
    return MayAskAt(source, state, std::max(now, DueAt(source, state)));
  }
  if (RequestsLeft(source, state, now) > 0) return now;
  LogWarning("source " + source.id + ": no request is left of the day's " +
             std::to_string(*source.max_requests_per_day));
  return MayAskAt(source, state, now);
}

}  // namespace

CrawlSession::CrawlSession(const CrawlOptions& options,
                           const PostingReader& reader, Store& store,
                           const Clock& clock, std::string owner,
                           std::stop_token stop, Progress progress)
    : store_(store),
      clock_(clock),
      owner_(std::move(owner)),
      options_(options),
      progress_(std::move(progress)),
      forward_stop_(std::move(stop), [this] { stop_.request_stop(); }),
      memory_(store, clock),
      crawler_(options, memory_, clock),
      ingest_(reader, store, clock),
      intake_(ingest_, stop_.get_token()),
      parts_{intake_, store, clock, stop_.get_token(),
             [this](const Error& error) { GiveUp(error); }} {}

CrawlSession::~CrawlSession() = default;

CrawlSession::Begun CrawlSession::Begin(const Source& given, bool forced) {
  const Source source = WithHouseRules(given, options_);
  const auto failed = [&](const Error& error) {
    LogError("source " + source.id + ": " + error.message);
    if (error.code == ErrorCode::kCannotWrite) GiveUp(error);
    return Begun::kFailed;
  };
  const std::stop_token stop = stop_.get_token();
  const auto leased = Patiently(stop, "source " + source.id, [&] {
    return store_.LeaseSource(source.id, owner_, kLease);
  });
  if (!leased) return failed(leased.error());
  if (!*leased) return Begun::kTaken;
  const auto known = Patiently(stop, "source " + source.id, [&] {
    return store_.FindCrawlState(source.id);
  });
  // A damaged record is written anew at the end of the visit.
  CrawlState state = known && *known ? **known : CrawlState{};
  state.source_id = source.id;
  const Timestamp now = clock_.Now();
  const Timestamp due = BeginsAt(source, state, forced, now);
  if (due > now) {
    state.next_crawl_at = due;
    End(state);
    return Begun::kNotDue;
  }
  auto held = std::make_unique<HeldSource>(source, std::move(state), forced,
                                           parts_, progress_);
  if (const auto started = Start(*held); !started) {
    Release(source.id);
    return failed(started.error());
  }
  held_.push_back({std::move(held), clock_.Monotonic()});
  return Begun::kYes;
}

Result<void> CrawlSession::Start(HeldSource& held) {
  auto seeds = held.Begin();
  if (!seeds) return Fail(seeds.error());
  crawler_.Visit(held.source(), std::move(*seeds), held);
  return {};
}

// The visit after the search for the board.
void CrawlSession::StartAgain(HeldSource& held) {
  const auto started = Start(held);
  if (started) return;
  LogError("source " + held.source().id + ": " + started.error().message);
  if (started.error().code == ErrorCode::kCannotWrite) GiveUp(started.error());
}

void CrawlSession::RunUntil(std::chrono::steady_clock::time_point until) {
  RenewLeases();
  for (const Held& held : held_) {
    until = std::min(until, held.leased_at + kRenewal);
  }
  crawler_.RunUntil(stop_.get_token(), until);
  for (const Held& held : held_) {
    if (held.source->wants_to_begin()) StartAgain(*held.source);
    if (IsOver(*held.source)) Finish(*held.source);
  }
  std::erase_if(held_, [](const Held& held) { return IsOver(*held.source); });
}

void CrawlSession::RenewLeases() {
  const auto now = clock_.Monotonic();
  for (Held& held : held_) {
    if (now - held.leased_at < kRenewal) continue;
    // Not renewed: another may visit too, which costs but breaks nothing.
    (void)store_.LeaseSource(held.source->source().id, owner_, kLease);
    held.leased_at = now;
    // So that a crash forgets no more of the day's requests than that.
    if (held.source->is_bounded()) Remember(held.source->state());
  }
}

std::vector<CrawlSession::Ended> CrawlSession::TakeEnded() {
  return std::exchange(ended_, {});
}

void CrawlSession::Release(const std::string& id) {
  (void)store_.ReleaseSource(id, owner_);  // else the lease ends by itself
}

void CrawlSession::Remember(const CrawlState& state) {
  const auto put = Patiently(stop_.get_token(), "source " + state.source_id,
                             [&] { return store_.PutCrawlState(state); });
  if (put) return;
  LogError("source " + state.source_id + ": " + put.error().message);
  if (put.error().code == ErrorCode::kCannotWrite) GiveUp(put.error());
}

// Remembers how a visit went and gives the source free.
void CrawlSession::Finish(const HeldSource& held) {
  const Source& source = held.source();
  const CrawlState before = held.state();
  if (held.visit() != nullptr) summary_ += held.visit()->summary();
  if (held.wants_to_begin()) {
    ended_.push_back({source.id, clock_.Now() + kLookAgain,
                      before.postings_matched > 0, false});
    return Release(source.id);
  }
  if (held.visit() == nullptr || stop_.stop_requested()) return CutOff(held);
  const Timestamp now = clock_.Now();
  const CrawlState state = AfterVisit(source, before, *held.visit(), now);
  KeepRest(held);
  Remember(state);
  LogInfo("source " + source.id + ": " + Text(held.visit()->summary()));
  if (IsDead(state, now) && !IsDead(before, now)) {
    LogWarning("source " + source.id +
               " is dead: no visit has come to a page for a week; it is tried "
               "once a day");
  }
  End(state);
}

// A visit that a stop cut off is done again at once by the next process; where
// its requests are bounded it goes on, within what is left of the day's.
void CrawlSession::CutOff(const HeldSource& held) {
  if (held.is_bounded()) {
    CrawlState state = held.state();
    if (held.visit() != nullptr && held.visit()->answered()) {
      KeepRest(held);
      if (!held.rest().requests.empty()) state.coverage = "unfinished";
    }
    Remember(state);
  }
  Release(held.source().id);
}

// What an earlier one left stands until a visit has come to a page.
void CrawlSession::KeepRest(const HeldSource& held) {
  if (!held.visit()->answered()) return;
  if (held.rest().requests.empty() && !held.visit()->continued()) return;
  const std::string& id = held.source().id;
  const auto put = Patiently(stop_.get_token(), "source " + id, [&] {
    return store_.PutNote(
        RestNote(id), RestToText(held.source().url, held.rest()), kRestSpan);
  });
  if (!put) LogError("source " + id + ": " + put.error().message);
}

void CrawlSession::End(const CrawlState& state) {
  ended_.push_back({state.source_id, *state.next_crawl_at,
                    state.postings_matched > 0, true});
  Release(state.source_id);
}

void CrawlSession::GiveUp(const Error& error) {
  if (!error_) error_ = error;
  stop_.request_stop();
}

}  // namespace rolecall
