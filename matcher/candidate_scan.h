// One posting against pages of candidates.
//
// What can be said of a whole page at once is said with masks: who may
// lack how many requirements, whose wishes exclude the employment.  Who is left
// is looked at alone: place and pay decide who counts, an upper bound of the
// score decides who must be judged in full.  The masks and the bound may only
// err on the side of judging; the judge has the last word on every score.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "matcher/best_of.h"
#include "matcher/candidate_page.h"
#include "matcher/compiled.h"
#include "matcher/judge.h"
#include "matcher/slots.h"

namespace rolecall {

// For one query and one thread.  What it is given must outlive it.
class CandidateScan {
 public:
  CandidateScan(const Slots<CompiledCandidate>& candidates,
                const CompiledPosting& posting,
                const AcceptanceTable& acceptance, const OccupationFit& fit,
                const ScoreShares& shares, const Judge& judge, Day as_of,
                size_t k);

  void Visit(const CandidatePage& page, const LaneMask& used);

  size_t qualified() const { return qualified_; }
  std::vector<BestOf::Entry> TakeBest() { return best_.Take(); }

 private:
  // The lanes of the page at hand.
  struct Masks {
    LaneMask lacking;  // at least one requirement, or a licence
    LaneMask later;    // something that may be got after hire
    LaneMask type_stated;
    LaneMask shift_stated;
  };

  LaneMask MayMeet(const CandidatePage& page,
                   const CompiledRequirement& requirement) const;
  LaneMask MayHoldLicence(const CandidatePage& page) const;
  LaneMask Candidates(const CandidatePage& page, const LaneMask& used);
  void VisitLane(const CandidatePage& page, int index);
  bool IsInReach(const CandidateLane& lane, bool remote, double& nearest) const;
  Tenths MostOf(const CandidatePage& page, const CandidateLane& lane, int index,
                bool remote, double nearest);
  Tenths RequirementsMost(const CandidatePage& page, int index);
  int FitMost(const CandidateLane& lane);  // percent
  int OfferPercent(OccupationCode wanted);

  const Slots<CompiledCandidate>& candidates_;
  const CompiledPosting& posting_;
  const AcceptanceTable& acceptance_;
  const OccupationFit& fit_;
  const ScoreShares& shares_;
  const Judge& judge_;
  const Day as_of_;

  bool exact_ = true;  // masks of undated holdings say all there is to say
  Tenths freshness_ = 0;
  std::vector<LaneMask> met_;      // of the page at hand, by requirement
  std::vector<LaneMask> partial_;  // lanes with part of an unmet requirement
  Masks masks_;
  bool partial_known_ = false;
  // Recently needed occupations: the code and its best percent.
  std::array<std::pair<OccupationCode, int>, 64> offer_percents_ = {};

  BestOf best_;
  size_t qualified_ = 0;
  Judgement judgement_;
};

}  // namespace rolecall
