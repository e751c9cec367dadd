// Things on the globe in pages, near ones together.
//
// A page is what a query skips or looks at as a whole: the boxes of all pages
// lie in one array, and a query's first step is a walk over it.  Pages are kept
// in the order of a space-filling curve; a full page is split in two, an empty
// one goes away.  In a page things lie by how far they reach, so that of most
// blocks all are in reach of a place, or none.  What a query finds never
// depends on how the pages came about.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "matcher/box_group.h"
#include "matcher/huge_pages.h"
#include "matcher/lane_mask.h"

namespace rolecall {

// Position on the curve, or the kind of what has no point; behind all others
// for what is kept apart or reaches everywhere.
uint64_t CurveKey(const Site& site);

// A thing on its way to another page.
struct Keyed {
  uint64_t key = 0;    // CurveKey
  uint32_t place = 0;  // page and lane
  float reach = 0;     // a chord

  uint32_t page() const { return place / kLanes; }
  int lane() const { return static_cast<int>(place % kLanes); }
};
// Equal ones stay in their order.
void SortByKey(HugeVector<Keyed>& all);
// For the blocks of a page, `some` being in the order of the curve: two blocks
// each have those who go about as far, and each of the two those who are near
// each other, so that a place is in reach of few blocks in which few are out of
// it.
void SortForBlocks(std::span<Keyed> some);

// `Page` has used(), SiteOf(lane), LaneFor(site) (a free one), Expect() and
// Trim() (is told that things are moved to it, which is empty, and that no more
// are for now: only then it is asked about them), WarmUpMove(lane) and after it
// WarmUpRecord(lane) (fetch what MoveTo reads), Leave() (is told that its
// number is free) and MoveTo(lane, site, page, there), which puts the lane's
// thing in a free lane of the other page.  Thread-compatible.
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
    boxes_.Add(at, site);
    return {order_[at].page, PageAt(at).LaneFor(site)};
  }

  // A place behind all others, whatever the site: until everything is settled.
  template <typename Make>
  Spot Append(const Site& site, Make make) {
    if (order_.empty() || PageAt(order_.size() - 1).used().IsFull()) {
      AddPage(order_.size(), 0, make);
    }
    boxes_.Add(order_.size() - 1, site);
    Page& page = PageAt(order_.size() - 1);
    return {order_.back().page, page.used().FirstFree()};
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

  // The pages that Settle makes of so many things.
  static uint32_t SettledPages(size_t things) {
    return static_cast<uint32_t>((things + kSettledLanes - 1) / kSettledLanes);
  }

  // Puts everything anew into pages that are nearly full and tight.  `placed`
  // is told of every thing's old Spot, which means nothing any more, and its
  // new one.
  template <typename Make, typename Placed>
  void Settle(Make make, Placed placed) {
    HugeVector<Keyed> all;
    all.reserve(order_.size() * kLanes);
    for (const Ordered& one : order_) Collect(one.page, all);
    SortByKey(all);
    auto old = std::exchange(pages_, {});
    pages_.reserve(SettledPages(all.size()));
    order_.clear();
    boxes_.Clear();
    free_.clear();
    // A page goes away as soon as it is empty, so that memory does not double.
    std::vector<int> left(old.size(), 0);
    for (const Keyed& one : all) ++left[one.page()];
    for (std::span<Keyed> rest = all; !rest.empty();) {
      const auto some = rest.first(std::min(kSettledLanes, rest.size()));
      rest = rest.subspan(some.size());
      AddPage(order_.size(), some.front().key, make);
      Fill(order_.size() - 1, some, old, [&](const Keyed& one, const Spot& to) {
        placed(Spot{one.page(), one.lane()}, to);
        if (--left[one.page()] == 0) old[one.page()].reset();
      });
    }
  }

  // Every page of which something may reach one of `points`, or be reached from
  // so far (`reach`, a chord), or all, along the curve: its number, the square
  // of a chord that is not longer than any from one of them to a thing in it,
  // and whether it is in reach.  All are where there are no points.
  template <typename Visitor>
  void ForEach(std::span<const SpherePoint> points, double reach, bool all,
               Visitor visit) const {
    boxes_.ForEach(points, reach, all,
                   [&](size_t at, float nearest, bool in_reach) {
                     visit(order_[at].page, nearest, in_reach);
                   });
  }

 private:
  struct Ordered {
    uint64_t first = 0;  // key; nothing in the page is before it
    uint32_t page = 0;
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
    boxes_.Insert(at);
  }

  void Collect(uint32_t number, HugeVector<Keyed>& all) const {
    const Page& page = *pages_[number];
    page.used().ForEach([&](int lane) {
      const Site site = page.SiteOf(lane);
      all.push_back({CurveKey(site),
                     number * kLanes + static_cast<uint32_t>(lane),
                     static_cast<float>(site.reach)});
    });
  }

  // Moves things of pages of `from` into an empty page, by how far they reach,
  // and spread over its blocks.  `moved` is told of each and its new Spot.
  template <typename Moved>
  void Fill(size_t at, std::span<Keyed> some,
            const std::vector<std::unique_ptr<Page>>& from, Moved moved) {
    SortForBlocks(some);
    Page& page = PageAt(at);
    page.Expect();
    // What is moved waits for memory twice; meanwhile others are moved.
    constexpr size_t kAhead = 16;
    for (size_t next = 0; next < some.size() + 2 * kAhead; ++next) {
      if (next < some.size()) {
        from[some[next].page()]->WarmUpMove(some[next].lane());
      }
      if (next >= kAhead && next - kAhead < some.size()) {
        const Keyed& one = some[next - kAhead];
        from[one.page()]->WarmUpRecord(one.lane());
      }
      if (next < 2 * kAhead) continue;
      const size_t i = next - 2 * kAhead;
      const size_t block = i * kBlocks / some.size();
      const size_t first = (block * some.size() + kBlocks - 1) / kBlocks;
      const auto lane = static_cast<int>(block * kBlockLanes + (i - first));
      const Page& old = *from[some[i].page()];
      const Site site = old.SiteOf(some[i].lane());
      boxes_.Add(at, site);
      old.MoveTo(some[i].lane(), site, page, lane);
      moved(some[i], Spot{order_[at].page, lane});
    }
    page.Trim();
  }

  // Two fresh pages, one for each half.  The low one begins where the old one
  // did, so that what asked for the room finds one of the two.
  template <typename Make, typename Moved>
  void Split(size_t at, Make make, Moved moved) {
    const uint32_t number = order_[at].page;
    HugeVector<Keyed> all;
    Collect(number, all);
    SortByKey(all);
    const std::span<Keyed> halves = all;
    const auto low = halves.first(all.size() / 2);
    const auto high = halves.subspan(low.size());
    AddPage(at + 1, order_[at].first, make);
    AddPage(at + 2, high.front().key, make);
    const auto tell = [&](const Keyed& one, const Spot& to) {
      moved(Spot{number, one.lane()}, to);
    };
    Fill(at + 1, low, pages_, tell);
    Fill(at + 2, high, pages_, tell);
    Drop(at);
  }

  void Drop(size_t at) {
    pages_[order_[at].page]->Leave();
    pages_[order_[at].page].reset();
    free_.push_back(order_[at].page);
    boxes_.Erase(at);
    order_.erase(order_.begin() + static_cast<std::ptrdiff_t>(at));
  }

  std::vector<std::unique_ptr<Page>> pages_;  // by number
  std::vector<uint32_t> free_;                // numbers
  std::vector<Ordered> order_;                // along the curve
  BoxList boxes_;                             // in the same order
};

}  // namespace rolecall
