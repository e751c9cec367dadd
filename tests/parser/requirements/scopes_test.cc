#include <gmock/gmock.h>

#include "tests/parser/requirements/reading.h"

namespace rolecall {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(RequirementScopesTest, ASentenceOfAnotherStateIsLeftOut) {
  constexpr std::string_view kText =
      "In Washington, an MA-C is required. In Oregon, a CMA is required.";
  EXPECT_THAT(PlacedReading("Salem", "OR", kText),
              ElementsAre("cma-aama required"));
  EXPECT_THAT(PlacedReading("Tacoma", "WA", kText),
              ElementsAre("ma-c-wa required"));
  EXPECT_THAT(PlacedReading("Reno", "NV",
                            "BLS required. California applicants must hold a "
                            "CPT-1."),
              ElementsAre("bls required"));
}

TEST(RequirementScopesTest, LinesOfOtherStatesAreLeftOut) {
  constexpr std::string_view kText =
      "Requirements:\n- BLS\n- Alabama: ACLS required. PALS required.\n"
      "- Ohio: CPR required\n- Kentucky and Indiana only: TNCC required";
  EXPECT_THAT(PlacedReading("Dayton", "OH", kText),
              ElementsAre("bls required", "cpr-aed required"));
  EXPECT_THAT(PlacedReading("Gary, IN", "", kText),
              ElementsAre("bls required", "tncc-ena required"));
  EXPECT_THAT(Reading(kText), ElementsAre("bls required"));
}

TEST(RequirementScopesTest, LinesMayBeLabelledWithTheLettersOfStates) {
  constexpr std::string_view kText =
      "Requirements:\n- WA: TNCC\n- OR: ACLS\n- BLS";
  EXPECT_THAT(PlacedReading("Salem", "OR", kText),
              ElementsAre("acls required", "bls required"));
  EXPECT_THAT(PlacedReading("Tacoma", "WA", kText),
              ElementsAre("tncc-ena required", "bls required"));
  EXPECT_THAT(Reading(kText), ElementsAre("bls required"));
  // Alone, two letters may be a unit's or a trade's.
  EXPECT_THAT(PlacedReading("Reno", "NV", "Requirements:\n- OR: BLS\n- ACLS"),
              ElementsAre("bls required", "acls required"));
}

TEST(RequirementScopesTest, AStateBehindACardBindsItsOwnPeople) {
  constexpr std::string_view kBracket =
      "Requirements:\n- Medication aide (Colorado)\n- BLS";
  constexpr std::string_view kTail =
      "BLS required. Medication aide certification is required in Colorado.";
  EXPECT_THAT(PlacedReading("Salem", "OR", kBracket),
              ElementsAre("bls required"));
  EXPECT_THAT(PlacedReading("Salem", "OR", kTail), ElementsAre("bls required"));
  EXPECT_THAT(PlacedReading("Denver", "CO", kBracket),
              ElementsAre("medication-aide required", "bls required"));
  EXPECT_THAT(PlacedReading("Denver", "CO", kTail),
              ElementsAre("bls required", "medication-aide required"));
  // Whoever is licensed elsewhere is licensed.
  EXPECT_THAT(PlacedReading("Salem", "OR", "Requirements:\n- LPN (Colorado)"),
              ElementsAre("lpn required"));
}

TEST(RequirementScopesTest, AnAlternativeMayBeBarredInAState) {
  for (const char* bar :
       {"NCMA is not accepted in South Carolina.",
        "An NCMA is not accepted in South Carolina or Georgia."}) {
    const std::string text = std::string("CMA, RMA or NCMA required. ") + bar;
    const auto barred = [&](const char* town, const char* state) {
      const auto read = ReadPlaced(town, state, text);
      EXPECT_THAT(Lines(read),
                  ElementsAre("cma-aama|ncma-ncct|rma-amt required"));
      return read.empty() ? std::vector<std::string>() : read[0].excluded;
    };
    EXPECT_THAT(barred("Charleston", "SC"), ElementsAre("ncma-ncct")) << bar;
    EXPECT_THAT(barred("Dayton", "OH"), IsEmpty()) << bar;
    EXPECT_THAT(barred("", ""), IsEmpty()) << bar;
  }
}

TEST(RequirementScopesTest, AnEmployersNameIsNoLabelOfItsState) {
  EXPECT_THAT(PlacedReading("Dayton", "OH",
                            "Requirements:\nVirginia Mason: BLS required\n"
                            "MA: CCMA required"),
              ElementsAre("bls required", "ccma-nha required"));
}

TEST(RequirementScopesTest, OfTwoStatesThatDifferItsOwnDecides) {
  constexpr std::string_view kText =
      "BLS is required in Ohio, preferred in Kentucky.";
  EXPECT_THAT(PlacedReading("Dayton", "OH", kText),
              ElementsAre("bls required"));
  EXPECT_THAT(PlacedReading("Berea", "KY", kText),
              ElementsAre("bls preferred"));
  EXPECT_THAT(PlacedReading("Berea", "KY",
                            "In Ohio BLS is required, in Kentucky it is "
                            "preferred."),
              ElementsAre("bls preferred"));
}

TEST(RequirementScopesTest, WhereNoPlaceIsToldTheMilderOfTwoHolds) {
  EXPECT_THAT(Reading("BLS is required in Ohio, preferred in Kentucky."),
              ElementsAre("bls preferred"));
  EXPECT_THAT(Reading("For our Dayton office, CPC is required; elsewhere it is "
                      "preferred."),
              ElementsAre("cpc-aapc preferred"));
  EXPECT_THAT(PlacedReading("Dayton", "OH",
                            "For our Dayton office, CPC is required; elsewhere "
                            "it is preferred."),
              ElementsAre("cpc-aapc required"));
}

TEST(RequirementScopesTest, ALineOfAHigherGradeAsksNothingOfALower) {
  constexpr std::string_view kText =
      "MA I: no certification needed.\nMA II: CMA (AAMA) required.";
  EXPECT_THAT(TitledReading("Medical Assistant I", kText), IsEmpty());
  EXPECT_THAT(TitledReading("Medical Assistant I/II", kText), IsEmpty());
  EXPECT_THAT(TitledReading("Medical Assistant II", kText),
              ElementsAre("cma-aama required"));
}

TEST(RequirementScopesTest, WhatAUnitsPeopleMustHoldIsNotForTheOthers) {
  for (const char* text :
       {"Emergency Department techs must also hold ACLS.", "ED RNs need ACLS.",
        "Nurses in the emergency department must hold ACLS.",
        "All staff who work in the ICU must have ACLS.",
        "ACLS required for those working in the emergency room.",
        "If hired into the ICU, ACLS is required.",
        "For telemetry units, ACLS is required.", "For L&D: ACLS"}) {
    EXPECT_THAT(TitledReading("Clinic Team Member", text), ElementsAre())
        << text;
  }
}

TEST(RequirementScopesTest, AnUnnamedUnitIsThePostingsOwn) {
  for (const char* text :
       {"All staff in the department must hold BLS.",
        "All nurses on the unit must have BLS.",
        "BLS required for all employees of the department.",
        "BLS is required for those working in the unit.",
        "For all units, BLS is required.", "For the department, BLS required.",
        "Staff working in the unit must have BLS."}) {
    EXPECT_THAT(TitledReading("Clinic Team Member", text),
                ElementsAre("bls required"))
        << text;
  }
  EXPECT_THAT(TitledReading("Clinic Team Member",
                            "All staff in other units must hold BLS."),
              IsEmpty());
}

TEST(RequirementScopesTest, PediatricsIsASpecialtyRatherThanAUnit) {
  EXPECT_THAT(Reading("RMA certification (pediatrics experience preferred) "
                      "required."),
              ElementsAre("rma-amt required"));
  EXPECT_THAT(Reading("Requirements:\n- RMA (pediatrics or primary care)"),
              ElementsAre("rma-amt required"));
  EXPECT_THAT(Reading("Pediatrics - BLS and RMA required."),
              ElementsAre("bls required", "rma-amt required"));
  EXPECT_THAT(Reading("Pediatric unit staff must hold PALS."), IsEmpty());
}

TEST(RequirementScopesTest, AUnitMayBeWrittenInSeveralWays) {
  EXPECT_THAT(TitledReading("Tech - Labor & Delivery",
                            "L&D technicians must hold NRP."),
              ElementsAre("nrp required"));
  EXPECT_THAT(TitledReading("L&D Tech", "L&D technicians must hold NRP."),
              ElementsAre("nrp required"));
  EXPECT_THAT(TitledReading("OR Tech", "Surgical technicians must hold BLS."),
              ElementsAre("bls required"));
  EXPECT_THAT(TitledReading("Scrub Tech or Aide",
                            "Operating room staff must hold BLS."),
              ElementsAre("bls required"));
  EXPECT_THAT(
      TitledReading("Aide or Clerk", "Operating room staff must hold BLS."),
      IsEmpty());
}

TEST(RequirementScopesTest, WhatTheOwnUnitsPeopleMustHoldIsAskedFor) {
  EXPECT_THAT(TitledReading("Technician, Emergency Room",
                            "ED technicians must hold ACLS."),
              ElementsAre("acls required"));
  EXPECT_THAT(TitledReading("ICU Team Member",
                            "Staff in the intensive care unit must hold ACLS."),
              ElementsAre("acls required"));
  EXPECT_THAT(Reading("ACLS required for this unit."),
              ElementsAre("acls required"));
  EXPECT_THAT(Reading("This position in the emergency department requires "
                      "ACLS."),
              ElementsAre("acls required"));
  EXPECT_THAT(Reading("Technicians must hold BLS."),
              ElementsAre("bls required"));
}

TEST(RequirementScopesTest, WhatOtherPostsRequireIsNotAskedFor) {
  EXPECT_THAT(Reading("Marijuana use is prohibited for positions that require "
                      "a Commercial Driver's License."),
              IsEmpty());
  EXPECT_THAT(Reading("This is a position that requires a driver's license."),
              ElementsAre("drivers-licence required"));
}

TEST(RequirementScopesTest, AnotherSettingBindsItsOwnPeople) {
  constexpr char kText[] =
      "In a home health setting, team members must possess a valid driver's "
      "license.";
  EXPECT_THAT(TitledReading("Registered Nurse", kText),
              ElementsAre("rn required"));
  EXPECT_THAT(TitledReading("Registered Nurse, Home Health", kText),
              ElementsAre("rn required", "drivers-licence required"));
}

TEST(RequirementScopesTest, HoursOfEducationAreNoCredential) {
  EXPECT_THAT(Reading("Complete the required number of CNA educational hours."),
              IsEmpty());
  EXPECT_THAT(Reading("Requirements:\n- CNA, evening hours"),
              ElementsAre("cna required"));
}

TEST(RequirementScopesTest, LettersMayBeATradesOrAUnits) {
  EXPECT_THAT(Reading("Requirements:\n- MA: BLS\n- PA: ACLS"),
              ElementsAre("bls required", "acls required"));
  EXPECT_THAT(Reading("Requirements:\n- CT: ACLS\n- OR: BLS\n- PALS"),
              ElementsAre("acls required", "bls required", "pals required"));
}

TEST(RequirementScopesTest, WhatFollowsAConditionOfHireIsAskedFor) {
  EXPECT_THAT(Reading("Requirements:\n- If not already certified, BLS within "
                      "30 days\n- If hired, ACLS within 6 months"),
              ElementsAre("bls required 30d", "acls required 180d"));
  EXPECT_THAT(Reading("Requirements:\n- If driving for work, valid driver's "
                      "license"),
              ElementsAre("drivers-licence required"));
}

TEST(RequirementScopesTest, AUnitsLabelMayBeAnyOfItsNames) {
  EXPECT_THAT(TitledReading("Nurse - ICU",
                            "Requirements:\n"
                            "- Family Birth: NRP required\n"
                            "- ICU: ACLS required\n"
                            "- Step Down: PALS required"),
              ElementsAre("acls required"));
}

// Where a card is needed nobody says: of some units.
TEST(RequirementScopesTest, WhatUnnamedUnitsNeedIsAskedOfNobody) {
  EXPECT_THAT(Reading("Requirements:\n- ACLS required in certain units\n- BLS"),
              ElementsAre("bls required"));
  EXPECT_THAT(Reading("Requirements:\n- BLS\n- ACLS and PALS are required, "
                      "depending on the department"),
              ElementsAre("bls required"));
  EXPECT_THAT(Reading("Requirements:\n- NRP is required based on the patient "
                      "population served"),
              IsEmpty());
  EXPECT_THAT(Reading("Requirements:\n- ACLS required in all units\n- NRP "
                      "required; depending on demand we hire at once"),
              ElementsAre("acls required", "nrp required"));
}

TEST(RequirementScopesTest, WhatIsSaidNotToBeNeededIsNotAskedFor) {
  EXPECT_THAT(Reading("You will not need ACLS."), IsEmpty());
  EXPECT_THAT(Reading("A CPC license is neither required nor preferred."),
              IsEmpty());
  EXPECT_THAT(Reading("LPN license not applicable."), IsEmpty());
  EXPECT_THAT(Reading("You will need ACLS."), ElementsAre("acls required"));
}
}  // namespace
}  // namespace rolecall
