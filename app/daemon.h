// The daemon: the stages on threads of their own, the signals, the end.
#pragma once

#include <memory>
#include <set>
#include <stop_token>
#include <string>
#include <thread>

#include "app/context.h"
#include "base/error.h"
#include "pipeline/crawl_stage.h"
#include "store/role_lease.h"

namespace rolecall {

// The name of this process's crawler.  One that holds the state directory's
// daemon lock has the same name after every restart, so that it goes on with
// what it was killed in.
std::string CrawlOwner(const Settings& settings, bool holds_lock);

// Of matching, which one process at a time does for a store.
inline constexpr char kMatchRole[] = "match";

// The role of matching by the daemon's name.  The process must hold
// the state directory's daemon lock, which makes its name the only one.  Fails
// with kUnavailable when another process matches for this store.
[[nodiscard]] Result<std::unique_ptr<RoleLease>> TakeMatchRole(
    Store& store, const Settings& settings);

// One pass of all that is due, or of the named sources: crawl, and, with
// `match`, match, for which the role must be held.
struct PassResult {
  CrawlSummary crawl;
  std::set<std::string> visited;  // the sources whose visits have ended
  Published published;
};
[[nodiscard]] Result<PassResult> RunPass(const Settings& settings,
                                         const Field& field, Store& store,
                                         const std::string& owner,
                                         const std::set<std::string>& only,
                                         bool match, std::stop_token stop);

// Says in the log what matching has changed, if anything.
void LogPublished(const Published& published);

struct Roles {
  bool crawl = true;
  bool match = true;
};

// Runs until SIGTERM or SIGINT.  While another process matches for the store,
// this one stands by and takes the role when it is free.  SIGHUP reads the
// configuration at `config` again; a bad one is refused and the old one stays.
// Signals must be blocked (BlockSignals) before the process makes its first
// thread.
[[nodiscard]] Result<void> RunDaemon(const std::string& config,
                                     Settings settings, const Field& field,
                                     Store& store, Roles roles);

// Blocks SIGTERM, SIGINT and SIGHUP for this and all later threads.
void BlockSignals();

// Asks for a stop when SIGTERM or SIGINT comes, for as long as it lives; for
// work that ends by itself.  Signals must be blocked.
class StopOnSignal {
 public:
  StopOnSignal();
  ~StopOnSignal();
  std::stop_token token() const { return stop_.get_token(); }

 private:
  std::stop_source stop_;
  std::jthread thread_;
};

}  // namespace rolecall
