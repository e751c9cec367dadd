// Character references (HTML, section 13.5) outside of markup.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rolecall {

// The character that "&name;" stands for, by name ("ndash") or number ("#150",
// "#x2013"); nullopt for one that postings do not use.
std::optional<uint32_t> CodePointOfReference(std::string_view name);
// True for a name that HTML also knows without its ';'.
bool CountsWithoutSemicolon(std::string_view name);

// Decodes numeric references and the names that postings use; what it does not
// know stays as it stands.  One level only: "&amp;lt;" becomes "&lt;".
std::string DecodeEntities(std::string_view text);

}  // namespace rolecall
