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

TEST(FindEmploymentTypesTest, TakesALabelOrASentenceAboutThePost) {
  EXPECT_THAT(FindEmploymentTypes("Job Type: Full-time"),
              ElementsAre("FULL_TIME"));
  EXPECT_THAT(FindEmploymentTypes("This is a part-time position."),
              ElementsAre("PART_TIME"));
  EXPECT_THAT(FindEmploymentTypes("We need a PRN medical assistant."),
              ElementsAre("PER_DIEM"));
}

TEST(FindEmploymentTypesTest, BenefitsAreNotAboutThePost) {
  EXPECT_THAT(FindEmploymentTypes("Health insurance for full-time employees."),
              IsEmpty());
  EXPECT_THAT(FindEmploymentTypes("May convert to a full-time position."),
              IsEmpty());
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

TEST(FindShiftsTest, ReadsLabelsAndSentences) {
  EXPECT_THAT(FindShifts("About us\nShift: Evenings\nMore"),
              ElementsAre("evening"));
  EXPECT_THAT(FindShifts("You work Monday through Friday, 8am-5pm."),
              ElementsAre("day"));
  EXPECT_THAT(FindShifts("Choose from day/night shifts."),
              ElementsAre("day", "night"));
}

TEST(FindShiftsTest, DifferentialsAndOccasionsAreNotAboutThePost) {
  EXPECT_THAT(FindShifts("Shift: $2 differential for nights"), IsEmpty());
  EXPECT_THAT(FindShifts("There are no night shifts."), IsEmpty());
  EXPECT_THAT(FindShifts("occasional weekend shifts"), IsEmpty());
}

TEST(FindWorkHoursTest, GivesTheEmployersWords) {
  EXPECT_EQ(FindWorkHours("Hours are Monday - Friday, 8am - 5pm here."),
            "Monday - Friday, 8am - 5pm");
  EXPECT_EQ(FindWorkHours("36 hours per week"), "36 hours per week");
  EXPECT_EQ(FindWorkHours("We care around the clock."), "");
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

TEST(RemoteTest, ATextMustSayItOfThePost) {
  EXPECT_TRUE(SaysRemote("This is a fully remote position."));
  EXPECT_TRUE(SaysRemote("Work location: Remote"));
  EXPECT_FALSE(SaysRemote("We support remote clinics."));
  EXPECT_FALSE(SaysRemote("This is not a fully remote position."));
  EXPECT_FALSE(SaysRemote("This is a remote position. Hybrid for locals."));
}

}  // namespace
}  // namespace rolecall
