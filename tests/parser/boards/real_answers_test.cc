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

}  // namespace
}  // namespace rolecall
