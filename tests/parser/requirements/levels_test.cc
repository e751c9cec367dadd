#include <gmock/gmock.h>

#include "tests/parser/requirements/reading.h"

namespace rolecall {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST(RequirementLevelsTest, ATrailingWordGovernsTheNamesBeforeIt) {
  EXPECT_THAT(Reading("BLS and ACLS required."),
              ElementsAre("bls required", "acls required"));
}

TEST(RequirementLevelsTest, EachOfTwoTrailingWordsGovernsItsOwnName) {
  EXPECT_THAT(Reading("BLS required, ACLS preferred."),
              ElementsAre("bls required", "acls preferred"));
}

TEST(RequirementLevelsTest, ALeadingWordGovernsTheNamesAfterIt) {
  EXPECT_THAT(Reading("Candidates must hold a current BLS card."),
              ElementsAre("bls required"));
  EXPECT_THAT(Reading("Preferred: CPC."), ElementsAre("cpc-aapc preferred"));
}

TEST(RequirementLevelsTest, WordsInTheClauseWinOverTheHeading) {
  EXPECT_THAT(Reading("Requirements:\n- Epic experience a plus\n- BLS card"),
              ElementsAre("epic preferred", "bls required"));
}

// An everyday word that is a whole sentence with its level is a product.
TEST(RequirementLevelsTest, ANameAndItsLevelAreASentence) {
  EXPECT_THAT(TitledReading("Medical Assistant",
                            "RMA required within 6 months of hire. Epic a "
                            "plus."),
              ElementsAre("rma-amt required 180d", "epic preferred"));
  EXPECT_THAT(TitledReading("Medical Receptionist", "Epic required."),
              ElementsAre("epic required"));
  EXPECT_THAT(Reading("Our teams excel. Access to the building is required."),
              IsEmpty());
}

// And so is one between commas.
TEST(RequirementLevelsTest, ANameAndItsLevelAreAPartOfASentence) {
  EXPECT_THAT(Reading("Requirements:\n- Epic a plus, RMA required"),
              ElementsAre("epic preferred", "rma-amt required"));
  EXPECT_THAT(Reading("Requirements:\n- BLS is required, Epic is a plus."),
              ElementsAre("bls required", "epic preferred"));
  EXPECT_THAT(Reading("Requirements:\n- RMA required, an epic attitude a plus"),
              ElementsAre("rma-amt required"));
}

TEST(RequirementLevelsTest, AHeadingGovernsItsBullets) {
  EXPECT_THAT(Reading("Nice to have:\n- CMAA\n- QuickBooks"),
              ElementsAre("cmaa-nha preferred", "quickbooks preferred"));
}

TEST(RequirementLevelsTest, ALabelUnderAPreferredHeadingStaysPreferred) {
  EXPECT_THAT(Reading("Preferred qualifications\nCertification: CPC"),
              ElementsAre("cpc-aapc preferred"));
}

TEST(RequirementLevelsTest, PreferredButNotRequiredIsPreferred) {
  EXPECT_THAT(Reading("ACLS preferred but not required."),
              ElementsAre("acls preferred"));
}

TEST(RequirementLevelsTest, AWordInBracketsGovernsWhatStandsBeforeThem) {
  EXPECT_THAT(Reading("You have: Outlook, Excel (Visio a plus)."),
              UnorderedElementsAre("ms-outlook required", "ms-excel required",
                                   "ms-visio preferred"));
}

TEST(RequirementLevelsTest, AnAttributeSaysNothingOfWhatStandsBeforeIt) {
  EXPECT_THAT(Reading("The LPN promotes desired patient outcomes."), IsEmpty());
}

TEST(RequirementLevelsTest, ATableRowIsGovernedByItsCell) {
  EXPECT_THAT(
      Reading("LPN license | Must | At hire\nCPR card | Nice | Any time"),
      ElementsAre("lpn required", "cpr-aed preferred"));
}

TEST(RequirementLevelsTest, AProductThatIsUsedInADutyIsRequired) {
  EXPECT_THAT(Reading("Duties:\n- Document visits in eClinicalWorks"),
              ElementsAre("eclinicalworks required"));
}

TEST(RequirementLevelsTest, AClassThatADutyMentionsIsNotAskedFor) {
  EXPECT_THAT(Reading("Duties:\n- Updates the electronic health record"),
              IsEmpty());
  EXPECT_THAT(Reading("EHR experience required."),
              ElementsAre("ehr-generic required"));
}

TEST(RequirementLevelsTest, ATitleAsksUnlessTheBodyDoes) {
  EXPECT_THAT(TitledReading("LPN or RN - Allergy Clinic", "We are kind."),
              ElementsAre("lpn|rn required"));
  EXPECT_THAT(
      TitledReading("Certified Medical Assistant", "CCMA or RMA required."),
      ElementsAre("ccma-nha|rma-amt required"));
  EXPECT_THAT(TitledReading("Certified Medical Assistant",
                            "Medical assistant certification is preferred."),
              ElementsAre("cma-generic preferred"));
}

TEST(RequirementLevelsTest, ATitleThatAlsoTakesAnUncertifiedTradeAsksNothing) {
  EXPECT_THAT(TitledReading("MA, LPN or RN", "We are kind."), IsEmpty());
}

TEST(RequirementLevelsTest, AStateInATitleIsNoTrade) {
  EXPECT_THAT(TitledReading("LPN - Worcester, MA", "We are kind."),
              ElementsAre("lpn required"));
}

TEST(RequirementLevelsTest, CertificationRequiredMeansTheTitlesTrade) {
  EXPECT_THAT(TitledReading("Medical Assistant", "Certification required."),
              ElementsAre("cma-generic required"));
  EXPECT_THAT(TitledReading("Receptionist", "Certification required."),
              IsEmpty());
}

TEST(RequirementLevelsTest, OfTwoCopiesTheStrongerStays) {
  EXPECT_THAT(Reading("Epic experience preferred.\n\nRequired:\n- Epic"),
              ElementsAre("epic required"));
}

TEST(RequirementLevelsTest, EveryRequirementTellsItsRuleAndItsWords) {
  const auto requirements =
      ReadRequirements("Coder", "Be kind. CPC is required. Be quick.");
  ASSERT_EQ(requirements.size(), 1u);
  const Evidence& evidence = requirements[0].evidence;
  EXPECT_EQ(evidence.field, "description");
  EXPECT_EQ(evidence.rule, "clause-trailing");
  EXPECT_EQ(evidence.text, "CPC is required");
  EXPECT_EQ(evidence.begin, 9u);
}

TEST(RequirementLevelsTest, ANounBehindAListSpeaksForAllOfIt) {
  EXPECT_THAT(Reading("BLS (Basic Life Support) and ACLS (Advanced "
                      "Cardiovascular Life Support) certifications from the "
                      "American Heart Association"),
              testing::UnorderedElementsAre("bls required", "acls required"));
}

TEST(RequirementLevelsTest, HelpfulIfRulesWhatFollows) {
  EXPECT_THAT(Reading("It would be helpful if you hold a driver's license."),
              testing::ElementsAre("drivers-licence preferred"));
}

TEST(RequirementLevelsTest, TheTitleOfAHigherLicenceStaysBesideTheLower) {
  EXPECT_THAT(TitledReading("Nurse Practitioner",
                            "Requirements:\n- Current RN license"),
              testing::UnorderedElementsAre("aprn required", "rn required"));
}
TEST(RequirementLevelsTest, TheRestOfAListIsNoOtherContent) {
  EXPECT_THAT(Reading("Requirements:\n- Knowledge of Python, shell, perl will "
                      "be an advantage"),
              ElementsAre("python-lang preferred"));
  EXPECT_THAT(Reading("As a CNA at our clinic, you will be valued."),
              ::testing::Not(::testing::Contains("cna preferred")));
}

TEST(RequirementLevelsTest, ACueInBracketsStaysInside) {
  EXPECT_THAT(Reading("Requirements:\n- 1-3 years of office work (payroll "
                      "experience preferred)Proficiency with Excel"),
              ElementsAre("ms-excel required"));
  EXPECT_THAT(Reading("Requirements:\n- (Bonus) Experience with SQL"),
              ElementsAre("sql preferred"));
}

TEST(RequirementLevelsTest, EssentialDutiesRequireNothing) {
  EXPECT_THAT(Reading("Essential Responsibilities:\n- Follows the plan "
                      "developed by Practitioner or RN"),
              ::testing::IsEmpty());
  EXPECT_THAT(Reading("Essential Skills & Knowledge\n- Excel"),
              ElementsAre("ms-excel required"));
}

TEST(RequirementLevelsTest, AdvantagesOfTheEmployerAreNoWish) {
  EXPECT_THAT(Reading("Benefits\n\nOur career advantages include the "
                      "following:\n- An award for our BLS class"),
              ::testing::IsEmpty());
}

TEST(RequirementLevelsTest, ACueFarBehindSpeaksOfSomethingElse) {
  EXPECT_THAT(
      Reading("Requirements:\n- Experience with Epic in a busy clinic where "
              "many people come and go all day long and the phone rings and "
              "rings until somebody takes it and smiles is highly preferred"),
      ElementsAre("epic required"));
}

TEST(RequirementLevelsTest, PreferablySpeaksOfWhatFollows) {
  EXPECT_THAT(Reading("Requirements:\n- Experience with CRM systems, "
                      "preferably Salesforce"),
              ElementsAre("crm-generic required", "salesforce preferred"));
}

TEST(RequirementLevelsTest, ATitlesLicenceOutlivesAFarHeading) {
  EXPECT_THAT(TitledReading("Staff RN",
                            "Preferred Experience:\n- Surgery\n"
                            "- Current RN license"),
              ElementsAre("rn required"));
}

TEST(RequirementLevelsTest, AWishForAHigherLicenceLeavesTheTitlesAlone) {
  EXPECT_THAT(TitledReading("RN - Surgery", "ARNP preferred."),
              ::testing::UnorderedElementsAre("aprn preferred", "rn required"));
}

TEST(RequirementLevelsTest, AValuedPassionIsNoWish) {
  EXPECT_THAT(Reading("Requirements:\n- An LPN license for a place where your "
                      "passion is valued"),
              ElementsAre("lpn required"));
}

TEST(RequirementLevelsTest, PreferredAtHireAndToBeObtainedIsRequired) {
  EXPECT_THAT(
      Reading("Certifications: Current licensure as a Registered Nurse (RN) "
              "BLS Basic Life Support or PALS (preferred at hire, must obtain "
              "from approved source prior to direct patient care)"),
      ElementsAre("rn required", "bls|pals required"));
}

TEST(RequirementLevelsTest, ABracketThatNobodyClosesHoldsNothingBack) {
  EXPECT_THAT(Reading("Requirements:\n- Tools (e.g., Tableau, Salesforce are a "
                      "plus"),
              ElementsAre("salesforce|tableau preferred"));
}

// "Bonus", "asset" and "valued" are mostly said of other things.
TEST(RequirementLevelsTest, AnAdjectiveOfAnotherNounPrefersNothing) {
  EXPECT_THAT(Reading("Requirements:\n- Knowledge of Excel for fixed assets"),
              ElementsAre("ms-excel required"));
  EXPECT_THAT(Reading("Requirements:\n- Note useful facts in Salesforce"),
              ElementsAre("salesforce required"));
  EXPECT_THAT(Reading("Requirements:\n- Excel, annual bonus structure"),
              ElementsAre("ms-excel required"));
  EXPECT_THAT(Reading("Requirements:\n- SQL is a significant asset"),
              ElementsAre("sql preferred"));
  EXPECT_THAT(Reading("Requirements:\n- ADP a definite asset\n- Bonus: CPC"),
              ElementsAre("adp preferred", "cpc-aapc preferred"));
  EXPECT_THAT(Reading("A $500 bonus for RNs who refer a friend."), IsEmpty());
}

TEST(RequirementLevelsTest, AStrangerInBracketsIsPreferredItself) {
  EXPECT_THAT(Reading("Requirements:\n- SQL (Zyxgres preferred)"),
              ElementsAre("sql required"));
  EXPECT_THAT(Reading("Requirements:\n- RN license (BSN preferred)"),
              ElementsAre("rn required"));
  EXPECT_THAT(Reading("Requirements:\n- ACLS (strongly preferred)"),
              ElementsAre("acls preferred"));
}

TEST(RequirementLevelsTest, PreferredForAPersonIsAWishForThatPerson) {
  EXPECT_THAT(Reading("Qualifications:\n- RN or LPN license\n- Bachelor's "
                      "degree (preferred for RNs)"),
              ElementsAre("lpn|rn required"));
}

TEST(RequirementLevelsTest, TheLeastOfAnIdealCandidateIsRequired) {
  EXPECT_THAT(Reading("Minimum qualifications for the ideal future caregiver "
                      "include:\n- BLS certification"),
              ElementsAre("bls required"));
}

TEST(RequirementLevelsTest, WeWouldLoveToHearFromYouIsNoWish) {
  EXPECT_THAT(Reading("We'd love to hear from you if:\n- You hold an RN "
                      "license"),
              ElementsAre("rn required"));
}

TEST(RequirementLevelsTest, YearsOfAProductAreAskedForAnywhere) {
  EXPECT_THAT(Reading("Pay rate: $30. 3 years PowerBI experience."),
              ElementsAre("ms-powerbi required"));
}

TEST(RequirementLevelsTest, WhatIsSaidOtherwiseElsewhereIsFlagged) {
  const auto flags = [](std::string_view text) {
    std::vector<bool> all;
    for (const Requirement& asked : ReadRequirements("Clinic Member", text)) {
      all.push_back(asked.contradicted);
    }
    return all;
  };
  EXPECT_THAT(flags("CPC is required. CPC preferred."), ElementsAre(true));
  EXPECT_THAT(flags("CPC preferred. BLS required. CPC is required."),
              ElementsAre(false, true));
  EXPECT_THAT(flags("CPC is required. CPC is not required."),
              ElementsAre(true));
  EXPECT_THAT(flags("CPC is required. CPC required."), ElementsAre(false));
  EXPECT_THAT(flags("CPC is required, BLS preferred."),
              ElementsAre(false, false));
}

TEST(RequirementLevelsTest, YearsOfWorkTakeTheWishForThemselves) {
  EXPECT_THAT(Reading("Requirements:\n- RN license in any state One (1) year "
                      "of clinic experience preferred"),
              ElementsAre("rn required"));
  EXPECT_THAT(Reading("Qualifications:\n- LPN with one year of clinic "
                      "experience preferred"),
              ElementsAre("lpn preferred"));
}

TEST(RequirementLevelsTest, ACapitalBehindALevelBeginsTheNextItem) {
  EXPECT_THAT(Reading("Qualifications include: BSN degree preferred State "
                      "issued RN license"),
              ElementsAre("rn required"));
  EXPECT_THAT(
      Reading("Requirements: experience in a clinic preferred BLS card"),
      ElementsAre("bls required"));
  EXPECT_THAT(Reading("Nurses keep required BLS cards."),
              ElementsAre("bls required"));
}

TEST(RequirementLevelsTest, ANameThatAloneCountsIsRequired) {
  EXPECT_THAT(Reading("CMA (AAMA) only."), ElementsAre("cma-aama required"));
  for (const char* text : {"The RMA (AMT) only day crew is kind.",
                           "Day crew: RN only.", "RN only: parking lot B."}) {
    EXPECT_THAT(Reading(text), ElementsAre()) << text;
  }
  const auto requirements = ReadRequirements(
      "Clinic Team Member", "RMA not accepted; CMA (AAMA) only.");
  ASSERT_EQ(requirements.size(), 1U);
  EXPECT_THAT(requirements[0].any_of, ElementsAre("cma-aama"));
  EXPECT_THAT(requirements[0].excluded, ElementsAre("rma-amt"));
}

TEST(RequirementLevelsTest, OrTheAbilityToObtainAsksToObtain) {
  EXPECT_THAT(Reading("BLS or the ability to obtain within 30 days of hire."),
              ElementsAre("bls required 30d"));
}

TEST(RequirementLevelsTest, ABracketMayPreferAnotherCredential) {
  EXPECT_THAT(Reading("Requirements:\n- First Aid and CPR certified "
                      "(Instructor certification preferred)"),
              ElementsAre("first-aid required", "cpr-aed required"));
}

TEST(RequirementLevelsTest, IsHasOneSubjectWhereTheListBeforeItEnded) {
  EXPECT_THAT(Reading("Requirements:\n- Microsoft Windows and Office Suite, "
                      "Epic is an advantage"),
              ElementsAre("ms-windows required", "microsoft-365 required",
                          "epic preferred"));
}

TEST(RequirementLevelsTest, VitalSignsAreNoNeed) {
  EXPECT_THAT(Reading("- Provides care under the supervision of an RN "
                      "including monitoring vital signs and charting"),
              IsEmpty());
}

// An everyday word that stands alone with its level is a product.
TEST(RequirementLevelsTest, ALevelAndANameAreAClause) {
  EXPECT_THAT(Reading("Must have: CMA; Nice to have: Epic"),
              ElementsAre("cma-aama required", "epic preferred"));
  EXPECT_THAT(Reading("Nice to have - Epic\nMust have - BLS"),
              ElementsAre("epic preferred", "bls required"));
  EXPECT_THAT(Reading("Epic (nice to have)\nBLS (must have)"),
              ElementsAre("epic preferred", "bls required"));
}

TEST(RequirementLevelsTest, WhatIsUsedIsTheWholeListInBrackets) {
  EXPECT_THAT(Reading("Responsibilities:\n- Documents actions in the CDI "
                      "software (Iodine, Epic and Meditech)"),
              ElementsAre("epic required", "meditech required"));
}

TEST(RequirementLevelsTest, ThePreferredCandidateIsAWish) {
  EXPECT_THAT(Reading("The preferred candidate will have BLS and ACLS."),
              ElementsAre("bls preferred", "acls preferred"));
}

TEST(RequirementLevelsTest, WhatOneShouldKnowFollowsAWishInItsLine) {
  EXPECT_THAT(
      Reading("Preferred Experience: Two years of audits, preferred. Selectee "
              "should be knowledgeable and skilled in: Applying methods. Using "
              "Epic and Excel."),
      ElementsAre("epic required", "ms-excel required"));
}

TEST(RequirementLevelsTest, ADeadlineAsksByItself) {
  EXPECT_THAT(Reading("CPR within 30 days of hire."),
              ElementsAre("cpr-aed required 30d"));
}

TEST(RequirementLevelsTest, BareCertificationIsReadToItsSemicolon) {
  EXPECT_THAT(TitledReading("Medical Assistant",
                            "Certification is preferred but not required; must "
                            "be willing to study for it within 12 months."),
              ElementsAre("cma-generic preferred"));
}

TEST(RequirementLevelsTest, AnEverydayNameWithItsYearsAndLevelIsAProduct) {
  EXPECT_THAT(Reading("Experience:\nEpic: 1 year (Preferred)"),
              ElementsAre("epic preferred"));
}

TEST(RequirementLevelsTest, TheBodyLowersOrWaivesTheTitlesCertification) {
  EXPECT_THAT(TitledReading("Certified Medical Assistant",
                            "Certification is preferred but not required."),
              ElementsAre("cma-generic preferred"));
  EXPECT_THAT(TitledReading("Certified Phlebotomist", "Certification a plus."),
              ElementsAre("phlebotomy-generic preferred"));
  for (const char* text : {"No certification required; we train.",
                           "Room patients. Certification is not necessary."}) {
    EXPECT_THAT(TitledReading("Certified Medical Assistant", text),
                ::testing::IsEmpty())
        << text;
  }
  EXPECT_THAT(TitledReading("Certified Medical Assistant",
                            "Certification required, experience not needed."),
              ElementsAre("cma-generic required"));
}

TEST(RequirementLevelsTest, AWishBeforeTheButIsNotForTheCertification) {
  EXPECT_THAT(TitledReading("Certified Medical Assistant",
                            "Experience preferred but certification required."),
              ElementsAre("cma-generic required"));
}

// A wish in passing takes neither the class's level nor gives it its own.
TEST(RequirementLevelsTest, APreferredProductLeavesItsClassRequired) {
  EXPECT_THAT(Reading("EHR (eClinicalWorks preferred) required."),
              ElementsAre("ehr-generic required", "eclinicalworks preferred"));
  EXPECT_THAT(Reading("Experience with electronic health records, preferably "
                      "Athena, required."),
              ElementsAre("ehr-generic required", "athenaone preferred"));
  EXPECT_THAT(Reading("Experience with an EHR (ideally Epic) is required."),
              ElementsAre("ehr-generic required", "epic preferred"));
}

TEST(RequirementLevelsTest, AWishThatNarrowsACertificationLeavesItRequired) {
  EXPECT_THAT(TitledReading("Medical Assistant",
                            "Certification, preferably CMA or RMA, required."),
              ElementsAre("cma-aama|rma-amt required"));
  EXPECT_THAT(TitledReading("Coder",
                            "Certification, ideally CPC, is required "
                            "within 6 months."),
              ElementsAre("cpc-aapc required 180d"));
}

TEST(RequirementLevelsTest, WhatIsToBeObtainedMayBeAList) {
  EXPECT_THAT(Reading("BLS, ACLS and PALS are to be obtained within 6 months "
                      "of hire."),
              ElementsAre("bls required 180d", "acls required 180d",
                          "pals required 180d"));
}

TEST(RequirementLevelsTest, AWarmWordIsAWish) {
  EXPECT_THAT(Reading("CPC certification would be a feather in your cap."),
              ElementsAre("cpc-aapc preferred"));
  EXPECT_THAT(Reading("Experience with Excel would be handy."),
              ElementsAre("ms-excel preferred"));
  EXPECT_THAT(Reading("The favored certifications are CEN and CCRN."),
              ElementsAre("cen-bcen preferred", "ccrn-aacn preferred"));
}

TEST(RequirementLevelsTest, WhatIsNotRequiredMayBeWishedForBehindACommaToo) {
  EXPECT_THAT(Reading("Epic experience, though not required, is preferred."),
              ElementsAre("epic preferred"));
  EXPECT_THAT(Reading("CPC, while not required, is a definite plus."),
              ElementsAre("cpc-aapc preferred"));
  EXPECT_THAT(Reading("CPC, though not required, exists."), IsEmpty());
  EXPECT_THAT(Reading("A CPC a big plus. An RMA license is a welcome extra."),
              ElementsAre("cpc-aapc preferred", "rma-amt preferred"));
  EXPECT_THAT(Reading("Epic experience helps."), ElementsAre("epic preferred"));
}
}  // namespace
}  // namespace rolecall
