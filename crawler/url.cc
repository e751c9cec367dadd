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

tl::unexpected<Error> Refuse(ErrorCode code, std::string_view text,
                             std::string_view reason) {
  return Fail(code, Printable(text) + ": " + std::string(reason));
}

// A URL with "..." for its user name and password, which are nobody's to read.
std::string WithoutUser(std::string_view url) {
  const size_t slashes = url.find("//");
  const size_t begin = slashes == std::string_view::npos ? 0 : slashes + 2;
  const size_t end = std::min(url.find_first_of("/?#", begin), url.size());
  const size_t at = url.substr(0, end).rfind('@');
  if (at == std::string_view::npos || at < begin) return std::string(url);
  return std::string(url.substr(0, begin)) + "..." +
         std::string(url.substr(at));
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
    return Refuse(ErrorCode::kDisallowed, WithoutUser(shown),
                  "a user name in the URL");
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

}  // namespace

Result<Url> Url::Parse(std::string_view text) {
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
