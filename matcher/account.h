// The account of a match: a line for every point, in words that a graduate
// understands.
#pragma once

#include <string>
#include <vector>

#include "matcher/compiled.h"
#include "matcher/judge.h"
#include "matcher/occupation_fit.h"
#include "matcher/score_shares.h"
#include "model/catalogue.h"
#include "model/match.h"

namespace rolecall {

// Immutable, so thread-safe.  What it is given must outlive it.
class AccountWriter {
 public:
  AccountWriter(const Catalogue& catalogue, const OccupationFit& fit,
                const ScoreShares& shares)
      : catalogue_(catalogue), fit_(fit), shares_(shares) {}

  // The lines of a judgement on this very pair: the posting's requirements in
  // its order, then the rest.  Their points add up to its score.
  std::vector<Reason> Write(const CompiledCandidate& candidate,
                            const CompiledPosting& posting, Day as_of,
                            const Judgement& judgement) const;

 private:
  // From the day of asking to the day on which the work begins.
  struct Span {
    Day as_of;
    Day starts_on;
  };

  Reason RequirementLine(const CompiledCandidate& candidate,
                         const CompiledRequirement& requirement,
                         const Outcome& outcome, const Span& span) const;
  std::string RequirementText(const CompiledCandidate& candidate,
                              const CompiledRequirement& requirement,
                              const Outcome& outcome, const Span& span) const;
  std::string MetText(const CompiledRequirement& requirement,
                      const Outcome& outcome, const Holding& holding) const;
  std::string UnmetText(const CompiledRequirement& requirement,
                        const Outcome& outcome, const Holding& holding,
                        const Span& span) const;
  Reason LicenceLine(const CompiledPosting& posting) const;
  Reason OccupationLine(const CompiledCandidate& candidate,
                        const CompiledPosting& posting,
                        const Judgement& judgement) const;
  // "CMA (AAMA), RMA or CCMA".
  std::string Names(const std::vector<TermIndex>& terms) const;

  const Catalogue& catalogue_;
  const OccupationFit& fit_;
  const ScoreShares& shares_;
};

}  // namespace rolecall
