// Small operations on text.  ASCII only where letters matter; bytes above 0x7F
// are left alone, so UTF-8 in is UTF-8 out.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rolecall {

inline bool IsAsciiSpace(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
inline bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }
inline bool IsAsciiUpper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool IsAsciiLower(char c) { return c >= 'a' && c <= 'z'; }
inline bool IsAsciiAlpha(char c) { return IsAsciiUpper(c) || IsAsciiLower(c); }
inline bool IsAsciiAlnum(char c) { return IsAsciiAlpha(c) || IsAsciiDigit(c); }
inline char AsciiLower(char c) {
  return IsAsciiUpper(c) ? static_cast<char>(c + 32) : c;
}

std::string ToLower(std::string_view text);
bool EqualsIgnoreCase(std::string_view a, std::string_view b);
// Where `part` first stands in `text`, not before `from`; npos where it does
// not.  As std::string_view::find, but sixteen bytes at a time: made for parts
// that begin with a letter which the text is full of.
size_t FindPart(std::string_view text, std::string_view part, size_t from = 0);
inline bool Contains(std::string_view text, std::string_view part) {
  return FindPart(text, part) != std::string_view::npos;
}
// True when `text` holds `needle`, ASCII case ignored.
bool ContainsIgnoreCase(std::string_view text, std::string_view needle);

// `text` without ASCII white space at both ends; a view into `text`.
std::string_view Trim(std::string_view text);
// The pieces between `separator`s, untrimmed, empty ones kept; views.
std::vector<std::string_view> Split(std::string_view text, char separator);
// The items of a list in one cell, apart by ';', trimmed, empty ones left out.
std::vector<std::string> ListItems(std::string_view cell);
std::string Join(std::span<const std::string> parts, std::string_view glue);

// Text of a stranger made fit for a log line, a message or a terminal: control
// characters and invalid UTF-8 become '?', at most `max_bytes` are kept and
// "..." says that more was there.
std::string Printable(std::string_view text, size_t max_bytes = 200);

// True when every byte belongs to a well-formed UTF-8 sequence (Unicode 15,
// table 3-7: no surrogates, no overlong forms).
bool IsValidUtf8(std::string_view text);
// The same text with each maximal ill-formed part replaced by U+FFFD.
std::string ToValidUtf8(std::string_view text);
// Appends the UTF-8 form of `code_point`; U+FFFD for one that is no scalar.
void AppendUtf8(std::string& out, uint32_t code_point);
// The longest prefix of at most `max_bytes` that cuts no UTF-8 sequence.
std::string_view Utf8Prefix(std::string_view text, size_t max_bytes);

// The entry of `known` with the least edit distance to `word`, when near enough
// to be a slip of the keyboard; empty otherwise.  For "did you mean".
std::string Nearest(std::string_view word, std::span<const std::string> known);

// 64-bit FNV-1a, and the same as 16 hex digits: stable across machines and
// versions, so it may name things that are stored.  Not for secrets.
uint64_t Fnv1a64(std::string_view bytes);
std::string HexHash(std::string_view bytes);

}  // namespace rolecall
