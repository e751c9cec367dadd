#include "pipeline/held_source.h"

#include <utility>

#include "base/log.h"
#include "pipeline/patience.h"
#include "pipeline/schedule.h"

namespace rolecall {
namespace {

// So many of a source's open postings tell how many are matched.
constexpr size_t kMostSampled = 64;

}  // namespace

std::string RestNote(const std::string& source_id) {
  return "rest:" + source_id;
}

HeldSource::HeldSource(Source source, CrawlState state, bool forced,
                       const VisitParts& parts, const Progress& progress)
    : source_(std::move(source)),
      state_(std::move(state)),
      parts_(parts),
      progress_(progress),
      allowance_(source_, state_, forced, parts.clock) {}

Result<std::vector<FetchRequest>> HeldSource::Begin() {
  auto requests = BeginNext();
  wants_to_begin_ = !requests.has_value();
  return requests;
}

Result<std::vector<FetchRequest>> HeldSource::BeginNext() {
  if (!has_searched_ && TellsNoBoard(source_)) {
    if (MustSearch()) {
      search_.emplace(source_);
      return std::vector{*search_->Next()};
    }
    Use(state_.found_url, state_.found_kind);
  }
  return BeginVisit();
}

// What was found is relied on until a visit fails.
bool HeldSource::MustSearch() const {
  return state_.looked_behind != source_.url || state_.found_url.empty() ||
         state_.consecutive_failures > 0;
}

void HeldSource::EndSearch() {
  const Source found = search_->found();
  const bool has_looked = search_->has_looked();
  search_.reset();
  has_searched_ = true;
  if (has_looked) {
    state_.looked_behind = source_.url;
    state_.found_url = found.url;
    state_.found_kind = found.kind;
  }
  const bool is_known = state_.looked_behind == source_.url;
  Use(is_known ? state_.found_url : found.url,
      is_known ? state_.found_kind : found.kind);
}

void HeldSource::Use(const std::string& url, const std::string& kind) {
  Source found = source_;
  found.url = url;
  found.kind = kind;
  if (MayBeVisited(found)) {
    source_ = std::move(found);
    return;
  }
  LogWarning("source " + source_.id + ": its board (" + kind +
             ") is read only with a permission; its page is read");
  source_.kind = "page";
}

std::vector<FetchRequest> HeldSource::EarlierRest() {
  if (state_.coverage != "unfinished") return {};
  const auto note = Patiently(parts_.stop, "source " + source_.id, [&] {
    return parts_.store.FindNote(RestNote(source_.id));
  });
  if (!note || !*note) return {};
  return RestFromText(source_.url, **note);
}

void HeldSource::CountMatches() {
  const size_t step = visit_->open().size() / kMostSampled + 1;
  std::vector<std::string> sample;
  size_t i = 0;
  for (const std::string& id : visit_->open()) {
    if (i++ % step == 0) sample.push_back(id);
  }
  if (sample.empty()) return;
  const auto matched = parts_.store.CountMatched(sample);
  if (matched) state_.postings_matched = static_cast<int>(*matched * step);
}

Result<std::vector<FetchRequest>> HeldSource::BeginVisit() {
  const auto board = FindBoard(source_);
  if (!board) return Fail(board.error());
  visit_ = std::make_unique<SourceVisit>(source_, **board, parts_);
  std::vector<FetchRequest> rest = EarlierRest();
  is_continued_ = !rest.empty();
  auto seeds = visit_->Begin(std::move(rest));
  if (!seeds) return Fail(seeds.error());
  CountMatches();
  return allowance_.Admit(*std::move(seeds));
}

std::vector<FetchRequest> HeldSource::OnPage(Page page) {
  allowance_.CountOne();
  if (search_) {
    search_->Take(page);
    return {};
  }
  auto requests = visit_->OnPage(std::move(page));
  parts_.intake.Report();
  if (progress_) progress_(source_.id, visit_->summary());
  return allowance_.Admit(std::move(requests));
}

void HeldSource::OnError(const FetchRequest& request, const Error& error) {
  allowance_.CountOne();
  if (search_) {
    search_->Lose();
  } else {
    visit_->OnError(request, error);
  }
}

std::vector<FetchRequest> HeldSource::OnIdle() {
  std::optional<FetchRequest> next =
      search_ ? search_->Next() : allowance_.Next();
  if (!next) return {};
  return {*std::move(next)};
}

void HeldSource::OnDone(bool complete) {
  if (search_) {
    EndSearch();
    is_over_ = parts_.stop.stop_requested();
    wants_to_begin_ = !is_over_;
    return;
  }
  rest_ = allowance_.TakeLeft();
  for (const FetchRequest& request : rest_) visit_->LeaveOut(request);
  visit_->OnDone(complete);
  is_over_ = true;
}

CrawlState HeldSource::state() const {
  CrawlState state = state_;
  allowance_.WriteTo(state);
  return state;
}

}  // namespace rolecall
