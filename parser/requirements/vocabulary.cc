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

Vocabulary::Vocabulary() : starts_(1), slots_(kFirstSlots) {}

WordId Vocabulary::Add(const PackedWord& packed) {
  if (packed.size == 0) return kUnknownWord;
  if (const WordId known = Find(packed)) return known;
  if ((size() + 1) * 2 > slots_.size()) Grow();
  letters_.insert(
      letters_.end(), packed.letters.begin(),
      packed.letters.begin() + static_cast<std::ptrdiff_t>(packed.numbers()));
  starts_.push_back(static_cast<uint32_t>(letters_.size()));
  const auto id = static_cast<WordId>(size());
  Place({packed.letters[0], packed.Hash(), id});
  return id;
}

WordId Vocabulary::FindLong(const PackedWord& word) const {
  const size_t mask = slots_.size() - 1;
  for (size_t i = word.Hash() & mask;; i = (i + 1) & mask) {
    const Slot& slot = slots_[i];
    if (slot.id == kUnknownWord) return kUnknownWord;
    if (slot.first == word.letters[0] && Equals(slot.id, word)) return slot.id;
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

void Vocabulary::Place(Slot slot) {
  const size_t mask = slots_.size() - 1;
  size_t i = slot.hash & mask;
  while (slots_[i].id != kUnknownWord) i = (i + 1) & mask;
  slots_[i] = slot;
}

void Vocabulary::Grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.id != kUnknownWord) Place(slot);
  }
}

}  // namespace rolecall
