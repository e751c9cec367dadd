// Spellings that a clinic's software or credentials share with other things:
// each is read where it is meant and nowhere else.
#include <gmock/gmock.h>

#include <span>

#include "tests/parser/requirements/reading.h"

namespace rolecall {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;

struct Meant {
  const char* text;
  const char* term;
};

struct Other {
  const char* title;
  const char* text;
};

void ExpectRead(std::span<const Meant> cases) {
  for (const Meant& c : cases) {
    EXPECT_THAT(Reading(c.text), Contains(StartsWith(c.term))) << c.text;
  }
}

void ExpectNothing(std::span<const Other> cases) {
  for (const Other& c : cases) {
    EXPECT_THAT(TitledReading(c.title, c.text), IsEmpty()) << c.text;
  }
}

TEST(RequirementNamesakesTest, AClinicsProductsAreRead) {
  static constexpr Meant kCases[] = {
      {"Experience with Epic Cadence required.", "epic-cadence"},
      {"Experience with Cadence scheduling required.", "epic-cadence"},
      {"Must know Epic Clarity.", "epic-clarity"},
      {"NextGen EHR experience required.", "nextgen"},
      {"Proficient in NextGen.", "nextgen"},
      {"Canvas EMR experience preferred.", "canvas-medical"},
      {"Experience with PDMP lookups required.", "pdmp"},
      {"Requirements: knowledge of the PMP and other prescription monitoring.",
       "pdmp"},
      {"Experience with Facets claims processing required.", "trizetto"},
      {"Experience with Evident Thrive required.", "trubridge-cpsi"},
      {"Experience with Dentrix Ascend required.", "dentrix-ascend"},
      {"Requirements: CPRS and VistA experience at the VA.", "vista-cprs"},
      {"Requirements: proficient in RIS and PACS.", "pacs-generic"},
      {"Requirements: experience with PACS.", "pacs-generic"},
      {"Cerner experience required.", "oracle-health"},
      {"athenahealth (Athena) experience required.", "athenaone"},
      {"Experience with a laboratory information system (LIS) required.",
       "lis-generic"},
      {"Requirements: experience with claims clearinghouses.",
       "clearinghouse-generic"},
      {"Requirements: Dragon and DAX Copilot for dictation.", "dragon"},
      {"Requirements: HealthStream, Relias or Cornerstone.", "healthstream"},
      {"Requirements: OnBase scanning experience.", "onbase"},
      {"Requirements: ModMed EMA in dermatology.", "modmed"},
      {"CGM Aprima experience required.", "cgm-emds"},
      {"Experience with Constant Contact required.", "mailchimp"},
      {"AWS Certified Solutions Architect required.", "aws-cert"},
      {"eClinical experience required.", "eclinicalworks"},
  };
  ExpectRead(kCases);
}

TEST(RequirementNamesakesTest, AClinicsCredentialsAreRead) {
  static constexpr Meant kCases[] = {
      {"COPC or CPC required for our ophthalmology coder.", "copc-aapc"},
      {"CPO or CPOA certification required; you assist the optometrist.",
       "cpo-aoa"},
      {"RD or RDN required; you counsel on nutrition.", "rd-rdn"},
      {"Certified tumor registrar (CTR) or ODS required.", "ods-ncra"},
      {"RCS or RDCS required for the echo lab sonographer.", "cct-cci"},
      {"CCA or CCS required for the coder.", "cca-ahima"},
      {"CIC required for the infection prevention lead.", "cic-"},
      {"CMC required for the medical coder.", "cmc-pmi"},
      {"Physician must be board certified.", "medical-license"},
      {"CPT or PBT required for phlebotomy.", "cpt-nha"},
      {"RMA or CMA required.", "cma-aama|rma-amt"},
      {"Knowledge of ICD and CPT codes required.", "icd-codeset"},
  };
  ExpectRead(kCases);
}

TEST(RequirementNamesakesTest, OtherTradesProductsAreNotTheClinics) {
  static constexpr Other kCases[] = {
      {"Layout Engineer",
       "Proficiency with Cadence Allegro and Cadence tools."},
      {"Data Engineer", "Experience with Amazon Athena, Glue and Redshift."},
      {"Analyst", "Knowledge of DAX functions and measures."},
      {"Adjunct Instructor",
       "Experience with Canvas or a similar learning management system."},
      {"Release Engineer", "Experience with SCM such as Git and Perforce."},
      {"Maintenance Manager", "Proficiency in using CMMS software."},
      {"Hydrologist", "Experience with HEC-HMS and HEC-RAS."},
      {"Product Owner", "Experience working with PMs and designers."},
      {"Field Organizer", "Knowledge of rules for state PACs and campaigns."},
      {"Realtor", "Experience with direct IDX and MLS feeds."},
      {"Plating Engineer", "Knowledge of coatings such as Chrome and Zinc."},
      {"Controls Engineer", "Experience with Wonderware InTouch and SCADA."},
      {"Planner", "Experience with MRO inventory in maintenance and repair."},
      {"Buyer", "Create the Bill of Materials."},
      {"Marketer", "Experience with Microsoft Clarity."},
      {"Sysadmin", "Experience with SAP Exchange Infrastructure."},
  };
  ExpectNothing(kCases);
}

TEST(RequirementNamesakesTest, OtherTradesAcronymsAreNoCredentials) {
  static constexpr Other kCases[] = {
      {"Optics Engineer", "Experience with CPO and photonic packaging."},
      {"SAP Consultant", "Experience with costing in COPA and COPC."},
      {"Antenna Engineer", "Requirements: RCS modeling."},
      {"Returns Clerk", "Experience with RMA tools and vendors."},
      {"Customer Success Manager", "The ideal CSM must have energy."},
      {"Ads Manager", "Knowledge of KPIs such as CTR, CPC and CPA."},
      {"Data Engineer", "Experience with GCP and Kubernetes."},
      {"Engineer", "We are seeking a Solutions Architect with experience."},
      {"Hacker", "CPT (Certified Penetration Tester) required."},
      {"SAP Developer", "Experience with the CAPM Node programming model."},
      {"Teacher", "Send your papers to 12 Nine Mile Rd."},
      {"Drug Product Lead", "Experience in CMC project management and GMP."},
      {"Personal Coach", "Must be eligible to work in the US (CPT & OPT)."},
      {"Marina Manager", "Certified Marina Manager (CMM) a plus."},
      {"Recruiter",
       "Applicant must be eligible for award of an MOS as officer."},
      {"Teacher", "In any role at CCA, you must care for students."},
  };
  ExpectNothing(kCases);
}

TEST(RequirementNamesakesTest, ProjectManagersHoldThePmp) {
  EXPECT_THAT(TitledReading("Project Manager", "PMP certification a plus."),
              testing::ElementsAre("pmp preferred"));
  EXPECT_THAT(TitledReading("Clinic Project Manager",
                            "PMP or CAPM certification required."),
              testing::ElementsAre("capm|pmp required"));
}

TEST(RequirementNamesakesTest, EverydayWordsAreNoProductsInAClinicEither) {
  static constexpr Other kCases[] = {
      {"Clinic Manager", "Requirements: knowledge of all facets of billing."},
      {"Nurse", "Experience MUST be evident in your resume."},
      {"Nurse", "Must inspect and clean equipment."},
      {"Clinic Analyst", "Requirements: ability to codify the rules."},
      {"Nurse", "You may rapidly ascend to a charge role."},
      {"Nurse", "Must enjoy grand vistas and a weekly cadence."},
      {"Clinic Aide", "Pay is required to be on base on the hours."},
      {"Clinic Manager", "Knowledge is the cornerstone of our work."},
      {"Clinic Aide", "Comfortable with online meetings and hangouts."},
      {"Nurse", "Must accept constant contact with patients."},
      {"Clinic Writer", "Experience with publishers required."},
      {"Diabetes Nurse", "Experience with CGM and insulin pumps required."},
      {"Dialysis Nurse", "Must pass the Relias EKG exam."},
      {"Navy Nurse",
       "You are required to attend Officer Development School (ODS)."},
      {"Home Health Aide",
       "Must pass the Florida Care Provider Background Screening "
       "Clearinghouse."},
      {"Psychologist", "Knowledge of the CPA framework and Mental Health Act."},
      {"Nurse Anesthetist",
       "Must be a board certified nurse anesthetist (NBCRNA)."},
  };
  ExpectNothing(kCases);
}

TEST(RequirementNamesakesTest, AnAddressNamesNoProduct) {
  EXPECT_THAT(Reading("Required: send a letter to jobs@gmail.com."), IsEmpty());
  EXPECT_THAT(Reading("Required: apply at https://www.cerner.com/epic."),
              IsEmpty());
  EXPECT_THAT(Reading("Experience with Gmail required."),
              testing::ElementsAre("gmail required"));
}

TEST(RequirementNamesakesTest, BenefitsMakeNoMedicalPosting) {
  constexpr const char* kBenefits =
      " We offer medical, dental and vision insurance, health savings, "
      "disability insurance and mental health days.";
  EXPECT_THAT(TitledReading("Warehouse Clerk", "RMA experience required." +
                                                   std::string(kBenefits)),
              IsEmpty());
  EXPECT_THAT(TitledReading("Front Desk",
                            "RMA required. You room patients of our clinic." +
                                std::string(kBenefits)),
              testing::ElementsAre("rma-amt required"));
}

TEST(RequirementNamesakesTest, ANursesFieldIsNotTheLicence) {
  EXPECT_THAT(Reading("Requirements:\n- BSN and RN license\n- Certified "
                      "Rehabilitation Registered Nurse (CRRN) preferred"),
              ElementsAre("rn required"));
}

TEST(RequirementNamesakesTest, ALicenceOfMarylandIsNoPhysicians) {
  EXPECT_THAT(TitledReading("RN in Largo, MD",
                            "Licensure: MD License or Compact License"),
              ElementsAre("rn required"));
}

TEST(RequirementNamesakesTest, ANetworkIsNoRemoteDesktop) {
  EXPECT_THAT(Reading("Requirements:\n- Knowledge of VPN and SurveyMonkey"),
              IsEmpty());
}

TEST(RequirementNamesakesTest, AClerkOrAParentIsNoClinician) {
  EXPECT_THAT(Reading("Requirements:\n- Experience as a Virtual Physician "
                      "Assistant\n- PTA president is a role you know"),
              IsEmpty());
}

TEST(RequirementNamesakesTest, ResearchIsNoLanguageAndALineNoDatabase) {
  EXPECT_THAT(Reading("Requirements:\n- SQL, SAS and 3 years in R&D"),
              ElementsAre("sql required", "sas-stats required"));
  EXPECT_THAT(Reading("Requirements:\n- Microsoft Outlook and online Access"),
              ElementsAre("ms-outlook required"));
}

TEST(RequirementNamesakesTest, NrpIsTheNewbornsCardUnlessAmbulancesAreNear) {
  EXPECT_THAT(Reading("Current NRP and fetal monitoring certification is "
                      "required before starting."),
              ElementsAre("nrp required"));
  EXPECT_THAT(Reading("Paramedic or NRP license required for the ambulance "
                      "crew."),
              ElementsAre("paramedic required"));
}

TEST(RequirementNamesakesTest, ATitleThatIsATradesAcronymNamesTheField) {
  EXPECT_THAT(
      TitledReading("MA", "CMA required within 90 days of hire. Epic a plus."),
      ElementsAre("cma-aama required 90d", "epic preferred"));
}

TEST(RequirementNamesakesTest, CaliforniasPhlebotomyLicencesAreNoCodes) {
  for (const char* text : {"CPT I or CPT II (California) required.",
                           "CPT1 or CPT2 license (California) required."}) {
    EXPECT_THAT(TitledReading("Phlebotomist", text),
                ElementsAre("cpt1-ca required"))
        << text;
  }
  EXPECT_THAT(TitledReading("Coder", "Knowledge of CPT II codes required."),
              ElementsAre("cpt-codeset required"));
}

TEST(RequirementNamesakesTest, BesideAPublicAccountantStandsAManagementOne) {
  EXPECT_THAT(TitledReading("Senior Accountant",
                            "CPA, CMA or MBA preferred. Works with the finance "
                            "team of a health system."),
              ElementsAre("cma-ima|cpa preferred"));
  EXPECT_THAT(TitledReading("Accounting Manager, Clinic",
                            "CPA/CMA a plus. Keeps the patient ledger."),
              ElementsAre("cma-ima|cpa preferred"));
}

TEST(RequirementNamesakesTest, TheTitlesTradeTellsWhichNamesakeIsMeant) {
  EXPECT_THAT(TitledReading("Accountant", "CMA required. RMA a plus."),
              ElementsAre("cma-ima required"));
  EXPECT_THAT(TitledReading("Plant Controller",
                            "Must be a CMA. Hospital benefits and medical "
                            "insurance. CMA (Certified Management "
                            "Accountant)."),
              ElementsAre("cma-ima required"));
  EXPECT_THAT(TitledReading("CMA (Certified Medication Aide)",
                            "Skilled nursing facility. CMA license required; "
                            "CNA license required."),
              ElementsAre("medication-aide required", "cna required"));
  EXPECT_THAT(
      TitledReading("Certified Medication Aide", "CMA license required."),
      ElementsAre("medication-aide required"));
  EXPECT_THAT(TitledReading("Insurance Account Manager",
                            "Our insurance agency requires EPIC experience."),
              ::testing::IsEmpty());
  EXPECT_THAT(
      TitledReading("Account Manager", "Applied Epic experience required."),
      ::testing::IsEmpty());
  EXPECT_THAT(TitledReading("Medical Coder", "CPC, CRC or CCS required."),
              ElementsAre("ccs-ahima|cpc-aapc|crc-aapc required"));
}

TEST(RequirementNamesakesTest, AtADentistsAnXrayLicenseIsTheDentalPermit) {
  for (const char* text : {"X-ray license required at our dental office.",
                           "Must have an active dental radiography license.",
                           "Dental radiography certificate required."}) {
    EXPECT_THAT(TitledReading("Dental Assistant", text),
                ElementsAre("dental-xray required"))
        << text;
  }
  EXPECT_THAT(TitledReading("Medical Assistant", "X-ray license required."),
              ::testing::IsEmpty());
}

TEST(RequirementNamesakesTest, OtherProfessionsHaveBoardsToo) {
  EXPECT_THAT(TitledReading("Certified Registered Nurse Anesthetist",
                            "Must be board-certified."),
              ElementsAre("crna required"));
  EXPECT_THAT(TitledReading("Physician", "Must be board certified."),
              ElementsAre("medical-license required"));
}

TEST(RequirementNamesakesTest, APhlebotomyTechnicianIsNoCredential) {
  EXPECT_THAT(TitledReading("Health Technician",
                            "Requirements:\n- Phlebotomy technicians and "
                            "procedures, the use of the centrifuge"),
              IsEmpty());
}

TEST(RequirementNamesakesTest, SmallLettersInAListOfTheSuiteAreProducts) {
  EXPECT_THAT(Reading("Requirements:\n- Proficient in word, excel and outlook"),
              ElementsAre("ms-word required", "ms-excel required",
                          "ms-outlook required"));
  EXPECT_THAT(Reading("You will excel and the outlook is bright; your word "
                      "counts."),
              IsEmpty());
}

TEST(RequirementNamesakesTest, ABodyThatSaysMedicationAideMeansItsCma) {
  EXPECT_THAT(
      TitledReading("CMA", "Our home needs a medication aide. CMA required."),
      ElementsAre("medication-aide required"));
  EXPECT_THAT(TitledReading("CMA - Memory Care",
                            "Pass medications as a med aide. CMA required."),
              ElementsAre("medication-aide required"));
  EXPECT_THAT(TitledReading("CMA",
                            "Room patients for our physicians. CMA "
                            "required."),
              ElementsAre("cma-aama required"));
}

TEST(RequirementNamesakesTest, AMedicationAideBesideAMedicalAssistantIsNoCma) {
  EXPECT_THAT(TitledReading("CMA",
                            "Room patients and give injections beside a "
                            "medication aide. CMA required."),
              ElementsAre("cma-aama required"));
  EXPECT_THAT(TitledReading("Certified Medical Assistant",
                            "A med aide works with you. CMA by AAMA required."),
              ElementsAre("cma-aama required"));
}

TEST(RequirementNamesakesTest, ATitleMayNamePhysiciansBesideOthers) {
  EXPECT_THAT(TitledReading("Nurse Practitioner or Physician",
                            "Physicians must be board certified."),
              ::testing::Contains(::testing::HasSubstr("medical-license")));
  EXPECT_THAT(TitledReading("Anesthesiologist or CRNA",
                            "Board certified anesthesiologist required."),
              ::testing::Contains(::testing::HasSubstr("medical-license")));
  EXPECT_THAT(
      TitledReading("RN - Physician Office", "Must be board certified."),
      ElementsAre("rn required"));
}

TEST(RequirementNamesakesTest, AWordThatIsSpokenIsNoProduct) {
  EXPECT_THAT(Reading("Requirements:\n- Take patients at their word and excel "
                      "in a busy clinic\n- Love of the spoken word and excel "
                      "in a team"),
              IsEmpty());
  EXPECT_THAT(Reading("Requirements:\n- Working knowledge of word and excel"),
              ElementsAre("ms-word required", "ms-excel required"));
}

TEST(RequirementNamesakesTest, TheBodyTellsWhatATitlesAcronymMeans) {
  EXPECT_THAT(TitledReading("CMA",
                            "Pass meds as a medication aide of our "
                            "assisted living community."),
              ElementsAre("medication-aide required"));
  EXPECT_THAT(TitledReading("CMA - Nights", "We seek a medication aide."),
              ElementsAre("medication-aide required"));
  EXPECT_THAT(TitledReading("CMA", "Room patients in our clinic."),
              ElementsAre("cma-aama required"));
}

TEST(RequirementNamesakesTest, FirstAidIsShortenedBesideItsCards) {
  for (const char* text : {"CPR/FA required.", "CPR & FA required.",
                           "CPR and FA certification required."}) {
    EXPECT_THAT(Reading(text),
                ElementsAre("cpr-aed required", "first-aid required"))
        << text;
  }
  EXPECT_THAT(Reading("BLS/CPR/FA required."),
              ElementsAre("bls|cpr-aed required", "first-aid required"));
  EXPECT_THAT(Reading("Two years in an FA office. CPR required."),
              ElementsAre("cpr-aed required"));
}

TEST(RequirementNamesakesTest, ThePostingsCountryDecidesOnItsRegister) {
  const auto read = [](const char* country) {
    Posting posting;
    posting.title = "Registered Nurse";
    posting.description_text = "You will care for patients on the ward.";
    posting.job_location.emplace_back().address_country = country;
    return Lines(ShippedExtractor().Extract(posting));
  };
  EXPECT_THAT(read("GB"), ElementsAre("nmc-uk required"));
  EXPECT_THAT(read("United Kingdom"), ElementsAre("nmc-uk required"));
  EXPECT_THAT(read("US"), ElementsAre("rn required"));
  EXPECT_THAT(read(""), ElementsAre("rn required"));
}

// An agency's rules are no registration, an accreditor no credential.
TEST(RequirementNamesakesTest, AnAgencyIsNoRegistrationWithIt) {
  EXPECT_THAT(Reading("Requirements:\n- Knowledge of FDA, DEA and OSHA "
                      "regulations in a pharmacy"),
              IsEmpty());
  EXPECT_THAT(Reading("Requirements:\n- Complies with DEA requirements and "
                      "USP regulations"),
              IsEmpty());
  EXPECT_THAT(Reading("Requirements:\n- Unrestricted DEA registration"),
              ElementsAre("dea required"));
  EXPECT_THAT(Reading("Requirements:\n- Nurse anesthetist program that the "
                      "COA recognizes"),
              IsEmpty());
  EXPECT_THAT(Reading("Requirements:\n- COA with two years of ophthalmology"),
              ElementsAre("coa-ijcahpo required"));
}

// A register of another country is none of the catalogue's.
TEST(RequirementNamesakesTest, ARegisterAbroadIsNoStatesLicence) {
  EXPECT_THAT(Reading("You must be a registered pharmacy technician with the "
                      "GPhC."),
              IsEmpty());
  EXPECT_THAT(Reading("The NHS post needs a paramedic. Paramedic "
                      "registration with the HCPC is required."),
              IsEmpty());
  EXPECT_THAT(Reading("You must be a registered pharmacy technician."),
              ElementsAre("pharm-tech-state required"));
  EXPECT_THAT(Reading("Paramedic license required."),
              ElementsAre("paramedic required"));
}

// A longer name hides the shorter one within it.
TEST(RequirementNamesakesTest, ALongerNameIsNotTheShorterOne) {
  EXPECT_THAT(Reading("Emergency Medical Technician-Paramedic (EMT-P) "
                      "certification required."),
              ElementsAre("paramedic required"));
  EXPECT_THAT(Reading("EMT or Paramedic certification required."),
              ElementsAre("emt|paramedic required"));
  EXPECT_THAT(Reading("RN-C or CCRN preferred."),
              ElementsAre("ccrn-aacn preferred"));
  EXPECT_THAT(Reading("Certified Ophthalmic Medical Technologist (COMT) "
                      "required."),
              ElementsAre("coa-ijcahpo required"));
}

TEST(RequirementNamesakesTest, OpticiansAndResearchersHaveTheirBoards) {
  EXPECT_THAT(TitledReading("Optician", "ABO preferred."),
              ElementsAre("abo-ncle preferred"));
  EXPECT_THAT(Reading("Requirements:\n- ABO and Rh typing of blood"),
              IsEmpty());
  EXPECT_THAT(TitledReading("CDI Specialist", "CDI certification required."),
              ElementsAre("ccds-acdis|cdip-ahima required"));
}

TEST(RequirementNamesakesTest, AValidLicenceBesideACarIsTheDrivers) {
  EXPECT_THAT(Reading("Car insurance and valid license: required."),
              ElementsAre("drivers-licence required"));
  EXPECT_THAT(Reading("Driver's lic. req'd."),
              ElementsAre("drivers-licence required"));
  EXPECT_THAT(Reading("A valid license to practice as a nurse is required."),
              IsEmpty());
}
}  // namespace
}  // namespace rolecall
