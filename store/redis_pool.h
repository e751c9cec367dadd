// As many connections to one server as threads ask for at a time.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <random>
#include <vector>

#include "store/redis_connection.h"

namespace rolecall {

// Thread-safe: each call takes an idle connection, or opens one, and gives it
// back.  Nothing is sent twice: what was in flight when a connection broke
// fails with kUnavailable, and the caller decides.
class RedisPool {
 public:
  // `revive` is called when nobody listens, before the next try: it starts the
  // private server again, taking no longer than until the time it is given.
  // May be empty.
  using Revive = std::function<Result<void>(
      std::chrono::steady_clock::time_point deadline)>;
  RedisPool(RedisEndpoint endpoint, Revive revive);

  // One command, many commands in one exchange.  An error reply fails the
  // whole call (the other commands were executed all the same); a script that
  // the server has forgotten is loaded and run again.
  [[nodiscard]] Result<Reply> Run(const Command& command,
                                  std::chrono::milliseconds patience = {});
  [[nodiscard]] Result<std::vector<Reply>> RunAll(
      std::span<const Command> commands);

  // The same as RunAll with error replies left to the caller.
  [[nodiscard]] Result<std::vector<Reply>> Exchange(
      std::span<const Command> commands,
      std::chrono::milliseconds patience = {});

  // Exchange in lots of bounded size, of which the server has the next in hand
  // while the replies of one are read; `read` gets them in order and ends it
  // all by returning false.  Not for scripts.
  [[nodiscard]] Result<void> ExchangeInChunks(
      std::span<const Command> commands,
      const std::function<bool(size_t, Reply&)>& read);
  // The same, failing at the first error reply.
  [[nodiscard]] Result<void> RunInChunks(
      std::span<const Command> commands,
      const std::function<bool(size_t, Reply&)>& read);

  // The two halves of Exchange: the server is at work in between.  `commands`
  // must outlive the flight.
  struct Flight {
    std::unique_ptr<RedisConnection> connection;
    std::span<const Command> commands;
  };
  [[nodiscard]] Result<Flight> Send(std::span<const Command> commands);
  [[nodiscard]] Result<std::vector<Reply>> Receive(
      Flight flight, std::chrono::milliseconds patience = {});

  const RedisEndpoint& endpoint() const { return endpoint_; }

 private:
  using Connection = std::unique_ptr<RedisConnection>;
  [[nodiscard]] Result<Connection> Take();
  [[nodiscard]] Result<Connection> OpenWithBackoff();
  void GiveBack(Connection connection);
  std::chrono::milliseconds Jittered(std::chrono::milliseconds pause);

  const RedisEndpoint endpoint_;
  const Revive revive_;
  std::mutex mutex_;
  std::vector<Connection> idle_;
  std::mt19937 random_;
};

}  // namespace rolecall
