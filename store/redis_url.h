// Where a Redis server listens and who we are to it.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace rolecall {

struct RedisEndpoint {
  std::string unix_path;  // else host and port
  std::string host;
  int port = 6379;
  std::string user;  // may be empty with a password: the default user
  std::string password;
  int database = 0;
};

// Reads redis://[[user]:password@]host[:port][/db] and
// redis+unix://[[user]:password@]/path[?db=N]; user, password and path may
// hold %XX.  A host may be an IPv6 address in brackets.  Fails with
// kInvalidArgument, never repeating the password; rediss:// (TLS) and
// redis+cluster:// are named as not supported yet.
[[nodiscard]] Result<RedisEndpoint> ParseRedisUrl(std::string_view url);

// For messages, without the password: "redis://host:6379/0".
std::string Describe(const RedisEndpoint& endpoint);

}  // namespace rolecall
