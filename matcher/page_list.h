// Things on the globe in pages, near ones together.
//
// A page is what a query skips or looks at as a whole: the boxes of all pages
// lie in one array, and a query's first step is a walk over it.  Pages are kept
// in the order of a space-filling curve; a full page is split in two, an empty
// one goes away.  What a query finds never depends on how the pages came about.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "matcher/great_circle.h"
#include "matcher/lane_mask.h"

namespace rolecall {

// Where a thing is found: within `reach` (a chord, in radii of the globe) of
// one of its points; infinite: everywhere.
struct Site {
  std::span<const SpherePoint> points;
  double reach = std::numeric_limits<double>::infinity();
  bool apart = false;  // kept in pages apart from the others
};

// Position on the curve; behind all others for what is kept apart or reaches
// everywhere.
uint64_t CurveKey(const Site& site);

// The least box around the points of a page, and the greatest reach in it.
class SiteBox {
 public:
  void Add(const Site& site);
  // The square of the shortest chord from a point of `points` to the box: not
  // more than the chord to anything in it.  0 where there are no points.
  double NearestSquared(std::span<const SpherePoint> points) const {
    double nearest = points.empty() ? 0 : 4;
    for (const SpherePoint& point : points) {
      SpherePoint in;
      in.x = std::max(low_[0], std::min(high_[0], point.x));
      in.y = std::max(low_[1], std::min(high_[1], point.y));
      in.z = std::max(low_[2], std::min(high_[2], point.z));
      nearest = std::min(nearest, SquaredChord(in, point));
    }
    return nearest;
  }
  // True when something in the box may reach that far, or be reached from so
  // far (a chord).
  bool IsWithinReach(double nearest_squared, double reach) const {
    // The sum has a margin for its own rounding.
    const double sum = reach_ + reach;
    return nearest_squared <= sum * sum + 1e-12;
  }

 private:
  std::array<int32_t, 3> low_ = {kMost, kMost, kMost};
  std::array<int32_t, 3> high_ = {-kMost, -kMost, -kMost};
  double reach_ = 0;

  static constexpr int32_t kMost = 1 << 30;
};

// `Page` has used(), SiteOf(lane), LaneFor(site) (a free one), Trim() (gives
// spare memory back), Leave() (is told that its number is free) and
// MoveTo(lane, page), which puts the lane's thing in a free lane of the other
// page and returns that.  Thread-compatible.
template <typename Page>
class PageList {
 public:
  struct Spot {
    uint32_t page = 0;  // its number, for Find
    int lane = 0;
  };

  // A place for a thing of this site; the caller fills it.  `make` makes an
  // empty page with a number; `moved` is told of every thing that had to make
  // room, as (Spot from, Spot to), no `to` being any other's `from`.
  template <typename Make, typename Moved>
  Spot Room(const Site& site, Make make, Moved moved) {
    const uint64_t key = CurveKey(site);
    if (order_.empty()) AddPage(0, key, make);
    size_t at = PositionOf(key);
    if (PageAt(at).used().IsFull()) {
      Split(at, make, moved);
      at = PositionOf(key);
    }
    order_[at].first = std::min(order_[at].first, key);
    boxes_[at].Add(site);
    return {order_[at].page, PageAt(at).LaneFor(site)};
  }

  Page& Find(uint32_t number) { return *pages_[number]; }
  const Page& Find(uint32_t number) const { return *pages_[number]; }

  // To be called after a thing was taken out of a page.
  void Leave(uint32_t number) {
    if (pages_[number]->used().Any()) return;
    size_t at = 0;
    while (order_[at].page != number) ++at;
    Drop(at);
  }

  // Puts everything anew into pages that are nearly full and tight.  `placed`
  // is told of every thing's new Spot; old ones mean nothing any more.
  template <typename Make, typename Placed>
  void Settle(Make make, Placed placed) {
    std::vector<Keyed> all;
    for (const Ordered& one : order_) Collect(one.page, all);
    std::sort(all.begin(), all.end());
    auto old = std::exchange(pages_, {});
    order_.clear();
    boxes_.clear();
    free_.clear();
    // A page goes away as soon as it is empty, so that memory does not double.
    std::vector<int> left(old.size(), 0);
    for (const Keyed& one : all) ++left[one.page];
    for (size_t i = 0; i < all.size(); ++i) {
      if (i % kSettledLanes == 0) AddPage(order_.size(), all[i].key, make);
      auto& from = old[all[i].page];
      placed(Move(*from, all[i].lane, order_.size() - 1));
      if (--left[all[i].page] == 0) from.reset();
    }
    for (const auto& page : pages_) page->Trim();
  }

  // Every page, along the curve: its number, the square of a chord that is not
  // longer than any from one of `points` to a thing in it, and whether
  // something in it may reach one of them or be reached from so far (`reach`, a
  // chord).  All are in reach where there are no points.
  template <typename Visitor>
  void ForEach(std::span<const SpherePoint> points, double reach,
               Visitor visit) const {
    for (size_t i = 0; i < order_.size(); ++i) {
      const double nearest = boxes_[i].NearestSquared(points);
      visit(order_[i].page, nearest,
            points.empty() || boxes_[i].IsWithinReach(nearest, reach));
    }
  }

 private:
  struct Ordered {
    uint64_t first = 0;  // key; nothing in the page is before it
    uint32_t page = 0;
  };
  struct Keyed {
    uint64_t key = 0;
    uint32_t page = 0;
    int lane = 0;
    bool operator<(const Keyed& other) const {
      return std::tie(key, page, lane) <
             std::tie(other.key, other.page, other.lane);
    }
  };
  // Room for an eighth more before a page is split.
  static constexpr size_t kSettledLanes = kLanes - kLanes / 8;

  Page& PageAt(size_t position) { return *pages_[order_[position].page]; }

  size_t PositionOf(uint64_t key) const {
    const auto after = std::upper_bound(
        order_.begin(), order_.end(), key,
        [](uint64_t a, const Ordered& b) { return a < b.first; });
    return after == order_.begin()
               ? 0
               : static_cast<size_t>(after - order_.begin() - 1);
  }

  template <typename Make>
  void AddPage(size_t at, uint64_t first, Make make) {
    if (free_.empty()) {
      free_.push_back(static_cast<uint32_t>(pages_.size()));
      pages_.emplace_back();
    }
    const uint32_t number = free_.back();
    free_.pop_back();
    pages_[number] = make(number);
    const auto offset = static_cast<std::ptrdiff_t>(at);
    order_.insert(order_.begin() + offset, Ordered{first, number});
    boxes_.insert(boxes_.begin() + offset, SiteBox());
  }

  void Collect(uint32_t number, std::vector<Keyed>& all) const {
    const Page& page = *pages_[number];
    page.used().ForEach([&](int lane) {
      all.push_back({CurveKey(page.SiteOf(lane)), number, lane});
    });
  }

  Spot Move(const Page& from, int lane, size_t position) {
    boxes_[position].Add(from.SiteOf(lane));
    return {order_[position].page, from.MoveTo(lane, PageAt(position))};
  }

  // Two fresh pages, one for each half.
  template <typename Make, typename Moved>
  void Split(size_t at, Make make, Moved moved) {
    const uint32_t number = order_[at].page;
    std::vector<Keyed> all;
    Collect(number, all);
    std::sort(all.begin(), all.end());
    const size_t half = all.size() / 2;
    AddPage(at + 1, all.front().key, make);
    AddPage(at + 2, all[half].key, make);
    for (size_t i = 0; i < all.size(); ++i) {
      const Spot to =
          Move(*pages_[number], all[i].lane, i < half ? at + 1 : at + 2);
      moved(Spot{number, all[i].lane}, to);
    }
    Drop(at);
  }

  void Drop(size_t at) {
    pages_[order_[at].page]->Leave();
    pages_[order_[at].page].reset();
    free_.push_back(order_[at].page);
    boxes_.erase(boxes_.begin() + static_cast<std::ptrdiff_t>(at));
    order_.erase(order_.begin() + static_cast<std::ptrdiff_t>(at));
  }

  std::vector<std::unique_ptr<Page>> pages_;  // by number
  std::vector<uint32_t> free_;                // numbers
  std::vector<Ordered> order_;                // along the curve
  std::vector<SiteBox> boxes_;                // in the same order
};

}  // namespace rolecall
