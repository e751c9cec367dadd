// A page of postings, a bit each, and who could meet what they ask.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "matcher/compiled.h"
#include "matcher/page_list.h"
#include "matcher/posting_columns.h"
#include "matcher/slots.h"
#include "matcher/term_asks.h"

namespace rolecall {

// Where a posting is found: at its places; everywhere when these are not known.
// Remote work is kept apart.
Site SiteOf(const CompiledPosting& posting);

class PostingPage {
 public:
  // The first requirements of the postings, the second ones, and so on; those
  // that are required before those that are not.
  struct Ranks {
    std::vector<LaneMask> required;  // without time after hire
    std::vector<LaneMask> later;     // required, with time after hire
    std::vector<LaneMask> settles;   // whoever meets it has the licence
  };
  // Of asks(): the law asks for a term; row i + 1: requirement i names it.
  using Ask = TermAsks::Ask;
  static constexpr size_t kLicenceRow = 0;
  // Of a posting with more requirements the others count as met, and as
  // doubtful.
  static constexpr size_t kMostRanks = 127;
  static_assert((kMostRanks + 1) * kLanes - 1 <=
                std::numeric_limits<Ask>::max());
  // Postings of one background and one WorkOf: none has more than all but this,
  // LineBounds::kRoundings, and the percent of it that the background tells.
  struct WorkGroup {
    uint32_t background = 0;
    int16_t work = 0;
  };

  // What it is given must outlive it; `number` is its place in the columns.
  PostingPage(uint32_t number, const Slots<CompiledPosting>& postings,
              PostingColumns& columns)
      : number_(number),
        postings_(&postings),
        columns_(&columns),
        masks_(&columns.masks) {
    columns.Cover(number);
  }

  // What is kept once for many is given by number.
  struct Shared {
    uint32_t background = 0;
    uint32_t bounds = 0;
  };
  // `site`: of the posting, here and below.
  void Set(int lane, uint32_t slot, const Site& site, const Shared& shared);
  void Clear(int lane);
  // The terms of what is moved are found after Trim.
  void MoveTo(int lane, const Site& site, PostingPage& to, int there) const;
  void Expect() {}
  void Trim();
  void Leave() { masks_->table.Empty(number_); }
  Site SiteOf(int lane) const;
  int LaneFor(const Site&) const { return used_.FirstFree(); }

  uint32_t number() const { return number_; }
  const LaneMask& used() const { return used_; }
  const LaneMask& remote() const { return masks_->remote[number_]; }
  // Lanes of the blocks with something within `reach` (a chord) of a home; all
  // where none is given.
  LaneMask InReachOf(std::span<const SpherePoint> home, double reach) const;
  const PostingLane& lane(int index) const {
    return columns_->lanes[At(index)];
  }
  // Rows that end before rank_count() are empty from there.
  const Ranks& ranks() const { return ranks_; }
  size_t rank_count() const { return rank_count_; }
  // Who names which term among the alternatives.
  const TermAsks& asks() const { return asks_; }
  Shared SharedOf(int lane) const {
    return {this->lane(lane).background, bounds()[lane]};
  }
  // Numbers of LineBounds, by lane.
  const uint32_t* bounds() const { return &columns_->bounds[At(0)]; }
  const std::vector<WorkGroup>& work_groups() const { return work_groups_; }
  const LaneMask& LanesOfGroup(size_t group) const {
    return group_lanes_[group];
  }
  // Fetch into the cache what a query reads: of a page, of a lane.
  void WarmUp() const {
    __builtin_prefetch(&used_);
    __builtin_prefetch(&special_);
    __builtin_prefetch(&refusing_);
    __builtin_prefetch(ranks_.required.data());
    const char* at = reinterpret_cast<const char*>(&blocks_);
    for (size_t i = 0; i < sizeof(blocks_); i += 64) __builtin_prefetch(at + i);
  }
  void WarmUpMove(int lane) const { WarmUpLane(lane); }
  void WarmUpRecord(int) const {}
  void WarmUpBounds(int block) const {
    constexpr int kInLine = 64 / sizeof(uint32_t);
    const int first = block * kBlockLanes;
    for (int i = first; i < first + kBlockLanes; i += kInLine) {
      __builtin_prefetch(&columns_->bounds[At(i)]);
    }
  }
  void WarmUpLane(int lane) const {
    __builtin_prefetch(&columns_->lanes[At(lane)]);
  }
  // The law asks for a licence.
  const LaneMask& licensed() const { return licensed_; }
  // Masks do not tell all: excluded terms, months of experience, very many
  // requirements.
  const LaneMask& special() const { return special_; }
  // Some place of it is known.
  const LaneMask& placed() const { return placed_; }
  // True when all that are here are open on a day.
  bool AllOpenOn(Day day) const { return day < earliest_end_; }
  // Some required line does not take everything.
  const LaneMask& refusing() const { return refusing_; }

 private:
  size_t At(int lane) const { return PostingColumns::At(number_, lane); }
  void SetLane(int lane, uint32_t slot, const Site& site, const Shared& shared);
  void SetRequirement(int lane, size_t rank, const CompiledRequirement& one);
  void SetRequirements(int lane, const CompiledPosting& posting);
  void AddToGroup(int lane, const WorkGroup& group);
  void LeaveGroup(int lane);
  template <typename Visitor>
  void ForEachAsk(int lane, Visitor visit) const;

  uint32_t number_;
  const Slots<CompiledPosting>* postings_;
  PostingColumns* columns_;
  PostingMasks* masks_;  // of columns_
  LaneMask used_;
  LaneMask licensed_;
  LaneMask special_;
  LaneMask refusing_;
  LaneMask placed_;
  Day earliest_end_ = kNoDayAfter;  // of all that were ever here
  Ranks ranks_;
  size_t rank_count_ = 0;
  TermAsks asks_;
  BoxGroup blocks_;
  std::vector<WorkGroup> work_groups_;
  std::vector<LaneMask> group_lanes_;
};

}  // namespace rolecall
