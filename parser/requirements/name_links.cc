#include "parser/requirements/name_links.h"

#include <algorithm>

namespace rolecall {
namespace {

// Names of different sorts, and cards, are alternatives only where they stand
// close.
constexpr uint32_t kFarthestOr = 4;
// Tokens from a name to an "or" that joins it, its noun included.
constexpr uint32_t kBehindNoun = 3;
// Tokens from an "or" to the name that it joins.
constexpr uint32_t kFarthestJoined = 9;

}  // namespace

NameLinks::NameLinks(const Clause& clause) : clause_(clause) {
  names_.reserve(clause_.names.size());
  for (const NameReading& name : clause_.names) {
    if (name.asked && name.mention.term != kNoTerm) names_.push_back(&name);
  }
  if (names_.empty()) return;
  ReadLinks();
  SettleCommas();
}

const Term& NameLinks::TermOf(const NameReading& name) const {
  return clause_.catalogue.term(name.mention.term);
}

bool NameLinks::IsClassOrGroup(const NameReading& name) const {
  const std::string& sort = TermOf(name).sort;
  return sort == "class" || sort == "group";
}

bool NameLinks::InOneSuite(const NameReading& a, const NameReading& b) const {
  const Term& left = TermOf(a);
  const Term& right = TermOf(b);
  if (left.kind != RequirementKind::kSoftware) return false;
  const auto is_suite = [](const Term& term) {
    return term.category == "office-suite";
  };
  if (left.family != kNoTerm && left.family == right.family) {
    return is_suite(clause_.catalogue.term(left.family));
  }
  return (left.family == b.mention.term && is_suite(right)) ||
         (right.family == a.mention.term && is_suite(left));
}

bool NameLinks::IsModule(const NameReading& product,
                         const NameReading& module) const {
  return TermOf(module).kind == RequirementKind::kSoftware &&
         TermOf(module).family == product.mention.term &&
         clause_.IsSign(product.mention.last, '(');
}

bool NameLinks::IsSuite(const NameReading& name) const {
  return TermOf(name).category == "office-suite" &&
         TermOf(name).family == kNoTerm;
}

bool NameLinks::FactJoins(ReadingFactKind kind, const NameReading& a,
                          const NameReading& b) const {
  for (const ReadingFact& fact : clause_.catalogue.reading_facts()) {
    if (fact.kind != kind) continue;
    const auto has = [&fact](TermIndex term) {
      return std::find(fact.terms.begin(), fact.terms.end(), term) !=
             fact.terms.end();
    };
    if (has(a.mention.term) && has(b.mention.term)) return true;
  }
  return false;
}

bool NameLinks::OfOneSort(const NameReading& a, const NameReading& b) const {
  const Term& left = TermOf(a);
  const Term& right = TermOf(b);
  if (left.category == right.category) {
    return left.category != "life-support" ||
           FactJoins(ReadingFactKind::kEither, a, b);
  }
  return IsProfession(left) && IsProfession(right);
}

bool NameLinks::AreCards(const NameReading& a, const NameReading& b) const {
  if (b.mention.first - a.mention.last > kFarthestOr) return false;
  const auto is_card = [](const Term& term) {
    return term.sort == "training-card" || term.sort == "training";
  };
  return is_card(TermOf(a)) && is_card(TermOf(b));
}

bool NameLinks::IsProfession(const Term& term) {
  return term.sort != "training-card" && term.sort != "training" &&
         term.category != "general-office" && term.category != "compliance";
}

void NameLinks::ReadLinks() {
  for (size_t i = 0; i + 1 < names_.size(); ++i) {
    links_.push_back(LinkOf(*names_[i], *names_[i + 1]));
  }
}

Link NameLinks::LinkOf(const NameReading& a, const NameReading& b) const {
  Link link;
  const uint32_t from = a.mention.last;
  const uint32_t to = b.mention.first;
  if (a.mention.certification != b.mention.certification) return link;
  if (clause_.CutBetween(from, to)) return link;
  bool must = false;
  for (const CueHit& cue : clause_.cues) {
    if (cue.first < from || cue.last > to) continue;
    link.example |= cue.cue == Cue::kExample;
    link.narrow |= cue.cue == Cue::kNarrow;
    must |= cue.cue == Cue::kRequiredLead;
  }
  link.joint = JointOf(from, to);
  // "The nurse practitioner must hold an RN licence."
  const bool listed =
      link.joint != Joint::kAdjacent && link.joint != Joint::kComma;
  if (must && !listed) link.joint = Joint::kCut;
  return link;
}

Joint NameLinks::JointOf(uint32_t from, uint32_t to) const {
  Joint joint = Joint::kAdjacent;
  uint32_t words = 0;
  bool bracket = false;
  for (uint32_t i = from; i < to; ++i) {
    const Token& token = clause_.tokens[i];
    if (token.word == clause_.words.or_word && token.word != 0) {
      joint = Joint::kOr;
    } else if (token.word == clause_.words.and_word && token.word != 0) {
      // "and/or"
      if (joint != Joint::kOr) joint = Joint::kAnd;
      if (i + 2 < to && clause_.IsSign(i + 1, '/')) joint = Joint::kOr;
    } else if (token.kind == TokenKind::kSign) {
      switch (token.sign) {
        case '&':
        case '+':
          joint = Joint::kAnd;
          break;
        case ';':
        case ',':
          joint = Joint::kComma;
          break;
        case '/':
          joint =
              words == 0 || joint == Joint::kAdjacent ? Joint::kSlash : joint;
          break;
        case '(':
          bracket = true;
          if (joint == Joint::kAdjacent) joint = Joint::kBracket;
          break;
        case ')':
          if (joint == Joint::kBracket) joint = Joint::kAdjacent;
          break;
        case '|':
          return Joint::kComma;
        default:
          break;
      }
    } else {
      ++words;
      // "CPC plus one of ...", not "Excel a plus".
      const bool begins =
          i == from || (i == from + 1 && clause_.IsSign(from, ','));
      if (begins && clause_.words.IsPlus(token.word)) joint = Joint::kAnd;
      // "CCS together with a CPC", "CPC as well as one of ..."
      if (clause_.words.IsTogetherWith(token.word,
                                       clause_.tokens[i + 1].word)) {
        joint = Joint::kAnd;
      }
    }
  }
  // Too much stands between for one list: "licensed as an RN in Ohio
  // certified by ...".
  if (joint == Joint::kAdjacent && words > 3) return Joint::kCut;
  if (joint == Joint::kAdjacent && bracket && words > 1) joint = Joint::kComma;
  return joint;
}

bool NameLinks::OneOfBefore(size_t i) const {
  const NameReading& name = *names_[i];
  // A cue in brackets rules no further than they go.
  const auto rules = [&](const CueHit* cue) {
    return cue != nullptr &&
           !clause_.BracketCloses(cue->last, names_[i + 1]->mention.first);
  };
  if (rules(clause_.Before(name, Cue::kOneOf))) return true;
  const CueHit* example = clause_.Before(name, Cue::kExample);
  return rules(example) && !EndsExamples(i, example->last);
}

// "codes like CPT, ICD-10, and HCPCS, medical terms, and an EMR": the examples
// end behind their own "and", where other words follow.
bool NameLinks::EndsExamples(size_t i, uint32_t from) const {
  if (i < 2 || names_[i - 2]->mention.first < from) return false;
  const uint32_t last = names_[i]->mention.last;
  const uint32_t next = names_[i + 1]->mention.first;
  return JointBehind(i - 1) == Joint::kAnd &&
         JointBehind(i - 2) != Joint::kAnd && clause_.IsSign(last, ',') &&
         !clause_.OnlyJoints(last, next);
}

bool NameLinks::Lists(size_t i) const {
  if (!names_[i]->mention.certification) return false;
  const CueHit* lead = clause_.Before(*names_[i], Cue::kRequiredLead);
  return lead != nullptr && IsDefining(*lead, clause_.tokens, clause_.words);
}

bool NameLinks::SameBracket(uint32_t a, uint32_t b) const {
  int depth = 0;
  for (uint32_t i = a; i < b; ++i) {
    if (clause_.IsSign(i, '(')) ++depth;
    if (clause_.IsSign(i, ')') && --depth < 0) return false;
  }
  return depth == 0;
}

const CueHit* NameLinks::OrOthersAfter(size_t i) const {
  const NameReading& name = *names_[i];
  const CueHit* open = clause_.After(name, Cue::kOpen);
  if (open == nullptr) return nullptr;
  uint32_t listed = clause_.ListAround(name).second;
  if (clause_.IsSign(listed, ',')) ++listed;
  const bool others = !name.mention.certification && open->first == listed &&
                      clause_.tokens[open->first].word == clause_.words.or_word;
  return others ? open : nullptr;
}

bool NameLinks::EtceteraAfter(size_t i) const {
  const CueHit* etc = clause_.After(*names_[i], Cue::kEtcetera);
  if (etc == nullptr) etc = OrOthersAfter(i);
  return etc != nullptr && SameBracket(names_[i]->mention.last, etc->first);
}

bool NameLinks::OrSimilarAfter(size_t i) const {
  const CueHit* etc = clause_.After(*names_[i], Cue::kEtcetera);
  return etc != nullptr && EtceteraAfter(i) &&
         etc->first <= clause_.ListAround(*names_[i]).second + 1 &&
         clause_.tokens[etc->first].word == clause_.words.or_word &&
         std::none_of(
             names_.begin(), names_.end(),
             [this](const NameReading* name) { return IsSuite(*name); });
}

void NameLinks::SettleCommas() {
  for (size_t i = 0; i < links_.size(); ++i) {
    Link& link = links_[i];
    const NameReading& a = *names_[i];
    const NameReading& b = *names_[i + 1];
    const bool suite = InOneSuite(a, b);
    switch (link.joint) {
      case Joint::kCut:
        break;
      case Joint::kOr:
        // "... RN license or be eligible. BLS": an "or" of something else.
        if (a.mention.certification &&
            ((!OfOneSort(a, b) &&
              b.mention.first - a.mention.last > kFarthestOr) ||
             OrIsOfOthers(a.mention.last, b.mention.first))) {
          link.joint = Joint::kAnd;
        }
        break;
      case Joint::kAnd:
        if (!suite && !EndsChoice(i) &&
            (OneOfBefore(i) || link.example || (Lists(i) && OfOneSort(a, b)))) {
          link.joint = Joint::kOr;
        }
        break;
      case Joint::kSlash:
        link.joint = SettleSlash(a, b, suite);
        break;
      case Joint::kBracket:
      case Joint::kAdjacent:
        link.joint = suite || b.mention.besides || IsModule(a, b) ? Joint::kAnd
                                                                  : Joint::kOr;
        if (link.joint == Joint::kOr && !OfOneKind(a, b)) {
          link.joint = Joint::kAnd;
        }
        break;
      case Joint::kComma:
        link.joint = SettleComma(i, suite);
        break;
    }
    if (link.example && !suite) link.joint = Joint::kOr;
    // "EMR systems, specifically Epic": the class goes in EmitGroup().
    if (link.narrow && IsClassOrGroup(a) && !IsClassOrGroup(b)) {
      link.joint = Joint::kOr;
    }
  }
}

// "RN licensure issued or recognized by the board with approval as a CRNA": an
// "or" between two words, neither of which is a name.
bool NameLinks::OrIsOfOthers(uint32_t from, uint32_t to) const {
  for (uint32_t i = from; i < to; ++i) {
    if (clause_.tokens[i].word != clause_.words.or_word) continue;
    if (i < from + kBehindNoun || i + kFarthestJoined > to) return false;
  }
  return true;
}

bool NameLinks::EndsChoice(size_t i) const {
  return i > 0 && JointBehind(i - 1) == Joint::kOr &&
         TermOf(*names_[i]).category != TermOf(*names_[i + 1]).category;
}

bool NameLinks::OfOneKind(const NameReading& a, const NameReading& b) const {
  return a.mention.certification ? OfOneSort(a, b) : true;
}

Joint NameLinks::SettleSlash(const NameReading& a, const NameReading& b,
                             bool suite) const {
  if (suite || FactJoins(ReadingFactKind::kEach, a, b)) return Joint::kAnd;
  if (a.mention.certification) {
    return OfOneSort(a, b) ? Joint::kOr : Joint::kAnd;
  }
  return Joint::kOr;
}

Joint NameLinks::SettleComma(size_t i, bool suite) const {
  const NameReading& a = *names_[i];
  const NameReading& b = *names_[i + 1];
  // "OneNote, SharePoint, Teams, or similar tools" names examples.
  if (suite) return OrSimilarAfter(i + 1) ? Joint::kOr : Joint::kAnd;
  // The list's last joint speaks for its commas.
  Joint last = Joint::kComma;
  size_t k = i + 1;
  for (; k < links_.size(); ++k) {
    if (links_[k].joint == Joint::kComma) continue;
    last = links_[k].joint;
    break;
  }
  if (!OneOfBefore(i) && EndsSuiteList(i)) return Joint::kAnd;
  if (a.mention.certification && !OfOneSort(a, b)) {
    return AreCards(a, b) && OneOfBefore(i) ? Joint::kOr : Joint::kAnd;
  }
  if (OneOfBefore(i) || Lists(i) ||
      (EtceteraAfter(i + 1) && SameBracket(a.mention.last, b.mention.first))) {
    return Joint::kOr;
  }
  if (last == Joint::kOr) return Joint::kOr;
  if (last == Joint::kAnd) return Joint::kAnd;
  // "HIPAA training, OSHA 10": no training stands in another's place.
  if (TermOf(a).sort == "training" && TermOf(b).sort == "training") {
    return Joint::kAnd;
  }
  return a.mention.certification ? Joint::kOr : Joint::kAnd;
}

// "EHR, Excel, Word, etc.": beside members of a suite, which are asked for one
// and all, their neighbour is no alternative of one.
bool NameLinks::EndsSuiteList(size_t i) const {
  const bool before =
      i > 0 && InOneSuite(*names_[i - 1], *names_[i]) && !OrSimilarAfter(i);
  const bool behind = i + 2 < names_.size() &&
                      InOneSuite(*names_[i + 1], *names_[i + 2]) &&
                      !OrSimilarAfter(i + 2);
  return before || behind;
}

Joint NameLinks::JointBehind(size_t i) const {
  return JointOf(names_[i]->mention.last, names_[i + 1]->mention.first);
}

}  // namespace rolecall
