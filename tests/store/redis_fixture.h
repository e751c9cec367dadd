// A state directory, a store over it, and a look behind it.
#pragma once

#include <gtest/gtest.h>
#include <sys/types.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "model/candidate.h"
#include "model/match.h"
#include "model/posting.h"
#include "store/redis_connection.h"
#include "store/store.h"

namespace rolecall {

inline constexpr std::chrono::milliseconds kNoWait(0);

// A directory of its own under the system's temporary one.  When it goes, or
// when the test program dies in whatever way, a guard process ends the
// redis-server that works in it and removes it.
class TemporaryState {
 public:
  TemporaryState();
  ~TemporaryState();
  TemporaryState(const TemporaryState&) = delete;
  TemporaryState& operator=(const TemporaryState&) = delete;

  const std::string& path() const { return path_; }
  std::string socket() const { return path_ + "/redis.sock"; }
  // Of a private server in this directory.
  StoreOptions Options() const;
  // The redis-server that answers here; nullopt if none.
  std::optional<pid_t> ServerProcess() const;
  // kill -9, and waits until it has gone.
  void KillServer() const;

 private:
  std::string path_;
  pid_t guard_ = -1;
  int guard_pipe_ = -1;
};

// A redis-server that is not rolecall's, in the directory of a TemporaryState;
// it dies with this object and with the test program.
class ForeignServer {
 public:
  ForeignServer(const TemporaryState& state,
                const std::vector<std::string>& arguments);
  ~ForeignServer();
  ForeignServer(const ForeignServer&) = delete;
  ForeignServer& operator=(const ForeignServer&) = delete;

 private:
  pid_t process_ = -1;
};

// Speaks to a server past the store.
class Redis {
 public:
  explicit Redis(const std::string& unix_path);
  Reply operator()(const Command& command);
  std::vector<std::string> AllKeys();
  // Everything that stands under all keys, and their names: to search in.
  std::string Dump();
  // The events of all partitions, each as "event candidate posting score
  // qualification".
  std::vector<std::string> Events();

 private:
  std::unique_ptr<RedisConnection> connection_;
};

// Waits up to ten seconds for a condition.
template <typename Condition>
bool Eventually(Condition condition) {
  for (int i = 0; i < 500; ++i) {
    if (condition()) return true;
    usleep(20'000);
  }
  return false;
}

// A clock that stands still until it is moved.
class ManualClock : public Clock {
 public:
  Timestamp Now() const override { return now; }
  std::chrono::steady_clock::time_point Monotonic() const override {
    return std::chrono::steady_clock::time_point(now.time_since_epoch());
  }
  Timestamp now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);
};

Posting APosting(const std::string& id, const std::string& title = "Coder");
Candidate ACandidate(const std::string& id);
Match AMatch(const std::string& candidate_id, const std::string& posting_id,
             Tenths score);

// The value, or a failed test.
template <typename T>
T Must(Result<T> result) {
  if (result) return *std::move(result);
  ADD_FAILURE() << ErrorCodeName(result.error().code) << ": "
                << result.error().message;
  return T();
}
inline void Must(const Result<void>& result) {
  if (!result) ADD_FAILURE() << result.error().message;
}
template <typename T>
ErrorCode CodeOf(const Result<T>& result) {
  if (!result) return result.error().code;
  ADD_FAILURE() << "no error";
  return ErrorCode::kInternal;
}

}  // namespace rolecall
