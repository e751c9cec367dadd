// Boxes around groups of things on the globe, eight side by side, so that a
// place is set against eight of them at once.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "matcher/great_circle.h"

namespace rolecall {

// Where a thing is found: within `reach` (a chord, in radii of the globe) of
// one of its points; infinite: everywhere.
struct Site {
  std::span<const SpherePoint> points;
  double reach = std::numeric_limits<double>::infinity();
  bool apart = false;  // kept in pages apart from the others
  uint64_t kind = 0;   // what has no point lies beside others of near kinds
};

// The least boxes around the points of things, and how far these reach.  Single
// precision, erring on the side of a larger box: 13 metres at most.
class BoxGroup {
 public:
  static constexpr int kBoxes = 8;
  using Squares = std::array<float, kBoxes>;

  void Add(int box, const Site& site);
  void Copy(int box, const BoxGroup& from, int from_box);
  void Clear(int box) { Copy(box, BoxGroup(), 0); }
  // Widens a box to what is in all of another group's.
  void Surround(int box, const BoxGroup& group);

  // Squares of chords that are not longer than any from one of `points` to
  // something in each box, 0 where there are no points; and not shorter, for
  // the nearest of the points.
  Squares NearestSquared(std::span<const SpherePoint> points) const;
  Squares FarthestSquared(std::span<const SpherePoint> points) const;
  // A bit for each box in which something may reach that far, or be reached
  // from so far (a chord).
  uint32_t MayReach(const Squares& nearest, double reach) const;
  // And in which everything certainly reaches so far.
  uint32_t AllReach(const Squares& farthest) const;
  // How far `reach` is from those of what is in the box already; 0 where there
  // is nothing.
  float ReachGap(int box, double reach) const;

 private:
  using Axis = std::array<float, kBoxes>;
  static constexpr float kMargin = 2e-6F;
  static constexpr float kInfinite = std::numeric_limits<float>::infinity();
  static constexpr Axis Filled(float value) {
    Axis axis = {};
    axis.fill(value);
    return axis;
  }

  template <int kWidth>
  Squares SquaredTo(const SpherePoint& point) const;

  // An empty box is nowhere.
  std::array<Axis, 3> low_ = {Filled(2), Filled(2), Filled(2)};
  std::array<Axis, 3> high_ = {Filled(-2), Filled(-2), Filled(-2)};
  Axis most_reach_ = Filled(0);
  Axis least_reach_ = Filled(kInfinite);
};

// Any number of boxes, in an order of their own, in which near ones should be
// neighbours: around each group is a box again, so that most are never looked
// at.
class BoxList {
 public:
  size_t size() const { return size_; }
  void Clear() {
    groups_.clear();
    outer_.clear();
    size_ = 0;
  }
  // An empty box before the one at a position.
  void Insert(size_t at);
  void Erase(size_t at);
  void Add(size_t at, const Site& site) {
    const size_t group = at / BoxGroup::kBoxes;
    groups_[group].Add(BoxIn(at), site);
    outer_[group / BoxGroup::kBoxes].Add(BoxIn(group), site);
  }
  // Each box for which MayReach, or all where that is asked for: its position,
  // NearestSquared, and whether MayReach.
  template <typename Visitor>
  void ForEach(std::span<const SpherePoint> points, double reach, bool all,
               Visitor visit) const {
    for (size_t i = 0; i < outer_.size(); ++i) {
      uint32_t left =
          all ? kAll
              : outer_[i].MayReach(outer_[i].NearestSquared(points), reach);
      left &= There(groups_.size(), i);
      for (; left != 0; left &= left - 1) {
        const auto group = static_cast<size_t>(std::countr_zero(left));
        ForEachIn(i * BoxGroup::kBoxes + group, points, reach, all, visit);
      }
    }
  }

 private:
  static constexpr uint32_t kAll = (1u << BoxGroup::kBoxes) - 1;
  static int BoxIn(size_t at) {
    return static_cast<int>(at % BoxGroup::kBoxes);
  }
  // The boxes that are there, of the eight from 8 * group on of so many.
  static uint32_t There(size_t boxes, size_t group) {
    const size_t first = group * BoxGroup::kBoxes;
    return (1u << std::min<size_t>(BoxGroup::kBoxes, boxes - first)) - 1;
  }
  template <typename Visitor>
  void ForEachIn(size_t group, std::span<const SpherePoint> points,
                 double reach, bool all, Visitor visit) const {
    const BoxGroup::Squares nearest = groups_[group].NearestSquared(points);
    const uint32_t reached = groups_[group].MayReach(nearest, reach);
    for (uint32_t left = (all ? kAll : reached) & There(size_, group);
         left != 0; left &= left - 1) {
      const int box = std::countr_zero(left);
      visit(group * BoxGroup::kBoxes + static_cast<size_t>(box), nearest[box],
            (reached >> box & 1) != 0);
    }
  }
  void Copy(size_t to, size_t from) {
    groups_[to / BoxGroup::kBoxes].Copy(
        BoxIn(to), groups_[from / BoxGroup::kBoxes], BoxIn(from));
  }
  void SurroundFrom(size_t at);

  std::vector<BoxGroup> groups_;
  std::vector<BoxGroup> outer_;  // one box around each of groups_
  size_t size_ = 0;
};

}  // namespace rolecall
