#include "crawler/freshness.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <string>

#include "base/text.h"

namespace rolecall {
namespace {

using std::chrono::seconds;

constexpr seconds kLongest = std::chrono::hours(24);

// Of a Cache-Control field.
struct Directives {
  bool no_store = false;
  bool no_cache = false;
  std::optional<seconds> max_age;
};

// delta-seconds (section 1.2.2); 0 for what is none.
seconds ReadSeconds(std::string_view text) {
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') {
    text = text.substr(1, text.size() - 2);
  }
  if (text.empty() || !std::ranges::all_of(text, IsAsciiDigit)) {
    return seconds(0);
  }
  if (text.size() > 9) return std::chrono::days(3650);
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return seconds(value);
}

Directives ReadDirectives(std::string_view field) {
  Directives found;
  for (const std::string_view part : Split(field, ',')) {
    const std::string_view item = Trim(part);
    const size_t equals = item.find('=');
    const std::string_view name = Trim(item.substr(0, equals));
    if (EqualsIgnoreCase(name, "no-store")) {
      found.no_store = true;
    } else if (EqualsIgnoreCase(name, "no-cache")) {
      found.no_cache = true;  // with field names, too: none would be left
    } else if (EqualsIgnoreCase(name, "max-age")) {
      const seconds age = equals == std::string_view::npos
                              ? seconds(0)
                              : ReadSeconds(Trim(item.substr(equals + 1)));
      // Of several the shortest.
      found.max_age = std::min(found.max_age.value_or(age), age);
    }
  }
  return found;
}

// An HTTP-date; nullopt for other text, of which curl_getdate takes some.
std::optional<Timestamp> ReadHttpDate(std::string_view text) {
  text = Trim(text);
  if (text.empty() || text.size() > 64 || !IsAsciiAlpha(text.front())) {
    return std::nullopt;
  }
  const time_t time = curl_getdate(std::string(text).c_str(), nullptr);
  if (time < 0) return std::nullopt;
  return Timestamp(seconds(time));
}

// How old the answer was when it came (section 4.2.3); a clock of theirs that
// is ahead of ours makes it no younger.
seconds AgeOf(const CacheFields& fields, Timestamp now) {
  const seconds apparent = now - ReadHttpDate(fields.date).value_or(now);
  return std::max({apparent, ReadSeconds(Trim(fields.age)), seconds(0)});
}

}  // namespace

Freshness ReadFreshness(const CacheFields& fields, Timestamp now) {
  const Directives said = ReadDirectives(fields.cache_control);
  Freshness fresh;
  fresh.no_store = said.no_store;
  if (said.no_store || said.no_cache) return fresh;
  seconds lasts(0);
  if (said.max_age) {
    lasts = *said.max_age;
  } else if (const auto expires = ReadHttpDate(fields.expires)) {
    lasts = *expires - ReadHttpDate(fields.date).value_or(now);
  }
  // What was never fresh, as most pages, need not tell how old it is.
  if (lasts <= seconds(0)) return fresh;
  lasts = std::min(lasts - AgeOf(fields, now), kLongest);
  if (lasts > seconds(0)) fresh.until = now + lasts;
  return fresh;
}

}  // namespace rolecall
