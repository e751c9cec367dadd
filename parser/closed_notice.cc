#include "parser/closed_notice.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>

#include "base/sixteen_bytes.h"
#include "base/text.h"

namespace rolecall {
namespace {

// Each way to say it has one of these as a whole word.
struct Word {
  std::string_view letters;
  size_t middle;  // where the three letters begin that it is looked for by
};
constexpr std::array<Word, 6> kWords = {
    Word{"accepting", 1}, Word{"closed", 1}, Word{"exist", 1},
    Word{"expired", 1},   Word{"filled", 2}, Word{"longer", 2}};

constexpr size_t kBlock = sizeof(Sixteen);
constexpr size_t kMiddle = 3;
// So many bytes tell of a block of places.
constexpr size_t kWindow = kBlock + kMiddle - 1;

// Nonzero at each of the places of a block where the middle of a word begins:
// cce, lle, nge, los, xis, xpi.
Sixteen Middles(const char* at) {
  const Sixteen a = LoadSixteen(at) | 0x20;
  const Sixteen b = LoadSixteen(at + 1) | 0x20;
  const Sixteen c = LoadSixteen(at + 2) | 0x20;
  const Sixteen before_e =
      ((a == b) & ((a == 'c') | (a == 'l'))) | ((a == 'n') & (b == 'g'));
  const Sixteen before_s =
      ((a == 'l') & (b == 'o')) | ((a == 'x') & (b == 'i'));
  const Sixteen before_i = (a == 'x') & (b == 'p');
  return (before_e & (c == 'e')) | (before_s & (c == 's')) |
         (before_i & (c == 'i'));
}

bool IsWordAt(std::string_view text, size_t at, std::string_view word) {
  if (AsciiLower(text[at]) != word[0]) return false;
  const size_t end = at + word.size();
  return EqualsIgnoreCase(text.substr(at, word.size()), word) &&
         (at == 0 || !IsAsciiAlpha(text[at - 1])) &&
         (end >= text.size() || !IsAsciiAlpha(text[end]));
}

// Whether a word's middle begins at one of the `places` from `begin` on.
bool HoldsWord(std::string_view text, size_t begin, Sixteen places) {
  for (size_t i = 0; i < kBlock; ++i) {
    if (places[i] == 0) continue;
    for (const auto& [letters, middle] : kWords) {
      const size_t at = begin + i;
      if (at >= middle && IsWordAt(text, at - middle, letters)) return true;
    }
  }
  return false;
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
  std::array<char, kWindow> rest;
  for (size_t at = 0; at + kMiddle <= text.size(); at += kBlock) {
    const char* block = text.data() + at;
    if (text.size() - at < kWindow) {
      rest.fill(0);
      std::copy(block, text.data() + text.size(), rest.begin());
      block = rest.data();
    }
    const Sixteen places = Middles(block);
    if (IsAny(places) && HoldsWord(text, at, places)) return true;
  }
  return false;
}

}  // namespace rolecall
