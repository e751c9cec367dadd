// A town of hosts, a tenth of them hostile, read by two crawlers on one Redis
// of which one is killed on the way.
//
//   crawl_town ROLECALL DATA_DIR [--hosts N] [--pages N] [--seed S]
//
// The last line is `forbidden F early E unchanged U % bytes B % of N`: requests
// that robots.txt forbids, requests before the host's time, how much of a
// second pass was answered by a 304 and with how many of the first one's bytes,
// and the number of pages.  Exit code 0 only when F and E are 0, every page was
// read, U is at least 99 and B at most 2.
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "tests/support/town_crawl.h"

namespace rolecall {
namespace {

int Main(int argc, char** argv) {
  int hosts = 200;
  TownOptions options;
  options.filler = 26'000;
  options.delay = std::chrono::milliseconds(60);
  for (int i = 3; i + 1 < argc; i += 2) {
    const int number = std::atoi(argv[i + 1]);
    if (std::strcmp(argv[i], "--hosts") == 0) hosts = number;
    if (std::strcmp(argv[i], "--pages") == 0) options.pages = number;
    if (std::strcmp(argv[i], "--seed") == 0) {
      options.seed = static_cast<unsigned>(number);
    }
  }
  options.bad_hosts = hosts / 10;
  options.good_hosts = hosts - options.bad_hosts;
  Town town(options);
  const TownVerdict verdict = CrawlTown(town, argv[1], argv[2]);
  if (!verdict.read) std::printf("not every page was read\n");
  if (!verdict.trouble.empty()) std::printf("%s\n", verdict.trouble.c_str());
  std::printf(
      "forbidden %zu early %zu unchanged %.2f %% bytes %.2f %% of %zu\n",
      verdict.forbidden, verdict.early, 100 * verdict.unchanged,
      100 * verdict.bytes, town.page_count());
  return verdict.IsGood() ? 0 : 1;
}

}  // namespace
}  // namespace rolecall

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr,
                 "usage: crawl_town ROLECALL DATA_DIR [--hosts N] [--pages N] "
                 "[--seed S]\n");
    return 64;
  }
  return rolecall::Main(argc, argv);
}
