// Times: days after hire by which something must be held, and months of
// experience with it.
#include <algorithm>

#include "parser/requirements/clause.h"

namespace rolecall {
namespace {

constexpr int kMonthsPerYear = 12;
// Tokens between a name and the "must" that it is the subject of.
constexpr uint32_t kFarthestSubject = 7;
// Fewer days, without a word of their meaning, are a course or a shift.
constexpr int kShortestBareTime = 30;

struct Span {
  uint32_t first = 0;  // tokens [first, last)
  uint32_t last = 0;
  int amount = 0;
  Cue unit = Cue::kDays;
};

class DeadlineReader {
 public:
  explicit DeadlineReader(Clause& clause) : clause_(clause) {}

  void Run() {
    for (size_t i = 0; i < clause_.cues.size(); ++i) {
      const CueHit& cue = clause_.cues[i];
      if (cue.cue == Cue::kAtHire && !IsMildAtHire(i)) MarkAtHire(cue);
      if (!IsUnit(cue.cue)) continue;
      Span span;
      size_t number = 0;
      if (!ReadAmount(i, span, number)) {
        if (ReadNamedDay(i, span)) Assign(span);
        continue;
      }
      if (IsDeadline(number, i)) {
        Assign(span);
      } else if (cue.cue == Cue::kMonths || cue.cue == Cue::kYears) {
        AssignExperience(span);
      }
    }
    ReadRespectiveTimes(clause_);
  }

 private:
  // "six (6) months", "3-5 years", "thirty-day": the least number before the
  // unit at cue `unit`; `first` becomes the index of the first number's cue.
  bool ReadAmount(size_t unit, Span& span, size_t& first) const {
    const CueHit& unit_cue = clause_.cues[unit];
    if (unit_cue.value != 0) {
      span = {unit_cue.first, unit_cue.last, unit_cue.value, unit_cue.cue};
      first = unit;
      return true;
    }
    size_t i = unit;
    uint32_t next = unit_cue.first;
    bool found = false;
    while (i > 0 && clause_.cues[i - 1].cue == Cue::kNumber &&
           OnlySigns(clause_.cues[i - 1].last, next)) {
      --i;
      const int value = clause_.cues[i].value;
      span.amount = found ? std::min(span.amount, value) : value;
      next = clause_.cues[i].first;
      found = true;
    }
    if (!found) return ReadFirst(unit, span, first);
    if (span.amount == 0) return false;
    span.first = next;
    span.last = unit_cue.last;
    span.unit = unit_cue.cue;
    first = i;
    return true;
  }

  // "in your first week", "within a year"
  bool ReadFirst(size_t unit, Span& span, size_t& first) const {
    if (unit == 0) return false;
    const CueHit& before = clause_.cues[unit - 1];
    const CueHit& unit_cue = clause_.cues[unit];
    const bool one =
        before.last - before.first >= 3 ||
        (before.last - before.first == 2 &&
         clause_.words.IsWithin(clause_.tokens[before.first].word));
    if (before.cue != Cue::kWithin || before.last != unit_cue.first || !one) {
      return false;
    }
    span = {unit_cue.first, unit_cue.last, 1, unit_cue.cue};
    first = unit;
    return true;
  }

  // "by day 30"
  bool ReadNamedDay(size_t unit, Span& span) const {
    const auto& cues = clause_.cues;
    if (unit == 0 || unit + 1 >= cues.size()) return false;
    const CueHit& day = cues[unit];
    const CueHit& number = cues[unit + 1];
    if (day.cue != Cue::kDays || number.cue != Cue::kNumber ||
        number.first != day.last || cues[unit - 1].cue != Cue::kWithin ||
        cues[unit - 1].last != day.first) {
      return false;
    }
    span = {day.first, number.last, number.value, Cue::kDays};
    return number.value > 0;
  }

  // Brackets, hyphens, plus signs, and a word such as "full" or "calendar".
  bool OnlySigns(uint32_t a, uint32_t b) const {
    if (b < a || b - a > 4) return false;
    uint32_t words = 0;
    for (uint32_t i = a; i < b; ++i) {
      if (clause_.tokens[i].kind == TokenKind::kSign) {
        const char sign = clause_.tokens[i].sign;
        if (sign == ',' || sign == ';' || sign == '.' || sign == ':') {
          return false;
        }
      } else {
        ++words;
      }
    }
    return words <= 1;
  }

  bool IsDeadline(size_t number, size_t unit) const {
    const CueHit& first = clause_.cues[number];
    const CueHit& last = clause_.cues[unit];
    bool after_hire = false;
    for (size_t i = unit + 1; i < clause_.cues.size(); ++i) {
      const CueHit& cue = clause_.cues[i];
      if (cue.first > last.last + 4) break;
      after_hire |= cue.cue == Cue::kAfterHire || IsGrace(cue);
      // "within 1 year of graduation"
      if (cue.cue == Cue::kPast && cue.first == last.last) return false;
    }
    if (EndsCard(first, last)) return true;
    if (number > 0 && !after_hire && IsOfWork(clause_.cues[number - 1])) {
      return false;
    }
    if (number == 0) return after_hire;
    const CueHit& before = clause_.cues[number - 1];
    if (before.last + 2 < first.first) return after_hire;
    if (before.cue == Cue::kPast) return false;
    if (before.last == first.first &&
        (IsObtainedIn(before) || IsCardIn(before, last))) {
      return true;
    }
    if (IsToObtain(last.last)) return true;
    if (before.cue != Cue::kWithin) return after_hire;
    // "up to 2 years" needs to say after what, and so does "by 6 months" where
    // it says more.
    return after_hire || IsStrong(before) || EndsInBy(before, last);
  }

  // "BLS - American Heart Association 90 Days", "ACLS (90 days)": a bare time
  // that ends the line of a card, and is no length of work.
  bool EndsCard(const CueHit& number, const CueHit& unit) const {
    const bool cell = number.first > clause_.sentence.first &&
                      clause_.IsSign(number.first - 1, '|');
    if (number.cue != Cue::kNumber ||
        (!cell &&
         (unit.cue != Cue::kDays || number.value < kShortestBareTime))) {
      return false;
    }
    uint32_t end = unit.last;
    while (end < clause_.sentence.last &&
           (clause_.IsSign(end, ')') || clause_.IsSign(end, '.'))) {
      ++end;
    }
    if (end < clause_.sentence.last) return false;
    const NameReading* card = nullptr;
    for (const NameReading& name : clause_.names) {
      if (name.mention.last <= number.first) card = &name;
    }
    if (card == nullptr ||
        !(cell ? card->mention.certification : IsCard(*card))) {
      return false;
    }
    if (cell && !SaysLevel(card->mention.last, number.first)) return false;
    return std::none_of(
        clause_.cues.begin(), clause_.cues.end(), [&](const CueHit& cue) {
          return cue.first >= card->mention.last && cue.last <= number.first &&
                 cue.cue != Cue::kCredentialNoun && cue.cue != Cue::kRequired &&
                 !IsPreferring(cue.cue);
        });
  }

  // "BLS required by 6 months."
  bool EndsInBy(const CueHit& by, const CueHit& unit) const {
    return clause_.words.IsBy(clause_.tokens[by.first].word) && EndsPart(unit);
  }

  bool EndsPart(const CueHit& unit) const {
    return unit.last >= clause_.ClauseEnd(unit.last) ||
           clause_.tokens[unit.last].kind == TokenKind::kSign;
  }

  // "one year of experience (within two years)"
  bool IsOfWork(const CueHit& within) const {
    return std::any_of(
        clause_.cues.begin(), clause_.cues.end(), [&within](const CueHit& cue) {
          return cue.cue == Cue::kKnowledge && cue.last <= within.first &&
                 within.first <= cue.last + 1;
        });
  }

  // "six months' grace period"
  bool IsGrace(const CueHit& cue) const {
    return cue.cue == Cue::kWithin &&
           clause_.words.IsGrace(clause_.tokens[cue.first].word);
  }

  // "12 months | to obtain"
  bool IsToObtain(uint32_t token) const {
    return token + 1 < clause_.sentence.last &&
           clause_.words.IsBy(clause_.tokens[token].word) &&
           clause_.words.IsObtained(clause_.tokens[token + 1].word);
  }

  // "must be obtained in 60 days", "required in six months"
  bool IsObtainedIn(const CueHit& in) const {
    if (in.cue != Cue::kUse || in.first <= clause_.sentence.first) return false;
    return clause_.words.IsObtained(clause_.tokens[in.first - 1].word) ||
           std::any_of(clause_.cues.begin(), clause_.cues.end(),
                       [&in](const CueHit& cue) {
                         return cue.cue == Cue::kRequired &&
                                cue.last == in.first;
                       });
  }

  // "ACLS in 6 months.": nothing stands behind it.
  bool IsCardIn(const CueHit& in, const CueHit& unit) const {
    return in.cue == Cue::kUse && EndsPart(unit) &&
           clause_.words.IsIn(clause_.tokens[in.first].word) &&
           std::any_of(clause_.names.begin(), clause_.names.end(),
                       [&](const NameReading& name) {
                         return name.mention.certification &&
                                name.mention.last == in.first;
                       });
  }

  // "within", "no later than", "in the first": never anything but a deadline.
  bool IsStrong(const CueHit& cue) const {
    return cue.last - cue.first >= 2 ||
           clause_.tokens[cue.first].end - clause_.tokens[cue.first].begin >= 6;
  }

  bool SkipJoints(uint32_t a, uint32_t b) const {
    for (uint32_t i = a; i < b; ++i) {
      if (clause_.IsSign(i, ',')) return false;
    }
    return true;
  }

  // The names that a time at [first, last) speaks of: those before it up to
  // the last comma that ends a list, or, where none stands there, those after.
  template <typename Set>
  void ForGoverned(uint32_t first, uint32_t last, Set set) {
    const uint32_t begin = std::max(clause_.ClauseBegin(first), after_);
    const uint32_t end = clause_.ClauseEnd(last);
    bool any = false;
    uint32_t reach = first;
    uint32_t level_list = kNoSentence;
    bool in_or_list = false;
    for (size_t i = clause_.names.size(); i-- > 0;) {
      NameReading& name = clause_.names[i];
      if (name.mention.last > first || name.mention.first < begin) continue;
      const bool comma = !SkipJoints(name.mention.last, reach);
      if (any && comma && !in_or_list && name.mention.first < level_list) break;
      if (!any && SaysLevel(name.mention.last, first)) {
        level_list = clause_.ListAround(name).first;
      }
      for (uint32_t k = name.mention.last; k < reach; ++k) {
        in_or_list |= clause_.tokens[k].word == clause_.words.or_word;
      }
      set(name);
      any = true;
      reach = name.mention.first;
    }
    after_ = last;
    if (any) return;
    for (NameReading& name : clause_.names) {
      if (name.mention.first >= last && name.mention.last <= end) set(name);
    }
  }

  // "BLS, ACLS, PALS | required | within 30 days": what says how strongly a
  // whole list is meant stands before its time.
  bool SaysLevel(uint32_t a, uint32_t b) const {
    return std::any_of(
        clause_.cues.begin(), clause_.cues.end(), [a, b](const CueHit& cue) {
          return cue.first >= a && cue.last <= b &&
                 (cue.cue == Cue::kRequired || cue.cue == Cue::kRequiredLead ||
                  IsPreferring(cue.cue));
        });
  }

  // "preferred at hire", "not required at hire", "if not certified at hire": by
  // when it is needed stands elsewhere.
  bool IsMildAtHire(size_t at) const {
    const CueHit& cue = clause_.cues[at];
    if (at > 0) {
      const CueHit& before = clause_.cues[at - 1];
      if (before.last == cue.first &&
          (IsPreferring(before.cue) || before.cue == Cue::kOptional)) {
        return true;
      }
    }
    const uint32_t begin = clause_.sentence.first;
    for (uint32_t i = cue.first; i > begin && cue.first - i < 3; --i) {
      if (clause_.words.IsNot(clause_.tokens[i - 1].word)) return true;
    }
    return false;
  }

  void MarkAtHire(const CueHit& cue) {
    ForGoverned(cue.first, cue.last, [](NameReading& name) {
      if (!name.within_days.has_value()) name.at_hire = true;
    });
  }

  void Assign(const Span& span) {
    const int days = std::min(DaysOf(span.amount, span.unit), kLongestDeadline);
    bool card = false;
    ForGoverned(span.first, span.last, [&](NameReading& name) {
      if (OfAnother(name, span) || IsConditional(name)) return;
      if (card && IsHeldAtHire(name, span)) return;
      card |= IsCard(name);
      if (!name.at_hire && !name.within_days.has_value()) {
        name.within_days = days;
      }
    });
  }

  bool IsCard(const NameReading& name) const {
    return name.mention.term != kNoTerm &&
           IsTrainingCard(clause_.catalogue.term(name.mention.term));
  }

  // "RN, BLS, ACLS required within 90 days": nobody practises without the
  // licence, so a time behind cards is theirs; "RN and BLS must be obtained
  // within 90 days" gives it to both.
  bool IsHeldAtHire(const NameReading& name, const Span& span) const {
    if (name.mention.term == kNoTerm ||
        clause_.catalogue.term(name.mention.term).sort != "licence") {
      return false;
    }
    const uint32_t begin = clause_.ClauseBegin(name.mention.first);
    for (uint32_t i = begin; i < span.first; ++i) {
      if (clause_.words.IsObtained(clause_.tokens[i].word)) return false;
    }
    return true;
  }

  // "... by the AHA needs to be | obtained within"
  bool IsObtained(uint32_t token) const {
    return std::any_of(clause_.cues.begin(), clause_.cues.end(),
                       [token](const CueHit& cue) {
                         return cue.cue == Cue::kPossess && cue.first == token;
                       });
  }

  // "LPN license in the state of residence Compact licenses must be transferred
  // within 90 days": the time is of what stands before "must".
  bool OfAnother(const NameReading& name, const Span& span) const {
    const uint32_t listed = clause_.ListAround(name).second;
    return std::any_of(
        clause_.cues.begin(), clause_.cues.end(), [&](const CueHit& cue) {
          return cue.cue == Cue::kRequiredLead &&
                 cue.first > listed + kFarthestSubject &&
                 cue.last <= span.first && !IsObtained(cue.last) &&
                 !clause_.NameBetween(listed, cue.first);
        });
  }

  // "If compact license, a Texas license is required within 60 days": the time
  // is only of those who hold another one; "if not licensed" is of all.
  bool IsConditional(const NameReading& name) const {
    const uint32_t begin = clause_.ClauseBegin(name.mention.first);
    if (!clause_.words.IsIf(clause_.tokens[begin].word)) return false;
    uint32_t comma = begin;
    while (comma < name.mention.first && !clause_.IsSign(comma, ',')) {
      if (clause_.words.IsNot(clause_.tokens[comma].word)) return false;
      ++comma;
    }
    bool held = false;
    for (const CueHit& cue : clause_.cues) {
      if (cue.first < begin || cue.last > comma) continue;
      if (cue.cue == Cue::kNo) return false;
      held |= cue.cue == Cue::kCredentialNoun;
    }
    return held && comma < name.mention.first;
  }

  // "Experience with Epic required, 2+ years": the sentence ends in its years.
  bool EndsExperience(const NameReading& name, const Span& span) const {
    const uint32_t from = name.mention.last;
    return from < span.first && clause_.IsSign(span.first - 1, ',') &&
           SkipJoints(from, span.first - 1) &&
           clause_.Before(name, Cue::kKnowledge) != nullptr &&
           span.last >= clause_.ClauseEnd(from);
  }

  // "2+ years of Epic", "MyChart (6 months)": the nearest name within reach.
  void AssignExperience(const Span& span) {
    const int months =
        span.unit == Cue::kYears ? span.amount * kMonthsPerYear : span.amount;
    NameReading* nearest = nullptr;
    uint32_t least = 8;
    for (NameReading& name : clause_.names) {
      if (name.mention.certification) continue;
      const bool behind = name.mention.first >= span.last;
      const uint32_t gap =
          behind ? name.mention.first - span.last
                 : span.first - std::min(span.first, name.mention.last);
      const uint32_t a = behind ? span.last : name.mention.last;
      const uint32_t b = behind ? name.mention.first : span.first;
      if (gap >= least || clause_.CutBetween(a, b) ||
          (!SkipJoints(a, b) && !EndsExperience(name, span))) {
        continue;
      }
      nearest = &name;
      least = gap;
    }
    if (nearest != nullptr) nearest->min_months = months;
  }

  Clause& clause_;
  uint32_t after_ = 0;  // the last time's end: names before it are spoken for
};

}  // namespace

void ReadDeadlines(Clause& clause) { DeadlineReader(clause).Run(); }

}  // namespace rolecall
