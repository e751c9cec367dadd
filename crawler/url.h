// URLs as the crawler needs them: normalised, so that equal requests are equal
// texts, and split into what decides politeness and what is sent.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace rolecall {

// A checked http or https URL.
struct Url {
  std::string text;    // absolute, percent-encoded, no fragment, no userinfo
  std::string origin;  // "https://example.org:8443"; no default port (RFC 6454)
  uint16_t port = 0;

  // Reads an absolute URL.  Host and scheme come out in lower case, an
  // international name in its ASCII form, IPv4 spellings as dotted decimal,
  // "/a/../b" as "/b".  Fails with kInvalidArgument for what is no absolute URL
  // or longer than 8,192 bytes, kDisallowed for another scheme or for a user
  // name within.  Messages begin with ShownUrl of the text.
  [[nodiscard]] static Result<Url> Parse(std::string_view text);

  // The URL that `reference` means on this page (RFC 3986 section 5); fails
  // as Parse does, but with kMalformed for what is no URL.
  [[nodiscard]] Result<Url> Resolve(std::string_view reference) const;
};

// A URL, or what was to be one, as it may stand in a message: Printable, and
// with "..." for its user name and password, which are nobody's to read.
std::string ShownUrl(std::string_view url);

}  // namespace rolecall
