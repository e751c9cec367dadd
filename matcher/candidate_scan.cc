#include "matcher/candidate_scan.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "matcher/parts.h"

namespace rolecall {
namespace {

// Squared chords this near to a limit are decided by the judge's own measure.
constexpr double kDoubt = 1e-9;

}  // namespace

CandidateScan::CandidateScan(const Slots<CompiledCandidate>& candidates,
                             const CompiledPosting& posting,
                             const AcceptanceTable& acceptance,
                             const OccupationFit& fit,
                             const ScoreShares& shares, const Judge& judge,
                             Day as_of, size_t k)
    : candidates_(candidates),
      posting_(posting),
      acceptance_(acceptance),
      fit_(fit),
      shares_(shares),
      judge_(judge),
      as_of_(as_of),
      freshness_(FreshnessPoints(shares.freshness, posting, as_of)),
      met_(posting.requirements.size()),
      partial_(posting.requirements.size()),
      best_(k) {
  for (const CompiledRequirement& requirement : posting.requirements) {
    if (!requirement.excluded.empty()) exact_ = false;
  }
}

LaneMask CandidateScan::MayMeet(const CandidatePage& page,
                                const CompiledRequirement& requirement) const {
  LaneMask mask;
  for (const TermIndex asked : requirement.any_of) {
    mask |= page.Full(asked);
    const bool open = requirement.or_equivalent || acceptance_.IsOpen(asked);
    if (!open && !requirement.eligible) continue;
    const CandidatePage::Lesser lesser = page.LesserOf(asked);
    if (open) mask |= lesser.alternative;
    if (requirement.eligible) mask |= lesser.progress;
  }
  return mask;
}

LaneMask CandidateScan::MayHoldLicence(const CandidatePage& page) const {
  if (posting_.licences.empty()) return LaneMask::All();
  LaneMask mask;
  for (const TermIndex licence : posting_.licences) mask |= page.Full(licence);
  for (size_t i = 0; i < met_.size(); ++i) {
    if (posting_.requirements[i].settles_licence) mask |= met_[i];
  }
  return mask;
}

// The lanes that may be a match; fills the masks of the page.
LaneMask CandidateScan::Candidates(const CandidatePage& page,
                                   const LaneMask& used) {
  const auto wished = [](const CandidatePage::Words& words,
                         const std::vector<uint64_t>& stated) {
    if (stated.empty()) return LaneMask::All();
    return words.unstated() | words.WithOneOf(stated);
  };
  LaneMask mask =
      used & wished(page.employment_type(), posting_.employment_type);
  mask &= wished(page.shift(), posting_.shift);
  LaneMask lacking;
  LaneMask lacking_more;
  masks_.later = LaneMask();
  for (size_t i = 0; i < met_.size() && mask.Any(); ++i) {
    const CompiledRequirement& requirement = posting_.requirements[i];
    met_[i] = MayMeet(page, requirement);
    if (requirement.level == RequirementLevel::kPreferred) continue;
    const LaneMask missing = ~met_[i];
    if (requirement.within_days) {
      masks_.later |= missing;
      continue;
    }
    lacking_more |= lacking & missing;
    lacking |= missing;
    mask &= ~lacking_more;
  }
  if (!mask.Any()) return mask;
  masks_.lacking = lacking;
  masks_.type_stated = ~page.employment_type().unstated();
  masks_.shift_stated = ~page.shift().unstated();
  partial_known_ = false;
  return mask & MayHoldLicence(page);
}

void CandidateScan::Visit(const CandidatePage& page, const LaneMask& used) {
  Candidates(page, used).ForEach([&](int index) { VisitLane(page, index); });
}

bool CandidateScan::IsInReach(const CandidateLane& lane, bool remote,
                              double& nearest) const {
  nearest = -1;
  if (remote || !lane.has_home || posting_.places.empty()) return true;
  nearest = std::numeric_limits<double>::infinity();
  for (const SpherePoint& place : posting_.places) {
    nearest = std::min(nearest, SquaredChord(lane.home, place));
  }
  const double limit = lane.farthest_squared;
  if (nearest < limit * (1 - kDoubt)) return true;
  if (nearest > limit * (1 + kDoubt) + 1e-18) return false;
  return MilesOfSquaredChord(nearest) <= *candidates_[lane.slot].radius_miles;
}

void CandidateScan::VisitLane(const CandidatePage& page, int index) {
  const CandidateLane& lane = page.lane(index);
  if (posting_.top_pay && lane.min_pay > *posting_.top_pay) return;
  const bool remote = posting_.remote && page.remote_ok().Has(index);
  double nearest = 0;
  if (!IsInReach(lane, remote, nearest)) return;

  // Whoever is not certainly qualified may only be less so.
  const bool may_qualify =
      !masks_.lacking.Has(index) && !masks_.later.Has(index);
  const bool certain =
      exact_ && lane.all_valid_from <= as_of_ && lane.all_valid_until >= as_of_;
  const bool counted = may_qualify && certain;
  if (counted) ++qualified_;
  const bool must_judge = may_qualify && !certain;
  const Tenths most =
      must_judge ? 0 : MostOf(page, lane, index, remote, nearest);
  if (!must_judge && best_.Refuses(most, candidates_[lane.slot].id)) return;
  const CompiledCandidate& candidate = candidates_[lane.slot];
  judge_.Decide(candidate, posting_, as_of_, judgement_);
  if (judgement_.qualification == Qualification::kNot) return;
  if (!counted && judgement_.qualification == Qualification::kQualified) {
    ++qualified_;
  }
  best_.Offer({judgement_.score, &candidate.id, lane.slot});
}

Tenths CandidateScan::RequirementsMost(const CandidatePage& page, int index) {
  if (!partial_known_) {
    for (size_t i = 0; i < partial_.size(); ++i) {
      partial_[i] = LaneMask();
      for (const TermIndex asked : posting_.requirements[i].any_of) {
        partial_[i] |= page.LesserOf(asked).any;
      }
    }
    partial_known_ = true;
  }
  Tenths most = 0;
  for (size_t i = 0; i < met_.size(); ++i) {
    const CompiledRequirement& requirement = posting_.requirements[i];
    int percent = 0;
    if (requirement.within_days) percent = kDeadlinePercent;
    if (partial_[i].Has(index)) percent = kConfirmPercent;
    if (met_[i].Has(index)) percent = 100;
    most += PointsOf(requirement.of, percent);
  }
  return most;
}

// The best percent of a wanted occupation over all that the posting offers.
int CandidateScan::OfferPercent(OccupationCode wanted) {
  auto& [code, percent] =
      offer_percents_[(wanted * uint64_t{0x9E3779B97F4A7C15}) >> 58];
  if (code != wanted) {
    code = wanted;
    percent = fit_.OfferPercent(wanted, posting_.offered);
  }
  return percent;
}

int CandidateScan::FitMost(const CandidateLane& lane) {
  if (lane.wanted_count == 0 || posting_.offered.empty()) {
    return kUnknownPercent;
  }
  if (lane.wanted_count > lane.wanted.size()) return 100;
  int best = 0;
  for (size_t i = 0; i < lane.wanted_count; ++i) {
    best = std::max(best,
                    OccupationFit::WithWish(OfferPercent(lane.wanted[i]), i));
  }
  return best;
}

// An upper bound of the score; exact but for distance, languages and parts of
// requirements.
Tenths CandidateScan::MostOf(const CandidatePage& page,
                             const CandidateLane& lane, int index, bool remote,
                             double nearest) {
  const auto words = [index](const LaneMask& stated, bool posting_states) {
    return posting_states && stated.Has(index) ? 100 : kUnknownPercent;
  };
  const Qualification grade =
      masks_.lacking.Has(index) ? Qualification::kOneMissing
      : masks_.later.Has(index) ? Qualification::kByDeadline
                                : Qualification::kQualified;
  Tenths most = freshness_ + posting_.language_of;
  most += RequirementsMost(page, index);
  most += PointsOf(posting_.qualification_of, QualificationPercent(grade));
  const int fit = FitMost(lane);
  most += PointsOf(posting_.occupation_of, fit);
  most += PointsOf(posting_.experience_of,
                   ExperiencePercent(lane.experience_months, fit, posting_));
  most += PointsOf(posting_.education_of,
                   EducationPercent(lane.education, fit, posting_));
  most += PayPoints(shares_.pay, lane.min_pay, posting_.top_pay.value_or(-1));
  most += SchedulePoints(
      shares_.schedule,
      words(masks_.type_stated, !posting_.employment_type.empty()),
      words(masks_.shift_stated, !posting_.shift.empty()));
  if (remote) return most + shares_.distance;
  if (nearest < 0) return most + PointsOf(shares_.distance, kUnknownPercent);
  // The chord is no longer than the way along the ground.
  const double tenths = kEarthRadiusMiles * 10 * std::sqrt(nearest) - 1;
  return most + DistancePoints(shares_.distance,
                               static_cast<int64_t>(std::max(tenths, 0.0)),
                               lane.radius_tenths);
}

}  // namespace rolecall
