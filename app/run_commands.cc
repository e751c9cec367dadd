// rolecall run, rolecall crawl
#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>

#include "app/commands.h"
#include "app/context.h"
#include "app/daemon.h"
#include "app/exit_code.h"
#include "app/terminal.h"
#include "base/log.h"
#include "store/daemon_lock.h"

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

// One pass and its summary as the last line.
int Pass(const Settings& settings, const Field& field, Store& store,
         bool holds_lock, const std::set<std::string>& only, bool match) {
  const auto begun = std::chrono::steady_clock::now();
  const StopOnSignal signal;
  const auto pass =
      RunPass(settings, field, store, CrawlOwner(settings, holds_lock), only,
              match, signal.token());
  if (!pass) {
    Complain(pass.error().message);
    switch (pass.error().code) {
      case ErrorCode::kNotFound:
        return kExitUsage;
      case ErrorCode::kCannotWrite:
        return kExitTryAgain;  // what was stored is kept
      default:
        return ExitCodeOf(pass.error());
    }
  }
  const std::chrono::duration<double> seconds =
      std::chrono::steady_clock::now() - begun;
  Out(SummaryLine(*pass, seconds.count()));
  if (signal.token().stop_requested()) {
    Complain("stopped before the end; what was stored is kept");
    return kExitTryAgain;
  }
  return kExitDone;
}

// What one huge answer needed is given back to the system when it is freed;
// left alone, glibc learns from it to keep such blocks.
void ReturnLargeBlocks() {
#ifdef M_MMAP_THRESHOLD
  mallopt(M_MMAP_THRESHOLD, 256 << 10);
#endif
}

bool Plays(const RunArguments& arguments, const char* role) {
  return arguments.roles.empty() ||
         std::find(arguments.roles.begin(), arguments.roles.end(), role) !=
             arguments.roles.end();
}

}  // namespace

int Crawl(const CrawlArguments& arguments) {
  BlockSignals();
  ReturnLargeBlocks();
  const auto settings = ReadSettings(arguments.config);
  if (!settings) return BadSettings(settings.error());
  const auto field = LoadField("");
  if (!field) return FailWith(field.error());
  // One process matches for a store, since each keeps the whole index.
  const auto lock = DaemonLock::Acquire(settings->store.state_dir);
  if (!lock && lock.error().code != ErrorCode::kUnavailable) {
    return FailWith(lock.error());
  }
  if (!lock && arguments.match) {
    LogInfo("a daemon runs on this store: it will match what is crawled here");
  }
  const auto store = OpenStore(settings->store);
  if (!store) return FailWith(store.error());
  return Pass(*settings, **field, **store, lock.has_value(),
              {arguments.sources.begin(), arguments.sources.end()},
              arguments.match && lock.has_value());
}

int Run(const RunArguments& arguments) {
  BlockSignals();
  ReturnLargeBlocks();
  const auto settings = ReadSettings(arguments.config);
  if (!settings) return BadSettings(settings.error());
  const auto field = LoadField("");
  if (!field) return FailWith(field.error());
  const auto lock = DaemonLock::Acquire(settings->store.state_dir);
  if (!lock) return FailWith(lock.error());
  const auto store = OpenStore(settings->store);
  if (!store) return FailWith(store.error());
  if (arguments.once) {
    return Pass(*settings, **field, **store, true, {},
                Plays(arguments, "match"));
  }
  Roles roles{Plays(arguments, "crawl"), Plays(arguments, "match")};
  if (!roles.crawl && !roles.match) {
    Complain(
        "this version crawls and matches; publishing happens with matching, "
        "and web pages come later: name crawl or match among the roles");
    return kExitUsage;
  }
  const auto ran =
      RunDaemon(arguments.config, *settings, **field, **store, roles);
  return ran ? kExitDone : FailWith(ran.error());
}

}  // namespace rolecall
