#include "pipeline/schedule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rolecall {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

const Timestamp kNow = *ParseTimestamp("2026-11-22T12:00:00Z");

Source SixHourly() {
  Source source;
  source.id = "valley";
  source.crawl_interval = hours(6);
  return source;
}

auto WaitAfter(const CrawlState& state, const Source& source = SixHourly()) {
  return NextVisit(source, state, kNow) - kNow;
}

CrawlState AfterQuietVisits(int count) {
  CrawlState state;
  state.last_crawled_at = state.last_ok_at = kNow;
  state.quiet_visits = count;
  return state;
}

CrawlState FailingFor(std::chrono::seconds span, int failures) {
  CrawlState state;
  state.last_crawled_at = kNow;
  state.failing_since = kNow - span;
  state.consecutive_failures = failures;
  return state;
}

TEST(NextVisitTest, ABoardThatChangesIsVisitedAtItsInterval) {
  EXPECT_EQ(WaitAfter(AfterQuietVisits(0)), hours(6));
  EXPECT_EQ(WaitAfter(AfterQuietVisits(2)), hours(6));
}

TEST(NextVisitTest, AQuietBoardIsVisitedLessOftenWithinBounds) {
  EXPECT_EQ(WaitAfter(AfterQuietVisits(3)), hours(9));
  EXPECT_EQ(WaitAfter(AfterQuietVisits(100)), hours(24));
  Source hourly = SixHourly();
  hourly.crawl_interval = hours(1);
  EXPECT_EQ(WaitAfter(AfterQuietVisits(100), hourly), hours(4));
  Source weekly = SixHourly();
  weekly.crawl_interval = days(7);
  EXPECT_EQ(WaitAfter(AfterQuietVisits(100), weekly), days(7));
}

TEST(NextVisitTest, AFailedVisitIsTriedAgainSoonAndThenLessSoon) {
  EXPECT_EQ(WaitAfter(FailingFor(hours(0), 1)), minutes(5));
  EXPECT_EQ(WaitAfter(FailingFor(hours(1), 3)), minutes(20));
  EXPECT_EQ(WaitAfter(FailingFor(days(1), 12)), hours(6));
}

TEST(NextVisitTest, ADeadBoardIsTriedOnceADay) {
  EXPECT_EQ(WaitAfter(FailingFor(days(7), 40)), days(1));
}

TEST(NextVisitTest, AnUnfinishedVisitGoesOnSoon) {
  CrawlState state = AfterQuietVisits(5);
  state.coverage = "unfinished";
  EXPECT_EQ(WaitAfter(state), minutes(5));
}

// kNow is at noon.
Source QuietFrom(hours begin, hours end) {
  Source source = SixHourly();
  source.quiet_hours = QuietHours{begin, end};
  return source;
}

TEST(QuietHoursTest, AVisitDueInThemWaitsForTheirEnd) {
  EXPECT_EQ(WaitAfter({}, QuietFrom(hours(17), hours(21))), hours(9));
  EXPECT_EQ(WaitAfter({}, QuietFrom(hours(18), hours(6))), hours(18));
  EXPECT_EQ(WaitAfter({}, QuietFrom(hours(19), hours(6))), hours(6));
  EXPECT_EQ(WaitAfter({}, QuietFrom(hours(8), hours(18))), hours(6));
}

TEST(QuietHoursTest, TheyGoPastMidnight) {
  const Source source = QuietFrom(hours(22), hours(6));
  const auto is_quiet = [&](const char* time) {
    return IsQuiet(source, *ParseTimestamp(time));
  };
  EXPECT_FALSE(is_quiet("2026-11-22T21:59:59Z"));
  EXPECT_TRUE(is_quiet("2026-11-22T22:00:00Z"));
  EXPECT_TRUE(is_quiet("2026-11-23T00:00:00Z"));
  EXPECT_TRUE(is_quiet("2026-11-23T05:59:59Z"));
  EXPECT_FALSE(is_quiet("2026-11-23T06:00:00Z"));
  EXPECT_EQ(MayAskAt(source, {}, *ParseTimestamp("2026-11-22T23:00:00Z")),
            *ParseTimestamp("2026-11-23T06:00:00Z"));
}

TEST(DaysRequestsTest, WhenTheyAreSpentTheNextDayIsWaitedFor) {
  Source source = SixHourly();
  source.max_requests_per_day = 100;
  CrawlState state;
  state.requests_on = std::chrono::floor<days>(kNow);
  state.requests = 99;
  EXPECT_EQ(WaitAfter(state, source), hours(6));
  state.requests = 100;
  EXPECT_EQ(WaitAfter(state, source), hours(12));
  source.quiet_hours = QuietHours{hours(0), hours(5)};
  EXPECT_EQ(WaitAfter(state, source), hours(17));
  state.requests_on = *state.requests_on - days(1);
  EXPECT_EQ(RequestsLeft(source, state, kNow), 100);
}

TEST(HouseRulesTest, HoldWhereTheSourceSaysNothing) {
  CrawlOptions house;
  house.quiet_hours = {hours(22), hours(6)};
  house.max_requests_per_day = 500;
  const Source plain = WithHouseRules(SixHourly(), house);
  EXPECT_EQ(plain.quiet_hours, house.quiet_hours);
  EXPECT_EQ(plain.max_requests_per_day, 500);
  Source own = SixHourly();
  own.quiet_hours = QuietHours{};
  own.max_requests_per_day = 0;
  own = WithHouseRules(own, house);
  EXPECT_FALSE(IsQuiet(own, kNow + hours(11)));
  EXPECT_GT(RequestsLeft(own, {}, kNow), 1'000'000);
}

TEST(TurnTest, ABoardThatGivesMatchesOvertakesForAnIntervalAndNoLonger) {
  const Source source = SixHourly();
  const auto fruitful = TurnOf(source, true, kNow);
  EXPECT_LT(fruitful, TurnOf(source, false, kNow - hours(5)));
  EXPECT_GT(fruitful, TurnOf(source, false, kNow - hours(7)));
}

TEST(PermissionTest, ABoardWhoseTermsRestrictReadingNeedsOne) {
  Source source = SixHourly();
  source.url = "https://careers-valley.icims.com/jobs";
  EXPECT_FALSE(MayBeVisited(source));
  EXPECT_EQ(HealthOf(source, {}, kNow), "off: no permission");
  source.permission = "B. Smith, 2026-11-02";
  EXPECT_TRUE(MayBeVisited(source));
  source.enabled = false;
  EXPECT_FALSE(MayBeVisited(source));
}

TEST(HealthTest, NamesTheWorstThatIsKnown) {
  const auto health = [](const CrawlState& state, const Source& source) {
    return HealthOf(source, state, kNow);
  };
  Source source = SixHourly();
  EXPECT_EQ(health({}, source), "new");
  CrawlState state = AfterQuietVisits(1);
  EXPECT_EQ(health(state, source), "ok");
  state.errors = 2;
  EXPECT_EQ(health(state, source), "errors");
  source.hiring_organization = "Valley Clinic";
  state.employer = "Hill Practice";
  EXPECT_EQ(health(state, source), "other employer");
  state.coverage = "truncated";
  EXPECT_EQ(health(state, source), "truncated");
  state.consecutive_failures = 1;
  EXPECT_EQ(health(state, source), "failing");
  state.failing_since = kNow - days(8);
  EXPECT_EQ(health(state, source), "dead since 2026-11-14");
  state.robots = "deny";
  EXPECT_EQ(health(state, source), "stopped: robots.txt");
  source.enabled = false;
  EXPECT_EQ(health(state, source), "off");
}

}  // namespace
}  // namespace rolecall
