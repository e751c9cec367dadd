// The words that the reader knows.  Everything else in a posting is word 0:
// it is stepped over, never stored, so that a posting costs no memory.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rolecall {

using WordId = uint32_t;
inline constexpr WordId kUnknownWord = 0;

// A word of 1 to 63 bytes in lower case, eight to a number, the first in its
// lowest bits, the last number filled up with zeros.  Comparing and hashing
// take a step for eight letters.
struct PackedWord {
  static constexpr size_t kLongest = 63;

  std::array<uint64_t, 8> letters;  // set as far as size() reaches
  size_t size = 0;

  size_t numbers() const { return (size + 7) / 8; }
  bool EndsInS() const {
    return (letters[(size - 1) / 8] >> (8 * ((size - 1) % 8))) == 's';
  }
  // Needs two letters at least.
  void DropLast() {
    --size;
    letters[size / 8] &= (uint64_t{1} << (8 * (size % 8))) - 1;
  }
  static uint64_t Mix(uint64_t hash, uint64_t number) {
    hash = (hash ^ number) * 0x9E3779B97F4A7C15ull;
    return hash ^ hash >> 32;
  }
  uint32_t Hash() const {
    uint64_t hash = size;
    for (size_t i = 0; i < numbers(); ++i) hash = Mix(hash, letters[i]);
    return static_cast<uint32_t>(hash);
  }
};

// `word` as it stands; one that is empty or longer than 63 bytes has size 0.
PackedWord Pack(std::string_view word);

// A hash set of lower-case ASCII words (bytes above 0x7F stand for
// themselves).  Thread-safe once filled.
class Vocabulary {
 public:
  Vocabulary();

  // The id of `word`, which is at most 63 bytes of lower case; longer words
  // are kUnknownWord.  Ids are dense and begin with 1.
  WordId Add(std::string_view word) { return Add(Pack(word)); }
  WordId Add(const PackedWord& word);
  // kUnknownWord when it was never added.
  WordId Find(std::string_view word) const { return Find(Pack(word)); }
  WordId Find(const PackedWord& word) const {
    // Seven letters and their zero say it all.
    return word.size < 8 ? FindShort(word.size, word.letters[0])
                         : FindLong(word);
  }

  size_t size() const { return starts_.size() - 1; }

  // A mark that words may bear: a bit, or all bits when none is left, which
  // makes words bear the marks of others, too.
  uint8_t NewMark();
  void Mark(WordId id, uint8_t mark) { marks_[id] |= mark; }
  uint8_t marks(WordId id) const { return marks_[id]; }

  // Not for kUnknownWord.
  std::string word(WordId id) const;

 private:
  // Words of up to seven letters, and longer ones, which are compared at once
  // up to their sixteenth.
  struct ShortSlot {
    uint64_t first = 0;  // the first eight letters
    uint32_t hash = 0;
    WordId id = kUnknownWord;
  };
  struct LongSlot : ShortSlot {
    uint64_t second = 0;  // the next eight
  };
  // Open addressing, a power of two.
  template <typename Slot>
  struct Table {
    std::vector<Slot> slots;
    size_t words = 0;
    void Add(const Slot& slot);
    void Place(const Slot& slot);
  };
  static uint64_t SecondOf(const PackedWord& word) {
    return word.size > 8 ? word.letters[1] : 0;
  }
  WordId FindShort(size_t size, uint64_t letters) const {
    if (size == 0) return kUnknownWord;
    const std::vector<ShortSlot>& slots = short_.slots;
    const size_t mask = slots.size() - 1;
    size_t i = PackedWord::Mix(size, letters) & mask;
    while (slots[i].first != letters && slots[i].id != kUnknownWord) {
      i = (i + 1) & mask;
    }
    return slots[i].id;
  }
  WordId FindLong(const PackedWord& word) const;
  bool Equals(WordId id, const PackedWord& word) const {
    const uint32_t start = starts_[id - 1];
    if (starts_[id] - start != word.numbers()) return false;
    for (size_t i = 0; i < word.numbers(); ++i) {
      if (letters_[start + i] != word.letters[i]) return false;
    }
    return true;
  }

  std::vector<uint64_t> letters_;  // all words, one after the other
  std::vector<uint32_t> starts_;   // of word i + 1 in letters_, and the end
  std::vector<uint8_t> marks_;     // by id
  unsigned next_mark_ = 1;
  Table<ShortSlot> short_;
  Table<LongSlot> long_;
};

}  // namespace rolecall
