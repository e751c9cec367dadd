// The X-Robots-Tag header field: what a robots meta element says, said of any
// answer.
#pragma once

#include <string_view>

#include "base/clock.h"

namespace rolecall {

// Whether a page is not to be shown by search engines: `noindex`, `none`, or an
// `unavailable_after` that is past, said to all ("noindex") or to the crawler
// of this product token ("rolecall: noindex").  `lines` are those of the field,
// apart by newlines; what cannot be read counts for nothing.
bool SaysNoindex(std::string_view lines, std::string_view product_token,
                 Timestamp now);

}  // namespace rolecall
