// How a source does, for programs.
#pragma once

#include <string>

#include "base/clock.h"
#include "model/source.h"

namespace rolecall {

// One JSON object: `kind`, `unproven`, `url`, `enabled` and `state` (HealthOf)
// of the source as it is configured, then what is remembered of it
// (docs/formats.md).  `kind` is the board that reads it; where the one that was
// found may not be read without a permission, `needs_permission` names it.
std::string HealthToJson(const Source& source, const CrawlState& state,
                         Timestamp now);

}  // namespace rolecall
