// Lines without a verb, under no heading.
#include <gmock/gmock.h>

#include <string>

#include "tests/parser/requirements/reading.h"

namespace rolecall {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(FragmentsTest, AShortTextAsksByNamingAlone) {
  EXPECT_THAT(TitledReading("Medical Assistant", "CMA or RMA. BLS. Epic."),
              ElementsAre("cma-aama|rma-amt required", "bls required",
                          "epic required"));
  EXPECT_THAT(TitledReading("Medical Assistant, Pediatrics",
                            "Busy practice in Tulsa. RMA, BLS, 2 yrs peds."),
              ElementsAre("rma-amt required", "bls required"));
}

TEST(FragmentsTest, StatusStateIssuerAndYearsSayNothingElse) {
  EXPECT_THAT(
      Reading("Current BLS (AHA). CPR/First Aid, both current."),
      ElementsAre("bls required", "cpr-aed required", "first-aid required"));
  EXPECT_THAT(Reading("RN - compact or Alaska; BLS, ACLS."),
              ElementsAre("rn required", "bls required", "acls required"));
  EXPECT_THAT(TitledReading("Medical Receptionist",
                            "Front desk of a busy clinic. 2+ yrs NextGen."),
              ElementsAre("nextgen required"));
}

TEST(FragmentsTest, AWordOfTheLineStillSetsItsLevel) {
  EXPECT_THAT(Reading("BLS. ACLS a plus. PALS preferred."),
              ElementsAre("bls required", "acls preferred", "pals preferred"));
}

TEST(FragmentsTest, BetweenTwoLevelsNobodySaysWhich) {
  EXPECT_THAT(Reading("PALS required; ACLS; BLS preferred."),
              ElementsAre("pals required", "bls preferred"));
}

TEST(FragmentsTest, TheRestOfALineBehindALevelIsSilent) {
  EXPECT_THAT(Reading("Required RN license, BLS Preferred ACLS, CCRN"),
              ElementsAre("rn required", "bls preferred"));
  EXPECT_THAT(Reading("BLS required\nACLS"),
              ElementsAre("bls required", "acls required"));
}

TEST(FragmentsTest, AnEverydayWordIsAProductOnlyByItself) {
  EXPECT_THAT(TitledReading("Medical Receptionist", "Word of mouth, BLS."),
              ElementsAre("bls required"));
}

TEST(FragmentsTest, AVerbTellsOfSomethingElse) {
  EXPECT_THAT(Reading("The clinic runs on Epic. Staff wear their BLS pins."),
              IsEmpty());
  EXPECT_THAT(Reading("You will see BLS, ACLS, PALS."), IsEmpty());
}

TEST(FragmentsTest, AListOfPeopleIsNoListOfNeeds) {
  EXPECT_THAT(Reading("RN, LPN."), IsEmpty());
  EXPECT_THAT(Reading("RN / LPN / PA-C"), IsEmpty());
  EXPECT_THAT(Reading("RN license, compact."), ElementsAre("rn required"));
  EXPECT_THAT(Reading("Keywords: CCMA, RMA, NCMA"), IsEmpty());
}

TEST(FragmentsTest, AHeadingThatSaysNothingKeepsItsLinesSilent) {
  EXPECT_THAT(Reading("Departments:\nBLS, ACLS."), IsEmpty());
  EXPECT_THAT(Reading("Benefits\n\nBLS, ACLS."), IsEmpty());
}

TEST(FragmentsTest, AClassByItselfSellsSomething) {
  EXPECT_THAT(Reading("Success with Data + AI + CRM."), IsEmpty());
}

TEST(FragmentsTest, ALongTextSaysWhatItAsks) {
  std::string prose;
  for (int i = 0; i < 40; ++i) prose += "Patients like the quiet rooms here. ";
  EXPECT_THAT(Reading(prose + "BLS, ACLS."), IsEmpty());
}

}  // namespace
}  // namespace rolecall
