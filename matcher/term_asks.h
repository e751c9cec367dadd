// Which postings of a page name a term, and for which of their requirements.
//
// A query asks this for each term that a candidate has something of, and wants
// a row of bits for each rank of requirements.  Few terms are named by many and
// most by few: of a term and a row with many lanes a mask is kept, which is one
// cache line, and of the others two bytes for each lane.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "matcher/acceptance.h"
#include "matcher/lane_mask.h"

namespace rolecall {

// Thread-compatible.
class TermAsks {
 public:
  // That a posting names a term: the row times kLanes, plus the posting's lane.
  using Ask = uint16_t;
  using TermAsk = std::pair<TermIndex, Ask>;

  // Beside those that are there; ascending.
  void Add(std::span<const TermAsk> added);
  // Instead of those that are there; in any order, which those that get no mask
  // keep.
  void Assign(std::span<const TermAsk> all);
  // All that a lane asks.
  void Remove(int lane);

  // Adds the lanes that name a term to the rows of what they ask: LaneMask::
  // kWords words each.
  void AddTo(TermIndex term, uint64_t* rows) const {
    if (term + size_t{1} >= begins_.size()) return;
    const Begin begin = begins_[term];
    const Begin end = begins_[term + 1u];
    for (size_t i = begin.mask; i < end.mask; ++i) {
      masks_[i].AddTo(rows + mask_rows_[i] * LaneMask::kWords);
    }
    for (size_t i = begin.ask; i < end.ask; ++i) {
      rows[asks_[i] / 64] |= uint64_t{1} << asks_[i] % 64;
    }
  }
  // Fetch into the cache what AddTo reads: first where it is, then that.
  void WarmUp(TermIndex term) const {
    if (term < begins_.size()) __builtin_prefetch(&begins_[term]);
  }
  void WarmUpAsks(TermIndex term) const;

 private:
  // Where a term's masks and asks begin.
  struct Begin {
    uint32_t mask = 0;
    uint32_t ask = 0;
  };
  // A mask takes as long as about so many asks.
  static constexpr size_t kManyLanes = 6;

  void AddTerm(std::span<const Ask> asks, std::vector<size_t>& counts);

  std::vector<Begin> begins_;  // by term, and the end of the last
  std::vector<LaneMask> masks_;
  std::vector<uint16_t> mask_rows_;  // as masks_
  std::vector<Ask> asks_;
};

}  // namespace rolecall
