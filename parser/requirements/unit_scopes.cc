#include "parser/requirements/unit_scopes.h"

#include <algorithm>

namespace rolecall {
namespace {

constexpr uint32_t kLongestUnitList = 20;
// Tokens of a bracket behind a name that is looked for.
constexpr uint32_t kFarthestBracket = 12;
// Tokens of "for all of those who work in the".
constexpr uint32_t kLongestLead = 8;

}  // namespace

// Members of a unit: "techs", "RNs"; one of them may be whom the posting seeks.
bool UnitScopes::ArePeople(uint32_t token) const {
  if (token >= clause_.sentence.last) return false;
  return clause_.words.IsPeople(clause_.tokens[token].word) ||
         std::any_of(clause_.names.begin(), clause_.names.end(),
                     [&](const NameReading& name) {
                       return name.mention.first == token &&
                              clause_.tokens[name.mention.last - 1].plural;
                     });
}

// "for those working in the", "of all staff who are assigned to our"
bool UnitScopes::OnlyLeads(uint32_t a, uint32_t b) const {
  if (b > a + kLongestLead) return false;
  for (uint32_t i = a; i < b; ++i) {
    if (!clause_.words.IsOfPeople(clause_.tokens[i].word) && !ArePeople(i)) {
      return false;
    }
  }
  return true;
}

bool UnitScopes::BindOthers(const NameReading& name) const {
  if (!name.mention.certification) return false;
  if (UnderLabel(name) || AskedOfPeople(name) || UnderCondition(name) ||
      AskedInUnit(name)) {
    return true;
  }
  // "PALS if unit treats children"
  const CueHit* condition = clause_.After(name, Cue::kUnit);
  if (clause_.Distance(condition, name) <= 2 &&
      clause_.words.IsIf(clause_.tokens[condition->first].word)) {
    return true;
  }
  return InBracketBehind(name);
}

// "ACLS (Critical Care, Surgical Services)"
bool UnitScopes::InBracketBehind(const NameReading& name) const {
  const uint32_t reach =
      std::min(clause_.sentence.last, name.mention.last + kFarthestBracket);
  for (uint32_t i = name.mention.last; i < reach; ++i) {
    if (clause_.IsSign(i, ';') || clause_.IsSign(i, ',')) return false;
    if (!clause_.IsSign(i, '(')) continue;
    uint32_t end = i;
    while (end < clause_.sentence.last && !clause_.IsSign(end, ')')) ++end;
    return std::any_of(clause_.cues.begin(), clause_.cues.end(),
                       [&](const CueHit& cue) {
                         return cue.cue == Cue::kUnit && cue.first > i &&
                                cue.last <= end && !IsOwn(cue);
                       });
  }
  return false;
}

// "ACLS required for PACU only", "PALS in certain units", "NRP required of
// those working in the nursery"
bool UnitScopes::AskedInUnit(const NameReading& name) const {
  if (name.mention.term == kNoTerm) return false;
  const std::string& sort = clause_.catalogue.term(name.mention.term).sort;
  if (sort != "training-card" && sort != "training") return false;
  uint32_t i = clause_.ListAround(name).second;
  for (const CueHit& cue : clause_.cues) {
    const bool of_name = cue.cue == Cue::kCredentialNoun ||
                         cue.cue == Cue::kRequired || IsPreferring(cue.cue);
    const bool time =
        cue.cue == Cue::kWithin || cue.cue == Cue::kNumber || IsUnit(cue.cue);
    if (cue.first == i && (of_name || time)) i = cue.last;
    if (cue.cue != Cue::kUnit || cue.first < i) continue;
    return i < clause_.sentence.last &&
           (cue.first <= i + 2 || OnlyLeads(i + 1, cue.first)) &&
           clause_.words.IsAt(clause_.tokens[i].word) && !IsOwn(cue);
  }
  return false;
}

// "Emergency Department: ACLS and PALS", "For L&D: NRP"
bool UnitScopes::UnderLabel(const NameReading& name) const {
  const uint32_t first = clause_.sentence.first;
  for (const CueHit& cue : clause_.cues) {
    if (cue.cue != Cue::kUnit || cue.last >= clause_.sentence.last ||
        cue.last > name.mention.first || IsOwn(cue)) {
      continue;
    }
    const bool label =
        cue.first <= first + 1 &&
        (clause_.IsSign(cue.last, ':') || clause_.IsSign(cue.last, '-'));
    if (label || EndsUnitList(cue)) return true;
  }
  return false;
}

// "Emergency department nurses will have ...", "Nurses in the ICU must hold".
bool UnitScopes::AskedOfPeople(const NameReading& name) const {
  const uint32_t begin = clause_.ClauseBegin(name.mention.first);
  for (const CueHit& cue : clause_.cues) {
    if (cue.cue != Cue::kUnit || cue.last >= clause_.sentence.last ||
        cue.last > name.mention.first || IsOwn(cue)) {
      continue;
    }
    if (clause_.words.IsStaff(clause_.tokens[cue.last].word)) return true;
    const bool people_of = ArePeople(cue.last);
    const bool people_in = cue.first > begin + 1 &&
                           OnlyLeads(begin, cue.first) &&
                           (ArePeople(begin) || ArePeople(begin + 1));
    if (!people_of && !people_in) continue;
    // Behind them, what they must.
    const uint32_t next = people_of ? cue.last + 1 : cue.last;
    const bool must = std::any_of(
        clause_.cues.begin(), clause_.cues.end(), [next](const CueHit& hit) {
          return hit.first >= next && hit.first <= next + 1 &&
                 hit.cue == Cue::kRequiredLead;
        });
    if (must) return true;
  }
  return false;
}

// "If hired into the ICU, ACLS is required", "For pediatric units, PALS ...",
// "In a home health setting, ...".
bool UnitScopes::UnderCondition(const NameReading& name) const {
  const uint32_t first = clause_.sentence.first;
  const WordId word = clause_.tokens[first].word;
  const bool in_a = clause_.words.IsAt(word) &&
                    first + 1 < clause_.sentence.last &&
                    clause_.words.IsArticle(clause_.tokens[first + 1].word);
  if (!clause_.words.IsIf(word) && !clause_.words.IsFor(word) && !in_a) {
    return false;
  }
  const uint32_t reach = std::min(name.mention.first, first + kLongestUnitList);
  uint32_t comma = first;
  while (comma < reach && !clause_.IsSign(comma, ',')) ++comma;
  return comma < reach && std::any_of(clause_.cues.begin(), clause_.cues.end(),
                                      [&](const CueHit& cue) {
                                        return cue.cue == Cue::kUnit &&
                                               cue.last == comma && !IsOwn(cue);
                                      });
}

bool UnitScopes::BindOtherStates(const NameReading& name) const {
  if (!clause_.place.HasRegion() || !name.mention.certification ||
      name.mention.term == kNoTerm ||
      clause_.catalogue.term(name.mention.term).sort == "licence") {
    return false;
  }
  const auto others = [&](uint32_t first, uint32_t last) {
    return first < last && NamesOtherStates(clause_.text, clause_.tokens,
                                            clause_.place, first, last);
  };
  const uint32_t end = clause_.ClauseEnd(name.mention.last);
  uint32_t i = name.mention.last;
  if (i < end && clause_.IsSign(i, '(')) {
    uint32_t close = i;
    while (close < end && !clause_.IsSign(close, ')')) ++close;
    return others(i + 1, close);
  }
  i = clause_.ListAround(name).second;
  bool asked = false;
  for (const CueHit& cue : clause_.cues) {
    if (cue.first != i) continue;
    if (cue.cue != Cue::kCredentialNoun && cue.cue != Cue::kRequired) break;
    asked |= cue.cue == Cue::kRequired;
    i = cue.last;
  }
  if (!asked) return false;
  uint32_t last = end;
  while (last > i && clause_.tokens[last - 1].kind == TokenKind::kSign) --last;
  return i < last && clause_.words.IsAt(clause_.tokens[i].word) &&
         others(i + 1, last);
}

bool UnitScopes::RefusesElsewhere(const CueHit& refusal) const {
  uint32_t last = clause_.ClauseEnd(refusal.last);
  while (last > refusal.last &&
         clause_.tokens[last - 1].kind == TokenKind::kSign) {
    --last;
  }
  return refusal.last < last &&
         clause_.words.IsAt(clause_.tokens[refusal.last].word) &&
         NamesOtherStates(clause_.text, clause_.tokens, clause_.place,
                          refusal.last + 1, last);
}

// "Postpartum, Nursery, L&D: NRP": nothing but units up to the colon.
bool UnitScopes::EndsUnitList(const CueHit& last) const {
  const uint32_t first = clause_.sentence.first;
  if (!clause_.IsSign(last.last, ':') || last.first <= first ||
      !clause_.IsSign(last.first - 1, ',') ||
      last.last - first > kLongestUnitList ||
      clause_.NameBetween(first, last.last)) {
    return false;
  }
  return std::all_of(
      clause_.cues.begin(), clause_.cues.end(), [&](const CueHit& cue) {
        return cue.first >= last.last || (cue.cue == Cue::kUnit && !IsOwn(cue));
      });
}

// "this unit", or the title names it.
// "this unit"; "the unit", "all departments" without a name.
bool UnitScopes::IsOwn(const CueHit& unit) const {
  if (unit.first > clause_.sentence.first) {
    const WordId before = clause_.tokens[unit.first - 1].word;
    const bool nameless =
        unit.last == unit.first + 1 &&
        clause_.words.IsDepartment(clause_.tokens[unit.first].word);
    if (clause_.words.IsThis(before) ||
        (nameless && clause_.words.IsOfPeople(before) &&
         !clause_.words.IsOther(before))) {
      return true;
    }
  }
  for (uint32_t i = unit.first; i < unit.last; ++i) {
    const Token& token = clause_.tokens[i];
    // Of a single letter's names, the L of "L&D" alone says something.
    const bool letter = token.end - token.begin <= 1 && i + 2 != unit.last - 1;
    if (letter || token.word == kUnknownWord) continue;
    for (const Token& named : clause_.title) {
      // "CNA or LPN" names no operating room.
      const bool joins = named.word == clause_.words.or_word &&
                         named.letter_case == Case::kLower;
      if (!joins && (named.word == token.word ||
                     clause_.words.AreOneUnit(named.word, token.word))) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace rolecall
