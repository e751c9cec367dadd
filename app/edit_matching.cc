#include "app/edit_matching.h"

#include <chrono>
#include <memory>
#include <utility>

#include "app/daemon.h"
#include "app/exit_code.h"
#include "app/terminal.h"
#include "base/log.h"
#include "pipeline/match_stage.h"
#include "store/daemon_lock.h"

namespace rolecall {

int MatchEdits(Store& store, const Settings& settings, const Field& field) {
  const auto lock = DaemonLock::Acquire(settings.store.state_dir);
  auto lease = lock ? TakeMatchRole(store, settings) : Fail(lock.error());
  if (!lease) {
    if (lease.error().code == ErrorCode::kUnavailable) return kExitDone;
    LogInfo("not matched here: " + lease.error().message);
    return kExitDone;
  }
  auto matcher = MakeMatcher(field, settings.matching);
  if (!matcher) return BadSettings(matcher.error());
  MatchStage stage(*matcher, field.gazetteer, store, settings.store,
                   TheClock());
  auto published = stage.Load({});
  if (!published) return FailWith(published.error());
  const auto drained = stage.Drain(std::chrono::milliseconds(0), {});
  if (!drained) return FailWith(drained.error());
  *published += *drained;
  LogPublished(*published);
  return kExitDone;
}

}  // namespace rolecall
