// Step 2 and 3 of the sentence reader: how strongly each name is asked for,
// and whether it is asked for at all.
#include <algorithm>

#include "parser/clause.h"

namespace rolecall {

bool Clause::CutBetween(uint32_t a, uint32_t b) const {
  return std::any_of(cuts.begin(), cuts.end(),
                     [a, b](uint32_t cut) { return a < cut && cut <= b; });
}

uint32_t Clause::ClauseEnd(uint32_t token) const {
  for (const uint32_t cut : cuts) {
    if (cut >= token) return cut;
  }
  return sentence.last;
}

uint32_t Clause::ClauseBegin(uint32_t token) const {
  uint32_t begin = sentence.first;
  for (const uint32_t cut : cuts) {
    if (cut <= token) begin = cut;
  }
  return begin;
}

bool Clause::NameBetween(uint32_t a, uint32_t b) const {
  return std::any_of(names.begin(), names.end(), [a, b](const NameReading& n) {
    return n.mention.first >= a && n.mention.last <= b &&
           n.mention.role == kNoFact;
  });
}

const CueHit* Clause::Before(const NameReading& name, Cue cue) const {
  const uint32_t begin = ClauseBegin(name.mention.first);
  const CueHit* found = nullptr;
  for (const CueHit& hit : cues) {
    if (hit.first >= name.mention.first) break;
    if (hit.cue == cue && hit.first >= begin) found = &hit;
  }
  return found;
}

const CueHit* Clause::After(const NameReading& name, Cue cue) const {
  const uint32_t end = ClauseEnd(name.mention.last);
  for (const CueHit& hit : cues) {
    if (hit.first >= end) break;
    if (hit.cue == cue && hit.first >= name.mention.last) return &hit;
  }
  return nullptr;
}

namespace {

bool IsLead(Cue cue) {
  return cue == Cue::kRequiredLead || cue == Cue::kPreferredLead;
}
bool IsTrailing(Cue cue) {
  return cue == Cue::kRequired || cue == Cue::kPreferred ||
         cue == Cue::kOptional || cue == Cue::kNotAccepted;
}
bool IsPreferring(Cue cue) {
  return cue == Cue::kPreferred || cue == Cue::kPreferredLead;
}

class PolarityReader {
 public:
  PolarityReader(Clause& clause, const std::vector<CueHit>& header_cues)
      : clause_(clause), header_cues_(header_cues) {}

  void Run() {
    for (NameReading& name : clause_.names) ReadName(name);
  }

 private:
  const Token& TokenAt(uint32_t i) const { return clause_.tokens[i]; }

  // The last comma of tokens [a, b) outside brackets that open after `a`.
  uint32_t LastComma(uint32_t a, uint32_t b) const {
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
  bool HasContent(uint32_t a, uint32_t b) const {
    size_t words = 0;
    for (uint32_t i = a; i < b; ++i) {
      const Token& token = TokenAt(i);
      if (token.kind == TokenKind::kNumber) return true;
      if (token.kind == TokenKind::kWord && !InCue(i)) ++words;
    }
    for (const CueHit& cue : clause_.cues) {
      if (cue.first >= a && cue.last <= b &&
          (cue.cue == Cue::kKnowledge || cue.cue == Cue::kNumber)) {
        return true;
      }
    }
    return words >= 2;
  }

  bool InCue(uint32_t i) const {
    return std::any_of(
        clause_.cues.begin(), clause_.cues.end(),
        [i](const CueHit& cue) { return cue.first <= i && i < cue.last; });
  }

  bool FollowedByColon(const CueHit& cue) const {
    return cue.last < clause_.sentence.last &&
           (clause_.IsSign(cue.last, ':') || clause_.IsSign(cue.last, '-') ||
            clause_.IsSign(cue.last, '~'));
  }

  // "ACLS preferred": the cue behind a name that speaks of it.
  const CueHit* Trailing(const NameReading& name) const {
    const uint32_t from = name.mention.last;
    const uint32_t end = clause_.ClauseEnd(from);
    for (const CueHit& cue : clause_.cues) {
      if (cue.first < from) continue;
      if (cue.first >= end) return nullptr;
      if (IsLead(cue.cue)) {
        // "CPR card | Must |": alone in its cell it speaks of the name.
        // "BLS is required to start"
        const bool said_of_it = clause_.words.IsBe(TokenAt(cue.first).word) &&
                                cue.first <= from + 2 &&
                                !clause_.NameBetween(cue.last, end);
        return StandsAlone(cue) || said_of_it ? &cue : nullptr;
      }
      if (!IsTrailing(cue.cue)) continue;
      if (FollowedByColon(cue) && clause_.NameBetween(cue.last, end)) {
        return nullptr;
      }
      if (IsAttribute(cue)) continue;
      return Reaches(name, cue) ? &cue : nullptr;
    }
    return nullptr;
  }

  bool StandsAlone(const CueHit& cue) const {
    const bool opens =
        cue.first > 0 && TokenAt(cue.first - 1).kind == TokenKind::kSign;
    return opens && (cue.last >= clause_.sentence.last ||
                     TokenAt(cue.last).kind == TokenKind::kSign);
  }

  // "desired outcomes", "required forms": says nothing of what stands before.
  bool IsAttribute(const CueHit& cue) const {
    if (cue.last - cue.first != 1 || cue.last >= clause_.sentence.last) {
      return false;
    }
    const Token& next = TokenAt(cue.last);
    if (next.kind != TokenKind::kWord || next.letter_case != Case::kLower) {
      return false;
    }
    const Token& word = TokenAt(cue.first);
    const uint32_t length = word.end - word.begin;
    if (length < 6 || next.end - next.begin <= 3) return false;
    return !InCue(cue.last) && !StartsName(cue.last) &&
           !clause_.words.IsFunction(next.word);
  }

  bool StartsName(uint32_t i) const {
    return std::any_of(
        clause_.names.begin(), clause_.names.end(),
        [i](const NameReading& name) { return name.mention.first == i; });
  }

  bool Reaches(const NameReading& name, const CueHit& cue) const {
    const uint32_t from = name.mention.last;
    // In brackets of its own: speaks of what stands right before.
    if (const uint32_t bracket = OpenBracket(from, cue.first);
        bracket != kNoSentence && bracket + 1 != cue.first) {
      // "Word, Excel (PowerPoint a plus)": about what the bracket holds.
      return !clause_.NameBetween(bracket, cue.first) &&
             !HasContent(bracket, cue.first);
    }
    if (cue.first > 0 && clause_.IsSign(cue.first - 1, '(')) {
      const uint32_t comma = LastComma(from, cue.first - 1);
      return comma == kNoSentence || OrList(from, cue.first);
    }
    const uint32_t comma = LastComma(from, cue.first);
    if (comma == kNoSentence) return true;
    if (!clause_.NameBetween(comma, cue.first)) {
      return !HasContent(comma, cue.first);
    }
    // A list that ends with the cue, unless a leading cue rules it already.
    return Leading(name) == nullptr || OrList(from, cue.first);
  }

  // The bracket that opens in tokens [a, b) and is open at b.
  uint32_t OpenBracket(uint32_t a, uint32_t b) const {
    std::vector<uint32_t> open;
    for (uint32_t i = a; i < b; ++i) {
      if (clause_.IsSign(i, '(')) open.push_back(i);
      if (clause_.IsSign(i, ')') && !open.empty()) open.pop_back();
    }
    return open.empty() ? kNoSentence : open.front();
  }

  bool OrList(uint32_t a, uint32_t b) const {
    for (uint32_t i = a; i < b; ++i) {
      if (TokenAt(i).word == clause_.words.or_word) return true;
    }
    return false;
  }

  // "must have ...", "Preferred: ...": the cue before a name that rules it.
  const CueHit* Leading(const NameReading& name) const {
    const uint32_t begin = clause_.ClauseBegin(name.mention.first);
    const CueHit* found = nullptr;
    for (const CueHit& cue : clause_.cues) {
      if (cue.first >= name.mention.first) break;
      if (cue.first < begin) continue;
      if (IsLead(cue.cue)) {
        found = &cue;
      } else if (IsTrailing(cue.cue) && cue.cue != Cue::kNotAccepted) {
        // Behind another name it has done its work there.
        const bool spent =
            clause_.NameBetween(begin, cue.first) && !FollowedByColon(cue);
        found = spent ? nullptr : &cue;
      }
    }
    return found != nullptr ? found : BeforeColon(name);
  }

  // "These are required: CNA; BLS; ..." rules every part of its list.
  const CueHit* BeforeColon(const NameReading& name) const {
    const CueHit* found = nullptr;
    for (const CueHit& cue : clause_.cues) {
      if (cue.first >= name.mention.first) break;
      const bool colon =
          cue.last < clause_.sentence.last && clause_.IsSign(cue.last, ':');
      if (colon && (IsLead(cue.cue) || cue.cue == Cue::kRequired ||
                    cue.cue == Cue::kPreferred)) {
        found = &cue;
      }
    }
    return found;
  }

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

  uint32_t Distance(const CueHit* cue, const NameReading& name) const {
    if (cue == nullptr) return kNoSentence;
    return cue->first >= name.mention.last
               ? cue->first - name.mention.last
               : name.mention.first - std::min(cue->last, name.mention.first);
  }

  bool IsCard(const NameReading& name) const {
    if (name.mention.term == kNoTerm) return false;
    const std::string& sort = clause_.catalogue.term(name.mention.term).sort;
    return sort == "training-card" || sort == "training";
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
      const uint32_t gap = other.mention.first >= name.mention.last
                               ? other.mention.first - name.mention.last
                               : name.mention.first - other.mention.last;
      if (gap <= 4) return true;
    }
    if (name.mention.weak) {
      // "experience with Elation"
      const CueHit* known = clause_.Before(name, Cue::kKnowledge);
      return Distance(known, name) == 0 &&
             clause_.words.IsWith(TokenAt(known->last - 1).word);
    }
    if (Distance(clause_.Before(name, Cue::kKnowledge), name) <= 2 ||
        Distance(clause_.After(name, Cue::kKnowledge), name) <= 1 ||
        Distance(clause_.Before(name, Cue::kUse), name) == 0) {
      return true;
    }
    return IsQualification() &&
           clause_.sentence.last - clause_.sentence.first <= 5;
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
    const bool software = !name.mention.certification;
    if (software && !ShownToBeProduct(name)) {
      name.refused = false;
      return;
    }
    const CueHit* trailing = Trailing(name);
    if (trailing != nullptr && trailing->cue == Cue::kNotAccepted) {
      name.excluded = true;
      return Refuse(name, "exclusion");
    }
    const CueHit* excluded = clause_.Before(name, Cue::kExcludedLead);
    if (excluded != nullptr && trailing == nullptr &&
        Distance(excluded, name) <= 4) {
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
        learn != nullptr && Distance(learn, name) <= 12) {
      return Refuse(name, "to-be-learnt");
    }
    if (const CueHit* learn = clause_.After(name, Cue::kLearn);
        learn != nullptr && Distance(learn, name) <= 8 &&
        clause_.tokens[learn->first].word == clause_.words.or_word) {
      return Bind(name, true, Plainness::kClause, "or-willing-to-learn");
    }
    const CueHit* leading = trailing == nullptr ? Leading(name) : nullptr;
    const CueHit* polarity = trailing != nullptr ? trailing : leading;
    if (polarity != nullptr && polarity->cue == Cue::kOptional) {
      return Refuse(name, "not-required");
    }
    const bool preferring = polarity != nullptr && IsPreferring(polarity->cue);
    if (RefusedByContext(name, polarity, preferring)) return;
    if (polarity != nullptr) {
      return Bind(name, preferring, Plainness::kClause,
                  trailing != nullptr ? "clause-trailing" : "clause-leading");
    }
    ReadUnbound(name);
  }

  bool IsQualification() const {
    return clause_.sentence.section == Section::kRequired ||
           clause_.sentence.section == Section::kPreferred;
  }

  bool RefusedByContext(NameReading& name, const CueHit* polarity,
                        bool preferring) {
    const CueHit* employer = clause_.Before(name, Cue::kEmployer);
    // "our nurses must be BLS certified": the polarity stands between.
    if (employer != nullptr &&
        (polarity == nullptr || polarity->last <= employer->first)) {
      return Refuse(name, "employer"), true;
    }
    if (polarity == nullptr) {
      const CueHit* after = clause_.After(name, Cue::kEmployer);
      const CueHit* aside = clause_.After(name, Cue::kRelative);
      // "..., which saves you tuition"
      if (after != nullptr && aside != nullptr && Distance(aside, name) <= 1 &&
          aside->first < after->first) {
        return Refuse(name, "employer"), true;
      }
      const uint32_t reach = IsQualification() ? 3 : 8;
      if (Distance(after, name) <= reach) return Refuse(name, "employer"), true;
    }
    const CueHit* person = clause_.Before(name, Cue::kPerson);
    if (person != nullptr && name.mention.certification && !IsCard(name) &&
        Distance(person, name) <= 16 &&
        (polarity == nullptr ||
         (polarity->first < person->first && !preferring))) {
      return Refuse(name, "people"), true;
    }
    if (!preferring && (clause_.Before(name, Cue::kInstead) != nullptr ||
                        clause_.After(name, Cue::kInstead) != nullptr)) {
      return Refuse(name, "substitute"), true;
    }
    if (!name.mention.certification &&
        (polarity == nullptr || polarity->first < name.mention.first) &&
        (clause_.Before(name, Cue::kApplication) != nullptr ||
         clause_.After(name, Cue::kApplication) != nullptr)) {
      return Refuse(name, "application"), true;
    }
    if (ForUnit(name)) return Refuse(name, "unit"), true;
    if (IsSchooling(name)) return Refuse(name, "schooling"), true;
    if (IsSubject(name, polarity)) return Refuse(name, "people"), true;
    if (polarity != nullptr) return false;
    if (clause_.Before(name, Cue::kTraining) != nullptr ||
        (Distance(clause_.After(name, Cue::kTraining), name) <= 6 &&
         !IsQualification() &&
         clause_.After(name, Cue::kTraining) != nullptr)) {
      return Refuse(name, "training"), true;
    }
    if (clause_.Before(name, Cue::kMaybe) != nullptr ||
        clause_.After(name, Cue::kMaybe) != nullptr) {
      return Refuse(name, "maybe"), true;
    }
    if (clause_.Before(name, Cue::kPay) != nullptr ||
        clause_.After(name, Cue::kPay) != nullptr) {
      return Refuse(name, "pay"), true;
    }
    return false;
  }

  // "graduate of a CNA program", "degree as a physician assistant": schooling,
  // unless a word of holding stands beside the name.
  bool IsSchooling(const NameReading& name) const {
    if (!name.mention.certification) return false;
    const uint32_t before = Distance(clause_.Before(name, Cue::kDegree), name);
    const uint32_t after = Distance(clause_.After(name, Cue::kDegree), name);
    if (before > 6 && after > 0) return false;
    return !EndsInNoun(name) &&
           Distance(clause_.After(name, Cue::kCredentialNoun), name) > 3 &&
           Distance(clause_.Before(name, Cue::kCredentialNoun), name) > 3 &&
           Distance(clause_.Before(name, Cue::kPossess), name) > 2 &&
           !(after > 0 && CommaBetween(name, before));
  }

  bool CommaBetween(const NameReading& name, uint32_t distance) const {
    for (uint32_t i =
             name.mention.first - std::min(distance, name.mention.first);
         i < name.mention.first; ++i) {
      if (clause_.IsSign(i, ',')) return true;
    }
    return false;
  }

  // "The RN supervises ...": who does the work, not what is asked for.
  bool IsSubject(const NameReading& name, const CueHit* polarity) const {
    return polarity == nullptr && name.mention.certification && !IsCard(name) &&
           name.mention.first > 0 &&
           name.mention.first <= clause_.sentence.first + 1 &&
           clause_.words.IsThe(TokenAt(name.mention.first - 1).word);
  }

  // "ACLS (Critical Care, Surgical Services)": in brackets right behind it,
  // units bind their own people only.
  bool ForUnit(const NameReading& name) const {
    if (!name.mention.certification) return false;
    for (uint32_t i = name.mention.last;
         i < clause_.sentence.last && i < name.mention.last + 12; ++i) {
      if (clause_.IsSign(i, ';') || clause_.IsSign(i, ',')) return false;
      if (!clause_.IsSign(i, '(')) continue;
      return std::any_of(
          clause_.cues.begin(), clause_.cues.end(), [&](const CueHit& cue) {
            return cue.cue == Cue::kUnit && cue.first > i && cue.first < i + 12;
          });
    }
    return false;
  }

  // No word in the clause says how strongly: the list's header, the section,
  // and last what stands around the name.
  void ReadUnbound(NameReading& name) {
    const Sentence& sentence = clause_.sentence;
    if (sentence.header != kNoSentence) {
      for (const CueHit& cue : header_cues_) {
        if (IsPreferring(cue.cue)) {
          return Bind(name, true, Plainness::kHeader, "list-header");
        }
        if (cue.cue == Cue::kOptional) return Refuse(name, "not-required");
        if (cue.cue == Cue::kAskPossession) {
          return Bind(name, false, Plainness::kHeader, "list-header");
        }
      }
    }
    const bool left = sentence.after_list && !sentence.labelled;
    if (!left && sentence.section == Section::kPreferred) {
      return Bind(name, true, Plainness::kSection, "section-preferred");
    }
    if (!left && sentence.section == Section::kRequired) {
      return Bind(name, false, Plainness::kSection, "section-required");
    }
    if (sentence.section == Section::kEmployer) return;
    if (sentence.header != kNoSentence &&
        std::any_of(
            header_cues_.begin(), header_cues_.end(), [](const CueHit& cue) {
              return cue.cue == Cue::kRequired || cue.cue == Cue::kRequiredLead;
            })) {
      return Bind(name, false, Plainness::kHeader, "list-header");
    }
    if (name.mention.certification) {
      ReadLooseCertification(name);
    } else {
      ReadLooseSoftware(name);
    }
  }

  void ReadLooseCertification(NameReading& name) {
    const CueHit* held = clause_.Before(name, Cue::kPossess);
    const bool noun =
        Distance(clause_.After(name, Cue::kCredentialNoun), name) <= 1 ||
        Distance(clause_.Before(name, Cue::kCredentialNoun), name) <= 3 ||
        (name.mention.last - name.mention.first > 1 && !name.mention.acronym &&
         EndsInNoun(name));
    if (Distance(held, name) <= 3) {
      return Bind(name, false, Plainness::kDuty, "held");
    }
    if (clause_.sentence.section == Section::kDuties) return;
    if (noun && (held != nullptr || StartsSentence(name))) {
      return Bind(name, false, Plainness::kDuty, "named-credential");
    }
    if (Distance(clause_.Before(name, Cue::kSeeking), name) <= 10) {
      return Bind(name, false, Plainness::kTitle, "sought");
    }
  }

  bool EndsInNoun(const NameReading& name) const {
    for (const CueHit& cue : clause_.cues) {
      if (cue.cue == Cue::kCredentialNoun && cue.last == name.mention.last) {
        return true;
      }
    }
    return false;
  }

  bool StartsSentence(const NameReading& name) const {
    return name.mention.first <= clause_.ClauseBegin(name.mention.first) + 3;
  }

  void ReadLooseSoftware(NameReading& name) {
    const CueHit* before = clause_.Before(name, Cue::kKnowledge);
    const bool known =
        before != nullptr ||
        Distance(clause_.After(name, Cue::kKnowledge), name) <= 4;
    if (known) return Bind(name, false, Plainness::kDuty, "knowledge");
    if (IsClass(name)) return;
    if (Distance(clause_.Before(name, Cue::kUse), name) <= 6) {
      return Bind(name, false, Plainness::kDuty, "use");
    }
  }

  Clause& clause_;
  const std::vector<CueHit>& header_cues_;
};

}  // namespace

void ReadPolarity(Clause& clause, const std::vector<CueHit>& header_cues) {
  PolarityReader(clause, header_cues).Run();
}

}  // namespace rolecall
