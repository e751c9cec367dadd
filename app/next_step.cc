#include "app/next_step.h"

#include <algorithm>
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
    {"licence", "a licence: mostly a school of a year or more, and an exam"},
    {"product", "practice with it"},
    {"class", "practice with one such product"}};

// Categories of the catalogue whose certifications only they can take who have
// a profession's schooling or licence.
constexpr std::string_view kProfessions[] = {"imaging", "nursing", "provider",
                                             "respiratory", "therapy"};

bool IsOfAProfession(const Term& term) {
  return term.sort == "certification" &&
         std::ranges::find(kProfessions, term.category) !=
             std::end(kProfessions);
}

std::string_view EffortOfOne(const Term& term) {
  if (IsOfAProfession(term)) {
    return "an exam that takes a profession's schooling of years";
  }
  for (const auto& [sort, effort] : kEfforts) {
    if (sort == term.sort) return effort;
  }
  return "";
}

// The months of the terms that are renewed, ascending.
std::vector<int> Renewals(const Catalogue& catalogue,
                          const std::vector<TermIndex>& terms) {
  std::vector<int> months;
  for (const TermIndex term : terms) {
    const auto& renewal = catalogue.term(term).renewal_months;
    if (renewal) months.push_back(*renewal);
  }
  std::sort(months.begin(), months.end());
  return months;
}

}  // namespace

std::string EffortOf(const Catalogue& catalogue,
                     const std::vector<TermIndex>& terms) {
  std::vector<std::string_view> efforts;
  std::string text;
  for (const TermIndex term : terms) {
    const std::string_view effort = EffortOfOne(catalogue.term(term));
    if (effort.empty() || std::ranges::find(efforts, effort) != efforts.end()) {
      continue;
    }
    efforts.push_back(effort);
    text += (text.empty() ? "" : "; or ") + std::string(effort);
  }
  return text;
}

std::string RenewalOf(const Catalogue& catalogue,
                      const std::vector<TermIndex>& terms) {
  const std::vector<int> months = Renewals(catalogue, terms);
  if (months.empty()) return "";
  std::string text = months.size() < terms.size() ? "some every " : "every ";
  text += std::to_string(months.front());
  if (months.back() != months.front()) {
    text += " to " + std::to_string(months.back());
  }
  return text + " months";
}

std::optional<int> RenewalMonthsOf(const Catalogue& catalogue,
                                   const std::vector<TermIndex>& terms) {
  const std::vector<int> months = Renewals(catalogue, terms);
  if (months.empty() || months.size() < terms.size() ||
      months.front() != months.back()) {
    return std::nullopt;
  }
  return months.front();
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
  return {"missing", EffortOf(catalogue, {term})};
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
