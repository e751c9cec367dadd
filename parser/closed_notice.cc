#include "parser/closed_notice.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <initializer_list>

#include "base/text.h"

namespace rolecall {
namespace {

// Each way to say it has one of these as a whole word.
constexpr std::array<std::string_view, 6> kWords = {
    "accepting", "closed", "exist", "expired", "filled", "longer"};

// Sixteen places of a text at a time.
using Block = int8_t __attribute__((vector_size(16)));
constexpr size_t kReach = 4;  // how far beyond its place a word is looked at

Block Load(const char* at) {
  Block block;
  std::memcpy(&block, at, sizeof block);
  return block | 0x20;  // lower case
}

// Where one of the words may begin in the sixteen places at `at`, told by its
// first, second and fifth letter.
Block MayBegin(const char* at) {
  const Block first = Load(at);
  const Block second = Load(at + 1);
  const Block fifth = Load(at + kReach);
  return (
      ((fifth == 'e') & (((first == 'c') & (second == 'l')) |
                         ((first == 'f') & (second == 'i')) |
                         ((first == 'l') & (second == 'o')))) |
      ((first == 'e') & (second == 'x') & ((fifth == 'r') | (fifth == 't'))) |
      ((first == 'a') & (second == 'c') & (fifth == 'p')));
}

bool IsAny(Block places) {
  std::array<uint64_t, 2> halves;
  std::memcpy(halves.data(), &places, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

bool IsWordAt(std::string_view text, size_t at, std::string_view word) {
  if (AsciiLower(text[at]) != word[0]) return false;
  const size_t end = at + word.size();
  return EqualsIgnoreCase(text.substr(at, word.size()), word) &&
         (at == 0 || !IsAsciiAlpha(text[at - 1])) &&
         (end >= text.size() || !IsAsciiAlpha(text[end]));
}

bool HoldsAny(std::string_view line,
              std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return ContainsIgnoreCase(line, word);
  });
}

}  // namespace

bool IsClosedNotice(std::string_view line) {
  return line.size() <= 160 && MayHoldClosedNotice(line) &&
         HoldsAny(line, {"job", "position", "posting", "vacancy", "opening",
                         "requisition", "role", "application"}) &&
         HoldsAny(line, {"no longer accepting", "no longer available",
                         "no longer open", "no longer active",
                         "not accepting applications", "has been filled",
                         "has been closed", "has closed", "is closed",
                         "has expired", "is expired", "does not exist"});
}

bool MayHoldClosedNotice(std::string_view text) {
  constexpr size_t kBlock = sizeof(Block);
  for (size_t at = 0; at < text.size(); at += kBlock) {
    // Four blocks are one question.
    while (at + 4 * kBlock + kReach <= text.size()) {
      const char* const here = text.data() + at;
      if (IsAny(MayBegin(here) | MayBegin(here + kBlock) |
                MayBegin(here + 2 * kBlock) | MayBegin(here + 3 * kBlock))) {
        break;
      }
      at += 4 * kBlock;
    }
    const bool is_whole = at + kBlock + kReach <= text.size();
    if (is_whole && !IsAny(MayBegin(text.data() + at))) continue;
    for (size_t i = at; i < std::min(at + kBlock, text.size()); ++i) {
      for (std::string_view word : kWords) {
        if (IsWordAt(text, i, word)) return true;
      }
    }
  }
  return false;
}

}  // namespace rolecall
