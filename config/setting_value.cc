#include <charconv>
#include <cstdio>

#include "base/number.h"
#include "base/text.h"
#include "config/setting_keys.h"

namespace rolecall {
namespace {

std::optional<SettingValue> ReadValue(SettingType type, std::string_view text) {
  switch (type) {
    case SettingType::kText:
      return std::string(text);
    case SettingType::kSwitch:
      if (text == "true") return true;
      if (text == "false") return false;
      return {};
    case SettingType::kWhole:
      return ParseNumber<int64_t>(text);
    case SettingType::kNumber:
      return ParseNumber<double>(text);
  }
  return {};
}

// A TOML basic string.
std::string QuotedToml(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04X", unsigned{byte});
      out += escape;
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

// The shortest digits that read back as the same number; a TOML float has a
// point or an exponent.
std::string FloatToml(double value) {
  char buffer[32];
  const auto result = std::to_chars(buffer, buffer + sizeof buffer, value);
  std::string out(buffer, result.ptr);
  if (out.find_first_of(".en") == std::string::npos) out += ".0";
  return out;
}

struct TomlWriter {
  std::string operator()(const std::string& text) { return QuotedToml(text); }
  std::string operator()(bool on) { return on ? "true" : "false"; }
  std::string operator()(int64_t number) { return std::to_string(number); }
  std::string operator()(double number) { return FloatToml(number); }
};

}  // namespace

std::string_view SettingTypeName(SettingType type) {
  switch (type) {
    case SettingType::kText:
      return "a string";
    case SettingType::kSwitch:
      return "true or false";
    case SettingType::kWhole:
      return "a whole number";
    case SettingType::kNumber:
      return "a number";
  }
  return "";
}

Result<SettingValue> ParseSetting(SettingType type, std::string_view text) {
  if (auto value = ReadValue(type, text)) return *std::move(value);
  return Fail(ErrorCode::kInvalidArgument,
              "expected " + std::string(SettingTypeName(type)) + ", got \"" +
                  Printable(text) + '"');
}

std::string SettingToToml(const SettingValue& value) {
  return std::visit(TomlWriter{}, value);
}

std::string MaskPassword(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return std::string(url);
  // RFC 3986, section 3.2: the authority ends at the first of these, and its
  // user information at the last '@' before that.
  const std::string_view authority =
      url.substr(scheme + 3, url.find_first_of("/?#", scheme + 3) - scheme - 3);
  const size_t at = authority.rfind('@');
  const size_t colon = authority.substr(0, at).find(':');
  if (at == std::string_view::npos || colon == std::string_view::npos) {
    return std::string(url);
  }
  return std::string(url.substr(0, scheme + 3 + colon + 1)) + "***" +
         std::string(url.substr(scheme + 3 + at));
}

}  // namespace rolecall
