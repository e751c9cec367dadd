// Exactly one event for each change, whatever happens to publishers: they are
// killed, lose their connections, and run into each other.
#include <gmock/gmock.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <map>
#include <random>
#include <thread>

#include "tests/store/redis_fixture.h"

namespace rolecall {
namespace {

constexpr int kCandidates = 20;
constexpr int kPostings = 10;
constexpr Timestamp kAt =
    std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);

std::string CandidateId(int number) { return "c" + std::to_string(number); }
std::string PostingId(int number) { return "p" + std::to_string(number); }

// What round `round` says of a posting: a third of the candidates do not match.
std::vector<Match> MatchesOf(int posting, unsigned round) {
  std::mt19937 random(round * 1000 + static_cast<unsigned>(posting));
  std::vector<Match> matches;
  for (int c = 0; c < kCandidates; ++c) {
    const auto draw = static_cast<Tenths>(random() % 12);
    if (draw < 4) continue;
    matches.push_back(AMatch(CandidateId(c), PostingId(posting), draw));
  }
  return matches;
}

std::vector<Match> MatchesOfCandidate(int candidate, unsigned round) {
  std::vector<Match> matches;
  for (int p = 0; p < kPostings; ++p) {
    for (const Match& match : MatchesOf(p, round)) {
      if (match.candidate_id == CandidateId(candidate)) {
        matches.push_back(match);
      }
    }
  }
  return matches;
}

// Publishes again what fails on the way; what fails for good is printed.
void PublishRound(Store& store, unsigned round) {
  constexpr int kTries = 200;
  for (int c = 0; c < kCandidates; ++c) {
    Result<Published> published;
    for (int i = 0; i < kTries; ++i) {
      published = store.PublishCandidate(CandidateId(c),
                                         MatchesOfCandidate(c, round), kAt);
      if (published) break;
    }
    Must(published);
  }
}

class PublishFaultsTest : public testing::Test {
 protected:
  PublishFaultsTest() {
    store_ = Must(OpenStore(state_.Options()));
    if (store_ == nullptr) std::abort();
    for (int c = 0; c < kCandidates; ++c) {
      Must(store_->PutCandidate(ACandidate(CandidateId(c)), {}));
    }
  }

  // Follows the events of each pair: a doubled one, one that does not fit the
  // one before, or one that is missing at the end shows.
  void ExpectEventsTellTheStory(unsigned last_round) {
    Redis server(state_.socket());
    std::map<std::string, std::string> told;  // "c1 p2" to its last state
    for (const std::string& line : server.Events()) {
      const size_t kind = line.find(' ');
      const size_t candidate = line.find(' ', kind + 1);
      const size_t posting = line.find(' ', candidate + 1);
      const std::string pair = line.substr(kind + 1, posting - kind - 1);
      const std::string state = line.substr(posting + 1);
      const std::string event = line.substr(0, kind);
      const auto known = told.find(pair);
      if (event == "match.new") {
        EXPECT_EQ(known, told.end()) << line;
      } else if (known == told.end()) {
        ADD_FAILURE() << line << " came before its match.new";
      } else if (event == "match.changed") {
        EXPECT_NE(known->second, state) << line;
      } else {
        EXPECT_EQ(known->second, state) << line;
      }
      told[pair] = state;
      if (event == "match.gone") told.erase(pair);
    }
    std::map<std::string, std::string> expected;
    for (int p = 0; p < kPostings; ++p) {
      for (const Match& match : MatchesOf(p, last_round)) {
        expected[match.candidate_id + " " + match.posting_id] =
            FormatTenths(match.score) + " qualified";
      }
    }
    EXPECT_EQ(told, expected);
  }

  void ExpectBothSides(unsigned round) {
    for (int p = 0; p < kPostings; ++p) {
      EXPECT_THAT(Must(store_->PostingMatches(PostingId(p), 99)),
                  testing::UnorderedElementsAreArray(MatchesOf(p, round)));
    }
    for (int c = 0; c < kCandidates; ++c) {
      EXPECT_THAT(
          Must(store_->CandidateMatches(CandidateId(c), 99)),
          testing::UnorderedElementsAreArray(MatchesOfCandidate(c, round)));
    }
  }

  TemporaryState state_;
  std::unique_ptr<Store> store_;
};

TEST_F(PublishFaultsTest, KilledPublishersLoseAndDoubleNothing) {
  constexpr unsigned kKills = 20;
  std::mt19937 random(7);
  for (unsigned kill_number = 0; kill_number < kKills; ++kill_number) {
    const pid_t publisher = fork();
    if (publisher == 0) {
      auto store = OpenStore(state_.Options());
      if (!store) _exit(1);
      for (unsigned round = 0;; ++round) {
        PublishRound(**store, kill_number * 100 + round);
      }
    }
    usleep(static_cast<useconds_t>(30'000 + random() % 20'000));
    kill(publisher, SIGKILL);
    waitpid(publisher, nullptr, 0);
  }
  PublishRound(*store_, 1);
  ExpectEventsTellTheStory(1);
  ExpectBothSides(1);
}

TEST_F(PublishFaultsTest, LostConnectionsLoseAndDoubleNothing) {
  std::atomic<bool> stop = false;
  std::jthread cutter([&] {
    Redis server(state_.socket());
    while (!stop) {
      server(Command{"CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"});
      usleep(500);
    }
  });
  for (unsigned round = 0; round < 20; ++round) PublishRound(*store_, round);
  stop = true;
  cutter.join();
  PublishRound(*store_, 1);
  ExpectEventsTellTheStory(1);
  ExpectBothSides(1);
}

TEST_F(PublishFaultsTest, KilledServersLoseAndDoubleNothing) {
  for (unsigned round = 0; round < 5; ++round) {
    std::jthread killer([&] {
      const auto server = state_.ServerProcess();
      usleep(round * 3'000);
      if (server) kill(*server, SIGKILL);
    });
    PublishRound(*store_, round);
  }
  PublishRound(*store_, 1);
  ExpectEventsTellTheStory(1);
  ExpectBothSides(1);
}

TEST_F(PublishFaultsTest, PublishersOfSeveralCandidatesKeepTheirPostings) {
  {
    std::vector<std::jthread> publishers;
    for (int thread = 0; thread < 4; ++thread) {
      publishers.emplace_back([&, thread] {
        for (unsigned round = 0; round < 15; ++round) {
          for (int c = thread; c < kCandidates; c += 4) {
            Must(store_->PublishCandidate(CandidateId(c),
                                          MatchesOfCandidate(c, round), kAt));
          }
        }
      });
    }
  }
  ExpectEventsTellTheStory(14);
  ExpectBothSides(14);
}

}  // namespace
}  // namespace rolecall
