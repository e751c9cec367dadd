// Step 2 and 3 of the sentence reader: how strongly each name is asked for,
// and whether it is asked for at all.
#include <algorithm>

#include "parser/requirements/alternatives.h"
#include "parser/requirements/clause.h"
#include "parser/requirements/fragments.h"
#include "parser/requirements/governing_cues.h"
#include "parser/requirements/name_context.h"
#include "parser/requirements/others.h"
#include "parser/requirements/refusals.h"
#include "parser/requirements/unit_scopes.h"

namespace rolecall {

namespace {

// Tokens of a part between semicolons that only names things.
constexpr uint32_t kLongestPart = 5;
// Tokens of "a minimum of two (2)" and the like.
constexpr uint32_t kLongestCount = 7;

class PolarityReader {
 public:
  PolarityReader(Clause& clause, const std::vector<CueHit>& header_cues)
      : clause_(clause),
        context_(clause),
        fragments_(clause),
        governing_(clause),
        header_cues_(header_cues) {}

  void Run() {
    for (NameReading& name : clause_.names) ReadName(name);
  }

 private:
  const Token& TokenAt(uint32_t i) const { return clause_.tokens[i]; }

  void Bind(NameReading& name, bool preferred, Plainness plainness,
            std::string_view rule) const {
    name.asked = true;
    name.bound = plainness == Plainness::kClause;
    name.level =
        preferred ? RequirementLevel::kPreferred : RequirementLevel::kRequired;
    name.plainness = plainness;
    name.rule = rule;
  }

  void Refuse(NameReading& name, std::string_view rule) const {
    name.asked = false;
    name.refused = true;
    name.rule = rule;
  }

  // "CPC-A not accepted", "except CPC-A", "CPC (not CPC-A)"; whom "except"
  // exempts is told apart: such a name is not asked for, but not barred.
  bool Exclude(NameReading& name, const CueHit* trailing) const {
    if (trailing != nullptr && trailing->cue == Cue::kNotAccepted) {
      name.excluded = !UnitScopes(clause_).RefusesElsewhere(*trailing);
      return true;
    }
    const CueHit* lead = clause_.Before(name, Cue::kExcludedLead);
    if (lead != nullptr && trailing == nullptr &&
        clause_.Distance(lead, name) <= 4) {
      name.excluded = !context_.IsExempted(name, *lead);
      return true;
    }
    name.excluded = context_.IsSetApart(name) || context_.IsBarredAlone(name);
    return name.excluded;
  }

  // "Non-certified staff must be certified within ..." waives nothing.
  void RefuseByPrefix(NameReading& name) const {
    const bool timed = clause_.After(name, Cue::kWithin) != nullptr;
    Refuse(name, timed ? "uncertified" : "negation");
  }

  void ReadName(NameReading& name) {
    if (const auto level = context_.LevelBehindQuestion(); level.has_value()) {
      return Bind(name, *level == RequirementLevel::kPreferred,
                  Plainness::kClause, "clause-trailing");
    }
    if (context_.IsMereQuestion()) return;
    if (context_.IsEllipsis(name)) {
      return Bind(name, false, Plainness::kClause, "clause-ellipsis");
    }
    if (context_.IsNegatedByPrefix(name)) return RefuseByPrefix(name);
    if (context_.BarsThoseWithout(name)) {
      return Bind(name, false, Plainness::kClause, "clause-trailing");
    }
    const bool software = !name.mention.certification;
    if (software && context_.NamesItsCertification(name)) return;
    if (software &&
        (context_.NamesTeam(name) || context_.NamesEmployer(name))) {
      return;
    }
    if (software && !context_.IsShownToBeProduct(name) &&
        !fragments_.ShowsProduct(name)) {
      name.refused = false;
      return;
    }
    const CueHit* trailing = governing_.Trailing(name);
    if (Exclude(name, trailing)) return Refuse(name, "exclusion");
    if (TakenInPlaceOf(clause_, name) != nullptr)
      return Refuse(name, kTakenToo);
    if (context_.IsNegated(name)) {
      if (trailing != nullptr && IsPreferring(trailing->cue)) {
        return Bind(name, true, Plainness::kClause, "clause-trailing");
      }
      return Refuse(name, "negation");
    }
    if (trailing != nullptr && trailing->cue == Cue::kOptional) {
      return Refuse(name, "not-required");
    }
    if (const CueHit* learn = clause_.Before(name, Cue::kLearn);
        learn != nullptr && context_.ListDistance(*learn, name) <= 12) {
      return Refuse(name, "to-be-learnt");
    }
    if (const CueHit* learn = clause_.After(name, Cue::kLearn);
        learn != nullptr && clause_.Distance(learn, name) <= 8 &&
        clause_.tokens[learn->first].word == clause_.words.or_word) {
      return Bind(name, true, Plainness::kClause, "or-willing-to-learn");
    }
    const CueHit* leading =
        trailing == nullptr ? governing_.Leading(name) : nullptr;
    const CueHit* polarity = trailing != nullptr ? trailing : leading;
    if (polarity != nullptr && polarity->cue == Cue::kOptional) {
      return Refuse(name, "not-required");
    }
    const std::string_view refusal = RefusalByContext(clause_, name, polarity);
    if (!refusal.empty()) return Refuse(name, refusal);
    if (polarity != nullptr) {
      return Bind(name, IsPreferring(polarity->cue), Plainness::kClause,
                  trailing != nullptr ? "clause-trailing" : "clause-leading");
    }
    ReadUnbound(name);
  }

  // No word in the clause says how strongly: the list's header, the section,
  // and last what stands around the name.
  void ReadUnbound(NameReading& name) {
    const Sentence& sentence = clause_.sentence;
    // "Do you possess either the RHIT or the RHIA certificate?"
    if (clause_.Before(name, Cue::kAskPossession) != nullptr) {
      return Bind(name, false, Plainness::kClause, "asked-of-applicants");
    }
    // A line that begins with the name is an item that lost its bullet.
    const bool left = sentence.after_list && !sentence.labelled &&
                      clause_.ListAround(name).first > sentence.first + 1;
    if (!left && sentence.section == Section::kWaived) {
      return Refuse(name, "not-required");
    }
    if (!left && sentence.section == Section::kBarred) {
      name.excluded = true;
      return Refuse(name, "exclusion");
    }
    if (sentence.header != kNoSentence && ReadHeader(name)) return;
    if (clause_.IsQualification() && context_.IsClass(name) &&
        !context_.ClassIsAsked(name)) {
      return;
    }
    if (!left && sentence.section == Section::kPreferred) {
      return Bind(name, true, Plainness::kSection, "section-preferred");
    }
    if (context_.ListsPeople(name)) return;
    if (!left && sentence.section == Section::kRequired) {
      if (context_.IsCondition(name)) return;
      return Bind(name, false, Plainness::kSection, "section-required");
    }
    if (sentence.section == Section::kEmployer &&
        !context_.SpeaksForItself(name)) {
      return;
    }
    if (sentence.header != kNoSentence &&
        (!context_.IsClass(name) || context_.ClassIsAsked(name)) &&
        std::any_of(header_cues_.begin(), header_cues_.end(),
                    [&](const CueHit& cue) {
                      return (cue.cue == Cue::kRequired && !NamesDuties(cue)) ||
                             cue.cue == Cue::kRequiredLead;
                    })) {
      return Bind(name, false, Plainness::kHeader, "list-header");
    }
    if (const CueHit* level = EndOfParts(name); level != nullptr) {
      return Bind(name, IsPreferring(level->cue), Plainness::kClause,
                  "clause-trailing");
    }
    if (name.mention.certification) {
      ReadLooseCertification(name);
    } else {
      ReadLooseSoftware(name);
    }
    if (!name.asked && fragments_.Asks(name)) {
      Bind(name, false, Plainness::kDuty, "fragment");
    }
  }

  // "BLS; ACLS; PALS required.": short parts that only name things, and the
  // level that ends the last of them; nullptr elsewhere.
  const CueHit* EndOfParts(const NameReading& name) const {
    const Sentence& sentence = clause_.sentence;
    const CueHit* level = nullptr;
    for (const CueHit& cue : clause_.cues) {
      if (level != nullptr) return nullptr;
      if (cue.cue == Cue::kRequired || IsPreferring(cue.cue)) {
        level = &cue;
      } else if (cue.cue != Cue::kCredentialNoun && cue.cue != Cue::kPossess &&
                 cue.cue != Cue::kKnowledge) {
        return nullptr;
      }
    }
    if (level == nullptr || level->first < name.mention.last ||
        level->last < sentence.last) {
      return nullptr;
    }
    uint32_t semicolons = 0;
    uint32_t words = 0;
    for (uint32_t i = sentence.first; i < level->first; ++i) {
      const bool cut = clause_.IsSign(i, ';');
      semicolons += cut ? 1 : 0;
      words = cut ? 0 : words + 1;
      if (words > kLongestPart || clause_.IsSign(i, ':')) return nullptr;
    }
    return semicolons >= 2 ? level : nullptr;
  }

  // What the header of the list says of its items; false when it says nothing.
  bool ReadHeader(NameReading& name) {
    const bool preferred = clause_.sentence.section == Section::kPreferred;
    bool of_employer = false;
    for (const CueHit& cue : header_cues_) {
      // "Our advantages include the following:"
      of_employer |= cue.cue == Cue::kEmployer &&
                     clause_.sentence.section == Section::kEmployer;
      if (of_employer || IsSecondOfTwo(cue)) continue;
      // The heading "Optional" names what is welcome.
      if (IsPreferring(cue.cue) || (cue.cue == Cue::kOptional && preferred)) {
        Bind(name, true, Plainness::kHeader, "list-header");
        return true;
      }
      if (cue.cue == Cue::kOptional) {
        Refuse(name, "not-required");
        return true;
      }
      if (IsMayBe(cue) && HeaderAnnouncesCredentials()) {
        Refuse(name, "maybe");
        return true;
      }
      if (cue.cue == Cue::kAskPossession) {
        Bind(name, false, Plainness::kHeader, "list-header");
        return true;
      }
    }
    return false;
  }

  // "The certifications below may be required:", not "travel may be required".
  bool HeaderAnnouncesCredentials() const {
    return std::any_of(
        header_cues_.begin(), header_cues_.end(),
        [](const CueHit& cue) { return cue.cue == Cue::kCredentialNoun; });
  }

  // "Essential Responsibilities:" asks for nothing.
  bool NamesDuties(const CueHit& cue) const {
    return clause_.sentence.section == Section::kDuties &&
           cue.last - cue.first == 1 &&
           TokenAt(cue.last).kind == TokenKind::kWord;
  }

  // "Qualifications and desired experience": the heading asks for both.
  bool IsSecondOfTwo(const CueHit& cue) const {
    if (cue.first == 0) return false;
    const Token& before = TokenAt(cue.first - 1);
    return IsPreferring(cue.cue) &&
           (IsSign(before, '/') || IsSign(before, '&') ||
            (before.kind == TokenKind::kWord &&
             before.word == clause_.words.and_word));
  }

  void ReadLooseCertification(NameReading& name) {
    if (context_.IsAllThatCounts(name)) {
      return Bind(name, false, Plainness::kClause, "only");
    }
    const uint32_t first = clause_.ListAround(name).first;
    const CueHit* held = clause_.Before(name, Cue::kPossess);
    // "able to obtain a Montana licence"
    if (held == nullptr) held = clause_.Before(name, Cue::kEligible);
    const bool noun = context_.AfterList(name, Cue::kCredentialNoun) <= 1 ||
                      clause_.DistanceBefore(name, Cue::kCredentialNoun) <= 3 ||
                      (name.mention.last - name.mention.first > 1 &&
                       !name.mention.acronym && clause_.EndsInNoun(name));
    if (held != nullptr && first - std::min(first, held->last) <= 3) {
      return Bind(name, false, Plainness::kDuty, "held");
    }
    // "I am a Certified Health Data Analyst", of a form.
    if (clause_.sentence.answer &&
        (noun || first <= clause_.sentence.first + 4 || IsClaimed(name))) {
      return Bind(name, false, Plainness::kDuty, "held");
    }
    if (clause_.sentence.section == Section::kDuties) return;
    if (clause_.OrEligible(name) && context_.StartsSentence(name)) {
      return Bind(name, false, Plainness::kDuty, "or-eligible");
    }
    // "CPR within 30 days"
    if (HasDeadline(name)) {
      return Bind(name, false, Plainness::kDuty, "deadline");
    }
    if (OpensWithIssuer(name) ||
        (noun && (held != nullptr || context_.StartsSentence(name)))) {
      return Bind(name, false, Plainness::kDuty, "named-credential");
    }
    if (IsChoice(name)) return Bind(name, false, Plainness::kDuty, "one-of");
    if (clause_.DistanceBefore(name, Cue::kSeeking) <= 10) {
      return Bind(name, false, Plainness::kTitle, "sought");
    }
  }

  // "I have HIM certification through AHIMA of either RHIT or RHIA"
  bool IsClaimed(const NameReading& name) const {
    return clause_.sentence.opens_answer &&
           clause_.Before(name, Cue::kCredentialNoun) != nullptr &&
           clause_.Before(name, Cue::kOneOf) != nullptr;
  }

  // "Registered with the Ohio Board of Pharmacy."
  bool OpensWithIssuer(const NameReading& name) const {
    const CueHit* noun = clause_.Before(name, Cue::kCredentialNoun);
    return name.mention.issuer != kNoFact && noun != nullptr &&
           noun->first <= clause_.ClauseBegin(name.mention.first) &&
           !clause_.NameBetween(noun->last, name.mention.first);
  }

  // "Either (a) CMA with BLS, or (b) LPN": it begins so.
  bool OpensLetteredChoice() const {
    const uint32_t first = clause_.sentence.first;
    const bool offers = std::any_of(
        clause_.cues.begin(), clause_.cues.end(), [first](const CueHit& cue) {
          return cue.cue == Cue::kOneOf && cue.first <= first + 1;
        });
    return offers && !LetteredWays(clause_).ways.empty();
  }

  // "At least one of: CPC, COC", "At least 2 of CPC, COC, CCS": a clause of
  // nothing else.
  bool IsChoice(const NameReading& name) const {
    const auto [first, last] = clause_.ListAround(name);
    if (OpensLetteredChoice()) return true;
    const CueHit* one = clause_.Before(name, Cue::kOneOf);
    if (one == nullptr ||
        one->first > clause_.ClauseBegin(first) + kLongestCount) {
      return false;
    }
    uint32_t next = one->last;
    for (const CueHit& cue : clause_.cues) {
      if (cue.first == next && cue.cue == Cue::kCredentialNoun) next = cue.last;
    }
    if (next + 1 == first && clause_.IsSign(next, ':')) return true;
    return next == first && one->last - one->first > 1 &&
           last + 1 >= clause_.ClauseEnd(last);
  }

  // "CPR within 30 days", "CPR by 6 months of employment", "CPR prior to
  // start".
  bool HasDeadline(const NameReading& name) const {
    uint32_t last = clause_.ListAround(name).second;
    if (last + 1 < clause_.ClauseEnd(last) &&
        (clause_.IsSign(last, '-') || clause_.IsSign(last, '~') ||
         clause_.IsSign(last, ':'))) {
      ++last;
    }
    const auto& cues = clause_.cues;
    const auto time =
        std::find_if(cues.begin(), cues.end(),
                     [last](const CueHit& cue) { return cue.first == last; });
    if (time == cues.end()) return false;
    if (time->cue != Cue::kAtHire &&
        (time->cue != Cue::kWithin ||
         !(clause_.words.IsWithin(TokenAt(last).word) || CountsFrom(time)))) {
      return false;
    }
    // "CPR upon hire is provided"
    if (time->cue == Cue::kAtHire && time->last < clause_.ClauseEnd(last) &&
        TokenAt(time->last).kind == TokenKind::kWord &&
        TokenAt(time->last).word != clause_.words.and_word) {
      return false;
    }
    return context_.StartsSentence(name) || FollowsTime(name);
  }

  // A number and its unit stand right behind `within`, and after what: "by 6
  // months of employment".
  bool CountsFrom(std::vector<CueHit>::const_iterator within) const {
    uint32_t next = within->last;
    for (auto cue = within + 1; cue != clause_.cues.end(); ++cue) {
      if (cue->first > next + 1) return false;
      if (IsUnit(cue->cue)) {
        // "by day 45"
        if (cue->first == within->last && cue + 1 != clause_.cues.end() &&
            cue[1].cue == Cue::kNumber && cue[1].first == cue->last) {
          return true;
        }
        return within->last - within->first > 1 ||
               (cue + 1 != clause_.cues.end() &&
                cue[1].cue == Cue::kAfterHire && cue[1].first == cue->last);
      }
      if (cue->cue != Cue::kNumber) return false;
      next = cue->last;
    }
    return false;
  }

  // "BLS prior to start, | ACLS within 90 days": the part before ends in its
  // time.
  bool FollowsTime(const NameReading& name) const {
    const uint32_t first = clause_.ListAround(name).first;
    if (first <= clause_.sentence.first + 1 ||
        !clause_.IsSign(first - 1, ',')) {
      return false;
    }
    return std::any_of(clause_.cues.begin(), clause_.cues.end(),
                       [first](const CueHit& cue) {
                         return cue.last + 1 == first &&
                                (IsUnit(cue.cue) || cue.cue == Cue::kAtHire ||
                                 cue.cue == Cue::kAfterHire);
                       });
  }

  void ReadLooseSoftware(NameReading& name) {
    const CueHit* before = clause_.Before(name, Cue::kKnowledge);
    const bool known =
        before != nullptr || context_.AfterList(name, Cue::kKnowledge) <= 4;
    if (known) return Bind(name, false, Plainness::kDuty, "knowledge");
    if (context_.OrSimilarFollows(name)) {
      return Bind(name, false, Plainness::kDuty, "or-similar");
    }
    if (context_.IsClass(name) || Others(clause_).Use()) return;
    const CueHit* with = clause_.Before(name, Cue::kPerson);
    const uint32_t first = clause_.ListAround(name).first;
    // "working with Outlook", though "working with" mostly names people.
    const bool worked_with =
        with != nullptr && (first - std::min(first, with->last) <= 3 ||
                            (context_.AllCapitals(with->last, first) &&
                             context_.EndsAsName(name)));
    const CueHit* used = clause_.Before(name, Cue::kUse);
    if (worked_with ||
        (used != nullptr && context_.ListDistance(*used, name) <= 6 &&
         !(used->first > 0 &&
           clause_.words.IsThat(TokenAt(used->first - 1).word))) ||
        context_.IsExampleOfUse(name)) {
      return Bind(name, false, Plainness::kDuty, "use");
    }
  }

  Clause& clause_;
  const NameContext context_;
  const Fragments fragments_;
  GoverningCues governing_;
  const std::vector<CueHit>& header_cues_;
};

}  // namespace

void ReadPolarity(Clause& clause, const std::vector<CueHit>& header_cues) {
  PolarityReader(clause, header_cues).Run();
}

}  // namespace rolecall
