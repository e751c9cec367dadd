#include "tests/support/loopback_server.h"

#include <poll.h>
#include <sys/socket.h>
#include <zlib.h>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <condition_variable>
#include <cstdlib>
#include <deque>
#include <iostream>
#include <list>
#include <mutex>
#include <stop_token>
#include <thread>

namespace rolecall {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;

constexpr size_t kLedgerLines = 100'000;
constexpr size_t kMaxRequestBody = 16 << 20;

class Connection : public LoopbackConnection {
 public:
  Connection(tcp::socket& socket, std::stop_token stop)
      : socket_(socket), stop_(std::move(stop)) {}

  bool Write(std::string_view bytes) override {
    boost::system::error_code error;
    asio::write(socket_, asio::buffer(bytes), error);
    return !error && !stop_.stop_requested();
  }
  bool Sleep(std::chrono::milliseconds time) override {
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, stop_, time, [] { return false; });
    return !stop_.stop_requested();
  }
  void Hang() override {
    pollfd watched{socket_.native_handle(), POLLIN | POLLRDHUP, 0};
    while (!stop_.stop_requested()) {
      if (poll(&watched, 1, 50) > 0) return;
    }
  }

 private:
  tcp::socket& socket_;
  std::stop_token stop_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
};

LoopbackRequest ToLedgerLine(const http::request<http::string_body>& request) {
  LoopbackRequest line;
  line.at = std::chrono::steady_clock::now();
  line.method = std::string(request.method_string());
  line.target = std::string(request.target());
  line.body = request.body();
  for (const auto& field : request) {
    line.fields.emplace_back(field.name_string(), field.value());
  }
  return line;
}

http::response<http::string_body> ToResponse(LoopbackReply reply,
                                             bool keep_alive) {
  http::response<http::string_body> response;
  response.version(11);
  response.result(static_cast<unsigned>(reply.status));
  for (const auto& [name, value] : reply.fields) response.insert(name, value);
  response.keep_alive(keep_alive);
  if (reply.status != 304 && reply.status != 204) {
    response.body() = std::move(reply.body);
    response.prepare_payload();
  }
  return response;
}

}  // namespace

std::string LoopbackRequest::Field(std::string_view name) const {
  for (const auto& [field, value] : fields) {
    if (beast::iequals(field, name)) return value;
  }
  return "";
}

class LoopbackServer::Listener {
 public:
  Listener(Handler handler, const tcp::endpoint& endpoint)
      : handler_(std::move(handler)), acceptor_(io_, endpoint) {
    endpoint_ = acceptor_.local_endpoint();
    thread_ = std::jthread([this](const std::stop_token& stop) { Run(stop); });
  }

  ~Listener() {
    thread_.request_stop();
    // Wakes the blocking accept; close() alone would not.
    shutdown(acceptor_.native_handle(), SHUT_RDWR);
    thread_.join();
    const std::lock_guard lock(mutex_);
    for (Peer& peer : peers_) {
      peer.thread.request_stop();
      shutdown(peer.socket.native_handle(), SHUT_RDWR);
    }
  }

  const tcp::endpoint& endpoint() const { return endpoint_; }

  std::vector<LoopbackRequest> ledger() const {
    const std::lock_guard lock(ledger_mutex_);
    return {ledger_.begin(), ledger_.end()};
  }

  int connections() const {
    const std::lock_guard lock(ledger_mutex_);
    return connections_;
  }

 private:
  struct Peer {
    explicit Peer(tcp::socket accepted) : socket(std::move(accepted)) {}
    tcp::socket socket;
    bool done = false;
    std::jthread thread;  // the last member: joins before the socket goes
  };

  void Run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      boost::system::error_code error;
      tcp::socket socket = acceptor_.accept(io_, error);
      if (error) continue;
      socket.set_option(tcp::no_delay(true), error);
      {
        const std::lock_guard lock(ledger_mutex_);
        ++connections_;
      }
      const std::lock_guard lock(mutex_);
      peers_.remove_if([](const Peer& peer) { return peer.done; });
      Peer& peer = peers_.emplace_back(std::move(socket));
      peer.thread = std::jthread([this, &peer](const std::stop_token& ending) {
        Serve(peer.socket, ending);
        shutdown(peer.socket.native_handle(), SHUT_RDWR);
        const std::lock_guard done_lock(mutex_);
        peer.done = true;
      });
    }
  }

  void Serve(tcp::socket& socket, const std::stop_token& stop) {
    beast::flat_buffer buffer;
    while (!stop.stop_requested()) {
      http::request_parser<http::string_body> parser;
      parser.body_limit(kMaxRequestBody);
      boost::system::error_code error;
      http::read(socket, buffer, parser, error);
      if (error) return;
      const bool keep_alive = parser.get().keep_alive();
      LoopbackRequest request = ToLedgerLine(parser.get());
      Record(request);
      LoopbackReply reply = handler_(request);
      if (reply.raw) {
        Connection connection(socket, stop);
        reply.raw(connection);
        return;
      }
      http::write(socket, ToResponse(std::move(reply), keep_alive), error);
      if (error || !keep_alive) return;
    }
  }

  void Record(const LoopbackRequest& request) {
    const std::lock_guard lock(ledger_mutex_);
    ledger_.push_back(request);
    if (ledger_.size() > kLedgerLines) ledger_.pop_front();
  }

  Handler handler_;
  asio::io_context io_;
  tcp::acceptor acceptor_;
  tcp::endpoint endpoint_;
  mutable std::mutex ledger_mutex_;
  std::deque<LoopbackRequest> ledger_;
  int connections_ = 0;
  std::mutex mutex_;
  std::list<Peer> peers_;
  std::jthread thread_;
};

LoopbackServer::LoopbackServer(Handler handler, const std::string& address,
                               uint16_t port) {
  try {
    listener_ = std::make_unique<Listener>(
        std::move(handler),
        tcp::endpoint(asio::ip::make_address(address), port));
  } catch (const std::exception& error) {
    std::cerr << "loopback server on " << address << ": " << error.what()
              << '\n';
    std::abort();
  }
}

LoopbackServer::~LoopbackServer() = default;

uint16_t LoopbackServer::port() const { return listener_->endpoint().port(); }

std::string LoopbackServer::url() const {
  const auto address = listener_->endpoint().address();
  const std::string host =
      address.is_v6() ? "[" + address.to_string() + "]" : address.to_string();
  return "http://" + host + ":" + std::to_string(port());
}

std::vector<LoopbackRequest> LoopbackServer::ledger() const {
  return listener_->ledger();
}

int LoopbackServer::connections() const { return listener_->connections(); }

std::string Gzip(std::string_view text) {
  constexpr int kGzipWindow = 15 + 16;  // zlib's way to ask for a gzip header
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzipWindow, 9,
               Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  std::string in(text);
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace rolecall
