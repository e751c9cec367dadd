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
constexpr size_t kStem = 5;  // letters that are looked for first

// How far to go on from a place whose kStem-th letter is this one: the least
// distance at which a stem could have it (after Horspool).
constexpr std::array<uint8_t, 256> kShifts = [] {
  std::array<uint8_t, 256> shifts{};
  for (uint8_t& shift : shifts) shift = kStem;
  for (std::string_view word : kWords) {
    for (size_t i = 0; i < kStem; ++i) {
      for (char c : {word[i], static_cast<char>(word[i] - 32)}) {
        uint8_t& shift = shifts[static_cast<unsigned char>(c)];
        shift = std::min(shift, static_cast<uint8_t>(kStem - 1 - i));
      }
    }
  }
  return shifts;
}();

bool IsWordAt(std::string_view text, size_t at, std::string_view word) {
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
  size_t end = kStem;  // of what is compared
  while (end <= text.size()) {
    const size_t shift = kShifts[static_cast<unsigned char>(text[end - 1])];
    if (shift == 0) {
      for (std::string_view word : kWords) {
        if (IsWordAt(text, end - kStem, word)) return true;
      }
    }
    end += std::max<size_t>(1, shift);
  }
  return false;
}

}  // namespace rolecall
