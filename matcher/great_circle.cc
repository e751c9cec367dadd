#include "matcher/great_circle.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace rolecall {
namespace {

constexpr double kRadiansPerDegree = std::numbers::pi / 180;

int32_t InSteps(double component) {
  return static_cast<int32_t>(std::lround(component * kSphereSteps));
}

}  // namespace

std::optional<SpherePoint> ToSpherePoint(
    const std::optional<Coordinates>& coordinates) {
  if (!coordinates) return std::nullopt;
  const double latitude = coordinates->latitude;
  const double longitude = coordinates->longitude;
  // Written so that NaN fails.
  if (!(std::abs(latitude) <= 90) || !(std::abs(longitude) <= 360)) {
    return std::nullopt;
  }
  const double phi = latitude * kRadiansPerDegree;
  const double lambda = longitude * kRadiansPerDegree;
  return SpherePoint{InSteps(std::cos(phi) * std::cos(lambda)),
                     InSteps(std::cos(phi) * std::sin(lambda)),
                     InSteps(std::sin(phi))};
}

double FarMiles(double half_chord) {
  return 2 * kEarthRadiusMiles * std::asin(std::min(1.0, half_chord));
}

double ChordOfMiles(double miles) {
  const double half = miles / (2 * kEarthRadiusMiles);
  // Up to about 200 miles, as above.
  constexpr double kNear = 0.025;
  if (half > kNear) return 2 * std::sin(std::min(half, std::numbers::pi / 2));
  const double square = half * half;
  return 2 * half *
         (1 - square * (1.0 / 6 - square * (1.0 / 120 - square / 5040)));
}

double MilesBetween(const SpherePoint& a, const SpherePoint& b) {
  return MilesOfSquaredChord(SquaredChord(a, b));
}

}  // namespace rolecall
