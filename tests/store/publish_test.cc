// What every store promises of rankings and their changes: one suite, over the
// store in memory and over a private redis-server.
#include <gmock/gmock.h>

#include "tests/store/store_fixture.h"

namespace rolecall {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class PublishTest : public StoreTest {};

TEST_P(PublishTest, PublishesACandidateOnBothSides) {
  PutCandidates({"1"});
  const std::vector<Match> matches = {
      AMatch("1", "p2", 500), AMatch("1", "p3", 875), AMatch("1", "p1", 500)};
  EXPECT_TRUE(Is(Publish("1", matches), 3, 0, 0));
  EXPECT_THAT(Must(store_->CandidateMatches("1", 99)),
              ElementsAre(matches[1], matches[2], matches[0]));
  EXPECT_THAT(Must(store_->CandidateMatches("1", 1)), ElementsAre(matches[1]));
  EXPECT_THAT(Must(store_->PostingMatches("p2", 99)), ElementsAre(matches[0]));
}

TEST_P(PublishTest, RanksTheCandidatesOfAPosting) {
  PutCandidates({"1", "2", "3"});
  const std::vector<Match> matches = {
      AMatch("1", "p1", 500), AMatch("3", "p1", 875), AMatch("2", "p1", 500)};
  for (const Match& match : matches) Publish(match.candidate_id, {match});
  EXPECT_THAT(Must(store_->PostingMatches("p1", 99)),
              ElementsAre(matches[1], matches[0], matches[2]));
  EXPECT_THAT(Must(store_->PostingMatches("p1", 1)), ElementsAre(matches[1]));
}

TEST_P(PublishTest, PublishingAgainTellsNothing) {
  PutCandidates({"1"});
  const std::vector<Match> matches = {AMatch("1", "p1", 500),
                                      AMatch("1", "p2", 875)};
  Publish("1", matches);
  EXPECT_TRUE(Is(Publish("1", matches), 0, 0, 0));
}

TEST_P(PublishTest, TellsWhatIsNewChangedAndGone) {
  PutCandidates({"1"});
  Publish("1", {AMatch("1", "p1", 500), AMatch("1", "p2", 600)});
  EXPECT_TRUE(Is(Publish("1", {AMatch("1", "p2", 601), AMatch("1", "p3", 100)}),
                 1, 1, 1));
  EXPECT_THAT(RankingOf("1"), ElementsAre("p2", "p3"));
  EXPECT_THAT(CandidatesOf("p1"), IsEmpty());
  EXPECT_THAT(CandidatesOf("p3"), ElementsAre("1"));
}

TEST_P(PublishTest, AnotherQualificationIsAChange) {
  PutCandidates({"1"});
  Match match = AMatch("1", "p1", 500);
  Publish("1", {match});
  match.qualification = Qualification::kByDeadline;
  EXPECT_TRUE(Is(Publish("1", {match}), 0, 1, 0));
}

TEST_P(PublishTest, OtherWordsForTheSameMatchAreKeptAndNotTold) {
  PutCandidates({"1"});
  Match match = AMatch("1", "p1", 500);
  Publish("1", {match});
  match.reasons[0].text = "Said better.";
  EXPECT_TRUE(Is(Publish("1", {match}), 0, 0, 0));
  EXPECT_THAT(Must(store_->CandidateMatches("1", 9)), ElementsAre(match));
}

TEST_P(PublishTest, ACandidateWithoutMatchesLeavesAllRankings) {
  PutCandidates({"1", "2"});
  Publish("1", {AMatch("1", "p1", 500)});
  Publish("2", {AMatch("2", "p1", 400)});
  EXPECT_TRUE(Is(Publish("1", {}), 0, 0, 1));
  EXPECT_THAT(CandidatesOf("p1"), ElementsAre("2"));
  EXPECT_TRUE(Is(Publish("1", {}), 0, 0, 0));
}

TEST_P(PublishTest, APublishedCandidateIsCutToItsBest) {
  StoreOptions options;
  options.max_matches_per_candidate = 2;
  Open(options);
  PutCandidates({"1"});
  EXPECT_TRUE(Is(Publish("1", {AMatch("1", "p3", 500), AMatch("1", "p1", 500),
                               AMatch("1", "p2", 500)}),
                 2, 0, 0));
  EXPECT_THAT(RankingOf("1"), ElementsAre("p1", "p2"));
  EXPECT_THAT(CandidatesOf("p3"), IsEmpty());
}

TEST_P(PublishTest, ShowsNoMoreOfAPostingThanItsBound) {
  StoreOptions options;
  options.max_matches_per_posting = 2;
  Open(options);
  PutCandidates({"1", "2", "3"});
  Publish("1", {AMatch("1", "p1", 100)});
  Publish("2", {AMatch("2", "p1", 200)});
  Publish("3", {AMatch("3", "p1", 300)});
  EXPECT_THAT(CandidatesOf("p1"), ElementsAre("3", "2"));
  // Nobody was told that it is gone, and whoever closes it finds them all.
  EXPECT_THAT(RankingOf("1"), ElementsAre("p1"));
  EXPECT_THAT(Must(store_->PostingHolders("p1")), ElementsAre("1", "2", "3"));
  const std::vector<std::string> ids = {"nobody's", "p1", "p1"};
  EXPECT_EQ(Must(store_->CountMatched(ids)), 2u);
}

TEST_P(PublishTest, NothingIsPublishedForAStranger) {
  EXPECT_TRUE(Is(Publish("1", {AMatch("1", "p1", 100)}), 0, 0, 0));
  EXPECT_THAT(RankingOf("1"), IsEmpty());
  EXPECT_THAT(CandidatesOf("p1"), IsEmpty());
}

TEST_P(PublishTest, RefusesMatchesOfSomebodyElse) {
  PutCandidates({"1"});
  const std::vector<Match> foreign = {AMatch("1", "p2", 100)};
  EXPECT_EQ(CodeOf(store_->PublishCandidate("2", foreign, clock_.now)),
            ErrorCode::kInvalidArgument);
  const std::vector<Match> twice = {AMatch("1", "p1", 1), AMatch("1", "p1", 2)};
  EXPECT_EQ(CodeOf(store_->PublishCandidate("1", twice, clock_.now)),
            ErrorCode::kInvalidArgument);
}

TEST_P(PublishTest, AnErasedCandidateIsNowhere) {
  const Contact contact{"42", "Ada Example", "ada@example.org", ""};
  Must(store_->PutCandidate(ACandidate("42"), contact));
  PutCandidates({"43"});
  Publish("42", {AMatch("42", "p1", 500)});
  Publish("43", {AMatch("43", "p1", 400)});
  EXPECT_TRUE(Must(store_->EraseCandidate("42")));
  EXPECT_EQ(Must(store_->FindCandidate("42")), std::nullopt);
  EXPECT_EQ(Must(store_->FindContact("42")), std::nullopt);
  EXPECT_THAT(RankingOf("42"), IsEmpty());
  EXPECT_THAT(CandidatesOf("p1"), ElementsAre("43"));
  EXPECT_THAT(ChangedIds(), ElementsAre("43"));
  EXPECT_FALSE(Must(store_->EraseCandidate("42")));
}

TEST_P(PublishTest, AnErasedCandidateCanComeBack) {
  PutCandidates({"42"});
  Publish("42", {AMatch("42", "p1", 500)});
  Must(store_->EraseCandidate("42"));
  EXPECT_EQ(Must(store_->PutCandidate(ACandidate("42"), {})), PutOutcome::kNew);
  EXPECT_THAT(ChangedIds(), ElementsAre("42"));
  EXPECT_TRUE(Is(Publish("42", {AMatch("42", "p1", 500)}), 1, 0, 0));
}

INSTANTIATE_STORES(PublishTest);

}  // namespace
}  // namespace rolecall
