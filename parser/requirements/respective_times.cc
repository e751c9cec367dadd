// Times that a sentence gives one after the other, "30 and 90 days,
// respectively", and how long a time is in days.
#include <algorithm>
#include <vector>

#include "parser/requirements/clause.h"

namespace rolecall {
namespace {

constexpr int kDaysPerWeek = 7;
constexpr int kDaysPerMonth = 30;
constexpr int kDaysPerYear = 365;
constexpr int kMonthsPerYear = 12;

// "or" joins the name at `i` to the one before it.
bool IsAlternative(const Clause& clause, size_t i) {
  const uint32_t end = clause.names[i].mention.first;
  for (uint32_t k = clause.names[i - 1].mention.last; k < end; ++k) {
    if (clause.tokens[k].word == clause.words.or_word ||
        clause.IsSign(k, '/')) {
      return true;
    }
  }
  return false;
}

// "30, 60 and 90 days", "30 days and 6 months" in tokens [from, end).
std::vector<int> DaysBetween(const Clause& clause, uint32_t from,
                             uint32_t end) {
  std::vector<int> days;
  std::vector<int> numbers;  // that wait for their unit
  for (const CueHit& cue : clause.cues) {
    if (cue.first < from || cue.first >= end) continue;
    if (cue.cue == Cue::kNumber) {
      // "six (6)"
      if (!numbers.empty() && clause.IsSign(cue.first - 1, '(')) continue;
      numbers.push_back(cue.value);
    } else if (IsUnit(cue.cue)) {
      if (cue.value != 0) numbers.push_back(cue.value);
      for (const int amount : numbers) {
        days.push_back(DaysOf(amount, cue.cue));
      }
      numbers.clear();
    }
  }
  return days;
}

}  // namespace

int DaysOf(int amount, Cue unit) {
  switch (unit) {
    case Cue::kWeeks:
      return amount * kDaysPerWeek;
    case Cue::kMonths:
      return amount % kMonthsPerYear == 0
                 ? amount / kMonthsPerYear * kDaysPerYear
                 : amount * kDaysPerMonth;
    case Cue::kYears:
      return amount * kDaysPerYear;
    default:
      return amount;
  }
}

// As many times as names stand before them, each for its own.
void ReadRespectiveTimes(Clause& clause) {
  const Sentence& sentence = clause.sentence;
  uint32_t end = sentence.first;
  while (end < sentence.last &&
         !clause.words.IsRespectively(clause.tokens[end].word)) {
    ++end;
  }
  if (end == sentence.last) return;
  std::vector<size_t> own;  // by name: which of the times is its own
  for (size_t i = 0; i < clause.names.size(); ++i) {
    if (clause.names[i].mention.last > end) break;
    const bool other = i > 0 && !IsAlternative(clause, i);
    own.push_back(i == 0 ? 0 : own.back() + (other ? 1 : 0));
  }
  if (own.empty()) return;
  const std::vector<int> days =
      DaysBetween(clause, clause.names[own.size() - 1].mention.last, end);
  // Names before the list have no time: "RN license, BLS and ACLS ...".
  if (days.size() < 2 || own.back() + 1 < days.size()) return;
  const size_t timeless = own.back() + 1 - days.size();
  for (size_t i = 0; i < own.size(); ++i) {
    if (own[i] < timeless) continue;
    clause.names[i].within_days =
        std::min(days[own[i] - timeless], kLongestDeadline);
  }
}

}  // namespace rolecall
