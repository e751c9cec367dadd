// Many hosts on one server, on addresses of the loopback network: good ones
// with a sitemap of vacancies each, and hostile ones.  The server keeps the
// account: what a crawler may not ask, and when it asked too early.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "tests/support/loopback_server.h"

namespace rolecall {

struct TownOptions {
  int good_hosts = 20;
  int bad_hosts = 0;
  int pages = 100;       // of each host; one more is forbidden by robots.txt
  size_t filler = 1500;  // bytes of a page beside the posting
  // Between two requests to a host, as the sources say.
  std::chrono::milliseconds delay{5};
  unsigned seed = 1;  // of the kinds of malice
};

// Thread-safe.
class Town {
 public:
  explicit Town(const TownOptions& options);

  // [[source]] tables of a configuration: of the good hosts, or of all.
  std::string Sources(bool with_bad) const;

  // Since the last StartCounting.
  struct Account {
    size_t requests = 0;
    size_t forbidden = 0;  // by robots.txt
    size_t early = 0;      // before the host's time
    // Of good hosts, robots.txt apart:
    size_t fresh = 0;      // answered by a 200
    size_t unchanged = 0;  // answered by a 304
    size_t bytes = 0;      // that went out for both
    size_t pages = 0;      // of vacancies among them, each counted once
    // From the first request of all to the last of each good host.
    std::map<std::string, double> seconds;
  };
  Account account() const;
  void StartCounting();
  // The vacancies that good hosts allow to be read.
  size_t page_count() const {
    return static_cast<size_t>(options_.good_hosts * options_.pages);
  }
  // Whether each of them has been asked for.
  bool IsRead() const { return account().pages >= page_count(); }
  // The ids of the sources that are good hosts.
  std::vector<std::string> GoodSources() const;

 private:
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
  static constexpr int kMalices = 11;
  struct Bad {
    Malice malice;
    bool at_once;  // already its sitemap is hostile
  };

  std::string SourceOf(const std::string& host) const;
  LoopbackReply Answer(const LoopbackRequest& request);
  LoopbackReply Good(const std::string& host,
                     const LoopbackRequest& request) const;
  LoopbackReply Hostile(Malice malice, const std::string& target) const;
  void Count(const std::string& host, const LoopbackRequest& request,
             std::chrono::milliseconds rest, const LoopbackReply& reply);

  const TownOptions options_;
  const std::string bomb_;
  std::map<std::string, Bad> bad_;
  mutable std::mutex mutex_;
  Account account_;
  std::set<std::string> pages_;  // asked for since StartCounting
  std::chrono::steady_clock::time_point begun_{};
  std::map<std::string, std::chrono::steady_clock::time_point> not_before_;
  LoopbackServer server_;
};

}  // namespace rolecall
