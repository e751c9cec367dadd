#include "matcher/great_circle.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace rolecall {
namespace {

constexpr double kRadiansPerDegree = std::numbers::pi / 180;
constexpr double kSteps = 1099511627776.0;  // 2^40

double Rounded(double component) {
  return std::nearbyint(component * kSteps) / kSteps;
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
  return SpherePoint{Rounded(std::cos(phi) * std::cos(lambda)),
                     Rounded(std::cos(phi) * std::sin(lambda)),
                     Rounded(std::sin(phi))};
}

double MilesOfSquaredChord(double squared_chord) {
  const double half = std::min(1.0, std::sqrt(squared_chord) / 2);
  return 2 * kEarthRadiusMiles * std::asin(half);
}

double ChordOfMiles(double miles) {
  const double half = miles / (2 * kEarthRadiusMiles);
  return 2 * std::sin(std::min(half, std::numbers::pi / 2));
}

double MilesBetween(const SpherePoint& a, const SpherePoint& b) {
  return MilesOfSquaredChord(SquaredChord(a, b));
}

int32_t TenthsOfMile(double miles) {
  const double bounded = std::clamp(miles, 0.0, kFarthestMiles);
  return static_cast<int32_t>(std::lround(bounded * 10));
}

}  // namespace rolecall
