#include "app/next_step.h"

#include <string_view>
#include <utility>

namespace rolecall {
namespace {

constexpr std::pair<std::string_view, std::string_view> kEfforts[] = {
    {"training-card", "a class of some hours"},
    {"training", "a course"},
    {"certificate", "a course"},
    {"vendor-certification", "its vendor's training"},
    {"certification", "an exam, mostly after a course or a year of the work"},
    {"group", "one of several: an exam, mostly after a course"},
    {"state-credential", "a state's registration"},
    {"licence", "a licence: mostly schooling and an exam"},
    {"product", "practice with it"},
    {"class", "practice with one such product"}};

}  // namespace

std::string EffortOf(const Term& term) {
  for (const auto& [sort, effort] : kEfforts) {
    if (sort == term.sort) return std::string(effort);
  }
  return "";
}

std::string RenewalOf(const Term& term) {
  if (!term.renewal_months) return "";
  return "every " + std::to_string(*term.renewal_months) + " months";
}

NextStep NextStepTo(const Catalogue& catalogue, TermIndex term,
                    const Candidate& candidate, Date today) {
  for (const Credential& held : candidate.credentials) {
    if (catalogue.Find(held.term) != term || !held.valid_until) continue;
    if (*held.valid_until < today) {
      return {"expired",
              "renew it: it ran out on " + FormatDate(*held.valid_until)};
    }
  }
  for (const Equivalence& edge : catalogue.equivalences()) {
    if (edge.to != term || edge.kind != EquivalenceKind::kProgress) continue;
    for (const Credential& held : candidate.credentials) {
      if (catalogue.Find(held.term) == edge.from) {
        return {"in-progress",
                catalogue.DisplayName(edge.from) + " is a step toward it"};
      }
    }
  }
  return {"missing", EffortOf(catalogue.term(term))};
}

Candidate WithTerm(Candidate candidate, const Term& term) {
  if (term.kind == RequirementKind::kSoftware) {
    candidate.software.push_back({term.id, std::nullopt});
  } else {
    candidate.credentials.push_back({term.id, {}, {}, ""});
  }
  return candidate;
}

}  // namespace rolecall
