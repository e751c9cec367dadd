// What the lines of one posting give to the lanes of a page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <vector>

#include "matcher/asked_points.h"
#include "matcher/asked_rows.h"
#include "matcher/lane_mask.h"
#include "matcher/lane_points.h"

namespace rolecall {

// Of one page at a time: Find comes first.  For one query and one thread; what
// it is given must outlive it.
class PageLines {
 public:
  PageLines(const AskedRows& rows, const AskedPoints& points,
            std::pmr::memory_resource* memory)
      : rows_(rows),
        points_(points),
        met_(rows.lines().size(), memory),
        partial_(rows.any_partial() ? met_.size() : 0, memory) {}

  // Lines before `first` are left as they are.
  void Find(uint32_t page, size_t first);

  // Who meets a line.
  const LaneMask& Met(size_t line) const { return met_[line]; }

  // What the lines that a grade leaves open give to `lanes` of a block, beyond
  // what they give when none is met; at most, where something is had in part.
  // Of other lanes anything.
  LanePoints SumOf(int block, uint64_t lanes,
                   const AskedPoints::OfGrade& grade) const;
  // Lanes of a block for whom the judge may give less than that.
  uint64_t Doubtful(int block, const AskedPoints::OfGrade& grade) const;

 private:
  // So many are summed up one by one sooner than a block.
  static constexpr int kFewLanes = 6;

  LanePoints SumOfFew(int block, uint64_t lanes,
                      const AskedPoints::OfGrade& grade) const;
  // Of an unmet line.
  uint64_t Partial(size_t line, int block) const {
    return partial_[line].Block(block) & ~met_[line].Block(block);
  }

  const AskedRows& rows_;
  const AskedPoints& points_;
  std::pmr::vector<LaneMask> met_;  // by line
  std::pmr::vector<LaneMask> partial_;
};

}  // namespace rolecall
