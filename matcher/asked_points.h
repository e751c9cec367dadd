// What one posting's lines and grades are worth to candidates, summed up once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <vector>

#include "matcher/asked_rows.h"
#include "matcher/compiled.h"
#include "matcher/judge.h"
#include "matcher/score_shares.h"

namespace rolecall {

// For one query; what it is given must outlive it.
class AskedPoints {
 public:
  AskedPoints(const AskedRows& rows, const CompiledPosting& posting,
              const ScoreShares& shares, Day as_of,
              std::pmr::memory_resource* memory);

  // The points of a line.
  struct Line {
    Tenths unmet = 0;
    Tenths gain = 0;       // more when it is met
    Tenths part_gain = 0;  // more at most when something is had in part
    bool certain = true;   // what it gives when it is met
    Tenths Most() const { return unmet + gain; }
  };
  // What a score of a grade is made of, but for distance.
  struct OfGrade {
    size_t first_line = 0;    // the lines before are met by all of this grade
    size_t first_giving = 0;  // of Giving
    Tenths rest = 0;          // by everybody who is of it, but for lines
    Tenths fixed = 0;         // with those lines
    Tenths unmet = 0;         // of the other lines when none is met
    Tenths least = 0;         // what nobody exceeds if no further line is met,
    Tenths most = 0;          // and if as many are as may be
  };

  // As AskedRows::lines.
  const std::pmr::vector<Line>& lines() const { return lines_; }
  // Those that a grade leaves open and that give something when they are met,
  // or had in part: of a very long posting few do.
  std::span<const uint32_t> Giving(const OfGrade& grade) const {
    return std::span(giving_).subspan(grade.first_giving);
  }
  const OfGrade& Of(Qualification grade) const {
    return grades_[static_cast<size_t>(grade)];
  }
  // Where some word is shared, or one side states none.
  Tenths Schedule(bool type_stated, bool shift_stated) const {
    return schedule_[(type_stated ? 1u : 0u) + (shift_stated ? 2u : 0u)];
  }
  // Some lines may give less than masks tell; some required ones.
  bool lines_doubtful() const { return lines_doubtful_; }
  bool months_asked() const { return months_asked_; }

 private:
  void AddLine(const CompiledRequirement& one, bool any_partial);
  void SumUp(Qualification grade, Tenths parts_most);
  Tenths LeastLoss(Qualification grade) const;

  const AskedRows& rows_;
  bool lines_doubtful_ = false;
  bool months_asked_ = false;
  std::pmr::vector<Line> lines_;
  std::pmr::vector<uint32_t> giving_;  // of lines_, ascending
  std::array<Tenths, 4> schedule_;     // by what is stated: type 1, shift 2
  std::array<OfGrade, 3> grades_;
};

}  // namespace rolecall
