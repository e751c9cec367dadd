// When a peer wants to be asked again (RFC 9110 section 10.2.3).
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "base/clock.h"

namespace rolecall {

// The wait that a Retry-After field asks for: a number of seconds, or an
// HTTP-date in any of its three forms.  At most a day; a time in the past is 0.
// nullopt for anything else.
std::optional<std::chrono::seconds> ParseRetryAfter(std::string_view value,
                                                    Timestamp now);

}  // namespace rolecall
