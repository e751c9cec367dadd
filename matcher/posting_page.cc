#include "matcher/posting_page.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "matcher/holdings_record.h"
#include "matcher/line_bounds.h"

namespace rolecall {
namespace {

Day OpenUntil(const CompiledPosting& posting) {
  if (posting.valid_through == kNoDayAfter) return posting.closed_on;
  return std::min(posting.closed_on, posting.valid_through + 1);
}

PostingLane LaneOf(const CompiledPosting& posting) {
  PostingLane lane;
  lane.places =
      static_cast<uint8_t>(std::min<size_t>(posting.places.size(), 2));
  if (!posting.places.empty()) lane.place = posting.places.front();
  lane.id_head = IdHeadOf(posting.id);
  lane.top_pay = static_cast<int32_t>(posting.top_pay.value_or(-1));
  lane.open_until = OpenUntil(posting);
  lane.date_posted = posting.date_posted;
  lane.qualification_of = static_cast<int16_t>(posting.qualification_of);
  lane.occupation_of = static_cast<int16_t>(posting.occupation_of);
  lane.experience_of = static_cast<int16_t>(posting.experience_of);
  lane.education_of = static_cast<int16_t>(posting.education_of);
  lane.language_of = static_cast<int16_t>(posting.language_of);
  lane.experience_months = static_cast<int16_t>(posting.experience_months);
  lane.education = static_cast<int8_t>(posting.education);
  lane.remote = posting.remote;
  lane.type_stated = !posting.employment_type.empty();
  lane.shift_stated = !posting.shift.empty();
  return lane;
}

}  // namespace

Site SiteOf(const CompiledPosting& posting) {
  Site site;
  site.points = posting.places;
  if (!posting.places.empty()) site.reach = 0;
  site.apart = posting.remote;
  const auto& occupations = posting.offered.occupations;
  const OccupationCode first = occupations.empty() ? 0 : occupations.front();
  site.kind = uint64_t{first} << 16 | static_cast<uint16_t>(WorkOf(posting));
  return site;
}

Site PostingPage::SiteOf(int lane) const {
  return rolecall::SiteOf((*postings_)[this->lane(lane).slot]);
}

LaneMask PostingPage::InReachOf(std::span<const SpherePoint> home,
                                double reach) const {
  return LaneMask::OfBlocks(
      blocks_.MayReach(blocks_.NearestSquared(home), reach));
}

// With the term that is named.
template <typename Visitor>
void PostingPage::ForEachAsk(int lane, Visitor visit) const {
  const CompiledPosting& posting = (*postings_)[this->lane(lane).slot];
  const auto ask = [lane](size_t row) {
    return static_cast<Ask>(row * kLanes + static_cast<size_t>(lane));
  };
  for (const TermIndex term : posting.licences) visit(term, ask(kLicenceRow));
  size_t row = 0;
  for (const bool required : {true, false}) {
    for (const CompiledRequirement& one : posting.requirements) {
      if ((one.level == RequirementLevel::kRequired) != required) continue;
      if (++row > kMostRanks) return;
      for (const TermIndex term : one.any_of) visit(term, ask(row));
    }
  }
}

void PostingPage::SetRequirement(int lane, size_t rank,
                                 const CompiledRequirement& one) {
  const auto add = [&](std::vector<LaneMask>& row) {
    if (rank >= row.size()) row.resize(rank + 1);
    row[rank].Add(lane);
  };
  const bool required = one.level == RequirementLevel::kRequired;
  if (rank >= LineBounds::kGains) special_.Add(lane);
  if (!one.excluded.empty() || one.min_months) special_.Add(lane);
  if (!one.excluded.empty() && required) refusing_.Add(lane);
  if (rank >= kMostRanks) {
    // Whether it settles the licence, the judge tells.
    if (required) refusing_.Add(lane);
    if (one.settles_licence) licensed_.Remove(lane);
    return;
  }
  if (required) add(one.within_days ? ranks_.later : ranks_.required);
  if (one.settles_licence) add(ranks_.settles);
}

void PostingPage::SetRequirements(int lane, const CompiledPosting& posting) {
  rank_count_ =
      std::max(rank_count_, std::min(posting.requirements.size(), kMostRanks));
  size_t rank = 0;
  for (const bool required : {true, false}) {
    for (const CompiledRequirement& one : posting.requirements) {
      if ((one.level == RequirementLevel::kRequired) != required) continue;
      SetRequirement(lane, rank++, one);
    }
  }
}

void PostingPage::AddToGroup(int lane, const WorkGroup& group) {
  size_t at = 0;
  const auto is_same = [&](const WorkGroup& one) {
    return one.background == group.background && one.work == group.work;
  };
  while (at < work_groups_.size() && !is_same(work_groups_[at])) ++at;
  if (at == work_groups_.size()) {
    work_groups_.push_back(group);
    group_lanes_.emplace_back();
  }
  group_lanes_[at].Add(lane);
}

// The last group takes the place of one that is empty.
void PostingPage::LeaveGroup(int lane) {
  for (size_t i = 0; i < group_lanes_.size(); ++i) {
    if (!group_lanes_[i].Has(lane)) continue;
    group_lanes_[i].Remove(lane);
    if (group_lanes_[i].Any()) return;
    group_lanes_[i] = group_lanes_.back();
    work_groups_[i] = work_groups_.back();
    group_lanes_.pop_back();
    work_groups_.pop_back();
    return;
  }
}

void PostingPage::SetLane(int lane, uint32_t slot, const Site& site,
                          const Shared& shared) {
  const CompiledPosting& posting = (*postings_)[slot];
  used_.Add(lane);
  PostingLane& made = columns_->lanes[At(lane)];
  made = LaneOf(posting);
  made.slot = slot;
  blocks_.Add(lane / kBlockLanes, site);
  made.background = shared.background;
  columns_->bounds[At(lane)] = shared.bounds;
  if (posting.remote) masks_->remote.Make(number_).Add(lane);
  masks_->employment_type.Set(number_, lane, posting.employment_type);
  masks_->shift.Set(number_, lane, posting.shift);
  const bool later = posting.starts_on != kNoDayBefore;
  if (!posting.licences.empty() && !later) licensed_.Add(lane);
  // Masks speak of today; what is valid when the work begins, the judge tells.
  if (later && !(posting.requirements.empty() && posting.licences.empty())) {
    refusing_.Add(lane);
    special_.Add(lane);
  }
  for (int step = 0; posting.top_pay && step < CandidateMasks::kPaySteps;
       ++step) {
    if (*posting.top_pay >= CandidateMasks::PayStep(step)) continue;
    masks_->below[static_cast<size_t>(step)].Make(number_).Add(lane);
  }
  SetRequirements(lane, posting);
  AddToGroup(lane, {shared.background, static_cast<int16_t>(WorkOf(posting))});
  if (!posting.places.empty()) placed_.Add(lane);
  earliest_end_ = std::min(earliest_end_, made.open_until);
}

void PostingPage::Set(int lane, uint32_t slot, const Site& site,
                      const Shared& shared) {
  SetLane(lane, slot, site, shared);
  std::vector<TermAsks::TermAsk> added;
  ForEachAsk(lane, [&added](TermIndex term, Ask ask) {
    added.emplace_back(term, ask);
  });
  std::sort(added.begin(), added.end());
  asks_.Add(added);
}

void PostingPage::MoveTo(int lane, const Site& site, PostingPage& to,
                         int there) const {
  to.SetLane(there, this->lane(lane).slot, site, SharedOf(lane));
}

// All at once.  One lane of each block, then the next: who reads them writes to
// another word each time, and need not wait for the last.
void PostingPage::Trim() {
  std::vector<TermAsks::TermAsk> all;
  for (int i = 0; i < kLanes; ++i) {
    const int lane = i % kBlocks * kBlockLanes + i / kBlocks;
    if (!used_.Has(lane)) continue;
    ForEachAsk(
        lane, [&all](TermIndex term, Ask ask) { all.emplace_back(term, ask); });
  }
  asks_.Assign(all);
}

void PostingPage::Clear(int lane) {
  used_.Remove(lane);
  licensed_.Remove(lane);
  special_.Remove(lane);
  refusing_.Remove(lane);
  placed_.Remove(lane);
  masks_->remote.Remove(number_, lane);
  masks_->employment_type.Remove(number_, lane);
  masks_->shift.Remove(number_, lane);
  for (MaskRow& row : masks_->below) row.Remove(number_, lane);
  for (auto* rows : {&ranks_.required, &ranks_.later, &ranks_.settles}) {
    for (LaneMask& row : *rows) row.Remove(lane);
  }
  LeaveGroup(lane);
  asks_.Remove(lane);
  columns_->lanes[At(lane)] = PostingLane();
}

}  // namespace rolecall
