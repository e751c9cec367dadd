#include <algorithm>
#include <utility>

#include "base/text.h"
#include "crawler/freshness.h"
#include "crawler/loop.h"
#include "crawler/retry_after.h"
#include "crawler/robots_tag.h"

namespace rolecall {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr int kMaxRetries = 3;
constexpr milliseconds kFirstBackoff{1000};
// For a host that is busy and names no time.
constexpr seconds kUnnamedRest{300};
// So many requests in a row without an answer: the host is down.
constexpr int kFailuresInARow = 5;
constexpr seconds kRestAfterFailures{300};
constexpr int kRobotsRedirects = 5;  // RFC 9309 section 2.3.1.2

bool IsRedirect(const Answer& answer) {
  switch (answer.status_code) {
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
      return !answer.location.empty();
    default:
      return false;
  }
}

// RFC 9110 section 15.4: what is sent to the place of a redirect.
FetchRequest RedirectedRequest(FetchRequest request, int status_code,
                               bool other_origin) {
  const bool keeps_method = status_code == 307 || status_code == 308;
  if (request.method == "POST" && !keeps_method) {
    request.method = "GET";
    request.body.clear();
    request.fields.clear();
  }
  // Fields may be meant for the first host only; these two never are.
  if (other_origin) {
    std::erase_if(request.fields, [](const std::string& field) {
      const std::string_view line = field;
      const std::string_view name = Trim(line.substr(0, line.find(':')));
      return !EqualsIgnoreCase(name, "accept") &&
             !EqualsIgnoreCase(name, "content-type");
    });
  }
  return request;
}

// What a header field says supersedes the file.
bool IsReserved(const Origin& origin, const Answer& answer,
                std::string_view url) {
  if (const auto said = ParseTdmReservation(answer.tdm_reservation)) {
    return *said;
  }
  return origin.tdm && origin.tdm->IsReserved(url).value_or(false);
}

}  // namespace

void Crawler::Loop::OnEnd(Origin& origin, Result<Answer> answer) {
  std::unique_ptr<Fetch> fetch = std::move(origin.running);
  origin.took = std::chrono::duration_cast<milliseconds>(
      std::chrono::steady_clock::now() - origin.started_at);
  const bool quick = answer && origin.took < Fetcher::kQuick;
  origin.quick_answers = quick ? origin.quick_answers + 1 : 0;
  Pause(origin, origin.delay);
  if (answer) {
    OnAnswer(origin, std::move(fetch), *std::move(answer));
  } else {
    OnSilence(origin, std::move(fetch), answer.error());
  }
  origin.busy = false;
  Schedule(origin);
}

void Crawler::Loop::OnAnswer(Origin& origin, std::unique_ptr<Fetch> fetch,
                             Answer answer) {
  const int status = answer.status_code;
  if (status == 0 && !std::exchange(fetch->resent, true)) {
    return Push(std::move(fetch), true);
  }
  if (status == 0) {
    return OnSilence(
        origin, std::move(fetch),
        {ErrorCode::kUnavailable, "closed without an answer", std::nullopt});
  }
  origin.failures = 0;
  const bool is_busy = status == 429 || status == 503;
  origin.busy_answers = is_busy ? origin.busy_answers + 1 : 0;
  if (is_busy) {
    Retry(origin, std::move(fetch), std::move(answer));
  } else if (IsRedirect(answer)) {
    Redirect(std::move(fetch), answer);
  } else {
    Deliver(origin, std::move(fetch), std::move(answer));
  }
}

void Crawler::Loop::OnSilence(Origin& origin, std::unique_ptr<Fetch> fetch,
                              const Error& error) {
  // What it sends and we cannot use is no answer either: a host that floods us
  // is left alone like one that is down.
  const bool refused_by_us = error.code == ErrorCode::kDisallowed;
  const int weight = error.code == ErrorCode::kTooLarge ? 3 : 1;
  origin.failures = refused_by_us ? 0 : origin.failures + weight;
  if (origin.failures >= kFailuresInARow) {
    // After the rest one request tries again; each that fails doubles the next.
    const int more = std::min(origin.failures - kFailuresInARow, 4);
    Rest(origin, kRestAfterFailures * (1 << more),
         {ErrorCode::kUnavailable,
          "the host gave no usable answer several times in a row",
          std::nullopt});
  }
  Lose(std::move(fetch), error);
}

// What is put off goes to the end: it may be this page alone that is refused.
void Crawler::Loop::Retry(Origin& origin, std::unique_ptr<Fetch> fetch,
                          Answer answer) {
  const auto named = ParseRetryAfter(answer.retry_after, clock_.Now());
  const int doublings = std::min(origin.busy_answers - 1, kMaxRetries);
  const milliseconds backoff = std::chrono::duration_cast<milliseconds>(
      kFirstBackoff * (1 << doublings) * Jitter(*fetch));
  const milliseconds wait = named ? milliseconds(*named) : backoff;
  // A file that many hosts do not have is not worth a wait that nobody named.
  const bool is_unworthy = fetch->is_tdm && !named;
  const bool is_host =
      wait > kLongestWait || is_unworthy || origin.busy_answers > kMaxRetries;
  if (!is_host) Pause(origin, std::max(wait, origin.delay));
  if (!is_host && fetch->retries < kMaxRetries &&
      fetch->waited + wait <= kLongestWait) {
    ++fetch->retries;
    fetch->waited += wait;
    return Push(std::move(fetch), false);
  }
  const char* who = fetch->file_of == nullptr ? "the host"
                    : fetch->is_tdm           ? "tdmrep.json"
                                              : "robots.txt";
  Error error{
      ErrorCode::kRateLimited,
      std::string(who) + " answered " + std::to_string(answer.status_code),
      is_host ? named : std::nullopt};
  // One that has named short times, and was busy after each, names none.
  const bool is_named =
      named && (origin.busy_answers <= kMaxRetries || *named > kUnnamedRest);
  if (is_host && !is_named && (!is_unworthy || answer.status_code == 429)) {
    error.retry_after = kUnnamedRest;
  }
  if (error.retry_after) Rest(origin, *error.retry_after, error);
  if (fetch->file_of != nullptr) {
    return KeepRobots(*fetch, answer.status_code, "");
  }
  Lose(std::move(fetch), error);
}

void Crawler::Loop::Redirect(std::unique_ptr<Fetch> fetch,
                             const Answer& answer) {
  const bool is_file = fetch->file_of != nullptr;
  const int limit = is_file ? kRobotsRedirects : options_.max_redirects;
  if (fetch->redirects >= limit) {
    if (is_file) return KeepRobots(*fetch, answer.status_code, "");
    return Lose(
        std::move(fetch),
        {ErrorCode::kTooLarge,
         "more than " + std::to_string(limit) + " redirects", std::nullopt});
  }
  ++fetch->redirects;
  fetch->is_asked = false;
  Result<Url> target = fetch->url.Resolve(answer.location);
  if (!target) {
    return Lose(std::move(fetch), target.error().Within("redirected to"));
  }
  fetch->redirected = RedirectedRequest(fetch->sent(), answer.status_code,
                                        target->origin != fetch->url.origin);
  fetch->url = *std::move(target);
  Push(std::move(fetch), true);
}

void Crawler::Loop::Deliver(const Origin& origin, std::unique_ptr<Fetch> fetch,
                            Answer answer) {
  if (fetch->file_of != nullptr) {
    return KeepRobots(*fetch, answer.status_code, std::move(answer.body));
  }
  VisitState& visit = *fetch->visit;
  Page page;
  page.source_id = visit.source.id;
  page.request = std::move(fetch->request);
  page.is_reserved = IsReserved(origin, answer, fetch->url.text);
  page.effective_url = std::move(fetch->url.text);
  page.status_code = answer.status_code;
  page.content_type = std::move(answer.content_type);
  page.etag = std::move(answer.etag);
  page.last_modified = std::move(answer.last_modified);
  page.fetched_at = clock_.Now();
  const Freshness fresh = ReadFreshness({.cache_control = answer.cache_control,
                                         .expires = answer.expires,
                                         .date = answer.date,
                                         .age = answer.age},
                                        page.fetched_at);
  page.fresh_until = fresh.until;
  page.no_store = fresh.no_store;
  page.noindex =
      !answer.robots_tags.empty() &&
      SaysNoindex(answer.robots_tags, options_.product_token, page.fetched_at);
  page.took = origin.took;
  page.body = std::move(answer.body);
  for (FetchRequest& next : visit.handler->OnPage(std::move(page))) {
    Accept(visit, std::move(next));
  }
  Close(visit);
}

// The end of a request without an answer that counts.
void Crawler::Loop::Lose(std::unique_ptr<Fetch> fetch, const Error& error) {
  if (fetch->visit != nullptr) {
    fetch->visit->failed = true;
    fetch->visit->handler->OnError(fetch->request,
                                   error.Within(Printable(fetch->url.text)));
    return Close(*fetch->visit);
  }
  if (fetch->is_tdm) return KeepTdm(*fetch, 0, "");
  Origin& origin = *fetch->file_of;
  const bool nothing_learnt = error.code == ErrorCode::kDisallowed ||
                              error.code == ErrorCode::kRateLimited;
  if (!nothing_learnt || fetch->redirects > 0) {
    return KeepRobots(*fetch, 0, error.message);
  }
  // The guard refused the source, or the host rests.  That says nothing of the
  // host's rules, so only the request that wanted them is lost.
  origin.awaiting_file = false;
  const auto waiting =
      std::find_if(origin.queue.begin(), origin.queue.end(),
                   [](const auto& f) { return f->file_of == nullptr; });
  if (waiting == origin.queue.end()) return;
  std::unique_ptr<Fetch> lost = std::move(*waiting);
  origin.queue.erase(waiting);
  Lose(std::move(lost), error);
  Schedule(origin);
}

void Crawler::Loop::KeepRobots(const Fetch& fetch, int status_code,
                               std::string body) {
  if (fetch.is_tdm) return KeepTdm(fetch, status_code, std::move(body));
  Origin& origin = *fetch.file_of;
  CrawlMemory::SiteFile robots;
  robots.status_code = status_code;
  robots.fetched_at = clock_.Now();
  if (status_code / 100 == 2 || status_code == 0) robots.body = std::move(body);
  memory_.SaveRobots(origin.name, robots);
  origin.robots.emplace(robots);
  GoOnAfterFile(origin);
}

// A host that gives no answer has said nothing, by the protocol.
void Crawler::Loop::KeepTdm(const Fetch& fetch, int status_code,
                            std::string body) {
  Origin& origin = *fetch.file_of;
  CrawlMemory::SiteFile tdm;
  tdm.status_code = status_code;
  tdm.fetched_at = clock_.Now();
  if (status_code / 100 == 2) tdm.body = std::move(body);
  UseTdm(origin, tdm);
  // Many hosts show some page in place of what they do not have.
  if (origin.tdm->empty()) tdm.body.clear();
  if (status_code != 0) memory_.SaveTdm(origin.name, tdm);
  GoOnAfterFile(origin);
}

// Where it is busy for longer than the host wants to be left alone for it: else
// a host that always says so of this one file is never asked for a page.
void Crawler::Loop::UseTdm(Origin& origin, const CrawlMemory::SiteFile& tdm) {
  const int status = tdm.status_code;
  const bool is_busy = status == 429 || status == 503;
  const bool is_silent = !is_busy && (status == 0 || status >= 500);
  origin.tdm = TdmRules::Parse(tdm.body);
  origin.tdm_until = tdm.fetched_at + std::chrono::hours(is_busy     ? 25
                                                         : is_silent ? 1
                                                                     : 24);
}

void Crawler::Loop::GoOnAfterFile(Origin& origin) {
  origin.awaiting_file = false;
  SetDelay(origin);
  if (!origin.IsResting(clock_.Monotonic())) Pause(origin, origin.delay);
  Schedule(origin);
}

void Crawler::Loop::SetDelay(Origin& origin) {
  origin.delay = origin.house_delay;
  if (!origin.robots) return;
  const milliseconds asked =
      std::min<milliseconds>(origin.robots->CrawlDelay(options_.product_token),
                             options_.max_crawl_delay);
  origin.delay = std::max(origin.delay, asked);
}

void Crawler::Loop::Pause(Origin& origin, milliseconds time) {
  if (time > milliseconds(0)) origin.not_before = clock_.Monotonic() + time;
}

// Leaves the host alone; requests for it fail until then.
void Crawler::Loop::Rest(Origin& origin, milliseconds time, Error reason) {
  Pause(origin, std::max(time, origin.delay));
  origin.resting_until = clock_.Monotonic() + time;
  origin.rest_reason = std::move(reason);
}

void Crawler::Loop::Close(VisitState& visit) {
  if (--visit.open == 0) done_.push_back(&visit);
}

// Between 0.5 and 1; differs from request to request, not from run to run.
double Crawler::Loop::Jitter(const Fetch& fetch) const {
  const uint64_t hash =
      Fnv1a64(fetch.url.text + ' ' + std::to_string(fetch.retries));
  return 0.5 + static_cast<double>(hash % 1000) / 2000;
}

}  // namespace rolecall
