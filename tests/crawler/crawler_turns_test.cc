// Whose turn a host is among processes that share a memory.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "tests/crawler/crawl_world.h"

namespace rolecall {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// Counts what the crawler exchanges with it.
class CountingMemory : public MapMemory {
 public:
  milliseconds ClaimHost(const std::string& origin,
                         milliseconds span) override {
    ++claims;
    longest_claim = std::max(longest_claim, span);
    return MapMemory::ClaimHost(origin, span);
  }
  void LeaveHost(const std::string& origin, milliseconds pause) override {
    ++leaves;
    MapMemory::LeaveHost(origin, pause);
  }
  bool IsReachable() const override { return !is_gone || leaves == 0; }

  int claims = 0;
  int leaves = 0;
  milliseconds longest_claim{0};
  bool is_gone = false;  // from the first LeaveHost on
};

// The machine's, that can be put forward.
class HastenedClock : public SystemClock {
 public:
  std::chrono::steady_clock::time_point Monotonic() const override {
    return SystemClock::Monotonic() + ahead;
  }
  milliseconds ahead{0};
};

class CrawlerTurnsTest : public ::testing::Test {
 protected:
  void Crawl(const std::vector<std::string>& urls,
             std::stop_token stop = std::stop_token()) {
    Crawler crawler(options, memory, clock);
    std::vector<FetchRequest> seeds;
    for (const std::string& url : urls) seeds.push_back(Get(url));
    crawler.Visit(source, std::move(seeds), listener);
    crawler.Run(std::move(stop));
  }

  CrawlOptions options = ImpatientOptions();
  Source source = LocalSource();
  CountingMemory memory;
  HastenedClock clock;
  Listener listener;
};

TEST_F(CrawlerTurnsTest, ManyRequestsToAHostAreOneClaim) {
  LoopbackServer server(Plain);
  source.min_delay = milliseconds(60);
  std::vector<std::string> urls;
  for (int i = 0; i < 6; ++i) {
    urls.push_back(server.url() + "/" + std::to_string(i));
  }
  Crawl(urls);
  EXPECT_THAT(server.ledger(), SizeIs(7));
  EXPECT_EQ(memory.claims, 1);
  EXPECT_EQ(memory.leaves, 1);
}

TEST_F(CrawlerTurnsTest, AHostThatAnotherProcessHasIsWaitedFor) {
  LoopbackServer server(Plain);
  source.min_delay = milliseconds(60);
  const auto begin = std::chrono::steady_clock::now();
  memory.ClaimHost(server.url(), milliseconds(400));
  Crawl({server.url() + "/a"});
  EXPECT_TRUE(listener.complete);
  EXPECT_GE(server.ledger().front().at - begin, milliseconds(400));
}

TEST_F(CrawlerTurnsTest, AClaimOutlastsTheLongestRequestThatBeginsInIt) {
  LoopbackServer server(Plain);
  source.min_delay = milliseconds(60);
  options.total_timeout = minutes(5);
  Crawl({server.url() + "/a"});
  EXPECT_GE(memory.longest_claim, minutes(5) + seconds(10) + milliseconds(60));
}

TEST_F(CrawlerTurnsTest, WhereAnotherRequestWouldOutlastTheClaimItIsRenewed) {
  LoopbackServer server(Plain);
  source.min_delay = milliseconds(60);
  listener.follow = [&](const Page&) {
    clock.ahead += seconds(11);
    return std::vector<FetchRequest>();
  };
  Crawl({server.url() + "/a", server.url() + "/b"});
  EXPECT_TRUE(listener.complete);
  EXPECT_EQ(memory.claims, 2);
}

TEST_F(CrawlerTurnsTest, AHostWithoutADelayIsLookedAtAgain) {
  LoopbackServer server(Plain);
  listener.follow = [&](const Page&) {
    memory.RestHost(server.url(), minutes(10));
    clock.ahead += seconds(11);
    return std::vector<FetchRequest>();
  };
  Crawl({server.url() + "/a", server.url() + "/b"});
  EXPECT_THAT(Targets(server), ElementsAre("/a"));
  EXPECT_EQ(listener.error_code(), ErrorCode::kRateLimited);
}

TEST_F(CrawlerTurnsTest, ALongClaimIsWaitedForAndNoRest) {
  LoopbackServer server(Plain);
  source.min_delay = milliseconds(60);
  memory.ClaimHost(server.url(), minutes(10));
  Crawler crawler(options, memory, clock);
  crawler.Visit(source, {Get(server.url() + "/a")}, listener);
  crawler.RunUntil(std::stop_token(), clock.Monotonic() + milliseconds(200));
  EXPECT_THAT(listener.errors, IsEmpty());
  EXPECT_THAT(server.ledger(), IsEmpty());
}

TEST_F(CrawlerTurnsTest, AShortRestIsOneAndNoClaim) {
  LoopbackServer server(Plain);
  source.min_delay = milliseconds(60);
  memory.RestHost(server.url(), seconds(30));
  Crawl({server.url() + "/a"});
  ASSERT_EQ(listener.error_code(), ErrorCode::kRateLimited);
  EXPECT_EQ(listener.errors[0].second.retry_after, seconds(30));
  EXPECT_THAT(server.ledger(), IsEmpty());
}

TEST_F(CrawlerTurnsTest, ARestIsToldWhoeverHasTheHost) {
  LoopbackServer server([](const LoopbackRequest& request) {
    if (request.target != "/b") return Plain(request);
    return LoopbackReply{.status = 429, .fields = {{"Retry-After", "600"}}};
  });
  listener.follow = [&](const Page&) {
    memory.ClaimHost(server.url(), milliseconds(100));
    return std::vector<FetchRequest>();
  };
  Crawl({server.url() + "/a", server.url() + "/b"});
  EXPECT_EQ(listener.error_code(), ErrorCode::kRateLimited);
  EXPECT_GT(memory.RestOfHost(server.url()), seconds(590));
}

TEST_F(CrawlerTurnsTest, WhoWaitsForAHostLooksSeldom) {
  LoopbackServer server(Plain);
  memory.ClaimHost(server.url(), milliseconds(500));
  Crawl({server.url() + "/a"});
  EXPECT_TRUE(listener.complete);
  EXPECT_LE(memory.claims, 20);
}

TEST_F(CrawlerTurnsTest, AMemoryThatIsGoneIsToldOnceAtTheEnd) {
  std::stop_source stop;
  std::atomic<int> hanging = 0;
  const auto hang = [&](const LoopbackRequest& request) {
    if (request.target == "/robots.txt") return Plain(request);
    return LoopbackReply{.raw = [&](LoopbackConnection& connection) {
      if (++hanging == 2) stop.request_stop();
      connection.Hang();
    }};
  };
  LoopbackServer one(hang);
  LoopbackServer other(hang);
  source.min_delay = milliseconds(60);
  memory.is_gone = true;
  Crawl({one.url() + "/a", other.url() + "/a"}, stop.get_token());
  EXPECT_EQ(listener.done, 1);
  EXPECT_EQ(memory.claims, 2);
  EXPECT_EQ(memory.leaves, 1);
}

}  // namespace
}  // namespace rolecall
