// What a visit remembers of pages, and what it need not ask for.
#include <algorithm>
#include <iterator>
#include <utility>

#include "base/text.h"
#include "pipeline/page_rules.h"
#include "pipeline/patience.h"
#include "pipeline/source_visit.h"

namespace rolecall {
namespace {

constexpr size_t kPagesTogether = 128;

}  // namespace

void SourceVisit::Settle(Unsettled page) {
  // Nothing of this source can be closed; a host that fails costs no lookups.
  if (page.fate == Fate::kUnknown && seen_.open().empty()) return;
  unsettled_.push_back(std::move(page));
  if (unsettled_.size() >= kPagesTogether) SettleAll();
}

void SourceVisit::SettleAll() {
  const auto pages = std::exchange(unsettled_, {});
  if (pages.empty()) return;
  std::vector<std::string> urls;
  for (const auto& page : pages) urls.push_back(page.url);
  auto states = Patiently(stop_, "looking up pages",
                          [&] { return store_.FindPages(urls); });
  if (!states) {
    complete_ = fates_known_ = false;
    return Note(source_.url, states.error());
  }
  for (size_t i = 0; i < pages.size(); ++i) {
    const Fate fate = pages[i].fate;
    std::optional<PageState>& state = (*states)[i];
    if (pages[i].fate == Fate::kUnmarked) {
      Unmark(state ? state->posting_ids : std::vector<std::string>(),
             *pages[i].state);
      continue;
    }
    if (!state) {
      // Of a 304 the record has ended meanwhile.
      if (fate == Fate::kSame) complete_ = false;
      continue;
    }
    if (fate == Fate::kGone) {
      seen_.Lose(state->posting_ids);
    } else {
      seen_.Show(state->posting_ids);
    }
    if (fate == Fate::kSame && pages[i].fetched_at) {
      Refresh(*std::move(state), pages[i]);
    }
  }
}

// Whether all that it gave closes is known at the visit's end only: until then
// it is remembered as what it gave, and read in full.
void SourceVisit::Unmark(const std::vector<std::string>& known,
                         PageState state) {
  for (const std::string& id : known) {
    if (seen_.open().contains(id)) state.posting_ids.push_back(id);
  }
  if (!state.posting_ids.empty()) {
    seen_.LoseMarkup(state.posting_ids);
    state.etag.clear();
    state.last_modified.clear();
    state.body_hash.clear();
    state.fresh_until.reset();
    state.fetched_at.reset();
  }
  Remember(std::move(state));
}

// Once a day is enough where nothing is fresh: records end 60 days after they
// were put.
void SourceVisit::Refresh(PageState state, const Unsettled& page) {
  if (!page.fresh_until && state.fetched_at &&
      *page.fetched_at - *state.fetched_at < std::chrono::days(1)) {
    return;
  }
  state.fetched_at = page.fetched_at;
  state.fresh_until = page.fresh_until;
  Remember(std::move(state));
}

// Together, since one by one they would cost as much as the postings; those
// that a crash takes are read again.
void SourceVisit::Remember(PageState state) {
  unsaved_.push_back(std::move(state));
  if (unsaved_.size() < kPagesTogether) return;
  SettleAll();  // by what was known before
  SavePages();
}

void SourceVisit::SavePages() {
  const auto put = Patiently(stop_, "remembering pages",
                             [&] { return store_.PutPages(unsaved_); });
  if (!put) Note(source_.url, put.error());
  unsaved_.clear();
}

std::optional<PageState> SourceVisit::Known(const std::string& url) {
  auto states = Patiently(stop_, "looking up a page",
                          [&] { return store_.FindPages(std::span(&url, 1)); });
  if (!states) {
    Note(url, states.error());
    return {};
  }
  return std::move(states->front());
}

// Adds validators for conditional requests and takes out what need not be
// asked.
void SourceVisit::Prepare(std::vector<FetchRequest>* requests) {
  std::vector<FetchRequest> kept;
  // One fresh page may lead to the next, as far as a site likes.
  while (!requests->empty()) *requests = PrepareSome(*requests, &kept);
  *requests = std::move(kept);
}

// Adds to `kept` what is to be asked for, and returns what fresh pages led on
// to.
std::vector<FetchRequest> SourceVisit::PrepareSome(
    std::vector<FetchRequest>& requests, std::vector<FetchRequest>* kept) {
  std::vector<std::string> urls;
  for (const FetchRequest& request : requests) urls.push_back(request.url);
  const auto states = Patiently(stop_, "looking up pages",
                                [&] { return store_.FindPages(urls); });
  if (!states) {  // without validators the page is read again in full
    std::ranges::move(requests, std::back_inserter(*kept));
    return {};
  }
  std::vector<FetchRequest> led_on;
  for (size_t i = 0; i < requests.size(); ++i) {
    FetchRequest& request = requests[i];
    const std::optional<PageState>& state = (*states)[i];
    // A posting that was closed meanwhile must be read again to be opened.
    if (state) folder_ids_.Remember(*state);
    const bool stands =
        state && IsPlainGet(request) &&
        std::all_of(state->posting_ids.begin(), state->posting_ids.end(),
                    [&](const std::string& id) { return seen_.IsOpen(id); });
    if (stands && IsUnmodified(request, *state, clock_.Now())) {
      ++summary_.postings_unread;
      seen_.Show(state->posting_ids);
      continue;
    }
    if (stands && !asks_anyway_ && state->fresh_until > clock_.Now()) {
      TakeFresh(request, *state, &led_on);
      continue;
    }
    if (stands) {
      request.etag = state->etag;
      request.last_modified = state->last_modified;
      request.body_hash = state->body_hash;
      if (!state->links.empty()) linking_.insert(Fnv1a64(request.url));
    }
    kept->push_back(std::move(request));
  }
  return led_on;
}

void SourceVisit::TakeFresh(const FetchRequest& request, const PageState& state,
                            std::vector<FetchRequest>* requests) {
  if (!fresh_.insert(Fnv1a64(state.url)).second) return;
  if (!IsPostingPage(request) || !state.links.empty()) took_listing_ = true;
  ++summary_.postings_unread;
  NoteFresh(state.fresh_until);
  seen_.Show(state.posting_ids);
  for (const std::string& link : state.links) {
    requests->push_back(RequestOf(link));
  }
}

void SourceVisit::NoteFresh(std::optional<Timestamp> until) {
  if (fresh_until_)
    fresh_until_ = until ? std::min(*fresh_until_, *until) : until;
}

}  // namespace rolecall
