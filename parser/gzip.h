// Files that are sent gzip-compressed as such (sitemap.xml.gz).
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace rolecall {

inline bool IsGzip(std::string_view bytes) {
  return bytes.starts_with("\x1F\x8B");
}

// Fails with kMalformed, or with kTooLarge where more than `max_bytes` come
// out.
[[nodiscard]] Result<std::string> Gunzip(std::string_view bytes,
                                         size_t max_bytes);

}  // namespace rolecall
