// For commands that fetch once: nothing to remember, nothing remembered.
#pragma once

#include <optional>
#include <string>

#include "crawler/crawler.h"

namespace rolecall {

class NoMemory : public CrawlMemory {
 public:
  std::optional<SiteFile> LoadRobots(const std::string&) override { return {}; }
  void SaveRobots(const std::string&, const SiteFile&) override {}
  std::optional<SiteFile> LoadTdm(const std::string&) override { return {}; }
  void SaveTdm(const std::string&, const SiteFile&) override {}
  std::chrono::milliseconds ClaimHost(const std::string&,
                                      std::chrono::milliseconds) override {
    return std::chrono::milliseconds(0);
  }
  void LeaveHost(const std::string&, std::chrono::milliseconds) override {}
  void RestHost(const std::string&, std::chrono::milliseconds) override {}
  std::chrono::milliseconds RestOfHost(const std::string&) override {
    return std::chrono::milliseconds(0);
  }
};

}  // namespace rolecall
