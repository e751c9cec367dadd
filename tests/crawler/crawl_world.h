// What crawler tests share: a memory in memory, a handler that keeps what it
// hears, and the settings of a source on the loopback network.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "crawler/crawler.h"
#include "tests/support/loopback_server.h"

namespace rolecall {

class MapMemory : public CrawlMemory {
 public:
  using milliseconds = std::chrono::milliseconds;
  using TimePoint = std::chrono::steady_clock::time_point;
  std::optional<SiteFile> LoadRobots(const std::string& origin) override {
    const auto found = robots.find(origin);
    if (found == robots.end()) return std::nullopt;
    return found->second;
  }
  void SaveRobots(const std::string& origin, const SiteFile& value) override {
    robots[origin] = value;
  }
  std::optional<SiteFile> LoadTdm(const std::string& origin) override {
    const auto found = tdm.find(origin);
    if (found == tdm.end()) return std::nullopt;
    return found->second;
  }
  void SaveTdm(const std::string& origin, const SiteFile& value) override {
    tdm[origin] = value;
  }
  milliseconds ClaimHost(const std::string& origin,
                         milliseconds span) override {
    const TimePoint now = std::chrono::steady_clock::now();
    const auto kept = kept_until.find(origin);
    if (kept != kept_until.end() && kept->second > now) {
      return std::chrono::ceil<milliseconds>(kept->second - now);
    }
    if (span > milliseconds(0)) kept_until[origin] = now + span;
    return milliseconds(0);
  }
  void LeaveHost(const std::string& origin, milliseconds pause) override {
    kept_until[origin] = std::chrono::steady_clock::now() + pause;
  }
  void RestHost(const std::string& origin, milliseconds span) override {
    TimePoint& until = rests_until[origin];
    until = std::max(until, std::chrono::steady_clock::now() + span);
  }
  milliseconds RestOfHost(const std::string& origin) override {
    const auto rest = rests_until.find(origin);
    if (rest == rests_until.end()) return milliseconds(0);
    const auto left = rest->second - std::chrono::steady_clock::now();
    return std::max(std::chrono::ceil<milliseconds>(left), milliseconds(0));
  }

  std::map<std::string, SiteFile> robots;
  std::map<std::string, SiteFile> tdm;
  std::map<std::string, TimePoint> kept_until;
  std::map<std::string, TimePoint> rests_until;
};

// Keeps all that a visit brings; `follow` says what to fetch after a page.
class Listener : public VisitHandler {
 public:
  std::vector<FetchRequest> OnPage(Page page) override {
    pages.push_back(std::move(page));
    return follow ? follow(pages.back()) : std::vector<FetchRequest>();
  }
  void OnError(const FetchRequest& request, const Error& error) override {
    errors.emplace_back(request.url, error);
  }
  std::vector<FetchRequest> OnIdle() override {
    return std::exchange(later, {});
  }
  void OnDone(bool is_complete) override {
    ++done;
    complete = is_complete;
  }
  // The code of the only error; kInternal when there is not exactly one.
  ErrorCode error_code() const {
    return errors.size() == 1 ? errors[0].second.code : ErrorCode::kInternal;
  }
  std::string error_message() const {
    return errors.empty() ? "" : errors[0].second.message;
  }

  std::function<std::vector<FetchRequest>(const Page&)> follow;
  std::vector<FetchRequest> later;  // given when nothing is under way
  std::vector<Page> pages;
  std::vector<std::pair<std::string, Error>> errors;
  int done = 0;
  bool complete = false;
};

inline FetchRequest Get(const std::string& url) {
  FetchRequest request;
  request.url = url;
  return request;
}

inline Source LocalSource() {
  Source source;
  source.id = "test";
  source.local = true;
  source.permission = "given";  // so no tdmrep.json is asked for
  source.min_delay = std::chrono::milliseconds(0);
  return source;
}

// Short enough that a test of a bad peer ends soon.
inline CrawlOptions ImpatientOptions() {
  CrawlOptions options;
  options.contact = "mailto:ops@example.org";
  options.min_delay = std::chrono::milliseconds(0);
  options.connect_timeout = std::chrono::seconds(2);
  options.total_timeout = std::chrono::seconds(3);
  options.low_speed_time = std::chrono::seconds(1);
  options.max_body_bytes = 1 << 20;
  return options;
}

// One visit of `urls`, from beginning to end.
inline void Crawl(const CrawlOptions& options, CrawlMemory& memory,
                  const Source& source, const std::vector<std::string>& urls,
                  VisitHandler& listener) {
  const SystemClock clock;
  Crawler crawler(options, memory, clock);
  std::vector<FetchRequest> seeds;
  for (const std::string& url : urls) seeds.push_back(Get(url));
  crawler.Visit(source, std::move(seeds), listener);
  crawler.Run(std::stop_token());
}

// A fixture for tests that need one crawl, a fresh memory and a listener.
class CrawlTest : public ::testing::Test {
 protected:
  void Crawl(const std::vector<std::string>& urls) {
    rolecall::Crawl(options, memory, source, urls, listener);
  }

  CrawlOptions options = ImpatientOptions();
  Source source = LocalSource();
  MapMemory memory;
  Listener listener;
};

// A well-behaved answer; its robots.txt is a 404.
inline LoopbackReply Plain(const LoopbackRequest& request) {
  if (request.target == "/robots.txt") return {.status = 404};
  return {.fields = {{"Content-Type", "text/html"}},
          .body = "page " + request.target};
}

// A server that answers robots.txt with 404 and all else with `reply`.
inline LoopbackServer::Handler Always(LoopbackReply reply) {
  return [reply = std::move(reply)](const LoopbackRequest& request) {
    return request.target == "/robots.txt" ? LoopbackReply{.status = 404}
                                           : reply;
  };
}

// The ledger's targets without robots.txt, in order.
inline std::vector<std::string> Targets(const LoopbackServer& server) {
  std::vector<std::string> targets;
  for (const LoopbackRequest& request : server.ledger()) {
    if (request.target != "/robots.txt") targets.push_back(request.target);
  }
  return targets;
}

}  // namespace rolecall
