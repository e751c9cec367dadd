#include "store/timed_mutex.h"

#include <gtest/gtest.h>

#include <mutex>
#include <thread>
#include <vector>

namespace rolecall {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

TEST(TimedMutexTest, OneThreadAtATimeHasIt) {
  TimedMutex mutex;
  int count = 0;  // a race would be reported, or lose some
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 1000; ++j) {
        const std::lock_guard lock(mutex);
        ++count;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(count, 4000);
}

TEST(TimedMutexTest, AWaitEndsAtItsDeadlineWithoutTheLock) {
  TimedMutex mutex;
  const std::lock_guard held(mutex);
  std::thread([&] {
    const auto deadline = steady_clock::now() + milliseconds(20);
    const std::unique_lock lock(mutex, deadline);
    EXPECT_FALSE(lock);
    EXPECT_GE(steady_clock::now(), deadline);
  }).join();
}

TEST(TimedMutexTest, AWaitEndsWithTheLockWhenItIsFree) {
  TimedMutex mutex;
  std::unique_lock held(mutex);
  std::thread waiting([&] {
    const std::unique_lock lock(mutex,
                                steady_clock::now() + std::chrono::minutes(1));
    EXPECT_TRUE(lock);
  });
  held.unlock();
  waiting.join();
}

}  // namespace
}  // namespace rolecall
