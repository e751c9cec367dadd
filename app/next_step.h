// What somebody can do about a thing that is missing.
#pragma once

#include <string>

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

// The same without a person: by the term's sort.
std::string EffortOf(const Term& term);

// "every 24 months"; empty where it does not end, or that is not known.
std::string RenewalOf(const Term& term);

// The candidate with the term in hand.
Candidate WithTerm(Candidate candidate, const Term& term);

}  // namespace rolecall
