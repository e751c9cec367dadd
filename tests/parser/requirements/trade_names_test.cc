// Names that one trade shortens and others use otherwise.
#include <gmock/gmock.h>

#include "tests/parser/requirements/reading.h"

namespace rolecall {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(RequirementTradeNamesTest, AnOpticiansBoardIsNoBloodGroup) {
  EXPECT_THAT(TitledReading("Optical Assistant", "ABO certification required."),
              ElementsAre("abo-ncle required"));
  EXPECT_THAT(TitledReading("Optician", "ABO or NCLE preferred."),
              ElementsAre("abo-ncle preferred"));
  EXPECT_THAT(Reading("Knowledge of ABO and Rh typing in the blood bank."),
              IsEmpty());
}

TEST(RequirementTradeNamesTest, SamplesAreShippedByTheRulesOrWithTheCard) {
  EXPECT_THAT(Reading("Requirements:\n- IATA before shipping samples"),
              ElementsAre("iata-dgr required"));
  EXPECT_THAT(Reading("IATA/DOT training (required) within 30 days of hire."),
              ElementsAre("iata-dgr required 30d"));
  EXPECT_THAT(Reading("Requirements:\n- Ships specimens in accordance with "
                      "IATA and DOT regulations"),
              IsEmpty());
}

TEST(RequirementTradeNamesTest, ACarSaysWhichLicenceIsMeant) {
  for (const char* text :
       {"Requirements:\n- Valid license and insured car",
        "Requirements:\n- Van driver: license with clean MVR",
        "Driver's lic. req'd.", "Requirements:\n- Good driving record",
        "A valid DL is required to drive the clinic's van."}) {
    EXPECT_THAT(Reading(text), ElementsAre("drivers-licence required")) << text;
  }
  for (const char* text : {"Requirements:\n- Valid license to practice",
                           "Requirements:\n- Knowledge of ML/DL frameworks"}) {
    EXPECT_THAT(Reading(text), IsEmpty()) << text;
  }
}

TEST(RequirementTradeNamesTest, AnAgencyIsNoRegistration) {
  EXPECT_THAT(Reading("Requirements:\n- Compliance with FDA, DEA, OSHA and "
                      "other rules"),
              IsEmpty());
  EXPECT_THAT(Reading("Requirements:\n- Active RN license and DEA"),
              ElementsAre("rn required", "dea required"));
}

TEST(RequirementTradeNamesTest, StatesAndBoardsCallPermitsTheirOwnWay) {
  EXPECT_THAT(TitledReading("Dental Assistant",
                            "A valid radiation safety certificate is "
                            "required."),
              ElementsAre("dental-xray required"));
  EXPECT_THAT(
      TitledReading("Pharmacy Technician", "State registration required."),
      ElementsAre("pharm-tech-state required"));
  EXPECT_THAT(Reading("State registration required."), IsEmpty());
  EXPECT_THAT(Reading("Limited radiography permit required."),
              ElementsAre("lxmo required"));
  EXPECT_THAT(TitledReading("Laser Technician",
                            "Laser certificate or esthetician license "
                            "required."),
              ElementsAre("cosmetology|laser-cert required"));
}

TEST(RequirementTradeNamesTest, LettersOfTwoTradesGoByTheirNeighbours) {
  EXPECT_THAT(TitledReading("Cardiology Tech",
                            "Requirements:\n- CCT via CCI, or CET via NHA"),
              ElementsAre("cct-cci|cet-nha required"));
  EXPECT_THAT(Reading("Requirements:\n- Specialist register, or within six "
                      "months of CCT"),
              IsEmpty());
  EXPECT_THAT(
      TitledReading("Med Tech, Assisted Living", "Requirements:\n- CMT or CNA"),
      ElementsAre("cna|medication-aide required"));
  EXPECT_THAT(TitledReading("Cath Lab Tech", "Cupid experience preferred."),
              ElementsAre("epic-cupid preferred"));
}

TEST(RequirementTradeNamesTest, ALongerNameHidesTheShorterOneInIt) {
  EXPECT_THAT(Reading("CPR+ software preferred."), IsEmpty());
  EXPECT_THAT(Reading("Requirements:\n- A positive outlook"), IsEmpty());
  EXPECT_THAT(Reading("Certified Ophthalmic Medical Technologist required."),
              ElementsAre("coa-ijcahpo required"));
}

}  // namespace
}  // namespace rolecall
