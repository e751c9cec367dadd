// One HTTP exchange at a time on one libcurl easy handle, with every guard on.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "crawler/crawler.h"
#include "crawler/url.h"
#include "model/source.h"

namespace rolecall {

// What a peer answered.  Fields hold only visible ASCII, spaces and UTF-8.
struct Answer {
  // 0: a kept connection turned out to be closed, nobody answered.  The request
  // may be made again, in its turn; libcurl alone would do so at once.
  int status_code = 0;
  std::string content_type;
  std::string etag;
  std::string last_modified;
  std::string location;
  std::string retry_after;
  std::string tdm_reservation;
  std::string cache_control;  // all lines of it, apart by commas
  std::string expires;
  std::string date;
  std::string age;
  std::string robots_tags;  // the lines of X-Robots-Tag, apart by newlines
  std::string body;         // decoded
};

// What to send and how much to take.
struct Exchange {
  Url url;
  // Method, body, fields and validators are taken from here, not the URL; must
  // live until the end of the exchange.
  const FetchRequest* request = nullptr;
  bool allow_private = false;
  // Of the host that was asked for, not of one that it leads to: who asked may
  // be told how to reach an address of one's own network.
  bool is_asked = true;
  // The peer has answered in time so far: see Fetcher::HasRoom.  Others are
  // read at a pace, at which the longest body takes half of its time.
  bool is_quick = false;
  size_t max_body_bytes = 0;
  // At the bound, end with what came so far instead of failing.
  bool cut_body = false;
  // Called once, on the thread of Fetcher::Wait.
  std::function<void(Result<Answer>)> on_end;
};

// Keeps its handle, and so its settings and buffers, from one exchange to the
// next.  No redirects, cookies, credentials, proxies or protocols other than
// http and https; certificates are verified.  One thread.
class Transfer {
 public:
  // `on_body_growth` is called before a body takes a larger block of memory,
  // with that block's bytes.
  Transfer(const CrawlOptions& options, const std::string& user_agent,
           std::function<void(size_t)> on_body_growth);
  ~Transfer();
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  void Begin(Exchange exchange, std::chrono::steady_clock::time_point now);
  // What came of it, after libcurl's result code.  The transfer is free then.
  [[nodiscard]] Result<Answer> End(int curl_code);
  // Who is to hear of the end.
  std::function<void(Result<Answer>)> TakeReport() {
    return std::move(exchange_.on_end);
  }

  // Drops the body, for others need the memory; the exchange will fail.
  void Evict();

  void* handle() const { return easy_; }  // CURL*
  size_t body_memory() const { return answer_.body.capacity(); }
  // Bytes of header and body so far.
  size_t taken() const { return header_bytes_ + answer_.body.size(); }
  bool is_quick() const { return exchange_.is_quick; }
  std::chrono::steady_clock::time_point started_at() const {
    return started_at_;
  }

 private:
  enum class Refusal {
    kNone,
    kAddress,
    kPort,
    kBody,
    kBomb,
    kHeader,
    kEvicted,
    kStaleConnection,
  };

  void SetFixedOptions(const CrawlOptions& options, const std::string& agent);
  void SetRequest(const FetchRequest& request);
  bool MayConnect(std::string_view address);
  bool TakeBody(std::string_view bytes);
  bool IsBomb() const;
  size_t FirstBlock() const;
  bool MakeRoom(size_t size);
  bool TakeHeaderLine(std::string_view line);
  Error ToError(int curl_code) const;

  // Trampolines for libcurl, which knows no C++.
  static size_t OnBody(char* bytes, size_t one, size_t count, void* self);
  static size_t OnHeader(char* bytes, size_t one, size_t count, void* self);
  static int OnOpenSocket(void* self, int purpose, void* address);
  static int OnBeforeRequest(void* self, char* peer, char* local, int peer_port,
                             int local_port);

  std::function<void(size_t)> on_body_growth_;
  const int64_t pace_;  // bytes a second, of peers that are not quick
  void* easy_;
  void* field_list_ = nullptr;  // curl_slist*
  char error_text_[256] = {};   // CURL_ERROR_SIZE
  Exchange exchange_;
  Answer answer_;
  size_t header_bytes_ = 0;
  bool sent_ = false;
  Refusal refusal_ = Refusal::kNone;
  std::string refused_address_;
  std::chrono::steady_clock::time_point started_at_;
};

}  // namespace rolecall
