// Reads a catalogue's TSV files: certifications.tsv and software.tsv, and,
// where they are there, ambiguity.tsv, equivalences.tsv and reading.tsv.
// docs/formats.md describes the columns; the first row names them, in any
// order.
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <unordered_map>
#include <utility>

#include "base/number.h"
#include "base/text.h"
#include "config/settings.h"
#include "config/tsv.h"

namespace rolecall {
namespace {

std::optional<EquivalenceKind> KindCell(std::string_view cell) {
  if (cell == "satisfies") return EquivalenceKind::kSatisfies;
  if (cell == "alternative") return EquivalenceKind::kAlternative;
  if (cell == "outranks") return EquivalenceKind::kOutranks;
  if (cell == "implies") return EquivalenceKind::kImplies;
  if (cell == "progress") return EquivalenceKind::kProgress;
  if (cell == "renamed") return EquivalenceKind::kRenamed;
  if (cell == "not") return EquivalenceKind::kNot;
  return {};
}

std::optional<ReadingFactKind> FactCell(std::string_view cell) {
  if (cell == "issuer") return ReadingFactKind::kIssuer;
  if (cell == "role") return ReadingFactKind::kRole;
  if (cell == "field") return ReadingFactKind::kField;
  if (cell == "either") return ReadingFactKind::kEither;
  if (cell == "each") return ReadingFactKind::kEach;
  if (cell == "beside") return ReadingFactKind::kBeside;
  if (cell == "aside") return ReadingFactKind::kAside;
  if (cell == "general") return ReadingFactKind::kGeneral;
  return {};
}

// Builds a catalogue from its tables; the first error stops it.
class CatalogueBuilder {
 public:
  Result<void> AddCertifications(const TsvTable& table) {
    for (const TsvTable::Row& row : table.rows()) {
      Term term;
      term.kind = RequirementKind::kCertification;
      term.short_name = row["short_name"] == "-" ? "" : row["short_name"];
      term.sort = row["sort"];
      term.issuer = row["issuer"];
      term.renewal_months = ParseNumber<int>(row["renewal_months"]);
      if (auto added = Add(row, std::move(term)); !added) return added;
    }
    return {};
  }

  Result<void> AddSoftware(const TsvTable& table) {
    for (const TsvTable::Row& row : table.rows()) {
      Term term;
      term.kind = RequirementKind::kSoftware;
      term.issuer = row["vendor"];
      term.sort = row["id"].ends_with("-generic") ? "class" : "product";
      term.needs_context = row["word_risk"] == "high";
      if (!row["family"].empty()) {
        families_.emplace_back(terms_.size(), row["family"], row.Where());
      }
      if (auto added = Add(row, std::move(term)); !added) return added;
    }
    return {};
  }

  Result<void> LinkFamilies() {
    for (const auto& [child, parent, where] : families_) {
      const auto found = by_id_.find(parent);
      if (found == by_id_.end()) return Unknown(where, "family", parent);
      terms_[child].family = found->second;
    }
    return {};
  }

  Result<void> AddSenses(const TsvTable& table) {
    for (const TsvTable::Row& row : table.rows()) {
      AmbiguousSense sense;
      sense.surface = row["surface"];
      sense.meaning = row["meaning"];
      sense.is_default = row["default"] == "yes";
      sense.context_words = ListItems(row["context_words"]);
      // "none:real-estate" names a world outside the catalogue.
      if (!row["term"].starts_with("none:")) {
        const auto found = by_id_.find(row["term"]);
        if (found == by_id_.end()) {
          return Unknown(row.Where(), "term", row["term"]);
        }
        sense.term = found->second;
      }
      senses_.push_back(std::move(sense));
    }
    return {};
  }

  Result<void> AddEquivalences(const TsvTable& table) {
    for (const TsvTable::Row& row : table.rows()) {
      const auto from = by_id_.find(row["from"]);
      const auto to = by_id_.find(row["to"]);
      const auto kind = KindCell(row["kind"]);
      if (from == by_id_.end())
        return Unknown(row.Where(), "term", row["from"]);
      if (to == by_id_.end()) return Unknown(row.Where(), "term", row["to"]);
      if (!kind) return Unknown(row.Where(), "kind", row["kind"]);
      equivalences_.push_back({from->second, to->second, *kind});
    }
    return {};
  }

  Result<void> AddReadingFacts(const TsvTable& table) {
    for (const TsvTable::Row& row : table.rows()) {
      const auto kind = FactCell(row["fact"]);
      if (!kind) return Unknown(row.Where(), "fact", row["fact"]);
      ReadingFact fact{*kind, row["surface"], {}};
      for (const std::string& id : ListItems(row["terms"])) {
        const auto found = by_id_.find(id);
        if (found == by_id_.end()) return Unknown(row.Where(), "term", id);
        fact.terms.push_back(found->second);
      }
      reading_facts_.push_back(std::move(fact));
    }
    return {};
  }

  Catalogue Build() && {
    return Catalogue(std::move(terms_), std::move(senses_),
                     std::move(equivalences_), std::move(reading_facts_));
  }

 private:
  static tl::unexpected<Error> Unknown(const std::string& where,
                                       std::string_view what,
                                       const std::string& name) {
    return Fail(ErrorCode::kInvalidArgument, where + ": there is no " +
                                                 std::string(what) + " \"" +
                                                 Printable(name) + "\"");
  }

  Result<void> Add(const TsvTable::Row& row, Term term) {
    term.id = row["id"];
    term.name = row["name"];
    term.category = row["category"];
    term.aliases = ListItems(row["aliases"]);
    if (term.id.empty()) {
      return Fail(ErrorCode::kInvalidArgument, row.Where() + ": no id");
    }
    if (terms_.size() >= kNoTerm) {
      return Fail(ErrorCode::kTooLarge,
                  row.Where() + ": more than 65,534 terms");
    }
    if (!by_id_.emplace(term.id, static_cast<TermIndex>(terms_.size()))
             .second) {
      return Fail(ErrorCode::kInvalidArgument,
                  row.Where() + ": id \"" + Printable(term.id) +
                      "\" stands twice in this catalogue");
    }
    terms_.push_back(std::move(term));
    return {};
  }

  std::vector<Term> terms_;
  std::vector<AmbiguousSense> senses_;
  std::vector<Equivalence> equivalences_;
  std::vector<ReadingFact> reading_facts_;
  std::unordered_map<std::string, TermIndex> by_id_;
  // Child's index, parent's id, and where it says so.
  std::vector<std::tuple<size_t, std::string, std::string>> families_;
};

}  // namespace

Result<Catalogue> LoadCatalogue(const std::string& directory) {
  using Columns = std::vector<std::string>;
  CatalogueBuilder builder;
  const auto read = [&directory](const char* name, const Columns& columns,
                                 bool optional, auto&& add) -> Result<void> {
    const std::string path = directory + "/" + name;
    if (optional && !std::filesystem::exists(path)) return {};
    auto table = TsvTable::Load(path, columns);
    if (!table) return Fail(table.error());
    return add(*table);
  };
  Result<void> done = read(
      "certifications.tsv", {"id", "name", "category", "aliases"}, false,
      [&](const TsvTable& table) { return builder.AddCertifications(table); });
  if (!done) return Fail(done.error());
  done =
      read("software.tsv", {"id", "name", "category", "aliases"}, false,
           [&](const TsvTable& table) { return builder.AddSoftware(table); });
  if (!done) return Fail(done.error());
  done = builder.LinkFamilies();
  if (!done) return Fail(done.error());
  done = read("ambiguity.tsv", {"surface", "meaning", "term", "default"}, true,
              [&](const TsvTable& table) { return builder.AddSenses(table); });
  if (!done) return Fail(done.error());
  done = read(
      "equivalences.tsv", {"from", "kind", "to"}, true,
      [&](const TsvTable& table) { return builder.AddEquivalences(table); });
  if (!done) return Fail(done.error());
  done = read(
      "reading.tsv", {"fact", "surface", "terms"}, true,
      [&](const TsvTable& table) { return builder.AddReadingFacts(table); });
  if (!done) return Fail(done.error());
  return std::move(builder).Build();
}

}  // namespace rolecall
