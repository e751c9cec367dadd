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

// Things of a list of boxes under edits, to be found one by one.
class BoxListTest : public BoxGroupTest {
 protected:
  struct Thing {
    SpherePoint point;
    double reach = 0;
  };

  void Edit() {
    if (things_.empty() || engine_() % 4 != 0) {
      const size_t at = engine_() % (things_.size() + 1);
      things_.insert(things_.begin() + static_cast<std::ptrdiff_t>(at),
                     {APoint(), Degrees(0, 0.005)});
      list_.Insert(at);
      list_.Add(at, {std::span(&things_[at].point, 1), things_[at].reach});
    } else {
      const size_t at = engine_() % things_.size();
      things_.erase(things_.begin() + static_cast<std::ptrdiff_t>(at));
      list_.Erase(at);
    }
  }

  // Those of the boxes that a query is told of, which are all in reach.
  std::vector<size_t> Asked(const Coordinates& from, double reach) {
    const SpherePoint place = *ToSpherePoint(from);
    std::vector<size_t> told;
    list_.ForEach(std::span(&place, 1), reach, false,
                  [&](size_t at, float, bool) { told.push_back(at); });
    size_t next = 0;
    for (size_t at = 0; at < things_.size(); ++at) {
      const double gap = std::sqrt(SquaredChord(place, things_[at].point)) -
                         things_[at].reach - reach;
      const bool is_told = next < told.size() && told[next] == at;
      if (is_told) ++next;
      if (std::abs(gap) < 1e-5) continue;
      EXPECT_EQ(is_told, gap < 0) << at;
    }
    return told;
  }

  std::vector<Thing> things_;  // one in each box
  BoxList list_;
};

// Near ones are neighbours, so that the boxes around eight, and around eight of
// these, are far from most places: also where longitudes begin again, and where
// all of them meet.
TEST_F(BoxListTest, SkipsAllThatIsFarAway) {
  for (const double latitude : {-89.99, -89.0, 0.0, 39.7, 89.99}) {
    things_.clear();
    list_.Clear();
    for (int i = 0; i < 1000; ++i) {
      const Coordinates at{latitude, -180 + 0.36 * i};
      things_.push_back({*ToSpherePoint(at), 0.001});
    }
    for (size_t i = 0; i < things_.size(); ++i) {
      list_.Insert(i);
      list_.Add(i, {std::span(&things_[i].point, 1), things_[i].reach});
    }
    for (int i = 0; i < 60; ++i) {
      const size_t at = engine_() % things_.size();
      things_.erase(things_.begin() + static_cast<std::ptrdiff_t>(at));
      list_.Erase(at);
    }
    for (const double longitude : {-180.0, -179.9, -84.2, 0.0, 179.99}) {
      const auto told = Asked({latitude, longitude}, 0.02);
      EXPECT_FALSE(told.empty());
      EXPECT_LT(told.size(), std::abs(latitude) < 80 ? 20u : 1000u);
    }
    const bool northern = latitude > 89.5;
    const bool southern = latitude < -88.5;
    EXPECT_EQ(Asked({90, 0}, 0.02).size(), northern ? things_.size() : 0u);
    EXPECT_EQ(Asked({-90, 45}, 0.02).size(), southern ? things_.size() : 0u);
    if (HasFailure()) return;
  }
}

TEST_F(BoxListTest, FindsEveryBoxInReachAfterAnyEdits) {
  for (int round = 0; round < 2000; ++round) {
    Edit();
    ASSERT_EQ(list_.size(), things_.size());
    const SpherePoint place = APoint();
    const double asked = Degrees(0, 0.002);
    std::vector<bool> found(things_.size(), false);
    list_.ForEach(std::span(&place, 1), asked, false,
                  [&](size_t at, float nearest, bool in_reach) {
                    const double chord =
                        std::sqrt(SquaredChord(place, things_[at].point));
                    EXPECT_NEAR(std::sqrt(nearest), chord, 1e-6);
                    EXPECT_TRUE(in_reach);
                    found[at] = true;
                  });
    for (size_t at = 0; at < things_.size(); ++at) {
      const Thing& thing = things_[at];
      const double gap =
          std::sqrt(SquaredChord(place, thing.point)) - thing.reach - asked;
      if (std::abs(gap) < 1e-5) continue;
      EXPECT_EQ(found[at], gap < 0);
    }
  }
}

TEST_F(BoxListTest, TellsOfAllBoxesWhereThatIsAskedFor) {
  for (int i = 0; i < 300; ++i) Edit();
  const SpherePoint place = APoint();
  std::vector<size_t> told;
  list_.ForEach(std::span(&place, 1), 0, true,
                [&](size_t at, float, bool) { told.push_back(at); });
  ASSERT_EQ(told.size(), things_.size());
  for (size_t at = 0; at < told.size(); ++at) EXPECT_EQ(told[at], at);
}

}  // namespace
}  // namespace rolecall
