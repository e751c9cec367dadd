#include "matcher/candidate_masks.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "matcher/matcher.h"
#include "naive_matcher.h"
#include "world.h"

namespace rolecall {
namespace {

TEST(WordRowsTest, StrangersWordsTakeFewRows) {
  MaskTable table;
  table.Cover(0);
  WordRows words(table);
  for (int lane = 0; lane < 300; ++lane) {
    words.Set(0, lane, {1000 + static_cast<uint64_t>(lane)});
  }
  EXPECT_LE(table.rows(), WordRows::kMostOthers + 3);
  for (int lane = 0; lane < 300; ++lane) {
    EXPECT_EQ(words.Of(0, lane),
              std::vector<uint64_t>{1000 + static_cast<uint64_t>(lane)});
  }
  words.Remove(0, 200);
  EXPECT_TRUE(words.Of(0, 200).empty());
}

TEST(WordRowsTest, WordsWithoutARowAreAskedForAllTheSame) {
  Chance chance(5);
  const Catalogue catalogue = SmallCatalogue();
  const std::vector<Occupation> occupations = SmallOccupations();
  Matcher matcher = *Matcher::Create(catalogue, occupations, MatchOptions());
  const NaiveMatcher naive(catalogue, occupations);
  std::map<std::string, Candidate> people;
  const auto word = [&chance] {
    return chance.OneIn(3) ? "FULL_TIME"
                           : "kind-" + std::to_string(chance.Below(60));
  };
  for (int i = 0; i < 2500; ++i) {
    if (i == 900) matcher.Settle();
    const std::string id = "c" + std::to_string(chance.Below(1500));
    Candidate& one = people[id];
    one = RandomCandidate(chance, catalogue, id);
    one.employment_type.clear();
    for (size_t n = chance.Below(3); n > 0; --n) {
      one.employment_type.push_back(word());
    }
    matcher.PutCandidate(one);
  }
  for (int i = 0; i < 60; ++i) {
    Posting posting = RandomPosting(chance, catalogue, "asked");
    posting.employment_type = {word(), word()};
    const Ranking fast = matcher.RankCandidates(posting, kToday, 20);
    const NaiveRanking slow = naive.RankCandidates(people, posting, kToday, 20);
    EXPECT_EQ(fast.qualified, slow.qualified);
    ASSERT_EQ(fast.matches.size(), slow.best.size());
    for (size_t at = 0; at < slow.best.size(); ++at) {
      EXPECT_EQ(fast.matches[at].candidate_id, slow.best[at].id);
      EXPECT_EQ(fast.matches[at].score, slow.best[at].score);
    }
    if (i == 30) matcher.Settle();
  }
}

// More people lack one thing than wait at once, a few in each block, and none
// has all: whom the first of them keep out is not decided too soon.
TEST(CandidateScanTest, LowerGradesAreAllLookedAtWhereNobodyQualifies) {
  Chance chance(9);
  const Catalogue catalogue = SmallCatalogue();
  const std::vector<Occupation> occupations = SmallOccupations();
  Matcher matcher = *Matcher::Create(catalogue, occupations, MatchOptions());
  const NaiveMatcher naive(catalogue, occupations);
  std::map<std::string, Candidate> people;
  for (int i = 0; i < 4000; ++i) {
    const std::string id = "c" + std::to_string(i);
    CandidateBuilder person(id);
    person.LivingIn(39 + static_cast<double>(chance.Below(1000)) / 1000,
                    -84 - static_cast<double>(chance.Below(1000)) / 1000,
                    10 + static_cast<double>(chance.Below(60)));
    if (chance.OneIn(20)) person.Holding("cma");
    if (chance.OneIn(4)) person.Knowing("excel");
    if (chance.OneIn(4)) person.Holding("bls");
    people[id] = person;
    matcher.PutCandidate(people[id]);
  }
  matcher.Settle();
  for (int i = 0; i < 20; ++i) {
    const Posting posting =
        APosting("p")
            .Requiring({"cma"})
            .Requiring({"rn"})
            .Preferring({"excel"})
            .Preferring({"bls"})
            .In(39 + static_cast<double>(chance.Below(1000)) / 1000, -84.5);
    const Placements fast = matcher.PlaceCandidates(posting, kToday, 10);
    const NaiveRanking slow = naive.RankCandidates(people, posting, kToday, 10);
    ASSERT_EQ(fast.places.size(), slow.best.size());
    for (size_t at = 0; at < slow.best.size(); ++at) {
      EXPECT_EQ(fast.places[at].id, slow.best[at].id);
      EXPECT_EQ(fast.places[at].score, slow.best[at].score);
    }
  }
}

}  // namespace
}  // namespace rolecall
