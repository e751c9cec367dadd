#include "tests/support/loopback_server.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

namespace rolecall {
namespace {

// Sends `request` over a plain socket and returns all bytes of the answer.
std::string Exchange(const LoopbackServer& server, std::string_view request) {
  const int fd = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(server.port());
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  EXPECT_EQ(0,
            connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address));
  EXPECT_EQ(static_cast<ssize_t>(request.size()),
            write(fd, request.data(), request.size()));
  std::string answer;
  char buffer[4096];
  ssize_t count = 0;
  while ((count = read(fd, buffer, sizeof buffer)) > 0) {
    answer.append(buffer, static_cast<size_t>(count));
  }
  close(fd);
  return answer;
}

TEST(LoopbackServerTest, AnswersAndKeepsALedger) {
  LoopbackServer server([](const LoopbackRequest& request) {
    return LoopbackReply{.status = 404, .body = request.target + "!"};
  });
  const std::string answer = Exchange(
      server, "GET /a?b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.1 404 "));
  EXPECT_TRUE(answer.ends_with("\r\n\r\n/a?b!"));
  ASSERT_EQ(server.ledger().size(), 1u);
  EXPECT_EQ(server.ledger()[0].method, "GET");
  EXPECT_EQ(server.ledger()[0].target, "/a?b");
  EXPECT_EQ(server.ledger()[0].Field("host"), "x");
  EXPECT_EQ(server.connections(), 1);
}

TEST(LoopbackServerTest, LetsATestWriteRawBytes) {
  LoopbackServer server([](const LoopbackRequest&) {
    return LoopbackReply{.raw = [](LoopbackConnection& connection) {
      connection.Write("not ");
      connection.Sleep(std::chrono::milliseconds(1));
      connection.Write("HTTP");
    }};
  });
  EXPECT_EQ(Exchange(server, "GET / HTTP/1.1\r\nHost: x\r\n\r\n"), "not HTTP");
}

TEST(LoopbackServerTest, StopsWhileAConnectionHangs) {
  LoopbackServer server([](const LoopbackRequest&) {
    return LoopbackReply{.raw = [](LoopbackConnection& connection) {
      connection.Write("HTTP/1.1 200 OK\r\n\r\n");
      connection.Sleep(std::chrono::hours(1));
    }};
  });
  const int fd = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(server.port());
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ASSERT_EQ(0,
            connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address));
  const std::string_view request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
  ASSERT_GT(write(fd, request.data(), request.size()), 0);
  char byte = 0;
  ASSERT_EQ(1, read(fd, &byte, 1));
  // The destructor returning is what is tested; the descriptor outlives it.
  close(fd);
}

TEST(LoopbackServerTest, TwoServersStandOnTwoLoopbackAddresses) {
  const auto answer = [](const LoopbackRequest&) { return LoopbackReply{}; };
  LoopbackServer first(answer, "127.0.0.2");
  LoopbackServer second(answer, "127.0.0.3", first.port());
  EXPECT_TRUE(first.url().starts_with("http://127.0.0.2:"));
  EXPECT_TRUE(second.url().starts_with("http://127.0.0.3:"));
}

}  // namespace
}  // namespace rolecall
