#include "parser/requirements/fragments.h"

#include <algorithm>

namespace rolecall {
namespace {

// Longer sentences are prose; longer texts tell under headings what they ask.
constexpr uint32_t kLongest = 30;
constexpr size_t kLongestText = 250;
// Words of a sentence that say nothing of its names: "auto insurance".
constexpr uint32_t kMostOther = 3;

// What a line without a verb may say of a credential or a product.
bool SaysOfNames(Cue cue) {
  switch (cue) {
    case Cue::kKnowledge:
    case Cue::kPossess:
    case Cue::kCredentialNoun:
    case Cue::kNumber:
    case Cue::kDays:
    case Cue::kWeeks:
    case Cue::kMonths:
    case Cue::kYears:
    case Cue::kWithin:
    case Cue::kAfterHire:
    case Cue::kAtHire:
    case Cue::kOneOf:
    case Cue::kAllOf:
    case Cue::kExample:
    case Cue::kEtcetera:
    case Cue::kNarrow:
    case Cue::kOpen:
    case Cue::kEligible:
    case Cue::kRequired:
    case Cue::kPreferred:
    case Cue::kPreferredBehind:
    case Cue::kPreferredLead:
      return true;
    default:
      return false;
  }
}

// Whose affair the sentence is, or that it tells of something.
bool IsOfProse(Cue cue) {
  switch (cue) {
    case Cue::kRequiredLead:
    case Cue::kEmployer:
    case Cue::kPerson:
    case Cue::kTraining:
    case Cue::kLearn:
    case Cue::kMaybe:
    case Cue::kWhereNeeded:
    case Cue::kInstead:
    case Cue::kPay:
    case Cue::kApplication:
    case Cue::kAskPossession:
    case Cue::kSeeking:
    case Cue::kNotAccepted:
    case Cue::kExcludedLead:
    case Cue::kOptional:
    case Cue::kNo:
    case Cue::kBut:
    case Cue::kRelative:
    case Cue::kIdle:
      return true;
    default:
      return false;
  }
}

}  // namespace

bool Fragments::Asks(const NameReading& name) const {
  const Sentence& sentence = clause_.sentence;
  return sentence.bare && sentence.section == Section::kOther &&
         sentence.header == kNoSentence &&
         clause_.tokens.size() <= kLongestText &&
         sentence.last - sentence.first <= kLongest && BeginsAfresh() &&
         IsVerbless() && IsPureAround(name) && !NamesPeopleOnly() &&
         !IsBareClass(name) && !StandsBehindLevel(name);
}

// Not the rest of a sentence that "e.g." or a lost space cut in two.
bool Fragments::BeginsAfresh() const {
  const Token& first = clause_.tokens[clause_.sentence.first];
  return first.kind != TokenKind::kSign && !first.join;
}

// "RN required; ACLS; BLS preferred" leaves open how ACLS is meant, and so does
// "Required RN, BLS Preferred ACLS".
bool Fragments::StandsBehindLevel(const NameReading& name) const {
  return std::any_of(
      clause_.cues.begin(), clause_.cues.end(), [&name](const CueHit& cue) {
        return cue.first < name.mention.first &&
               (cue.cue == Cue::kRequired || IsPreferring(cue.cue));
      });
}

bool Fragments::ShowsProduct(const NameReading& name) const {
  const Sentence& sentence = clause_.sentence;
  if (name.mention.weak || name.mention.certification ||
      clause_.tokens[name.mention.first].letter_case == Case::kLower) {
    return false;
  }
  for (uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (!IsPlain(i)) return false;
  }
  return Asks(name);
}

// "Data + AI + CRM" sells something; "any EHR experience" asks.
bool Fragments::IsBareClass(const NameReading& name) const {
  return name.mention.term != kNoTerm &&
         clause_.catalogue.term(name.mention.term).sort == "class" &&
         !clause_.Near(name, Cue::kKnowledge);
}

bool Fragments::IsVerbless() const {
  const Sentence& sentence = clause_.sentence;
  if (sentence.last < clause_.tokens.size() &&
      clause_.IsSign(sentence.last, '?')) {
    return false;
  }
  if (std::any_of(clause_.cues.begin(), clause_.cues.end(),
                  [](const CueHit& cue) { return IsOfProse(cue.cue); })) {
    return false;
  }
  uint32_t others = 0;
  int depth = 0;
  for (uint32_t i = sentence.first; i < sentence.last; ++i) {
    if (clause_.words.IsOfProse(clause_.tokens[i].word)) return false;
    if (!IsPlain(i) && ++others > kMostOther) return false;
    // "Keywords: CMA, RMA", not "EMR: Epic", "Level II: CMA".
    if (clause_.IsSign(i, ':') && others == i - sentence.first) return false;
    depth += clause_.IsSign(i, '(') ? 1 : 0;
    if (clause_.IsSign(i, ')') && --depth < 0) return false;
  }
  return depth == 0;
}

// Parts are what commas and the like set apart.
bool Fragments::EndsPart(uint32_t i) const {
  return clause_.IsSign(i, ',') || clause_.IsSign(i, ';') ||
         clause_.IsSign(i, '.') || clause_.IsSign(i, '|') ||
         clause_.IsSign(i, '+');
}

bool Fragments::InName(uint32_t i) const {
  return std::any_of(clause_.names.begin(), clause_.names.end(),
                     [i](const NameReading& name) {
                       return name.mention.first <= i && i < name.mention.last;
                     });
}

bool Fragments::IsPlain(uint32_t i) const {
  const Token& token = clause_.tokens[i];
  if (token.kind != TokenKind::kWord || clause_.words.IsJoint(token.word) ||
      clause_.words.IsOfFragments(token.word)) {
    return true;
  }
  if (InName(i)) return true;
  const auto cue = std::find_if(
      clause_.cues.begin(), clause_.cues.end(),
      [i](const CueHit& hit) { return hit.first <= i && i < hit.last; });
  if (cue != clause_.cues.end() && SaysOfNames(cue->cue)) return true;
  return NamesState(clause_.text, clause_.tokens, i);
}

bool Fragments::IsPureAround(const NameReading& name) const {
  for (uint32_t i = name.mention.first; i > clause_.sentence.first; --i) {
    if (EndsPart(i - 1)) break;
    if (!IsPlain(i - 1)) return false;
  }
  for (uint32_t i = name.mention.last; i < clause_.sentence.last; ++i) {
    if (EndsPart(i)) break;
    if (!IsPlain(i)) return false;
  }
  return true;
}

// "RN", "Registered Nurse": a person as well as what the person holds.
bool Fragments::IsPerson(const NameReading& name) const {
  if (name.mention.role != kNoFact) return true;
  if (!name.mention.certification || name.mention.term == kNoTerm) return false;
  const Term& term = clause_.catalogue.term(name.mention.term);
  if (term.sort == "licence") {
    return term.category != "general-office" && term.category != "compliance";
  }
  return !name.mention.acronym && !IsTrainingCard(term) &&
         !clause_.EndsInNoun(name);
}

// A card or a product beside them shows that more than people is meant.
bool Fragments::NamesPeopleOnly() const {
  const auto goes_with_work = [this](const NameReading& name) {
    return !name.mention.certification ||
           (name.mention.term != kNoTerm &&
            IsTrainingCard(clause_.catalogue.term(name.mention.term)));
  };
  const auto of_credentials = [this](const CueHit& cue) {
    return (cue.cue == Cue::kCredentialNoun || cue.cue == Cue::kPossess) &&
           !InName(cue.first);
  };
  const auto& names = clause_.names;
  const auto& cues = clause_.cues;
  return std::any_of(names.begin(), names.end(),
                     [this](const auto& name) { return IsPerson(name); }) &&
         std::none_of(names.begin(), names.end(), goes_with_work) &&
         std::none_of(cues.begin(), cues.end(), of_credentials);
}

}  // namespace rolecall
