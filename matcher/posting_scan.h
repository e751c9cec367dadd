// One candidate against pages of postings.
//
// Every term that the candidate has something of names the requirements that it
// meets, or may meet; what is left are masks of the postings that lack how
// much.  As in CandidateScan, masks only err on the side of looking.
#pragma once

#include <string>
#include <vector>

#include "matcher/best_of.h"
#include "matcher/compiled.h"
#include "matcher/judge.h"
#include "matcher/posting_index.h"

namespace rolecall {

struct PostingRef {
  uint32_t slot = 0;
  const std::string* id = nullptr;

  bool IsBefore(const PostingRef& other) const { return *id < *other.id; }
};

// For one query and one thread.  What it is given must outlive it.
class PostingScan {
 public:
  PostingScan(const PostingIndex& index, const CompiledCandidate& candidate,
              const OccupationFit& fit, const ScoreShares& shares,
              const Judge& judge, Day as_of, size_t k);

  void Run();

  size_t qualified() const { return qualified_; }
  std::vector<BestOf<PostingRef>::Entry> TakeBest() { return best_.Take(); }

 private:
  void Visit(const PostingPage& page, LaneMask lanes);
  void FindMet(const PostingPage& page);
  LaneMask Grade(const PostingPage& page, LaneMask lanes);
  void VisitLane(const PostingPage& page, int index);
  bool IsWithin(const PostingLane& lane, double& miles) const;
  void JudgeLane(const PostingRef& who);
  Tenths PointsOfLane(const PostingPage& page, int index, double miles);
  const BackgroundPercents& PercentsOf(uint32_t background);

  const PostingIndex& index_;
  const CompiledCandidate& candidate_;
  const OccupationFit& fit_;
  const ScoreShares& shares_;
  const Judge& judge_;
  const Day as_of_;
  const int32_t radius_tenths_;
  std::vector<BackgroundPercents> percents_;  // by background

  // Of the page at hand.
  std::vector<LaneMask> met_;       // by rank, or may be
  std::vector<LaneMask> doubtful_;  // by rank: only may be
  LaneMask licence_;                // the candidate has the licence
  LaneMask lacking_;
  LaneMask later_;
  LaneMask unsure_;

  BestOf<PostingRef> best_;
  size_t qualified_ = 0;
  Judgement judgement_;
};

}  // namespace rolecall
