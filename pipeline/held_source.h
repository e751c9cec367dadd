// A source in a session's hands: the search for its board, where its address
// tells none, and then its visit, within what it may ask for.
//
//   HeldSource held(source, state, forced, parts, progress);
//   crawler.Visit(held.source(), *held.Begin(), held);
//   ... Crawler::Run ...
//   if (held.wants_to_begin()) as above: the search has found the board
//   if (held.is_over()) held.visit(), held.rest(), held.state()
//
// One thread: that of Crawler::Run.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "crawler/crawler.h"
#include "model/source.h"
#include "parser/boards/board_search.h"
#include "pipeline/allowance.h"
#include "pipeline/source_visit.h"

namespace rolecall {

class HeldSource : public VisitHandler {
 public:
  // Called after each page: which source, and what its visit has done so far.
  using Progress = std::function<void(const std::string&, const CrawlSummary&)>;

  // `source` has the house's rules, `state` is that before the visit; `forced`:
  // in the quiet hours too, and for pages that are still fresh.  `parts` and
  // `progress` must outlive it.
  HeldSource(Source source, CrawlState state, bool forced,
             const VisitParts& parts, const Progress& progress);
  HeldSource(const HeldSource&) = delete;
  HeldSource& operator=(const HeldSource&) = delete;

  // The first requests, of the search or of the visit.  Fails as
  // SourceVisit::Begin and FindBoard do.
  [[nodiscard]] Result<std::vector<FetchRequest>> Begin();

  std::vector<FetchRequest> OnPage(Page page) override;
  void OnError(const FetchRequest& request, const Error& error) override;
  std::vector<FetchRequest> OnIdle() override;
  void OnDone(bool complete) override;

  // The search is over, or Begin() failed.
  bool wants_to_begin() const { return wants_to_begin_; }
  bool is_over() const { return is_over_; }
  // As it is visited: with the address and the kind that were found.
  const Source& source() const { return source_; }
  // As before the visit, but for what was learnt on the way: the requests that
  // were made, the board that was found, the share of matches.
  CrawlState state() const;
  // Null where a stop came before it began.
  const SourceVisit* visit() const { return visit_.get(); }
  // Whether anything bounds what it may ask for.
  bool is_bounded() const { return allowance_.is_bounded(); }
  // What the visit left to the next one.
  const Rest& rest() const { return rest_; }

 private:
  [[nodiscard]] Result<std::vector<FetchRequest>> BeginNext();
  bool MustSearch() const;
  std::optional<FetchRequest> NextOfSearch();
  void EndSearch();
  void Use(const std::string& url, const std::string& kind);
  Rest EarlierRest();
  void CountMatches();
  [[nodiscard]] Result<std::vector<FetchRequest>> BeginVisit();
  // What the visit asks for behind a page of it; nothing behind one that may
  // not be read.
  std::vector<FetchRequest> Take(Page page);
  std::vector<FetchRequest> Admit(std::vector<FetchRequest> requests);
  void RecallLate();
  void AskLate(const std::string& url);

  Source source_;
  CrawlState state_;
  const VisitParts& parts_;
  const Progress& progress_;
  const bool forced_;
  Allowance allowance_;
  std::optional<BoardSearch> search_;
  std::unique_ptr<SourceVisit> visit_;
  Rest rest_;
  // Pages that a host answered by wanting to be left alone, and what of them is
  // asked for when all else is done: one that is always refused hides no other.
  // Of a bounded source, Allowance sees to that.
  std::set<std::string> late_;
  std::vector<FetchRequest> held_back_;
  bool has_searched_ = false;
  bool is_search_cut_off_ = false;
  // What the search got from the source's address, unless it is long, or how it
  // failed: a visit that begins with it need not ask for it again.
  std::optional<Page> front_page_;
  std::optional<std::pair<FetchRequest, Error>> lost_page_;
  bool wants_to_begin_ = false;
  bool is_over_ = false;
};

// The name of the note that keeps the pages which are to be asked for last.
std::string LateNote(const std::string& source_id);
// The name of the note that keeps what an unfinished visit left.
std::string RestNote(const std::string& source_id);

}  // namespace rolecall
