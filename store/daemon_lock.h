// One daemon a state directory.
#pragma once

#include <string>

#include "base/error.h"
#include "store/file_lock.h"

namespace rolecall {

// Held by the daemon as long as it lives; ends with the process however it
// dies.  Commands beside the daemon do not take it: they share the store.
class DaemonLock {
 public:
  // Locks state_dir/daemon.lock, making the directory where it is missing, and
  // notes the process id in it.  kUnavailable when another process has it:
  // "another rolecall (process 1234) runs on STATE_DIR"; kCannotWrite when the
  // directory cannot be made or written.
  [[nodiscard]] static Result<DaemonLock> Acquire(const std::string& state_dir);

 private:
  explicit DaemonLock(FileLock lock) : lock_(std::move(lock)) {}
  FileLock lock_;
};

}  // namespace rolecall
