// The points of everything that is no requirement: place, pay, hours, age of
// the posting, experience, schooling.  docs/matching.md gives the reasons.
#pragma once

#include <cstdint>
#include <span>

#include "matcher/compiled.h"
#include "model/match.h"

namespace rolecall {

// Of a part that one side does not state: neither nothing nor all.
inline constexpr int kUnknownPercent = 50;

// Commuting farther is unusual; the scale where no radius is known.
inline constexpr int32_t kUsualRadiusTenths = 500;

// A quarter above what somebody asks for is as good as more.
inline constexpr HourlyPay kFullRaiseDivisor = 4;

// Who has less is whom a post means that asks for no experience, and may be
// turned away where nothing is said; who has more is above the one and rarely
// turned away by the other.
inline constexpr int kBeginnerMonths = 12;

// Of the level below the one asked for.
inline constexpr int kNextLevelPercent = 50;

// Points of a line that gives `of` at most; halves are rounded up.
inline Tenths PointsOf(Tenths of, int percent) {
  return (of * percent + 50) / 100;
}

// The best pair of what somebody wants and what a posting offers, in percent;
// unknown where either names no work.
int FitPercent(const OccupationFit& fit, std::span<const OccupationCode> wanted,
               const OfferedWork& offered);

// What FitPercent gives at most, whoever the candidate is.
int MostFitPercent(const OfferedWork& offered);

// All at the door, nothing at the end of the radius.  Both in tenths of miles.
inline Tenths DistancePoints(Tenths of, int64_t distance, int64_t radius) {
  if (distance == 0) return of;
  if (distance >= radius) return 0;
  // All fits 32 bits, which divide faster: neither is more than kFarthestMiles.
  const auto whole = static_cast<int32_t>(radius);
  const auto left = whole - static_cast<int32_t>(distance);
  return (of * left + whole / 2) / whole;
}
// The radius that distances are set against: the candidate's (in steps of
// kRadiusSteps), or 50 miles where that is not known (negative).
inline int32_t RadiusTenths(int32_t radius) {
  constexpr auto kTenth = static_cast<int32_t>(kRadiusSteps / 10);
  return radius < 0 ? kUsualRadiusTenths : (radius + kTenth / 2) / kTenth;
}
int32_t RadiusTenths(const CompiledCandidate& candidate);

// Half for the least that somebody asks for, all from a quarter above it.
// Negative: not known.
inline Tenths PayPoints(Tenths of, HourlyPay least, HourlyPay top) {
  if (least < 0 || top < 0) return PointsOf(of, kUnknownPercent);
  const HourlyPay above = top - least;
  if (above < 0) return 0;
  const HourlyPay full = least / kFullRaiseDivisor;
  if (above >= full) return of;
  return static_cast<Tenths>((of * (full + above) + full) / (2 * full));
}

// Employment type and shift, half each.
inline Tenths SchedulePoints(Tenths of, int type_percent, int shift_percent) {
  return PointsOf(of, (type_percent + shift_percent) / 2);
}

// All in the first week, nothing from the sixtieth day.  kNoDayBefore: not
// known when it was posted.
Tenths FreshnessPoints(Tenths of, Day posted, Day as_of);

// What a posting asks of a person is worth as much as its work is to them:
// `fit` is the percent of its occupation, and nobody gains by years or
// schooling for work that they do not want.  Negative months and levels: not
// known, or not asked for.
inline int ExperiencePercent(int months, int fit, int asked) {
  const int half = fit * kUnknownPercent / 100;
  if (months < 0) return asked >= 0 ? half : kUnknownPercent;
  const bool begins = months < kBeginnerMonths;
  if (asked < 0) return begins ? half : fit;
  if (asked == 0) return begins ? fit : half;
  return fit * std::min(months, asked) / asked;
}
inline int EducationPercent(int level, int fit, int asked) {
  if (asked < 0 || level < 0) return fit * kUnknownPercent / 100;
  const int lacking = asked - level;
  if (lacking <= 0) return fit;
  return lacking == 1 ? fit * kNextLevelPercent / 100 : 0;
}

// The months that are usual for a rank where a posting says nothing; negative
// where no rank is named.
int UsualMonths(Seniority seniority);

}  // namespace rolecall
