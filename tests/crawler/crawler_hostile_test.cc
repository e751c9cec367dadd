// Peers that are broken or mean ill: every one ends in an error within the
// bounds, and costs the others nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <random>

#include "tests/crawler/crawl_world.h"

namespace rolecall {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::string_view kOk = "HTTP/1.1 200 OK\r\n";

class CrawlerHostileTest : public CrawlTest {
 protected:
  // The code that a crawl of one page of such a server ends with.
  ErrorCode CodeOf(std::function<void(LoopbackConnection&)> raw) {
    LoopbackServer server(Always({.raw = std::move(raw)}));
    Crawl({server.url() + "/"});
    EXPECT_THAT(listener.pages, IsEmpty());
    EXPECT_EQ(listener.done, 1);
    EXPECT_FALSE(listener.complete);
    return listener.error_code();
  }
};

TEST_F(CrawlerHostileTest, AnEndlessBodyIsCutAtTheBound) {
  EXPECT_EQ(CodeOf([](LoopbackConnection& connection) {
              connection.Write(std::string(kOk) + "\r\n");
              const std::string chunk(1 << 16, 'x');
              while (connection.Write(chunk)) {
              }
            }),
            ErrorCode::kTooLarge);
}

TEST_F(CrawlerHostileTest, ABombIsCountedInDecodedBytes) {
  std::string bomb = Gzip(std::string(64 << 20, '\0'));
  LoopbackServer server(
      Always({.fields = {{"Content-Encoding", "gzip"}}, .body = bomb}));
  Crawl({server.url() + "/"});
  EXPECT_LT(bomb.size(), 100'000u);
  EXPECT_EQ(listener.error_code(), ErrorCode::kTooLarge);
}

TEST_F(CrawlerHostileTest, ABombIsGivenUpBeforeItIsDecodedToTheBound) {
  options.max_body_bytes = 16 << 20;
  LoopbackServer server(Always({.fields = {{"Content-Encoding", "gzip"}},
                                .body = Gzip(std::string(15 << 20, ' '))}));
  Crawl({server.url() + "/"});
  EXPECT_THAT(listener.pages, IsEmpty());
  EXPECT_EQ(listener.error_code(), ErrorCode::kTooLarge);
}

TEST_F(CrawlerHostileTest, AWellCompressedFeedIsReadWhole) {
  options.max_body_bytes = 16 << 20;
  std::string feed;
  for (int i = 0; feed.size() < (3 << 20); ++i) {
    feed += "<job><title>Medical Assistant</title><city>Dayton</city><id>" +
            std::to_string(i) + "</id></job>\n";
  }
  LoopbackServer server(
      Always({.fields = {{"Content-Encoding", "gzip"}}, .body = Gzip(feed)}));
  Crawl({server.url() + "/"});
  ASSERT_THAT(listener.pages, SizeIs(1));
  EXPECT_EQ(listener.pages[0].body, feed);
}

// A gzip body in chunks of `size` bytes.
std::function<void(LoopbackConnection&)> InChunks(std::string body,
                                                  size_t size) {
  return [body = std::move(body), size](LoopbackConnection& connection) {
    std::string answer = std::string(kOk) +
                         "Content-Encoding: gzip\r\n"
                         "Transfer-Encoding: chunked\r\n\r\n";
    for (size_t begin = 0; begin < body.size(); begin += size) {
      const std::string chunk = body.substr(begin, size);
      char head[16];
      std::snprintf(head, sizeof head, "%zx\r\n", chunk.size());
      answer += head + chunk + "\r\n";
    }
    connection.Write(answer + "0\r\n\r\n");
  };
}

TEST_F(CrawlerHostileTest, ABombInManyTinyChunksIsGivenUp) {
  options.max_body_bytes = 64 << 20;
  EXPECT_EQ(CodeOf(InChunks(Gzip(std::string(48 << 20, ' ')), 16)),
            ErrorCode::kTooLarge);
}

// Eighty to one, of which the first bytes are there before any are counted.
TEST_F(CrawlerHostileTest, AWellCompressedBodyInChunksIsReadWhole) {
  options.max_body_bytes = 16 << 20;
  std::mt19937 random(7);
  std::string body;
  while (body.size() < (3 << 20)) {
    for (int i = 0; i < 12; ++i) {
      body += static_cast<char>('a' + random() % 26);
    }
    body += std::string(890, ' ');
  }
  const std::string packed = Gzip(body);
  ASSERT_GT(body.size(), 64 * packed.size());
  ASSERT_LT(body.size(), 100 * packed.size());
  for (const size_t size : {size_t{16}, packed.size()}) {
    LoopbackServer server(Always({.raw = InChunks(packed, size)}));
    listener = {};
    Crawl({server.url() + "/"});
    ASSERT_THAT(listener.pages, SizeIs(1)) << size;
    EXPECT_EQ(listener.pages[0].body, body);
  }
}

TEST_F(CrawlerHostileTest, ABrokenCodingIsNoPage) {
  LoopbackServer server(Always(
      {.fields = {{"Content-Encoding", "gzip"}}, .body = "this is no gzip"}));
  Crawl({server.url() + "/"});
  EXPECT_EQ(listener.error_code(), ErrorCode::kMalformed);
}

TEST_F(CrawlerHostileTest, AnAnnouncedSizeOverTheBoundIsRefusedAtOnce) {
  EXPECT_EQ(CodeOf([](LoopbackConnection& connection) {
              connection.Write(std::string(kOk) +
                               "Content-Length: 999999999999\r\n\r\n");
              connection.Hang();
            }),
            ErrorCode::kTooLarge);
}

TEST_F(CrawlerHostileTest, EndlessHeadersAreCut) {
  EXPECT_EQ(CodeOf([](LoopbackConnection& connection) {
              connection.Write(kOk);
              while (connection.Write("X-Filler: " + std::string(1000, 'x') +
                                      "\r\n")) {
              }
            }),
            ErrorCode::kTooLarge);
}

TEST_F(CrawlerHostileTest, OneEndlessHeaderLineIsCut) {
  EXPECT_EQ(CodeOf([](LoopbackConnection& connection) {
              connection.Write(std::string(kOk) + "X-Filler: ");
              while (connection.Write(std::string(1000, 'x'))) {
              }
            }),
            ErrorCode::kTooLarge);
}

TEST_F(CrawlerHostileTest, EndlessInterimAnswersAreCut) {
  EXPECT_EQ(CodeOf([](LoopbackConnection& connection) {
              while (
                  connection.Write("HTTP/1.1 103 Early Hints\r\n"
                                   "Link: </a>\r\n\r\n")) {
              }
            }),
            ErrorCode::kTooLarge);
}

TEST_F(CrawlerHostileTest, ASlowDripIsGivenUp) {
  EXPECT_EQ(CodeOf([](LoopbackConnection& connection) {
              connection.Write(std::string(kOk) + "\r\n");
              while (connection.Write("x") &&
                     connection.Sleep(std::chrono::milliseconds(50))) {
              }
            }),
            ErrorCode::kUnavailable);
}

TEST_F(CrawlerHostileTest, ASilentPeerIsGivenUp) {
  EXPECT_EQ(CodeOf([](LoopbackConnection& c) { c.Hang(); }),
            ErrorCode::kUnavailable);
}

TEST_F(CrawlerHostileTest, AConnectionClosedMidwayIsNoPage) {
  EXPECT_EQ(
      CodeOf([](LoopbackConnection& connection) {
        connection.Write(std::string(kOk) + "Content-Length: 100\r\n\r\nhalf");
      }),
      ErrorCode::kUnavailable);
}

TEST_F(CrawlerHostileTest, WhatIsNotHttpIsNoPage) {
  EXPECT_EQ(CodeOf([](LoopbackConnection& connection) {
              connection.Write("SSH-2.0-OpenSSH_9.2\r\n");
            }),
            ErrorCode::kMalformed);
}

TEST_F(CrawlerHostileTest, ADeadPortIsUnavailable) {
  uint16_t port = 0;
  {
    LoopbackServer server(Plain);
    port = server.port();
  }
  Crawl({"http://127.0.0.1:" + std::to_string(port) + "/"});
  EXPECT_EQ(listener.error_code(), ErrorCode::kUnavailable);
}

TEST_F(CrawlerHostileTest, FieldsOfAStrangerComeOutClean) {
  LoopbackServer server(Always({.raw = [](LoopbackConnection& connection) {
    connection.Write(std::string(kOk) +
                     "ETag: \"a\x1B[2J\"\r\nLast-Modified: \xFF\r\n"
                     "Content-Type: text/html\r\n"
                     "Content-Length: 2\r\n\r\nok");
  }}));
  Crawl({server.url() + "/"});
  ASSERT_THAT(listener.pages, SizeIs(1));
  EXPECT_EQ(listener.pages[0].etag, "");
  EXPECT_EQ(listener.pages[0].last_modified, "");
  EXPECT_EQ(listener.pages[0].content_type, "text/html");
}

TEST_F(CrawlerHostileTest, ADeadHostIsNotTriedForEveryPage) {
  LoopbackServer server(Always({.raw = [](LoopbackConnection&) {}}));
  std::vector<std::string> urls;
  for (int i = 0; i < 100; ++i) {
    urls.push_back(server.url() + "/" + std::to_string(i));
  }
  Crawl(urls);
  EXPECT_THAT(listener.errors, SizeIs(100));
  // One more, for the connection that robots.txt came over was closed.
  EXPECT_LE(Targets(server).size(), 6u);
}

TEST_F(CrawlerHostileTest, SilentHostsDoNotHoldUpAGoodOne) {
  const auto hang = Always({.raw = [](LoopbackConnection& c) { c.Hang(); }});
  std::vector<std::unique_ptr<LoopbackServer>> silent;
  options.max_connections = 4;
  options.total_timeout = std::chrono::hours(1);
  options.low_speed_time = std::chrono::hours(1);
  LoopbackServer good(Plain);
  std::stop_source stop;
  const SystemClock clock;
  Crawler crawler(options, memory, clock);
  Listener waiting;
  for (int i = 0; i < 10; ++i) {
    silent.push_back(std::make_unique<LoopbackServer>(
        hang, "127.0.1." + std::to_string(i + 1)));
    crawler.Visit(source, {Get(silent.back()->url() + "/")}, waiting);
  }
  listener.follow = [&](const Page& page) -> std::vector<FetchRequest> {
    if (listener.pages.size() < 20) return {Get(page.effective_url + "x")};
    stop.request_stop();
    return {};
  };
  crawler.Visit(source, {Get(good.url() + "/")}, listener);
  crawler.Run(stop.get_token());
  EXPECT_THAT(listener.pages, SizeIs(20));
}

// Each answers, but takes its time: so many of them would keep all places busy.
TEST_F(CrawlerHostileTest, SlowHostsDoNotTakeThePlacesOfAGoodOne) {
  const auto tarpit = Always({.raw = [](LoopbackConnection& connection) {
    if (connection.Sleep(std::chrono::milliseconds(800))) {
      connection.Write(std::string(kOk) + "Content-Length: 2\r\n\r\nok");
    }
  }});
  options.max_connections = 2;
  LoopbackServer good(Plain);
  std::stop_source stop;
  const SystemClock clock;
  Crawler crawler(options, memory, clock);
  std::vector<std::unique_ptr<LoopbackServer>> slow;
  Listener waiting;
  waiting.follow = [](const Page& page) -> std::vector<FetchRequest> {
    return {Get(page.effective_url + "x")};
  };
  for (int i = 0; i < 12; ++i) {
    slow.push_back(std::make_unique<LoopbackServer>(
        tarpit, "127.0.3." + std::to_string(i + 1)));
    crawler.Visit(source, {Get(slow.back()->url() + "/")}, waiting);
  }
  listener.follow = [&](const Page& page) -> std::vector<FetchRequest> {
    if (listener.pages.size() < 100) return {Get(page.effective_url + "x")};
    stop.request_stop();
    return {};
  };
  crawler.Visit(source, {Get(good.url() + "/")}, listener);
  crawler.Run(stop.get_token());
  EXPECT_THAT(listener.pages, SizeIs(100));
  // A round or two, not one for each page of the good host.
  EXPECT_LE(waiting.pages.size(), 40u);
}

// Taken as fast as it comes, the flood would be over first.
TEST_F(CrawlerHostileTest, AFloodIsTakenSlowlyWhileAGoodHostIsRead) {
  options.max_body_bytes = 16 << 20;
  options.total_timeout = std::chrono::hours(1);
  LoopbackServer flood(Always({.raw = [](LoopbackConnection& connection) {
    connection.Write(std::string(kOk) + "\r\n");
    const std::string chunk(1 << 16, 'x');
    while (connection.Write(chunk)) {
    }
  }}));
  LoopbackServer good(Plain, "127.0.4.1");
  std::stop_source stop;
  const SystemClock clock;
  Crawler crawler(options, memory, clock);
  Listener waiting;
  crawler.Visit(source, {Get(flood.url() + "/")}, waiting);
  listener.follow = [&](const Page&) -> std::vector<FetchRequest> {
    const std::string number = std::to_string(listener.pages.size());
    if (listener.pages.size() < 1000) return {Get(good.url() + "/" + number)};
    EXPECT_THAT(waiting.errors, IsEmpty());
    stop.request_stop();
    return {};
  };
  crawler.Visit(source, {Get(good.url() + "/")}, listener);
  crawler.Run(stop.get_token());
  EXPECT_THAT(listener.pages, SizeIs(1000));
}

// Sixteen at once would be 16 MiB; three bounds' worth is what there is.
TEST_F(CrawlerHostileTest, BodiesTogetherStayWithinMemory) {
  const auto endless = Always({.raw = [](LoopbackConnection& connection) {
    connection.Write(std::string(kOk) + "\r\n" + std::string(900'000, 'x'));
    connection.Hang();
  }});
  std::vector<std::unique_ptr<LoopbackServer>> servers;
  std::vector<std::string> urls;
  for (int i = 0; i < 16; ++i) {
    servers.push_back(std::make_unique<LoopbackServer>(
        endless, "127.0.2." + std::to_string(i + 1)));
    urls.push_back(servers.back()->url() + "/");
  }
  Crawl(urls);
  EXPECT_THAT(listener.errors, SizeIs(16));
  EXPECT_THAT(listener.pages, IsEmpty());
  const auto evicted = std::count_if(
      listener.errors.begin(), listener.errors.end(), [](const auto& error) {
        return error.second.code == ErrorCode::kTooLarge;
      });
  EXPECT_GE(evicted, 12);
}

}  // namespace
}  // namespace rolecall
