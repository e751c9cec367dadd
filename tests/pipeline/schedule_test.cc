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
