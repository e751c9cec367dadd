// Several processes that crawl one host, over one Redis.
#include <thread>

#include "pipeline/store_crawl_memory.h"
#include "tests/crawler/crawl_world.h"
#include "tests/store/redis_fixture.h"

namespace rolecall {
namespace {

using std::chrono::milliseconds;

// What one process of many that crawl reads of the host, over a Redis of all.
void CrawlInOne(const StoreOptions& options, const std::string& host,
                std::string_view name) {
  const auto store = OpenStore(options);
  ASSERT_TRUE(store);
  const SystemClock clock;
  StoreCrawlMemory memory(**store, clock);
  Source source = LocalSource();
  source.min_delay = milliseconds(200);
  std::vector<std::string> urls;
  for (int i = 0; i < 4; ++i) {
    urls.push_back(host + "/" + std::string(name) + std::to_string(i));
  }
  Listener listener;
  Crawl(ImpatientOptions(), memory, source, urls, listener);
  EXPECT_TRUE(listener.complete);
}

TEST(SharedHostTest, ManyProcessesAskAHostNoSoonerThanOne) {
  const TemporaryState state;
  const auto kept = OpenStore(state.Options());
  ASSERT_TRUE(kept);
  LoopbackServer server(Plain);
  {
    std::vector<std::jthread> processes;
    for (const std::string_view name : {"a", "b", "c"}) {
      processes.emplace_back(
          [&, name] { CrawlInOne(state.Options(), server.url(), name); });
    }
  }
  const auto ledger = server.ledger();
  ASSERT_GE(ledger.size(), 13);  // with a robots.txt, of all or of each
  for (size_t i = 1; i < ledger.size(); ++i) {
    EXPECT_GE(ledger[i].at - ledger[i - 1].at, milliseconds(200)) << i;
  }
}

}  // namespace
}  // namespace rolecall
