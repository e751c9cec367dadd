#include "crawler/robots_pattern.h"

#include <cctype>
#include <cstring>

#include "base/text.h"

namespace rolecall {
namespace {

constexpr size_t kNone = std::string_view::npos;

bool IsHexDigit(char c) {
  return std::isxdigit(static_cast<unsigned char>(c)) != 0;
}

// Not string_view::find, whose time is the product of both lengths at worst.
size_t Find(std::string_view text, std::string_view needle) {
  const void* at =
      memmem(text.data(), text.size(), needle.data(), needle.size());
  if (at == nullptr) return kNone;
  return static_cast<size_t>(static_cast<const char*>(at) - text.data());
}

// Where the path may begin: behind "scheme://" or "//", if they are there.
size_t AuthorityStart(std::string_view url) {
  const size_t start = url.starts_with("//") ? 2 : 0;
  const size_t scheme_end = url.find("://", start);
  // A "://" behind the first delimiter belongs to the path or the query.
  if (scheme_end == kNone || url.find_first_of("/?;", start) < scheme_end) {
    return start;
  }
  return scheme_end + 3;
}

}  // namespace

std::string RobotsPath(std::string_view url) {
  const size_t begin = url.find_first_of("/?;", AuthorityStart(url));
  const size_t fragment = url.find('#', url.starts_with("//") ? 2 : 0);
  if (begin == kNone || fragment < begin) return "/";
  const std::string_view path =
      url.substr(begin, fragment == kNone ? kNone : fragment - begin);
  return path.front() == '/' ? std::string(path) : "/" + std::string(path);
}

std::string EncodeRobotsPattern(std::string_view pattern) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  out.reserve(pattern.size());
  for (size_t i = 0; i < pattern.size(); ++i) {
    const auto byte = static_cast<unsigned char>(pattern[i]);
    if (byte == '%' && i + 2 < pattern.size() && IsHexDigit(pattern[i + 1]) &&
        IsHexDigit(pattern[i + 2])) {
      out += '%';
      out += static_cast<char>(std::toupper(pattern[++i]));
      out += static_cast<char>(std::toupper(pattern[++i]));
    } else if (byte >= 0x80) {
      out += '%';
      out += kDigits[byte >> 4];
      out += kDigits[byte & 15];
    } else {
      out += pattern[i];
    }
  }
  return out;
}

bool MatchesRobotsPattern(std::string_view path, std::string_view pattern) {
  const bool to_the_end = pattern.ends_with('$');
  if (to_the_end) pattern.remove_suffix(1);
  size_t star = pattern.find('*');
  if (!path.starts_with(pattern.substr(0, star))) return false;
  if (star == kNone) return !to_the_end || path.size() == pattern.size();
  path.remove_prefix(star);
  pattern.remove_prefix(star + 1);
  // The leftmost place of each piece leaves the most for those behind it.
  while ((star = pattern.find('*')) != kNone) {
    const size_t at = Find(path, pattern.substr(0, star));
    if (at == kNone) return false;
    path.remove_prefix(at + star);
    pattern.remove_prefix(star + 1);
  }
  return to_the_end ? path.ends_with(pattern) : Find(path, pattern) != kNone;
}

}  // namespace rolecall
