// Advisory locks between processes.
#pragma once

#include <chrono>
#include <string>

#include "base/error.h"

namespace rolecall {

// A flock(2) on a file that exists for this only.  It ends with this object,
// with the process however it dies, and not with a child that was started by
// exec.  Movable; one thread at a time.
class FileLock {
 public:
  enum class Mode { kShared, kExclusive };

  // Opens `path`, creating it, without locking.  kCannotWrite when it cannot.
  [[nodiscard]] static Result<FileLock> Open(const std::string& path);
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;
  ~FileLock();

  // Takes the lock, or changes its mode, without waiting; true if that worked.
  // After a change of mode that failed the old lock may be gone (flock(2)).
  bool TryLock(Mode mode);
  // Waits; kUnavailable, with `what` in front, when `patience` is over.
  [[nodiscard]] Result<void> Lock(Mode mode, std::chrono::milliseconds patience,
                                  const std::string& what);
  void Unlock();
  // For a child process that is to hold the lock as well, by inheriting it.
  int descriptor() const { return descriptor_; }

  // The file's first bytes, at most 64; for the holder's own note.
  std::string ReadNote() const;
  void WriteNote(const std::string& note);

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

// Makes `state_dir` with its parents, 0700, where it is not there yet.
// kCannotWrite when it cannot be made or written.
[[nodiscard]] Result<void> MakeStateDir(const std::string& state_dir);

}  // namespace rolecall
