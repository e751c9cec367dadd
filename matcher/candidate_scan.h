// One posting against pages of candidates.
//
// What can be said of a whole page at once is said with masks: who may lack
// how many requirements, whose wishes exclude the employment, of which blocks
// all or none are in reach.  First everybody who may be qualified is counted
// and offered, then those of lower grades as far as they can still be among the
// best: sums of points for all lanes of a block at once (LanePoints), and where
// many are left their work (PersonPoints), leave only those whom an upper bound
// of the score lets through.  Who is left is looked at alone (CandidateVisits).
// Masks and bounds may only err on the side of looking.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <utility>
#include <vector>

#include "matcher/asked_points.h"
#include "matcher/asked_rows.h"
#include "matcher/best_of.h"
#include "matcher/candidate_index.h"
#include "matcher/candidate_visits.h"
#include "matcher/compiled.h"
#include "matcher/judge.h"
#include "matcher/page_lines.h"

namespace rolecall {

// For one query and one thread, done when it is made.  What it is given must
// outlive it.
class CandidateScan {
 public:
  CandidateScan(const CandidateIndex& index, const CompiledPosting& posting,
                const AcceptanceTable& acceptance, const OccupationFit& fit,
                const ScoreShares& shares, const Judge& judge, Day as_of,
                size_t k);
  // Its parts know each other.
  CandidateScan(const CandidateScan&) = delete;
  CandidateScan& operator=(const CandidateScan&) = delete;

  size_t qualified() const { return visits_.qualified(); }
  // Once.
  std::vector<BestOf<CandidateRef>::Entry> TakeBest() && {
    return std::move(visits_.best()).Take();
  }

 private:
  using Near = CandidateIndex::Near;
  // Those of a page who are qualified, or those of a lower grade.
  struct Found {
    Near near;
    BoxGroup::Squares nearest;  // by block
    LaneMask lanes;
  };
  // Those of a grade in a block of the page at hand.
  struct Group {
    const CandidatePage* page = nullptr;
    Qualification grade = Qualification::kQualified;
    int block = 0;
    uint32_t begin = 0;  // the block's first place in the columns
    uint64_t lanes = 0;
    Tenths distance_most = 0;  // what nobody exceeds
  };

  std::pmr::vector<Near> FindNear();
  void WarmUp(const Near& near) const;
  void Run();
  void VisitAll(const Arrivals& arrivals);
  LaneMask MayReach(const Near& near, const BoxGroup::Squares& nearest) const;
  LaneMask SurelyWithin(const Near& near) const;
  void Sieve(const Near& near);
  void VisitQualified(const Found& found);
  void VisitLower(const Found& found);
  void VisitLower(const Found& found, const LaneMask& lanes,
                  Qualification grade);
  Tenths Least() const { return visits_.best().Least(); }
  Tenths DistanceMost(float nearest_squared, int32_t widest_tenths,
                      uint32_t page) const;
  bool MayEnter(const Near& near, Tenths most) const;
  uint64_t Worthy(const Group& group, LanePoints& sums);
  uint64_t Lapsed(const Group& group, uint64_t lanes) const;
  uint64_t Doubtful(const Group& group) const;
  void CallLower(const Group& group);
  // What is known of a group's lanes.
  struct Known {
    uint64_t worthy = 0;
    uint64_t counted = 0;
    uint64_t open = 0;
    uint64_t lapsed = 0;
    const LanePoints* sums = nullptr;  // of their lines, where any is worthy
  };
  void CallQualified(const Group& group, const Known& known);

  // Of most postings all that is remembered; a dozen times asking for a little
  // memory took longer than all lines.
  static constexpr size_t kMemory = 20 << 10;
  alignas(64) std::array<std::byte, kMemory> buffer_;
  std::pmr::monotonic_buffer_resource memory_{buffer_.data(), buffer_.size()};

  const CandidateIndex& index_;
  const CandidateColumns& columns_;
  const CandidateMasks& masks_;
  const CompiledPosting& posting_;
  const ScoreShares& shares_;
  const Day as_of_;
  const AskedRows rows_;
  std::pmr::vector<Near> pages_;  // in the order of visits
  const AskedPoints points_;
  PageLines lines_;
  CandidateVisits visits_;
  std::pmr::vector<Found> qualified_;  // of the pages at hand
  std::pmr::vector<Found> lower_;
};

}  // namespace rolecall
