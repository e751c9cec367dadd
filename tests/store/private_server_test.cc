// The life of rolecall's own redis-server, and what survives its death.
#include "store/private_server.h"

#include <gmock/gmock.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "tests/store/redis_fixture.h"

namespace rolecall {
namespace {

using testing::HasSubstr;

// Another process that has the store open until it is told, or made, to end.
class OtherUser {
 public:
  explicit OtherUser(const StoreOptions& options) {
    int to_child[2];
    int from_child[2];
    if (pipe(to_child) != 0 || pipe(from_child) != 0) std::abort();
    process_ = fork();
    if (process_ == 0) {
      close(to_child[1]);
      close(from_child[0]);
      _exit(Live(options, to_child[0], from_child[1]));
    }
    close(to_child[0]);
    close(from_child[1]);
    tell_ = to_child[1];
    char opened = 'n';
    EXPECT_EQ(read(from_child[0], &opened, 1), 1);
    EXPECT_EQ(opened, 'y');
    close(from_child[0]);
  }
  ~OtherUser() {
    close(tell_);
    if (process_ > 0) waitpid(process_, nullptr, 0);
  }
  OtherUser(const OtherUser&) = delete;
  OtherUser& operator=(const OtherUser&) = delete;

  void Kill() {
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    process_ = -1;
  }

 private:
  static int Live(const StoreOptions& options, int input, int output) {
    auto store = OpenStore(options);
    if (write(output, store ? "y" : "n", 1) != 1) return 1;
    char byte = 0;
    while (read(input, &byte, 1) > 0) {
    }
    return 0;
  }

  pid_t process_ = -1;
  int tell_ = -1;
};

class PrivateServerTest : public testing::Test {
 protected:
  std::unique_ptr<Store> Open(const StoreOptions& options) {
    auto store = Must(OpenStore(options));
    if (store == nullptr) std::abort();
    return store;
  }
  std::unique_ptr<Store> Open() { return Open(state_.Options()); }
  bool IsRunning() { return state_.ServerProcess().has_value(); }
  // The newest part of the append-only file.
  std::string IncrementalFile() {
    for (const auto& entry : std::filesystem::directory_iterator(
             state_.path() + "/appendonlydir")) {
      if (entry.path().extension() == ".aof" &&
          entry.path().string().find(".incr.") != std::string::npos) {
        return entry.path();
      }
    }
    return "";
  }

  TemporaryState state_;
};

TEST_F(PrivateServerTest, TheLastStoreToCloseStopsTheServer) {
  auto first = Open();
  auto second = Open();
  first.reset();
  EXPECT_TRUE(IsRunning());
  second.reset();
  EXPECT_FALSE(IsRunning());
}

TEST_F(PrivateServerTest, WhatWasStoredIsThereWhenItStartsAgain) {
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(Must(Open()->PutCandidate(ACandidate("42"), {})),
              i == 0 ? PutOutcome::kNew : PutOutcome::kSame);
  }
}

TEST_F(PrivateServerTest, TwoProcessesShareTheServer) {
  auto other = std::make_unique<OtherUser>(state_.Options());
  const auto server = state_.ServerProcess();
  ASSERT_TRUE(server);
  auto store = Open();
  EXPECT_EQ(state_.ServerProcess(), server);
  other.reset();
  EXPECT_EQ(state_.ServerProcess(), server);
  store.reset();
  EXPECT_FALSE(IsRunning());
}

TEST_F(PrivateServerTest, WhoStartedTheServerNeedNotBeTheOneWhoStopsIt) {
  auto store = Open();
  auto other = std::make_unique<OtherUser>(state_.Options());
  store.reset();
  EXPECT_TRUE(IsRunning());
  other.reset();
  EXPECT_FALSE(IsRunning());
}

TEST_F(PrivateServerTest, TheNextProcessJoinsTheServerOfAKilledOne) {
  OtherUser other(state_.Options());
  const auto server = state_.ServerProcess();
  other.Kill();
  EXPECT_EQ(state_.ServerProcess(), server);
  Open();
  EXPECT_FALSE(IsRunning());
}

TEST_F(PrivateServerTest, ManyProcessesMayStartAtOnce) {
  std::vector<std::unique_ptr<Store>> stores(6);
  {
    std::vector<std::jthread> threads;
    for (auto& store : stores) {
      threads.emplace_back([&] { store = Open(); });
    }
  }
  std::vector<std::jthread> threads;
  for (auto& store : stores) threads.emplace_back([&] { store.reset(); });
  threads.clear();
  EXPECT_FALSE(IsRunning());
}

TEST_F(PrivateServerTest, AKeyAtTheTerminalDoesNotReachTheServer) {
  const auto store = Open();
  const auto server = state_.ServerProcess();
  ASSERT_TRUE(server);
  EXPECT_EQ(getsid(*server), *server);
  EXPECT_NE(getpgid(*server), getpgid(0));
}

TEST_F(PrivateServerTest, ItsFilesAreForTheOwnerOnly) {
  const auto store = Open();
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(state_.path())) {
    struct stat status {};
    ASSERT_EQ(stat(entry.path().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 077, 0u) << entry.path();
  }
}

// With everysec Redis answers before it writes while the disk is busy with the
// last second's flush, so a killed server may lose that second as well.
TEST_F(PrivateServerTest, AKilledServerLosesNothingThatWasAcknowledged) {
  StoreOptions options = state_.Options();
  options.appendfsync = "always";
  const auto store = Open(options);
  std::atomic<int> acknowledged = 0;
  std::atomic<bool> stop = false;
  std::jthread writer([&] {
    for (int i = 0; !stop; ++i) {
      // What fails in flight is tried again, as the pipeline does.
      while (!store->PutCandidate(ACandidate(std::to_string(i)), {})) {
        if (stop) return;
      }
      acknowledged = i + 1;
    }
  });
  for (int kills = 0; kills < 3; ++kills) {
    const int before = acknowledged;
    ASSERT_TRUE(Eventually([&] { return acknowledged > before + 100; }));
    const auto server = state_.ServerProcess();
    ASSERT_TRUE(server);
    kill(*server, SIGKILL);
  }
  const int before = acknowledged;
  EXPECT_TRUE(Eventually([&] { return acknowledged > before + 100; }));
  stop = true;
  writer.join();
  for (int i = 0; i < acknowledged; ++i) {
    ASSERT_NE(Must(store->FindCandidate(std::to_string(i))), std::nullopt)
        << i << " of " << acknowledged;
  }
}

TEST_F(PrivateServerTest, AKilledServerLosesNothingThatWasFlushed) {
  const auto store = Open();
  for (int i = 0; i < 200; ++i) {
    Must(store->PutCandidate(ACandidate(std::to_string(i)), {}));
  }
  Must(store->Flush());
  const auto server = state_.ServerProcess();
  ASSERT_TRUE(server);
  kill(*server, SIGKILL);
  ASSERT_TRUE(
      Eventually([&] { return store->FindCandidate("0").has_value(); }));
  for (int i = 0; i < 200; ++i) {
    EXPECT_NE(Must(store->FindCandidate(std::to_string(i))), std::nullopt) << i;
  }
}

TEST_F(PrivateServerTest, ARecordThatWasCutOffAtTheEndIsDropped) {
  Must(Open()->PutCandidate(ACandidate("42"), {}));
  std::ofstream(IncrementalFile(), std::ios::app | std::ios::binary)
      << "*3\r\n$3\r\nSET\r\n$3\r\nab";
  const auto store = Open();
  EXPECT_NE(Must(store->FindCandidate("42")), std::nullopt);
  Must(store->PutCandidate(ACandidate("43"), {}));
}

TEST_F(PrivateServerTest, ADamagedFileIsToldWithWhatToDo) {
  Must(Open()->PutCandidate(ACandidate("42"), {}));
  std::fstream file(IncrementalFile(),
                    std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(20);
  file << "????????????????????????????";
  file.close();
  const auto store = OpenStore(state_.Options());
  EXPECT_EQ(CodeOf(store), ErrorCode::kMalformed);
  EXPECT_THAT(store.error().message, HasSubstr("redis-check-aof --fix"));
  EXPECT_THAT(store.error().message, HasSubstr(state_.path()));
  EXPECT_FALSE(IsRunning());
}

TEST_F(PrivateServerTest, ALongStateDirectoryIsNoObstacle) {
  StoreOptions options = state_.Options();
  options.state_dir += "/" + std::string(120, 'd') + "/" + std::string(90, 'e');
  {
    const auto first = Open(options);
    const auto second = Open(options);
    Must(first->PutCandidate(ACandidate("42"), {}));
    EXPECT_NE(Must(second->FindCandidate("42")), std::nullopt);
  }
  EXPECT_NE(Must(Open(options)->FindCandidate("42")), std::nullopt);
}

TEST_F(PrivateServerTest, ARelativeStateDirectoryIsFine) {
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(state_.path());
  StoreOptions options = state_.Options();
  options.state_dir = "state";
  const auto store = Open(options);
  std::filesystem::current_path(before);
  Must(store->PutCandidate(ACandidate("42"), {}));
}

TEST_F(PrivateServerTest, AStateDirectoryThatCannotBeMadeCannotBeWritten) {
  StoreOptions options = state_.Options();
  options.state_dir = "/proc/rolecall";
  EXPECT_EQ(CodeOf(OpenStore(options)), ErrorCode::kCannotWrite);
}

TEST_F(PrivateServerTest, AnUnknownAppendfsyncIsTheCallersMistake) {
  StoreOptions options = state_.Options();
  options.appendfsync = "sometimes";
  EXPECT_EQ(CodeOf(OpenStore(options)), ErrorCode::kInvalidArgument);
}

TEST_F(PrivateServerTest, SaysWhenThereIsNoRedisServer) {
  const std::string path = std::getenv("PATH");
  setenv("PATH", "/nowhere", 1);
  const auto store = OpenStore(state_.Options());
  setenv("PATH", path.c_str(), 1);
  EXPECT_EQ(CodeOf(store), ErrorCode::kUnavailable);
  EXPECT_THAT(store.error().message, HasSubstr("install"));
}

TEST_F(PrivateServerTest, ServesWithEveryAppendfsync) {
  StoreOptions options = state_.Options();
  for (const char* appendfsync : {"always", "everysec", "no"}) {
    options.appendfsync = appendfsync;
    const auto store = Open(options);
    Must(store->PutCandidate(ACandidate("42"), {}));
    Must(store->Flush());
    Redis server(state_.socket());
    EXPECT_EQ(server(Command{"CONFIG", "GET", "appendfsync"}).at(1).text,
              appendfsync);
  }
}

TEST_F(PrivateServerTest, FlushingLeavesTheStartersAppendfsync) {
  StoreOptions options = state_.Options();
  options.appendfsync = "no";
  const auto starter = Open(options);
  const auto joiner = Open();
  Must(joiner->Flush());
  Redis server(state_.socket());
  const Command setting{"CONFIG", "GET", "appendfsync"};
  EXPECT_EQ(server(setting).at(1).text, "no");
  // Also where the write fails that is to be synced.
  server(Command{"CONFIG", "SET", "maxmemory", "1"});
  EXPECT_EQ(CodeOf(starter->Flush()), ErrorCode::kCannotWrite);
  EXPECT_EQ(server(setting).at(1).text, "no");
}

// A program by the name of redis-server that runs and never answers, as one
// that reads a long file.
TEST_F(PrivateServerTest, ACallDoesNotWaitForALongStart) {
  const auto store = Open();
  Must(store->PutCandidate(ACandidate("42"), {}));
  const std::string folder = state_.path() + "/bin";
  std::filesystem::create_directory(folder);
  std::ofstream(folder + "/redis-server")
      << "#!/bin/sh\necho $$ > slow.pid\nexec sleep 600\n";
  std::filesystem::permissions(folder + "/redis-server",
                               std::filesystem::perms::owner_all);
  const std::string path = std::getenv("PATH");
  setenv("PATH", (folder + ":" + path).c_str(), 1);
  state_.KillServer();
  pid_t slow = 0;
  ASSERT_TRUE(Eventually([&] {
    EXPECT_EQ(CodeOf(store->FindCandidate("42")), ErrorCode::kUnavailable);
    std::ifstream(state_.path() + "/slow.pid") >> slow;
    return slow > 0;
  }));
  auto start_lock = FileLock::Open(state_.path() + "/start.lock");
  ASSERT_TRUE(start_lock);
  EXPECT_TRUE(start_lock->TryLock(FileLock::Mode::kExclusive));
  start_lock->Unlock();
  setenv("PATH", path.c_str(), 1);
  kill(slow, SIGKILL);
  EXPECT_TRUE(
      Eventually([&] { return store->FindCandidate("42").has_value(); }));
}

// A small disk of its own, seen by this process only; absent without the right
// to mount.
class SmallDisk {
 public:
  explicit SmallDisk(const std::string& path) : path_(path) {
    std::filesystem::create_directory(path);
    mounted_ = unshare(CLONE_NEWNS) == 0 &&
               mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
               mount("tmpfs", path.c_str(), "tmpfs", 0, "size=1m") == 0;
  }
  ~SmallDisk() {
    if (mounted_) umount2(path_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  bool mounted() const { return mounted_; }
  void Grow() {
    EXPECT_EQ(mount("tmpfs", path_.c_str(), "tmpfs", MS_REMOUNT, "size=16m"),
              0);
  }

 private:
  std::string path_;
  bool mounted_ = false;
};

TEST_F(PrivateServerTest, AFullDiskCannotBeWrittenUntilThereIsRoomAgain) {
  SmallDisk disk(state_.path() + "/disk");
  if (!disk.mounted()) GTEST_SKIP() << "needs the right to mount";
  StoreOptions options;
  options.state_dir = state_.path() + "/disk";
  {
    const auto store = Open(options);
    Must(store->PutCandidate(ACandidate("42"), {}));
    const std::string note(64 * 1024, 'x');
    Result<void> put;
    ASSERT_TRUE(Eventually([&] {
      put = store->PutNote("a:b", note, std::chrono::hours(1));
      return !put;
    }));
    EXPECT_EQ(put.error().code, ErrorCode::kCannotWrite);
    EXPECT_THAT(put.error().message, HasSubstr("No space left"));
    // Who only reads is served.
    EXPECT_NE(Must(Open(options)->FindCandidate("42")), std::nullopt);

    disk.Grow();
    EXPECT_TRUE(Eventually(
        [&] { return store->PutCandidate(ACandidate("43"), {}).has_value(); }));
  }
  EXPECT_NE(Must(Open(options)->FindCandidate("43")), std::nullopt);
}

}  // namespace
}  // namespace rolecall
