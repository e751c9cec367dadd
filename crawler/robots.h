// Robots exclusion (RFC 9309), with the leniencies of google/robotstxt.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rolecall {

// The rules of one robots.txt.  Immutable, so thread-safe.
class RobotsTxt {
 public:
  // Reads any bytes; what cannot be read is skipped (section 2.3.1.5).
  static RobotsTxt Parse(std::string_view body);

  // Whether a crawler of this product token may fetch `url` (absolute).
  bool IsAllowed(std::string_view product_token, std::string_view url) const;

  std::optional<std::chrono::milliseconds> CrawlDelay(
      std::string_view product_token) const;
  const std::vector<std::string>& sitemaps() const { return sitemaps_; }

 private:
  struct Rule {
    bool allow = false;
    std::string pattern;
  };
  struct Group {
    std::vector<std::string> product_tokens;
    std::vector<Rule> rules;
    std::optional<std::chrono::milliseconds> crawl_delay;
  };
  std::vector<Group> groups_;
  std::vector<std::string> sitemaps_;
};

}  // namespace rolecall
