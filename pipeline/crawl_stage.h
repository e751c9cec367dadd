// Visits the sources whose time has come.
#pragma once

#include <functional>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "crawler/crawler.h"
#include "model/source.h"
#include "parser/posting_reader.h"
#include "pipeline/source_visit.h"
#include "store/store.h"

namespace rolecall {

// One thread.
class CrawlStage {
 public:
  // Called after each page: which source, and the sums so far.
  using Progress = std::function<void(const std::string&, const CrawlSummary&)>;

  // `owner` names the crawler in leases: what crawled under this name before,
  // and was killed, left its sources to it.  Two that run at once need two
  // names.  All else must outlive the stage.
  CrawlStage(const PostingReader& reader, Store& store, const Clock& clock,
             std::string owner);

  // Visits, all at a time, those of `sources` that are enabled, due and leased
  // by nobody else; with `only`, just those, due or not.  Fails with kNotFound
  // when a name of `only` is no source.
  Result<CrawlSummary> Visit(const std::vector<Source>& sources,
                             const CrawlOptions& options,
                             const std::set<std::string>& only,
                             std::stop_token stop,
                             const Progress& progress = {});

  // When the next of `sources` is due; at most an hour from now.
  Timestamp NextDue(const std::vector<Source>& sources);

 private:
  struct Begun;
  bool IsDue(const Source& source, std::stop_token stop);
  bool Lease(const Source& source, std::stop_token stop);
  void Renew(const Source& source);
  // Remembers how a visit went and gives the source free.
  void Finish(const Source& source, const SourceVisit& visit,
              std::stop_token stop);

  const PostingReader& reader_;
  Store& store_;
  const Clock& clock_;
  const std::string owner_;
};

}  // namespace rolecall
