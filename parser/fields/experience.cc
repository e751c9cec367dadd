#include "parser/fields/experience.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/text.h"
#include "parser/fields/word_beginnings.h"
#include "parser/re2_view.h"

namespace rolecall {
namespace {

// Longer ones are the company's own.
constexpr int kMostMonths = 15 * 12;
constexpr size_t kMostHits = 20;  // of one statement
constexpr std::string_view kExperience = "experience";

constexpr std::array<std::string_view, 13> kNumbers = {
    "zero",  "one",   "two",  "three", "four",   "five",  "six",
    "seven", "eight", "nine", "ten",   "eleven", "twelve"};

const std::string_view* NumberWordOf(std::string_view text) {
  return std::find_if(kNumbers.begin(), kNumbers.end(),
                      [text](std::string_view word) {
                        return text[0] == word[0] && text.starts_with(word);
                      });
}

// The number that `text` begins with, in a word or in digits.
int NumberOf(std::string_view text) {
  const auto* const found = NumberWordOf(text);
  if (found != kNumbers.end()) {
    return static_cast<int>(found - kNumbers.begin());
  }
  int number = 0;
  for (const char c : text) {
    if (!IsAsciiDigit(c)) break;
    number = number * 10 + (c - '0');
  }
  return number;
}

bool Hits(std::string_view text, const RE2& pattern) {
  return RE2::PartialMatch(ToRe2(text), pattern);
}

// A length of time in a statement.
struct Span {
  size_t begin = 0;
  size_t end = 0;
  int months = 0;
};

// Looked for only where a word begins, which is much cheaper.
std::vector<Span> FindSpans(std::string_view text) {
  static const RE2 kSpan(
      R"((?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|)"
      R"(twelve|\d{1,2})\s*(?:\(\d{1,2}\))?\s*(?:\+|plus)?\s*(?:(?:-|–|to|or|)"
      R"(and)\s*(?:\d{1,2}|one|two|three|four|five|six|ten)\s*(?:\(\d{1,2}\))?)"
      R"(\s*\+?\s*)?(?:or more\s*)?(?:\+\s*)?(?:full\s+|calendar\s+)?)"
      R"((?:year|yr|month)(?:\(s\)|s)?\b)");
  std::vector<Span> spans;
  if (!Contains(text, "year") && !Contains(text, "month") &&
      !Contains(text, "yr")) {
    return spans;
  }
  re2::StringPiece hit;
  const auto is_number = [&](size_t at) {
    return IsAsciiDigit(text[at]) ||
           NumberWordOf(text.substr(at)) != kNumbers.end();
  };
  bool is_in_word = false;
  for (size_t at = 0; at < text.size() && spans.size() < kMostHits; ++at) {
    const bool was_in_word = std::exchange(is_in_word, IsWordByte(text[at]));
    if (was_in_word || !is_in_word || !is_number(at) ||
        !kSpan.Match(ToRe2(text), at, text.size(), RE2::ANCHOR_START, &hit,
                     1)) {
      continue;
    }
    const std::string_view words(hit.data(), hit.size());
    const int unit = Contains(words, "month") ? 1 : 12;
    spans.push_back({at, at + hit.size(), NumberOf(words) * unit});
    at += hit.size() - 1;
    is_in_word = IsWordByte(text[at]);
  }
  return spans;
}

// The last word of `text`, or its last byte where that is none; empty for a
// text of white space.
std::string_view LastWord(std::string_view text) {
  text = Trim(text);
  size_t begin = text.size();
  while (begin > 0 && IsWordByte(text[begin - 1])) --begin;
  return text.substr(std::min(begin, text.size() - !text.empty()));
}

// What a pattern below ends in.  Asked first: most of what stands before a span
// ends in another word.
bool MayEndInOtherTime(std::string_view before) {
  static constexpr std::array<std::string_view, 18> kLastWords = {
      "past",  "last",      "within", "previous", "recent", "every",
      "next",  "first",     "age",    "aged",     "ages",   "to",
      "after", "preceding", "under",  "than",     "the",    "$"};
  const std::string_view last = LastWord(before);
  return std::find(kLastWords.begin(), kLastWords.end(), last) !=
         kLastWords.end();
}

// "of experience": what stands behind most spans, and no other time.
bool BeginsWithExperience(std::string_view after) {
  constexpr std::string_view kOf = " of experience";
  return after.starts_with(kOf) &&
         (after.size() == kOf.size() || !IsWordByte(after[kOf.size()]));
}

// "18 years of age", "within the last 3 years", "a 2 year degree".
bool IsOtherTime(std::string_view before, std::string_view after) {
  static const RE2 kBefore(
      R"((?:\b(?:past|last|within|previous|recent|every|next|first|preceding|)"
      R"(age|aged|ages|up to|after|under|less than)|\$)\s*(?:the\s+)?$)");
  static const RE2 kAfter(
      R"(^[\s,]*(?:old|of age|ago|or older|and older|of college|of school|of )"
      R"((?:post|under|formal )?\w*(?:education|study|schooling|residency|)"
      R"(training)|above high|contract|term|commitment|agreement|program|)"
      R"(degree|period|certificate|probation|in business|post-?\s?secondary))");
  return (MayEndInOtherTime(before) && Hits(before, kBefore)) ||
         (!BeginsWithExperience(after) && Hits(after, kAfter));
}

// "Our clinic has 20 years of experience" speaks of nobody who applies.
bool SpeaksOfEmployer(std::string_view before) {
  static const WordBeginnings kMayBe({{"we ", 1},
                                      {"our ", 1},
                                      {"us ", 1},
                                      {"company ", 1},
                                      {"team ", 1},
                                      {"firm ", 1},
                                      {"founded ", 1},
                                      {"combined ", 1},
                                      {"collective ", 1},
                                      {"family ", 1},
                                      {"been ", 1},
                                      {"providing ", 1},
                                      {"serving ", 1}});
  static const RE2 kEmployer(
      R"(\b(?:we|our|us|company|team|firm|founded|combined|collective|family|)"
      R"(has been|have been|providing|serving)\b)");
  static const RE2 kApplicant(
      R"(\b(?:you|your|candidates?|applicants?|must|minimum|at least|require\w*|)"
      R"(seek\w*|looking|need\w*|individuals?|someone|experience:)\b)");
  return kMayBe.KindsIn(before) != 0 && Hits(before, kEmployer) &&
         !Hits(before, kApplicant);
}

// "A diploma or one year of experience": who has the other needs none.
bool HasOtherWay(std::string_view before, std::string_view after) {
  static const RE2 kBefore(
      R"(\b(?:degree|diploma|graduat\w+|program|certificat\w+|school|training|)"
      R"(education|course|licen[cs]\w+)\b.{0,40}\b(?:or|and/or)\s+)"
      R"((?:an? |at least |the |minimum |of |equivalent )*$)");
  static const RE2 kAfter(
      R"(\b(?:or|and/or)\s+(?:an? |the )?(?:[\w-]+ ){0,4})"
      R"((?:degree|diploma|completion|graduat\w+|program|training)\b)");
  return Hits(before, kBefore) || Hits(after, kAfter);
}

bool IsSubstitution(std::string_view text) {
  return Contains(text, "substitut") || Contains(text, "lieu of") ||
         Contains(text, "in place of") || Contains(text, "combination of");
}

// The words between the span and the word "experience" do not tear them apart.
bool IsOfExperience(const Statement& statement, const Span& span) {
  if (Contains(statement.heading, kExperience) && statement.text.size() < 120) {
    return true;
  }
  const std::string_view text = statement.text;
  const size_t behind = FindPart(text, kExperience, span.end);
  if (behind != std::string_view::npos && behind - span.end < 120) return true;
  const size_t before = text.rfind(kExperience, span.begin);
  return before != std::string_view::npos && span.begin - before < 60;
}

bool Counts(const Statement& statement, const Span& span) {
  const std::string_view before = statement.text.substr(0, span.begin);
  const std::string_view after = statement.text.substr(span.end);
  return span.months <= kMostMonths && IsOfExperience(statement, span) &&
         !IsOtherTime(before, after) && !SpeaksOfEmployer(before) &&
         ((statement.topics & kSaysOr) == 0 || !HasOtherWay(before, after)) &&
         !IsPlusAt(statement, span.begin, span.end);
}

// The shortest of the spans of one statement that an "or" joins, else the
// longest.
std::optional<int> MonthsOf(const Statement& statement) {
  std::optional<int> months;
  size_t last_end = 0;
  for (const Span& span : FindSpans(statement.text)) {
    if (!Counts(statement, span)) continue;
    const bool is_choice =
        months &&
        Contains(statement.text.substr(last_end, span.begin - last_end),
                 " or ");
    if (!months) {
      months = span.months;
    } else {
      months = is_choice ? std::min(*months, span.months)
                         : std::max(*months, span.months);
    }
    last_end = span.end;
  }
  return months;
}

// "One year of experience equivalent to GS-06": a year at each grade leads to
// the next (5 CFR 300.604), and the first that asks for experience is GS-4.
int MonthsWithGrade(std::string_view text, int months) {
  static const RE2 kAtGrade(
      R"(\b(?:equivalent|comparable)\b.{0,80}?\bgs[\s-]{0,3}0?(\d{1,2})\b)");
  constexpr int kYear = 12;
  constexpr int kLastWithout = 3;
  constexpr int kHighest = 15;
  int grade = 0;
  if (months != kYear || !RE2::PartialMatch(ToRe2(text), kAtGrade, &grade) ||
      grade <= kLastWithout || grade > kHighest) {
    return months;
  }
  return kYear * (grade - kLastWithout);
}

bool SaysNoneNeeded(std::string_view text) {
  static const RE2 kNone(
      R"(\bno (?:\w+ ){0,3}experience (?:is )?(?:required|necessary|needed)|)"
      R"(\b(?:prior |previous )?experience (?:is )?not (?:required|necessary|)"
      R"(needed|a requirement)|\bno experience[?!,]|\bno experience\s*$)");
  return (Contains(text, "no ") || Contains(text, "not ")) && Hits(text, kNone);
}

// Grades to choose from, each with its own demand.
bool IsGraded(std::string_view text) {
  static const RE2 kGrade(R"(\bgs[\s-]?0?\d)");
  return Hits(text, kGrade);
}

// Alternatives that ask for more than years of such work: who has no degree
// needs the years.
bool IsHarder(std::string_view text) {
  static const RE2 kHarder(
      R"(\bbachelor|\bmaster(?:'|’)?s\b|\bfour[\s-]year|\b4[\s-]year|)"
      R"(\bfour years of education|\beducation above|\bcombination\b|)"
      R"(\bsome education\b|\bnone of the above\b)");
  return Hits(text, kHarder);
}

}  // namespace

std::optional<int> FindExperienceMonths(std::string_view title,
                                        const Statements& statements) {
  constexpr int kHarder = kMostMonths + 1;
  bool none_needed = SaysNoneNeeded(ToLower(title));
  std::optional<int> lowest_grade;
  const auto asked = [&](const Statement& statement) -> std::optional<int> {
    const std::string_view text = statement.text;
    if (statement.choice != 0 && IsHarder(text)) return kHarder;
    if ((statement.topics & kOfExperience) == 0) return std::nullopt;
    if (Contains(text, "none beyond")) lowest_grade = 0;
    if (!Contains(text, kExperience) &&
        !Contains(statement.heading, kExperience)) {
      return std::nullopt;
    }
    if (SaysNoneNeeded(text)) none_needed = true;
    if (IsSubstitution(text)) return std::nullopt;
    std::optional<int> months = MonthsOf(statement);
    if (!months || (statement.topics & kNamesGrade) == 0 || !IsGraded(text)) {
      return months;
    }
    months = MonthsWithGrade(text, *months);
    lowest_grade = std::min(lowest_grade.value_or(*months), *months);
    return statement.choice != 0 ? months : std::nullopt;
  };
  std::optional<int> months = AskedTogether<int>(statements, asked);
  if (lowest_grade) return lowest_grade;
  if (months == kHarder) months.reset();
  if (!months && none_needed) return 0;
  return months;
}

}  // namespace rolecall
