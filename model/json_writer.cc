#include "model/json_writer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "base/sixteen_bytes.h"
#include "base/text.h"

namespace rolecall {
namespace {

bool IsPlain(char c) {
  return static_cast<signed char>(c) >= 0x20 && c != '"' && c != '\\';
}

// A bit for each of sixteen bytes that is no ASCII or needs an escape; bytes
// above ASCII are below zero.
uint32_t Special(Sixteen bytes) {
  return Bits((bytes < 0x20) | (bytes == '"') | (bytes == '\\'));
}

// How many bytes from the beginning are ASCII that needs no escape.
size_t PlainLength(std::string_view text) {
  constexpr size_t kBlock = sizeof(Sixteen);
  if (text.size() < kBlock) {
    return static_cast<size_t>(
        std::find_if_not(text.begin(), text.end(), IsPlain) - text.begin());
  }
  for (size_t at = 0;; at = std::min(at + kBlock, text.size() - kBlock)) {
    const uint32_t special = Special(LoadSixteen(text.data() + at));
    if (special != 0)
      return at + static_cast<size_t>(std::countr_zero(special));
    // The last block may hold bytes of the one before.
    if (at + kBlock == text.size()) return text.size();
  }
}

bool IsBeyondAscii(char c) { return static_cast<signed char>(c) < 0; }

// How many bytes from the beginning are no ASCII.
size_t BeyondAscii(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), IsBeyondAscii);
  return static_cast<size_t>(end - text.begin());
}

void AppendEscape(char c, std::string* out) {
  constexpr std::string_view kNamed = "\"\\\b\f\n\r\t";
  constexpr std::string_view kLetters = "\"\\bfnrt";
  constexpr std::string_view kDigits = "0123456789abcdef";
  if (const size_t at = kNamed.find(c); at != std::string_view::npos) {
    const char escape[] = {'\\', kLetters[at]};
    out->append(escape, sizeof escape);
    return;
  }
  const auto code = static_cast<unsigned char>(c);
  const char escape[] = {
      '\\', 'u', '0', '0', kDigits[code / 16], kDigits[code % 16]};
  out->append(escape, sizeof escape);
}

}  // namespace

void AppendJsonString(std::string_view text, std::string* out) {
  std::string mended;
  bool is_valid = false;  // as far as is known
  // What follows seldom grows it again.
  if (out->capacity() - out->size() < text.size() + 2) {
    out->reserve(std::max(out->size() + text.size() + 2, 2 * out->capacity()));
  }
  *out += '"';
  while (true) {
    const size_t plain = PlainLength(text);
    out->append(text, 0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    if (!IsBeyondAscii(text.front())) {
      AppendEscape(text.front(), out);
      text.remove_prefix(1);
      continue;
    }
    if (!is_valid && !IsValidUtf8(text)) text = mended = ToValidUtf8(text);
    is_valid = true;
    const size_t length = BeyondAscii(text);
    out->append(text, 0, length);
    text.remove_prefix(length);
  }
  *out += '"';
}

void JsonWriter::Name(std::string_view name) {
  const bool is_first =
      out_.empty() || out_.back() == '{' || out_.back() == '[';
  std::array<char, 64> text;
  if (name.empty() || name.size() + 4 > text.size()) {
    if (!is_first) out_ += ',';
    if (!name.empty()) out_.append(1, '"').append(name).append("\":");
    return;
  }
  // Appended at once: a record has a hundred of them.
  char* end = text.data();
  if (!is_first) *end++ = ',';
  *end++ = '"';
  end = std::copy(name.begin(), name.end(), end);
  *end++ = '"';
  *end++ = ':';
  out_.append(text.data(), end);
}

void JsonWriter::Open(char bracket, std::string_view name) {
  Name(name);
  out_ += bracket;
}

void JsonWriter::Close(char bracket) { out_ += bracket; }

void JsonWriter::Write(std::string_view name, std::string_view value) {
  Name(name);
  AppendJsonString(value, &out_);
}

void JsonWriter::Write(std::string_view name, bool value) {
  Name(name);
  out_ += value ? "true" : "false";
}

void JsonWriter::Write(std::string_view name, size_t value) {
  Name(name);
  out_ += std::to_string(value);
}

void JsonWriter::Write(std::string_view name, int value) {
  Name(name);
  out_ += std::to_string(value);
}

void JsonWriter::Write(std::string_view name, double value) {
  Name(name);
  char buffer[400];
  const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value,
                                          std::chars_format::fixed);
  const bool fits = error == std::errc() && std::isfinite(value);
  out_ += fits ? std::string_view(buffer, end) : "null";
}

void JsonWriter::Write(std::string_view name, const std::optional<int>& value) {
  if (value) return Write(name, *value);
  Name(name);
  out_ += "null";
}

void JsonWriter::Write(std::string_view name,
                       const std::vector<std::string>& values) {
  BeginList(name);
  for (const std::string& value : values) Write("", std::string_view(value));
  EndList();
}

void JsonWriter::Put(std::string_view name, std::string_view value) {
  if (!value.empty()) Write(name, value);
}

void JsonWriter::Put(std::string_view name,
                     const std::vector<std::string>& values) {
  if (!values.empty()) Write(name, values);
}

void JsonWriter::Put(std::string_view name,
                     const std::optional<double>& value) {
  if (value && std::isfinite(*value)) Write(name, *value);
}

void JsonWriter::Put(std::string_view name, const std::optional<int>& value) {
  if (value) Write(name, *value);
}

void JsonWriter::Put(std::string_view name, const std::optional<Date>& value) {
  if (value) Write(name, FormatDate(*value));
}

void JsonWriter::Put(std::string_view name,
                     const std::optional<Timestamp>& value) {
  if (value) Write(name, FormatTimestamp(*value));
}

}  // namespace rolecall
