#include "pipeline/schedule.h"

#include <algorithm>
#include <chrono>

namespace rolecall {
namespace {

constexpr auto kFirstRetry = std::chrono::minutes(5);

std::chrono::seconds RetryAfter(const Source& source, int failures) {
  const int doublings = std::min(failures - 1, 10);
  return std::min<std::chrono::seconds>(source.crawl_interval,
                                        kFirstRetry * (1 << doublings));
}

}  // namespace

CrawlState AfterVisit(const Source& source, CrawlState before,
                      const SourceVisit& visit, Timestamp now) {
  CrawlState state = std::move(before);
  const CrawlSummary& summary = visit.summary();
  state.last_crawled_at = now;
  state.last_error = visit.last_error();
  state.pages = static_cast<int>(summary.pages);
  state.postings_new = static_cast<int>(summary.postings_new);
  state.postings_same = static_cast<int>(summary.same());
  state.errors = static_cast<int>(summary.errors);
  // Nothing but errors is a failed visit; a page that cannot be read is not.
  const bool failed = !visit.answered();
  state.consecutive_failures = failed ? state.consecutive_failures + 1 : 0;
  if (visit.complete()) state.last_complete_listing_at = now;
  state.next_crawl_at =
      now + (failed ? RetryAfter(source, state.consecutive_failures)
                    : source.crawl_interval);
  return state;
}

}  // namespace rolecall
