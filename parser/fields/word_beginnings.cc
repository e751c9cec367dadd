// Words are found sixty-four bytes at a time, most of them are done with after
// a look at three letters, and the others are compared whole with the few that
// begin with the same two: none of it has branches that depend on the letters,
// which is what a walk of letter by letter pays for.
#include "parser/fields/word_beginnings.h"

#include <algorithm>
#include <cstring>

#include "base/sixteen_bytes.h"

namespace rolecall {
namespace {

uint64_t LettersOf(const char* at) {
  uint64_t letters = 0;
  for (unsigned i = 0; i < 4; ++i) {
    const Sixteen bytes = LoadSixteen(at + i * sizeof(Sixteen)) | 0x20;
    letters |= uint64_t{Bits((bytes >= 'a') & (bytes <= 'z'))}
               << (i * sizeof bytes);
  }
  return letters;
}

// Ones in the first `count` bytes, zeros in the others.
Sixteen FirstOnes(size_t count) {
  static constexpr std::array<int8_t, 2 * sizeof(Sixteen)> kOnes = [] {
    std::array<int8_t, 2 * sizeof(Sixteen)> ones{};
    for (size_t i = 0; i < sizeof(Sixteen); ++i) ones[i] = -1;
    return ones;
  }();
  Sixteen ones;
  std::memcpy(&ones, kOnes.data() + sizeof ones - count, sizeof ones);
  return ones;
}

Sixteen LoadUpToSixteen(std::string_view text) {
  if (text.size() >= sizeof(Sixteen)) return LoadSixteen(text.data());
  std::array<char, sizeof(Sixteen)> rest{};
  std::copy(text.begin(), text.end(), rest.begin());
  return LoadSixteen(rest.data());
}

// The letters that `text` begins with, in lower case; zeros behind.
Sixteen LeadingLetters(std::string_view text) {
  const Sixteen lower = LoadUpToSixteen(text) | 0x20;
  const uint32_t letters = Bits((lower >= 'a') & (lower <= 'z'));
  return lower & FirstOnes(static_cast<size_t>(std::countr_one(letters)));
}

}  // namespace

WordBeginnings::WordBeginnings(const std::vector<Beginning>& beginnings)
    : may_begin_(Three(kLetters + 1, 0, 0) / 64 + 1) {
  const size_t twos = Two(kLetters + 1, 0);
  std::vector<std::vector<Entry>> by_two(twos);
  for (Beginning beginning : beginnings) {
    const bool is_whole = beginning.letters.ends_with(' ');
    if (is_whole) beginning.letters.remove_suffix(1);
    const std::string_view letters = beginning.letters;
    const Entry entry = {LeadingLetters(letters),
                         FirstOnes(letters.size() + is_whole), beginning.kinds};
    const unsigned a = LetterOf(letters[0]);
    const unsigned only = letters.size() > 1 ? LetterOf(letters[1]) : 0;
    for (unsigned b = 0; b <= kLetters; ++b) {
      const bool is_open = letters.size() == 1 && !is_whole;
      if (is_open || b == only) by_two[Two(a, b)].push_back(entry);
    }
    Allow(letters, is_whole);
  }
  for (const std::vector<Entry>& entries : by_two) {
    first_.push_back(static_cast<uint16_t>(entries_.size()));
    entries_.insert(entries_.end(), entries.begin(), entries.end());
  }
  first_.push_back(static_cast<uint16_t>(entries_.size()));
}

// Where `letters` are fewer than three, whatever may stand behind them: after a
// whole word something that is no letter, and then anything.
void WordBeginnings::Allow(std::string_view letters, bool is_whole) {
  for (unsigned b = 0; b <= kLetters; ++b) {
    for (unsigned c = 0; c <= kLetters; ++c) {
      const auto fits = [&](size_t i, unsigned letter) {
        if (i < letters.size()) return LetterOf(letters[i]) == letter;
        return !is_whole || i > letters.size() || letter == 0;
      };
      if (fits(1, b) && fits(2, c)) {
        const size_t three = Three(LetterOf(letters[0]), b, c);
        may_begin_[three / 64] |= uint64_t{1} << (three % 64);
      }
    }
  }
}

uint64_t WordBeginnings::LettersIn(std::string_view text) {
  if (text.size() >= kBlock) return LettersOf(text.data());
  std::array<char, kBlock> rest{};
  std::copy(text.begin(), text.end(), rest.begin());
  return LettersOf(rest.data());
}

unsigned WordBeginnings::KindsAt(std::string_view text, size_t at) const {
  const std::string_view rest = text.substr(at);
  const Sixteen word = LeadingLetters(rest);
  const size_t two =
      Two(LetterOf(rest[0]), rest.size() > 1 ? LetterOf(rest[1]) : 0);
  unsigned kinds = 0;
  for (size_t i = first_[two]; i < first_[two + 1]; ++i) {
    const Entry& entry = entries_[i];
    const bool is_it = IsAll((word & entry.used) == entry.letters);
    kinds |= is_it ? entry.kinds : 0;
  }
  return kinds;
}

}  // namespace rolecall
