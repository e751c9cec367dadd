#include "parser/fields/date.h"

#include <gtest/gtest.h>

#include <string>

namespace rolecall {
namespace {

std::string Read(std::string_view text) {
  const auto date = ReadDate(text, *ParseDate("2026-11-22"));
  return date ? FormatDate(*date) : "none";
}

TEST(ReadDateTest, ReadsIso8601WithAndWithoutTime) {
  EXPECT_EQ(Read("2026-11-02"), "2026-11-02");
  EXPECT_EQ(Read(" 2026-11-02 "), "2026-11-02");
  EXPECT_EQ(Read("2026-11-02T07:00:00.000Z"), "2026-11-02");
  EXPECT_EQ(Read("2026-11-02 07:00:00.000000 +00:00"), "2026-11-02");
  EXPECT_EQ(Read("20261102"), "2026-11-02");
}

TEST(ReadDateTest, TakesTheCivilDateAsWritten) {
  EXPECT_EQ(Read("2026-11-02T23:30:00-05:00"), "2026-11-02");
}

TEST(ReadDateTest, ReadsRfc822) {
  EXPECT_EQ(Read("Mon, 02 Nov 2026 07:00:00 GMT"), "2026-11-02");
}

TEST(ReadDateTest, ReadsEpochSecondsAndMilliseconds) {
  EXPECT_EQ(Read("1793577600"), "2026-11-02");
  EXPECT_EQ(Read("1793577600000"), "2026-11-02");
  EXPECT_EQ(Read("1793577600000.0"), "2026-11-02");
}

TEST(ReadDateTest, ReadsMonthsByName) {
  EXPECT_EQ(Read("Nov 2, 2026"), "2026-11-02");
  EXPECT_EQ(Read("November 2nd, 2026"), "2026-11-02");
  EXPECT_EQ(Read("2 November 2026"), "2026-11-02");
  EXPECT_EQ(Read("Posted on: Nov. 2, 2026"), "2026-11-02");
  EXPECT_EQ(Read("2026-2-Nov"), "2026-11-02");
  EXPECT_EQ(Read("2026-Nov-02"), "2026-11-02");
}

TEST(ReadDateTest, SlashesAreUsOrder) {
  EXPECT_EQ(Read("11/02/2026"), "2026-11-02");
  EXPECT_EQ(Read("11-2-26"), "2026-11-02");
}

TEST(ReadDateTest, ANumberOverTwelveIsTheDay) {
  EXPECT_EQ(Read("25/12/2026"), "2026-12-25");
}

TEST(ReadDateTest, DotsAreEuropeanOrder) {
  EXPECT_EQ(Read("02.11.2026"), "2026-11-02");
}

TEST(ReadDateTest, ReadsTimesAgo) {
  EXPECT_EQ(Read("today"), "2026-11-22");
  EXPECT_EQ(Read("Posted Yesterday"), "2026-11-21");
  EXPECT_EQ(Read("6 days ago"), "2026-11-16");
  EXPECT_EQ(Read("Posted 30+ Days Ago"), "2026-10-23");
  EXPECT_EQ(Read("3w"), "2026-11-01");
  EXPECT_EQ(Read("2 weeks"), "2026-11-08");
  EXPECT_EQ(Read("a month ago"), "2026-10-23");
  EXPECT_EQ(Read("3 hours ago"), "2026-11-22");
  EXPECT_EQ(Read("Just posted"), "2026-11-22");
}

TEST(ReadDateTest, ReadsTimesAhead) {
  EXPECT_EQ(Read("tomorrow"), "2026-11-23");
  EXPECT_EQ(Read("Closes in 5 days"), "2026-11-27");
  EXPECT_EQ(Read("5 days left"), "2026-11-27");
}

TEST(ReadDateTest, ADayWithoutYearIsTheNearest) {
  EXPECT_EQ(Read("Nov 2"), "2026-11-02");
  EXPECT_EQ(Read("Feb 1"), "2027-02-01");
}

TEST(ReadDateTest, DaysThatDoNotExistAreNone) {
  EXPECT_EQ(Read("2026-02-30"), "none");
  EXPECT_EQ(Read("13/32/2026"), "none");
  EXPECT_EQ(Read("0000-00-00"), "none");
}

TEST(ReadDateTest, OtherTextIsNone) {
  for (const char* text : {"", "  ", "May apply", "Open until filled", "N/A",
                           "12", "99999999999999999999", "1.2.3.4"}) {
    EXPECT_EQ(Read(text), "none") << text;
  }
  EXPECT_EQ(Read(std::string(200, ' ') + "x" + std::string(200, '1')), "none");
  EXPECT_EQ(Read("today " + std::string(200, 'x')), "none");
}

TEST(ReadDateTest, HugeSpansAreNone) {
  EXPECT_EQ(Read("99999 years ago"), "none");
}

}  // namespace
}  // namespace rolecall
