// Many phrases, found in one walk over the tokens of a text.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "parser/requirements/tokens.h"

namespace rolecall {

// A phrase that stands in a text.
struct PhraseHit {
  uint32_t phrase = 0;  // what Add() gave
  uint32_t first = 0;   // tokens [first, last)
  uint32_t last = 0;
};

// A trie over word ids and signs.  A tight hyphen in the text is stepped over
// where the phrase has none ("e-ClinicalWorks"), and so is the dot of an
// abbreviation ("Dr. Chrono").  Thread-safe once filled.
class PhraseTrie {
 public:
  PhraseTrie();

  // The number of the phrase; equal phrases have equal numbers.  Numbers are
  // dense and begin with 0.  An empty phrase is kNoPhrase.
  uint32_t Add(std::span<const Token> phrase);
  static constexpr uint32_t kNoPhrase = 0xFFFFFFFF;

  size_t size() const { return phrase_count_; }

  // The longest phrase that begins at `first`; false when there is none.
  bool LongestAt(std::span<const Token> tokens, size_t first,
                 PhraseHit& hit) const;

  // Every leftmost-longest phrase of tokens [first, last), in order.
  void FindAll(std::span<const Token> tokens, size_t first, size_t last,
               std::vector<PhraseHit>& out) const;

 private:
  using Key = uint32_t;  // a word id, or a sign above all word ids
  static Key KeyOf(const Token& token);
  uint32_t Child(uint32_t node, Key key) const;
  uint32_t AddChild(uint32_t node, Key key);
  void Grow();

  struct Edge {
    uint64_t from = 0;  // node and key
    uint32_t to = 0;    // 0: the slot is free
  };
  std::vector<Edge> edges_;  // open addressing, a power of two
  std::vector<uint32_t> phrase_of_node_;
  std::vector<uint8_t> starts_;  // by key, for the first step
  size_t edge_count_ = 0;
  uint32_t phrase_count_ = 0;
};

}  // namespace rolecall
