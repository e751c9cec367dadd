// Character references (HTML, section 13.5) outside of markup.
#pragma once

#include <string>
#include <string_view>

namespace rolecall {

// Decodes numeric references and the names that postings use; what it does not
// know stays as it stands.  One level only: "&amp;lt;" becomes "&lt;".
std::string DecodeEntities(std::string_view text);

}  // namespace rolecall
