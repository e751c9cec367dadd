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
Tenths DistancePoints(Tenths of, int64_t distance, int64_t radius);
// The radius that distances are set against: the candidate's (in steps of
// kRadiusSteps), or 50 miles where that is not known (negative).
int32_t RadiusTenths(int32_t radius);
int32_t RadiusTenths(const CompiledCandidate& candidate);

// Half for the least that somebody asks for, all from a quarter above it.
// Negative: not known.
Tenths PayPoints(Tenths of, HourlyPay least, HourlyPay top);

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
int ExperiencePercent(int months, int fit, int asked);
int EducationPercent(int level, int fit, int asked);

// The months that are usual for a rank where a posting says nothing; negative
// where no rank is named.
int UsualMonths(Seniority seniority);

}  // namespace rolecall
