// What the requirements of a posting are worth, and what that bounds.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "matcher/compiled.h"
#include "matcher/score_shares.h"

namespace rolecall {

// Few differ: points follow from kinds, levels and rarities.
struct alignas(32) LineBounds {
  static constexpr size_t kGains = 12;
  // What rounding four lines up may add.
  static constexpr Tenths kRoundings = 4;

  int16_t unmet = 0;  // of all requirements, when none is met
  // No score of a lower grade is more than this and what requirements give, nor
  // than `lower` in all.
  int16_t by_deadline = 0;
  int16_t one_missing = 0;
  int16_t lower = 0;
  // Points of each, required ones first: more than when it is not met.  Those
  // of further ones are in `unmet`.
  std::array<uint16_t, kGains> gains = {};

  auto operator<=>(const LineBounds&) const = default;
};

LineBounds LineBoundsOf(const CompiledPosting& posting);

// The points of what a posting's background decides: occupation, and what is
// asked of a person.
inline Tenths WorkOf(const CompiledPosting& posting) {
  return posting.occupation_of + posting.experience_of + posting.education_of +
         posting.language_of;
}

}  // namespace rolecall
