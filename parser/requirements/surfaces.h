// The surface forms of a catalogue, compiled: how its terms are spelt, and what
// else those spellings can mean.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/error.h"
#include "model/catalogue.h"
#include "parser/requirements/phrase_trie.h"

namespace rolecall {

inline constexpr uint16_t kNoFact = 0xFFFF;

// Marks a context phrase that decides wherever it stands in the posting.
inline constexpr uint32_t kDecisiveContext = 0x80000000;
// Marks one that holds the name itself ("access to"): it counts around the name
// only, not elsewhere.
inline constexpr uint32_t kOwnContext = 0x40000000;
// Marks one that decides where it stands in the title, and only there.
inline constexpr uint32_t kTitleContext = 0x20000000;
// Marks one that decides where it is the posting's country.
inline constexpr uint32_t kCountryContext = 0x10000000;
inline constexpr uint32_t kContextMarks =
    kDecisiveContext | kOwnContext | kTitleContext | kCountryContext;

// One meaning of a surface form.
struct Sense {
  TermIndex term = kNoTerm;  // kNoTerm: outside the catalogue
  bool is_default = false;
  bool when_lower = false;    // lower-case letters mean this ("pals", "art")
  bool general = true;        // every trade uses it, not only the field
  uint16_t issuer = kNoFact;  // index into Catalogue::reading_facts()
  uint16_t role = kNoFact;
  TermIndex beside = kNoTerm;  // what it means beside others of its category
  // Context words: numbers of Surfaces::contexts() phrases, [first, last).
  uint32_t context_first = 0;
  uint32_t context_last = 0;
};

struct Surface {
  uint32_t first_sense = 0;
  uint32_t last_sense = 0;
  bool acronym = false;        // written in capitals: "RN", "BLS"
  bool everyday = false;       // also an ordinary word or name: "Word", "Epic"
  bool ambiguous = false;      // has rows in the table of ambiguous forms
  bool capitals_only = false;  // lower-case letters are not this surface
};

// Immutable once created, so thread-safe.
class Surfaces {
 public:
  // Adds all words to `vocabulary`.  Fails with kInvalidArgument, naming the
  // row, when an alias has no letter or digit.
  [[nodiscard]] static Result<Surfaces> Create(const Catalogue& catalogue,
                                               Vocabulary& vocabulary);

  const PhraseTrie& trie() const { return trie_; }
  const Surface& surface(uint32_t phrase) const { return surfaces_[phrase]; }
  std::span<const Sense> senses(const Surface& surface) const {
    return std::span(senses_).subspan(surface.first_sense,
                                      surface.last_sense - surface.first_sense);
  }
  // Phrases that tell senses apart, and the words of the field.
  const PhraseTrie& contexts() const { return contexts_; }
  std::span<const uint32_t> context(const Sense& sense) const {
    return std::span(context_numbers_)
        .subspan(sense.context_first, sense.context_last - sense.context_first);
  }
  bool IsFieldWord(uint32_t context) const {
    return context < field_words_.size() && field_words_[context];
  }
  // A phrase whose words of the field say nothing of it ("health insurance").
  bool IsAside(uint32_t context) const {
    return context < asides_.size() && asides_[context];
  }
  // "to", behind which small letters are a verb: "to access".
  bool IsTo(WordId word) const { return word != 0 && word == to_; }
  // "or", "and"
  bool IsJoint(WordId word) const {
    return word != 0 && (word == or_ || word == and_);
  }
  // True when the catalogue names words of its field at all.
  bool has_field_words() const { return has_field_words_; }

 private:
  class Builder;
  Surfaces() = default;

  PhraseTrie trie_;
  PhraseTrie contexts_;
  std::vector<Surface> surfaces_;  // by phrase number of trie_
  std::vector<Sense> senses_;
  std::vector<uint32_t> context_numbers_;
  std::vector<bool> field_words_;  // by phrase number of contexts_
  std::vector<bool> asides_;       // the same
  bool has_field_words_ = false;
  WordId to_ = kUnknownWord;
  WordId or_ = kUnknownWord;
  WordId and_ = kUnknownWord;
};

}  // namespace rolecall
