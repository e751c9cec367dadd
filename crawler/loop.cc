#include "crawler/loop.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "crawler/local_file.h"

namespace rolecall {
namespace {

using std::chrono::milliseconds;

constexpr size_t kMaxRequestsPerVisit = 200'000;
constexpr size_t kOriginsBeforeSweep = 1024;
// Between two looks at the network.
constexpr int kTurnsInARow = 256;

uint64_t Identity(const FetchRequest& request, const Url& url) {
  return Fnv1a64(request.method + ' ' + url.text + '\n' + request.body);
}

}  // namespace

Crawler::Loop::Loop(CrawlOptions options, CrawlMemory& memory,
                    const Clock& clock)
    : options_(std::move(options)),
      memory_(memory),
      clock_(clock),
      fetcher_(options_),
      sweep_at_(kOriginsBeforeSweep) {}

void Crawler::Loop::Visit(const Source& source, std::vector<FetchRequest> seeds,
                          VisitHandler& handler, Tdm tdm) {
  VisitState& visit = visits_.emplace_back();
  visit.self = std::prev(visits_.end());
  visit.source = source;
  visit.handler = &handler;
  visit.asks_for_tdm = tdm == Tdm::kAsked;
  for (FetchRequest& seed : seeds) Accept(visit, std::move(seed));
  if (visit.open == 0) done_.push_back(&visit);
}

bool Crawler::Loop::RunUntil(const std::stop_token& stop, TimePoint until) {
  const std::stop_callback wake(stop, [this] { fetcher_.Wake(); });
  if (until != TimePoint::max()) {
    until = std::chrono::steady_clock::now() + (until - clock_.Monotonic());
  }
  while (!stop.stop_requested() && !visits_.empty()) {
    ReportRejected();
    if (ReportDone() || std::chrono::steady_clock::now() >= until) break;
    MoveDueOrigins();
    StartReadyOrigins();
    ReadLocal();
    const bool idle = local_.empty() && rejected_.empty() && done_.empty();
    fetcher_.Wait(idle ? std::min(NextTurn(), until)
                       : std::chrono::steady_clock::now());
  }
  if (stop.stop_requested()) Cancel();
  if (!visits_.empty()) return true;
  SweepOrigins();
  return false;
}

void Crawler::Loop::Accept(VisitState& visit, FetchRequest request) {
  if (IsLocalFile(request.url)) {
    if (!visit.asked.insert(Fnv1a64(request.url)).second) return;
    ++visit.open;
    local_.emplace_back(&visit, std::move(request));
    return;
  }
  Result<Url> url = Url::Parse(request.url);
  if (!url) return Reject(visit, std::move(request), url.error());
  if (request.method != "GET" && request.method != "POST") {
    return Reject(visit, std::move(request),
                  {ErrorCode::kInvalidArgument,
                   url->text + ": only GET and POST are known", std::nullopt});
  }
  if (visit.asked.size() >= kMaxRequestsPerVisit) {
    if (!std::exchange(visit.overflowed, true)) {
      Reject(visit, std::move(request),
             {ErrorCode::kTooLarge,
              "source " + visit.source.id + ": more than 200,000 requests",
              std::nullopt});
    }
    return;
  }
  if (!visit.asked.insert(Identity(request, *url)).second) return;
  auto fetch = std::make_unique<Fetch>();
  fetch->visit = &visit;
  fetch->allow_private = visit.source.local;
  fetch->request = std::move(request);
  fetch->url = *std::move(url);
  ++visit.open;
  Push(std::move(fetch), false);
}

// Reported by Run, so that Visit itself calls nobody back.
void Crawler::Loop::Reject(VisitState& visit, FetchRequest request,
                           Error error) {
  ++visit.open;
  rejected_.push_back({&visit, std::move(request), std::move(error)});
}

// `delay` is the house delay of who asks.
Origin& Crawler::Loop::FindOrigin(const std::string& name, milliseconds delay) {
  const auto known = origins_.find(name);
  if (known != origins_.end()) return *known->second;
  if (origins_.size() >= sweep_at_) {
    SweepOrigins();
    sweep_at_ = std::max(kOriginsBeforeSweep, origins_.size() * 2);
  }
  auto origin = std::make_unique<Origin>();
  origin->name = name;
  origin->house_delay = delay;
  return *(origins_[name] = std::move(origin));
}

void Crawler::Loop::SweepOrigins() {
  const TimePoint now = clock_.Monotonic();
  std::erase_if(origins_,
                [now](const auto& entry) { return entry.second->IsIdle(now); });
}

void Crawler::Loop::Push(std::unique_ptr<Fetch> fetch, bool first) {
  milliseconds delay = options_.min_delay;
  if (fetch->visit != nullptr) {
    delay = fetch->visit->source.min_delay.value_or(delay);
  } else {
    delay = fetch->file_of->house_delay;
  }
  Origin& origin = FindOrigin(fetch->url.origin, delay);
  origin.house_delay = std::max(origin.house_delay, delay);
  // A file of the site goes first: others may be waiting for it.
  if (first || fetch->file_of != nullptr) {
    origin.queue.push_front(std::move(fetch));
  } else {
    origin.queue.push_back(std::move(fetch));
  }
  Schedule(origin);
}

void Crawler::Loop::Schedule(Origin& origin) {
  if (origin.scheduled || origin.busy) return;
  TellOthers(origin);
  if (origin.queue.empty()) return;
  if (origin.awaiting_file && origin.queue.front()->file_of == nullptr) {
    return;
  }
  origin.scheduled = true;
  const TimePoint now = clock_.Monotonic();
  if (origin.not_before <= now || origin.IsResting(now)) {
    Queue(origin);
  } else {
    waiting_.emplace(origin.not_before, &origin);
  }
}

void Crawler::Loop::MoveDueOrigins() {
  if (waiting_.empty()) return;
  const auto due = waiting_.upper_bound(clock_.Monotonic());
  for (auto at = waiting_.begin(); at != due; at = waiting_.erase(at)) {
    Queue(*at->second);
  }
}

void Crawler::Loop::Queue(Origin& origin) {
  (origin.IsQuick() ? ready_quick_ : ready_others_).push_back(&origin);
}

void Crawler::Loop::StartReadyOrigins() {
  StartSome(ready_quick_, true);
  StartSome(ready_others_, false);
}

void Crawler::Loop::StartSome(std::deque<Origin*>& ready, bool quick) {
  for (int turn = 0; turn < kTurnsInARow; ++turn) {
    if (ready.empty() || !fetcher_.HasRoom(quick)) return;
    Origin& origin = *ready.front();
    ready.pop_front();
    origin.scheduled = false;
    origin.busy = true;
    TakeTurn(origin);
    origin.busy = origin.running != nullptr;
    Schedule(origin);
  }
}

// Starts the first request of the queue, or drops it where it may not be made.
void Crawler::Loop::TakeTurn(Origin& origin) {
  std::unique_ptr<Fetch> fetch = std::move(origin.queue.front());
  origin.queue.pop_front();
  const TimePoint now = clock_.Monotonic();
  if (origin.IsResting(now)) {
    Error reason = origin.rest_reason;
    reason.message += kNotAsked;
    reason.retry_after =
        std::chrono::ceil<std::chrono::seconds>(origin.resting_until - now);
    return Lose(std::move(fetch), reason);
  }
  if (fetch->file_of != nullptr) return Start(origin, std::move(fetch));
  if (!LearnRobots(origin, *fetch)) {
    origin.queue.insert(origin.queue.begin() + 1, std::move(fetch));
    return;
  }
  const auto error =
      origin.robots->Forbids(options_.product_token, fetch->url.text);
  if (error) return Lose(std::move(fetch), *error);
  if (!LearnTdm(origin, *fetch)) {
    origin.queue.insert(origin.queue.begin() + 1, std::move(fetch));
    return;
  }
  Start(origin, std::move(fetch));
}

// True when the origin's rules are known; else a request for them is queued.
bool Crawler::Loop::LearnRobots(Origin& origin, const Fetch& asking) {
  const Timestamp now = clock_.Now();
  if (origin.robots && origin.robots->IsFresh(now)) return true;
  origin.robots.reset();
  const auto remembered = memory_.LoadRobots(origin.name);
  if (remembered) origin.robots.emplace(*remembered);
  if (origin.robots && origin.robots->IsFresh(now)) return true;
  origin.robots.reset();
  AskForFile(origin, asking, "/robots.txt");
  return false;
}

// True when it is known what the origin's tdmrep.json reserves, or when nobody
// needs to know.
bool Crawler::Loop::LearnTdm(Origin& origin, const Fetch& asking) {
  if (!asking.visit->asks_for_tdm) return true;
  const Timestamp now = clock_.Now();
  if (origin.tdm && now < origin.tdm_until) return true;
  origin.tdm.reset();
  if (const auto remembered = memory_.LoadTdm(origin.name);
      remembered && remembered->fetched_at <= now) {
    UseTdm(origin, *remembered);
    if (now < origin.tdm_until) return true;
  }
  const std::string url = origin.name + std::string(TdmRules::kPath);
  if (origin.robots->Forbids(options_.product_token, url)) {
    UseTdm(origin, {.status_code = 403, .body = "", .fetched_at = now});
    return true;
  }
  AskForFile(origin, asking, TdmRules::kPath);
  return false;
}

// Until it is there, no other request of the origin begins.
void Crawler::Loop::AskForFile(Origin& origin, const Fetch& asking,
                               std::string_view path) {
  origin.awaiting_file = true;
  auto fetch = std::make_unique<Fetch>();
  fetch->file_of = &origin;
  fetch->is_tdm = path == TdmRules::kPath;
  fetch->allow_private = asking.allow_private;
  fetch->is_asked = asking.is_asked;
  fetch->url.origin = origin.name;
  fetch->url.port = asking.url.port;
  fetch->url.text = origin.name + std::string(path);
  origin.queue.push_front(std::move(fetch));
}

void Crawler::Loop::Start(Origin& origin, std::unique_ptr<Fetch> fetch) {
  SetDelay(origin);
  if (!Claim(origin)) return origin.queue.push_front(std::move(fetch));
  origin.running = std::move(fetch);
  origin.started_at = std::chrono::steady_clock::now();
  const Fetch& started = *origin.running;
  const bool is_file = started.file_of != nullptr;
  const size_t most =
      started.is_tdm ? TdmRules::kMaxBytes : RobotsTxt::kMaxBytes;
  fetcher_.Start({.url = started.url,
                  .request = &started.sent(),
                  .allow_private = started.allow_private,
                  .is_asked = started.is_asked,
                  .is_quick = origin.IsQuick(),
                  .max_body_bytes = is_file ? most : options_.max_body_bytes,
                  .cut_body = is_file,
                  .on_end = [this, &origin](Result<Answer> answer) {
                    OnEnd(origin, std::move(answer));
                  }});
}

TimePoint Crawler::Loop::NextTurn() const {
  const TimePoint now = std::chrono::steady_clock::now();
  if (!done_.empty() || !rejected_.empty()) return now;
  if ((!ready_quick_.empty() && fetcher_.HasRoom(true)) ||
      (!ready_others_.empty() && fetcher_.HasRoom(false))) {
    return now;
  }
  // Room is made by an end, or by a quick peer's turning out to be slow.
  TimePoint next =
      ready_quick_.empty() ? TimePoint::max() : now + milliseconds(50);
  if (!waiting_.empty()) {
    next = std::min(next, now + (waiting_.begin()->first - clock_.Monotonic()));
  }
  return next;
}

void Crawler::Loop::ReportRejected() {
  for (Rejected& rejected : std::exchange(rejected_, {})) {
    rejected.visit->failed = true;
    rejected.visit->handler->OnError(rejected.request, rejected.error);
    Close(*rejected.visit);
  }
}

void Crawler::Loop::ReadLocal() {
  if (local_.empty()) return;
  const auto [visit, request] = std::move(local_.front());
  local_.pop_front();
  auto page = ReadLocalFile(visit->source, request, options_.max_body_bytes,
                            clock_.Now());
  if (page) {
    for (FetchRequest& next : visit->handler->OnPage(*std::move(page))) {
      Accept(*visit, std::move(next));
    }
  } else {
    visit->failed = true;
    visit->handler->OnError(request, page.error());
  }
  Close(*visit);
}

// Whether a visit that has nothing under way wants more.
bool Crawler::Loop::GoOn(VisitState& visit) {
  while (visit.open == 0) {
    std::vector<FetchRequest> more = visit.handler->OnIdle();
    if (more.empty()) return false;
    for (FetchRequest& request : more) Accept(visit, std::move(request));
  }
  return true;
}

bool Crawler::Loop::ReportDone() {
  bool any = false;
  for (VisitState* visit : std::exchange(done_, {})) {
    if (GoOn(*visit)) continue;
    any = true;
    VisitHandler& handler = *visit->handler;
    const bool complete = !visit->failed;
    visits_.erase(visit->self);
    handler.OnDone(complete);
  }
  return any;
}

// Drops what a stop left.
void Crawler::Loop::Cancel() {
  fetcher_.CancelAll();
  ready_quick_.clear();
  ready_others_.clear();
  waiting_.clear();
  rejected_.clear();
  local_.clear();
  done_.clear();
  for (auto& [name, origin] : origins_) {
    origin->queue.clear();
    if (origin->running) Pause(*origin, origin->delay);
    if (memory_.IsReachable()) TellOthers(*origin);
    origin->running.reset();
    origin->busy = false;
    origin->scheduled = false;
    origin->awaiting_file = false;
  }
  for (VisitState& visit : std::exchange(visits_, {})) {
    visit.handler->OnDone(false);
  }
}

}  // namespace rolecall
