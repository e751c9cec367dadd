// rolecall's own redis-server: nothing to set up.
//
// It listens on a Unix socket in the state directory and keeps an append-only
// file there.  Whoever opens the store joins the server that runs, or starts
// it; the last one to close stops it.  Three flocks in the directory keep
// processes apart, and each ends with its process, however that dies:
//
//   store.lock   shared by every process that has the store open
//   start.lock   held while somebody starts or stops the server
//   server.lock  held by the server itself, inherited from who started it: it
//                tells that the server lives, also when it does not answer
//
// After a kill -9 of all users the server goes on, and the next one joins it.
// After a kill -9 of the server, or a power cut, the next one starts it again;
// a record cut off at the file's end is dropped by Redis (it was not
// acknowledged, or was younger than `appendfsync` promises).
#pragma once

#include <sys/types.h>

#include <chrono>
#include <ios>
#include <memory>
#include <string>

#include "base/error.h"
#include "store/file_lock.h"
#include "store/redis_url.h"
#include "store/timed_mutex.h"

namespace rolecall {

class PrivateServer {
 public:
  // Joins or starts the server of `state_dir`, which is created (0700), and
  // waits until it has read its file.  `appendfsync` is Redis's: always,
  // everysec or no; it counts for the one who starts.  Fails with
  // kInvalidArgument (appendfsync), kCannotWrite (state_dir), kUnavailable (no
  // redis-server in PATH; it does not come up) or kMalformed (its file is
  // damaged: the message says what to do).
  [[nodiscard]] static Result<std::unique_ptr<PrivateServer>> Open(
      const std::string& state_dir, const std::string& appendfsync);

  // Stops the server when no other process has the store open.  Connections
  // must be closed before.
  ~PrivateServer();
  PrivateServer(const PrivateServer&) = delete;
  PrivateServer& operator=(const PrivateServer&) = delete;

  // Starts the server again where it has died, and waits until `deadline` for
  // it to be ready: kUnavailable when it still reads its file then.  Other
  // failures are those of Open.  Thread-safe.
  [[nodiscard]] Result<void> Revive(
      std::chrono::steady_clock::time_point deadline);

  // Returns when all that the server has acknowledged is on disk, whatever
  // `appendfsync` is.  kCannotWrite when it cannot be.  Thread-safe.
  [[nodiscard]] Result<void> Sync();

  // Where it listens; valid as long as this object lives.
  const RedisEndpoint& endpoint() const { return endpoint_; }

 private:
  PrivateServer(std::string state_dir, std::string appendfsync,
                FileLock store_lock, FileLock start_lock);
  [[nodiscard]] Result<void> EnsureRunning(
      std::chrono::steady_clock::time_point deadline);
  [[nodiscard]] Result<void> Spawn(const FileLock& server_lock);
  void RotateLog();
  [[nodiscard]] Result<void> AwaitReady(
      std::chrono::steady_clock::time_point deadline);
  [[nodiscard]] Result<void> SyncWithNextWrite();
  Error Explain() const;
  void Stop();

  const std::string state_dir_;
  const std::string appendfsync_;
  FileLock store_lock_;
  FileLock start_lock_;
  int directory_ = -1;  // of state_dir_, where its path is long
  RedisEndpoint endpoint_;
  TimedMutex mutex_;
  pid_t child_ = -1;              // the server, where we started it
  std::streamoff log_begin_ = 0;  // of what that server wrote
};

}  // namespace rolecall
