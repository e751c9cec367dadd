// A small number for each lane of a page, added up for all lanes at once.
#pragma once

#include <array>
#include <cstdint>

#include "matcher/lane_mask.h"

namespace rolecall {

// Bit i of all lanes' numbers lies in one mask, so that adding a constant to
// the lanes of a mask takes a few words, whatever the number of lanes.
class LaneSum {
 public:
  static constexpr int kBits = 11;  // sums below 2048: a score has 1000 tenths

  // `amount` is not negative.
  void Add(const LaneMask& lanes, int amount) {
    for (int bit = 0; amount >> bit != 0; ++bit) {
      if ((amount >> bit & 1) == 0) continue;
      LaneMask carry = lanes;
      for (int at = bit; at < kBits && carry.Any(); ++at) {
        const LaneMask both = bits_[at] & carry;
        bits_[at] ^= carry;
        carry = both;
      }
    }
  }

  // The lanes whose number is not less than `least`.
  LaneMask AtLeast(int least) const {
    if (least <= 0) return LaneMask::All();
    if (least >> kBits != 0) return LaneMask();
    // From the highest bit down: equal so far, or already greater.
    LaneMask equal = LaneMask::All();
    LaneMask greater;
    for (int bit = kBits - 1; bit >= 0; --bit) {
      if ((least >> bit & 1) != 0) {
        equal &= bits_[bit];
      } else {
        greater |= equal & bits_[bit];
        equal = equal.Without(bits_[bit]);
      }
    }
    return greater | equal;
  }

 private:
  std::array<LaneMask, kBits> bits_ = {};
};

}  // namespace rolecall
