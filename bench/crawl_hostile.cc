// Good hosts among hostile ones, seen from outside: `rolecall crawl` runs as a
// child, first with the good ones alone, then with all, then alone again.
//
//   crawl_hostile ROLECALL [--hosts N] [--seed S]
//
// The servers have the first core to themselves and the crawler the last, where
// there are two: what the hostile servers do is no cost of the crawler's.  The
// CPU seconds that either took until the good hosts were done are told apart.
//
// The last line is `forbidden F early E slowed X of N`: requests that
// robots.txt forbids, requests before the host's time, and good hosts that took
// more than 1.5 times as long as when they were alone.  Exit code 0 only when
// all are 0.
#include <sched.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sstream>
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
  double crawler_cpu = 0;  // seconds; its store's server is not in it
  double server_cpu = 0;
};

// Of the calling thread, and of what it starts from now on.
void RunOn(long core) {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  CPU_SET(static_cast<size_t>(core), &cores);
  sched_setaffinity(0, sizeof cores, &cores);
}

long LastCore() { return sysconf(_SC_NPROCESSORS_ONLN) - 1; }

double OwnCpu() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) +
           static_cast<double>(time.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// Of all threads of a process that runs: fields 14 and 15 of its stat, the
// second of which is the only one that may hold spaces.
double CpuOf(pid_t pid) {
  const std::string stat =
      ReadWholeFile("/proc/" + std::to_string(pid) + "/stat");
  std::istringstream fields(
      stat.substr(std::min(stat.rfind(')') + 1, stat.size())));
  std::string skipped;
  for (int field = 3; field < 14; ++field) fields >> skipped;
  double user = 0;
  double system = 0;
  fields >> user >> system;
  return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

bool HasEnded(pid_t pid) {
  siginfo_t ended{};
  waitid(P_PID, static_cast<id_t>(pid), &ended, WEXITED | WNOHANG | WNOWAIT);
  return ended.si_pid == pid;
}

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
  const double servers_before = OwnCpu();
  RunOn(LastCore());
  Child child({program, "crawl", "--no-match", "--config", config});
  RunOn(0);
  const auto until = steady_clock::now() + kLongestRun;
  while (!town.IsRead() && !HasEnded(child.pid()) &&
         steady_clock::now() < until) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  Run run{town.account(), PeakKib(child.pid()), CpuOf(child.pid()),
          OwnCpu() - servers_before};
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
  RunOn(0);
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
  std::printf(
      "CPU seconds of the crawler %.2f alone, %.2f with them; of the servers "
      "%.2f and %.2f\n",
      alone.crawler_cpu, mixed.crawler_cpu, alone.server_cpu, mixed.server_cpu);
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
