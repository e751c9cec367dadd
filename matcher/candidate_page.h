// A page of candidates: what is looked at one by one, after the masks.
#pragma once

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

// Small, since there are as many as candidates.
struct CandidateLane {
  SpherePoint home;
  int32_t radius = -1;   // in steps of kRadiusSteps; negative: not known
  int32_t min_pay = -1;  // HourlyPay; negative: not known
  uint32_t background = 0;
  uint32_t record = 0;                    // where its bytes begin
  std::array<uint32_t, 2> id_head = {};   // first bytes of the id
  std::array<int16_t, 2> all_valid = {};  // see AllValidOn
  int16_t experience_months = -1;
  int8_t education = -1;
  uint8_t short_id_size = 0;  // 0: the record tells

  // Its order is the byte order of ids that differ in their first bytes.
  uint64_t IdHead() const {
    return static_cast<uint64_t>(id_head[0]) << 32 | id_head[1];
  }
  // True when everything that the candidate holds is valid on a day; false
  // where 16 bits do not tell.
  bool AllValidOn(Day day) const {
    return all_valid[0] <= day && day <= all_valid[1];
  }
};

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
  int MoveTo(int lane, CandidatePage& to) const;
  void Trim() { bytes_.shrink_to_fit(); }
  void Leave() { masks_->Empty(number_); }
  // Fetches into the cache what lane reads.
  void WarmUp(int index) const { __builtin_prefetch(&lanes_[index]); }

  uint32_t number() const { return number_; }
  const LaneMask& used() const { return masks_->used[number_]; }
  Site SiteOf(int lane) const;
  // A free lane, beside near ones as far as there is a choice.
  int LaneFor(const Site& site) const;
  // Lanes of the blocks in which somebody may come to one of the places.
  LaneMask InReachOf(std::span<const SpherePoint> places) const;
  const CandidateLane& lane(int index) const { return lanes_[index]; }
  std::string IdOf(int lane) const;
  bool IdIs(int lane, std::string_view id) const;
  // All that was set, capabilities included.
  void Restore(int lane, CompiledCandidate& out) const;

  // No radius of a lane is greater; tenths of miles.
  int32_t widest_tenths() const { return widest_tenths_; }
  // True when all that is held in this page is valid on a day.
  bool AllValidOn(Day day) const {
    return latest_begin_ <= day && day <= earliest_end_;
  }

 private:
  void SetHoldings(int lane, const std::vector<Holding>& holdings);
  void SetLane(int index, const CandidateLane& lane, bool remote_ok,
               bool has_home);
  void Reserve(size_t more);
  void Compact();

  uint32_t number_;
  const AcceptanceTable* acceptance_;
  const Backgrounds* backgrounds_;
  CandidateMasks* masks_;
  std::array<SiteBox, kBlocks> blocks_ = {};
  int32_t widest_tenths_ = 0;
  Day latest_begin_ = kNoDayBefore;
  Day earliest_end_ = kNoDayAfter;
  std::array<CandidateLane, kLanes> lanes_ = {};
  std::vector<uint8_t> bytes_;  // records, those of cleared lanes too
  size_t wasted_ = 0;           // bytes of cleared lanes
};

}  // namespace rolecall
