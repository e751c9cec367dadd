#include <gmock/gmock.h>

#include "tests/parser/requirements/reading.h"

namespace rolecall {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST(RequirementGroupsTest, SemicolonsPartAListThatEndsInItsLevel) {
  EXPECT_THAT(TitledReading("Registered Nurse", "BLS; ACLS; PALS required."),
              UnorderedElementsAre("rn required", "bls required",
                                   "acls required", "pals required"));
  EXPECT_THAT(Reading("RN license; ACLS; BLS required."),
              ElementsAre("rn required", "acls required", "bls required"));
  EXPECT_THAT(Reading("RN license required; ACLS; BLS preferred."),
              ElementsAre("rn required", "bls preferred"));
  EXPECT_THAT(Reading("MS Office Suite; EMR; multi-line phones required."),
              ElementsAre("microsoft-365 required", "ehr-generic required"));
}

TEST(RequirementGroupsTest, SomeOfAListAreOneChoice) {
  EXPECT_THAT(Reading("At least one of: CPC, CGSC, COSC."),
              ElementsAre("cgsc-aapc|cosc-aapc|cpc-aapc required"));
  EXPECT_THAT(
      Reading("Requirements:\n- At least two of: Epic, Cerner, Meditech"),
      ElementsAre("epic|meditech|oracle-health required"));
}

TEST(RequirementGroupsTest, AListOfWhichSeveralAreAskedForIsOneChoice) {
  for (const char* text :
       {"Any two of ACLS, PALS, NRP required.",
        "Must hold two of the following: ACLS, PALS, NRP.",
        "Minimum two of the following:\n- ACLS\n- PALS\n- NRP",
        "A minimum of two (2) of the following certifications: ACLS, PALS, "
        "NRP.",
        "Requirements:\n- At least 2 of ACLS, PALS or NRP",
        "You must hold any 2 of: ACLS, PALS, NRP.",
        "Two of these three cards are required: ACLS, PALS, NRP.",
        "Two or more of the following are required: ACLS, PALS, NRP."}) {
    EXPECT_THAT(Reading(text), ElementsAre("acls|nrp|pals required")) << text;
  }
  EXPECT_THAT(Reading("At least two of TNCC, ENPC and PALS required."),
              ElementsAre("enpc-ena|pals|tncc-ena required"));
  EXPECT_THAT(TitledReading("Medical Coder", "At least 2 of CPC, CCS, RHIT."),
              ElementsAre("ccs-ahima|cpc-aapc|rhit-ahima required"));
  EXPECT_THAT(Reading("BLS is required for all two of our clinics: ACLS too."),
              ElementsAre("bls required"));
  EXPECT_THAT(Reading("One of the following: CMA, RMA. BLS required."),
              ElementsAre("cma-aama|rma-amt required", "bls required"));
}

TEST(RequirementGroupsTest, WhatIsTakenInLieuJoinsTheEarlierGroup) {
  for (const char* text :
       {"CPC required. In lieu of CPC, CCS accepted.",
        "CPC required. CCS will be accepted in lieu of CPC.",
        "Must hold a CPC. A CCS may be substituted for the CPC.",
        "Requirements:\n- CPC\n- CCS accepted in place of CPC",
        "CPC required; CCS accepted instead of CPC."}) {
    EXPECT_THAT(TitledReading("Medical Coder", text),
                ElementsAre("ccs-ahima|cpc-aapc required"))
        << text;
  }
  for (const char* text :
       {"CPC required. CCS will not be accepted in lieu of CPC.",
        "CPC required. CPC accepted in lieu of a degree.",
        "CPC required. In lieu of two years of CPC experience, CCS accepted.",
        "CPC required. BLS accepted in lieu of CPC."}) {
    EXPECT_THAT(TitledReading("Medical Coder", text),
                ElementsAre("cpc-aapc required"))
        << text;
  }
}

TEST(RequirementGroupsTest, ManySubstitutesInOneSentenceAreBounded) {
  const auto reading = [](int others) {
    std::string text = "COC required. ";
    for (int i = 0; i < others; ++i) text += "CCS may substitute for RHIT; ";
    return TitledReading("Medical Coder", text + "CPC may substitute for COC.");
  };
  EXPECT_THAT(reading(7), ElementsAre("coc-aapc|cpc-aapc required"));
  EXPECT_THAT(reading(8), ElementsAre("coc-aapc required"));
  EXPECT_THAT(TitledReading("Medical Coder",
                            "COC required. CPC, CPC, CPC or CPC may be "
                            "substituted for COC, COC, COC."),
              ElementsAre("coc-aapc|cpc-aapc required"));
}

TEST(RequirementGroupsTest, WhatOneWayAloneAsksForIsNotAskedOfAll) {
  for (const char* text :
       {"Must be either (1) a CCMA or RMA with BLS, or (2) an LPN.",
        "Either (a) CCMA or RMA plus BLS, or (b) LPN.",
        "Required: (i) RMA/CCMA and BLS or (ii) LPN.",
        "Requirements:\na) CCMA or RMA, and BLS; or\nb) LPN",
        "Requirements:\n- CCMA or RMA with BLS\nOR\n- LPN license",
        "Must have one of the following: (1) CCMA/RMA plus BLS; (2) LPN."}) {
    EXPECT_THAT(Reading(text), ElementsAre("ccma-nha|lpn|rma-amt required"))
        << text;
  }
  for (const char* text :
       {"Required: LPN, or RMA with BLS.", "RMA plus BLS, or LPN, required.",
        "Must be an LPN, or an RMA with current BLS."}) {
    EXPECT_THAT(Reading(text), ElementsAre("lpn|rma-amt required")) << text;
  }
}

TEST(RequirementGroupsTest, WhatStandsBesideTheWaysIsAskedOfAll) {
  EXPECT_THAT(Reading("RMA, CCMA, or LPN and BLS required."),
              ElementsAre("ccma-nha|lpn|rma-amt required", "bls required"));
  EXPECT_THAT(Reading("RMA or LPN with BLS required."),
              ElementsAre("lpn|rma-amt required", "bls required"));
  EXPECT_THAT(Reading("Required: RMA with BLS, or LPN with BLS."),
              ElementsAre("lpn|rma-amt required", "bls required"));
  EXPECT_THAT(Reading("Requirements:\n- RMA and BLS\nOR\n- LPN and BLS"),
              ElementsAre("lpn|rma-amt required", "bls required"));
  EXPECT_THAT(Reading("BLS required. Must be (a) an LPN or (b) an RMA."),
              ElementsAre("bls required", "lpn|rma-amt required"));
  EXPECT_THAT(Reading("Must hold (a) LPN and (b) BLS."),
              ElementsAre("lpn required", "bls required"));
  EXPECT_THAT(Reading("Must have (a) RMA or (b) two years of experience."),
              ElementsAre());
}

TEST(RequirementGroupsTest, AlternativesStandInOneRequirement) {
  for (const char* text :
       {"CCMA, RMA, or NCMA required.", "CCMA/RMA/NCMA required.",
        "One of the following is required:\n- CCMA\n- RMA\n- NCMA",
        "Required: either CCMA, RMA or NCMA."}) {
    EXPECT_THAT(Reading(text),
                ElementsAre("ccma-nha|ncma-ncct|rma-amt required"))
        << text;
  }
}

TEST(RequirementGroupsTest, NamesJoinedByAndAreSeveralRequirements) {
  EXPECT_THAT(Reading("RHIT and CCS required."),
              ElementsAre("rhit-ahima required", "ccs-ahima required"));
}

TEST(RequirementGroupsTest, OrBindsTighterThanAnd) {
  EXPECT_THAT(Reading("CCMA or RMA and BLS required."),
              ElementsAre("ccma-nha|rma-amt required", "bls required"));
}

TEST(RequirementGroupsTest, ASuiteAndItsMembersAreEachAskedFor) {
  EXPECT_THAT(Reading("Proficient in Microsoft Office (Word, Excel, etc.)"),
              UnorderedElementsAre("microsoft-365 required", "ms-word required",
                                   "ms-excel required"));
  EXPECT_THAT(Reading("Word/Excel skills required."),
              UnorderedElementsAre("ms-word required", "ms-excel required"));
}

TEST(RequirementGroupsTest, SuchAsMakesAClassAndItsExamplesOneAnyOf) {
  EXPECT_THAT(Reading("Experience with an EHR such as Epic or Cerner."),
              ElementsAre("ehr-generic|epic|oracle-health required"));
}

TEST(RequirementGroupsTest, AClassBesideItsProductIsOnlyItsKind) {
  EXPECT_THAT(Reading("eClinicalWorks EMR experience required."),
              ElementsAre("eclinicalworks required"));
}

TEST(RequirementGroupsTest, IssuersStandForTheirCredentialOfTheTrade) {
  EXPECT_THAT(TitledReading("Medical Assistant",
                            "Certification through AAMA, AMT or NHA required."),
              ElementsAre("ccma-nha|cma-aama|rma-amt required"));
  EXPECT_THAT(Reading("CMA through AAMA or RMA through AMT required."),
              ElementsAre("cma-aama|rma-amt required"));
}

TEST(RequirementGroupsTest, OrEquivalentAddsTheGroup) {
  const auto requirements =
      ReadRequirements("Coder", "CPC or equivalent credential required.");
  ASSERT_EQ(requirements.size(), 1u);
  EXPECT_THAT(requirements[0].any_of, ElementsAre("coder-generic", "cpc-aapc"));
  EXPECT_TRUE(requirements[0].or_equivalent);
}

TEST(RequirementGroupsTest, ADiplomaOrEquivalentOpensNothing) {
  EXPECT_THAT(Reading("Required: CPC; high school diploma or equivalent."),
              ElementsAre("cpc-aapc required"));
}

TEST(RequirementGroupsTest, CprInTheBracketsOfBlsIsTheSameCard) {
  EXPECT_THAT(Reading("BLS certification (CPR/AED) required."),
              ElementsAre("bls required"));
  EXPECT_THAT(Reading("CPR/BLS required."),
              ElementsAre("bls|cpr-aed required"));
  EXPECT_THAT(Reading("CPR/First Aid required."),
              UnorderedElementsAre("cpr-aed required", "first-aid required"));
}

TEST(RequirementGroupsTest, CodeSetsJoinedByASlashAreEachAskedFor) {
  EXPECT_THAT(Reading("Knowledge of ICD-10/HCPCS required."),
              UnorderedElementsAre("icd-codeset required", "hcpcs required"));
}

TEST(RequirementGroupsTest, EligibilityIsNoted) {
  const auto requirements =
      ReadRequirements("Clerk", "RHIT or RHIT eligible required.");
  ASSERT_EQ(requirements.size(), 1u);
  EXPECT_TRUE(requirements[0].eligible);
}

TEST(RequirementGroupsTest, ExamplesEndWithTheirBracket) {
  EXPECT_THAT(
      Reading("Proficiency with CRM software (e.g., Salesforce, HubSpot) and "
              "Microsoft Office Suite required."),
      UnorderedElementsAre("crm-generic|hubspot|salesforce required",
                           "microsoft-365 required"));
}

TEST(RequirementGroupsTest, ItemsThatEndInOrAreAlternatives) {
  EXPECT_THAT(
      Reading("Requirements:\n- CMA (AAMA), or\n- RMA (AMT), or\n- CCMA"),
      UnorderedElementsAre("ccma-nha|cma-aama|rma-amt required"));
  EXPECT_THAT(Reading("Requirements:\n- PTCB as a CPhT.\nOR\n- NHA as ExCPT"),
              UnorderedElementsAre("cpht-excpt|cpht-ptcb required"));
}

TEST(RequirementGroupsTest, ACredentialOrSchoolingInsteadIsNotNeeded) {
  EXPECT_THAT(
      Reading("Requirements:\n- Bachelor's degree in nursing; or\n- RHIT "
              "certification"),
      testing::IsEmpty());
}
TEST(RequirementGroupsTest, AHeaderThatEndsInSuchAsListsAlternatives) {
  EXPECT_THAT(Reading("Must be certified by a body such as:\n- CCMA\n- RMA"),
              ElementsAre("ccma-nha|rma-amt required"));
}

TEST(RequirementGroupsTest, AListUnderOneOfKeepsCardsAndLicencesApart) {
  EXPECT_THAT(Reading("One of the following is required:\n- RN license\n"
                      "- LPN license\n- BLS card"),
              UnorderedElementsAre("lpn|rn required", "bls required"));
}

TEST(RequirementGroupsTest, ADashExplainsACardAsABracketDoes) {
  EXPECT_THAT(Reading("Required: Basic Life Support - CPR, upon hire"),
              ElementsAre("bls required"));
}

TEST(RequirementGroupsTest, FarApartWithoutAJointIsNoList) {
  EXPECT_THAT(Reading("Qualifications:\n- Licensed as a Registered Nurse in "
                      "the State of Ohio Licensed as a Nurse Practitioner"),
              UnorderedElementsAre("rn required", "aprn required"));
}

TEST(RequirementGroupsTest, OrSimilarMakesToolsExamples) {
  EXPECT_THAT(Reading("Experience with OneNote, SharePoint, Teams, or similar "
                      "collaboration tools."),
              ElementsAre("ms-onenote|ms-sharepoint|ms-teams required"));
}

TEST(RequirementGroupsTest, SpecificallyNarrowsAClassToItsProduct) {
  EXPECT_THAT(Reading("Requirements: experience with Electronic Medical "
                      "Records systems, specifically Epic"),
              ElementsAre("epic required"));
}

TEST(RequirementGroupsTest, WhatCertificationsIncludeAreAlternatives) {
  EXPECT_THAT(Reading("You must be certified. Current certifications include "
                      "Certified Coding Specialist (CCS) and Certified "
                      "Professional Coder (CPC). Do you possess either the CCS "
                      "or CPC certificate?"),
              ElementsAre("ccs-ahima|cpc-aapc required"));
}

TEST(RequirementGroupsTest, AnItemOfItsOwnIsNoneOfAnothersChoice) {
  EXPECT_THAT(Reading("Requirements:\n- SQL\n- SQL or Python"),
              UnorderedElementsAre("sql required", "python-lang|sql required"));
}

TEST(RequirementGroupsTest, OrOtherEquivalentMakesProductsExamples) {
  EXPECT_THAT(Reading("Preferred:\n- Oracle, Salesforce, Tableau or other "
                      "equivalent applications"),
              ElementsAre("oracle-db|salesforce|tableau preferred"));
}

TEST(RequirementGroupsTest, ASuitesMembersMayFollowASemicolon) {
  EXPECT_THAT(Reading("- Using Microsoft Office Packages; Excel, Word"),
              UnorderedElementsAre("microsoft-365 required",
                                   "ms-excel required", "ms-word required"));
  EXPECT_THAT(Reading("- You will be skilled in IT applications; including "
                      "Outlook and Excel"),
              UnorderedElementsAre("ms-outlook required", "ms-excel required"));
}

TEST(RequirementGroupsTest, TwoNamesOfOneCardSideBySideAreTheCard) {
  EXPECT_THAT(Reading("Requirements:\n- Basic Life Support CPR card"),
              ElementsAre("bls required"));
  EXPECT_THAT(Reading("Requirements:\n- CPR BLS certification"),
              ElementsAre("bls required"));
  EXPECT_THAT(Reading("Requirements:\n- CPR/BLS certification"),
              ElementsAre("bls|cpr-aed required"));
}

TEST(RequirementGroupsTest, AClassNamedTwiceStillSaysWhatTheProductIs) {
  EXPECT_THAT(Reading("Training: EPIC Electronic Health Record (EHR) "
                      "experience (preferred)"),
              ElementsAre("epic preferred"));
}

TEST(RequirementGroupsTest, TheMoreExactNameOfACardWins) {
  EXPECT_THAT(Reading("Requirements:\n- BLS through the AHA\n- BLS or CPR "
                      "card must be current"),
              ElementsAre("bls required"));
  EXPECT_THAT(Reading("Requirements:\n- BLS/CPR card\n\nLicenses: BLS"),
              ElementsAre("bls required"));
}

TEST(RequirementGroupsTest, AChoiceEndsWhereAnotherKindOfThingIsAdded) {
  for (const char* text : {"Either CCMA or RMA and BLS are required.",
                           "Requirements:\n- Either CCMA or RMA, and BLS",
                           "Required: either CCMA or RMA and BLS."}) {
    EXPECT_THAT(Reading(text),
                ElementsAre("ccma-nha|rma-amt required", "bls required"))
        << text;
  }
  EXPECT_THAT(Reading("Either Epic or Cerner and Excel required."),
              ElementsAre("epic|oracle-health required", "ms-excel required"));
}

TEST(RequirementGroupsTest, ABracketBehindTheLevelHoldsTheMembers) {
  EXPECT_THAT(Reading("MA certification required (CMA/RMA/CCMA)."),
              ElementsAre("ccma-nha|cma-aama|rma-amt required"));
  EXPECT_THAT(Reading("Coding certification preferred (CPC or CCS)."),
              ElementsAre("ccs-ahima|cpc-aapc preferred"));
}

TEST(RequirementGroupsTest, BehindEitherAndItsOrAnotherTradeIsAdded) {
  EXPECT_THAT(Reading("Either RN or LPN and CMA required."),
              ElementsAre("lpn|rn required", "cma-aama required"));
}

TEST(RequirementGroupsTest, AClassBeforeASlashSaysWhatTheProductIs) {
  EXPECT_THAT(Reading("Requirements:\n- Proficient with EMR/ Epic"),
              ElementsAre("epic required"));
}

TEST(RequirementGroupsTest, AListOfSemicolonsIsReadToItsEnd) {
  EXPECT_THAT(Reading("Knowledge of ICD-10; medical terms; CPT; HCPCS."),
              ElementsAre("icd-codeset required", "cpt-codeset required",
                          "hcpcs required"));
  EXPECT_THAT(Reading("Must know: Brightree; Epic or Cerner; Excel preferred."),
              ElementsAre("brightree required", "epic|oracle-health required",
                          "ms-excel preferred"));
  EXPECT_THAT(
      Reading("Requirements: an EHR such as Epic or Cerner; Zoom."),
      ElementsAre("ehr-generic|epic|oracle-health required", "zoom required"));
}

TEST(RequirementGroupsTest, WhoMustHoldIsNoAlternativeToWhatIsHeld) {
  EXPECT_THAT(
      Reading("Qualifications\n- Nurse practitioner must hold, unrestricted, "
              "RN licensure in Iowa\n"),
      ElementsAre("aprn required", "rn required"));
}

TEST(RequirementGroupsTest, AnOrBetweenOtherWordsJoinsNoNames) {
  EXPECT_THAT(
      Reading("Requirements:\n- RN licensure issued by or recognized by "
              "the board with approval to practice as a CRNA"),
      ElementsAre("rn required", "crna required"));
}

TEST(RequirementGroupsTest, WhatIsAcceptedInLieuJoinsWhatIsRequired) {
  for (const char* text : {"CPC required (CCS accepted in lieu).",
                           "CPC required (CCS accepted in lieu of CPC).",
                           "CPC required (CCS accepted instead).",
                           "CPC required, CCS accepted in lieu."}) {
    EXPECT_THAT(Reading(text), ElementsAre("ccs-ahima|cpc-aapc required"))
        << text;
  }
  EXPECT_THAT(Reading("CPC required (experience accepted in lieu)."),
              IsEmpty());
  EXPECT_THAT(Reading("A Professional in Human Resources (PHR) or Senior "
                      "Professional in Human Resources (SPHR) certification "
                      "may substitute for one year of work."),
              IsEmpty());
}

TEST(RequirementGroupsTest, NumberedOptionsAreAlternatives) {
  for (const char* text :
       {"Requirements:\nOption 1: CMA and BLS\nOption 2: LPN",
        "Requirements: Option 1: CMA; Option 2: LPN.",
        "Requirements:\n- Option A: Active CMA certification"
        "\n- Option B: Active LPN license"}) {
    EXPECT_THAT(Reading(text), ElementsAre("cma-aama|lpn required")) << text;
  }
}

TEST(RequirementGroupsTest, ACountOfANumberIsAChoice) {
  EXPECT_THAT(Reading("Must hold 2 of the 3: ACLS, PALS, TNCC."),
              ElementsAre("acls|pals|tncc-ena required"));
}

TEST(RequirementGroupsTest, ANumberedListOfDemandsIsNoChoice) {
  for (const char* text :
       {"Requirements: 1) CMA or RMA 2) BLS 3) Driver's license",
        "Must have: a) CMA or RMA; b) BLS; and c) valid driver's license.",
        "You must have all of the following: (1) CMA or RMA, (2) BLS, (3) "
        "valid driver's license."}) {
    EXPECT_THAT(Reading(text),
                ElementsAre("cma-aama|rma-amt required", "bls required",
                            "drivers-licence required"))
        << text;
  }
  EXPECT_THAT(Reading("Must have 1) high school diploma or GED, 2) CMA and 3) "
                      "BLS."),
              ElementsAre("cma-aama required", "bls required"));
  EXPECT_THAT(Reading("Requirements: 1) CPC certification 2) High school "
                      "diploma or GED 3) Two years of experience 4) Proficient "
                      "in Epic"),
              ElementsAre("cpc-aapc required", "epic required"));
  EXPECT_THAT(Reading("Minimum qualifications: (a) graduate of an accredited "
                      "school of nursing; (b) RN license in Ohio or compact; "
                      "(c) BLS."),
              ElementsAre("rn required", "bls required"));
}

TEST(RequirementGroupsTest, AnOrBeforeAMarkJoinsTheWaysBesideIt) {
  EXPECT_THAT(Reading("Requirements: 1) RN license or 2) LPN license, 3) BLS"),
              ElementsAre("lpn|rn required", "bls required"));
  EXPECT_THAT(Reading("(a) CMA certification; or (b) graduation from an MA "
                      "program; (c) BLS required."),
              ElementsAre("bls required"));
  EXPECT_THAT(Reading("Must have BLS and (a) RMA or (b) two years of "
                      "experience."),
              ElementsAre("bls required"));
}

TEST(RequirementGroupsTest, ANumberOfAllIsNoChoice) {
  for (const char* text :
       {"All three of the following are required: BLS, ACLS, PALS.",
        "Requirements: All 3 of these certifications: BLS, ACLS, PALS"}) {
    EXPECT_THAT(Reading(text),
                ElementsAre("bls required", "acls required", "pals required"))
        << text;
  }
}

TEST(RequirementGroupsTest, ACardIsNoWayBesideALicence) {
  EXPECT_THAT(Reading("RN and BLS, or ACLS, required."),
              ElementsAre("rn required", "acls|bls required"));
  EXPECT_THAT(Reading("Must have CMA and BLS, or CPR."),
              ElementsAre("cma-aama required", "bls|cpr-aed required"));
  EXPECT_THAT(Reading("CPC and COC, or CCS, or RHIT required."),
              ElementsAre("ccs-ahima|cpc-aapc|rhit-ahima required"));
  EXPECT_THAT(Reading("Must have LPN, or RN and BLS, ACLS and PALS."),
              ElementsAre("lpn|rn required"));
  EXPECT_THAT(Reading("Requirements:\n- RN license and BLS or\n- CPR "
                      "certification"),
              ElementsAre("rn required", "bls required", "cpr-aed required"));
}

TEST(RequirementGroupsTest, WithoutAWordOfAcceptanceNothingIsReplaced) {
  for (const char* text :
       {"RN license required. Use an LPN in place of an RN for intake.",
        "RN license required. An LPN replaces RN on weekends.",
        "RN license required. Why LPN instead of RN?"}) {
    EXPECT_THAT(Reading(text), ElementsAre("rn required")) << text;
  }
  EXPECT_THAT(Reading("CPC required. CCS preferred in lieu of CPC."),
              ElementsAre("cpc-aapc required", "ccs-ahima preferred"));
  EXPECT_THAT(Reading("CPC required. CCS may substitute for CPC."),
              ElementsAre("ccs-ahima|cpc-aapc required"));
}

TEST(RequirementGroupsTest, AHighSchoolDiplomaFreesFromNoCredential) {
  for (const char* text : {"High school diploma or CMA required.",
                           "Must have CMA or high school diploma."}) {
    EXPECT_THAT(Reading(text), ElementsAre("cma-aama required")) << text;
  }
  EXPECT_THAT(Reading("Medical Assistant diploma or certification (CMA or RMA) "
                      "required."),
              IsEmpty());
}

TEST(RequirementGroupsTest, PlusAsksForBothAndABracketNamesTheProduct) {
  EXPECT_THAT(Reading("CPC plus one specialty credential (COSC or CGSC) "
                      "required."),
              ElementsAre("cpc-aapc required", "cgsc-aapc|cosc-aapc required"));
  EXPECT_THAT(Reading("EMR (Epic) experience required."),
              ElementsAre("epic required"));
  EXPECT_THAT(Reading("Experience with Epic (Cadence, Prelude) required."),
              ElementsAre("epic required", "epic-cadence required",
                          "epic-prelude required"));
}

}  // namespace
}  // namespace rolecall
