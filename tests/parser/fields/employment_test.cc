#include "parser/fields/employment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rolecall {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(EmploymentTypeTest, ReadsTheStandardsWordsAndPeoples) {
  EXPECT_EQ(ReadEmploymentType("FULL_TIME"), "FULL_TIME");
  EXPECT_EQ(ReadEmploymentType("Full time"), "FULL_TIME");
  EXPECT_EQ(ReadEmploymentType("part-time"), "PART_TIME");
  EXPECT_EQ(ReadEmploymentType("P/T"), "PART_TIME");
  EXPECT_EQ(ReadEmploymentType("PRN"), "PER_DIEM");
  EXPECT_EQ(ReadEmploymentType("per diem"), "PER_DIEM");
  EXPECT_EQ(ReadEmploymentType("Contract"), "CONTRACTOR");
  EXPECT_EQ(ReadEmploymentType("Seasonal"), "TEMPORARY");
  EXPECT_EQ(ReadEmploymentType("Internship"), "INTERN");
  EXPECT_EQ(ReadEmploymentType("Other"), "OTHER");
}

TEST(EmploymentTypeTest, IsEmptyForOtherWords) {
  EXPECT_EQ(ReadEmploymentType("Regular"), "");
  EXPECT_EQ(ReadEmploymentType(""), "");
  EXPECT_EQ(ReadEmploymentType("International"), "");
}

TEST(EmploymentTypeTest, ReadsSeveralInTheStandardsOrder) {
  EXPECT_THAT(ReadEmploymentTypes("PRN, part-time or full-time"),
              ElementsAre("FULL_TIME", "PART_TIME", "PER_DIEM"));
}

TEST(EmploymentTypeTest, RegularPartTimeIsPartTime) {
  EXPECT_THAT(ReadEmploymentTypes("Regular part-time"),
              ElementsAre("PART_TIME"));
}

TEST(ReadShiftsTest, ReadsNamesAndHours) {
  EXPECT_THAT(ReadShifts("Days"), ElementsAre("day"));
  EXPECT_THAT(ReadShifts("1st shift"), ElementsAre("day"));
  EXPECT_THAT(ReadShifts("2nd shift"), ElementsAre("evening"));
  EXPECT_THAT(ReadShifts("3rd Shift"), ElementsAre("night"));
  EXPECT_THAT(ReadShifts("Overnight"), ElementsAre("night"));
  EXPECT_THAT(ReadShifts("7p-7a"), ElementsAre("night"));
  EXPECT_THAT(ReadShifts("Mon-Fri 8:00am-5:00pm"), ElementsAre("day"));
  EXPECT_THAT(ReadShifts("Evenings and weekends"),
              ElementsAre("evening", "weekend"));
}

TEST(ReadShiftsTest, WhatOnlyLooksLikeAShiftIsNone) {
  for (const char* text :
       {"No weekends", "4 days a week", "Day Surgery RN", "per day", "Rotating",
        "every other weekend", "Holidays", "no nights, weekends or holidays"}) {
    EXPECT_THAT(ReadShifts(text), IsEmpty()) << text;
  }
}

TEST(RemoteTest, OnlyWorkFromHomeThroughoutIsRemote) {
  EXPECT_TRUE(IsRemoteText("Medical Coder (Remote)"));
  EXPECT_TRUE(IsRemoteText("Remote - US"));
  EXPECT_TRUE(IsRemoteText("Work from home biller"));
  EXPECT_TRUE(IsRemoteText("TELECOMMUTE"));
  EXPECT_FALSE(IsRemoteText("Hybrid Remote"));
  EXPECT_FALSE(IsRemoteText("Remote Patient Monitoring Nurse"));
  EXPECT_FALSE(IsRemoteText("Dayton, OH"));
  EXPECT_FALSE(IsRemoteText("Not remote"));
}

}  // namespace
}  // namespace rolecall
