// Work and schooling: what may stand in a credential's place, and where a
// credential's name means only the course that leads to it.
#pragma once

#include <cstdint>

#include "parser/requirements/clause.h"

namespace rolecall {

// Holds a view of `clause`, which must outlive it and not change.
class OtherWays {
 public:
  explicit OtherWays(const Clause& clause) : clause_(clause) {}

  // "three years of experience in lieu of CPC".  `polarity` is the cue that
  // governs the name, or nullptr.
  bool HasSubstitute(const NameReading& name, const CueHit* polarity) const;
  // "a CPC or three years of coding experience", in either order.
  bool OrYearsOfWork(const NameReading& name) const;
  // "graduate of a CNA program", not "a degree in coding and RHIT".
  bool IsSchooling(const NameReading& name) const;
  // "a coding program with courses in ICD and CPT"
  bool IsSubjectTaught(const NameReading& name) const;

 private:
  bool IsCard(const NameReading& name) const;
  bool OpensAround(uint32_t i, uint32_t end) const;
  bool YearsOfWorkOr(const NameReading& name) const;
  bool YearsStandBefore(const NameReading& name, uint32_t first) const;
  bool OnlyCounted(uint32_t a, uint32_t b) const;
  bool CommaBetween(uint32_t a, uint32_t b) const;

  const Clause& clause_;
};

}  // namespace rolecall
