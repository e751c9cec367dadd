#include "store/daemon_lock.h"

#include <unistd.h>

#include "base/text.h"

namespace rolecall {

Result<DaemonLock> DaemonLock::Acquire(const std::string& state_dir) {
  if (auto ok = MakeStateDir(state_dir); !ok) return Fail(ok.error());
  auto lock = FileLock::Open(state_dir + "/daemon.lock");
  if (!lock) return Fail(lock.error());
  if (!lock->TryLock(FileLock::Mode::kExclusive)) {
    const std::string note = lock->ReadNote();
    return Fail(ErrorCode::kUnavailable, "another rolecall (process " +
                                             Printable(Trim(note), 20) +
                                             ") runs on " + state_dir);
  }
  lock->WriteNote(std::to_string(getpid()) + "\n");
  return DaemonLock(std::move(*lock));
}

}  // namespace rolecall
