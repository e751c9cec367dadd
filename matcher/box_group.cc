#include "matcher/box_group.h"

#include <bit>
#include <cstring>

namespace rolecall {
namespace {

using Point = std::array<float, 3>;

Point InRadii(const SpherePoint& point) {
  constexpr double kStep = 1 / kSphereSteps;
  return {static_cast<float>(point.x * kStep),
          static_cast<float>(point.y * kStep),
          static_cast<float>(point.z * kStep)};
}

// The compiler's own, so that it is one register on any machine.
using Four = float __attribute__((vector_size(16)));
using FourBits = int32_t __attribute__((vector_size(16)));

Four Load(const std::array<float, BoxGroup::kBoxes>& from, int at) {
  Four four;
  std::memcpy(&four, &from[at], sizeof(four));
  return four;
}

Four Magnitude(Four four) {
  return std::bit_cast<Four>(std::bit_cast<FourBits>(four) & 0x7FFFFFFF);
}

// A bit for each of eight that are true.
uint32_t BitsOf(FourBits low, FourBits high) {
  constexpr FourBits kLow = {1, 2, 4, 8};
  constexpr FourBits kHigh = {16, 32, 64, 128};
  const FourBits bits = (low & kLow) | (high & kHigh);
  return static_cast<uint32_t>(bits[0] | bits[1] | bits[2] | bits[3]);
}

void LowerTo(const BoxGroup::Squares& other, BoxGroup::Squares& squares) {
  for (size_t i = 0; i < squares.size(); ++i) {
    squares[i] = std::min(squares[i], other[i]);
  }
}

}  // namespace

void BoxGroup::Add(int box, const Site& site) {
  const float reach =
      site.points.empty() ? kInfinite : static_cast<float>(site.reach);
  most_reach_[box] = std::max(most_reach_[box], reach);
  least_reach_[box] = std::min(least_reach_[box], reach);
  for (const SpherePoint& point : site.points) {
    const Point at = InRadii(point);
    for (size_t i = 0; i < at.size(); ++i) {
      low_[i][box] = std::min(low_[i][box], at[i]);
      high_[i][box] = std::max(high_[i][box], at[i]);
    }
  }
}

void BoxGroup::Copy(int box, const BoxGroup& from, int from_box) {
  for (size_t i = 0; i < low_.size(); ++i) {
    low_[i][box] = from.low_[i][from_box];
    high_[i][box] = from.high_[i][from_box];
  }
  most_reach_[box] = from.most_reach_[from_box];
  least_reach_[box] = from.least_reach_[from_box];
}

void BoxGroup::Surround(int box, const BoxGroup& group) {
  const auto least = [](const Axis& axis) {
    return *std::min_element(axis.begin(), axis.end());
  };
  const auto most = [](const Axis& axis) {
    return *std::max_element(axis.begin(), axis.end());
  };
  for (size_t i = 0; i < low_.size(); ++i) {
    low_[i][box] = std::min(low_[i][box], least(group.low_[i]));
    high_[i][box] = std::max(high_[i][box], most(group.high_[i]));
  }
  most_reach_[box] = std::max(most_reach_[box], most(group.most_reach_));
  least_reach_[box] = std::min(least_reach_[box], least(group.least_reach_));
}

// `width` tells how much of a box's width to add to the distance of its middle;
// what is negative then is none.  No branch, and four boxes in one step.
template <int kWidth>
BoxGroup::Squares BoxGroup::SquaredTo(const SpherePoint& point) const {
  const Point at = InRadii(point);
  Squares squares;
  for (int box = 0; box < kBoxes; box += 4) {
    Four sum = {};
    for (size_t i = 0; i < at.size(); ++i) {
      const Four low = Load(low_[i], box);
      const Four high = Load(high_[i], box);
      const Four middle = Magnitude(2 * at[i] - (low + high));
      const Four twice = middle + (high - low) * static_cast<float>(kWidth);
      const Four fourfold = twice + Magnitude(twice);
      sum += fourfold * fourfold;
    }
    sum *= 1.0F / 16;
    std::memcpy(&squares[box], &sum, sizeof(sum));
  }
  return squares;
}

BoxGroup::Squares BoxGroup::NearestSquared(
    std::span<const SpherePoint> points) const {
  if (points.empty()) return {};
  Squares nearest = SquaredTo<-1>(points.front());
  for (const SpherePoint& point : points.subspan(1))
    LowerTo(SquaredTo<-1>(point), nearest);
  return nearest;
}

BoxGroup::Squares BoxGroup::FarthestSquared(
    std::span<const SpherePoint> points) const {
  if (points.empty()) return Filled(kInfinite);
  Squares farthest = SquaredTo<1>(points.front());
  for (const SpherePoint& point : points.subspan(1))
    LowerTo(SquaredTo<1>(point), farthest);
  return farthest;
}

uint32_t BoxGroup::MayReach(const Squares& nearest, double reach) const {
  const auto within = [&](int box) {
    const Four sum =
        Load(most_reach_, box) + (static_cast<float>(reach) + kMargin);
    return std::bit_cast<FourBits>(Load(nearest, box) <= sum * sum);
  };
  return BitsOf(within(0), within(4));
}

uint32_t BoxGroup::AllReach(const Squares& farthest) const {
  const auto within = [&](int box) {
    const Four sure = Load(least_reach_, box) - kMargin;
    return std::bit_cast<FourBits>(sure > Four{}) &
           std::bit_cast<FourBits>(Load(farthest, box) < sure * sure);
  };
  return BitsOf(within(0), within(4));
}

float BoxGroup::ReachGap(int box, double reach) const {
  const auto asked = static_cast<float>(reach);
  if (least_reach_[box] > most_reach_[box]) return 0;
  if (asked > most_reach_[box]) return asked - most_reach_[box];
  return asked < least_reach_[box] ? least_reach_[box] - asked : 0;
}

void BoxList::Insert(size_t at) {
  if (size_ % BoxGroup::kBoxes == 0) groups_.emplace_back();
  for (size_t i = size_++; i > at; --i) Copy(i, i - 1);
  groups_[at / BoxGroup::kBoxes].Clear(BoxIn(at));
  SurroundFrom(at);
}

void BoxList::Erase(size_t at) {
  for (size_t i = at; i + 1 < size_; ++i) Copy(i, i + 1);
  --size_;
  groups_[size_ / BoxGroup::kBoxes].Clear(BoxIn(size_));
  if (size_ % BoxGroup::kBoxes == 0) groups_.pop_back();
  SurroundFrom(at);
}

// Anew, around each group from that of a position on.
void BoxList::SurroundFrom(size_t at) {
  outer_.resize((groups_.size() + BoxGroup::kBoxes - 1) / BoxGroup::kBoxes);
  for (size_t i = at / BoxGroup::kBoxes; i < groups_.size(); ++i) {
    BoxGroup& outer = outer_[i / BoxGroup::kBoxes];
    outer.Clear(BoxIn(i));
    outer.Surround(BoxIn(i), groups_[i]);
  }
}

}  // namespace rolecall
