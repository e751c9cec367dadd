// How sites say that a vacancy is closed.
#pragma once

#include <string_view>

namespace rolecall {

// True for a line that tells so: "This position has been filled."
bool IsClosedNotice(std::string_view line);

// True where `text` holds a word without which no line of it is such a notice.
// Much cheaper than to look at each line.
bool MayHoldClosedNotice(std::string_view text);
// The same, or where `html` holds "noindex", in any case.
bool MayHoldClosedNoticeOrNoindex(std::string_view html);

}  // namespace rolecall
