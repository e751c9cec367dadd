#include "matcher/line_bounds.h"

#include <algorithm>

#include "matcher/judge.h"
#include "matcher/parts.h"

namespace rolecall {

// All that is no line and no work adds up to what these leave.
LineBounds LineBoundsOf(const CompiledPosting& posting) {
  LineBounds bounds;
  Tenths lines = 0;
  Tenths unmet = 0;
  // Of who lacks something required.  A line that is had in part is marked as
  // met, so that it never is what a lower grade lacks.
  Tenths least_loss = kMostTenths;
  size_t rank = 0;
  for (const bool required : {true, false}) {
    for (const CompiledRequirement& one : posting.requirements) {
      if ((one.level == RequirementLevel::kRequired) != required) continue;
      const bool told = rank < LineBounds::kGains;
      const Tenths gain = told ? one.of - UnmetPoints(one) : 0;
      if (told) bounds.gains[rank++] = static_cast<uint16_t>(gain);
      if (required) least_loss = std::min(least_loss, gain);
      unmet += one.of - gain;
      lines += one.of;
    }
  }
  const Tenths work = WorkOf(posting);
  const Tenths rest = kMostTenths + LineBounds::kRoundings - lines - work -
                      posting.qualification_of +
                      PointsOf(work, MostFitPercent(posting.offered));
  const auto with = [&](Qualification grade) {
    return static_cast<int16_t>(
        rest + PointsOf(posting.qualification_of, QualificationPercent(grade)));
  };
  bounds.unmet = static_cast<int16_t>(unmet);
  bounds.by_deadline = with(Qualification::kByDeadline);
  bounds.one_missing = with(Qualification::kOneMissing);
  bounds.lower = static_cast<int16_t>(
      std::max(bounds.by_deadline, bounds.one_missing) + lines - least_loss);
  return bounds;
}

}  // namespace rolecall
