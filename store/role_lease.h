// One process that does something for a store, wherever it runs.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>

#include "base/error.h"
#include "store/store.h"

namespace rolecall {

inline constexpr std::chrono::seconds kRoleSpan(30);

// A role of a store ("match"), held as long as this object lives: a thread of
// its own renews the lease, the destructor gives it back.  After a kill -9 it
// ends by itself within `span`; the same owner takes it again at once.
class RoleLease {
 public:
  // `store` must outlive the lease.  kUnavailable when another owner has the
  // role; else fails as the store does.
  [[nodiscard]] static Result<std::unique_ptr<RoleLease>> Take(
      Store& store, const std::string& role, const std::string& owner,
      std::chrono::seconds span = kRoleSpan);
  ~RoleLease();
  RoleLease(const RoleLease&) = delete;
  RoleLease& operator=(const RoleLease&) = delete;

  // False, for good, once another owner was seen to have the role, which takes
  // that the store did not hear of us for `span`.  Thread-safe.
  bool IsHeld() const { return held_; }

 private:
  RoleLease(Store& store, const std::string& role, const std::string& owner,
            std::chrono::seconds span);
  void Renew(std::stop_token stop);

  Store& store_;
  const std::string role_;
  const std::string owner_;
  const std::chrono::seconds span_;
  std::atomic<bool> held_ = true;
  std::jthread renewal_;
};

// Names the daemon of a state directory, now and after a restart: the host and
// the directory itself.  Whoever holds the DaemonLock is the only one by this
// name.
std::string OwnerOf(const std::string& state_dir);

}  // namespace rolecall
