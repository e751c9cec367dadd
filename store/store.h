// What outlives the process: crawl state, postings, candidates, rankings, match
// events.  The only module that knows Redis; docs/formats.md has the keys.
//
// Promises: what a call acknowledged survives a crash at any instant, and every
// change of a match gives exactly one event, however often it is published.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "model/candidate.h"
#include "model/match.h"
#include "model/posting.h"
#include "model/source.h"

namespace rolecall {

struct StoreOptions {
  // Empty: a private redis-server in state_dir.  Else
  // redis+unix://[[user]:password@]/path[?db=N] or
  // redis://[[user]:password@]host[:port][/db].
  std::string url;
  std::string state_dir = "/var/lib/rolecall";
  // Of the private server: "always", "everysec" or "no".
  std::string appendfsync = "everysec";
  // A candidate's ranking is cut to this; a posting's is shown up to this.
  size_t max_matches_per_candidate = 200;
  size_t max_matches_per_posting = 10000;
  // Match events kept for listeners, per partition (there are 16).
  size_t max_events = 100000;
};

enum class PutOutcome { kNew, kChanged, kSame };

// A posting or a candidate that changed and has not been matched since.
struct Change {
  enum class Kind { kPosting, kCandidate };
  std::string entry;  // opaque, for AckChanges
  Kind kind = Kind::kPosting;
  std::string id;
};

// A small record with an end.  `name` is a family and a key,
// "robots:https://example.org".
struct Note {
  std::string name;
  std::string value;
  std::chrono::seconds span{};
};

// A posting to put, and a note that is there when it is.
struct NotedPosting {
  Posting posting;
  std::optional<Note> note;
};

// What is to be a candidate's ranking; the matches must outlive its use.
struct CandidateRanking {
  std::string candidate_id;
  std::span<const Match> matches;
};

// How many events a publication gave.
struct Published {
  size_t fresh = 0;    // match.new
  size_t changed = 0;  // match.changed
  size_t gone = 0;     // match.gone

  Published& operator+=(const Published& more) {
    fresh += more.fresh;
    changed += more.changed;
    gone += more.gone;
    return *this;
  }
};

// Thread-safe.  Every call may fail with kUnavailable (the server does not
// answer; the caller tries again: all calls are idempotent, but a call whose
// answer was lost may have been done, so that the next says "same"),
// kCannotWrite (its disk is full; reading still works), kMalformed (a record
// that another version wrote, or that is damaged) or kInvalidArgument: every id
// is 1 to 1024 bytes of UTF-8 without control characters, every span of time is
// positive.  A call waits about a
// second for a server that is not there, and ten for an answer.
class Store {
 public:
  virtual ~Store() = default;

  // Crawl state of sources, and leases so that two crawlers never visit one
  // source at a time.  A lease that is not released ends by itself.
  [[nodiscard]] virtual Result<std::vector<CrawlState>> CrawlStates() = 0;
  [[nodiscard]] virtual Result<std::optional<CrawlState>> FindCrawlState(
      const std::string& source_id) = 0;
  [[nodiscard]] virtual Result<void> PutCrawlState(const CrawlState& state) = 0;
  // True when `owner` has the source now; its own lease is made longer.
  [[nodiscard]] virtual Result<bool> LeaseSource(const std::string& source_id,
                                                 const std::string& owner,
                                                 std::chrono::seconds span) = 0;
  [[nodiscard]] virtual Result<void> ReleaseSource(
      const std::string& source_id, const std::string& owner) = 0;

  // The same for what one process at a time does for a store: "match".  Held
  // by RoleLease (role_lease.h), which renews it.
  [[nodiscard]] virtual Result<bool> LeaseRole(const std::string& role,
                                               const std::string& owner,
                                               std::chrono::seconds span) = 0;
  [[nodiscard]] virtual Result<void> ReleaseRole(const std::string& role,
                                                 const std::string& owner) = 0;

  // Pages, by URL; kept kPageSpan (60 days) after they were last put.
  [[nodiscard]] virtual Result<std::vector<std::optional<PageState>>> FindPages(
      std::span<const std::string> urls) = 0;
  [[nodiscard]] virtual Result<void> PutPages(
      std::span<const PageState> pages) = 0;

  // Small records with an end: robots.txt bodies, host clocks.
  [[nodiscard]] virtual Result<std::vector<std::optional<std::string>>>
  FindNotes(std::span<const std::string> names) = 0;
  [[nodiscard]] Result<std::optional<std::string>> FindNote(
      const std::string& name);
  [[nodiscard]] virtual Result<void> PutNote(
      const std::string& name, std::string_view value,
      std::chrono::milliseconds span) = 0;
  // Puts the note unless it is there, as one step: 0 when it was not, else how
  // much longer it is there (at least a millisecond).  A span of 0 only looks.
  [[nodiscard]] virtual Result<std::chrono::milliseconds> ClaimNote(
      const std::string& name, std::chrono::milliseconds span) = 0;

  // Postings, in few exchanges with the server; a result for each, in order,
  // with the errors that are of one posting alone (kMalformed,
  // kInvalidArgument).  Put compares everything but first_seen_at and
  // last_seen_at; first_seen_at of a known posting is kept.  kNew and kChanged
  // also queue a Change: a posting, its indexes and its change are one atomic
  // step.  A closed posting is forgotten after 90 days; put without closed_at
  // it is open again.
  [[nodiscard]] virtual Result<std::vector<Result<PutOutcome>>> PutPostings(
      std::span<const NotedPosting> postings) = 0;
  [[nodiscard]] virtual Result<std::vector<Result<std::optional<Posting>>>>
  FindPostings(std::span<const std::string> ids) = 0;
  // Of one.
  [[nodiscard]] Result<PutOutcome> PutPosting(const Posting& posting);
  [[nodiscard]] Result<std::optional<Posting>> FindPosting(
      const std::string& id);
  // Marks each closed, whoever shows it, and queues a Change; false when it was
  // not open.
  [[nodiscard]] virtual Result<std::vector<Result<bool>>> ClosePostings(
      std::span<const std::string> ids, Timestamp at) = 0;
  [[nodiscard]] Result<bool> ClosePosting(const std::string& id, Timestamp at);
  // The ids of the open postings that a source shows, first or among others,
  // ascending; of all sources if empty.
  [[nodiscard]] virtual Result<std::vector<std::string>> OpenPostingIds(
      const std::string& source_id) = 0;
  // The ids of the open postings that were not read by this version, in no
  // order: what reads them is the store's server, so that many cost little.
  // Records that cannot be read are passed over.
  [[nodiscard]] virtual Result<std::vector<std::string>> IdsReadByOthers(
      const std::string& extractor_version) = 0;
  // Calls `visit` once for each posting, closed ones too, in no order.  Stops
  // where `visit` returns false.  Records that cannot be read are passed over
  // and make it kMalformed at the end, naming the first.
  [[nodiscard]] virtual Result<void> ForEachPosting(
      const std::function<bool(const Posting&)>& visit) = 0;

  // Candidates.  A changed profile queues a Change in the same atomic step.
  // The contact lives under a key of its own; nullopt leaves what is there, and
  // a contact that alone is new is kChanged without a Change.
  [[nodiscard]] virtual Result<PutOutcome> PutCandidate(
      const Candidate& candidate, const std::optional<Contact>& contact) = 0;
  [[nodiscard]] virtual Result<std::vector<Result<std::optional<Candidate>>>>
  FindCandidates(std::span<const std::string> ids) = 0;
  [[nodiscard]] Result<std::optional<Candidate>> FindCandidate(
      const std::string& id);
  [[nodiscard]] virtual Result<std::optional<Contact>> FindContact(
      const std::string& id) = 0;
  [[nodiscard]] virtual Result<void> ForEachCandidate(
      const std::function<bool(const Candidate&)>& visit) = 0;
  // Leaves no trace: profile, contact, rankings of both sides, events, queued
  // changes, and the server's append-only file, which is written anew; waits up
  // to ten minutes for that.  Listeners are not told: an event would be a
  // trace.  False when nothing was found; the file is written anew all the
  // same, so after a failure (kCannotWrite where the file cannot be written)
  // ask again: it is finished.
  [[nodiscard]] virtual Result<bool> EraseCandidate(const std::string& id) = 0;

  // The queue between storing and matching.  A change that was read and not
  // acknowledged is read again after `idle`, by whoever reads next.  A record
  // that changes while an earlier change is unread is queued once; one that
  // changes after it was read is queued anew.  Gives at most `max`, or one for
  // each of 16 partitions where `max` is less; waits up to `wait` for the
  // first.  `consumer` names the reader: one name for each process and thread.
  [[nodiscard]] virtual Result<std::vector<Change>> ReadChanges(
      const std::string& consumer, size_t max, std::chrono::milliseconds wait,
      std::chrono::milliseconds idle) = 0;
  [[nodiscard]] virtual Result<void> AckChanges(
      std::span<const Change> changes) = 0;
  // How many were not acknowledged yet, read or not.
  [[nodiscard]] virtual Result<size_t> CountChanges() = 0;

  // Makes the best `max_matches_per_candidate` of each one's matches that
  // candidate's whole ranking, on both sides, and tells what changed by events:
  // a match is changed when its score or qualification is another.  Each
  // candidate is one atomic step, all together are not.  Doing it again changes
  // nothing, and doing it after a failure finishes it.  Many threads may
  // publish, but one at a time for one candidate, who is listed once.  For
  // candidates without a profile, who were erased, nothing is done.  A result
  // for each, in order, with the errors that are of one candidate alone:
  // kInvalidArgument when a match is of somebody else, or listed twice.
  [[nodiscard]] virtual Result<std::vector<Result<Published>>>
  PublishCandidates(std::span<const CandidateRanking> rankings,
                    Timestamp at) = 0;
  [[nodiscard]] Result<Published> PublishCandidate(
      const std::string& candidate_id, std::span<const Match> matches,
      Timestamp at);
  // Best first, ties by ascending id; with reasons.  Of a posting at most
  // max_matches_per_posting.
  [[nodiscard]] virtual Result<std::vector<Match>> CandidateMatches(
      const std::string& id, size_t k) = 0;
  [[nodiscard]] virtual Result<std::vector<Match>> PostingMatches(
      const std::string& id, size_t k) = 0;
  // Everybody who may have the posting in their ranking, ascending and uncut;
  // after a crash some do not have it.
  [[nodiscard]] virtual Result<std::vector<std::string>> PostingHolders(
      const std::string& id) = 0;
  // How many of these postings have such holders, in one exchange.
  [[nodiscard]] virtual Result<size_t> CountMatched(
      std::span<const std::string> posting_ids) = 0;

  // Forces what was written to disk, where the server can.
  [[nodiscard]] virtual Result<void> Flush() = 0;
};

// Connects, starting the private server where `options.url` is empty and none
// runs yet in state_dir; the last process to close its Store stops it.  Fails
// with kInvalidArgument (bad URL, wrong password), kUnavailable (no answer, no
// redis-server in PATH), kCannotWrite (no state_dir, full disk) or kMalformed
// (another layout, a damaged file: the message says what to do).  Spans of time
// are measured by the server.  Ignores SIGPIPE from then on, where nobody has
// set it otherwise.
[[nodiscard]] Result<std::unique_ptr<Store>> OpenStore(
    const StoreOptions& options);

}  // namespace rolecall
