#include "crawler/fetcher.h"

#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <string>

#include "tests/support/loopback_server.h"

namespace rolecall {
namespace {

constexpr int kDrips = 1000;

// How often the thread was woken, and what came of the exchange.
struct Woken {
  int times = 0;
  std::optional<Result<Answer>> answer;
};

Woken FetchDrips(bool is_quick) {
  LoopbackServer server([](const LoopbackRequest&) {
    return LoopbackReply{.raw = [](LoopbackConnection& peer) {
      peer.Write("HTTP/1.1 200 OK\r\nContent-Length: " +
                 std::to_string(kDrips) + "\r\n\r\n");
      for (int i = 0; i < kDrips; ++i) {
        if (!peer.Write("x") || !peer.Sleep(std::chrono::milliseconds(1))) {
          return;
        }
      }
    }};
  });
  Fetcher fetcher{CrawlOptions{}};
  FetchRequest request;
  Woken woken;
  fetcher.Start({.url = *Url::Parse(server.url() + "/"),
                 .request = &request,
                 .allow_private = true,
                 .is_quick = is_quick,
                 .max_body_bytes = 1 << 20,
                 .on_end = [&](Result<Answer> answer) {
                   woken.answer = std::move(answer);
                 }});
  for (; !woken.answer; ++woken.times) {
    fetcher.Wait(Fetcher::TimePoint::max());
  }
  return woken;
}

TEST(FetcherTest, ADripOfBytesDoesNotWakeTheThreadForEach) {
  const Woken woken = FetchDrips(false);
  ASSERT_TRUE(*woken.answer) << woken.answer->error().message;
  EXPECT_EQ((*woken.answer)->body, std::string(kDrips, 'x'));
  EXPECT_LT(woken.times, kDrips / 2);
}

TEST(FetcherTest, APeerThatHasBeenQuickIsReadAsItSends) {
  const Woken woken = FetchDrips(true);
  ASSERT_TRUE(*woken.answer) << woken.answer->error().message;
  EXPECT_EQ((*woken.answer)->body, std::string(kDrips, 'x'));
  EXPECT_GT(woken.times, kDrips / 2);
}

TEST(FetcherTest, OnlyWhoAskedForAHostIsToldHowToReachOnesOwn) {
  for (const bool is_asked : {true, false}) {
    Fetcher fetcher{CrawlOptions{}};
    FetchRequest request;
    std::optional<Result<Answer>> answer;
    fetcher.Start(
        {.url = *Url::Parse("http://127.0.0.1:8081/"),
         .request = &request,
         .is_asked = is_asked,
         .max_body_bytes = 1 << 20,
         .on_end = [&](Result<Answer> end) { answer = std::move(end); }});
    while (!answer) fetcher.Wait(Fetcher::TimePoint::max());
    ASSERT_FALSE(*answer);
    EXPECT_TRUE(
        answer->error().message.starts_with("address 127.0.0.1 is not public"));
    EXPECT_EQ(answer->error().message.find("local = true") != std::string::npos,
              is_asked);
  }
}

}  // namespace
}  // namespace rolecall
