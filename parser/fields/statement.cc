#include "parser/fields/statement.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "parser/fields/word_beginnings.h"
#include "parser/re2_view.h"

namespace rolecall {
namespace {

constexpr size_t kMaxHeadingBytes = 60;
constexpr size_t kUsualStatements = 64;

// "Preferred Qualifications:", or the same without the colon on a line of its
// own, with a capital in front and no full stop behind.
bool IsHeading(std::string_view line) {
  if (line.empty() || line.size() > kMaxHeadingBytes) return false;
  if (line.back() == ':') return true;
  return IsAsciiUpper(line.front()) && line.back() != '.' &&
         line.back() != ',' && line.back() != ';' &&
         std::count(line.begin(), line.end(), ' ') <= 3 && !Contains(line, ":");
}

bool IsPlusHeading(std::string_view lower) {
  for (const std::string_view word :
       {"prefer", "desir", "nice to have", "nice-to-have", "bonus", "a plus",
        "pluses", "ideal", "would be great", "advantage"}) {
    if (Contains(lower, word)) return true;
  }
  return false;
}

// The end of a sentence's mark at `at`; npos: none stands there.
size_t SentenceEnd(std::string_view text, size_t at) {
  const char c = text[at];
  if (c == ';') return at + 1;
  if (c == '.' || c == '!' || c == '?') {
    // "A. I have ...", "the U.S. Army"
    const bool is_letter = at > 0 && IsAsciiAlpha(text[at - 1]) &&
                           (at == 1 || !IsAsciiAlnum(text[at - 2]));
    if (is_letter) return std::string_view::npos;
    const bool ends =
        at + 2 < text.size() && text[at + 1] == ' ' &&
        (IsAsciiUpper(text[at + 2]) || IsAsciiDigit(text[at + 2]) ||
         static_cast<unsigned char>(text[at + 2]) > 0x7F ||
         text[at + 2] == '*' || text[at + 2] == '-');
    return ends ? at + 1 : std::string_view::npos;
  }
  if (c == '*') return at + 1;
  // Bullets: U+2022, U+25CF, U+25AA, U+00B7.
  for (const std::string_view bullet :
       {"\xE2\x80\xA2", "\xE2\x97\x8F", "\xE2\x96\xAA", "\xC2\xB7"}) {
    if (text.substr(at).starts_with(bullet)) return at + bullet.size();
  }
  return std::string_view::npos;
}

// Its only letters are "or".
bool IsOrLine(std::string_view lower) {
  while (!lower.empty() && !IsAsciiAlpha(lower.front())) lower.remove_prefix(1);
  if (!lower.starts_with("or")) return false;
  lower.remove_prefix(2);
  return std::none_of(lower.begin(), lower.end(), IsAsciiAlpha);
}

// "B. I have ..." puts one of several answers into the applicant's mouth.
bool IsAnswer(std::string_view lower) {
  const auto skip = [&lower](auto is_skipped) {
    while (!lower.empty() && is_skipped(lower.front())) lower.remove_prefix(1);
  };
  skip([](char c) { return !IsAsciiAlnum(c); });
  if (lower.size() > 1 && (lower[1] == '.' || lower[1] == ')')) {
    lower.remove_prefix(2);
    skip(IsAsciiSpace);
  }
  return lower.starts_with("i ") || lower.starts_with("my ");
}

bool BeginsWithOr(std::string_view lower) {
  while (!lower.empty() && !IsAsciiAlnum(lower.front())) lower.remove_prefix(1);
  return lower.starts_with("or ") || lower.starts_with("or,");
}

bool EndsWithOr(std::string_view lower) {
  return lower.ends_with(" or") || lower.ends_with(" or,") ||
         lower.ends_with(" or:");
}

bool BeginsChoice(std::string_view lower) {
  static const RE2 kBegins(
      R"(\b(?:one|any|either) of (?:the|these)\b.{0,30}\b(?:following|below|)"
      R"(options|requirements)\b[^.]{0,40}:?$|\bselect the (?:option|one)\b)");
  return (Contains(lower, " of the") || Contains(lower, "select the ")) &&
         RE2::PartialMatch(ToRe2(lower), kBegins);
}

// What says that something is only a plus; "*" is any end of the last word.
constexpr std::array<std::string_view, 21> kPlusPhrases = {
    "preferred",    "preference",    "prefer",
    "preferably",   "a plus*",       "big plus",
    "desired",      "desirable",     "ideal",
    "ideally",      "nice to have",  "bonus",
    "an asset",     "advantage*",    "helpful",
    "beneficial",   "optional",      "please apply",
    "not required", "not necessary", "encouraged to apply"};

// The words that these begin with.
WordBeginnings PlusWords() {
  std::vector<WordBeginnings::Beginning> words;
  for (std::string_view phrase : kPlusPhrases) {
    const size_t space = phrase.find(' ');
    if (phrase.ends_with('*')) phrase.remove_suffix(1);
    words.push_back(
        {phrase.substr(0, std::min(space, phrase.size() - 1) + 1), 1});
  }
  return WordBeginnings(words);
}

// Where no letter stands before `at`.
bool IsPlusPhraseAt(std::string_view text, size_t at) {
  if (at > 0 && IsWordByte(text[at - 1])) return false;
  const std::string_view rest = text.substr(at);
  return std::any_of(kPlusPhrases.begin(), kPlusPhrases.end(),
                     [rest](std::string_view phrase) {
                       if (phrase.front() != rest.front()) return false;
                       const bool is_open = phrase.ends_with('*');
                       if (is_open) phrase.remove_suffix(1);
                       return rest.starts_with(phrase) &&
                              (is_open || rest.size() == phrase.size() ||
                               !IsWordByte(rest[phrase.size()]));
                     });
}

// The piece between commas around `at`; a comma of a number is none.
struct Piece {
  size_t begin = 0;
  size_t end = 0;
};
Piece PieceAt(std::string_view text, size_t at, size_t end) {
  const size_t comma = text.substr(0, at).rfind(',');
  Piece piece;
  piece.begin = comma == std::string_view::npos ? 0 : comma + 1;
  piece.end = std::min(text.find(',', end), text.size());
  return piece;
}

// ", preferred", ", strongly preferred but not required".
bool SaysOnlyPlus(std::string_view piece) {
  static const RE2 kOnly(
      R"(^[\s(]*(?:is |are |but )?(?:strongly |highly |but )*)"
      R"((?:preferred|desired|desirable|a plus|ideal)\b)");
  return RE2::PartialMatch(ToRe2(piece), kOnly);
}

// "or other injectionsCertificate of Completion": items of a list whose markup
// was lost.  Names such as PowerPoint begin with a capital, eClinicalWorks with
// less than a word.
bool IsGluedAt(std::string_view written, size_t at) {
  constexpr size_t kBefore = 4;
  constexpr size_t kAfter = 3;
  if (at < kBefore || at + kAfter >= written.size()) return false;
  if (!IsAsciiLower(written[at - 1])) return false;
  const auto lower = [&](size_t from, size_t count) {
    return std::all_of(
        written.begin() + static_cast<std::ptrdiff_t>(from),
        written.begin() + static_cast<std::ptrdiff_t>(from + count),
        IsAsciiLower);
  };
  if (!lower(at - kBefore, kBefore) || !lower(at + 1, kAfter)) return false;
  size_t begin = at - kBefore;
  while (begin > 0 && IsAsciiLower(written[begin - 1])) --begin;
  return begin == 0 || !IsAsciiAlnum(written[begin - 1]);
}

}  // namespace

Statements::Statements(const TextSigns& signs)
    : marks_(signs.text()), signs_(signs.all()) {
  const std::string_view text = signs.text();
  lower_ = ToLower(text);
  const std::string_view lower = lower_;
  all_.reserve(kUsualStatements);
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    AddLine(text.substr(at, end - at), lower.substr(at, end - at));
    at = end + 1;
    ++line_;
  }
  signs_ = {};
}

void Statements::AddLine(std::string_view written, std::string_view lower) {
  while (!written.empty() && IsAsciiSpace(written.back())) {
    written.remove_suffix(1);
    lower.remove_suffix(1);
  }
  FollowChoice(lower);
  const bool is_item = written.starts_with("- ");
  if (!is_item && IsHeading(written)) {
    heading_ = lower;
    heading_topics_ = TopicsHere(lower) & kOfExperience;
    is_plus_ = IsPlusHeading(lower);
  }
  AddSentences(written, lower);
}

// "Or" on a line of its own joins the lines around it; a blank line ends a list
// that has begun.
void Statements::FollowChoice(std::string_view lower) {
  if (lower.empty()) {
    if (choice_ != 0 && is_list_) is_list_ = false;
    was_answer_ = false;
    return;
  }
  if (IsOrLine(lower)) {
    JoinLine(last_line_);
    joins_next_ = true;
    return;
  }
  const bool is_answer = IsAnswer(lower);
  if (BeginsWithOr(lower)) {
    JoinLine(last_line_);
  } else if (!joins_next_ && !(is_list_ && choice_ != 0) &&
             !(is_answer && was_answer_)) {
    choice_ = is_list_ || is_answer ? ++choices_ : 0;
  }
  was_answer_ = is_answer;
  joins_next_ = EndsWithOr(lower);
  if (joins_next_ && choice_ == 0) choice_ = ++choices_;
  last_line_ = line_;
  if ((TopicsHere(lower) & kOpensChoice) != 0 && BeginsChoice(lower)) {
    is_list_ = true;
    choice_ = 0;
  }
}

// The statements of a line become alternatives of what follows.
void Statements::JoinLine(size_t line) {
  if (choice_ == 0) choice_ = ++choices_;
  for (size_t i = all_.size(); i > 0 && all_[i - 1].line == line; --i) {
    all_[i - 1].choice = choice_;
  }
}

void Statements::AddStatement(std::string_view lower) {
  // "One year of it. Or, a degree": two alternatives on one line.
  const bool is_first = all_.empty() || all_.back().line != line_;
  if (!is_first && BeginsWithOr(lower)) {
    JoinLine(line_);
    last_line_ = ++line_;
  }
  all_.push_back({lower, heading_, is_plus_, line_, choice_,
                  TopicsHere(lower) | heading_topics_});
}

// Each part that is asked for begins no earlier than the last one did.
Topics Statements::TopicsHere(std::string_view lower) {
  const auto begin = static_cast<size_t>(lower.data() - lower_.data());
  const size_t end = begin + lower.size();
  const auto cuts_word = [this](size_t at) {
    return at > 0 && at < lower_.size() && IsAsciiAlpha(lower_[at - 1]) &&
           IsAsciiAlpha(lower_[at]);
  };
  while (!signs_.empty() && signs_.front().at < begin) {
    signs_ = signs_.subspan(1);
  }
  // In a text that lost its spaces, words begin and end where none is told.
  if (cuts_word(begin) || cuts_word(end)) return TopicsOf(lower);
  Topics topics = 0;
  for (const TextSign& sign : signs_) {
    if (sign.at >= end) break;
    topics |= sign.kinds & kAllTopics;
  }
  return topics;
}

void Statements::AddSentences(std::string_view written,
                              std::string_view lower) {
  if (IsOrLine(lower)) return;
  const auto line = static_cast<size_t>(lower.data() - lower_.data());
  const auto next_mark = [&](size_t at) {
    return marks_.Next(line + at, line + written.size()) - line;
  };
  size_t begin = 0;
  for (size_t at = next_mark(0); at < written.size();) {
    size_t end = std::string_view::npos;
    if (!IsAsciiUpper(written[at])) {
      end = SentenceEnd(written, at);
    } else if (IsGluedAt(written, at)) {
      end = at;
    }
    if (end == std::string_view::npos) {
      at = next_mark(at + 1);
      continue;
    }
    if (at > begin) AddStatement(lower.substr(begin, at - begin));
    begin = end;
    at = next_mark(std::max(end, at + 1));
  }
  if (begin < lower.size()) AddStatement(lower.substr(begin));
}

bool SaysPlus(std::string_view part) {
  static const WordBeginnings kWords = PlusWords();
  bool says = false;
  kWords.ForEach(part, [&](size_t at, unsigned) {
    says = says || IsPlusPhraseAt(part, at);
  });
  return says;
}

bool IsPlusAt(const Statement& statement, size_t at, size_t end) {
  const std::string_view text = statement.text;
  const bool may_say_plus = (statement.topics & kNamesPlus) != 0;
  const Piece piece = PieceAt(text, at, end);
  const std::string_view own =
      text.substr(piece.begin, piece.end - piece.begin);
  if (Contains(own, "require") && !Contains(own, "not require")) {
    // "1 year required and 3 preferred": the nearer word decides.
    if (!may_say_plus) return false;
    const std::string_view after = text.substr(end, piece.end - end);
    return SaysPlus(
        after.substr(0, std::min(after.find("require"), after.size())));
  }
  if (!may_say_plus) return statement.is_plus;
  if (SaysPlus(own)) return true;
  if (piece.end < text.size() && SaysOnlyPlus(text.substr(piece.end + 1))) {
    return true;
  }
  return statement.is_plus;
}

}  // namespace rolecall
