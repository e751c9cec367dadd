#include "crawler/robots.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <span>

#include "base/text.h"
#include "crawler/robots_pattern.h"

namespace rolecall {
namespace {

// Eight times the longest URL that browsers used to take, less one.
constexpr size_t kMaxLineBytes = 2083 * 8 - 1;

constexpr std::string_view kUserAgentKeys[] = {"user-agent", "useragent",
                                               "user agent"};
constexpr std::string_view kAllowKeys[] = {"allow"};
constexpr std::string_view kDisallowKeys[] = {
    "disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw"};
constexpr std::string_view kCrawlDelayKeys[] = {"crawl-delay", "crawldelay",
                                                "crawl delay"};

// A key counts when it begins with a known one: "disallowed: /x" is a rule.
bool IsOneOf(std::string_view key, std::span<const std::string_view> known) {
  return std::any_of(known.begin(), known.end(), [&](std::string_view name) {
    return EqualsIgnoreCase(key.substr(0, name.size()), name);
  });
}

// "rolecall" of "rolecall/1.0 (a crawler)" (RFC 9309 section 2.2.1).
std::string_view ProductToken(std::string_view value) {
  const auto end = std::find_if_not(value.begin(), value.end(), [](char c) {
    return IsAsciiAlpha(c) || c == '-' || c == '_';
  });
  return value.substr(0, static_cast<size_t>(end - value.begin()));
}

bool NamesEveryCrawler(std::string_view value) {
  return value.starts_with('*') &&
         (value.size() == 1 || IsAsciiSpace(value[1]));
}

std::optional<std::chrono::milliseconds> ParseDelay(std::string_view value) {
  constexpr double kDaySeconds = 86'400;
  double seconds = 0;
  const auto [end, error] =
      std::from_chars(value.data(), value.data() + value.size(), seconds);
  const bool whole = end == value.data() + value.size() || IsAsciiSpace(*end);
  if (error != std::errc() || !whole || !(seconds >= 0)) return std::nullopt;
  return std::chrono::milliseconds(
      std::llround(std::min(seconds, kDaySeconds) * 1000));
}

struct KeyAndValue {
  std::string_view key;
  std::string_view value;
};

std::optional<KeyAndValue> SplitLine(std::string_view line) {
  line = line.substr(0, kMaxLineBytes);
  line = line.substr(0, line.find('\0'));
  line = Trim(line.substr(0, line.find('#')));
  size_t separator = line.find(':');
  if (separator == std::string_view::npos) {
    separator = line.find_first_of(" \t");
    if (separator == std::string_view::npos) return std::nullopt;
    // Without a colon, only exactly two words are a key and its value.
    const std::string_view value = Trim(line.substr(separator));
    if (value.find_first_of(" \t") != std::string_view::npos) {
      return std::nullopt;
    }
  }
  const std::string_view key = Trim(line.substr(0, separator));
  if (key.empty()) return std::nullopt;
  return KeyAndValue{key, Trim(line.substr(separator + 1))};
}

std::string_view WithoutByteOrderMark(std::string_view body) {
  for (const char byte : {'\xEF', '\xBB', '\xBF'}) {
    if (!body.starts_with(byte)) break;
    body.remove_prefix(1);
  }
  return body;
}

// At most kMaxBytes, cut behind the last whole line.
std::string_view WithinLimit(std::string_view body) {
  if (body.size() <= RobotsTxt::kMaxBytes) return body;
  body = body.substr(0, RobotsTxt::kMaxBytes);
  return body.substr(0, body.find_last_of("\r\n") + 1);
}

}  // namespace

// Puts lines together to groups: user-agent lines, then what holds for them.
class RobotsReader {
 public:
  explicit RobotsReader(RobotsTxt& robots) : robots_(robots) {}

  void ReadLine(std::string_view line) {
    const std::optional<KeyAndValue> parts = SplitLine(line);
    if (!parts) return;
    const auto& [key, value] = *parts;
    if (IsOneOf(key, kUserAgentKeys)) {
      AddProductToken(value);
    } else if (IsOneOf(key, kAllowKeys)) {
      AddRule(true, value);
    } else if (IsOneOf(key, kDisallowKeys)) {
      AddRule(false, value);
    } else if (IsOneOf(key, kCrawlDelayKeys)) {
      AddDelay(value);
    }
  }

 private:
  void AddProductToken(std::string_view value) {
    if (robots_.groups_.empty() || group_has_rules_) {
      robots_.groups_.emplace_back();
      group_has_rules_ = false;
    }
    robots_.groups_.back().product_tokens.emplace_back(
        NamesEveryCrawler(value) ? "*" : ProductToken(value));
  }

  void AddRule(bool allow, std::string_view value) {
    if (robots_.groups_.empty()) return;
    group_has_rules_ = true;
    auto& rules = robots_.groups_.back().rules;
    std::string pattern = EncodeRobotsPattern(value);
    const size_t slash = pattern.rfind('/');
    if (allow && slash != std::string::npos &&
        std::string_view(pattern).substr(slash).starts_with("/index.htm")) {
      rules.push_back({true, pattern.substr(0, slash + 1) + "$"});
    }
    rules.push_back({allow, std::move(pattern)});
  }

  // No rule in the sense of section 2.2: it does not end the list of tokens.
  void AddDelay(std::string_view value) {
    const auto delay = ParseDelay(value);
    if (robots_.groups_.empty() || !delay) return;
    auto& kept = robots_.groups_.back().crawl_delay;
    kept = std::max(kept.value_or(*delay), *delay);
  }

  RobotsTxt& robots_;
  bool group_has_rules_ = false;
};

RobotsTxt RobotsTxt::Parse(std::string_view body) {
  RobotsTxt robots;
  RobotsReader reader(robots);
  body = WithoutByteOrderMark(WithinLimit(body));
  while (!body.empty()) {
    const size_t end = std::min(body.find_first_of("\r\n"), body.size());
    reader.ReadLine(body.substr(0, end));
    body.remove_prefix(std::min(end + 1, body.size()));
  }
  return robots;
}

bool RobotsTxt::Group::Names(std::string_view product_token) const {
  return std::any_of(product_tokens.begin(), product_tokens.end(),
                     [&](const std::string& token) {
                       return EqualsIgnoreCase(token, product_token);
                     });
}

std::vector<const RobotsTxt::Group*> RobotsTxt::GroupsFor(
    std::string_view product_token) const {
  std::vector<const Group*> groups;
  for (const std::string_view token : {product_token, std::string_view("*")}) {
    for (const Group& group : groups_) {
      if (group.Names(token)) groups.push_back(&group);
    }
    if (!groups.empty()) break;
  }
  return groups;
}

bool RobotsTxt::IsAllowed(std::string_view product_token,
                          std::string_view url) const {
  const std::string path = RobotsPath(url);
  // An empty pattern says nothing, so 0 stands for "no rule" as well.
  size_t longest[2] = {0, 0};  // [allow]
  for (const Group* group : GroupsFor(product_token)) {
    for (const Rule& rule : group->rules) {
      size_t& best = longest[rule.allow ? 1 : 0];
      if (rule.pattern.size() > best &&
          MatchesRobotsPattern(path, rule.pattern)) {
        best = rule.pattern.size();
      }
    }
  }
  return longest[1] >= longest[0];
}

std::optional<std::chrono::milliseconds> RobotsTxt::CrawlDelay(
    std::string_view product_token) const {
  std::optional<std::chrono::milliseconds> longest;
  for (const Group* group : GroupsFor(product_token)) {
    longest = std::max(longest, group->crawl_delay);
  }
  return longest;
}

}  // namespace rolecall
