// A page of postings, a bit each, and who could meet what they ask.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "matcher/candidate_masks.h"
#include "matcher/compiled.h"
#include "matcher/page_list.h"
#include "matcher/slots.h"

namespace rolecall {

// Where a posting is found: at its places; everywhere when these are not known.
// Remote work is kept apart.
Site SiteOf(const CompiledPosting& posting);

// What is looked at one by one, after the masks.
struct PostingLane {
  uint32_t slot = 0;
  SpherePoint place;    // the only one
  uint32_t places = 0;  // how many
  HourlyPay top_pay = -1;
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
  bool remote = false;
};

class PostingPage {
 public:
  // The first requirements of the postings, the second ones, and so on.
  struct Rank {
    LaneMask required;  // without time after hire
    LaneMask later;     // required, with time after hire
    LaneMask settles;   // whoever meets it has the licence
    std::array<int16_t, kLanes> of = {};
    std::array<int16_t, kLanes> unmet = {};  // points when it is not met
  };
  // Requirement `rank` of the posting in `lane` names a term.
  struct Ask {
    uint16_t rank = 0;  // kLicence: the law asks for it
    uint16_t lane = 0;
  };
  static constexpr uint16_t kLicence = 0xFFFF;

  // `postings` must outlive it.
  explicit PostingPage(const Slots<CompiledPosting>& postings)
      : postings_(&postings) {}

  void Set(int lane, uint32_t slot, uint32_t background);
  void Clear(int lane);
  int MoveTo(int lane, PostingPage& to) const;
  void Trim() {}
  void Leave() {}
  Site SiteOf(int lane) const;
  int LaneFor(const Site&) const { return used_.FirstFree(); }

  const LaneMask& used() const { return used_; }
  const LaneMask& remote() const { return remote_; }
  // Lanes of the blocks with something within `reach` (a chord) of a home; all
  // where none is given.
  LaneMask InReachOf(std::span<const SpherePoint> home, double reach) const;
  const PostingLane& lane(int index) const { return lanes_[index]; }
  const std::vector<Rank>& ranks() const { return ranks_; }
  // Those that name a term among their alternatives.
  std::span<const Ask> Asking(TermIndex term) const {
    if (term >= asking_.size()) return {};
    return asking_[term];
  }
  // Rows of one mask.
  const WordRows& employment_type() const { return employment_type_; }
  const WordRows& shift() const { return shift_; }
  // The law asks for a licence.
  const LaneMask& licensed() const { return licensed_; }
  // Masks do not tell all: excluded terms, months of experience.
  const LaneMask& special() const { return special_; }

 private:
  void SetRequirement(int lane, size_t rank, const CompiledRequirement& one);
  void AddAsk(TermIndex term, size_t rank, int lane);
  Rank& MakeRank(size_t rank);

  const Slots<CompiledPosting>* postings_;
  LaneMask used_;
  LaneMask remote_;
  LaneMask licensed_;
  LaneMask special_;
  WordRows employment_type_;
  WordRows shift_;
  std::vector<Rank> ranks_;
  std::vector<std::vector<Ask>> asking_;  // by term
  std::array<SiteBox, kBlocks> blocks_ = {};
  std::array<PostingLane, kLanes> lanes_ = {};
};

}  // namespace rolecall
