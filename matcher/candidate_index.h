// All candidates, in pages.
#pragma once

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "matcher/backgrounds.h"
#include "matcher/candidate_page.h"
#include "matcher/id_table.h"
#include "matcher/page_list.h"

namespace rolecall {

// Nothing of a candidate is kept but in its page: 143 bytes where
// catalogue and profiles are as large as the peers' (docs/matching.md).
// Thread-compatible.
class CandidateIndex {
 public:
  // `acceptance` must outlive it.
  explicit CandidateIndex(const AcceptanceTable& acceptance)
      : acceptance_(acceptance),
        columns_(CandidateColumns::OfArrivals(acceptance)) {}

  // Fetches into the cache what Put reads first.
  void WarmUp(std::string_view id) const { places_.WarmUp(id); }
  // Adds, or replaces by id.
  void Put(const CompiledCandidate& candidate);
  // An unknown id is ignored.
  void Erase(std::string_view id);
  // See Matcher::Settle.
  void Settle();
  size_t size() const { return places_.size(); }
  const Backgrounds& backgrounds() const { return backgrounds_; }
  const CandidateMasks& masks() const { return columns_->masks; }
  const CandidateColumns& columns() const { return *columns_; }

  struct Near {
    const CandidatePage* page = nullptr;
    uint32_t number = 0;        // the page's
    float nearest_squared = 0;  // chord; nobody in the page is nearer
    bool in_reach = true;       // somebody may come to one of the places
  };
  // Adds the pages in reach of one of the places (all where there are none);
  // `everywhere`: the others as well.
  void FindNear(std::span<const SpherePoint> places, bool everywhere,
                std::pmr::vector<Near>& near) const;
  // By place in the columns.
  const CandidatePage& PageAt(uint32_t place) const {
    return pages_.Find(place / kLanes);
  }
  // Byte order, of two ids with equal first bytes.
  bool IdIsBefore(uint32_t a, uint32_t b) const {
    return PageAt(a).IdTailOf(static_cast<int>(a % kLanes)) <
           PageAt(b).IdTailOf(static_cast<int>(b % kLanes));
  }
  std::string IdAt(uint32_t place) const {
    return PageAt(place).IdOf(static_cast<int>(place % kLanes));
  }

 private:
  using Spot = PageList<CandidatePage>::Spot;

  // Before the first Settle the order is that of arrival.
  bool IsSettled() const { return columns_->arrivals == nullptr; }
  // Page and lane in one number.
  static uint32_t PlaceOf(const Spot& spot) {
    return spot.page * kLanes + static_cast<uint32_t>(spot.lane);
  }
  std::unique_ptr<CandidatePage> MakePage(uint32_t number) const;

  const AcceptanceTable& acceptance_;
  Backgrounds backgrounds_;
  std::unique_ptr<CandidateColumns> columns_;
  PageList<CandidatePage> pages_;
  IdTable places_;
};

}  // namespace rolecall
