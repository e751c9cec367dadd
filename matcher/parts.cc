#include "matcher/parts.h"

#include <algorithm>

namespace rolecall {
namespace {

// Commuting farther is unusual; the scale where no radius is known.
constexpr int32_t kUsualRadiusTenths = 500;
// A quarter above what somebody asks for is as good as more.
constexpr HourlyPay kFullRaiseDivisor = 4;
constexpr int64_t kFreshDays = 7;
constexpr int64_t kStaleDays = 60;

}  // namespace

Tenths DistancePoints(Tenths of, int64_t distance, int64_t radius) {
  if (distance == 0) return of;
  if (distance >= radius) return 0;
  return static_cast<Tenths>((of * (radius - distance) + radius / 2) / radius);
}

int32_t RadiusTenths(const CompiledCandidate& candidate) {
  return candidate.radius_miles ? TenthsOfMile(*candidate.radius_miles)
                                : kUsualRadiusTenths;
}

Tenths PayPoints(Tenths of, HourlyPay least, HourlyPay top) {
  if (least < 0 || top < 0) return PointsOf(of, kUnknownPercent);
  const HourlyPay above = top - least;
  if (above < 0) return 0;
  const HourlyPay full = least / kFullRaiseDivisor;
  if (above >= full) return of;
  return static_cast<Tenths>((of * (full + above) + full) / (2 * full));
}

Tenths FreshnessPoints(Tenths of, const CompiledPosting& posting, Day as_of) {
  if (!posting.date_posted) return PointsOf(of, kUnknownPercent);
  const int64_t age = static_cast<int64_t>(as_of) - *posting.date_posted;
  if (age <= kFreshDays) return of;
  if (age >= kStaleDays) return 0;
  constexpr int64_t kSpan = kStaleDays - kFreshDays;
  return static_cast<Tenths>((of * (kStaleDays - age) + kSpan / 2) / kSpan);
}

int ExperiencePercent(int months, const CompiledPosting& posting) {
  const int asked = posting.experience_months.value_or(0);
  if (asked == 0 || months < 0) return kUnknownPercent;
  return 100 * std::min(months, asked) / asked;
}

int EducationPercent(int level, const CompiledPosting& posting) {
  if (!posting.education || level < 0) return kUnknownPercent;
  return level >= static_cast<int>(*posting.education) ? 100 : 0;
}

}  // namespace rolecall
