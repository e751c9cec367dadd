// What somebody can do about a thing that is missing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "model/candidate.h"
#include "model/catalogue.h"

namespace rolecall {

struct NextStep {
  std::string state;  // missing, expired, in-progress
  // "renew it: it ran out on 2026-05-31", "a class of some hours".  How long a
  // thing takes is told by its sort alone; the catalogue knows no hours.
  std::string text;
};

NextStep NextStepTo(const Catalogue& catalogue, TermIndex term,
                    const Candidate& candidate, Date today);

// The same without a person: by the terms' sorts, "a course; or practice with
// it" where those differ.
std::string EffortOf(const Catalogue& catalogue,
                     const std::vector<TermIndex>& terms);

// "every 24 months", "every 24 to 60 months", "some every 24 months" where the
// others do not end or that is not known; empty where that holds of all.
std::string RenewalOf(const Catalogue& catalogue,
                      const std::vector<TermIndex>& terms);

// The months after which each of the terms is renewed; empty where they differ.
std::optional<int> RenewalMonthsOf(const Catalogue& catalogue,
                                   const std::vector<TermIndex>& terms);

// The candidate with the term in hand.
Candidate WithTerm(Candidate candidate, const Term& term);

}  // namespace rolecall
