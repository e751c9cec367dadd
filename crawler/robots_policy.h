// What a crawler may do, given what came of asking for robots.txt (RFC 9309
// section 2.3.1).
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "base/clock.h"
#include "base/error.h"
#include "crawler/crawler.h"
#include "crawler/robots.h"

namespace rolecall {

// Immutable.  By the status code of the answer:
//   2xx        its rules                                     (2.3.1.1)
//   3xx, 4xx   no rules, everything is allowed               (2.3.1.2, 2.3.1.3)
//   429        as 5xx: the peer is there and asks for quiet
//   5xx, none  nothing is allowed                            (2.3.1.4)
class RobotsPolicy {
 public:
  explicit RobotsPolicy(const CrawlMemory::SiteFile& robots);

  // Whether it may still be used: for a day, (2.4) or for five minutes where
  // there was no answer.
  bool IsFresh(Timestamp now) const;

  // Why `url` may not be fetched: kDisallowed by a rule or by a 5xx,
  // kRateLimited where the host is busy (429, 503), kUnavailable for want of an
  // answer.
  std::optional<Error> Forbids(std::string_view product_token,
                               std::string_view url) const;

  std::chrono::milliseconds CrawlDelay(std::string_view product_token) const;

 private:
  int status_code_;
  Timestamp fetched_at_;
  bool reachable_;
  std::string why_;  // not reachable
  RobotsTxt rules_;
};

}  // namespace rolecall
