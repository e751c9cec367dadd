// One candidate against pages of postings.
//
// Every term that the candidate has something of names the requirements that it
// meets, or may meet; what is left are masks of the postings that lack how
// much.  As in CandidateScan, masks only err on the side of looking, those that
// may be qualified come first, and who is certain is counted by bits.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory_resource>
#include <string>
#include <utility>
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

// For one query and one thread, done when it is made.  What it is given must
// outlive it.
class PostingScan {
 public:
  PostingScan(const PostingIndex& index, const CompiledCandidate& candidate,
              const OccupationFit& fit, const ScoreShares& shares,
              const Judge& judge, Day as_of, size_t k);
  // Its parts know where they are.
  PostingScan(const PostingScan&) = delete;
  PostingScan& operator=(const PostingScan&) = delete;

  size_t qualified() const { return qualified_; }
  // Once.
  std::vector<BestOf<PostingRef>::Entry> TakeBest() && {
    return std::move(best_).Take();
  }

 private:
  struct Near {
    const PostingPage* page = nullptr;
    bool in_reach = true;
  };
  // What masks tell of a page.
  struct Sieved {
    const PostingPage* page = nullptr;
    size_t first_row = 0;  // in met_: as PostingPage::Ask counts them
    LaneMask open;         // may be of a lower grade
    LaneMask unsure;       // may have fewer points for the lines
    LaneMask one_missing;
    LaneMask by_deadline;
    LaneMask counted;  // qualified for certain
  };
  // A PostingPage::WorkGroup of counted ones, and what none of it exceeds.
  struct Group {
    int16_t most = 0;
    uint16_t group = 0;
    uint32_t page = 0;  // of sieved_
  };
  // A posting that may be a match.
  struct Waiting {
    uint32_t page = 0;  // of sieved_
    int16_t lane = 0;
    int16_t most = 0;   // of its points, where the grade is a lower one
    int16_t lines = 0;  // points of its requirements
    Qualification grade : 5 = Qualification::kQualified;
    bool counted : 1 = false;  // already
  };
  struct WorkPercents {
    int16_t fit = -1;  // negative: not yet judged
    int16_t language = 0;
  };

  void Run();
  std::pmr::vector<Near> FindNear();
  void Sieve(const Near& near);
  LaneMask Wishing(const Near& near) const;
  void FindMet(Sieved& one);
  void AddDoubtful(Sieved& one);
  LaneMask Grade(Sieved& one, LaneMask lanes) const;
  LaneMask SurelyWithin(const PostingPage& page) const;
  void AddQualified(const LaneMask& lanes);
  void AddQualified(const LaneMask& lanes, size_t page);
  void AddGroups();
  void VisitGroups();
  // Of met_, and how many of them LineBounds tells of.
  const uint64_t* RowsByRank(const Sieved& one) const {
    return &met_[one.first_row + LaneMask::kWords];
  }
  static size_t RanksOf(const PostingPage& page) {
    return std::min(page.rank_count(), LineBounds::kGains);
  }
  LaneMask Met(const Sieved& one, size_t row) const {
    return LaneMask::Of(&met_[one.first_row + row * LaneMask::kWords]);
  }
  void AddLower();
  void AddLower(uint32_t number, const LaneMask& lanes, Qualification grade);
  void VisitQualified();
  void VisitLower();
  void VisitLower(size_t least, size_t below);
  static size_t MostOf(const Waiting& one) {
    return static_cast<size_t>(std::max<int>(one.most, 0));
  }
  void Visit(const Waiting& one);
  bool IsWithin(const PostingLane& lane, double& miles) const;
  void JudgeLane(bool to_count, const PostingRef& who, bool worthy);
  Tenths PointsOfParts(const PostingLane& lane, double miles);
  WorkPercents PercentsOf(uint32_t background);

  // Of most candidates all that is remembered.
  static constexpr size_t kMemory = 64 << 10;
  alignas(64) std::array<std::byte, kMemory> buffer_;
  std::pmr::monotonic_buffer_resource memory_{buffer_.data(), buffer_.size()};

  const PostingIndex& index_;
  const CompiledCandidate& candidate_;
  const OccupationFit& fit_;
  const ScoreShares& shares_;
  const Judge& judge_;
  const Day as_of_;
  const int32_t radius_tenths_;
  Site site_;  // from which postings are in reach
  WishMasks wishes_{&memory_};
  RowView underpaid_ = nullptr;  // who pays less than is asked for, if any
  std::pmr::vector<TermIndex> held_{&memory_};  // in full, on the day
  std::pmr::vector<TermIndex> doubtful_{
      &memory_};                             // what else may be worth something
  std::pmr::vector<WorkPercents> percents_;  // by background

  std::pmr::vector<Sieved> sieved_{&memory_};
  std::pmr::vector<uint64_t> met_{&memory_};    // rows of who is met, or may be
  std::pmr::vector<uint64_t> maybe_{&memory_};  // of the page at hand
  std::pmr::vector<Group> groups_{&memory_};
  std::pmr::vector<Waiting> qualified_ones_{&memory_};
  std::pmr::vector<Waiting> lower_ones_{&memory_};
  BestOf<PostingRef> best_;
  size_t qualified_ = 0;
  Judgement judgement_;
};

}  // namespace rolecall
