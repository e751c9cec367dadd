#include <gmock/gmock.h>

#include "tests/parser/requirements/reading.h"

namespace rolecall {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST(RequirementLayoutTest, HeadingsStandInlineInFlattenedText) {
  EXPECT_THAT(Reading("Join us. Requirements: BLS card. Preferred: Epic. "
                      "Benefits: free CPR class."),
              ElementsAre("bls required", "epic preferred"));
}

TEST(RequirementLayoutTest, LostSpacesAreFound) {
  EXPECT_THAT(
      Reading("Lytec experience requiredMicrosoft Excel requiredCBCS "
              "preferredPay: weekly"),
      ElementsAre("lytec required", "ms-excel required", "cbcs-nha preferred"));
}

TEST(RequirementLayoutTest, PlusSignsAndDotsAreBullets) {
  EXPECT_THAT(Reading("Requirements: + BLS card + LPN license"),
              ElementsAre("bls required", "lpn required"));
  EXPECT_THAT(
      Reading("WHAT IS REQUIRED \xC2\xB7 BLS \xC2\xB7 DEA registration "
              "||| WHAT IS HELPFUL \xC2\xB7 Lytec"),
      UnorderedElementsAre("bls required", "dea required", "lytec preferred"));
}

TEST(RequirementLayoutTest, ShortLinesWithANameAreNoHeadings) {
  EXPECT_THAT(Reading("Candidate criteria:\nDEA registration\nACLS "
                      "certification"),
              ElementsAre("dea required", "acls required"));
}

// What stands before the first word was looked at; a sanitizer saw it.
TEST(RequirementLayoutTest, OneUnknownWordMayBeginAText) {
  EXPECT_THAT(Reading("hello"), IsEmpty());
  EXPECT_THAT(Reading("hello\n\nBLS required"), ElementsAre("bls required"));
}

TEST(RequirementLayoutTest, AParagraphBehindAListLeavesIt) {
  EXPECT_THAT(Reading("Preferred:\n- Visio\n\nBLS is a must."),
              ElementsAre("ms-visio preferred", "bls required"));
}

TEST(RequirementLayoutTest, WrappedLinesAreOneSentence) {
  EXPECT_THAT(Reading("The clinic will only consider people who hold a current"
                      "\nBLS card, which is required."),
              ElementsAre("bls required"));
}

TEST(RequirementLayoutTest, EmptyAndHostileTextsYieldNothing) {
  EXPECT_THAT(Reading(""), testing::IsEmpty());
  EXPECT_THAT(Reading(std::string(100'000, '(')), testing::IsEmpty());
  EXPECT_THAT(Reading(std::string(100'000, '\n')), testing::IsEmpty());
  EXPECT_THAT(Reading("\xFF\xFE\xE2\x80"), testing::IsEmpty());
}

TEST(RequirementLayoutTest, APlainLineBehindBulletsLeavesTheirList) {
  EXPECT_THAT(
      Reading("Must hold one of these:\n- CPC\n- CCS\nYou also know "
              "ICD-10-CM, and you have used Codify."),
      testing::UnorderedElementsAre("ccs-ahima|cpc-aapc required",
                                    "codify required", "icd-codeset required"));
}

TEST(RequirementLayoutTest, ALineThatNamesACardAsksUnderAnyHeading) {
  EXPECT_THAT(Reading("Benefits:\n- Health insurance\nValid CPR certification"),
              ElementsAre("cpr-aed required"));
}
TEST(RequirementLayoutTest, ACapitalBehindRequiredBeginsTheNextItem) {
  EXPECT_THAT(Reading("Requirements: Two years of clinic work is required BLS "
                      "required ACLS is required within 6 months of hire"),
              ElementsAre("bls required", "acls required 180d"));
}

TEST(RequirementLayoutTest, AnOpeningWordBehindANameBeginsASentence) {
  const std::string filler =
      "We care for every patient who walks in and for all who cannot. ";
  EXPECT_THAT(
      Reading(filler + filler + filler + filler + filler + filler +
              "Requirements: Advanced Cardiovascular Life Support (ACLS) If "
              "applicable, other papers are handed in before the first day"),
      ElementsAre("acls required"));
}

TEST(RequirementLayoutTest, AHeadingThatJoinsBothKindsRequires) {
  EXPECT_THAT(Reading("Qualifications and Desired Experience:\n- BLS card"),
              ElementsAre("bls required"));
  EXPECT_THAT(Reading("Preferred Qualifications:\n- BLS card"),
              ElementsAre("bls preferred"));
}

TEST(RequirementLayoutTest, AHeaderMayEndALineOfSentences) {
  EXPECT_THAT(
      Reading("Requirements:\n- Registered Nurse credentialed from the Board "
              "of Nursing before the first day. Verified by the local "
              "office.Preferred Credentials:\n- ACLS"),
      ElementsAre("rn required", "acls preferred"));
}

TEST(RequirementLayoutTest, ALostSpaceBehindASignEndsASentence) {
  EXPECT_THAT(Reading("Requirements: CPR card - because safety first!Valid "
                      "driver's license to reach every site"),
              ElementsAre("cpr-aed required", "drivers-licence required"));
  EXPECT_THAT(Reading("Requirements:\n- Java, C#/.NET and SQL databases"),
              ElementsAre("sql required"));
}

TEST(RequirementLayoutTest, ANameBeforeAColonIsContent) {
  EXPECT_THAT(Reading("Requirements:\n- Must have knowledge of Excel: build "
                      "reports"),
              ElementsAre("ms-excel required"));
}

TEST(RequirementLayoutTest, APluralHeadingOpensItsSectionInAFlattenedLine) {
  const std::string filler =
      "We care for every patient who walks in and for all who cannot while we "
      "foster a place to grow for members of the health care team ";
  EXPECT_THAT(Reading(filler + filler + filler +
                      "Requirements Bachelor degree or none at all if you have "
                      "worked elsewhere in such a place. Lytec"),
              ElementsAre("lytec required"));
  EXPECT_THAT(Reading("Employer features: PTO Qualifications: active RN "
                      "license"),
              ElementsAre("rn required"));
}

TEST(RequirementLayoutTest, ALostSpaceBehindACapitalEndsASentenceToo) {
  EXPECT_THAT(Reading("Requirements: Proficient in Microsoft Office "
                      "Suite.Prior experience in billing is preferred."),
              ElementsAre("microsoft-365 required"));
  EXPECT_THAT(Reading("Qualifications: RN license.Previous experience in a "
                      "clinic preferred."),
              ElementsAre("rn required"));
  EXPECT_THAT(Reading("Qualifications:\nKnowledge of Node.Js and Cerner "
                      "preferred"),
              ElementsAre("oracle-health preferred"));
}

TEST(RequirementLayoutTest, AStopAndADashBeginTheNextItem) {
  EXPECT_THAT(Reading("Skills: works with little supervision.- Proficient in "
                      "Excel.- Fair handwriting preferred"),
              ElementsAre("ms-excel required"));
}

// Lines that begin with "I" are a form's answers; each will do.
TEST(RequirementLayoutTest, TheAnswersOfAFormAreAlternatives) {
  EXPECT_THAT(Reading("Select the response that describes your certification.\n"
                      "A. I possess a current CMA (AAMA).\n"
                      "B. I possess a current RMA (AMT).\n"
                      "C. I have earned the NCMA certification (NCCT).\n"
                      "D. I do not possess any certification described above."),
              ElementsAre("cma-aama|ncma-ncct|rma-amt required"));
  EXPECT_THAT(Reading("A. I possess an EMT card and a current BLS card.\n"
                      "B. I possess a paramedic card and a current BLS card.\n"
                      "C. I meet none."),
              UnorderedElementsAre("emt|paramedic required", "bls required"));
}

TEST(RequirementLayoutTest, AnAnswerOfExperienceFreesFromTheCredential) {
  EXPECT_THAT(Reading("Select one response.\n"
                      "A. I possess a current CMA (AAMA).\n"
                      "B. I have one year of experience in a clinic.\n"
                      "C. I do not have the experience described above."),
              IsEmpty());
}

TEST(RequirementLayoutTest, OneSpeakerIsNoForm) {
  EXPECT_THAT(Reading("I have two certified billers and a CPC apprentice.\n"
                      "I need a helper after school."),
              IsEmpty());
}

TEST(RequirementLayoutTest, AHeaderThatEndsInBenefitsListsThem) {
  EXPECT_THAT(
      Reading("Requirements\n- Nurse practitioner license\n\nWhy Work with "
              "Us?\nAs one of our partners you will soon enjoy these "
              "advantages and benefits:\n- EHR experience and training"),
      ElementsAre("aprn required"));
}

TEST(RequirementLayoutTest, ANumberRightBehindAStopBeginsTheNextItem) {
  EXPECT_THAT(Reading("Qualifications: 1. Proficient in Excel and other "
                      "tools.2. Bachelor's degree preferred"),
              ElementsAre("ms-excel required"));
}

TEST(RequirementLayoutTest, ACapitalBehindABracketOrInAWordIsALostBreak) {
  EXPECT_THAT(Reading("Qualifications: CNA certification (required)BLS card "
                      "(preferred)ACLS card (preferred)"),
              ElementsAre("cna required", "bls preferred", "acls preferred"));
  EXPECT_THAT(
      Reading("Requirements: at least 18 years of ageCPR card required"),
      ElementsAre("cpr-aed required"));
}

// Two lines of filler make the line long enough to be taken for several.
TEST(RequirementLayoutTest, YearsBehindALicenceBeginTheNextItemOfALongLine) {
  const std::string filler =
      "We care for every patient who walks in and for all who cannot while we "
      "foster a place to grow for members of the health care team ";
  EXPECT_THAT(Reading(filler + filler + filler +
                      "Requirements: Current state RN license 3 years of "
                      "nursing experience preferred"),
              ElementsAre("rn required"));
  EXPECT_THAT(Reading(filler + filler + filler +
                      "Requirements: RN licensure in the State of Ohio Current "
                      "BLS card obtained within 90 days of hire"),
              ElementsAre("rn required", "bls required 90d"));
}

TEST(RequirementLayoutTest, AGluedListOfCredentialsIsStillOneList) {
  EXPECT_THAT(Reading("Requirements: current certifications include: Certified "
                      "Coding Specialist (CCS)Certified Professional Coder "
                      "(CPC)Certified Inpatient Coder (CIC)"),
              ElementsAre("ccs-ahima|cic-aapc|cpc-aapc required"));
  EXPECT_THAT(Reading("Requirements: graph and noSQL stores"), IsEmpty());
}

TEST(RequirementLayoutTest, ALineThatSaysItsOwnLevelHeadsNothing) {
  EXPECT_THAT(Reading("Qualifications:\n\nMaster's level education preferred"
                      "\nSolid planning\nProficiency in Excel and Word"),
              ElementsAre("ms-excel required", "ms-word required"));
  EXPECT_THAT(Reading("Requirements\nPython\nOther skills preferred\nExcel "
                      "and Word"),
              ElementsAre("python-lang required", "ms-excel preferred",
                          "ms-word preferred"));
}

TEST(RequirementLayoutTest, AnArticleGluedToAWordBeginsTheNextItem) {
  EXPECT_THAT(Reading("Requirements\nRN license\nLPN with one year of "
                      "experience preferredA master's degree in any field"),
              ElementsAre("rn required", "lpn preferred"));
}

TEST(RequirementLayoutTest, AProductBeforeALostBreakIsRead) {
  EXPECT_THAT(Reading("Must know Excel.BLS is a plus."),
              ElementsAre("ms-excel required", "bls preferred"));
  EXPECT_THAT(
      Reading("Must know Epic.BLS is a plus. Must know Word.CCMA required."),
      ElementsAre("epic required", "bls preferred", "ms-word required",
                  "ccma-nha required"));
}

TEST(RequirementLayoutTest, YearsGluedToAWordBeginTheNextItem) {
  EXPECT_THAT(Reading("Preferred Education and Experience5+ years in medical "
                      "billingExperience and knowledge with CPT coding"),
              ElementsAre("cpt-codeset preferred"));
  EXPECT_THAT(Reading("Requirements:\nMBA or CPA desired5 years as a manager, "
                      "controller or treasurer"),
              ElementsAre("cpa preferred"));
}

TEST(RequirementLayoutTest, AHeadingInALineMayBeAListOfHeadings) {
  EXPECT_THAT(
      Reading(
          "Required Education, License/Certification, or Work "
          "Experience:Registered Nurse (RN) - Board of Nursing An active "
          "license in the state of practice Upon Hire Preferred Education, "
          "License/Certification, or Work Experience:1-3 years in a clinic"),
      ElementsAre("rn required"));
}

TEST(RequirementLayoutTest, AWishThatSaysItIsNoNeedIsAHeading) {
  EXPECT_THAT(
      Reading("Qualifications\nBLS\nNice to have but not required\nEpic"),
      ElementsAre("bls required", "epic preferred"));
}

TEST(RequirementLayoutTest, AQuestionMarkBetweenSpacesIsALostDash) {
  EXPECT_THAT(Reading("Qualifications\n- BLS ? required\n- ACLS ? preferred"),
              ElementsAre("bls required", "acls preferred"));
}

TEST(RequirementLayoutTest, HeadingsInCapitalsFollowAcronyms) {
  EXPECT_THAT(Reading("REQUIRED LICENSES: RN PREFERRED LICENSES: CCRN"),
              ElementsAre("rn required", "ccrn-aacn preferred"));
}

TEST(RequirementLayoutTest, RequirementsForAnybodyHeadASection) {
  EXPECT_THAT(
      Reading("Duties:\n- Follow all policies\nRequirements for Licensed "
              "Practical Nurses (LPNs)\n- Valid driver's license\n"),
      ElementsAre("drivers-licence required"));
}

TEST(RequirementLayoutTest, AHeadingMayStandBehindABulletOrInStars) {
  EXPECT_THAT(Reading("Facility highlights\n- A gym\n- Qualifications\nBLS "
                      "certification\n"),
              ElementsAre("bls required"));
  EXPECT_THAT(Reading("Benefits\n- Dental\n- *Preferred Qualifications:**\n+ "
                      "BLS\n"),
              ElementsAre("bls preferred"));
  EXPECT_THAT(Reading("Benefits\n- Dental\n- What you'll bring.**\n+ BLS\n"),
              ElementsAre("bls required"));
}

// Where a page lost its lines, the question is not what the ask before it is.
TEST(RequirementLayoutTest, WhyBeginsASentence) {
  EXPECT_THAT(
      Reading("Requirements:\nCurrent ACLS certification One (1) year of "
              "surgical experience Why Mercy? Rooted in the town."),
      ElementsAre("acls required"));
}

}  // namespace
}  // namespace rolecall
