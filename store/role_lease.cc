#include "store/role_lease.h"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <condition_variable>
#include <mutex>

#include "base/log.h"

namespace rolecall {

Result<std::unique_ptr<RoleLease>> RoleLease::Take(Store& store,
                                                   const std::string& role,
                                                   const std::string& owner,
                                                   std::chrono::seconds span) {
  const auto taken = store.LeaseRole(role, owner, span);
  if (!taken) return Fail(taken.error());
  if (!*taken) {
    return Fail(ErrorCode::kUnavailable,
                "another process has the role '" + role +
                    "' for this store; it ends with it, or " +
                    std::to_string(span.count()) + " s after it was killed");
  }
  return std::unique_ptr<RoleLease>(new RoleLease(store, role, owner, span));
}

RoleLease::RoleLease(Store& store, const std::string& role,
                     const std::string& owner, std::chrono::seconds span)
    : store_(store),
      role_(role),
      owner_(owner),
      span_(span),
      renewal_([this](std::stop_token stop) { Renew(stop); }) {}

RoleLease::~RoleLease() {
  renewal_.request_stop();
  renewal_.join();
  // What cannot be given back ends by itself.
  const auto released = store_.ReleaseRole(role_, owner_);
  if (!released) LogWarning(released.error().message);
}

void RoleLease::Renew(std::stop_token stop) {
  std::mutex mutex;
  std::condition_variable_any wake;
  std::unique_lock lock(mutex);
  const std::chrono::milliseconds pause = span_;
  while (!wake.wait_for(lock, stop, pause / 3,
                        [&] { return stop.stop_requested(); })) {
    const auto renewed = store_.LeaseRole(role_, owner_, span_);
    // A store that does not answer lets nobody else take the role either.
    if (!renewed || *renewed) continue;
    LogError("another process has taken the role '" + role_ + "'");
    held_ = false;
    return;
  }
}

std::string OwnerOf(const std::string& state_dir) {
  std::array<char, 256> host{};
  if (gethostname(host.data(), host.size() - 1) != 0) host[0] = '\0';
  struct stat status {};
  if (stat(state_dir.c_str(), &status) != 0) status = {};
  return std::string(host.data()) + ":" + std::to_string(status.st_dev) + ":" +
         std::to_string(status.st_ino);
}

}  // namespace rolecall
