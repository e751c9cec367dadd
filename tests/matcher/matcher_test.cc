// The matcher against its naive twin, over invented worlds.
#include "matcher/matcher.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "naive_matcher.h"
#include "world.h"

namespace rolecall {
namespace {

Matcher AMatcher(const Catalogue& catalogue,
                 const std::vector<Occupation>& occupations) {
  return *Matcher::Create(catalogue, occupations, MatchOptions());
}

void ExpectSame(const Ranking& fast, const NaiveRanking& naive,
                bool candidates) {
  EXPECT_EQ(fast.qualified, naive.qualified);
  ASSERT_EQ(fast.matches.size(), naive.best.size());
  for (size_t i = 0; i < naive.best.size(); ++i) {
    const Match& match = fast.matches[i];
    EXPECT_EQ(candidates ? match.candidate_id : match.posting_id,
              naive.best[i].id);
    EXPECT_EQ(match.score, naive.best[i].score);
    EXPECT_EQ(match.qualification, naive.best[i].qualification);
  }
}

int PointsOfReasons(const Match& match) {
  int points = 0;
  for (const Reason& reason : match.reasons) points += reason.points;
  return points;
}

// One invented world under random edits, asked from both sides.
class WorldTest : public testing::TestWithParam<uint32_t> {
 protected:
  WorldTest()
      : chance_(GetParam()),
        catalogue_(RandomCatalogue(chance_)),
        occupations_(SmallOccupations()),
        naive_(catalogue_, occupations_),
        matcher_(AMatcher(catalogue_, occupations_)) {
    // Licences of this catalogue's own.
    for (Occupation& occupation : occupations_) {
      if (!occupation.licences.empty()) {
        occupation.licences = {chance_.Pick(catalogue_.terms()).id};
      }
    }
    matcher_ = AMatcher(catalogue_, occupations_);
  }

  void Edit() {
    const std::string number = std::to_string(chance_.Below(150));
    if (chance_.OneIn(8)) {
      candidates_.erase("c" + number);
      matcher_.EraseCandidate("c" + number);
    } else if (chance_.OneIn(8)) {
      postings_.erase("p" + number);
      matcher_.ErasePosting("p" + number);
    } else if (chance_.OneIn(2)) {
      const Candidate made = RandomCandidate(chance_, catalogue_, "c" + number);
      candidates_[made.id] = made;
      matcher_.PutCandidate(made);
    } else {
      const Posting made = RandomPosting(chance_, catalogue_, "p" + number);
      postings_[made.id] = made;
      matcher_.PutPosting(made);
    }
  }

  Date SomeDay() {
    return kToday + std::chrono::days(static_cast<int>(chance_.Below(20)) - 10);
  }

  Chance chance_;
  Catalogue catalogue_;
  std::vector<Occupation> occupations_;
  NaiveMatcher naive_;
  Matcher matcher_;
  std::map<std::string, Candidate> candidates_;
  std::map<std::string, Posting> postings_;
};

TEST_P(WorldTest, AnswersAsTheNaiveTwinAfterAnyEdits) {
  SCOPED_TRACE("seed " + std::to_string(GetParam()));
  for (int round = 0; round < 6; ++round) {
    for (int i = 0; i < 60; ++i) Edit();
    ASSERT_EQ(matcher_.candidate_count(), candidates_.size());
    ASSERT_EQ(matcher_.posting_count(), postings_.size());
    for (const size_t k : {size_t{0}, size_t{1}, size_t{7}, size_t{1000}}) {
      const Date day = SomeDay();
      const Posting posting = RandomPosting(chance_, catalogue_, "asked");
      ExpectSame(matcher_.RankCandidates(posting, day, k),
                 naive_.RankCandidates(candidates_, posting, day, k), true);
      const Candidate candidate = RandomCandidate(chance_, catalogue_, "asked");
      ExpectSame(matcher_.RankPostings(candidate, day, k),
                 naive_.RankPostings(postings_, candidate, day, k), false);
    }
    if (HasFailure()) return;
  }
}

TEST_P(WorldTest, AnswersAsTheNaiveTwinOverManyPages) {
  SCOPED_TRACE("seed " + std::to_string(GetParam()));
  for (int i = 0; i < 3000; ++i) {
    if (i == 1000) matcher_.Settle();  // pages are split from here on
    // Ids come again, so that some are replaced; a third is erased.
    std::string id = "c";
    id += std::to_string(chance_.Below(2000));
    if (chance_.OneIn(3)) {
      candidates_.erase(id);
      matcher_.EraseCandidate(id);
    } else {
      candidates_[id] = RandomCandidate(chance_, catalogue_, id);
      matcher_.PutCandidate(candidates_[id]);
    }
  }
  ASSERT_GT(matcher_.candidate_count(), 800u);
  for (int i = 0; i < 20; ++i) {
    const Posting posting = RandomPosting(chance_, catalogue_, "asked");
    const Date day = SomeDay();
    ExpectSame(matcher_.RankCandidates(posting, day, 10),
               naive_.RankCandidates(candidates_, posting, day, 10), true);
  }
}

TEST_P(WorldTest, AnswersAsTheNaiveTwinOverManyPagesOfPostings) {
  SCOPED_TRACE("seed " + std::to_string(GetParam()));
  for (int i = 0; i < 3000; ++i) {
    if (i == 1000) matcher_.Settle();  // pages are split from here on
    std::string id = "p";
    id += std::to_string(chance_.Below(2000));
    if (chance_.OneIn(3)) {
      postings_.erase(id);
      matcher_.ErasePosting(id);
    } else {
      postings_[id] = RandomPosting(chance_, catalogue_, id);
      matcher_.PutPosting(postings_[id]);
    }
  }
  ASSERT_GT(matcher_.posting_count(), 800u);
  for (int i = 0; i < 20; ++i) {
    const Candidate candidate = RandomCandidate(chance_, catalogue_, "asked");
    const Date day = SomeDay();
    ExpectSame(matcher_.RankPostings(candidate, day, 10),
               naive_.RankPostings(postings_, candidate, day, 10), false);
  }
}

TEST_P(WorldTest, ReasonsAddUpToTheScoreAndStayWithinTheirMost) {
  SCOPED_TRACE("seed " + std::to_string(GetParam()));
  for (int i = 0; i < 60; ++i) {
    const Candidate candidate = RandomCandidate(chance_, catalogue_, "c");
    const Posting posting = RandomPosting(chance_, catalogue_, "p");
    const Match match = matcher_.Explain(candidate, posting, kToday);
    EXPECT_EQ(PointsOfReasons(match), match.score);
    int most = 0;
    for (const Reason& reason : match.reasons) {
      EXPECT_GE(reason.points, 0);
      EXPECT_LE(reason.points, reason.of);
      EXPECT_FALSE(reason.text.empty());
      most += reason.of;
    }
    EXPECT_EQ(most, 1000);
    EXPECT_EQ(match.score, naive_.Judge(candidate, posting, kToday).score);
  }
}

TEST_P(WorldTest, GivesTheSameAnswerWhateverTheOrderOfInput) {
  SCOPED_TRACE("seed " + std::to_string(GetParam()));
  std::vector<Candidate> people;
  for (int i = 0; i < 120; ++i) {
    people.push_back(
        RandomCandidate(chance_, catalogue_, "c" + std::to_string(i)));
  }
  const Posting posting = RandomPosting(chance_, catalogue_, "p");
  for (const Candidate& one : people) matcher_.PutCandidate(one);
  const Ranking forward = matcher_.RankCandidates(posting, kToday, 50);
  Matcher other = AMatcher(catalogue_, occupations_);
  for (auto one = people.rbegin(); one != people.rend(); ++one) {
    std::reverse(one->credentials.begin(), one->credentials.end());
    std::reverse(one->software.begin(), one->software.end());
    std::reverse(one->shift.begin(), one->shift.end());
    other.PutCandidate(*one);
  }
  const Ranking backward = other.RankCandidates(posting, kToday, 50);
  EXPECT_EQ(forward.qualified, backward.qualified);
  EXPECT_EQ(forward.matches, backward.matches);
}

TEST_P(WorldTest, ScoresNobodyByNameSchoolOrConsent) {
  SCOPED_TRACE("seed " + std::to_string(GetParam()));
  for (int i = 0; i < 40; ++i) {
    const Posting posting = RandomPosting(chance_, catalogue_, "p");
    Candidate candidate = RandomCandidate(chance_, catalogue_, "c");
    const Match before = matcher_.Explain(candidate, posting, kToday);
    candidate.id = "somebody-else";
    candidate.school_id = "another-school";
    candidate.consent = {true, true};
    candidate.home_postal_code = "99999";
    Match after = matcher_.Explain(candidate, posting, kToday);
    after.candidate_id = before.candidate_id;
    EXPECT_EQ(before, after);
  }
}

TEST_P(WorldTest, SettlingChangesNoAnswer) {
  SCOPED_TRACE("seed " + std::to_string(GetParam()));
  for (int i = 0; i < 1500; ++i) {
    std::string id = "a-candidate-with-a-long-id-";
    id += std::to_string(chance_.Below(900));
    matcher_.PutCandidate(candidates_[id] =
                              RandomCandidate(chance_, catalogue_, id));
  }
  for (int round = 0; round < 2; ++round) {
    matcher_.Settle();
    for (int i = 0; i < 5; ++i) {
      const Posting posting = RandomPosting(chance_, catalogue_, "asked");
      ExpectSame(matcher_.RankCandidates(posting, kToday, 10),
                 naive_.RankCandidates(candidates_, posting, kToday, 10), true);
    }
    for (int i = 0; i < 60; ++i) Edit();
  }
}

TEST_P(WorldTest, PlacesAreTheRankingWithoutReasons) {
  SCOPED_TRACE("seed " + std::to_string(GetParam()));
  for (int i = 0; i < 300; ++i) Edit();
  for (int i = 0; i < 20; ++i) {
    const Posting posting = RandomPosting(chance_, catalogue_, "asked");
    const Ranking ranking = matcher_.RankCandidates(posting, kToday, 20);
    const Placements placed = matcher_.PlaceCandidates(posting, kToday, 20);
    ASSERT_EQ(placed.places.size(), ranking.matches.size());
    EXPECT_EQ(placed.qualified, ranking.qualified);
    for (size_t k = 0; k < ranking.matches.size(); ++k) {
      const Match& match = ranking.matches[k];
      EXPECT_EQ(placed.places[k],
                (Placements::Place{match.candidate_id, match.score,
                                   match.qualification}));
    }
  }
}

TEST_P(WorldTest, WhatOpensMostIsWhatHoldingItWouldOpen) {
  SCOPED_TRACE("seed " + std::to_string(GetParam()));
  for (int i = 0; i < 400; ++i) Edit();
  Candidate candidate = RandomCandidate(chance_, catalogue_, "asked");
  candidate.occupational_category.clear();  // so that all work is near enough
  const size_t before = matcher_.PlacePostings(candidate, kToday, 0).qualified;
  const Outlook outlook = matcher_.OpensMost(candidate, kToday, 1000);
  EXPECT_EQ(outlook.qualified, before);
  for (const Opening& opening : outlook.openings) {
    for (const std::string& term : opening.any_of) {
      Candidate with = candidate;
      with.credentials.push_back({term, {}, {}, ""});
      EXPECT_EQ(matcher_.PlacePostings(with, kToday, 0).qualified,
                before + opening.postings)
          << term;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, WorldTest, testing::Range(1u, 13u));

TEST(MatcherTest, EqualScoresStandInByteOrderOfTheId) {
  const Catalogue catalogue = SmallCatalogue();
  Matcher matcher = AMatcher(catalogue, {});
  for (const std::string id : {"b", "a", "B", "10", "9", "\xC3\xA9"}) {
    matcher.PutCandidate(ACandidate(id));
  }
  const Ranking ranking = matcher.RankCandidates(APosting(), kToday, 10);
  std::vector<std::string> ids;
  for (const Match& match : ranking.matches) ids.push_back(match.candidate_id);
  const std::vector<std::string> expected = {"10", "9", "B",
                                             "a",  "b", "\xC3\xA9"};
  EXPECT_EQ(ids, expected);
}

TEST(MatcherTest, PutReplacesById) {
  const Catalogue catalogue = SmallCatalogue();
  Matcher matcher = AMatcher(catalogue, {});
  const Posting posting = APosting().Requiring({"cma"});
  matcher.PutCandidate(ACandidate("c").Holding("cma"));
  EXPECT_EQ(matcher.RankCandidates(posting, kToday, 5).qualified, 1u);
  matcher.PutCandidate(ACandidate("c"));
  EXPECT_EQ(matcher.candidate_count(), 1u);
  EXPECT_EQ(matcher.RankCandidates(posting, kToday, 5).qualified, 0u);
}

TEST(MatcherTest, TellsHowManyEachRequirementRemoves) {
  const Catalogue catalogue = SmallCatalogue();
  Matcher matcher = AMatcher(catalogue, {});
  matcher.PutCandidate(ACandidate("both").Holding("cma").Knowing("epic"));
  matcher.PutCandidate(ACandidate("first").Holding("cma"));
  matcher.PutCandidate(ACandidate("second").Holding("cma"));
  matcher.PutCandidate(ACandidate("nothing"));
  const Posting posting = APosting().Requiring({"cma"}).Requiring({"epic"});
  EXPECT_EQ(matcher.RemovedBy(posting, kToday), (std::vector<size_t>{0, 2}));
}

TEST(MatcherTest, WhatOpensOnlyUnwantedWorkIsNotTold) {
  const Catalogue catalogue = SmallCatalogue();
  auto matcher = Matcher::Create(catalogue, SmallOccupations(), {});
  ASSERT_TRUE(matcher);
  matcher->PutPosting(
      APosting("1").Offering({"29-1141"}).Requiring({"rn"}).get());
  matcher->PutPosting(
      APosting("2").Offering({"31-9092"}).Requiring({"bls"}).get());
  const Candidate candidate = ACandidate().Wanting({"31-9092"});
  EXPECT_THAT(matcher->OpensMost(candidate, kToday, 10).openings,
              testing::ElementsAre(Opening{{"bls"}, 1}));
}

TEST(MatcherTest, TermsThatOpenTheSameAreToldTogether) {
  const Catalogue catalogue = SmallCatalogue();
  auto matcher = Matcher::Create(catalogue, SmallOccupations(), {});
  ASSERT_TRUE(matcher);
  matcher->PutPosting(APosting("1").Requiring({"cma", "rma"}).get());
  matcher->PutPosting(APosting("2").Requiring({"cma", "rma"}).get());
  matcher->PutPosting(APosting("3").Requiring({"bls"}).get());
  const Outlook outlook = matcher->OpensMost(ACandidate(), kToday, 10);
  EXPECT_EQ(outlook.qualified, 0U);
  ASSERT_GE(outlook.openings.size(), 2U);
  EXPECT_THAT(outlook.openings.front().any_of,
              testing::IsSupersetOf({"cma", "rma"}));
  EXPECT_EQ(outlook.openings.front().postings, 2U);
}

TEST(MatcherTest, ErasingAnUnknownIdIsNothing) {
  const Catalogue catalogue = SmallCatalogue();
  Matcher matcher = AMatcher(catalogue, {});
  matcher.EraseCandidate("nobody");
  matcher.ErasePosting("nothing");
  EXPECT_EQ(matcher.candidate_count(), 0u);
}

TEST(MatcherTest, ExpiredAndClosedPostingsGiveNothing) {
  const Catalogue catalogue = SmallCatalogue();
  Matcher matcher = AMatcher(catalogue, {});
  const Candidate candidate = ACandidate();
  matcher.PutCandidate(candidate);
  Posting posting = APosting();
  posting.valid_through = kToday;
  EXPECT_EQ(matcher.RankCandidates(posting, kToday, 5).matches.size(), 1u);
  const Date tomorrow = kToday + std::chrono::days(1);
  EXPECT_TRUE(matcher.RankCandidates(posting, tomorrow, 5).matches.empty());
  matcher.PutPosting(posting);
  EXPECT_EQ(matcher.RankPostings(candidate, kToday, 5).matches.size(), 1u);
  EXPECT_TRUE(matcher.RankPostings(candidate, tomorrow, 5).matches.empty());
}

TEST(MatcherTest, WeightsThatDoNotAddUpToAHundredAreRefused) {
  const Catalogue catalogue = SmallCatalogue();
  for (const double weight : {-1.0, 29.0, 31.0, 1e300}) {
    MatchOptions options;
    options.weight_certification = weight;
    const auto matcher = Matcher::Create(catalogue, {}, options);
    ASSERT_FALSE(matcher.has_value());
    EXPECT_EQ(matcher.error().code, ErrorCode::kInvalidArgument);
  }
}

TEST(MatcherTest, EngineVersionNamesWeightsAndCatalogue) {
  const Catalogue catalogue = SmallCatalogue();
  MatchOptions options;
  const Matcher usual = AMatcher(catalogue, {});
  options.weight_pay = 3;
  options.weight_freshness = 2;
  const Matcher other = *Matcher::Create(catalogue, {}, options);
  EXPECT_NE(usual.engine_version(), other.engine_version());
  EXPECT_NE(usual.engine_version().find(catalogue.version()),
            std::string::npos);
}

}  // namespace
}  // namespace rolecall
