// When a source may be asked; what a visit leaves behind: how it went, and when
// the next one is due.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "crawler/crawler.h"
#include "model/source.h"
#include "pipeline/source_visit.h"

namespace rolecall {

// The source with the house's settings where it says none of its own.  What
// follows takes such a source.
Source WithHouseRules(Source source, const CrawlOptions& options);

// Switched on, and not a board whose terms restrict automated reading without a
// permission.
bool MayBeVisited(const Source& source);
// A board whose terms restrict automated reading, without a permission; or a
// site that is never read.
bool LacksPermission(const Source& source);
// Whether the source's visit may ask for this URL, as far as that goes.
bool IsPermitted(const Source& source, std::string_view url);
// The source as it is visited once the board behind its address was found: that
// board, or its own page where the board lacks a permission.
Source AsFound(const Source& source, const std::string& url,
               const std::string& kind);

// The first moment from `at` on at which the source may be asked: outside of
// its quiet hours, not while its host wants to be left alone, and with a
// request left of the day's.
Timestamp MayAskAt(const Source& source, const CrawlState& state, Timestamp at);
bool IsQuiet(const Source& source, Timestamp at);
// When the next visit is due: as the last one said, and the rest of an
// unfinished one as soon as what bounds the source now allows.
Timestamp DueAt(const Source& source, const CrawlState& state);
// How many requests the source may get on the day of `now`; a large number
// where nothing bounds them.
int RequestsLeft(const Source& source, const CrawlState& state, Timestamp now);

// Counts one request of the day of `now`.
void CountRequest(CrawlState& state, Timestamp now);

// By what the sources that are due take turns where there are more of them than
// places, the earliest first: since when it is due; where its postings are in
// somebody's ranking, an interval earlier.  So none waits for ever.
Timestamp TurnOf(const Source& source, bool gives_matches, Timestamp due);

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
// each further one, down to a quarter of the visits and to one a day.  After an
// unfinished one, in five minutes.  Never before MayAskAt says so.  AfterVisit
// has it later where all that was asked for stays fresh for longer, a day at
// most; and where the host only asked to be left alone, when that ends, no
// sooner than in five minutes or than it has gone unread so far (up to the
// interval). That is no failure, but a board that is never read for it is dead
// after a week, too.
Timestamp NextVisit(const Source& source, const CrawlState& state,
                    Timestamp now);

// Failing, or asking to be left alone, for a week or longer.
bool IsDead(const CrawlState& state, Timestamp now);

// A word or two for people: "ok", "new", "off", "off: no permission", "dead
// since 2026-11-19", "failing", "stopped: robots.txt", "waiting" (its host
// asked to be left alone), "reserved (TDM)", "suspect", "suspect empty",
// "truncated", "unfinished", "errors", or "other employer" where the board
// names another one than the configuration.
std::string HealthOf(const Source& source, const CrawlState& state,
                     Timestamp now);

}  // namespace rolecall
