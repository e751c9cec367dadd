#include "model/catalogue.h"

#include <gtest/gtest.h>

#include <functional>

namespace rolecall {
namespace {

struct Tables {
  std::vector<Term> terms;
  std::vector<AmbiguousSense> senses;
  std::vector<Equivalence> equivalences;
  std::vector<ReadingFact> facts;

  std::string Version() const {
    return Catalogue(terms, senses, equivalences, facts).version();
  }
};

Tables TwoTerms() {
  Tables tables;
  tables.terms.resize(2);
  tables.terms[0].id = "cma-aama";
  tables.terms[0].aliases = {"CMA", "C.M.A."};
  tables.terms[1].id = "epic";
  tables.senses.push_back({"CMA", "a medical assistant", 0, true, {"clinic"}});
  tables.equivalences.push_back({0, 1, EquivalenceKind::kSatisfies});
  tables.facts.push_back({ReadingFactKind::kIssuer, "AAMA", {0}});
  return tables;
}

TEST(CatalogueVersionTest, IsTheSameForTheSameTables) {
  EXPECT_EQ(TwoTerms().Version(), TwoTerms().Version());
}

TEST(CatalogueVersionTest, ChangesWithEveryFieldThatIsRead) {
  const std::vector<std::function<void(Tables&)>> changes = {
      [](Tables& t) { t.terms[0].id = "cma"; },
      [](Tables& t) { t.terms[0].short_name = "CMA (AAMA)"; },
      [](Tables& t) { t.terms[0].name = "Certified Medical Assistant"; },
      [](Tables& t) { t.terms[0].kind = RequirementKind::kSoftware; },
      [](Tables& t) { t.terms[0].sort = "licence"; },
      [](Tables& t) { t.terms[0].issuer = "AAMA"; },
      [](Tables& t) { t.terms[0].category = "ehr"; },
      [](Tables& t) { t.terms[0].family = 1; },
      [](Tables& t) { t.terms[0].aliases.push_back("CMAs"); },
      [](Tables& t) { t.terms[0].needs_context = true; },
      [](Tables& t) { t.senses[0].surface = "cma"; },
      [](Tables& t) { t.senses[0].term = 1; },
      [](Tables& t) { t.senses[0].is_default = false; },
      [](Tables& t) { t.senses[0].context_words.push_back("patient"); },
      [](Tables& t) { t.equivalences[0].from = 1; },
      [](Tables& t) { t.equivalences[0].to = 0; },
      [](Tables& t) { t.equivalences[0].kind = EquivalenceKind::kImplies; },
      [](Tables& t) { t.facts[0].kind = ReadingFactKind::kRole; },
      [](Tables& t) { t.facts[0].surface = "aama"; },
      [](Tables& t) { t.facts[0].terms.push_back(1); },
  };
  for (size_t i = 0; i < changes.size(); ++i) {
    Tables tables = TwoTerms();
    changes[i](tables);
    EXPECT_NE(tables.Version(), TwoTerms().Version()) << "change " << i;
  }
}

TEST(CatalogueVersionTest, ChangesWhenACellMovesToItsNeighbour) {
  Tables tables = TwoTerms();
  tables.terms[0].aliases = {"CMA"};
  tables.terms[0].category = "C.M.A.";
  Tables other = TwoTerms();
  other.terms[0].aliases = {"CMA", "C.M.A."};
  EXPECT_NE(tables.Version(), other.Version());
}

}  // namespace
}  // namespace rolecall
