// A page of postings, a bit each, and who could meet what they ask.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "matcher/candidate_masks.h"
#include "matcher/compiled.h"
#include "matcher/line_bounds.h"
#include "matcher/page_list.h"
#include "matcher/slots.h"

namespace rolecall {

// Where a posting is found: at its places; everywhere when these are not known.
// Remote work is kept apart.
Site SiteOf(const CompiledPosting& posting);

// What is looked at one by one, after the masks; one cache line.
struct alignas(64) PostingLane {
  SpherePoint place;  // the only one
  uint32_t slot = 0;
  uint64_t id_head = 0;           // as CandidatePage::IdHead
  int32_t top_pay = -1;           // HourlyPay; negative: not known
  Day open_until = kNoDayBefore;  // the first day on which it is not open
  Day date_posted = kNoDayBefore;
  uint32_t background = 0;  // offered occupations and languages asked for
  int16_t qualification_of = 0;
  int16_t occupation_of = 0;
  int16_t experience_of = 0;
  int16_t education_of = 0;
  int16_t language_of = 0;
  int16_t experience_months = 0;
  int8_t education = -1;
  uint8_t places = 0;  // how many, 2 standing for more
  bool remote = false;
  bool type_stated = false;
  bool shift_stated = false;
};
static_assert(sizeof(PostingLane) == 64);

// What is said of all postings, by page.
struct PostingMasks {
  MaskTable table;
  MaskRow remote{table};
  WordRows employment_type{table};
  WordRows shift{table};
  // Who is known to pay less than each of CandidateMasks::PayStep.
  std::vector<MaskRow> below =
      std::vector<MaskRow>(CandidateMasks::kPaySteps, MaskRow(table));

  // Only postings that pay less than this; most of them.
  RowView Below(HourlyPay pay) const {
    int step = CandidateMasks::kPaySteps - 1;
    while (step >= 0 && CandidateMasks::PayStep(step) > pay) --step;
    return step < 0 ? table.View(MaskTable::kEmptyRow)
                    : below[static_cast<size_t>(step)].View();
  }
  // All that do, and some more; null where no row tells.
  const MaskRow* BelowAtMost(HourlyPay pay) const {
    for (size_t step = 0; step < below.size(); ++step) {
      if (CandidateMasks::PayStep(static_cast<int>(step)) >= pay) {
        return &below[step];
      }
    }
    return nullptr;
  }
};

class PostingPage {
 public:
  // The first requirements of the postings, the second ones, and so on; those
  // that are required before those that are not.
  struct Ranks {
    std::vector<LaneMask> required;  // without time after hire
    std::vector<LaneMask> later;     // required, with time after hire
    std::vector<LaneMask> settles;   // whoever meets it has the licence
  };
  // That a posting names a term: the row times kLanes, plus the posting's lane.
  // Row kLicenceRow: the law asks for it; row i + 1: requirement i names it.
  using Ask = uint16_t;
  static constexpr size_t kLicenceRow = 0;
  // Of a posting with more requirements the others count as met, and as
  // doubtful.
  static constexpr size_t kMostRanks = 127;
  // Postings of one background and one WorkOf: none has more than all but this,
  // LineBounds::kRoundings, and the percent of it that the background tells.
  struct WorkGroup {
    uint32_t background = 0;
    int16_t work = 0;
  };

  // What it is given must outlive it; `number` is its place in the masks.
  PostingPage(uint32_t number, const Slots<CompiledPosting>& postings,
              PostingMasks& masks)
      : number_(number), postings_(&postings), masks_(&masks) {
    masks.table.Cover(number);
  }

  // What is kept once for many is given by number.
  struct Shared {
    uint32_t background = 0;
    uint32_t bounds = 0;
  };
  void Set(int lane, uint32_t slot, const Shared& shared);
  void Clear(int lane);
  // The terms of what is moved are found after Trim.
  void MoveTo(int lane, PostingPage& to, int there) const;
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
  const PostingLane& lane(int index) const { return lanes_[index]; }
  // Rows that end before rank_count() are empty from there.
  const Ranks& ranks() const { return ranks_; }
  size_t rank_count() const { return rank_count_; }
  // Those that name a term among their alternatives.
  std::span<const Ask> Asking(TermIndex term) const {
    if (term + size_t{1} >= begins_.size()) return {};
    return std::span(asks_).subspan(begins_[term],
                                    begins_[term + 1u] - begins_[term]);
  }
  Shared SharedOf(int lane) const {
    return {lanes_[lane].background, bounds_[lane]};
  }
  // Its LineBounds, by number.
  uint32_t bounds(int lane) const { return bounds_[lane]; }
  const std::vector<WorkGroup>& work_groups() const { return work_groups_; }
  const LaneMask& LanesOfGroup(size_t group) const {
    return group_lanes_[group];
  }
  // Fetch into the cache what a query reads: of a page, of those that name a
  // term (first where they are, then they themselves), of a lane.
  void WarmUp() const {
    __builtin_prefetch(&used_);
    __builtin_prefetch(&special_);
    __builtin_prefetch(&refusing_);
    __builtin_prefetch(ranks_.required.data());
    const char* at = reinterpret_cast<const char*>(&blocks_);
    for (size_t i = 0; i < sizeof(blocks_); i += 64) __builtin_prefetch(at + i);
  }
  void WarmUpTerm(TermIndex term) const {
    if (term < begins_.size()) __builtin_prefetch(&begins_[term]);
  }
  void WarmUpAsking(TermIndex term) const {
    const std::span<const Ask> asking = Asking(term);
    if (asking.empty()) return;
    constexpr size_t kInLine = 64 / sizeof(Ask);
    for (size_t i = 0; i < asking.size(); i += kInLine) {
      __builtin_prefetch(&asking[i]);
    }
    __builtin_prefetch(&asking.back());
  }
  void WarmUpMove(int lane) const { WarmUpLane(lane); }
  void WarmUpRecord(int) const {}
  void WarmUpBounds(int block) const {
    constexpr int kInLine = 64 / sizeof(uint32_t);
    const int first = block * kBlockLanes;
    for (int i = first; i < first + kBlockLanes; i += kInLine) {
      __builtin_prefetch(&bounds_[i]);
    }
  }
  void WarmUpLane(int lane) const { __builtin_prefetch(&lanes_[lane]); }
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
  void SetLane(int lane, uint32_t slot, const Shared& shared);
  void SetRequirement(int lane, size_t rank, const CompiledRequirement& one);
  void SetRequirements(int lane, const CompiledPosting& posting);
  void AddToGroup(int lane, const WorkGroup& group);
  void LeaveGroup(int lane);
  template <typename Visitor>
  void ForEachAsk(int lane, Visitor visit) const;

  uint32_t number_;
  const Slots<CompiledPosting>* postings_;
  PostingMasks* masks_;
  LaneMask used_;
  LaneMask licensed_;
  LaneMask special_;
  LaneMask refusing_;
  LaneMask placed_;
  Day earliest_end_ = kNoDayAfter;  // of all that were ever here
  Ranks ranks_;
  size_t rank_count_ = 0;
  // By term, and where those of each begin; behind the last of them the end.
  std::vector<Ask> asks_;
  std::vector<uint32_t> begins_;
  BoxGroup blocks_;
  std::array<PostingLane, kLanes> lanes_ = {};
  std::array<uint32_t, kLanes> bounds_ = {};
  std::vector<WorkGroup> work_groups_;
  std::vector<LaneMask> group_lanes_;
};

}  // namespace rolecall
