// Robots exclusion over any bytes: nothing crashes, the bounds hold, and the
// fast pattern matcher agrees with the plain definition.
//
// The first line of the input is the product token, the second the URL, the
// rest the robots.txt.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "crawler/robots.h"
#include "crawler/robots_pattern.h"

namespace {

std::string_view TakeLine(std::string_view& text) {
  const size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

// Every place in `path` where what was matched of the pattern may end.
bool MatchesByDefinition(std::string_view path, std::string_view pattern) {
  std::vector<bool> ends(path.size() + 1, false);
  ends[0] = true;
  for (size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '$' && i + 1 == pattern.size()) return ends.back();
    std::vector<bool> next(path.size() + 1, false);
    for (size_t at = 0; at <= path.size(); ++at) {
      const bool after_byte =
          at > 0 && ends[at - 1] && path[at - 1] == pattern[i];
      const bool in_star = ends[at] || (at > 0 && next[at - 1]);
      next[at] = pattern[i] == '*' ? in_star : after_byte;
    }
    ends = next;
  }
  for (const bool end : ends) {
    if (end) return true;
  }
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string_view token = TakeLine(text);
  const std::string_view url = TakeLine(text);
  const rolecall::RobotsTxt robots = rolecall::RobotsTxt::Parse(text);
  robots.IsAllowed(token, url);
  const auto delay = robots.CrawlDelay(token);
  if (delay && (delay->count() < 0 || delay->count() > 86'400'000)) abort();

  const std::string path = rolecall::RobotsPath(url);
  if (path.empty() || path.front() != '/') abort();
  const std::string pattern = rolecall::EncodeRobotsPattern(token);
  if (rolecall::EncodeRobotsPattern(pattern) != pattern) abort();
  if (path.size() * pattern.size() < 10'000 &&
      rolecall::MatchesRobotsPattern(path, pattern) !=
          MatchesByDefinition(path, pattern)) {
    abort();
  }
  return 0;
}
