// Many HTTP exchanges at a time on one thread: libcurl's multi handle over
// epoll, so that a thousand silent peers cost the busy ones nothing.  Peers
// that send a few bytes at a time are read twenty times a second.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "crawler/transfer.h"

namespace rolecall {

// One thread, but for Wake().
class Fetcher {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  explicit Fetcher(const CrawlOptions& options);
  ~Fetcher();
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;

  // Who answers within this is a quick peer.
  static constexpr std::chrono::milliseconds kQuick{500};

  // Whether one more exchange with a peer of that kind may begin now.  Quick
  // peers share max_connections places, all others seven times as many; an
  // exchange that has lasted longer than kQuick is counted with the latter.
  bool HasRoom(bool quick) const;

  void Start(Exchange exchange);

  // Moves all exchanges on, reporting those that end, until one has ended or
  // `until` has come or Wake was called.
  void Wait(TimePoint until);

  // Ends the Wait that is under way or comes next.  From any thread.
  void Wake();

  // Drops all exchanges, unreported.
  void CancelAll();

 private:
  // A socket that libcurl wants to hear of.
  struct Watched {
    unsigned wanted = 0;           // epoll's events
    Transfer* transfer = nullptr;  // whose it is now
    int drips = 0;                 // events that brought next to nothing
    bool is_paused = false;
  };
  void KeepWithinMemory(size_t block);
  void OnEvent(int fd, unsigned events);
  void Watch(int action, int fd, unsigned events);
  size_t TakenFrom(int fd) const;
  // After an event that brought `taken` bytes.
  void PauseDrip(int fd, size_t taken);
  void ResumePaused();
  void ReportEnded();
  std::unique_ptr<Transfer> Remove(Transfer* transfer);
  static int OnSocket(void* easy, int fd, int what, void* self, void* known);
  static int OnTimer(void* multi, long timeout_ms, void* self);

  const CrawlOptions options_;
  const std::string user_agent_;
  void* multi_;  // CURLM*
  int epoll_ = -1;
  int wake_ = -1;  // eventfd
  TimePoint timer_ = TimePoint::max();
  std::unordered_map<int, Watched> watched_;
  std::vector<int> paused_;  // perhaps closed since
  TimePoint resume_at_ = TimePoint::max();
  std::vector<std::unique_ptr<Transfer>> active_;
  std::vector<std::unique_ptr<Transfer>> idle_;
};

}  // namespace rolecall
