#include "base/clock.h"

#include <gtest/gtest.h>

namespace rolecall {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;

TEST(ClockTest, FormatsTheEpoch) {
  EXPECT_EQ(FormatDate(Date{}), "1970-01-01");
  EXPECT_EQ(FormatTimestamp(Timestamp{}), "1970-01-01T00:00:00Z");
}

TEST(ClockTest, FormatsTimesBeforeTheEpochByTheirOwnDay) {
  EXPECT_EQ(FormatTimestamp(Timestamp(seconds(-1))), "1969-12-31T23:59:59Z");
}

// RFC 3339, section 5.6: full-date, and date-time in UTC.
TEST(ClockTest, ReadsWhatItWrites) {
  EXPECT_EQ(ParseDate("2026-11-02"), Date(days(20759)));
  EXPECT_EQ(ParseTimestamp("2026-11-02T07:30:15Z"),
            Timestamp(days(20759)) + hours(7) + seconds(30 * 60 + 15));
}

TEST(ClockTest, EveryDayOfFourCenturiesComesBack) {
  const Date first = *ParseDate("1900-01-01");
  for (Date date = first; date < first + days(146'097); date += days(1)) {
    ASSERT_EQ(ParseDate(FormatDate(date)), date);
  }
}

TEST(ClockTest, EverySecondOfADayComesBack) {
  const Timestamp midnight = *ParseTimestamp("2024-02-29T00:00:00Z");
  for (int i = 0; i < 86'400; ++i) {
    const Timestamp time = midnight + seconds(i);
    ASSERT_EQ(ParseTimestamp(FormatTimestamp(time)), time);
  }
}

TEST(ClockTest, RefusesDaysThatDoNotExist) {
  for (const char* text : {"2026-02-29", "2026-04-31", "2026-13-01",
                           "2026-00-10", "2026-01-00", "1900-02-29"}) {
    EXPECT_EQ(ParseDate(text), std::nullopt) << text;
  }
  EXPECT_NE(ParseDate("2000-02-29"), std::nullopt);
}

TEST(ClockTest, RefusesEveryOtherShapeOfADate) {
  for (const char* text :
       {"", "2026-1-2", "2026/01/02", "26-01-02", "2026-01-02 ", " 2026-01-02",
        "+026-01-02", "2026-01-2x", "20260102", "2026-01-02T00:00:00Z"}) {
    EXPECT_EQ(ParseDate(text), std::nullopt) << text;
  }
}

TEST(ClockTest, RefusesTimesOutOfRange) {
  for (const char* text : {"2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z",
                           "2026-01-01T00:00:61Z", "2026-02-30T00:00:00Z"}) {
    EXPECT_EQ(ParseTimestamp(text), std::nullopt) << text;
  }
}

// RFC 3339, section 5.7: a leap second is second 60.
TEST(ClockTest, LeapSecondIsTheNextMinute) {
  EXPECT_EQ(ParseTimestamp("2016-12-31T23:59:60Z"),
            ParseTimestamp("2017-01-01T00:00:00Z"));
}

TEST(ClockTest, RefusesOffsetsAndFractions) {
  for (const char* text : {"2026-01-01T00:00:00", "2026-01-01T00:00:00+00:00",
                           "2026-01-01T00:00:00.0Z", "2026-01-01 00:00:00Z",
                           "2026-01-01t00:00:00z", "2026-01-01T0:000:00Z"}) {
    EXPECT_EQ(ParseTimestamp(text), std::nullopt) << text;
  }
}

TEST(SystemClockTest, MonotonicNeverGoesBack) {
  const SystemClock clock;
  auto before = clock.Monotonic();
  for (int i = 0; i < 1000; ++i) {
    const auto now = clock.Monotonic();
    ASSERT_GE(now, before);
    before = now;
  }
}

TEST(SystemClockTest, NowIsAfterThisWasWritten) {
  EXPECT_GT(SystemClock().Now(), *ParseTimestamp("2026-01-01T00:00:00Z"));
}

}  // namespace
}  // namespace rolecall
