#include "crawler/freshness.h"

#include <gtest/gtest.h>

#include <chrono>

namespace rolecall {
namespace {

using std::chrono::seconds;

const Timestamp kNow = *ParseTimestamp("2026-11-22T12:00:00Z");

// For how long an answer is fresh; 0 for not at all.
seconds Lasts(const CacheFields& fields) {
  return ReadFreshness(fields, kNow).until.value_or(kNow) - kNow;
}

TEST(FreshnessTest, MaxAgeNamesIt) {
  EXPECT_EQ(Lasts({.cache_control = "max-age=600"}), seconds(600));
  EXPECT_EQ(Lasts({.cache_control = "public, Max-Age=\"60\""}), seconds(60));
  EXPECT_EQ(Lasts({.cache_control = "private, max-age=60, must-revalidate"}),
            seconds(60));
}

TEST(FreshnessTest, WhatIsSaidToSharedCachesIsNotSaidToUs) {
  EXPECT_EQ(Lasts({.cache_control = "s-maxage=600"}), seconds(0));
  EXPECT_EQ(Lasts({.cache_control = "s-maxage=600, max-age=5"}), seconds(5));
}

TEST(FreshnessTest, ExpiresCountsWhereThereIsNoMaxAge) {
  const CacheFields fields = {.expires = "Sun, 22 Nov 2026 13:00:00 GMT",
                              .date = "Sun, 22 Nov 2026 12:00:00 GMT"};
  EXPECT_EQ(Lasts(fields), seconds(3600));
  EXPECT_EQ(Lasts({.cache_control = "max-age=7", .expires = fields.expires}),
            seconds(7));
  EXPECT_EQ(Lasts({.expires = "0"}), seconds(0));
}

TEST(FreshnessTest, TheAgeThatItHadIsTakenOff) {
  EXPECT_EQ(Lasts({.cache_control = "max-age=600", .age = "500"}),
            seconds(100));
  EXPECT_EQ(Lasts({.cache_control = "max-age=600",
                   .date = "Sun, 22 Nov 2026 11:55:00 GMT"}),
            seconds(300));
  EXPECT_EQ(Lasts({.cache_control = "max-age=600", .age = "601"}), seconds(0));
}

TEST(FreshnessTest, NoCacheAndNoStoreLeaveNothing) {
  EXPECT_EQ(Lasts({.cache_control = "no-cache, max-age=600"}), seconds(0));
  EXPECT_EQ(Lasts({.cache_control = "max-age=600, no-store"}), seconds(0));
  EXPECT_TRUE(ReadFreshness({.cache_control = "No-Store"}, kNow).no_store);
  EXPECT_FALSE(ReadFreshness({.cache_control = "no-cache"}, kNow).no_store);
}

TEST(FreshnessTest, ItIsADayAtMostAndNeverWhatCannotBeRead) {
  EXPECT_EQ(Lasts({.cache_control = "max-age=99999999999999999999"}),
            std::chrono::hours(24));
  for (const char* bad : {"max-age", "max-age=", "max-age=-5", "max-age=1e9",
                          "max-age=9, max-age=x", ",,=;"}) {
    EXPECT_EQ(Lasts({.cache_control = bad}), seconds(0)) << bad;
  }
  EXPECT_EQ(Lasts({}), seconds(0));
}

}  // namespace
}  // namespace rolecall
