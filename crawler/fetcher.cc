#include "crawler/fetcher.h"

#include <curl/curl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace rolecall {
namespace {

using std::chrono::steady_clock;

constexpr size_t kSlowFactor = 7;
// Bodies under way together take at most so many times the bound of one, the
// copies made while they grow included.
constexpr size_t kBodiesInMemory = 3;
// An event that brings less is a drip.  A peer that has not been quick may send
// some, as every connection begins with them; then it is read at this pause,
// for a byte costs as much as a page.
constexpr size_t kDripBytes = 256;
constexpr int kFreeDrips = 16;
constexpr std::chrono::milliseconds kDripPause{50};

std::string UserAgent(const CrawlOptions& options) {
  std::string agent = options.product_token + "/0.1";
  if (!options.contact.empty()) agent += " (+" + options.contact + ")";
  std::erase_if(agent, [](char c) { return c < 0x20 || c == 0x7F; });
  return agent;
}

void* StartMulti() {
  // Thread-safe and counted since libcurl 7.84, so each fetcher may call it.
  curl_global_init(CURL_GLOBAL_DEFAULT);
  return curl_multi_init();
}

}  // namespace

Fetcher::Fetcher(const CrawlOptions& options)
    : options_(options),
      user_agent_(UserAgent(options)),
      multi_(StartMulti()),
      epoll_(epoll_create1(EPOLL_CLOEXEC)),
      wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  Watch(EPOLL_CTL_ADD, wake_, EPOLLIN);
  const auto on_socket = [](CURL* easy, curl_socket_t fd, int what, void* self,
                            void* known) {
    return OnSocket(easy, fd, what, self, known);
  };
  const auto on_timer = [](CURLM* multi, long timeout_ms, void* self) {
    return OnTimer(multi, timeout_ms, self);
  };
  curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION,
                    static_cast<curl_socket_callback>(on_socket));
  curl_multi_setopt(multi_, CURLMOPT_SOCKETDATA, this);
  curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION,
                    static_cast<curl_multi_timer_callback>(on_timer));
  curl_multi_setopt(multi_, CURLMOPT_TIMERDATA, this);
  curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS,
                    static_cast<long>(options.max_connections) * 2);
}

Fetcher::~Fetcher() {
  CancelAll();
  idle_.clear();
  curl_multi_cleanup(multi_);
  curl_global_cleanup();
  close(wake_);
  close(epoll_);
}

bool Fetcher::HasRoom(bool quick) const {
  const auto limit = static_cast<size_t>(std::max(options_.max_connections, 1));
  if (active_.size() < limit) return true;
  const TimePoint slow_if_before = steady_clock::now() - kQuick;
  const auto counted =
      std::count_if(active_.begin(), active_.end(), [&](const auto& transfer) {
        const bool is_quick =
            transfer->is_quick() && transfer->started_at() > slow_if_before;
        return is_quick == quick;
      });
  return static_cast<size_t>(counted) < (quick ? limit : limit * kSlowFactor);
}

void Fetcher::Start(Exchange exchange) {
  if (idle_.empty()) {
    idle_.push_back(std::make_unique<Transfer>(
        options_, user_agent_,
        [this](size_t growth) { KeepWithinMemory(growth); }));
  }
  active_.push_back(std::move(idle_.back()));
  idle_.pop_back();
  active_.back()->Begin(std::move(exchange), steady_clock::now());
  curl_multi_add_handle(multi_, active_.back()->handle());
}

void Fetcher::Wait(TimePoint until) {
  using std::chrono::milliseconds;
  const TimePoint now = steady_clock::now();
  const auto wait = std::chrono::ceil<milliseconds>(
      std::clamp(std::min({until, timer_, resume_at_}), now,
                 now + std::chrono::hours(1)) -
      now);
  std::array<epoll_event, 64> events;
  const int count = epoll_wait(epoll_, events.data(), events.size(),
                               static_cast<int>(wait.count()));
  for (int i = 0; i < count; ++i) {
    OnEvent(events[static_cast<size_t>(i)].data.fd,
            events[static_cast<size_t>(i)].events);
  }
  if (resume_at_ <= steady_clock::now()) ResumePaused();
  if (timer_ <= steady_clock::now()) {
    timer_ = TimePoint::max();
    int running = 0;
    curl_multi_socket_action(multi_, CURL_SOCKET_TIMEOUT, 0, &running);
  }
  ReportEnded();
}

void Fetcher::OnEvent(int fd, unsigned events) {
  if (fd == wake_) {
    uint64_t calls = 0;
    [[maybe_unused]] const ssize_t size = read(wake_, &calls, sizeof calls);
    return;
  }
  int what = 0;
  if ((events & (EPOLLIN | EPOLLHUP)) != 0) what |= CURL_CSELECT_IN;
  if ((events & EPOLLOUT) != 0) what |= CURL_CSELECT_OUT;
  if ((events & EPOLLERR) != 0) what |= CURL_CSELECT_ERR;
  const size_t taken = TakenFrom(fd);
  int running = 0;
  curl_multi_socket_action(multi_, fd, what, &running);
  PauseDrip(fd, TakenFrom(fd) - taken);
}

// Bytes that the exchange under way there has taken so far.
size_t Fetcher::TakenFrom(int fd) const {
  const auto known = watched_.find(fd);
  if (known == watched_.end() || known->second.transfer == nullptr) return 0;
  return known->second.transfer->taken();
}

// All that are paused go on together, so that they wake the thread once.
void Fetcher::PauseDrip(int fd, size_t taken) {
  const auto known = watched_.find(fd);
  if (known == watched_.end()) return;
  Watched& watched = known->second;
  if (watched.transfer == nullptr || watched.transfer->is_quick() ||
      watched.is_paused || taken >= kDripBytes ||
      ++watched.drips <= kFreeDrips) {
    return;
  }
  watched.is_paused = true;
  Watch(EPOLL_CTL_MOD, fd, 0);
  if (paused_.empty()) resume_at_ = steady_clock::now() + kDripPause;
  paused_.push_back(fd);
}

void Fetcher::ResumePaused() {
  for (const int fd : paused_) {
    const auto known = watched_.find(fd);
    if (known == watched_.end() || !known->second.is_paused) continue;
    known->second.is_paused = false;
    Watch(EPOLL_CTL_MOD, fd, known->second.wanted);
  }
  paused_.clear();
  resume_at_ = TimePoint::max();
}

void Fetcher::Watch(int action, int fd, unsigned events) {
  epoll_event event{};
  event.data.fd = fd;
  event.events = events;
  epoll_ctl(epoll_, action, fd, &event);
}

void Fetcher::Wake() {
  const uint64_t one = 1;
  [[maybe_unused]] const ssize_t size = write(wake_, &one, sizeof one);
}

void Fetcher::CancelAll() {
  while (!active_.empty()) {
    idle_.push_back(Remove(active_.back().get()));
  }
}

// The largest body gives way: a flood of huge answers then harms its senders
// rather than the peers whose answers are small.
void Fetcher::KeepWithinMemory(size_t block) {
  const size_t used = std::accumulate(
      active_.begin(), active_.end(), block,
      [](size_t sum, const auto& t) { return sum + t->body_memory(); });
  if (used <= options_.max_body_bytes * kBodiesInMemory) return;
  const auto largest = std::max_element(
      active_.begin(), active_.end(), [](const auto& a, const auto& b) {
        return a->body_memory() < b->body_memory();
      });
  (*largest)->Evict();
}

void Fetcher::ReportEnded() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    const CURLcode code = message->data.result;
    Transfer* ended = nullptr;
    curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &ended);
    std::unique_ptr<Transfer> transfer = Remove(ended);
    Result<Answer> answer = transfer->End(code);
    idle_.push_back(std::move(transfer));
    // The report may start the next exchange, and on this very transfer.
    const auto on_end = ended->TakeReport();
    on_end(std::move(answer));
  }
}

std::unique_ptr<Transfer> Fetcher::Remove(Transfer* transfer) {
  curl_multi_remove_handle(multi_, transfer->handle());
  const auto at =
      std::find_if(active_.begin(), active_.end(),
                   [&](const auto& owned) { return owned.get() == transfer; });
  std::unique_ptr<Transfer> removed = std::move(*at);
  *at = std::move(active_.back());
  active_.pop_back();
  return removed;
}

int Fetcher::OnSocket(void* easy, int fd, int what, void* self, void* known) {
  auto* fetcher = static_cast<Fetcher*>(self);
  if (what == CURL_POLL_REMOVE) {
    fetcher->watched_.erase(fd);
    fetcher->Watch(EPOLL_CTL_DEL, fd, 0);
    return 0;
  }
  Watched& watched = fetcher->watched_[fd];
  if (known == nullptr) watched = Watched{};
  curl_easy_getinfo(easy, CURLINFO_PRIVATE, &watched.transfer);
  watched.wanted = 0;
  if ((what & CURL_POLL_IN) != 0) watched.wanted |= EPOLLIN;
  if ((what & CURL_POLL_OUT) != 0) watched.wanted |= EPOLLOUT;
  const int action = known == nullptr ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
  if (!watched.is_paused) fetcher->Watch(action, fd, watched.wanted);
  curl_multi_assign(fetcher->multi_, fd, self);
  return 0;
}

int Fetcher::OnTimer(void*, long timeout_ms, void* self) {
  static_cast<Fetcher*>(self)->timer_ =
      timeout_ms < 0
          ? TimePoint::max()
          : steady_clock::now() + std::chrono::milliseconds(timeout_ms);
  return 0;
}

}  // namespace rolecall
