#include "parser/requirements/vocabulary.h"

namespace rolecall {
namespace {

constexpr size_t kFirstSlots = 1024;

}  // namespace

PackedWord Pack(std::string_view word) {
  PackedWord packed{};
  if (word.size() > PackedWord::kLongest) return packed;
  packed.size = word.size();
  for (size_t i = 0; i < word.size(); ++i) {
    const auto letter = static_cast<unsigned char>(word[i]);
    packed.letters[i / 8] |= uint64_t{letter} << (8 * (i % 8));
  }
  return packed;
}

Vocabulary::Vocabulary() : starts_(1), marks_(1) {
  short_.slots.resize(kFirstSlots);
  long_.slots.resize(kFirstSlots);
}

uint8_t Vocabulary::NewMark() {
  constexpr unsigned kAll = 0xFF;
  const unsigned mark = next_mark_;
  if (next_mark_ <= kAll) next_mark_ <<= 1;
  return static_cast<uint8_t>(mark <= kAll ? mark : kAll);
}

WordId Vocabulary::Add(const PackedWord& packed) {
  if (packed.size == 0) return kUnknownWord;
  if (const WordId known = Find(packed)) return known;
  letters_.insert(
      letters_.end(), packed.letters.begin(),
      packed.letters.begin() + static_cast<std::ptrdiff_t>(packed.numbers()));
  starts_.push_back(static_cast<uint32_t>(letters_.size()));
  const auto id = static_cast<WordId>(size());
  marks_.push_back(0);
  const ShortSlot slot = {packed.letters[0], packed.Hash(), id};
  if (packed.size < 8) {
    short_.Add(slot);
  } else {
    long_.Add({slot, SecondOf(packed)});
  }
  return id;
}

WordId Vocabulary::FindLong(const PackedWord& word) const {
  const std::vector<LongSlot>& slots = long_.slots;
  const size_t mask = slots.size() - 1;
  const uint64_t second = SecondOf(word);
  for (size_t i = word.Hash() & mask;; i = (i + 1) & mask) {
    const LongSlot& slot = slots[i];
    if (slot.id == kUnknownWord) return kUnknownWord;
    // Fifteen letters and their zero say it all.
    if (slot.first == word.letters[0] && slot.second == second &&
        (word.size < 16 || Equals(slot.id, word))) {
      return slot.id;
    }
  }
}

std::string Vocabulary::word(WordId id) const {
  std::string word;
  for (size_t i = starts_[id - 1]; i < starts_[id]; ++i) {
    for (uint64_t rest = letters_[i]; rest != 0; rest >>= 8) {
      word += static_cast<char>(rest & 0xFF);
    }
  }
  return word;
}

template <typename Slot>
void Vocabulary::Table<Slot>::Add(const Slot& slot) {
  if (++words * 2 > slots.size()) {
    std::vector<Slot> old(slots.size() * 2);
    old.swap(slots);
    for (const Slot& known : old) {
      if (known.id != kUnknownWord) Place(known);
    }
  }
  Place(slot);
}

template <typename Slot>
void Vocabulary::Table<Slot>::Place(const Slot& slot) {
  const size_t mask = slots.size() - 1;
  size_t i = slot.hash & mask;
  while (slots[i].id != kUnknownWord) i = (i + 1) & mask;
  slots[i] = slot;
}

}  // namespace rolecall
