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
#include "matcher/candidate_masks.h"
#include "matcher/compiled.h"
#include "matcher/holdings_record.h"
#include "matcher/page_list.h"

namespace rolecall {

// Where a candidate is found: around home, or everywhere when that or the
// radius is not known.
Site SiteOf(const CompiledCandidate& candidate);

// What most looks need, in half a cache line: there are as many as candidates.
struct alignas(32) CandidateLane {
  SpherePoint home;
  int32_t radius = -1;   // in steps of kRadiusSteps; negative: not known
  int32_t min_pay = -1;  // HourlyPay; negative: not known
  uint32_t background = 0;
  std::array<int16_t, 2> all_valid = {};  // see AllValidOn
  int16_t experience_months = -1;
  int8_t education = -1;
  uint8_t short_id_size : 4 = 0;  // 0: the record tells
  bool has_home : 1 = false;
  bool remote_ok : 1 = false;
  bool type_stated : 1 = false;
  bool shift_stated : 1 = false;

  // True when everything that the candidate holds is valid on a day; false
  // where 16 bits do not tell.
  bool AllValidOn(Day day) const {
    return all_valid[0] <= day && day <= all_valid[1];
  }
};
static_assert(sizeof(CandidateLane) == 32);

class CandidatePage {
 public:
  // What it is given must outlive it; `number` is its place in the masks, where
  // it has no lanes yet.
  CandidatePage(uint32_t number, const AcceptanceTable& acceptance,
                const Backgrounds& backgrounds, CandidateMasks& masks)
      : number_(number),
        acceptance_(&acceptance),
        backgrounds_(&backgrounds),
        masks_(&masks) {}

  void Set(int lane, const CompiledCandidate& candidate, uint32_t background);
  void Clear(int lane);
  // Leaves this one's masks as they are.
  void MoveTo(int lane, CandidatePage& to, int there) const;
  void Trim() { bytes_.shrink_to_fit(); }
  void Leave() { masks_->Empty(number_); }
  // Fetch into the cache what boxes, a lane and the order of ids read.
  void WarmUp() const {
    const char* at = reinterpret_cast<const char*>(&blocks_);
    for (size_t i = 0; i < sizeof(blocks_); i += 64) __builtin_prefetch(at + i);
  }
  void WarmUpMove(int index) const {
    WarmUpLane(index);
    WarmUpId(index);
    __builtin_prefetch(&records_[index]);
  }
  void WarmUpRecord(int index) const {
    __builtin_prefetch(bytes_.data() + records_[index]);
  }
  void WarmUpLane(int index) const { __builtin_prefetch(&lanes_[index]); }
  void WarmUpId(int index) const { __builtin_prefetch(&id_heads_[index]); }

  uint32_t number() const { return number_; }
  const LaneMask& used() const { return masks_->used[number_]; }
  Site SiteOf(int lane) const;
  // A free lane, beside those who go as far, and near ones among them.
  int LaneFor(const Site& site) const;
  struct Reaching {
    LaneMask maybe;   // lanes of blocks in which somebody may come
    LaneMask surely;  // of blocks in which everybody may
  };
  // Who may come to one of the places.
  Reaching ReachingTo(std::span<const SpherePoint> places) const;
  // Squares of chords: nobody in a block is nearer to one of the places.
  BoxGroup::Squares NearestSquared(std::span<const SpherePoint> places) const {
    return blocks_.NearestSquared(places);
  }
  const CandidateLane& lane(int index) const { return lanes_[index]; }
  // The first bytes of an id: its order is the byte order of ids that differ in
  // them.
  uint64_t IdHead(int lane) const { return id_heads_[lane]; }
  std::string IdOf(int lane) const;
  bool IdIs(int lane, std::string_view id) const;
  // All that was set, capabilities included.
  void Restore(int lane, CompiledCandidate& out) const;

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
  void SetHoldings(int lane, const std::vector<Holding>& holdings);
  void SetLane(int index, const CandidateLane& lane);
  RecordReader RecordOf(int lane) const {
    return RecordReader(bytes_.data() + records_[lane]);
  }
  void Reserve(size_t more);
  void Compact();

  static_assert(BoxGroup::kBoxes == kBlocks);

  uint32_t number_;
  const AcceptanceTable* acceptance_;
  const Backgrounds* backgrounds_;
  CandidateMasks* masks_;
  BoxGroup blocks_;
  std::array<int32_t, kBlocks> widest_tenths_ = {};
  Day latest_begin_ = kNoDayBefore;
  Day earliest_end_ = kNoDayAfter;
  std::array<CandidateLane, kLanes> lanes_ = {};
  std::array<uint64_t, kLanes> id_heads_ = {};
  std::array<uint32_t, kLanes> records_ = {};  // where they begin
  std::vector<uint8_t> bytes_;  // records, those of cleared lanes too
  size_t wasted_ = 0;           // bytes of cleared lanes
};

}  // namespace rolecall
