// Step 4 of the sentence reader: which names stand in each other's place.
#include <algorithm>
#include <iterator>
#include <utility>

#include "parser/requirements/alternatives.h"
#include "parser/requirements/clause.h"
#include "parser/requirements/name_links.h"

namespace rolecall {
namespace {

class Grouper {
 public:
  Grouper(const Clause& clause, std::vector<Ask>& out)
      : clause_(clause), links_(clause), out_(out) {}

  void Run() {
    const Alternatives ways = FindAlternatives(clause_, links_);
    if (ways.starts.size() < 2 && !ways.other_way) {
      return Group(0, names().size(), out_);
    }
    Group(0, ways.first, out_);
    JoinWays(ways);
    Group(ways.end, names().size(), out_);
  }

 private:
  // Of each way its first credential: a card that one way alone asks for is
  // nobody's duty.
  void JoinWays(const Alternatives& ways) {
    std::vector<Ask> heads;
    std::vector<Ask> shared;  // asked for in every way so far
    const size_t added = AddedSoftware(ways);
    for (size_t i = 0; i < ways.starts.size(); ++i) {
      const size_t end =
          i + 1 < ways.starts.size() ? ways.starts[i + 1] : added;
      std::vector<Ask> asks;
      Group(ways.starts[i], end, asks);
      if (asks.empty()) continue;
      const size_t head = HeadOf(asks);
      heads.push_back(std::move(asks[head]));
      asks.erase(asks.begin() + static_cast<std::ptrdiff_t>(head));
      if (heads.size() == 1) {
        shared = std::move(asks);
      } else {
        KeepShared(asks, shared);
      }
    }
    if (heads.empty() || (ways.other_way && IsRequired(heads))) return;
    Ask joined = std::move(heads.front());
    for (size_t i = 1; i < heads.size(); ++i) {
      if (heads[i].kind != joined.kind) continue;
      if (heads[i].level != joined.level) {
        out_.push_back(std::move(heads[i]));
        continue;
      }
      for (const TermIndex term : heads[i].any_of) Add(joined, term);
      joined.or_equivalent |= heads[i].or_equivalent;
      joined.within_days = std::max(joined.within_days, heads[i].within_days);
      joined.end = std::max(joined.end, heads[i].end);
    }
    out_.push_back(std::move(joined));
    std::move(shared.begin(), shared.end(), std::back_inserter(out_));
    Group(added, ways.end, out_);
  }

  // "(a) CMA or (b) RMA, and Epic": software that "and" or a comma adds behind
  // the last way, where no way asks for any, is asked of all.  The first of
  // it, or ways.end; "RMA with Epic" is that way's own.
  size_t AddedSoftware(const Alternatives& ways) const {
    const auto software = [this](size_t i) {
      return !names()[i]->mention.certification;
    };
    size_t added = ways.end;
    while (added > ways.first && software(added - 1)) --added;
    if (added == ways.end || added == ways.first) return ways.end;
    for (size_t i = ways.first; i < added; ++i) {
      if (software(i)) return ways.end;
    }
    const uint32_t from = names()[added - 1]->mention.last;
    const uint32_t to = names()[added]->mention.first;
    bool joined = false;
    for (uint32_t k = from; k < to; ++k) {
      const WordId word = clause_.tokens[k].word;
      if (clause_.words.IsWith(word) || word == clause_.words.or_word) {
        return ways.end;
      }
      joined |= clause_.words.IsTogether(word) || clause_.IsSign(k, ',') ||
                clause_.IsSign(k, ';') || clause_.IsSign(k, '&');
    }
    return joined ? added : ways.end;
  }

  // "CMA with BLS, or LPN with BLS": the card is asked of all.
  static void KeepShared(const std::vector<Ask>& asks,
                         std::vector<Ask>& shared) {
    std::erase_if(shared, [&asks](const Ask& ask) {
      return std::none_of(asks.begin(), asks.end(), [&ask](const Ask& other) {
        return other.any_of == ask.any_of && other.level == ask.level;
      });
    });
  }

  static bool IsRequired(const std::vector<Ask>& asks) {
    return std::all_of(asks.begin(), asks.end(), [](const Ask& ask) {
      return ask.level == RequirementLevel::kRequired;
    });
  }

  // The first that is no mere card, else the first.
  size_t HeadOf(const std::vector<Ask>& asks) const {
    const auto head =
        std::find_if(asks.begin(), asks.end(), [this](const Ask& ask) {
          return ask.kind == RequirementKind::kCertification &&
                 clause_.catalogue.term(ask.any_of.front()).sort !=
                     "training-card";
        });
    return head == asks.end() ? 0 : static_cast<size_t>(head - asks.begin());
  }

  // Names [first, end), each any-of an ask.
  void Group(size_t first, size_t end, std::vector<Ask>& out) {
    while (first < end) {
      size_t last = first + 1;
      while (last < end && links_.links()[last - 1].joint == Joint::kOr &&
             (SameLevel(*names()[last - 1], *names()[last]) ||
              IsFavourite(last - 1))) {
        ++last;
      }
      EmitGroup(first, last, out);
      first = last;
    }
  }

  // "Epic required, Cerner or Meditech preferred" is no single any-of.
  static bool SameLevel(const NameReading& a, const NameReading& b) {
    return a.level == b.level;
  }

  // "CMA (preferred) or RMA": of several credentials that will do, the one
  // that is liked best.
  bool IsFavourite(size_t i) const {
    const NameReading& name = *names()[i];
    const NameReading& next = *names()[i + 1];
    if (!name.mention.certification || links_.IsClassOrGroup(next) ||
        name.level != RequirementLevel::kPreferred ||
        next.level != RequirementLevel::kRequired) {
      return false;
    }
    const uint32_t last = name.mention.last;
    return std::any_of(
        clause_.cues.begin(), clause_.cues.end(), [&](const CueHit& cue) {
          return IsPreferring(cue.cue) && cue.first == last + 1 &&
                 clause_.IsSign(last, '(') && clause_.IsSign(cue.last, ')') &&
                 cue.last + 2 == next.mention.first;
        });
  }

  // A class that only says what kind of thing the name beside it is:
  // "eClinicalWorks EMR", "coding certification (CPC or CCS)".
  bool IsMereKind(size_t i, size_t first, size_t last) const {
    const NameReading& name = *names()[i];
    if (!links_.IsClassOrGroup(name)) return false;
    const auto names_member = [&](size_t other, const Link& link) {
      if (link.example || links_.IsClassOrGroup(*names()[other])) return false;
      // "Excel spreadsheets, etc." against "EHR (Epic, etc.)".
      if (!name.mention.certification && other > i &&
          links_.EtceteraAfter(other)) {
        return false;
      }
      const bool close =
          link.narrow ||
          links_.JointBehind(std::min(i, other)) == Joint::kAdjacent ||
          (links_.JointBehind(std::min(i, other)) == Joint::kBracket &&
           (other < i || name.mention.certification ||
            AloneInBracket(other))) ||
          (other > i && !name.mention.certification && SignBetween(i, '/'));
      return close && (name.mention.certification ||
                       links_.TermOf(*names()[other]).category ==
                           links_.TermOf(name).category);
    };
    // "Epic Electronic Health Record (EHR)": the class twice.
    size_t before = i;
    while (before > first &&
           names()[before - 1]->mention.term == name.mention.term) {
      --before;
    }
    if (before > first &&
        names_member(before - 1, links_.links()[before - 1])) {
      return true;
    }
    return i + 1 < last && names_member(i + 1, links_.links()[i]);
  }

  // "EMR (Epic)": what kind the product is; "EMR (Epic, NextGen)" are examples.
  bool AloneInBracket(size_t i) const {
    const Mention& name = names()[i]->mention;
    return name.first > clause_.sentence.first &&
           clause_.IsSign(name.first - 1, '(') &&
           name.last < clause_.sentence.last && clause_.IsSign(name.last, ')');
  }

  // Nothing but a dash stands between: "Basic Life Support - CPR".
  bool DashBetween(size_t i) const {
    return SignBetween(i, '-') || SignBetween(i, '~');
  }

  // "EMR/ Epic"
  bool SignBetween(size_t i, char sign) const {
    const uint32_t a = names()[i]->mention.last;
    return names()[i + 1]->mention.first == a + 1 && clause_.IsSign(a, sign);
  }

  // "BLS certification (CPR/AED)", "BLS CPR", "CPR BLS": what the card is.
  bool ExplainsOther(size_t i, size_t first, size_t last) const {
    if (i + 1 < last && TouchesNext(i) &&
        IsKindOf(*names()[i], *names()[i + 1])) {
      return true;
    }
    return i > first &&
           (TouchesNext(i - 1) ||
            links_.JointBehind(i - 1) == Joint::kBracket ||
            DashBetween(i - 1)) &&
           IsKindOf(*names()[i], *names()[i - 1]);
  }

  bool TouchesNext(size_t i) const {
    return names()[i]->mention.last == names()[i + 1]->mention.first;
  }

  // A slash makes the two alternatives, of which `card` is the first.
  bool IsKindOf(const NameReading& kind, const NameReading& card) const {
    const auto& facts = clause_.catalogue.reading_facts();
    return std::any_of(facts.begin(), facts.end(), [&](const auto& fact) {
      return fact.kind == ReadingFactKind::kEither &&
             fact.terms.front() == card.mention.term &&
             kind.mention.term != card.mention.term &&
             links_.FactJoins(ReadingFactKind::kEither, kind, card);
    });
  }

  void EmitGroup(size_t first, size_t last, std::vector<Ask>& out) {
    Ask ask;
    const NameReading& head = *names()[first];
    ask.kind = head.mention.certification ? RequirementKind::kCertification
                                          : RequirementKind::kSoftware;
    ask.level = head.level;
    ask.plainness = head.plainness;
    ask.rule = head.rule;
    ask.in_duties = clause_.sentence.section == Section::kDuties;
    for (size_t i = first; i < last; ++i) {
      const NameReading& name = *names()[i];
      if (!IsMereKind(i, first, last) && !ExplainsOther(i, first, last))
        Add(ask, Meaning(name, first, last));
      if (name.level == RequirementLevel::kRequired) ask.level = name.level;
      if (name.within_days.has_value() && !ask.within_days.has_value()) {
        ask.within_days = name.within_days;
      }
      if (name.min_months.has_value()) ask.min_months = name.min_months;
      ask.plainness = std::max(ask.plainness, name.plainness);
    }
    ReadOpenness(*names()[last - 1], ask);
    ask.eligible |= EligibleBefore(head);
    for (const NameReading& name : clause_.names) {
      if (name.excluded && name.mention.term != kNoTerm &&
          name.mention.certification == head.mention.certification) {
        ask.excluded.push_back(name.mention.term);
      }
    }
    if (ask.any_of.empty()) return;
    Evidence(first, last, ask);
    out.push_back(std::move(ask));
  }

  // "Certified medical assistant" beside an RMA means the AAMA's.
  TermIndex Meaning(const NameReading& name, size_t first, size_t last) const {
    if (name.mention.beside == kNoTerm) return name.mention.term;
    for (size_t i = first; i < last; ++i) {
      if (names()[i] != &name &&
          names()[i]->mention.term != name.mention.term &&
          links_.TermOf(*names()[i]).category == links_.TermOf(name).category) {
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

  // "certified or certification eligible (CMA, RMA)"
  bool EligibleBefore(const NameReading& head) const {
    const uint32_t first = head.mention.first;
    return first > 0 && clause_.IsSign(first - 1, '(') &&
           std::any_of(clause_.cues.begin(), clause_.cues.end(),
                       [first](const CueHit& cue) {
                         return cue.cue == Cue::kEligible &&
                                cue.last + 1 == first;
                       });
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
    const uint32_t begin = clause_.ClauseBegin(names()[first]->mention.first);
    const uint32_t end = clause_.ClauseEnd(names()[last - 1]->mention.last);
    ask.begin = clause_.tokens[begin].begin;
    ask.end = clause_.tokens[end - 1].end;
  }

  const std::vector<const NameReading*>& names() const {
    return links_.names();
  }

  const Clause& clause_;
  const NameLinks links_;
  std::vector<Ask>& out_;
};

}  // namespace

void GroupNames(const Clause& clause, std::vector<Ask>& out) {
  Grouper(clause, out).Run();
}

}  // namespace rolecall
