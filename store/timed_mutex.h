// A mutex that is waited for until a steady clock's deadline.  As
// std::timed_mutex, but made of what every ThreadSanitizer understands: that of
// GCC 12 does not see pthread_mutex_clocklock and reports its unlock.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace rolecall {

// For std::lock_guard and std::unique_lock.  Thread-safe.
class TimedMutex {
 public:
  void lock() {
    std::unique_lock state(state_);
    unlocked_.wait(state, [this] { return !locked_; });
    locked_ = true;
  }
  bool try_lock_until(std::chrono::steady_clock::time_point deadline) {
    std::unique_lock state(state_);
    if (!unlocked_.wait_until(state, deadline, [this] { return !locked_; })) {
      return false;
    }
    locked_ = true;
    return true;
  }
  void unlock() {
    {
      const std::lock_guard state(state_);
      locked_ = false;
    }
    unlocked_.notify_one();
  }

 private:
  std::mutex state_;
  std::condition_variable unlocked_;
  bool locked_ = false;
};

}  // namespace rolecall
