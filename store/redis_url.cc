#include "store/redis_url.h"

#include <sys/un.h>

#include <charconv>
#include <optional>

#include "base/number.h"
#include "base/text.h"

namespace rolecall {
namespace {

constexpr size_t kMaxUnixPath = sizeof(sockaddr_un::sun_path) - 1;

tl::unexpected<Error> BadUrl(std::string_view why) {
  return Fail(ErrorCode::kInvalidArgument,
              "store url: " + std::string(why) +
                  "; write redis://[[user]:password@]host[:port][/db] or "
                  "redis+unix:///path, or leave it empty");
}

std::optional<int> ReadNumber(std::string_view text, int max) {
  const auto value = ParseNumber<int>(text);
  return value && *value >= 0 && *value <= max ? value : std::nullopt;
}

std::optional<std::string> Unescape(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    unsigned value = 0;
    const std::string_view digits = text.substr(i + 1, 2);
    const auto [end, error] = std::from_chars(
        digits.data(), digits.data() + digits.size(), value, 16);
    if (digits.size() != 2 || end != digits.data() + 2 ||
        error != std::errc() || value == 0) {
      return std::nullopt;
    }
    out += static_cast<char>(value);
    i += 2;
  }
  return out;
}

// Takes "[user]:password@" off the front of `rest`.
Result<void> TakeCredentials(std::string_view& rest, RedisEndpoint& endpoint) {
  const size_t at = rest.substr(0, rest.find('/')).rfind('@');
  if (at == std::string_view::npos) return {};
  const std::string_view credentials = rest.substr(0, at);
  rest.remove_prefix(at + 1);
  const size_t colon = credentials.find(':');
  if (colon == std::string_view::npos) return BadUrl("no ':' before the '@'");
  const auto user = Unescape(credentials.substr(0, colon));
  const auto password = Unescape(credentials.substr(colon + 1));
  if (!user || !password) return BadUrl("a bad %XX in user or password");
  if (password->empty()) return BadUrl("the password is empty");
  endpoint.user = *user;
  endpoint.password = *password;
  return {};
}

Result<void> TakeDatabase(std::string_view text, RedisEndpoint& endpoint) {
  if (text.empty()) return {};
  const auto database = ReadNumber(text, 1'000'000);
  if (!database) return BadUrl("the database is not a number");
  endpoint.database = *database;
  return {};
}

Result<RedisEndpoint> ParseUnix(std::string_view rest) {
  RedisEndpoint endpoint;
  if (auto ok = TakeCredentials(rest, endpoint); !ok) return Fail(ok.error());
  const size_t query = rest.find('?');
  if (query != std::string_view::npos) {
    if (!rest.substr(query).starts_with("?db=")) {
      return BadUrl("what follows '?' is not db=N");
    }
    if (auto ok = TakeDatabase(rest.substr(query + 4), endpoint); !ok) {
      return Fail(ok.error());
    }
  }
  const auto path = Unescape(rest.substr(0, query));
  if (!path || !path->starts_with('/')) {
    return BadUrl("the socket's path is not absolute");
  }
  if (path->size() > kMaxUnixPath) {
    return BadUrl("the socket's path is longer than 107 bytes");
  }
  endpoint.unix_path = *path;
  return endpoint;
}

Result<RedisEndpoint> ParseTcp(std::string_view rest) {
  RedisEndpoint endpoint;
  if (auto ok = TakeCredentials(rest, endpoint); !ok) return Fail(ok.error());
  const size_t slash = rest.find('/');
  if (slash != std::string_view::npos) {
    if (auto ok = TakeDatabase(rest.substr(slash + 1), endpoint); !ok) {
      return Fail(ok.error());
    }
  }
  std::string_view authority = rest.substr(0, slash);
  const size_t bracket = authority.rfind(']');
  const size_t colon = authority.rfind(':');
  if (colon != std::string_view::npos &&
      (bracket == std::string_view::npos || colon > bracket)) {
    const auto port = ReadNumber(authority.substr(colon + 1), 65535);
    if (!port || *port == 0) return BadUrl("the port is not 1 to 65535");
    endpoint.port = *port;
    authority = authority.substr(0, colon);
  }
  if (authority.starts_with('[') && authority.ends_with(']')) {
    authority = authority.substr(1, authority.size() - 2);
  }
  if (authority.empty()) return BadUrl("no host");
  endpoint.host = std::string(authority);
  return endpoint;
}

}  // namespace

Result<RedisEndpoint> ParseRedisUrl(std::string_view url) {
  const size_t colons = url.find("://");
  if (colons == std::string_view::npos) return BadUrl("no scheme");
  const std::string_view scheme = url.substr(0, colons);
  const std::string_view rest = url.substr(colons + 3);
  if (scheme == "redis") return ParseTcp(rest);
  if (scheme == "redis+unix") return ParseUnix(rest);
  if (scheme == "rediss" || scheme == "redis+cluster") {
    return BadUrl(std::string(scheme) + ":// is not supported yet");
  }
  return BadUrl("unknown scheme '" + Printable(scheme, 20) + "'");
}

std::string Describe(const RedisEndpoint& endpoint) {
  if (!endpoint.unix_path.empty()) return "redis+unix://" + endpoint.unix_path;
  const bool brackets = endpoint.host.find(':') != std::string::npos;
  return "redis://" + (brackets ? "[" + endpoint.host + "]" : endpoint.host) +
         ":" + std::to_string(endpoint.port) + "/" +
         std::to_string(endpoint.database);
}

}  // namespace rolecall
