#include "store/private_server.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "base/log.h"
#include "base/text.h"
#include "store/keys.h"
#include "store/redis_connection.h"

namespace rolecall {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

constexpr milliseconds kPoll(20);
constexpr seconds kStartLockPatience(60);
// Reading a long file takes about a second for each 100 MB.
constexpr seconds kReadyPatience(600);
// A daemon has 10 s to end.
constexpr seconds kStopPatience(5);
constexpr std::uintmax_t kMaxLogBytes = 1 << 20;
constexpr size_t kMaxUnixPath = sizeof(sockaddr_un::sun_path) - 1;

constexpr char kSocketName[] = "redis.sock";
constexpr char kLogName[] = "redis.log";

bool IsExecutable(const std::string& path) {
  return access(path.c_str(), X_OK) == 0 &&
         !std::filesystem::is_directory(path);
}

std::string FindServerProgram() {
  const char* path = std::getenv("PATH");
  if (path == nullptr) return "";
  for (const std::string_view directory : Split(path, ':')) {
    if (!directory.starts_with('/')) continue;
    std::string program = std::string(directory) + "/redis-server";
    if (IsExecutable(program)) return program;
  }
  return "";
}

std::vector<std::string> ServerArguments(const std::string& program,
                                         const std::string& socket,
                                         const std::string& appendfsync) {
  return {program, "--port", "0", "--unixsocket", socket, "--unixsocketperm",
          "700", "--dir", ".", "--logfile", kLogName, "--daemonize", "no",
          "--save", "", "--appendonly", "yes", "--appendfsync", appendfsync,
          "--aof-load-truncated", "yes",
          // A slow command would be kept with its arguments, and with them a
          // candidate who was erased.
          "--slowlog-log-slower-than", "-1",
          // An entry deleted from a stream stays in memory and in the file as
          // long as others share its node.
          "--stream-node-max-entries", "1"};
}

// Between fork and exec: async-signal-safe calls only.
[[noreturn]] void RunServer(const char* directory, char* const* arguments,
                            int lock) {
  setsid();  // a Ctrl-C at the terminal is ours to handle, not the server's
  umask(077);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  const int null = open("/dev/null", O_RDWR);
  if (null < 0 || chdir(directory) != 0) _exit(127);
  dup2(null, STDIN_FILENO);
  dup2(null, STDOUT_FILENO);
  dup2(null, STDERR_FILENO);
  fcntl(lock, F_SETFD, 0);
  execv(arguments[0], arguments);
  _exit(127);
}

// The end of the server's log, no further back than `begin`.
std::string LogTail(const std::string& path, std::streamoff begin) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) return "";
  constexpr std::streamoff kTail = 4096;
  const std::streamoff size = file.tellg();
  file.seekg(std::max(begin, size - kTail));
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string LastLine(std::string_view text) {
  text = Trim(text);
  const size_t newline = text.rfind('\n');
  if (newline != std::string_view::npos) text.remove_prefix(newline + 1);
  return Printable(text);
}

bool HoldsAny(std::string_view text,
              std::initializer_list<std::string_view> parts) {
  for (const std::string_view part : parts) {
    if (text.find(part) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

PrivateServer::PrivateServer(std::string state_dir, std::string appendfsync,
                             FileLock store_lock, FileLock start_lock)
    : state_dir_(std::move(state_dir)),
      appendfsync_(std::move(appendfsync)),
      store_lock_(std::move(store_lock)),
      start_lock_(std::move(start_lock)) {
  endpoint_.unix_path = state_dir_ + "/" + kSocketName;
  if (endpoint_.unix_path.size() <= kMaxUnixPath) return;
  // A socket's address holds 107 bytes; the open directory has a short name.
  directory_ = open(state_dir_.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
  endpoint_.unix_path =
      "/proc/self/fd/" + std::to_string(directory_) + "/" + kSocketName;
}

Result<std::unique_ptr<PrivateServer>> PrivateServer::Open(
    const std::string& state_dir, const std::string& appendfsync) {
  if (appendfsync != "always" && appendfsync != "everysec" &&
      appendfsync != "no") {
    return Fail(ErrorCode::kInvalidArgument,
                "[store] appendfsync '" + Printable(appendfsync, 20) +
                    "': must be always, everysec or no");
  }
  if (auto ok = MakeStateDir(state_dir); !ok) return Fail(ok.error());
  std::error_code error;
  const std::string directory =
      std::filesystem::canonical(state_dir, error).string();
  if (error) {
    return Fail(ErrorCode::kCannotWrite, state_dir + ": " + error.message());
  }
  auto store_lock = FileLock::Open(directory + "/store.lock");
  if (!store_lock) return Fail(store_lock.error());
  auto start_lock = FileLock::Open(directory + "/start.lock");
  if (!start_lock) return Fail(start_lock.error());

  std::unique_ptr<PrivateServer> server(new PrivateServer(
      directory, appendfsync, std::move(*store_lock), std::move(*start_lock)));
  if (auto ok = server->start_lock_.Lock(FileLock::Mode::kExclusive,
                                         kStartLockPatience, directory);
      !ok) {
    return Fail(ok.error());
  }
  server->store_lock_.TryLock(FileLock::Mode::kShared);
  auto running = server->EnsureRunning(steady_clock::now() + kReadyPatience);
  server->start_lock_.Unlock();
  if (!running) return Fail(running.error());
  return server;
}

PrivateServer::~PrivateServer() {
  const auto locked = start_lock_.Lock(FileLock::Mode::kExclusive,
                                       kStartLockPatience, state_dir_);
  if (!locked) {
    LogWarning(locked.error().message + "; redis-server is left running");
  } else if (store_lock_.TryLock(FileLock::Mode::kExclusive)) {
    Stop();
  }
  // Said, not left to the closing of the files, which a child that was forked
  // meanwhile has open as well.
  store_lock_.Unlock();
  start_lock_.Unlock();
  if (directory_ >= 0) close(directory_);
}

Result<void> PrivateServer::Revive(steady_clock::time_point deadline) {
  const std::unique_lock lock(mutex_, deadline);
  if (!lock) {
    return Fail(ErrorCode::kUnavailable,
                "redis-server of " + state_dir_ + " is being started");
  }
  const auto patience =
      std::chrono::duration_cast<milliseconds>(deadline - steady_clock::now());
  if (auto ok =
          start_lock_.Lock(FileLock::Mode::kExclusive, patience, state_dir_);
      !ok) {
    return ok;
  }
  auto running = EnsureRunning(deadline);
  start_lock_.Unlock();
  return running;
}

Result<void> PrivateServer::Sync() {
  const std::lock_guard lock(mutex_);
  if (auto ok = start_lock_.Lock(FileLock::Mode::kExclusive, kStartLockPatience,
                                 state_dir_);
      !ok) {
    return ok;
  }
  auto synced = SyncWithNextWrite();
  start_lock_.Unlock();
  return synced;
}

// With `always` a write is answered after its sync, which covers all that was
// written before.  The lock keeps two from taking each other's `always` for
// what is to be set again.
Result<void> PrivateServer::SyncWithNextWrite() {
  auto connection = RedisConnection::Open(endpoint_);
  if (!connection) return Fail(connection.error());
  const auto before =
      (*connection)
          ->Exchange(std::array{Command{"CONFIG", "GET", "appendfsync"}});
  if (!before) return Fail(before.error());
  const std::array restore = {
      Command{"CONFIG", "SET", "appendfsync", before->front().at(1).text}};
  const auto synced = (*connection)
                          ->Exchange(std::array{
                              Command{"CONFIG", "SET", "appendfsync", "always"},
                              Command{"SET", kLayoutKey, kLayoutVersion}});
  auto restored = (*connection)->Exchange(restore);
  if (!restored) {
    if (auto another = RedisConnection::Open(endpoint_)) {
      restored = (*another)->Exchange(restore);
    }
  }
  for (const auto* replies : {&synced, &std::as_const(restored)}) {
    if (!*replies) return Fail(replies->error());
    for (const Reply& reply : **replies) {
      if (reply.kind != Reply::Kind::kError) continue;
      return Fail(ErrorOfReply(reply.text).Within(Describe(endpoint_)));
    }
  }
  return {};
}

Result<void> PrivateServer::EnsureRunning(steady_clock::time_point deadline) {
  {
    auto server_lock = FileLock::Open(state_dir_ + "/server.lock");
    if (!server_lock) return Fail(server_lock.error());
    if (server_lock->TryLock(FileLock::Mode::kExclusive)) {
      if (auto ok = Spawn(*server_lock); !ok) return ok;
    }
  }  // from here on the server alone holds the lock
  return AwaitReady(deadline);
}

Result<void> PrivateServer::Spawn(const FileLock& server_lock) {
  const std::string program = FindServerProgram();
  if (program.empty()) {
    return Fail(ErrorCode::kUnavailable,
                "redis-server is not in PATH; install it (apt-get install "
                "redis-server), or set [store] url to a server that runs");
  }
  RotateLog();
  const std::string socket =
      directory_ < 0 ? endpoint_.unix_path : std::string(kSocketName);
  std::vector<std::string> words =
      ServerArguments(program, socket, appendfsync_);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);

  if (child_ > 0) waitpid(child_, nullptr, WNOHANG);  // the one that died
  child_ = fork();
  if (child_ == 0) {
    RunServer(state_dir_.c_str(), arguments.data(), server_lock.descriptor());
  }
  if (child_ > 0) return {};
  return Fail(
      ErrorCode::kUnavailable,
      "cannot start redis-server: " + std::generic_category().message(errno));
}

void PrivateServer::RotateLog() {
  const std::string log = state_dir_ + "/" + kLogName;
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(log, error);
  log_begin_ = error ? 0 : static_cast<std::streamoff>(size);
  if (error || size <= kMaxLogBytes) return;
  std::filesystem::rename(log, log + ".1", error);
  if (!error) log_begin_ = 0;
}

Result<void> PrivateServer::AwaitReady(steady_clock::time_point deadline) {
  auto server_lock = FileLock::Open(state_dir_ + "/server.lock");
  if (!server_lock) return Fail(server_lock.error());
  while (steady_clock::now() < deadline) {
    const auto connection = RedisConnection::Open(endpoint_);
    if (connection) return {};
    if (connection.error().code != ErrorCode::kUnavailable) {
      return Fail(connection.error());
    }
    if (server_lock->TryLock(FileLock::Mode::kExclusive)) {
      return Fail(Explain());
    }
    std::this_thread::sleep_for(kPoll);
  }
  return Fail(ErrorCode::kUnavailable, "redis-server of " + state_dir_ +
                                           " runs and does not answer yet");
}

Error PrivateServer::Explain() const {
  const std::string log = state_dir_ + "/" + kLogName;
  const std::string tail = LogTail(log, log_begin_);
  const std::string where = "redis-server of " + state_dir_ + ": ";
  if (HoldsAny(tail, {"No space left", "Read-only file system",
                      "Permission denied"})) {
    return {ErrorCode::kCannotWrite, where + LastLine(tail), std::nullopt};
  }
  if (HoldsAny(tail, {"Bad file format", "AOF loading aborted",
                      "Wrong signature", "rdb file reading failure",
                      "AOF manifest", "Short read", "wrong type"})) {
    return {ErrorCode::kMalformed,
            where + "its append-only file is damaged; copy " + state_dir_ +
                "/appendonlydir away, then run redis-check-aof --fix " +
                state_dir_ + "/appendonlydir/appendonly.aof.manifest (" +
                LastLine(tail) + ")",
            std::nullopt};
  }
  return {ErrorCode::kUnavailable,
          where + "it ended at once; " + log + " says: " + LastLine(tail),
          std::nullopt};
}

void PrivateServer::Stop() {
  auto server_lock = FileLock::Open(state_dir_ + "/server.lock");
  if (!server_lock) return;
  const auto end = steady_clock::now() + kStopPatience;
  std::string refusal;
  while (!server_lock->TryLock(FileLock::Mode::kExclusive)) {
    if (steady_clock::now() >= end) {
      LogWarning("redis-server of " + state_dir_ + " does not stop: " +
                 refusal + "; it keeps what it could not write");
      return;
    }
    if (auto connection = RedisConnection::Open(endpoint_)) {
      // Writes the append-only file to the end.  The answer is a closed
      // connection, or an error where the disk is full.
      const auto replies =
          (*connection)->Exchange(std::array{Command{"SHUTDOWN"}});
      if (replies) refusal = replies->front().text;
    }
    std::this_thread::sleep_for(kPoll);
  }
  if (child_ > 0) waitpid(child_, nullptr, 0);
}

}  // namespace rolecall
