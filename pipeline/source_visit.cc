#include "pipeline/source_visit.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/log.h"
#include "base/text.h"
#include "crawler/url.h"
#include "parser/link.h"
#include "pipeline/page_rules.h"
#include "pipeline/patience.h"

namespace rolecall {
namespace {

constexpr size_t kMostTimed = 1000;  // answers of which the time is kept

}  // namespace

SourceVisit::SourceVisit(const Source& source, const Board& board,
                         const VisitParts& parts, bool asks_anyway)
    : source_(source),
      board_(board),
      parts_(parts),
      asks_anyway_(asks_anyway),
      store_(parts.store),
      clock_(parts.clock),
      stop_(parts.stop),
      seen_(source, parts.store, parts.clock, parts.stop),
      folder_ids_(source) {}

Result<std::vector<FetchRequest>> SourceVisit::Begin(
    std::vector<FetchRequest> rest, std::string_view earlier) {
  if (auto loaded = seen_.Load(); !loaded) return Fail(loaded.error());
  for (const FetchRequest& seed : board_.Seeds(source_)) {
    origins_.emplace(OriginOf(seed.url));
  }
  Prepare(&rest);
  continued_ = !rest.empty();
  if (continued_) {
    complete_ = earlier == "complete";
    truncated_ = earlier == "truncated";
    if (earlier == "suspect") suspicion_ = "suspect";
    if (earlier == "suspect empty") suspicion_ = "suspect empty";
    return rest;
  }
  rest = board_.Seeds(source_);
  Prepare(&rest);
  return rest;
}

std::vector<FetchRequest> SourceVisit::OnPage(Page page) {
  ++summary_.pages;
  if (millis_.size() < kMostTimed) {
    millis_.push_back(static_cast<int>(page.took.count()));
  }
  const bool good = page.status_code == 304 ||
                    (page.status_code >= 200 && page.status_code < 300);
  if (good) answered_ = true;
  NoteFresh(good && IsPlainGet(page.request) ? page.fresh_until : std::nullopt);
  if (page.status_code == 304 || IsSameBody(page)) return Unchanged(page);
  if (page.status_code == 404 || page.status_code == 410) {
    Gone(page);
    return {};
  }
  if (!good) {
    OnError(page.request, Error{ErrorCode::kUnavailable,
                                "answered " + std::to_string(page.status_code),
                                {}});
    return {};
  }
  return Read(page);
}

// What a list says of postings whose own pages are still to come.  Whether it
// names one that no page before it did.
bool SourceVisit::TakeListed(std::vector<Posting>& listed) {
  bool is_news = false;
  for (Posting& posting : listed) {
    is_news |= seen_.List(posting.id);
    if (SaysMore(posting)) {
      Posting& told = told_[posting.id] = posting;
      told.description.clear();
    }
    if (!posting.description.empty() && !seen_.open().contains(posting.id)) {
      spares_.insert_or_assign(posting.url, std::move(posting));
    }
  }
  return is_news;
}

// What is to be remembered of a page once its postings are stored; validators
// only where a 304 can stand for all that it says.
std::shared_ptr<SourceVisit::PageInHand> SourceVisit::InHand(
    const Page& page, const BoardAnswer& answer, bool is_freed,
    bool is_repeatable) {
  auto kept = std::make_shared<PageInHand>();
  kept->state.url = page.request.url;
  kept->state.status_code = page.status_code;
  kept->state.fetched_at = page.fetched_at;
  const bool plain =
      !is_freed && IsPlainGet(page.request) &&
      std::all_of(answer.requests.begin(), answer.requests.end(), IsPlainGet);
  if (plain) {
    if (!page.no_store && is_repeatable) {
      kept->state.etag = page.etag;
      kept->state.last_modified = page.last_modified;
      kept->state.fresh_until = page.fresh_until;
      if (page.etag.empty() && page.last_modified.empty()) {
        kept->state.body_hash = HashOf(page.body);
      }
    }
    for (const FetchRequest& request : answer.requests) {
      kept->state.links.push_back(LinkOf(request));
    }
  }
  return kept;
}

std::vector<FetchRequest> SourceVisit::Read(const Page& page) {
  const Reservation reservation = ReservationOf(source_, page);
  const bool is_reserved = reservation == Reservation::kReserved;
  if (is_reserved && IsPostingPage(page.request)) return Reserve(page, {});
  auto answer = board_.Read(source_, page);
  if (!answer) {
    OnError(page.request, answer.error());
    return {};
  }
  // What lists others leads on: each of them says for itself what it reserves.
  if (is_reserved) return Reserve(page, std::move(answer->requests));
  const bool is_whole = NoteAll(page.request, answer->errors);
  if (answer->closed) Gone(page);
  if (answer->truncated) {
    truncated_ = true;
    complete_ = false;
  }
  if (answer->total) total_ = std::max(total_, *answer->total);
  ClaimIds(page, answer->postings);
  const bool is_repeatable = !SaysOfListing(*answer);
  const size_t rows = answer->postings.size() + answer->listed.size();
  bool is_news = false;
  for (const Posting& posting : answer->postings) {
    is_news |= seen_.List(posting.id);
  }
  is_news |= TakeListed(answer->listed);
  // A server that heeds no offset shows its one page for ever.
  if (rows > 0 && !is_news && !answer->total) {
    std::erase_if(answer->requests, IsPageOfList);
  }

  const bool is_freed = reservation == Reservation::kFreed;
  const auto kept = InHand(page, *answer, is_freed, is_repeatable);
  kept->whole = is_whole;
  const bool shows_none = answer->postings.empty() && !answer->closed;
  for (Posting& posting : answer->postings) Accept(std::move(posting), kept);
  if (shows_none) StandIn(page.request, kept);
  if (kept->open == 0 && shows_none &&
      HasLostMarkup(board_, page.request, *answer)) {
    Settle({page.request.url, Fate::kUnmarked, {}, {}, std::move(kept->state)});
  } else if (kept->open == 0) {
    Keep(*kept);
  }
  Prepare(&answer->requests);
  return std::move(answer->requests);
}

// Whether nothing of the page is missing.
bool SourceVisit::NoteAll(const FetchRequest& request,
                          const std::vector<Error>& errors) {
  bool is_whole = true;
  for (const Error& error : errors) {
    // What may not be asked for is no part of the listing.
    if (error.code == ErrorCode::kDisallowed) {
      Note(request.url, error);
    } else {
      is_whole = false;
      Fault(request, error);
    }
  }
  return is_whole;
}

void SourceVisit::ClaimIds(const Page& page, std::vector<Posting>& postings) {
  for (Posting& posting : postings) {
    const std::string id = posting.id;
    const std::string other =
        folder_ids_.Claim(page.request.url, seen_.open(), posting);
    if (other.empty()) continue;
    Note(page.request.url,
         Error{ErrorCode::kMalformed,
               "posting \"" + Printable(id) + "\" is in " + Printable(other) +
                   " too; kept apart as \"" + Printable(posting.id) + "\"",
               {}});
  }
}

void SourceVisit::StandIn(const FetchRequest& request,
                          const std::shared_ptr<PageInHand>& page) {
  auto spare = spares_.extract(request.url);
  if (!spare) return;
  Note(request.url, Error{ErrorCode::kMalformed,
                          "shows no posting; the listing's words stand for it",
                          {}});
  Accept(std::move(spare.mapped()), page);
}

// Remembers a page whose postings have all been taken in.
void SourceVisit::Keep(PageInHand& page) {
  if (!page.whole) {
    // Validators are kept only for what a 304 can stand for.
    page.state.etag.clear();
    page.state.last_modified.clear();
    page.state.body_hash.clear();
    page.state.fresh_until.reset();
    page.state.links.clear();
    page.state.fetched_at.reset();  // whatever its sitemap says, it is due
    KeepPostings(&page.state);
  }
  Remember(std::move(page.state));
}

// What a page gave before stands for what could not be read of it now.
void SourceVisit::KeepPostings(PageState* state) {
  const auto known = Known(state->url);
  if (!known) return;
  seen_.Show(known->posting_ids);
  for (const std::string& id : known->posting_ids) {
    if (std::find(state->posting_ids.begin(), state->posting_ids.end(), id) ==
        state->posting_ids.end()) {
      state->posting_ids.push_back(id);
    }
  }
}

// Called before the configured name stands in for a missing one.
void SourceVisit::NoteEmployer(const Posting& posting) {
  if (many_employers_ || posting.hiring_organization == employer_) return;
  many_employers_ = !employer_.empty() || posting.hiring_organization.empty();
  employer_ = many_employers_ ? "" : posting.hiring_organization;
}

void SourceVisit::LeaveOut(const FetchRequest& request) {
  unfinished_ = true;
  if (!IsPostingPage(request)) left_listing_ = true;
  Settle({request.url, Fate::kUnknown, {}, {}});
}

std::string_view SourceVisit::listing_coverage() const {
  if (complete_) return "complete";
  if (!suspicion_.empty()) return suspicion_;
  return truncated_ ? "truncated" : "partial";
}

int SourceVisit::Percentile95() const {
  if (millis_.empty()) return 0;
  std::vector<int> sorted = millis_;
  const auto at = sorted.begin() + static_cast<long>(sorted.size() * 95 / 100);
  std::nth_element(sorted.begin(), at, sorted.end());
  return *at;
}

void SourceVisit::Accept(Posting posting,
                         const std::shared_ptr<PageInHand>& page) {
  posting.source_id = source_.id;
  if (auto told = told_.extract(posting.id)) FillFrom(told.mapped(), posting);
  NoteEmployer(posting);
  if (posting.hiring_organization.empty()) {
    posting.hiring_organization = source_.hiring_organization;
  }
  ++page->open;
  ++on_their_way_;
  std::string id = posting.id;
  parts_.intake.Push(
      std::move(posting),
      [this, page, id = std::move(id)](const Result<IngestResult>& result) {
        --on_their_way_;
        Taken(id, result, *page);
        if (--page->open == 0) Keep(*page);
      });
}

void SourceVisit::Taken(const std::string& id,
                        const Result<IngestResult>& result, PageInHand& page) {
  if (!result) {
    // Unread is not gone: what was stored of it stays open.
    seen_.Show(id);
    page.whole = false;
    return Note(page.state.url, result.error());
  }
  switch (result->outcome) {
    case Ingested::kNew:
      ++summary_.postings_new;
      break;
    case Ingested::kChanged:
      ++summary_.postings_changed;
      break;
    case Ingested::kSame:
      ++summary_.postings_same;
      break;
    case Ingested::kMerged:
      ++summary_.postings_merged;
      break;
    case Ingested::kExpired:
      if (seen_.Expire(result->posting_id)) ++summary_.postings_closed;
      return;
  }
  seen_.Show(result->posting_id);
  page.state.posting_ids.push_back(result->posting_id);
}

std::vector<FetchRequest> SourceVisit::Unchanged(const Page& page) {
  ++summary_.not_modified;
  std::vector<FetchRequest> requests;
  if (linking_.contains(Fnv1a64(page.request.url))) {
    if (const auto state = Known(page.request.url)) {
      for (const std::string& link : state->links) {
        requests.push_back(RequestOf(link));
      }
    }
  }
  if (ReservationOf(source_, page) == Reservation::kReserved) {
    return Reserve(page, std::move(requests));
  }
  if (page.noindex && board_.HeedsNoindex(page.request)) {
    Gone(page);
    return {};
  }
  Settle({page.request.url, Fate::kSame, page.fetched_at, page.fresh_until});
  Prepare(&requests);
  return requests;
}

// Nothing of the page is taken in, and what it gave before is withdrawn; what
// it leads on to is asked for.
std::vector<FetchRequest> SourceVisit::Reserve(
    const Page& page, std::vector<FetchRequest> requests) {
  ++summary_.pages_reserved;
  if (!IsPostingPage(page.request)) complete_ = false;
  Settle({page.request.url, Fate::kGone, {}, {}});
  // Without validators: a 304 would not tell when it is lifted.
  PageState state;
  state.url = page.request.url;
  state.status_code = page.status_code;
  Remember(std::move(state));
  Prepare(&requests);
  return requests;
}

void SourceVisit::Gone(const Page& page) {
  if (IsPostingPage(page.request)) {
    return Settle({page.request.url, Fate::kGone, {}, {}});
  }
  // A listing that is gone tells nothing of its postings: boards move.
  const auto state = Known(page.request.url);
  if (!state || state->posting_ids.size() != 1) {
    OnError(page.request, Error{ErrorCode::kNotFound,
                                "answered " + std::to_string(page.status_code),
                                {}});
    return;
  }
  seen_.Lose(state->posting_ids);
}

void SourceVisit::OnError(const FetchRequest& request, const Error& error) {
  Fault(request, error);
  if (!spares_.contains(request.url)) return;
  const auto kept = std::make_shared<PageInHand>();
  kept->state.url = request.url;
  StandIn(request, kept);
  if (kept->open == 0) Keep(*kept);
}

// What other hosts say of themselves is not said of the source's.
void SourceVisit::Postpone(const FetchRequest& request, const Error& error) {
  fresh_until_.reset();
  Note(request.url, error);
  if (!origins_.contains(OriginOf(request.url))) return;
  if (error.code == ErrorCode::kRateLimited && error.retry_after) {
    left_alone_until_ = clock_.Now() + *error.retry_after;
  }
  if (IsPostingPage(request)) return;
  if (error.message.ends_with("disallowed by robots.txt")) {
    robots_ = "deny";
  } else if (ContainsIgnoreCase(error.message, "robots.txt")) {
    robots_ = "unknown";
  }
}

void SourceVisit::Fault(const FetchRequest& request, const Error& error) {
  Postpone(request, error);
  Settle({request.url, Fate::kUnknown, {}, {}});
  // Beyond a bound (the crawler's of requests, too) more may be missing than
  // this one page.
  if (!IsPostingPage(request) || error.code == ErrorCode::kTooLarge) {
    complete_ = false;
  }
}

void SourceVisit::OnDone(bool complete) {
  // Others' postings are not waited for where nothing is closed: that would
  // make a source without any as slow as all the rest.
  if (on_their_way_ > 0) parts_.intake.Drain();
  SettleAll();
  SavePages();
  // Requests that failed were judged one by one; without any, `complete` tells
  // that the visit was cut off.
  if ((!complete && summary_.errors == 0) || stop_.stop_requested()) {
    complete_ = false;
  }
  if (seen_.listed() < total_ && !unfinished_ && !continued_) {
    complete_ = false;
    Note(source_.url,
         Error{ErrorCode::kMalformed,
               "the board says that it has " + std::to_string(total_) +
                   " postings and listed " + std::to_string(seen_.listed()) +
                   "; nothing is closed for being absent",
               {}});
  }
  if (summary_.pages_reserved > 0) {
    LogWarning("source " + source_.id + ": text and data mining (TDM) of " +
               std::to_string(summary_.pages_reserved) +
               " pages is reserved; nothing of them is taken in, unless "
               "permission = \"...\" in its settings says who allowed it");
  }
  Close();
  done_ = true;
}

void SourceVisit::Close() {
  const bool may_close_gone = fates_known_ && !stop_.stop_requested();
  // A record is read, changed and put: what is taken in meanwhile would be
  // undone, or undo it.
  if ((may_close_gone && seen_.HasGone()) ||
      (complete() && seen_.HasUnseen())) {
    parts_.intake.Drain();
  }
  if (may_close_gone) Conclude(seen_.CloseGone());
  // Where all that was listed is left to the next visit, nothing is suspect.
  if (unfinished_ && seen_.IsEmpty()) return;
  if (complete()) Conclude(seen_.CloseUnseen());
}

void SourceVisit::Conclude(const SeenPostings::Closing& closing) {
  summary_.postings_closed += closing.closed;
  for (const Error& error : closing.errors) Note(source_.url, error);
  if (!closing.is_suspect) return;
  suspicion_ = closing.is_empty ? "suspect empty" : "suspect";
  complete_ = false;
}

void SourceVisit::Note(const std::string& where, const Error& error) {
  ++summary_.errors;
  if (error.code == ErrorCode::kCannotWrite) parts_.give_up(error);
  // The crawler's messages begin with their URL already.
  const std::string shown = ShownUrl(where);
  last_error_ = error.message.starts_with(shown) ? error.message
                                                 : shown + ": " + error.message;
  LogWarning("source " + source_.id + ": " + last_error_);
}

}  // namespace rolecall
