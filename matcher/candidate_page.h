// A page of candidates: what is looked at one by one, after the masks.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "matcher/backgrounds.h"
#include "matcher/candidate_columns.h"
#include "matcher/compiled.h"
#include "matcher/holdings_record.h"
#include "matcher/page_list.h"

namespace rolecall {

// Where a candidate is found: around home, or everywhere when that or the
// radius is not known.
Site SiteOf(const CompiledCandidate& candidate);

class CandidatePage {
 public:
  // What it is given must outlive it; `number` is its place in the columns,
  // where it has no lanes yet.
  CandidatePage(uint32_t number, const AcceptanceTable& acceptance,
                const Backgrounds& backgrounds, CandidateColumns& columns)
      : number_(number),
        acceptance_(&acceptance),
        backgrounds_(&backgrounds),
        columns_(&columns),
        masks_(&columns.masks) {
    columns.Cover(number);
    masks_->table.WarmUp(number);
  }

  // `site`: of the candidate, here and below.
  void Set(int lane, const CompiledCandidate& candidate, const Site& site,
           uint32_t background);
  void Clear(int lane);
  // Leaves this one's masks as they are.
  void MoveTo(int lane, const Site& site, CandidatePage& to, int there) const;
  void Expect() {
    masks_->table.Open(number_);
    bytes_.swap(columns_->spare);
  }
  void Trim();
  void Leave() { masks_->table.Empty(number_); }
  // Fetch into the cache what boxes read, and what MoveTo does: first where a
  // record is, then the record.
  void WarmUp() const {
    const char* at = reinterpret_cast<const char*>(&blocks_);
    for (size_t i = 0; i < sizeof(blocks_); i += 64) __builtin_prefetch(at + i);
  }
  void WarmUpMove(int index) const {
    __builtin_prefetch(&columns_->lanes[At(index)]);
    __builtin_prefetch(&columns_->backgrounds[At(index)]);
    __builtin_prefetch(&columns_->valid_from[At(index)]);
    __builtin_prefetch(&columns_->valid_until[At(index)]);
    __builtin_prefetch(&columns_->records[At(index)]);
    if (columns_->arrivals) {
      columns_->arrivals->WarmUp(At(index));
      return;
    }
    masks_->employment_type.WarmUp(number_);
    masks_->shift.WarmUp(number_);
  }
  void WarmUpRecord(int index) const {
    const uint8_t* record = bytes_.data() + columns_->records[At(index)];
    __builtin_prefetch(record);
    __builtin_prefetch(record + kUsualRecord);
  }

  uint32_t number() const { return number_; }
  const LaneMask& used() const { return masks_->used[number_]; }
  Site SiteOf(int lane) const;
  // A free lane, beside those who go as far, and near ones among them.
  int LaneFor(const Site& site) const;
  // Lanes of the blocks in which somebody may come to one of the places that
  // are so near (NearestSquared).
  LaneMask MayReach(const BoxGroup::Squares& nearest) const {
    return LaneMask::OfBlocks(blocks_.MayReach(nearest, 0));
  }
  // And in which everybody certainly does.
  LaneMask AllReach(std::span<const SpherePoint> places) const {
    return LaneMask::OfBlocks(
        blocks_.AllReach(blocks_.FarthestSquared(places)));
  }
  // Squares of chords: nobody in a block is nearer to one of the places.
  BoxGroup::Squares NearestSquared(std::span<const SpherePoint> places) const {
    return blocks_.NearestSquared(places);
  }
  const CandidateLane& lane(int index) const {
    return columns_->lanes[At(index)];
  }
  uint32_t BackgroundOf(int lane) const {
    return columns_->backgrounds[At(lane)];
  }
  uint64_t IdHead(int lane) const { return this->lane(lane).id_head; }
  std::string IdOf(int lane) const;
  bool IdIs(int lane, std::string_view id) const;
  // What orders ids whose first bytes (IdHead) are equal: the length where it
  // is short, then the bytes that follow.
  std::pair<size_t, std::string_view> IdTailOf(int lane) const {
    RecordReader record = RecordOf(lane);
    const size_t size = record.IdSize();
    return {std::min(size, kIdHead + 1), record.IdTail(size)};
  }
  // All that was set, capabilities included.
  void Restore(int lane, CompiledCandidate& out) const;

  // Before the holdings.
  RecordReader HoldingsOf(int lane) const {
    RecordReader record = RecordOf(lane);
    record.IdTail(record.IdSize());
    return record;
  }

  // No radius of a lane is greater, in a block and in the page; tenths of
  // miles.
  int32_t widest_tenths(int block) const { return widest_tenths_[block]; }
  int32_t widest_tenths() const {
    return *std::max_element(widest_tenths_.begin(), widest_tenths_.end());
  }
  // True when all that is held in this page is valid on a day.
  bool AllValidOn(Day day) const {
    return latest_begin_ <= day && day <= earliest_end_;
  }

 private:
  size_t At(int lane) const { return CandidateColumns::At(number_, lane); }
  void SetHolding(int lane, const Holding& holding);
  void SetWords(int lane, const Arrivals::Words& words);
  void ClearMasks(int lane, RecordReader holdings);
  void SetLane(int index, const Site& site);  // what masks and boxes say of it
  RecordReader RecordOf(int lane) const {
    return RecordReader(bytes_.data() + columns_->records[At(lane)]);
  }
  void Reserve(size_t more);
  void Compact();

  static_assert(BoxGroup::kBoxes == kBlocks);
  static constexpr size_t kUsualRecord = 32;  // bytes

  uint32_t number_;
  const AcceptanceTable* acceptance_;
  const Backgrounds* backgrounds_;
  CandidateColumns* columns_;
  CandidateMasks* masks_;  // of columns_
  BoxGroup blocks_;
  std::array<int32_t, kBlocks> widest_tenths_ = {};
  Day latest_begin_ = kNoDayBefore;
  Day earliest_end_ = kNoDayAfter;
  std::vector<uint8_t> bytes_;  // records, those of cleared lanes too
  size_t wasted_ = 0;           // bytes of cleared lanes
};

}  // namespace rolecall
