// What a publication writes, and what it spares the server.
#include <gmock/gmock.h>

#include <array>
#include <set>

#include "store/keys.h"
#include "tests/store/redis_store_fixture.h"

namespace rolecall {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

class RedisPublishTest : public RedisStoreTest {
 protected:
  void PutCandidates(int count) {
    for (int i = 0; i < count; ++i) {
      Must(store_->PutCandidate(ACandidate(std::to_string(i)), {}));
    }
  }
  std::vector<Match> RankingOf(const std::string& candidate, int count,
                               Tenths best = 1000) {
    std::vector<Match> matches;
    for (int i = 0; i < count; ++i) {
      matches.push_back(
          AMatch(candidate, "p" + std::to_string(i), best - i % 1000));
    }
    return matches;
  }
  // What the server has done so far.
  std::string Statistics() {
    return Server()(Command{"INFO", "commandstats"}).text;
  }
  size_t ScriptsRun() {
    const std::string all = Statistics();
    const size_t at = all.find("cmdstat_evalsha:calls=");
    if (at == std::string::npos) return 0;
    return std::strtoul(all.c_str() + at + 22, nullptr, 10);
  }
};

TEST_F(RedisPublishTest, WhatIsStoredAlreadyIsNotSentAgain) {
  Open();
  PutCandidates(1);
  const std::vector<Match> ranking = RankingOf("0", 5);
  Publish("0", ranking);
  const size_t before = ScriptsRun();
  EXPECT_EQ(Publish("0", ranking).fresh, 0u);
  EXPECT_EQ(ScriptsRun(), before);
  Publish("0", RankingOf("0", 4));
  EXPECT_EQ(ScriptsRun(), before + 1);
}

// As a publisher would that knows nothing of digests.
TEST_F(RedisPublishTest, ADigestHoldsOnlyUntilTheNextEvent) {
  Open();
  PutCandidates(1);
  const std::vector<Match> ranking = RankingOf("0", 2);
  Publish("0", ranking);
  Redis server = Server();
  server(Command{"ZREM", CandidateMatchesKey("0"), "p1"});
  server(Command{"HDEL", CandidateReasonsKey("0"), "p1"});
  server(Command{"HINCRBY", CandidateKey("0"), "events", "1"});
  EXPECT_EQ(Publish("0", ranking).fresh, 1u);
  EXPECT_THAT(Must(store_->CandidateMatches("0", 9)), SizeIs(2));
}

TEST_F(RedisPublishTest, WhatWasLostIsStoredAgain) {
  Open();
  PutCandidates(1);
  const std::vector<Match> ranking = RankingOf("0", 2);
  Publish("0", ranking);
  for (const std::string& lost :
       {CandidateMatchesKey("0"), CandidateReasonsKey("0")}) {
    Server()(Command{"DEL", lost});
    Publish("0", ranking);
    EXPECT_THAT(Must(store_->CandidateMatches("0", 9)), SizeIs(2)) << lost;
  }
}

TEST_F(RedisPublishTest, EveryEventHasAKeyOfItsOwn) {
  Open();
  PutCandidates(3);
  for (int round = 0; round < 3; ++round) {
    for (const char* id : {"0", "1", "2"}) {
      Publish(id, RankingOf(id, 20, 900 + round));
    }
  }
  std::set<std::string> keys;
  Redis server = Server();
  for (int p = 0; p < kPartitions; ++p) {
    const Reply all = server(Command{"XRANGE", EventsKey(p), "-", "+"});
    for (const Reply& entry : all.items) {
      EXPECT_TRUE(keys.insert(entry.at(1).at(13).text).second);
    }
  }
  EXPECT_THAT(keys, SizeIs(3 * 3 * 20));
}

TEST_F(RedisPublishTest, MoreMatchesThanOneCallTakesAreOnePublication) {
  constexpr int kMany = 5000;
  StoreOptions options = state_.Options();
  options.max_matches_per_candidate = kMany;
  options.max_events = 300;
  Open(options);
  PutCandidates(1);
  EXPECT_EQ(Publish("0", RankingOf("0", kMany)).fresh, size_t{kMany});
  EXPECT_EQ(Server()(Command{"ZCARD", CandidateMatchesKey("0")}).integer,
            kMany);
  EXPECT_THAT(Must(store_->CandidateMatches("0", kMany)), SizeIs(kMany));
  EXPECT_EQ(Publish("0", {}).gone, size_t{kMany});
  EXPECT_EQ(Server()(Command{"EXISTS", CandidateReasonsKey("0")}).integer, 0);
  // The stream is cut by the publication itself, whatever its size.
  EXPECT_EQ(Server()(Command{"XLEN", EventsKey(PartitionOf("0"))}).integer,
            300);
}

TEST_F(RedisPublishTest, WhoeverListensToAPatternHearsItToo) {
  Open();
  PutCandidates(1);
  RedisEndpoint endpoint;
  endpoint.unix_path = state_.socket();
  const auto listener = Must(RedisConnection::Open(endpoint));
  Must(listener->Exchange(std::array{Command{"PSUBSCRIBE", "rolecall:*"}}));
  Publish("0", RankingOf("0", 1));
  const auto replies = Must(listener->Exchange(std::array{Command{"PING"}}));
  ASSERT_THAT(replies, SizeIs(1));
  EXPECT_THAT(replies[0].at(3).text, HasSubstr(R"("posting_id":"p0")"));
}

TEST_F(RedisPublishTest, OurOwnServerIsSparedMessagesThatNobodyHears) {
  Open();
  PutCandidates(1);
  Publish("0", RankingOf("0", 3));
  EXPECT_THAT(Statistics(), Not(HasSubstr("cmdstat_publish:")));
}

// Its replicas have listeners that it does not see.
TEST_F(RedisPublishTest, AnotherServerIsToldEveryEvent) {
  const ForeignServer server(state_, {});
  StoreOptions options;
  options.url = "redis+unix://" + state_.socket();
  Open(options);
  PutCandidates(1);
  Publish("0", RankingOf("0", 3));
  EXPECT_THAT(Statistics(), HasSubstr("cmdstat_publish:calls=3,"));
}

TEST_F(RedisPublishTest, ADamagedRecordFailsNobodyElse) {
  Open();
  PutCandidates(20);
  Redis server = Server();
  server(Command{"SET", PostingMatchesKey("damaged"), "no hash"});
  server(Command{"SET", CandidateReasonsKey("7"), "no hash"});
  std::vector<std::vector<Match>> ranked;
  for (int i = 0; i < 20; ++i)
    ranked.push_back(RankingOf(std::to_string(i), 3));
  ranked[3].push_back(AMatch("3", "damaged", 500));
  ranked[5].push_back(AMatch("somebody else", "p9", 500));
  std::vector<CandidateRanking> rankings;
  for (int i = 0; i < 20; ++i) {
    rankings.push_back({std::to_string(i), ranked[static_cast<size_t>(i)]});
  }
  const auto published = Must(store_->PublishCandidates(rankings, clock_.now));
  ASSERT_THAT(published, SizeIs(20));
  for (size_t i = 0; i < 20; ++i) {
    if (i == 3 || i == 5 || i == 7) {
      EXPECT_FALSE(published[i]) << i;
    } else {
      ASSERT_TRUE(published[i]) << published[i].error().message;
      EXPECT_EQ(published[i]->fresh, 3u);
    }
  }
  // Nobody enters a ranking without being noted with the posting.
  EXPECT_THAT(Must(store_->CandidateMatches("3", 9)), SizeIs(0));
  // Nothing is written by halves.
  EXPECT_EQ(server(Command{"EXISTS", CandidateMatchesKey("7")}).integer, 0);
}

TEST_F(RedisPublishTest, CandidatesOfOnePostingAreAllNotedWithIt) {
  Open();
  PutCandidates(20);
  std::vector<std::vector<Match>> ranked;
  std::vector<CandidateRanking> rankings;
  for (int i = 0; i < 20; ++i)
    ranked.push_back(RankingOf(std::to_string(i), 2));
  for (const auto& matches : ranked) {
    rankings.push_back({matches[0].candidate_id, matches});
  }
  Must(store_->PublishCandidates(rankings, clock_.now));
  EXPECT_THAT(Must(store_->PostingHolders("p0")), SizeIs(20));
  EXPECT_THAT(Must(store_->PostingMatches("p1", 99)), SizeIs(20));
}

}  // namespace
}  // namespace rolecall
