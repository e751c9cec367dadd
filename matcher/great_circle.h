// Distances as the matcher needs them: many from few places.
//
// A place is kept as its point on the unit sphere, so that a distance is one
// square root and a short series instead of four trigonometric functions.  The
// components are whole steps of 2^-30 (6 millimetres on the ground), and what
// is scored is whole tenths of a mile: the last bits of a machine's
// trigonometry do not reach a score.
#pragma once

#include <cstdint>
#include <optional>

#include "model/geo.h"

namespace rolecall {

// No two places on Earth are farther apart.
inline constexpr double kFarthestMiles = 12500;

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
double MilesOfSquaredChord(double squared_chord);
// The straight line, in radii, that spans a distance along the ground.
double ChordOfMiles(double miles);
inline constexpr double kEarthRadiusMiles = 3958.8;

// Rounded to the nearest; never negative.
int32_t TenthsOfMile(double miles);

}  // namespace rolecall
