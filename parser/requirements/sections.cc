#include "parser/requirements/sections.h"

#include <algorithm>

#include "base/text.h"

namespace rolecall {
namespace {

// Words from "one" to "following" in "one of these following".
constexpr size_t kLongestChoice = 4;

// Which of two sections a heading means that names both.
int Rank(Section section) {
  switch (section) {
    case Section::kPreferred:
      return 5;
    case Section::kEmployer:
    case Section::kWaived:
    case Section::kBarred:
      return 4;
    case Section::kRequired:
      return 3;
    case Section::kDuties:
      return 2;
    case Section::kLabel:
      return 1;
    case Section::kOther:
      return 0;
  }
  return 0;
}

// Letters of "at", "but", "by".
constexpr size_t kSmallWord = 3;
// Tokens of "required at hire:".
constexpr size_t kLongestBehindLevel = 5;

size_t CountUpper(std::span<const Token> line) {
  return static_cast<size_t>(
      std::count_if(line.begin(), line.end(), [](const Token& token) {
        return token.kind == TokenKind::kWord &&
               token.letter_case == Case::kUpper;
      }));
}

// Small words aside, every word begins with a capital.
bool AllCapitalised(std::span<const Token> line) {
  return std::none_of(line.begin(), line.end(), [](const Token& token) {
    return token.kind == TokenKind::kWord && token.end - token.begin > 3 &&
           token.letter_case == Case::kLower;
  });
}

}  // namespace

SectionLexicon::SectionLexicon(Vocabulary& vocabulary) {
  for (const SectionPhrases& line : AllSectionPhrases()) {
    for (const std::string_view phrase : Split(line.phrases, ';')) {
      const uint32_t number =
          trie_.Add(TokenizePhrase(Trim(phrase), vocabulary));
      if (number == sections_.size()) sections_.push_back(line.section);
    }
  }
  trie_.Freeze(vocabulary);
  const auto mark = [&vocabulary](std::string_view words,
                                  std::vector<uint8_t>& marks) {
    for (const std::string_view word : Split(words, ';')) {
      const WordId id = vocabulary.Add(Trim(word));
      marks.resize(std::max<size_t>(marks.size(), id + 1));
      marks[id] = 1;
    }
  };
  and_ = vocabulary.Add("and");
  for_ = vocabulary.Add("for");
  or_ = vocabulary.Add("or");
  either_ = vocabulary.Add("either");
  speaker_ = vocabulary.Add("i");
  mark(OpeningWords(), openers_);
  mark(AnsweringWords(), answers_);
  mark(ClosingWords(), closers_);
  mark("year; years; yr; yrs", years_);
  mark(BindingWords(), binding_);
  mark("one; any; either", choosing_);
  mark("following; below", below_);
  mark(
      "certification; certifications; license; licenses; credential; "
      "credentials; registration; registrations",
      credentials_);
}

bool SectionLexicon::OffersChoice(std::span<const Token> line) const {
  const auto marked = [](const std::vector<uint8_t>& marks, WordId word) {
    return word < marks.size() && marks[word] != 0;
  };
  size_t chosen = line.size();  // where "one" or "either" stands
  for (size_t i = 0; i + 1 < line.size(); ++i) {
    if (marked(choosing_, line[i].word)) chosen = i;
    if (chosen < i && i <= chosen + kLongestChoice &&
        marked(below_, line[i].word)) {
      return line[i + 1].kind == TokenKind::kSign ||
             marked(credentials_, line[i + 1].word);
    }
  }
  return false;
}

bool SectionLexicon::IsJoint(const Token& token) const {
  return IsSign(token, '&') || IsSign(token, '/') ||
         (token.kind == TokenKind::kWord && token.word == and_);
}

SectionLexicon::Reading SectionLexicon::Read(std::span<const Token> tokens,
                                             size_t first, size_t last) const {
  Reading reading;
  const std::span<const Token> range = tokens.first(last);
  PhraseHit hit;
  uint32_t longest = 0;
  for (size_t i = first; i < last;) {
    if (!trie_.LongestAt(range, i, hit)) {
      ++i;
      continue;
    }
    const Section section = sections_[hit.phrase];
    if (section == Section::kOther) return {};
    const uint32_t length = hit.last - hit.first;
    // A phrase of two words tells more than a word ("required skills").
    // "Qualifications and desired experience" heads both.
    const bool joined = reading.section == Section::kRequired &&
                        section == Section::kPreferred && hit.first > first &&
                        IsJoint(tokens[hit.first - 1]);
    if (!reading.known || Rank(section) > Rank(reading.section) ||
        (length >= 3 && longest < 2)) {
      if (!joined && !(reading.known && longest >= 3 && length < 2)) {
        reading.section = section;
        longest = length;
      }
    }
    reading.known = true;
    reading.known_words += length;
    i = hit.last;
  }
  return reading;
}

bool SectionLexicon::LooksLikeHeading(std::span<const Token> tokens,
                                      size_t first, size_t last,
                                      const Reading& reading) const {
  if (!reading.known) return false;
  const Token& end = tokens[last - 1];
  if (end.kind == TokenKind::kSign && end.sign != ')' && end.sign != '!' &&
      end.sign != '?') {
    return false;
  }
  for (size_t i = first; i < last; ++i) {
    if (IsSign(tokens[i], '.') || IsSign(tokens[i], ';') ||
        IsSign(tokens[i], '|') || (IsSign(tokens[i], ':') && i + 1 < last)) {
      return false;
    }
  }
  const std::span<const Token> line = tokens.subspan(first, last - first);
  if (HeadsNeedsOf(line)) return true;
  if (QualifiesAnItem(tokens, first, last)) return false;
  const size_t words = Words(line);
  return CountUpper(line) == words || reading.known_words * 2 >= words ||
         AllCapitalised(line);
}

// "Bachelor's degree in nursing (preferred)": what the bracket says is said of
// an item, unless headings' words stand before it.
bool SectionLexicon::QualifiesAnItem(std::span<const Token> tokens,
                                     size_t first, size_t last) const {
  if (!IsSign(tokens[last - 1], ')')) return false;
  size_t open = last - 1;
  while (open > first && !IsSign(tokens[open], '(')) --open;
  if (open == first) return false;
  const size_t words = Words(tokens.subspan(first, open - first));
  return Read(tokens, first, open).known_words * 2 < words;
}

bool SectionLexicon::SaysItsLevel(std::span<const Token> tokens,
                                  size_t name_last, size_t last) const {
  for (size_t i = name_last; i < last; ++i) {
    const Token& token = tokens[i];
    if (token.kind != TokenKind::kWord || token.plural ||
        token.letter_case != Case::kLower) {
      continue;
    }
    const Reading word = Read(tokens, i, i + 1);
    if (!word.known || (word.section != Section::kRequired &&
                        word.section != Section::kPreferred)) {
      continue;
    }
    // "required at hire", not "required skills".
    const bool ends = i + 1 >= last || tokens[i + 1].kind != TokenKind::kWord ||
                      tokens[i + 1].end - tokens[i + 1].begin <= kSmallWord;
    return ends && last - i <= kLongestBehindLevel && !tokens[last - 1].plural;
  }
  return false;
}

bool SectionLexicon::HeadsNeedsOf(std::span<const Token> line) const {
  size_t end = 0;
  Section section = Section::kOther;
  return StartsAt(line, 0, line.size(), end, section) &&
         (section == Section::kRequired || section == Section::kPreferred) &&
         end + 1 < line.size() && line[end - 1].plural &&
         line[end].kind == TokenKind::kWord && line[end].word == for_ &&
         line.front().letter_case != Case::kLower && AllCapitalised(line);
}

bool SectionLexicon::StartsAt(std::span<const Token> tokens, size_t at,
                              size_t last, size_t& end,
                              Section& section) const {
  PhraseHit hit;
  if (!trie_.LongestAt(tokens.first(last), at, hit)) return false;
  end = hit.last;
  section = sections_[hit.phrase];
  return true;
}

}  // namespace rolecall
