// The crawler alone: fetches a list of URLs politely (robots.txt, turns, guard)
// and drops what comes.
//
//   crawl_fetch FILE      # a URL a line; private addresses are allowed
#include <cstdio>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "app/no_memory.h"
#include "crawler/crawler.h"

namespace rolecall {
namespace {

class Counter : public VisitHandler {
 public:
  std::vector<FetchRequest> OnPage(Page page) override {
    good += page.status_code == 200;
    return {};
  }
  void OnError(const FetchRequest&, const Error& error) override {
    std::fprintf(stderr, "%s\n", error.message.c_str());
  }
  void OnDone(bool) override {}
  size_t good = 0;
};

// A visit for each host, as sources are.
int Main(const char* file) {
  std::ifstream in(file);
  std::map<std::string, std::vector<FetchRequest>> hosts;
  size_t urls = 0;
  for (std::string url; std::getline(in, url); ++urls) {
    FetchRequest request;
    request.url = url;
    hosts[url.substr(0, url.find('/', 8))].push_back(std::move(request));
  }
  CrawlOptions options;
  options.contact = "mailto:ops@example.org";
  options.min_delay = std::chrono::milliseconds(0);
  NoMemory memory;
  const SystemClock clock;
  Crawler crawler(options, memory, clock);
  Counter counter;
  for (auto& [host, requests] : hosts) {
    Source source;
    source.id = host;
    source.local = true;
    crawler.Visit(source, std::move(requests), counter);
  }
  crawler.Run({});
  std::printf("%zu of %zu\n", counter.good, urls);
  return counter.good == urls ? 0 : 1;
}

}  // namespace
}  // namespace rolecall

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: crawl_fetch FILE\n");
    return 64;
  }
  return rolecall::Main(argv[1]);
}
