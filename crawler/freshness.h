// How long an answer need not be asked for again: RFC 9111.  Ours is a private
// cache: what we fetched is served to nobody else, so `private` keeps nothing
// from us and s-maxage does not speak to us (sections 5.2.2.7 and 5.2.2.10).
#pragma once

#include <optional>
#include <string_view>

#include "base/clock.h"

namespace rolecall {

// The header fields, as they came; empty for those that did not.
struct CacheFields {
  std::string_view cache_control = {};  // the lines of several apart by commas
  std::string_view expires = {};
  std::string_view date = {};
  std::string_view age = {};
};

struct Freshness {
  std::optional<Timestamp> until;  // absent where no time is named
  bool no_store = false;
};

// Of an answer that came at `now`.  max-age goes before Expires, less the age
// that the answer had when it came; no-cache and no-store, and a time that
// cannot be read, leave nothing (section 4.2.1).  Never more than a day: the
// house visits no board less often.  No heuristics (section 4.2.2): the
// schedule learns how often a board changes.
Freshness ReadFreshness(const CacheFields& fields, Timestamp now);

}  // namespace rolecall
