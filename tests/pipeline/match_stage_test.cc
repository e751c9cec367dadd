#include "pipeline/match_stage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/ingest.h"
#include "tests/pipeline/pipeline_world.h"

namespace rolecall {
namespace {

constexpr char kText[] = "<p>CMA (AAMA) or RMA required. Full time.</p>";

class MatchStageTest : public ::testing::Test {
 protected:
  MatchStageTest() { Restart(); }

  // As after a crash: another process with an empty matcher, the same store.
  void Restart() {
    stage_.reset();
    matcher_.emplace(*Matcher::Create(Shipped().catalogue,
                                      Shipped().occupations, MatchOptions{}));
    stage_.emplace(*matcher_, Shipped().gazetteer, *world_.store,
                   StoreOptions{}, world_.clock);
    ASSERT_TRUE(stage_->Load({}));
  }
  Published Drain() { return *stage_->Drain(std::chrono::milliseconds(0), {}); }
  void AddPosting(const std::string& id) {
    ASSERT_TRUE(
        AcceptOne(ingest_, APosting(id, "Medical Assistant " + id, kText)));
  }
  void AddCandidate(const std::string& id, const std::string& term) {
    Candidate candidate;
    candidate.id = id;
    candidate.occupational_category = {"31-9092"};
    candidate.home_postal_code = "45402";
    candidate.radius_miles = 25;
    candidate.credentials.push_back({term, {}, {}, ""});
    ASSERT_TRUE(world_.store->PutCandidate(candidate, std::nullopt));
  }
  std::vector<Match> Ranking(const std::string& candidate) {
    return *world_.store->CandidateMatches(candidate, 10);
  }

  PipelineWorld world_;
  Ingest ingest_{ShippedReader(), *world_.store, world_.clock};
  std::optional<Matcher> matcher_;
  std::optional<MatchStage> stage_;
};

TEST_F(MatchStageTest, ANewPostingReachesTheCandidatesWhoQualify) {
  AddCandidate("c1", "cma-aama");
  AddPosting("p1");
  EXPECT_EQ(Drain().fresh, 1u);
  const auto ranking = Ranking("c1");
  ASSERT_EQ(ranking.size(), 1u);
  EXPECT_EQ(ranking[0].posting_id, "p1");
  EXPECT_EQ(ranking[0].qualification, Qualification::kQualified);
  EXPECT_FALSE(ranking[0].reasons.empty());
}

TEST_F(MatchStageTest, ANewCandidateSeesThePostingsThatWereThere) {
  AddPosting("p1");
  AddPosting("p2");
  Drain();
  AddCandidate("c1", "rma-amt");
  EXPECT_EQ(Drain().fresh, 2u);
  EXPECT_EQ(Ranking("c1").size(), 2u);
}

TEST_F(MatchStageTest, AClosedPostingLeavesTheRankings) {
  AddCandidate("c1", "cma-aama");
  AddPosting("p1");
  Drain();
  ASSERT_TRUE(
      *WithdrawPosting(*world_.store, world_.clock, "p1", "valley", {}));
  EXPECT_EQ(Drain().gone, 1u);
  EXPECT_TRUE(Ranking("c1").empty());
}

TEST_F(MatchStageTest, DrainingAgainPublishesNothing) {
  AddCandidate("c1", "cma-aama");
  AddPosting("p1");
  Drain();
  const Published again = Drain();
  EXPECT_EQ(again.fresh + again.changed + again.gone, 0u);
}

TEST_F(MatchStageTest, WhatWasStoredBeforeACrashIsMatchedAfterIt) {
  AddCandidate("c1", "cma-aama");
  AddPosting("p1");
  Restart();
  Drain();
  EXPECT_EQ(Ranking("c1").size(), 1u);
}

TEST_F(MatchStageTest, ARestartRepeatsNoEvent) {
  AddCandidate("c1", "cma-aama");
  AddPosting("p1");
  Drain();
  Restart();
  const Published again = Drain();
  EXPECT_EQ(again.fresh + again.changed + again.gone, 0u);
}

TEST_F(MatchStageTest, ACertificateThatRunsOutCountsNoLongerTheNextDay) {
  AddPosting("p1");
  Candidate candidate;
  candidate.id = "c1";
  candidate.credentials.push_back(
      {"cma-aama", {}, ParseDate("2026-11-22"), ""});
  ASSERT_TRUE(world_.store->PutCandidate(candidate, std::nullopt));
  Drain();
  ASSERT_EQ(Ranking("c1")[0].qualification, Qualification::kQualified);
  world_.clock.Advance(std::chrono::hours(24));
  EXPECT_GE(Drain().changed, 1u);
  EXPECT_EQ(Ranking("c1")[0].qualification, Qualification::kOneMissing);
}

TEST_F(MatchStageTest, APostingPastItsLastDayClosesByItself) {
  AddCandidate("c1", "cma-aama");
  Posting posting = APosting("p1", "Medical Assistant", kText);
  posting.valid_through = ParseDate("2026-11-22");
  ASSERT_TRUE(AcceptOne(ingest_, posting));
  Drain();
  ASSERT_EQ(Ranking("c1").size(), 1u);
  world_.clock.Advance(std::chrono::hours(24));
  Drain();
  EXPECT_TRUE(Ranking("c1").empty());
  EXPECT_TRUE((*world_.store->FindPosting("p1"))->closed_at);
}

TEST_F(MatchStageTest, AFullRankingIsFilledUpWhenAPostingCloses) {
  StoreOptions options;
  options.max_matches_per_candidate = 2;
  world_.store = MakeMemoryStore(options, world_.clock);
  Ingest ingest(ShippedReader(), *world_.store, world_.clock);
  stage_.emplace(*matcher_, Shipped().gazetteer, *world_.store, options,
                 world_.clock);
  ASSERT_TRUE(stage_->Load({}));
  AddCandidate("c1", "cma-aama");
  for (const char* id : {"p1", "p2", "p3"}) {
    ASSERT_TRUE(AcceptOne(
        ingest, APosting(id, std::string("Medical Assistant ") + id, kText)));
  }
  EXPECT_EQ(Drain().fresh, 2u) << "listeners hear of the final state only";
  ASSERT_TRUE(*WithdrawPosting(*world_.store, world_.clock,
                               Ranking("c1")[0].posting_id, "valley", {}));
  Drain();
  EXPECT_EQ(Ranking("c1").size(), 2u);
}

TEST_F(MatchStageTest, AClosedPostingLeavesMoreRankingsThanAreShown) {
  StoreOptions options;
  options.max_matches_per_posting = 1;
  world_.store = MakeMemoryStore(options, world_.clock);
  Ingest ingest(ShippedReader(), *world_.store, world_.clock);
  stage_.emplace(*matcher_, Shipped().gazetteer, *world_.store, options,
                 world_.clock);
  ASSERT_TRUE(stage_->Load({}));
  for (const char* id : {"c1", "c2", "c3"}) AddCandidate(id, "cma-aama");
  ASSERT_TRUE(AcceptOne(ingest, APosting("p1", "Medical Assistant", kText)));
  EXPECT_EQ(Drain().fresh, 3u);
  ASSERT_TRUE(*world_.store->ClosePosting("p1", world_.clock.Now()));
  EXPECT_EQ(Drain().gone, 3u);
}

TEST_F(MatchStageTest, WhatOtherWeightsChangeIsCountedAsPublished) {
  AddCandidate("c1", "cma-aama");
  AddPosting("p1");
  Drain();
  MatchOptions options;
  std::swap(options.weight_occupation, options.weight_pay);
  matcher_.emplace(
      *Matcher::Create(Shipped().catalogue, Shipped().occupations, options));
  stage_.emplace(*matcher_, Shipped().gazetteer, *world_.store, StoreOptions{},
                 world_.clock);
  const auto loaded = stage_->Load({});
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->fresh + loaded->changed, 1u);
}

TEST_F(MatchStageTest, TheStoreTellsWhatItsRankingsLeaveOut) {
  const std::string engine = matcher_->engine_version();
  AddCandidate("c1", "cma-aama");
  EXPECT_EQ(FindRankingLag(*world_.store, engine)->changes, 1u);
  Drain();
  RankingLag lag = *FindRankingLag(*world_.store, engine);
  EXPECT_EQ(lag.changes, 0u);
  EXPECT_FALSE(lag.is_unnoted);
  EXPECT_FALSE(lag.other_engine);
  EXPECT_EQ(lag.ranked_on,
            std::chrono::floor<std::chrono::days>(world_.clock.Now()));
  EXPECT_TRUE(FindRankingLag(*world_.store, engine + "1")->other_engine);
  world_.store = MakeMemoryStore(StoreOptions{}, world_.clock);
  EXPECT_TRUE(FindRankingLag(*world_.store, engine)->is_unnoted);
}

TEST_F(MatchStageTest, AnErasedCandidateIsMatchedNoMore) {
  AddCandidate("c1", "cma-aama");
  AddPosting("p1");
  Drain();
  ASSERT_TRUE(*world_.store->EraseCandidate("c1"));
  Drain();
  AddPosting("p2");
  Drain();
  EXPECT_TRUE(Ranking("c1").empty());
  EXPECT_TRUE((*world_.store->PostingMatches("p2", 10)).empty());
}

}  // namespace
}  // namespace rolecall
