// Points of each lane of a block, added up for all lanes at once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "matcher/lane_mask.h"

namespace rolecall {

// Sixteen bits for each lane, eight lanes in one step: a line of a posting
// costs a few dozen instructions for a block, whoever meets it.
class LanePoints {
 public:
  // `amount` for each of `lanes`.  All sums stay below 2^15: a score has 1000
  // tenths.
  void Add(uint64_t lanes, int amount) {
    const auto more = static_cast<int16_t>(amount);
    for (size_t i = 0; i < kGroups; ++i, lanes >>= 8) {
      // The same byte for eight lanes, and a bit of it for each.
      const Eight byte = Eight{} + static_cast<int16_t>(lanes & 0xFF);
      Store(i, Load(i) + (((byte & kBits) == kBits) & (Eight{} + more)));
    }
  }

  // `amount` for one lane, if it is one of `lanes`.
  void AddIfIn(int lane, uint64_t lanes, int amount) {
    const int all = -static_cast<int>(lanes >> lane & 1);
    sums_[static_cast<size_t>(lane)] += static_cast<int16_t>(amount & all);
  }

  int Of(int lane) const { return sums_[static_cast<size_t>(lane)]; }

  // The lanes whose sum is not less than `least`.
  uint64_t AtLeast(int least) const {
    if (least <= 0) return ~uint64_t{0};
    const Eight enough = Eight{} + static_cast<int16_t>(least);
    uint64_t lanes = 0;
    for (size_t i = 0; i < kGroups; ++i) {
      const Eight bits = (Load(i) >= enough) & kBits;
      std::array<uint64_t, 2> halves;
      std::memcpy(halves.data(), &bits, sizeof(bits));
      // Every bit is in one place only: the sum is in the highest of the four.
      const uint64_t sum = (halves[0] | halves[1]) * 0x0001000100010001 >> 48;
      lanes |= sum << 8 * i;
    }
    return lanes;
  }

 private:
  // The compiler's own, so that it is one register on any machine.
  using Eight = int16_t __attribute__((vector_size(16)));
  static constexpr Eight kBits = {1, 2, 4, 8, 16, 32, 64, 128};
  static constexpr size_t kGroups = kBlockLanes / 8;

  Eight Load(size_t group) const {
    Eight eight;
    std::memcpy(&eight, &sums_[group * 8], sizeof(eight));
    return eight;
  }
  void Store(size_t group, Eight eight) {
    std::memcpy(&sums_[group * 8], &eight, sizeof(eight));
  }

  alignas(16) std::array<int16_t, kBlockLanes> sums_ = {};
};

}  // namespace rolecall
