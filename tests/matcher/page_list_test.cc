#include "matcher/page_list.h"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <memory>
#include <vector>

namespace rolecall {
namespace {

// Things on one line of the globe, by their place along the curve.
class LinePage;
using LinePages = std::map<uint32_t, LinePage*>;

class LinePage {
 public:
  LinePage(uint32_t number, LinePages& all) : number_(number), all_(all) {
    all_[number_] = this;
  }
  const LaneMask& used() const { return used_; }
  Site SiteOf(int lane) const {
    return {std::span(&points_[static_cast<size_t>(lane)], 1), 0.0};
  }
  int LaneFor(const Site&) const { return used_.FirstFree(); }
  void Expect() {}
  void Trim() {}
  void WarmUpMove(int) const {}
  void WarmUpRecord(int) const {}
  void Leave() { all_.erase(number_); }
  void MoveTo(int lane, const Site&, LinePage& page, int there) const {
    page.Set(there, points_[static_cast<size_t>(lane)]);
  }
  void Set(int lane, const SpherePoint& point) {
    ASSERT_LT(lane, kLanes);
    ASSERT_FALSE(used_.Has(lane));
    used_.Add(lane);
    points_[static_cast<size_t>(lane)] = point;
  }
  bool Take(int32_t x) {
    for (int lane = 0; lane < kLanes; ++lane) {
      if (!used_.Has(lane) || points_[static_cast<size_t>(lane)].x != x) {
        continue;
      }
      used_.Remove(lane);
      return true;
    }
    return false;
  }

 private:
  const uint32_t number_;
  LinePages& all_;
  LaneMask used_;
  std::array<SpherePoint, kLanes> points_{};
};

class PageListTest : public ::testing::Test {
 protected:
  static SpherePoint PointAt(int step) {
    constexpr int32_t kPole = -(1 << 30);
    return {kPole + step * (1 << 18), kPole, kPole};
  }
  void Put(int step) {
    const SpherePoint point = PointAt(step);
    const auto spot = list_.Room(
        Site{std::span(&point, 1), 0.0},
        [this](uint32_t number) {
          return std::make_unique<LinePage>(number, pages_);
        },
        [](const auto&, const auto&) {});
    list_.Find(spot.page).Set(spot.lane, point);
  }
  void Erase(int step) {
    for (const auto& [number, page] : pages_) {
      if (!page->Take(PointAt(step).x)) continue;
      list_.Leave(number);
      return;
    }
    FAIL() << step << " is not there";
  }

  LinePages pages_;
  PageList<LinePage> list_;
};

TEST_F(PageListTest, AFullPageWhoseFirstThingWentStillTakesWhatBelongsThere) {
  for (int step = 0; step <= kLanes; ++step) Put(step);
  ASSERT_EQ(pages_.size(), 2u);
  Erase(kLanes / 2);  // the first of the second page
  while (!pages_.begin()->second->used().IsFull()) Put(1);
  while (pages_.size() == 2 && !pages_.rbegin()->second->used().IsFull()) {
    Put(kLanes + 1);
  }
  ASSERT_EQ(pages_.size(), 2u);
  Put(kLanes / 2);
  EXPECT_EQ(pages_.size(), 3u);
}

// Near ones lie together among those who go less far, and among the others.
TEST(SortForBlocksTest, BlocksAreByReachAndThenByPlace) {
  std::vector<Keyed> some;
  for (uint32_t i = 0; i < 448; ++i) {
    some.push_back({i, i, i % 2 == 0 ? 0.5F : 0.1F});
  }
  SortForBlocks(some);
  for (uint32_t i = 0; i < 224; ++i) {
    EXPECT_EQ(some[i].key, i * 2 + 1);
    EXPECT_EQ(some[224 + i].key, i * 2);
  }
}

}  // namespace
}  // namespace rolecall
