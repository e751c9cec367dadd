// Fetches pages of strangers: politely (RFC 9309, house delays, Retry-After),
// safely (addresses checked at socket open, sizes bounded on decoded bytes) and
// many hosts at a time on one thread.
//
//   Crawler crawler(options, memory, clock);
//   crawler.Visit(source, seeds, handler);   // as many as wanted
//   crawler.Run(stop);                       // until all visits are done
//
// A host, here, is an origin: scheme, name and port (RFC 6454).  Each has a
// queue and at most one request under way; hosts take turns, so a slow or
// hostile one costs the others nothing.  A redirect joins the queue of the host
// it leads to, with that host's robots.txt and delay.
//
// One thread: Visit, Run and every callback happen on the caller's.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "model/source.h"

namespace rolecall {

struct CrawlOptions {
  // The product token that robots.txt groups are matched against.
  std::string product_token = "rolecall";
  // "mailto:ops@example.org" or a URL; part of the User-Agent.
  std::string contact;
  // Pause between the end of one request to a host and the next; a source may
  // set its own, and the longest of those that ask a host holds for all.
  std::chrono::milliseconds min_delay{1000};
  // A robots.txt crawl-delay above this is read as this.
  std::chrono::seconds max_crawl_delay{30};
  // Of one answer, decoded.  Three times this bounds the memory of all answers
  // under way together; beyond it the largest is given up.
  size_t max_body_bytes = 16 << 20;
  int max_redirects = 5;
  std::chrono::seconds connect_timeout{10};
  std::chrono::seconds total_timeout{60};
  // Slower than this for low_speed_time is given up.
  long low_speed_bytes_per_second = 100;
  std::chrono::seconds low_speed_time{15};
  // Requests under way together to hosts that answer within half a second, time
  // after time.  All others have seven times as many places of their own, so
  // that they cannot take those of the good.
  int max_connections = 64;
  // Certificates (PEM) to trust instead of the system's, for boards behind an
  // authority of one's own; empty: the system's.
  std::string ca_file;
  // When no source is asked, and how many requests a day (UTC) one is asked at
  // most (0: any number), where the source itself does not say.  Kept by who
  // calls the crawler.
  QuietHours quiet_hours;
  int max_requests_per_day = 0;
};

// What must outlive a restart, and what all that crawl share: who may ask a
// host when, and what its robots.txt and tdmrep.json said.  Keys are origins
// ("https://example.org:8443").  Nothing is of use for longer than a day.
// Called on the crawler's thread; for a host with a delay, RestOfHost,
// ClaimHost and LeaveHost some once in ten seconds.
class CrawlMemory {
 public:
  // robots.txt, or tdmrep.json, as it was answered.
  struct SiteFile {
    int status_code = 0;  // 0: unreachable
    // Of a 2xx: at most 512 KiB, any bytes.  Of 0: why it is so.  Else empty.
    std::string body;
    Timestamp fetched_at{};
  };
  virtual ~CrawlMemory() = default;
  virtual std::optional<SiteFile> LoadRobots(const std::string& origin) = 0;
  virtual void SaveRobots(const std::string& origin,
                          const SiteFile& robots) = 0;
  // The same of /.well-known/tdmrep.json: at most 64 KiB, empty where it has no
  // rules.
  virtual std::optional<SiteFile> LoadTdm(const std::string& origin) = 0;
  virtual void SaveTdm(const std::string& origin, const SiteFile& tdm) = 0;
  // Keeps the host from everybody for `span`, as one step.  0: the caller alone
  // may ask it so long.  Else it is kept already, for so much longer.  A span
  // of 0 only looks.
  virtual std::chrono::milliseconds ClaimHost(
      const std::string& origin, std::chrono::milliseconds span) = 0;
  // What the caller has is free again after `pause`, for whoever comes first.
  virtual void LeaveHost(const std::string& origin,
                         std::chrono::milliseconds pause) = 0;
  // The host asked to be left alone: by everybody, for at least `span`, whoever
  // has claimed it.
  virtual void RestHost(const std::string& origin,
                        std::chrono::milliseconds span) = 0;
  // How much longer it is left alone so; 0: not.
  virtual std::chrono::milliseconds RestOfHost(const std::string& origin) = 0;
  // False when the last of these exchanges failed, so that the next one is
  // likely to take long for nothing.
  virtual bool IsReachable() const { return true; }
};

// Ends the message of an error of a request that was not made, since the host
// wants to be left alone.
inline constexpr std::string_view kNotAsked = "; not asked";

// Hears of one visit.  Called on the thread of Run.
class VisitHandler {
 public:
  virtual ~VisitHandler() = default;
  // An answer, whatever its status code; returns what to fetch next.  The same
  // method, URL and body is not asked for again in a visit; every other request
  // ends in one call of OnPage or of OnError.
  virtual std::vector<FetchRequest> OnPage(Page page) = 0;
  // A request that gave no page:
  //   kUnavailable      unreachable, timed out, TLS, or robots.txt is so
  //   kDisallowed       by robots.txt (which a 5xx of it is, RFC 9309 section
  //                     2.3.1.4), by the address guard, or by its scheme
  //   kTooLarge         over a bound of bytes or redirects, or the visit's
  //                     200,000 requests (called once, the rest is dropped)
  //   kRateLimited      429 or 503 after three retries, which come behind all
  //                     that waits for the host; with retry_after: four times
  //                     in a row or a Retry-After of over a minute, so the
  //                     host is left alone so long
  //   kMalformed        no HTTP, a broken content coding, a bad redirect
  //   kInvalidArgument  no absolute URL, or a method other than GET and POST
  // The visit goes on.
  virtual void OnError(const FetchRequest& request, const Error& error) = 0;
  // Nothing is under way: what to fetch next.  Nothing ends the visit.
  virtual std::vector<FetchRequest> OnIdle() { return {}; }
  // Nothing is left to fetch.  `complete`: no request failed and none was cut
  // off by the stop token.
  virtual void OnDone(bool complete) = 0;
};

class Crawler {
 public:
  Crawler(CrawlOptions options, CrawlMemory& memory, const Clock& clock);
  ~Crawler();
  Crawler(const Crawler&) = delete;
  Crawler& operator=(const Crawler&) = delete;

  // Queues a visit; `handler` must live until its OnDone.
  void Visit(const Source& source, std::vector<FetchRequest> seeds,
             VisitHandler& handler);

  // Fetches until every visit is done, or until a stop is asked for: requests
  // under way are then ended within two seconds, and OnDone(false) follows.
  void Run(std::stop_token stop);

  // As Run, but returns as soon as a visit has ended or `until` has come; a
  // later call goes on.  For callers that add visits meanwhile.
  void RunUntil(std::stop_token stop,
                std::chrono::steady_clock::time_point until);

  // One polite fetch with every guard on, robots included, on which it waits
  // its turn.  `allow_private` lifts the address guard only.  Errors as of
  // OnError.  Not from a callback: it runs what visits there are.
  [[nodiscard]] Result<Page> FetchOne(const FetchRequest& request,
                                      bool allow_private);

 private:
  class Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace rolecall
