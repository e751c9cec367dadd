// rolecall run, rolecall crawl
#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "app/commands.h"
#include "app/context.h"
#include "app/daemon.h"
#include "app/edit_matching.h"
#include "app/exit_code.h"
#include "app/source_health.h"
#include "app/terminal.h"
#include "base/log.h"
#include "store/daemon_lock.h"
#include "store/role_lease.h"

namespace rolecall {
namespace {

std::string SummaryLine(const PassResult& pass, double seconds) {
  char elapsed[32];
  std::snprintf(elapsed, sizeof elapsed, "%.3f", seconds);
  const auto member = [](const char* name, size_t value) {
    return "\"" + std::string(name) + "\":" + std::to_string(value) + ",";
  };
  return "{" + member("pages", pass.crawl.pages) +
         member("not_modified", pass.crawl.not_modified) +
         member("postings_new", pass.crawl.postings_new) +
         member("postings_changed", pass.crawl.postings_changed) +
         member("postings_closed", pass.crawl.postings_closed) +
         member("matches", pass.published.fresh + pass.published.changed) +
         member("errors", pass.crawl.errors) + "\"seconds\":" + elapsed + "}\n";
}

// A line for each source that this pass has visited.
Result<void> TellVisits(const Settings& settings, Store& store,
                        const std::set<std::string>& visited) {
  const auto states = store.CrawlStates();
  if (!states) return Fail(states.error());
  std::map<std::string_view, const Source*> by_id;
  for (const Source& source : settings.sources) by_id[source.id] = &source;
  for (const CrawlState& state : *states) {
    const auto source = by_id.find(state.source_id);
    if (source == by_id.end() || !visited.contains(state.source_id)) continue;
    Out(HealthToJson(*source->second, state, TheClock().Now()) + "\n");
  }
  return {};
}

// One pass and its summary as the last line.
int Pass(const Settings& settings, const Field& field, Store& store,
         bool holds_lock, const std::set<std::string>& only, bool match,
         bool tell_visits = false) {
  WarnOfNoContact(settings);
  const auto begun = std::chrono::steady_clock::now();
  const StopOnSignal signal;
  const auto pass =
      RunPass(settings, field, store, CrawlOwner(settings, holds_lock), only,
              match, signal.token());
  if (!pass) {
    Complain(pass.error().message);
    switch (pass.error().code) {
      case ErrorCode::kNotFound:
        return kExitNo;
      case ErrorCode::kCannotWrite:
        return kExitTryAgain;  // what was stored is kept
      default:
        return ExitCodeOf(pass.error());
    }
  }
  const std::chrono::duration<double> seconds =
      std::chrono::steady_clock::now() - begun;
  if (tell_visits) {
    if (const auto told = TellVisits(settings, store, pass->visited); !told) {
      return FailWith(told.error());
    }
  }
  Out(SummaryLine(*pass, seconds.count()));
  if (signal.token().stop_requested()) {
    Complain("stopped before the end; what was stored is kept");
    return kExitTryAgain;
  }
  return kExitDone;
}

// What one huge answer needed is given back to the system when it is freed;
// left alone, glibc learns from it to keep such blocks.  What pages need is
// kept, a little of it: it would have to be cleared anew for each.
void ReturnLargeBlocks() {
#ifdef M_MMAP_THRESHOLD
  mallopt(M_MMAP_THRESHOLD, 256 << 10);
  mallopt(M_TRIM_THRESHOLD, 4 << 20);
#endif
}

bool Plays(const RunArguments& arguments, const char* role) {
  return arguments.roles.empty() ||
         std::find(arguments.roles.begin(), arguments.roles.end(), role) !=
             arguments.roles.end();
}

Result<Roles> RolesOf(const RunArguments& arguments) {
  const Roles roles{Plays(arguments, "crawl"), Plays(arguments, "match")};
  if (!roles.crawl && !roles.match) {
    return Fail(ErrorCode::kInvalidArgument,
                "this version crawls and matches; publishing happens with "
                "matching, and web pages come later: name crawl or match "
                "among the roles");
  }
  if (arguments.once && !roles.crawl) {
    return Fail(ErrorCode::kInvalidArgument,
                "--once is one pass over the sources: name crawl among the "
                "roles");
  }
  return roles;
}

// One pass over all that is due, as the daemon that it stands for.
int Once(const Settings& settings, const Field& field, Store& store,
         bool match) {
  std::unique_ptr<RoleLease> lease;
  if (match) {
    auto taken = TakeMatchRole(store, settings);
    if (!taken) return FailWith(taken.error());
    lease = *std::move(taken);
  }
  return Pass(settings, field, store, match, {}, match);
}

}  // namespace

int Crawl(const CrawlArguments& arguments) {
  BlockSignals();
  ReturnLargeBlocks();
  const auto settings = ReadSettings(arguments.config);
  if (!settings) return BadSettings(settings.error());
  const auto field = LoadField("");
  if (!field) return FailWith(field.error());
  const auto lock = DaemonLock::Acquire(settings->store.state_dir);
  if (!lock && lock.error().code != ErrorCode::kUnavailable) {
    return FailWith(lock.error());
  }
  const auto store = OpenStore(settings->store);
  if (!store) return FailWith(store.error());
  std::unique_ptr<RoleLease> lease;
  if (arguments.match) {
    // One process matches for a store, since each keeps the whole index.
    auto taken = lock ? TakeMatchRole(**store, *settings) : Fail(lock.error());
    if (taken) lease = *std::move(taken);
  }
  const int passed = Pass(*settings, **field, **store, lock.has_value(),
                          {arguments.sources.begin(), arguments.sources.end()},
                          lease != nullptr, arguments.json);
  if (passed != kExitDone || !arguments.match || lease) return passed;
  // Whoever had the role may be done: an edit's matching is short.
  const StopOnSignal signal;
  return MatchEdits(**store, *settings, **field, signal.token());
}

int Run(const RunArguments& arguments) {
  BlockSignals();
  ReturnLargeBlocks();
  const auto roles = RolesOf(arguments);
  if (!roles) {
    Complain(roles.error().message);
    return kExitUsage;
  }
  auto settings = ReadSettings(arguments.config);
  if (!settings) return BadSettings(settings.error());
  const auto field = LoadField("");
  if (!field) return FailWith(field.error());
  // Whoever only crawls may run beside the one who matches.
  std::optional<Result<DaemonLock>> lock;
  if (roles->match) lock = DaemonLock::Acquire(settings->store.state_dir);
  if (lock && !*lock) return FailWith(lock->error());
  const auto store = OpenStore(settings->store);
  if (!store) return FailWith(store.error());
  if (arguments.once) return Once(*settings, **field, **store, roles->match);
  WarnOfNoContact(*settings);
  const auto ran = RunDaemon(arguments.config, std::move(*settings), **field,
                             **store, *roles);
  return ran ? kExitDone : FailWith(ran.error());
}

}  // namespace rolecall
