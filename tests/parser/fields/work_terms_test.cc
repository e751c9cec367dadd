#include "parser/fields/work_terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rolecall {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

WorkTerms Terms(std::string_view text) { return WorkTerms(TextSigns(text)); }

TEST(WorkTermsTest, TakesATypeFromALabelOrASentenceAboutThePost) {
  EXPECT_THAT(Terms("Job Type: Full-time").EmploymentTypes(),
              ElementsAre("FULL_TIME"));
  EXPECT_THAT(Terms("This is a part-time position.").EmploymentTypes(),
              ElementsAre("PART_TIME"));
  EXPECT_THAT(Terms("We need a PRN medical assistant.").EmploymentTypes(),
              ElementsAre("PER_DIEM"));
}

TEST(WorkTermsTest, BenefitsAreNotAboutThePost) {
  EXPECT_THAT(
      Terms("Health insurance for full-time employees.").EmploymentTypes(),
      IsEmpty());
  EXPECT_THAT(Terms("May convert to a full-time position.").EmploymentTypes(),
              IsEmpty());
}

TEST(WorkTermsTest, TakesAShiftFromALabelOrASentence) {
  EXPECT_THAT(Terms("About us\nShift: Evenings\nMore").Shifts(),
              ElementsAre("evening"));
  EXPECT_THAT(Terms("You work Monday through Friday, 8am-5pm.").Shifts(),
              ElementsAre("day"));
  EXPECT_THAT(Terms("Choose from day/night shifts.").Shifts(),
              ElementsAre("day", "night"));
}

TEST(WorkTermsTest, DifferentialsAndOccasionsAreNotAboutThePost) {
  EXPECT_THAT(Terms("Shift: $2 differential for nights").Shifts(), IsEmpty());
  EXPECT_THAT(Terms("There are no night shifts.").Shifts(), IsEmpty());
  EXPECT_THAT(Terms("occasional weekend shifts").Shifts(), IsEmpty());
}

TEST(WorkTermsTest, ALineOfNothingElseSpeaksOfThePost) {
  EXPECT_THAT(Terms("About us\n- Part time, evenings.").EmploymentTypes(),
              ElementsAre("PART_TIME"));
  EXPECT_THAT(Terms("PRN").EmploymentTypes(), ElementsAre("PER_DIEM"));
  EXPECT_THAT(Terms("Full-time 36 hours/week").EmploymentTypes(),
              ElementsAre("FULL_TIME"));
  EXPECT_THAT(Terms("Full time/part time:\nPart time").EmploymentTypes(),
              ElementsAre("PART_TIME"));
  EXPECT_THAT(Terms("Nights\nApply today").Shifts(), ElementsAre("night"));
  EXPECT_THAT(Terms("- Weekends only").Shifts(), ElementsAre("weekend"));
  EXPECT_THAT(Terms("Overnights (10p-6a)").Shifts(), ElementsAre("night"));
}

TEST(WorkTermsTest, ALineThatGoesOnSpeaksOfSomethingElse) {
  EXPECT_THAT(Terms("Full-time staff get health insurance").EmploymentTypes(),
              IsEmpty());
  EXPECT_THAT(Terms("Part-time: 5 hours a day").Shifts(), IsEmpty());
  EXPECT_THAT(Terms("Benefits from\nday\none").Shifts(), IsEmpty());
  EXPECT_THAT(Terms("Weekends:\nclosed").Shifts(), IsEmpty());
  EXPECT_THAT(Terms("Nights out with the team").Shifts(), IsEmpty());
}

TEST(WorkTermsTest, AContractIsAKindOfPost) {
  EXPECT_THAT(Terms("This is a 13-week contract role.").EmploymentTypes(),
              ElementsAre("CONTRACTOR"));
  EXPECT_THAT(Terms("About us\nContract position, Dayton").EmploymentTypes(),
              ElementsAre("CONTRACTOR"));
  EXPECT_THAT(Terms("You review contract terms.").EmploymentTypes(), IsEmpty());
  EXPECT_THAT(Terms("Manages a contract position budget.").EmploymentTypes(),
              IsEmpty());
}

TEST(WorkTermsTest, BareTermsOverListsAndUnderBenefitsAreNotAboutThePost) {
  EXPECT_THAT(Terms("Benefits\nFull-time\n- Medical\nPart-time\n- 401k\n"
                    "Per diem")
                  .EmploymentTypes(),
              IsEmpty());
  EXPECT_THAT(Terms("Our team\nFull-time\n\n- Two nurses").EmploymentTypes(),
              IsEmpty());
  EXPECT_THAT(Terms("Benefits\n- Medical\nSchedule\n- Part-time\n- Nights")
                  .EmploymentTypes(),
              ElementsAre("PART_TIME"));
}

TEST(WorkTermsTest, TheClockTellsTheShift) {
  EXPECT_THAT(Terms("Shift: 2p-10:30p").Shifts(), ElementsAre("evening"));
  EXPECT_THAT(Terms("Shift: 7:00 PM - 7:30 AM").Shifts(), ElementsAre("night"));
  EXPECT_THAT(Terms("Hours: M-F 7:30-4").Shifts(), ElementsAre("day"));
}

TEST(WorkTermsTest, GivesTheHoursInTheEmployersWords) {
  EXPECT_EQ(Terms("Hours are Monday - Friday, 8am - 5pm here.").WorkHours(),
            "Monday - Friday, 8am - 5pm");
  EXPECT_EQ(Terms("36 hours per week").WorkHours(), "36 hours per week");
  EXPECT_EQ(Terms("We care around the clock.").WorkHours(), "");
}

TEST(WorkTermsTest, RemoteMustBeSaidOfThePost) {
  EXPECT_TRUE(Terms("This is a fully remote position.").SaysRemote());
  EXPECT_TRUE(Terms("Work location: Remote").SaysRemote());
  EXPECT_FALSE(Terms("We support remote clinics.").SaysRemote());
  EXPECT_FALSE(Terms("This is not a fully remote position.").SaysRemote());
  EXPECT_FALSE(
      Terms("This is a remote position. Hybrid for locals.").SaysRemote());
}

TEST(WorkTermsTest, StatementsAreFoundBehindMarksAndWithinLines) {
  EXPECT_THAT(Terms("Text.\n\n - *Work Schedule: Nights").Shifts(),
              ElementsAre("night"));
  EXPECT_THAT(Terms("Text\nTime Type\nPart time").EmploymentTypes(),
              ElementsAre("PART_TIME"));
  EXPECT_THAT(Terms("We have a 3rd shift").Shifts(), ElementsAre("night"));
  EXPECT_THAT(Terms("M-F 8am-5pm").Shifts(), ElementsAre("day"));
  EXPECT_EQ(Terms("It is 36+ hrs/week").WorkHours(), "36+ hrs/week");
  EXPECT_EQ(Terms("Sun to Thurs 9 - 5pm").WorkHours(), "Sun to Thurs 9 - 5pm");
  EXPECT_TRUE(Terms("This is a work from home position").SaysRemote());
}

TEST(WorkTermsTest, ALabelStandsFirstOnItsLine) {
  EXPECT_THAT(Terms("See the shift: nights").Shifts(), IsEmpty());
  EXPECT_THAT(Terms("any job type: part time").EmploymentTypes(), IsEmpty());
}

}  // namespace
}  // namespace rolecall
