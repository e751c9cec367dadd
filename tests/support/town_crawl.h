// A town read by two crawlers on one Redis, of which one is killed: what the
// town's account says afterwards.
#pragma once

#include <string>

#include "tests/support/town.h"

namespace rolecall {

struct TownVerdict {
  size_t forbidden = 0;
  size_t early = 0;
  bool read = false;     // every page of every good host, after the kill
  double unchanged = 0;  // share of the second pass answered by a 304
  double bytes = 0;      // of the second pass, as a share of the first's
  std::string trouble;   // what a crawler said that ended otherwise
  // `read` and no trouble, nothing forbidden or early, at least 99 % unchanged
  // and at most 2 % of the bytes.
  bool IsGood() const;
};

// Needs redis-server in PATH.  `program` is rolecall, `data_dir` its data.
TownVerdict CrawlTown(Town& town, const std::string& program,
                      const std::string& data_dir);

}  // namespace rolecall
