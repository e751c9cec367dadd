#include "matcher/acceptance.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace rolecall {
namespace {

using Lists = std::vector<std::vector<TermIndex>>;

// The edges of a catalogue, sorted by what they mean for acceptance.
struct Edges {
  explicit Edges(const Catalogue& catalogue)
      : full(catalogue.terms().size()),
        alternative(full.size()),
        implied(full.size()),
        progress(full.size()),
        members(full.size()),
        never(full.size()) {
    for (const Equivalence& edge : catalogue.equivalences()) Add(edge);
    AddFamilies(catalogue);
    AddClasses(catalogue);
    AddGroups(catalogue);
  }

  Lists full;
  Lists alternative;
  Lists implied;
  Lists progress;
  Lists members;  // of a group
  Lists never;

 private:
  void Add(const Equivalence& edge) {
    switch (edge.kind) {
      case EquivalenceKind::kSatisfies:
        full[edge.from].push_back(edge.to);
        return;
      case EquivalenceKind::kRenamed:
        full[edge.from].push_back(edge.to);
        full[edge.to].push_back(edge.from);
        return;
      case EquivalenceKind::kAlternative:
        alternative[edge.from].push_back(edge.to);
        alternative[edge.to].push_back(edge.from);
        return;
      case EquivalenceKind::kOutranks:
        alternative[edge.from].push_back(edge.to);
        return;
      case EquivalenceKind::kImplies:
        implied[edge.from].push_back(edge.to);
        return;
      case EquivalenceKind::kProgress:
        progress[edge.from].push_back(edge.to);
        return;
      case EquivalenceKind::kNot:
        never[edge.from].push_back(edge.to);
        never[edge.to].push_back(edge.from);
        return;
    }
  }

  void AddFamilies(const Catalogue& catalogue) {
    for (size_t i = 0; i < catalogue.terms().size(); ++i) {
      const TermIndex parent = catalogue.terms()[i].family;
      if (parent != kNoTerm) full[i].push_back(parent);
    }
  }

  // A class of software is met by every product of its category.
  void AddClasses(const Catalogue& catalogue) {
    std::map<std::string, TermIndex> class_of;
    const std::vector<Term>& terms = catalogue.terms();
    for (size_t i = 0; i < terms.size(); ++i) {
      if (terms[i].sort == "class") {
        class_of.emplace(terms[i].category, static_cast<TermIndex>(i));
      }
    }
    for (size_t i = 0; i < terms.size(); ++i) {
      if (terms[i].sort != "product") continue;
      const auto found = class_of.find(terms[i].category);
      if (found != class_of.end()) full[i].push_back(found->second);
    }
  }

  // Who holds a certificate of a group without saying which, may hold the one
  // that is asked for.
  void AddGroups(const Catalogue& catalogue) {
    for (const Equivalence& edge : catalogue.equivalences()) {
      if (edge.kind == EquivalenceKind::kSatisfies &&
          catalogue.term(edge.to).sort == "group") {
        members[edge.to].push_back(edge.from);
      }
    }
  }
};

// Everything that can be reached from `start` over `edges`, itself included.
std::vector<TermIndex> Reach(const Lists& edges, TermIndex start) {
  std::vector<TermIndex> reached = {start};
  for (size_t i = 0; i < reached.size(); ++i) {
    for (const TermIndex next : edges[reached[i]]) {
      if (std::find(reached.begin(), reached.end(), next) == reached.end()) {
        reached.push_back(next);
      }
    }
  }
  return reached;
}

std::vector<AcceptanceTable::Entry> EntriesOf(const Edges& edges,
                                              TermIndex held) {
  std::map<TermIndex, Acceptance> best;
  const auto add = [&best](TermIndex asked, Acceptance acceptance) {
    const auto [at, added] = best.emplace(asked, acceptance);
    if (!added) at->second = std::max(at->second, acceptance);
  };
  for (const TermIndex had : Reach(edges.full, held)) {
    add(had, Acceptance::kFull);
    for (const TermIndex to : edges.alternative[had]) {
      add(to, Acceptance::kAlternative);
    }
    for (const TermIndex to : edges.progress[had]) {
      add(to, Acceptance::kProgress);
    }
    for (const TermIndex to : edges.implied[had]) {
      for (const TermIndex also : Reach(edges.full, to)) {
        add(also, Acceptance::kImplied);
      }
      for (const TermIndex member : edges.members[to]) {
        add(member, Acceptance::kImplied);
      }
    }
  }
  for (const TermIndex member : edges.members[held]) {
    add(member, Acceptance::kImplied);
  }
  for (const TermIndex to : edges.never[held]) best.erase(to);
  std::vector<AcceptanceTable::Entry> entries;
  entries.reserve(best.size());
  for (const auto& [asked, acceptance] : best) {
    entries.push_back({asked, acceptance});
  }
  return entries;
}

}  // namespace

AcceptanceTable::AcceptanceTable(const Catalogue& catalogue) {
  const Edges edges(catalogue);
  const std::vector<Term>& terms = catalogue.terms();
  begins_.reserve(terms.size() + 1);
  open_.reserve(terms.size());
  for (size_t i = 0; i < terms.size(); ++i) {
    const auto entries = EntriesOf(edges, static_cast<TermIndex>(i));
    entries_.insert(entries_.end(), entries.begin(), entries.end());
    begins_.push_back(static_cast<uint32_t>(entries_.size()));
    open_.push_back(terms[i].sort == "group" || terms[i].sort == "class");
  }
}

}  // namespace rolecall
