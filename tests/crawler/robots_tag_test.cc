#include "crawler/robots_tag.h"

#include <gtest/gtest.h>

namespace rolecall {
namespace {

bool Noindex(std::string_view lines) {
  return SaysNoindex(lines, "rolecall",
                     *ParseTimestamp("2026-11-22T12:00:00Z"));
}

TEST(RobotsTagTest, NoindexAndNoneSayIt) {
  EXPECT_TRUE(Noindex("noindex"));
  EXPECT_TRUE(Noindex("nofollow, NoIndex"));
  EXPECT_TRUE(Noindex("none"));
  EXPECT_FALSE(Noindex("nofollow, max-snippet: 20, noarchive"));
  EXPECT_FALSE(Noindex("all"));
  EXPECT_FALSE(Noindex(""));
}

TEST(RobotsTagTest, ACrawlersNameHoldsForWhatFollowsIt) {
  EXPECT_TRUE(Noindex("Rolecall: noindex"));
  EXPECT_FALSE(Noindex("otherbot: noindex, nofollow"));
  EXPECT_TRUE(Noindex("otherbot: nofollow, rolecall: noindex"));
  EXPECT_TRUE(Noindex("otherbot: all\nnoindex"));
}

TEST(RobotsTagTest, UnavailableAfterSaysItOnceItIsPast) {
  EXPECT_TRUE(Noindex("unavailable_after: 25 Jun 2026 15:00:00 GMT"));
  EXPECT_TRUE(Noindex("unavailable_after: Thu, 25 Jun 2026 15:00:00 GMT"));
  EXPECT_TRUE(Noindex("unavailable_after: 2026-11-21"));
  EXPECT_TRUE(Noindex("unavailable_after: 2026-11-21T10:00:00Z"));
  EXPECT_FALSE(Noindex("unavailable_after: 25 Jun 2027 15:00:00 GMT"));
  EXPECT_FALSE(Noindex("otherbot: unavailable_after: 2026-11-21"));
  EXPECT_FALSE(Noindex("unavailable_after: some day"));
  EXPECT_TRUE(Noindex("unavailable_after: some day, noindex"));
}

}  // namespace
}  // namespace rolecall
