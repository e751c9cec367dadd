#include "parser/requirements/name_context.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"

namespace rolecall {
namespace {

// Tokens that may stand between a word of knowing and the employer's product.
constexpr uint32_t kFarthestKnown = 8;
// Longer items must show that an everyday word is a product.
constexpr uint32_t kShortestItem = 5;
// Tokens of "a medical assistant diploma".
constexpr uint32_t kLongestDiploma = 5;
// Tokens of "notified the".
constexpr uint32_t kFarthestTold = 2;

}  // namespace

bool NameContext::IsNegated(const NameReading& name) const {
  const CueHit* no = clause_.Before(name, Cue::kNo);
  if (no == nullptr) return false;
  for (uint32_t i = no->last; i < name.mention.first; ++i) {
    if (clause_.IsSign(i, ',') && !clause_.NameBetween(no->last, i)) {
      return false;
    }
  }
  // "no later", "not only": the phrase lists know those; a requirement word
  // between means that the negation was about something else.
  for (const CueHit& cue : clause_.cues) {
    if (cue.first >= no->last && cue.last <= name.mention.first &&
        (IsLead(cue.cue) || cue.cue == Cue::kRequired)) {
      return false;
    }
  }
  return true;
}

bool NameContext::IsNegatedByPrefix(const NameReading& name) const {
  uint32_t i = name.mention.first;
  if (i > clause_.sentence.first && clause_.IsSign(i - 1, '-')) --i;
  return i > clause_.sentence.first && clause_.words.IsNon(TokenAt(i - 1).word);
}

bool NameContext::HasSiblingBefore(const NameReading& name,
                                   uint32_t end) const {
  if (!name.mention.certification || name.mention.term == kNoTerm) return false;
  const Term& term = clause_.catalogue.term(name.mention.term);
  if (term.sort == "training-card") return false;
  return std::any_of(
      clause_.names.begin(), clause_.names.end(),
      [&](const NameReading& other) {
        return other.mention.certification && other.mention.last <= end &&
               other.mention.term != kNoTerm &&
               other.mention.term != name.mention.term &&
               clause_.catalogue.term(other.mention.term).category ==
                   term.category;
      });
}

bool NameContext::IsSetApart(const NameReading& name) const {
  const uint32_t begin = clause_.sentence.first;
  if (name.mention.first < begin + 3) return false;
  uint32_t denial = name.mention.first - 1;
  if (clause_.words.IsArticle(TokenAt(denial).word)) --denial;
  const WordId word = TokenAt(denial).word;
  // "(no CPC required)" waives, "(no CPC-A)" forbids.
  const bool no = clause_.words.IsDenial(word) &&
                  clause_.After(name, Cue::kRequired) == nullptr &&
                  clause_.After(name, Cue::kCredentialNoun) == nullptr;
  if (denial <= begin || (!no && !clause_.words.IsNot(word))) return false;
  return (clause_.IsSign(denial - 1, ',') || clause_.IsSign(denial - 1, '(')) &&
         HasSiblingBefore(name, denial);
}

bool NameContext::IsBarredAlone(const NameReading& name) const {
  const auto [first, last] = clause_.ListAround(name);
  return name.mention.certification && first == clause_.sentence.first + 1 &&
         last == clause_.sentence.last &&
         clause_.words.IsDenial(TokenAt(first - 1).word) &&
         !clause_.EndsInNoun(name);
}

bool NameContext::IsExempted(const NameReading& name,
                             const CueHit& except) const {
  const CueHit* required = clause_.Before(name, Cue::kRequired);
  return required != nullptr && required->last <= except.first &&
         name.mention.certification && !HasSiblingBefore(name, except.first);
}

bool NameContext::IsClass(const NameReading& name) const {
  return name.mention.term != kNoTerm &&
         clause_.catalogue.term(name.mention.term).sort == "class";
}

bool NameContext::IsShownToBeProduct(const NameReading& name) const {
  if (!name.mention.everyday) return true;
  if (name.mention.in_context && !name.mention.weak) return true;
  for (const NameReading& other : clause_.names) {
    if (&other == &name || other.mention.certification || other.mention.weak) {
      continue;
    }
    const bool behind = other.mention.first >= name.mention.last;
    const uint32_t a = behind ? name.mention.last : other.mention.last;
    const uint32_t b = behind ? other.mention.first : name.mention.first;
    if (name.mention.weak ? clause_.OnlyJoints(a, b)
                          : b - a <= 4 || OnlyNames(a, b)) {
      return true;
    }
  }
  if (name.mention.weak) {
    // "experience with Elation"
    const CueHit* known = clause_.Before(name, Cue::kKnowledge);
    return known != nullptr && name.mention.first > 0 &&
           clause_.words.IsWith(TokenAt(name.mention.first - 1).word);
  }
  if (clause_.DistanceBefore(name, Cue::kKnowledge) <= 2 ||
      clause_.DistanceAfter(name, Cue::kKnowledge) <= 1 ||
      clause_.DistanceBefore(name, Cue::kUse) == 0) {
    return true;
  }
  if (clause_.IsQualification() && StandsBehindColon(name)) return true;
  return IsAskedByItself(name) ||
         (clause_.IsQualification() &&
          clause_.ClauseEnd(name.mention.last) -
                  clause_.ClauseBegin(name.mention.first) <=
              kShortestItem);
}

// "Software: Epic (preferred)", not "Number: R-31656".
bool NameContext::StandsBehindColon(const NameReading& name) const {
  const uint32_t first = name.mention.first;
  const uint32_t last = name.mention.last;
  return first > clause_.sentence.first && clause_.IsSign(first - 1, ':') &&
         (last >= clause_.sentence.last || clause_.IsSign(last, ',') ||
          clause_.IsSign(last, '('));
}

bool NameContext::IsAskedByItself(const NameReading& name) const {
  // "Epic | Preferred | n/a": a cell of its own.
  if (name.mention.first == clause_.sentence.first &&
      name.mention.last < clause_.sentence.last &&
      clause_.IsSign(name.mention.last, '|') &&
      (clause_.Near(name, Cue::kPreferred) ||
       clause_.Near(name, Cue::kRequired))) {
    return true;
  }
  return (name.mention.first == clause_.sentence.first &&
          clause_.sentence.last - name.mention.last <= 3 &&
          (clause_.DistanceAfter(name, Cue::kPreferred) == 0 ||
           clause_.DistanceAfter(name, Cue::kRequired) == 0)) ||
         clause_.IsNameAndLevel(name) || IsPartWithLevel(name);
}

// "Epic a plus, CMA required": between two commas nothing but the name and how
// strongly it is meant.
bool NameContext::IsPartWithLevel(const NameReading& name) const {
  const uint32_t first = name.mention.first;
  if (first > clause_.ClauseBegin(first) && !clause_.IsSign(first - 1, ',')) {
    return false;
  }
  return std::any_of(
      clause_.cues.begin(), clause_.cues.end(), [&](const CueHit& cue) {
        const bool behind =
            cue.first == name.mention.last ||
            (cue.first == name.mention.last + 1 &&
             clause_.words.IsBe(TokenAt(name.mention.last).word));
        return IsTrailing(cue.cue) && behind &&
               (cue.last >= clause_.ClauseEnd(cue.first) ||
                clause_.IsSign(cue.last, ','));
      });
}

bool NameContext::OnlyNames(uint32_t a, uint32_t b) const {
  return clause_.IsSign(a, ',') && AllCapitals(a, b);
}

bool NameContext::EndsAsName(const NameReading& name) const {
  const uint32_t last = name.mention.last;
  return last >= clause_.sentence.last ||
         TokenAt(last).kind == TokenKind::kSign ||
         TokenAt(last).letter_case == Case::kLower;
}

bool NameContext::AllCapitals(uint32_t a, uint32_t b) const {
  if (b < a || b - a > 20) return false;
  for (uint32_t i = a; i < b; ++i) {
    const Token& token = TokenAt(i);
    if (token.kind == TokenKind::kSign ? token.sign != ','
                                       : token.letter_case == Case::kLower) {
      return false;
    }
  }
  return true;
}

bool NameContext::NamesItsCertification(const NameReading& name) const {
  const uint32_t end = std::min(clause_.sentence.last, name.mention.last + 3);
  for (uint32_t i = name.mention.last; i < end; ++i) {
    const Token& token = TokenAt(i);
    if (token.kind != TokenKind::kWord || token.letter_case != Case::kLower ||
        clause_.StartsName(i) || token.word == clause_.words.or_word ||
        token.word == clause_.words.and_word) {
      return false;
    }
    if (clause_.words.IsCertification(token.word) ||
        clause_.words.IsCertification(token.singular)) {
      return true;
    }
  }
  return false;
}

bool NameContext::NamesEmployer(const NameReading& name) const {
  if (!name.mention.of_employer) return false;
  const CueHit* known = clause_.Before(name, Cue::kKnowledge);
  return known == nullptr || ListDistance(*known, name) > kFarthestKnown;
}

bool NameContext::NamesTeam(const NameReading& name) const {
  uint32_t i = name.mention.last;
  if (i < clause_.sentence.last && clause_.IsSign(i, ')')) ++i;
  return i < clause_.sentence.last && !clause_.StartsName(i) &&
         clause_.words.IsTeam(TokenAt(i).word) &&
         TokenAt(i).letter_case != Case::kUpper;
}

bool NameContext::IsEllipsis(const NameReading& name) const {
  const auto [first, last] = clause_.ListAround(name);
  // "BLS is not required. | First aid is."
  return last + 1 == clause_.sentence.last &&
         clause_.words.IsBe(TokenAt(last).word) &&
         (clause_.ClauseBegin(first) > clause_.sentence.first ||
          first == clause_.sentence.first);
}

bool NameContext::IsMereQuestion() const {
  const uint32_t end = clause_.sentence.last;
  if (end >= clause_.tokens.size() || !clause_.IsSign(end, '?')) return false;
  return std::none_of(
      clause_.cues.begin(), clause_.cues.end(),
      [](const CueHit& cue) { return cue.cue == Cue::kAskPossession; });
}

std::optional<RequirementLevel> NameContext::LevelBehindQuestion() const {
  const uint32_t end = clause_.sentence.last;
  if (end + 3 >= clause_.tokens.size() || !clause_.IsSign(end, '?') ||
      !clause_.IsSign(end + 1, '(') || !clause_.IsSign(end + 3, ')')) {
    return std::nullopt;
  }
  const Token& token = TokenAt(end + 2);
  const std::string_view word =
      clause_.text.substr(token.begin, token.end - token.begin);
  if (EqualsIgnoreCase(word, "preferred")) return RequirementLevel::kPreferred;
  if (EqualsIgnoreCase(word, "required")) return RequirementLevel::kRequired;
  return std::nullopt;
}

bool NameContext::BarsThoseWithout(const NameReading& name) const {
  const CueHit* no = clause_.Before(name, Cue::kNo);
  const CueHit* barred = clause_.After(name, Cue::kNotAccepted);
  return no != nullptr && barred != nullptr &&
         barred->last - barred->first >= 2 &&
         clause_.words.IsWithout(TokenAt(no->first).word) &&
         clause_.ListAround(name).first <= no->last + 2;
}

bool NameContext::ListsPeople(const NameReading& name) const {
  return name.mention.certification && name.mention.term != kNoTerm &&
         clause_.catalogue.term(name.mention.term).sort == "licence" &&
         name.mention.first == clause_.sentence.first &&
         TokenAt(name.mention.last - 1).plural &&
         name.mention.last < clause_.sentence.last &&
         (clause_.IsSign(name.mention.last, ',') ||
          clause_.DistanceAfter(name, Cue::kRelative) == 0) &&
         !clause_.Near(name, Cue::kCredentialNoun);
}

bool NameContext::IsCondition(const NameReading& name) const {
  const uint32_t first = clause_.sentence.first;
  if (!name.mention.certification || !clause_.words.IsIf(TokenAt(first).word) ||
      clause_.Near(name, Cue::kRequired)) {
    return false;
  }
  uint32_t comma = first;
  while (comma < clause_.sentence.last && !clause_.IsSign(comma, ',')) ++comma;
  return std::any_of(clause_.names.begin(), clause_.names.end(),
                     [&](const NameReading& held) {
                       return held.mention.term == name.mention.term &&
                              held.mention.last <= comma;
                     });
}

bool NameContext::SpeaksForItself(const NameReading& name) const {
  const Cue wanted =
      name.mention.certification ? Cue::kPossess : Cue::kKnowledge;
  const uint32_t begin = clause_.ClauseBegin(name.mention.first);
  // "3 years Power BI experience"
  const bool years = !name.mention.certification &&
                     clause_.DistanceBefore(name, Cue::kYears) <= 1 &&
                     AfterList(name, Cue::kKnowledge) == 0;
  return years ||
         std::any_of(
             clause_.cues.begin(), clause_.cues.end(), [&](const CueHit& cue) {
               return cue.cue == wanted && cue.first >= begin &&
                      cue.first <= begin + 1 && cue.first <= name.mention.first;
             });
}

// "One year with an EHR"
bool NameContext::IsWorkedWith(const NameReading& name) const {
  const CueHit* years = clause_.Before(name, Cue::kYears);
  if (years == nullptr) years = clause_.Before(name, Cue::kMonths);
  uint32_t i = clause_.ListAround(name).first;
  if (years == nullptr || i <= years->last) return false;
  if (clause_.words.IsArticle(TokenAt(i - 1).word)) --i;
  return i == years->last + 1 && clause_.words.IsWith(TokenAt(i - 1).word);
}

bool NameContext::ClassIsAsked(const NameReading& name) const {
  const auto [first, last] = clause_.ListAround(name);
  const Sentence& sentence = clause_.sentence;
  // "Epic, Athena, or a similar | EHR"
  const CueHit* open = clause_.Before(name, Cue::kOpen);
  if (open != nullptr && open->last == name.mention.first &&
      TokenAt(open->first).word == clause_.words.or_word &&
      clause_.NameBetween(clause_.ClauseBegin(first), open->first)) {
    return true;
  }
  return clause_.Before(name, Cue::kKnowledge) != nullptr ||
         AfterList(name, Cue::kKnowledge) <= 4 || IsWorkedWith(name) ||
         sentence.last - sentence.first <= last - first + 6 ||
         first <= clause_.ClauseBegin(first) + 1;
}

uint32_t NameContext::ListDistance(const CueHit& cue,
                                   const NameReading& name) const {
  const uint32_t first = clause_.ListAround(name).first;
  return first - std::min(first, cue.last);
}

uint32_t NameContext::AfterList(const NameReading& name, Cue cue) const {
  const CueHit* after = clause_.After(name, cue);
  if (after == nullptr) return kNoSentence;
  return after->first - std::min(after->first, clause_.ListAround(name).second);
}

uint32_t NameContext::EndOfNoun(const NameReading& name) const {
  uint32_t last = clause_.ListAround(name).second;
  const uint32_t end = clause_.ClauseEnd(last);
  if (last < end && clause_.IsSign(last, ')')) ++last;
  for (const CueHit& cue : clause_.cues) {
    if (cue.first == last && cue.cue == Cue::kCredentialNoun) last = cue.last;
  }
  return std::min(last, end - 1);
}

// "high school diploma": no other way to a credential.
bool NameContext::IsOfHighSchool(uint32_t diploma) const {
  const auto is = [&](uint32_t back, std::string_view word) {
    if (diploma < clause_.sentence.first + back) return false;
    const Token& token = TokenAt(diploma - back);
    return EqualsIgnoreCase(
        clause_.text.substr(token.begin, token.end - token.begin), word);
  };
  return is(1, "school") && is(2, "high");
}

// "a medical assistant diploma", behind "or".
bool NameContext::IsDiplomaAt(uint32_t first) const {
  const uint32_t end =
      std::min(clause_.ClauseEnd(first), first + kLongestDiploma);
  for (uint32_t i = first; i < end; ++i) {
    const Token& token = TokenAt(i);
    if (token.kind != TokenKind::kWord || token.word == clause_.words.or_word ||
        token.word == clause_.words.and_word) {
      return false;
    }
    if (clause_.words.IsDiploma(token.word)) {
      return !IsOfHighSchool(i) && !clause_.NameBetween(first, i);
    }
  }
  return false;
}

// "MA diploma or CMA": the catalogue knows the diploma, as nobody's
// requirement.
bool NameContext::OrProgram(const NameReading& name) const {
  const auto list = clause_.ListAround(name);
  const auto is_or = [this](uint32_t i) {
    return i < clause_.sentence.last &&
           TokenAt(i).word == clause_.words.or_word;
  };
  return std::any_of(
      clause_.names.begin(), clause_.names.end(), [&](const auto& other) {
        const Mention& program = other.mention;
        return program.certification && program.term != kNoTerm &&
               program.first >= list.first && program.last <= list.second &&
               !clause_.catalogue.IsRequirable(program.term) &&
               !IsOfHighSchool(program.last - 1) &&
               ((program.last < list.second && is_or(program.last)) ||
                (program.first > list.first && is_or(program.first - 1)));
      });
}

bool NameContext::OrSchooling(const NameReading& name) const {
  if (!name.mention.certification) return false;
  if (OrProgram(name)) return true;
  uint32_t last = EndOfNoun(name);
  // "RHIT, or a degree"
  if (clause_.IsSign(last, ',') && last + 1 < clause_.sentence.last &&
      TokenAt(last + 1).word == clause_.words.or_word) {
    ++last;
  }
  uint32_t first = clause_.ListAround(name).first;
  const uint32_t begin = clause_.ClauseBegin(first);
  if (first > begin && clause_.IsSign(first - 1, '(')) --first;
  for (const CueHit& cue : clause_.cues) {
    if (cue.last == first && cue.cue == Cue::kCredentialNoun) first = cue.first;
  }
  const bool or_before =
      first > begin && TokenAt(first - 1).word == clause_.words.or_word;
  const bool or_behind = TokenAt(last).word == clause_.words.or_word;
  if ((or_before && first > begin + 1 &&
       clause_.words.IsDiploma(TokenAt(first - 2).word) &&
       !IsOfHighSchool(first - 2)) ||
      (or_behind && IsDiplomaAt(last + 1))) {
    return true;
  }
  uint32_t open = kNoSentence;  // the end of "or equivalent"
  for (const CueHit& cue : clause_.cues) {
    if (cue.cue == Cue::kOpen && cue.first == last) open = cue.last;
    const bool schooling = cue.cue == Cue::kDegree;
    if ((or_behind && schooling && cue.first > last && cue.first <= last + 2) ||
        (or_before && schooling && cue.last + 1 == first) ||
        (or_behind && cue.cue == Cue::kKnowledge && cue.first == open)) {
      return true;
    }
  }
  return false;
}

bool NameContext::IsAllThatCounts(const NameReading& name) const {
  const auto [first, last] = clause_.ListAround(name);
  return first <= clause_.ClauseBegin(first) + 1 &&
         last < clause_.sentence.last &&
         clause_.words.IsOnly(TokenAt(last).word) &&
         (last + 1 == clause_.ClauseEnd(last) ||
          clause_.IsSign(last + 1, ';') || clause_.IsSign(last + 1, '.'));
}

bool NameContext::StartsSentence(const NameReading& name) const {
  const uint32_t first = clause_.ListAround(name).first;
  return first <= clause_.ClauseBegin(first) + 3;
}

bool NameContext::IsExampleOfUse(const NameReading& name) const {
  const CueHit* listed = clause_.Before(name, Cue::kExample);
  const CueHit* use = clause_.Before(name, Cue::kUse);
  return listed != nullptr && use != nullptr && use->last <= listed->first &&
         listed->first - use->last <= 4 && clause_.Distance(listed, name) <= 10;
}

bool NameContext::OrSimilarFollows(const NameReading& name) const {
  const CueHit* etc = clause_.After(name, Cue::kEtcetera);
  return etc != nullptr && AfterList(name, Cue::kEtcetera) == 0 &&
         etc->last - etc->first >= 2 &&
         TokenAt(etc->first).word == clause_.words.or_word;
}

bool NameContext::IsTechnique(const NameReading& name) const {
  if (name.mention.term == kNoTerm ||
      name.mention.last >= clause_.sentence.last) {
    return false;
  }
  return clause_.catalogue.term(name.mention.term).sort == "training-card" &&
         clause_.words.AreActs(TokenAt(name.mention.last).word);
}

bool NameContext::IsAwaited(const NameReading& name) const {
  const uint32_t first = clause_.ListAround(name).first;
  return first > clause_.sentence.first &&
         clause_.words.IsAwaiting(TokenAt(first - 1).word);
}

bool NameContext::IsTold(uint32_t first) const {
  const uint32_t begin =
      std::max(clause_.sentence.first, first - std::min(first, kFarthestTold));
  for (uint32_t i = first; i > begin; --i) {
    const Token& token = TokenAt(i - 1);
    if (token.kind != TokenKind::kWord) return false;
    if (clause_.words.IsTelling(token.word)) return true;
  }
  return false;
}

}  // namespace rolecall
