#include "crawler/crawler.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/crawler/crawl_world.h"

namespace rolecall {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

using CrawlerTest = CrawlTest;

FetchRequest Post(const std::string& url, const std::string& body) {
  FetchRequest request = Get(url);
  request.method = "POST";
  request.body = body;
  request.fields = {"Content-Type: application/json"};
  return request;
}

TEST_F(CrawlerTest, FetchesWhatAHandlerAsksFor) {
  LoopbackServer server(Plain);
  listener.follow = [&](const Page& page) -> std::vector<FetchRequest> {
    if (page.request.url != server.url() + "/") return {};
    return {Get(server.url() + "/a"), Get(server.url() + "/b")};
  };
  Crawl({server.url() + "/"});
  EXPECT_THAT(Targets(server), ElementsAre("/", "/a", "/b"));
  ASSERT_THAT(listener.pages, SizeIs(3));
  EXPECT_EQ(listener.pages[1].body, "page /a");
  EXPECT_EQ(listener.pages[1].content_type, "text/html");
  EXPECT_EQ(listener.pages[1].source_id, "test");
  EXPECT_EQ(listener.pages[1].effective_url, server.url() + "/a");
  EXPECT_EQ(listener.done, 1);
  EXPECT_TRUE(listener.complete);
}

TEST_F(CrawlerTest, SaysWhoItIs) {
  LoopbackServer server(Plain);
  Crawl({server.url() + "/"});
  for (const LoopbackRequest& request : server.ledger()) {
    EXPECT_EQ(request.Field("User-Agent"),
              "rolecall/0.1 (+mailto:ops@example.org)");
    EXPECT_EQ(request.Field("Cookie"), "");
    EXPECT_THAT(request.Field("Accept-Encoding"), HasSubstr("gzip"));
  }
}

TEST_F(CrawlerTest, AsksForNothingTwiceInAVisit) {
  LoopbackServer server(Plain);
  const std::string page = server.url() + "/a";
  listener.follow = [&](const Page&) {
    return std::vector{Get(page), Get(page + "#part"), Get(page + "/../a")};
  };
  Crawl({page, page});
  EXPECT_THAT(Targets(server), ElementsAre("/a"));
  EXPECT_TRUE(listener.complete);
}

TEST_F(CrawlerTest, AVisitThatWantsMoreWhenNothingIsUnderWayGoesOn) {
  LoopbackServer server(Plain);
  const std::string url = server.url();
  listener.follow = [&](const Page& page) {
    if (page.request.url == url + "/a") {
      listener.later = {Get(url + "/a"), Get("no URL"), Get(url + "/b")};
    }
    return std::vector<FetchRequest>();
  };
  Crawl({url + "/a"});
  EXPECT_THAT(Targets(server), ElementsAre("/a", "/b"));
  EXPECT_THAT(listener.errors, SizeIs(1));
  EXPECT_EQ(listener.done, 1);
}

TEST_F(CrawlerTest, PostsOnceForEachBody) {
  LoopbackServer server(Plain);
  const SystemClock clock;
  Crawler crawler(options, memory, clock);
  const std::string url = server.url() + "/search";
  crawler.Visit(source, {Post(url, "{1}"), Post(url, "{2}"), Post(url, "{1}")},
                listener);
  crawler.Run(std::stop_token());
  const auto ledger = server.ledger();
  ASSERT_THAT(ledger, SizeIs(3));
  EXPECT_EQ(ledger[1].method, "POST");
  EXPECT_EQ(ledger[1].body, "{1}");
  EXPECT_EQ(ledger[1].Field("Content-Type"), "application/json");
  EXPECT_EQ(ledger[2].body, "{2}");
  EXPECT_THAT(listener.pages, SizeIs(2));
}

TEST_F(CrawlerTest, DeliversEveryFinalStatus) {
  LoopbackServer server([](const LoopbackRequest& request) {
    if (request.target == "/robots.txt") return LoopbackReply{.status = 404};
    return LoopbackReply{.status = std::stoi(request.target.substr(1))};
  });
  Crawl({server.url() + "/403", server.url() + "/404", server.url() + "/410",
         server.url() + "/500"});
  std::multiset<int> seen;
  for (const Page& page : listener.pages) seen.insert(page.status_code);
  EXPECT_THAT(seen, UnorderedElementsAre(403, 404, 410, 500));
  EXPECT_TRUE(listener.complete);
}

// RFC 9110 section 13.1: validators come back, and 304 has no body.
TEST_F(CrawlerTest, MakesConditionalRequests) {
  LoopbackServer server([](const LoopbackRequest& request) {
    if (request.target == "/robots.txt") return LoopbackReply{.status = 404};
    if (request.Field("If-None-Match") == "\"v1\"") {
      return LoopbackReply{.status = 304};
    }
    return LoopbackReply{
        .fields = {{"ETag", "\"v1\""},
                   {"Last-Modified", "Sun, 01 Nov 2026 08:00:00 GMT"}},
        .body = "x"};
  });
  Crawl({server.url() + "/a"});
  ASSERT_THAT(listener.pages, SizeIs(1));
  FetchRequest again = Get(server.url() + "/a");
  again.etag = listener.pages[0].etag;
  again.last_modified = listener.pages[0].last_modified;
  const SystemClock clock;
  Crawler crawler(options, memory, clock);
  const Result<Page> page = crawler.FetchOne(again, true);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->status_code, 304);
  EXPECT_EQ(page->body, "");
  EXPECT_EQ(server.ledger().back().Field("If-Modified-Since"),
            "Sun, 01 Nov 2026 08:00:00 GMT");
}

TEST_F(CrawlerTest, DecodesContentCodings) {
  LoopbackServer server(Always(
      {.fields = {{"Content-Encoding", "gzip"}}, .body = Gzip("plain text")}));
  Crawl({server.url() + "/"});
  ASSERT_THAT(listener.pages, SizeIs(1));
  EXPECT_EQ(listener.pages[0].body, "plain text");
}

TEST_F(CrawlerTest, HandsBackTheRequestWithItsPurpose) {
  LoopbackServer server(Plain);
  FetchRequest request = Get(server.url() + "/a");
  request.purpose = "list offset=20";
  const SystemClock clock;
  Crawler crawler(options, memory, clock);
  crawler.Visit(source, {request}, listener);
  crawler.Run(std::stop_token());
  ASSERT_THAT(listener.pages, SizeIs(1));
  EXPECT_EQ(listener.pages[0].request, request);
}

TEST_F(CrawlerTest, ReportsWhatIsNoRequestAndGoesOn) {
  LoopbackServer server(Plain);
  Crawl({"nonsense", "ftp://127.0.0.1/", server.url() + "/ok"});
  ASSERT_THAT(listener.errors, SizeIs(2));
  EXPECT_EQ(listener.errors[0].second.code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(listener.errors[1].second.code, ErrorCode::kDisallowed);
  EXPECT_THAT(listener.pages, SizeIs(1));
  EXPECT_FALSE(listener.complete);
}

TEST_F(CrawlerTest, NoFieldOfAStrangerSplitsARequest) {
  LoopbackServer server(Plain);
  FetchRequest request = Get(server.url() + "/a");
  request.etag = "\"x\"\r\nX-Injected: 1";
  const SystemClock clock;
  Crawler crawler(options, memory, clock);
  ASSERT_TRUE(crawler.FetchOne(request, true));
  EXPECT_EQ(server.ledger().back().Field("X-Injected"), "");
}

TEST_F(CrawlerTest, AVisitWithoutSeedsIsComplete) {
  Crawl({});
  EXPECT_EQ(listener.done, 1);
  EXPECT_TRUE(listener.complete);
}

TEST_F(CrawlerTest, ReusesItsConnection) {
  LoopbackServer server(Plain);
  std::vector<std::string> urls;
  for (int i = 0; i < 50; ++i) {
    urls.push_back(server.url() + "/" + std::to_string(i));
  }
  Crawl(urls);
  EXPECT_THAT(listener.pages, SizeIs(50));
  EXPECT_EQ(server.connections(), 1);
}

TEST_F(CrawlerTest, VisitsManyHostsInOneRun) {
  std::vector<std::unique_ptr<LoopbackServer>> servers;
  const SystemClock clock;
  Crawler crawler(options, memory, clock);
  std::vector<Listener> listeners(20);
  for (size_t i = 0; i < listeners.size(); ++i) {
    const std::string address = "127.0.0." + std::to_string(i + 2);
    servers.push_back(std::make_unique<LoopbackServer>(Plain, address));
    const std::string url = servers.back()->url();
    crawler.Visit(source, {Get(url + "/a"), Get(url + "/b")}, listeners[i]);
  }
  crawler.Run(std::stop_token());
  for (size_t i = 0; i < listeners.size(); ++i) {
    EXPECT_THAT(Targets(*servers[i]), ElementsAre("/a", "/b"));
    EXPECT_TRUE(listeners[i].complete);
  }
}

TEST_F(CrawlerTest, AStopEndsRequestsUnderWay) {
  std::stop_source stop;
  LoopbackServer server(Always({.raw = [&](LoopbackConnection& connection) {
    stop.request_stop();
    connection.Hang();
  }}));
  const SystemClock clock;
  options.total_timeout = std::chrono::hours(1);
  options.low_speed_time = std::chrono::hours(1);
  Crawler crawler(options, memory, clock);
  crawler.Visit(source, {Get(server.url() + "/"), Get(server.url() + "/b")},
                listener);
  crawler.Run(stop.get_token());
  EXPECT_EQ(listener.done, 1);
  EXPECT_FALSE(listener.complete);
  EXPECT_THAT(listener.pages, IsEmpty());
  EXPECT_THAT(Targets(server), ElementsAre("/"));
}

TEST_F(CrawlerTest, FetchOneReturnsThePageOrTheError) {
  LoopbackServer server(Plain);
  const SystemClock clock;
  Crawler crawler(options, memory, clock);
  const Result<Page> page = crawler.FetchOne(Get(server.url() + "/a"), true);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->body, "page /a");
  const Result<Page> refused =
      crawler.FetchOne(Get(server.url() + "/b"), false);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kDisallowed);
  EXPECT_THAT(Targets(server), ElementsAre("/a"));
}

}  // namespace
}  // namespace rolecall
