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
bool ScopeReader::OpensWithOtherState(const Sentence& sentence) const {
  if (!place_.HasRegion()) return false;
  size_t first = sentence.first;
  const size_t last = sentence.last;
  while (first < last && tokens_[first].kind == TokenKind::kSign) ++first;
  if (first + 2 >= last) return false;
  const bool led = IsAnyOf(Text(first, first + 1), kBefore);
  if (led) ++first;
  const size_t end = StateAt(first, last);
  if (end == first || end >= last || place_.Is(Text(first, end))) return false;
  return led ? IsSign(tokens_[end], ',') : IsAnyOf(Text(end, end + 1), kPeople);
}

bool ScopeReader::IsOfOthers(const Sentence& sentence) const {
  if (OpensWithOtherState(sentence)) return true;
  const size_t first = LineBegin(sentence.first);
  size_t last = first;
  const size_t end = std::min<size_t>(sentence.last, first + kLongestLabel);
  while (last < end && !IsSign(tokens_[last], ':')) ++last;
  if (last == first || last >= end) return false;
  return OfOtherStates(first, last) || OfOtherGrade(first, last);
}

// The end of the state's name that begins at `first`; `first` where none does.
// Two letters are no name: MA and PA are trades as well.
size_t ScopeReader::StateAt(size_t first, size_t last) const {
  for (size_t end = std::min(last, first + kLongestStateName); end > first;
       --end) {
    const std::string_view name = Text(first, end);
    if (name.size() > 2 && !RegionCode(name).empty()) return end;
  }
  return first;
}

// "Ohio:", "For Ohio and Kentucky sites only:"
bool ScopeReader::OfOtherStates(size_t first, size_t last) const {
  size_t i = first;
  while (i < last && IsAnyOf(Text(i, i + 1), kBefore)) ++i;
  bool named = false;
  while (i < last) {
    const size_t end = StateAt(i, last);
    if (end == i) break;
    if (place_.Is(Text(i, end))) return false;
    named = true;
    i = end;
    while (i < last && IsAnyOf(Text(i, i + 1), kBetween)) ++i;
  }
  while (i < last && IsAnyOf(Text(i, i + 1), kBehind)) ++i;
  return named && i == last;
}

// "MA II:" in a posting for the first grade, or for either.
bool ScopeReader::OfOtherGrade(size_t first, size_t last) const {
  const int grade = last - first >= 2 ? GradeOf(Text(last - 1, last)) : 0;
  return grade != 0 && !grades_.empty() &&
         (grade > *std::min_element(grades_.begin(), grades_.end()) ||
          std::find(grades_.begin(), grades_.end(), grade) == grades_.end());
}

}  // namespace rolecall
