// One visit of one source: what the crawler fetches becomes stored postings,
// and postings that the board no longer shows are closed.
//
// A posting closes when its page answers 404 or 410, when its page has lost its
// markup, when its valid-through day is past, or when a complete listing lacks
// it; in all but the third case only when no other source shows it either.  A
// page that fails in any other way (403, 429, 5xx, a timeout) closes nothing:
// what it gave last time still stands.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "crawler/crawler.h"
#include "model/source.h"
#include "parser/boards/board.h"
#include "pipeline/crawl_summary.h"
#include "pipeline/folder_ids.h"
#include "pipeline/ingest.h"
#include "pipeline/intake.h"
#include "pipeline/seen_postings.h"
#include "store/store.h"

namespace rolecall {

// What visits share.
struct VisitParts {
  Intake& intake;
  Store& store;
  const Clock& clock;
  std::stop_token stop;
  // Called when the store could not write: no visit can go on.
  std::function<void(const Error&)> give_up;
};

// One thread: that of Crawler::Run.
class SourceVisit : public VisitHandler {
 public:
  // All must outlive the visit.  `asks_anyway`: for pages that are still fresh,
  // too (RFC 9111), which are else taken to be as they were.
  SourceVisit(const Source& source, const Board& board, const VisitParts& parts,
              bool asks_anyway = false);

  // Loads what is known of the source and returns the first requests: the
  // board's, or those of the `rest` that an unfinished visit left, of whose
  // listing it saw so much as `earlier` says.
  [[nodiscard]] Result<std::vector<FetchRequest>> Begin(
      std::vector<FetchRequest> rest = {},
      std::string_view earlier = "complete");
  // Before OnDone: this request was not made, and is left to the next visit.
  void LeaveOut(const FetchRequest& request);

  std::vector<FetchRequest> OnPage(Page page) override;
  void OnError(const FetchRequest& request, const Error& error) override;
  void OnDone(bool complete) override;
  // Counts and logs an error of a request, which may be made again.
  void Postpone(const FetchRequest& request, const Error& error);
  // Counts and logs an error at a place, and concludes nothing from it.
  void Note(const std::string& where, const Error& error);

  bool done() const { return done_; }
  // At least one page was answered with what was asked for.
  bool answered() const { return answered_; }
  // Nothing stood in the way of closing what the listing lacks.
  bool complete() const {
    return complete_ && !continued_ && !left_listing_ && !took_listing_;
  }
  // Whether it goes on with what an earlier one left.
  bool continued() const { return continued_; }
  const std::set<std::string>& open() const { return seen_.open(); }
  // As CrawlState's.
  std::string_view coverage() const {
    return unfinished_ ? "unfinished" : listing_coverage();
  }
  // The same of all but what was left out.
  std::string_view listing_coverage() const;
  const std::string& robots() const { return robots_; }
  // Until when the source's host wants to be left alone, if it said so.
  std::optional<Timestamp> left_alone_until() const {
    return left_alone_until_;
  }
  const std::string& employer() const { return employer_; }
  // Until then all that it asked for stays fresh; nullopt where something of it
  // names no time.
  std::optional<Timestamp> fresh_until() const {
    return fresh_until_ == Timestamp::max() ? std::nullopt : fresh_until_;
  }
  int Percentile95() const;  // milliseconds
  const CrawlSummary& summary() const { return summary_; }
  // The last error, empty if none.
  const std::string& last_error() const { return last_error_; }

 private:
  // A page of which postings are on their way into the store.
  struct PageInHand {
    PageState state;
    size_t open = 0;  // postings without an outcome
    bool whole = true;
  };

  std::vector<FetchRequest> Read(const Page& page);
  bool NoteAll(const FetchRequest& request, const std::vector<Error>& errors);
  void Keep(PageInHand& page);
  std::vector<FetchRequest> Unchanged(const Page& page);
  std::vector<FetchRequest> Reserve(const Page& page,
                                    std::vector<FetchRequest> requests);
  // What becomes of the postings that a page gave when it was last read.
  enum class Fate {
    kSame,     // they are there
    kUnknown,  // it could not be read: they count as seen
    kGone,
    kUnmarked,  // it is there, and shows none any more
  };
  // Most need not be known at once: they are looked up together.
  struct Unsettled {
    std::string url;
    Fate fate;
    std::optional<Timestamp> fetched_at;  // of a 304
    std::optional<Timestamp> fresh_until;
    // Of kUnmarked: what is remembered of it, once its fate is known.
    std::optional<PageState> state = {};
  };
  // Takes in what the listing said of a posting whose page shows none.
  void StandIn(const FetchRequest& request,
               const std::shared_ptr<PageInHand>& page);
  void Fault(const FetchRequest& request, const Error& error);
  void ClaimIds(const Page& page, std::vector<Posting>& postings);
  static std::shared_ptr<PageInHand> InHand(const Page& page,
                                            const BoardAnswer& answer,
                                            bool is_freed, bool is_repeatable);
  bool TakeListed(std::vector<Posting>& listed);
  void Settle(Unsettled page);
  void SettleAll();
  void Refresh(PageState state, const Unsettled& page);
  void Unmark(const std::vector<std::string>& known, PageState state);
  // Takes a page that is still fresh for what it was, and adds what it led on
  // to.
  void TakeFresh(const FetchRequest& request, const PageState& state,
                 std::vector<FetchRequest>* requests);
  void NoteFresh(std::optional<Timestamp> until);
  void Remember(PageState state);
  void SavePages();
  void Gone(const Page& page);
  void NoteEmployer(const Posting& posting);
  void Accept(Posting posting, const std::shared_ptr<PageInHand>& page);
  void Taken(const std::string& id, const Result<IngestResult>& result,
             PageInHand& page);
  void KeepPostings(PageState* state);
  void Close();
  void Conclude(const SeenPostings::Closing& closing);
  void Prepare(std::vector<FetchRequest>* requests);
  std::vector<FetchRequest> PrepareSome(std::vector<FetchRequest>& requests,
                                        std::vector<FetchRequest>* kept);
  std::optional<PageState> Known(const std::string& url);

  const Source& source_;
  const Board& board_;
  const VisitParts& parts_;
  const bool asks_anyway_;
  Store& store_;
  const Clock& clock_;
  const std::stop_token stop_;

  SeenPostings seen_;
  FolderIds folder_ids_;
  // Listed with a description and not known yet, by the page's URL.
  std::unordered_map<std::string, Posting> spares_;
  // What a listing says of postings that are still to be read, by their ids.
  std::unordered_map<std::string, Posting> told_;
  size_t on_their_way_ = 0;  // postings that the intake has not told about
  std::vector<PageState> unsaved_;
  std::vector<Unsettled> unsettled_;
  bool fates_known_ = true;  // of all that was settled
  // Pages that led on when they were last read, by a hash of their URL.
  std::unordered_set<uint64_t> linking_;
  size_t total_ = 0;  // what the board says that it has
  CrawlSummary summary_;
  std::string last_error_;
  std::string robots_ = "ok";
  std::set<std::string, std::less<>> origins_;  // of what the board begins with
  std::optional<Timestamp> left_alone_until_;
  std::string employer_;
  bool many_employers_ = false;
  std::vector<int> millis_;  // of the answers
  std::optional<Timestamp> fresh_until_ = Timestamp::max();
  std::unordered_set<uint64_t> fresh_;  // pages taken so, by a hash of the URL
  bool answered_ = false;
  bool complete_ = true;
  bool truncated_ = false;
  std::string_view suspicion_;  // "suspect", "suspect empty"; empty: none
  bool continued_ = false;   // the listing was read in part by an earlier visit
  bool unfinished_ = false;  // something was left to a later visit
  bool left_listing_ = false;  // ... that was no posting's page
  // A fresh listing was taken unasked: it says nothing that was not said when
  // it was read.
  bool took_listing_ = false;
  bool done_ = false;
};

}  // namespace rolecall
