// Lists that run over lines and sentences, and the kinds of certification that
// a posting offers and defines.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/parser/requirements/reading.h"

namespace rolecall {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST(RequirementListsTest, ANumberedHeaderHeadsTheLinesBelow) {
  EXPECT_THAT(Reading("Requirements\n2. Credentials: hold either:\n"
                      "Certified Medical Assistant (AAMA)\n"
                      "Registered Medical Assistant (AMT)\n"),
              ElementsAre("cma-aama|rma-amt required"));
  // Its items keep their own level.
  EXPECT_THAT(Reading("1. Credentials that we would like to see, preferred:\n"
                      "ACLS\nPALS required\n"),
              UnorderedElementsAre("acls preferred", "pals required"));
}

TEST(RequirementListsTest, ALineBehindBulletsIsNoneOfThem) {
  EXPECT_THAT(
      Reading("You must hold one of the following:\n- CMA (AAMA)\n- RMA (AMT)\n"
              "BLS card required.\n"),
      UnorderedElementsAre("cma-aama|rma-amt required", "bls required"));
}

TEST(RequirementListsTest, ACountInBracketsIsABullet) {
  EXPECT_THAT(Reading("You must hold either (1) or (2) below:\n\n"
                      "(1) Billing: CPC.\n\n(2) Records: RHIT.\n"),
              ElementsAre("cpc-aapc|rhit-ahima required"));
  EXPECT_THAT(Reading("You must hold one of these:\n\n(a) CMA (AAMA)\n\n"
                      "(b) RMA (AMT)\n"),
              ElementsAre("cma-aama|rma-amt required"));
  // A bracket that says something is none.
  EXPECT_THAT(Reading("Requirements:\n(BLS) card\n(RN) license\n"),
              UnorderedElementsAre("bls required", "rn required"));
}

TEST(RequirementListsTest, AnOrBetweenItemsEndsNoList) {
  EXPECT_THAT(Reading("Hold a national certification through either:\n\n"
                      "(a) PTCB as a CPhT.\n\nOR\n\n(b) NHA as a ExCPT.\n"),
              ElementsAre("cpht-excpt|cpht-ptcb required"));
}

TEST(RequirementListsTest, ALineThatEndsInEitherHeadsAList) {
  EXPECT_THAT(Reading("3. Certification. The assistant must be certified by "
                      "either\n\n(1) Certified Medical Assistant (AAMA)\n\n"
                      "(2) Registered Medical Assistant (AMT)\n"),
              ElementsAre("cma-aama|rma-amt required"));
}

TEST(RequirementListsTest, AQuestionThatOffersAChoiceHeadsItsList) {
  EXPECT_THAT(Reading("Do you hold one of the following credentials?\n"
                      "- CCRN\n- CEN\n"),
              ElementsAre("ccrn-aacn|cen-bcen required"));
  // The next question has the next number.
  EXPECT_THAT(
      Reading("Requirements:\n1. Do you hold one of the following?\n"
              "A. Yes\nB. No\n2. CMA (AAMA) required\n3. RHIT required\n"),
      UnorderedElementsAre("cma-aama required", "rhit-ahima required"));
}

TEST(RequirementListsTest, WaysOfAnAnnouncedChoiceMayNeedNoCredential) {
  EXPECT_THAT(Reading("You must have one of the following:\n"
                      "A bachelor's degree in records; OR\nRHIT credential"),
              IsEmpty());
}

TEST(RequirementListsTest, WhatCertificationsIncludeIsAChoice) {
  EXPECT_THAT(Reading("Current coding certifications include: CCS, CPC, and "
                      "CIC."),
              ElementsAre("ccs-ahima|cic-aapc|cpc-aapc required"));
  EXPECT_THAT(Reading("Current nursing certifications include:\n"
                      "CCRN,\nCEN.\n"),
              ElementsAre("ccrn-aacn|cen-bcen required"));
  // Cards are each asked for.
  EXPECT_THAT(Reading("Required certifications include:\nACLS\nPALS\n"),
              UnorderedElementsAre("acls required", "pals required"));
}

TEST(RequirementListsTest, AnAnswersGroupYieldsToItsMembers) {
  EXPECT_THAT(Reading("A. I have a records certification through AHIMA of "
                      "either RHIT or RHIA.\nB. I have CHDA.\nC. I have "
                      "none.\n"),
              ElementsAre("chda-ahima|rhia-ahima|rhit-ahima required"));
}

constexpr char kKinds[] =
    "Billing certifications include: CPC and COC.\n\n"
    "Records certifications include: RHIT and RHIA.\n";

TEST(RequirementListsTest, KindsThatASentenceOffersAreOneChoice) {
  EXPECT_THAT(Reading(std::string("You must have either a billing "
                                  "certification or a records "
                                  "certification.\n\n") +
                      kKinds),
              ElementsAre("coc-aapc|cpc-aapc|rhia-ahima|rhit-ahima required"));
  EXPECT_THAT(
      Reading(std::string(kKinds) + "\nDo you hold one of the following?\n"
                                    "(1) Billing certification.\n"
                                    "(2) Records certification.\n"),
      ElementsAre("coc-aapc|cpc-aapc|rhia-ahima|rhit-ahima required"));
}

TEST(RequirementListsTest, AKindMayStandInABracket) {
  EXPECT_THAT(Reading(std::string("You must have a Health Documents (records) "
                                  "certification.\n\n") +
                      kKinds),
              ElementsAre("rhia-ahima|rhit-ahima required"));
}

TEST(RequirementListsTest, AClassUnderAHeaderIsAskedForWhereItIsKnown) {
  EXPECT_THAT(Reading("4. You must demonstrate all of the following:\n"
                      "(a) Ability to repair dispensing machines or other "
                      "platforms and databases of the pharmacy.\n"),
              IsEmpty());
  EXPECT_THAT(Reading("4. You must demonstrate all of the following:\n"
                      "(a) Knowledge of databases.\n"),
              ElementsAre("database-generic required"));
}

TEST(RequirementListsTest, AKindIsOneOfTheWaysOfAChoice) {
  EXPECT_THAT(TitledReading("Medical Coder",
                            "2. You must hold one of the following:\n"
                            "Entry Level Certification through AHIMA or AAPC.\n"
                            "Abstracting Certification through AHIMA.\n"),
              ElementsAre("coder-generic required"));
}

TEST(RequirementListsTest, AYearIsNoChoice) {
  EXPECT_THAT(Reading("You must have at least one year with the following:\n"
                      "- CMA (AAMA)\n- RHIT\n"),
              UnorderedElementsAre("cma-aama required", "rhit-ahima required"));
}

TEST(RequirementListsTest, KindsThatAreAskedForOneByOneStayApart) {
  EXPECT_THAT(Reading(std::string("You must have a billing certification and "
                                  "a records certification.\n\n") +
                      kKinds),
              UnorderedElementsAre("coc-aapc|cpc-aapc required",
                                   "rhia-ahima|rhit-ahima required"));
  EXPECT_THAT(Reading(std::string("You must have a billing certification. You "
                                  "must have a records certification.\n\n") +
                      kKinds),
              UnorderedElementsAre("coc-aapc|cpc-aapc required",
                                   "rhia-ahima|rhit-ahima required"));
}

TEST(RequirementListsTest, TheKindThatIsAskedForNarrowsTheOffer) {
  const std::string offer =
      "Either a billing certification or a records certification is held by "
      "our staff.\n\n";
  EXPECT_THAT(Reading(offer + kKinds +
                      "\nAt this level you must have a records "
                      "certification.\n"),
              ElementsAre("rhia-ahima|rhit-ahima required"));
  // What is defined and not asked for is only explained.
  EXPECT_THAT(
      Reading(std::string("You must have a records certification.\n\n") +
              kKinds),
      ElementsAre("rhia-ahima|rhit-ahima required"));
  EXPECT_THAT(Reading(offer + kKinds +
                      "\nYou must send a copy of your records "
                      "certification.\n"),
              ElementsAre("coc-aapc|cpc-aapc|rhia-ahima|rhit-ahima required"));
  EXPECT_THAT(
      Reading(offer + kKinds + "\nDo you hold a records certification?\n"),
      ElementsAre("coc-aapc|cpc-aapc|rhia-ahima|rhit-ahima required"));
}

TEST(RequirementListsTest, KindsInBranchesReachToTheirLinesEnd) {
  EXPECT_THAT(
      Reading("Billing certification through AAPC. Billing certifications "
              "include: CPC and COC; OR\nRecords certification through AHIMA. "
              "Records certifications include: RHIT and RHIA.\n"),
      ElementsAre("coc-aapc|cpc-aapc|rhia-ahima|rhit-ahima required"));
}

TEST(RequirementListsTest, TheQuoteIsTheSentenceThatAsks) {
  const std::vector<Requirement> requirements = ReadRequirements(
      "Clinic",
      "C. Current LPN employee of ours.\nMust have a license as a "
      "licensed practical nurse (LPN).\n");
  ASSERT_FALSE(requirements.empty());
  EXPECT_THAT(requirements.front().evidence.text,
              testing::HasSubstr("Must have a license"));
}

// Kinds by their issuers: each way of a choice counts.
TEST(RequirementListsTest, KindsAreToldByTheirIssuers) {
  EXPECT_THAT(
      Reading("Must have either (1) or (2) below:\n"
              "(1) Mastery Level Certification through AHIMA or AAPC.\n"
              "(2) Clinical Documentation Improvement Certification through "
              "AHIMA or ACDIS."),
      ElementsAre("ccds-acdis|cdip-ahima|coder-generic required"));
  EXPECT_THAT(Reading("Registered nurses keep the code of ethics of AHIMA."),
              IsEmpty());
}

// A group within a choice is the list of its members that stands elsewhere.
TEST(RequirementListsTest, AListSpellsOutTheGroupOfAChoice) {
  EXPECT_THAT(Reading("Requirements:\n- CCDS or coding certification through "
                      "AAPC or AHIMA\n\nOne of the following is required:\n"
                      "- CPC\n- CCS\n- COC"),
              ElementsAre("ccds-acdis|ccs-ahima|coc-aapc|cpc-aapc required"));
  EXPECT_THAT(
      Reading("Requirements:\n- CCDS or coding certification through "
              "AAPC or AHIMA\n- BLS or CPR"),
      ElementsAre("ccds-acdis|coder-generic required", "bls|cpr-aed required"));
}
}  // namespace
}  // namespace rolecall
