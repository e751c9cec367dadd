#include "matcher/candidate_scan.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "matcher/lane_sum.h"
#include "matcher/parts.h"

namespace rolecall {
namespace {

// Distances along the ground are not shorter than their chords.
constexpr double kChordOfStep = 1 / (kRadiusSteps * kEarthRadiusMiles);

// So many are looked at sooner than summed up.
constexpr int kFewLanes = 4;

bool IsOfGrade(const CompiledRequirement& missing, Qualification grade) {
  return missing.level == RequirementLevel::kRequired &&
         missing.within_days.has_value() ==
             (grade == Qualification::kByDeadline);
}

}  // namespace

CandidateScan::CandidateScan(const CandidateIndex& index,
                             const CompiledPosting& posting,
                             const AcceptanceTable& acceptance,
                             const OccupationFit& fit,
                             const ScoreShares& shares, const Judge& judge,
                             Day as_of, size_t k)
    : index_(index),
      masks_(index.masks()),
      posting_(posting),
      fit_(fit),
      shares_(shares),
      judge_(judge),
      as_of_(as_of),
      rows_(index.masks(), posting, acceptance),
      work_(index.backgrounds().size()),
      met_(posting.requirements.size()),
      partial_(posting.requirements.size()),
      best_(k) {
  of_.reserve(rows_.lines().size());
  for (const AskedRows::Line& line : rows_.lines()) {
    const CompiledRequirement& one = *line.asked;
    if (!one.excluded.empty()) grades_certain_ = false;
    if (one.min_months) {
      lines_doubtful_ = true;
      months_asked_ |= one.level == RequirementLevel::kRequired;
    }
    const Tenths unmet =
        one.within_days ? PointsOf(one.of, kDeadlinePercent) : 0;
    const Tenths part =
        rows_.any_partial() ? PointsOf(one.of, kConfirmPercent) : 0;
    of_.push_back({unmet, one.of - unmet, std::max(part - unmet, 0),
                   !one.min_months.has_value()});
  }
  lines_doubtful_ |= rows_.any_partial();
  SumUp();
}

void CandidateScan::SumUp() {
  const auto words = [](const std::vector<uint64_t>& asked, bool stated) {
    return !asked.empty() && stated ? 100 : kUnknownPercent;
  };
  for (size_t i = 0; i < schedule_.size(); ++i) {
    schedule_[i] = SchedulePoints(shares_.schedule,
                                  words(posting_.employment_type, i % 2 != 0),
                                  words(posting_.shift, i / 2 != 0));
  }
  // What is asked of a person gives no more than the work does.
  const int fit_most = MostFitPercent(posting_.offered);
  Tenths parts_most = schedule_.back() + shares_.pay;
  for (const Tenths of : {posting_.occupation_of, posting_.experience_of,
                          posting_.education_of, posting_.language_of}) {
    parts_most += PointsOf(of, fit_most);
  }
  for (size_t i = 0; i < grades_.size(); ++i) {
    grades_[i] = PointsOfGrade(static_cast<Qualification>(i), parts_most);
  }
}

CandidateScan::GradePoints CandidateScan::PointsOfGrade(
    Qualification grade, Tenths parts_most) const {
  GradePoints points;
  points.fixed =
      FreshnessPoints(shares_.freshness, posting_.date_posted, as_of_) +
      PointsOf(posting_.qualification_of, QualificationPercent(grade));
  if (grade == Qualification::kQualified) {
    points.first_line = rows_.required_count();
  }
  for (size_t i = 0; i < points.first_line; ++i) points.fixed += of_[i].Most();
  points.least = points.most = points.fixed + parts_most;
  for (size_t i = points.first_line; i < of_.size(); ++i) {
    points.unmet += of_[i].unmet;
    points.most += of_[i].Most();
  }
  points.least += points.unmet;
  if (grade != Qualification::kQualified) points.most -= LeastLoss(grade);
  return points;
}

// What the line that makes it this grade loses at least.
Tenths CandidateScan::LeastLoss(Qualification grade) const {
  Tenths least = std::numeric_limits<Tenths>::max() / 2;
  for (size_t i = 0; i < rows_.required_count(); ++i) {
    if (!IsOfGrade(*rows_.lines()[i].asked, grade)) continue;
    least = std::min(least, of_[i].gain - of_[i].part_gain);
  }
  return least;
}

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
CandidatePage::Reaching CandidateScan::Reaching(const Near& near) const {
  const uint32_t page = near.number;
  if (posting_.places.empty()) return {LaneMask::All(), LaneMask::All()};
  if (!near.in_reach) return {masks_.remote_ok[page], masks_.remote_ok[page]};
  CandidatePage::Reaching reaching = near.page->ReachingTo(posting_.places);
  reaching.surely |= masks_.homeless[page];
  if (posting_.remote) {
    reaching.maybe |= masks_.remote_ok[page];
    reaching.surely |= masks_.remote_ok[page];
  }
  return reaching;
}

// Finds who may be a match in a page, and visits those of the first grade.
void CandidateScan::Sieve(const Near& near) {
  const uint32_t page = near.number;
  const CandidatePage::Reaching reaching = Reaching(near);
  LaneMask lanes = rows_.Wishing(page) & reaching.maybe;
  const bool lower_counts =
      MayEnter(near, std::max(Points(Qualification::kByDeadline).most,
                              Points(Qualification::kOneMissing).most));
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
  if (lanes.Any()) VisitQualified(near, lanes, reaching.surely);
}

// The lines that a grade leaves open.
void CandidateScan::FindLines(uint32_t page, size_t first) {
  for (size_t i = first; i < met_.size(); ++i) {
    const AskedRows::Line& line = rows_.lines()[i];
    met_[i] = rows_.Met(line, page);
    if (rows_.any_partial()) partial_[i] = rows_.Partial(line, page);
  }
}

void CandidateScan::VisitQualified(const Near& near, LaneMask lanes,
                                   LaneMask surely) {
  constexpr Qualification kGrade = Qualification::kQualified;
  const CandidatePage& page = *near.page;
  if (grades_certain_ && page.AllValidOn(as_of_)) {
    surely &= rows_.SurelyPaid(page.number());
  } else {
    surely = LaneMask();
  }
  const bool may_enter = MayEnter(near, Points(kGrade).most);
  if (may_enter) FindLines(page.number(), Points(kGrade).first_line);
  const BoxGroup::Squares nearest = page.NearestSquared(posting_.places);
  for (int block = 0; block < kBlocks; ++block) {
    const uint64_t all = lanes.Block(block);
    if (all == 0) continue;
    const uint64_t worthy =
        may_enter ? Worthy(page, block, nearest[block], all, kGrade) : 0;
    const uint64_t counted = all & surely.Block(block) & ~worthy;
    qualified_ += static_cast<size_t>(CountOf(counted));
    Call(page, block, all & ~counted, worthy, kGrade);
  }
}

void CandidateScan::VisitLower(const Lower& lower) {
  const CandidatePage& page = *lower.near.page;
  const auto may_enter = [&](Qualification grade) {
    return MayEnter(lower.near, Points(grade).most);
  };
  if (!may_enter(Qualification::kByDeadline) &&
      !may_enter(Qualification::kOneMissing)) {
    return;
  }
  FindLines(page.number(), 0);
  LaneMask lacking;
  for (size_t i = 0; i < rows_.required_count(); ++i) {
    if (!rows_.lines()[i].asked->within_days) lacking |= ~met_[i];
  }
  const BoxGroup::Squares nearest = page.NearestSquared(posting_.places);
  const auto visit = [&](const LaneMask& lanes, Qualification grade) {
    for (int block = 0; block < kBlocks; ++block) {
      if (lanes.Block(block) == 0) continue;
      const uint64_t worthy =
          Worthy(page, block, nearest[block], lanes.Block(block), grade);
      Call(page, block, worthy, worthy, grade);
    }
  };
  visit(lower.lanes.Without(lacking), Qualification::kByDeadline);
  visit(lower.lanes & lacking, Qualification::kOneMissing);
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

// Those of a block's `lanes` that may still be among the best.
uint64_t CandidateScan::Worthy(const CandidatePage& page, int block,
                               float nearest_squared, uint64_t lanes,
                               Qualification grade) const {
  const GradePoints& points = Points(grade);
  Tenths least = best_.Least();
  if (least <= points.least) return lanes;
  least -=
      DistanceMost(nearest_squared, page.widest_tenths(block), page.number());
  if (least <= points.least) return lanes;
  if (least > points.most) return 0;
  if (CountOf(lanes) < kFewLanes) return lanes;
  LaneSum sum;
  for (size_t i = points.first_line; i < met_.size(); ++i) {
    const LinePoints& of = of_[i];
    const uint64_t met = met_[i].Block(block) & lanes;
    sum.Add(met, of.gain);
    if (!rows_.any_partial()) continue;
    sum.Add(partial_[i].Block(block) & lanes & ~met, of.part_gain);
  }
  return lanes & sum.AtLeast(least - points.least);
}

// Has `lanes` of the page at hand looked at.
void CandidateScan::Call(const CandidatePage& page, int block, uint64_t lanes,
                         uint64_t worthy, Qualification grade) {
  const GradePoints& points = Points(grade);
  const uint64_t doubtful =
      worthy != 0 && lines_doubtful_ ? Doubtful(block, points) : 0;
  for (; lanes != 0; lanes &= lanes - 1) {
    const int at = std::countr_zero(lanes);
    const int lane = block * kBlockLanes + at;
    page.WarmUpLane(lane);
    if (waiting_count_ == waiting_.size()) VisitWaiting();
    Waiting& one = waiting_[waiting_count_++];
    one.page = &page;
    one.lane = static_cast<int16_t>(lane);
    one.grade = grade;
    one.worthy = (worthy >> at & 1) != 0;
    if (!one.worthy) continue;
    page.WarmUpId(lane);
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
  const CandidateLane& lane = one.page->lane(one.lane);
  if (posting_.top_pay && lane.min_pay > *posting_.top_pay) return;
  double miles = -1;
  if (lane.has_home && !posting_.places.empty() &&
      !(posting_.remote && lane.remote_ok) && !IsInReach(lane, miles)) {
    return;
  }
  if (!grades_certain_ || !lane.AllValidOn(as_of_)) {
    // Whoever is qualified at most must be looked at to be counted.
    if (one.worthy || one.grade == Qualification::kQualified) {
      JudgeLane(one, false);
    }
    return;
  }
  if (one.grade == Qualification::kQualified) ++qualified_;
  if (!one.worthy) return;
  const Tenths score =
      Points(one.grade).fixed + one.lines + PartPoints(lane, miles);
  if (score < best_.Least()) return;
  if (one.doubtful) {
    JudgeLane(one, true);
  } else {
    best_.Offer({score, one.grade, RefTo(one)});
  }
}

void CandidateScan::JudgeLane(const Waiting& one, bool counted) {
  one.page->Restore(one.lane, candidate_);
  judge_.Decide(candidate_, posting_, as_of_, judgement_);
  if (judgement_.qualification == Qualification::kNot) return;
  if (!counted && judgement_.qualification == Qualification::kQualified) {
    ++qualified_;
  }
  best_.Offer({judgement_.score, judgement_.qualification, RefTo(one)});
}

// Of the lines of the page at hand that a grade leaves open; at most what the
// judge gives.
Tenths CandidateScan::LinePointsOf(int block, int at,
                                   const GradePoints& grade) const {
  Tenths points = grade.unmet;
  for (size_t i = grade.first_line; i < met_.size(); ++i) {
    const bool met = (met_[i].Block(block) >> at & 1) != 0;
    points += met ? of_[i].gain : 0;
  }
  if (!rows_.any_partial()) return points;
  for (size_t i = grade.first_line; i < met_.size(); ++i) {
    const uint64_t part = partial_[i].Block(block) & ~met_[i].Block(block);
    points += (part >> at & 1) != 0 ? of_[i].part_gain : 0;
  }
  return points;
}

// Lanes of a block for whom the judge may give less than that.
uint64_t CandidateScan::Doubtful(int block, const GradePoints& grade) const {
  if (months_asked_) return ~uint64_t{0};
  uint64_t doubtful = 0;
  for (size_t i = grade.first_line; i < met_.size(); ++i) {
    const uint64_t met = met_[i].Block(block);
    if (!of_[i].certain) doubtful |= met;
    if (rows_.any_partial()) doubtful |= partial_[i].Block(block) & ~met;
  }
  return doubtful;
}

CandidateScan::WorkPoints CandidateScan::PointsOfWork(uint32_t background) {
  WorkPoints& points = work_[background];
  if (points.fit >= 0) return points;
  const Background& own = index_.backgrounds()[background];
  const int fit = FitPercent(fit_, own.work.occupations, posting_.offered);
  points.fit = static_cast<int16_t>(fit);
  points.points = static_cast<int16_t>(
      PointsOf(posting_.occupation_of, fit) +
      PointsOf(posting_.language_of,
               LanguagePercent(own.languages, fit, posting_.languages,
                               posting_.second_language)));
  return points;
}

// Of everything that is no requirement, but for what is fixed.  Negative miles:
// not known.
Tenths CandidateScan::PartPoints(const CandidateLane& lane, double miles) {
  const auto [fit, work] = PointsOfWork(lane.background);
  Tenths points = work;
  points += PointsOf(posting_.experience_of,
                     ExperiencePercent(lane.experience_months, fit,
                                       posting_.experience_months));
  if (posting_.education_of > 0) {
    points +=
        PointsOf(posting_.education_of,
                 EducationPercent(lane.education, fit, posting_.education));
  }
  points += PayPoints(shares_.pay, lane.min_pay, posting_.top_pay.value_or(-1));
  points +=
      schedule_[(lane.type_stated ? 1u : 0u) + (lane.shift_stated ? 2u : 0u)];
  if (posting_.remote && lane.remote_ok) return points + shares_.distance;
  if (miles < 0) return points + PointsOf(shares_.distance, kUnknownPercent);
  return points + DistancePoints(shares_.distance, TenthsOfMile(miles),
                                 RadiusTenths(lane.radius));
}

}  // namespace rolecall
