// A bit for each of a page's lanes.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace rolecall {

inline constexpr int kLanes = 256;

// A value like an integer of kLanes bits.  Half a cache line: what is said of a
// page is said by one read.
class LaneMask {
 public:
  static LaneMask All() { return ~LaneMask(); }

  bool Has(int lane) const { return (words_[lane / 64] >> lane % 64 & 1) != 0; }
  void Add(int lane) { words_[lane / 64] |= uint64_t{1} << lane % 64; }
  void Remove(int lane) { words_[lane / 64] &= ~(uint64_t{1} << lane % 64); }

  bool Any() const {
    uint64_t any = 0;
    for (const uint64_t word : words_) any |= word;
    return any != 0;
  }
  int Count() const {
    int count = 0;
    for (const uint64_t word : words_) count += std::popcount(word);
    return count;
  }
  // The least lane that is not in it; kLanes when all are.
  int FirstFree() const {
    for (int i = 0; i < kWords; ++i) {
      if (~words_[i] != 0) return i * 64 + std::countr_one(words_[i]);
    }
    return kLanes;
  }
  // Calls `visit` with each lane, ascending.
  template <typename Visitor>
  void ForEach(Visitor visit) const {
    for (int i = 0; i < kWords; ++i) {
      for (uint64_t left = words_[i]; left != 0; left &= left - 1) {
        visit(i * 64 + std::countr_zero(left));
      }
    }
  }

  LaneMask& operator&=(const LaneMask& other) {
    for (int i = 0; i < kWords; ++i) words_[i] &= other.words_[i];
    return *this;
  }
  LaneMask& operator|=(const LaneMask& other) {
    for (int i = 0; i < kWords; ++i) words_[i] |= other.words_[i];
    return *this;
  }
  LaneMask operator~() const {
    LaneMask result;
    for (int i = 0; i < kWords; ++i) result.words_[i] = ~words_[i];
    return result;
  }
  friend LaneMask operator&(LaneMask a, const LaneMask& b) { return a &= b; }
  friend LaneMask operator|(LaneMask a, const LaneMask& b) { return a |= b; }

 private:
  static constexpr int kWords = kLanes / 64;
  std::array<uint64_t, kWords> words_ = {};
};

}  // namespace rolecall
