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
  for (size_t i = 0; i < lanes.size(); i += 8) {
    // The product has the lowest bits of all eight bytes in its highest byte.
    uint64_t eight = 0;
    for (size_t at = 0; at < 8; ++at) {
      eight |= static_cast<uint64_t>(lanes[i + at]) << 8 * at;
    }
    mask |= eight * 0x0102040810204080 >> 56 << i;
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
    std::memcpy(mask.pairs_.data(), words, sizeof(mask.pairs_));
    return mask;
  }

  // To so many words.
  void AddTo(uint64_t* words) const {
    for (size_t i = 0; i < kPairs; ++i) {
      Pair pair;
      std::memcpy(&pair, words + i * 2, sizeof(pair));
      pair |= pairs_[i];
      std::memcpy(words + i * 2, &pair, sizeof(pair));
    }
  }

  bool Has(int lane) const { return (WordOf(lane) >> lane % 64u & 1) != 0; }
  void Add(int lane) {
    SetWord(lane, WordOf(lane) | uint64_t{1} << lane % 64u);
  }
  void Remove(int lane) {
    SetWord(lane, WordOf(lane) & ~(uint64_t{1} << lane % 64u));
  }

  bool Any() const {
    Pair any = {};
    for (const Pair pair : pairs_) any |= pair;
    return (any[0] | any[1]) != 0;
  }
  // Lanes 64 * block to 64 * block + 63, the least as the lowest bit.
  uint64_t Block(int block) const { return WordOf(block * kBlockLanes); }
  // All lanes of the blocks whose bits are set.
  static LaneMask OfBlocks(uint32_t blocks) {
    LaneMask mask;
    for (int i = 0; i < kBlocks; ++i) {
      mask.SetWord(i * kBlockLanes, -static_cast<uint64_t>(blocks >> i & 1));
    }
    return mask;
  }
  // The least lane of a block that is not in it; -1 when all are.
  int FirstFreeIn(int block) const {
    if (~Block(block) == 0) return -1;
    return block * kBlockLanes + std::countr_one(Block(block));
  }
  bool IsFull() const { return FirstFree() == kLanes; }
  int Count() const {
    int count = 0;
    for (int i = 0; i < kBlocks; ++i) count += CountOf(Block(i));
    return count;
  }
  // The least lane that is not in it; kLanes when all are.
  int FirstFree() const {
    for (int i = 0; i < kBlocks; ++i) {
      if (~Block(i) != 0) return i * 64 + std::countr_one(Block(i));
    }
    return kLanes;
  }
  // Calls `visit` with each lane, ascending.
  template <typename Visitor>
  void ForEach(Visitor visit) const {
    for (int i = 0; i < kBlocks; ++i) {
      for (uint64_t left = Block(i); left != 0; left &= left - 1) {
        visit(i * 64 + std::countr_zero(left));
      }
    }
  }

  LaneMask& operator&=(const LaneMask& other) {
    for (size_t i = 0; i < kPairs; ++i) pairs_[i] &= other.pairs_[i];
    return *this;
  }
  LaneMask& operator|=(const LaneMask& other) {
    for (size_t i = 0; i < kPairs; ++i) pairs_[i] |= other.pairs_[i];
    return *this;
  }
  LaneMask operator~() const {
    LaneMask result;
    for (size_t i = 0; i < kPairs; ++i) result.pairs_[i] = ~pairs_[i];
    return result;
  }
  friend LaneMask operator&(LaneMask a, const LaneMask& b) { return a &= b; }
  friend LaneMask operator|(LaneMask a, const LaneMask& b) { return a |= b; }

  LaneMask& operator^=(const LaneMask& other) {
    for (size_t i = 0; i < kPairs; ++i) pairs_[i] ^= other.pairs_[i];
    return *this;
  }
  // The lanes of this one that the other lacks.
  LaneMask Without(const LaneMask& other) const {
    LaneMask result;
    for (size_t i = 0; i < kPairs; ++i) {
      result.pairs_[i] = pairs_[i] & ~other.pairs_[i];
    }
    return result;
  }

 private:
  // The compiler's own, so that it is one register on any machine: of single
  // words it makes a register each, and moves them to and fro.
  using Pair = uint64_t __attribute__((vector_size(16)));
  static constexpr size_t kPairs = kLanes / 128;

  const char* AddressOf(int lane) const {
    return reinterpret_cast<const char*>(pairs_.data()) + lane / 64 * 8;
  }
  char* AddressOf(int lane) {
    return reinterpret_cast<char*>(pairs_.data()) + lane / 64 * 8;
  }
  uint64_t WordOf(int lane) const {
    uint64_t word;
    std::memcpy(&word, AddressOf(lane), sizeof(word));
    return word;
  }
  void SetWord(int lane, uint64_t word) {
    std::memcpy(AddressOf(lane), &word, sizeof(word));
  }
  std::array<Pair, kPairs> pairs_ = {};
};

}  // namespace rolecall
