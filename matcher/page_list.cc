#include "matcher/page_list.h"

#include <cmath>

namespace rolecall {
namespace {

constexpr int kAxisBits = 16;

uint64_t OnAxis(int32_t component) {
  const int64_t from_pole = static_cast<int64_t>(component) + (1 << 30);
  return static_cast<uint64_t>(from_pole) * ((1 << kAxisBits) - 1) >> 31;
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
  const bool apart = site.apart || std::isinf(site.reach);
  return (apart ? uint64_t{1} << 63 : 0) | curve;
}

}  // namespace rolecall
