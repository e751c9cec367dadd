// One candidate against pages of postings.
//
// Every term that the candidate has something of names the requirements that it
// meets, or may meet; what is left are masks of the postings that lack how
// much.  As in CandidateScan, masks only err on the side of looking, those that
// may be qualified come first, and who is certain is counted by bits.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "matcher/best_of.h"
#include "matcher/compiled.h"
#include "matcher/judge.h"
#include "matcher/posting_index.h"

namespace rolecall {

struct PostingRef {
  uint32_t slot = 0;
  uint64_t id_head = 0;
  const std::string* id = nullptr;

  bool IsBefore(const PostingRef& other) const {
    return id_head != other.id_head ? id_head < other.id_head : *id < *other.id;
  }
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
  struct Near {
    const PostingPage* page = nullptr;
    bool in_reach = true;
  };
  // A posting that may be a match.
  struct Waiting {
    const PostingPage* page = nullptr;
    int16_t lane = 0;
    int16_t lines = 0;  // points of its requirements
    int16_t most = 0;   // of the whole, where the grade is a lower one
    Qualification grade : 5 = Qualification::kQualified;
    bool counted : 1 = false;  // already
    bool open : 1 = false;     // may be of a lower grade
    bool unsure : 1 = false;   // may have fewer points for the lines
  };
  struct WorkPercents {
    int16_t fit = -1;  // negative: not yet judged
    int16_t language = 0;
  };

  std::vector<Near> FindNear() const;
  void Sieve(const Near& near);
  void FindMet(const PostingPage& page);
  void MarkDoubtful(const PostingPage& page, TermIndex term);
  void Grade(const PostingPage& page, LaneMask lanes);
  LaneMask SurelyWithin(const PostingPage& page) const;
  void AddQualified(const PostingPage& page, const LaneMask& lanes);
  void Add(const PostingPage& page, int lane, Qualification grade);
  void VisitQualified();
  void VisitLower();
  void Visit(const Waiting& one);
  bool IsWithin(const PostingLane& lane, double& miles) const;
  void JudgeLane(const Waiting& one, const PostingRef& who, bool worthy);
  Tenths PointsOfParts(const PostingLane& lane, double miles);
  WorkPercents PercentsOf(uint32_t background);

  const PostingIndex& index_;
  const CompiledCandidate& candidate_;
  const OccupationFit& fit_;
  const ScoreShares& shares_;
  const Judge& judge_;
  const Day as_of_;
  const int32_t radius_tenths_;
  Site site_;  // from which postings are in reach
  // Rows of who wants one of the candidate's words, or states none.
  std::array<std::vector<RowView>, 2> wishes_;
  RowView underpaid_ = nullptr;      // who pays less than is asked for, if any
  std::vector<TermIndex> held_;      // in full, on the day
  std::vector<TermIndex> doubtful_;  // what else may be worth something
  std::vector<WorkPercents> percents_;  // by background

  // Of the page at hand.
  std::vector<LaneMask> met_;          // by rank: who is met, or may be
  std::array<int16_t, kLanes> lines_;  // points of what is met
  LaneMask open_;
  LaneMask unsure_;
  LaneMask licence_;  // the candidate has the licence

  std::vector<Waiting> qualified_ones_;
  std::vector<Waiting> lower_ones_;
  BestOf<PostingRef> best_;
  size_t qualified_ = 0;
  Judgement judgement_;
};

}  // namespace rolecall
