// The day on which the work begins.
#pragma once

#include <optional>
#include <string_view>

#include "base/clock.h"

namespace rolecall {

// The day that a posting's text names behind "Start date" or "Anticipated start
// date" at the beginning of a line or of a sentence, or on the line below such
// a heading: in the ways of ReadDate, with its year.  The first that is a day
// counts; nullopt for "ASAP", a month, or the start of anything else
// ("Application start date").
std::optional<Date> FindStartDate(std::string_view text);

}  // namespace rolecall
