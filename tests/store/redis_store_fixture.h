// A store over a private redis-server, and a look behind it.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "store/store.h"
#include "tests/store/redis_fixture.h"

namespace rolecall {

class RedisStoreTest : public testing::Test {
 protected:
  void Open(const StoreOptions& options) {
    store_.reset();
    store_ = Must(OpenStore(options));
    if (store_ == nullptr) std::abort();
  }
  void Open() { Open(state_.Options()); }
  Redis Server() { return Redis(state_.socket()); }

  Published Publish(const std::string& candidate_id,
                    const std::vector<Match>& matches) {
    return Must(store_->PublishCandidate(candidate_id, matches, clock_.now));
  }

  TemporaryState state_;
  ManualClock clock_;
  std::unique_ptr<Store> store_;
};

}  // namespace rolecall
