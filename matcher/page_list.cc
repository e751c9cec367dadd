#include "matcher/page_list.h"

#include <cmath>

namespace rolecall {
namespace {

constexpr int kAxisBits = 16;

uint64_t OnAxis(int32_t component) {
  const int64_t from_pole = static_cast<int64_t>(component) + (1 << 30);
  return static_cast<uint64_t>(from_pole) * ((1 << kAxisBits) - 1) >> 31;
}

// Each bit two places away from the next.
uint64_t Spread(uint64_t bits) {
  bits = (bits | bits << 16) & 0x0000FF0000FF;
  bits = (bits | bits << 8) & 0x00F00F00F00F;
  bits = (bits | bits << 4) & 0x0C30C30C30C3;
  return (bits | bits << 2) & 0x249249249249;
}

}  // namespace

uint64_t CurveKey(const Site& site) {
  uint64_t curve = 0;
  if (!site.points.empty()) {
    const SpherePoint& point = site.points.front();
    curve = Spread(OnAxis(point.x)) << 2 | Spread(OnAxis(point.y)) << 1 |
            Spread(OnAxis(point.z));
  }
  const bool apart = site.apart || std::isinf(site.reach);
  return (apart ? uint64_t{1} << 63 : 0) | curve;
}

}  // namespace rolecall
