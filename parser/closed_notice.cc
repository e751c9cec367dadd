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

// Each way to say it has one of these as a whole word.  A word is looked for by
// two of its letters.
struct Word {
  std::string_view letters;
  size_t pair;  // where the two letters stand
};
constexpr Word kAccepting = {"accepting", 3};
constexpr Word kClosed = {"closed", 4};
constexpr Word kExist = {"exist", 0};
constexpr Word kExpired = {"expired", 0};
constexpr Word kFilled = {"filled", 4};
constexpr Word kLonger = {"longer", 3};
constexpr Word kNoindex = {"noindex", 5};

// Four blocks of a text at a time, and one byte more for the last pair.
constexpr size_t kBlock = sizeof(Sixteen);
constexpr size_t kStep = 4 * kBlock;
constexpr size_t kPair = 2;
constexpr size_t kWindow = kStep + kPair - 1;

// Where the pair of a word begins, of the places of a block: ed, ep, ex, ge,
// and those that a bit tells from them, which are fewer than they look.
[[gnu::always_inline]] inline Sixteen Pairs(const char* at) {
  const Sixteen first = LoadSixteen(at);
  const Sixteen second = LoadSixteen(at + 1);
  const Sixteen d_or_e = (second | 0x21) == 'e';
  const Sixteen p_or_x = (second | 0x28) == 'x';
  return ((first | 0x22) == 'g') & (d_or_e | p_or_x);
}

// Where one of the letters stands before that the words with "ed", "ep" and
// "ge" have there, or where the pair is "ex": few of the pairs of other words.
[[gnu::always_inline]] inline Sixteen MayBePairs(const char* at) {
  const Sixteen before = LoadSixteen(at - 1);
  const Sixteen c_or_s = (before | 0x30) == 's';
  const Sixteen l_or_n = (before | 0x22) == 'n';
  return c_or_s | l_or_n | ((LoadSixteen(at + 1) | 0x20) == 'x');
}

bool StandsAt(std::string_view text, size_t at, std::string_view letters) {
  const size_t last = at + letters.size() - 1;
  return last < text.size() && AsciiLower(text[at]) == letters.front() &&
         AsciiLower(text[last]) == letters.back() &&
         EqualsIgnoreCase(text.substr(at, letters.size()), letters);
}

// Whether `word` stands where its two letters at `pair` say.
bool IsWordAt(std::string_view text, size_t pair, const Word& word) {
  if (pair < word.pair) return false;
  const size_t at = pair - word.pair;
  const size_t end = at + word.letters.size();
  return StandsAt(text, at, word.letters) &&
         (at == 0 || !IsAsciiAlpha(text[at - 1])) &&
         (end >= text.size() || !IsAsciiAlpha(text[end]));
}

// Whether a pair at `place` is that of a word, or of "noindex" if that is
// looked for too.
bool IsPairAt(std::string_view text, size_t place, bool with_noindex) {
  switch (AsciiLower(text[place + 1])) {
    case 'd': {  // of all pairs the one that other words have most
      const char before = place > 0 ? AsciiLower(text[place - 1]) : ' ';
      return (before == 's' && IsWordAt(text, place, kClosed)) ||
             (before == 'l' && IsWordAt(text, place, kFilled));
    }
    case 'e':
      return IsWordAt(text, place, kLonger);
    case 'p':
      return IsWordAt(text, place, kAccepting);
    case 'x':
      return IsWordAt(text, place, kExist) || IsWordAt(text, place, kExpired) ||
             (with_noindex && place >= kNoindex.pair &&
              StandsAt(text, place - kNoindex.pair, kNoindex.letters));
    default:
      return false;
  }
}

bool HoldsWord(std::string_view text, bool with_noindex) {
  if (text.size() < kPair) return false;
  // The first byte has none before it.
  if (IsPairAt(text, 0, with_noindex)) return true;
  std::array<char, 1 + kWindow> rest;
  for (size_t at = 1; at + kPair <= text.size(); at += kStep) {
    const char* step = text.data() + at;
    if (text.size() - at < kWindow) {
      rest.fill(0);
      std::copy(step - 1, text.data() + text.size(), rest.begin());
      step = rest.data() + 1;
    }
    const std::array<Sixteen, 4> pairs = {Pairs(step), Pairs(step + kBlock),
                                          Pairs(step + 2 * kBlock),
                                          Pairs(step + 3 * kBlock)};
    if (!IsAny((pairs[0] | pairs[1]) | (pairs[2] | pairs[3]))) continue;
    for (size_t i = 0; i < pairs.size(); ++i) {
      const Sixteen may = pairs[i] & MayBePairs(step + i * kBlock);
      for (uint32_t bits = Bits(may); bits != 0; bits &= bits - 1) {
        const auto place = static_cast<size_t>(std::countr_zero(bits));
        if (IsPairAt(text, at + i * kBlock + place, with_noindex)) return true;
      }
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
