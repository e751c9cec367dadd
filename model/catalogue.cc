#include "model/catalogue.h"

#include <bit>
#include <utility>

#include "base/text.h"

namespace rolecall {
namespace {

// All that reading and matching look at, each cell with its length before it,
// so that no two catalogues spell the same bytes.
class Fingerprint {
 public:
  void Add(std::string_view cell) {
    Add(cell.size());
    bytes_ += cell;
  }
  void Add(size_t number) {
    bytes_ += std::to_string(number);
    bytes_ += ' ';
  }
  void Add(const std::vector<std::string>& cells) {
    Add(cells.size());
    for (const std::string& cell : cells) Add(cell);
  }
  void Add(const Term& term) {
    for (const std::string* cell : {&term.id, &term.short_name, &term.name,
                                    &term.sort, &term.issuer, &term.category}) {
      Add(*cell);
    }
    Add(static_cast<size_t>(term.kind));
    Add(size_t{term.family});
    Add(term.aliases);
    Add(size_t{term.needs_context});
  }
  void Add(const AmbiguousSense& sense) {
    Add(sense.surface);
    Add(size_t{sense.term});
    Add(size_t{sense.is_default});
    Add(sense.context_words);
  }
  void Add(const Equivalence& edge) {
    Add(size_t{edge.from});
    Add(size_t{edge.to});
    Add(static_cast<size_t>(edge.kind));
  }
  void Add(const ReadingFact& fact) {
    Add(static_cast<size_t>(fact.kind));
    Add(fact.surface);
    Add(fact.terms.size());
    for (const TermIndex term : fact.terms) Add(size_t{term});
  }
  template <typename Row>
  void AddTable(const std::vector<Row>& rows) {
    Add(rows.size());
    for (const Row& row : rows) Add(row);
  }

  std::string Hex() const { return HexHash(bytes_); }

 private:
  std::string bytes_;
};

}  // namespace

Catalogue::Catalogue(std::vector<Term> terms,
                     std::vector<AmbiguousSense> senses,
                     std::vector<Equivalence> equivalences,
                     std::vector<ReadingFact> reading_facts)
    : terms_(std::move(terms)),
      senses_(std::move(senses)),
      equivalences_(std::move(equivalences)),
      reading_facts_(std::move(reading_facts)),
      by_id_(std::bit_ceil(2 * terms_.size() + 1), kNoTerm) {
  for (size_t i = 0; i < terms_.size(); ++i) {
    by_id_[SlotOf(terms_[i].id)] = static_cast<TermIndex>(i);
  }
  Fingerprint fingerprint;
  fingerprint.AddTable(terms_);
  fingerprint.AddTable(senses_);
  fingerprint.AddTable(equivalences_);
  fingerprint.AddTable(reading_facts_);
  version_ = fingerprint.Hex();
}

TermIndex Catalogue::Find(std::string_view id) const {
  return by_id_.empty() ? kNoTerm : by_id_[SlotOf(id)];
}

size_t Catalogue::SlotOf(std::string_view id) const {
  const size_t last = by_id_.size() - 1;
  size_t at = Fnv1a64(id) & last;
  while (by_id_[at] != kNoTerm && terms_[by_id_[at]].id != id) {
    at = (at + 1) & last;
  }
  return at;
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
