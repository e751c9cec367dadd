// Good hosts among hostile ones, seen from outside: a server plays them all, on
// addresses of the loopback network, and keeps a ledger; `rolecall crawl` runs
// as a child, first with the good ones alone, then with all.
//
//   crawl_hostile ROLECALL [--hosts N] [--seed S]
//
// The last line is `forbidden F early E slowed X of N`: requests that
// robots.txt forbids, requests before the host's time, and good hosts that took
// more than 1.5 times as long as when they were alone.  Exit code 0 only when
// all are 0.
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/child.h"
#include "tests/support/loopback_server.h"

namespace rolecall {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr int kGoodHosts = 20;
constexpr int kPages = 100;
constexpr milliseconds kDelay{5};
constexpr milliseconds kAskedRest{2000};  // by Retry-After
constexpr double kSlowest = 1.5;
constexpr std::chrono::seconds kLongestRun{180};

enum class Malice {
  kSilent,
  kDrip,
  kEndlessBody,
  kBomb,
  kEndlessHeader,
  kRedirectLoop,
  kTooManyRequests,
  kUnavailable,
  kClosed,
  kGarbage,
  kTarpit,
};
constexpr int kMalices = 11;

std::string GoodHost(int i) { return "127.1.0." + std::to_string(i + 1); }
std::string BadHost(int i) {
  return "127.2." + std::to_string(i / 250) + "." + std::to_string(i % 250 + 1);
}

std::string Posting(const std::string& name) {
  const std::string text(1500, 'x');
  return "<html><head><script type=\"application/ld+json\">{\"@context\":"
         "\"https://schema.org\",\"@type\":\"JobPosting\",\"title\":"
         "\"Medical Assistant " +
         name +
         "\",\"hiringOrganization\":{\"@type\":\"Organization\",\"name\":"
         "\"Clinic " +
         name +
         "\"},\"description\":\"CMA (AAMA) or RMA required. Epic preferred. " +
         text + "\"}</script></head><body></body></html>";
}

class World {
 public:
  World(int bad_hosts, unsigned seed)
      : bomb_(Gzip(std::string(64 << 20, ' '))),
        server_([this](const LoopbackRequest& r) { return Answer(r); },
                "0.0.0.0") {
    std::mt19937 random(seed);
    for (int i = 0; i < bad_hosts; ++i) {
      bad_[BadHost(i)] = {static_cast<Malice>(random() % kMalices),
                          random() % 2 == 0};
    }
  }

  std::string Sources(bool with_bad) const {
    std::string out;
    for (int i = 0; i < kGoodHosts; ++i) out += SourceOf(GoodHost(i));
    if (!with_bad) return out;
    for (const auto& [host, bad] : bad_) out += SourceOf(host);
    return out;
  }
  std::vector<LoopbackRequest> ledger() const { return server_.ledger(); }
  // How long the host is to be left alone after this request.
  milliseconds RestAfter(const LoopbackRequest& request) const {
    const auto bad = bad_.find(HostOf(request));
    const bool busy = bad != bad_.end() &&
                      bad->second.malice == Malice::kTooManyRequests &&
                      IsHostile(bad->second, request.target);
    return busy ? kAskedRest : kDelay;
  }
  static std::string HostOf(const LoopbackRequest& request) {
    const std::string host = request.Field("Host");
    return host.substr(0, host.find(':'));
  }

 private:
  struct Bad {
    Malice malice;
    bool at_once;  // already its sitemap is hostile
  };

  std::string SourceOf(const std::string& host) const {
    std::string id = host;
    std::replace(id.begin(), id.end(), '.', '-');
    return "[[source]]\nid = \"" + id + "\"\nurl = \"http://" + host + ":" +
           std::to_string(server_.port()) +
           "/sitemap.xml\"\nkind = \"sitemap\"\nlocal = true\n"
           "min_delay_ms = " +
           std::to_string(kDelay.count()) + "\n";
  }

  static bool IsHostile(const Bad& bad, const std::string& target) {
    if (target == "/robots.txt") return false;
    return bad.at_once || target != "/sitemap.xml";
  }

  LoopbackReply Answer(const LoopbackRequest& request) {
    const std::string host = HostOf(request);
    const auto bad = bad_.find(host);
    if (request.target == "/robots.txt") {
      return {.body = "User-agent: *\nDisallow: /job/secret\n"};
    }
    if (bad != bad_.end() && IsHostile(bad->second, request.target)) {
      return Hostile(bad->second.malice, request.target);
    }
    if (request.target == "/sitemap.xml") return Sitemap(request.Field("Host"));
    return {.fields = {{"Content-Type", "text/html"}},
            .body = Posting(host + request.target)};
  }

  static LoopbackReply Sitemap(const std::string& host) {
    std::string map =
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">";
    for (int i = 0; i < kPages; ++i) {
      map += "<url><loc>http://" + host + "/job/" + std::to_string(i) +
             "</loc></url>";
    }
    map += "<url><loc>http://" + host + "/job/secret</loc></url></urlset>";
    return {.fields = {{"Content-Type", "application/xml"}}, .body = map};
  }

  LoopbackReply Hostile(Malice malice, const std::string& target) const {
    using Peer = LoopbackConnection;
    // The hostile work elsewhere: what they do here must not cost the good ones
    // the processor.  On Linux this is of the connection's thread alone.
    [[maybe_unused]] const int nice_now = nice(19);
    const std::string ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
    switch (malice) {
      case Malice::kSilent:
        return {.raw = [](Peer& peer) { peer.Hang(); }};
      case Malice::kDrip:
        return {.raw = [ok](Peer& peer) {
          peer.Write(ok + "\r\n");
          while (peer.Write("x") && peer.Sleep(milliseconds(5))) {
          }
        }};
      case Malice::kEndlessBody:
        return {.raw = [ok](Peer& peer) {
          peer.Write(ok + "\r\n");
          const std::string chunk(1 << 16, 'x');
          while (peer.Write(chunk)) {
          }
        }};
      case Malice::kBomb:
        return {.fields = {{"Content-Encoding", "gzip"}}, .body = bomb_};
      case Malice::kEndlessHeader:
        return {.raw = [ok](Peer& peer) {
          peer.Write(ok);
          while (peer.Write("X-Filler: " + std::string(1000, 'x') + "\r\n")) {
          }
        }};
      case Malice::kRedirectLoop:
        return {.status = 302, .fields = {{"Location", target + "x"}}};
      case Malice::kTooManyRequests:
        return {.status = 429, .fields = {{"Retry-After", "2"}}};
      case Malice::kUnavailable:
        return {.status = 503};
      case Malice::kClosed:
        return {.raw = [](Peer&) {}};
      case Malice::kGarbage:
        return {.raw = [](Peer& peer) { peer.Write("SSH-2.0-OpenSSH\r\n"); }};
      case Malice::kTarpit:
        return {.raw = [ok](Peer& peer) {
          if (peer.Sleep(milliseconds(1500))) {
            peer.Write(ok + "Content-Length: 2\r\n\r\nok");
          }
        }};
    }
    return {};
  }

  const std::string bomb_;
  std::map<std::string, Bad> bad_;
  LoopbackServer server_;
};

struct Run {
  std::map<std::string, double> seconds;  // of each good host
  size_t forbidden = 0;
  size_t early = 0;
  long peak_kib = 0;
};

long PeakKib(pid_t pid) {
  const std::string status =
      ReadWholeFile("/proc/" + std::to_string(pid) + "/status");
  const size_t at = status.find("VmHWM:");
  return at == std::string::npos ? 0 : std::atol(status.c_str() + at + 6);
}

// What the ledger says of the lines from `begin` on.
Run Judge(const World& world, size_t begin) {
  Run run;
  const std::vector<LoopbackRequest> ledger = world.ledger();
  std::map<std::string, steady_clock::time_point> not_before;
  for (size_t i = begin; i < ledger.size(); ++i) {
    const LoopbackRequest& request = ledger[i];
    const std::string host = World::HostOf(request);
    if (request.target == "/job/secret") ++run.forbidden;
    const auto known = not_before.find(host);
    if (known != not_before.end() && request.at < known->second) ++run.early;
    not_before[host] = request.at + world.RestAfter(request);
    if (host.starts_with("127.1.")) {
      run.seconds[host] =
          std::chrono::duration<double>(ledger[i].at - ledger[begin].at)
              .count();
    }
  }
  return run;
}

// Every good host has been asked for all that it allows.
bool IsComplete(const World& world, size_t begin) {
  const std::vector<LoopbackRequest> ledger = world.ledger();
  size_t pages = 0;
  for (size_t i = begin; i < ledger.size(); ++i) {
    pages += ledger[i].target.starts_with("/job/") &&
             World::HostOf(ledger[i]).starts_with("127.1.");
  }
  return pages >= size_t{kGoodHosts} * kPages;
}

Run Crawl(const std::string& program, const World& world, bool with_bad) {
  const TemporaryFolder folder;
  const std::string config = folder.Write(
      "c.toml", "[store]\nstate_dir = \"" + folder.path() +
                    "/state\"\n[crawl]\ncontact = \"mailto:ops@example.org\"\n"
                    "[log]\nlevel = \"error\"\n" +
                    world.Sources(with_bad));
  const size_t begin = world.ledger().size();
  Child child({program, "crawl", "--no-match", "--config", config});
  const auto until = steady_clock::now() + kLongestRun;
  while (!IsComplete(world, begin) && steady_clock::now() < until) {
    std::this_thread::sleep_for(milliseconds(100));
  }
  Run run = Judge(world, begin);
  run.peak_kib = PeakKib(child.pid());
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
  int hosts = 200;
  unsigned seed = 1;
  for (int i = 2; i + 1 < argc; i += 2) {
    if (std::strcmp(argv[i], "--hosts") == 0) hosts = std::atoi(argv[i + 1]);
    if (std::strcmp(argv[i], "--seed") == 0) {
      seed = static_cast<unsigned>(std::atoi(argv[i + 1]));
    }
  }
  const World world(hosts, seed);
  // Alone before and after, for a machine that others use as well.
  Run alone = Crawl(argv[1], world, false);
  const Run mixed = Crawl(argv[1], world, true);
  const Run again = Crawl(argv[1], world, false);
  size_t slowed = 0;
  double worst = 0;
  for (auto& [host, seconds] : alone.seconds) {
    const double base = std::max(seconds, again.seconds.at(host));
    const auto found = mixed.seconds.find(host);
    const double ratio =
        found == mixed.seconds.end() ? 1e9 : found->second / base;
    worst = std::max(worst, ratio);
    slowed += ratio > kSlowest;
  }
  std::printf(
      "alone %.2f s, %ld MiB; with %d hostile hosts %.2f times at worst, "
      "%ld MiB\n",
      alone.seconds.begin()->second, alone.peak_kib / 1024, hosts, worst,
      mixed.peak_kib / 1024);
  const size_t forbidden = alone.forbidden + mixed.forbidden + again.forbidden;
  const size_t early = alone.early + mixed.early + again.early;
  std::printf("forbidden %zu early %zu slowed %zu of %zu\n", forbidden, early,
              slowed, alone.seconds.size());
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
