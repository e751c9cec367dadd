// RE2's own view of text.  It is no std::string_view in every version: Debian
// 12's is made from one, Debian 13's (absl's) is not.
#pragma once

#include <re2/re2.h>

#include <string_view>

namespace rolecall {

inline re2::StringPiece ToRe2(std::string_view text) {
  return re2::StringPiece(text.data(), text.size());
}

}  // namespace rolecall
