#include "parser/resume/resume_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "config/settings.h"
#include "model/json.h"

namespace rolecall {
namespace {

using std::chrono::sys_days;
using std::chrono::year;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

constexpr Date kToday = sys_days(year(2026) / 11 / 22);

const ResumeReader& Reader() {
  static const Catalogue catalogue =
      LoadCatalogue(ROLECALL_SOURCE_DIR "/config/catalogue").value();
  static const ResumeReader reader =
      ResumeReader::Create(catalogue, LoadOccupations(ROLECALL_SOURCE_DIR
                                                      "/config/occupations.tsv")
                                          .value())
          .value();
  return reader;
}

Resume Read(const std::string& text) { return Reader().Read(text, kToday); }

// A resume of the field: elsewhere "CPC" may mean anything.
Resume ReadInField(const std::string& text) {
  return Read(text + "\nReferences\nA medical clinic, for its patients\n");
}

// "bls", "bls 2025-01-01..2027-03-31".
std::vector<std::string> Held(const std::string& text) {
  std::vector<std::string> held;
  for (const Credential& one : ReadInField(text).candidate.credentials) {
    std::string entry = one.term;
    if (one.valid_from || one.valid_until) {
      entry += " " + (one.valid_from ? FormatDate(*one.valid_from) : "") +
               ".." + (one.valid_until ? FormatDate(*one.valid_until) : "");
    }
    held.push_back(entry);
  }
  return held;
}

// "rhit-ahima: in progress" of what was read and not taken.
std::vector<std::string> NotTaken(const std::string& text) {
  std::vector<std::string> list;
  for (const ResumeFinding& finding : ReadInField(text).findings) {
    if (!finding.taken) list.push_back(finding.value + ": " + finding.why_not);
  }
  return list;
}

std::vector<std::string> Software(const std::string& text) {
  std::vector<std::string> list;
  for (const SoftwareSkill& skill : ReadInField(text).candidate.software) {
    list.push_back(skill.term +
                   (skill.months ? " " + std::to_string(*skill.months) : ""));
  }
  return list;
}

TEST(ResumeReaderTest, LettersBehindTheNameAreHeld) {
  const std::string text = "Maria Lopez, CMA (AAMA), RHIT\nDayton, OH 45402\n";
  EXPECT_THAT(Held(text), UnorderedElementsAre("cma-aama", "rhit-ahima"));
}

TEST(ResumeReaderTest, CptBehindTheNameIsOfPhlebotomyUnlessTheResumeCodes) {
  EXPECT_THAT(Held("Dana Cole, RMA, CPT\nMedical Assistant\n"),
              UnorderedElementsAre("cpt-nha", "rma-amt"));
  const std::string coder = "Dana Cole, CPC, CPT\nMedical Coder\n";
  EXPECT_THAT(Held(coder), ElementsAre("cpc-aapc"));
  EXPECT_THAT(Software(coder), ElementsAre("cpt-codeset"));
}

TEST(ResumeReaderTest, DatesBehindACertificateAreItsValidity) {
  EXPECT_THAT(Held("Certifications\nRMA, AMT, 2023-2026\n"),
              ElementsAre("rma-amt 2023-01-01..2026-12-31"));
  EXPECT_THAT(Held("Certifications\nBLS, expires 03/2027\n"),
              ElementsAre("bls ..2027-03-31"));
  EXPECT_THAT(Held("Certifications\nBLS (exp. 03/27)\n"),
              ElementsAre("bls ..2027-03-31"));
  EXPECT_THAT(Held("Certifications\nRHIT, issued May 2021\n"),
              ElementsAre("rhit-ahima 2021-05-01.."));
  EXPECT_THAT(Held("Certifications\nBLS          June 2027\n"),
              ElementsAre("bls ..2027-06-30"));
}

TEST(ResumeReaderTest, DatesMayStandOnTheLineBelow) {
  EXPECT_THAT(Held("Certifications\nCertified Phlebotomy Technician (NHA)\n"
                   "Issued May 2025, expires 05/2027\n"),
              ElementsAre("cpt-nha 2025-05-01..2027-05-31"));
}

TEST(ResumeReaderTest, ADateBelongsToTheNameBeforeIt) {
  EXPECT_THAT(Held("Certifications\nCPC, BLS exp 03/2027\n"),
              UnorderedElementsAre("cpc-aapc", "bls ..2027-03-31"));
}

TEST(ResumeReaderTest, WhatExpiredIsKeptWithItsDay) {
  EXPECT_THAT(Held("Certifications\nRHIT, expired 03/2020\n"),
              ElementsAre("rhit-ahima ..2020-03-31"));
}

TEST(ResumeReaderTest, WhatIsInProgressIsNotHeld) {
  for (const char* line :
       {"RHIT (expected May 2027)", "RHIT candidate", "RHIT - in progress",
        "RHIT pending", "Pursuing RHIT", "Preparing for the RHIT exam",
        "Scheduled to sit for RHIT in May 2027", "RHIT eligible"}) {
    const std::string text = "Certifications\n" + std::string(line) + "\n";
    EXPECT_THAT(Held(text), IsEmpty()) << line;
    EXPECT_THAT(NotTaken(text), ElementsAre("rhit-ahima: in progress")) << line;
  }
}

TEST(ResumeReaderTest, WhatIsSaidOfOneNameIsNotSaidOfItsNeighbour) {
  EXPECT_THAT(Held("Maria Lopez, CMA (AAMA), RHIT (expected May 2027)\n"),
              ElementsAre("cma-aama"));
  EXPECT_THAT(Held("Certifications\nCPC, pursuing CCS\n"),
              ElementsAre("cpc-aapc"));
  EXPECT_THAT(Held("Certifications\nRHIT in progress; CPC\n"),
              ElementsAre("cpc-aapc"));
  EXPECT_THAT(Held("Certifications\nPursuing CPC and CCS. BLS\n"),
              ElementsAre("bls"));
}

TEST(ResumeReaderTest, WordsOfOtherSkillsDoNotUndoAName) {
  EXPECT_THAT(Held("Skills\nCPC, training, student records, program design\n"),
              ElementsAre("cpc-aapc"));
  EXPECT_THAT(Software("Skills\nOffice programs, not limited to Dentrix\n"),
              ElementsAre("dentrix"));
}

TEST(ResumeReaderTest, WhatIsGivenUpIsNotHeld) {
  EXPECT_THAT(NotTaken("Certifications\nCPC (lapsed)\n"),
              ElementsAre("cpc-aapc: no longer held"));
  EXPECT_THAT(NotTaken("Certifications\nFormerly CPC\n"),
              ElementsAre("cpc-aapc: no longer held"));
}

TEST(ResumeReaderTest, ACourseIsNoCredential) {
  EXPECT_THAT(NotTaken("Certifications\nCompleted a CPC prep course\n"),
              ElementsAre("cpc-aapc: a course only"));
  EXPECT_THAT(NotTaken("Education\nCoursework in RHIT\n"),
              ElementsAre("rhit-ahima: a course only"));
  // Of a card the course is the thing itself.
  EXPECT_THAT(Held("Certifications\nBLS course, 2026\n"),
              ElementsAre("bls 2026-01-01.."));
}

TEST(ResumeReaderTest, ABareNameDoesNotUndoWhatIsSaidOfIt) {
  EXPECT_THAT(Held("Skills\nCPC\nCertifications\nCPC (in progress)\n"),
              IsEmpty());
  EXPECT_THAT(Held("Certifications\nCPC, 2025\nCPC prep course\n"),
              ElementsAre("cpc-aapc 2025-01-01.."));
}

TEST(ResumeReaderTest, PeopleWorkedWithAreNotTheWriter) {
  EXPECT_THAT(Held("Summary\nSupervised RNs and LPNs.\n"), IsEmpty());
  EXPECT_THAT(Held("Summary\nDirect care under RN supervision\n"), IsEmpty());
  EXPECT_THAT(Held("Experience\nOffice Manager, 2019 - 2021\n"
                   "Trained staff for CPR certification\nWorked with RN\n"),
              IsEmpty());
}

TEST(ResumeReaderTest, AmongDutiesOnlyTheOwnCredentialCounts) {
  EXPECT_THAT(Held("Experience\nSleep Technologist, 12/2015 to Current\n"
                   "Obtained my RHIT credential in 01/2015.\n"),
              ElementsAre("rhit-ahima 2015-01-01.."));
}

TEST(ResumeReaderTest, LettersInAnotherCaseAreWords) {
  EXPECT_THAT(Held("Education\nMember of Psi Chi, National Honor Society\n"),
              IsEmpty());
}

TEST(ResumeReaderTest, SoftwareHasTheMonthsOfItsPosts) {
  EXPECT_THAT(Software("Skills\nEpic (2 years), Dentrix\n"
                       "Experience\n"
                       "Front Desk Receptionist, 01/2020 - 06/2021\n"
                       "- Scheduled in Dentrix\n"),
              UnorderedElementsAre("epic 24", "dentrix 17"));
}

TEST(ResumeReaderTest, OrdinaryWordsAreNoSoftware) {
  EXPECT_THAT(Software("Summary\nExcel at customer service, spread the word\n"),
              IsEmpty());
  EXPECT_THAT(Software("Skills\nWord, Excel, Outlook\n"),
              UnorderedElementsAre("ms-word", "ms-excel", "ms-outlook"));
}

TEST(ResumeReaderTest, SoftwareThatIsDeniedIsNotKnown) {
  const std::string text = "Skills\nEpic; no experience with Cerner\n";
  EXPECT_THAT(Software(text), ElementsAre("epic"));
  EXPECT_THAT(NotTaken(text), ElementsAre("oracle-health: denied"));
}

TEST(ResumeReaderTest, EducationIsTheHighestCompletedLevel) {
  const Resume resume = Read(
      "Education\nHigh School Diploma, 2015\n"
      "Associate of Applied Science, Medical Assisting, 2018\n"
      "Bachelor of Science in Health Information, expected 2028\n");
  EXPECT_EQ(resume.candidate.education, Education::kAssociate);
  EXPECT_EQ(Read("Education\nDiploma, Medical Assisting\n").candidate.education,
            Education::kPostsecondaryCertificate);
  EXPECT_EQ(Read("Experience\nScrum Master, 2019 - 2021\n").candidate.education,
            std::nullopt);
}

TEST(ResumeReaderTest, LanguagesAreThoseThatAreSpokenWell) {
  EXPECT_THAT(Read("Languages\nEnglish, Spanish (fluent), French (basic)\n")
                  .candidate.knows_language,
              UnorderedElementsAre("en", "es"));
  EXPECT_THAT(
      Read("Skills\nBilingual English/Spanish\n").candidate.knows_language,
      UnorderedElementsAre("en", "es"));
  EXPECT_THAT(
      Read("Skills\nI speak well and polish floors\n").candidate.knows_language,
      IsEmpty());
}

TEST(ResumeReaderTest, MonthsOfOverlappingPostsCountOnce) {
  const Resume resume = Read(
      "Experience\n"
      "Medical Assistant, 01/2022 - 01/2023\n"
      "Medical Assistant\nValley Clinic   07/2022 to 07/2023\n"
      "Astronaut, 2001 - 2010\n");
  EXPECT_EQ(resume.candidate.experience_months, 18);
  EXPECT_THAT(resume.candidate.occupational_category, ElementsAre("31-9092"));
}

TEST(ResumeReaderTest, AShortTitleIsTheWorkOfTheLongOne) {
  const Resume resume = Read(
      "Experience\nCoder, 01/2023 - 01/2025\nMedical Coder, 01/2019 - "
      "01/2023\n");
  EXPECT_EQ(resume.candidate.experience_months, 72);
  EXPECT_EQ(Read("Experience\nCoder, 01/2023 - 01/2025\n")
                .candidate.experience_months,
            std::nullopt);
}

TEST(ResumeReaderTest, AShortTitleOfEveryTradeIsNobodysWork) {
  const Resume resume = Read(
      "Experience\nMedical Assistant, 01/2019 - 01/2023\n"
      "Assistant, Corner Bakery, 01/2015 - 01/2018\n");
  EXPECT_EQ(resume.candidate.experience_months, 48);
}

TEST(ResumeReaderTest, TheLatestPostComesFirst) {
  const Resume resume = Read(
      "Experience\nMedical Assistant, 2010 - 2012\n"
      "Medical Biller, 2019 - Present\n");
  ASSERT_FALSE(resume.candidate.occupational_category.empty());
  EXPECT_EQ(resume.candidate.occupational_category.front(), "43-3021");
}

TEST(ResumeReaderTest, SentencesAreNoTitles) {
  EXPECT_THAT(Read("Experience\nAstronaut, 2010 - 2012\n"
                   "Coordinated carts for doctors and students.\n")
                  .candidate.occupational_category,
              IsEmpty());
}

TEST(ResumeReaderTest, WhoItIsStaysOutOfTheCandidate) {
  const Resume resume = Read(
      "Maria Lopez, CMA (AAMA)\n"
      "12 Elm Street, Dayton, OH 45402 | (937) 555-0142 | "
      "m.lopez@mail.example\n"
      "Skills\nEpic\n");
  EXPECT_EQ(resume.contact.name, "Maria Lopez");
  EXPECT_EQ(resume.contact.telephone, "(937) 555-0142");
  EXPECT_EQ(resume.contact.email, "m.lopez@mail.example");
  EXPECT_EQ(resume.candidate.home_postal_code, "45402");
  const std::string json = CandidateToJson(resume.candidate);
  for (const char* secret : {"Maria", "Lopez", "Elm", "555", "lopez"}) {
    EXPECT_THAT(json, Not(HasSubstr(secret)));
  }
}

TEST(ResumeReaderTest, EveryFindingHasItsLine) {
  const std::string text = "Maria Lopez\n\nSkills\nEpic, Word, Excel\n";
  for (const ResumeFinding& finding : Read(text).findings) {
    EXPECT_EQ(finding.line, 4u);
    EXPECT_EQ(finding.text, "Epic, Word, Excel");
  }
}

TEST(ResumeReaderTest, MonthsThatMakeUpYearsCountToTheLast) {
  const auto months = [](const std::string& span) {
    return Read("Experience\nMedical Assistant, " + span + "\n")
        .candidate.experience_months;
  };
  EXPECT_EQ(months("Jan 2020 to Dec 2021"), 24);
  EXPECT_EQ(months("07/2020 - 06/2021"), 12);
  EXPECT_EQ(months("2020 - 2021"), 12);
  EXPECT_EQ(months("03/2020 - 03/2021"), 12);
  EXPECT_EQ(months("01/10/2020 - 12/20/2021"), 23);
}

TEST(ResumeReaderTest, WhatEndsASlashedPairEndsBoth) {
  EXPECT_THAT(Held("Certifications\nACLS/PALS, AHA, exp 06/2025\n"),
              UnorderedElementsAre("acls ..2025-06-30", "pals ..2025-06-30"));
  EXPECT_THAT(Held("Certifications\nPALS and BLS - expires 06/2025\n"),
              UnorderedElementsAre("pals ..2025-06-30", "bls ..2025-06-30"));
  EXPECT_THAT(Held("Certifications\nCPC and RHIT (exp 06/2027)\n"),
              UnorderedElementsAre("cpc-aapc", "rhit-ahima ..2027-06-30"));
  EXPECT_THAT(Held("Certifications\nPALS exp 06/2025 / BLS exp 07/2026\n"),
              UnorderedElementsAre("pals ..2025-06-30", "bls ..2026-07-31"));
}

TEST(ResumeReaderTest, WhatWasFailedOrTakenAwayIsNotHeld) {
  for (const char* line :
       {"Failed RHIT exam in 2023", "RHIT exam 2023: not passed",
        "RHIT (surrendered 2019)", "RHIT suspended", "RHIT, rescinded",
        "RHIT removed"}) {
    EXPECT_THAT(Held("Certifications\n" + std::string(line) + "\n"), IsEmpty())
        << line;
  }
  EXPECT_THAT(Held("Certifications\nPassed RHIT exam 2023\n"),
              ElementsAre("rhit-ahima 2023-01-01.."));
}

TEST(ResumeReaderTest, WhatFailedInTheWorkLeavesTheCredential) {
  for (const char* line :
       {"RHIT, never failed a records audit", "RHIT - 0 failed audits",
        "RHIT, reduced failed claims by 30%",
        "RHIT who clears suspended claims",
        "As a certified RHIT I resolved failed claims",
        "RHIT, passed after a failed first attempt"}) {
    EXPECT_THAT(Held("Certifications\n" + std::string(line) + "\n"),
                ElementsAre("rhit-ahima"))
        << line;
  }
  for (const char* line :
       {"RHIT - failed exam twice", "RHIT, failed first attempt",
        "RHIT (suspended 2019)", "RHIT certificate rescinded by the board"}) {
    EXPECT_THAT(Held("Certifications\n" + std::string(line) + "\n"), IsEmpty())
        << line;
  }
}

TEST(ResumeReaderTest, AStateMayOwnALicense) {
  for (const char* line : {"Illinois' RN license", "Texas' RN license"}) {
    EXPECT_THAT(Held("Licenses\n" + std::string(line) + "\n"), Not(IsEmpty()))
        << line;
  }
  EXPECT_THAT(Held("Licenses\nNurses' RN license\n"), IsEmpty());
}

TEST(ResumeReaderTest, OthersPapersAreNotTheWriters) {
  for (const char* line :
       {"Kept track of nurses' ACLS cards", "Followed up on ACLS renewals",
        "Taught ACLS to new hires", "Filed the staff's ACLS cards"}) {
    EXPECT_THAT(Held("Summary\n" + std::string(line) + "\n"), IsEmpty())
        << line;
  }
  EXPECT_THAT(Held("Summary\nBachelors' in nursing, ACLS\n"),
              ElementsAre("acls"));
}

TEST(ResumeReaderTest, ReferencesAreOtherPeople) {
  const std::string text =
      "Dana Cole, CPC\nProfessional References\nAnn Berg, RHIT, supervisor\n"
      "Certifications\nBLS\n";
  EXPECT_THAT(Held(text), UnorderedElementsAre("cpc-aapc", "bls"));
  EXPECT_THAT(NotTaken(text), ElementsAre("rhit-ahima: somebody else's"));
}

TEST(ResumeReaderTest, TheIssuerDecides) {
  EXPECT_THAT(Held("Certifications\nMedical Assistant (AMT) no. 7\n"),
              ElementsAre("rma-amt"));
  EXPECT_THAT(Held("Certifications\nCertified Medical Assistant, NCCT\n"),
              ElementsAre("ncma-ncct"));
  EXPECT_THAT(Held("Skills\nMedical Assistant (AMT school visits)\n"),
              IsEmpty());
}

TEST(ResumeReaderTest, LettersAmongCredentialsAreOne) {
  EXPECT_THAT(Held("Certifications\nCCM, 2022-2027\n"),
              ElementsAre("ccm 2022-01-01..2027-12-31"));
  EXPECT_THAT(NotTaken("Certifications\nBLS; CCM (in progress)\n"),
              ElementsAre("ccm: in progress"));
  EXPECT_THAT(Held("Skills\nCCM, 2022 report\n"), IsEmpty());
  // Its dates are no other name's.
  EXPECT_THAT(Held("Certifications\nBLS\nCCM, 2022-2027\n"),
              UnorderedElementsAre("bls", "ccm 2022-01-01..2027-12-31"));
}

TEST(ResumeReaderTest, APostMayBeToldOnOneLine) {
  const auto work = [](const std::string& line) {
    return Read("Experience\n" + line + "\n").candidate;
  };
  const Candidate one = work(
      "Elm Clinic (2019-2022), Medical Assistant: roomed patients, charted in "
      "Epic and kept the supplies of three rooms stocked.");
  EXPECT_THAT(one.occupational_category, ElementsAre("31-9092"));
  EXPECT_EQ(one.experience_months, 36);
  EXPECT_EQ(work("Harbor Bakery | Oct 2018 - Oct 2020 | Clerk: sold bread to "
                 "Medical Assistants, Nurses.")
                .experience_months,
            std::nullopt);
}

TEST(ResumeReaderTest, YearsOfAProductAreNoPost) {
  EXPECT_EQ(Read("Experience\n- Kept Receptionist, 2008 - 2012 servers (old) "
                 "and their users well.\n")
                .candidate.experience_months,
            std::nullopt);
}

TEST(ResumeReaderTest, WhatWasDoneTellsWhichShortTitleIsMeant) {
  EXPECT_EQ(Read("Experience\nCoder, 01/2023 - 01/2025\n"
                 "- Coded charts of patients by ICD-10 and CPT\n")
                .candidate.experience_months,
            24);
}

TEST(ResumeReaderTest, WishingForAProductIsNotKnowingIt) {
  EXPECT_THAT(Software("Summary\nI would like to learn athenaOne. Dentrix.\n"),
              ElementsAre("dentrix"));
  EXPECT_THAT(Software("Skills\nDentrix, Cerner (no experience)\n"),
              ElementsAre("dentrix"));
  EXPECT_THAT(NotTaken("Skills\nEager to learn Dentrix\n"),
              ElementsAre("dentrix: in progress"));
}

TEST(ResumeReaderTest, BringingAProductIsKnowingIt) {
  for (const char* line :
       {"Eager to bring five years of Dentrix experience to a clinic",
        "Would like to bring Dentrix expertise to your team",
        "Looking forward to sharing Dentrix experience"}) {
    EXPECT_THAT(Software("Summary\n" + std::string(line) + "\n"),
                ElementsAre("dentrix"))
        << line;
  }
  for (const char* line : {"Eager to gain Dentrix experience",
                           "Would like to use Dentrix every day"}) {
    EXPECT_THAT(Software("Summary\n" + std::string(line) + "\n"), IsEmpty())
        << line;
  }
}

TEST(ResumeReaderTest, AnInnerCapitalMakesAnOrdinaryWordAProduct) {
  EXPECT_THAT(Software("Experience\nMedical Assistant, 2019 - 2021\n"
                       "- Booked visits in NextGen\n"),
              ElementsAre("nextgen 24"));
  EXPECT_THAT(Software("Summary\nA leader of the next generation\n"),
              IsEmpty());
}

// Whatever a stranger writes, the reading ends and the candidate is sound.
TEST(ResumeReaderTest, HostileTextIsReadInLinearTime) {
  std::string names = "Certifications\n";
  for (int i = 0; i < 20'000; ++i) names += "CPC, ";
  std::string posts = "Experience\n";
  for (int i = 0; i < 20'000; ++i) posts += "2019 - 2020 Epic\n";
  for (const std::string& text :
       {names, posts, std::string(1'000'000, '1'), std::string(500'000, '-'),
        std::string(1'000'000, '@')}) {
    EXPECT_TRUE(CheckCandidate(Read(text).candidate));
  }
}

}  // namespace
}  // namespace rolecall
