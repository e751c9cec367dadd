// Postings with more requirements than masks have room for.
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

// Mostly met by who holds `cma`, `bls`, `epic` and, at times, `lpn`.
Posting ALongPosting(Chance& chance, size_t lines, const std::string& id) {
  const std::vector<std::string> held = {"cma", "bls", "epic"};
  const std::vector<std::string> rare = {"acls", "excel", "cpc", "lpn"};
  const std::vector<std::string> work = {"31-9092", "29-2061"};
  PostingBuilder posting = APosting(id).Offering({chance.Pick(work)});
  const size_t gap = chance.Below(2 * lines);
  for (size_t i = 0; i < lines; ++i) {
    const bool open = i == gap || chance.OneIn(lines) || i + 1 == lines;
    const std::string term = chance.Pick(open ? rare : held);
    if (chance.OneIn(8)) {
      posting.Preferring({term});
    } else {
      posting.Requiring({term});
    }
    if (chance.OneIn(20)) posting.WithinDays(90);
  }
  return posting;
}

class LongPostingTest : public testing::TestWithParam<uint32_t> {};

TEST_P(LongPostingTest, IsMatchedAsTheNaiveTwinMatchesIt) {
  SCOPED_TRACE("seed " + std::to_string(GetParam()));
  Chance chance(GetParam());
  const Catalogue catalogue = SmallCatalogue();
  const std::vector<Occupation> occupations = SmallOccupations();
  const NaiveMatcher naive(catalogue, occupations);
  Matcher matcher = *Matcher::Create(catalogue, occupations, MatchOptions());
  std::map<std::string, Posting> postings;
  for (const size_t lines : {1, 10, 11, 12, 13, 126, 127, 128, 129, 300}) {
    for (int i = 0; i < 8; ++i) {
      const std::string id = std::to_string(lines * 10) + std::to_string(i);
      postings[id] = ALongPosting(chance, lines, id);
      matcher.PutPosting(postings[id]);
    }
  }
  for (const bool settled : {false, true}) {
    if (settled) matcher.Settle();
    for (const std::string last : {"lpn", "acls", "excel"}) {
      const Candidate candidate = ACandidate("c")
                                      .Holding("cma")
                                      .Holding("bls")
                                      .Knowing("epic", 12)
                                      .Holding(last)
                                      .Wanting({"31-9092"});
      for (const size_t k : {size_t{3}, size_t{20}, postings.size()}) {
        const Placements fast = matcher.PlacePostings(candidate, kToday, k);
        const NaiveRanking slow =
            naive.RankPostings(postings, candidate, kToday, k);
        ExpectSame(fast, slow);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, LongPostingTest, testing::Range(1u, 5u));

}  // namespace
}  // namespace rolecall
