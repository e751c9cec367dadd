// What the crawler asks of a host about text and data mining.
#include <gtest/gtest.h>

#include <string>

#include "crawler/tdm_rules.h"
#include "tests/crawler/crawl_world.h"

namespace rolecall {
namespace {

class TdmTest : public CrawlTest {
 protected:
  TdmTest() { source.permission.clear(); }

  size_t Asked() const {
    size_t count = 0;
    for (const LoopbackRequest& request : server.ledger()) {
      count += request.target == TdmRules::kPath;
    }
    return count;
  }

  LoopbackReply file{.status = 404};
  std::string robots;
  std::string field;  // tdm-reservation of every page
  LoopbackServer server{[this](const LoopbackRequest& request) {
    if (request.target == "/robots.txt") return LoopbackReply{.body = robots};
    if (request.target == TdmRules::kPath) return file;
    LoopbackReply page = Plain(request);
    if (!field.empty()) page.fields.push_back({"TDM-Reservation", field});
    return page;
  }};
};

TEST_F(TdmTest, TheFileIsAskedForOnceBeforeTheFirstPage) {
  file = {.body = R"([{"location":"/b","tdm-reservation":1}])"};
  Crawl({server.url() + "/a", server.url() + "/b"});
  EXPECT_EQ(Targets(server), (std::vector<std::string>{
                                 std::string(TdmRules::kPath), "/a", "/b"}));
  ASSERT_EQ(listener.pages.size(), 2u);
  EXPECT_FALSE(listener.pages[0].is_reserved);
  EXPECT_TRUE(listener.pages[1].is_reserved);
}

TEST_F(TdmTest, AnAnswerIsRememberedForADay) {
  file = {.body = R"([{"location":"/","tdm-reservation":1}])"};
  Crawl({server.url() + "/a"});
  Crawl({server.url() + "/a"});
  EXPECT_EQ(Asked(), 1u);
  EXPECT_TRUE(listener.pages.back().is_reserved);
  memory.tdm.begin()->second.fetched_at -= std::chrono::hours(25);
  Crawl({server.url() + "/a"});
  EXPECT_EQ(Asked(), 2u);
}

TEST_F(TdmTest, AHeaderFieldGoesBeforeTheFile) {
  file = {.body = R"([{"location":"/","tdm-reservation":1}])"};
  field = "0";
  Crawl({server.url() + "/a"});
  EXPECT_FALSE(listener.pages[0].is_reserved);
  field = "1";
  file = {.status = 404};
  memory.tdm.clear();
  Crawl({server.url() + "/a"});
  EXPECT_TRUE(listener.pages[1].is_reserved);
}

TEST_F(TdmTest, AnyOtherPageInItsPlaceReservesNothingAndIsNotKept) {
  file = {.body = std::string(200'000, 'x')};
  Crawl({server.url() + "/a"});
  ASSERT_EQ(listener.pages.size(), 1u);
  EXPECT_FALSE(listener.pages[0].is_reserved);
  EXPECT_EQ(memory.tdm.begin()->second.body, "");
}

TEST_F(TdmTest, AFileThatIsBusyHoldsUpNothing) {
  file = {.status = 503};
  Crawl({server.url() + "/a"});
  EXPECT_EQ(Asked(), 1u);
  EXPECT_EQ(listener.pages.size(), 1u);
}

TEST_F(TdmTest, ABusyOneIsNotAskedForAgainAfterTheLongestRest) {
  file = {.status = 503};
  Crawl({server.url() + "/a"});
  memory.tdm.begin()->second.fetched_at -= std::chrono::hours(24);
  Crawl({server.url() + "/a"});
  EXPECT_EQ(Asked(), 1u);
  EXPECT_EQ(listener.pages.size(), 2u);
  memory.tdm.begin()->second.fetched_at -= std::chrono::hours(2);
  Crawl({server.url() + "/a"});
  EXPECT_EQ(Asked(), 2u);
}

TEST_F(TdmTest, WhatRobotsTxtForbidsIsNotAskedFor) {
  robots = "User-agent: *\nDisallow: /.well-known/";
  Crawl({server.url() + "/a"});
  EXPECT_EQ(Asked(), 0u);
  EXPECT_EQ(listener.pages.size(), 1u);
}

TEST_F(TdmTest, WhoHasAPermissionDoesNotAsk) {
  source.permission = "Valley Clinic, 2026-11-02";
  Crawl({server.url() + "/a"});
  EXPECT_EQ(Asked(), 0u);
}

TEST_F(TdmTest, OnePageThatSomebodyLooksAtIsNotMined) {
  const SystemClock clock;
  Crawler crawler(options, memory, clock);
  EXPECT_TRUE(crawler.FetchOne(Get(server.url() + "/a"), true));
  EXPECT_EQ(Asked(), 0u);
}

}  // namespace
}  // namespace rolecall
