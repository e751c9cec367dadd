#include "matcher/candidate_scan.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "matcher/parts.h"

namespace rolecall {
namespace {

// Distances along the ground are not shorter than their chords.
constexpr double kChordOfStep = 1 / (kRadiusSteps * kEarthRadiusMiles);

// So many are looked at sooner than summed up.
constexpr int kFewLanes = 4;
// And of so many what is said of all of them is worth reading apart.
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
      as_of_(as_of),
      rows_(index.masks(), posting, acceptance),
      points_(rows_, posting, shares, as_of),
      person_(index.backgrounds(), posting, points_, fit, shares),
      met_(posting.requirements.size()),
      partial_(rows_.any_partial() ? met_.size() : 0),
      best_(k),
      record_judge_(acceptance, judge, posting, as_of) {}

void CandidateScan::Run() {
  const std::vector<Near> pages = FindNear();
  // Memory is slower than masks: while one page is looked at, what the next
  // ones need is on its way.
  constexpr size_t kAhead = 6;
  const auto warm_up = [&](size_t i) {
    if (i >= pages.size()) return;
    rows_.WarmUp(pages[i].number);
    if (pages[i].in_reach) pages[i].page->WarmUp();
  };
  lower_.reserve(pages.size());
  for (size_t i = 0; i < kAhead; ++i) warm_up(i);
  for (size_t i = 0; i < pages.size(); ++i) {
    warm_up(i + kAhead);
    Sieve(pages[i]);
  }
  VisitWaiting();
  for (const Lower& lower : lower_) VisitLower(lower);
  VisitWaiting();
}

std::vector<CandidateScan::Near> CandidateScan::FindNear() const {
  std::vector<Near> pages = index_.PagesNear(posting_.places, posting_.remote);
  // The nearest first, since they raise what the others must beat.  Where work
  // is remote, all are alike.
  if (!posting_.remote) {
    std::sort(pages.begin(), pages.end(), [](const Near& a, const Near& b) {
      return a.nearest_squared < b.nearest_squared;
    });
  }
  return pages;
}

// By place alone.
LaneMask CandidateScan::MayReach(const Near& near) const {
  if (posting_.places.empty()) return LaneMask::All();
  if (!near.in_reach) return masks_.remote_ok[near.number];
  LaneMask lanes = near.page->MayReach(posting_.places);
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
  LaneMask lanes = rows_.Wishing(page) & MayReach(near);
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
  lanes &= rows_.Licensed(page);
  const LaneMask lower = lanes & (lacking | later);
  if (lower.Any()) lower_.push_back({near, lower});
  lanes = lanes.Without(lower);
  if (lanes.Any()) VisitQualified(near, lanes);
}

// The lines that a grade leaves open.
void CandidateScan::FindLines(uint32_t page, size_t first) {
  for (size_t i = first; i < met_.size(); ++i) {
    const AskedRows::Line& line = rows_.lines()[i];
    met_[i] = rows_.Met(line, page);
    if (rows_.any_partial()) partial_[i] = rows_.Partial(line, page);
  }
}

void CandidateScan::VisitQualified(const Near& near, const LaneMask& lanes) {
  const CandidatePage& page = *near.page;
  const AskedPoints::OfGrade& points = points_.Of(Qualification::kQualified);
  const LaneMask surely = SurelyWithin(near);
  const LaneMask refused = rows_.Refused(near.number);
  const bool all_valid = !rows_.asks() || page.AllValidOn(as_of_);
  const bool may_enter = MayEnter(near, points.most);
  BoxGroup::Squares nearest = {};
  if (may_enter) {
    FindLines(near.number, points.first_line);
    nearest = page.NearestSquared(posting_.places);
  }
  for (int block = 0; block < kBlocks; ++block) {
    const uint64_t all = lanes.Block(block);
    if (all == 0) continue;
    Called called;
    if (may_enter) called.worthy = Worthy(page, block, nearest[block], all);
    called.open = all & refused.Block(block);
    called.counted = all & surely.Block(block) & ~called.open;
    if (!all_valid && called.counted != 0) {
      called.counted &= columns_.AllValidOn(
          CandidateColumns::At(near.number, block * kBlockLanes), as_of_);
    }
    qualified_ += static_cast<size_t>(CountOf(called.counted));
    called.lanes = called.worthy | (all & ~called.counted);
    Call(near.number, block, called);
  }
}

void CandidateScan::VisitLower(const Lower& lower) {
  const auto may_enter = [&](Qualification grade) {
    return MayEnter(lower.near, points_.Of(grade).most);
  };
  if (!may_enter(Qualification::kByDeadline) &&
      !may_enter(Qualification::kOneMissing)) {
    return;
  }
  FindLines(lower.near.number, 0);
  LaneMask lacking;
  for (size_t i = 0; i < rows_.required_count(); ++i) {
    if (!rows_.lines()[i].asked->within_days) lacking |= ~met_[i];
  }
  VisitLower(lower, lower.lanes.Without(lacking), Qualification::kByDeadline);
  VisitLower(lower, lower.lanes & lacking, Qualification::kOneMissing);
}

void CandidateScan::VisitLower(const Lower& lower, const LaneMask& lanes,
                               Qualification grade) {
  if (!lanes.Any()) return;
  const CandidatePage& page = *lower.near.page;
  const AskedPoints::OfGrade& points = points_.Of(grade);
  const BoxGroup::Squares nearest = page.NearestSquared(posting_.places);
  for (int block = 0; block < kBlocks; ++block) {
    if (lanes.Block(block) == 0) continue;
    const Tenths distance_most =
        DistanceMost(nearest[block], page.widest_tenths(block), page.number());
    if (points.most + distance_most < best_.Least()) continue;
    CallLower(static_cast<uint32_t>(
                  CandidateColumns::At(page.number(), block * kBlockLanes)),
              block, lanes.Block(block), grade, distance_most);
  }
}

// Has those of a block looked at who may still be among the best.
void CandidateScan::CallLower(uint32_t begin, int block, uint64_t lanes,
                              Qualification grade, Tenths distance_most) {
  const AskedPoints::OfGrade& points = points_.Of(grade);
  const LaneSum sum = SumOf(block, lanes, points.first_line);
  uint64_t called =
      lanes & sum.AtLeast(best_.Least() - distance_most - points.least);
  if (CountOf(called) >= kManyLanes) {
    called = Fitting(begin, called, points.fixed + points.unmet + distance_most,
                     points.most - points.least, &sum);
  }
  const uint64_t doubtful =
      called != 0 && points_.lines_doubtful() ? Doubtful(block, points) : 0;
  for (; called != 0; called &= called - 1) {
    const int at = std::countr_zero(called);
    Waiting& one = Enqueue(begin + static_cast<uint32_t>(at));
    __builtin_prefetch(&columns_.id_heads[one.place]);
    one.grade = grade;
    one.worthy = true;
    one.counted = true;
    one.open = false;
    one.doubtful = (doubtful >> at & 1) != 0;
    one.lines = points.unmet + sum.Of(at);
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
  const Tenths least = best_.Least();
  if (most + shares_.distance < least) return false;
  return most >= least ||
         most + DistanceMost(near.nearest_squared, near.page->widest_tenths(),
                             near.number) >=
             least;
}

// What lines give to `lanes` of a block of the page at hand, beyond what they
// give when none is met; at most where something is had in part.
LaneSum CandidateScan::SumOf(int block, uint64_t lanes,
                             size_t first_line) const {
  LaneSum sum;
  for (size_t i = first_line; i < met_.size(); ++i) {
    const AskedPoints::Line& of = points_.lines()[i];
    const uint64_t met = met_[i].Block(block) & lanes;
    sum.Add(met, of.gain);
    if (!rows_.any_partial()) continue;
    sum.Add(partial_[i].Block(block) & lanes & ~met, of.part_gain);
  }
  return sum;
}

// Those of a block's `lanes`, who are qualified, that may still be among the
// best.
uint64_t CandidateScan::Worthy(const CandidatePage& page, int block,
                               float nearest_squared, uint64_t lanes) {
  const AskedPoints::OfGrade& points = points_.Of(Qualification::kQualified);
  if (best_.Least() == 0 || CountOf(lanes) < kFewLanes) return lanes;
  const Tenths least =
      best_.Least() -
      DistanceMost(nearest_squared, page.widest_tenths(block), page.number());
  if (least > points.most) return 0;
  const bool sums = least > points.least;
  LaneSum sum;
  if (sums) {
    sum = SumOf(block, lanes, points.first_line);
    lanes &= sum.AtLeast(least - points.least);
  }
  if (CountOf(lanes) < kManyLanes) return lanes;
  return Fitting(CandidateColumns::At(page.number(), block * kBlockLanes),
                 lanes, points.fixed + points.unmet + best_.Least() - least,
                 points.most - points.least, sums ? &sum : nullptr);
}

// Those of the block that begins at `begin` who may still be among the best,
// with `others` and points of `lines`, if any, beside those of the person.
uint64_t CandidateScan::Fitting(size_t begin, uint64_t lanes, Tenths others,
                                Tenths lines_most, const LaneSum* lines) {
  lanes = person_.MayHave(&columns_.backgrounds[begin], lanes,
                          best_.Least() - others - lines_most);
  for (uint64_t left = lanes; left != 0; left &= left - 1) {
    const auto at = static_cast<size_t>(std::countr_zero(left));
    __builtin_prefetch(&columns_.lanes[begin + at]);
  }
  uint64_t fitting = 0;
  for (uint64_t left = lanes; left != 0; left &= left - 1) {
    const int at = std::countr_zero(left);
    const auto place = static_cast<uint32_t>(begin + static_cast<size_t>(at));
    const Tenths most = others +
                        (lines != nullptr ? lines->Of(at) : lines_most) +
                        person_.Of(columns_.lanes[place]);
    if (most < best_.Least()) continue;
    if (best_.MayEnter(most, RefTo(place))) fitting |= uint64_t{1} << at;
  }
  return fitting;
}

// A place in the queue, while the lane is fetched.
CandidateScan::Waiting& CandidateScan::Enqueue(uint32_t place) {
  __builtin_prefetch(&columns_.lanes[place]);
  if (waiting_count_ == waiting_.size()) VisitWaiting();
  Waiting& one = waiting_[waiting_count_++];
  one.place = place;
  return one;
}

// Has lanes of the page at hand looked at who are qualified.
void CandidateScan::Call(uint32_t page, int block, const Called& called) {
  const AskedPoints::OfGrade& points = points_.Of(Qualification::kQualified);
  const uint64_t doubtful = called.worthy != 0 && points_.lines_doubtful()
                                ? Doubtful(block, points)
                                : 0;
  for (uint64_t left = called.lanes; left != 0; left &= left - 1) {
    const int at = std::countr_zero(left);
    Waiting& one = Enqueue(static_cast<uint32_t>(
        CandidateColumns::At(page, block * kBlockLanes + at)));
    one.grade = Qualification::kQualified;
    one.worthy = (called.worthy >> at & 1) != 0;
    one.counted = (called.counted >> at & 1) != 0;
    one.open = (called.open >> at & 1) != 0;
    if (!one.worthy) continue;
    __builtin_prefetch(&columns_.id_heads[one.place]);
    one.doubtful = (doubtful >> at & 1) != 0;
    one.lines = LinePointsOf(block, at, points);
  }
}

void CandidateScan::VisitWaiting() {
  for (size_t i = 0; i < waiting_count_; ++i) Visit(waiting_[i]);
  waiting_count_ = 0;
}

// `miles` stays as it is where the distance is not known.
bool CandidateScan::IsInReach(const CandidateLane& lane, double& miles) const {
  double nearest = SquaredChord(lane.home, posting_.places.front());
  for (size_t i = 1; i < posting_.places.size(); ++i) {
    nearest = std::min(nearest, SquaredChord(lane.home, posting_.places[i]));
  }
  if (lane.radius < 0) {
    miles = MilesOfSquaredChord(nearest);
    return true;
  }
  const double chord = lane.radius * kChordOfStep;
  if (nearest > chord * chord * (1 + 1e-9)) return false;
  miles = MilesOfSquaredChord(nearest);
  return miles <= lane.radius / kRadiusSteps;
}

void CandidateScan::Visit(const Waiting& one) {
  const CandidateLane& lane = columns_.lanes[one.place];
  if (posting_.top_pay && lane.min_pay > *posting_.top_pay) return;
  double miles = -1;
  if (lane.has_home && !posting_.places.empty() &&
      !(posting_.remote && lane.remote_ok) && !IsInReach(lane, miles)) {
    return;
  }
  const bool valid = lane.AllValidOn(as_of_);
  const bool open = one.open || (rows_.asks() && !valid);
  if (!one.counted && !open) ++qualified_;
  const bool to_count = !one.counted && open;
  Tenths parts = 0;
  bool worthy = one.worthy;
  if (worthy) {
    parts = person_.Of(lane) + PointsOfDistance(lane, miles);
    worthy = best_.MayEnter(points_.Of(one.grade).fixed + one.lines + parts,
                            RefTo(one.place));
  }
  if (!worthy && !to_count) return;
  if (!open && !one.doubtful && (valid || rows_.lines().empty())) {
    best_.Offer({points_.Of(one.grade).fixed + one.lines + parts, one.grade,
                 RefTo(one.place)});
    return;
  }
  const RecordJudge::Verdict verdict = Decide(one.place);
  if (verdict.grade == Qualification::kNot) return;
  if (to_count && verdict.grade == Qualification::kQualified) ++qualified_;
  if (!worthy) return;
  best_.Offer({points_.Of(verdict.grade).rest + verdict.lines + parts,
               verdict.grade, RefTo(one.place)});
}

// Of the lines of the page at hand that a grade leaves open; at most what the
// judge gives.
Tenths CandidateScan::LinePointsOf(int block, int at,
                                   const AskedPoints::OfGrade& grade) const {
  Tenths points = grade.unmet;
  for (size_t i = grade.first_line; i < met_.size(); ++i) {
    const bool met = (met_[i].Block(block) >> at & 1) != 0;
    points += met ? points_.lines()[i].gain : 0;
  }
  if (!rows_.any_partial()) return points;
  for (size_t i = grade.first_line; i < met_.size(); ++i) {
    const uint64_t part = partial_[i].Block(block) & ~met_[i].Block(block);
    points += (part >> at & 1) != 0 ? points_.lines()[i].part_gain : 0;
  }
  return points;
}

// Lanes of a block for whom the judge may give less than that.
uint64_t CandidateScan::Doubtful(int block,
                                 const AskedPoints::OfGrade& grade) const {
  if (points_.months_asked()) return ~uint64_t{0};
  uint64_t doubtful = 0;
  for (size_t i = grade.first_line; i < met_.size(); ++i) {
    const uint64_t met = met_[i].Block(block);
    if (!points_.lines()[i].certain) doubtful |= met;
    if (rows_.any_partial()) doubtful |= partial_[i].Block(block) & ~met;
  }
  return doubtful;
}

// Negative miles: not known.
Tenths CandidateScan::PointsOfDistance(const CandidateLane& lane,
                                       double miles) const {
  if (posting_.remote && lane.remote_ok) return shares_.distance;
  if (miles < 0) return PointsOf(shares_.distance, kUnknownPercent);
  return DistancePoints(shares_.distance, TenthsOfMile(miles),
                        RadiusTenths(lane.radius));
}

}  // namespace rolecall
