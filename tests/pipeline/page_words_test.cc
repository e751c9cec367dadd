// What pages and hosts say of their own use, and what a visit makes of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "pipeline/crawl_stage.h"
#include "pipeline/schedule.h"
#include "tests/pipeline/pipeline_world.h"
#include "tests/pipeline/site.h"

namespace rolecall {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PageWordsTest : public ::testing::Test {
 protected:
  PageWordsTest() {
    site_.Show("/ma", "Medical Assistant", "CMA (AAMA) or RMA required.");
    site_.Show("/coder", "Medical Coder", "CPC required. Epic preferred.");
    site_.List({"/ma", "/coder"});
    source_ = site_.AsSource();
  }
  CrawlSummary Visit(const std::set<std::string>& only = {"valley"}) {
    const auto summary = stage_.Visit({source_}, CrawlOptions{}, only, {});
    EXPECT_TRUE(summary) << summary.error().message;
    return *summary;
  }
  CrawlState State() { return **world_.store->FindCrawlState("valley"); }
  std::string Health() {
    return HealthOf(source_, State(), world_.clock.Now());
  }
  void AddMeta(const std::string& meta) {
    site_.Set("/ma", 200,
              "<html><head>" + meta +
                  "<script type='application/ld+json'>{\"@type\":"
                  "\"JobPosting\",\"title\":\"Medical Assistant\","
                  "\"description\":\"RMA or CMA required, full time.\"}"
                  "</script></head></html>");
  }
  void ReserveByFile() {
    site_.Set("/.well-known/tdmrep.json", 200,
              R"([{"location":"/","tdm-reservation":1}])");
  }

  Site site_;
  Source source_;
  PipelineWorld world_;
  CrawlStage stage_{ShippedReader(), *world_.store, world_.clock, "this one"};
};

TEST_F(PageWordsTest, TdmAPageThatIsReservedIsWithdrawnUntilItIsNot) {
  Visit();
  site_.SetField("/ma", "tdm-reservation", "1");
  EXPECT_EQ(Visit().postings_closed, 1u);
  EXPECT_THAT(world_.OpenTitles(), ElementsAre("Medical Coder"));
  EXPECT_EQ(State().pages_reserved, 1);
  EXPECT_EQ(Health(), "reserved (TDM)");
  site_.SetField("/ma", "tdm-reservation", "0");
  Visit();
  EXPECT_EQ(world_.OpenTitles().size(), 2u);
  EXPECT_EQ(Health(), "ok");
}

TEST_F(PageWordsTest, TdmThePageItselfHasTheLastWord) {
  AddMeta("<meta name='TDM-Reservation' content='1'>");
  Visit();
  EXPECT_THAT(world_.OpenTitles(), ElementsAre("Medical Coder"));
  AddMeta("<meta name='tdm-reservation' content='0'>");
  site_.SetField("/ma", "tdm-reservation", "1");
  Visit();
  EXPECT_EQ(world_.OpenTitles().size(), 2u);
  Visit();
  EXPECT_EQ(world_.OpenTitles().size(), 2u);
}

TEST_F(PageWordsTest, TdmAPageThatFreedItselfStaysWhenItsHostReserves) {
  AddMeta("<meta name='tdm-reservation' content='0'>");
  Visit();
  ReserveByFile();
  world_.clock.Advance(std::chrono::hours(25));
  EXPECT_EQ(Visit().postings_closed, 1u);
  EXPECT_THAT(world_.OpenTitles(), ElementsAre("Medical Assistant"));
}

TEST_F(PageWordsTest, TdmTheHostsFileReservesWhatItNames) {
  Visit();
  ReserveByFile();
  Visit();  // what the host said holds for a day
  EXPECT_EQ(world_.OpenTitles().size(), 2u);
  world_.clock.Advance(std::chrono::hours(25));
  EXPECT_EQ(Visit().postings_closed, 2u);
  EXPECT_THAT(world_.OpenTitles(), IsEmpty());
  EXPECT_EQ(site_.Requests("/.well-known/tdmrep.json"), 2u);
}

TEST_F(PageWordsTest, TdmAPermissionLiftsIt) {
  ReserveByFile();
  source_.permission = "Valley Clinic, 2026-11-02";
  EXPECT_EQ(Visit().postings_new, 2u);
  EXPECT_EQ(Health(), "ok");
}

TEST_F(PageWordsTest, FreshnessAPageThatIsFreshIsNotAskedFor) {
  site_.SetField("/ma", "Cache-Control", "max-age=86400");
  Visit();
  world_.clock.Advance(std::chrono::hours(7));
  const CrawlSummary again = Visit({});
  EXPECT_EQ(again.pages, 2u);
  EXPECT_EQ(again.same(), 3u);
  EXPECT_EQ(again.postings_closed, 0u);
  EXPECT_EQ(site_.Requests("/ma"), 1u);
  world_.clock.Advance(std::chrono::hours(18));
  Visit({});
  EXPECT_EQ(site_.Requests("/ma"), 2u);
}

TEST_F(PageWordsTest, FreshnessAListingThatIsFreshLeadsOnUnasked) {
  site_.SetField("/sitemap.xml", "Cache-Control", "max-age=86400");
  Visit();
  world_.clock.Advance(std::chrono::hours(7));
  EXPECT_EQ(Visit({}).pages, 2u);
  EXPECT_EQ(site_.Requests("/sitemap.xml"), 1u);
  EXPECT_EQ(world_.OpenTitles().size(), 2u);
}

TEST_F(PageWordsTest, FreshnessOneListTakenThriceIsNoAgreement) {
  std::vector<std::string> paths;
  for (int i = 0; i < 12; ++i) {
    paths.push_back("/job/" + std::to_string(i));
    site_.Show(paths.back(), "Nurse " + std::to_string(i), "RN required.");
  }
  site_.List(paths);
  Visit();
  site_.List({paths[0]});
  site_.SetField("/sitemap.xml", "Cache-Control", "max-age=86400");
  for (int visit = 0; visit < 3; ++visit) {
    world_.clock.Advance(std::chrono::hours(7));
    EXPECT_EQ(Visit({}).postings_closed, 0u);
  }
  EXPECT_EQ(site_.Requests("/sitemap.xml"), 2u);
  EXPECT_EQ(world_.OpenTitles().size(), 12u);
}

TEST_F(PageWordsTest, FreshnessASourceIsNotDueWhileAllOfItIsFresh) {
  for (const char* path : {"/sitemap.xml", "/ma", "/coder"}) {
    site_.SetField(path, "Cache-Control", "max-age=999999");
  }
  Visit();
  EXPECT_EQ(State().next_crawl_at, world_.clock.Now() + std::chrono::hours(24));
}

TEST_F(PageWordsTest, FreshnessWhoNamesASourceHasItAskedAnyway) {
  site_.SetField("/ma", "Cache-Control", "max-age=86400");
  Visit();
  EXPECT_EQ(Visit().not_modified, 3u);
  EXPECT_EQ(site_.Requests("/ma"), 2u);
}

TEST_F(PageWordsTest, FreshnessOfWhatMayNotBeStoredNoValidatorIsKept) {
  site_.SetField("/ma", "Cache-Control", "no-store");
  Visit();
  EXPECT_EQ(Visit().not_modified, 2u);
  EXPECT_EQ(world_.OpenTitles().size(), 2u);
}

TEST_F(PageWordsTest, NoindexInAHeaderFieldClosesAPage) {
  Visit();
  site_.SetField("/ma", "X-Robots-Tag", "otherbot: noindex");
  EXPECT_EQ(Visit().postings_closed, 0u);
  site_.SetField("/ma", "X-Robots-Tag", "rolecall: noindex");
  EXPECT_EQ(Visit().postings_closed, 1u);
  EXPECT_THAT(world_.OpenTitles(), ElementsAre("Medical Coder"));
  site_.SetField("/ma", "", "");
  Visit();
  EXPECT_EQ(world_.OpenTitles().size(), 2u);
}

TEST_F(PageWordsTest, NoindexOfASitemapSaysNothingOfItsPages) {
  site_.SetField("/sitemap.xml", "X-Robots-Tag", "noindex, follow");
  EXPECT_EQ(Visit().postings_new, 2u);
  const CrawlSummary again = Visit();
  EXPECT_EQ(again.postings_closed + again.errors, 0u);
}

TEST_F(PageWordsTest, WhatAnIndexMayNotNameIsNoPartOfTheListing) {
  const std::string index = "<sitemapindex><sitemap><loc>";
  const std::string more = "</loc></sitemap><sitemap><loc>";
  site_.List({"/ma", "/coder"});
  site_.Set("/index.xml", 200,
            index + site_.url() + "/sitemap.xml" + more +
                "https://cdn.example/sitemap.xml</loc></sitemap>"
                "</sitemapindex>");
  source_.url = site_.url() + "/index.xml";
  EXPECT_EQ(Visit().errors, 1u);
  EXPECT_EQ(State().coverage, "complete");
  site_.List({"/ma"});
  EXPECT_EQ(Visit().postings_closed, 1u);
}

TEST_F(PageWordsTest, APageOfASitemapThatLostItsMarkupIsClosed) {
  Visit();
  site_.Set("/ma", 200,
            "<html><title>Welcome</title><h1>Welcome</h1><p>Our clinic has "
            "been here for thirty years.</p></html>");
  const CrawlSummary again = Visit();
  EXPECT_EQ(again.postings_closed, 1u);
  EXPECT_EQ(again.errors, 0u);
  EXPECT_THAT(world_.OpenTitles(), ElementsAre("Medical Coder"));
}

TEST_F(PageWordsTest, ThatMostPagesLoseTheirMarkupAtOnceIsNotBelieved) {
  std::vector<std::string> paths;
  for (int i = 0; i < 12; ++i) {
    paths.push_back("/job/" + std::to_string(i));
    site_.Show(paths.back(), "Nurse " + std::to_string(i), "RN required.");
  }
  site_.List(paths);
  Visit();
  ASSERT_EQ(world_.OpenTitles().size(), 12u);
  for (const std::string& path : paths) {
    site_.Set(path, 200, "<title>Welcome</title><h1>Welcome</h1>");
  }
  for (int visit = 0; visit < 2; ++visit) {
    EXPECT_EQ(Visit().postings_closed, 0u);
    EXPECT_EQ(State().coverage, "suspect");
    world_.clock.Advance(std::chrono::hours(1));
  }
  site_.Show(paths[0], "Nurse 0", "RN required.");
  EXPECT_EQ(Visit().postings_closed, 11u);
}

TEST_F(PageWordsTest, PagesThatHaveTheirMarkupBackWereNeverGone) {
  Visit();
  for (const char* path : {"/ma", "/coder"}) {
    site_.Set(path, 200, "<title>Back soon</title><h1>Back soon</h1>");
  }
  EXPECT_EQ(Visit().postings_closed, 0u);
  site_.Show("/ma", "Medical Assistant", "CMA (AAMA) or RMA required.");
  site_.Show("/coder", "Medical Coder", "CPC required. Epic preferred.");
  const CrawlSummary again = Visit();
  EXPECT_EQ(again.postings_same, 2u);
  EXPECT_EQ(again.postings_closed, 0u);
  EXPECT_EQ(State().coverage, "complete");
}

TEST_F(PageWordsTest, AHostThatAsksToBeLeftAloneHasNotFailed) {
  site_.Set("/sitemap.xml", 429, "");  // Retry-After: 3600
  Visit();
  EXPECT_EQ(State().consecutive_failures, 0);
  EXPECT_EQ(State().next_crawl_at, world_.clock.Now() + std::chrono::hours(1));
  EXPECT_EQ(Health(), "waiting");
  site_.List({"/ma", "/coder"});
  world_.clock.Advance(std::chrono::minutes(59));
  Visit({});
  EXPECT_EQ(site_.Requests("/sitemap.xml"), 1u);
  world_.clock.Advance(std::chrono::minutes(2));
  EXPECT_EQ(Visit({}).postings_new, 2u);
  EXPECT_EQ(Health(), "ok");
}

TEST_F(PageWordsTest, AHostThatAsksForNoTimeAtAllIsNotAskedAtOnce) {
  site_.Set("/sitemap.xml", 429, "");
  site_.SetField("/sitemap.xml", "Retry-After", "0");
  Visit();
  EXPECT_EQ(State().next_crawl_at,
            world_.clock.Now() + std::chrono::minutes(5));
  world_.clock.Advance(std::chrono::minutes(20));
  Visit();
  EXPECT_EQ(State().next_crawl_at,
            world_.clock.Now() + std::chrono::minutes(20));
  EXPECT_EQ(Health(), "waiting");
}

TEST_F(PageWordsTest, AHostThatAlwaysAsksToBeLeftAloneIsDeadAfterAWeek) {
  site_.Set("/sitemap.xml", 429, "");
  Visit();
  world_.clock.Advance(std::chrono::days(8));
  Visit();
  EXPECT_EQ(Health(), "dead since 2026-11-22");
  EXPECT_EQ(State().next_crawl_at, world_.clock.Now() + std::chrono::days(1));
  site_.List({"/ma", "/coder"});
  world_.clock.Advance(std::chrono::days(1));
  Visit();
  EXPECT_EQ(Health(), "ok");
}

TEST_F(PageWordsTest, OfARobotsTxtThatIsBusyTheRulesAreUnknown) {
  site_.Set("/robots.txt", 429, "");  // Retry-After: 3600
  Visit();
  EXPECT_EQ(State().robots, "unknown");
  EXPECT_EQ(State().consecutive_failures, 0);
  Visit();  // nothing is asked
  EXPECT_EQ(State().robots, "unknown");
  EXPECT_EQ(site_.Requests("/robots.txt"), 1u);
}

}  // namespace
}  // namespace rolecall
