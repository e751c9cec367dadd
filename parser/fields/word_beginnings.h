// Finds words by how they begin, in one pass over a text, so that a regular
// expression is asked only where it may hit.
//
//   const WordBeginnings words({{"shift", 1}, {"day ", 2}});
//   words.KindsIn("Day shifts")   1 | 2: "shift" begins a word, "day " is one
//   words.KindsIn("Days off")     0
//
// A word is a run of ASCII letters; case is ignored.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/sixteen_bytes.h"

namespace rolecall {

// Immutable once created, so thread-safe.
class WordBeginnings {
 public:
  // At most fifteen letters, and nothing else; with a space behind them they
  // are a whole word.  `kinds` are bits, which the caller chooses.
  struct Beginning {
    std::string_view letters;
    unsigned kinds;
  };
  explicit WordBeginnings(const std::vector<Beginning>& beginnings);

  // The kinds of all words of `text`.
  unsigned KindsIn(std::string_view text) const {
    unsigned all = 0;
    ForEach(text, [&all](size_t, unsigned kinds) { all |= kinds; });
    return all;
  }

  // Calls `visit(at, kinds)` for each word that begins so, in order.
  template <typename Visit>
  void ForEach(std::string_view text, Visit visit) const {
    uint64_t before = 0;  // 1 where the byte before the block is a letter
    for (size_t block = 0; block < text.size(); block += kBlock) {
      const uint64_t letters = LettersIn(text.substr(block));
      uint64_t begins = letters & ~(letters << 1 | before);
      before = letters >> (kBlock - 1);
      for (; begins != 0; begins &= begins - 1) {
        const size_t at = block + static_cast<size_t>(std::countr_zero(begins));
        if (!MayBeginAt(text, at)) continue;
        const unsigned kinds = KindsAt(text, at);
        if (kinds != 0) visit(at, kinds);
      }
    }
  }

 private:
  static constexpr size_t kLetters = 26;
  static constexpr size_t kBlock = 64;

  // One beginning, ready to be compared with sixteen bytes of a word.
  struct Entry {
    Sixteen letters;  // in lower case, zeros behind
    Sixteen used;     // ones where they count: a whole word's end does, too
    unsigned kinds;
  };

  // 1 for 'a' and 'A'; 0 for what is no letter.
  static unsigned LetterOf(char c) {
    return kLetterOf[static_cast<unsigned char>(c)];
  }
  static constexpr std::array<uint8_t, 256> kLetterOf = [] {
    std::array<uint8_t, 256> letters{};
    for (uint8_t i = 0; i < kLetters; ++i) {
      letters['a' + i] = letters['A' + i] = static_cast<uint8_t>(i + 1);
    }
    return letters;
  }();

  // A bit for each of the first bytes of `text`, at most 64: is it a letter?
  static uint64_t LettersIn(std::string_view text);

  // The first letters of a word as a number; what is no letter is 0.
  static size_t Two(unsigned a, unsigned b) { return a * (kLetters + 1) + b; }
  static size_t Three(unsigned a, unsigned b, unsigned c) {
    return Two(a, b) * (kLetters + 1) + c;
  }
  // False for most words that begin otherwise, by their first three letters.
  bool MayBeginAt(std::string_view text, size_t at) const {
    const char* const word = text.data() + at;
    const size_t left = text.size() - at;
    const size_t three =
        left > 2
            ? Three(LetterOf(word[0]), LetterOf(word[1]), LetterOf(word[2]))
            : Three(LetterOf(word[0]), left > 1 ? LetterOf(word[1]) : 0, 0);
    return (may_begin_[three / 64] >> (three % 64) & 1) != 0;
  }
  unsigned KindsAt(std::string_view text, size_t at) const;

  void Allow(std::string_view letters, bool is_whole);

  // Those of one Two() are neighbours: [first_[two], first_[two + 1]).
  std::vector<Entry> entries_;
  std::vector<uint16_t> first_;
  std::vector<uint64_t> may_begin_;  // a bit for each Three()
};

}  // namespace rolecall
