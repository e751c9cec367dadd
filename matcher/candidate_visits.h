// Candidates looked at one by one: those whom masks neither count nor leave
// out.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <vector>

#include "matcher/asked_points.h"
#include "matcher/best_of.h"
#include "matcher/candidate_index.h"
#include "matcher/compiled.h"
#include "matcher/judge.h"
#include "matcher/lane_points.h"
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

// Who is called waits in a short queue while memory is fetched; then all who
// are too far away are dropped, without a branch for each, and the others
// weighed. Where masks and lane tell all there is to say, the score is added up
// here, with the judge's own measures; the judge's verdict on each holding
// (RecordJudge) decides the rest.
//
// For one query and one thread.  What it is given must outlive it.
class CandidateVisits {
 public:
  CandidateVisits(const CandidateIndex& index, const CompiledPosting& posting,
                  const AskedPoints& points, const AcceptanceTable& acceptance,
                  const OccupationFit& fit, const ScoreShares& shares,
                  const Judge& judge, Day as_of, size_t k,
                  std::pmr::memory_resource* memory);

  // What masks tell of somebody.
  enum Flag : uint8_t {
    kWorthy = 1,    // may be among the best
    kCounted = 2,   // or not to be counted
    kOpen = 4,      // may be of a lower grade
    kDoubtful = 8,  // may have fewer points for the lines
  };
  // `lines`: the points of all lines that the grade leaves open, at most.
  void Call(uint32_t place, Qualification grade, unsigned flags, Tenths lines) {
    __builtin_prefetch(&columns_.lanes[place]);
    if (count_ == kQueue) Finish();
    waiting_[count_++] = {place, static_cast<int16_t>(lines), grade,
                          static_cast<uint8_t>(flags)};
  }
  // All who were called and are not looked at yet would be kept.
  bool HasRoom() const { return count_ < best_.Room(); }
  // Until then not all who were called have been looked at.
  void Finish();

  // Those of `lanes` of the block that begins at `begin` who may still be among
  // the best, with `others` beside what the person and the lines give, which is
  // `lines_most` at most.
  uint64_t Fitting(size_t begin, uint64_t lanes, Tenths others,
                   Tenths lines_most, const LanePoints& lines);

  // So many more are qualified, and not looked at for that.
  void Count(int qualified) { qualified_ += static_cast<size_t>(qualified); }
  size_t qualified() const { return qualified_; }
  BestOf<CandidateRef>& best() { return best_; }
  const BestOf<CandidateRef>& best() const { return best_; }

 private:
  struct Waiting {
    uint32_t place;
    int16_t lines;
    Qualification grade;
    uint8_t flags;
    bool Is(Flag flag) const { return (flags & flag) != 0; }
  };

  void DropFar();
  double NearestSquared(const SpherePoint& home) const;
  void Visit(const Waiting& one, double squared);
  void AskJudge(const Waiting& one, bool to_count, bool worthy, Tenths parts);
  Tenths PointsOfDistance(const CandidateLane& lane, double miles) const;
  CandidateRef RefTo(uint32_t place) const {
    return {columns_.lanes[place].id_head, &index_, place};
  }

  const CandidateIndex& index_;
  const CandidateColumns& columns_;
  const CompiledPosting& posting_;
  const AskedPoints& points_;
  const Tenths distance_;
  PersonPoints person_;
  RecordJudge record_judge_;
  BestOf<CandidateRef> best_;
  size_t qualified_ = 0;

  // So many that the memory of all is on its way before the first is looked at.
  static constexpr size_t kQueue = 48;
  std::array<Waiting, kQueue> waiting_;
  std::array<double, kQueue> squared_;  // chords in steps; negative: not known
  size_t count_ = 0;
};

}  // namespace rolecall
