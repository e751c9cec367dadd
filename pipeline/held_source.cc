#include "pipeline/held_source.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/log.h"
#include "base/text.h"
#include "pipeline/patience.h"
#include "pipeline/schedule.h"

namespace rolecall {
namespace {

// So many of a source's open postings tell how many are matched.
constexpr size_t kMostSampled = 64;
// What an unfinished visit left is given up when nothing of it was answered for
// so long.
constexpr auto kRestTrusted = std::chrono::days(2);
// Each of the sources that are searched keeps a page of so many bytes at most:
// what the crawler bounds together ends when it hands a page over.
constexpr size_t kMostKeptBytes = 1 << 20;

// Of pages that are asked for last, so many are remembered, for so long.
constexpr size_t kMostLate = 100;
constexpr auto kLateRemembered = std::chrono::days(30);

// An error of a request that the crawler refused by itself tells so by these.
bool WasSent(const Error& error) {
  return !error.retry_after && error.code != ErrorCode::kDisallowed &&
         error.code != ErrorCode::kInvalidArgument;
}

Error LacksPermissionError() {
  return {ErrorCode::kDisallowed,
          "the terms of this board restrict automated reading: it is read only "
          "with a permission",
          {}};
}

}  // namespace

std::string RestNote(const std::string& source_id) {
  return "rest:" + source_id;
}

std::string LateNote(const std::string& source_id) {
  return "late:" + source_id;
}

HeldSource::HeldSource(Source source, CrawlState state, bool forced,
                       const VisitParts& parts, const Progress& progress)
    : source_(std::move(source)),
      state_(std::move(state)),
      parts_(parts),
      progress_(progress),
      forced_(forced),
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

// nullopt: the search is over, or cut off.
std::optional<FetchRequest> HeldSource::NextOfSearch() {
  while (search_->Next() && !IsPermitted(source_, search_->Next()->url)) {
    search_->Lose();
  }
  if (search_->Next() && !allowance_.MayAsk()) is_search_cut_off_ = true;
  if (is_search_cut_off_) return std::nullopt;
  return search_->Next();
}

void HeldSource::EndSearch() {
  if (parts_.stop.stop_requested()) is_search_cut_off_ = true;
  const std::string searched = source_.url;
  const Source found = search_->found();
  if (search_->has_looked() && !is_search_cut_off_) {
    state_.looked_behind = source_.url;
    state_.found_url = found.url;
    state_.found_kind = found.kind;
  }
  search_.reset();
  has_searched_ = true;
  const bool is_known = state_.looked_behind == source_.url;
  Use(is_known ? state_.found_url : found.url,
      is_known ? state_.found_kind : found.kind);
  if (source_.kind == "page" && source_.url == searched) return;
  front_page_.reset();
  lost_page_.reset();
}

void HeldSource::Use(const std::string& url, const std::string& kind) {
  source_ = AsFound(source_, url, kind);
  if (source_.kind == kind) return;
  LogWarning("source " + source_.id + ": its board (" + kind +
             ") is read only with a permission; its page is read");
}

Rest HeldSource::EarlierRest() {
  if (state_.coverage != "unfinished") return {};
  const auto now = parts_.clock.Now();
  if (state_.failing_since && now - *state_.failing_since > kRestTrusted) {
    return {};
  }
  const auto note = Patiently(parts_.stop, "source " + source_.id, [&] {
    return parts_.store.FindNote(RestNote(source_.id));
  });
  if (!note || !*note) return {};
  Rest rest = RestFromText(source_.url, **note);
  std::erase_if(rest.requests, [&](const FetchRequest& request) {
    return !IsPermitted(source_, request.url);
  });
  return rest;
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
  visit_ = std::make_unique<SourceVisit>(source_, **board, parts_, forced_);
  RecallLate();
  Rest rest = EarlierRest();
  auto seeds = visit_->Begin(std::move(rest.requests), rest.coverage);
  if (!seeds) return Fail(seeds.error());
  CountMatches();
  if (is_search_cut_off_) {
    FetchRequest front;  // nothing was seen of the listing
    front.url = source_.url;
    front.purpose = "seed";
    visit_->OnError(front,
                    {ErrorCode::kRateLimited,
                     "the search for its board was cut off by what bounds its "
                     "requests",
                     {}});
    return std::vector<FetchRequest>();
  }
  if (visit_->continued()) return Admit(*std::move(seeds));
  // The page that the visit would ask for has just come, or failed.
  if (front_page_) return Take(*std::exchange(front_page_, std::nullopt));
  if (lost_page_) {
    visit_->OnError(lost_page_->first, lost_page_->second);
    return std::vector<FetchRequest>();
  }
  return Admit(*std::move(seeds));
}

std::vector<FetchRequest> HeldSource::Admit(
    std::vector<FetchRequest> requests) {
  std::erase_if(requests, [&](const FetchRequest& request) {
    if (IsPermitted(source_, request.url)) return false;
    visit_->OnError(request, LacksPermissionError());
    return true;
  });
  auto admitted = allowance_.Admit(std::move(requests));
  const auto late = std::stable_partition(admitted.begin(), admitted.end(),
                                          [&](const FetchRequest& request) {
                                            return !late_.contains(request.url);
                                          });
  std::move(late, admitted.end(), std::back_inserter(held_back_));
  admitted.erase(late, admitted.end());
  if (const auto refused = allowance_.TakeRefused()) {
    visit_->OnError(*refused,
                    {ErrorCode::kTooLarge, "more than 200,000 requests", {}});
  }
  return admitted;
}

void HeldSource::RecallLate() {
  if (is_bounded() || !state_.left_alone_until) return;
  const auto note = parts_.store.FindNote(LateNote(source_.id));
  if (!note || !*note) return;
  for (const std::string_view url : Split(**note, '\n')) late_.emplace(url);
}

void HeldSource::AskLate(const std::string& url) {
  if (late_.size() >= kMostLate || !late_.insert(url).second) return;
  std::string urls;
  for (const std::string& late : late_) {
    urls += (urls.empty() ? "" : "\n") + late;
  }
  const auto put =
      parts_.store.PutNote(LateNote(source_.id), urls, kLateRemembered);
  (void)put;  // then the next visit asks in the usual order
}

std::vector<FetchRequest> HeldSource::OnPage(Page page) {
  allowance_.CountOne();
  if (!search_) return Take(std::move(page));
  // Of a page that may not be read its address may tell.
  if (!IsPermitted(source_, page.effective_url)) page.body.clear();
  search_->Take(page);
  if (page.request.url == source_.url && page.body.size() <= kMostKeptBytes) {
    front_page_ = std::move(page);
  }
  return {};
}

std::vector<FetchRequest> HeldSource::Take(Page page) {
  if (!IsPermitted(source_, page.effective_url)) {
    visit_->OnError(page.request, LacksPermissionError());
    return {};
  }
  auto requests = visit_->OnPage(std::move(page));
  parts_.intake.Report();
  if (progress_) progress_(source_.id, visit_->summary());
  return Admit(std::move(requests));
}

void HeldSource::OnError(const FetchRequest& request, const Error& error) {
  if (WasSent(error)) allowance_.CountOne();
  if (search_) {
    if (!search_->has_looked()) {
      lost_page_.emplace(request, error);
    } else if (error.retry_after) {
      is_search_cut_off_ = true;
    }
    search_->Lose();
  } else if (error.retry_after && is_bounded()) {
    visit_->Postpone(request, error);
    allowance_.Rest(request);
  } else {
    if (error.retry_after && !error.message.ends_with(kNotAsked)) {
      AskLate(request.url);
    }
    visit_->OnError(request, error);
  }
}

std::vector<FetchRequest> HeldSource::OnIdle() {
  std::optional<FetchRequest> next =
      search_ ? NextOfSearch() : allowance_.Next();
  if (!next) return std::exchange(held_back_, {});
  return {*std::move(next)};
}

void HeldSource::OnDone(bool complete) {
  const bool is_stopped = parts_.stop.stop_requested();
  if (search_) {
    EndSearch();
    is_over_ = is_stopped;
    wants_to_begin_ = !is_over_;
    return;
  }
  rest_.requests = allowance_.TakeLeft();
  for (const FetchRequest& request : rest_.requests) visit_->LeaveOut(request);
  rest_.coverage = visit_->listing_coverage();
  visit_->OnDone(complete);
  // What a stop cuts off is in the rest.
  if (!is_stopped) rest_.coverage = visit_->listing_coverage();
  is_over_ = true;
}

CrawlState HeldSource::state() const {
  CrawlState state = state_;
  allowance_.WriteTo(state);
  return state;
}

}  // namespace rolecall
