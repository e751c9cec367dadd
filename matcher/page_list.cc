#include "matcher/page_list.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace rolecall {
namespace {

constexpr int kAxisBits = 16;

// Blocks of those who go about as far.
constexpr size_t kTogether = 2;

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
  constexpr uint64_t kApart = uint64_t{1} << 63;
  uint64_t curve = std::min(site.kind, kApart - 1);
  if (!site.points.empty()) {
    const SpherePoint& point = site.points.front();
    curve = Spread(OnAxis(point.x)) << 2 | Spread(OnAxis(point.y)) << 1 |
            Spread(OnAxis(point.z));
  }
  const bool apart = site.apart || std::isinf(site.reach);
  return (apart ? kApart : 0) | curve;
}

// Byte by byte, the last first, leaving out bytes in which all agree: of a
// million keys a comparing sort takes several times as long.
void SortByKey(HugeVector<Keyed>& all) {
  uint64_t any = 0;
  uint64_t every = ~uint64_t{0};
  for (const Keyed& one : all) {
    any |= one.key;
    every &= one.key;
  }
  HugeVector<Keyed> other(all.size());
  for (int shift = 0; shift < 64; shift += 8) {
    if (((any ^ every) >> shift & 0xFF) == 0) continue;
    std::array<size_t, 257> ends = {};
    const auto digit = [shift](const Keyed& one) {
      return static_cast<size_t>(one.key >> shift & 0xFF);
    };
    for (const Keyed& one : all) ++ends[digit(one) + 1];
    for (size_t i = 1; i < ends.size(); ++i) ends[i] += ends[i - 1];
    for (const Keyed& one : all) other[ends[digit(one)]++] = one;
    all.swap(other);
  }
}

void SortForBlocks(std::span<Keyed> some) {
  // No reach is negative, so its bits are in its order.
  std::vector<std::pair<uint32_t, uint32_t>> order;
  order.reserve(some.size());
  for (const Keyed& one : some) {
    order.emplace_back(std::bit_cast<uint32_t>(one.reach),
                       static_cast<uint32_t>(order.size()));
  }
  if (std::is_sorted(order.begin(), order.end())) return;
  std::sort(order.begin(), order.end());
  const auto at = [&](size_t group) {
    return order.begin() + static_cast<std::ptrdiff_t>(group * some.size() /
                                                       (kBlocks / kTogether));
  };
  for (size_t group = 0; group < kBlocks / kTogether; ++group) {
    std::sort(at(group), at(group + 1),
              [](const auto& a, const auto& b) { return a.second < b.second; });
  }
  const std::vector<Keyed> old(some.begin(), some.end());
  for (size_t i = 0; i < some.size(); ++i) some[i] = old[order[i].second];
}

}  // namespace rolecall
