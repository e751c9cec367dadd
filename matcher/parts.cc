#include "matcher/parts.h"

#include <algorithm>
#include <cmath>

namespace rolecall {
namespace {

// Commuting farther is unusual; the scale where no radius is known.
constexpr int32_t kUsualRadiusTenths = 500;
// A quarter above what somebody asks for is as good as more.
constexpr HourlyPay kFullRaiseDivisor = 4;
constexpr int64_t kFreshDays = 7;
constexpr int64_t kStaleDays = 60;
// Who has less is whom a post means that asks for no experience, and may be
// turned away where nothing is said; who has more is above the one and rarely
// turned away by the other.
constexpr int kBeginnerMonths = 12;
// One does a trade for some years before one is its senior, or leads others.
constexpr int kSeniorMonths = 24;
constexpr int kLeadMonths = 36;
// Of the level below the one asked for.
constexpr int kNextLevelPercent = 50;

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

Tenths DistancePoints(Tenths of, int64_t distance, int64_t radius) {
  if (distance == 0) return of;
  if (distance >= radius) return 0;
  // All fits 32 bits, which divide faster: neither is more than kFarthestMiles.
  const auto whole = static_cast<int32_t>(radius);
  const auto left = whole - static_cast<int32_t>(distance);
  return (of * left + whole / 2) / whole;
}

int32_t RadiusTenths(int32_t radius) {
  constexpr auto kTenth = static_cast<int32_t>(kRadiusSteps / 10);
  return radius < 0 ? kUsualRadiusTenths : (radius + kTenth / 2) / kTenth;
}

int32_t RadiusTenths(const CompiledCandidate& candidate) {
  if (!candidate.radius_miles) return kUsualRadiusTenths;
  return RadiusTenths(static_cast<int32_t>(
      std::lround(*candidate.radius_miles * kRadiusSteps)));
}

Tenths PayPoints(Tenths of, HourlyPay least, HourlyPay top) {
  if (least < 0 || top < 0) return PointsOf(of, kUnknownPercent);
  const HourlyPay above = top - least;
  if (above < 0) return 0;
  const HourlyPay full = least / kFullRaiseDivisor;
  if (above >= full) return of;
  return static_cast<Tenths>((of * (full + above) + full) / (2 * full));
}

Tenths FreshnessPoints(Tenths of, Day posted, Day as_of) {
  if (posted == kNoDayBefore) return PointsOf(of, kUnknownPercent);
  const int64_t age = static_cast<int64_t>(as_of) - posted;
  if (age <= kFreshDays) return of;
  if (age >= kStaleDays) return 0;
  constexpr int64_t kSpan = kStaleDays - kFreshDays;
  return static_cast<Tenths>((of * (kStaleDays - age) + kSpan / 2) / kSpan);
}

int ExperiencePercent(int months, int fit, int asked) {
  const int half = fit * kUnknownPercent / 100;
  if (months < 0) return asked >= 0 ? half : kUnknownPercent;
  const bool begins = months < kBeginnerMonths;
  if (asked < 0) return begins ? half : fit;
  if (asked == 0) return begins ? fit : half;
  return fit * std::min(months, asked) / asked;
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

int EducationPercent(int level, int fit, int asked) {
  if (asked < 0 || level < 0) return fit * kUnknownPercent / 100;
  const int lacking = asked - level;
  if (lacking <= 0) return fit;
  return lacking == 1 ? fit * kNextLevelPercent / 100 : 0;
}

}  // namespace rolecall
