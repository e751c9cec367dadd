#include "parser/requirements/ask_merger.h"

#include <algorithm>
#include <utility>

namespace rolecall {
namespace {

// So many sentences may stand between two items of one list: federal forms
// explain each.
constexpr uint32_t kFarthestItem = 6;

bool Includes(const std::vector<TermIndex>& all,
              const std::vector<TermIndex>& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

bool Overlap(const std::vector<TermIndex>& a, const std::vector<TermIndex>& b) {
  return std::any_of(a.begin(), a.end(), [&b](TermIndex term) {
    return std::binary_search(b.begin(), b.end(), term);
  });
}

class AskMerger {
 public:
  AskMerger(const Catalogue& catalogue, const Denials& denials)
      : catalogue_(catalogue), denials_(denials) {}

  std::vector<Ask> Run(std::vector<Ask> asks) {
    DropBeside(asks);
    JoinLists(asks);
    merged_.reserve(asks.size());
    const auto is_role = [](const Ask& ask) {
      return ask.plainness == Plainness::kTitle && !ask.time_only;
    };
    for (Ask& ask : asks) {
      if (!is_role(ask) && !ask.time_only) Place(std::move(ask));
    }
    for (const Ask& ask : asks) {
      if (ask.time_only) LendTime(ask);
    }
    DropMereGroups();
    SpellOutGroups();
    for (const Ask& ask : asks) {
      if (is_role(ask) && !ask.in_title && IsPreferred(ask)) {
        wished_.insert(wished_.end(), ask.any_of.begin(), ask.any_of.end());
      }
    }
    std::sort(wished_.begin(), wished_.end());
    // What the title names, or "is seeking an LPN", yields to the rest.
    const size_t said = merged_.size();
    for (Ask& ask : asks) {
      if (is_role(ask) && !YieldsToBody(ask, said)) Place(std::move(ask));
    }
    AddSubstitutes();
    FlagContradictions();
    for (Ask& ask : merged_) ExcludeSiblings(ask);
    return std::move(merged_);
  }

 private:
  static bool IsPreferred(const Ask& ask) {
    return ask.level == RequirementLevel::kPreferred;
  }

  // A card for life support stands in another card's place, in no licence's.
  bool OfOneSort(const Ask& a, const Ask& b) const {
    const Term& left = catalogue_.term(a.any_of.front());
    const Term& right = catalogue_.term(b.any_of.front());
    return left.category == right.category ||
           (left.sort == "training-card") == (right.sort == "training-card");
  }

  // "ACLS and PALS" in one item: the sentence parted them.
  bool AreSeveral(const Ask& a, const Ask& b) const {
    return a.place == b.place && (a.list & kLabelList) == 0 &&
           catalogue_.term(b.any_of.front()).sort == "training-card";
  }

  // "Coding certification through AHIMA" and, below, which those are.
  void DropGroupsOfMembers(std::vector<TermIndex>& terms) const {
    const std::vector<TermIndex> all = terms;
    std::erase_if(terms, [&](TermIndex group) {
      return catalogue_.term(group).sort == "group" &&
             std::any_of(all.begin(), all.end(), [&](TermIndex term) {
               return term != group && Satisfies(term, group);
             });
    });
  }

  // "CMA with BLS", OR, "LPN with BLS": the card that each branch asks for is
  // asked of all, once; others are not.
  static void DropBeside(std::vector<Ask>& asks) {
    const auto beside = [](const Ask& ask) { return ask.beside; };
    if (std::none_of(asks.begin(), asks.end(), beside)) return;
    const std::vector<Ask> all = asks;
    std::erase_if(asks, [&all](const Ask& ask) {
      return ask.beside &&
             !std::all_of(all.begin(), all.end(), [&](const Ask& branch) {
               return branch.beside || branch.list != ask.list ||
                      HasBeside(all, ask, branch.place);
             });
    });
    for (Ask& ask : asks) {
      if (ask.beside) ask.list = kNoList;
    }
  }

  static bool HasBeside(const std::vector<Ask>& asks, const Ask& wanted,
                        uint32_t place) {
    return std::any_of(asks.begin(), asks.end(), [&](const Ask& ask) {
      return ask.beside && ask.list == wanted.list && ask.place == place &&
             ask.any_of == wanted.any_of;
    });
  }

  // "One of the following:" and its bullets are one any-of.
  void JoinLists(std::vector<Ask>& asks) const {
    std::vector<Ask> joined;
    joined.reserve(asks.size());
    for (Ask& ask : asks) {
      const auto same =
          std::find_if(joined.begin(), joined.end(), [&](const Ask& other) {
            return ask.list != kNoList && other.list == ask.list &&
                   other.kind == ask.kind && other.level == ask.level &&
                   other.place + kFarthestItem >= ask.place &&
                   OfOneSort(other, ask) && !AreSeveral(other, ask);
          });
      if (same == joined.end()) {
        joined.push_back(std::move(ask));
        continue;
      }
      same->any_of.insert(same->any_of.end(), ask.any_of.begin(),
                          ask.any_of.end());
      std::sort(same->any_of.begin(), same->any_of.end());
      same->any_of.erase(std::unique(same->any_of.begin(), same->any_of.end()),
                         same->any_of.end());
      // "CPC; CCS; any coding certification": the group widens the list.
      same->or_equivalent |= ask.or_equivalent || WidensList(*same, ask);
      if (!same->or_equivalent) DropGroupsOfMembers(same->any_of);
      same->place = ask.place;
      if (ask.plainness > same->plainness) {
        same->plainness = ask.plainness;
        same->level = ask.level;
        same->rule = ask.rule;
      }
    }
    asks = std::move(joined);
  }

  bool WidensList(const Ask& list, const Ask& ask) const {
    return IsGroupAlone(ask) && list.any_of.size() > 1 &&
           SatisfiedByMember(list, ask.any_of.front());
  }

  void LendTime(const Ask& time) {
    for (Ask& known : merged_) {
      if (known.kind == time.kind && !IsPreferred(known) &&
          Includes(known.any_of, time.any_of)) {
        Absorb(known, time);
      }
    }
  }

  void Place(Ask ask) {
    for (Ask& known : merged_) {
      if (known.kind != ask.kind) continue;
      if (known.any_of == ask.any_of) return Unite(known, ask);
      if (Includes(known.any_of, ask.any_of) && SameThing(known, ask)) {
        if (IsMoreExact(ask, known)) known.any_of = ask.any_of;
        return Absorb(known, ask);
      }
    }
    PlaceOverSmaller(std::move(ask));
  }

  // `ask` takes the place of the first smaller any-of that says the same, and
  // swallows the others.
  void PlaceOverSmaller(Ask ask) {
    size_t place = merged_.size();
    for (size_t i = 0; i < merged_.size();) {
      if (merged_[i].kind != ask.kind ||
          !Includes(ask.any_of, merged_[i].any_of) ||
          !SameThing(ask, merged_[i])) {
        ++i;
        continue;
      }
      Absorb(ask, merged_[i]);
      if (IsMoreExact(merged_[i], ask)) ask.any_of = merged_[i].any_of;
      if (place == merged_.size()) {
        place = i++;
      } else {
        merged_.erase(merged_.begin() + static_cast<std::ptrdiff_t>(i));
      }
    }
    if (place < merged_.size()) {
      merged_[place] = std::move(ask);
    } else {
      merged_.push_back(std::move(ask));
    }
  }

  // True when the smaller any-of says nothing beyond the larger.  Software that
  // an item of its own asks for stays: "SQL" beside "SQL or Python".
  static bool SameThing(const Ask& larger, const Ask& smaller) {
    if (larger.kind == RequirementKind::kSoftware &&
        larger.any_of != smaller.any_of &&
        smaller.plainness > Plainness::kTitle) {
      return false;
    }
    return larger.level == smaller.level ||
           smaller.plainness <= Plainness::kTitle;
  }

  // "BLS" in one place and "BLS or CPR" in another mean the one card.
  bool IsMoreExact(const Ask& smaller, const Ask& larger) const {
    const auto& facts = catalogue_.reading_facts();
    return smaller.any_of.size() == 1 &&
           std::any_of(facts.begin(), facts.end(), [&](const auto& fact) {
             return fact.kind == ReadingFactKind::kEither &&
                    fact.terms.front() == smaller.any_of.front() &&
                    std::is_permutation(fact.terms.begin(), fact.terms.end(),
                                        larger.any_of.begin(),
                                        larger.any_of.end());
           });
  }

  static void Absorb(Ask& larger, const Ask& smaller) {
    if (!larger.within_days.has_value() && !IsPreferred(smaller)) {
      larger.within_days = smaller.within_days;
    }
    larger.eligible |= smaller.eligible;
  }

  // The same thing twice.
  static void Unite(Ask& known, const Ask& ask) {
    const bool duty_against_word =
        known.in_duties != ask.in_duties && known.level != ask.level;
    if (duty_against_word
            ? known.in_duties && known.plainness < Plainness::kClause
            : IsPreferred(known) && !IsPreferred(ask)) {
      const std::optional<int> months = known.min_months;
      const bool otherwise = known.contradicted || known.level != ask.level;
      known = ask;
      known.contradicted |= otherwise;
      if (!known.min_months.has_value()) known.min_months = months;
      return;
    }
    if (known.level != ask.level) {
      known.contradicted = true;
      return;
    }
    known.in_duties &= ask.in_duties;
    if (!known.within_days.has_value() && ask.within_days.has_value()) {
      known.within_days = ask.within_days;
    }
    known.or_equivalent |= ask.or_equivalent;
    known.eligible |= ask.eligible;
    if (!known.min_months.has_value()) known.min_months = ask.min_months;
    QuoteBetter(known, ask);
    known.plainness = std::max(known.plainness, ask.plainness);
  }

  // A candidate is shown the sentence that asks for the credential, before one
  // that only speaks of who holds it.
  static void QuoteBetter(Ask& known, const Ask& ask) {
    if (known.of_credential || !ask.of_credential || known.in_title ||
        ask.in_title || ask.plainness < known.plainness) {
      return;
    }
    known.begin = ask.begin;
    known.end = ask.end;
    known.rule = ask.rule;
    known.of_credential = true;
  }

  // "CPC required. CCS will be accepted in lieu of CPC."
  void AddSubstitutes() {
    for (const Substitute& substitute : denials_.substitutes) {
      for (Ask& ask : merged_) {
        if (!std::binary_search(ask.any_of.begin(), ask.any_of.end(),
                                substitute.of)) {
          continue;
        }
        const auto place = std::lower_bound(ask.any_of.begin(),
                                            ask.any_of.end(), substitute.by);
        if (place == ask.any_of.end() || *place != substitute.by) {
          ask.any_of.insert(place, substitute.by);
        }
      }
    }
  }

  // "CPR required", and "no CPR card needed" or "CPR cards are not accepted".
  void FlagContradictions() {
    std::vector<TermIndex> denied = denials_.refused;
    for (const Ask& ask : merged_) {
      denied.insert(denied.end(), ask.excluded.begin(), ask.excluded.end());
    }
    std::sort(denied.begin(), denied.end());
    for (Ask& ask : merged_) {
      ask.contradicted |= !IsPreferred(ask) && Overlap(ask.any_of, denied);
    }
  }

  // "CPC required. No CPC-A."  Training cards exclude each other nowhere, and
  // of several alternatives one may be barred afterwards, but never all.
  void ExcludeSiblings(Ask& ask) const {
    const std::string& category = catalogue_.term(ask.any_of.front()).category;
    const bool alone = ask.any_of.size() == 1;
    for (const TermIndex term : denials_.excluded) {
      const Term& excluded = catalogue_.term(term);
      if (excluded.kind == ask.kind && excluded.category == category &&
          excluded.sort != "training-card" &&
          std::find(ask.excluded.begin(), ask.excluded.end(), term) ==
              ask.excluded.end() &&
          !(alone && ask.any_of.front() == term)) {
        ask.excluded.push_back(term);
      }
    }
  }

  bool Satisfies(TermIndex from, TermIndex to) const {
    for (const Equivalence& edge : catalogue_.equivalences()) {
      if (edge.from == from && edge.to == to &&
          edge.kind == EquivalenceKind::kSatisfies) {
        return true;
      }
    }
    return false;
  }

  bool IsGroupAlone(const Ask& ask) const {
    return ask.any_of.size() == 1 &&
           catalogue_.term(ask.any_of.front()).sort == "group";
  }

  // "Certification required" says no more where the credentials are named.
  void DropMereGroups() {
    const auto is_alone = [this](const Ask& ask) { return IsGroupAlone(ask); };
    if (std::none_of(merged_.begin(), merged_.end(), is_alone)) return;
    const std::vector<Ask> all = merged_;
    std::erase_if(merged_, [&](const Ask& ask) {
      if (!IsGroupAlone(ask)) return false;
      return std::any_of(all.begin(), all.end(), [&](const Ask& other) {
        return other.kind == ask.kind && other.level == ask.level &&
               SatisfiedByMember(other, ask.any_of.front());
      });
    });
  }

  // "Coding certification or CCDS", and elsewhere the list of the coding
  // certifications: one choice.
  void SpellOutGroups() {
    for (size_t i = 0; i < merged_.size(); ++i) {
      const auto& terms = merged_[i].any_of;
      if (terms.size() < 2) continue;
      const auto group =
          std::find_if(terms.begin(), terms.end(), [this](TermIndex term) {
            return catalogue_.term(term).sort == "group";
          });
      if (group == terms.end()) continue;
      const auto list =
          std::find_if(merged_.begin(), merged_.end(), [&](const Ask& other) {
            return SpellsOut(merged_[i], *group, other);
          });
      if (list == merged_.end()) continue;
      std::vector<TermIndex> all = terms;
      all.erase(all.begin() + (group - terms.begin()));
      all.insert(all.end(), list->any_of.begin(), list->any_of.end());
      std::sort(all.begin(), all.end());
      all.erase(std::unique(all.begin(), all.end()), all.end());
      list->any_of = std::move(all);
      merged_.erase(merged_.begin() + static_cast<std::ptrdiff_t>(i));
      --i;
    }
  }

  // True when `list` names several credentials, each a member of the group or
  // one of those beside it.
  bool SpellsOut(const Ask& choice, TermIndex group, const Ask& list) const {
    return &list != &choice && list.kind == choice.kind &&
           list.level == choice.level && list.any_of.size() > 1 &&
           std::all_of(list.any_of.begin(), list.any_of.end(),
                       [&](TermIndex term) {
                         return term != group &&
                                (Satisfies(term, group) ||
                                 std::binary_search(choice.any_of.begin(),
                                                    choice.any_of.end(), term));
                       });
  }

  bool SatisfiedByMember(const Ask& ask, TermIndex group) const {
    return std::any_of(ask.any_of.begin(), ask.any_of.end(),
                       [&](TermIndex term) { return Satisfies(term, group); });
  }

  bool YieldsToBody(const Ask& title, size_t said) const {
    if (title.in_title && Overlap(title.any_of, wished_)) return true;
    for (const TermIndex term : title.any_of) {
      for (const TermIndex not_needed : denials_.refused) {
        if (term == not_needed) return true;
      }
    }
    const auto end = merged_.begin() + static_cast<std::ptrdiff_t>(said);
    return std::any_of(merged_.begin(), end, [&](const Ask& body) {
      return body.kind == title.kind && SpeaksOf(body, title) &&
             !IsMereWish(body, title);
    });
  }

  // A heading "Preferred" far above makes no wish of the title's own licence.
  bool IsMereWish(const Ask& body, const Ask& title) const {
    return IsPreferred(body) && body.plainness <= Plainness::kHeader &&
           body.any_of == title.any_of && IsLicence(title.any_of.front());
  }

  // True when `body` asks for what the title names, or requires what stands
  // in its place: another licence, another credential of the same group.
  bool SpeaksOf(const Ask& body, const Ask& title) const {
    if (Overlap(body.any_of, title.any_of)) return true;
    for (const TermIndex a : body.any_of) {
      for (const TermIndex b : title.any_of) {
        // The licence that a title's profession stands on says nothing
        // against the title: an APRN is an RN first.
        if (!Satisfies(a, b) && Satisfies(b, a) && IsLicence(a)) continue;
        // A wish for a nurse practitioner is none against the nurse.
        if (IsPreferred(body) && IsLicence(a) && IsLicence(b)) continue;
        if (Satisfies(a, b) || Satisfies(b, a)) return true;
        if (!IsPreferred(body) && !IsPreferred(title) && InPlaceOf(a, b)) {
          return true;
        }
      }
    }
    return false;
  }

  bool IsLicence(TermIndex term) const {
    return catalogue_.term(term).sort == "licence";
  }

  bool InPlaceOf(TermIndex a, TermIndex b) const {
    const Term& left = catalogue_.term(a);
    const Term& right = catalogue_.term(b);
    if (left.category != right.category) return false;
    if (left.sort == "licence" && right.sort == "licence") return true;
    for (const Equivalence& edge : catalogue_.equivalences()) {
      if (edge.from == a && edge.kind == EquivalenceKind::kSatisfies &&
          catalogue_.term(edge.to).sort == "group" && Satisfies(b, edge.to)) {
        return true;
      }
    }
    return false;
  }

  const Catalogue& catalogue_;
  const Denials& denials_;
  std::vector<TermIndex> wished_;  // "certification preferred"; ascending
  std::vector<Ask> merged_;
};

}  // namespace

std::vector<Ask> MergeAsks(const Catalogue& catalogue, std::vector<Ask> asks,
                           const Denials& denials) {
  return AskMerger(catalogue, denials).Run(std::move(asks));
}

}  // namespace rolecall
