#include "pipeline/crawl_stage.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

#include "base/log.h"
#include "base/text.h"
#include "pipeline/patience.h"
#include "pipeline/store_crawl_memory.h"

namespace rolecall {
namespace {

// Renewed while a visit goes on; a dead crawler's source is free after it.
constexpr auto kLease = std::chrono::minutes(5);
constexpr auto kRenewal = std::chrono::minutes(1);
constexpr auto kFirstRetry = std::chrono::minutes(5);

// The wait after `failures` failed visits in a row: doubling from five
// minutes, never beyond the source's own interval.
std::chrono::seconds RetryAfter(const Source& source, int failures) {
  const int doublings = std::min(failures - 1, 10);
  return std::min<std::chrono::seconds>(source.crawl_interval,
                                        kFirstRetry * (1 << doublings));
}

// Passes every call on; tells of progress and keeps the lease.
class Watched : public VisitHandler {
 public:
  Watched(SourceVisit& visit, const CrawlStage::Progress& progress,
          std::function<void()> renew, std::function<void()> finish,
          const Clock& clock)
      : visit_(visit),
        progress_(progress),
        renew_(std::move(renew)),
        finish_(std::move(finish)),
        clock_(clock),
        renewed_at_(clock.Monotonic()) {}
  std::vector<FetchRequest> OnPage(Page page) override {
    const std::string id = page.source_id;
    auto requests = visit_.OnPage(std::move(page));
    if (progress_) progress_(id, visit_.summary());
    if (clock_.Monotonic() - renewed_at_ >= kRenewal) {
      renewed_at_ = clock_.Monotonic();
      renew_();
    }
    return requests;
  }
  void OnError(const FetchRequest& request, const Error& error) override {
    visit_.OnError(request, error);
  }
  void OnDone(bool complete) override {
    visit_.OnDone(complete);
    finish_();
  }

 private:
  SourceVisit& visit_;
  const CrawlStage::Progress& progress_;
  const std::function<void()> renew_;
  const std::function<void()> finish_;
  const Clock& clock_;
  std::chrono::steady_clock::time_point renewed_at_;
};

}  // namespace

// A visit under way, with everything that it refers to.
struct CrawlStage::Begun {
  Begun(CrawlStage& stage, const Source& of, const Board& board, Ingest& ingest,
        std::stop_token stop, const Progress& progress)
      : source(of),
        visit(source, board, ingest, stage.store_, stage.clock_, stop),
        watched(
            visit, progress, [this, &stage] { stage.Renew(source); },
            [this, &stage, stop] { stage.Finish(source, visit, stop); },
            stage.clock_) {}
  const Source source;
  SourceVisit visit;
  Watched watched;
};

CrawlStage::CrawlStage(const PostingReader& reader, Store& store,
                       const Clock& clock, std::string owner)
    : reader_(reader), store_(store), clock_(clock), owner_(std::move(owner)) {}

bool CrawlStage::IsDue(const Source& source, std::stop_token stop) {
  const auto state = Patiently(stop, "source " + source.id, [&] {
    return store_.FindCrawlState(source.id);
  });
  return state && (!*state || !(*state)->next_crawl_at ||
                   *(*state)->next_crawl_at <= clock_.Now());
}

Result<CrawlSummary> CrawlStage::Visit(const std::vector<Source>& sources,
                                       const CrawlOptions& options,
                                       const std::set<std::string>& only,
                                       std::stop_token stop,
                                       const Progress& progress) {
  for (const std::string& id : only) {
    if (std::none_of(sources.begin(), sources.end(),
                     [&](const Source& source) { return source.id == id; })) {
      return Fail(
          ErrorCode::kNotFound,
          "there is no source \"" + Printable(id) + "\" in the configuration");
    }
  }
  StoreCrawlMemory memory(store_);
  Crawler crawler(options, memory, clock_);
  Ingest ingest(reader_, store_, clock_);
  std::vector<std::unique_ptr<Begun>> begun;
  for (const Source& source : sources) {
    const bool wanted = only.empty() ? source.enabled && IsDue(source, stop)
                                     : only.contains(source.id);
    if (!wanted) continue;
    const auto board = FindBoard(source);
    if (!board) {
      LogError("source " + source.id + ": " + board.error().message);
      continue;
    }
    if (!Lease(source, stop)) continue;
    auto one =
        std::make_unique<Begun>(*this, source, **board, ingest, stop, progress);
    auto seeds = one->visit.Begin();
    if (!seeds) {
      LogError("source " + source.id + ": " + seeds.error().message);
      Finish(source, one->visit, stop);
      continue;
    }
    crawler.Visit(one->source, std::move(*seeds), one->watched);
    begun.push_back(std::move(one));
  }
  crawler.Run(stop);
  CrawlSummary summary;
  for (const auto& one : begun) summary += one->visit.summary();
  return summary;
}

bool CrawlStage::Lease(const Source& source, std::stop_token stop) {
  const auto leased = Patiently(stop, "source " + source.id, [&] {
    return store_.LeaseSource(source.id, owner_, kLease);
  });
  if (!leased) {
    LogError("source " + source.id + ": " + leased.error().message);
    return false;
  }
  if (!*leased) {
    LogInfo("source " + source.id + ": another crawler is visiting it");
  }
  return *leased;
}

void CrawlStage::Renew(const Source& source) {
  // Not renewed: another may visit too, which costs but breaks nothing.
  (void)store_.LeaseSource(source.id, owner_, kLease);
}

void CrawlStage::Finish(const Source& source, const SourceVisit& visit,
                        std::stop_token stop) {
  const Timestamp now = clock_.Now();
  const CrawlSummary& summary = visit.summary();
  // A visit that was cut off is done again at once by the next process.
  if (visit.done() && !stop.stop_requested()) {
    const auto known = store_.FindCrawlState(source.id);
    CrawlState state = known && *known ? **known : CrawlState{};
    state.source_id = source.id;
    state.last_crawled_at = now;
    state.last_error = visit.last_error();
    state.pages = static_cast<int>(summary.pages);
    state.postings_new = static_cast<int>(summary.postings_new);
    state.postings_same = static_cast<int>(
        summary.postings_same + summary.postings_merged + summary.not_modified);
    state.errors = static_cast<int>(summary.errors);
    // Nothing but errors is a failed visit; a page that cannot be read is not.
    const bool failed = !visit.answered();
    state.consecutive_failures = failed ? state.consecutive_failures + 1 : 0;
    if (visit.complete()) state.last_complete_listing_at = now;
    state.next_crawl_at =
        now + (failed ? RetryAfter(source, state.consecutive_failures)
                      : source.crawl_interval);
    const auto put = Patiently(stop, "source " + source.id,
                               [&] { return store_.PutCrawlState(state); });
    if (!put) LogError("source " + source.id + ": " + put.error().message);
  }
  const auto released = store_.ReleaseSource(source.id, owner_);
  (void)released;  // else the lease ends by itself
}

Timestamp CrawlStage::NextDue(const std::vector<Source>& sources) {
  Timestamp next = clock_.Now() + std::chrono::hours(1);
  for (const Source& source : sources) {
    if (!source.enabled) continue;
    const auto state = store_.FindCrawlState(source.id);
    if (!state) return clock_.Now() + std::chrono::minutes(1);
    if (!*state || !(*state)->next_crawl_at) return clock_.Now();
    next = std::min(next, *(*state)->next_crawl_at);
  }
  return next;
}

}  // namespace rolecall
