#include "crawler/url.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rolecall {
namespace {

std::string Normalised(std::string_view text) {
  const Result<Url> url = Url::Parse(text);
  return url ? url->text : std::string(ErrorCodeName(url.error().code));
}

TEST(UrlTest, EqualRequestsBecomeEqualTexts) {
  for (const char* text :
       {"http://example.org/b", "HTTP://EXAMPLE.org:80/b",
        "http://example.org/a/../b", "http://example.org/./b#part",
        "  http://example.org/b \n"}) {
    EXPECT_EQ(Normalised(text), "http://example.org/b") << text;
  }
  EXPECT_EQ(Normalised("http://example.org"), "http://example.org/");
}

TEST(UrlTest, SpellingsOfAnIpv4AddressBecomeDottedDecimal) {
  for (const char* host : {"2130706433", "0x7f000001", "0177.0.0.1", "127.1",
                           "%31%32%37.0.0.1", "017700000001"}) {
    EXPECT_EQ(Normalised("http://" + std::string(host) + "/"),
              "http://127.0.0.1/")
        << host;
  }
}

TEST(UrlTest, WhatIsNotAsciiIsPercentEncoded) {
  EXPECT_EQ(Normalised("http://example.org/\xC3\xBC"),
            "http://example.org/%c3%bc");
}

// Most URLs are not given to libcurl; a fragment makes sure that one is.
TEST(UrlTest, WhatNeedsNoReadingIsReadAsLibcurlReadsIt) {
  std::vector<std::string> parts[] = {
      {"http://", "https://"},
      {"example.org",
       "a-b.x9.example",
       "127.0.0.1",
       "127.0.45.255",
       "1.2.3",
       "1.2.3.256",
       "01.2.3.4",
       "0.0.0.0",
       "1.2.3.4.de",
       ".example.org",
       "a..example.org",
       "example.org.",
       "0x7f.1",
       "xn--bcher-kva.example",
       "localhost",
       "-a.example",
       "2130706433",
       "a.0x1f",
       "a.b1",
       "a.1b",
       "",
       "EXAMPLE.org",
       "user@example.org",
       "a_b.example"},
      {"", ":", ":0", ":80", ":443", ":8090", ":080", ":65535", ":65536", ":8x",
       ":+80", ":-1", ": 80"},
      {"",         "/",        "/a.html", "/a/../b",     "/a/./b",     "/a/..",
       "/.a",      "/a..b/c.", "//",      "/a?b=c&d=/e", "/a?b=/../c", "/?",
       "?",        "?a=b",     "/a?b?c",  "/a?b+c",      "/a+b",       "/a@b:c",
       "/a,b;c=d", "/a%2fb",   "/~a_b-c", "/a b",        "/a?b=c:d@e", "/a\\b",
       "/a\"b",    "/a^b",     "/a|b",    "/a?b=%41"}};
  for (const auto& scheme : parts[0]) {
    for (const auto& host : parts[1]) {
      for (const auto& port : parts[2]) {
        for (const auto& path : parts[3]) {
          const std::string text = scheme + host + port + path;
          const auto read = Url::Parse(text);
          const auto whole = Url::Parse(text + "#");
          ASSERT_EQ(read.has_value(), whole.has_value()) << text;
          if (!read) continue;
          EXPECT_EQ(read->text, whole->text);
          EXPECT_EQ(read->origin, whole->origin) << text;
          EXPECT_EQ(read->port, whole->port) << text;
        }
      }
    }
  }
}

// RFC 6454 section 4: scheme, host, port.
TEST(UrlTest, AnOriginNamesItsPortUnlessItIsTheDefault) {
  EXPECT_EQ(Url::Parse("https://Example.org:443/a")->origin,
            "https://example.org");
  EXPECT_EQ(Url::Parse("https://example.org:8443/a")->origin,
            "https://example.org:8443");
  EXPECT_EQ(Url::Parse("http://[::1]:80/a")->origin, "http://[::1]");
  EXPECT_EQ(Url::Parse("http://example.org:8080/")->port, 8080);
}

TEST(UrlTest, APasswordIsNotRepeated) {
  const auto url = Url::Parse("https://ann:s3cret@x.example/a@b");
  ASSERT_FALSE(url.has_value());
  EXPECT_EQ(url.error().message,
            "https://...@x.example/a@b: a user name in the URL");
  const Url base = *Url::Parse("https://x.example/");
  for (const char* text :
       {"https:///ann:s3cret@x/", "https:/ann:s3cret@x/",
        "https:////ann:s3cret@x/", "https:ann:s3cret@x/", "//ann:s3cret@x:y/",
        "ftp://ann:s3cret@x/", "ftp:/ann:s3cret@x/", " //ann:s3cret@x/",
        "https://ann:s3cret@x:99999/", "https://ann:s3cret@x y/",
        "ann:s3cret@x/"}) {
    const auto parsed = Url::Parse(text);
    ASSERT_FALSE(parsed) << text;
    EXPECT_EQ(parsed.error().message.find("s3cret"), std::string::npos) << text;
    const auto resolved = base.Resolve(text);
    ASSERT_FALSE(resolved) << text;
    EXPECT_EQ(resolved.error().message.find("s3cret"), std::string::npos);
  }
}

TEST(UrlTest, WhatNamesNoUserIsShownAsItIs) {
  for (const char* text :
       {"https://x.example/a@b", "https://x.example?a@b", "x", "", "https://",
        "/a@b", "//x/a@b", "https:///x/@", "mailto:x"}) {
    EXPECT_EQ(ShownUrl(text), text);
  }
  EXPECT_EQ(ShownUrl("ann:s3cret@x/"), "...@x/");
}

TEST(UrlTest, OtherSchemesAndUserNamesAreDisallowed) {
  for (const char* text :
       {"ftp://example.org/", "file:///etc/passwd", "gopher://example.org/",
        "http://user@example.org/", "http://a:b@127.0.0.1/"}) {
    EXPECT_EQ(Normalised(text), "disallowed") << text;
  }
}

TEST(UrlTest, WhatIsNoAbsoluteUrlIsInvalid) {
  for (const std::string& text :
       {std::string(), std::string("x"), std::string("//example.org/"),
        std::string("http://"), std::string("http://a b/"),
        std::string("http://example.org:99999/"),
        std::string("http://example.org/\0x", 21),
        "http://example.org/" + std::string(9000, 'a')}) {
    EXPECT_EQ(Normalised(text), "invalid-argument") << text;
  }
}

// RFC 3986 section 5.4.
TEST(UrlTest, ResolvesReferences) {
  const Url base = *Url::Parse("http://a/b/c/d;p?q");
  const auto resolved = [&](std::string_view reference) {
    const Result<Url> url = base.Resolve(reference);
    return url ? url->text : std::string(ErrorCodeName(url.error().code));
  };
  EXPECT_EQ(resolved("g"), "http://a/b/c/g");
  EXPECT_EQ(resolved("../g"), "http://a/b/g");
  EXPECT_EQ(resolved("/g"), "http://a/g");
  EXPECT_EQ(resolved("//g"), "http://g/");
  EXPECT_EQ(resolved("?y"), "http://a/b/c/d;p?y");
  EXPECT_EQ(resolved("https://g/"), "https://g/");
  EXPECT_EQ(resolved("ftp://g/"), "disallowed");
  EXPECT_EQ(resolved("http://"), "malformed");
}

}  // namespace
}  // namespace rolecall
