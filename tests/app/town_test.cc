// The small form of `bench/faults.sh town`.
#include <gtest/gtest.h>

#include "tests/app/app_world.h"
#include "tests/support/town_crawl.h"

namespace rolecall {
namespace {

TEST(TownTest, AKilledCrawlerCostsNeitherPostingsNorPoliteness) {
  TownOptions options;
  options.good_hosts = 12;
  options.bad_hosts = 6;
  options.pages = 15;
  options.filler = 26'000;
  options.delay = std::chrono::milliseconds(60);
  Town town(options);
  const TownVerdict verdict =
      CrawlTown(town, kProgram, ROLECALL_SOURCE_DIR "/config");
  EXPECT_TRUE(verdict.read);
  EXPECT_EQ(verdict.trouble, "");
  EXPECT_EQ(verdict.forbidden, 0u);
  EXPECT_EQ(verdict.early, 0u);
  EXPECT_GE(verdict.unchanged, 0.99);
  EXPECT_LE(verdict.bytes, 0.02);
}

}  // namespace
}  // namespace rolecall
