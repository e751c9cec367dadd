// Distances as the matcher needs them: many from few places.
//
// A place is kept as its point on the unit sphere, so that a distance is one
// square root and a short series instead of four trigonometric functions.  The
// components are whole steps of 2^-30 (6 millimetres on the ground), and what
// is scored is whole tenths of a mile: the last bits of a machine's
// trigonometry do not reach a score.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

#include "model/geo.h"

namespace rolecall {

// No two places on Earth are farther apart.
inline constexpr double kFarthestMiles = 12500;

inline constexpr double kEarthRadiusMiles = 3958.8;

// In steps of 2^-30 of the globe's radius.
struct SpherePoint {
  int32_t x = 0;
  int32_t y = 0;
  int32_t z = 0;
};
inline constexpr double kSphereSteps = 1073741824.0;  // 2^30

// nullopt for coordinates that are not on the globe, NaN among them.
std::optional<SpherePoint> ToSpherePoint(
    const std::optional<Coordinates>& coordinates);

// Equal to DistanceMiles of the same places within 1e-5 miles; near the other
// end of the globe within 1e-3.
double MilesBetween(const SpherePoint& a, const SpherePoint& b);

// The square of the straight line through the globe, in its radii; grows with
// the distance.
inline double SquaredChord(const SpherePoint& a, const SpherePoint& b) {
  const double dx = static_cast<double>(a.x) - b.x;
  const double dy = static_cast<double>(a.y) - b.y;
  const double dz = static_cast<double>(a.z) - b.z;
  constexpr double kSquare = 1 / (kSphereSteps * kSphereSteps);
  return (dx * dx + dy * dy + dz * dz) * kSquare;
}
// Where half the line is more than a small part of the radius.
double FarMiles(double half_chord);
inline double MilesOfSquaredChord(double squared_chord) {
  const double half = std::sqrt(squared_chord) / 2;
  // Up to about 200 miles four terms of the series are as exact as the library
  // function, and several times faster.
  constexpr double kNear = 0.025;
  if (half > kNear) return FarMiles(half);
  const double square = half * half;
  const double series =
      1 + square * (1.0 / 6 + square * (3.0 / 40 + square * (5.0 / 112)));
  return 2 * kEarthRadiusMiles * half * series;
}
// The straight line, in radii, that spans a distance along the ground.
double ChordOfMiles(double miles);
// Rounded to the nearest; never negative.
inline int32_t TenthsOfMile(double miles) {
  const double bounded = std::clamp(miles, 0.0, kFarthestMiles);
  return static_cast<int32_t>(bounded * 10 + 0.5);
}

}  // namespace rolecall
