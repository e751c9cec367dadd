#include "crawler/url.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>

#include "base/text.h"

namespace rolecall {
namespace {

constexpr size_t kMaxUrlBytes = 8192;

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using UrlHandle = std::unique_ptr<CURLU, FreeUrl>;

std::optional<std::string> Part(CURLU* url, CURLUPart part, unsigned flags) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return std::nullopt;
  std::string copy(text);
  curl_free(text);
  return copy;
}

// Where the authority would begin: libcurl takes any number of slashes from one
// to three behind the scheme, and a reference may lack the scheme.
size_t AuthorityOf(std::string_view url) {
  const auto behind_slashes = [&](size_t at) {
    return std::min(url.find_first_not_of('/', at), url.size());
  };
  const size_t begin = std::min(url.find_first_not_of(" \t\r\n"), url.size());
  const size_t mark = std::min(url.find_first_of(":/?#@", begin), url.size());
  if (url.substr(mark).starts_with(":/")) return behind_slashes(mark + 1);
  const std::string_view text = url.substr(begin);
  const bool is_path = text.starts_with('/') && !text.starts_with("//");
  return is_path ? url.size() : behind_slashes(begin);
}

std::string WithoutUser(std::string_view url) {
  const size_t begin = AuthorityOf(url);
  const size_t end = std::min(url.find_first_of("/?#", begin), url.size());
  const size_t at = url.substr(0, end).rfind('@');
  if (at == std::string_view::npos || at < begin) return std::string(url);
  return std::string(url.substr(0, begin)) + "..." +
         std::string(url.substr(at));
}

tl::unexpected<Error> Refuse(ErrorCode code, std::string_view text,
                             std::string_view reason) {
  return Fail(code, ShownUrl(text) + ": " + std::string(reason));
}

// Gives `url` the text; `text` may be relative where `url` holds a base.
CURLUcode Assign(CURLU* url, std::string_view text) {
  const std::string_view trimmed = Trim(text);
  const std::string whole(trimmed.substr(0, trimmed.find('#')));
  // A NUL would cut the text for curl, but not for who checked it.
  if (whole.find('\0') != std::string::npos) return CURLUE_MALFORMED_INPUT;
  return curl_url_set(url, CURLUPART_URL, whole.c_str(),
                      CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME);
}

Result<Url> Read(CURLU* url, std::string_view shown) {
  const auto scheme = Part(url, CURLUPART_SCHEME, 0);
  if (scheme != "http" && scheme != "https") {
    return Refuse(ErrorCode::kDisallowed, shown, "only http and https");
  }
  if (Part(url, CURLUPART_USER, 0) || Part(url, CURLUPART_PASSWORD, 0)) {
    return Refuse(ErrorCode::kDisallowed, shown, "a user name in the URL");
  }
  auto host = Part(url, CURLUPART_HOST, CURLU_PUNYCODE);
  const auto port = Part(url, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  if (!host || host->empty() || !port) {
    return Refuse(ErrorCode::kInvalidArgument, shown, "no host");
  }
  host = ToLower(*host);
  curl_url_set(url, CURLUPART_HOST, host->c_str(), 0);
  const auto text = Part(url, CURLUPART_URL, CURLU_NO_DEFAULT_PORT);
  if (!text || text->size() > kMaxUrlBytes) {
    return Refuse(ErrorCode::kInvalidArgument, shown, "too long for a URL");
  }
  Url out;
  out.text = *text;
  std::from_chars(port->data(), port->data() + port->size(), out.port);
  out.origin = *scheme + "://" + *host;
  if (out.port != (*scheme == "http" ? 80 : 443)) out.origin += ":" + *port;
  return out;
}

// A number in its shortest decimal form, at most `most`.
std::optional<unsigned> PlainNumber(std::string_view text, unsigned most) {
  unsigned value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end || value > most) return std::nullopt;
  if (text.front() == '0' && text.size() > 1) return std::nullopt;
  return value;
}

// An address in four numbers, or a name that nothing takes for an address.
bool IsPlainHost(std::string_view host) {
  const size_t dot = host.rfind('.');
  if (dot == std::string_view::npos) return false;
  const std::string_view last = host.substr(dot + 1);
  if (last.size() > 1 && std::ranges::all_of(last, IsAsciiLower)) {
    return host.front() != '.' && host.find("..") == std::string_view::npos &&
           std::ranges::all_of(host, [](char c) {
             return IsAsciiLower(c) || IsAsciiDigit(c) || c == '-' || c == '.';
           });
  }
  const auto numbers = Split(host, '.');
  return numbers.size() == 4 &&
         std::ranges::all_of(numbers, [](std::string_view number) {
           return PlainNumber(number, 255).has_value();
         });
}

// Path and query of characters that nothing is done about, without segments
// that would be.
bool IsPlainPath(std::string_view path) {
  static constexpr std::string_view kPlain = "-_.~/?=&,;:@+";
  return path.back() != '?' && path.find("/.") == std::string_view::npos &&
         std::ranges::all_of(path, [](char c) {
           return IsAsciiAlnum(c) || kPlain.find(c) != std::string_view::npos;
         });
}

// A URL that is normalised already, as nearly all are: libcurl would give it
// back as it is, and take twenty times as long.  nullopt: libcurl must say.
std::optional<Url> ReadPlain(std::string_view text) {
  const bool secure = text.starts_with("https://");
  if (!secure && !text.starts_with("http://")) return std::nullopt;
  const size_t begin = secure ? 8 : 7;
  const size_t path = text.find('/', begin);
  if (path == std::string_view::npos) return std::nullopt;
  const std::string_view authority = text.substr(begin, path - begin);
  const size_t colon = authority.find(':');
  Url url;
  url.port = secure ? 443 : 80;
  if (colon != std::string_view::npos) {
    const auto port = PlainNumber(authority.substr(colon + 1), 65535);
    if (!port || *port == 0 || *port == url.port) return std::nullopt;
    url.port = static_cast<uint16_t>(*port);
  }
  if (!IsPlainHost(authority.substr(0, colon)) ||
      !IsPlainPath(text.substr(path))) {
    return std::nullopt;
  }
  url.text = text;
  url.origin = text.substr(0, path);
  return url;
}

}  // namespace

std::string ShownUrl(std::string_view url) {
  return Printable(WithoutUser(url));
}

Result<Url> Url::Parse(std::string_view text) {
  if (text.size() <= kMaxUrlBytes) {
    if (auto plain = ReadPlain(text)) return *std::move(plain);
  }
  const UrlHandle url(curl_url());
  if (url == nullptr) return Fail(ErrorCode::kInternal, "out of memory");
  if (text.size() > kMaxUrlBytes || Assign(url.get(), text) != CURLUE_OK) {
    return Refuse(ErrorCode::kInvalidArgument, text, "not an absolute URL");
  }
  return Read(url.get(), text);
}

Result<Url> Url::Resolve(std::string_view reference) const {
  const UrlHandle url(curl_url());
  if (url == nullptr) return Fail(ErrorCode::kInternal, "out of memory");
  if (reference.size() > kMaxUrlBytes ||
      Assign(url.get(), this->text) != CURLUE_OK ||
      Assign(url.get(), reference) != CURLUE_OK) {
    return Refuse(ErrorCode::kMalformed, reference, "not a URL");
  }
  Result<Url> read = Read(url.get(), reference);
  if (!read && read.error().code == ErrorCode::kInvalidArgument) {
    Error error = read.error();
    error.code = ErrorCode::kMalformed;
    return Fail(std::move(error));
  }
  return read;
}

}  // namespace rolecall
