#include "store/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <thread>
#include <utility>

namespace rolecall {
namespace {

constexpr std::chrono::milliseconds kPoll(20);

std::string ErrnoText() { return std::generic_category().message(errno); }

tl::unexpected<Error> CannotWrite(const std::string& path,
                                  const std::string& why) {
  return Fail(ErrorCode::kCannotWrite,
              path + ": " + why +
                  "; choose another [store] state_dir, or make it writable");
}

}  // namespace

Result<FileLock> FileLock::Open(const std::string& path) {
  const int descriptor =
      open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) return CannotWrite(path, ErrnoText());
  return FileLock(descriptor);
}

FileLock::FileLock(FileLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

bool FileLock::TryLock(Mode mode) {
  const int operation = mode == Mode::kShared ? LOCK_SH : LOCK_EX;
  return flock(descriptor_, operation | LOCK_NB) == 0;
}

Result<void> FileLock::Lock(Mode mode, std::chrono::milliseconds patience,
                            const std::string& what) {
  const auto end = std::chrono::steady_clock::now() + patience;
  while (!TryLock(mode)) {
    if (std::chrono::steady_clock::now() >= end) {
      return Fail(ErrorCode::kUnavailable,
                  what + ": still locked by another process after " +
                      std::to_string(patience.count()) + " ms");
    }
    std::this_thread::sleep_for(kPoll);
  }
  return {};
}

void FileLock::Unlock() { flock(descriptor_, LOCK_UN); }

std::string FileLock::ReadNote() const {
  std::array<char, 64> buffer{};
  const ssize_t count = pread(descriptor_, buffer.data(), buffer.size(), 0);
  return {buffer.data(), count > 0 ? static_cast<size_t>(count) : 0};
}

void FileLock::WriteNote(const std::string& note) {
  // A note is a courtesy to people: where it cannot be written, nothing breaks.
  if (ftruncate(descriptor_, 0) != 0) return;
  [[maybe_unused]] const ssize_t count =
      pwrite(descriptor_, note.data(), note.size(), 0);
}

Result<void> MakeStateDir(const std::string& state_dir) {
  if (state_dir.empty()) {
    return Fail(ErrorCode::kInvalidArgument, "[store] state_dir is empty");
  }
  const std::filesystem::path path(state_dir);
  std::error_code error;
  const std::filesystem::path parent = path.parent_path();
  if (!parent.empty()) std::filesystem::create_directories(parent, error);
  if (error) return CannotWrite(state_dir, error.message());
  if (mkdir(state_dir.c_str(), 0700) != 0 && errno != EEXIST) {
    return CannotWrite(state_dir, ErrnoText());
  }
  if (!std::filesystem::is_directory(path, error)) {
    return CannotWrite(state_dir, "not a directory");
  }
  if (access(state_dir.c_str(), W_OK | X_OK) != 0) {
    return CannotWrite(state_dir, ErrnoText());
  }
  return {};
}

}  // namespace rolecall
