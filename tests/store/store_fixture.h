// The suite's fixture: over the store in memory and over a private
// redis-server.
#pragma once

#include <gmock/gmock.h>

#include <memory>
#include <string>
#include <vector>

#include "store/store.h"
#include "tests/store/redis_fixture.h"
#include "tests/support/memory_store.h"

namespace rolecall {

inline constexpr std::chrono::milliseconds kLongIdle(60'000);

enum class StoreKind { kMemory, kRedis };

class StoreTest : public testing::TestWithParam<StoreKind> {
 protected:
  StoreTest() { Open({}); }

  void Open(StoreOptions options) {
    store_.reset();
    options.state_dir = state_.path();
    if (GetParam() == StoreKind::kMemory) {
      store_ = MakeMemoryStore(options, clock_);
    } else {
      store_ = Must(OpenStore(options));
      if (store_ == nullptr) std::abort();
    }
  }

  std::vector<std::string> ChangedIds(size_t max = 100) {
    std::vector<std::string> ids;
    const auto changes =
        Must(store_->ReadChanges("reader", max, kNoWait, kLongIdle));
    for (const Change& change : changes) ids.push_back(change.id);
    Must(store_->AckChanges(changes));
    return ids;
  }

  std::vector<std::string> RankingOf(const std::string& candidate_id) {
    std::vector<std::string> ids;
    for (const Match& match :
         Must(store_->CandidateMatches(candidate_id, 99))) {
      ids.push_back(match.posting_id);
    }
    return ids;
  }
  std::vector<std::string> CandidatesOf(const std::string& posting_id) {
    std::vector<std::string> ids;
    for (const Match& match : Must(store_->PostingMatches(posting_id, 99))) {
      ids.push_back(match.candidate_id);
    }
    return ids;
  }
  Published Publish(const std::string& candidate_id,
                    const std::vector<Match>& matches) {
    return Must(store_->PublishCandidate(candidate_id, matches, clock_.now));
  }
  void PutCandidates(std::initializer_list<const char*> ids) {
    for (const char* id : ids) Must(store_->PutCandidate(ACandidate(id), {}));
  }

  TemporaryState state_;
  ManualClock clock_;
  std::unique_ptr<Store> store_;
};

inline testing::AssertionResult Is(const Published& published, size_t fresh,
                                   size_t changed, size_t gone) {
  if (published.fresh == fresh && published.changed == changed &&
      published.gone == gone) {
    return testing::AssertionSuccess();
  }
  return testing::AssertionFailure()
         << published.fresh << " new, " << published.changed << " changed, "
         << published.gone << " gone";
}

// Stands once in each file of the suite.
#define INSTANTIATE_STORES(suite)                                            \
  INSTANTIATE_TEST_SUITE_P(                                                  \
      Stores, suite, testing::Values(StoreKind::kMemory, StoreKind::kRedis), \
      [](const auto& kind) {                                                 \
        return kind.param == StoreKind::kMemory ? "Memory" : "Redis";        \
      })

}  // namespace rolecall
