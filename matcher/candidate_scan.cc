#include "matcher/candidate_scan.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "matcher/parts.h"

namespace rolecall {
namespace {

constexpr size_t kPagesAtOnce = 6;
// Of so many what is said of all of them is worth reading apart.
constexpr int kManyLanes = 16;

}  // namespace

CandidateScan::CandidateScan(const CandidateIndex& index,
                             const CompiledPosting& posting,
                             const AcceptanceTable& acceptance,
                             const OccupationFit& fit,
                             const ScoreShares& shares, const Judge& judge,
                             Day as_of, size_t k)
    : index_(index),
      columns_(index.columns()),
      masks_(index.masks()),
      posting_(posting),
      shares_(shares),
      as_of_(posting.NeededOn(as_of)),
      rows_(index.masks(), posting, acceptance, &memory_),
      pages_(FindNear()),
      points_(rows_, posting, shares, as_of, &memory_),
      lines_(rows_, points_, &memory_),
      visits_(index, posting, points_, acceptance, fit, shares, judge, as_of, k,
              &memory_),
      qualified_(&memory_),
      lower_(&memory_) {
  if (!posting.IsOpenOn(as_of)) return;
  if (columns_.arrivals) {
    VisitAll(*columns_.arrivals);
  } else {
    Run();
  }
}

// The nearest first, since they raise what the others must beat.  Where work is
// remote, all are alike.
std::pmr::vector<CandidateScan::Near> CandidateScan::FindNear() {
  std::pmr::vector<Near> pages(&memory_);
  pages.reserve(32);
  index_.FindNear(posting_.places, posting_.remote, pages);
  if (!posting_.remote) {
    std::sort(pages.begin(), pages.end(), [](const Near& a, const Near& b) {
      return a.nearest_squared < b.nearest_squared;
    });
  }
  const size_t first = std::min(pages.size(), kPagesAtOnce);
  for (size_t i = 0; i < first; ++i) WarmUp(pages[i]);
  return pages;
}

void CandidateScan::WarmUp(const Near& near) const {
  rows_.WarmUp(near.number);
  if (near.in_reach) near.page->WarmUp();
}

// Memory is slower than masks: while some pages are looked at, what the next
// ones need is on its way, and who is found waits for what is read of few.
void CandidateScan::Run() {
  for (size_t begin = 0; begin < pages_.size(); begin += kPagesAtOnce) {
    const size_t end = std::min(pages_.size(), begin + kPagesAtOnce);
    for (size_t i = begin; i < end; ++i) {
      if (i + kPagesAtOnce < pages_.size()) WarmUp(pages_[i + kPagesAtOnce]);
      Sieve(pages_[i]);
    }
    for (const Found& found : qualified_) VisitQualified(found);
    qualified_.clear();
  }
  // Where there is room for all who wait, they can make none of the others
  // stay away.
  if (!visits_.HasRoom()) visits_.Finish();
  for (const Found& found : lower_) VisitLower(found);
  visits_.Finish();
}

// Of those who are in no mask anything is possible.
void CandidateScan::VisitAll(const Arrivals& arrivals) {
  const Qualification best = Qualification::kQualified;
  Tenths lines = 0;
  for (size_t i = points_.Of(best).first_line; i < points_.lines().size();
       ++i) {
    lines += points_.lines()[i].Most();
  }
  const auto allows = [&](size_t place) {
    const Arrivals::Words& words = arrivals.WordsOf(place);
    return ShareAWord(words.employment_type, posting_.employment_type) &&
           ShareAWord(words.shift, posting_.shift);
  };
  for (const Near& near : pages_) {
    near.page->used().ForEach([&](int lane) {
      const size_t place = CandidateColumns::At(near.number, lane);
      if (!allows(place)) return;
      visits_.Call(static_cast<uint32_t>(place), best,
                   CandidateVisits::kWorthy | CandidateVisits::kOpen, lines);
    });
  }
  visits_.Finish();
}

// By place alone.
LaneMask CandidateScan::MayReach(const Near& near,
                                 const BoxGroup::Squares& nearest) const {
  if (posting_.places.empty()) return LaneMask::All();
  if (!near.in_reach) return masks_.remote_ok[near.number];
  LaneMask lanes = near.page->MayReach(nearest);
  if (posting_.remote) lanes |= masks_.remote_ok[near.number];
  return lanes;
}

// Those whose wishes certainly allow it.
LaneMask CandidateScan::SurelyWithin(const Near& near) const {
  const LaneMask paid = rows_.SurelyPaid(near.number);
  if (posting_.places.empty()) return paid;
  LaneMask lanes;
  if (near.in_reach) {
    lanes = near.page->AllReach(posting_.places);
    lanes |= masks_.homeless[near.number];
  }
  if (posting_.remote) lanes |= masks_.remote_ok[near.number];
  return lanes & paid;
}

// Finds who may be a match in a page, and visits those of the first grade.
void CandidateScan::Sieve(const Near& near) {
  const uint32_t page = near.number;
  LaneMask lanes = rows_.Wishing(page);
  if (!lanes.Any()) return;
  BoxGroup::Squares nearest = {};
  if (near.in_reach) nearest = near.page->NearestSquared(posting_.places);
  lanes &= MayReach(near, nearest);
  const bool lower_counts =
      MayEnter(near, std::max(points_.Of(Qualification::kByDeadline).most,
                              points_.Of(Qualification::kOneMissing).most));
  LaneMask lacking;
  LaneMask later;
  for (size_t i = 0; i < rows_.required_count(); ++i) {
    if (!lanes.Any()) return;
    const AskedRows::Line& line = rows_.lines()[i];
    const LaneMask met = rows_.Met(line, page);
    if (!lower_counts) {
      lanes &= met;
    } else if (line.asked->within_days) {
      later |= ~met;
    } else {
      lanes &= met | ~lacking;
      lacking |= ~met;
    }
  }
  if (!lanes.Any()) return;
  lanes &= rows_.Licensed(page);
  const LaneMask lower = lanes & (lacking | later);
  lanes = lanes.Without(lower);
  if (lower.Any() || lanes.Any()) rows_.WarmUpRest(page);
  if (lower.Any()) lower_.push_back({near, nearest, lower});
  if (lanes.Any()) qualified_.push_back({near, nearest, lanes});
}

void CandidateScan::VisitQualified(const Found& found) {
  const Near& near = found.near;
  const CandidatePage& page = *near.page;
  const AskedPoints::OfGrade& points = points_.Of(Qualification::kQualified);
  const LaneMask surely = SurelyWithin(near);
  const LaneMask refused = rows_.Refused(near.number);
  const bool may_enter = MayEnter(near, points.most);
  if (may_enter) lines_.Find(near.number, points.first_line);
  LanePoints sums;
  for (int block = 0; block < kBlocks; ++block) {
    Group group;
    group.page = &page;
    group.lanes = found.lanes.Block(block);
    if (group.lanes == 0) continue;
    group.block = block;
    group.begin = static_cast<uint32_t>(
        CandidateColumns::At(near.number, block * kBlockLanes));
    Known known;
    if (may_enter) {
      if (Least() > 0) {
        group.distance_most = DistanceMost(
            found.nearest[block], page.widest_tenths(block), near.number);
      }
      known.worthy = Worthy(group, sums);
      known.sums = &sums;
    }
    known.lapsed = Lapsed(group, rows_.asks() ? group.lanes : known.worthy);
    known.open = group.lanes & refused.Block(block);
    if (rows_.asks()) known.open |= group.lanes & known.lapsed;
    known.counted = group.lanes & surely.Block(block) & ~known.open;
    CallQualified(group, known);
  }
}

// Has those looked at who are not counted, or may be among the best.
void CandidateScan::CallQualified(const Group& group, const Known& known) {
  const AskedPoints::OfGrade& points = points_.Of(group.grade);
  visits_.Count(CountOf(known.counted));
  const uint64_t doubtful =
      known.worthy == 0 ? 0 : known.lapsed | Doubtful(group);
  for (uint64_t left = known.worthy | (group.lanes & ~known.counted); left != 0;
       left &= left - 1) {
    const int at = std::countr_zero(left);
    const auto flag = [at](uint64_t lanes, CandidateVisits::Flag name) {
      return (lanes >> at & 1) * name;
    };
    const uint64_t worthy = flag(known.worthy, CandidateVisits::kWorthy);
    const uint64_t flags = worthy |
                           flag(known.counted, CandidateVisits::kCounted) |
                           flag(known.open, CandidateVisits::kOpen) |
                           flag(doubtful, CandidateVisits::kDoubtful);
    Tenths lines = points.unmet;
    if (worthy != 0) lines += known.sums->Of(at);
    visits_.Call(group.begin + static_cast<uint32_t>(at), group.grade,
                 static_cast<unsigned>(flags), lines);
  }
}

// Those of `lanes` who hold something that is not valid, where that matters; of
// others anything.
uint64_t CandidateScan::Lapsed(const Group& group, uint64_t lanes) const {
  if (rows_.lines().empty() && !rows_.asks()) return 0;
  if (group.page->AllValidOn(as_of_)) return 0;
  if (CountOf(lanes) >= kManyLanes) {
    return ~columns_.AllValidOn(group.begin, as_of_);
  }
  uint64_t lapsed = 0;
  for (; lanes != 0; lanes &= lanes - 1) {
    const int at = std::countr_zero(lanes);
    const bool valid =
        columns_.IsAllValidOn(group.begin + static_cast<uint32_t>(at), as_of_);
    lapsed |= static_cast<uint64_t>(!valid) << at;
  }
  return lapsed;
}

// Those of whom masks may tell too much.
uint64_t CandidateScan::Doubtful(const Group& group) const {
  if (!points_.lines_doubtful()) return 0;
  return lines_.Doubtful(group.block, points_.Of(group.grade));
}

void CandidateScan::VisitLower(const Found& found) {
  const auto may_enter = [&](Qualification grade) {
    return MayEnter(found.near, points_.Of(grade).most);
  };
  if (!may_enter(Qualification::kByDeadline) &&
      !may_enter(Qualification::kOneMissing)) {
    return;
  }
  lines_.Find(found.near.number, 0);
  LaneMask lacking;
  for (size_t i = 0; i < rows_.required_count(); ++i) {
    if (!rows_.lines()[i].asked->within_days) lacking |= ~lines_.Met(i);
  }
  VisitLower(found, found.lanes.Without(lacking), Qualification::kByDeadline);
  VisitLower(found, found.lanes & lacking, Qualification::kOneMissing);
}

void CandidateScan::VisitLower(const Found& found, const LaneMask& lanes,
                               Qualification grade) {
  if (!lanes.Any()) return;
  const CandidatePage& page = *found.near.page;
  Group group;
  group.page = &page;
  group.grade = grade;
  for (int block = 0; block < kBlocks; ++block) {
    group.lanes = lanes.Block(block);
    if (group.lanes == 0) continue;
    group.block = block;
    group.begin = static_cast<uint32_t>(
        CandidateColumns::At(page.number(), block * kBlockLanes));
    if (Least() > 0) {
      group.distance_most = DistanceMost(
          found.nearest[block], page.widest_tenths(block), page.number());
    }
    if (points_.Of(grade).most + group.distance_most < Least()) continue;
    CallLower(group);
  }
}

// Has those of a block looked at who may still be among the best.
void CandidateScan::CallLower(const Group& group) {
  const AskedPoints::OfGrade& points = points_.Of(group.grade);
  const LanePoints sum = lines_.SumOf(group.block, group.lanes, points);
  uint64_t called =
      group.lanes & sum.AtLeast(Least() - group.distance_most - points.least);
  if (Least() > 0 && CountOf(called) >= kManyLanes) {
    called = visits_.Fitting(group.begin, called,
                             points.fixed + points.unmet + group.distance_most,
                             points.most - points.least, sum);
  }
  const uint64_t doubtful =
      called == 0 ? 0 : Lapsed(group, called) | Doubtful(group);
  for (; called != 0; called &= called - 1) {
    const int at = std::countr_zero(called);
    unsigned flags = CandidateVisits::kWorthy | CandidateVisits::kCounted;
    if ((doubtful >> at & 1) != 0) flags |= CandidateVisits::kDoubtful;
    visits_.Call(group.begin + static_cast<uint32_t>(at), group.grade, flags,
                 points.unmet + sum.Of(at));
  }
}

// Points that nobody exceeds who is no nearer.
Tenths CandidateScan::DistanceMost(float nearest_squared, int32_t widest_tenths,
                                   uint32_t page) const {
  const Tenths unknown = PointsOf(shares_.distance, kUnknownPercent);
  if (posting_.remote) return shares_.distance;
  if (posting_.places.empty()) return unknown;
  const double tenths = kEarthRadiusMiles * 10 * std::sqrt(nearest_squared) - 1;
  const Tenths most = DistancePoints(
      shares_.distance, static_cast<int64_t>(std::max(tenths, 0.0)),
      widest_tenths);
  return masks_.homeless[page].Any() ? std::max(most, unknown) : most;
}

// Whether somebody in a page may be among the best, with so many points beside
// those for distance.
bool CandidateScan::MayEnter(const Near& near, Tenths most) const {
  const Tenths least = Least();
  if (most + shares_.distance < least) return false;
  return most >= least ||
         most + DistanceMost(near.nearest_squared, near.page->widest_tenths(),
                             near.number) >=
             least;
}

// Those of a group, who are qualified, that may still be among the best; and
// the sums of their lines.
uint64_t CandidateScan::Worthy(const Group& group, LanePoints& sums) {
  const AskedPoints::OfGrade& points = points_.Of(group.grade);
  const Tenths least = Least() - group.distance_most;
  if (least > points.most) return 0;
  sums = lines_.SumOf(group.block, group.lanes, points);
  const uint64_t lanes = group.lanes & sums.AtLeast(least - points.least);
  if (Least() == 0 || CountOf(lanes) < kManyLanes) return lanes;
  return visits_.Fitting(group.begin, lanes,
                         points.fixed + points.unmet + group.distance_most,
                         points.most - points.least, sums);
}

}  // namespace rolecall
