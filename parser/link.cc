#include "parser/link.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"

namespace rolecall {
namespace {

constexpr size_t kLongestUrl = 2048;

bool HasScheme(std::string_view reference) {
  const size_t end = reference.find_first_of(":/?#");
  if (end == std::string_view::npos || end == 0 || reference[end] != ':') {
    return false;
  }
  return IsAsciiAlpha(reference[0]) &&
         std::all_of(reference.begin(), reference.begin() + end, [](char c) {
           return IsAsciiAlnum(c) || c == '+' || c == '-' || c == '.';
         });
}

// RFC 3986, section 5.2.4.
std::string RemoveDotSegments(std::string_view path) {
  std::vector<std::string_view> kept;
  const std::vector<std::string_view> segments = Split(path.substr(1), '/');
  for (size_t i = 0; i < segments.size(); ++i) {
    const bool last = i + 1 == segments.size();
    const bool up = segments[i] == "..";
    if (up && !kept.empty()) kept.pop_back();
    if (!up && segments[i] != ".") {
      kept.push_back(segments[i]);
    } else if (last) {
      kept.push_back("");
    }
  }
  std::string out;
  for (std::string_view segment : kept) {
    out += '/';
    out += segment;
  }
  return out.empty() ? "/" : out;
}

// Spaces and characters beyond ASCII are percent-encoded, as browsers do;
// other control characters are taken out.
std::string Encode(std::string_view reference) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (char c : reference) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == ' ' || byte >= 0x7F || c == '"' || c == '<' || c == '>') {
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    } else if (byte > ' ') {
      out += c == '\\' ? '/' : c;
    }
  }
  return out;
}

std::string Absolute(std::string_view base, std::string_view reference) {
  if (HasScheme(reference)) return std::string(reference);
  const std::string_view scheme = base.substr(0, base.find(':') + 1);
  if (reference.starts_with("//"))
    return std::string(scheme) + std::string(reference);
  const std::string origin(OriginOf(base));
  const std::string_view path = PathOf(base);
  if (reference.empty()) return std::string(base);
  if (reference[0] == '?')
    return origin + std::string(path) + std::string(reference);
  const size_t query = reference.find('?');
  const std::string_view own = reference.substr(0, query);
  const std::string whole =
      own.starts_with('/')
          ? std::string(own)
          : std::string(path.substr(0, path.rfind('/') + 1)) + std::string(own);
  return origin + RemoveDotSegments(whole) +
         (query == std::string_view::npos
              ? ""
              : std::string(reference.substr(query)));
}

// Whether a path segment speaks of vacancies.
bool SpeaksOfPostings(std::string_view segment) {
  static constexpr std::array<std::string_view, 13> kWords = {
      "job",     "career",  "vacanc",   "opening",    "position",
      "posting", "recruit", "requisit", "opportunit", "employment",
      "hiring",  "offer",   "stellen"};
  return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
    return ContainsIgnoreCase(segment, word);
  });
}

}  // namespace

std::string ResolveLink(std::string_view base, std::string_view reference) {
  std::string encoded = Encode(Trim(reference));
  encoded.erase(std::min(encoded.size(), encoded.find('#')));
  std::string url = Absolute(base.substr(0, base.find('#')), encoded);
  const std::string_view origin = OriginOf(url);
  const bool web = ToLower(origin).starts_with("http://") ||
                   ToLower(origin).starts_with("https://");
  if (!web || HostOf(url).empty() || url.size() > kLongestUrl) return "";
  return url;
}

std::string_view OriginOf(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return "";
  return url.substr(0, url.find_first_of("/?#", scheme + 3));
}

std::string HostOf(std::string_view url) {
  std::string_view authority = OriginOf(url);
  authority.remove_prefix(
      std::min(authority.size(), authority.find("://") + 3));
  const size_t user = authority.rfind('@');
  if (user != std::string_view::npos) authority.remove_prefix(user + 1);
  const size_t bracket = authority.find(']');
  const size_t port =
      authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
  return ToLower(authority.substr(0, port));
}

std::string_view PathOf(std::string_view url) {
  const std::string_view origin = OriginOf(url);
  std::string_view path = url.substr(origin.size());
  path = path.substr(0, path.find_first_of("?#"));
  return path.empty() ? "/" : path;
}

std::string_view QueryParameter(std::string_view url, std::string_view name) {
  const size_t query = url.find('?');
  if (query == std::string_view::npos) return "";
  std::string_view text = url.substr(query + 1);
  for (std::string_view pair : Split(text.substr(0, text.find('#')), '&')) {
    const size_t equals = pair.find('=');
    if (pair.substr(0, equals) == name && equals != std::string_view::npos) {
      return pair.substr(equals + 1);
    }
  }
  return "";
}

bool LooksLikePostingUrl(std::string_view url) {
  const std::vector<std::string_view> segments =
      Split(PathOf(url).substr(1), '/');
  for (size_t i = 0; i < segments.size(); ++i) {
    if (!SpeaksOfPostings(segments[i])) continue;
    if (i + 1 < segments.size() && !segments[i + 1].empty()) return true;
    // "/medical-assistant-job-417", "/jobs?id=417", "/job-opening.php?req=3"
    if (segments[i].find_first_of("0123456789") != std::string_view::npos ||
        url.find("id=") != std::string_view::npos ||
        url.find("?req=") != std::string_view::npos ||
        url.find("&req=") != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

}  // namespace rolecall
