#include "crawler/robots_tag.h"

#include <curl/curl.h>

#include <optional>
#include <string>

#include "base/text.h"

namespace rolecall {
namespace {

constexpr std::string_view kUnavailableAfter = "unavailable_after";

// Directives that have a value: any other word before a colon is a crawler's.
bool TakesValue(std::string_view name) {
  return EqualsIgnoreCase(name, kUnavailableAfter) ||
         EqualsIgnoreCase(name, "max-snippet") ||
         EqualsIgnoreCase(name, "max-image-preview") ||
         EqualsIgnoreCase(name, "max-video-preview");
}

// RFC 3339, or any of the forms of mail and HTTP.
std::optional<Timestamp> ReadMoment(std::string_view text) {
  if (const auto time = ParseTimestamp(text)) return *time;
  if (const auto day = ParseDate(text)) return Timestamp(*day);
  const time_t time = curl_getdate(std::string(text).c_str(), nullptr);
  if (time < 0) return std::nullopt;
  return Timestamp(std::chrono::seconds(time));
}

// Whether one line says so.  A crawler's name holds for what follows it.
bool LineSaysNoindex(std::string_view line, std::string_view product_token,
                     Timestamp now) {
  bool is_for_us = true;
  while (!line.empty()) {
    const size_t end = line.find_first_of(",:");
    const std::string_view word = Trim(line.substr(0, end));
    const bool has_colon = end != std::string_view::npos && line[end] == ':';
    line = end == std::string_view::npos ? "" : line.substr(end + 1);
    if (has_colon && !TakesValue(word)) {
      is_for_us = EqualsIgnoreCase(word, product_token);
    } else if (has_colon && EqualsIgnoreCase(word, kUnavailableAfter)) {
      // A date may hold commas and colons; of what follows it the last counts.
      const auto moment = ReadMoment(Trim(line));
      if (moment) return is_for_us && *moment <= now;
      const size_t last = line.rfind(',');
      line = last == std::string_view::npos ? "" : line.substr(last + 1);
    } else if (is_for_us && (EqualsIgnoreCase(word, "noindex") ||
                             EqualsIgnoreCase(word, "none"))) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool SaysNoindex(std::string_view lines, std::string_view product_token,
                 Timestamp now) {
  for (const std::string_view line : Split(lines, '\n')) {
    if (LineSaysNoindex(line, product_token, now)) return true;
  }
  return false;
}

}  // namespace rolecall
