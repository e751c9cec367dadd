// Redirects, and the guard against addresses that a stranger must not reach.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/crawler/crawl_world.h"

namespace rolecall {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using CrawlerRedirectTest = CrawlTest;

// "/go" leads to `location`, all else is a plain page.
LoopbackServer::Handler LeadingTo(const std::string& location,
                                  int status = 302) {
  return [=](const LoopbackRequest& request) {
    if (request.target != "/go") return Plain(request);
    return LoopbackReply{.status = status, .fields = {{"Location", location}}};
  };
}

TEST_F(CrawlerRedirectTest, ARedirectIsFollowed) {
  for (const int status : {301, 302, 303, 307, 308}) {
    LoopbackServer server(LeadingTo("there?x=1#part", status));
    Listener heard;
    rolecall::Crawl(options, memory, source, {server.url() + "/go"}, heard);
    ASSERT_THAT(heard.pages, SizeIs(1)) << status;
    EXPECT_EQ(heard.pages[0].effective_url, server.url() + "/there?x=1");
    EXPECT_EQ(heard.pages[0].request.url, server.url() + "/go");
  }
}

TEST_F(CrawlerRedirectTest, ALoopEndsAtTheBound) {
  LoopbackServer server(LeadingTo("/go"));
  Crawl({server.url() + "/go"});
  EXPECT_EQ(listener.error_code(), ErrorCode::kTooLarge);
  EXPECT_THAT(Targets(server), SizeIs(6));
}

TEST_F(CrawlerRedirectTest, ARedirectWithoutAPlaceIsAPage) {
  LoopbackServer server(Always({.status = 302}));
  Crawl({server.url() + "/"});
  ASSERT_THAT(listener.pages, SizeIs(1));
  EXPECT_EQ(listener.pages[0].status_code, 302);
}

TEST_F(CrawlerRedirectTest, TheOtherHostsRobotsAreObeyed) {
  LoopbackServer closed(
      [](const LoopbackRequest&) {
        return LoopbackReply{.body = "user-agent: *\ndisallow: /\n"};
      },
      "127.0.0.2");
  LoopbackServer server(LeadingTo(closed.url() + "/secret"));
  Crawl({server.url() + "/go"});
  EXPECT_EQ(listener.error_code(), ErrorCode::kDisallowed);
  EXPECT_THAT(Targets(closed), IsEmpty());
}

TEST_F(CrawlerRedirectTest, TheOtherHostsTurnIsWaitedFor) {
  LoopbackServer other(Plain, "127.0.0.2");
  LoopbackServer server(LeadingTo(other.url() + "/b"));
  source.min_delay = std::chrono::milliseconds(80);
  Crawl({other.url() + "/a", server.url() + "/go"});
  const auto ledger = other.ledger();
  ASSERT_THAT(ledger, SizeIs(3));
  for (size_t i = 1; i < ledger.size(); ++i) {
    EXPECT_GE(ledger[i].at - ledger[i - 1].at, std::chrono::milliseconds(80));
  }
}

TEST_F(CrawlerRedirectTest, OtherSchemesAreNotFollowed) {
  for (const char* location :
       {"file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/",
        "javascript:alert(1)", "http://user:secret@127.0.0.1/"}) {
    LoopbackServer server(LeadingTo(location));
    Listener heard;
    rolecall::Crawl(options, memory, source, {server.url() + "/go"}, heard);
    ASSERT_THAT(heard.errors, SizeIs(1)) << location;
    EXPECT_THAT(heard.pages, IsEmpty()) << location;
  }
}

// RFC 9110 section 15.4: a POST becomes a GET, but for 307 and 308.
TEST_F(CrawlerRedirectTest, APostStaysAPostOnlyWhereTheStatusSaysSo) {
  for (const auto& [status, method] :
       {std::pair(302, "GET"), {303, "GET"}, {307, "POST"}, {308, "POST"}}) {
    LoopbackServer server(LeadingTo("/there", status));
    const SystemClock clock;
    Crawler crawler(options, memory, clock);
    FetchRequest request = Get(server.url() + "/go");
    request.method = "POST";
    request.body = "{}";
    ASSERT_TRUE(crawler.FetchOne(request, true));
    EXPECT_EQ(server.ledger().back().method, method) << status;
    EXPECT_EQ(server.ledger().back().body,
              std::string_view(method) == "POST" ? "{}" : "");
  }
}

TEST_F(CrawlerRedirectTest, FieldsForOneHostDoNotReachAnother) {
  LoopbackServer other(Plain, "127.0.0.2");
  LoopbackServer server(LeadingTo(other.url() + "/there"));
  const SystemClock clock;
  Crawler crawler(options, memory, clock);
  FetchRequest request = Get(server.url() + "/go");
  request.fields = {"X-Key: secret", "Accept: application/json"};
  ASSERT_TRUE(crawler.FetchOne(request, true));
  EXPECT_EQ(server.ledger().back().Field("X-Key"), "secret");
  EXPECT_EQ(other.ledger().back().Field("X-Key"), "");
  EXPECT_EQ(other.ledger().back().Field("Accept"), "application/json");
}

using CrawlerGuardTest = CrawlTest;

TEST_F(CrawlerGuardTest, NoSpellingOfAPrivateAddressIsConnectedTo) {
  LoopbackServer server(Plain);
  LoopbackServer six(Plain, "::1");
  source.local = false;
  std::vector<std::string> urls;
  for (const char* host :
       {"127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "017700000001",
        "127.1", "127.0.1", "0x7f.1", "0", "0.0.0.0", "%31%32%37.0.0.1",
        "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]",
        "foo@127.0.0.1", "localhost", "LOCALHOST", "localhost.",
        "127.0.0.1."}) {
    urls.push_back("http://" + std::string(host) + ":" +
                   std::to_string(server.port()) + "/");
  }
  urls.push_back(six.url() + "/");
  urls.push_back("http://localhost:" + std::to_string(six.port()) + "/");
  Crawl(urls);
  EXPECT_EQ(server.connections(), 0);
  EXPECT_EQ(six.connections(), 0);
  EXPECT_THAT(listener.pages, IsEmpty());
  for (const auto& [url, error] : listener.errors) {
    EXPECT_TRUE(error.code == ErrorCode::kDisallowed ||
                error.code == ErrorCode::kUnavailable)
        << url << ' ' << error.message;
  }
}

TEST_F(CrawlerGuardTest, AnAddressRefusalSaysWhichAddress) {
  source.local = false;
  Crawl({"http://127.1:8081/x"});
  EXPECT_EQ(listener.error_code(), ErrorCode::kDisallowed);
  EXPECT_EQ(listener.error_message(),
            "http://127.0.0.1:8081/x: address 127.0.0.1 is not public; of "
            "one's own network: local = true in the source's settings, "
            "--allow-private of `rolecall fetch`");
}

TEST_F(CrawlerGuardTest, AConnectionOfALocalSourceServesNoOther) {
  LoopbackServer server(Plain);
  const SystemClock clock;
  Crawler crawler(options, memory, clock);
  ASSERT_TRUE(crawler.FetchOne(Get(server.url() + "/a"), true));
  const Result<Page> page = crawler.FetchOne(Get(server.url() + "/b"), false);
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().code, ErrorCode::kDisallowed);
  EXPECT_THAT(Targets(server), ElementsAre("/a"));
}

TEST_F(CrawlerGuardTest, HouseRule_LowPortsAreRefusedWithoutAConnection) {
  source.local = false;
  Crawl({"http://192.0.2.1:25/"});
  EXPECT_EQ(listener.error_code(), ErrorCode::kDisallowed);
}

}  // namespace
}  // namespace rolecall
