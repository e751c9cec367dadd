#include "parser/closed_notice.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
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
    Word{"accepting", 2}, Word{"closed", 3}, Word{"exist", 1},
    Word{"expired", 4},   Word{"filled", 3}, Word{"longer", 3}};
constexpr Word kNoindex = {"noindex", 4};

// Two blocks of a text at a time.
constexpr size_t kBlock = sizeof(Sixteen);
constexpr size_t kStep = 2 * kBlock;
constexpr size_t kMiddle = 3;
// So many bytes tell of the places of a step.
constexpr size_t kWindow = kStep + kMiddle - 1;

// Where the middle of a word begins, of the places of a block: cep, ger, sed,
// red, led, dex, xis, and a few that look much like them.
[[gnu::always_inline]] inline Sixteen Middles(const char* at) {
  const Sixteen a = LoadSixteen(at) | 0x20;
  const Sixteen b = LoadSixteen(at + 1) | 0x20;
  const Sixteen c = LoadSixteen(at + 2) | 0x20;
  const Sixteen ends_in_d = (c == 'd') & (((a | 1) == 's') | (a == 'l'));
  const Sixteen ends_in_x = (c == 'x') & (a == 'd');
  // 'c' or 'g', and 'p' or 'r'.
  const Sixteen ends_in_r = ((c | 2) == 'r') & ((a | 4) == 'g');
  return ((b == 'e') & (ends_in_d | ends_in_x | ends_in_r)) |
         ((a == 'x') & (b == 'i') & (c == 's'));
}

bool StandsAt(std::string_view text, size_t at, std::string_view letters) {
  return AsciiLower(text[at]) == letters[0] &&
         EqualsIgnoreCase(text.substr(at, letters.size()), letters);
}

bool IsWordAt(std::string_view text, size_t at, std::string_view word) {
  const size_t end = at + word.size();
  return StandsAt(text, at, word) && (at == 0 || !IsAsciiAlpha(text[at - 1])) &&
         (end >= text.size() || !IsAsciiAlpha(text[end]));
}

// Whether a middle at `place` is that of a word, or of "noindex" if that is
// looked for too.
bool IsMiddleAt(std::string_view text, size_t place, bool with_noindex) {
  for (const auto& [letters, middle] : kWords) {
    if (place >= middle && IsWordAt(text, place - middle, letters)) return true;
  }
  return with_noindex && place >= kNoindex.middle &&
         StandsAt(text, place - kNoindex.middle, kNoindex.letters);
}

bool HoldsWord(std::string_view text, bool with_noindex) {
  std::array<char, kWindow> rest;
  for (size_t at = 0; at + kMiddle <= text.size(); at += kStep) {
    const char* step = text.data() + at;
    if (text.size() - at < kWindow) {
      rest.fill(0);
      std::copy(step, text.data() + text.size(), rest.begin());
      step = rest.data();
    }
    const Sixteen first = Middles(step);
    const Sixteen second = Middles(step + kBlock);
    if (!IsAny(first | second)) continue;
    for (uint32_t places = Bits(first) | Bits(second) << kBlock; places != 0;
         places &= places - 1) {
      const auto place = static_cast<size_t>(std::countr_zero(places));
      if (IsMiddleAt(text, at + place, with_noindex)) return true;
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
  return HoldsWord(text, false);
}

bool MayHoldClosedNoticeOrNoindex(std::string_view html) {
  return HoldsWord(html, true);
}

}  // namespace rolecall
