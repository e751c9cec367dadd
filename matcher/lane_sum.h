// A small number for each lane of a block, added up for all lanes at once.
#pragma once

#include <array>
#include <cstdint>

namespace rolecall {

// Bit i of all lanes' numbers lies in one word, so that adding a constant to
// the lanes of a word takes a few steps, whatever the number of lanes.
class LaneSum {
 public:
  static constexpr int kBits = 11;  // sums below 2048: a score has 1000 tenths

  // `amount` is not negative.
  void Add(uint64_t lanes, int amount) {
    for (int bit = 0; amount >> bit != 0; ++bit) {
      if ((amount >> bit & 1) == 0) continue;
      uint64_t carry = lanes;
      for (int at = bit; at < kBits && carry != 0; ++at) {
        const uint64_t both = bits_[at] & carry;
        bits_[at] ^= carry;
        carry = both;
      }
    }
  }

  int Of(int lane) const {
    int sum = 0;
    for (int bit = 0; bit < kBits; ++bit) {
      sum |= static_cast<int>(bits_[bit] >> lane & 1) << bit;
    }
    return sum;
  }

  // The lanes whose number is not less than `least`.
  uint64_t AtLeast(int least) const {
    if (least <= 0) return ~uint64_t{0};
    if (least >> kBits != 0) return 0;
    // From the highest bit down: equal so far, or already greater.
    uint64_t equal = ~uint64_t{0};
    uint64_t greater = 0;
    for (int bit = kBits - 1; bit >= 0; --bit) {
      if ((least >> bit & 1) != 0) {
        equal &= bits_[bit];
      } else {
        greater |= equal & bits_[bit];
        equal &= ~bits_[bit];
      }
    }
    return greater | equal;
  }

 private:
  std::array<uint64_t, kBits> bits_ = {};
};

}  // namespace rolecall
