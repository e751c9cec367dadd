#include <gmock/gmock.h>

#include "tests/parser/requirements/reading.h"

namespace rolecall {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(RequirementNamesTest, DotsPluralsAndSignsDoNotMatter) {
  for (const char* text :
       {"R.N. license required.", "RN's license required.",
        "Registered Nurse (RN) license required.", "RN\xC2\xAE required."}) {
    EXPECT_THAT(Reading(text), ElementsAre("rn required")) << text;
  }
  EXPECT_THAT(Reading("Driver\xE2\x80\x99s license required."),
              ElementsAre("drivers-licence required"));
}

TEST(RequirementNamesTest, RenamedAndSplitNamesAreKnown) {
  EXPECT_THAT(Reading("Cerner experience required."),
              ElementsAre("oracle-health required"));
  EXPECT_THAT(Reading("Chiro Touch experience required."),
              ElementsAre("chirotouch required"));
  EXPECT_THAT(Reading("e-ClinicalWorks experience required."),
              ElementsAre("eclinicalworks required"));
}

TEST(RequirementNamesTest, CertifiedMedicalAssistantAloneNamesNoIssuer) {
  EXPECT_THAT(Reading("Certified medical assistant required."),
              ElementsAre("cma-generic required"));
  EXPECT_THAT(Reading("Certified medical assistant or RMA required."),
              ElementsAre("cma-aama|rma-amt required"));
}

TEST(RequirementNamesTest, ContextTellsNamesakesApart) {
  EXPECT_THAT(TitledReading("Senior Accountant", "CPA or CMA preferred."),
              ElementsAre("cma-ima|cpa preferred"));
  EXPECT_THAT(Reading("CMA or RMA preferred."),
              ElementsAre("cma-aama|rma-amt preferred"));
  EXPECT_THAT(Reading("CPT or PBT certification in phlebotomy required."),
              ElementsAre("cpt-nha|pbt-ascp required"));
  EXPECT_THAT(Reading("CPT and ICD-10 coding knowledge required."),
              ElementsAre("cpt-codeset required", "icd-codeset required"));
}

TEST(RequirementNamesTest, OrdinaryWordsAreNoProducts) {
  for (const char* text :
       {"You will excel in a fast team with access to great outlook.",
        "Spread the word about our epic team.", "Pick up the slack.",
        "The clinic is on Sage Road, near Phoenix."}) {
    EXPECT_THAT(Reading(text), IsEmpty()) << text;
  }
}

TEST(RequirementNamesTest, AnAmbiguousProductCountsBesideAPlainOne) {
  EXPECT_THAT(Reading("You know Elation or Canvas Medical."),
              ElementsAre("canvas-medical|elation required"));
}

TEST(RequirementNamesTest, TheMedicalSenseStaysOutOfOtherTrades) {
  EXPECT_THAT(TitledReading("Marketing Analyst",
                            "Required: lower our CPC across ad campaigns."),
              IsEmpty());
}

TEST(RequirementNamesTest, ACatalogueOfTwoTablesIsEnough) {
  std::vector<Term> terms(1);
  terms[0].id = "welder";
  terms[0].name = "Certified Welder";
  terms[0].sort = "certification";
  terms[0].aliases = {"CW (AWS)", "welding certificate"};
  const Catalogue catalogue(std::move(terms), {}, {});
  const auto extractor = RequirementExtractor::Create(catalogue);
  ASSERT_TRUE(extractor.has_value());
  Posting posting;
  posting.description_text = "Welding certificate required.";
  const auto requirements = extractor->Extract(posting);
  ASSERT_EQ(requirements.size(), 1u);
  EXPECT_THAT(requirements[0].any_of, ElementsAre("welder"));
}

TEST(RequirementNamesTest, AnAliasWithoutALetterIsRefused) {
  std::vector<Term> terms(1);
  terms[0].id = "nothing";
  terms[0].name = "Nothing";
  terms[0].aliases = {" "};
  const Catalogue catalogue(std::move(terms), {}, {});
  const auto extractor = RequirementExtractor::Create(catalogue);
  ASSERT_FALSE(extractor.has_value());
  EXPECT_EQ(extractor.error().code, ErrorCode::kInvalidArgument);
}

TEST(RequirementNamesTest, NamesakesOutsideTheFieldAreNone) {
  EXPECT_THAT(Reading("The clinic sees controllers with a CPC rating. "
                      "Requirements: knowledge of team dynamics."),
              testing::IsEmpty());
  EXPECT_THAT(Reading("Requirements: experience with Amazon EMR and Spark."),
              testing::IsEmpty());
  EXPECT_THAT(Reading("Conduct in Phoenix exams of patients."),
              testing::IsEmpty());
}

TEST(RequirementNamesTest, AProductsCertificationIsNotTheProduct) {
  EXPECT_THAT(Reading("Requirements: 5 years of Raiser's Edge. Raiser's Edge "
                      "certification strongly preferred."),
              testing::ElementsAre("raisers-edge required"));
}
TEST(RequirementNamesTest, ACertifiedNurseOfAFieldIsNoMereLicence) {
  EXPECT_THAT(Reading("Preferred:\n- Trauma Certified Registered Nurse"),
              ::testing::IsEmpty());
  EXPECT_THAT(Reading("Required: advanced practice registered nurse license"),
              ::testing::ElementsAre("aprn required"));
}

TEST(RequirementNamesTest, BlsCprIsOneCard) {
  EXPECT_THAT(Reading("BLS CPR certification required."),
              ::testing::ElementsAre("bls required"));
}

TEST(RequirementNamesTest, ALicenceIsKnownByWhatItLetsOneDo) {
  EXPECT_THAT(Reading("Must be registered as a nurse in Ohio."),
              ElementsAre("rn required"));
  EXPECT_THAT(Reading("You need a current license to practice as a practical "
                      "or vocational nurse."),
              ElementsAre("lpn|lvn required"));
  EXPECT_THAT(Reading("Must be certified as a dental radiographer."),
              ElementsAre("dental-xray required"));
}

TEST(RequirementNamesTest, TwoProductsShareTheirMakersName) {
  EXPECT_THAT(Reading("Google Docs and Sheets experience required."),
              ElementsAre("google-docs required", "google-sheets required"));
}

TEST(RequirementNamesTest, AnIssuerGivesWhatTheSentenceOrTheTitleIsAbout) {
  EXPECT_THAT(Reading("Requirements:\nMedical assistant certification through "
                      "AAMA, AMT or NHA."),
              ElementsAre("ccma-nha|cma-aama|rma-amt required"));
  EXPECT_THAT(TitledReading("Certified Medical Assistant",
                            "Requirements:\nMust be certified by AAMA or AMT."),
              ElementsAre("cma-aama|rma-amt required"));
  EXPECT_THAT(
      TitledReading("Phlebotomist", "Requirements:\nCertified by ASCP or NHA"),
      ElementsAre("cpt-nha|pbt-ascp required"));
}

TEST(RequirementNamesTest, ALicenceMayEndItsSentence) {
  EXPECT_THAT(Reading("Must be an RN."), ElementsAre("rn required"));
  EXPECT_THAT(Reading("Required: CMA or LPN. Also required: R.N."),
              ElementsAre("cma-aama|lpn required", "rn required"));
}

TEST(RequirementNamesTest, TermsHaveTheWordingsOfThePostings) {
  EXPECT_THAT(
      Reading("Requirements:\n- Current license to practice professional "
              "nursing in Texas\n- Non-Violent Crisis Intervention "
              "(NVCI)\n- Microsoft Suite"),
      ElementsAre("rn required", "cpi-nci required", "microsoft-365 required"));
}

TEST(RequirementNamesTest, ABoardOfPharmacyRegistersItsTechnicians) {
  for (const char* text :
       {"Must be registered with the Ohio Board of Pharmacy.",
        "Registered with the New Hampshire Board of Pharmacy.",
        "Current registration with the Texas State Board of Pharmacy required.",
        "Requirements:\n- Licensed by the Idaho Board of Pharmacy"}) {
    EXPECT_THAT(TitledReading("Pharmacy Technician", text),
                ElementsAre("pharm-tech-state required"))
        << text;
    EXPECT_THAT(TitledReading("Pharmacist", text), ElementsAre()) << text;
    EXPECT_THAT(TitledReading("Delivery Driver", text), ElementsAre()) << text;
  }
  EXPECT_THAT(TitledReading("Pharmacy Tech",
                            "Must be licensed by the Board of Pharmacy or "
                            "PTCB certified."),
              ElementsAre("cpht-ptcb|pharm-tech-state required"));
}

TEST(RequirementNamesTest, ABoardRecognizesWhatOthersCertify) {
  EXPECT_THAT(TitledReading("Pharmacy Technician",
                            "CPhT certification accepted by the Board of "
                            "Pharmacy required."),
              ElementsAre("cpht-ptcb required"));
}

TEST(RequirementNamesTest, AProfessionalNursesAssistantIsNoNurse) {
  EXPECT_THAT(Reading("Requirements:\n- Practice as a professional nurse "
                      "assistant"),
              IsEmpty());
  EXPECT_THAT(Reading("Licensed to practice as a professional nurse."),
              ElementsAre("rn required"));
}

TEST(RequirementNamesTest, ABoardsRulesAreNoRegistration) {
  for (const char* text :
       {"Requirements:\n- Knowledge of the rules of the Board of Pharmacy",
        "You will follow what the Ohio Board of Pharmacy says.",
        "Our store is licensed by the Ohio Board of Pharmacy.",
        "Certification required."}) {
    EXPECT_THAT(TitledReading("Pharmacy Technician", text), ElementsAre())
        << text;
  }
}

TEST(RequirementNamesTest, WhoCertifiesOneTradeAloneStandsForItsCredentials) {
  for (const char* text :
       {"Certification through AHIMA or AAPC required.",
        "You must have a coding certification from AAPC or AHIMA.",
        "AAPC or AHIMA certification required."}) {
    EXPECT_THAT(TitledReading("Medical Records Technician", text),
                ElementsAre("coder-generic required"))
        << text;
  }
  for (const char* text :
       {"Must follow the AAPC code of ethics.", "Must be an AHIMA member.",
        "Clinical Documentation Certification through AHIMA required.",
        "Knowledge of AHIMA standards required."}) {
    EXPECT_THAT(TitledReading("Medical Records Technician", text), IsEmpty())
        << text;
  }
}

TEST(RequirementNamesTest, ASmallSBehindCapitalsIsAPlural) {
  EXPECT_THAT(Reading("Our practice hires CMAs. CMAs or RMAs required."),
              ElementsAre("cma-aama|rma-amt required"));
  EXPECT_THAT(Reading("Requirements:\n- CMA's, LPN's"),
              ElementsAre("cma-aama|lpn required"));
  EXPECT_THAT(TitledReading("Outpatient Coder",
                            "Certified coders (CPCs) "
                            "are preferred."),
              Contains("cpc-aapc preferred"));
  EXPECT_THAT(Reading("CMAS (AMT) or CMAA required."),
              ElementsAre("cmaa-nha|cmas-amt required"));
  EXPECT_THAT(TitledReading("Medical Staff Specialist", "CPCS preferred."),
              ElementsAre("cpcs-namss preferred"));
}

TEST(RequirementNamesTest, WhatAnIssuerCertifiesIsTheWholeName) {
  struct {
    const char* text;
    const char* term;
  } static constexpr kCases[] = {
      {"NHA certified phlebotomist required.", "cpt-nha required"},
      {"NHA-certified phlebotomy technician required.", "cpt-nha required"},
      {"AMT certified phlebotomist required.", "rpt-amt required"},
      {"NHA certified medical assistant required.", "ccma-nha required"},
      {"NHA certified EKG technician preferred.", "cet-nha preferred"},
      {"AAPC certified risk adjustment coder required.", "crc-aapc required"},
      {"CMA (NHA) required.", "ccma-nha required"},
      {"CMA or RMA (AAMA, AMT) required.", "cma-aama|rma-amt required"},
  };
  for (const auto& c : kCases) {
    EXPECT_THAT(Reading(c.text), ElementsAre(c.term)) << c.text;
  }
  EXPECT_THAT(TitledReading("Medical Assistant", "NHA certified preferred."),
              ElementsAre("ccma-nha preferred"));
  EXPECT_THAT(TitledReading("Patient Care Technician",
                            "NHA certification is required."),
              ElementsAre("cpct-nha required"));
  EXPECT_THAT(
      TitledReading("Dental Assistant", "Requirements:\n- DANB certification"),
      ElementsAre("cda-danb required"));
  EXPECT_THAT(TitledReading("Receptionist", "NHA certification is required."),
              IsEmpty());
  EXPECT_THAT(TitledReading("Medical Assistant",
                            "Requirements:\n- Certified by the American "
                            "Association of Medical Assistants"),
              ElementsAre("cma-aama required"));
}

TEST(RequirementNamesTest, NeighboursOfAListDecideOnANamesake) {
  struct {
    const char* text;
    const char* term;
  } static constexpr kCases[] = {
      {"CIC, COC or CPC preferred.", "cic-aapc|coc-aapc|cpc-aapc preferred"},
      {"CMM or CMPE required.", "cmm-pahcom|cmpe-mgma required"},
      {"TS-C (NCCT) or CST required.", "cst-nbstsa|tsc-ncct required"},
      {"CPT, RPT or PBT (ASCP) required.", "cpt-nha|pbt-ascp|rpt-amt required"},
      {"CPT, HCPCS and ICD-10 knowledge required.", "cpt-codeset required"},
  };
  for (const auto& c : kCases) {
    EXPECT_THAT(Reading(c.text), Contains(c.term)) << c.text;
  }
}

TEST(RequirementNamesTest, TheTitleDecidesOnACredentialsNamesake) {
  struct {
    const char* title;
    const char* text;
    const char* term;
  } static constexpr kCases[] = {
      {"Surgical Technologist II", "CST preferred.", "cst-nbstsa preferred"},
      {"Phlebotomist, Float", "CPT required within 90 days.",
       "cpt-nha required 90d"},
      {"Practice Administrator", "Requirements:\n- CMM", "cmm-pahcom required"},
      {"Case Manager, RN", "CCM strongly preferred.", "ccm preferred"},
      {"Dental Assistant - Oral Surgery", "CDA required.", "cda-danb required"},
      {"Dental Assistant", "X-ray permit required.", "dental-xray required"},
      {"Medical Assistant", "X-ray permit required.", "lxmo required"},
      {"Preschool Teacher", "CDA preferred.", "cda-child preferred"},
  };
  for (const auto& c : kCases) {
    EXPECT_THAT(TitledReading(c.title, c.text), Contains(c.term)) << c.title;
  }
  EXPECT_THAT(TitledReading("Scheduler", "Clinic hours 8 am to 5 pm CST."),
              IsEmpty());
  EXPECT_THAT(TitledReading("Surgical Scheduler",
                            "Requirements:\n- Available 7 am to 3 pm CST"),
              IsEmpty());
  EXPECT_THAT(TitledReading("RN Care Coordinator",
                            "You enroll patients in the CCM program."),
              ElementsAre("rn required"));
}

TEST(RequirementNamesTest, EachBracketBehindARegistryIsAName) {
  EXPECT_THAT(Reading("R.T.(R)(M)(ARRT) required."),
              ElementsAre("arrt-r required", "arrt-m required"));
  EXPECT_THAT(Reading("ARRT (R) required, (CT) preferred."),
              ElementsAre("arrt-r required", "arrt-ct preferred"));
  EXPECT_THAT(Reading("CMA (AAMA), RMA (AMT) required."),
              ElementsAre("cma-aama|rma-amt required"));
}

TEST(RequirementNamesTest, UsualMisspellingsAreTheirWords) {
  EXPECT_THAT(Reading("Certifed phlebotomist required."),
              ElementsAre("phlebotomy-generic required"));
  EXPECT_THAT(Reading("Driver's lisence required."),
              ElementsAre("drivers-licence required"));
  EXPECT_THAT(Reading("EKG cert. preferred."),
              ElementsAre("cet-nha preferred"));
  EXPECT_THAT(Reading("eClincalWorks and Cerna experience required."),
              ElementsAre("eclinicalworks required", "oracle-health required"));
}

TEST(RequirementNamesTest, AnotherTradesNamesakesAreNone) {
  struct {
    const char* title;
    const char* text;
  } static constexpr kCases[] = {
      {"Economist", "Requirements:\n- Analysis of BLS data"},
      {"Network Administrator", "Requirements:\n- ACLs, VLANs and firewalls"},
      {"Claims Adjuster", "Requirements:\n- CNA insurance claims"},
      {"Typist", "Requirements:\n- Types at least 40 WPM"},
      {"Physical Therapist Aide", "Join us as a physical therapist aide."},
      {"Front Desk", "We use Zoom. Interviews held via Zoom on 3 May."},
      {"Recruiting Clerk",
       "Requirements:\n- If invited to interview, you "
       "will need Microsoft Teams"},
  };
  for (const auto& c : kCases) {
    EXPECT_THAT(TitledReading(c.title, c.text), IsEmpty()) << c.text;
  }
  EXPECT_THAT(TitledReading("Data Analyst",
                            "Proficient in Google Workspace (Docs, Sheets)."),
              ElementsAre("google-workspace required", "google-docs required",
                          "google-sheets required"));
  EXPECT_THAT(Reading("File the docs and change the sheets."), IsEmpty());
}

TEST(RequirementNamesTest, APharmacyTechnicianIsRegistered) {
  EXPECT_THAT(Reading("Registration as a pharmacy technician required."),
              ElementsAre("pharm-tech-state required"));
  EXPECT_THAT(Reading("Requirements:\n- Registered as a pharmacy technician "
                      "with the GPhC"),
              IsEmpty());
}

TEST(RequirementNamesTest, AFormsListOfOfficeToolsNamesNoDatabase) {
  EXPECT_THAT(Reading("Requirements:\n- Uses computers, software "
                      "applications, databases, and automated systems"),
              IsEmpty());
  EXPECT_THAT(Reading("Requirements:\n- Experience with databases"),
              ElementsAre("database-generic required"));
}
}  // namespace
}  // namespace rolecall
