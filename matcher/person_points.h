// What candidates are worth to one posting beside their requirements and their
// distance: work, languages, experience, schooling, pay and hours.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <vector>

#include "matcher/asked_points.h"
#include "matcher/backgrounds.h"
#include "matcher/candidate_columns.h"
#include "matcher/compiled.h"
#include "matcher/occupation_fit.h"
#include "matcher/parts.h"

namespace rolecall {

// With the judge's own measures.  For one query and one thread; what it is
// given must outlive it.
class PersonPoints {
 public:
  PersonPoints(const Backgrounds& backgrounds, const CompiledPosting& posting,
               const AskedPoints& points, const OccupationFit& fit,
               const ScoreShares& shares, std::pmr::memory_resource* memory)
      : backgrounds_(backgrounds),
        posting_(posting),
        points_(points),
        fit_(fit),
        pay_(shares.pay),
        top_pay_(posting.top_pay.value_or(-1)),
        places_(backgrounds.size(), memory),
        works_(memory) {}

  Tenths Of(const CandidateLane& lane, uint32_t background) {
    const Work& work = WorkOf(background);
    return work.education[static_cast<size_t>(lane.education + 1)] +
           Experience(work, lane.experience_months) +
           PayPoints(pay_, lane.min_pay, top_pay_) +
           points_.Schedule(lane.type_stated, lane.shift_stated);
  }

  // Those of `lanes` who may have so many; their backgrounds from the block's
  // first lane on.
  uint64_t MayHave(const uint32_t* backgrounds, uint64_t lanes, Tenths least) {
    uint64_t may = 0;
    for (uint64_t left = lanes; left != 0; left &= left - 1) {
      const int at = std::countr_zero(left);
      const bool enough = WorkOf(backgrounds[at]).most >= least;
      may |= static_cast<uint64_t>(enough) << at;
    }
    return may;
  }

 private:
  // What all of one background get.
  struct Work {
    Tenths most = 0;  // with whatever else
    int fit = 0;
    // By level from -1 (not known), with those for work and languages.
    std::array<int16_t, 8> education = {};
    // Not known, a beginner's, more; where months are asked for, these.
    std::array<int16_t, 3> experience = {};
  };

  Tenths Experience(const Work& work, int months) const {
    const int asked = posting_.experience_months;
    if (months < 0) return work.experience[0];
    if (months < asked) {
      return PointsOf(posting_.experience_of,
                      ExperiencePercent(months, work.fit, asked));
    }
    return work.experience[months < kBeginnerMonths ? 1 : 2];
  }
  const Work& WorkOf(uint32_t background) {
    if (places_[background] == 0) AskJudge(background);
    return works_[places_[background] - size_t{1}];
  }
  void AskJudge(uint32_t background);

  const Backgrounds& backgrounds_;
  const CompiledPosting& posting_;
  const AskedPoints& points_;
  const OccupationFit& fit_;
  const Tenths pay_;
  const HourlyPay top_pay_;  // negative: not known
  std::pmr::vector<uint32_t>
      places_;  // by background: in works_, from 1; 0: none
  std::pmr::vector<Work> works_;
};

}  // namespace rolecall
