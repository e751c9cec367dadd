#include "pipeline/schedule.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <utility>

#include "base/text.h"
#include "parser/boards/board.h"

namespace rolecall {
namespace {

using std::chrono::days;
using std::chrono::seconds;

constexpr auto kFirstRetry = std::chrono::minutes(5);
constexpr auto kDeadAfter = days(7);
constexpr auto kDeadInterval = days(1);
constexpr int kQuietVisits = 3;
constexpr double kStretch = 1.5;
constexpr double kMostStretch = 4;

seconds RetryAfter(const Source& source, int failures) {
  const int doublings = std::clamp(failures - 1, 0, 10);
  return std::min<seconds>(source.crawl_interval,
                           kFirstRetry * (1 << doublings));
}

seconds Stretched(seconds interval, int quiet_visits) {
  if (quiet_visits < kQuietVisits || interval >= days(1)) return interval;
  const double stretch = std::min(
      std::pow(kStretch, std::min(quiet_visits, 20) - kQuietVisits + 1),
      kMostStretch);
  return std::min<seconds>(
      seconds(std::llround(static_cast<double>(interval.count()) * stretch)),
      days(1));
}

// `at`, or the end of the quiet hours that it lies in.
Timestamp AfterQuietHours(const QuietHours& hours, Timestamp at) {
  const auto midnight = std::chrono::floor<days>(at);
  const auto time = at - midnight;
  const bool past_midnight = hours.begin > hours.end;
  const bool evening = past_midnight && time >= hours.begin;
  const bool quiet = past_midnight ? evening || time < hours.end
                                   : time >= hours.begin && time < hours.end;
  if (!quiet) return at;
  return midnight + (evening ? days(1) : days(0)) + hours.end;
}

// By its pace alone.
Timestamp NextByPace(const Source& source, const CrawlState& state,
                     Timestamp now) {
  if (IsDead(state, now)) {
    return now + std::max<seconds>(source.crawl_interval, kDeadInterval);
  }
  if (state.consecutive_failures > 0) {
    return now + RetryAfter(source, state.consecutive_failures);
  }
  if (state.coverage == "unfinished") return now + kFirstRetry;
  return now + Stretched(source.crawl_interval, state.quiet_visits);
}

// When a host that asked to be left alone is asked again: not before it said,
// and no sooner than it has gone unread so far, since some ask it of everybody
// for ever.
Timestamp NextAfterWait(const Source& source, const CrawlState& state,
                        Timestamp now) {
  if (IsDead(state, now)) return NextVisit(source, state, now);
  const auto unread = now - state.failing_since.value_or(now);
  const auto floor = std::max<seconds>(
      kFirstRetry, std::min<seconds>(unread, source.crawl_interval));
  return MayAskAt(source, state, now + floor);
}

// Nothing is visited before something of it may have changed, by its own word.
Timestamp NextAfter(const Source& source, const CrawlState& state,
                    const SourceVisit& visit, Timestamp now) {
  if (!visit.answered() && state.left_alone_until) {
    return NextAfterWait(source, state, now);
  }
  const Timestamp next = NextVisit(source, state, now);
  if (state.coverage == "unfinished" || !visit.fresh_until()) return next;
  const Timestamp fresh =
      std::min<Timestamp>(*visit.fresh_until(), now + days(1));
  return std::max(next, MayAskAt(source, state, fresh));
}

}  // namespace

Source WithHouseRules(Source source, const CrawlOptions& options) {
  if (!source.quiet_hours) source.quiet_hours = options.quiet_hours;
  if (!source.max_requests_per_day) {
    source.max_requests_per_day = options.max_requests_per_day;
  }
  source.contact = options.contact;
  return source;
}

bool MayBeVisited(const Source& source) {
  return source.enabled && !LacksPermission(source);
}

bool LacksPermission(const Source& source) {
  if (IsNeverRead(source.url)) return true;
  return Trim(source.permission).empty() && IsRestricted(source);
}

bool IsPermitted(const Source& source, std::string_view url) {
  if (IsNeverRead(url)) return false;
  return !Trim(source.permission).empty() || !IsRestrictedHost(url);
}

Source AsFound(const Source& source, const std::string& url,
               const std::string& kind) {
  Source found = source;
  found.url = url;
  found.kind = kind;
  if (!LacksPermission(found)) return found;
  found.url = source.url;
  found.kind = "page";
  return found;
}

int RequestsLeft(const Source& source, const CrawlState& state, Timestamp now) {
  const int most = source.max_requests_per_day.value_or(0);
  if (most == 0) return std::numeric_limits<int>::max();
  const bool same_day = state.requests_on == std::chrono::floor<days>(now);
  return std::max(0, most - (same_day ? state.requests : 0));
}

void CountRequest(CrawlState& state, Timestamp now) {
  const Date today = std::chrono::floor<days>(now);
  if (state.requests_on != today) state.requests = 0;
  state.requests_on = today;
  ++state.requests;
}

bool IsQuiet(const Source& source, Timestamp at) {
  return AfterQuietHours(source.quiet_hours.value_or(QuietHours{}), at) != at;
}

Timestamp MayAskAt(const Source& source, const CrawlState& state,
                   Timestamp at) {
  const QuietHours hours = source.quiet_hours.value_or(QuietHours{});
  at = std::max(at, state.left_alone_until.value_or(at));
  at = AfterQuietHours(hours, at);
  if (RequestsLeft(source, state, at) > 0) return at;
  return AfterQuietHours(hours, std::chrono::floor<days>(at) + days(1));
}

Timestamp DueAt(const Source& source, const CrawlState& state) {
  const Timestamp due = state.next_crawl_at.value_or(Timestamp{});
  if (state.coverage != "unfinished" || !state.last_crawled_at) return due;
  return std::min(due, NextVisit(source, state, *state.last_crawled_at));
}

Timestamp TurnOf(const Source& source, bool gives_matches, Timestamp due) {
  return gives_matches ? due - source.crawl_interval : due;
}

CrawlState AfterVisit(const Source& source, CrawlState before,
                      const SourceVisit& visit, Timestamp now) {
  CrawlState state = std::move(before);
  const CrawlSummary& summary = visit.summary();
  state.last_crawled_at = now;
  state.last_error = visit.last_error();
  state.pages = static_cast<int>(summary.pages);
  state.postings_new = static_cast<int>(summary.postings_new);
  state.postings_same = static_cast<int>(summary.same());
  state.errors = static_cast<int>(summary.errors);
  state.pages_reserved = static_cast<int>(summary.pages_reserved);
  state.p95_ms = visit.Percentile95();
  // A visit to which nobody answered learnt nothing of it.
  if (visit.answered() || visit.robots() != "ok") state.robots = visit.robots();
  state.left_alone_until = visit.left_alone_until();
  if (visit.answered()) {
    state.last_ok_at = now;
    state.failing_since.reset();
    state.consecutive_failures = 0;
    state.coverage = visit.coverage();
    // A visit that read nothing anew learnt nothing of it.
    if (!visit.employer().empty()) state.employer = visit.employer();
    const bool changed = summary.postings_new + summary.postings_changed +
                             summary.postings_closed >
                         0;
    // What part of a visit found anew counts at once; that it found nothing
    // tells of the whole board only at the visit's end.
    const bool is_part = state.coverage == "unfinished";
    if (changed) {
      state.quiet_visits = 0;
    } else if (!is_part) {
      ++state.quiet_visits;
    }
  } else if (summary.errors > 0) {
    if (!state.failing_since) state.failing_since = now;
    if (!state.left_alone_until) ++state.consecutive_failures;
  }
  if (visit.complete()) state.last_complete_listing_at = now;
  state.next_crawl_at = NextAfter(source, state, visit, now);
  return state;
}

bool IsDead(const CrawlState& state, Timestamp now) {
  return state.failing_since && now - *state.failing_since >= kDeadAfter;
}

Timestamp NextVisit(const Source& source, const CrawlState& state,
                    Timestamp now) {
  return MayAskAt(source, state, NextByPace(source, state, now));
}

std::string HealthOf(const Source& source, const CrawlState& state,
                     Timestamp now) {
  if (!source.enabled) return "off";
  if (!MayBeVisited(source)) return "off: no permission";
  if (!state.last_crawled_at) return "new";
  if (state.robots == "deny") return "stopped: robots.txt";
  if (IsDead(state, now)) {
    return "dead since " +
           FormatDate(std::chrono::floor<days>(*state.failing_since));
  }
  if (state.consecutive_failures > 0) return "failing";
  if (state.left_alone_until > now || state.failing_since) return "waiting";
  if (state.pages_reserved > 0) return "reserved (TDM)";
  if (state.coverage.starts_with("suspect") || state.coverage == "truncated" ||
      state.coverage == "unfinished") {
    return state.coverage;
  }
  if (!source.hiring_organization.empty() && !state.employer.empty() &&
      !EqualsIgnoreCase(source.hiring_organization, state.employer)) {
    return "other employer";
  }
  return state.errors > 0 ? "errors" : "ok";
}

}  // namespace rolecall
