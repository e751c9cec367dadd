// One posting against pages of candidates.
//
// What can be said of a whole page at once is said with masks: who may lack
// how many requirements, whose wishes exclude the employment, of which blocks
// all or none are in reach.  First everybody who may be qualified is counted
// and offered, then those of lower grades as far as they can still be among the
// best: sums of points for all lanes of a block at once (LaneSum), and where
// many are left their work (PersonPoints), leave only those whom an upper bound
// of the score lets through.  Who is left is looked at alone.  Where masks and
// lane tell all there is to say, the score is added up here, with the judge's
// own measures; the judge's verdict on each holding (RecordJudge) decides the
// rest.  Masks and bounds may only err on the side of looking.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "matcher/asked_points.h"
#include "matcher/asked_rows.h"
#include "matcher/best_of.h"
#include "matcher/candidate_index.h"
#include "matcher/compiled.h"
#include "matcher/judge.h"
#include "matcher/lane_sum.h"
#include "matcher/person_points.h"
#include "matcher/record_judge.h"

namespace rolecall {

// A candidate in the index.
struct CandidateRef {
  uint64_t id_head = 0;
  const CandidateIndex* index = nullptr;
  uint32_t place = 0;  // in its columns

  bool IsBefore(const CandidateRef& other) const {
    if (id_head != other.id_head) return id_head < other.id_head;
    return index->IdIsBefore(place, other.place);
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
  using Near = CandidateIndex::Near;
  // Somebody who is to be looked at alone, with what masks tell.
  struct Waiting {
    uint32_t place = 0;
    Tenths lines = 0;
    Qualification grade = Qualification::kQualified;
    bool worthy = false;    // may be among the best
    bool counted = false;   // or not to be counted
    bool open = false;      // may be of a lower grade
    bool doubtful = false;  // may have fewer points for the lines
  };
  // Those of a lower grade in a page.
  struct Lower {
    Near near;
    LaneMask lanes;
  };

  std::vector<Near> FindNear() const;
  LaneMask MayReach(const Near& near) const;
  LaneMask SurelyWithin(const Near& near) const;
  void Sieve(const Near& near);
  void VisitQualified(const Near& near, const LaneMask& lanes);
  void VisitLower(const Lower& lower);
  void VisitLower(const Lower& lower, const LaneMask& lanes,
                  Qualification grade);
  void CallLower(uint32_t begin, int block, uint64_t lanes, Qualification grade,
                 Tenths distance_most);
  void FindLines(uint32_t page, size_t first);
  Tenths DistanceMost(float nearest_squared, int32_t widest_tenths,
                      uint32_t page) const;
  bool MayEnter(const Near& near, Tenths most) const;
  LaneSum SumOf(int block, uint64_t lanes, size_t first_line) const;
  uint64_t Worthy(const CandidatePage& page, int block, float nearest_squared,
                  uint64_t lanes);
  uint64_t Fitting(size_t begin, uint64_t lanes, Tenths others,
                   Tenths lines_most, const LaneSum* lines);
  // Lanes of a block that are called, and what is known of them.
  struct Called {
    uint64_t lanes = 0;
    uint64_t worthy = 0;
    uint64_t counted = 0;
    uint64_t open = 0;
  };
  void Call(uint32_t page, int block, const Called& called);
  Waiting& Enqueue(uint32_t place);
  CandidateRef RefTo(uint32_t place) const {
    return {columns_.id_heads[place], &index_, place};
  }
  void VisitWaiting();
  void Visit(const Waiting& one);
  RecordJudge::Verdict Decide(uint32_t place) {
    return record_judge_.Decide(
        index_.PageAt(place).HoldingsOf(static_cast<int>(place % kLanes)));
  }
  bool IsInReach(const CandidateLane& lane, double& miles) const;
  Tenths LinePointsOf(int block, int at,
                      const AskedPoints::OfGrade& grade) const;
  uint64_t Doubtful(int block, const AskedPoints::OfGrade& grade) const;
  Tenths PointsOfDistance(const CandidateLane& lane, double miles) const;

  const CandidateIndex& index_;
  const CandidateColumns& columns_;
  const CandidateMasks& masks_;
  const CompiledPosting& posting_;
  const ScoreShares& shares_;
  const Day as_of_;
  const AskedRows rows_;
  const AskedPoints points_;
  PersonPoints person_;

  std::vector<Lower> lower_;
  // Of the page at hand, by line.
  std::vector<LaneMask> met_;
  std::vector<LaneMask> partial_;  // part of an unmet one

  // So many that the memory of all is on its way before the first is looked at.
  std::array<Waiting, 48> waiting_;
  size_t waiting_count_ = 0;

  BestOf<CandidateRef> best_;
  size_t qualified_ = 0;
  RecordJudge record_judge_;
};

}  // namespace rolecall
