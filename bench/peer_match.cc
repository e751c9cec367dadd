// rolecall's matcher on the peers' files.
//
//   peer_match match|reverse TERMS PROFILES POSTINGS QUERIES [TOP [reasons]]
//
// match: the first QUERIES postings, each against all profiles; reverse: the
// first QUERIES profiles, each against all postings.  Prints one line: the rate
// (CPU time of the one thread), p50 and p99, how many qualify, and what holding
// all took.  TOP is 50 if not given; `reasons` also writes the reasons of each.
#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iostream>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "bench/peer_files.h"
#include "matcher/matcher.h"

namespace rolecall::bench {
namespace {

constexpr Date kAsOf = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);
constexpr size_t kBatch = 8192;

double CpuSeconds() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         static_cast<double>(now.tv_nsec) * 1e-9;
}

double HeapBytes() {
  const auto heap = mallinfo2();
  return static_cast<double>(heap.uordblks + heap.hblkhd);
}

// What a step took.
struct Cost {
  size_t count = 0;
  double seconds = 0;
  double bytes = 0;

  template <typename Step>
  void Add(size_t more, Step step) {
    const double heap = HeapBytes();
    const double begin = CpuSeconds();
    step();
    seconds += CpuSeconds() - begin;
    bytes += HeapBytes() - heap;
    count += more;
  }
};

// Reads things in batches, so that only what keeps them is measured, and hands
// each batch on.
template <typename Thing, typename Use>
void ReadAll(const char* path, Thing (*convert)(std::string_view), Use use) {
  std::ifstream file(path);
  std::vector<Thing> batch;
  for (std::string line; std::getline(file, line);) {
    batch.push_back(convert(line));
    if (batch.size() < kBatch) continue;
    use(batch);
    batch.clear();
  }
  use(batch);
}

template <typename Thing>
std::vector<Thing> ReadFirst(const char* path, size_t count,
                             Thing (*convert)(std::string_view)) {
  std::ifstream file(path);
  std::vector<Thing> first;
  for (std::string line; first.size() < count && std::getline(file, line);) {
    first.push_back(convert(line));
  }
  return first;
}

template <typename Thing, typename Query>
void Measure(const char* unit, const std::vector<Thing>& asked,
             const Cost& cost, Query query) {
  std::vector<double> seconds;
  size_t qualified = 0;
  seconds.reserve(asked.size());
  const double begin = CpuSeconds();
  double start = begin;
  for (const Thing& one : asked) {
    qualified += query(one);
    const double end = CpuSeconds();
    seconds.push_back(end - std::exchange(start, end));
  }
  const double total = start - begin;
  std::sort(seconds.begin(), seconds.end());
  const double held = static_cast<double>(cost.count);
  std::printf(
      "%s %.0f/s p50 %.1f us p99 %.1f us qualifying %zu held %zu in %.2f s "
      "%.0f bytes each\n",
      unit, static_cast<double>(asked.size()) / total,
      seconds[seconds.size() / 2] * 1e6,
      seconds[seconds.size() * 99 / 100] * 1e6, qualified, cost.count,
      cost.seconds, cost.bytes / held);
}

int Run(int argc, char** argv) {
  const bool reverse = std::strcmp(argv[1], "reverse") == 0;
  const size_t queries = std::strtoul(argv[5], nullptr, 10);
  const size_t top = argc > 6 ? std::strtoul(argv[6], nullptr, 10) : 50;
  const bool reasons = argc > 7;
  const Catalogue catalogue = ReadTerms(argv[2]);
  auto matcher = Matcher::Create(catalogue, {}, MatchOptions());
  if (!matcher) return 70;
  Cost cost;
  if (reverse) {
    ReadAll(argv[4], ToPosting, [&](const std::vector<Posting>& batch) {
      cost.Add(batch.size(), [&] {
        for (const Posting& one : batch) matcher->PutPosting(one);
      });
    });
    cost.Add(0, [&] { matcher->Settle(); });
    Measure("profiles", ReadFirst(argv[3], queries, ToCandidate), cost,
            [&](const Candidate& one) {
              return reasons
                         ? matcher->RankPostings(one, kAsOf, top).qualified
                         : matcher->PlacePostings(one, kAsOf, top).qualified;
            });
    return 0;
  }
  ReadAll(argv[3], ToCandidate, [&](const std::vector<Candidate>& batch) {
    cost.Add(batch.size(), [&] {
      for (const Candidate& one : batch) matcher->PutCandidate(one);
    });
  });
  cost.Add(0, [&] { matcher->Settle(); });
  Measure("postings", ReadFirst(argv[4], queries, ToPosting), cost,
          [&](const Posting& one) {
            return reasons
                       ? matcher->RankCandidates(one, kAsOf, top).qualified
                       : matcher->PlaceCandidates(one, kAsOf, top).qualified;
          });
  return 0;
}

}  // namespace
}  // namespace rolecall::bench

int main(int argc, char** argv) {
  if (argc < 6) {
    std::fputs(
        "usage: peer_match match|reverse TERMS PROFILES POSTINGS QUERIES "
        "[TOP [reasons]]\n",
        stderr);
    return 64;
  }
  return rolecall::bench::Run(argc, argv);
}
