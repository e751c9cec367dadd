// A crawl of a loopback site made of real pages and answers ends in stored
// postings that say what the pages say.  The expected values were read off the
// pages by eye; the pages themselves lie outside the repository.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/text.h"
#include "pipeline/crawl_stage.h"
#include "tests/pipeline/pipeline_world.h"
#include "tests/support/loopback_server.h"

namespace rolecall {
namespace {

using ::testing::IsEmpty;

const std::string kFixtures = ROLECALL_SOURCE_DIR "/../shared/corpus/fixtures";

std::string FileBytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

class RealPagesTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(kFixtures)) {
      GTEST_SKIP() << "the real pages are not here: " << kFixtures;
    }
  }

  // "/nhs/916064936" is a JobPosting in a page, all else a file as it is.
  LoopbackReply Answer(const LoopbackRequest& request) {
    LoopbackReply reply;
    if (request.target == "/sitemap.xml") {
      reply.fields = {{"Content-Type", "application/xml"}};
      reply.body = Sitemap();
    } else if (request.target.starts_with("/nhs/")) {
      reply.fields = {{"Content-Type", "text/html; charset=utf-8"}};
      reply.body = "<html><head><script type=\"application/ld+json\">" +
                   FileBytes(kFixtures + "/jsonld_nhs/" +
                             request.target.substr(5) + ".json") +
                   "</script></head><body></body></html>";
    } else if (request.target == "/indeed") {
      reply.fields = {{"Content-Type", "text/html; charset=utf-8"}};
      reply.body = FileBytes(
          kFixtures +
          "/html_jobposting/coverletterer__tests_fixtures_indeed_job.html");
    } else if (request.target == "/v1/boards/amplitude/jobs?content=true") {
      reply.fields = {{"Content-Type", "application/json"}};
      reply.body = FileBytes(
          kFixtures + "/ats_json/careerkit__tests_fixtures_greenhouse.json");
    } else {
      reply.status = 404;
    }
    return reply;
  }

  std::string Sitemap() const {
    std::string map =
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">";
    for (const auto& entry :
         std::filesystem::directory_iterator(kFixtures + "/jsonld_nhs")) {
      map += "<url><loc>" + server_.url() + "/nhs/" +
             entry.path().stem().string() + "</loc></url>";
    }
    map += "<url><loc>" + server_.url() + "/indeed</loc></url>";
    return map + "</urlset>";
  }

  CrawlSummary Crawl(const std::string& kind, const std::string& path,
                     const std::string& day) {
    world_.clock.Advance(*ParseTimestamp(day + "T12:00:00Z") -
                         world_.clock.Now());
    Source source;
    source.id = "real";
    source.url = server_.url() + path;
    source.kind = kind;
    source.local = true;
    source.min_delay = std::chrono::milliseconds(0);
    CrawlStage stage(ShippedReader(), *world_.store, world_.clock, "test");
    const auto summary = stage.Visit({source}, CrawlOptions{}, {"real"}, {});
    EXPECT_TRUE(summary) << summary.error().message;
    return *summary;
  }

  // The posting that the page at `path` gave.
  Posting Stored(const std::string& path) {
    return StoredAs("real:" + HexHash(server_.url() + path));
  }
  Posting StoredAs(const std::string& id) {
    const auto found = world_.store->FindPosting(id);
    EXPECT_TRUE(found && *found) << id << " is not stored";
    return found && *found ? **found : Posting();
  }

  LoopbackServer server_{
      [this](const LoopbackRequest& request) { return Answer(request); }};
  PipelineWorld world_;
};

TEST_F(RealPagesTest, HealthServicePagesAreStoredAsTheySay) {
  const CrawlSummary summary = Crawl("sitemap", "/sitemap.xml", "2020-09-28");
  EXPECT_EQ(summary.errors, 0u);
  EXPECT_GE(summary.postings_new, 150u);

  const Posting nurse = Stored("/nhs/916064936");
  EXPECT_EQ(nurse.title, "Preceptorship Nurse");
  EXPECT_EQ(nurse.hiring_organization, "Elysium Healthcare");
  ASSERT_EQ(nurse.job_location.size(), 1u);
  EXPECT_EQ(nurse.job_location[0].address_locality, "Warrington");
  EXPECT_EQ(nurse.job_location[0].postal_code, "WA2 8DB");
  EXPECT_EQ(nurse.job_location[0].address_country, "GB");
  EXPECT_NEAR(nurse.job_location[0].coordinates->latitude, 53.4065, 1e-4);
  EXPECT_EQ(nurse.base_salary,
            (MonetaryAmount{"GBP", 25000.0, 25000.0, "YEAR"}));
  EXPECT_EQ(nurse.date_posted, ParseDate("2020-06-02"));
  EXPECT_EQ(nurse.valid_through, ParseDate("2020-11-30"));
  EXPECT_EQ(nurse.employment_type, std::vector<std::string>{"FULL_TIME"});

  const Posting dermatology = Stored("/nhs/916134342");
  EXPECT_EQ(dermatology.title,
            "Dermatology Procedure Nurse and Nurse Prescriber");
  EXPECT_EQ(dermatology.hiring_organization, "Omnes Healthcare Limited");
  EXPECT_EQ(dermatology.base_salary,
            (MonetaryAmount{"GBP", 45000.0, 50000.0, "YEAR"}));
  EXPECT_EQ(dermatology.date_posted, ParseDate("2020-08-03"));
  EXPECT_EQ(dermatology.valid_through, ParseDate("2021-01-14"));

  const Posting technician = Stored("/nhs/916170376");
  EXPECT_EQ(technician.title,
            "Rotational Pharmacy Technician - Band 5 - "
            "Pharmacy (Welcome Payment)");
  EXPECT_EQ(technician.job_location[0].address_locality, "Bury St. Edmunds");
  EXPECT_EQ(technician.base_salary->max_value, 30112.0);
}

TEST_F(RealPagesTest, APageOfABigBoardIsStoredAsItSays) {
  Crawl("sitemap", "/sitemap.xml", "2026-11-22");
  const Posting posting = Stored("/indeed");
  EXPECT_EQ(posting.title, "Senior DevOps Engineer");
  EXPECT_EQ(posting.hiring_organization, "PaperCut Software");
  EXPECT_EQ(posting.job_location[0].address_locality, "Camberwell");
  EXPECT_EQ(posting.base_salary,
            (MonetaryAmount{"AUD", 130000.0, 160000.0, "YEAR"}));
  EXPECT_EQ(posting.date_posted, ParseDate("2026-08-06"));
  EXPECT_EQ(posting.valid_through, ParseDate("2026-12-12"));
}

TEST_F(RealPagesTest, AGreenhouseAnswerIsStoredAsItSays) {
  const CrawlSummary summary = Crawl(
      "greenhouse", "/v1/boards/amplitude/jobs?content=true", "2026-11-22");
  // The answer was shortened when it was kept: it says that it has more.
  EXPECT_EQ(summary.errors, 1u);
  const Posting posting = StoredAs("real:8636903002");
  EXPECT_EQ(posting.title, "Customer Data Scientist - Experimentation");
  EXPECT_EQ(posting.id, "real:8636903002");
  EXPECT_EQ(posting.hiring_organization, "Amplitude");
  EXPECT_EQ(posting.job_location[0].address_locality, "London");
  EXPECT_EQ(posting.date_posted, ParseDate("2026-07-16"));
  EXPECT_THAT(posting.description_text,
              ::testing::Not(::testing::HasSubstr("&lt;")));
}

}  // namespace
}  // namespace rolecall
