#include "store/redis_url.h"

#include <gtest/gtest.h>

namespace rolecall {
namespace {

RedisEndpoint Read(std::string_view url) {
  const auto endpoint = ParseRedisUrl(url);
  if (endpoint) return *endpoint;
  ADD_FAILURE() << endpoint.error().message;
  return {};
}

std::string ErrorOf(std::string_view url) {
  const auto endpoint = ParseRedisUrl(url);
  if (endpoint) return "no error";
  EXPECT_EQ(endpoint.error().code, ErrorCode::kInvalidArgument);
  return endpoint.error().message;
}

TEST(RedisUrlTest, ReadsHostPortAndDatabase) {
  EXPECT_EQ(Describe(Read("redis://localhost")), "redis://localhost:6379/0");
  EXPECT_EQ(Describe(Read("redis://h:7000/3")), "redis://h:7000/3");
  EXPECT_EQ(Describe(Read("redis://h/")), "redis://h:6379/0");
}

TEST(RedisUrlTest, ReadsAnIpv6Address) {
  const RedisEndpoint endpoint = Read("redis://[::1]:7000");
  EXPECT_EQ(endpoint.host, "::1");
  EXPECT_EQ(endpoint.port, 7000);
  EXPECT_EQ(Describe(endpoint), "redis://[::1]:7000/0");
  EXPECT_EQ(Read("redis://[::1]").port, 6379);
}

TEST(RedisUrlTest, ReadsUserAndPasswordAndNeverShowsThem) {
  const RedisEndpoint endpoint = Read("redis://ops:p%40ss%3A@h");
  EXPECT_EQ(endpoint.user, "ops");
  EXPECT_EQ(endpoint.password, "p@ss:");
  EXPECT_EQ(Describe(endpoint), "redis://h:6379/0");
  EXPECT_EQ(Read("redis://:secret@h").user, "");
  EXPECT_EQ(Read("redis://:secret@h").password, "secret");
}

TEST(RedisUrlTest, ReadsAUnixSocket) {
  const RedisEndpoint endpoint = Read("redis+unix:///run/a%20b.sock?db=2");
  EXPECT_EQ(endpoint.unix_path, "/run/a b.sock");
  EXPECT_EQ(endpoint.database, 2);
  EXPECT_EQ(Read("redis+unix://:secret@/run/x").password, "secret");
}

TEST(RedisUrlTest, SaysWhatIsNotSupportedYet) {
  EXPECT_NE(ErrorOf("rediss://h").find("not supported yet"), std::string::npos);
  EXPECT_NE(ErrorOf("redis+cluster://h").find("not supported yet"),
            std::string::npos);
}

TEST(RedisUrlTest, RefusesWhatItCannotRead) {
  for (const char* url :
       {"localhost", "http://h", "redis://", "redis://:6379", "redis://h:0",
        "redis://h:65536", "redis://h:x", "redis://h/x", "redis://h/-1",
        "redis://user@h", "redis://user:@h", "redis://u:%4@h",
        "redis://u:%zz@h", "redis://u:%00@h", "redis+unix://relative",
        "redis+unix:///x?y=1", "redis+unix:///%"}) {
    EXPECT_NE(ErrorOf(url), "no error") << url;
  }
  EXPECT_NE(ErrorOf("redis+unix:///" + std::string(107, 'x')).find("107"),
            std::string::npos);
}

TEST(RedisUrlTest, AnErrorDoesNotRepeatThePassword) {
  EXPECT_EQ(ErrorOf("redis://u:secret@h:x").find("secret"), std::string::npos);
  EXPECT_EQ(ErrorOf("redis://u:secret%zz@h").find("secret"), std::string::npos);
}

}  // namespace
}  // namespace rolecall
