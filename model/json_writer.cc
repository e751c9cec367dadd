#include "model/json_writer.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "base/eight_bytes.h"
#include "base/text.h"

namespace rolecall {
namespace {

bool NeedsEscape(char c) {
  return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

// How many bytes from the beginning need no escape.
size_t PlainLength(std::string_view text) {
  size_t length = 0;
  for (; text.size() - length >= kEight; length += kEight) {
    const uint64_t eight = LoadEight(text.data() + length);
    const uint64_t hits = Below(eight ^ kEachByte * uint64_t{'"'}, 1) |
                          Below(eight ^ kEachByte * uint64_t{'\\'}, 1) |
                          Below(eight, 0x20);
    if (hits != 0) return length + std::countr_zero(hits) / 8;
  }
  while (length < text.size() && !NeedsEscape(text[length])) ++length;
  return length;
}

void AppendEscape(char c, std::string* out) {
  constexpr std::string_view kNamed = "\"\\\b\f\n\r\t";
  constexpr std::string_view kLetters = "\"\\bfnrt";
  *out += '\\';
  if (const size_t at = kNamed.find(c); at != std::string_view::npos) {
    *out += kLetters[at];
    return;
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto code = static_cast<unsigned char>(c);
  *out += "u00";
  *out += kDigits[code / 16];
  *out += kDigits[code % 16];
}

}  // namespace

void AppendJsonString(std::string_view text, std::string* out) {
  std::string mended;
  if (!IsValidUtf8(text)) text = mended = ToValidUtf8(text);
  *out += '"';
  while (!text.empty()) {
    const size_t plain = PlainLength(text);
    *out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    AppendEscape(text.front(), out);
    text.remove_prefix(1);
  }
  *out += '"';
}

void JsonWriter::Name(std::string_view name) {
  if (!out_.empty() && out_.back() != '{' && out_.back() != '[') out_ += ',';
  if (name.empty()) return;
  out_ += '"';
  out_ += name;
  out_ += "\":";
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
