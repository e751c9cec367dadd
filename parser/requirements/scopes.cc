#include "parser/requirements/scopes.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "model/geo.h"

namespace rolecall {
namespace {

// Tokens of a label, and of the part of its line that stands before a sentence.
constexpr size_t kLongestLabel = 12;
constexpr size_t kLongestLine = 120;
constexpr size_t kLongestStateName = 3;
// Lines each way in which a list's other labels are looked for.
constexpr size_t kMostLines = 6;

// "I" is 1, "2" is 2; 0 for any other word.
int GradeOf(std::string_view word) {
  constexpr std::array<std::string_view, 4> kNumerals = {"I", "II", "III",
                                                         "IV"};
  for (size_t i = 0; i < kNumerals.size(); ++i) {
    const bool digit =
        word.size() == 1 && word[0] == static_cast<char>('1' + i);
    if (word == kNumerals[i] || digit) return static_cast<int>(i + 1);
  }
  return 0;
}

bool IsAnyOf(std::string_view word, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [word](std::string_view w) {
    return EqualsIgnoreCase(word, w);
  });
}

// Words that may stand before the states of a label, between and behind them.
constexpr std::array<std::string_view, 5> kBefore = {"in", "for", "if", "the",
                                                     "state"};
constexpr std::array<std::string_view, 6> kBetween = {"and", "or", ",",
                                                      "/",   "&",  ";"};
constexpr std::array<std::string_view, 14> kBehind = {
    "only",       "state",     "residents", "candidates", "employees",
    "applicants", "locations", "sites",     "clinics",    "facilities",
    "offices",    "staff",     "nurses",    "specific"};

// States whose letters are a trade's or a unit's as well.
constexpr std::array<std::string_view, 9> kTrades = {
    "MA", "PA", "OR", "CT", "MD", "ID", "DE", "IN", "MS"};

// "WA", "OR": capitals that spell a state.
bool IsCode(std::string_view text, std::span<const Token> tokens, size_t i) {
  const Token& token = tokens[i];
  return token.kind == TokenKind::kWord && token.end - token.begin == 2 &&
         token.letter_case == Case::kUpper &&
         !RegionCode(text.substr(token.begin, 2)).empty();
}

// The end of the state's name that begins at `first`; `first` where none does.
// Two letters are no name: MA and PA are trades as well.
size_t StateAt(std::string_view text, std::span<const Token> tokens,
               size_t first, size_t last) {
  for (size_t end = std::min(last, first + kLongestStateName); end > first;
       --end) {
    const std::string_view name = text.substr(
        tokens[first].begin, tokens[end - 1].end - tokens[first].begin);
    if (name.size() > 2 && !RegionCode(name).empty()) return end;
  }
  return first;
}

// Of whom a state's name is said.
constexpr std::array<std::string_view, 4> kPeople = {"applicants", "candidates",
                                                     "residents", "employees"};

}  // namespace

OwnPlace::OwnPlace(const std::vector<Place>& places) {
  for (const Place& place : places) {
    std::string_view town = place.address_locality;
    std::string region = RegionCode(place.address_region);
    // "Dayton, OH" in one field.
    if (const size_t comma = town.rfind(',');
        region.empty() && comma != std::string_view::npos) {
      region = RegionCode(Trim(town.substr(comma + 1)));
      if (!region.empty()) town = Trim(town.substr(0, comma));
    }
    if (!region.empty()) regions_.push_back(std::move(region));
    if (!town.empty()) localities_.emplace_back(town);
  }
}

bool OwnPlace::Is(std::string_view name) const {
  const std::string code = RegionCode(name);
  return std::find(regions_.begin(), regions_.end(), code) != regions_.end() ||
         std::any_of(localities_.begin(), localities_.end(),
                     [name](const std::string& town) {
                       return EqualsIgnoreCase(town, name);
                     });
}

void ScopeReader::ReadGrades(std::string_view title,
                             std::span<const Token> tokens) {
  for (const Token& token : tokens) {
    const int grade =
        GradeOf(title.substr(token.begin, token.end - token.begin));
    if (grade != 0) grades_.push_back(grade);
  }
}

bool NamesOtherStates(std::string_view text, std::span<const Token> tokens,
                      const OwnPlace& place, size_t first, size_t last) {
  const auto word = [&](size_t a, size_t b) {
    return text.substr(tokens[a].begin, tokens[b - 1].end - tokens[a].begin);
  };
  size_t i = first;
  while (i < last && IsAnyOf(word(i, i + 1), kBefore)) ++i;
  bool named = false;
  while (i < last) {
    const size_t end = StateAt(text, tokens, i, last);
    if (end == i) break;
    if (place.Is(word(i, end))) return false;
    named = true;
    i = end;
    while (i < last && IsAnyOf(word(i, i + 1), kBetween)) ++i;
  }
  while (i < last && IsAnyOf(word(i, i + 1), kBehind)) ++i;
  return named && i == last;
}

size_t ScopeReader::LineBegin(size_t token) const {
  size_t begin = token;
  while (begin > 0 && token - begin < kLongestLine &&
         tokens_[begin - 1].kind != TokenKind::kNewline) {
    --begin;
  }
  while (begin < token && tokens_[begin].kind == TokenKind::kSign) ++begin;
  return begin;
}

// "In Ohio, an X is required", "Ohio applicants must hold X", where the posting
// says that it is elsewhere.
bool NamesState(std::string_view text, std::span<const Token> tokens,
                uint32_t i) {
  if (IsCode(text, tokens, i)) return true;
  const size_t begin = i < kLongestStateName ? 0 : i + 1 - kLongestStateName;
  for (size_t first = begin; first <= i; ++first) {
    if (StateAt(text, tokens, first, tokens.size()) > i) return true;
  }
  return false;
}

bool ScopeReader::OpensWithOtherState(const Sentence& sentence) const {
  if (!place_.HasRegion()) return false;
  size_t first = sentence.first;
  const size_t last = sentence.last;
  while (first < last && tokens_[first].kind == TokenKind::kSign) ++first;
  if (first + 2 >= last) return false;
  const bool led = IsAnyOf(Text(first, first + 1), kBefore);
  if (led) ++first;
  // What must stand behind the name is quicker looked for than the name.
  const auto is_behind_name = [&](size_t end) {
    return led ? IsSign(tokens_[end], ',')
               : IsAnyOf(Text(end, end + 1), kPeople);
  };
  const size_t farthest = std::min(last, first + kLongestStateName + 1);
  size_t behind = first + 1;
  while (behind < farthest && !is_behind_name(behind)) ++behind;
  if (behind >= farthest) return false;
  const size_t end = StateAt(text_, tokens_, first, last);
  return end > first && end < last && is_behind_name(end) &&
         !place_.Is(Text(first, end));
}

bool ScopeReader::IsOfOthers(const Sentence& sentence) const {
  if (OpensWithOtherState(sentence)) return true;
  const size_t first = LineBegin(sentence.first);
  size_t last = first;
  const size_t end = std::min<size_t>(sentence.last, first + kLongestLabel);
  while (last < end && !IsSign(tokens_[last], ':')) ++last;
  if (last == first || last >= end) return false;
  return OfOtherStates(first, last) || OfOtherCode(first, last) ||
         OfOtherGrade(first, last);
}

// "Ohio:", "For Ohio and Kentucky sites only:"
bool ScopeReader::OfOtherStates(size_t first, size_t last) const {
  return NamesOtherStates(text_, tokens_, place_, first, last);
}

// "WA: MA-C", where another line of the same list begins with "OR:": two
// letters alone may be a trade's or a unit's.
bool ScopeReader::OfOtherCode(size_t first, size_t last) const {
  if (last != first + 1 || !IsCode(text_, tokens_, first)) return false;
  const std::string_view own = Text(first, last);
  if (place_.Is(own)) return false;
  size_t lines = 0;
  for (size_t i = first; i > 0 && lines < kMostLines; --i) {
    if (tokens_[i - 1].kind != TokenKind::kNewline) continue;
    ++lines;
    if (i != first && BeginsWithCode(i, own)) return true;
  }
  lines = 0;
  for (size_t i = last; i < tokens_.size() && lines < kMostLines; ++i) {
    if (tokens_[i].kind != TokenKind::kNewline) continue;
    ++lines;
    if (BeginsWithCode(i + 1, own)) return true;
  }
  return false;
}

// "- KY: ...", of another state than `other`; "MA" and "PA" may be two trades.
bool ScopeReader::BeginsWithCode(size_t line, std::string_view other) const {
  while (line < tokens_.size() && tokens_[line].kind == TokenKind::kSign) {
    ++line;
  }
  return line + 1 < tokens_.size() && IsSign(tokens_[line + 1], ':') &&
         IsCode(text_, tokens_, line) && Text(line, line + 1) != other &&
         !(IsAnyOf(other, kTrades) && IsAnyOf(Text(line, line + 1), kTrades));
}

// "MA II:" in a posting for the first grade, or for either.
bool ScopeReader::OfOtherGrade(size_t first, size_t last) const {
  const int grade = last - first >= 2 ? GradeOf(Text(last - 1, last)) : 0;
  return grade != 0 && !grades_.empty() &&
         (grade > *std::min_element(grades_.begin(), grades_.end()) ||
          std::find(grades_.begin(), grades_.end(), grade) == grades_.end());
}

}  // namespace rolecall
