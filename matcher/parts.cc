#include "matcher/parts.h"

#include <algorithm>
#include <cmath>

namespace rolecall {
namespace {

constexpr int64_t kFreshDays = 7;
constexpr int64_t kStaleDays = 60;
// One does a trade for some years before one is its senior, or leads others.
constexpr int kSeniorMonths = 24;
constexpr int kLeadMonths = 36;

}  // namespace

int FitPercent(const OccupationFit& fit, std::span<const OccupationCode> wanted,
               const OfferedWork& offered) {
  if (wanted.empty() || offered.occupations.empty()) return kUnknownPercent;
  return fit.Best(wanted, offered).percent;
}

int MostFitPercent(const OfferedWork& offered) {
  if (offered.occupations.empty()) return kUnknownPercent;
  return std::max(offered.percent, kUnknownPercent);
}

int32_t RadiusTenths(const CompiledCandidate& candidate) {
  if (!candidate.radius_miles) return kUsualRadiusTenths;
  return RadiusTenths(static_cast<int32_t>(
      std::lround(*candidate.radius_miles * kRadiusSteps)));
}

Tenths FreshnessPoints(Tenths of, Day posted, Day as_of) {
  if (posted == kNoDayBefore) return PointsOf(of, kUnknownPercent);
  const int64_t age = static_cast<int64_t>(as_of) - posted;
  if (age <= kFreshDays) return of;
  if (age >= kStaleDays) return 0;
  constexpr int64_t kSpan = kStaleDays - kFreshDays;
  return static_cast<Tenths>((of * (kStaleDays - age) + kSpan / 2) / kSpan);
}

int UsualMonths(Seniority seniority) {
  switch (seniority) {
    case Seniority::kOrdinary:
      return -1;
    case Seniority::kStudent:
    case Seniority::kEntry:
      return 0;
    case Seniority::kSenior:
      return kSeniorMonths;
    case Seniority::kLead:
      return kLeadMonths;
  }
  return -1;
}

}  // namespace rolecall
