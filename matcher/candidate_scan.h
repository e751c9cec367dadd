// One posting against pages of candidates.
//
// What can be said of a whole page at once is said with masks: who may lack
// how many requirements, whose wishes exclude the employment.  First everybody
// who may be qualified is counted and offered, then those of lower grades as
// far as they can still be among the best: sums of points for all lanes at once
// (LaneSum) leave only those whom an upper bound of the score lets through.
// Who is left is looked at alone.  Where masks and lane tell all there is to
// say, the score is added up here, with the judge's own measures; the judge
// decides the rest.  Masks and bounds may only err on the side of looking.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "matcher/best_of.h"
#include "matcher/candidate_index.h"
#include "matcher/compiled.h"
#include "matcher/judge.h"
#include "matcher/lane_sum.h"

namespace rolecall {

// A candidate in a page.
struct CandidateRef {
  const CandidatePage* page = nullptr;
  int lane = 0;
  uint64_t id_head = 0;

  bool IsBefore(const CandidateRef& other) const {
    if (id_head != other.id_head) return id_head < other.id_head;
    return page->IdOf(lane) < other.page->IdOf(other.lane);
  }
};

// For one query and one thread.  What it is given must outlive it.
class CandidateScan {
 public:
  CandidateScan(const CandidateIndex& index, const CompiledPosting& posting,
                const AcceptanceTable& acceptance, const OccupationFit& fit,
                const ScoreShares& shares, const Judge& judge, Day as_of,
                size_t k);

  void Run();

  size_t qualified() const { return qualified_; }
  std::vector<BestOf<CandidateRef>::Entry> TakeBest() { return best_.Take(); }

 private:
  // A page in which somebody's wishes allow the posting.
  struct Near {
    const CandidatePage* page = nullptr;
    Tenths distance_most = 0;  // points that nobody in it exceeds
    LaneMask wishing;
  };

  void SumUp();
  void FindNear();
  LaneMask Wishing(const CandidateIndex::Near& near) const;
  void FindRows();
  void AddRow(const MaskRow& row, std::vector<const MaskRow*>& rows) const;
  LaneMask MayHoldLicence(uint32_t page) const;
  void VisitQualified(const Near& near);
  void VisitLower(const Near& near);
  void FindPartial(uint32_t page);
  template <typename Step>
  void ForEachNear(Step step) const;
  void Visit(const Near& near, LaneMask lanes, Qualification grade);
  LaneMask Worthy(const Near& near, const LaneMask& lanes,
                  Qualification grade) const;
  LaneMask SurelyWithin(const CandidatePage& page) const;
  LaneMask MayWork(uint32_t page) const;
  void VisitLane(const CandidatePage& page, int index, Qualification grade,
                 bool worthy);
  void JudgeLane(const CandidatePage& page, int index, bool counted);
  bool IsInReach(const CandidateLane& lane, double& miles) const;
  Tenths LeastLoss() const;
  Tenths DistanceMost(const CandidateIndex::Near& near) const;
  Tenths RequirementPoints(int index, bool& doubtful) const;
  const BackgroundPercents& PercentsOf(uint32_t background);
  Tenths PartPoints(const CandidatePage& page, int index, bool remote,
                    double miles);

  const CandidateIndex& index_;
  const CandidateMasks& masks_;
  const CompiledPosting& posting_;
  const AcceptanceTable& acceptance_;
  const OccupationFit& fit_;
  const ScoreShares& shares_;
  const Judge& judge_;
  const Day as_of_;

  bool grades_certain_ = true;  // where everything held is valid
  Tenths fixed_ = 0;            // the same for everybody
  Tenths parts_most_ = 0;       // of all parts but distance
  Tenths lines_most_ = 0;       // of the lines of a grade that lacks something
  Tenths unmet_sum_ = 0;
  std::vector<Tenths> unmet_;       // points of a line that is not met
  std::array<Tenths, 4> schedule_;  // by what is stated: type 1, shift 2
  std::vector<BackgroundPercents> percents_;  // by background

  // By requirement: who may meet it, and who has something less.
  std::vector<std::vector<const MaskRow*>> met_rows_;
  std::vector<std::vector<const MaskRow*>> partial_rows_;
  std::vector<const MaskRow*> licence_rows_;
  bool any_partial_ = false;
  std::vector<Near> near_;
  // Of the page at hand, by requirement.
  std::vector<LaneMask> met_;
  std::vector<LaneMask> partial_;  // part of an unmet one

  BestOf<CandidateRef> best_;
  size_t qualified_ = 0;
  Judgement judgement_;
  CompiledCandidate candidate_;  // of the lane that is judged
};

}  // namespace rolecall
