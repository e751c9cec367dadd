// What the index and the naive twin must agree on.
#pragma once

#include <gtest/gtest.h>

#include "matcher/matcher.h"
#include "naive_matcher.h"

namespace rolecall {

inline void ExpectSame(const Placements& fast, const NaiveRanking& slow) {
  EXPECT_EQ(fast.qualified, slow.qualified);
  ASSERT_EQ(fast.places.size(), slow.best.size());
  for (size_t i = 0; i < slow.best.size(); ++i) {
    EXPECT_EQ(fast.places[i].id, slow.best[i].id);
    EXPECT_EQ(fast.places[i].score, slow.best[i].score);
    EXPECT_EQ(fast.places[i].qualification, slow.best[i].qualification);
  }
}

}  // namespace rolecall
