#include "pipeline/store_crawl_memory.h"

#include <gtest/gtest.h>

#include "tests/pipeline/pipeline_world.h"

namespace rolecall {
namespace {

using std::chrono::seconds;

TEST(StoreCrawlMemoryTest, AnotherProcessRemembersARobotsTxt) {
  PipelineWorld world;
  CrawlMemory::SiteFile robots;
  robots.status_code = 200;
  robots.body = "User-agent: *\nDisallow: /\n";
  robots.fetched_at = world.clock.Now();
  StoreCrawlMemory(*world.store, world.clock)
      .SaveRobots("http://a.example", robots);
  const auto again = StoreCrawlMemory(*world.store, world.clock)
                         .LoadRobots("http://a.example");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->status_code, 200);
  EXPECT_EQ(again->body, robots.body);
  EXPECT_EQ(again->fetched_at, robots.fetched_at);
}

TEST(StoreCrawlMemoryTest, Rfc9309_2_4_ACopyIsForgottenAfterADay) {
  PipelineWorld world;
  StoreCrawlMemory memory(*world.store, world.clock);
  memory.SaveRobots("http://a.example", {200, "", world.clock.Now()});
  world.clock.Advance(std::chrono::hours(24) + std::chrono::seconds(1));
  EXPECT_FALSE(memory.LoadRobots("http://a.example"));
}

TEST(StoreCrawlMemoryTest, AHostIsClaimedByOneProcessAtATime) {
  PipelineWorld world;
  StoreCrawlMemory one(*world.store, world.clock);
  StoreCrawlMemory other(*world.store, world.clock);
  EXPECT_EQ(one.ClaimHost("http://a.example", seconds(20)), seconds(0));
  EXPECT_EQ(other.ClaimHost("http://a.example", seconds(20)), seconds(20));
  EXPECT_EQ(other.ClaimHost("http://b.example", seconds(20)), seconds(0));
  one.LeaveHost("http://a.example", seconds(2));
  EXPECT_EQ(other.ClaimHost("http://a.example", seconds(0)), seconds(2));
  world.clock.Advance(seconds(2));
  EXPECT_EQ(other.ClaimHost("http://a.example", seconds(20)), seconds(0));
}

TEST(StoreCrawlMemoryTest, OfTwoRestsTheLongerStandsBesideAnyClaim) {
  PipelineWorld world;
  StoreCrawlMemory one(*world.store, world.clock);
  StoreCrawlMemory other(*world.store, world.clock);
  EXPECT_EQ(one.ClaimHost("http://a.example", seconds(20)), seconds(0));
  EXPECT_EQ(one.RestOfHost("http://a.example"), seconds(0));
  other.RestHost("http://a.example", seconds(60));
  other.RestHost("http://a.example", seconds(300));
  other.RestHost("http://a.example", seconds(10));
  one.LeaveHost("http://a.example", seconds(1));
  EXPECT_EQ(one.RestOfHost("http://a.example"), seconds(300));
  EXPECT_TRUE(one.IsReachable());
  world.clock.Advance(seconds(300));
  EXPECT_EQ(one.RestOfHost("http://a.example"), seconds(0));
}

TEST(StoreCrawlMemoryTest, AStoreThatIsAwayIsWaitedForOnceInFiveSeconds) {
  PipelineWorld world;
  int claims = 0;
  const Error away{ErrorCode::kUnavailable, "away", std::nullopt};
  world.faults.on_claim = [&] {
    return ++claims < 3 ? std::optional(away) : std::nullopt;
  };
  StoreCrawlMemory memory(*world.store, world.clock);
  const auto claim = [&] {
    return memory.ClaimHost("http://a.example", seconds(20));
  };
  EXPECT_EQ(claim(), seconds(0));  // as good as free
  EXPECT_FALSE(memory.IsReachable());
  EXPECT_EQ(claim(), seconds(0));
  EXPECT_FALSE(memory.LoadRobots("http://a.example"));
  EXPECT_EQ(claims, 1);
  world.clock.Advance(seconds(5));
  EXPECT_EQ(claim(), seconds(0));
  EXPECT_EQ(claims, 2);
  world.clock.Advance(seconds(5));
  EXPECT_EQ(claim(), seconds(0));
  EXPECT_TRUE(memory.IsReachable());
  EXPECT_EQ(claim(), seconds(20));
}

}  // namespace
}  // namespace rolecall
