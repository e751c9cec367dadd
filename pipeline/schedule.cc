#include "pipeline/schedule.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "base/text.h"

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

}  // namespace

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
  state.p95_ms = visit.Percentile95();
  state.robots = visit.robots();
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
    state.quiet_visits = changed ? 0 : state.quiet_visits + 1;
  } else {
    if (!state.failing_since) state.failing_since = now;
    ++state.consecutive_failures;
  }
  if (visit.complete()) state.last_complete_listing_at = now;
  state.next_crawl_at = NextVisit(source, state, now);
  return state;
}

bool IsDead(const CrawlState& state, Timestamp now) {
  return state.failing_since && now - *state.failing_since >= kDeadAfter;
}

Timestamp NextVisit(const Source& source, const CrawlState& state,
                    Timestamp now) {
  if (IsDead(state, now)) {
    return now + std::max<seconds>(source.crawl_interval, kDeadInterval);
  }
  if (state.consecutive_failures > 0) {
    return now + RetryAfter(source, state.consecutive_failures);
  }
  return now + Stretched(source.crawl_interval, state.quiet_visits);
}

std::string HealthOf(const Source& source, const CrawlState& state,
                     Timestamp now) {
  if (!source.enabled) return "off";
  if (!state.last_crawled_at) return "new";
  if (state.robots == "deny") return "stopped: robots.txt";
  if (IsDead(state, now)) {
    return "dead since " +
           FormatDate(std::chrono::floor<days>(*state.failing_since));
  }
  if (state.consecutive_failures > 0) return "failing";
  if (state.coverage == "suspect" || state.coverage == "truncated") {
    return state.coverage;
  }
  if (!source.hiring_organization.empty() && !state.employer.empty() &&
      !EqualsIgnoreCase(source.hiring_organization, state.employer)) {
    return "other employer";
  }
  return state.errors > 0 ? "errors" : "ok";
}

}  // namespace rolecall
