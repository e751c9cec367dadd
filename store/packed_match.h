// A match as it stands in Redis.
#pragma once

#include <string>
#include <string_view>

#include "model/match.h"

namespace rolecall {

// "87.5 qualified\n{...}": what a program that lists reads without its JSON,
// then the whole.
std::string PackMatch(const Match& match);

// "87.5" as tenths; of text that is no number, 0.
Tenths TenthsFromText(std::string_view text);

}  // namespace rolecall
