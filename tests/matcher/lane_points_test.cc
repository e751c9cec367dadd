#include "matcher/lane_points.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

namespace rolecall {
namespace {

TEST(LanePointsTest, SumsAreThoseOfEachLaneAlone) {
  std::mt19937_64 engine(11);
  for (int round = 0; round < 50; ++round) {
    LanePoints points;
    std::array<int, kBlockLanes> sums = {};
    for (int line = 0; line < 10; ++line) {
      const uint64_t lanes = engine();
      const int amount = static_cast<int>(engine() % 101);
      points.Add(lanes, amount);
      for (int i = 0; i < kBlockLanes; ++i) {
        if ((lanes >> i & 1) != 0) sums[static_cast<size_t>(i)] += amount;
      }
    }
    for (const int least : {-5, 0, 1, 300, 500, 1000}) {
      uint64_t expected = 0;
      for (int i = 0; i < kBlockLanes; ++i) {
        const bool enough = sums[static_cast<size_t>(i)] >= least;
        expected |= static_cast<uint64_t>(enough) << i;
      }
      EXPECT_EQ(points.AtLeast(least), expected) << least;
    }
    for (int i = 0; i < kBlockLanes; ++i) {
      EXPECT_EQ(points.Of(i), sums[static_cast<size_t>(i)]);
    }
  }
}

TEST(LanePointsTest, NothingAndEverythingAreEnough) {
  LanePoints points;
  EXPECT_EQ(points.AtLeast(0), ~uint64_t{0});
  EXPECT_EQ(points.AtLeast(1), 0u);
  points.Add(~uint64_t{0}, 1000);
  EXPECT_EQ(points.AtLeast(1000), ~uint64_t{0});
  EXPECT_EQ(points.AtLeast(1001), 0u);
}

TEST(LaneMaskTest, BytesOfABlockBecomeItsBits) {
  std::mt19937_64 engine(12);
  for (int round = 0; round < 100; ++round) {
    const uint64_t bits = round < 64 ? uint64_t{1} << round : engine();
    std::array<uint8_t, kBlockLanes> bytes;
    for (size_t i = 0; i < bytes.size(); ++i) {
      bytes[i] = static_cast<uint8_t>(bits >> i & 1);
    }
    EXPECT_EQ(MaskOf(bytes), bits);
  }
}

}  // namespace
}  // namespace rolecall
