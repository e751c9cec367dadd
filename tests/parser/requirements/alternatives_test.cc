#include <gmock/gmock.h>

#include "tests/parser/requirements/reading.h"

namespace rolecall {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(LetteredWaysTest, AnAndBeforeAMarkEndsTheChoice) {
  for (const char* text :
       {"Either (a) CMA, or (b) RMA, and (c) BLS",
        "Must hold either (1) CMA or (2) RMA; and (3) BLS.",
        "Requirements:\n- One of: a) CMA, or b) RMA, and c) a BLS card",
        "Must have a) CMA or b) RMA; and c) BLS"}) {
    EXPECT_THAT(TitledReading("Medical Assistant", text),
                ElementsAre("cma-aama|rma-amt required", "bls required"))
        << text;
  }
  EXPECT_THAT(Reading("Must have (a) RN and (b) BLS; and (c) PALS."),
              ElementsAre("rn required", "bls required", "pals required"));
}

TEST(LetteredWaysTest, TheWordBeforeTheFirstMarkRulesEveryPart) {
  EXPECT_THAT(Reading("Must have (1) an RN license; (2) BLS; (3) PALS."),
              ElementsAre("rn required", "bls required", "pals required"));
  EXPECT_THAT(
      Reading("Must have (1) an RN license; (2) BLS; (3) PALS preferred."),
      ElementsAre("rn required", "bls required", "pals preferred"));
  EXPECT_THAT(Reading("You must hold a BLS card; our (a) nurses know PALS; "
                      "(b) medics know ACLS."),
              ElementsAre("bls required"));
}

TEST(LetteredWaysTest, SoftwareAddedBehindTheLastWayIsAskedOfAll) {
  for (const char* text :
       {"(a) CMA or (b) RMA and eClinicalWorks required",
        "Must hold either (a) CMA or (b) RMA, and know eClinicalWorks.",
        "Must have a) CMA or b) RMA, plus eClinicalWorks experience"}) {
    EXPECT_THAT(
        TitledReading("Medical Assistant", text),
        ElementsAre("cma-aama|rma-amt required", "eclinicalworks required"))
        << text;
  }
  for (const char* text :
       {"Must hold (a) CMA or (b) RMA with eClinicalWorks experience.",
        "Must hold (a) CMA with Word or (b) RMA and eClinicalWorks.",
        "Must hold (a) CMA and eClinicalWorks or (b) RMA."}) {
    EXPECT_THAT(TitledReading("Medical Assistant", text),
                ElementsAre("cma-aama|rma-amt required"))
        << text;
  }
}

TEST(LetteredWaysTest, ExperienceWithAProductIsAnotherWay) {
  EXPECT_THAT(Reading("Must have (a) CMA or (b) two years of Epic experience."),
              IsEmpty());
  EXPECT_THAT(Reading("Must have (a) two years of Epic experience or (b) two "
                      "years of Cerner experience."),
              ElementsAre("epic|oracle-health required"));
}

TEST(SubstitutesTest, WhatIsAcceptedInsteadJoinsTheSentenceBefore) {
  for (const char* text :
       {"CPC or CCS required. RHIT accepted instead.",
        "Must hold a CPC or CCS. An RHIT may be accepted instead.",
        "Requirements:\n- CPC or CCS\n- RHIT acceptable in its place",
        "CPC or CCS required. RHIT will be accepted in lieu."}) {
    EXPECT_THAT(TitledReading("Medical Coder", text),
                ElementsAre("ccs-ahima|cpc-aapc|rhit-ahima required"))
        << text;
  }
  for (const char* text :
       {"CPC or CCS required. RHIT is not accepted instead.",
        "CPC or CCS required. BLS accepted instead.",
        "CPC or CCS required. Two years of RHIT work experience accepted "
        "instead."}) {
    EXPECT_THAT(TitledReading("Medical Coder", text),
                ElementsAre("ccs-ahima|cpc-aapc required"))
        << text;
  }
}

TEST(SubstitutesTest, ACertificateOfASchoolOfTheTradeFreesFromTheCredential) {
  for (const char* text :
       {"MA certificate or CMA required", "CMA or MA certificate required",
        "Medical assisting certificate or RMA required",
        "RMA or medical assistant diploma required"}) {
    EXPECT_THAT(TitledReading("Medical Assistant", text), IsEmpty()) << text;
  }
  EXPECT_THAT(TitledReading("Medical Assistant",
                            "MA certificate or CMA "
                            "preferred"),
              ElementsAre("cma-aama preferred"));
  EXPECT_THAT(
      TitledReading("Medical Assistant", "MA certification or CMA required"),
      ElementsAre("cma-aama|cma-generic required"));
}

// Work or schooling will do.
TEST(RequirementAlternativesTest, WorkOrSchoolingFreesFromEachOfAList) {
  EXPECT_THAT(Reading("Requirements: any one of: CNA, RBT, EMT, or 2 years of "
                      "psychiatric experience"),
              IsEmpty());
  EXPECT_THAT(Reading("Requirements: Associate's degree or LPN license."),
              IsEmpty());
  EXPECT_THAT(Reading("Requirements: any one of CNA, RBT, or EMT, and 2 years "
                      "of psychiatric experience"),
              ElementsAre("cna|emt|rbt required"));
}

TEST(RequirementAlternativesTest, AnOrBehindALevelSharesIt) {
  EXPECT_THAT(TitledReading("Credentialing Specialist",
                            "Requirements:\n- CPCS preferred or CPMSM"),
              ElementsAre("cpcs-namss|cpmsm-namss preferred"));
  EXPECT_THAT(Reading("RMA preferred or CCMA, BLS required."),
              ElementsAre("ccma-nha|rma-amt preferred", "bls required"));
  EXPECT_THAT(Reading("RMA preferred or CCMA required."),
              ElementsAre("rma-amt preferred", "ccma-nha required"));
}

TEST(RequirementAlternativesTest, AGroupBehindItsMembersWidensTheChoice) {
  EXPECT_THAT(TitledReading("Medical Coder",
                            "One of the following is required:\n- CPC\n- CCS\n"
                            "- Any other coding certification"),
              ElementsAre("ccs-ahima|coder-generic|cpc-aapc required"));
  EXPECT_THAT(TitledReading("Medical Coder",
                            "One of the following is required:\n- Coding "
                            "certification through AAPC\n- CPC\n- CCS"),
              ElementsAre("ccs-ahima|cpc-aapc required"));
}

TEST(RequirementAlternativesTest, ADiplomaAndACredentialAreBothAskedFor) {
  EXPECT_THAT(Reading("Requirements:\n- Diploma in medical assisting and RMA"),
              ElementsAre("rma-amt required"));
  EXPECT_THAT(Reading("Requirements:\n- Diploma in medical assisting or RMA"),
              IsEmpty());
  EXPECT_THAT(Reading("Duties include assisting the LPN and RN."), IsEmpty());
}

TEST(RequirementAlternativesTest, BareYearsOfWorkFreeFromTheCredential) {
  EXPECT_THAT(Reading("A clerk must have either RHIT or two years in HIM."),
              IsEmpty());
  EXPECT_THAT(Reading("CPC or CCS with two years in HIM required."),
              ElementsAre("ccs-ahima|cpc-aapc required"));
}
}  // namespace
}  // namespace rolecall
