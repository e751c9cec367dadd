#include "pipeline/crawl_session.h"

#include <algorithm>
#include <utility>

#include "base/log.h"
#include "pipeline/patience.h"
#include "pipeline/schedule.h"

namespace rolecall {
namespace {

// Renewed while a source is held; a dead crawler's source is free after it.
constexpr auto kLease = std::chrono::minutes(5);
constexpr auto kRenewal = std::chrono::minutes(1);

std::string Text(const CrawlSummary& summary) {
  return std::to_string(summary.pages) + " pages, " +
         std::to_string(summary.postings_new) + " new, " +
         std::to_string(summary.postings_changed) + " changed, " +
         std::to_string(summary.postings_closed) + " closed, " +
         std::to_string(summary.errors) + " errors";
}

}  // namespace

// A source in our hands: its lease and its visit.  Hears the crawler first and
// hands on to the visit.
class CrawlSession::Held : public VisitHandler {
 public:
  Held(CrawlSession& session, const Source& of, CrawlState before,
       const Board& board)
      : session_(session),
        source_(of),
        state_(std::move(before)),
        visit_(source_, board, session.parts_),
        leased_at_(session.clock_.Monotonic()) {}

  std::vector<FetchRequest> OnPage(Page page) override {
    auto requests = visit_.OnPage(std::move(page));
    session_.intake_.Report();
    if (session_.progress_) session_.progress_(source_.id, visit_.summary());
    return requests;
  }
  void OnError(const FetchRequest& request, const Error& error) override {
    visit_.OnError(request, error);
  }
  void OnDone(bool complete) override {
    visit_.OnDone(complete);
    over_ = true;
  }

  const Source& source() const { return source_; }
  const CrawlState& state() const { return state_; }
  SourceVisit& visit() { return visit_; }
  bool over() const { return over_; }
  std::chrono::steady_clock::time_point leased_at() const { return leased_at_; }
  void set_leased_at(std::chrono::steady_clock::time_point at) {
    leased_at_ = at;
  }

 private:
  CrawlSession& session_;
  const Source source_;
  const CrawlState state_;
  SourceVisit visit_;
  std::chrono::steady_clock::time_point leased_at_;
  bool over_ = false;
};

CrawlSession::CrawlSession(const CrawlOptions& options,
                           const PostingReader& reader, Store& store,
                           const Clock& clock, std::string owner,
                           std::stop_token stop, Progress progress)
    : store_(store),
      clock_(clock),
      owner_(std::move(owner)),
      progress_(std::move(progress)),
      forward_stop_(std::move(stop), [this] { stop_.request_stop(); }),
      memory_(store),
      crawler_(options, memory_, clock),
      ingest_(reader, store, clock),
      intake_(ingest_, stop_.get_token()),
      parts_{ingest_,
             intake_,
             store,
             clock,
             stop_.get_token(),
             [this](const Error& error) {
               GiveUp(error); }} {}

CrawlSession::~CrawlSession() = default;

CrawlSession::Begun CrawlSession::Begin(const Source& source, bool forced) {
  const auto failed = [&](const Error& error) {
    LogError("source " + source.id + ": " + error.message);
    if (error.code == ErrorCode::kCannotWrite) GiveUp(error);
    return Begun::kFailed;
  };
  const auto board = FindBoard(source);
  if (!board) return failed(board.error());
  const std::stop_token stop = stop_.get_token();
  const auto leased = Patiently(stop, "source " + source.id, [&] {
    return store_.LeaseSource(source.id, owner_, kLease);
  });
  if (!leased) return failed(leased.error());
  if (!*leased) return Begun::kTaken;
  const auto known = Patiently(stop, "source " + source.id, [&] {
    return store_.FindCrawlState(source.id);
  });
  // A damaged record is written anew at the end of the visit.
  CrawlState state = known && *known ? **known : CrawlState{};
  state.source_id = source.id;
  if (!forced && state.next_crawl_at && *state.next_crawl_at > clock_.Now()) {
    ended_.push_back({source.id, *state.next_crawl_at});
    Release(source.id);
    return Begun::kNotDue;
  }
  auto held = std::make_unique<Held>(*this, source, std::move(state), **board);
  auto seeds = held->visit().Begin();
  if (!seeds) {
    Release(source.id);
    return failed(seeds.error());
  }
  crawler_.Visit(held->source(), std::move(*seeds), *held);
  held_.push_back(std::move(held));
  return Begun::kYes;
}

void CrawlSession::RunUntil(std::chrono::steady_clock::time_point until) {
  RenewLeases();
  for (const auto& held : held_) {
    until = std::min(until, held->leased_at() + kRenewal);
  }
  crawler_.RunUntil(stop_.get_token(), until);
  for (const auto& held : held_) {
    if (held->over()) Finish(*held);
  }
  std::erase_if(held_, [](const auto& held) { return held->over(); });
}

void CrawlSession::RenewLeases() {
  const auto now = clock_.Monotonic();
  for (const auto& held : held_) {
    if (now - held->leased_at() < kRenewal) continue;
    // Not renewed: another may visit too, which costs but breaks nothing.
    (void)store_.LeaseSource(held->source().id, owner_, kLease);
    held->set_leased_at(now);
  }
}

std::vector<CrawlSession::Ended> CrawlSession::TakeEnded() {
  return std::exchange(ended_, {});
}

void CrawlSession::Release(const std::string& id) {
  (void)store_.ReleaseSource(id, owner_);  // else the lease ends by itself
}

// Remembers how a visit went and gives the source free.
void CrawlSession::Finish(Held& held) {
  const Source& source = held.source();
  summary_ += held.visit().summary();
  // A visit that was cut off is done again at once by the next process.
  if (!stop_.stop_requested()) {
    const CrawlState state =
        AfterVisit(source, held.state(), held.visit(), clock_.Now());
    const auto put = Patiently(stop_.get_token(), "source " + source.id,
                               [&] { return store_.PutCrawlState(state); });
    if (!put) LogError("source " + source.id + ": " + put.error().message);
    if (!put && put.error().code == ErrorCode::kCannotWrite) {
      GiveUp(put.error());
    }
    LogInfo("source " + source.id + ": " + Text(held.visit().summary()));
    if (IsDead(state, clock_.Now()) && !IsDead(held.state(), clock_.Now())) {
      LogWarning("source " + source.id +
                 " is dead: no visit has come to a "
                 "page for a week; it is tried once a day");
    }
    ended_.push_back({source.id, *state.next_crawl_at});
  }
  Release(source.id);
}

void CrawlSession::GiveUp(const Error& error) {
  if (!error_) error_ = error;
  stop_.request_stop();
}

}  // namespace rolecall
