// A bit for each of a page's lanes.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace rolecall {

inline constexpr int kLanes = 512;
// Lanes in one word of a mask.
inline constexpr int kBlockLanes = 64;
inline constexpr int kBlocks = kLanes / kBlockLanes;

// Bits that are set.  Without the instruction, which not every machine has, the
// library's is a call for each word.
inline int CountOf(uint64_t word) {
  word -= word >> 1 & 0x5555555555555555;
  word = (word & 0x3333333333333333) + (word >> 2 & 0x3333333333333333);
  word = (word + (word >> 4)) & 0x0F0F0F0F0F0F0F0F;
  return static_cast<int>(word * 0x0101010101010101 >> 56);
}

// The bits of a block's lanes, of which each is 0 or 1 here.
inline uint64_t MaskOf(const std::array<uint8_t, kBlockLanes>& lanes) {
  uint64_t mask = 0;
  for (size_t i = 0; i < lanes.size(); ++i) {
    mask |= static_cast<uint64_t>(lanes[i]) << i;
  }
  return mask;
}

// A value like an integer of kLanes bits.  One cache line: what is said of a
// page is said by one read.
class alignas(64) LaneMask {
 public:
  static constexpr size_t kWords = kLanes / 64;
  static LaneMask All() { return ~LaneMask(); }
  // Of so many words, the first lanes' first.
  static LaneMask Of(const uint64_t* words) {
    LaneMask mask;
    std::memcpy(mask.words_.data(), words, sizeof(mask.words_));
    return mask;
  }

  bool Has(int lane) const { return (WordOf(lane) >> lane % 64u & 1) != 0; }
  void Add(int lane) { WordOf(lane) |= uint64_t{1} << lane % 64u; }
  void Remove(int lane) { WordOf(lane) &= ~(uint64_t{1} << lane % 64u); }

  bool Any() const {
    uint64_t any = 0;
    for (const uint64_t word : words_) any |= word;
    return any != 0;
  }
  // Lanes 64 * block to 64 * block + 63, the least as the lowest bit.
  uint64_t Block(int block) const { return words_[block]; }
  // All lanes of the blocks whose bits are set.
  static LaneMask OfBlocks(uint32_t blocks) {
    LaneMask mask;
    for (int i = 0; i < kBlocks; ++i) {
      mask.words_[i] = -static_cast<uint64_t>(blocks >> i & 1);
    }
    return mask;
  }
  // The least lane of a block that is not in it; -1 when all are.
  int FirstFreeIn(int block) const {
    if (~words_[block] == 0) return -1;
    return block * kBlockLanes + std::countr_one(words_[block]);
  }
  bool IsFull() const { return FirstFree() == kLanes; }
  int Count() const {
    int count = 0;
    for (const uint64_t word : words_) count += CountOf(word);
    return count;
  }
  // The least lane that is not in it; kLanes when all are.
  int FirstFree() const {
    for (int i = 0; i < kBlocks; ++i) {
      if (~words_[i] != 0) return i * 64 + std::countr_one(words_[i]);
    }
    return kLanes;
  }
  // Calls `visit` with each lane, ascending.
  template <typename Visitor>
  void ForEach(Visitor visit) const {
    for (int i = 0; i < kBlocks; ++i) {
      for (uint64_t left = words_[i]; left != 0; left &= left - 1) {
        visit(i * 64 + std::countr_zero(left));
      }
    }
  }

  LaneMask& operator&=(const LaneMask& other) {
    for (int i = 0; i < kBlocks; ++i) words_[i] &= other.words_[i];
    return *this;
  }
  LaneMask& operator|=(const LaneMask& other) {
    for (int i = 0; i < kBlocks; ++i) words_[i] |= other.words_[i];
    return *this;
  }
  LaneMask operator~() const {
    LaneMask result;
    for (int i = 0; i < kBlocks; ++i) result.words_[i] = ~words_[i];
    return result;
  }
  friend LaneMask operator&(LaneMask a, const LaneMask& b) { return a &= b; }
  friend LaneMask operator|(LaneMask a, const LaneMask& b) { return a |= b; }

  LaneMask& operator^=(const LaneMask& other) {
    for (int i = 0; i < kBlocks; ++i) words_[i] ^= other.words_[i];
    return *this;
  }
  // The lanes of this one that the other lacks.
  LaneMask Without(const LaneMask& other) const {
    LaneMask result;
    for (int i = 0; i < kBlocks; ++i) {
      result.words_[i] = words_[i] & ~other.words_[i];
    }
    return result;
  }

 private:
  uint64_t& WordOf(int lane) {
    return words_[static_cast<unsigned>(lane) / 64];
  }
  const uint64_t& WordOf(int lane) const {
    return words_[static_cast<unsigned>(lane) / 64];
  }
  std::array<uint64_t, kWords> words_ = {};
};

}  // namespace rolecall
