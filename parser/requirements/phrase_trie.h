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
// abbreviation ("Dr. Chrono").
//
// It is filled by Add() and then frozen: the children of a node become
// neighbours in one array, ordered by key, and the first step is one look-up
// by word.  Most words of a text end there.  Thread-safe once frozen.
class PhraseTrie {
 public:
  PhraseTrie();

  // The number of the phrase; equal phrases have equal numbers.  Numbers are
  // dense and begin with 0.  An empty phrase is kNoPhrase.  Not after Freeze().
  uint32_t Add(std::span<const Token> phrase);
  static constexpr uint32_t kNoPhrase = 0xFFFFFFFF;

  // Makes it ready for looking up: marks the words that phrases begin with.
  // `vocabulary` is the one that the tokens are of.
  void Freeze(Vocabulary& vocabulary);

  size_t size() const { return phrase_count_; }

  // The longest phrase that begins at `first`; false when there is none.
  bool LongestAt(std::span<const Token> tokens, size_t first,
                 PhraseHit& hit) const {
    // Nearly every word of a text begins none.
    if ((tokens[first].marks & mark_) == 0) return false;
    const uint32_t node = Start(tokens[first]);
    return node != 0 && Walk(tokens, first, node, hit);
  }

  // Every leftmost-longest phrase of tokens [first, last), in order.
  void FindAll(std::span<const Token> tokens, size_t first, size_t last,
               std::vector<PhraseHit>& out) const;

 private:
  using Key = uint32_t;  // a word id, or a sign above all word ids
  static Key KeyOf(const Token& token);

  // The node behind the first token of a phrase; 0 where none begins so.
  uint32_t Start(const Token& token) const {
    const uint32_t node = StartWord(token.word);
    if (node != 0 || token.singular == kUnknownWord) return node;
    return StartWord(token.singular);
  }
  uint32_t StartWord(WordId word) const {
    return word < starts_.size() ? starts_[word] : 0;
  }
  bool Walk(std::span<const Token> tokens, size_t first, uint32_t node,
            PhraseHit& hit) const;
  uint32_t Child(uint32_t node, Key key) const;
  uint32_t DraftChild(uint32_t node, Key key);

  // Before Freeze(): edges by node and key, open addressing, a power of two.
  struct Edge {
    uint64_t from = 0;
    uint32_t to = 0;  // 0: the slot is free
  };
  void Grow();
  std::vector<Edge> edges_;
  size_t edge_count_ = 0;

  // The children of node n are nodes [children_[n], children_[n + 1]).
  std::vector<uint32_t> children_;
  std::vector<Key> keys_;         // by node: the key that leads to it
  std::vector<uint32_t> starts_;  // by word: the root's child
  uint8_t mark_ = 0xFF;           // that the words of starts_ bear
  std::vector<uint32_t> phrase_of_node_;
  uint32_t phrase_count_ = 0;
};

}  // namespace rolecall
