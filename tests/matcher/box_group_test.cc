#include "matcher/box_group.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <span>
#include <vector>

namespace rolecall {
namespace {

class BoxGroupTest : public testing::Test {
 protected:
  double Degrees(double least, double most) {
    return least + (most - least) * static_cast<double>(engine_()) / 4294967296;
  }
  SpherePoint APoint() {
    return *ToSpherePoint(Coordinates{Degrees(39, 41), Degrees(-85, -83)});
  }

  std::mt19937 engine_{7};
};

TEST_F(BoxGroupTest, NothingInABoxIsNearerOrFartherThanItTells) {
  for (int round = 0; round < 500; ++round) {
    BoxGroup group;
    std::vector<SpherePoint> things;
    for (int i = 0; i < 5; ++i) {
      things.push_back(APoint());
      group.Add(3, {std::span(&things.back(), 1), Degrees(0, 0.01), false});
    }
    const SpherePoint place = APoint();
    const std::span<const SpherePoint> places(&place, 1);
    const double nearest = std::sqrt(group.NearestSquared(places)[3]);
    const double farthest = std::sqrt(group.FarthestSquared(places)[3]);
    for (const SpherePoint& thing : things) {
      const double chord = std::sqrt(SquaredChord(place, thing));
      EXPECT_LE(nearest, chord + 1e-6);
      EXPECT_GE(farthest, chord - 1e-6);
    }
  }
}

TEST_F(BoxGroupTest, ReachErrsOnTheSideOfLooking) {
  for (int round = 0; round < 2000; ++round) {
    const SpherePoint thing = APoint();
    const SpherePoint place = APoint();
    const std::span<const SpherePoint> places(&place, 1);
    const double chord = std::sqrt(SquaredChord(place, thing));
    const auto add = [&](BoxGroup& group, double reach) {
      group.Add(0, {std::span(&thing, 1), reach, false});
    };
    BoxGroup just;
    add(just, chord);
    EXPECT_TRUE(just.MayReach(just.NearestSquared(places), 0) & 1);
    EXPECT_FALSE(just.AllReach(just.FarthestSquared(places)) & 1);
    BoxGroup easily;
    add(easily, chord + 1e-5);
    EXPECT_TRUE(easily.AllReach(easily.FarthestSquared(places)) & 1);
    BoxGroup hardly;
    add(hardly, std::max(chord - 1e-5, 0.0));
    EXPECT_EQ(hardly.MayReach(hardly.NearestSquared(places), 0) & 1,
              chord < 1e-5);
  }
}

TEST_F(BoxGroupTest, AnEmptyBoxIsReachedByNobody) {
  const SpherePoint place = APoint();
  const BoxGroup group;
  EXPECT_FALSE(
      group.MayReach(group.NearestSquared(std::span(&place, 1)), 0.02) & 1);
}

}  // namespace
}  // namespace rolecall
