// Resumes as a person imports them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "tests/app/app_world.h"

namespace rolecall {
namespace {

namespace json = boost::json;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kResume[] =
    "Maria Lopez, CMA (AAMA), RHIT (expected May 2099)\n"
    "Dayton, OH 45402 | (937) 555-0142 | maria.lopez@mail.example\n"
    "Skills\n"
    "Epic, Dentrix\n";

class ResumeImportTest : public ::testing::Test {
 protected:
  ChildResult Candidate(std::vector<std::string> arguments,
                        std::map<std::string, std::string> environment = {}) {
    arguments.insert(arguments.begin(), "candidate");
    arguments.insert(arguments.end(), {"--config", settings_});
    return Rolecall(std::move(arguments), std::move(environment));
  }
  TemporaryFolder folder_;
  const std::string settings_ = folder_.Write(
      "r.toml", "[store]\nstate_dir = \"" + folder_.path() + "/state\"\n");
};

TEST_F(ResumeImportTest, ShowsWhatItReadAndKeepsNothingUnasked) {
  const ChildResult shown =
      Candidate({"import", folder_.Write("c-1.txt", kResume)});
  EXPECT_EQ(shown.exit_code, 1);
  EXPECT_THAT(shown.out, HasSubstr("cma-aama"));
  EXPECT_THAT(shown.out, HasSubstr("in progress"));
  EXPECT_THAT(shown.err, HasSubstr("--yes"));
  EXPECT_EQ(Candidate({"show", "c-1"}).exit_code, 1);
}

TEST_F(ResumeImportTest, KeepsWithYesAndWithoutTheName) {
  const ChildResult kept =
      Candidate({"import", "--yes", folder_.Write("c-1.txt", kResume)});
  EXPECT_EQ(kept.exit_code, 0) << kept.err;
  EXPECT_THAT(kept.out, HasSubstr("added 1"));
  const std::string shown = Candidate({"show", "c-1"}).out;
  EXPECT_THAT(shown, HasSubstr("\"cma-aama\""));
  EXPECT_THAT(shown, Not(HasSubstr("rhit")));
  EXPECT_THAT(shown, Not(HasSubstr("Lopez")));
  EXPECT_THAT(shown, Not(HasSubstr("555")));
  EXPECT_THAT(Candidate({"export", "c-1"}).out,
              HasSubstr("\"name\":\"Maria Lopez\""));
}

TEST_F(ResumeImportTest, WhatTellsNothingIsNoCandidate) {
  const ChildResult refused =
      Candidate({"import", "--yes", folder_.Write("h.txt", "Hello world\n")});
  EXPECT_EQ(refused.exit_code, 65);
  EXPECT_THAT(refused.err, HasSubstr("nothing in it that could be matched"));
  EXPECT_EQ(Candidate({"show", "h"}).exit_code, 1);
}

TEST_F(ResumeImportTest, AFileNamedAfterItsWriterGivesNoId) {
  const ChildResult shown = Candidate(
      {"import", "--json", folder_.Write("maria-resume.txt", kResume)});
  const json::value read = json::parse(shown.out);
  const std::string id(read.at("candidate").at("id").as_string());
  EXPECT_THAT(id, ::testing::StartsWith("resume-"));
  EXPECT_THAT(id, Not(HasSubstr("maria")));
  EXPECT_EQ(read.at("findings").at(0).at("line").as_int64(), 1);
}

TEST_F(ResumeImportTest, AJsonResumeIsReadLikeAnyOther) {
  const std::string file = folder_.Write("j.json", R"J({
    "basics": {"name": "Maria Lopez", "email": "m@mail.example",
               "location": {"postalCode": "45402", "region": "OH"}},
    "work": [{"position": "Medical Assistant", "startDate": "2020-01-01",
              "endDate": "2022-01-01", "highlights": ["Charted in Epic"]}],
    "education": [{"studyType": "Associate", "area": "Medical Assisting",
                   "endDate": "2019-06-01"}],
    "certificates": [{"name": "CPC exam prep course"},
                     {"name": "CMA (AAMA)", "date": "2021-05-01"}],
    "skills": [{"name": "Computers", "keywords": ["Dentrix"]}],
    "languages": [{"language": "Spanish", "fluency": "Native speaker"}],
    "meta": {"theme": "x"}})J");
  const ChildResult shown = Candidate({"import", "--json", file});
  EXPECT_THAT(shown.err, Not(HasSubstr("unknown")));
  const json::value read = json::parse(shown.out).at("candidate");
  EXPECT_EQ(json::serialize(read.at("credentials")),
            R"([{"term":"cma-aama","valid_from":"2021-05-01",)"
            R"("status":"self-stated"}])");
  EXPECT_EQ(read.at("education").as_string(), "associate");
  EXPECT_EQ(read.at("home").at("postal_code").as_string(), "45402");
  EXPECT_EQ(read.at("experience_months").as_int64(), 24);
  EXPECT_EQ(json::serialize(read.at("knows_language")), R"(["es"])");
  EXPECT_EQ(read.at("software").as_array().size(), 2u);
}

TEST_F(ResumeImportTest, ADateThatCannotBeIsNamedAndLeftOut) {
  const std::string file = folder_.Write("j.json", R"J({
    "basics": {"name": "Maria Lopez"},
    "work": [{"position": "Medical Assistant", "startDate": "2020-01-01",
              "endDate": "2022-13"}],
    "certificates": [{"name": "CMA (AAMA)", "date": "2027-99-01"},
                     {"name": "BLS", "x-expires": "2026-02-30"}]})J");
  const ChildResult kept = Candidate({"import", "--yes", file});
  EXPECT_EQ(kept.exit_code, 65);
  for (const char* said :
       {"j.json: /certificates/0/date: \"2027-99-01\" is no date",
        "j.json: /certificates/1/x-expires: \"2026-02-30\" is no date",
        "j.json: /work/0/endDate: \"2022-13\" is no date"}) {
    EXPECT_THAT(kept.err, HasSubstr(said));
  }
  EXPECT_THAT(kept.out, HasSubstr("added 1"));
  EXPECT_THAT(Candidate({"show", "j"}).out,
              HasSubstr(R"("credentials":[{"term":"cma-aama",)"
                        R"("status":"self-stated"},{"term":"bls",)"
                        R"("status":"self-stated"}])"));
}

TEST_F(ResumeImportTest, XExpiresOfACertificateIsItsEnd) {
  const std::string file = folder_.Write("j.json", R"J({
    "basics": {"name": "Maria Lopez"},
    "certificates": [{"name": "CMA (AAMA)", "issuer": "AAMA",
                      "date": "2021-05-01", "x-expires": "2026-05-31"},
                     {"name": "BLS", "x-expires": "2097-03-15"}]})J");
  const ChildResult shown = Candidate({"import", "--json", file});
  EXPECT_EQ(shown.err.find("no date"), std::string::npos);
  const json::value read = json::parse(shown.out).at("candidate");
  EXPECT_EQ(
      json::serialize(read.at("credentials")),
      R"([{"term":"cma-aama","valid_from":"2021-05-01",)"
      R"("valid_until":"2026-05-31","status":"self-stated"},)"
      R"({"term":"bls","valid_until":"2097-03-15","status":"self-stated"}])");
}

TEST_F(ResumeImportTest, AStatusOfACertificateCounts) {
  const std::string file = folder_.Write("j.json", R"J({
    "basics": {"name": "Maria Lopez", "label": "Medical Coder"},
    "certificates": [{"name": "CPC", "x-status": "expired"},
                     {"name": "RHIA", "issuer": "AHIMA", "x-status": "planned"},
                     {"name": "BLS", "x-status": "active",
                      "date": "2021-03-01", "endDate": "2023-03-31"}]})J");
  const json::value read =
      json::parse(Candidate({"import", "--json", file}).out);
  EXPECT_EQ(json::serialize(read.at("candidate").at("credentials")),
            R"([{"term":"bls","valid_from":"2021-03-01",)"
            R"("valid_until":"2023-03-31","status":"self-stated"}])");
  EXPECT_THAT(json::serialize(read.at("findings")),
              HasSubstr(R"("taken":false,"why_not":"no longer held")"));
}

TEST_F(ResumeImportTest, AnotherPersonsResumeOfTheSameNameIsRefused) {
  const auto import = [&](const std::string& text) {
    return Candidate({"import", "--yes", folder_.Write("resume.txt", text)});
  };
  EXPECT_EQ(import(kResume).exit_code, 0);
  const ChildResult other = import(
      "Ann Berg, CPC\nDayton, OH 45402 | ann@mail.example\nSkills\nEpic\n");
  EXPECT_EQ(other.exit_code, 77);
  EXPECT_THAT(other.err, HasSubstr("name this file otherwise"));
  EXPECT_THAT(Candidate({"show", "resume"}).out, HasSubstr("cma-aama"));
  const ChildResult same =
      import("Maria Berg, CPC\nDayton, OH 45402 | Maria.Lopez@mail.example\n");
  EXPECT_EQ(same.exit_code, 0) << same.err;
  EXPECT_THAT(same.out, HasSubstr("changed 1"));
}

TEST_F(ResumeImportTest, AResumeOfNobodyKnownReplacesNobody) {
  ASSERT_EQ(Candidate({"import", "--yes", folder_.Write("resume.txt", kResume)})
                .exit_code,
            0);
  const ChildResult other =
      Candidate({"import", "--yes",
                 folder_.Write("resume.txt",
                               "JANE DOE RN BSN CCRN\nCincinnati, OH 45202\n"
                               "Certifications\nACLS, BLS (AHA)\n")});
  EXPECT_EQ(other.exit_code, 77);
  EXPECT_THAT(Candidate({"show", "resume"}).out, HasSubstr("cma-aama"));
}

TEST_F(ResumeImportTest, WithoutPdftotextThePackageIsNamed) {
  const ChildResult result =
      Candidate({"import", folder_.Write("c.pdf", "%PDF-1.4\n")},
                {{"PATH", "/nonexistent"}});
  EXPECT_EQ(result.exit_code, 69);
  EXPECT_THAT(result.err, HasSubstr("poppler-utils"));
}

TEST_F(ResumeImportTest, WhatIsNoResumeIsBadData) {
  const ChildResult result = Candidate(
      {"import", folder_.Write("c.doc", std::string("\xD0\xCF\x11\xE0\0", 5))});
  EXPECT_EQ(result.exit_code, 65);
  EXPECT_THAT(result.err, HasSubstr("save it as DOCX"));
}

}  // namespace
}  // namespace rolecall
