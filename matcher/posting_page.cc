#include "matcher/posting_page.h"

#include <algorithm>

#include "matcher/judge.h"
#include "matcher/parts.h"

namespace rolecall {
namespace {

Day OpenUntil(const CompiledPosting& posting) {
  if (posting.valid_through == kNoDayAfter) return posting.closed_on;
  return std::min(posting.closed_on, posting.valid_through + 1);
}

PostingLane LaneOf(const CompiledPosting& posting) {
  PostingLane lane;
  lane.places = static_cast<uint32_t>(posting.places.size());
  if (!posting.places.empty()) lane.place = posting.places.front();
  lane.top_pay = posting.top_pay.value_or(-1);
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
  return lane;
}

}  // namespace

Site SiteOf(const CompiledPosting& posting) {
  Site site;
  site.points = posting.places;
  if (!posting.places.empty()) site.reach = 0;
  site.apart = posting.remote;
  return site;
}

Site PostingPage::SiteOf(int lane) const {
  return rolecall::SiteOf((*postings_)[lanes_[lane].slot]);
}

LaneMask PostingPage::InReachOf(std::span<const SpherePoint> home,
                                double reach) const {
  LaneMask mask;
  for (int block = 0; block < kBlocks; ++block) {
    const SiteBox& box = blocks_[block];
    if (home.empty() || box.IsWithinReach(box.NearestSquared(home), reach)) {
      mask.AddBlock(block);
    }
  }
  return mask;
}

void PostingPage::AddAsk(TermIndex term, size_t rank, int lane) {
  if (term >= asking_.size()) asking_.resize(term + 1u);
  asking_[term].push_back(
      {static_cast<uint16_t>(rank), static_cast<uint16_t>(lane)});
}

void PostingPage::SetRequirement(int lane, size_t rank,
                                 const CompiledRequirement& one) {
  if (rank >= ranks_.size()) ranks_.resize(rank + 1);
  Rank& lanes = ranks_[rank];
  if (one.level == RequirementLevel::kRequired) {
    (one.within_days ? lanes.later : lanes.required).Add(lane);
  }
  if (one.settles_licence) lanes.settles.Add(lane);
  lanes.of[lane] = static_cast<int16_t>(one.of);
  lanes.unmet[lane] = static_cast<int16_t>(
      one.within_days ? PointsOf(one.of, kDeadlinePercent) : 0);
  if (!one.excluded.empty() || one.min_months) special_.Add(lane);
  for (const TermIndex term : one.any_of) AddAsk(term, rank, lane);
}

void PostingPage::Set(int lane, uint32_t slot, uint32_t background) {
  const CompiledPosting& posting = (*postings_)[slot];
  used_.Add(lane);
  if (posting.remote) remote_.Add(lane);
  lanes_[lane] = LaneOf(posting);
  lanes_[lane].slot = slot;
  blocks_[lane / kBlockLanes].Add(SiteOf(lane));
  lanes_[lane].background = background;
  employment_type_.Set(0, lane, posting.employment_type);
  shift_.Set(0, lane, posting.shift);
  if (!posting.licences.empty()) licensed_.Add(lane);
  for (const TermIndex term : posting.licences) AddAsk(term, kLicence, lane);
  for (size_t i = 0; i < posting.requirements.size(); ++i) {
    SetRequirement(lane, i, posting.requirements[i]);
  }
}

int PostingPage::MoveTo(int lane, PostingPage& to) const {
  const int there = to.used_.FirstFree();
  to.Set(there, lanes_[lane].slot, lanes_[lane].background);
  return there;
}

void PostingPage::Clear(int lane) {
  used_.Remove(lane);
  remote_.Remove(lane);
  licensed_.Remove(lane);
  special_.Remove(lane);
  employment_type_.Remove(0, lane);
  shift_.Remove(0, lane);
  for (Rank& rank : ranks_) {
    rank.required.Remove(lane);
    rank.later.Remove(lane);
    rank.settles.Remove(lane);
    rank.of[lane] = rank.unmet[lane] = 0;
  }
  for (std::vector<Ask>& asking : asking_) {
    std::erase_if(asking, [lane](const Ask& ask) { return ask.lane == lane; });
  }
  lanes_[lane] = PostingLane();
}

}  // namespace rolecall
