// What the crawler knows of one origin while it has requests for it.
#pragma once

#include <chrono>
#include <deque>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>

#include "crawler/crawler.h"
#include "crawler/robots_policy.h"
#include "crawler/tdm_rules.h"
#include "crawler/url.h"
#include "model/source.h"

namespace rolecall {

using TimePoint = std::chrono::steady_clock::time_point;

// A visit under way.
struct VisitState {
  Source source;
  VisitHandler* handler = nullptr;
  std::unordered_set<uint64_t> asked;  // hashes of method, URL and body
  size_t open = 0;                     // requests without an outcome yet
  bool failed = false;
  bool overflowed = false;
  bool asks_for_tdm = true;
  std::list<VisitState>::iterator self;
};

struct Origin;

// One request on its way, over all redirects and retries.
struct Fetch {
  VisitState* visit = nullptr;  // nullptr: for a file of the site
  // Whose: robots.txt, or tdmrep.json where is_tdm.
  Origin* file_of = nullptr;
  bool is_tdm = false;
  bool allow_private = false;
  bool is_asked = true;                    // not led there by a redirect
  FetchRequest request;                    // as the visit asked
  std::optional<FetchRequest> redirected;  // as it is sent, if otherwise
  Url url;                                 // of the present hop
  int redirects = 0;
  int retries = 0;
  bool resent = false;  // after a kept connection turned out to be closed
  std::chrono::milliseconds waited{0};  // between retries, all together

  const FetchRequest& sent() const {
    return redirected ? *redirected : request;
  }
};

// The queue of an origin.  At most one request is under way, the next one
// starts `delay` after the end of the last.
struct Origin {
  std::string name;  // "https://example.org:8443"
  std::deque<std::unique_ptr<Fetch>> queue;
  std::unique_ptr<Fetch> running;
  bool busy = false;           // `running`, or in the hands of the loop
  bool scheduled = false;      // in one of the loop's two lists
  bool awaiting_file = false;  // only a file of the site may be fetched now
  std::optional<RobotsPolicy> robots;
  // Its tdmrep.json, and until when it counts.
  std::optional<TdmRules> tdm;
  Timestamp tdm_until{};
  // The longest house delay of the sources that ask here.
  std::chrono::milliseconds house_delay{0};
  std::chrono::milliseconds delay{0};
  TimePoint not_before{};
  // Until then no other process asks it; what they know of `not_before`
  // and of `resting_until`.
  TimePoint claimed_until{};
  TimePoint told_not_before{};
  TimePoint told_resting_until{};
  // Until then a host without a delay counts as free, as it was found.
  TimePoint looked_until{};
  // Until then every request fails with `rest_reason`, unasked.
  TimePoint resting_until{};
  Error rest_reason;
  int failures = 0;       // in a row
  int busy_answers = 0;   // 429 and 503 in a row
  int quick_answers = 0;  // in a row
  // Of the running or the last request.
  TimePoint started_at{};
  std::chrono::milliseconds took{0};

  // A tarpit's first answers are quick as well.
  bool IsQuick() const { return quick_answers >= 3; }
  bool IsResting(TimePoint now) const { return now < resting_until; }
  bool IsIdle(TimePoint now) const {
    return queue.empty() && !busy && !awaiting_file && not_before <= now &&
           !IsResting(now);
  }
};

}  // namespace rolecall
