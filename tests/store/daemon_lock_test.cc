#include "store/daemon_lock.h"

#include <gmock/gmock.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/store/redis_fixture.h"

namespace rolecall {
namespace {

using testing::HasSubstr;

TEST(DaemonLockTest, OnlyOneDaemonRunsOnAStateDirectory) {
  const TemporaryState state;
  {
    const auto first = DaemonLock::Acquire(state.path());
    ASSERT_TRUE(first);
    const auto second = DaemonLock::Acquire(state.path());
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::kUnavailable);
    EXPECT_EQ(second.error().message, "another rolecall (process " +
                                          std::to_string(getpid()) +
                                          ") runs on " + state.path());
  }
  EXPECT_TRUE(DaemonLock::Acquire(state.path()));
}

TEST(DaemonLockTest, EndsWithItsProcess) {
  const TemporaryState state;
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const pid_t child = fork();
  if (child == 0) {
    const auto lock = DaemonLock::Acquire(state.path());
    if (write(ends[1], lock ? "y" : "n", 1) != 1) _exit(1);
    pause();
  }
  char locked = 'n';
  ASSERT_EQ(read(ends[0], &locked, 1), 1);
  EXPECT_EQ(locked, 'y');
  EXPECT_FALSE(DaemonLock::Acquire(state.path()));
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  EXPECT_TRUE(DaemonLock::Acquire(state.path()));
  close(ends[0]);
  close(ends[1]);
}

TEST(DaemonLockTest, MakesTheStateDirectoryForItsOwnerOnly) {
  const TemporaryState state;
  const std::string directory = state.path() + "/a/b";
  EXPECT_TRUE(DaemonLock::Acquire(directory));
  struct stat status {};
  ASSERT_EQ(stat(directory.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777, 0700u);
}

TEST(DaemonLockTest, SaysWhereItCannotWrite) {
  const TemporaryState state;
  std::ofstream(state.path() + "/file") << "x";
  const auto lock = DaemonLock::Acquire(state.path() + "/file");
  ASSERT_FALSE(lock);
  EXPECT_EQ(lock.error().code, ErrorCode::kCannotWrite);
  EXPECT_THAT(lock.error().message, HasSubstr(state.path() + "/file"));
  const auto below = DaemonLock::Acquire(state.path() + "/file/below");
  ASSERT_FALSE(below);
  EXPECT_EQ(below.error().code, ErrorCode::kCannotWrite);
}

}  // namespace
}  // namespace rolecall
