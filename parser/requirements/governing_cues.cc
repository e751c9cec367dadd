#include "parser/requirements/governing_cues.h"

#include <algorithm>
#include <vector>

#include "parser/requirements/alternatives.h"

namespace rolecall {
namespace {

// Behind more tokens than this, a cue speaks of something else.
constexpr uint32_t kFarthest = 25;
// Tokens of "and Handle with Care".
constexpr uint32_t kLongestName = 6;
// Tokens between "required" and "within".
constexpr uint32_t kFarthestTime = 3;

}  // namespace

// The last comma of tokens [a, b) outside brackets that open after `a`.
uint32_t GoverningCues::LastComma(uint32_t a, uint32_t b) const {
  uint32_t comma = kNoSentence;
  int depth = 0;
  for (uint32_t i = a; i < b; ++i) {
    if (clause_.IsSign(i, '(')) ++depth;
    if (clause_.IsSign(i, ')')) --depth;
    if (depth <= 0 && clause_.IsSign(i, ',')) comma = i;
  }
  return comma;
}

// True when tokens [a, b) hold something that a polarity word can speak of:
// "2 years experience", "a smile".
bool GoverningCues::HasContent(uint32_t a, uint32_t b) const {
  size_t words = 0;
  for (uint32_t i = a; i < b; ++i) {
    const Token& token = TokenAt(i);
    if (token.kind == TokenKind::kNumber || clause_.words.IsYou(token.word)) {
      return true;
    }
    // "Python, shell, or PERL would be": the rest of a list.
    const bool small =
        clause_.words.IsJoint(token.word) || token.letter_case == Case::kUpper;
    if (token.kind == TokenKind::kWord && !small && !clause_.InCue(i)) ++words;
  }
  for (const CueHit& cue : clause_.cues) {
    if (cue.first >= a && cue.last <= b &&
        (cue.cue == Cue::kKnowledge || cue.cue == Cue::kNumber)) {
      return true;
    }
  }
  return words >= 2;
}

// "ACLS, PALS, | and Handle with Care | preferred": the last of the list is a
// name that the catalogue does not know.
bool GoverningCues::EndsListOfNames(uint32_t a, uint32_t b) const {
  const bool joined = TokenAt(a).word == clause_.words.and_word ||
                      TokenAt(a).word == clause_.words.or_word;
  if (!joined || a + 1 >= b || b - a > kLongestName) return false;
  const bool of_work = std::any_of(
      clause_.cues.begin(), clause_.cues.end(), [a, b](const CueHit& cue) {
        return cue.first >= a && cue.last <= b &&
               (cue.cue == Cue::kNumber || cue.cue == Cue::kKnowledge ||
                cue.cue == Cue::kDegree || cue.cue == Cue::kYears);
      });
  return !of_work && TokenAt(a + 1).kind == TokenKind::kWord &&
         TokenAt(a + 1).letter_case != Case::kLower;
}

// "SQL (PostgreSQL preferred)", "RN (BSN preferred)": a name that is none of
// ours, or a degree.
bool GoverningCues::NamesStranger(uint32_t a, uint32_t b) const {
  for (uint32_t i = a; i < b; ++i) {
    const Token& token = TokenAt(i);
    if (token.kind == TokenKind::kWord && token.word == kUnknownWord &&
        token.letter_case != Case::kLower) {
      return true;
    }
  }
  return std::any_of(
      clause_.cues.begin(), clause_.cues.end(), [a, b](const CueHit& cue) {
        return cue.cue == Cue::kDegree && cue.first >= a && cue.last <= b;
      });
}

bool GoverningCues::FollowedByColon(const CueHit& cue) const {
  return cue.last < clause_.sentence.last &&
         (clause_.IsSign(cue.last, ':') || clause_.IsSign(cue.last, '-') ||
          clause_.IsSign(cue.last, '~'));
}

// "ACLS preferred": the cue behind a name that speaks of it.
const CueHit* GoverningCues::Trailing(const NameReading& name) const {
  if (IsAside(name)) return nullptr;
  const uint32_t from = name.mention.last;
  const uint32_t end = clause_.ClauseEnd(from);
  for (const CueHit& cue : clause_.cues) {
    if (cue.first < from) continue;
    if (cue.first >= end) return nullptr;
    if (IsLead(cue.cue)) {
      // "CPR card | Must |": alone in its cell it speaks of the name.
      // "BLS is required to start"
      const bool said_of_it =
          clause_.words.IsBe(TokenAt(cue.first).word) &&
          cue.first <= clause_.ListAround(name).second + 2 &&
          !clause_.NameBetween(cue.last, end);
      return StandsAlone(cue) || said_of_it ? &cue : nullptr;
    }
    if (!IsTrailing(cue.cue)) continue;
    if (FollowedByColon(cue) && clause_.NameBetween(cue.last, end)) {
      return nullptr;
    }
    if (IsAttribute(cue) || IsMoney(cue) || IsOfBracketedName(from, cue)) {
      continue;
    }
    return Reaches(name, cue) ? OfOwnPlace(ByDeadline(cue)) : nullptr;
  }
  return nullptr;
}

// "an EHR (preferably Epic) required", "EHR, ideally Epic, required": what is
// wished for in passing takes no word from behind.
bool GoverningCues::IsAside(const NameReading& name) const {
  const uint32_t first = clause_.ListAround(name).first;
  return std::any_of(
      clause_.cues.begin(), clause_.cues.end(), [&](const CueHit& cue) {
        // "Certification, preferably CMA, required": what is required is it.
        if (IsBareNounBefore(cue)) return false;
        const bool right_before =
            cue.last == first || (cue.last + 1 == first &&
                                  clause_.words.IsWith(TokenAt(cue.last).word));
        return cue.cue == Cue::kPreferredLead && right_before &&
               cue.last - cue.first == 1 && cue.first > 0 &&
               (clause_.IsSign(cue.first - 1, ',') ||
                clause_.IsSign(cue.first - 1, '('));
      });
}

// "Certification, | preferably": no name stands before it.
bool GoverningCues::IsBareNounBefore(const CueHit& aside) const {
  return !clause_.NameBetween(clause_.ClauseBegin(aside.first), aside.first) &&
         std::any_of(clause_.cues.begin(), clause_.cues.end(),
                     [&](const CueHit& noun) {
                       return noun.cue == Cue::kCredentialNoun &&
                              noun.last + 1 == aside.first;
                     });
}

// "EHR (Epic preferred) required": a word of the bracket that speaks of a name
// within it.
bool GoverningCues::IsOfBracketedName(uint32_t from, const CueHit& cue) const {
  const uint32_t bracket = OpenBracket(from, cue.first);
  return bracket != kNoSentence && clause_.NameBetween(bracket, cue.first);
}

// "not required but is a strong asset"
const CueHit* GoverningCues::WishBehind(const CueHit& cue) const {
  if (cue.cue != Cue::kOptional) return nullptr;
  bool but = false;
  for (const CueHit& next : clause_.cues) {
    if (next.first < cue.last) continue;
    if (next.first > cue.last + kFarthestTime) return nullptr;
    // "optional, a plus"
    const bool joined =
        but || (next.first == cue.last + 1 && clause_.IsSign(cue.last, ','));
    if (joined && IsPreferring(next.cue)) {
      return clause_.NameBetween(cue.last, clause_.sentence.last) ? nullptr
                                                                  : &next;
    }
    but |= next.cue == Cue::kBut;
  }
  return nullptr;
}

// "CMA preferred at hire, required within 6 months", "mandatory before
// orientation": what is milder holds at hire only; what a time follows is asked
// of everyone.
const CueHit& GoverningCues::ByDeadline(const CueHit& cue) const {
  if (!IsPreferring(cue.cue) && cue.cue != Cue::kOptional) return cue;
  if (const CueHit* wish = WishBehind(cue); wish != nullptr) return *wish;
  const uint32_t end = clause_.ClauseEnd(cue.last);
  const CueHit* must = nullptr;
  bool at_hire = false;
  for (const CueHit& next : clause_.cues) {
    if (next.first < cue.last || next.first >= end) continue;
    // "preferred at hire, required before orientation"
    if (next.cue == Cue::kAtHire && must != nullptr) {
      return at_hire && next.first == must->last ? *must : cue;
    }
    at_hire |= next.cue == Cue::kAtHire;
    if (next.cue == Cue::kRequired || next.cue == Cue::kRequiredLead) {
      if (must == nullptr) must = &next;
    } else if (next.cue == Cue::kWithin) {
      const bool timed = must != nullptr &&
                         next.first <= must->last + kFarthestTime &&
                         !clause_.NameBetween(cue.last, next.first);
      return timed ? *must : cue;
    } else if (next.cue == Cue::kAtHire && must != nullptr &&
               next.first <= must->last + kFarthestTime &&
               !clause_.NameBetween(cue.last, next.first)) {
      return *must;
    } else if (next.cue != Cue::kAtHire && next.cue != Cue::kBut &&
               next.cue != Cue::kPossess && next.cue != Cue::kOneOf &&
               next.cue != Cue::kCredentialNoun) {
      break;
    }
  }
  return cue;
}

bool GoverningCues::StandsAlone(const CueHit& cue) const {
  const bool opens =
      cue.first > 0 && TokenAt(cue.first - 1).kind == TokenKind::kSign;
  return opens && (cue.last >= clause_.sentence.last ||
                   TokenAt(cue.last).kind == TokenKind::kSign);
}

// "a $500 bonus"
bool GoverningCues::IsMoney(const CueHit& cue) const {
  return cue.cue == Cue::kPreferredBehind && cue.first > 0 &&
         TokenAt(cue.first - 1).kind == TokenKind::kNumber;
}

// "desired outcomes", "required forms": says nothing of what stands before.
bool GoverningCues::IsAttribute(const CueHit& cue) const {
  if (cue.last - cue.first != 1 || cue.last >= clause_.sentence.last) {
    return false;
  }
  const Token& next = TokenAt(cue.last);
  if (next.kind != TokenKind::kWord || next.letter_case != Case::kLower) {
    return false;
  }
  const Token& word = TokenAt(cue.first);
  const uint32_t length = word.end - word.begin;
  if (next.end - next.begin <= 3) return false;
  // "bonus structure", "a valued member of"
  if (cue.cue == Cue::kPreferredBehind) {
    return !clause_.words.IsFunction(next.word) &&
           !clause_.StartsName(cue.last);
  }
  if (length < 6) return false;
  return !clause_.InCue(cue.last) && !clause_.StartsName(cue.last) &&
         !clause_.words.IsFunction(next.word);
}

bool GoverningCues::Reaches(const NameReading& name, const CueHit& cue) const {
  const uint32_t from = name.mention.last;
  // In brackets of its own: speaks of what stands right before.
  if (const uint32_t bracket = OpenBracket(from, cue.first);
      bracket != kNoSentence && bracket + 1 != cue.first) {
    // "Word, Excel (PowerPoint a plus)": about what the bracket holds.
    return !clause_.NameBetween(bracket, cue.first) &&
           !HasContent(bracket, cue.first) &&
           !(IsPreferring(cue.cue) &&
             NamesOtherCredential(bracket, cue.first)) &&
           !NamesStranger(bracket, cue.first);
  }
  if (cue.first > 0 && clause_.IsSign(cue.first - 1, '(')) {
    const uint32_t comma = LastComma(from, cue.first - 1);
    return comma == kNoSentence ||
           (OrList(from, cue.first) && JoinsNext(name, cue.first));
  }
  if (InRelativeClause(from, cue)) return false;
  const uint32_t listed = clause_.ListAround(name).second;
  if (IsPreferring(cue.cue) && name.mention.certification &&
      HasOwnYears(listed, cue.first)) {
    return false;
  }
  if (cue.first > listed + kFarthest &&
      !clause_.NameBetween(listed, cue.first)) {
    return false;
  }
  const uint32_t comma = LastComma(from, cue.first);
  if (comma == kNoSentence) return true;
  if (IsOfLastAlone(name, comma, cue)) return false;
  if (!clause_.NameBetween(comma, cue.first)) {
    return !HasContent(comma, cue.first) ||
           (comma == listed && EndsListOfNames(comma + 1, cue.first));
  }
  // A list that ends with the cue, unless a leading cue rules it already.
  return Leading(name) == nullptr || OrList(from, cue.first);
}

// "(Instructor certification preferred)"
bool GoverningCues::NamesOtherCredential(uint32_t a, uint32_t b) const {
  return std::any_of(
      clause_.cues.begin(), clause_.cues.end(), [&](const CueHit& noun) {
        return noun.cue == Cue::kCredentialNoun && noun.first > a + 1 &&
               noun.last <= b && !clause_.InCue(noun.first - 1) &&
               TokenAt(noun.first - 1).kind == TokenKind::kWord;
      });
}

// "Word and Excel, Epic is an advantage": a list that ended in "and" goes not
// on, and "is" has one subject.
bool GoverningCues::IsOfLastAlone(const NameReading& name, uint32_t comma,
                                  const CueHit& cue) const {
  const auto joined = [&](uint32_t a, uint32_t b) {
    for (uint32_t i = a; i < b; ++i) {
      const WordId word = TokenAt(i).word;
      if (word != kUnknownWord &&
          (word == clause_.words.and_word || word == clause_.words.or_word)) {
        return true;
      }
    }
    return false;
  };
  const bool one = clause_.words.IsIs(TokenAt(cue.first).word) ||
                   clause_.words.IsIs(TokenAt(cue.first - 1).word);
  const auto [first, last] = clause_.ListAround(name);
  return one && comma <= last && joined(first, comma) &&
         !joined(comma, cue.first);
}

// "RN license in any state One (1) year of nursing experience preferred", not
// "LPN with one year of experience preferred".
bool GoverningCues::HasOwnYears(uint32_t a, uint32_t b) const {
  bool years = false;
  if (clause_.IsSign(a, ')')) ++a;
  for (const CueHit& cue : clause_.cues) {
    if (cue.first < a || cue.last > b) continue;
    if (cue.cue == Cue::kYears) years = true;
    if (years && cue.cue == Cue::kKnowledge) {
      for (uint32_t i = a; i < cue.first; ++i) {
        if (clause_.words.IsWith(TokenAt(i).word) ||
            (i == a && TokenAt(i).word == clause_.words.or_word) ||
            TokenAt(i).word == clause_.words.and_word) {
          return false;
        }
      }
      return true;
    }
  }
  return false;
}

// "RN) BLS, ACLS or PALS (preferred": the RN is none of the list.
bool GoverningCues::JoinsNext(const NameReading& name, uint32_t end) const {
  uint32_t next = end;
  for (const NameReading& other : clause_.names) {
    const bool same = other.mention.term == name.mention.term;
    if (!same && other.mention.first >= name.mention.last) {
      next = std::min(next, other.mention.first);
    }
  }
  for (uint32_t i = name.mention.last; i < next; ++i) {
    if (clause_.IsSign(i, ',') || clause_.IsSign(i, '/') ||
        clause_.words.IsJoint(TokenAt(i).word)) {
      return true;
    }
  }
  return next == end;
}

// "an RN post where your passion is valued", not "BLS, which is required".
bool GoverningCues::InRelativeClause(uint32_t from, const CueHit& cue) const {
  return std::any_of(clause_.cues.begin(), clause_.cues.end(),
                     [&](const CueHit& other) {
                       return other.cue == Cue::kRelative &&
                              other.first >= from && other.last + 1 < cue.first;
                     });
}

// "MA certification required (CMA/RMA/CCMA)": a bracket of nothing but names.
bool GoverningCues::OpensList(const CueHit& cue,
                              const NameReading& name) const {
  const auto [first, last] = clause_.ListAround(name);
  return name.mention.certification && first == cue.last + 1 &&
         clause_.IsSign(cue.last, '(') && last < clause_.sentence.last &&
         clause_.IsSign(last, ')');
}

// "(Bonus) Experience with SQL", not "Perl (preferred), Python".
bool GoverningCues::IsOwnBracket(const CueHit& cue) const {
  const uint32_t begin = clause_.sentence.first;
  if (cue.first <= begin || !clause_.IsSign(cue.first - 1, '(')) return false;
  return (cue.first - 1 == begin || clause_.IsSign(cue.first - 2, ':')) &&
         cue.last < clause_.sentence.last && clause_.IsSign(cue.last, ')');
}

// The bracket that opens in tokens [a, b) and is open at b.
uint32_t GoverningCues::OpenBracket(uint32_t a, uint32_t b) const {
  std::vector<uint32_t> open;
  for (uint32_t i = a; i < b; ++i) {
    if (clause_.IsSign(i, '(')) open.push_back(i);
    if (clause_.IsSign(i, ')') && !open.empty()) open.pop_back();
  }
  if (open.empty()) return kNoSentence;
  // One that the writer forgot to close is none.
  for (uint32_t i = b; i < clause_.sentence.last; ++i) {
    if (clause_.IsSign(i, ')')) return open.front();
  }
  return kNoSentence;
}

bool GoverningCues::OrList(uint32_t a, uint32_t b) const {
  for (uint32_t i = a; i < b; ++i) {
    if (TokenAt(i).word == clause_.words.or_word) return true;
  }
  return false;
}

// "hygienists, | who hold an RDH, do ...": tells of people, and asks nothing.
bool GoverningCues::IsOfOthers(const CueHit& cue) const {
  return cue.first > clause_.sentence.first &&
         clause_.words.IsWho(TokenAt(cue.first).word) &&
         clause_.IsSign(cue.first - 1, ',');
}

// "RN is required, as is BLS": what was said before, said again.
const CueHit& GoverningCues::Repeated(const CueHit& cue) const {
  if (!clause_.words.Repeats(cue, clause_.tokens)) return cue;
  const CueHit* said = &cue;
  for (const CueHit& before : clause_.cues) {
    if (before.first >= cue.first) break;
    if (before.cue == Cue::kRequired || before.cue == Cue::kRequiredLead ||
        IsPreferring(before.cue)) {
      said = &before;
    }
  }
  return *said;
}

// "must have ...", "Preferred: ...": the cue before a name that rules it.
const CueHit* GoverningCues::Leading(const NameReading& name) const {
  const uint32_t begin = clause_.ClauseBegin(name.mention.first);
  const CueHit* found = nullptr;
  for (const CueHit& cue : clause_.cues) {
    if (cue.first >= name.mention.first) break;
    if (cue.first < begin) continue;
    // "It would be helpful if you hold ...": what follows "if" is its own.
    const bool conditional = found != nullptr &&
                             found->cue == Cue::kPreferredLead &&
                             clause_.words.IsIf(TokenAt(found->last - 1).word);
    if (IsLead(cue.cue)) {
      if (!conditional && !IsOfOthers(cue)) found = &Repeated(cue);
    } else if (IsTrailing(cue.cue) && cue.cue != Cue::kNotAccepted) {
      // "useful information", "preferred for RNs"
      const bool idle = cue.cue == Cue::kPreferredBehind
                            ? !FollowedByColon(cue) && !IsOwnBracket(cue)
                            : clause_.words.IsFor(TokenAt(cue.last).word);
      if (idle) continue;
      // Behind another name, or in brackets, it has done its work there.
      // "CPCS preferred or CPMSM" wishes for either.
      const bool shared = TokenAt(cue.last).word == clause_.words.or_word &&
                          name.mention.first == cue.last + 1;
      const bool spent = (clause_.NameBetween(begin, cue.first) && !shared &&
                          !FollowedByColon(cue) && !OpensList(cue, name)) ||
                         (!IsOwnBracket(cue) &&
                          clause_.BracketCloses(cue.last, name.mention.first));
      found = spent ? nullptr : &cue;
    }
  }
  return found != nullptr ? found : BeforeColon(name);
}

// "These are required: CNA; BLS; ..." rules every part of its list.
const CueHit* GoverningCues::BeforeColon(const NameReading& name) const {
  const CueHit* found = nullptr;
  for (const CueHit& cue : clause_.cues) {
    if (cue.first >= name.mention.first) break;
    const bool colon =
        cue.last < clause_.sentence.last && clause_.IsSign(cue.last, ':');
    if (colon && (IsLead(cue.cue) || cue.cue == Cue::kRequired ||
                  IsPreferring(cue.cue))) {
      found = &cue;
    }
  }
  return found != nullptr ? found : BeforeMarks(name);
}

// "Must have (a) RN or (b) LPN; and (c) BLS" rules every credential of
// the lettered parts; duties are often lettered too.
const CueHit* GoverningCues::BeforeMarks(const NameReading& name) const {
  uint32_t part = clause_.ClauseBegin(name.mention.first);
  if (part == clause_.sentence.first || !name.mention.certification) {
    return nullptr;
  }
  if (clause_.words.IsJoint(TokenAt(part).word)) ++part;
  const std::vector<WayMark> marks = WayMarks(clause_);
  const bool marked =
      std::any_of(marks.begin(), marks.end(),
                  [part](const WayMark& mark) { return mark.first == part; });
  if (!marked) return nullptr;
  const CueHit* found = nullptr;
  for (const CueHit& cue : clause_.cues) {
    if (cue.last > marks.front().first) break;
    if (IsLead(cue.cue)) found = &cue;
  }
  const bool rules = found != nullptr &&
                     clause_.ClauseBegin(found->first) ==
                         clause_.ClauseBegin(marks.front().first) &&
                     !clause_.NameBetween(found->last, marks.front().first);
  return rules ? found : nullptr;
}

}  // namespace rolecall
