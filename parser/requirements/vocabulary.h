// The words that the reader knows: those of names, cues and headings.  Every
// other word of a posting is unknown, and cheap.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace rolecall {

// 0 is no word of the vocabulary.
using WordId = uint32_t;
inline constexpr WordId kUnknownWord = 0;

// The hash of a word (FNV-1a), fed letter by letter while it is read, so that
// the look-up need not read it again.
class WordHash {
 public:
  void Add(char letter) {
    state_ = (state_ ^ static_cast<unsigned char>(letter)) * 16777619u;
  }
  uint32_t value() const { return state_ ^ (state_ >> 15); }

 private:
  uint32_t state_ = 2166136261u;
};

// Thread-safe once filled.
class Vocabulary {
 public:
  Vocabulary();

  // The id of `word`, which is at most 63 bytes of lower case; longer words
  // are kUnknownWord.  Ids are dense and begin with 1.
  WordId Add(std::string_view word);
  // kUnknownWord when it was never added.
  WordId Find(std::string_view word) const;
  // The same where `hash` is already the WordHash of `word`.
  WordId Find(std::string_view word_text, uint32_t hash) const {
    const size_t mask = slots_.size() - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
      const Slot& slot = slots_[i];
      if (slot.id == kUnknownWord) return kUnknownWord;
      if (slot.hash == hash && word(slot.id) == word_text) return slot.id;
    }
  }

  size_t size() const { return ends_.size(); }
  std::string_view word(WordId id) const {
    const size_t begin = id == 1 ? 0 : ends_[id - 2];
    return {bytes_.data() + begin, ends_[id - 1] - begin};
  }

 private:
  struct Slot {
    uint32_t hash = 0;
    WordId id = kUnknownWord;
  };
  void Place(Slot slot);
  void Grow();

  std::vector<char> bytes_;     // all words, one after the other
  std::vector<uint32_t> ends_;  // of word i + 1 in bytes_
  std::vector<Slot> slots_;     // open addressing, a power of two
};

}  // namespace rolecall
