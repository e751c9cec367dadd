#include "matcher/page_lines.h"

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
  LanePoints sum;
  for (const uint32_t i : points_.Giving(grade)) {
    const AskedPoints::Line& of = points_.lines()[i];
    sum.Add(met_[i].Block(block) & lanes, of.gain);
    if (!rows_.any_partial() || of.part_gain == 0) continue;
    sum.Add(Partial(i, block) & lanes, of.part_gain);
  }
  return sum;
}

// Without a branch for each line: nobody can tell which of them is met.
Tenths PageLines::Of(int block, int at,
                     const AskedPoints::OfGrade& grade) const {
  const auto if_in = [at](uint64_t lanes, Tenths gain) {
    return gain & -static_cast<Tenths>(lanes >> at & 1);
  };
  Tenths points = 0;
  for (const uint32_t i : points_.Giving(grade)) {
    points += if_in(met_[i].Block(block), points_.lines()[i].gain);
  }
  if (!rows_.any_partial()) return points;
  for (const uint32_t i : points_.Giving(grade)) {
    points += if_in(Partial(i, block), points_.lines()[i].part_gain);
  }
  return points;
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
