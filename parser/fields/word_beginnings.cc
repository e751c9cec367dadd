// Words are found sixty-four bytes at a time, and most of them are done with
// after a look at three letters: neither has branches that depend on the text,
// which is what a letter by letter walk pays for.
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

}  // namespace

WordBeginnings::WordBeginnings(const std::vector<Beginning>& beginnings)
    : nodes_(2), may_begin_(Three(kLetters + 1, 0, 0) / 64 + 1) {
  nodes_[0].next.fill(kNowhere);
  nodes_[kNowhere].next.fill(kNowhere);
  for (Beginning beginning : beginnings) {
    const bool is_whole = beginning.letters.ends_with(' ');
    if (is_whole) beginning.letters.remove_suffix(1);
    Node& node = Add(beginning.letters);
    (is_whole ? node.kinds_of_whole : node.kinds) |= beginning.kinds;
    AllowThree(beginning.letters, is_whole);
  }
}

WordBeginnings::Node& WordBeginnings::Add(std::string_view letters) {
  size_t node = 0;
  for (const char c : letters) {
    const unsigned letter = LetterOf(c);
    if (nodes_[node].next[letter] == kNowhere) {
      nodes_[node].next[letter] = static_cast<uint16_t>(nodes_.size());
      nodes_.emplace_back().next.fill(kNowhere);
    }
    node = nodes_[node].next[letter];
  }
  return nodes_[node];
}

// Where `letters` are fewer than three, whatever may stand behind them: after a
// whole word something that is no letter, and then anything.
void WordBeginnings::AllowThree(std::string_view letters, bool is_whole) {
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
  unsigned kinds = 0;
  unsigned node = 0;
  for (; at < text.size(); ++at) {
    const unsigned letter = LetterOf(text[at]);
    if (letter == 0) break;
    node = nodes_[node].next[letter];
    if (node == kNowhere) return kinds;
    kinds |= nodes_[node].kinds;
  }
  return kinds | nodes_[node].kinds_of_whole;
}

}  // namespace rolecall
