// A real HTTP/1.1 server on the loopback network, for tests: well behaved where
// the handler just answers, as hostile as wanted where it writes bytes itself.
//
//   LoopbackServer server([](const LoopbackRequest& request) {
//     return LoopbackReply{.body = "hello " + request.target};
//   });
//   Fetch(server.url() + "/page");
//   EXPECT_EQ(server.ledger().at(0).target, "/page");
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rolecall {

// One request as it came in, a line of the ledger.
struct LoopbackRequest {
  std::chrono::steady_clock::time_point at;  // when it had been read
  std::string method;
  std::string target;  // path and query
  std::vector<std::pair<std::string, std::string>> fields;
  std::string body;
  // The value of the first field of this name, case ignored; empty if absent.
  std::string Field(std::string_view name) const;
};

// A connection in the hands of a test that plays a bad server.  Belongs to one
// connection's thread.
class LoopbackConnection {
 public:
  virtual ~LoopbackConnection() = default;
  // Sends all bytes.  False once the peer has gone or the server is stopping:
  // then stop writing.
  virtual bool Write(std::string_view bytes) = 0;
  // Waits.  False, at once, when the server is stopping.
  virtual bool Sleep(std::chrono::milliseconds time) = 0;
  // Waits until the peer closes or the server stops.
  virtual void Hang() = 0;
};

// What a handler answers.
struct LoopbackReply {
  int status = 200;
  // Content-Length is added; 304 and 204 go out without a body.
  std::vector<std::pair<std::string, std::string>> fields = {};
  std::string body = {};
  // Instead of all the above: writes raw bytes, status line included.  The
  // connection is closed when it returns.
  std::function<void(LoopbackConnection&)> raw = nullptr;
};

// Runs from its construction to its destruction, with one thread for each
// connection; the handler is called on these, so it must be thread-safe.
// Aborts the test program when the address cannot be bound.
class LoopbackServer {
 public:
  using Handler = std::function<LoopbackReply(const LoopbackRequest&)>;

  // `address` is any of 127.0.0.0/8, or "::1"; port 0 takes a free port.
  explicit LoopbackServer(Handler handler,
                          const std::string& address = "127.0.0.1",
                          uint16_t port = 0);
  ~LoopbackServer();
  LoopbackServer(const LoopbackServer&) = delete;
  LoopbackServer& operator=(const LoopbackServer&) = delete;

  uint16_t port() const;
  // "http://127.0.0.1:43210", no slash at the end.
  std::string url() const;
  // The requests so far, in order of arrival; the last 100,000 of them.
  std::vector<LoopbackRequest> ledger() const;
  // How many connections were accepted, requests or not.
  int connections() const;

 private:
  class Listener;
  std::unique_ptr<Listener> listener_;
};

// `text` in gzip form, for answers with Content-Encoding: gzip.
std::string Gzip(std::string_view text);

}  // namespace rolecall
