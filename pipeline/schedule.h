// What a visit leaves behind: how it went, and when the next one is due.
#pragma once

#include <string>

#include "base/clock.h"
#include "model/source.h"
#include "pipeline/source_visit.h"

namespace rolecall {

// The state of `source` after `visit`, which ended at `now`; `before` is the
// state at its beginning.
CrawlState AfterVisit(const Source& source, CrawlState before,
                      const SourceVisit& visit, Timestamp now);

// When the visit after one that ended at `now` is due.
//
// After a failed one (nothing but errors): in five minutes, doubled with each
// in a row up to the source's interval; a board that has failed for a week is
// dead and is tried once a day.  Else after the interval; a board that did not
// change three visits in a row is visited less often, half as much again with
// each further one, down to a quarter of the visits and to one a day.
Timestamp NextVisit(const Source& source, const CrawlState& state,
                    Timestamp now);

// Failing for a week or longer.
bool IsDead(const CrawlState& state, Timestamp now);

// A word or two for people: "ok", "new", "off", "dead since 2026-11-19",
// "failing", "stopped: robots.txt", "suspect", "truncated", "errors", or
// "other employer" where the board names another one than the configuration.
std::string HealthOf(const Source& source, const CrawlState& state,
                     Timestamp now);

}  // namespace rolecall
