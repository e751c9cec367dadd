#include "matcher/candidate_scan.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "matcher/parts.h"

namespace rolecall {
namespace {

// Distances along the ground are not shorter than their chords.
constexpr double kChordOfStep = 1 / (kRadiusSteps * kEarthRadiusMiles);

// So many are looked at sooner than summed up for all lanes.
constexpr int kFewLanes = 16;

LaneMask AnyOf(const std::vector<const MaskRow*>& rows, uint32_t page) {
  LaneMask mask;
  for (const MaskRow* row : rows) mask |= (*row)[page];
  return mask;
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
      acceptance_(acceptance),
      fit_(fit),
      shares_(shares),
      judge_(judge),
      as_of_(as_of),
      fixed_(FreshnessPoints(shares.freshness, posting.date_posted, as_of)),
      percents_(index.backgrounds().size()),
      met_(posting.requirements.size()),
      partial_(posting.requirements.size()),
      best_(k) {
  for (const CompiledRequirement& requirement : posting.requirements) {
    if (!requirement.excluded.empty()) grades_certain_ = false;
    unmet_.push_back(requirement.within_days
                         ? PointsOf(requirement.of, kDeadlinePercent)
                         : 0);
    unmet_sum_ += unmet_.back();
  }
  FindRows();
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
  const OfferedWork& offered = posting_.offered;
  const int fit_most =
      offered.occupations.empty() ? kUnknownPercent : offered.percent;
  parts_most_ = fixed_ + schedule_.back() + shares_.pay;
  for (const Tenths of : {posting_.occupation_of, posting_.experience_of,
                          posting_.education_of, posting_.language_of}) {
    parts_most_ += PointsOf(of, fit_most);
  }
  Tenths lines = 0;
  for (const CompiledRequirement& one : posting_.requirements) lines += one.of;
  lines_most_ = lines - LeastLoss();
}

// What a lower grade costs at least; 0 where nothing is required.
Tenths CandidateScan::LeastLoss() const {
  Tenths least = std::numeric_limits<Tenths>::max();
  for (size_t i = 0; i < unmet_.size(); ++i) {
    const CompiledRequirement& requirement = posting_.requirements[i];
    if (requirement.level == RequirementLevel::kPreferred) continue;
    const Qualification grade = requirement.within_days
                                    ? Qualification::kByDeadline
                                    : Qualification::kOneMissing;
    const Tenths part =
        any_partial_ ? PointsOf(requirement.of, kConfirmPercent) : 0;
    const Tenths line =
        PointsOf(posting_.qualification_of, QualificationPercent(grade));
    least = std::min(least, requirement.of - std::max(unmet_[i], part) - line);
  }
  return least == std::numeric_limits<Tenths>::max() ? 0 : least;
}

void CandidateScan::Run() {
  FindNear();
  ForEachNear([this](const Near& near) { VisitQualified(near); });
  ForEachNear([this](const Near& near) { VisitLower(near); });
}

void CandidateScan::FindNear() {
  for (const CandidateIndex::Near& one :
       index_.PagesNear(posting_.places, posting_.remote)) {
    const LaneMask wishing = Wishing(one);
    if (!wishing.Any()) continue;
    near_.push_back({one.page, DistanceMost(one), wishing});
  }
  // The nearest first, since they raise what the others must beat.  Where work
  // is remote, all are alike.
  if (posting_.remote) return;
  std::sort(near_.begin(), near_.end(), [](const Near& a, const Near& b) {
    return a.distance_most > b.distance_most;
  });
}

// Memory is slower than masks: while one page is looked at, what the next ones
// need is on its way.
template <typename Step>
void CandidateScan::ForEachNear(Step step) const {
  constexpr size_t kAhead = 3;
  const auto warm_up = [this](size_t i) {
    if (i >= near_.size()) return;
    for (const auto& rows : met_rows_) {
      for (const MaskRow* row : rows) row->WarmUp(near_[i].page->number());
    }
  };
  for (size_t i = 0; i < kAhead; ++i) warm_up(i);
  for (size_t i = 0; i < near_.size(); ++i) {
    warm_up(i + kAhead);
    step(near_[i]);
  }
}

// Those who may work for the posting's pay.
LaneMask CandidateScan::MayWork(uint32_t page) const {
  if (!posting_.top_pay) return LaneMask::All();
  for (int step = 0; step < CandidateMasks::kPaySteps; ++step) {
    if (CandidateMasks::PayStep(step) >= *posting_.top_pay) {
      return ~masks_.above[step][page];
    }
  }
  return LaneMask::All();
}

LaneMask CandidateScan::Wishing(const CandidateIndex::Near& near) const {
  const uint32_t page = near.page->number();
  LaneMask mask = masks_.used[page];
  if (!near.in_reach) {
    mask &= masks_.remote_ok[page];
  } else if (!posting_.remote && !posting_.places.empty()) {
    mask &= near.page->InReachOf(posting_.places);
  }
  mask &= MayWork(page);
  mask &= masks_.employment_type.Wishing(page, posting_.employment_type);
  return mask & masks_.shift.Wishing(page, posting_.shift);
}

void CandidateScan::AddRow(const MaskRow& row,
                           std::vector<const MaskRow*>& rows) const {
  if (row.Any()) rows.push_back(&row);
}

void CandidateScan::FindRows() {
  met_rows_.resize(met_.size());
  partial_rows_.resize(met_.size());
  for (size_t i = 0; i < met_.size(); ++i) {
    const CompiledRequirement& requirement = posting_.requirements[i];
    for (const TermIndex asked : requirement.any_of) {
      const CandidateMasks::Lesser& lesser = masks_.lesser[asked];
      AddRow(masks_.full[asked], met_rows_[i]);
      AddRow(lesser.any, partial_rows_[i]);
      if (requirement.or_equivalent || acceptance_.IsOpen(asked)) {
        AddRow(lesser.alternative, met_rows_[i]);
      }
      if (requirement.eligible) AddRow(lesser.progress, met_rows_[i]);
    }
    any_partial_ |= !partial_rows_[i].empty();
  }
  for (const TermIndex licence : posting_.licences) {
    AddRow(masks_.full[licence], licence_rows_);
  }
}

LaneMask CandidateScan::MayHoldLicence(uint32_t page) const {
  if (posting_.licences.empty()) return LaneMask::All();
  LaneMask mask = AnyOf(licence_rows_, page);
  for (size_t i = 0; i < met_.size(); ++i) {
    if (posting_.requirements[i].settles_licence) mask |= met_[i];
  }
  return mask;
}

void CandidateScan::FindPartial(uint32_t page) {
  if (!any_partial_) return;
  for (size_t i = 0; i < partial_.size(); ++i) {
    partial_[i] = AnyOf(partial_rows_[i], page);
  }
}

void CandidateScan::VisitQualified(const Near& near) {
  const uint32_t page = near.page->number();
  LaneMask mask = near.wishing;
  const auto meet = [&](RequirementLevel level) {
    for (size_t i = 0; i < met_.size(); ++i) {
      if (posting_.requirements[i].level != level) continue;
      met_[i] = AnyOf(met_rows_[i], page);
      if (level == RequirementLevel::kPreferred) continue;
      mask &= met_[i];
      if (!mask.Any()) return;
    }
  };
  meet(RequirementLevel::kRequired);
  if (!mask.Any()) return;
  mask &= MayHoldLicence(page);
  if (!mask.Any()) return;
  meet(RequirementLevel::kPreferred);
  FindPartial(page);
  Visit(near, mask, Qualification::kQualified);
}

void CandidateScan::VisitLower(const Near& near) {
  if (parts_most_ + near.distance_most + lines_most_ < best_.Least()) return;
  const uint32_t page = near.page->number();
  LaneMask mask = near.wishing;
  LaneMask lacking;
  LaneMask later;
  for (size_t i = 0; i < met_.size() && mask.Any(); ++i) {
    const CompiledRequirement& requirement = posting_.requirements[i];
    met_[i] = AnyOf(met_rows_[i], page);
    if (requirement.level == RequirementLevel::kPreferred) continue;
    const LaneMask missing = ~met_[i];
    if (requirement.within_days) {
      later |= missing;
    } else {
      mask = mask.Without(lacking & missing);
      lacking |= missing;
    }
  }
  mask &= lacking | later;
  if (!mask.Any()) return;
  mask &= MayHoldLicence(page);
  FindPartial(page);
  Visit(near, mask.Without(lacking), Qualification::kByDeadline);
  Visit(near, mask & lacking, Qualification::kOneMissing);
}

Tenths CandidateScan::DistanceMost(const CandidateIndex::Near& near) const {
  const Tenths unknown = PointsOf(shares_.distance, kUnknownPercent);
  if (posting_.remote) return shares_.distance;
  if (posting_.places.empty()) return unknown;
  const double tenths =
      kEarthRadiusMiles * 10 * std::sqrt(near.nearest_squared) - 1;
  const Tenths most = DistancePoints(
      shares_.distance, static_cast<int64_t>(std::max(tenths, 0.0)),
      near.page->widest_tenths());
  return masks_.homeless[near.page->number()].Any() ? std::max(most, unknown)
                                                    : most;
}

// Those of `lanes` that may still be among the best.
LaneMask CandidateScan::Worthy(const Near& near, const LaneMask& lanes,
                               Qualification grade) const {
  const bool qualified = grade == Qualification::kQualified;
  Tenths rest =
      parts_most_ + near.distance_most +
      PointsOf(posting_.qualification_of, QualificationPercent(grade));
  Tenths more = 0;  // what the lines that differ can add
  for (size_t i = 0; i < unmet_.size(); ++i) {
    const CompiledRequirement& one = posting_.requirements[i];
    const bool all_meet = qualified && one.level == RequirementLevel::kRequired;
    rest += all_meet ? one.of : unmet_[i];
    if (!all_meet) more += one.of - unmet_[i];
  }
  const Tenths least = best_.Least();
  if (least <= rest) return lanes;
  if (least > rest + more) return LaneMask();
  if (lanes.Count() < kFewLanes) return lanes;
  LaneSum sum;
  for (size_t i = 0; i < met_.size(); ++i) {
    const CompiledRequirement& one = posting_.requirements[i];
    if (qualified && one.level == RequirementLevel::kRequired) continue;
    sum.Add(met_[i], one.of - unmet_[i]);
    if (!any_partial_) continue;
    const Tenths part = PointsOf(one.of, kConfirmPercent);
    sum.Add(partial_[i].Without(met_[i]), std::max(part - unmet_[i], 0));
  }
  return lanes & sum.AtLeast(least - rest);
}

// Lanes whose place and pay, and all that they hold, need no look.
LaneMask CandidateScan::SurelyWithin(const CandidatePage& page) const {
  if (!grades_certain_ || !page.AllValidOn(as_of_)) return LaneMask();
  LaneMask mask = masks_.homeless[page.number()];
  if (posting_.remote) mask |= masks_.remote_ok[page.number()];
  if (posting_.places.empty()) mask = LaneMask::All();
  if (!posting_.top_pay) return mask;
  for (int step = CandidateMasks::kPaySteps - 1; step >= 0; --step) {
    if (CandidateMasks::PayStep(step) > *posting_.top_pay) continue;
    return mask.Without(masks_.above[step][page.number()]);
  }
  return LaneMask();
}

void CandidateScan::Visit(const Near& near, LaneMask lanes,
                          Qualification grade) {
  if (!lanes.Any()) return;
  const LaneMask worthy = Worthy(near, lanes, grade);
  if (grade == Qualification::kQualified) {
    const LaneMask sure = lanes.Without(worthy) & SurelyWithin(*near.page);
    qualified_ += static_cast<size_t>(sure.Count());
    lanes = lanes.Without(sure);
  } else {
    lanes = worthy;
  }
  lanes.ForEach([&](int index) { near.page->WarmUp(index); });
  lanes.ForEach([&](int index) {
    VisitLane(*near.page, index, grade, worthy.Has(index));
  });
}

// `miles` stays as it is where the distance is not known.
bool CandidateScan::IsInReach(const CandidateLane& lane, double& miles) const {
  double nearest = SquaredChord(lane.home, posting_.places.front());
  for (size_t i = 1; i < posting_.places.size(); ++i) {
    nearest = std::min(nearest, SquaredChord(lane.home, posting_.places[i]));
  }
  if (lane.radius >= 0) {
    const double chord = lane.radius * kChordOfStep;
    if (nearest > chord * chord * (1 + 1e-9)) return false;
  }
  miles = MilesOfSquaredChord(nearest);
  return lane.radius < 0 || miles <= lane.radius / kRadiusSteps;
}

void CandidateScan::VisitLane(const CandidatePage& page, int index,
                              Qualification grade, bool worthy) {
  const CandidateLane& lane = page.lane(index);
  if (posting_.top_pay && lane.min_pay > *posting_.top_pay) return;
  const bool remote =
      posting_.remote && masks_.remote_ok[page.number()].Has(index);
  double miles = -1;
  if (!remote && !posting_.places.empty() &&
      !masks_.homeless[page.number()].Has(index) && !IsInReach(lane, miles)) {
    return;
  }

  if (!grades_certain_ || !lane.AllValidOn(as_of_)) {
    // Whoever is qualified at most must be looked at to be counted.
    if (worthy || grade == Qualification::kQualified) {
      JudgeLane(page, index, false);
    }
    return;
  }
  if (grade == Qualification::kQualified) ++qualified_;
  if (!worthy) return;
  bool doubtful = false;
  const Tenths score =
      fixed_ + RequirementPoints(index, doubtful) +
      PointsOf(posting_.qualification_of, QualificationPercent(grade)) +
      PartPoints(page, index, remote, miles);
  const CandidateRef who = {&page, index, lane.IdHead()};
  if (best_.Refuses(score, who)) return;
  if (doubtful) {
    JudgeLane(page, index, true);
  } else {
    best_.Offer({score, grade, who});
  }
}

void CandidateScan::JudgeLane(const CandidatePage& page, int index,
                              bool counted) {
  page.Restore(index, candidate_);
  judge_.Decide(candidate_, posting_, as_of_, judgement_);
  if (judgement_.qualification == Qualification::kNot) return;
  if (!counted && judgement_.qualification == Qualification::kQualified) {
    ++qualified_;
  }
  best_.Offer({judgement_.score,
               judgement_.qualification,
               {&page, index, page.lane(index).IdHead()}});
}

// At most what the judge gives; `doubtful` when he may give less.
Tenths CandidateScan::RequirementPoints(int index, bool& doubtful) const {
  Tenths points = 0;
  for (size_t i = 0; i < met_.size(); ++i) {
    const CompiledRequirement& requirement = posting_.requirements[i];
    if (met_[i].Has(index)) {
      points += requirement.of;
      doubtful |= requirement.min_months.has_value();
    } else if (any_partial_ && partial_[i].Has(index)) {
      points += PointsOf(requirement.of, kConfirmPercent);
      doubtful = true;
    } else {
      points += unmet_[i];
    }
  }
  return points;
}

const BackgroundPercents& CandidateScan::PercentsOf(uint32_t background) {
  BackgroundPercents& percents = percents_[background];
  if (percents.fit >= 0) return percents;
  const Background& own = index_.backgrounds()[background];
  const int fit = FitPercent(fit_, own.work.occupations, posting_.offered);
  percents.fit = static_cast<int8_t>(fit);
  percents.language = static_cast<int8_t>(LanguagePercent(
      own.languages, fit, posting_.languages, posting_.second_language));
  return percents;
}

// Of everything that is no requirement, but for what is fixed.
Tenths CandidateScan::PartPoints(const CandidatePage& page, int index,
                                 bool remote, double miles) {
  const CandidateLane& lane = page.lane(index);
  const auto [fit, language] = PercentsOf(lane.background);
  Tenths points = PointsOf(posting_.occupation_of, fit);
  points += PointsOf(posting_.language_of, language);
  points += PointsOf(posting_.experience_of,
                     ExperiencePercent(lane.experience_months, fit,
                                       posting_.experience_months));
  points += PointsOf(posting_.education_of,
                     EducationPercent(lane.education, fit, posting_.education));
  points += PayPoints(shares_.pay, lane.min_pay, posting_.top_pay.value_or(-1));
  points +=
      schedule_[(masks_.employment_type.stated[page.number()].Has(index) ? 1u
                                                                         : 0u) +
                (masks_.shift.stated[page.number()].Has(index) ? 2u : 0u)];
  if (remote) return points + shares_.distance;
  if (miles < 0) return points + PointsOf(shares_.distance, kUnknownPercent);
  return points + DistancePoints(shares_.distance, TenthsOfMile(miles),
                                 RadiusTenths(lane.radius));
}

}  // namespace rolecall
