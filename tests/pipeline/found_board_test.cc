// A source that gives a site's address and no kind is read as `source add`
// would have it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/crawl_stage.h"
#include "tests/pipeline/pipeline_world.h"
#include "tests/pipeline/site.h"

namespace rolecall {
namespace {

using std::chrono::hours;

// More than one MiB.
std::string LongText() {
  std::string text;
  while (text.size() <= 1 << 20)
    text += "Who works here is well looked after. ";
  return text;
}

class FoundBoardTest : public ::testing::Test {
 protected:
  FoundBoardTest() {
    site_.Show("/jobs/medical-assistant", "Medical Assistant", "CMA required.");
    site_.List({"/jobs/medical-assistant", "/about"});
    site_.Set("/", 200, "<html><body><h1>A clinic</h1></body></html>");
    source_ = site_.AsSource();
    source_.url = site_.url() + "/";
    source_.kind = "auto";
  }
  CrawlSummary Visit() {
    const auto summary = stage_.Visit({source_}, CrawlOptions{}, {}, {});
    EXPECT_TRUE(summary) << summary.error().message;
    world_.clock.Advance(hours(6));
    return *summary;
  }
  CrawlState State() { return **world_.store->FindCrawlState("valley"); }

  Site site_;
  Source source_;
  PipelineWorld world_;
  CrawlStage stage_{ShippedReader(), *world_.store, world_.clock, "this one"};
};

TEST_F(FoundBoardTest, ABareSiteIsReadByItsSitemapAndSearchedOnce) {
  EXPECT_EQ(Visit().postings_new, 1u);
  EXPECT_EQ(State().looked_behind, source_.url);
  EXPECT_EQ(State().found_kind, "sitemap");
  EXPECT_EQ(State().coverage, "complete");
  Visit();
  EXPECT_EQ(site_.Requests("/"), 1u);
}

TEST_F(FoundBoardTest, AfterAFailedVisitItIsSearchedAgain) {
  Visit();
  site_.Set("/sitemap.xml", 500, "");
  site_.Set("/", 500, "");
  Visit();
  EXPECT_EQ(State().consecutive_failures, 1);
  site_.List({"/jobs/medical-assistant"});
  Visit();
  EXPECT_EQ(State().consecutive_failures, 0);
  EXPECT_EQ(State().found_kind, "sitemap");
  EXPECT_EQ(site_.Requests("/"), 2u);
}

TEST_F(FoundBoardTest, ASiteWithoutASitemapIsAPageAskedOnce) {
  site_.Set("/sitemap.xml", 404, "");
  EXPECT_GE(Visit().pages, 1u);
  EXPECT_EQ(State().found_kind, "page");
  EXPECT_EQ(site_.Requests("/"), 1u);
}

TEST_F(FoundBoardTest, ABoardThatNeedsAPermissionIsNotFollowed) {
  site_.Set("/", 200,
            "<html><body><a href='https://valley.icims.com/jobs/search'>Jobs"
            "</a></body></html>");
  Visit();
  EXPECT_EQ(State().found_kind, "icims");
  EXPECT_EQ(site_.Requests("/"), 1u);
}

TEST_F(FoundBoardTest, WhoNamesASourceThatIsOffSeesItsBoard) {
  source_.enabled = false;
  const auto summary = stage_.Visit({source_}, CrawlOptions{}, {"valley"}, {});
  ASSERT_TRUE(summary);
  EXPECT_EQ(summary->postings_new, 1u);
}

TEST_F(FoundBoardTest, TheSearchEndsWithTheDaysRequests) {
  source_.max_requests_per_day = 1;
  Visit();
  EXPECT_EQ(State().requests, 1);
  EXPECT_EQ(site_.Requests("/sitemap.xml"), 0u);
  EXPECT_EQ(State().looked_behind, "");
  source_.max_requests_per_day = 0;
  world_.clock.Advance(hours(24));
  EXPECT_EQ(Visit().postings_new, 1u);
}

TEST_F(FoundBoardTest, APageThatFailsInTheSearchIsNotAskedAgain) {
  site_.Set("/", 500, "");
  EXPECT_EQ(Visit().errors, 1u);
  EXPECT_EQ(State().consecutive_failures, 1);
  EXPECT_EQ(site_.Requests("/"), 1u);
}

// The memory of long pages is bounded only while they are read.
TEST_F(FoundBoardTest, ALongPageIsNotKeptWhileItsSitemapIsSearched) {
  site_.Set("/sitemap.xml", 404, "");
  site_.Set("/", 200, "<html><body><p>" + LongText() + "</p></body></html>");
  Visit();
  EXPECT_EQ(State().found_kind, "page");
  EXPECT_EQ(site_.Requests("/"), 2u);
}

TEST_F(FoundBoardTest, WhatAVisitLeftIsAskedThoughThePageWasHadByTheSearch) {
  source_.url = site_.url() + "/careers";
  std::string links;
  for (const char* path : {"/jobs/1", "/jobs/2", "/jobs/3"}) {
    site_.Set(path, 500, "");
    links += "<a href='" + std::string(path) + "'>Medical Assistant</a>";
  }
  site_.Set("/careers", 200, "<html><body>" + links + "</body></html>");
  source_.max_requests_per_day = 2;
  Visit();
  EXPECT_EQ(State().coverage, "unfinished");
  site_.Set("/careers", 500, "");
  world_.clock.Advance(hours(24));
  Visit();  // what is left fails, so that the board is searched again
  EXPECT_EQ(State().consecutive_failures, 1);
  const size_t before = site_.Requests("/jobs/3");
  source_.max_requests_per_day = 0;
  world_.clock.Advance(hours(24));
  Visit();
  EXPECT_EQ(site_.Requests("/careers"), 2u);
  EXPECT_EQ(site_.Requests("/jobs/3"), before + 1);
}

TEST_F(FoundBoardTest, ADeadSiteIsAFailedVisit) {
  source_.url = "http://127.0.0.1:9/";
  EXPECT_GE(Visit().errors, 1u);
  EXPECT_EQ(State().consecutive_failures, 1);
  EXPECT_EQ(State().looked_behind, "");
}

}  // namespace
}  // namespace rolecall
