// Step 2 and 3 of the sentence reader: how strongly each name is asked for,
// and whether it is asked for at all.
#include <algorithm>

#include "parser/requirements/clause.h"
#include "parser/requirements/governing_cues.h"
#include "parser/requirements/refusals.h"

namespace rolecall {

namespace {

// Tokens that may stand between a word of knowing and the employer's product.
constexpr uint32_t kFarthestKnown = 8;

class PolarityReader {
 public:
  PolarityReader(Clause& clause, const std::vector<CueHit>& header_cues)
      : clause_(clause), governing_(clause), header_cues_(header_cues) {}

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

  bool Negated(const NameReading& name) const {
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

  // "non-board certified"
  bool IsNegatedByPrefix(const NameReading& name) const {
    uint32_t i = name.mention.first;
    if (i > clause_.sentence.first && clause_.IsSign(i - 1, '-')) --i;
    return i > clause_.sentence.first &&
           clause_.words.IsNon(TokenAt(i - 1).word);
  }

  bool IsClass(const NameReading& name) const {
    return name.mention.term != kNoTerm &&
           clause_.catalogue.term(name.mention.term).sort == "class";
  }

  // An ordinary word is a product where a product stands beside it or a word
  // of knowing or using stands right before it.
  bool ShownToBeProduct(const NameReading& name) const {
    if (!name.mention.everyday) return true;
    if (name.mention.in_context && !name.mention.weak) return true;
    for (const NameReading& other : clause_.names) {
      if (&other == &name || other.mention.certification ||
          other.mention.weak) {
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
    return IsAskedByItself(name) ||
           (clause_.IsQualification() &&
            clause_.sentence.last - clause_.sentence.first <= 5);
  }

  // "Epic a plus.", "Excel required": the sentence is the name and its level.
  bool IsAskedByItself(const NameReading& name) const {
    return name.mention.first == clause_.sentence.first &&
           clause_.sentence.last - name.mention.last <= 3 &&
           (clause_.DistanceAfter(name, Cue::kPreferred) == 0 ||
            clause_.DistanceAfter(name, Cue::kRequired) == 0);
  }

  // "Python, Apache Spark, Kafka, Oracle": commas and capitals only.
  bool OnlyNames(uint32_t a, uint32_t b) const {
    return clause_.IsSign(a, ',') && AllCapitals(a, b);
  }

  // "Outlook, Excel", not the "Salesforce" of "Salesforce Developers".
  bool EndsAsName(const NameReading& name) const {
    const uint32_t last = name.mention.last;
    return last >= clause_.sentence.last ||
           TokenAt(last).kind == TokenKind::kSign ||
           TokenAt(last).letter_case == Case::kLower;
  }

  bool AllCapitals(uint32_t a, uint32_t b) const {
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

  // "Tableau certification" is a credential, and none that we know.
  bool NamesItsCertification(const NameReading& name) const {
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

  // The employer's own product is asked for only as something to know.
  bool NamesEmployer(const NameReading& name) const {
    if (!name.mention.of_employer) return false;
    const CueHit* known = clause_.Before(name, Cue::kKnowledge);
    return known == nullptr || ListDistance(*known, name) > kFarthestKnown;
  }

  // "the Joint EPR Team"
  bool NamesTeam(const NameReading& name) const {
    uint32_t i = name.mention.last;
    if (i < clause_.sentence.last && clause_.IsSign(i, ')')) ++i;
    return i < clause_.sentence.last && !clause_.StartsName(i) &&
           clause_.words.IsTeam(TokenAt(i).word) &&
           TokenAt(i).letter_case != Case::kUpper;
  }

  // "No degree is needed, but CPC is."
  bool IsEllipsis(const NameReading& name) const {
    const uint32_t end = clause_.sentence.last;
    return name.mention.last + 1 == end &&
           clause_.words.IsBe(TokenAt(name.mention.last).word) &&
           clause_.ClauseBegin(name.mention.first) > clause_.sentence.first;
  }

  // A form's question asks only where it asks for possession.
  bool MereQuestion() const {
    const uint32_t end = clause_.sentence.last;
    if (end >= clause_.tokens.size() || !clause_.IsSign(end, '?')) return false;
    return std::none_of(
        clause_.cues.begin(), clause_.cues.end(),
        [](const CueHit& cue) { return cue.cue == Cue::kAskPossession; });
  }

  void ReadName(NameReading& name) {
    if (MereQuestion()) return;
    if (IsEllipsis(name)) {
      return Bind(name, false, Plainness::kClause, "clause-ellipsis");
    }
    if (IsNegatedByPrefix(name)) return Refuse(name, "negation");
    const bool software = !name.mention.certification;
    if (software && NamesItsCertification(name)) return;
    if (software && (NamesTeam(name) || NamesEmployer(name))) return;
    if (software && !ShownToBeProduct(name)) {
      name.refused = false;
      return;
    }
    const CueHit* trailing = governing_.Trailing(name);
    if (trailing != nullptr && trailing->cue == Cue::kNotAccepted) {
      name.excluded = true;
      return Refuse(name, "exclusion");
    }
    const CueHit* excluded = clause_.Before(name, Cue::kExcludedLead);
    if (excluded != nullptr && trailing == nullptr &&
        clause_.Distance(excluded, name) <= 4) {
      name.excluded = true;
      return Refuse(name, "exclusion");
    }
    if (Negated(name)) {
      if (trailing != nullptr && IsPreferring(trailing->cue)) {
        return Bind(name, true, Plainness::kClause, "clause-trailing");
      }
      return Refuse(name, "negation");
    }
    if (trailing != nullptr && trailing->cue == Cue::kOptional) {
      return Refuse(name, "not-required");
    }
    if (const CueHit* learn = clause_.Before(name, Cue::kLearn);
        learn != nullptr && ListDistance(*learn, name) <= 12) {
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
    if (sentence.header != kNoSentence && ReadHeader(name)) return;
    // A line that begins with the name is an item that lost its bullet.
    const bool left = sentence.after_list && !sentence.labelled &&
                      clause_.ListAround(name).first > sentence.first + 1;
    if (clause_.IsQualification() && IsClass(name) && !ClassIsAsked(name)) {
      return;
    }
    if (!left && sentence.section == Section::kPreferred) {
      return Bind(name, true, Plainness::kSection, "section-preferred");
    }
    if (ListsPeople(name)) return;
    if (!left && sentence.section == Section::kRequired) {
      return Bind(name, false, Plainness::kSection, "section-required");
    }
    if (sentence.section == Section::kEmployer && !SpeaksForItself(name)) {
      return;
    }
    if (sentence.header != kNoSentence &&
        std::any_of(header_cues_.begin(), header_cues_.end(),
                    [&](const CueHit& cue) {
                      return (cue.cue == Cue::kRequired && !NamesDuties(cue)) ||
                             cue.cue == Cue::kRequiredLead;
                    })) {
      return Bind(name, false, Plainness::kHeader, "list-header");
    }
    if (name.mention.certification) {
      ReadLooseCertification(name);
    } else {
      ReadLooseSoftware(name);
    }
  }

  // "LPNs, Nurse Interns, Social Workers", "RNs who ...": people.
  bool ListsPeople(const NameReading& name) const {
    return name.mention.certification && name.mention.term != kNoTerm &&
           clause_.catalogue.term(name.mention.term).sort == "licence" &&
           name.mention.first == clause_.sentence.first &&
           TokenAt(name.mention.last - 1).plural &&
           name.mention.last < clause_.sentence.last &&
           (clause_.IsSign(name.mention.last, ',') ||
            clause_.DistanceAfter(name, Cue::kRelative) == 0) &&
           !clause_.Near(name, Cue::kCredentialNoun);
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

  // Under a heading that was the employer's a line may still ask in its own
  // first words: "Valid CPR card", "Proven knowledge of ICD-10".
  bool SpeaksForItself(const NameReading& name) const {
    const Cue wanted =
        name.mention.certification ? Cue::kPossess : Cue::kKnowledge;
    const uint32_t begin = clause_.ClauseBegin(name.mention.first);
    // "3 years Power BI experience"
    const bool years = !name.mention.certification &&
                       clause_.DistanceBefore(name, Cue::kYears) <= 1 &&
                       AfterList(name, Cue::kKnowledge) == 0;
    return years || std::any_of(clause_.cues.begin(), clause_.cues.end(),
                                [&](const CueHit& cue) {
                                  return cue.cue == wanted &&
                                         cue.first >= begin &&
                                         cue.first <= begin + 1 &&
                                         cue.first <= name.mention.first;
                                });
  }

  // A class is asked for as something to know, or stands as an item of its
  // own; "transmits images to the medical record" only mentions it.
  bool ClassIsAsked(const NameReading& name) const {
    const auto [first, last] = clause_.ListAround(name);
    const Sentence& sentence = clause_.sentence;
    return clause_.Before(name, Cue::kKnowledge) != nullptr ||
           AfterList(name, Cue::kKnowledge) <= 4 ||
           sentence.last - sentence.first <= last - first + 6 ||
           first <= clause_.ClauseBegin(first) + 1;
  }

  // Tokens between `cue` and the list that `name` behind it stands in.
  uint32_t ListDistance(const CueHit& cue, const NameReading& name) const {
    const uint32_t first = clause_.ListAround(name).first;
    return first - std::min(first, cue.last);
  }

  // Tokens between the list that `name` stands in and the next `cue`.
  uint32_t AfterList(const NameReading& name, Cue cue) const {
    const CueHit* after = clause_.After(name, cue);
    if (after == nullptr) return kNoSentence;
    return after->first -
           std::min(after->first, clause_.ListAround(name).second);
  }

  // "CMA (AAMA) only": a clause of nothing else; not "ACLS (RN only)", "RN
  // only: ACLS".
  bool IsAllThatCounts(const NameReading& name) const {
    const auto [first, last] = clause_.ListAround(name);
    return first <= clause_.ClauseBegin(first) + 1 &&
           last < clause_.sentence.last &&
           clause_.words.IsOnly(TokenAt(last).word) &&
           (last + 1 == clause_.ClauseEnd(last) ||
            clause_.IsSign(last + 1, ';') || clause_.IsSign(last + 1, '.'));
  }

  void ReadLooseCertification(NameReading& name) {
    if (IsAllThatCounts(name)) {
      return Bind(name, false, Plainness::kClause, "only");
    }
    const uint32_t first = clause_.ListAround(name).first;
    const CueHit* held = clause_.Before(name, Cue::kPossess);
    // "able to obtain a Montana licence"
    if (held == nullptr) held = clause_.Before(name, Cue::kEligible);
    const bool noun = AfterList(name, Cue::kCredentialNoun) <= 1 ||
                      clause_.DistanceBefore(name, Cue::kCredentialNoun) <= 3 ||
                      (name.mention.last - name.mention.first > 1 &&
                       !name.mention.acronym && clause_.EndsInNoun(name));
    if (held != nullptr && first - std::min(first, held->last) <= 3) {
      return Bind(name, false, Plainness::kDuty, "held");
    }
    // "I am a Certified Health Data Analyst", of a form.
    if (clause_.sentence.answer &&
        (noun || first <= clause_.sentence.first + 4)) {
      return Bind(name, false, Plainness::kDuty, "held");
    }
    if (clause_.sentence.section == Section::kDuties) return;
    if (noun && (held != nullptr || StartsSentence(name))) {
      return Bind(name, false, Plainness::kDuty, "named-credential");
    }
    if (clause_.DistanceBefore(name, Cue::kSeeking) <= 10) {
      return Bind(name, false, Plainness::kTitle, "sought");
    }
  }

  bool StartsSentence(const NameReading& name) const {
    const uint32_t first = clause_.ListAround(name).first;
    return first <= clause_.ClauseBegin(first) + 3;
  }

  void ReadLooseSoftware(NameReading& name) {
    const CueHit* before = clause_.Before(name, Cue::kKnowledge);
    const bool known =
        before != nullptr || AfterList(name, Cue::kKnowledge) <= 4;
    if (known) return Bind(name, false, Plainness::kDuty, "knowledge");
    if (OrSimilarFollows(name)) {
      return Bind(name, false, Plainness::kDuty, "or-similar");
    }
    if (IsClass(name)) return;
    const CueHit* with = clause_.Before(name, Cue::kPerson);
    const uint32_t first = clause_.ListAround(name).first;
    // "working with Outlook", though "working with" mostly names people.
    const bool worked_with =
        with != nullptr &&
        (first - std::min(first, with->last) <= 3 ||
         (AllCapitals(with->last, first) && EndsAsName(name)));
    if (worked_with || clause_.DistanceBefore(name, Cue::kUse) <= 6 ||
        IsExampleOfUse(name)) {
      return Bind(name, false, Plainness::kDuty, "use");
    }
  }

  // "using languages such as C++ and Python"
  bool IsExampleOfUse(const NameReading& name) const {
    const CueHit* listed = clause_.Before(name, Cue::kExample);
    const CueHit* use = clause_.Before(name, Cue::kUse);
    return listed != nullptr && use != nullptr && use->last <= listed->first &&
           listed->first - use->last <= 4 &&
           clause_.Distance(listed, name) <= 10;
  }

  // "Visualization: Tableau or similar"
  bool OrSimilarFollows(const NameReading& name) const {
    const CueHit* etc = clause_.After(name, Cue::kEtcetera);
    return etc != nullptr && AfterList(name, Cue::kEtcetera) == 0 &&
           etc->last - etc->first >= 2 &&
           TokenAt(etc->first).word == clause_.words.or_word;
  }

  Clause& clause_;
  GoverningCues governing_;
  const std::vector<CueHit>& header_cues_;
};

}  // namespace

void ReadPolarity(Clause& clause, const std::vector<CueHit>& header_cues) {
  PolarityReader(clause, header_cues).Run();
}

}  // namespace rolecall
