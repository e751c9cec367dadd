#include "parser/requirements/other_ways.h"

#include <algorithm>

#include "parser/requirements/name_context.h"

namespace rolecall {
namespace {

// "or a minimum of three (3) years", "years of recent coding experience"
constexpr uint32_t kFarthestYears = 8;
// "or two (2) years"
constexpr uint32_t kFarthestBareYears = 5;

}  // namespace

bool OtherWays::IsCard(const NameReading& name) const {
  return name.mention.term != kNoTerm &&
         IsTrainingCard(clause_.catalogue.term(name.mention.term));
}

// A bracket opens at token `i` that is still open at `end`.
bool OtherWays::OpensAround(uint32_t i, uint32_t end) const {
  if (!clause_.IsSign(i, '(')) return false;
  while (i < end && !clause_.IsSign(i, ')')) ++i;
  return i == end;
}

// Work or schooling may stand in its place; where another credential may, as
// in "CPC required (CCS accepted in lieu)", it is asked for still.
bool OtherWays::HasSubstitute(const NameReading& name,
                              const CueHit* polarity) const {
  if (!clause_.Near(name, Cue::kInstead)) return false;
  const CueHit* instead = clause_.After(name, Cue::kInstead);
  if (instead == nullptr) return true;
  const bool trailing =
      polarity != nullptr && polarity->first >= name.mention.last;
  uint32_t aside = name.mention.last;
  while (aside < instead->first && !OpensAround(aside, instead->first) &&
         !(trailing && aside >= polarity->last && clause_.IsSign(aside, ','))) {
    ++aside;
  }
  return !clause_.NameBetween(aside, instead->first) ||
         std::any_of(
             clause_.cues.begin(), clause_.cues.end(), [&](const CueHit& cue) {
               return cue.first >= aside && cue.last <= instead->first &&
                      (cue.cue == Cue::kKnowledge || cue.cue == Cue::kYears ||
                       cue.cue == Cue::kDegree);
             });
}

// "graduate of a CNA program", "degree as a physician assistant": schooling,
// unless a word of holding stands beside the name.
bool OtherWays::IsSchooling(const NameReading& name) const {
  // "NRP Program": a card's own name for its course.
  if (!name.mention.certification || IsCard(name)) return false;
  const CueHit* degree = clause_.Before(name, Cue::kDegree);
  const uint32_t first = clause_.ListAround(name).first;
  const uint32_t before =
      degree == nullptr ? kNoSentence : first - std::min(first, degree->last);
  const uint32_t after = clause_.DistanceAfter(name, Cue::kDegree);
  if (before > 6 && after > 0) return false;
  // "Associate degree in health information and RHIT"
  const uint32_t own = name.mention.first;
  if (after > 2 && own > clause_.sentence.first &&
      !clause_.NameBetween(first, own) &&
      clause_.words.IsTogether(clause_.tokens[own - 1].word) &&
      clause_.Before(name, Cue::kExample) == nullptr) {
    return false;
  }
  return !clause_.EndsInNoun(name) &&
         clause_.DistanceAfter(name, Cue::kCredentialNoun) > 3 &&
         clause_.DistanceBefore(name, Cue::kCredentialNoun) > 3 &&
         clause_.DistanceBefore(name, Cue::kPossess) > 2 &&
         !(after > 0 && CommaBetween(first - std::min(before, first), first));
}

// "a coding program with courses in ICD and CPT"
bool OtherWays::IsSubjectTaught(const NameReading& name) const {
  const CueHit* course = clause_.Before(name, Cue::kTraining);
  const CueHit* degree = clause_.Before(name, Cue::kDegree);
  return !name.mention.certification && course != nullptr &&
         degree != nullptr && degree->first < course->first;
}

// "an active CPC or three years of coding experience"
bool OtherWays::OrYearsOfWork(const NameReading& name) const {
  if (!name.mention.certification || IsCard(name)) return false;
  if (YearsOfWorkOr(name)) return true;
  uint32_t last = NameContext(clause_).EndOfNoun(name);
  // "CNA, EMT, or two years of ..."
  if (clause_.IsSign(last, ',') && last + 1 < clause_.sentence.last &&
      clause_.tokens[last + 1].word == clause_.words.or_word) {
    ++last;
  }
  const CueHit* years = nullptr;
  for (const CueHit& cue : clause_.cues) {
    if (cue.first < last) continue;
    if (cue.cue == Cue::kYears && cue.first <= last + kFarthestYears &&
        clause_.tokens[last].word == clause_.words.or_word) {
      years = &cue;
    }
    // "either RHIT or two years in HIM"
    if (years == &cue && cue.first <= last + kFarthestBareYears &&
        OnlyCounted(last + 1, cue.first) &&
        !clause_.NameBetween(cue.last, clause_.ClauseEnd(cue.last))) {
      return true;
    }
    if (years != nullptr && cue.cue == Cue::kKnowledge) {
      return !clause_.NameBetween(last, cue.first) &&
             cue.first <= years->last + kFarthestYears;
    }
  }
  return false;
}

// Nothing but a number stands in tokens [a, b).
bool OtherWays::OnlyCounted(uint32_t a, uint32_t b) const {
  for (uint32_t i = a; i < b; ++i) {
    const bool counted = std::any_of(
        clause_.cues.begin(), clause_.cues.end(), [i](const CueHit& cue) {
          return cue.cue == Cue::kNumber && cue.first <= i && i < cue.last;
        });
    if (!counted && clause_.tokens[i].kind == TokenKind::kWord) return false;
  }
  return true;
}

// "Two years of coding experience or CPC", "one year of experience as a
// medical assistant or CMA": no trade is an alternative.
bool OtherWays::YearsOfWorkOr(const NameReading& name) const {
  return YearsStandBefore(name, clause_.ListAround(name).first) ||
         YearsStandBefore(name, name.mention.first);
}

bool OtherWays::YearsStandBefore(const NameReading& name,
                                 uint32_t first) const {
  if (first <= clause_.ClauseBegin(first) + 1 ||
      clause_.tokens[first - 1].word != clause_.words.or_word) {
    return false;
  }
  const CueHit* work = clause_.Before(name, Cue::kKnowledge);
  if (const CueHit* as = clause_.Before(name, Cue::kPerson);
      as != nullptr && (work == nullptr || as->first > work->first) &&
      clause_.words.IsExperience(clause_.tokens[as->first].word)) {
    work = as;
  }
  const CueHit* years = clause_.Before(name, Cue::kYears);
  if (years == nullptr) years = clause_.Before(name, Cue::kMonths);
  return work != nullptr && years != nullptr && years->first < work->first &&
         work->first <= years->last + kFarthestYears &&
         first <= work->last + kFarthestYears &&
         !clause_.NameBetween(years->last, first) &&
         !CommaBetween(years->last, first - 2);
}

bool OtherWays::CommaBetween(uint32_t a, uint32_t b) const {
  for (uint32_t i = a; i < b; ++i) {
    if (clause_.IsSign(i, ',')) return true;
  }
  return false;
}

}  // namespace rolecall
