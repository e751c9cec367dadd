#include "app/edit_matching.h"

#include <unistd.h>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>

#include "app/context.h"
#include "app/daemon.h"
#include "app/exit_code.h"
#include "app/show.h"
#include "app/terminal.h"
#include "pipeline/match_stage.h"
#include "pipeline/patience.h"
#include "store/role_lease.h"

namespace rolecall {
namespace {

constexpr std::chrono::seconds kAskPause(2);
constexpr int kFailuresThatEnd = 3;
constexpr int kMostRounds = 2;

// Asks for a stop once the store does not answer for some seconds: the stages
// would wait for it, as a daemon does; a command ends.
class StopWithoutStore {
 public:
  StopWithoutStore(Store& store, std::stop_token outer)
      : outer_(std::move(outer), [this] { stop_.request_stop(); }),
        thread_([this, &store](std::stop_token end) { Watch(store, end); }) {}
  std::stop_token token() const { return stop_.get_token(); }

 private:
  void Watch(Store& store, std::stop_token end) {
    int failures = 0;
    while (!end.stop_requested() && failures < kFailuresThatEnd) {
      failures = store.CountChanges() ? 0 : failures + 1;
      if (failures == kFailuresThatEnd) stop_.request_stop();
      SleepUntilStop(end, kAskPause);
    }
  }

  std::stop_source stop_;
  std::stop_callback<std::function<void()>> outer_;
  std::jthread thread_;
};

int LeaveQueued(const RankingLag& lag) {
  Complain(CountText(lag.changes, "change") +
           " queued, to be matched by the running daemon or by the next "
           "`rolecall crawl`");
  return kExitDone;
}

bool IsCurrent(const RankingLag& lag) {
  return !lag.is_unnoted && !lag.other_engine && lag.ranked_on == Today();
}

// Loads what the store holds and works off what is queued.
Result<void> MatchQueued(MatchStage& stage, std::stop_token stop) {
  auto published = stage.Load(stop);
  if (!published) return Fail(published.error());
  const auto drained = stage.Drain(std::chrono::milliseconds(0), stop);
  if (!drained) return Fail(drained.error());
  *published += *drained;
  LogPublished(*published);
  if (!stop.stop_requested()) return {};
  return Fail(ErrorCode::kUnavailable,
              "stopped before all changes were matched; they stay queued");
}

}  // namespace

int MatchEdits(Store& store, const Settings& settings, const Field& field,
               std::stop_token stop) {
  const std::string owner =
      OwnerOf(settings.store.state_dir) + ":edit:" + std::to_string(getpid());
  // Who finds the role taken leaves its changes to the one who has it, so that
  // one looks again after giving it back.
  for (int round = 0;; ++round) {
    auto matcher = MakeMatcher(field, settings.matching);
    if (!matcher) return BadSettings(matcher.error());
    const auto lag = FindRankingLag(store, matcher->engine_version());
    if (!lag) return FailWith(lag.error());
    if (lag->changes == 0) return kExitDone;
    // To rank everybody anew is not the work of one edit.
    if (!IsCurrent(*lag) || round == kMostRounds) return LeaveQueued(*lag);
    const auto lease = RoleLease::Take(store, kMatchRole, owner);
    if (!lease) return LeaveQueued(*lag);
    MatchStage stage(*matcher, field.gazetteer, store, settings.store,
                     TheClock());
    const StopWithoutStore ending(store, stop);
    const auto matched = MatchQueued(stage, ending.token());
    if (!matched) return FailWith(matched.error());
  }
}

}  // namespace rolecall
