#include "crawler/retry_after.h"

#include <gtest/gtest.h>

namespace rolecall {
namespace {

using std::chrono::seconds;

const Timestamp kNow = *ParseTimestamp("2026-11-22T08:00:00Z");

// RFC 9110 section 10.2.3.
TEST(RetryAfterTest, ReadsSeconds) {
  EXPECT_EQ(ParseRetryAfter("120", kNow), seconds(120));
  EXPECT_EQ(ParseRetryAfter(" 0 ", kNow), seconds(0));
}

// RFC 9110 section 5.6.7: the three forms of an HTTP-date.
TEST(RetryAfterTest, ReadsHttpDates) {
  for (const char* date :
       {"Sun, 22 Nov 2026 08:01:30 GMT", "Sunday, 22-Nov-26 08:01:30 GMT",
        "Sun Nov 22 08:01:30 2026"}) {
    EXPECT_EQ(ParseRetryAfter(date, kNow), seconds(90)) << date;
  }
}

TEST(RetryAfterTest, ThePastIsNow) {
  EXPECT_EQ(ParseRetryAfter("Sun, 01 Nov 2026 08:00:00 GMT", kNow), seconds(0));
}

TEST(RetryAfterTest, HouseRule_ADayIsTheMost) {
  for (const char* value :
       {"86401", "99999999999999999999", "Fri, 01 Jan 2038 00:00:00 GMT"}) {
    EXPECT_EQ(ParseRetryAfter(value, kNow), std::chrono::hours(24)) << value;
  }
}

TEST(RetryAfterTest, GarbageIsNoAnswer) {
  for (const char* value :
       {"", "-5", "soon", "1.5", "5 apples", "0x10", "\xFF"}) {
    EXPECT_EQ(ParseRetryAfter(value, kNow), std::nullopt) << value;
  }
}

}  // namespace
}  // namespace rolecall
