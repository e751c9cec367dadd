// How fast rankings and their events are published, and a million profiles
// loaded, over rolecall's own private Redis (append-only).
//
//   peer_publish PROFILES STATE_DIR COUNT [APPENDFSYNC [ALL]]
//
// Publishes 50 matches with three reasons each for the first COUNT profiles,
// publishes the same with one score changed, then quite the same, and loads
// ALL profiles (COUNT if not given).  One line each, by
// the clock on the wall, and what we and the server used of a
// core.  STATE_DIR should not exist: what is there stays.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include "bench/peer_files.h"
#include "store/redis_connection.h"
#include "store/store.h"

namespace rolecall::bench {
namespace {

constexpr size_t kMatches = 50;
constexpr size_t kPostings = 20000;

Match AMatch(const std::string& candidate, size_t number, size_t rank) {
  Match match;
  match.candidate_id = candidate;
  match.posting_id = std::to_string((number * 7919 + rank * 131) % kPostings);
  match.score = static_cast<Tenths>(950 - rank * 7);
  match.engine_version = "match-2 30/15/33/8/7/4/2/1 0123456789abcdef";
  for (const char* term : {"t12", "t160", "t201"}) {
    Reason& reason = match.reasons.emplace_back();
    reason.kind = "met";
    reason.term = term;
    reason.text = "Certified Medical Assistant: you hold it";
    reason.evidence = "CMA (AAMA) or RMA required";
    reason.points = reason.of = 100;
  }
  return match;
}

std::vector<Match> RankingOf(const std::string& candidate, size_t number) {
  std::vector<Match> ranking;
  for (size_t rank = 0; rank < kMatches; ++rank) {
    ranking.push_back(AMatch(candidate, number, rank));
  }
  return ranking;
}

template <typename Value>
Value OrEnd(Result<Value> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "%s\n", result.error().message.c_str());
  std::exit(70);
}

// What the server itself has used of a core, in seconds.
double ServerSeconds(RedisConnection& server) {
  const auto info =
      OrEnd(server.Exchange(std::array{Command{"INFO", "cpu"}})).front().text;
  double sum = 0;
  for (const char* name : {"used_cpu_sys:", "used_cpu_user:"}) {
    const size_t at = info.find(name);
    if (at != std::string::npos) {
      sum += std::strtod(info.c_str() + at + std::strlen(name), nullptr);
    }
  }
  return sum;
}

template <typename Step>
void Measure(RedisConnection& server, const char* name, size_t count,
             Step step) {
  const double before = ServerSeconds(server);
  const std::clock_t used = std::clock();
  const auto begin = std::chrono::steady_clock::now();
  step();
  const std::chrono::duration<double> took =
      std::chrono::steady_clock::now() - begin;
  const double ours = static_cast<double>(std::clock() - used) / CLOCKS_PER_SEC;
  std::printf("%s %.0f/s %zu in %.2f s, of cores %.2f s and server %.2f s\n",
              name, static_cast<double>(count) / took.count(), count,
              took.count(), ours, ServerSeconds(server) - before);
}

std::vector<Candidate> ReadProfiles(const char* path, size_t count) {
  std::ifstream file(path);
  std::vector<Candidate> people;
  for (std::string line; people.size() < count && std::getline(file, line);) {
    people.push_back(ToCandidate(line));
  }
  return people;
}

// As the match stage does, so many candidates at a time.
constexpr size_t kBatch = 128;

using Rankings = std::vector<std::vector<Match>>;

void Publish(Store& store, const Rankings& rankings) {
  const Timestamp at = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);
  for (size_t begin = 0; begin < rankings.size(); begin += kBatch) {
    std::vector<CandidateRanking> batch;
    const size_t end = std::min(begin + kBatch, rankings.size());
    for (size_t i = begin; i < end; ++i) {
      batch.push_back({rankings[i].front().candidate_id, rankings[i]});
    }
    for (const auto& one : OrEnd(store.PublishCandidates(batch, at))) {
      OrEnd(one);
    }
  }
}

int Run(int argc, char** argv) {
  StoreOptions options;
  options.state_dir = argv[2];
  if (argc > 4) options.appendfsync = argv[4];
  const auto store = OrEnd(OpenStore(options));
  RedisEndpoint endpoint;
  endpoint.unix_path = options.state_dir + "/redis.sock";
  const auto server = OrEnd(RedisConnection::Open(endpoint));
  const size_t published = std::strtoul(argv[3], nullptr, 10);
  const size_t all = argc > 5 ? std::strtoul(argv[5], nullptr, 10) : published;
  const auto people = ReadProfiles(argv[1], all);
  Measure(*server, "put", people.size(), [&] {
    for (const Candidate& one : people) OrEnd(store->PutCandidate(one, {}));
  });
  Rankings rankings;
  for (size_t i = 0; i < std::min(published, people.size()); ++i) {
    rankings.push_back(RankingOf(people[i].id, i));
  }
  const size_t matches = rankings.size() * kMatches;
  Measure(*server, "matches", matches, [&] { Publish(*store, rankings); });
  for (auto& ranking : rankings) ++ranking.front().score;
  Measure(*server, "again", matches, [&] { Publish(*store, rankings); });
  Measure(*server, "same", matches, [&] { Publish(*store, rankings); });
  size_t loaded = 0;
  Measure(*server, "load", people.size(), [&] {
    const auto read = store->ForEachCandidate([&](const Candidate&) {
      ++loaded;
      return true;
    });
    if (!read) std::exit(70);
  });
  return loaded == people.size() ? 0 : 70;
}

}  // namespace
}  // namespace rolecall::bench

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fputs(
        "usage: peer_publish PROFILES STATE_DIR COUNT [APPENDFSYNC [ALL]]\n",
        stderr);
    return 64;
  }
  return rolecall::bench::Run(argc, argv);
}
