#include "matcher/page_lines.h"

#include <array>
#include <bit>

namespace rolecall {

void PageLines::Find(uint32_t page, size_t first) {
  for (size_t i = first; i < met_.size(); ++i) {
    const AskedRows::Line& line = rows_.lines()[i];
    met_[i] = rows_.Met(line, page);
    if (rows_.any_partial()) partial_[i] = rows_.Partial(line, page);
  }
}

LanePoints PageLines::SumOf(int block, uint64_t lanes,
                            const AskedPoints::OfGrade& grade) const {
  if (CountOf(lanes) < kFewLanes) return SumOfFew(block, lanes, grade);
  LanePoints sum;
  for (const uint32_t i : points_.Giving(grade)) {
    const AskedPoints::Line& of = points_.lines()[i];
    sum.Add(met_[i].Block(block) & lanes, of.gain);
    if (!rows_.any_partial() || of.part_gain == 0) continue;
    sum.Add(Partial(i, block) & lanes, of.part_gain);
  }
  return sum;
}

// Without a branch for each: nobody can tell which line is met by whom.
LanePoints PageLines::SumOfFew(int block, uint64_t lanes,
                               const AskedPoints::OfGrade& grade) const {
  std::array<int, kFewLanes> few;
  size_t count = 0;
  for (; lanes != 0; lanes &= lanes - 1) few[count++] = std::countr_zero(lanes);
  LanePoints sum;
  for (const uint32_t i : points_.Giving(grade)) {
    const AskedPoints::Line& of = points_.lines()[i];
    const uint64_t met = met_[i].Block(block);
    for (size_t at = 0; at < count; ++at) sum.AddIfIn(few[at], met, of.gain);
    if (!rows_.any_partial() || of.part_gain == 0) continue;
    const uint64_t partial = Partial(i, block);
    for (size_t at = 0; at < count; ++at) {
      sum.AddIfIn(few[at], partial, of.part_gain);
    }
  }
  return sum;
}

uint64_t PageLines::Doubtful(int block,
                             const AskedPoints::OfGrade& grade) const {
  if (points_.months_asked()) return ~uint64_t{0};
  uint64_t doubtful = 0;
  for (size_t i = grade.first_line; i < met_.size(); ++i) {
    if (!points_.lines()[i].certain) doubtful |= met_[i].Block(block);
    if (rows_.any_partial()) doubtful |= Partial(i, block);
  }
  return doubtful;
}

}  // namespace rolecall
