// What the stages do when the store does not answer: wait, and lose nothing.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>

#include "base/error.h"
#include "base/log.h"

namespace rolecall {

// Sleeps for `span`, or until a stop is asked for.
inline void SleepUntilStop(std::stop_token stop,
                           std::chrono::milliseconds span) {
  std::mutex mutex;
  std::condition_variable_any wake;
  std::unique_lock lock(mutex);
  wake.wait_for(lock, stop, span, [] { return false; });
}

// Calls `attempt` until it returns something else than kUnavailable: a server
// that is away is waited for and said to be missing, once at first and then
// each half minute.  All calls of the store are idempotent, so trying again is
// safe.  A stop ends the waiting with the last error.  A full disk
// (kCannotWrite) is not waited for here, in the middle of a board's visit: the
// daemon begins again after a pause, a command ends.
template <typename Attempt>
auto Patiently(std::stop_token stop, std::string_view what, Attempt attempt)
    -> decltype(attempt()) {
  std::chrono::milliseconds pause(250);
  std::chrono::milliseconds since_said(30'000);
  while (true) {
    auto result = attempt();
    if (result || result.error().code != ErrorCode::kUnavailable) return result;
    if (stop.stop_requested()) return result;
    if (since_said >= std::chrono::seconds(30)) {
      LogError(std::string(what) + ": " + result.error().message +
               "; waiting, nothing is lost");
      since_said = std::chrono::milliseconds(0);
    }
    SleepUntilStop(stop, pause);
    since_said += pause;
    pause = std::min(pause * 2, std::chrono::milliseconds(5'000));
  }
}

}  // namespace rolecall
