#include "parser/fields/work_terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rolecall {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(WorkTermsTest, TakesATypeFromALabelOrASentenceAboutThePost) {
  EXPECT_THAT(WorkTerms("Job Type: Full-time").EmploymentTypes(),
              ElementsAre("FULL_TIME"));
  EXPECT_THAT(WorkTerms("This is a part-time position.").EmploymentTypes(),
              ElementsAre("PART_TIME"));
  EXPECT_THAT(WorkTerms("We need a PRN medical assistant.").EmploymentTypes(),
              ElementsAre("PER_DIEM"));
}

TEST(WorkTermsTest, BenefitsAreNotAboutThePost) {
  EXPECT_THAT(
      WorkTerms("Health insurance for full-time employees.").EmploymentTypes(),
      IsEmpty());
  EXPECT_THAT(
      WorkTerms("May convert to a full-time position.").EmploymentTypes(),
      IsEmpty());
}

TEST(WorkTermsTest, TakesAShiftFromALabelOrASentence) {
  EXPECT_THAT(WorkTerms("About us\nShift: Evenings\nMore").Shifts(),
              ElementsAre("evening"));
  EXPECT_THAT(WorkTerms("You work Monday through Friday, 8am-5pm.").Shifts(),
              ElementsAre("day"));
  EXPECT_THAT(WorkTerms("Choose from day/night shifts.").Shifts(),
              ElementsAre("day", "night"));
}

TEST(WorkTermsTest, DifferentialsAndOccasionsAreNotAboutThePost) {
  EXPECT_THAT(WorkTerms("Shift: $2 differential for nights").Shifts(),
              IsEmpty());
  EXPECT_THAT(WorkTerms("There are no night shifts.").Shifts(), IsEmpty());
  EXPECT_THAT(WorkTerms("occasional weekend shifts").Shifts(), IsEmpty());
}

TEST(WorkTermsTest, GivesTheHoursInTheEmployersWords) {
  EXPECT_EQ(WorkTerms("Hours are Monday - Friday, 8am - 5pm here.").WorkHours(),
            "Monday - Friday, 8am - 5pm");
  EXPECT_EQ(WorkTerms("36 hours per week").WorkHours(), "36 hours per week");
  EXPECT_EQ(WorkTerms("We care around the clock.").WorkHours(), "");
}

TEST(WorkTermsTest, RemoteMustBeSaidOfThePost) {
  EXPECT_TRUE(WorkTerms("This is a fully remote position.").SaysRemote());
  EXPECT_TRUE(WorkTerms("Work location: Remote").SaysRemote());
  EXPECT_FALSE(WorkTerms("We support remote clinics.").SaysRemote());
  EXPECT_FALSE(WorkTerms("This is not a fully remote position.").SaysRemote());
  EXPECT_FALSE(
      WorkTerms("This is a remote position. Hybrid for locals.").SaysRemote());
}

TEST(WorkTermsTest, StatementsAreFoundBehindMarksAndWithinLines) {
  EXPECT_THAT(WorkTerms("Text.\n\n - *Work Schedule: Nights").Shifts(),
              ElementsAre("night"));
  EXPECT_THAT(WorkTerms("Text\nTime Type\nPart time").EmploymentTypes(),
              ElementsAre("PART_TIME"));
  EXPECT_THAT(WorkTerms("We have a 3rd shift").Shifts(), ElementsAre("night"));
  EXPECT_THAT(WorkTerms("M-F 8am-5pm").Shifts(), ElementsAre("day"));
  EXPECT_EQ(WorkTerms("It is 36+ hrs/week").WorkHours(), "36+ hrs/week");
  EXPECT_EQ(WorkTerms("Sun to Thurs 9 - 5pm").WorkHours(),
            "Sun to Thurs 9 - 5pm");
  EXPECT_TRUE(WorkTerms("This is a work from home position").SaysRemote());
}

TEST(WorkTermsTest, ALabelStandsFirstOnItsLine) {
  EXPECT_THAT(WorkTerms("See the shift: nights").Shifts(), IsEmpty());
  EXPECT_THAT(WorkTerms("any job type: part time").EmploymentTypes(),
              IsEmpty());
}

}  // namespace
}  // namespace rolecall
