// Links of pages.
#pragma once

#include <string>
#include <string_view>

namespace rolecall {

// The http(s) URL that `reference` means on the page `base` (RFC 3986, section
// 5.2), without its fragment.  Empty where it is none: mailto:, javascript:, a
// broken one, or one longer than 2048 bytes.
std::string ResolveLink(std::string_view base, std::string_view reference);

// "https://example.org:8443" of a URL; empty where it has no authority.
std::string_view OriginOf(std::string_view url);
// "example.org", lower case.
std::string HostOf(std::string_view url);
// "/jobs/17" without the query; "/" where it has none.
std::string_view PathOf(std::string_view url);
// The value of a query parameter, not decoded; empty where it is absent.
std::string_view QueryParameter(std::string_view url, std::string_view name);

// True for a URL that looks like one posting's own page: a path segment that
// speaks of careers, openings or the like, with more after it.
bool LooksLikePostingUrl(std::string_view url);

}  // namespace rolecall
