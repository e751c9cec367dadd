// Visits the sources whose time has come.
#pragma once

#include <set>
#include <stop_token>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "crawler/crawler.h"
#include "model/source.h"
#include "parser/posting_reader.h"
#include "pipeline/crawl_session.h"
#include "store/store.h"

namespace rolecall {

// One thread.
class CrawlStage {
 public:
  using Progress = CrawlSession::Progress;

  // `owner` names the crawler in leases: what crawled under this name before,
  // and was killed, left its sources to it.  Two that run at once need two
  // names.  All else must outlive the stage.
  CrawlStage(const PostingReader& reader, Store& store, const Clock& clock,
             std::string owner);

  // One pass: visits those of `sources` that may be visited, are due and leased
  // by nobody else; with `only`, just those, due or not, and in their quiet
  // hours too.  Fails with kNotFound when a name of `only` is no source, with
  // kDisallowed when it is one that needs a permission, and with kCannotWrite
  // when the store's disk is full: what was stored is kept, the next pass does
  // the rest.
  [[nodiscard]] Result<CrawlSummary> Visit(const std::vector<Source>& sources,
                                           const CrawlOptions& options,
                                           const std::set<std::string>& only,
                                           std::stop_token stop,
                                           const Progress& progress = {});

  // The sources whose visits the last Visit has brought to an end.
  const std::set<std::string>& visited() const { return visited_; }

  // Visits each source whenever it is due, whatever the others do, until
  // `stop`.  Fails with kCannotWrite as Visit does.
  [[nodiscard]] Result<void> Run(const std::vector<Source>& sources,
                                 const CrawlOptions& options,
                                 std::stop_token stop);

 private:
  // Sources by a time, the earliest first.
  using Queue = std::set<std::pair<Timestamp, const Source*>>;
  struct Plan {
    Queue waiting;  // by when they are due
    // Those whose postings are in somebody's ranking.
    std::unordered_set<const Source*> fruitful;

    // Those that are due by `now`, in the order of their turns; they wait no
    // more.
    Queue TakeDue(Timestamp now);
  };
  Plan PlanOf(const std::vector<Source>& sources, const CrawlOptions& options,
              std::stop_token stop);

  const PostingReader& reader_;
  Store& store_;
  const Clock& clock_;
  const std::string owner_;
  std::set<std::string> visited_;
};

}  // namespace rolecall
