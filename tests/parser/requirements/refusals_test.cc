#include <gmock/gmock.h>

#include "tests/parser/requirements/reading.h"

namespace rolecall {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(RequirementRefusalsTest, ACredentialOrSchoolingInsteadIsNoNeed) {
  EXPECT_THAT(Reading("CMA or completion of a medical assistant program "
                      "required."),
              IsEmpty());
  EXPECT_THAT(Reading("Certification (CMA/RMA/CCMA) or one year of experience "
                      "required."),
              IsEmpty());
  EXPECT_THAT(Reading("CMA certification or equivalent experience required."),
              IsEmpty());
  EXPECT_THAT(Reading("Certification (CMA, RMA) or 1 year of experience "
                      "preferred."),
              ElementsAre("cma-aama|rma-amt preferred"));
  EXPECT_THAT(Reading("CMA or RMA certification required."),
              ElementsAre("cma-aama|rma-amt required"));
}

TEST(RequirementRefusalsTest, WhatIsNotNeededIsNotAskedFor) {
  for (const char* text :
       {"No CPR card is needed.", "CPR certification is not required.",
        "Epic is not necessary.",
        "There is no requirement of an RN license."}) {
    EXPECT_THAT(Reading(text), IsEmpty()) << text;
  }
}

TEST(RequirementRefusalsTest, NoReachesToTheCommaOrTheBut) {
  EXPECT_THAT(Reading("No coding degree needed, but CPC is."),
              ElementsAre("cpc-aapc required"));
  EXPECT_THAT(Reading("No Epic experience needed, BLS required."),
              ElementsAre("bls required"));
}

TEST(RequirementRefusalsTest, WhatTheEmployerIsOrOffersIsNotAskedFor) {
  for (const char* text :
       {"Our clinics run Epic.", "We are an Epic shop.",
        "We offer tuition reimbursement toward an RN license.",
        "Benefits:\n- Free CPR class\n- Epic training"}) {
    EXPECT_THAT(Reading(text), IsEmpty()) << text;
  }
}

TEST(RequirementRefusalsTest, PeopleOneWorksWithAreNotAskedFor) {
  for (const char* text :
       {"Qualifications:\n- Works under the supervision of an RN",
        "You will work with RNs, LPNs and CNAs.",
        "Duties: reports to the RN manager"}) {
    EXPECT_THAT(Reading(text), IsEmpty()) << text;
  }
}

TEST(RequirementRefusalsTest, WhatOneMayLearnIsNotAskedFor) {
  EXPECT_THAT(Reading("Ability to learn Epic required."), IsEmpty());
  EXPECT_THAT(Reading("Experience with Epic or willingness to learn."),
              ElementsAre("epic preferred"));
}

TEST(RequirementRefusalsTest, MayBeRequiredAsksNothing) {
  EXPECT_THAT(Reading("ACLS may be required."), IsEmpty());
}

TEST(RequirementRefusalsTest, UnitsInBracketsBindTheirOwnPeople) {
  EXPECT_THAT(Reading("Licenses:\n- BLS Required\n- PALS (Emergency "
                      "Department) Required"),
              ElementsAre("bls required"));
}

TEST(RequirementRefusalsTest, ExcludedCredentialsAreKeptApart) {
  const auto requirements =
      ReadRequirements("Coder", "CPC or CCS required (CPC-A not accepted).");
  ASSERT_EQ(requirements.size(), 1u);
  EXPECT_THAT(requirements[0].any_of, ElementsAre("ccs-ahima", "cpc-aapc"));
  EXPECT_THAT(requirements[0].excluded, ElementsAre("cpc-a-aapc"));
}

TEST(RequirementRefusalsTest, SchoolingIsNoCredential) {
  EXPECT_THAT(Reading("Qualifications:\n- Graduate of a CNA program"),
              IsEmpty());
}

TEST(RequirementRefusalsTest, ApplicationTextAsksNothing) {
  EXPECT_THAT(Reading("Please send your resume in MS Word format."), IsEmpty());
}

TEST(RequirementRefusalsTest, AFormsQuestionAsksOnlyForWhatOneHolds) {
  EXPECT_THAT(Reading("Has your RN license ever been revoked?"), IsEmpty());
  EXPECT_THAT(Reading("Do you possess an active RN license?"),
              ElementsAre("rn required"));
}

TEST(RequirementRefusalsTest, AdvertsOfCoursesAreNoPostings) {
  EXPECT_THAT(TitledReading("Become a Certified Medical Assistant",
                            "Now enrolling! Earn your CCMA in 16 weeks. CPR "
                            "is required."),
              IsEmpty());
}

TEST(RequirementRefusalsTest, AClassThatATaskMentionsIsNotAskedFor) {
  EXPECT_THAT(Reading("Requirements:\n- Transmits images of every patient to "
                      "the electronic medical record of the hospital."),
              IsEmpty());
  EXPECT_THAT(Reading("Requirements:\n- Experience with EMR"),
              ElementsAre("ehr-generic required"));
}

TEST(RequirementRefusalsTest, WhoActsOrIsToldIsNotAskedFor) {
  EXPECT_THAT(Reading("Requirements:\n- Ability to promptly seek the help of "
                      "the RN\n- Work is reviewed by a registered nurse"),
              IsEmpty());
  EXPECT_THAT(Reading("By a registered nurse."), IsEmpty());
}

TEST(RequirementRefusalsTest, AUnitsCardsBindItsOwnPeopleOnly) {
  const char* text =
      "Requirements:\n- BLS\n- Emergency Department: ACLS and PALS\n- NRP if "
      "unit treats newborns";
  EXPECT_THAT(TitledReading("Nurse, Oncology", text),
              ElementsAre("bls required"));
  EXPECT_THAT(TitledReading("Nurse, Emergency Department", text),
              testing::UnorderedElementsAre("bls required", "acls required",
                                            "pals required"));
}

TEST(RequirementRefusalsTest, AMereMayBehindTheNameWins) {
  EXPECT_THAT(Reading("Requirements:\n- Possession of a valid driver's license "
                      "may be required"),
              IsEmpty());
}
TEST(RequirementRefusalsTest, NonBeforeANameNegatesIt) {
  EXPECT_THAT(Reading("Requirements:\n- Non-board certified applicants get a "
                      "temporary appointment"),
              IsEmpty());
}

TEST(RequirementRefusalsTest, ExamplesOfWorkDoneAreNoLicences) {
  EXPECT_THAT(Reading("Requirements:\n- Previous healthcare experience, i.e., "
                      "Nurse Aide, LPN, Tech"),
              IsEmpty());
}

TEST(RequirementRefusalsTest, WhoMustDoSomethingIsNotAskedFor) {
  EXPECT_THAT(Reading("Requirements:\n- All new RNs must attend orientation "
                      "within the first 30 days of hire"),
              IsEmpty());
  EXPECT_THAT(Reading("Requirements:\n- RN must be licensed in Ohio"),
              ElementsAre("rn required"));
}

TEST(RequirementRefusalsTest, ToAccessIsAVerb) {
  EXPECT_THAT(Reading("Requirements:\n- Ability to access information from a "
                      "computer\n- Word and Excel"),
              ElementsAre("ms-word required", "ms-excel required"));
}

TEST(RequirementRefusalsTest, WhenNeededRequiresNothing) {
  EXPECT_THAT(Reading("- collaborates with the RN to revise the plan of care "
                      "when needed"),
              IsEmpty());
}

TEST(RequirementRefusalsTest, WorkDoneIsNoLicence) {
  EXPECT_THAT(Reading("Requirements:\n- One year of RN/LPN experience"),
              IsEmpty());
  EXPECT_THAT(Reading("Staff who have served as a CMA or LPN "
                      "may be considered."),
              IsEmpty());
}

TEST(RequirementRefusalsTest, EveryoneOnTheWardIsNotTheCandidate) {
  EXPECT_THAT(Reading("Requirements:\n- All registered nurses will have "
                      "TNCC after 24 months"),
              ElementsAre("tncc-ena required"));
}

TEST(RequirementRefusalsTest, SubjectsOfACourseAreNoSkills) {
  EXPECT_THAT(Reading("Requirements:\n- Completion of a coding program that "
                      "included courses in anatomy, ICD and CPT coding"),
              IsEmpty());
  EXPECT_THAT(Reading("The program must have led to eligibility for coding "
                      "certification."),
              IsEmpty());
}

TEST(RequirementRefusalsTest, TheEmployersOwnProductIsNoSkill) {
  Posting posting;
  posting.title = "Account Executive";
  posting.hiring_organization = "Salesforce JR1";
  posting.description_text =
      "Requirements:\n- When you join Salesforce, you sell more";
  EXPECT_THAT(ShippedExtractor().Extract(posting), IsEmpty());
  posting.description_text = "Requirements:\n- Experience with Salesforce";
  EXPECT_EQ(ShippedExtractor().Extract(posting).size(), 1u);
}

TEST(RequirementRefusalsTest, ATeamIsNoProduct) {
  EXPECT_THAT(Reading("Requirements:\n- Join the Joint EPR (Electronic "
                      "Patient Record) Team"),
              IsEmpty());
}

TEST(RequirementRefusalsTest, WhatOneIsAbleToLearnIsNoSkillToTheEndOfItsList) {
  EXPECT_THAT(
      Reading("Requirements:\n- Ability to learn and utilize statistical "
              "programming languages and tools such as R, SAS, Python, SQL, "
              "SPSS, and Tableau"),
      IsEmpty());
}

TEST(RequirementRefusalsTest, MachineLearningIsNothingToLearnFirst) {
  EXPECT_THAT(Reading("Requirements:\n- Understanding of machine learning "
                      "techniques with Python"),
              ElementsAre("python-lang required"));
}

TEST(RequirementRefusalsTest, AUnitBehindTheBracketBindsNobody) {
  EXPECT_THAT(Reading("Current Registered Nurse license (MLS) and one year of "
                      "surgical work"),
              ElementsAre("rn required"));
}

TEST(RequirementRefusalsTest, AMaybeFarAwaySpeaksOfSomethingElse) {
  EXPECT_THAT(
      Reading("Fluent level of English, written and verbal, as well as the "
              "local language as applicable and a good understanding of "
              "business applications of many kinds and of many makers "
              "including Word and Excel"),
      ElementsAre("ms-word required", "ms-excel required"));
}

TEST(RequirementRefusalsTest, TheExemptNeedNothing) {
  EXPECT_THAT(Reading("Nurses of labor and delivery: NRP preferred (PRN CRNAs "
                      "exempt from NRP)."),
              ElementsAre("nrp preferred"));
}

TEST(RequirementRefusalsTest, AProductIsUsedWhereApplicable) {
  EXPECT_THAT(Reading("Duties:\n- Documents notes, where applicable, in Epic"),
              ElementsAre("epic required"));
  EXPECT_THAT(Reading("Requirements:\n- ACLS as required by the unit"),
              IsEmpty());
}

TEST(RequirementRefusalsTest, PluralsInARowArePeople) {
  EXPECT_THAT(Reading("Requirements:\n- LPNs, nurse interns, social workers"),
              IsEmpty());
  EXPECT_THAT(Reading("Requirements:\n- Registered Nurses who lack a degree "
                      "will enroll in a program within two years of start"),
              IsEmpty());
}

TEST(RequirementRefusalsTest, WhatSubstitutesIsNotAskedFor) {
  EXPECT_THAT(Reading("Requirements:\n- RN license\n- Will consider LPN "
                      "experience in substitution of RN experience"),
              ElementsAre("rn required"));
}

TEST(RequirementRefusalsTest, WelcomeApplicationsAreNotTheOnlyOnes) {
  EXPECT_THAT(Reading("We welcome applications from registered nurses."),
              IsEmpty());
}

TEST(RequirementRefusalsTest, AFieldAnsweredNoAsksForNothing) {
  EXPECT_THAT(Reading("Valid Ohio driver's license: No\nIf you drive a van, "
                      "tell us."),
              IsEmpty());
  EXPECT_THAT(Reading("Requirements\nDriver's license required: No\nBLS "
                      "required: Yes\nACLS: N/A\nPALS: None"),
              ElementsAre("bls required"));
  EXPECT_THAT(Reading("Requirements\nRN license: No restrictions on it."),
              ElementsAre("rn required"));
}

TEST(RequirementRefusalsTest, AListThatMayBeRequiredIsNot) {
  EXPECT_THAT(Reading("Certifications:\n- BLS card\nSome of the credentials "
                      "below may be required, by the floor hired to, within "
                      "its required timeframe:\n- ACLS\n- PALS"),
              ElementsAre("bls required"));
  EXPECT_THAT(
      Reading("Certifications: - BLS card. Some of the credentials below may "
              "be required, by the floor hired to, within its required "
              "timeframe: - ACLS (Advanced Cardiac Life Support) - PALS"),
      ElementsAre("bls required"));
  EXPECT_THAT(Reading("Overtime may be required. Required certifications: BLS "
                      "and ACLS."),
              ElementsAre("bls required", "acls required"));
}

TEST(RequirementRefusalsTest, AnActIsNoCardBesideTheCard) {
  EXPECT_THAT(Reading("Requirements:\n- Basic Life Support (BLS) "
                      "certification, including but not limited to performing "
                      "CPR on an infant"),
              ElementsAre("bls required"));
}

TEST(RequirementRefusalsTest, AnAccreditedProgramIsNotTheEmployers) {
  EXPECT_THAT(Reading("Qualifications\n- Graduate of an accredited nursing "
                      "program with a current Ohio RN license."),
              ElementsAre("rn required"));
  EXPECT_THAT(Reading("Qualifications\n- Graduate of an accredited LPN "
                      "program"),
              IsEmpty());
}

TEST(RequirementRefusalsTest, ALabelOfSeveralUnitsBindsTheirPeople) {
  constexpr std::string_view kText =
      "Certifications\nBLS required.\nPostpartum, Nursery, L&D: NRP required "
      "after orientation.";
  EXPECT_THAT(Reading(kText), ElementsAre("bls required"));
  EXPECT_THAT(TitledReading("Nursery Clerk", kText),
              ElementsAre("bls required", "nrp required"));
}

TEST(RequirementRefusalsTest, SkillsThatOneGainsAreNotAskedFor) {
  EXPECT_THAT(Reading("Nursing skills gained on this unit:\n- NRP\n- Car seat "
                      "teaching"),
              IsEmpty());
}

TEST(RequirementRefusalsTest, TheEmployersStaffAndASchoolsStudentsAskNothing) {
  EXPECT_THAT(Reading("CPR certified staff on site."), ElementsAre());
  EXPECT_THAT(Reading("Students will earn CCMA."), ElementsAre());
  for (const char* text :
       {"BLS certified staff required.", "BLS certified staff wanted.",
        "Requirements:\n- BLS certified staff nurse"}) {
    EXPECT_THAT(Reading(text), ElementsAre("bls required")) << text;
  }
}

TEST(RequirementRefusalsTest, WhatAllStaffAreIsAskedOfNobody) {
  EXPECT_THAT(Reading("All our clinic staff are CPR certified."), IsEmpty());
  EXPECT_THAT(Reading("All staff are required to be CPR certified."),
              ElementsAre("cpr-aed required"));
}

TEST(RequirementRefusalsTest, MayRequireReachesAnAdjectiveInCapitals) {
  EXPECT_THAT(Reading("Licensure: BLS. May require Valid Ohio Driver's License "
                      "(ODL)."),
              ElementsAre("bls required"));
}

TEST(RequirementRefusalsTest, ACredentialOrYearsOfWorkIsNobodysDuty) {
  EXPECT_THAT(Reading("Either an active CPC or three years of coding "
                      "experience required."),
              IsEmpty());
  EXPECT_THAT(Reading("CPC or three years of coding experience preferred."),
              ElementsAre("cpc-aapc preferred"));
  EXPECT_THAT(Reading("CPC and three years of coding experience required."),
              ElementsAre("cpc-aapc required"));
}

TEST(RequirementRefusalsTest, OtherCertificationsMayBeRequiredSaysNoMore) {
  EXPECT_THAT(Reading("Qualifications: Advanced Cardiac Life Support (ACLS) "
                      "obtained within 1 year of employment Other "
                      "certifications may be required"),
              ElementsAre("acls required 365d"));
}

TEST(RequirementRefusalsTest, ADiplomaIsAnotherWayThanTheCredential) {
  for (const char* text :
       {"MA diploma or CMA required.", "Must have CMA or MA diploma.",
        "Medical assistant diploma or RMA certification required.",
        "RMA or a medical assistant diploma is required."}) {
    EXPECT_THAT(Reading(text), ElementsAre()) << text;
  }
  EXPECT_THAT(Reading("MA diploma and RMA required."),
              ElementsAre("rma-amt required"));
  EXPECT_THAT(Reading("MA diploma or RMA preferred."),
              ElementsAre("rma-amt preferred"));
  EXPECT_THAT(Reading("High school diploma or equivalent, RMA required."),
              ElementsAre("rma-amt required"));
}

TEST(RequirementRefusalsTest, ACardForOneUnitIsNotForTheOthers) {
  EXPECT_THAT(TitledReading("RN - Clinic",
                            "Requirements:\nRN\nBLS\nACLS required for PACU"),
              ElementsAre("rn required", "bls required"));
  EXPECT_THAT(TitledReading("RN - PACU",
                            "Requirements:\nRN\nBLS\nACLS required for PACU"),
              ElementsAre("rn required", "bls required", "acls required"));
  EXPECT_THAT(TitledReading("RN - Clinic",
                            "Requirements:\nRN\nACLS certification required "
                            "in certain units"),
              ElementsAre("rn required"));
}

TEST(RequirementRefusalsTest, WhoIsToldBehindASlashIsNoRequirement) {
  EXPECT_THAT(
      Reading("Requirements:\n- Reports changes in colour to the MD/RN."),
      IsEmpty());
}

TEST(RequirementRefusalsTest, WhatIsSetApartIsExcludedNotAnAlternative) {
  for (const char* text :
       {"CPC, not CPC-A, required.", "CPC (not CPC-A) required.",
        "CPC required (no CPC-A)."}) {
    const auto requirements = ReadRequirements("Medical Coder", text);
    ASSERT_THAT(Lines(requirements), ElementsAre("cpc-aapc required")) << text;
    EXPECT_THAT(requirements[0].excluded, ElementsAre("cpc-a-aapc")) << text;
  }
  const auto list = ReadRequirements(
      "Medical Coder", "Requirements: CPC (not CPC-A), CCS or RHIT.");
  ASSERT_THAT(Lines(list), ElementsAre("ccs-ahima|cpc-aapc|rhit-ahima "
                                       "required"));
  EXPECT_THAT(list[0].excluded, ElementsAre("cpc-a-aapc"));
  const auto cards = ReadRequirements("Nurse Aide", "BLS required (no ACLS).");
  ASSERT_THAT(Lines(cards), ElementsAre("bls required"));
  EXPECT_THAT(cards[0].excluded, IsEmpty());
}

TEST(RequirementRefusalsTest, WhoIsExemptedIsNotExcluded) {
  const auto requirements =
      ReadRequirements("Clinic Team Member", "CMA required except for LPNs.");
  ASSERT_THAT(Lines(requirements), ElementsAre("cma-aama required"));
  EXPECT_THAT(requirements[0].excluded, IsEmpty());
}

TEST(RequirementRefusalsTest, WhatOneNeedNotHaveIsNotAskedFor) {
  for (const char* text :
       {"You don't have to be a CMA.", "You do not have to hold BLS.",
        "You needn't hold BLS.", "A CMA isn't mandatory.",
        "CMA isn't a requirement.", "BLS is no longer required.",
        "ACLS never required.", "CMA is not strictly required.",
        "CMA is not currently required.", "CMA is not always required."}) {
    EXPECT_THAT(Reading(text), IsEmpty()) << text;
  }
  EXPECT_THAT(Reading("You don't have to be a nurse, but BLS is required."),
              ElementsAre("bls required"));
}

TEST(RequirementRefusalsTest, AnExclusionReachesTheOtherSentences) {
  for (const char* text :
       {"CPC required. No CPC-A.", "We do not accept CPC-A. CPC required.",
        "Requirements:\n- CPC\n- Not accepted: CPC-A",
        "Required: CPC. Not considered: CPC-A."}) {
    const auto requirements = ReadRequirements("Medical Coder", text);
    ASSERT_THAT(Lines(requirements), ElementsAre("cpc-aapc required")) << text;
    EXPECT_THAT(requirements[0].excluded, ElementsAre("cpc-a-aapc")) << text;
  }
  const auto cards = ReadRequirements("Nurse Aide", "BLS required. No ACLS.");
  ASSERT_THAT(Lines(cards), ElementsAre("bls required"));
  EXPECT_THAT(cards[0].excluded, IsEmpty());
}

TEST(RequirementRefusalsTest, ALabelMayWaiveOrBar) {
  for (const char* text :
       {"Not needed: BLS", "Not necessary: Phlebotomy certification",
        "Not required:\n- BLS\n- CMA"}) {
    EXPECT_THAT(Reading(text), IsEmpty()) << text;
  }
  EXPECT_THAT(Reading("Not required: phlebotomy certification. Required: BLS."),
              ElementsAre("bls required"));
  EXPECT_THAT(Reading("Requirements:\n- CMA\n- Excluded: RMA, CCMA"),
              ElementsAre("cma-aama required"));
  EXPECT_THAT(Reading("Required: CMA. Desired: BLS. Not considered: LPN."),
              ElementsAre("cma-aama required", "bls preferred"));
  EXPECT_THAT(Reading("Not required but preferred: BLS"),
              ElementsAre("bls preferred"));
}

TEST(RequirementRefusalsTest, WhatCustomersUseIsNotAskedFor) {
  EXPECT_THAT(TitledReading("Sales Engineer",
                            "You sell to hospitals that use Epic and Cerner."),
              IsEmpty());
}

TEST(RequirementRefusalsTest, WhatEndsABracketSpeaksOfAllThatItHolds) {
  EXPECT_THAT(Reading("Must maintain a current BLS (ACLS, NRP, PALS if "
                      "applicable)."),
              ElementsAre("bls required"));
}

TEST(RequirementRefusalsTest, WhatSomeMayHoldIsNotAskedOfAll) {
  EXPECT_THAT(Reading("Requirements:\n- Current LPN license\n- If an LPN of "
                      "this team obtains RN licensure, we accept RN licensure "
                      "for a time"),
              ElementsAre("lpn required"));
}

TEST(RequirementRefusalsTest, WhatIsDoneToldAwaitedOrTaughtIsNone) {
  for (const char* text : {"Use of advanced cardiac life support measures",
                           "Takes vital signs and notifies assigned RN",
                           "Staff awaiting NMC registration start in May",
                           "Instructs new students on use of the EHR"}) {
    EXPECT_THAT(Reading(std::string("Requirements:\n- ") + text), IsEmpty())
        << text;
  }
}

}  // namespace
}  // namespace rolecall
