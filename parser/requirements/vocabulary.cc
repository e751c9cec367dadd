#include "parser/requirements/vocabulary.h"

namespace rolecall {
namespace {

constexpr size_t kLongestWord = 63;
constexpr size_t kFirstSlots = 1024;

uint32_t Hash(std::string_view word) {
  uint32_t hash = 2166136261u;
  for (const char c : word) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  }
  return hash ^ (hash >> 15);
}

}  // namespace

Vocabulary::Vocabulary() : slots_(kFirstSlots, kUnknownWord) {}

std::string_view Vocabulary::word(WordId id) const {
  const size_t begin = id == 1 ? 0 : ends_[id - 2];
  return {bytes_.data() + begin, ends_[id - 1] - begin};
}

size_t Vocabulary::Slot(std::string_view word_text) const {
  const size_t mask = slots_.size() - 1;
  size_t slot = Hash(word_text) & mask;
  while (slots_[slot] != kUnknownWord && word(slots_[slot]) != word_text) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

WordId Vocabulary::Find(std::string_view word_text) const {
  if (word_text.empty() || word_text.size() > kLongestWord) return kUnknownWord;
  return slots_[Slot(word_text)];
}

WordId Vocabulary::Add(std::string_view word_text) {
  if (word_text.empty() || word_text.size() > kLongestWord) return kUnknownWord;
  if (ends_.size() * 2 >= slots_.size()) Grow();
  const size_t slot = Slot(word_text);
  if (slots_[slot] != kUnknownWord) return slots_[slot];
  bytes_.insert(bytes_.end(), word_text.begin(), word_text.end());
  ends_.push_back(static_cast<uint32_t>(bytes_.size()));
  return slots_[slot] = static_cast<WordId>(ends_.size());
}

void Vocabulary::Grow() {
  slots_.assign(slots_.size() * 2, kUnknownWord);
  for (WordId id = 1; id <= ends_.size(); ++id) slots_[Slot(word(id))] = id;
}

}  // namespace rolecall
