// What an HTML page itself says of text and data mining.
#pragma once

#include <optional>
#include <string_view>

namespace rolecall {

// Its <meta name="tdm-reservation" content="1"> (reserved) or "0" (not); the
// last one counts.  nullopt where it says neither, or is too large to be read.
// Linear; next to nothing for a page without that word.
std::optional<bool> ReadTdmMeta(std::string_view html);

}  // namespace rolecall
