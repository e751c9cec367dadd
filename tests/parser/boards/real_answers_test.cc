// Real answers of boards, read where they lie beside the project: nothing
// crashes, everything that comes out is valid UTF-8, and the boards' fields
// are where people see them.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/text.h"
#include "model/json.h"
#include "parser/boards/board.h"
#include "parser/html.h"

namespace rolecall {
namespace {

namespace fs = std::filesystem;

fs::path Fixtures() {
  return fs::path(ROLECALL_SOURCE_DIR) / "../shared/corpus/fixtures";
}

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

InputPostings ReadFixture(const fs::path& path) {
  return ReadPostings(ReadFile(path), path.filename().string(),
                      InputFormat::kGuess);
}

class RealAnswersTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(Fixtures())) GTEST_SKIP() << "no real answers here";
  }
};

TEST_F(RealAnswersTest, EveryFileIsReadAndAllOutputIsValid) {
  for (const char* folder :
       {"ats_json", "feeds", "html_jobposting", "html_structured", "jsonld_nhs",
        "sitemaps", "usajobs_xml_rss"}) {
    for (const auto& entry : fs::directory_iterator(Fixtures() / folder)) {
      const InputPostings input = ReadFixture(entry.path());
      for (const Posting& posting : input.postings) {
        EXPECT_FALSE(posting.id.empty()) << entry.path();
        EXPECT_TRUE(IsValidUtf8(PostingToJson(posting))) << entry.path();
        EXPECT_TRUE(
            IsValidUtf8(DescriptionToText(posting.description).value_or("")))
            << entry.path();
      }
      for (const Error& error : input.errors) {
        EXPECT_EQ(Printable(error.message, 10'000), error.message);
      }
    }
  }
}

TEST_F(RealAnswersTest, EveryNhsPostingHasItsFields) {
  for (const auto& entry : fs::directory_iterator(Fixtures() / "jsonld_nhs")) {
    const InputPostings input = ReadFixture(entry.path());
    ASSERT_EQ(input.postings.size(), 1u) << entry.path();
    const Posting& posting = input.postings[0];
    EXPECT_FALSE(posting.title.empty()) << entry.path();
    EXPECT_FALSE(posting.hiring_organization.empty()) << entry.path();
    EXPECT_TRUE(posting.date_posted.has_value()) << entry.path();
    const std::string text =
        DescriptionToText(posting.description).value_or("");
    EXPECT_EQ(text.find("<p>"), std::string::npos) << entry.path();
    EXPECT_EQ(text.find("&nbsp;"), std::string::npos) << entry.path();
  }
}

struct Expected {
  const char* file;
  const char* title;
  const char* employer;
  const char* locality;
  const char* date_posted;
};

TEST_F(RealAnswersTest, BoardsFieldsAreWherePeopleSeeThem) {
  const std::vector<Expected> all = {
      {"ats_json/careerkit__tests_fixtures_greenhouse.json",
       "Customer Data Scientist - Experimentation", "Amplitude", "London",
       "2026-07-16"},
      {"ats_json/careerkit__tests_fixtures_recruitee.json",
       "(Senior) Financial Accountant (f/m/d) - Berlin/Brandenburg Region, "
       "Germany",
       "Acme", "Berlin", "2026-08-05"},
      {"ats_json/careerkit__tests_fixtures_smartrecruiters.json",
       "CNA / LPN - Consistent Hours. Start Next Week.", "Knight Gayles",
       "St. Louis", "2018-06-08"},
      {"ats_json/careerkit__tests_fixtures_personio.xml",
       "Staff Software Engineer, Data Platform", "Acme SE & Co. KG", "Munich",
       "2024-11-13"},
      {"html_jobposting/coverletterer__tests_fixtures_indeed_job.html",
       "Senior DevOps Engineer", "PaperCut Software", "Camberwell",
       "2026-08-06"},
  };
  for (const Expected& expected : all) {
    const InputPostings input = ReadFixture(Fixtures() / expected.file);
    ASSERT_FALSE(input.postings.empty()) << expected.file;
    const Posting& posting = input.postings[0];
    EXPECT_EQ(posting.title, expected.title);
    EXPECT_EQ(posting.hiring_organization, expected.employer);
    ASSERT_FALSE(posting.job_location.empty()) << expected.file;
    EXPECT_EQ(posting.job_location[0].address_locality, expected.locality);
    EXPECT_EQ(posting.date_posted, ParseDate(expected.date_posted));
  }
}

// A recorded answer as the board of `kind` reads it.
BoardAnswer ReadAs(const char* kind, const char* file, const char* url,
                   const char* purpose) {
  Source source;
  source.id = "s";
  source.url = url;
  source.kind = kind;
  Page page;
  page.request.url = url;
  page.request.purpose = purpose;
  page.fetched_at = *ParseTimestamp("2026-08-10T12:00:00Z");
  page.body = ReadFile(Fixtures() / "ats_json" / file);
  auto answer = (*FindBoard(source))->Read(source, page);
  if (!answer.has_value()) {
    ADD_FAILURE() << file << ": " << answer.error().message;
    return {};
  }
  return *std::move(answer);
}

struct Listing {
  const char* kind;
  const char* file;
  const char* url;
  const char* purpose;
  size_t listed;
  const char* first_title;
  const char* first_locality;
};

TEST_F(RealAnswersTest, ListingsNameTheirPostingsAndLeadToThem) {
  const std::vector<Listing> all = {
      {"paylocity", "careerkit__tests_fixtures_paylocity.html",
       "https://recruiting.paylocity.com/recruiting/jobs/All/x/y", "list", 2,
       "Engineer/Associate Engineer, Power Systems", "Raleigh"},
      {"phenom", "careerkit__tests_fixtures_phenom.html",
       "https://careers.x.example/global/en/search-results", "list offset=0", 2,
       "Senior Project Manager(German Speaker)", "Rotterdam"},
      {"successfactors", "job-hq__tests_monitor_fixtures_successfactors.html",
       "https://x.example/search/?q=&startrow=0", "list offset=0", 3,
       "Sr Product Manager", "CHICAGO"},
      {"icims", "careerkit__tests_fixtures_icims.html",
       "https://careers-wipfli.icims.com/jobs/search?pr=0&in_iframe=1",
       "list pr=0", 2, "Payroll Tax Specialist", ""},
      {"eightfold", "careerkit__tests_fixtures_eightfold.json",
       "https://albemarle.eightfold.ai/api/apply/v2/jobs?domain=albemarle.com",
       "list offset=0", 2, "Supply Planner, Bromine S&OP", "Charlotte"},
      {"rippling", "careerkit__tests_fixtures_rippling.json",
       "https://api.rippling.com/platform/api/ats/v1/board/acme/jobs", "list",
       1, "Account Executive - Accountants Channel (East Coast)", ""},
      {"teamtailor", "careerkit__tests_fixtures_teamtailor.json",
       "https://career.teamtailor.com/jobs.json", "list", 2,
       "Account Executive - Italy (Madrid based)", "Madrid"},
  };
  for (const Listing& expected : all) {
    const BoardAnswer answer =
        ReadAs(expected.kind, expected.file, expected.url, expected.purpose);
    ASSERT_EQ(answer.listed.size(), expected.listed) << expected.file;
    EXPECT_GE(answer.requests.size(), expected.listed) << expected.file;
    const Posting& first = answer.listed[0];
    EXPECT_NE(first.title.find(expected.first_title), std::string::npos)
        << expected.file << ": " << first.title;
    if (*expected.first_locality == '\0') continue;
    ASSERT_FALSE(first.job_location.empty()) << expected.file;
    EXPECT_EQ(first.job_location[0].address_locality, expected.first_locality);
  }
}

TEST_F(RealAnswersTest, PinpointsSectionsFollowTheDescription) {
  const BoardAnswer answer =
      ReadAs("pinpoint", "careerkit__tests_fixtures_pinpoint.json",
             "https://acme.pinpointhq.com/postings.json", "list");
  ASSERT_EQ(answer.postings.size(), 2u);
  const Posting& posting = answer.postings[0];
  EXPECT_NE(posting.description.find("<h3>What you bring</h3>"),
            std::string::npos);
  EXPECT_EQ(posting.valid_through, ParseDate("2026-08-28"));
  EXPECT_EQ(posting.base_salary->unit_text, "YEAR");
  EXPECT_TRUE(IsRemote(posting));
}

TEST_F(RealAnswersTest, RecordedPagesAreRecognised) {
  const auto kind_of = [](const char* file) {
    Page page;
    page.request.url = "https://x.example/careers";
    page.body = ReadFile(Fixtures() / "ats_json" / file);
    const auto hint = RecogniseBoard(page);
    return hint.has_value() ? hint->kind : "";
  };
  EXPECT_EQ(kind_of("careerkit__tests_fixtures_phenom.html"), "phenom");
  EXPECT_EQ(kind_of("careerkit__tests_fixtures_icims.html"), "icims");
  EXPECT_EQ(kind_of("job-hq__tests_monitor_fixtures_successfactors.html"),
            "successfactors");
}

}  // namespace
}  // namespace rolecall
