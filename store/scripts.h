// The steps that Redis must make as one: either all of a step's writes stand,
// or none.  Each script touches the keys it is given, which lie in one slot.
#pragma once

#include "base/error.h"
#include "store/redis_connection.h"
#include "store/redis_pool.h"

namespace rolecall {

// Immutable once loaded, so thread-safe.
struct Scripts {
  // KEYS record index open changes holders
  // ARGV id json first_seen last_seen closed open_member kept_seconds group
  // Returns 0 new, 1 changed, 2 same.  `closed` is empty for an open posting;
  // `kept_seconds` is how long a closed one is remembered.
  Script put_posting;

  // KEYS record index open changes holders
  // ARGV id closed kept_seconds group
  // Returns 1 when it was open.
  Script close_posting;

  // KEYS record...
  // ARGV member
  // Returns the places, from 1, of the open postings whose JSON lacks `member`.
  Script find_lacking;

  // KEYS profile index contact changes
  // ARGV id json contact group
  // Returns 0 new, 1 changed, 2 same.  An empty `contact` leaves what is there.
  Script put_candidate;

  // KEYS profile contact matches reasons index
  // ARGV id
  // Returns how many of them there were.
  Script drop_candidate;

  // Takes a lease or makes one's own longer; gives it back.
  // KEYS lease   ARGV owner [milliseconds]
  // Returns 1 when it was done.
  Script lease;
  Script release;

  // KEYS profile matches reasons events
  // ARGV candidate at max_events channel alone digest
  // (posting score qualification match)...
  // Makes the listed matches the candidate's ranking.  Each change writes one
  // event: first the gone, then the rest as listed.  `alone` is empty where
  // listeners may be at servers that this one cannot see.  The profile keeps
  // "EVENTS DIGEST" as `ranking`: while its `events` is EVENTS, the ranking is
  // what has that digest.  Returns {fresh, changed, gone, 1 where there is a
  // profile}: nothing is written for a candidate without one, so who was erased
  // stays erased.
  Script publish;

  // KEYS changes
  // ARGV group idle_milliseconds
  // Forgets consumers that own nothing and have been silent for so long.
  Script forget_consumers;
};

// Hands the scripts to the server; fails as the pool does.
[[nodiscard]] Result<Scripts> LoadScripts(RedisPool& pool);

}  // namespace rolecall
