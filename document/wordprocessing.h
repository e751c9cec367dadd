// The text of one part of a Word document, read as its XML goes by.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/error.h"

namespace rolecall {

// Appends the text of a WordprocessingML part (ECMA-376) to `out`: paragraphs
// as lines, tabs and the gaps between cells as spaces; what is marked as
// deleted and the second form kept for old programs are left out.  A part that
// is cut off or broken gives what stands before the fault.
//
// Fails with kMalformed where the part declares a document type (so no entity
// is ever defined) or is nested deeper than any Word writes, kTooLarge where
// `out` would grow past `max_bytes`.
[[nodiscard]] Result<void> AppendWordText(std::string_view xml,
                                          size_t max_bytes, std::string& out);

}  // namespace rolecall
