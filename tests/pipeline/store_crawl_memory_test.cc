#include "pipeline/store_crawl_memory.h"

#include <gtest/gtest.h>

#include "tests/pipeline/pipeline_world.h"

namespace rolecall {
namespace {

TEST(StoreCrawlMemoryTest, AnotherProcessRemembersARobotsTxt) {
  PipelineWorld world;
  CrawlMemory::SiteFile robots;
  robots.status_code = 200;
  robots.body = "User-agent: *\nDisallow: /\n";
  robots.fetched_at = world.clock.Now();
  StoreCrawlMemory(*world.store).SaveRobots("http://a.example", robots);
  const auto again =
      StoreCrawlMemory(*world.store).LoadRobots("http://a.example");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->status_code, 200);
  EXPECT_EQ(again->body, robots.body);
  EXPECT_EQ(again->fetched_at, robots.fetched_at);
}

TEST(StoreCrawlMemoryTest, Rfc9309_2_4_ACopyIsForgottenAfterADay) {
  PipelineWorld world;
  StoreCrawlMemory memory(*world.store);
  memory.SaveRobots("http://a.example", {200, "", world.clock.Now()});
  world.clock.Advance(std::chrono::hours(24) + std::chrono::seconds(1));
  EXPECT_FALSE(memory.LoadRobots("http://a.example"));
}

TEST(StoreCrawlMemoryTest, AnotherProcessRemembersAHostsClock) {
  PipelineWorld world;
  StoreCrawlMemory(*world.store).SaveNextRequestAt("http://a.example", 1795);
  StoreCrawlMemory memory(*world.store);
  EXPECT_EQ(memory.LoadNextRequestAt("http://a.example"), 1795);
  EXPECT_EQ(memory.LoadNextRequestAt("http://b.example"), 0);
}

}  // namespace
}  // namespace rolecall
