#include "matcher/candidate_masks.h"

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

// More words of wishes than have rows.
class WishMasksTest : public testing::Test {
 protected:
  std::string Word() {
    return chance_.OneIn(3) ? "FULL_TIME"
                            : "kind-" + std::to_string(chance_.Below(60));
  }
  std::vector<std::string> FewWords() {
    std::vector<std::string> words;
    for (size_t n = chance_.Below(3); n > 0; --n) words.push_back(Word());
    return words;
  }

  Chance chance_{5};
  const Catalogue catalogue_ = SmallCatalogue();
  const std::vector<Occupation> occupations_ = SmallOccupations();
  Matcher matcher_ = *Matcher::Create(catalogue_, occupations_, MatchOptions());
  const NaiveMatcher naive_{catalogue_, occupations_};
};

TEST_F(WishMasksTest, PostingsAskForWordsWithoutARow) {
  std::map<std::string, Candidate> people;
  for (int i = 0; i < 2500; ++i) {
    if (i == 900) matcher_.Settle();
    const std::string id = "c" + std::to_string(chance_.Below(1500));
    Candidate& one = people[id];
    one = RandomCandidate(chance_, catalogue_, id);
    one.employment_type = FewWords();
    matcher_.PutCandidate(one);
  }
  for (int i = 0; i < 60; ++i) {
    Posting posting = RandomPosting(chance_, catalogue_, "asked");
    posting.employment_type = {Word(), Word()};
    ExpectSame(matcher_.PlaceCandidates(posting, kToday, 20),
               naive_.RankCandidates(people, posting, kToday, 20));
    if (i == 30) matcher_.Settle();
  }
}

TEST_F(WishMasksTest, CandidatesAskForWordsWithoutARow) {
  std::map<std::string, Posting> vacancies;
  for (int i = 0; i < 2500; ++i) {
    if (i == 900) matcher_.Settle();
    const std::string id = "p" + std::to_string(chance_.Below(1500));
    Posting& one = vacancies[id];
    one = RandomPosting(chance_, catalogue_, id);
    one.employment_type = FewWords();
    one.shift = FewWords();
    matcher_.PutPosting(one);
  }
  for (int i = 0; i < 60; ++i) {
    Candidate candidate = RandomCandidate(chance_, catalogue_, "asked");
    candidate.employment_type = {Word(), Word()};
    if (i % 2 == 0) candidate.shift = {Word()};
    ExpectSame(matcher_.PlacePostings(candidate, kToday, 20),
               naive_.RankPostings(vacancies, candidate, kToday, 20));
    if (i == 30) matcher_.Settle();
  }
}

TEST_F(WishMasksTest, EachOfManyWordsIsFoundByWhoWantsIt) {
  for (int i = 0; i < 40; ++i) {
    Posting one = APosting("p" + std::to_string(i));
    one.employment_type = {"kind-" + std::to_string(i)};
    matcher_.PutPosting(one);
  }
  for (int i = 0; i < 40; ++i) {
    Candidate candidate = ACandidate();
    candidate.employment_type = {"kind-" + std::to_string(i)};
    EXPECT_EQ(matcher_.PlacePostings(candidate, kToday, 5).qualified, 1u);
  }
}

}  // namespace
}  // namespace rolecall
