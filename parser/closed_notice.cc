#include "parser/closed_notice.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>

#include "base/text.h"

namespace rolecall {
namespace {

// Each way to say it has one of these as a whole word.
constexpr std::array<std::string_view, 6> kWords = {
    "accepting", "closed", "exist", "expired", "filled", "longer"};

// How far a place of a text, at which words are looked for, may be moved on, by
// the letters that stand fourth and fifth from it (after Wu and Manber): by as
// much as none of the words has these two together before.
constexpr size_t kWindow = 5;  // letters, as the shortest word has

constexpr size_t PairOf(char a, char b) {
  return static_cast<size_t>((a & 31) << 5 | (b & 31));  // in any case
}

constexpr std::array<uint8_t, 1024> kShifts = [] {
  std::array<uint8_t, 1024> shifts{};
  shifts.fill(kWindow - 1);
  for (const std::string_view word : kWords) {
    for (size_t i = 0; i + 1 < kWindow; ++i) {
      uint8_t& shift = shifts[PairOf(word[i], word[i + 1])];
      shift = std::min(shift, static_cast<uint8_t>(kWindow - 2 - i));
    }
  }
  return shifts;
}();

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
  for (size_t at = 0; at + kWindow <= text.size();) {
    const size_t shift =
        kShifts[PairOf(text[at + kWindow - 2], text[at + kWindow - 1])];
    if (shift == 0) {
      for (const std::string_view word : kWords) {
        if (IsWordAt(text, at, word)) return true;
      }
    }
    at += std::max<size_t>(shift, 1);
  }
  return false;
}

}  // namespace rolecall
