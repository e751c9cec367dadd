#include "matcher/page_list.h"

namespace rolecall {
namespace {

constexpr int kAxisBits = 16;
constexpr uint64_t kFarTier = 15;

uint64_t OnAxis(double component) {
  const double steps = (component + 1) / 2 * ((1 << kAxisBits) - 1);
  return static_cast<uint64_t>(steps);
}

// Chords up to about 16, 32, 64, ... miles, and everywhere.
uint64_t TierOf(double reach) {
  double most = 0.004;
  for (uint64_t tier = 0; tier < kFarTier; ++tier, most *= 2) {
    if (reach <= most) return tier;
  }
  return kFarTier;
}

}  // namespace

uint64_t CurveKey(const Site& site) {
  uint64_t curve = 0;
  if (!site.points.empty()) {
    const SpherePoint& point = site.points.front();
    const uint64_t x = OnAxis(point.x);
    const uint64_t y = OnAxis(point.y);
    const uint64_t z = OnAxis(point.z);
    for (int bit = kAxisBits - 1; bit >= 0; --bit) {
      curve = curve << 3 | (x >> bit & 1) << 2 | (y >> bit & 1) << 1 |
              (z >> bit & 1);
    }
  }
  return TierOf(site.reach) << 60 | curve;
}

}  // namespace rolecall
