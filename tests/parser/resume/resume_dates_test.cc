#include "parser/resume/resume_dates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace rolecall {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// "2021-05-01..2021-05-31"; '~' where it is vague, '+' where it is open.
std::vector<std::string> Dates(std::string_view line) {
  std::vector<std::string> texts;
  for (const DateHit& hit : FindDates(line)) {
    texts.push_back(FormatDate(hit.first) + ".." + FormatDate(hit.last) +
                    (hit.is_open ? "+" : "") + (hit.is_vague ? "~" : ""));
  }
  return texts;
}

TEST(ResumeDatesTest, AMonthByNameIsAllOfIt) {
  EXPECT_THAT(Dates("July 2011"), ElementsAre("2011-07-01..2011-07-31"));
  EXPECT_THAT(Dates("issued Feb. 2024"), ElementsAre("2024-02-01..2024-02-29"));
  EXPECT_THAT(Dates("Sept '19"), ElementsAre("2019-09-01..2019-09-30"));
  EXPECT_THAT(Dates("May 5, 2021"), ElementsAre("2021-05-05..2021-05-05"));
}

TEST(ResumeDatesTest, NumbersAreReadInUsOrder) {
  EXPECT_THAT(Dates("03/2027"), ElementsAre("2027-03-01..2027-03-31"));
  EXPECT_THAT(Dates("7/4/2021, 7-4-21"),
              ElementsAre("2021-07-04..2021-07-04", "2021-07-04..2021-07-04"));
  EXPECT_THAT(Dates("exp 03/27"), ElementsAre("2027-03-01..2027-03-31~"));
  EXPECT_THAT(Dates("2021-07-04"), ElementsAre("2021-07-04..2021-07-04"));
}

TEST(ResumeDatesTest, AYearIsAllOfIt) {
  EXPECT_THAT(Dates("RHIT 2021"), ElementsAre("2021-01-01..2021-12-31"));
}

TEST(ResumeDatesTest, TwoDatesAreASpan) {
  EXPECT_THAT(Dates("2023-2026"), ElementsAre("2023-01-01..2026-12-31"));
  EXPECT_THAT(Dates("July 2011 to November 2012"),
              ElementsAre("2011-07-01..2012-11-30"));
  EXPECT_THAT(Dates("1/2004-7/2007"), ElementsAre("2004-01-01..2007-07-31"));
  EXPECT_THAT(Dates("06/2019 \xE2\x80\x93 Present"),
              ElementsAre("2019-06-01..2019-06-30+"));
}

TEST(ResumeDatesTest, OtherNumbersAreNoDates) {
  EXPECT_THAT(
      Dates("45402, (937) 555-0142, $2021, 13/2020x, ICD10, 24/7, 99/9"),
      IsEmpty());
  EXPECT_THAT(Dates("Marketing 3000 and 1234567"), IsEmpty());
}

TEST(ResumeDatesTest, AnEndBeforeTheBeginIsNoSpan) {
  EXPECT_THAT(Dates("2021 - 2019"),
              ElementsAre("2021-01-01..2021-12-31", "2019-01-01..2019-12-31"));
}

}  // namespace
}  // namespace rolecall
