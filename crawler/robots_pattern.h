// The path patterns of robots.txt rules (RFC 9309 section 2.2.2 and 2.2.3).
#pragma once

#include <string>
#include <string_view>

namespace rolecall {

// The path, parameters and query of `url`, from "/" on and without fragment:
// what patterns are matched against.  "/" where there is none.
std::string RobotsPath(std::string_view url);

// `pattern` with bytes above 0x7F percent-encoded and the hex digits of its
// escapes in upper case, so that it compares with a URL octet by octet.
std::string EncodeRobotsPattern(std::string_view pattern);

// Whether `pattern` matches a beginning of `path`; "*" stands for any bytes, a
// final "$" for the end of the path.  Linear in both lengths.
bool MatchesRobotsPattern(std::string_view path, std::string_view pattern);

}  // namespace rolecall
