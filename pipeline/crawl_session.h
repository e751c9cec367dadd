// The sources that are being visited at present, on one crawler.
//
//   CrawlSession session(options, parts, stop);
//   session.Begin(source, now_or_never);     // leases it, starts its visit
//   session.RunUntil(deadline);              // until one ends, or the deadline
//   for (auto& ended : session.TakeEnded()) ...
//
// One thread.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "crawler/crawler.h"
#include "model/source.h"
#include "parser/posting_reader.h"
#include "pipeline/held_source.h"
#include "pipeline/ingest.h"
#include "pipeline/intake.h"
#include "pipeline/source_visit.h"
#include "pipeline/store_crawl_memory.h"
#include "store/store.h"

namespace rolecall {

class CrawlSession {
 public:
  using Progress = HeldSource::Progress;

  // What became of a try to begin.
  enum class Begun {
    kYes,
    kTaken,   // another crawler has the source
    kNotDue,  // another crawler has just had it, or it may not be asked now
    kFailed,  // the store, or the source's kind: it has been logged
  };

  // A visit that is over, and when the source wants the next.
  struct Ended {
    std::string source_id;
    Timestamp next;
    bool gives_matches;
    bool was_visited;  // false: it could not begin once its search had ended
  };

  // All but `options` must outlive the session.  `owner` is the name in leases.
  CrawlSession(const CrawlOptions& options, const PostingReader& reader,
               Store& store, const Clock& clock, std::string owner,
               std::stop_token stop, Progress progress);
  ~CrawlSession();
  CrawlSession(const CrawlSession&) = delete;
  CrawlSession& operator=(const CrawlSession&) = delete;

  // So many visits go on at a time; more wait for one to end.
  static constexpr size_t kVisitsAtOnce = 256;
  // A source that another crawler has, or whose visit could not begin, is
  // looked at again after this.
  static constexpr std::chrono::seconds kLookAgain{30};
  bool HasRoom() const { return held_.size() < kVisitsAtOnce; }
  bool IsIdle() const { return held_.empty(); }

  // Leases the source and starts its visit; `forced`: even when not due and in
  // its quiet hours.
  Begun Begin(const Source& source, bool forced);

  // Fetches until a visit has ended, `until` has come or a stop was asked for.
  // Keeps the leases meanwhile, whatever the sources do.
  void RunUntil(std::chrono::steady_clock::time_point until);

  // The visits that ended since the last call.
  std::vector<Ended> TakeEnded();

  // Of all visits so far.
  const CrawlSummary& summary() const { return summary_; }
  // Set once the store could not write: every visit has then been cut off, to
  // be done again when there is space; what was stored is kept.
  const std::optional<Error>& error() const { return error_; }

 private:
  struct Held {
    std::unique_ptr<HeldSource> source;
    std::chrono::steady_clock::time_point leased_at;
  };
  [[nodiscard]] Result<void> Start(HeldSource& held);
  void StartAgain(HeldSource& held);
  void Release(const std::string& id);
  void RenewLeases();
  void Finish(const HeldSource& held);
  void CutOff(const HeldSource& held);
  void Remember(const CrawlState& state);
  void KeepRest(const HeldSource& held);
  void End(const CrawlState& state);
  void GiveUp(const Error& error);

  Store& store_;
  const Clock& clock_;
  const std::string owner_;
  const CrawlOptions options_;
  const Progress progress_;
  std::stop_source stop_;  // the caller's stop, or a full disk
  std::stop_callback<std::function<void()>> forward_stop_;
  StoreCrawlMemory memory_;
  Crawler crawler_;
  Ingest ingest_;
  Intake intake_;
  VisitParts parts_;
  std::vector<Held> held_;
  std::vector<Ended> ended_;
  CrawlSummary summary_;
  std::optional<Error> error_;
};

}  // namespace rolecall
