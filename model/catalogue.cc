#include "model/catalogue.h"

#include <utility>

#include "base/text.h"

namespace rolecall {
namespace {

// Every cell of every row, apart by bytes that no cell holds.
std::string Fingerprint(const Catalogue& catalogue) {
  std::string all;
  const auto add = [&all](std::string_view cell) {
    all += cell;
    all += '\x1F';
  };
  for (const Term& term : catalogue.terms()) {
    add(term.id);
    add(term.short_name);
    add(term.name);
    add(term.sort);
    add(term.category);
    add(std::to_string(term.family));
    for (const std::string& alias : term.aliases) add(alias);
  }
  for (const AmbiguousSense& sense : catalogue.senses()) {
    add(sense.surface);
    add(std::to_string(sense.term));
    add(sense.is_default ? "default" : "");
    for (const std::string& word : sense.context_words) add(word);
  }
  for (const Equivalence& edge : catalogue.equivalences()) {
    add(std::to_string(edge.from));
    add(std::to_string(edge.to));
    add(std::to_string(static_cast<int>(edge.kind)));
  }
  for (const ReadingFact& fact : catalogue.reading_facts()) {
    add(std::to_string(static_cast<int>(fact.kind)));
    add(fact.surface);
    for (const TermIndex term : fact.terms) add(std::to_string(term));
  }
  return HexHash(all);
}

}  // namespace

Catalogue::Catalogue(std::vector<Term> terms,
                     std::vector<AmbiguousSense> senses,
                     std::vector<Equivalence> equivalences,
                     std::vector<ReadingFact> reading_facts)
    : terms_(std::move(terms)),
      senses_(std::move(senses)),
      equivalences_(std::move(equivalences)),
      reading_facts_(std::move(reading_facts)) {
  for (size_t i = 0; i < terms_.size(); ++i) {
    by_id_.emplace(terms_[i].id, static_cast<TermIndex>(i));
  }
  version_ = Fingerprint(*this);
}

TermIndex Catalogue::Find(std::string_view id) const {
  const auto found = by_id_.find(std::string(id));
  return found == by_id_.end() ? kNoTerm : found->second;
}

bool Catalogue::IsRequirable(TermIndex index) const {
  static constexpr std::string_view kNever[] = {
      "org-accreditation", "product-certification", "identifier", "clearance",
      "education",         "state-definition"};
  for (const std::string_view sort : kNever) {
    if (terms_[index].sort == sort) return false;
  }
  return true;
}

const std::string& Catalogue::DisplayName(TermIndex index) const {
  const Term& term = terms_[index];
  return term.short_name.empty() ? term.name : term.short_name;
}

}  // namespace rolecall
