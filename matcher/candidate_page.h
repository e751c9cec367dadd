// A page of candidates, a bit each: what most of a posting's conditions need to
// know of them, as masks that are combined for all of them at once.
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "matcher/compiled.h"
#include "matcher/page_list.h"

namespace rolecall {

// Where a candidate is found: around home, or everywhere when that or the
// radius is not known.
Site SiteOf(const CompiledCandidate& candidate);

// What is looked at one by one, after the masks.
struct CandidateLane {
  uint32_t slot = 0;
  int32_t radius_tenths = 0;  // for points; the usual one where not known
  SpherePoint home;
  double farthest_squared = 0;  // chord of the radius; infinite: no limit
  HourlyPay min_pay = -1;       // negative: not known
  // Between these days all that the candidate holds is valid.
  Day all_valid_from = kNoDayBefore;
  Day all_valid_until = kNoDayAfter;
  std::array<OccupationCode, 4> wanted = {};
  uint8_t wanted_count = 0;  // may be more than there is room for
  bool has_home = false;
  int16_t experience_months = -1;
  int8_t education = -1;
};

class CandidatePage {
 public:
  // Lanes with some acceptance of a term, however dated: a superset of those
  // that have it on a day.
  struct Lesser {
    LaneMask any;  // alternative, implied or progress
    LaneMask alternative;
    LaneMask progress;
  };
  // Lanes by a word of their wishes.
  class Words {
   public:
    void Set(int lane, const std::vector<uint64_t>& words);
    void Clear(int lane);
    LaneMask unstated() const { return ~stated_; }
    // Lanes that state one of these.
    LaneMask WithOneOf(const std::vector<uint64_t>& words) const;

   private:
    LaneMask stated_;
    std::vector<std::pair<uint64_t, LaneMask>> lanes_;
  };

  void Set(int lane, uint32_t slot, const CompiledCandidate& candidate);
  void Clear(int lane);

  LaneMask Full(TermIndex asked) const {
    return asked < full_.size() ? full_[asked] : LaneMask();
  }
  Lesser LesserOf(TermIndex asked) const;
  const LaneMask& remote_ok() const { return remote_ok_; }
  const Words& employment_type() const { return employment_type_; }
  const Words& shift() const { return shift_; }
  const CandidateLane& lane(int index) const { return lanes_[index]; }

 private:
  Lesser& MakeLesser(TermIndex asked);

  std::vector<LaneMask> full_;                        // by term
  std::vector<std::pair<TermIndex, Lesser>> lesser_;  // by term
  LaneMask remote_ok_;
  Words employment_type_;
  Words shift_;
  std::array<CandidateLane, kLanes> lanes_ = {};
};

}  // namespace rolecall
