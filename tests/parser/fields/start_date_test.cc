#include "parser/fields/start_date.h"

#include <gtest/gtest.h>

#include <string>

namespace rolecall {
namespace {

std::string Found(const std::string& text) {
  const auto date = FindStartDate(text);
  return date ? FormatDate(*date) : "";
}

TEST(StartDateTest, IsReadBehindItsLabel) {
  EXPECT_EQ(Found("Start date: January 15, 2028. Current BLS required."),
            "2028-01-15");
  EXPECT_EQ(Found("Full time.\n- Anticipated Start Date: 01/15/2028\nBLS"),
            "2028-01-15");
  EXPECT_EQ(Found("Join us! The job. Start date - Jan. 15, 2028"),
            "2028-01-15");
  EXPECT_EQ(Found("Start Date:\n2028-01-15"), "2028-01-15");
  EXPECT_EQ(Found("Start date is 15 January 2028 (firm)"), "2028-01-15");
}

TEST(StartDateTest, IsNotReadWhereNoDayIsNamed) {
  EXPECT_EQ(Found("Start date: ASAP"), "");
  EXPECT_EQ(Found("Start date: in 3 days"), "");
  EXPECT_EQ(Found("Start date: January 15"), "") << "of which year?";
  EXPECT_EQ(Found("Start date:"), "");
  EXPECT_EQ(Found("Posted January 15, 2028"), "");
}

TEST(StartDateTest, IsNotTheStartOfAnythingElse) {
  EXPECT_EQ(Found("Application start date: January 15, 2028"), "");
  EXPECT_EQ(Found("BLS within 30 days of start date. January 15, 2028"), "");
}

}  // namespace
}  // namespace rolecall
