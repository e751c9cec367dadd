// Things on the globe in pages of 256, near ones together.
//
// A page is what a query skips or looks at as a whole: the bounds of all pages
// lie in one array, and a query's first step is a walk over it.  Pages are kept
// in the order of a space-filling curve; a full page is split in two, an empty
// one goes away.  What a query finds never depends on how the pages came about.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
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
};

// Position on the curve, after the size of the reach, so that few pages mix
// near and far reaches.
uint64_t CurveKey(const Site& site);

// `Page` has Set(lane, thing) and Clear(lane).  `Thing` is found by its slot
// through the `things` that is handed in, where it must already be (Insert), or
// still be as it was inserted (Erase).  Thread-compatible.
template <typename Page, typename Things>
class PageList {
 public:
  void Insert(const Things& things, uint32_t slot) {
    const Position position = {CurveKey(SiteOf(things[slot])), slot};
    if (pages_.empty()) AddPage(0, position);
    size_t at = PageOf(position);
    if (pages_[at]->used.Count() == kLanes) {
      Split(things, at);
      at = PageOf(position);
    }
    Place(things, at, position);
  }

  void Erase(const Things& things, uint32_t slot) {
    const Position position = {CurveKey(SiteOf(things[slot])), slot};
    if (pages_.empty()) return;
    const size_t at = PageOf(position);
    Entry& entry = *pages_[at];
    entry.used.ForEach([&](int lane) {
      if (entry.positions[lane] != position) return;
      entry.used.Remove(lane);
      entry.page.Clear(lane);
    });
    if (!entry.used.Any()) {
      pages_.erase(pages_.begin() + static_cast<std::ptrdiff_t>(at));
      bounds_.erase(bounds_.begin() + static_cast<std::ptrdiff_t>(at));
      firsts_.erase(firsts_.begin() + static_cast<std::ptrdiff_t>(at));
    }
  }

  // Every page that may hold something within `reach` of one of `points`; all
  // pages where there are no points.
  template <typename Visitor>
  void ForEachNear(const Site& query, Visitor visit) const {
    for (size_t i = 0; i < pages_.size(); ++i) {
      if (IsNear(bounds_[i], query)) visit(pages_[i]->page, pages_[i]->used);
    }
  }

 private:
  using Position = std::pair<uint64_t, uint32_t>;  // key, slot

  struct Bound {
    SpherePoint center;
    double reach = 0;
  };
  struct Entry {
    LaneMask used;
    Position positions[kLanes] = {};
    Page page;
  };

  static bool IsNear(const Bound& bound, const Site& query) {
    if (query.points.empty()) return true;
    const double reach = bound.reach + query.reach;
    for (const SpherePoint& point : query.points) {
      // The sum has a margin for its own rounding.
      if (SquaredChord(bound.center, point) <= reach * reach + 1e-12) {
        return true;
      }
    }
    return false;
  }

  size_t PageOf(const Position& position) const {
    const auto after =
        std::upper_bound(firsts_.begin(), firsts_.end(), position);
    const auto index = after - firsts_.begin();
    return index == 0 ? 0 : static_cast<size_t>(index - 1);
  }

  void AddPage(size_t at, const Position& first) {
    const auto offset = static_cast<std::ptrdiff_t>(at);
    pages_.insert(pages_.begin() + offset, std::make_unique<Entry>());
    bounds_.insert(bounds_.begin() + offset, Bound());
    firsts_.insert(firsts_.begin() + offset, first);
  }

  void Place(const Things& things, size_t at, const Position& position) {
    Entry& entry = *pages_[at];
    const int lane = entry.used.FirstFree();
    const Site site = SiteOf(things[position.second]);
    Bound& bound = bounds_[at];
    if (!entry.used.Any() && !site.points.empty()) {
      bound.center = site.points.front();
    }
    bound.reach = std::max(bound.reach, ReachFrom(bound.center, site));
    entry.used.Add(lane);
    entry.positions[lane] = position;
    entry.page.Set(lane, position.second, things[position.second]);
    firsts_[at] = std::min(firsts_[at], position);
  }

  static double ReachFrom(const SpherePoint& center, const Site& site) {
    if (site.points.empty()) return std::numeric_limits<double>::infinity();
    double farthest = 0;
    for (const SpherePoint& point : site.points) {
      farthest = std::max(farthest, SquaredChord(center, point));
    }
    return std::sqrt(farthest) + site.reach;
  }

  // The lower half stays, the upper half moves to a new page behind it.
  void Split(const Things& things, size_t at) {
    std::vector<Position> all(pages_[at]->positions,
                              pages_[at]->positions + kLanes);
    std::sort(all.begin(), all.end());
    const size_t half = all.size() / 2;
    *pages_[at] = Entry();
    bounds_[at] = Bound();
    firsts_[at] = all.front();
    AddPage(at + 1, all[half]);
    for (size_t i = 0; i < all.size(); ++i) {
      Place(things, i < half ? at : at + 1, all[i]);
    }
  }

  std::vector<std::unique_ptr<Entry>> pages_;
  std::vector<Bound> bounds_;     // of each page
  std::vector<Position> firsts_;  // of each page; nothing in it is before
};

}  // namespace rolecall
