// Candidates who are asked about before anything was settled.
#include "matcher/arrivals.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "matcher/matcher.h"
#include "naive_matcher.h"
#include "same_answer.h"
#include "world.h"

namespace rolecall {
namespace {

TEST(ArrivalsTest, WhoIsInNoMaskIsFoundAsThoseWhoAre) {
  Chance chance(31);
  const Catalogue catalogue = RandomCatalogue(chance);
  const std::vector<Occupation> occupations = SmallOccupations();
  Matcher matcher = *Matcher::Create(catalogue, occupations, MatchOptions());
  const NaiveMatcher naive(catalogue, occupations);
  std::map<std::string, Candidate> people;
  // More than two pages; some are replaced, some go.
  for (int i = 0; i < 3600; ++i) {
    const std::string id = "c" + std::to_string(chance.Below(1600));
    if (chance.OneIn(5)) {
      people.erase(id);
      matcher.EraseCandidate(id);
    } else {
      people[id] = RandomCandidate(chance, catalogue, id);
      matcher.PutCandidate(people[id]);
    }
  }
  ASSERT_GT(matcher.candidate_count(), 1024u);
  for (int i = 0; i < 20; ++i) {
    if (i == 10) matcher.Settle();
    const Posting posting = RandomPosting(chance, catalogue, "asked");
    for (const size_t k : {size_t{0}, size_t{10}}) {
      ExpectSame(matcher.PlaceCandidates(posting, kToday, k),
                 naive.RankCandidates(people, posting, kToday, k));
    }
  }
}

TEST(ArrivalsTest, WordsAreThoseOfWhoCameLast) {
  const Catalogue catalogue = SmallCatalogue();
  const AcceptanceTable acceptance(catalogue);
  Arrivals arrivals(acceptance);
  CompiledCandidate one;
  one.employment_type = {1, 2};
  arrivals.Add(7, one);
  arrivals.Add(8, one);
  arrivals.Remove(7);
  one.employment_type = {3};
  one.shift = {4};
  arrivals.Add(7, one);
  EXPECT_EQ(arrivals.WordsOf(7).employment_type, std::vector<uint64_t>{3});
  EXPECT_EQ(arrivals.WordsOf(7).shift, std::vector<uint64_t>{4});
  EXPECT_EQ(arrivals.WordsOf(8).employment_type, (std::vector<uint64_t>{1, 2}));
}

}  // namespace
}  // namespace rolecall
