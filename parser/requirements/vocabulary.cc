#include "parser/requirements/vocabulary.h"

namespace rolecall {
namespace {

constexpr size_t kLongestWord = 63;
constexpr size_t kFirstSlots = 1024;

uint32_t Hash(std::string_view word) {
  WordHash hash;
  for (const char c : word) hash.Add(c);
  return hash.value();
}

}  // namespace

Vocabulary::Vocabulary() : slots_(kFirstSlots) {}

WordId Vocabulary::Find(std::string_view word_text) const {
  if (word_text.empty() || word_text.size() > kLongestWord) return kUnknownWord;
  return Find(word_text, Hash(word_text));
}

WordId Vocabulary::Add(std::string_view word_text) {
  if (word_text.empty() || word_text.size() > kLongestWord) return kUnknownWord;
  const uint32_t hash = Hash(word_text);
  if (const WordId known = Find(word_text, hash)) return known;
  if ((ends_.size() + 1) * 4 > slots_.size() * 3) Grow();
  bytes_.insert(bytes_.end(), word_text.begin(), word_text.end());
  ends_.push_back(static_cast<uint32_t>(bytes_.size()));
  const auto id = static_cast<WordId>(ends_.size());
  Place({hash, id});
  return id;
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
