#include "store/redis_pool.h"

#include <algorithm>
#include <thread>

namespace rolecall {
namespace {

using std::chrono::milliseconds;

constexpr size_t kMaxIdle = 16;
constexpr size_t kChunk = 128;
// How long a call waits for a server that is not there: a restart is bridged,
// an outage is told.
constexpr milliseconds kReconnectFor{1'000};
constexpr milliseconds kFirstPause{10};

bool IsForgottenScript(const Command& command, const Reply& reply) {
  return command.script != nullptr && reply.kind == Reply::Kind::kError &&
         reply.text.starts_with("NOSCRIPT");
}

// Runs again what met NOSCRIPT; order between the commands of one exchange is
// kept only among those.
Result<void> RunForgotten(RedisConnection& connection,
                          std::span<const Command> commands,
                          std::vector<Reply>& replies, milliseconds patience) {
  std::vector<Command> again;
  std::vector<size_t> places;
  std::vector<const Script*> loaded;
  for (size_t i = 0; i < commands.size(); ++i) {
    if (!IsForgottenScript(commands[i], replies[i])) continue;
    places.push_back(i);
    if (std::ranges::find(loaded, commands[i].script) == loaded.end()) {
      loaded.push_back(commands[i].script);
    }
  }
  if (places.empty()) return {};
  for (const Script* script : loaded) {
    again.push_back(Command{"SCRIPT", "LOAD", script->body});
  }
  for (const size_t place : places) again.push_back(commands[place]);
  auto second = connection.Exchange(again, patience);
  if (!second) return Fail(second.error());
  for (size_t i = 0; i < places.size(); ++i) {
    replies[places[i]] = std::move((*second)[loaded.size() + i]);
  }
  return {};
}

}  // namespace

RedisPool::RedisPool(RedisEndpoint endpoint, Revive revive)
    : endpoint_(std::move(endpoint)),
      revive_(std::move(revive)),
      random_(std::random_device{}()) {}

Result<Reply> RedisPool::Run(const Command& command, milliseconds patience) {
  auto replies = Exchange(std::span(&command, 1), patience);
  if (!replies) return Fail(replies.error());
  Reply& reply = replies->front();
  if (reply.kind == Reply::Kind::kError)
    return Fail(ErrorOfReply(reply.text).Within(Describe(endpoint_)));
  return std::move(reply);
}

Result<std::vector<Reply>> RedisPool::RunAll(
    std::span<const Command> commands) {
  auto replies = Exchange(commands);
  if (!replies) return replies;
  for (const Reply& reply : *replies) {
    if (reply.kind == Reply::Kind::kError) {
      return Fail(ErrorOfReply(reply.text).Within(Describe(endpoint_)));
    }
  }
  return replies;
}

Result<void> RedisPool::ExchangeInChunks(
    std::span<const Command> commands,
    const std::function<bool(size_t, Reply&)>& read) {
  if (commands.empty()) return {};
  auto connection = Take();
  if (!connection) return Fail(connection.error());
  const auto chunk = [&](size_t begin) {
    begin = std::min(begin, commands.size());
    return commands.subspan(begin, std::min(kChunk, commands.size() - begin));
  };
  if (auto ok = (*connection)->Send(chunk(0)); !ok) return ok;
  for (size_t begin = 0; begin < commands.size(); begin += kChunk) {
    if (auto ok = (*connection)->Send(chunk(begin + kChunk)); !ok) return ok;
    auto replies = (*connection)->Receive(chunk(begin).size());
    if (!replies) return Fail(replies.error());
    // Left early, the connection still has replies to come and is dropped.
    for (size_t i = 0; i < replies->size(); ++i) {
      if (!read(begin + i, (*replies)[i])) return {};
    }
  }
  GiveBack(std::move(*connection));
  return {};
}

Result<void> RedisPool::RunInChunks(
    std::span<const Command> commands,
    const std::function<bool(size_t, Reply&)>& read) {
  Result<void> outcome;
  auto ran = ExchangeInChunks(commands, [&](size_t i, Reply& reply) {
    if (reply.kind != Reply::Kind::kError) return read(i, reply);
    outcome = Fail(ErrorOfReply(reply.text).Within(Describe(endpoint_)));
    return false;
  });
  return ran ? outcome : ran;
}

Result<std::vector<Reply>> RedisPool::Exchange(
    std::span<const Command> commands, milliseconds patience) {
  if (commands.empty()) return std::vector<Reply>();
  auto flight = Send(commands);
  if (!flight) return Fail(flight.error());
  return Receive(std::move(*flight), patience);
}

Result<RedisPool::Flight> RedisPool::Send(std::span<const Command> commands) {
  auto connection = Take();
  if (!connection) return Fail(connection.error());
  if (auto ok = (*connection)->Send(commands); !ok) return Fail(ok.error());
  return Flight{std::move(*connection), commands};
}

Result<std::vector<Reply>> RedisPool::Receive(Flight flight,
                                              milliseconds patience) {
  RedisConnection& connection = *flight.connection;
  auto replies = connection.Receive(flight.commands.size(), patience);
  if (!replies) return replies;
  if (auto ok = RunForgotten(connection, flight.commands, *replies, patience);
      !ok) {
    return Fail(ok.error());
  }
  GiveBack(std::move(flight.connection));
  return replies;
}

Result<RedisPool::Connection> RedisPool::Take() {
  {
    const std::lock_guard lock(mutex_);
    while (!idle_.empty()) {
      Connection connection = std::move(idle_.back());
      idle_.pop_back();
      if (connection->IsUsable()) return connection;
    }
  }
  return OpenWithBackoff();
}

Result<RedisPool::Connection> RedisPool::OpenWithBackoff() {
  const auto end = std::chrono::steady_clock::now() + kReconnectFor;
  milliseconds pause = kFirstPause;
  while (true) {
    auto connection = RedisConnection::Open(endpoint_);
    if (connection || connection.error().code != ErrorCode::kUnavailable) {
      return connection;
    }
    if (std::chrono::steady_clock::now() >= end) return connection;
    if (revive_) {
      if (auto ok = revive_(end); !ok) return Fail(ok.error());
    }
    std::this_thread::sleep_for(Jittered(pause));
    pause *= 2;
  }
}

void RedisPool::GiveBack(Connection connection) {
  const std::lock_guard lock(mutex_);
  if (idle_.size() < kMaxIdle) idle_.push_back(std::move(connection));
}

milliseconds RedisPool::Jittered(milliseconds pause) {
  const std::lock_guard lock(mutex_);
  std::uniform_int_distribution<int64_t> spread(pause.count() / 2,
                                                pause.count());
  return milliseconds(spread(random_));
}

}  // namespace rolecall
