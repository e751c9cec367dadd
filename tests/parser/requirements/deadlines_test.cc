#include <gmock/gmock.h>

#include "tests/parser/requirements/reading.h"

namespace rolecall {
namespace {

using ::testing::ElementsAre;

TEST(RequirementDeadlinesTest, WordsAndNumbersAreDays) {
  EXPECT_THAT(Reading("BLS required within 90 days of hire."),
              ElementsAre("bls required 90d"));
  EXPECT_THAT(Reading("BLS required within six (6) months of employment."),
              ElementsAre("bls required 180d"));
  EXPECT_THAT(Reading("BLS required within one year of hire."),
              ElementsAre("bls required 365d"));
  EXPECT_THAT(Reading("BLS required within 12 months of start date."),
              ElementsAre("bls required 365d"));
  EXPECT_THAT(Reading("BLS must be completed in the first two weeks."),
              ElementsAre("bls required 14d"));
  EXPECT_THAT(Reading("BLS required 3 months after hire."),
              ElementsAre("bls required 90d"));
}

TEST(RequirementDeadlinesTest, ADeadlineBelongsToTheNamesBeforeIt) {
  EXPECT_THAT(Reading("RN license required; ACLS within 30 days of hire "
                      "required."),
              ElementsAre("rn required", "acls required 30d"));
}

TEST(RequirementDeadlinesTest, AnyOfSharesOneDeadline) {
  EXPECT_THAT(Reading("CCMA or RMA required within 6 months of hire."),
              ElementsAre("ccma-nha|rma-amt required 180d"));
}

TEST(RequirementDeadlinesTest, ATimeThatIsOverIsNoDeadline) {
  EXPECT_THAT(Reading("BLS card earned within the last 12 months required."),
              ElementsAre("bls required"));
}

TEST(RequirementDeadlinesTest, ADeadlineWithoutANumberIsNone) {
  EXPECT_THAT(Reading("BLS required by the end of orientation."),
              ElementsAre("bls required"));
}

TEST(RequirementDeadlinesTest, WhatIsMildAtHireIsRequiredByItsDeadline) {
  EXPECT_THAT(Reading("CMA preferred at hire, required within 6 months"),
              ElementsAre("cma-aama required 180d"));
  EXPECT_THAT(Reading("ACLS preferred; required within 6 months of hire"),
              ElementsAre("acls required 180d"));
  EXPECT_THAT(Reading("CMA or RMA preferred at hire and required within 12 "
                      "months of hire."),
              ElementsAre("cma-aama|rma-amt required 365d"));
  EXPECT_THAT(Reading("BLS is not required at hire but must be obtained within "
                      "60 days."),
              ElementsAre("bls required 60d"));
  EXPECT_THAT(Reading("BLS not required at hire; must be obtained within 60 "
                      "days of hire."),
              ElementsAre("bls required 60d"));
  EXPECT_THAT(Reading("PALS preferred; BLS required within 30 days of hire."),
              ElementsAre("pals preferred", "bls required 30d"));
}

TEST(RequirementDeadlinesTest, TheNextSentenceMaySayByWhen) {
  EXPECT_THAT(Reading("CMA or RMA required. If not certified upon hire, "
                      "certification must be obtained within 6 months."),
              ElementsAre("cma-aama|rma-amt required 180d"));
  EXPECT_THAT(Reading("Requirements:\n- CMA. Must be obtained within 6 months "
                      "of hire.\n- BLS"),
              ElementsAre("cma-aama required 180d", "bls required"));
  EXPECT_THAT(Reading("CMA required. Candidates without certification must "
                      "obtain it within 6 months of hire."),
              ElementsAre("cma-aama required 180d"));
  EXPECT_THAT(Reading("If not CMA certified at hire, must become certified "
                      "within 6 months."),
              ElementsAre("cma-aama required 180d"));
  EXPECT_THAT(Reading("CMA, or must obtain in 6 months"),
              ElementsAre("cma-aama required 180d"));
  EXPECT_THAT(Reading("RN license required. Compact licenses must be "
                      "transferred within 90 days."),
              ElementsAre("rn required"));
  EXPECT_THAT(Reading("CMA required. You must complete our training within 30 "
                      "days of hire."),
              ElementsAre("cma-aama required"));
}

TEST(RequirementDeadlinesTest, AListsHeaderSaysByWhen) {
  EXPECT_THAT(Reading("Required within 90 days of hire:\n- BLS\n- CMA or RMA"),
              ElementsAre("bls required 90d", "cma-aama|rma-amt required 90d"));
  EXPECT_THAT(Reading("Must obtain one of the following within 6 months of "
                      "hire:\n- CMA\n- RMA"),
              ElementsAre("cma-aama|rma-amt required 180d"));
  EXPECT_THAT(Reading("One of the following certifications within 6 months of "
                      "hire:\n- CMA\n- RMA"),
              ElementsAre("cma-aama|rma-amt required 180d"));
  EXPECT_THAT(Reading("Required within 90 days of hire:\n- BLS\n- ACLS within "
                      "6 months of hire"),
              ElementsAre("bls required 90d", "acls required 180d"));
}

TEST(RequirementDeadlinesTest, ATimeAfterGraduationIsNone) {
  EXPECT_THAT(Reading("CMA required within 1 year of graduation"),
              ElementsAre("cma-aama required"));
}

TEST(RequirementDeadlinesTest, TimesAreSpelledInManyWays) {
  EXPECT_THAT(Reading("CMA required w/in 6 mos."),
              ElementsAre("cma-aama required 180d"));
  EXPECT_THAT(Reading("BLS required by your 90th day"),
              ElementsAre("bls required 90d"));
}

TEST(RequirementDeadlinesTest, YearsBelongToTheProductTheyStandBeside) {
  const auto requirements = ReadRequirements(
      "Biller", "Required: 2+ years of NextGen, and Lytec (six months).");
  ASSERT_EQ(requirements.size(), 2u);
  EXPECT_EQ(requirements[0].min_months, 24);
  EXPECT_EQ(requirements[1].min_months, 6);
}

TEST(RequirementDeadlinesTest, ATimeIsOfTheSubjectOfItsMust) {
  EXPECT_THAT(Reading("Must hold an active license (LPN/LVN) in the state in "
                      "which the clinician will practice Compact licenses must "
                      "be transferred within 90 days"),
              ElementsAre("lpn|lvn required"));
  EXPECT_THAT(Reading("PALS certification issued by the American Heart "
                      "Association needs to be obtained within 6 months"),
              ElementsAre("pals required 180d"));
}

TEST(RequirementDeadlinesTest, AConditionKeepsItsTimeToItself) {
  EXPECT_THAT(Reading("RN license required. If compact license, an Ohio RN "
                      "license is required within 45 days of hire."),
              ElementsAre("rn required"));
  EXPECT_THAT(Reading("RN license required. If not licensed in Ohio, the Ohio "
                      "RN license is required within 45 days of hire."),
              ElementsAre("rn required 45d"));
}

TEST(RequirementDeadlinesTest, ATimeIsOfTheItemBehindALostBreak) {
  EXPECT_THAT(Reading("- Advanced Cardiac Life Support (ACLS) preferred "
                      "Emergency nurses' course must be obtained within 6 "
                      "months of hire"),
              ElementsAre("acls preferred"));
}

TEST(RequirementDeadlinesTest, YearsAtTheSentencesEndAreOfItsProducts) {
  const auto requirements =
      ReadRequirements("Clinic Team Member",
                       "Experience with Epic or Cerner required, 2+ years.");
  ASSERT_EQ(requirements.size(), 1U);
  EXPECT_EQ(requirements[0].min_months, 24);
}

TEST(RequirementDeadlinesTest, WhatIsObtainedInATimeHasADeadline) {
  EXPECT_THAT(Reading("BLS must be obtained in 60 days."),
              ElementsAre("bls required 60d"));
  EXPECT_THAT(Reading("Requirements:\n- Basic life support training should be "
                      "completed in 90 days"),
              ElementsAre("bls required 90d"));
}

TEST(RequirementDeadlinesTest, AnExceptionForTheUncertifiedLeavesThemTime) {
  constexpr std::string_view kRule =
      "CERTIFICATION: Applicants must be certified as a Certified Ophthalmic "
      "Assistant (COA) and hold a BLS card.\n";
  EXPECT_THAT(
      Reading(std::string(kRule) +
              "Exception. Non-certified applicants may be appointed as a "
              "graduate technician. Certification can be waived for a period "
              "not to exceed two (2) years."),
      ElementsAre("coa-ijcahpo required 730d", "bls required"));
  EXPECT_THAT(Reading(std::string(kRule) +
                      "Non-certified applicants may be appointed. Two years of "
                      "experience are expected."),
              ElementsAre("coa-ijcahpo required", "bls required"));
}

TEST(RequirementDeadlinesTest, BareCertificationHasADeadlineToo) {
  EXPECT_THAT(TitledReading("Medical Assistant",
                            "Certification required within 6 months of hire."),
              ElementsAre("cma-generic required 180d"));
}

TEST(RequirementDeadlinesTest, RespectivelyGivesEachNameItsOwnTime) {
  EXPECT_THAT(Reading("BLS and ACLS within 30 and 90 days, respectively."),
              ElementsAre("bls required 30d", "acls required 90d"));
  EXPECT_THAT(
      Reading("BLS, ACLS and NRP are required within 30, 60 and 90 "
              "days of hire, respectively."),
      ElementsAre("bls required 30d", "acls required 60d", "nrp required 90d"));
  EXPECT_THAT(Reading("BLS and either PALS or ENPC required within thirty (30) "
                      "days and 6 months of hire respectively."),
              ElementsAre("bls required 30d", "enpc-ena|pals required 180d"));
}

TEST(RequirementDeadlinesTest, ANumberMayBeGluedToItsUnit) {
  EXPECT_THAT(Reading("BLS required w/in 6mo of hire."),
              ElementsAre("bls required 180d"));
  EXPECT_THAT(Reading("ACLS required within 90d."),
              ElementsAre("acls required 90d"));
  EXPECT_THAT(Reading("PALS required within 12mos of hire."),
              ElementsAre("pals required 365d"));
  EXPECT_THAT(Reading("BLS within 2wks of start."),
              ElementsAre("bls required 14d"));
  EXPECT_THAT(Reading("BLS within six (6) mos. of hire."),
              ElementsAre("bls required 180d"));
}

TEST(RequirementDeadlinesTest, AProbationEndsInTime) {
  EXPECT_THAT(Reading("BLS required before the end of the 90-day introductory "
                      "period."),
              ElementsAre("bls required 90d"));
  EXPECT_THAT(Reading("ACLS is required during the 6-month probationary "
                      "period."),
              ElementsAre("acls required 180d"));
  EXPECT_THAT(Reading("BLS required by 6 months."),
              ElementsAre("bls required 180d"));
  EXPECT_THAT(Reading("BLS by 6 months of employment."),
              ElementsAre("bls required 180d"));
}

TEST(RequirementDeadlinesTest, DayOneIsAskedForWithoutDays) {
  EXPECT_THAT(Reading("BLS prior to start, ACLS within 90 days."),
              ElementsAre("bls required", "acls required 90d"));
  EXPECT_THAT(Reading("CPR upon hire; PALS within 1yr."),
              ElementsAre("cpr-aed required", "pals required 365d"));
  EXPECT_THAT(Reading("Orientation is prior to start of BLS class."),
              ElementsAre());
}

TEST(RequirementDeadlinesTest, ATimeBehindTheLevelIsOfTheWholeList) {
  EXPECT_THAT(Reading("ACLS, PALS, NIHSS required within 30 days."),
              ElementsAre("acls required 30d", "pals required 30d",
                          "nihss required 30d"));
  EXPECT_THAT(
      Reading("BLS required, ACLS, PALS required within 90 days of hire."),
      ElementsAre("bls required", "acls required 90d", "pals required 90d"));
  EXPECT_THAT(Reading("BLS, ACLS within 90 days."),
              ElementsAre("bls required", "acls required 90d"));
}

TEST(RequirementDeadlinesTest, ABareTimeMayEndTheLineOfACard) {
  EXPECT_THAT(
      Reading("Requirements:\n- BLS - American Heart Association 90 "
              "Days\n- ACLS (180 days)\n- PALS"),
      ElementsAre("bls required 90d", "acls required 180d", "pals required"));
  EXPECT_THAT(Reading("Requirements:\n- BLS course, 2 days\n- CNA 90 days"),
              ElementsAre("bls required", "cna required"));
}

TEST(RequirementDeadlinesTest, RespectivelySpeaksOfTheListBeforeIt) {
  EXPECT_THAT(
      Reading("Current RN license, BLS and ACLS within 30 and 90 days "
              "of hire, respectively."),
      ElementsAre("rn required", "bls required 30d", "acls required 90d"));
  EXPECT_THAT(Reading("BLS and ACLS required within 3 months and 6 months, "
                      "respectively, and TNCC preferred."),
              ElementsAre("bls required 90d", "acls required 180d",
                          "tncc-ena preferred"));
  EXPECT_THAT(Reading("BLS within 30 days; ACLS and PALS within 6 and 12 "
                      "months respectively."),
              ElementsAre("bls required 30d", "acls required 180d",
                          "pals required 365d"));
}

TEST(RequirementDeadlinesTest, DayOneEndsItsClause) {
  EXPECT_THAT(Reading("We offer free parking. CPR upon hire is provided."),
              ElementsAre());
  EXPECT_THAT(Reading("CPR upon hire and annually."),
              ElementsAre("cpr-aed required"));
}

TEST(DeadlinesTest, ATimeBehindCardsIsNoneOfTheLicenceBeforeThem) {
  for (const char* text :
       {"RN, BLS, ACLS required within 90 days",
        "Registered Nurse license, BLS and ACLS required within 90 days of "
        "hire.",
        "Requirements:\n- RN, BLS and ACLS required within 3 months of hire"}) {
    EXPECT_THAT(Reading(text), ElementsAre("rn required", "bls required 90d",
                                           "acls required 90d"))
        << text;
  }
  EXPECT_THAT(Reading("RN license and BLS must be obtained within 90 days."),
              ElementsAre("rn required 90d", "bls required 90d"));
  EXPECT_THAT(Reading("A Nevada RN license is required within 90 days."),
              ElementsAre("rn required 90d"));
  EXPECT_THAT(Reading("CMA, BLS required within 90 days of hire."),
              ElementsAre("cma-aama required 90d", "bls required 90d"));
}

TEST(RequirementDeadlinesTest, TheEndOfTheFirstDaysIsADeadline) {
  EXPECT_THAT(Reading("PALS required by the end of your first 90 days."),
              ElementsAre("pals required 90d"));
  EXPECT_THAT(Reading("BLS must be obtained by the end of the first 30 days."),
              ElementsAre("bls required 30d"));
}

TEST(RequirementDeadlinesTest, AColonMayStandOnEitherSideOfATime) {
  EXPECT_THAT(Reading("CMA, RMA, or CCMA: within 6 months of hire."),
              ElementsAre("ccma-nha|cma-aama|rma-amt required 180d"));
  EXPECT_THAT(Reading("Required within 6 months: ACLS, PALS, and NRP."),
              ElementsAre("acls required 180d", "pals required 180d",
                          "nrp required 180d"));
  EXPECT_THAT(Reading("Required: ACLS. We answer within 6 months."),
              ElementsAre("acls required"));
}
}  // namespace
}  // namespace rolecall
