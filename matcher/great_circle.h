// Distances as the matcher needs them: many from few places.
//
// A place is kept as its point on the unit sphere, so that a distance is one
// square root and one arc sine instead of four trigonometric functions.  The
// components are rounded to 2^-40 (6 micrometres on the ground), and what is
// scored is whole tenths of a mile: the last bits of a machine's trigonometry
// do not reach a score.
#pragma once

#include <cstdint>
#include <optional>

#include "model/geo.h"

namespace rolecall {

// No two places on Earth are farther apart.
inline constexpr double kFarthestMiles = 12500;

struct SpherePoint {
  double x = 0;
  double y = 0;
  double z = 0;
};

// nullopt for coordinates that are not on the globe, NaN among them.
std::optional<SpherePoint> ToSpherePoint(
    const std::optional<Coordinates>& coordinates);

// Equal to DistanceMiles of the same places within 1e-7 miles.
double MilesBetween(const SpherePoint& a, const SpherePoint& b);

// The square of the straight line through the globe, in its radii; grows with
// the distance.
inline double SquaredChord(const SpherePoint& a, const SpherePoint& b) {
  const double dx = a.x - b.x;
  const double dy = a.y - b.y;
  const double dz = a.z - b.z;
  return dx * dx + dy * dy + dz * dz;
}
double MilesOfSquaredChord(double squared_chord);
// The straight line, in radii, that spans a distance along the ground.
double ChordOfMiles(double miles);
inline constexpr double kEarthRadiusMiles = 3958.8;

// Rounded to the nearest; never negative.
int32_t TenthsOfMile(double miles);

}  // namespace rolecall
