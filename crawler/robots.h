// Robots exclusion (RFC 9309), read as google/robotstxt reads it.
//
// Where the two differ, or where the RFC is silent, robots.txt files of the
// wild decide, and Google's parser is what their writers test against:
//   - a colon may be missing ("Disallow /x"), and a few misspelt keys count;
//   - a User-agent value ends at the first character that no product token
//     holds, so "rolecall/2.0" and "Rolecall crawler" both name rolecall;
//   - "Allow: /x/index.html" allows "/x/" too;
//   - a line longer than 16,663 bytes is cut there; a NUL ends its line;
//   - a byte order mark, or the beginning of one, is skipped.
// Crawl-delay is no part of either: its largest value in the group counts.
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
  // What is read of a file; the line that crosses this end is dropped.  The RFC
  // asks for 500 KiB at least (section 2.5).
  static constexpr size_t kMaxBytes = 512 << 10;

  // Reads any bytes, in linear time; what cannot be read is skipped (section
  // 2.3.1.5).
  static RobotsTxt Parse(std::string_view body);

  // Whether a crawler of this product token may fetch `url`: absolute and
  // percent-encoded as it will be sent.  The longest matching rule of the
  // token's groups decides, Allow among equals (section 2.2.2); where no group
  // names the token, those of "*" (section 2.2.1).
  bool IsAllowed(std::string_view product_token, std::string_view url) const;

  // The pause that the token's groups ask for; at most a day.
  std::optional<std::chrono::milliseconds> CrawlDelay(
      std::string_view product_token) const;

 private:
  friend class RobotsReader;

  struct Rule {
    bool allow = false;
    std::string pattern;  // percent-encoded
  };
  struct Group {
    std::vector<std::string> product_tokens;  // "*": every crawler
    std::vector<Rule> rules;
    std::optional<std::chrono::milliseconds> crawl_delay;
    bool Names(std::string_view product_token) const;
  };

  // The groups for a token; merged, they are its rules.
  std::vector<const Group*> GroupsFor(std::string_view product_token) const;

  std::vector<Group> groups_;
};

}  // namespace rolecall
