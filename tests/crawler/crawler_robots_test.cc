// How robots.txt is fetched, kept and obeyed (RFC 9309 section 2.3 and 2.4).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "tests/crawler/crawl_world.h"

namespace rolecall {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using CrawlerRobotsTest = CrawlTest;

// A server with this answer to /robots.txt.
LoopbackServer::Handler WithRobots(LoopbackReply robots) {
  return [robots = std::move(robots)](const LoopbackRequest& request) {
    return request.target == "/robots.txt" ? robots : Plain(request);
  };
}

LoopbackReply Rules(const std::string& body) { return {.body = body}; }

TEST_F(CrawlerRobotsTest, RulesAreAskedForFirstAndOnce) {
  LoopbackServer server(WithRobots(Rules("user-agent: *\ndisallow: /no\n")));
  Crawl({server.url() + "/a", server.url() + "/no", server.url() + "/b"});
  const auto ledger = server.ledger();
  ASSERT_THAT(ledger, SizeIs(3));
  EXPECT_EQ(ledger[0].target, "/robots.txt");
  EXPECT_THAT(Targets(server), ElementsAre("/a", "/b"));
  EXPECT_EQ(listener.error_code(), ErrorCode::kDisallowed);
  EXPECT_THAT(listener.error_message(), HasSubstr("robots.txt"));
}

TEST_F(CrawlerRobotsTest, TheProductTokenChoosesTheGroup) {
  LoopbackServer server(WithRobots(
      Rules("user-agent: *\ndisallow: /\nuser-agent: Rolecall\nallow: /\n")));
  Crawl({server.url() + "/a"});
  EXPECT_TRUE(listener.complete);
}

// Section 2.3.1.3: unavailable (4xx), everything may be fetched.
TEST_F(CrawlerRobotsTest, ClientErrorsAllowEverything) {
  for (const int status : {400, 401, 403, 404, 410, 451}) {
    LoopbackServer server(WithRobots({.status = status}));
    Listener heard;
    rolecall::Crawl(options, memory, source, {server.url() + "/a"}, heard);
    EXPECT_TRUE(heard.complete) << status;
  }
}

// Section 2.3.1.4: unreachable (5xx), nothing may be fetched.
TEST_F(CrawlerRobotsTest, ServerErrorsDisallowEverything) {
  for (const int status : {500, 502, 504}) {
    LoopbackServer server(WithRobots({.status = status}));
    Listener heard;
    rolecall::Crawl(options, memory, source,
                    {server.url() + "/a", server.url() + "/b"}, heard);
    ASSERT_THAT(heard.errors, SizeIs(2)) << status;
    EXPECT_EQ(heard.errors[0].second.code, ErrorCode::kDisallowed);
    EXPECT_THAT(heard.errors[0].second.message, HasSubstr("robots.txt"));
    EXPECT_THAT(server.ledger(), SizeIs(1)) << "only robots.txt, and once";
  }
}

// Section 2.3.1.4: a network error is the same.
TEST_F(CrawlerRobotsTest, ANetworkErrorDisallowsEverything) {
  LoopbackServer server(WithRobots(
      {.raw = [](LoopbackConnection& c) { c.Write("HTTP/1.1 2"); }}));
  Crawl({server.url() + "/a"});
  EXPECT_EQ(listener.error_code(), ErrorCode::kUnavailable);
  EXPECT_THAT(Targets(server), IsEmpty());
}

// Section 2.3.1.2: five redirects are followed, across authorities, and the
// rules hold for the first one.
TEST_F(CrawlerRobotsTest, FiveRedirectsAreFollowed) {
  LoopbackServer other(WithRobots(Rules("user-agent: *\ndisallow: /a\n")),
                       "127.0.0.2");
  LoopbackServer server([&](const LoopbackRequest& request) {
    if (request.target == "/robots.txt") {
      return LoopbackReply{.status = 301, .fields = {{"Location", "/1"}}};
    }
    if (request.target == "/4") {
      return LoopbackReply{
          .status = 302, .fields = {{"Location", other.url() + "/robots.txt"}}};
    }
    if (request.target.size() == 2 && IsAsciiDigit(request.target[1])) {
      const std::string next(1, static_cast<char>(request.target[1] + 1));
      return LoopbackReply{.status = 307, .fields = {{"Location", next}}};
    }
    return Plain(request);
  });
  Crawl({server.url() + "/a", server.url() + "/b"});
  EXPECT_THAT(Targets(server), ElementsAre("/1", "/2", "/3", "/4", "/b"));
  EXPECT_EQ(listener.error_code(), ErrorCode::kDisallowed);
}

// Section 2.3.1.2: beyond five, the file may be taken as unavailable.
TEST_F(CrawlerRobotsTest, AnEndlessRedirectIsUnavailable) {
  LoopbackServer server(
      WithRobots({.status = 301, .fields = {{"Location", "/robots.txt"}}}));
  Crawl({server.url() + "/a"});
  EXPECT_THAT(server.ledger(), SizeIs(7));
  EXPECT_TRUE(listener.complete);
}

TEST_F(CrawlerRobotsTest, ARedirectToAnotherSchemeIsUnreachable) {
  LoopbackServer server(WithRobots(
      {.status = 301, .fields = {{"Location", "file:///etc/passwd"}}}));
  Crawl({server.url() + "/a"});
  EXPECT_EQ(listener.error_code(), ErrorCode::kUnavailable);
  EXPECT_THAT(Targets(server), IsEmpty());
}

// Section 2.5: a file over the limit is read up to it.
TEST_F(CrawlerRobotsTest, AHugeFileIsReadUpToTheLimit) {
  LoopbackServer server(WithRobots({.raw = [](LoopbackConnection& connection) {
    connection.Write(
        "HTTP/1.1 200 OK\r\n\r\nuser-agent: *\n"
        "disallow: /no\n");
    const std::string filler(1 << 16, '\n');
    while (connection.Write(filler)) {
    }
  }}));
  Crawl({server.url() + "/a", server.url() + "/no"});
  EXPECT_THAT(Targets(server), ElementsAre("/a"));
  EXPECT_EQ(listener.error_code(), ErrorCode::kDisallowed);
  EXPECT_EQ(memory.robots.begin()->second.body.size(), 512u << 10);
}

// Section 2.4: kept for a day, over restarts.
TEST_F(CrawlerRobotsTest, ARememberedFileServesForADay) {
  LoopbackServer server(Plain);
  const Timestamp now = SystemClock().Now();
  memory.robots[server.url()] = {200, "user-agent: *\ndisallow: /no\n",
                                 now - std::chrono::hours(23)};
  Crawl({server.url() + "/no", server.url() + "/a"});
  EXPECT_EQ(listener.error_code(), ErrorCode::kDisallowed);
  EXPECT_THAT(server.ledger(), SizeIs(1));
  memory.robots[server.url()].fetched_at = now - std::chrono::hours(25);
  Listener later;
  rolecall::Crawl(options, memory, source, {server.url() + "/no"}, later);
  EXPECT_TRUE(later.complete);
  EXPECT_EQ(memory.robots[server.url()].status_code, 404);
}

TEST_F(CrawlerRobotsTest, HouseRule_AFailureIsRememberedForFiveMinutes) {
  LoopbackServer server(Plain);
  const Timestamp now = SystemClock().Now();
  memory.robots[server.url()] = {0, "", now - std::chrono::minutes(4)};
  Crawl({server.url() + "/a"});
  EXPECT_EQ(listener.error_code(), ErrorCode::kUnavailable);
  EXPECT_THAT(server.ledger(), IsEmpty());
  memory.robots[server.url()].fetched_at = now - std::chrono::minutes(6);
  Listener later;
  rolecall::Crawl(options, memory, source, {server.url() + "/a"}, later);
  EXPECT_TRUE(later.complete);
}

// Section 2.3: each origin has its own file.
TEST_F(CrawlerRobotsTest, EveryPortIsAnOriginOfItsOwn) {
  LoopbackServer open(Plain);
  LoopbackServer closed(WithRobots(Rules("user-agent: *\ndisallow: /\n")));
  Crawl({open.url() + "/a", closed.url() + "/a"});
  EXPECT_THAT(Targets(open), ElementsAre("/a"));
  EXPECT_THAT(Targets(closed), IsEmpty());
  EXPECT_THAT(memory.robots, SizeIs(2));
}

TEST_F(CrawlerRobotsTest, ARefusedSourceTeachesNothingToAnAllowedOne) {
  LoopbackServer server(Plain);
  const SystemClock clock;
  Crawler crawler(options, memory, clock);
  Source guarded = source;
  guarded.local = false;
  Listener refused;
  crawler.Visit(guarded, {Get(server.url() + "/x"), Get(server.url() + "/y")},
                refused);
  crawler.Visit(source, {Get(server.url() + "/a")}, listener);
  crawler.Run(std::stop_token());
  ASSERT_THAT(refused.errors, SizeIs(2));
  EXPECT_EQ(refused.errors[0].second.code, ErrorCode::kDisallowed);
  EXPECT_THAT(Targets(server), ElementsAre("/a"));
  EXPECT_TRUE(listener.complete);
}

}  // namespace
}  // namespace rolecall
