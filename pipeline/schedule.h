// What a visit leaves behind: how it went, and when the next one is due.
#pragma once

#include "base/clock.h"
#include "model/source.h"
#include "pipeline/source_visit.h"

namespace rolecall {

// The state of `source` after `visit`, which ended at `now`; `before` is the
// state at its beginning.  After a visit that met nothing but errors the next
// comes after five minutes, doubled with each such visit in a row, never later
// than the source's own interval.
CrawlState AfterVisit(const Source& source, CrawlState before,
                      const SourceVisit& visit, Timestamp now);

}  // namespace rolecall
