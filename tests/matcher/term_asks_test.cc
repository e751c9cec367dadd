// Who names a term, against a plain list of all that was named.
#include "matcher/term_asks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace rolecall {
namespace {

constexpr size_t kRows = 4;
constexpr TermIndex kTerms = 9;

class TermAsksTest : public testing::Test {
 protected:
  // Of term 0 so many that rows of it have masks, of the last ones none.
  TermAsks::TermAsk Any() {
    const auto term = static_cast<TermIndex>(Below(3) * Below(3) + Below(2));
    return {term, static_cast<TermAsks::Ask>(Below(kRows) * kLanes +
                                             Below(size_t{kLanes}))};
  }
  void ExpectEqual() const {
    for (TermIndex term = 0; term < kTerms; ++term) {
      std::vector<uint64_t> expected(kRows * LaneMask::kWords);
      for (const auto& [named, ask] : all_) {
        if (named == term) expected[ask / 64] |= uint64_t{1} << ask % 64;
      }
      std::vector<uint64_t> rows(expected.size());
      asks_.AddTo(term, rows.data());
      EXPECT_EQ(rows, expected) << term;
    }
  }
  size_t Below(size_t end) { return chance_() % end; }

  std::mt19937 chance_{5};
  std::vector<TermAsks::TermAsk> all_;
  TermAsks asks_;
};

TEST_F(TermAsksTest, FewAndManyLanesOfARowAreFound) {
  for (int i = 0; i < 300; ++i) all_.push_back(Any());
  asks_.Assign(all_);
  ExpectEqual();
}

TEST_F(TermAsksTest, WhatIsAddedLaterIsFoundBesideTheRest) {
  for (int i = 0; i < 200; ++i) all_.push_back(Any());
  asks_.Assign(all_);
  for (int i = 0; i < 20; ++i) {
    std::vector<TermAsks::TermAsk> added = {Any(), Any(), Any()};
    std::sort(added.begin(), added.end());
    asks_.Add(added);
    all_.insert(all_.end(), added.begin(), added.end());
  }
  ExpectEqual();
}

TEST_F(TermAsksTest, ALaneThatIsRemovedAsksForNothing) {
  for (int i = 0; i < 400; ++i) all_.push_back(Any());
  asks_.Assign(all_);
  for (int lane = 0; lane < kLanes; lane += 3) {
    asks_.Remove(lane);
    std::erase_if(all_, [lane](const TermAsks::TermAsk& one) {
      return one.second % kLanes == lane;
    });
  }
  ExpectEqual();
}

TEST_F(TermAsksTest, ALaneThatIsRemovedMayAskAnew) {
  for (int i = 0; i < 400; ++i) all_.push_back(Any());
  asks_.Assign(all_);
  for (int lane = 0; lane < kLanes; ++lane) {
    asks_.Remove(lane);
    std::erase_if(all_, [lane](const TermAsks::TermAsk& one) {
      return one.second % kLanes == lane;
    });
    const auto ask = static_cast<TermAsks::Ask>(kLanes + lane);
    const std::vector<TermAsks::TermAsk> added = {{0, ask}, {8, ask}};
    asks_.Add(added);
    all_.insert(all_.end(), added.begin(), added.end());
  }
  ExpectEqual();
}

TEST_F(TermAsksTest, RowsKeepWhatIsInThem) {
  asks_.Assign(std::vector<TermAsks::TermAsk>(8, {0, 3}));
  std::vector<uint64_t> rows(LaneMask::kWords, 4);
  asks_.AddTo(0, rows.data());
  EXPECT_EQ(rows.front(), 4u | 8u);
  EXPECT_EQ(rows.back(), 4u);
}

}  // namespace
}  // namespace rolecall
