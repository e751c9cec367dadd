// How fast rankings and their events are published, and a million profiles
// loaded, over rolecall's own private Redis (append-only).
//
//   peer_publish PROFILES STATE_DIR COUNT [APPENDFSYNC]
//
// Publishes 50 matches with three reasons each for the first COUNT profiles,
// publishes the same with one score changed, then quite the same, and loads
// all.  One line each, by
// the clock on the wall.  STATE_DIR should not exist: what is there stays.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "bench/peer_files.h"
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

template <typename Step>
void Measure(const char* name, size_t count, Step step) {
  const auto begin = std::chrono::steady_clock::now();
  step();
  const std::chrono::duration<double> took =
      std::chrono::steady_clock::now() - begin;
  std::printf("%s %.0f/s %zu in %.2f s\n", name,
              static_cast<double>(count) / took.count(), count, took.count());
}

template <typename Value>
Value OrEnd(Result<Value> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "%s\n", result.error().message.c_str());
  std::exit(70);
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

void Publish(Store& store, const std::vector<Candidate>& people, Tenths more) {
  const Timestamp at = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);
  for (size_t begin = 0; begin < people.size(); begin += kBatch) {
    std::vector<std::vector<Match>> ranked;
    std::vector<CandidateRanking> rankings;
    const size_t end = std::min(begin + kBatch, people.size());
    ranked.reserve(end - begin);
    for (size_t i = begin; i < end; ++i) {
      ranked.push_back(RankingOf(people[i].id, i));
      ranked.back().front().score += more;
      rankings.push_back({people[i].id, ranked.back()});
    }
    for (const auto& one : OrEnd(store.PublishCandidates(rankings, at))) {
      OrEnd(one);
    }
  }
}

int Run(int argc, char** argv) {
  StoreOptions options;
  options.state_dir = argv[2];
  if (argc > 4) options.appendfsync = argv[4];
  const auto store = OrEnd(OpenStore(options));
  const auto people = ReadProfiles(argv[1], std::strtoul(argv[3], nullptr, 10));
  Measure("put", people.size(), [&] {
    for (const Candidate& one : people) OrEnd(store->PutCandidate(one, {}));
  });
  const size_t matches = people.size() * kMatches;
  Measure("matches", matches, [&] { Publish(*store, people, 0); });
  Measure("again", matches, [&] { Publish(*store, people, 1); });
  Measure("same", matches, [&] { Publish(*store, people, 1); });
  size_t loaded = 0;
  Measure("load", people.size(), [&] {
    const auto all = store->ForEachCandidate([&](const Candidate&) {
      ++loaded;
      return true;
    });
    if (!all) std::exit(70);
  });
  return loaded == people.size() ? 0 : 70;
}

}  // namespace
}  // namespace rolecall::bench

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fputs("usage: peer_publish PROFILES STATE_DIR COUNT [APPENDFSYNC]\n",
               stderr);
    return 64;
  }
  return rolecall::bench::Run(argc, argv);
}
