// The crawler's memory, kept in the store: neither a restart nor a second
// crawler asks a host too soon, or forgets what its robots.txt said.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "base/clock.h"
#include "crawler/crawler.h"
#include "store/store.h"

namespace rolecall {

// One thread.  A store that does not answer is as good as an empty memory for
// robots (they are fetched again); a host that cannot be claimed counts as
// free, since the crawler keeps its own clock for as long as it runs.  Every
// call that waits for such a store in vain holds up the crawl, so after one
// none asks it for some seconds.
class StoreCrawlMemory : public CrawlMemory {
 public:
  StoreCrawlMemory(Store& store, const Clock& clock)
      : store_(store), clock_(clock) {}
  std::optional<SiteFile> LoadRobots(const std::string& origin) override {
    return Load("robots:" + origin);
  }
  // RFC 9309 section 2.4: a cached robots.txt is used for a day at most.
  void SaveRobots(const std::string& origin, const SiteFile& robots) override {
    Save("robots:" + origin, robots, std::chrono::hours(24));
  }
  std::optional<SiteFile> LoadTdm(const std::string& origin) override {
    return Load("tdm:" + origin);
  }
  // So long does one that is busy hold.
  void SaveTdm(const std::string& origin, const SiteFile& tdm) override {
    Save("tdm:" + origin, tdm, std::chrono::hours(25));
  }
  std::chrono::milliseconds ClaimHost(const std::string& origin,
                                      std::chrono::milliseconds span) override;
  void LeaveHost(const std::string& origin,
                 std::chrono::milliseconds pause) override;
  void RestHost(const std::string& origin,
                std::chrono::milliseconds span) override;
  std::chrono::milliseconds RestOfHost(const std::string& origin) override;
  bool IsReachable() const override { return is_reachable_; }

 private:
  // What `ask` gives; nullopt where it fails, or where the store is given time.
  template <typename Ask>
  auto Asked(const Ask& ask);
  std::optional<SiteFile> Load(const std::string& name);
  void Save(const std::string& name, const SiteFile& file,
            std::chrono::seconds span);
  std::chrono::milliseconds ClaimNote(const std::string& name,
                                      std::chrono::milliseconds span);
  void PutNote(const std::string& name, std::chrono::milliseconds span);

  Store& store_;
  const Clock& clock_;
  bool is_reachable_ = true;
  // Not asked before.
  std::chrono::steady_clock::time_point asked_from_{};
};

}  // namespace rolecall
