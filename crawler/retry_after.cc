#include "crawler/retry_after.h"

#include <curl/curl.h>

#include <algorithm>
#include <string>

#include "base/text.h"

namespace rolecall {

std::optional<std::chrono::seconds> ParseRetryAfter(std::string_view value,
                                                    Timestamp now) {
  using std::chrono::seconds;
  constexpr seconds kLongest = std::chrono::hours(24);
  value = Trim(value);
  if (value.empty() || value.size() > 64) return std::nullopt;
  if (std::all_of(value.begin(), value.end(), IsAsciiDigit)) {
    // Six digits are more than a day has seconds.
    if (value.size() > 6) return kLongest;
    return std::min(seconds(std::stol(std::string(value))), kLongest);
  }
  // A date begins with the name of a day; curl_getdate alone would also take
  // "-5" or "20 apples" for some time.
  if (!IsAsciiAlpha(value.front())) return std::nullopt;
  const time_t date = curl_getdate(std::string(value).c_str(), nullptr);
  if (date < 0) return std::nullopt;
  return std::clamp(seconds(date) - now.time_since_epoch(), seconds(0),
                    kLongest);
}

}  // namespace rolecall
