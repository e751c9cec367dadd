#include "parser/html_scanner.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

#include "base/eight_bytes.h"
#include "base/sixteen_bytes.h"
#include "base/text.h"
#include "parser/entities.h"
#include "parser/html_elements.h"

namespace rolecall {
namespace {

constexpr size_t kMostAttributes = 64;
// Zeros behind the copy of a page, so that no byte of it is the last one.
constexpr size_t kPadding = 2 * kEight;

// What ends a tag's name, an attribute's name, or an unquoted value.
enum CharacterClass : uint8_t {
  kSpace = 1,
  kSlash = 2,
  kGreater = 4,
  kEquals = 8,
  kNull = 16,    // stands behind the last byte, and nowhere else
  kMarkup = 32,  // what follows a '<' that is no text
};

constexpr std::array<uint8_t, 256> kClasses = [] {
  std::array<uint8_t, 256> classes{};
  for (unsigned char c : {'\t', '\n', '\f', '\r', ' '}) classes[c] = kSpace;
  for (size_t c = 'A'; c <= 'Z'; ++c) classes[c] = classes[c | 0x20] = kMarkup;
  for (unsigned char c : {'!', '?'}) classes[c] = kMarkup;
  classes['/'] = kSlash | kMarkup;
  classes['>'] = kGreater;
  classes['='] = kEquals;
  classes[0] = kNull;
  return classes;
}();

constexpr std::array<char, 256> kLower = [] {
  std::array<char, 256> lower{};
  for (size_t c = 0; c < lower.size(); ++c) {
    lower[c] = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  }
  return lower;
}();

bool Is(char c, int classes) {
  return (kClasses[static_cast<unsigned char>(c)] & classes) != 0;
}

char* Skip(char* at, int classes) {
  while (Is(*at, classes)) ++at;
  return at;
}
char* SkipTo(char* at, int classes) {
  while (!Is(*at, classes | kNull)) ++at;
  return at;
}
// Goes to what ends a name, making letters lower case.
char* ReadName(char* at, int classes) {
  const uint64_t eight = LoadEight(at);
  const size_t length = AlnumLength(eight);
  // Of letters and digits, capitals alone have bit 6 without bit 5.
  const uint64_t capitals = eight & ~(eight << 1) & kEachByte * 0x40;
  if ((capitals & FirstBytes(length)) == 0) at += length;
  for (; !Is(*at, classes | kNull); ++at) {
    *at = kLower[static_cast<unsigned char>(*at)];
  }
  return at;
}
// The short name that `at` begins with, made lower case, packed for TagOf; 0
// where it is longer or has other characters than letters and digits.
uint64_t ReadShortName(char* at, size_t* size) {
  const uint64_t eight = LoadEight(at);
  *size = AlnumLength(eight);
  if (*size == kEight || !Is(at[*size], kSpace | kSlash | kGreater)) return 0;
  const uint64_t used = FirstBytes(*size);
  const uint64_t name = (eight | kEachByte * 0x20) & used;
  if (name != (eight & used)) ReadName(at, kSpace | kSlash | kGreater);
  return name;
}
// What is looked for is near most of the time.
char* Find(char* at, const char* end, char c) {
  constexpr int kSteps = kPadding / kEight;
  const uint64_t wanted = kEachByte * static_cast<unsigned char>(c);
  for (int i = 0; i < kSteps; ++i, at += kEight) {
    const uint64_t zeros = Below(LoadEight(at) ^ wanted, 1);
    if (zeros != 0) return at + std::countr_zero(zeros) / 8;
  }
  if (at >= end) return nullptr;
  return static_cast<char*>(std::memchr(at, c, static_cast<size_t>(end - at)));
}
std::string_view View(const char* begin, const char* end) {
  return {begin, static_cast<size_t>(end - begin)};
}

// ---- input

// Where a byte is a printing ASCII character, a tab or a newline.
Sixteen Usual(const char* at) {
  const Sixteen bytes = LoadSixteen(at);
  return ((bytes > 0x1F) & ~(bytes == 0x7F)) | (bytes == '\n') |
         (bytes == '\t');
}

// How many bytes `text` begins with all of which are usual, or less.
size_t UsualLength(std::string_view text) {
  constexpr size_t kBlock = sizeof(Sixteen);
  size_t at = 0;
  for (; at + 4 * kBlock <= text.size(); at += 4 * kBlock) {
    const char* const here = text.data() + at;
    if (!IsAll(Usual(here) & Usual(here + kBlock) & Usual(here + 2 * kBlock) &
               Usual(here + 3 * kBlock))) {
      break;
    }
  }
  while (at + kBlock <= text.size() && IsAll(Usual(text.data() + at))) {
    at += kBlock;
  }
  return at;
}

// Code points that the standard has as errors of the input stream.
bool IsReplaced(uint32_t c) {
  return c < 0x20 ? c != '\t' && c != '\n' && c != '\f' && c != '\r'
                  : (c >= 0x7F && c < 0xA0) || (c >= 0xD800 && c < 0xE000) ||
                        (c >= 0xFDD0 && c < 0xFDF0) || (c & 0xFFFE) == 0xFFFE ||
                        c > 0x10FFFF;
}

// The length of the UTF-8 sequence of one acceptable code point at `text`; 0
// where there is none.
size_t AcceptableLength(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return IsReplaced(lead) ? 0 : 1;
  const size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return 0;
  uint32_t c = lead & (0x7Fu >> length);
  for (size_t i = 1; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0) != 0x80) return 0;
    c = (c << 6) | (byte & 0x3F);
  }
  static constexpr std::array<uint32_t, 5> kLeast = {0, 0, 0x80, 0x800,
                                                     0x10000};
  return c < kLeast[length] || IsReplaced(c) ? 0 : length;
}

// False where a code point is not acceptable; `has_returns`: of '\r'.
bool IsAcceptable(std::string_view html, bool* has_returns) {
  for (size_t i = 0; i < html.size();) {
    i += UsualLength(html.substr(i));
    const size_t end = std::min(i + sizeof(Sixteen), html.size());
    while (i < end) {
      *has_returns = *has_returns || html[i] == '\r';
      const size_t length = AcceptableLength(html.substr(i));
      if (length == 0) return false;
      i += length;
    }
  }
  return true;
}

char* CopyLines(std::string_view html, char* out) {
  for (size_t i = 0; i < html.size(); ++i) {
    if (html[i] != '\r') {
      *out++ = html[i];
    } else if (i + 1 == html.size() || html[i + 1] != '\n') {
      *out++ = '\n';
    }
  }
  return out;
}

// ---- character references

// Decodes the reference after the '&' at `at` to `*out` and returns what
// follows it; the '&' itself is text where nothing is meant by it.  nullptr
// where it is unsure.
const char* DecodeReference(const char* at, const char* end, bool in_attribute,
                            char** out) {
  const char* name = at + 1;
  const char* after = name;
  if (after < end && *after == '#') ++after;
  while (after < end && IsAsciiAlnum(*after)) ++after;
  const std::string_view written = View(name, after);
  if (after < end && *after == ';') {
    const std::optional<uint32_t> code_point = CodePointOfReference(written);
    if (!code_point.has_value() || IsReplaced(*code_point)) return nullptr;
    std::string bytes;
    AppendUtf8(bytes, *code_point);
    if (bytes.size() > written.size()) return nullptr;
    *out = std::copy(bytes.begin(), bytes.end(), *out);
    return after + 1;
  }
  // Without ';' some names still count, in an attribute only as a whole.
  const bool is_literal =
      written.empty() || (in_attribute ? (after < end && *after == '=') ||
                                             !CountsWithoutSemicolon(written)
                                       : written.size() == 1 && written != "#");
  if (!is_literal || written.starts_with('#')) return nullptr;
  *(*out)++ = '&';
  return name;
}

// `text` with its references decoded in place; nullopt where one is unsure.
std::optional<std::string_view> Decode(std::string_view text,
                                       bool in_attribute) {
  const size_t first = text.find('&');
  if (first == std::string_view::npos) return text;
  // The buffer is ours to change; a view of it came in.
  char* out = const_cast<char*>(text.data()) + first;
  const char* end = text.data() + text.size();
  for (const char* at = out; at < end;) {
    if (*at != '&') {
      *out++ = *at++;
      continue;
    }
    at = DecodeReference(at, end, in_attribute, &out);
    if (at == nullptr) return std::nullopt;
  }
  return View(text.data(), out);
}

}  // namespace

std::optional<std::span<char>> CopyForScanning(std::string_view html,
                                               HtmlArena& arena) {
  bool has_returns = false;
  if (!IsAcceptable(html, &has_returns)) return std::nullopt;
  auto* copy = static_cast<char*>(arena.Allocate(html.size() + kPadding));
  if (copy == nullptr) return std::nullopt;
  char* const end = has_returns ? CopyLines(html, copy)
                                : std::copy(html.begin(), html.end(), copy);
  std::fill_n(end, kPadding, '\0');
  return std::span(copy, end);
}

HtmlScanner::Token HtmlScanner::Next() {
  if (at_ == end_) return Token::kEnd;
  const auto begins_markup = [](const char* at) {
    return *at == '<' && Is(at[1], kMarkup);
  };
  if (begins_markup(at_)) return ReadMarkup();
  char* const begin = at_;
  at_ = Find(at_, end_, '<');
  while (at_ != nullptr && !begins_markup(at_)) at_ = Find(at_ + 1, end_, '<');
  if (at_ == nullptr) at_ = end_;
  text_ = View(begin, at_);
  if (skims_) return Token::kText;
  const auto decoded = Decode(text_, false);
  if (!decoded.has_value()) return Token::kUnsure;
  text_ = *decoded;
  return Token::kText;
}

HtmlScanner::Token HtmlScanner::ReadMarkup() {
  if (IsAsciiAlpha(at_[1])) return ReadTag(at_ + 1, Token::kStartTag);
  if (at_[1] == '/' && IsAsciiAlpha(at_[2])) {
    return ReadTag(at_ + 2, Token::kEndTag);
  }
  const std::string_view rest = View(at_, end_);
  if (rest.starts_with("<!--")) {
    // From the second dash on: "<!-->" is a comment.  "--!>" ends one as well.
    const Token token = SkipPast("-->", at_ + 2);
    return View(rest.data(), at_).find("--!") == std::string_view::npos
               ? token
               : Token::kUnsure;
  }
  if (rest.starts_with("<![CDATA[") || rest.starts_with("</>")) {
    return Token::kUnsure;
  }
  const bool is_doctype = EqualsIgnoreCase(rest.substr(0, 9), "<!doctype");
  const Token token = SkipPast(">", at_ + 2);
  return is_doctype && token == Token::kComment ? Token::kDoctype : token;
}

HtmlScanner::Token HtmlScanner::SkipPast(std::string_view mark, char* from) {
  const size_t found = View(from, end_).find(mark);
  if (found == std::string_view::npos) return Token::kUnsure;
  at_ = from + found + mark.size();
  return Token::kComment;
}

HtmlScanner::Token HtmlScanner::ReadTag(char* name, Token kind) {
  size_t size = 0;
  const uint64_t packed = ReadShortName(name, &size);
  char* const at =
      packed != 0 ? name + size : ReadName(name, kSpace | kSlash | kGreater);
  name_ = View(name, at);
  tag_ = packed != 0 ? TagOfPacked(packed) : TagOf(name_);
  attributes_ = {};
  is_self_closing_ = false;
  if (*at != '>') return ReadAttributes(at, kind);
  at_ = at + 1;
  return kind;
}

HtmlScanner::Token HtmlScanner::ReadAttributes(char* at, Token kind) {
  const bool skips =
      skims_ && tag_ != GUMBO_TAG_SCRIPT && tag_ != GUMBO_TAG_META;
  read_.clear();
  while (true) {
    const char* const before = at;
    at = Skip(at, kSpace | kSlash);
    if (at == end_) return Token::kUnsure;
    is_self_closing_ = at > before && at[-1] == '/';
    if (*at == '>') break;
    at = skips ? SkipAttribute(at) : ReadAttribute(at);
    if (at == nullptr) return Token::kUnsure;
  }
  at_ = at + 1;
  return kind == Token::kEndTag || KeepAttributes() ? kind : Token::kUnsure;
}

// Like ReadAttribute, for one that nobody asks for.
char* HtmlScanner::SkipAttribute(char* at) const {
  if (*at == '=') return nullptr;
  at += AlnumLength(LoadEight(at));
  at = SkipTo(at, kSpace | kSlash | kGreater | kEquals);
  char* value = Skip(at, kSpace);
  if (*value != '=') return at;
  value = Skip(value + 1, kSpace);
  if (value == end_) return nullptr;
  if (*value == '"' || *value == '\'') {
    value = Find(value + 1, end_, *value);
    return value == nullptr ? nullptr : value + 1;
  }
  return SkipTo(value, kSpace | kGreater);
}

// Returns what follows it, or nullptr where it is unsure.
char* HtmlScanner::ReadAttribute(char* at) {
  char* const name = at;
  at = ReadName(at, kSpace | kSlash | kGreater | kEquals);
  HtmlAttribute attribute;
  attribute.name = View(name, at);
  if (attribute.name.empty() || read_.size() == kMostAttributes) return nullptr;
  char* const value = Skip(at, kSpace);
  if (*value == '=') at = ReadValue(Skip(value + 1, kSpace), &attribute.value);
  // Gumbo stumbles over the second of two attributes of one name.
  for (const HtmlAttribute& other : read_) {
    if (other.name == attribute.name) return nullptr;
  }
  read_.push_back(attribute);
  return at;
}

char* HtmlScanner::ReadValue(char* at, std::string_view* value) {
  if (at == end_) return nullptr;
  const bool is_quoted = *at == '"' || *at == '\'';
  char* const begin = at + is_quoted;
  at = is_quoted ? Find(begin, end_, *at) : SkipTo(begin, kSpace | kGreater);
  if (at == nullptr || at == end_) return nullptr;
  *value = View(begin, at);
  if (is_quoted) ++at;
  const auto decoded = Decode(*value, true);
  if (!decoded.has_value()) return nullptr;
  *value = *decoded;
  return at;
}

bool HtmlScanner::KeepAttributes() {
  if (read_.empty()) return true;
  auto* kept = arena_.NewArray<HtmlAttribute>(read_.size());
  if (kept == nullptr) return false;
  std::copy(read_.begin(), read_.end(), kept);
  attributes_ = {kept, read_.size()};
  return true;
}

std::optional<std::string_view> HtmlScanner::ReadRawText(bool has_references) {
  char* const begin = at_;
  const std::string_view name = name_;
  for (at_ = Find(at_, end_, '<'); at_ != nullptr;
       at_ = Find(at_ + 1, end_, '<')) {
    const std::string_view rest = View(at_, end_);
    if (rest.size() > name.size() + 2 && rest[1] == '/' &&
        Is(rest[name.size() + 2], kSpace | kSlash | kGreater) &&
        EqualsIgnoreCase(rest.substr(2, name.size()), name)) {
      break;
    }
  }
  if (at_ == nullptr) return std::nullopt;
  const std::string_view text = View(begin, at_);
  // A script may hold another one inside "<!--".
  const size_t comment = text.find("<!--");
  if (name == "script" && comment != std::string_view::npos &&
      ContainsIgnoreCase(text.substr(comment), "<script")) {
    return std::nullopt;
  }
  if (ReadTag(at_ + 2, Token::kEndTag) != Token::kEndTag) return std::nullopt;
  return has_references && !skims_ ? Decode(text, false) : text;
}

}  // namespace rolecall
