#include "matcher/best_of.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <utility>
#include <vector>

namespace rolecall {
namespace {

struct Numbered {
  int number = 0;
  bool IsBefore(const Numbered& other) const { return number < other.number; }
};
using Entry = BestOf<Numbered>::Entry;

Entry AnEntry(Tenths score, int number) {
  return {score, Qualification::kQualified, {number}};
}

// What was taken cannot be added to: what counts scores has given places.
template <typename Best>
constexpr bool kTakesTwice = requires(Best& best) {
  best.Take();
};
static_assert(!kTakesTwice<BestOf<Numbered>>);

using Pairs = std::vector<std::pair<Tenths, int>>;

Pairs PairsOf(const std::vector<Entry>& entries) {
  Pairs pairs;
  for (const Entry& one : entries)
    pairs.emplace_back(one.score, one.who.number);
  return pairs;
}

// What sorting all of them gives.
Pairs Sorted(std::vector<Entry> entries, size_t k) {
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return a.score != b.score ? a.score > b.score : a.who.IsBefore(b.who);
  });
  entries.resize(std::min(k, entries.size()));
  return PairsOf(entries);
}

TEST(BestOfTest, TakesWhatSortingAllWouldGive) {
  std::mt19937 engine(3);
  for (const size_t k : {0, 1, 7, 50, 1000}) {
    // Few scores are many ties, most of them across what is dropped.
    for (const uint32_t scores : {1, 3, 1001}) {
      BestOf<Numbered> best(k);
      std::vector<Entry> offered;
      for (int i = 0; i < 2500; ++i) {
        offered.push_back(AnEntry(static_cast<Tenths>(engine() % scores),
                                  static_cast<int>(engine() % 1000000)));
        best.Offer(offered.back());
      }
      EXPECT_EQ(PairsOf(std::move(best).Take()), Sorted(offered, k))
          << k << " of " << scores << " scores";
    }
  }
}

TEST(BestOfTest, TheLastThatWasKeptDecidesAmongEquals) {
  BestOf<Numbered> best(2);
  for (int i = 200; i > 0; --i) best.Offer(AnEntry(500, i));
  EXPECT_EQ(best.Least(), 500);
  EXPECT_TRUE(best.MayEnter(500, {0}));
  EXPECT_TRUE(best.MayEnter(501, {900}));
  EXPECT_FALSE(best.MayEnter(499, {0}));
  EXPECT_FALSE(best.MayEnter(500, {900}));
  EXPECT_EQ(PairsOf(std::move(best).Take()), (Pairs{{500, 1}, {500, 2}}));
}

TEST(BestOfTest, LeastAndMostScoresAreScores) {
  BestOf<Numbered> best(3);
  for (const Tenths score : {0, kMostTenths, 0, 1}) {
    best.Offer(AnEntry(score, static_cast<int>(score) + 1));
  }
  EXPECT_EQ(best.Least(), 0);
  EXPECT_EQ(PairsOf(std::move(best).Take()),
            (Pairs{{kMostTenths, kMostTenths + 1}, {1, 2}, {0, 1}}));
}

TEST(BestOfTest, AlmostAllAreLessThanAThousandOfTheMost) {
  BestOf<Numbered> best(1000);
  for (int i = 0; i < 1000; ++i) best.Offer(AnEntry(kMostTenths, i));
  EXPECT_EQ(best.Least(), kMostTenths);
  EXPECT_FALSE(best.MayEnter(kMostTenths - 1, {0}));
  EXPECT_EQ(best.Room(), 0u);
  EXPECT_EQ(std::move(best).Take().size(), 1000u);
}

TEST(BestOfTest, OfNoneNobodyMayEnter) {
  BestOf<Numbered> best(0);
  EXPECT_FALSE(best.MayEnter(kMostTenths, {0}));
  EXPECT_TRUE(std::move(best).Take().empty());
}

}  // namespace
}  // namespace rolecall
