#include "parser/requirements/refusals.h"

#include <algorithm>

#include "parser/requirements/name_context.h"
#include "parser/requirements/other_ways.h"
#include "parser/requirements/others.h"
#include "parser/requirements/unit_scopes.h"

namespace rolecall {
namespace {

// Farther from a name, "as applicable" speaks of something else.
constexpr uint32_t kFarthestMaybe = 12;
// Tokens between "accredited" and the school that it speaks of.
constexpr uint32_t kFarthestSchool = 3;
// Tokens of "training will be provided".
constexpr uint32_t kFarthestOffer = 5;
// "All of our clinical staff"
constexpr uint32_t kLongestSubject = 6;
// Tokens of "continuing education hours".
constexpr uint32_t kFarthestHours = 3;

class ContextReader {
 public:
  explicit ContextReader(const Clause& clause)
      : clause_(clause),
        context_(clause),
        units_(clause),
        ways_(clause),
        others_(clause) {}

  std::string_view Run(const NameReading& name, const CueHit* polarity) const {
    const bool preferring = polarity != nullptr && IsPreferring(polarity->cue);
    if (AnsweredNo(name)) return "answered-no";
    if (OfOtherPosts(name, polarity)) return "other-posts";
    if (IsOfHours(name)) return "hours";
    if (IsAct(name) || context_.IsTechnique(name)) return "act";
    if (others_.AreLessWanted(name)) return "compared";
    if (context_.IsAwaited(name) || others_.Hold(name, polarity) ||
        others_.Study(name)) {
      return "people";
    }
    if (IsTaughtToOthers(name, polarity)) return "training";
    if (MaybeOverList(name, polarity)) return "maybe";
    if (IsOfEmployer(name, polarity)) return "employer";
    if (IsOfColleague(name, polarity)) return "people";
    if (HasOtherWay(name, polarity)) return "substitute";
    if (!name.mention.certification &&
        (polarity == nullptr || polarity->first < name.mention.first) &&
        clause_.Near(name, Cue::kApplication)) {
      return "application";
    }
    if (polarity == nullptr && IsProvided(name)) return "training";
    if (units_.BindOthers(name)) return "unit";
    if (units_.BindOtherStates(name)) return "state";
    if (!preferring &&
        (ways_.IsSchooling(name) || ways_.IsSubjectTaught(name))) {
      return "schooling";
    }
    if (IsWorkDone(name) || (preferring && IsWorkAs(name)) ||
        IsEveryone(name) || (polarity == nullptr && StaffAre(name))) {
      return "people";
    }
    if (IsSubject(name, polarity) || IsBystander(name, polarity) ||
        IsExampleOfWork(name)) {
      return "people";
    }
    // "possession of a licence may be required"
    if ((polarity == nullptr || polarity->last <= name.mention.first) &&
        (MaybeAfter(name) <= 1 || AreUnitSpecific(name))) {
      return "maybe";
    }
    if (RequiredInPlaces(name, polarity)) return "maybe";
    if (polarity != nullptr) return "";
    if (clause_.Before(name, Cue::kTraining) != nullptr ||
        (clause_.DistanceAfter(name, Cue::kTraining) <= 6 &&
         !clause_.IsQualification() &&
         !BracketBefore(clause_.After(name, Cue::kTraining), name))) {
      return "training";
    }
    if (MaybeAfter(name) <= kFarthestMaybe ||
        MaybeBefore(name) <= kFarthestMaybe) {
      return "maybe";
    }
    if (clause_.Near(name, Cue::kPay)) return "pay";
    return "";
  }

  // "under the supervision of an RN": whom one works with.
  bool IsOfColleague(const NameReading& name, const CueHit* polarity) const {
    const CueHit* person = clause_.Before(name, Cue::kPerson);
    return person != nullptr && name.mention.certification && !IsCard(name) &&
           FromCue(*person, name) <= 16 && !IsCarried(name, person->last) &&
           (polarity == nullptr ||
            (polarity->first < person->first && !IsPreferring(polarity->cue)));
  }

  // "drives between sites | with a valid license": behind a "with" of its own,
  // at or behind token `from`.
  bool IsCarried(const NameReading& name, uint32_t from) const {
    uint32_t i = clause_.ListAround(name).first;
    const CueHit* held = clause_.Before(name, Cue::kPossess);
    if (held != nullptr && held->last == i) i = held->first;
    if (i > from && clause_.words.IsArticle(clause_.tokens[i - 1].word)) --i;
    return i > from && clause_.words.IsWith(clause_.tokens[i - 1].word);
  }

  // Work or schooling will do; of a wish it says nothing.
  bool HasOtherWay(const NameReading& name, const CueHit* polarity) const {
    const bool wished = polarity != nullptr
                            ? IsPreferring(polarity->cue)
                            : clause_.sentence.section == Section::kPreferred;
    return !wished &&
           (ways_.HasSubstitute(name, polarity) || ways_.OrYearsOfWork(name) ||
            (!IsCard(name) && context_.OrSchooling(name)));
  }

  // "ACLS required in certain units", "required, depending on the unit": where,
  // nobody says.
  bool RequiredInPlaces(const NameReading& name, const CueHit* polarity) const {
    if (polarity == nullptr || polarity->cue != Cue::kRequired ||
        polarity->first < name.mention.last) {
      return false;
    }
    uint32_t next = polarity->last;
    if (next < clause_.sentence.last && clause_.IsSign(next, ',')) ++next;
    return std::any_of(clause_.cues.begin(), clause_.cues.end(),
                       [next](const CueHit& cue) {
                         return cue.cue == Cue::kMaybe && cue.first == next;
                       });
  }

  // "Driver's License: No", "CPR required: N/A", a form's field.
  bool AnsweredNo(const NameReading& name) const {
    const uint32_t end = clause_.sentence.last;
    uint32_t i = name.mention.last;
    while (i < end && clause_.InCue(i)) ++i;
    if (i + 1 >= end || !clause_.IsSign(i, ':')) return false;
    const Token& answer = clause_.tokens[++i];
    // "n/a", "none", not "no restrictions"
    const bool whole = i + 1 >= end || clause_.IsSign(i + 1, '/');
    if ((answer.letter_case == Case::kLower && !whole) ||
        !clause_.words.IsDenial(answer.word)) {
      return false;
    }
    // "Licenses: No restrictions"
    return i + 1 >= end || clause_.tokens[i + 1].kind != TokenKind::kWord ||
           clause_.tokens[i + 1].letter_case != Case::kLower;
  }

  // "prohibited for positions that require a CDL": a rule of other posts.
  bool OfOtherPosts(const NameReading& name, const CueHit* polarity) const {
    if (polarity == nullptr || polarity->cue != Cue::kRequiredLead ||
        polarity->last > name.mention.first) {
      return false;
    }
    uint32_t i = polarity->first;
    if (i <= clause_.sentence.first + 1) return false;
    if (clause_.words.IsThat(clause_.tokens[i - 1].word)) --i;
    return clause_.words.ArePosts(clause_.tokens[i - 1].word);
  }

  // "the required number of CNA educational hours"
  bool IsOfHours(const NameReading& name) const {
    const uint32_t reach =
        std::min(clause_.sentence.last, name.mention.last + kFarthestHours);
    bool taught = false;
    for (uint32_t i = name.mention.last; i < reach; ++i) {
      const WordId word = clause_.tokens[i].word;
      if (clause_.tokens[i].kind != TokenKind::kWord) return false;
      if (taught && clause_.words.AreHours(word)) return true;
      taught |= clause_.words.IsOfTeaching(word);
    }
    return false;
  }

  // "The certifications below may be required, by unit: ACLS, NRP".
  bool MaybeOverList(const NameReading& name, const CueHit* polarity) const {
    const CueHit* maybe = clause_.Before(name, Cue::kMaybe);
    if (maybe == nullptr || !IsMayBe(*maybe) ||
        (polarity != nullptr && polarity->first < maybe->first)) {
      return false;
    }
    const CueHit* noun = nullptr;
    for (const CueHit& cue : clause_.cues) {
      if (cue.first < maybe->first && cue.cue == Cue::kCredentialNoun) {
        noun = &cue;
      }
    }
    if (noun == nullptr || clause_.NameBetween(noun->last, maybe->first)) {
      return false;
    }
    // "the required timeframe:" rules nothing, "Required:" the list.
    const uint32_t from = polarity != nullptr ? polarity->last : maybe->last;
    uint32_t colon = from;
    while (colon < name.mention.first && !clause_.IsSign(colon, ':')) ++colon;
    return colon < name.mention.first &&
           (polarity == nullptr || colon > polarity->last) &&
           !clause_.NameBetween(maybe->last, colon);
  }

  // "BLS certification, performing CPR": an act is no card beside the card.
  bool IsAct(const NameReading& name) const {
    return IsCard(name) && name.mention.first > clause_.sentence.first &&
           clause_.words.IsPerform(
               clause_.tokens[name.mention.first - 1].word) &&
           std::any_of(clause_.names.begin(), clause_.names.end(),
                       [&](const NameReading& other) {
                         return other.mention.certification &&
                                other.mention.term != name.mention.term;
                       });
  }

  // "instructs new staff in the use of the EHR": a class that others learn.
  bool IsTaughtToOthers(const NameReading& name, const CueHit* polarity) const {
    if (polarity != nullptr || !context_.IsClass(name)) return false;
    uint32_t verb = kNoSentence;
    for (uint32_t i = clause_.ClauseBegin(name.mention.first);
         i < name.mention.first; ++i) {
      const WordId word = clause_.tokens[i].word;
      if (clause_.words.IsTeaching(word)) verb = i;
      if (verb != kNoSentence && i <= verb + kLongestSubject &&
          clause_.words.AreLearners(word)) {
        return true;
      }
    }
    return false;
  }

  // "CPI training provided", "BLS will be provided": the part ends so, or goes
  // on with a condition.
  bool IsProvided(const NameReading& name) const {
    const uint32_t last = clause_.ListAround(name).second;
    const uint32_t end = std::min(clause_.sentence.last, last + kFarthestOffer);
    for (uint32_t i = last; i < end; ++i) {
      const Token& token = clause_.tokens[i];
      if (token.kind != TokenKind::kWord || clause_.StartsName(i)) return false;
      if (!clause_.words.IsProvided(token.word)) continue;
      return i + 1 >= clause_.ClauseEnd(i) ||
             !clause_.words.IsBy(clause_.tokens[i + 1].word);
    }
    return false;
  }

  bool IsOfEmployer(const NameReading& name, const CueHit* polarity) const {
    const CueHit* employer = EmployerBefore(name);
    // "our nurses must be BLS certified": the polarity stands between.
    if (employer != nullptr &&
        (polarity == nullptr || polarity->last <= employer->first)) {
      return true;
    }
    if (polarity != nullptr) return false;
    const CueHit* after = clause_.After(name, Cue::kEmployer);
    const CueHit* aside = clause_.After(name, Cue::kRelative);
    // "..., which saves you tuition"
    if (after != nullptr && aside != nullptr &&
        clause_.Distance(aside, name) <= 1 && aside->first < after->first) {
      return true;
    }
    // "CRCR within a year and we pay the fee"
    if (clause_.DistanceAfter(name, Cue::kWithin) == 0) return false;
    // "looking for an LPN for our clinic"
    const bool sought = clause_.Before(name, Cue::kSeeking) != nullptr;
    const uint32_t reach = clause_.IsQualification() ? 3 : 8;
    return !sought && clause_.Distance(after, name) <= reach;
  }

  // The nearest word of the employer, "an accredited program" aside.
  const CueHit* EmployerBefore(const NameReading& name) const {
    const uint32_t begin = clause_.ClauseBegin(name.mention.first);
    const CueHit* found = nullptr;
    for (const CueHit& cue : clause_.cues) {
      if (cue.first >= name.mention.first) break;
      if (cue.cue == Cue::kEmployer && cue.first >= begin && !IsOfSchool(cue)) {
        found = &cue;
      }
    }
    return found;
  }

  // "an accredited nursing program"
  bool IsOfSchool(const CueHit& cue) const {
    return clause_.words.IsAccredited(clause_.tokens[cue.first].word) &&
           std::any_of(clause_.cues.begin(), clause_.cues.end(),
                       [&cue](const CueHit& degree) {
                         return degree.cue == Cue::kDegree &&
                                degree.first >= cue.last &&
                                degree.first <= cue.last + kFarthestSchool;
                       });
  }

  // "The RN supervises ...": who does the work, not what is asked for.
  bool IsSubject(const NameReading& name, const CueHit* polarity) const {
    if (polarity != nullptr || !name.mention.certification || IsCard(name)) {
      return false;
    }
    // "All new RNs must attend ...", not "RN must be licensed".
    const CueHit* must = clause_.After(name, Cue::kRequiredLead);
    if (clause_.Distance(must, name) == 0 && !clause_.EndsInNoun(name) &&
        clause_.DistanceAfter(name, Cue::kCredentialNoun) > 6 &&
        clause_.DistanceAfter(name, Cue::kPossess) > 3) {
      return true;
    }
    return name.mention.first > 0 &&
           name.mention.first <= clause_.sentence.first + 1 &&
           clause_.words.IsThe(clause_.tokens[name.mention.first - 1].word);
  }

  // "one year of RN/LPN experience": work, whose licence the title asks for.
  bool IsWorkDone(const NameReading& name) const {
    if (!name.mention.certification || IsCard(name) ||
        clause_.EndsInNoun(name)) {
      return false;
    }
    const uint32_t last = clause_.ListAround(name).second;
    return last < clause_.sentence.last &&
           clause_.words.IsExperience(clause_.tokens[last].word);
  }

  // "two years of experience as a nurse practitioner preferred": the years are
  // wished for, not the licence.
  bool IsWorkAs(const NameReading& name) const {
    if (!IsLicence(name)) return false;
    const CueHit* as = clause_.Before(name, Cue::kPerson);
    const uint32_t first = clause_.ListAround(name).first;
    return as != nullptr && as->last <= first && first <= as->last + 1 &&
           clause_.words.IsExperience(clause_.tokens[as->first].word);
  }

  // "All registered nurses will have ...": who they are is known already.
  bool IsEveryone(const NameReading& name) const {
    const uint32_t first = clause_.sentence.first;
    return name.mention.certification && !IsCard(name) &&
           clause_.words.IsAll(clause_.tokens[first].word) &&
           name.mention.first <= first + 3 &&
           clause_.tokens[name.mention.last - 1].plural;
  }

  // "All our clinical staff are CPR certified": what those who work there are.
  bool StaffAre(const NameReading& name) const {
    const uint32_t first = clause_.sentence.first;
    if (!clause_.words.IsAll(clause_.tokens[first].word)) return false;
    for (uint32_t i = first + 1; i < first + kLongestSubject; ++i) {
      if (i + 1 >= name.mention.first) return false;
      if (clause_.words.IsStaff(clause_.tokens[i].word)) {
        return clause_.words.IsBe(clause_.tokens[i + 1].word);
      }
    }
    return false;
  }

  // "healthcare experience, i.e., nurse aide, LPN": work that one has done.
  bool IsExampleOfWork(const NameReading& name) const {
    if (!name.mention.certification || IsCard(name)) return false;
    const CueHit* example = clause_.Before(name, Cue::kExample);
    const CueHit* work = clause_.Before(name, Cue::kKnowledge);
    if (example == nullptr || work == nullptr || work->first > example->first ||
        example->first - work->last > 4 || clause_.EndsInNoun(name)) {
      return false;
    }
    const CueHit* noun = clause_.Before(name, Cue::kCredentialNoun);
    return noun == nullptr || noun->first < work->first;
  }

  // "seeks the assistance of the RN", "reviewed by a registered nurse".
  bool IsBystander(const NameReading& name, const CueHit* polarity) const {
    if (polarity != nullptr || !name.mention.certification || IsCard(name) ||
        clause_.EndsInNoun(name) ||
        clause_.DistanceAfter(name, Cue::kCredentialNoun) <= 1) {
      return false;
    }
    const auto [first, last] = clause_.ListAround(name);
    // "either the RHIT or RHIA certificate"
    const CueHit* noun = clause_.After(name, Cue::kCredentialNoun);
    if (noun != nullptr && noun->first == last) return false;
    if (context_.IsTold(first)) return true;
    uint32_t i = first;
    if (i <= clause_.sentence.first + 1) return false;
    --i;
    // "reports changes to the MD/RN"
    while (i > clause_.sentence.first + 2 && clause_.IsSign(i, '/')) i -= 2;
    const WordId before = clause_.tokens[i].word;
    // "certified by the AAMA or the NHA"
    const bool by_the =
        clause_.words.IsThe(before) &&
        clause_.words.IsBy(clause_.tokens[i - 1].word) &&
        i >= clause_.sentence.first + 2 &&
        clause_.words.IsCertification(clause_.tokens[i - 2].word);
    if (clause_.words.IsThe(before)) return !by_the;
    if (clause_.words.IsArticle(before)) --i;
    // "certified by ASCP or AMT"
    const bool certified =
        i > clause_.sentence.first &&
        clause_.words.IsCertification(clause_.tokens[i - 1].word);
    return clause_.words.IsBy(clause_.tokens[i].word) && !certified;
  }

 private:
  // Tokens between a cue and the list that `name` behind it stands in.
  uint32_t FromCue(const CueHit& cue, const NameReading& name) const {
    const uint32_t first = clause_.ListAround(name).first;
    return first - std::min(first, cue.last);
  }

  // "(training provided!)" is an aside.
  bool BracketBefore(const CueHit* cue, const NameReading& name) const {
    for (uint32_t i = name.mention.last; i < cue->first; ++i) {
      if (clause_.IsSign(i, '(')) return true;
    }
    return false;
  }

  // "BLS (ACLS, NRP, PALS if applicable)": what ends a bracket speaks of all
  // that it holds.
  bool InMaybeBracket(const NameReading& name) const {
    const auto where = std::find_if(
        clause_.cues.begin(), clause_.cues.end(), [&name](const CueHit& cue) {
          return cue.cue == Cue::kWhereNeeded && cue.first >= name.mention.last;
        });
    if (where == clause_.cues.end() || !name.mention.certification ||
        where->last >= clause_.tokens.size() ||
        !clause_.IsSign(where->last, ')') ||
        clause_.BracketCloses(name.mention.last, where->last)) {
      return false;
    }
    const uint32_t first = clause_.sentence.first;
    for (uint32_t i = name.mention.first;
         i > first && i + kFarthestMaybe > name.mention.first; --i) {
      if (clause_.IsSign(i - 1, '(')) return true;
      if (clause_.IsSign(i - 1, ')')) return false;
    }
    return false;
  }

  // "ACLS as required by the unit"; "Epic, where applicable" is still used.
  uint32_t MaybeAfter(const NameReading& name) const {
    if (InMaybeBracket(name)) return 0;
    const CueHit* after = clause_.After(name, Cue::kMaybe);
    const uint32_t maybe = after != nullptr && OfOtherCredentials(*after, name)
                               ? kNoSentence
                               : clause_.Distance(after, name);
    return name.mention.certification
               ? std::min(maybe, clause_.DistanceAfter(name, Cue::kWhereNeeded))
               : maybe;
  }

  // "ACLS obtained within a year Other certifications may be required"
  bool OfOtherCredentials(const CueHit& maybe, const NameReading& name) const {
    const uint32_t list = clause_.ListAround(name).second;
    return std::any_of(
        clause_.cues.begin(), clause_.cues.end(), [&](const CueHit& others) {
          return others.cue == Cue::kOpen && others.last == maybe.first &&
                 others.first > list + 3;
        });
  }

  // "certifications (ACLS, NRP, etc.) are unit specific"
  bool AreUnitSpecific(const NameReading& name) const {
    const CueHit* maybe = clause_.After(name, Cue::kMaybe);
    return maybe != nullptr &&
           clause_.words.IsBe(clause_.tokens[maybe->first].word);
  }

  uint32_t MaybeBefore(const NameReading& name) const {
    const uint32_t maybe = clause_.DistanceBefore(name, Cue::kMaybe);
    return name.mention.certification
               ? std::min(maybe,
                          clause_.DistanceBefore(name, Cue::kWhereNeeded))
               : maybe;
  }

  bool IsLicence(const NameReading& name) const {
    return name.mention.term != kNoTerm &&
           clause_.catalogue.term(name.mention.term).sort == "licence";
  }

  bool IsCard(const NameReading& name) const {
    if (name.mention.term == kNoTerm) return false;
    const std::string& sort = clause_.catalogue.term(name.mention.term).sort;
    return sort == "training-card" || sort == "training";
  }

  const Clause& clause_;
  const NameContext context_;
  const UnitScopes units_;
  const OtherWays ways_;
  const Others others_;
};

}  // namespace

std::string_view RefusalByContext(const Clause& clause, const NameReading& name,
                                  const CueHit* polarity) {
  return ContextReader(clause).Run(name, polarity);
}

}  // namespace rolecall
