// Who is taken in whose place, from the definition in docs/matching.md alone:
// every pair is looked for along every path.
#include <string>
#include <vector>

#include "naive_matcher.h"
#include "naive_points.h"

namespace rolecall {

using naive::Contains;

std::vector<std::string> NaiveMatcher::AllIds() const {
  std::vector<std::string> ids;
  for (const Term& term : catalogue_.terms()) ids.push_back(term.id);
  return ids;
}

bool NaiveMatcher::HasEdge(EquivalenceKind kind, const std::string& from,
                           const std::string& to) const {
  for (const Equivalence& edge : catalogue_.equivalences()) {
    if (edge.kind == kind && catalogue_.term(edge.from).id == from &&
        catalogue_.term(edge.to).id == to) {
      return true;
    }
  }
  return false;
}

bool NaiveMatcher::HasFully(const std::string& held, const std::string& asked,
                            std::vector<std::string> seen) const {
  if (held == asked) return true;
  seen.push_back(held);
  const Term& has = catalogue_.term(catalogue_.Find(held));
  for (const Term& next : catalogue_.terms()) {
    if (Contains(seen, next.id)) continue;
    const bool class_of = next.sort == "class" && has.sort == "product" &&
                          next.category == has.category;
    const bool parent =
        has.family != kNoTerm && catalogue_.term(has.family).id == next.id;
    const bool edge = HasEdge(EquivalenceKind::kSatisfies, held, next.id) ||
                      HasEdge(EquivalenceKind::kRenamed, held, next.id) ||
                      HasEdge(EquivalenceKind::kRenamed, next.id, held);
    if ((class_of || parent || edge) && HasFully(next.id, asked, seen)) {
      return true;
    }
  }
  return false;
}

const std::string& NaiveMatcher::Accepts(const std::string& held,
                                         const std::string& asked) const {
  return accepts_.at({held, asked});
}

std::string NaiveMatcher::FollowEdges(const std::string& held,
                                      const std::string& asked) const {
  if (HasEdge(EquivalenceKind::kNot, held, asked) ||
      HasEdge(EquivalenceKind::kNot, asked, held)) {
    return "";
  }
  if (HasFully(held, asked, {})) return "full";
  std::string best;
  for (const std::string& had : AllIds()) {
    if (!HasFully(held, had, {})) continue;
    for (const std::string& next : AllIds()) {
      const bool from_group =
          had == held && next == asked &&
          catalogue_.term(catalogue_.Find(had)).sort == "group" &&
          HasEdge(EquivalenceKind::kSatisfies, next, had);
      if (HasEdge(EquivalenceKind::kImplies, had, next) &&
          catalogue_.term(catalogue_.Find(next)).sort == "group" &&
          HasEdge(EquivalenceKind::kSatisfies, asked, next)) {
        return "implied";
      }
      if ((HasEdge(EquivalenceKind::kImplies, had, next) || from_group) &&
          HasFully(next, asked, {})) {
        return "implied";
      }
    }
    if (HasEdge(EquivalenceKind::kAlternative, had, asked) ||
        HasEdge(EquivalenceKind::kAlternative, asked, had) ||
        HasEdge(EquivalenceKind::kOutranks, had, asked)) {
      best = "alternative";
    }
    if (best.empty() && HasEdge(EquivalenceKind::kProgress, had, asked)) {
      best = "progress";
    }
  }
  return best;
}

}  // namespace rolecall
