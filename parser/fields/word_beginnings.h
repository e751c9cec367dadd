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
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rolecall {

// Immutable once created, so thread-safe.
class WordBeginnings {
 public:
  // Letters only; with a space behind them they are a whole word.  `kinds` are
  // bits, which the caller chooses.
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
    const size_t size = text.size();
    for (size_t at = 0; at < size; ++at) {
      unsigned letter = LetterOf(text[at]);
      if (letter == 0) continue;
      const size_t begin = at;
      unsigned kinds = 0;
      unsigned node = 0;
      while (true) {
        node = nodes_[node].next[letter];
        kinds |= nodes_[node].kinds;
        letter = ++at < size ? LetterOf(text[at]) : 0;
        if (letter == 0 || node == kNowhere) break;
      }
      if (letter == 0) {
        kinds |= nodes_[node].kinds_of_whole;
      } else {
        while (++at < size && LetterOf(text[at]) != 0) {
        }
      }
      if (kinds != 0) visit(begin, kinds);
    }
  }

 private:
  static constexpr size_t kLetters = 26;
  static constexpr unsigned kNowhere = 1;

  // A trie; the root is node 0, and all that nobody looks for is node 1.
  struct Node {
    std::array<uint16_t, kLetters + 1> next{};
    unsigned kinds = 0;           // of what begins so
    unsigned kinds_of_whole = 0;  // of what is this and no more
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

  Node& Add(std::string_view letters);

  std::vector<Node> nodes_;
};

}  // namespace rolecall
