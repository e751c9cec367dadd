// Clauses as people write them: what stands for what, by when, in which cell.
#include <gmock/gmock.h>

#include "tests/parser/requirements/reading.h"

namespace rolecall {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::vector<std::string> Asked(std::string_view text) {
  return Reading("Our clinic cares for patients.\nRequirements\n" +
                 std::string(text));
}

std::vector<std::string> AskedOf(std::string_view title,
                                 std::string_view text) {
  return TitledReading(title, "Our clinic cares for patients.\nRequirements\n" +
                                  std::string(text));
}

TEST(HeadingLinesTest, ALineThatSaysItsOwnLevelIsNoHeading) {
  EXPECT_THAT(Asked("GED\n**ACLS required**"), ElementsAre("acls required"));
  EXPECT_THAT(Asked("GED\nCPC or CCS preferred:\nBLS"),
              ElementsAre("ccs-ahima|cpc-aapc preferred", "bls required"));
  EXPECT_THAT(Asked("GED\nRN Requirements:\n- reads the policy"), IsEmpty());
}

TEST(HeadingLinesTest, ALevelAboveBulletsHeadsThem) {
  EXPECT_THAT(Asked("Required within 60 days of hire\n- ACLS\n- PALS"),
              ElementsAre("acls required 60d", "pals required 60d"));
  EXPECT_THAT(Asked("- Required\n- ACLS\n- Preferred\n- PALS"),
              ElementsAre("acls required", "pals preferred"));
}

TEST(SchoolingTest, ACredentialBesideADegreeIsAskedFor) {
  EXPECT_THAT(Asked("Bachelor's degree in nursing and CCRN required"),
              ElementsAre("ccrn-aacn required"));
  EXPECT_THAT(Asked("Graduate of a CNA and HHA program"), IsEmpty());
}

TEST(SchoolingTest, YearsOfWorkOrACredentialAskForNoCredential) {
  EXPECT_THAT(Asked("Three years of billing experience or CPB required"),
              IsEmpty());
  EXPECT_THAT(Asked("RHIA, or a degree in coding, required"), IsEmpty());
  EXPECT_THAT(Asked("Three years of billing experience or CPB preferred"),
              ElementsAre("cpb-aapc preferred"));
  EXPECT_THAT(Asked("Three years of billing experience and CPB required"),
              ElementsAre("cpb-aapc required"));
}

TEST(ListsTest, ASimilarClassEndsAnAnyOf) {
  EXPECT_THAT(Asked("Two years using Epic, Meditech, or a similar EHR."),
              ElementsAre("ehr-generic|epic|meditech required"));
  EXPECT_THAT(Asked("Word and Excel, or a similar hobby."),
              ElementsAre("ms-word required", "ms-excel required"));
}

TEST(ListsTest, TrainingsAreNoAlternatives) {
  EXPECT_THAT(Asked("HIPAA training, OSHA 10"),
              ElementsAre("hipaa-training required", "osha-10 required"));
}

TEST(ListsTest, NeighboursOfSuiteMembersStandAlone) {
  EXPECT_THAT(Asked("Computer skills: EHR, Excel, Outlook, etc."),
              ElementsAre("ehr-generic required", "ms-excel required",
                          "ms-outlook required"));
}

TEST(ListsTest, ExamplesEndBehindTheirOwnAnd) {
  EXPECT_THAT(
      Asked("Knowledge of codes like HCPCS, CPT, and ICD-10, anatomy, and "
            "EHR"),
      ElementsAre("cpt-codeset|hcpcs|icd-codeset required",
                  "ehr-generic required"));
}

TEST(ListsTest, AFavouriteIsOneOfTheAlternatives) {
  EXPECT_THAT(Asked("CPC (preferred) or CCS"),
              ElementsAre("ccs-ahima|cpc-aapc required"));
  EXPECT_THAT(Asked("CPC required or CCS preferred"),
              ElementsAre("cpc-aapc required", "ccs-ahima preferred"));
}

TEST(SubstitutesTest, WhatIsAlsoTakenJoinsThePartBefore) {
  EXPECT_THAT(AskedOf("Coder", "CCS required within 1 year; RHIT accepted."),
              ElementsAre("ccs-ahima|rhit-ahima required 365d"));
  EXPECT_THAT(AskedOf("Coder", "CPC preferred; will consider CCS"),
              ElementsAre("ccs-ahima|cpc-aapc preferred"));
  EXPECT_THAT(AskedOf("Coder", "CPC required; CCS considered a plus"),
              ElementsAre("cpc-aapc required", "ccs-ahima preferred"));
}

TEST(SubstitutesTest, OneCardMayStandForAnother) {
  EXPECT_THAT(Asked("PALS required. TNCC may be substituted for PALS."),
              ElementsAre("pals|tncc-ena required"));
}

TEST(OffersTest, WhatIsProvidedIsNotAskedFor) {
  EXPECT_THAT(Asked("RBT required. CPI training provided."),
              ElementsAre("rbt required"));
  EXPECT_THAT(Asked("We will pay for your CPC exam."), IsEmpty());
  EXPECT_THAT(Asked("ACLS required; proof provided by the candidate"),
              ElementsAre("acls required"));
}

TEST(PartsTest, APartThatSaidItsLevelEndsThere) {
  EXPECT_THAT(Asked("BLS; Russian preferred; Epic"),
              ElementsAre("bls required", "epic required"));
  EXPECT_THAT(Asked("Knowledge of ICD-10; medical terms; CPT"),
              ElementsAre("icd-codeset required", "cpt-codeset required"));
}

TEST(PartsTest, AnEverydayWordBehindItsLabelIsAProduct) {
  EXPECT_THAT(Asked("Charting software: Epic (preferred)"),
              ElementsAre("epic preferred"));
  EXPECT_THAT(Asked("Req Number: R-31656"), IsEmpty());
}

TEST(PartsTest, ALabelBehindAPipeBeginsAPart) {
  EXPECT_THAT(
      Asked("School: GED | Licence: LPN, RN | Software: Epic (preferred)"),
      ElementsAre("lpn|rn required", "epic preferred"));
}

TEST(LevelWordsTest, MoreOfThem) {
  EXPECT_THAT(Asked("ACLS pref'd"), ElementsAre("acls preferred"));
  EXPECT_THAT(Asked("ACLS would be fantastic"), ElementsAre("acls preferred"));
  EXPECT_THAT(Asked("ACLS is not required but is a strong asset."),
              ElementsAre("acls preferred"));
  EXPECT_THAT(Asked("ACLS is not required."), IsEmpty());
  EXPECT_THAT(Asked("Those without ACLS need not apply."),
              ElementsAre("acls required"));
  EXPECT_THAT(Asked("Are you ACLS certified? (Preferred)"),
              ElementsAre("acls preferred"));
  EXPECT_THAT(Asked("EHR systems: 2 years (Preferred)"),
              ElementsAre("ehr-generic preferred"));
}

TEST(LevelWordsTest, AnUnknownNameMayEndTheList) {
  EXPECT_THAT(Asked("BLS required; ACLS, NRP, and Safe Hands preferred"),
              ElementsAre("bls required", "acls preferred", "nrp preferred"));
  EXPECT_THAT(Asked("Must have ACLS, and two years of work preferred"),
              ElementsAre("acls required"));
}

TEST(LevelWordsTest, AWishForYearsIsNoneForTheLicence) {
  EXPECT_THAT(
      AskedOf("Nurse Practitioner",
              "Three years of experience as a nurse practitioner preferred"),
      ElementsAre("aprn required"));
}

TEST(LevelWordsTest, AFormsFieldIsNoHeading) {
  EXPECT_THAT(Asked("GED\nDesired Start Date\nACLS certification"),
              ElementsAre("acls required"));
}

TEST(TimesTest, OneOfAUnitIsATime) {
  EXPECT_THAT(Asked("ACLS through AHA within first month"),
              ElementsAre("acls required 30d"));
  EXPECT_THAT(Asked("ACLS required within a year of hire"),
              ElementsAre("acls required 365d"));
  EXPECT_THAT(Asked("ACLS required, 3 month grace period"),
              ElementsAre("acls required 90d"));
  EXPECT_THAT(Asked("RHIT required; 6 months to obtain"),
              ElementsAre("rhit-ahima required 180d"));
  EXPECT_THAT(Asked("RN, with one year of experience (within a year)"),
              ElementsAre("rn required"));
}

TEST(TimesTest, ATableOfGracePeriodsAsksForNothing) {
  EXPECT_THAT(
      Asked("BLS required\nIf other cards are required, a grace period as "
            "listed below will apply.\nNRP Within 30 days of hire\nBLS Within "
            "60 days of hire"),
      ElementsAre("bls required 60d"));
}

TEST(TimesTest, HeadsOfGracePeriodsSayTheSame) {
  EXPECT_THAT(Asked("Grace periods for new staff\nACLS Within 30 days of hire"),
              IsEmpty());
}

TEST(TradesTest, WhoMustBeCertifiedByWhen) {
  EXPECT_THAT(AskedOf("Medical Assistant",
                      "Medical assistants must be certified no later than 3 "
                      "months after the date of hire."),
              ElementsAre("cma-generic required 90d"));
  EXPECT_THAT(AskedOf("Medical Assistant",
                      "Non-certified MAs must obtain certification within 6 "
                      "months of hire."),
              ElementsAre("cma-generic required 180d"));
  EXPECT_THAT(AskedOf("Certified Medical Assistant",
                      "We will consider non-certified applicants."),
              IsEmpty());
  EXPECT_THAT(AskedOf("Medical Assistant", "Medical assistants must be kind."),
              IsEmpty());
}

TEST(TablesTest, ColumnsTellTheLevel) {
  EXPECT_THAT(Asked("Item | Required | Preferred\nACLS | X\nPALS | | X"),
              ElementsAre("acls required", "pals preferred"));
  EXPECT_THAT(Asked("Required | Preferred\nACLS | PALS"),
              ElementsAre("acls required", "pals preferred"));
  EXPECT_THAT(
      Asked("CCS or CPC | Required | 6 months\nEpic | Preferred | n/a"),
      ElementsAre("ccs-ahima|cpc-aapc required 180d", "epic preferred"));
}

TEST(ScopesOfClausesTest, StaffOfAUnitAndUnitSpecificCards) {
  EXPECT_THAT(AskedOf("Medical Assistant", "NRP within 6 months (ICU staff)"),
              IsEmpty());
  EXPECT_THAT(Asked("Other required cards (ACLS, NRP, etc.) are unit specific"),
              IsEmpty());
  EXPECT_THAT(Asked("Hold a Class B driver's license"),
              ElementsAre("drivers-licence required"));
}

TEST(AnswersTest, AGroupYieldsToTheMembersOfItsAnswer) {
  EXPECT_THAT(
      AskedOf("Coder",
              "Which do you hold?\nA. I have HIM Certification through AHIMA "
              "of either RHIA or RHIT.\nB. I have a Coding Certification "
              "through AAPC of CPC or COC.\nC. I have none of them."),
      ElementsAre("coc-aapc|cpc-aapc|rhia-ahima|rhit-ahima required"));
}

TEST(RemarksTest, ARemarkMakesAWishOfTheSentenceBefore) {
  for (const char* remark :
       {"Note: This is not a requirement for this grade, but it is highly "
        "desirable.",
        "This is not required, but preferred."}) {
    EXPECT_THAT(Reading("Do you hold a BLS card? " + std::string(remark)),
                ElementsAre("bls preferred"))
        << remark;
  }
  EXPECT_THAT(Reading("BLS required. This role does not require travel, but a "
                      "second language is preferred."),
              ElementsAre("bls required"));
}

// What the employer says of itself is a clause of its own.
TEST(RequirementClausesTest, TheEmployersOwnWordsBeginAClause) {
  EXPECT_THAT(TitledReading("Dental Front Desk",
                            "Dentrix, Eaglesoft, or Open Dental experience "
                            "required - we run Open Dental."),
              ElementsAre("dentrix|eaglesoft|open-dental required"));
  EXPECT_THAT(Reading("CRCR within your first year and we pay the fee."),
              ElementsAre("crcr-hfma required 365d"));
  EXPECT_THAT(Reading("RMA preferred, and we offer CCMA tuition."),
              ElementsAre("rma-amt preferred"));
  EXPECT_THAT(Reading("We love our patients and we use Epic."), IsEmpty());
}

TEST(RequirementClausesTest, APlusBetweenTwoNamesOfAShortLineJoins) {
  EXPECT_THAT(Reading("CPR + First Aid required."),
              ElementsAre("cpr-aed required", "first-aid required"));
  EXPECT_THAT(Reading("CPR + First Aid: required within 14 days."),
              ElementsAre("cpr-aed required 14d", "first-aid required 14d"));
  EXPECT_THAT(Reading("BLS preferred.\n+ First Aid required."),
              ElementsAre("bls preferred", "first-aid required"));
}

TEST(RequirementClausesTest, ALicenceThatOneDrivesWithIsNoColleague) {
  EXPECT_THAT(Reading("Must be able to drive between sites with a valid "
                      "driver's license."),
              ElementsAre("drivers-licence required"));
  EXPECT_THAT(Reading("Works between the LPN and the RN on each shift."),
              IsEmpty());
}

TEST(RequirementClausesTest, YearsWithAClassAreExperience) {
  EXPECT_THAT(
      TitledReading("HIM Technician", "Requirements:\n- One year with an EHR"),
      ElementsAre("ehr-generic required"));
  EXPECT_THAT(Reading("Requirements:\n- Two years in a clinic that keeps an "
                      "EHR with care for all of its many patients"),
              IsEmpty());
}

TEST(RequirementClausesTest, ADashMayStandBeforeATime) {
  EXPECT_THAT(Reading("- BLS \u2014 within 30 days of start"),
              ElementsAre("bls required 30d"));
}

// "As is" says again what was said before it.
TEST(RequirementClausesTest, AnEchoTakesTheLevelBeforeIt) {
  EXPECT_THAT(Reading("A current RN license is required, as is BLS."),
              ElementsAre("rn required", "bls required"));
  EXPECT_THAT(Reading("CPR is preferred, as is First Aid."),
              ElementsAre("cpr-aed preferred", "first-aid preferred"));
}

TEST(RequirementClausesTest, WordsForAndOpenAGroup) {
  EXPECT_THAT(Reading("Applicants will have an RHIA, RHIT, or CCS together "
                      "with a CPC."),
              ElementsAre("ccs-ahima|rhia-ahima|rhit-ahima required",
                          "cpc-aapc required"));
  EXPECT_THAT(Reading("Must hold the CPC as well as one of CGSC, COSC or CUC."),
              ElementsAre("cpc-aapc required",
                          "cgsc-aapc|cosc-aapc|cuc-aapc required"));
  EXPECT_THAT(Reading("Requirements:\n- Excel, plus Epic or Cerner"),
              ElementsAre("ms-excel required", "epic|oracle-health required"));
  EXPECT_THAT(Reading("Must hold an RHIA, RHIT, or CCS."),
              ElementsAre("ccs-ahima|rhia-ahima|rhit-ahima required"));
}
}  // namespace
}  // namespace rolecall
