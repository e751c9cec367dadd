// Bytes of strangers as UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rolecall {

// `bytes` as valid UTF-8.  The encoding is, first found: that of a byte order
// mark; the charset parameter of `content_type` (a Content-Type field value, or
// empty); the one named in the first 1024 bytes by an HTML meta element or an
// XML declaration; UTF-8 where the bytes are valid UTF-8; windows-1252.  Names
// mean what they mean to browsers (gb2312 is GB18030, shift_jis windows-31j). A
// charset that is named but not known, or that the bytes contradict, is passed
// over.  Never fails: what cannot be decoded becomes U+FFFD.
std::string ToUtf8(std::string_view bytes, std::string_view content_type);
// The same without a copy of what is said to be UTF-8, and is: `bytes`
// themselves, else `*converted`.
std::string_view AsUtf8(std::string_view bytes, std::string_view content_type,
                        std::string* converted);

// The code point that a byte means in windows-1252; itself where it is unused.
uint32_t Windows1252CodePoint(uint8_t byte);

// Valid UTF-8 without C1 control characters: nobody writes them, so they are
// what a wrong decoding left.  UTF-8 that was read as Latin 1 is put back, and
// what remains is taken for windows-1252.
std::string MendControls(std::string_view utf8);

}  // namespace rolecall
