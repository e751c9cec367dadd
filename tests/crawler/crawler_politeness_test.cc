// When a host may be asked again: delays, Retry-After, restarts.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "tests/crawler/crawl_world.h"

namespace rolecall {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using CrawlerPolitenessTest = CrawlTest;

// The shortest pause between two requests of the ledger.
milliseconds ShortestPause(const LoopbackServer& server) {
  milliseconds shortest = std::chrono::hours(1);
  const auto ledger = server.ledger();
  for (size_t i = 1; i < ledger.size(); ++i) {
    shortest = std::min(shortest, std::chrono::duration_cast<milliseconds>(
                                      ledger[i].at - ledger[i - 1].at));
  }
  return shortest;
}

// Answers 429 or 503 so many times, then well.
LoopbackServer::Handler BusyAtFirst(int status, int times,
                                    const std::string& retry_after) {
  auto left = std::make_shared<std::atomic<int>>(times);
  return [=](const LoopbackRequest& request) {
    if (request.target == "/robots.txt" || --*left < 0) return Plain(request);
    LoopbackReply reply{.status = status};
    if (!retry_after.empty()) reply.fields = {{"Retry-After", retry_after}};
    return reply;
  };
}

TEST_F(CrawlerPolitenessTest, NoRequestComesBeforeTheHouseDelay) {
  LoopbackServer server(Plain);
  source.min_delay = milliseconds(60);
  Crawl({server.url() + "/a", server.url() + "/b", server.url() + "/c"});
  EXPECT_THAT(server.ledger(), SizeIs(4));
  EXPECT_GE(ShortestPause(server), milliseconds(60));
}

TEST_F(CrawlerPolitenessTest, TheOptionsDelayHoldsWhereTheSourceHasNone) {
  LoopbackServer server(Plain);
  source.min_delay.reset();
  options.min_delay = milliseconds(50);
  Crawl({server.url() + "/a", server.url() + "/b"});
  EXPECT_GE(ShortestPause(server), milliseconds(50));
}

TEST_F(CrawlerPolitenessTest, ALongerCrawlDelayIsObeyed) {
  LoopbackServer server([](const LoopbackRequest& request) {
    if (request.target != "/robots.txt") return Plain(request);
    return LoopbackReply{.body = "user-agent: *\ncrawl-delay: 0.2\n"};
  });
  source.min_delay = milliseconds(10);
  Crawl({server.url() + "/a", server.url() + "/b"});
  EXPECT_THAT(Targets(server), ElementsAre("/a", "/b"));
  EXPECT_GE(ShortestPause(server), milliseconds(200));
}

TEST_F(CrawlerPolitenessTest, AnAbsurdCrawlDelayIsCut) {
  LoopbackServer server([](const LoopbackRequest& request) {
    if (request.target != "/robots.txt") return Plain(request);
    return LoopbackReply{.body = "user-agent: *\ncrawl-delay: 86400\n"};
  });
  options.max_crawl_delay = seconds(0);
  Crawl({server.url() + "/a", server.url() + "/b"});
  EXPECT_TRUE(listener.complete);
}

TEST_F(CrawlerPolitenessTest, TwoVisitsOfOneHostShareItsTurns) {
  LoopbackServer server(Plain);
  const SystemClock clock;
  Crawler crawler(options, memory, clock);
  Source slow = source;
  slow.min_delay = milliseconds(60);
  Listener other;
  crawler.Visit(source, {Get(server.url() + "/a"), Get(server.url() + "/b")},
                listener);
  crawler.Visit(slow, {Get(server.url() + "/c")}, other);
  crawler.Run(std::stop_token());
  EXPECT_THAT(server.ledger(), SizeIs(4));
  EXPECT_GE(ShortestPause(server), milliseconds(60));
}

TEST_F(CrawlerPolitenessTest, ARestartForgetsNoDelay) {
  LoopbackServer server(Plain);
  source.min_delay = milliseconds(300);
  for (int restart = 0; restart < 3; ++restart) {
    Listener heard;
    rolecall::Crawl(options, memory, source,
                    {server.url() + "/" + std::to_string(restart)}, heard);
    EXPECT_TRUE(heard.complete);
  }
  EXPECT_THAT(server.ledger(), SizeIs(4));
  EXPECT_GE(ShortestPause(server), milliseconds(300));
}

TEST_F(CrawlerPolitenessTest, AStopInMidRequestForgetsNoDelay) {
  std::stop_source stop;
  std::atomic<bool> first = true;
  LoopbackServer server([&](const LoopbackRequest& request) {
    if (request.target == "/robots.txt" || !first.exchange(false)) {
      return Plain(request);
    }
    return LoopbackReply{.raw = [&](LoopbackConnection& connection) {
      stop.request_stop();
      connection.Hang();
    }};
  });
  source.min_delay = milliseconds(300);
  {
    const SystemClock clock;
    Crawler crawler(options, memory, clock);
    crawler.Visit(source, {Get(server.url() + "/a")}, listener);
    crawler.Run(stop.get_token());
  }
  Listener later;
  rolecall::Crawl(options, memory, source, {server.url() + "/a"}, later);
  EXPECT_TRUE(later.complete);
  EXPECT_GE(ShortestPause(server), milliseconds(300));
}

// RFC 9110 section 10.2.3, in seconds.
TEST_F(CrawlerPolitenessTest, AShortRetryAfterIsWaitedFor) {
  for (const int status : {429, 503}) {
    LoopbackServer server(BusyAtFirst(status, 1, "1"));
    Listener heard;
    rolecall::Crawl(options, memory, source, {server.url() + "/a"}, heard);
    EXPECT_TRUE(heard.complete);
    const auto ledger = server.ledger();
    ASSERT_THAT(ledger, SizeIs(3));
    EXPECT_GE(ledger[2].at - ledger[1].at, seconds(1));
  }
}

// RFC 9110 section 10.2.3, as a date.
TEST_F(CrawlerPolitenessTest, ADistantRetryAfterDateEndsTheVisitOfTheHost) {
  LoopbackServer server(BusyAtFirst(503, 1, "Fri, 01 Jan 2100 00:00:00 GMT"));
  Crawl({server.url() + "/a", server.url() + "/b"});
  ASSERT_THAT(listener.errors, SizeIs(2));
  for (const auto& [url, error] : listener.errors) {
    EXPECT_EQ(error.code, ErrorCode::kRateLimited);
    ASSERT_TRUE(error.retry_after);
    EXPECT_GT(*error.retry_after, std::chrono::hours(23));
    EXPECT_LE(*error.retry_after, std::chrono::hours(24));
  }
  EXPECT_THAT(Targets(server), ElementsAre("/a"));
}

TEST_F(CrawlerPolitenessTest, ARestartForgetsNoRetryAfter) {
  LoopbackServer server(BusyAtFirst(429, 1, "600"));
  Crawl({server.url() + "/a"});
  EXPECT_EQ(listener.error_code(), ErrorCode::kRateLimited);
  EXPECT_EQ(listener.errors[0].second.retry_after, seconds(600));
  Listener later;
  rolecall::Crawl(options, memory, source, {server.url() + "/a"}, later);
  EXPECT_EQ(later.error_code(), ErrorCode::kRateLimited);
  ASSERT_TRUE(later.errors[0].second.retry_after);
  EXPECT_GT(*later.errors[0].second.retry_after, seconds(590));
  EXPECT_THAT(Targets(server), ElementsAre("/a"));
}

TEST_F(CrawlerPolitenessTest, TheWaitForAHostDoesNotHoldUpOthers) {
  LoopbackServer busy(BusyAtFirst(429, 1, "600"));
  LoopbackServer free(Plain);
  Crawl({busy.url() + "/a", free.url() + "/a", busy.url() + "/b",
         free.url() + "/b"});
  EXPECT_THAT(Targets(free), ElementsAre("/a", "/b"));
}

TEST_F(CrawlerPolitenessTest, ABusyHostIsAskedFourTimesAtMost) {
  LoopbackServer server(BusyAtFirst(503, 1000, "0"));
  Crawl({server.url() + "/a"});
  EXPECT_EQ(listener.error_code(), ErrorCode::kRateLimited);
  EXPECT_THAT(listener.error_message(), HasSubstr("503"));
  EXPECT_THAT(Targets(server), SizeIs(4));
}

TEST_F(CrawlerPolitenessTest, AGarbledRetryAfterIsAnsweredByBackingOff) {
  LoopbackServer server(BusyAtFirst(503, 1, "soon\x01"));
  Crawl({server.url() + "/a"});
  EXPECT_TRUE(listener.complete);
  const auto ledger = server.ledger();
  ASSERT_THAT(ledger, SizeIs(3));
  EXPECT_GE(ledger[2].at - ledger[1].at, milliseconds(500));
}

TEST_F(CrawlerPolitenessTest, ABusyRobotsFileMakesTheHostWait) {
  LoopbackServer server([](const LoopbackRequest&) {
    return LoopbackReply{.status = 503, .fields = {{"Retry-After", "900"}}};
  });
  Crawl({server.url() + "/a", server.url() + "/b"});
  ASSERT_THAT(listener.errors, SizeIs(2));
  EXPECT_EQ(listener.errors[1].second.code, ErrorCode::kRateLimited);
  EXPECT_THAT(server.ledger(), SizeIs(1));
}

TEST_F(CrawlerPolitenessTest, ADroppedConnectionIsNoReasonToHurry) {
  std::atomic<bool> first = true;
  LoopbackServer server([&](const LoopbackRequest& request) {
    if (request.target == "/robots.txt" || !first.exchange(false)) {
      return Plain(request);
    }
    return LoopbackReply{.raw = [](LoopbackConnection&) {}};
  });
  source.min_delay = milliseconds(100);
  Crawl({server.url() + "/a"});
  EXPECT_TRUE(listener.complete);
  EXPECT_THAT(Targets(server), ElementsAre("/a", "/a"));
  EXPECT_GE(ShortestPause(server), milliseconds(100));
}

TEST_F(CrawlerPolitenessTest, APageThatIsAlwaysRefusedHidesNone) {
  LoopbackServer server([](const LoopbackRequest& request) {
    if (request.target != "/b") return Plain(request);
    return LoopbackReply{.status = 429, .fields = {{"Retry-After", "0"}}};
  });
  Crawl({server.url() + "/a", server.url() + "/b", server.url() + "/c",
         server.url() + "/d"});
  EXPECT_THAT(Targets(server),
              ElementsAre("/a", "/b", "/c", "/d", "/b", "/b", "/b"));
  EXPECT_THAT(listener.pages, SizeIs(3));
  EXPECT_EQ(listener.error_code(), ErrorCode::kRateLimited);
}

TEST_F(CrawlerPolitenessTest, AHostThatRefusesFourInARowIsLeftAlone) {
  LoopbackServer server(BusyAtFirst(429, 1000, "1"));
  std::vector<std::string> urls;
  for (int i = 0; i < 6; ++i) {
    urls.push_back(server.url() + "/" + std::to_string(i));
  }
  Crawl(urls);
  EXPECT_THAT(Targets(server), ElementsAre("/0", "/1", "/2", "/3"));
  EXPECT_THAT(listener.errors, SizeIs(6));
}

TEST_F(CrawlerPolitenessTest, AHostThatIsBusyAfterAllItNamedIsLeftAlone) {
  LoopbackServer server(BusyAtFirst(503, 1000, "0"));
  std::vector<std::string> urls;
  for (int i = 0; i < 6; ++i) {
    urls.push_back(server.url() + "/" + std::to_string(i));
  }
  Crawl(urls);
  EXPECT_THAT(Targets(server), SizeIs(4));
  ASSERT_THAT(listener.errors, SizeIs(6));
  EXPECT_EQ(listener.errors[0].second.retry_after, seconds(300));
}

TEST_F(CrawlerPolitenessTest, AHostThatIsBusyAndNamesNoTimeIsLeftAlone) {
  for (const int status : {429, 503}) {
    std::atomic<int> busy = 0;
    LoopbackServer server([&](const LoopbackRequest& request) {
      if (request.target == "/robots.txt") return Plain(request);
      LoopbackReply reply{.status = status};
      if (++busy < 4) reply.fields = {{"Retry-After", "0"}};
      return reply;
    });
    Listener heard;
    std::vector<std::string> urls;
    for (int i = 0; i < 6; ++i) {
      urls.push_back(server.url() + "/" + std::to_string(i));
    }
    rolecall::Crawl(options, memory, source, urls, heard);
    EXPECT_THAT(Targets(server), ElementsAre("/0", "/1", "/2", "/3"));
    ASSERT_THAT(heard.errors, SizeIs(6));
    EXPECT_EQ(heard.errors[0].second.retry_after, seconds(300));
  }
}

TEST_F(CrawlerPolitenessTest, WithoutADelayNothingIsRemembered) {
  LoopbackServer server(Plain);
  Crawl({server.url() + "/a"});
  EXPECT_THAT(memory.kept_until, IsEmpty());
  EXPECT_THAT(memory.rests_until, IsEmpty());
}

}  // namespace
}  // namespace rolecall
