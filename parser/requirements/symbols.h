// The signs above ASCII that postings are written with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rolecall {

// What a character above ASCII is to a reader: a sign of ASCII, a space,
// nothing, or a letter like any other.
struct Symbol {
  char sign = 0;  // ' ' for a space, '\0' for a letter
  bool nothing = false;
  uint8_t size = 1;  // bytes
};

// Of the character whose first byte, which is not of ASCII, stands at `i`.
Symbol SymbolAt(std::string_view text, size_t i);

}  // namespace rolecall
