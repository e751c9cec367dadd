// Good hosts among hostile ones, seen from outside: `rolecall crawl` runs as a
// child, first with the good ones alone, then with all, then alone again.
//
//   crawl_hostile ROLECALL [--hosts N] [--seed S]
//
// The last line is `forbidden F early E slowed X of N`: requests that
// robots.txt forbids, requests before the host's time, and good hosts that took
// more than 1.5 times as long as when they were alone.  Exit code 0 only when
// all are 0.
#include <signal.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>

#include "tests/support/child.h"
#include "tests/support/town.h"

namespace rolecall {
namespace {

using std::chrono::steady_clock;

constexpr double kSlowest = 1.5;
constexpr std::chrono::seconds kLongestRun{180};

struct Run {
  Town::Account account;
  long peak_kib = 0;
};

long PeakKib(pid_t pid) {
  const std::string status =
      ReadWholeFile("/proc/" + std::to_string(pid) + "/status");
  const size_t at = status.find("VmHWM:");
  return at == std::string::npos ? 0 : std::atol(status.c_str() + at + 6);
}

Run Crawl(const std::string& program, Town& town, bool with_bad) {
  const TemporaryFolder folder;
  const std::string config = folder.Write(
      "c.toml", "[store]\nstate_dir = \"" + folder.path() +
                    "/state\"\n[crawl]\ncontact = \"mailto:ops@example.org\"\n"
                    "[log]\nlevel = \"error\"\n" +
                    town.Sources(with_bad));
  town.StartCounting();
  Child child({program, "crawl", "--no-match", "--config", config});
  const auto until = steady_clock::now() + kLongestRun;
  while (!town.IsRead() && steady_clock::now() < until) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  Run run{town.account(), PeakKib(child.pid())};
  child.Signal(SIGTERM);
  const ChildResult ended = child.Wait(std::chrono::seconds(10));
  if (ended.exit_code != 0 && ended.exit_code != 75) {
    std::fprintf(stderr, "the crawl ended with %d\n%s\n", ended.exit_code,
                 ended.err.c_str());
    std::exit(1);
  }
  return run;
}

int Main(int argc, char** argv) {
  TownOptions options;
  options.bad_hosts = 200;
  for (int i = 2; i + 1 < argc; i += 2) {
    const int number = std::atoi(argv[i + 1]);
    if (std::strcmp(argv[i], "--hosts") == 0) options.bad_hosts = number;
    if (std::strcmp(argv[i], "--seed") == 0) {
      options.seed = static_cast<unsigned>(number);
    }
  }
  Town town(options);
  // Alone before and after, for a machine that others use as well.
  Run alone = Crawl(argv[1], town, false);
  Run mixed = Crawl(argv[1], town, true);
  Run again = Crawl(argv[1], town, false);
  size_t slowed = 0;
  double worst = 0;
  for (const auto& [host, seconds] : alone.account.seconds) {
    const double base = std::max(seconds, again.account.seconds[host]);
    const auto found = mixed.account.seconds.find(host);
    const double ratio =
        found == mixed.account.seconds.end() ? 1e9 : found->second / base;
    worst = std::max(worst, ratio);
    slowed += ratio > kSlowest;
  }
  std::printf(
      "alone %.2f s, %ld MiB; with %d hostile hosts %.2f times at worst, "
      "%ld MiB\n",
      alone.account.seconds.begin()->second, alone.peak_kib / 1024,
      options.bad_hosts, worst, mixed.peak_kib / 1024);
  size_t forbidden = 0;
  size_t early = 0;
  for (const Run* run : {&alone, &mixed, &again}) {
    forbidden += run->account.forbidden;
    early += run->account.early;
  }
  std::printf("forbidden %zu early %zu slowed %zu of %zu\n", forbidden, early,
              slowed, alone.account.seconds.size());
  return forbidden + early + slowed == 0 ? 0 : 1;
}

}  // namespace
}  // namespace rolecall

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr,
                 "usage: crawl_hostile ROLECALL [--hosts N] [--seed S]\n");
    return 64;
  }
  return rolecall::Main(argc, argv);
}
