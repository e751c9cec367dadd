// The crawler's memory, kept in the store: neither a restart nor a second
// crawler asks a host too soon, or forgets what its robots.txt said.
#pragma once

#include <string>

#include "crawler/crawler.h"
#include "store/store.h"

namespace rolecall {

// One thread.  A store that does not answer is as good as an empty memory for
// robots (they are fetched again); a host clock that cannot be read counts as
// free, since the crawler keeps its own for as long as it runs.
class StoreCrawlMemory : public CrawlMemory {
 public:
  explicit StoreCrawlMemory(Store& store) : store_(store) {}
  std::optional<Robots> LoadRobots(const std::string& origin) override;
  void SaveRobots(const std::string& origin, const Robots& robots) override;
  int64_t LoadNextRequestAt(const std::string& origin) override;
  void SaveNextRequestAt(const std::string& origin, int64_t millis) override;

 private:
  Store& store_;
};

}  // namespace rolecall
