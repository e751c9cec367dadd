// Step 4 of the sentence reader: which names stand in each other's place.
#include <algorithm>

#include "parser/requirements/clause.h"

namespace rolecall {
namespace {

// Two names of one sentence and what joins them.
struct Link {
  Joint joint = Joint::kCut;
  bool example = false;  // "such as" stands between
  bool narrow = false;   // "specifically" stands between
};

// Names of different sorts are alternatives only where they stand close.
constexpr uint32_t kFarthestOr = 4;

class Grouper {
 public:
  Grouper(const Clause& clause, std::vector<Ask>& out)
      : clause_(clause), out_(out) {}

  void Run() {
    names_.reserve(clause_.names.size());
    for (const NameReading& name : clause_.names) {
      if (name.asked && name.mention.term != kNoTerm) names_.push_back(&name);
    }
    if (names_.empty()) return;
    ReadLinks();
    SettleCommas();
    Emit();
  }

 private:
  const Term& TermOf(const NameReading& name) const {
    return clause_.catalogue.term(name.mention.term);
  }

  bool IsClass(const NameReading& name) const {
    const std::string& sort = TermOf(name).sort;
    return sort == "class" || sort == "group";
  }

  // "Microsoft Office (Word, Excel)", "Word/Excel": members of one suite.
  bool InOneSuite(const NameReading& a, const NameReading& b) const {
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

  // "Microsoft Office", not one of its members.
  bool IsSuite(const NameReading& name) const {
    return TermOf(name).category == "office-suite" &&
           TermOf(name).family == kNoTerm;
  }

  bool FactJoins(ReadingFactKind kind, const NameReading& a,
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

  // Credentials of a kind that an employer can take in each other's place.
  bool OfOneSort(const NameReading& a, const NameReading& b) const {
    const Term& left = TermOf(a);
    const Term& right = TermOf(b);
    if (left.category == right.category) {
      return left.category != "life-support" ||
             FactJoins(ReadingFactKind::kEither, a, b);
    }
    return IsProfession(left) && IsProfession(right);
  }

  // A card or a licence to drive goes with any work; the rest names a trade.
  static bool IsProfession(const Term& term) {
    return term.sort != "training-card" && term.sort != "training" &&
           term.category != "general-office" && term.category != "compliance";
  }

  void ReadLinks() {
    for (size_t i = 0; i + 1 < names_.size(); ++i) {
      links_.push_back(LinkOf(*names_[i], *names_[i + 1]));
    }
  }

  Link LinkOf(const NameReading& a, const NameReading& b) const {
    Link link;
    const uint32_t from = a.mention.last;
    const uint32_t to = b.mention.first;
    if (a.mention.certification != b.mention.certification) return link;
    if (clause_.CutBetween(from, to)) return link;
    for (const CueHit& cue : clause_.cues) {
      if (cue.first < from || cue.last > to) continue;
      link.example |= cue.cue == Cue::kExample;
      link.narrow |= cue.cue == Cue::kNarrow;
    }
    link.joint = JointOf(from, to);
    return link;
  }

  Joint JointOf(uint32_t from, uint32_t to) const {
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
      }
    }
    // Too much stands between for one list: "licensed as an RN in Ohio
    // certified by ...".
    if (joint == Joint::kAdjacent && words > 3) return Joint::kCut;
    if (joint == Joint::kAdjacent && bracket && words > 1)
      joint = Joint::kComma;
    return joint;
  }

  // The cue before the list that makes it an any-of, e.g. "one of", "such as".
  bool OneOfBefore(size_t i) const {
    const NameReading& name = *names_[i];
    // A cue in brackets rules no further than they go.
    const auto rules = [&](const CueHit* cue) {
      return cue != nullptr &&
             !clause_.BracketCloses(cue->last, names_[i + 1]->mention.first);
    };
    return rules(clause_.Before(name, Cue::kOneOf)) ||
           rules(clause_.Before(name, Cue::kExample));
  }

  // "Current coding certifications include CPC and CCS": any of what counts.
  bool Lists(size_t i) const {
    if (!names_[i]->mention.certification) return false;
    const CueHit* lead = clause_.Before(*names_[i], Cue::kRequiredLead);
    if (lead == nullptr || lead->last - lead->first != 2) return false;
    const Token& noun = clause_.tokens[lead->first];
    return clause_.words.IsCertification(noun.word) ||
           clause_.words.IsCertification(noun.singular);
  }

  // True when tokens a and b stand in the same bracket, or in none.
  bool SameBracket(uint32_t a, uint32_t b) const {
    int depth = 0;
    for (uint32_t i = a; i < b; ++i) {
      if (clause_.IsSign(i, '(')) ++depth;
      if (clause_.IsSign(i, ')') && --depth < 0) return false;
    }
    return depth == 0;
  }

  // "Oracle, Tableau or other equivalent applications"
  const CueHit* OrOthersAfter(size_t i) const {
    const NameReading& name = *names_[i];
    const CueHit* open = clause_.After(name, Cue::kOpen);
    const bool others =
        open != nullptr && !name.mention.certification &&
        open->first == clause_.ListAround(name).second &&
        clause_.tokens[open->first].word == clause_.words.or_word;
    return others ? open : nullptr;
  }

  bool EtceteraAfter(size_t i) const {
    const CueHit* etc = clause_.After(*names_[i], Cue::kEtcetera);
    if (etc == nullptr) etc = OrOthersAfter(i);
    return etc != nullptr && SameBracket(names_[i]->mention.last, etc->first);
  }

  bool OrSimilarAfter(size_t i) const {
    const CueHit* etc = clause_.After(*names_[i], Cue::kEtcetera);
    return etc != nullptr && EtceteraAfter(i) &&
           etc->first <= clause_.ListAround(*names_[i]).second + 1 &&
           clause_.tokens[etc->first].word == clause_.words.or_word &&
           std::none_of(
               names_.begin(), names_.end(),
               [this](const NameReading* name) { return IsSuite(*name); });
  }

  // Decides commas, slashes, brackets and neighbours: what is left is kOr,
  // kAnd or kCut.
  void SettleCommas() {
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
          if (a.mention.certification && !OfOneSort(a, b) &&
              b.mention.first - a.mention.last > kFarthestOr) {
            link.joint = Joint::kAnd;
          }
          break;
        case Joint::kAnd:
          if (!suite && !EndsChoice(i) &&
              (OneOfBefore(i) || link.example ||
               (Lists(i) && OfOneSort(a, b)))) {
            link.joint = Joint::kOr;
          }
          break;
        case Joint::kSlash:
          link.joint = SettleSlash(a, b, suite);
          break;
        case Joint::kBracket:
        case Joint::kAdjacent:
          link.joint = suite ? Joint::kAnd : Joint::kOr;
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
      if (link.narrow && IsClass(a) && !IsClass(b)) link.joint = Joint::kOr;
    }
  }

  // "either CMA or RMA and BLS", "either Epic or Cerner and Excel": behind its
  // "or", a choice ends where another kind of thing is added.
  bool EndsChoice(size_t i) const {
    const NameReading& a = *names_[i];
    const NameReading& b = *names_[i + 1];
    if (i == 0 || JointBefore(i - 1) != Joint::kOr) return false;
    return a.mention.certification ? !OfOneSort(a, b)
                                   : TermOf(a).category != TermOf(b).category;
  }

  bool OfOneKind(const NameReading& a, const NameReading& b) const {
    return a.mention.certification ? OfOneSort(a, b) : true;
  }

  Joint SettleSlash(const NameReading& a, const NameReading& b,
                    bool suite) const {
    if (suite || FactJoins(ReadingFactKind::kEach, a, b)) return Joint::kAnd;
    if (a.mention.certification) {
      return OfOneSort(a, b) ? Joint::kOr : Joint::kAnd;
    }
    return Joint::kOr;
  }

  Joint SettleComma(size_t i, bool suite) const {
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
    if (a.mention.certification && !OfOneSort(a, b)) return Joint::kAnd;
    if (OneOfBefore(i) || (EtceteraAfter(i + 1) &&
                           SameBracket(a.mention.last, b.mention.first))) {
      return Joint::kOr;
    }
    if (last == Joint::kOr) return Joint::kOr;
    if (last == Joint::kAnd) return Joint::kAnd;
    return a.mention.certification ? Joint::kOr : Joint::kAnd;
  }

  void Emit() {
    size_t first = 0;
    while (first < names_.size()) {
      size_t last = first + 1;
      while (last < names_.size() && links_[last - 1].joint == Joint::kOr &&
             SameLevel(*names_[last - 1], *names_[last])) {
        ++last;
      }
      EmitGroup(first, last);
      first = last;
    }
  }

  // "Epic required, Cerner or Meditech preferred" is no single any-of.
  static bool SameLevel(const NameReading& a, const NameReading& b) {
    return a.level == b.level;
  }

  // A class that only says what kind of thing the name beside it is:
  // "eClinicalWorks EMR", "coding certification (CPC or CCS)".
  bool IsMereKind(size_t i, size_t first, size_t last) const {
    const NameReading& name = *names_[i];
    if (!IsClass(name)) return false;
    const auto names_member = [&](size_t other, const Link& link) {
      if (link.example || IsClass(*names_[other])) return false;
      // "Excel spreadsheets, etc." against "EHR (Epic, etc.)".
      if (!name.mention.certification && other > i && EtceteraAfter(other)) {
        return false;
      }
      const bool close = link.narrow ||
                         JointBefore(std::min(i, other)) == Joint::kAdjacent ||
                         (JointBefore(std::min(i, other)) == Joint::kBracket &&
                          (other < i || name.mention.certification));
      return close &&
             (name.mention.certification ||
              TermOf(*names_[other]).category == TermOf(name).category);
    };
    // "Epic Electronic Health Record (EHR)": the class twice.
    size_t before = i;
    while (before > first &&
           names_[before - 1]->mention.term == name.mention.term) {
      --before;
    }
    if (before > first && names_member(before - 1, links_[before - 1])) {
      return true;
    }
    return i + 1 < last && names_member(i + 1, links_[i]);
  }

  // Nothing but a dash stands between: "Basic Life Support - CPR".
  bool DashBetween(uint32_t a, uint32_t b) const {
    return b == a + 1 && (clause_.IsSign(a, '-') || clause_.IsSign(a, '~'));
  }

  // "BLS certification (CPR/AED)", "BLS CPR", "CPR BLS": what the card is.
  bool ExplainsOther(size_t i, size_t first, size_t last) const {
    if (i + 1 < last && TouchesNext(i) &&
        IsKindOf(*names_[i], *names_[i + 1])) {
      return true;
    }
    return i > first &&
           (TouchesNext(i - 1) || JointBefore(i - 1) == Joint::kBracket ||
            DashBetween(names_[i - 1]->mention.last,
                        names_[i]->mention.first)) &&
           IsKindOf(*names_[i], *names_[i - 1]);
  }

  bool TouchesNext(size_t i) const {
    return names_[i]->mention.last == names_[i + 1]->mention.first;
  }

  // A slash makes the two alternatives, of which `card` is the first.
  bool IsKindOf(const NameReading& kind, const NameReading& card) const {
    const auto& facts = clause_.catalogue.reading_facts();
    return std::any_of(facts.begin(), facts.end(), [&](const auto& fact) {
      return fact.kind == ReadingFactKind::kEither &&
             fact.terms.front() == card.mention.term &&
             kind.mention.term != card.mention.term &&
             FactJoins(ReadingFactKind::kEither, kind, card);
    });
  }

  Joint JointBefore(size_t i) const {
    return JointOf(names_[i]->mention.last, names_[i + 1]->mention.first);
  }

  void EmitGroup(size_t first, size_t last) {
    Ask ask;
    const NameReading& head = *names_[first];
    ask.kind = head.mention.certification ? RequirementKind::kCertification
                                          : RequirementKind::kSoftware;
    ask.level = head.level;
    ask.plainness = head.plainness;
    ask.rule = head.rule;
    ask.in_duties = clause_.sentence.section == Section::kDuties;
    for (size_t i = first; i < last; ++i) {
      const NameReading& name = *names_[i];
      if (!IsMereKind(i, first, last) && !ExplainsOther(i, first, last))
        Add(ask, Meaning(name, first, last));
      if (name.within_days.has_value() && !ask.within_days.has_value()) {
        ask.within_days = name.within_days;
      }
      if (name.min_months.has_value()) ask.min_months = name.min_months;
      ask.plainness = std::max(ask.plainness, name.plainness);
    }
    ReadOpenness(*names_[last - 1], ask);
    for (const NameReading& name : clause_.names) {
      if (name.excluded && name.mention.term != kNoTerm &&
          name.mention.certification == head.mention.certification) {
        ask.excluded.push_back(name.mention.term);
      }
    }
    if (ask.any_of.empty()) return;
    Evidence(first, last, ask);
    out_.push_back(std::move(ask));
  }

  // "Certified medical assistant" beside an RMA means the AAMA's.
  TermIndex Meaning(const NameReading& name, size_t first, size_t last) const {
    if (name.mention.beside == kNoTerm) return name.mention.term;
    for (size_t i = first; i < last; ++i) {
      if (names_[i] != &name && names_[i]->mention.term != name.mention.term &&
          TermOf(*names_[i]).category == TermOf(name).category) {
        return name.mention.beside;
      }
    }
    return name.mention.term;
  }

  static void Add(Ask& ask, TermIndex term) {
    const auto place =
        std::lower_bound(ask.any_of.begin(), ask.any_of.end(), term);
    if (place == ask.any_of.end() || *place != term) {
      ask.any_of.insert(place, term);
    }
  }

  void ReadOpenness(const NameReading& tail, Ask& ask) const {
    for (const CueHit& cue : clause_.cues) {
      if (cue.first < tail.mention.last || cue.first > tail.mention.last + 5 ||
          clause_.CutBetween(tail.mention.last, cue.first)) {
        continue;
      }
      if (cue.cue == Cue::kOpen || cue.cue == Cue::kEtcetera) {
        ask.or_equivalent = true;
      }
      ask.eligible |= cue.cue == Cue::kEligible;
    }
    if (!ask.or_equivalent || ask.kind != RequirementKind::kCertification) {
      return;
    }
    for (const TermIndex term : std::vector<TermIndex>(ask.any_of)) {
      for (const Equivalence& edge : clause_.catalogue.equivalences()) {
        if (edge.from == term && edge.kind == EquivalenceKind::kSatisfies &&
            clause_.catalogue.term(edge.to).sort == "group") {
          Add(ask, edge.to);
        }
      }
    }
  }

  // The clause around the group, without its bullet.
  void Evidence(size_t first, size_t last, Ask& ask) const {
    const uint32_t begin = clause_.ClauseBegin(names_[first]->mention.first);
    const uint32_t end = clause_.ClauseEnd(names_[last - 1]->mention.last);
    ask.begin = clause_.tokens[begin].begin;
    ask.end = clause_.tokens[end - 1].end;
  }

  const Clause& clause_;
  std::vector<Ask>& out_;
  std::vector<const NameReading*> names_;
  std::vector<Link> links_;  // links_[i] joins names_[i] and names_[i + 1]
};

}  // namespace

void GroupNames(const Clause& clause, std::vector<Ask>& out) {
  Grouper(clause, out).Run();
}

}  // namespace rolecall
