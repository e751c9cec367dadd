#include "store/redis_store.h"

#include <algorithm>
#include <array>
#include <csignal>

#include "base/text.h"
#include "store/check.h"
#include "store/keys.h"
#include "store/redis_records.h"

namespace rolecall {
namespace {

// Commands in one exchange, of scripts that each carry a record.
constexpr size_t kExchange = 256;

// Writing to a connection that the server has closed must be an error of that
// call, not the end of the process.
void IgnoreBrokenPipes() {
  struct sigaction now {};
  if (sigaction(SIGPIPE, nullptr, &now) == 0 && now.sa_handler == SIG_DFL) {
    std::signal(SIGPIPE, SIG_IGN);
  }
}

}  // namespace

RedisStore::RedisStore(const StoreOptions& options,
                       const RedisEndpoint& endpoint,
                       std::unique_ptr<PrivateServer> server)
    : options_(options),
      server_(std::move(server)),
      pool_(
          endpoint,
          server_ == nullptr ? RedisPool::Revive() : [this](auto deadline) {
            return server_->Revive(deadline);
          }) {}

Result<std::unique_ptr<Store>> RedisStore::Open(
    const StoreOptions& options, const RedisEndpoint& endpoint,
    std::unique_ptr<PrivateServer> server) {
  IgnoreBrokenPipes();
  std::unique_ptr<RedisStore> store(
      new RedisStore(options, endpoint, std::move(server)));
  if (auto ok = store->CheckLayout(); !ok) return Fail(ok.error());
  auto scripts = LoadScripts(store->pool_);
  if (!scripts) return Fail(scripts.error());
  store->scripts_ = std::move(*scripts);
  return store;
}

// Writes only where nothing is there yet, so that a store on a full disk can
// still be opened and read.
Result<void> RedisStore::CheckLayout() {
  auto found = pool_.Run(Command{"GET", kLayoutKey});
  if (found && found->is_nil()) {
    const auto replies = pool_.RunAll(
        std::array{Command{"SET", kLayoutKey, kLayoutVersion, "NX"},
                   Command{"GET", kLayoutKey}});
    if (!replies) return Fail(replies.error());
    found = (*replies)[1];
  }
  if (!found) return Fail(found.error());
  if (found->text == kLayoutVersion) return {};
  return Fail(ErrorCode::kMalformed,
              Describe(pool_.endpoint()) + ": written by another rolecall " +
                  "(layout " + Printable(found->text, 20) + ", this one has " +
                  std::string(kLayoutVersion) + ")");
}

Result<void> RedisStore::FailureOfServer(const Reply& reply) const {
  if (reply.kind != Reply::Kind::kError) return {};
  Error error = ErrorOfReply(reply.text);
  if (IsOfOneRecord(error)) return {};
  return Fail(error.Within(Describe(pool_.endpoint())));
}

Result<std::vector<Reply>> RedisStore::ExchangeWhole(
    std::span<const Command> commands) {
  std::vector<Reply> out;
  for (size_t begin = 0; begin < commands.size(); begin += kExchange) {
    auto replies = pool_.Exchange(
        commands.subspan(begin, std::min(kExchange, commands.size() - begin)));
    if (!replies) return replies;
    for (Reply& reply : *replies) {
      if (auto ok = FailureOfServer(reply); !ok) return Fail(ok.error());
      out.push_back(std::move(reply));
    }
  }
  return out;
}

Result<void> RedisStore::RunEach(
    std::span<const Command> commands,
    const std::function<void(size_t, const Reply&)>& read) {
  Result<void> outcome;
  auto ran = pool_.ExchangeInChunks(commands, [&](size_t i, Reply& reply) {
    outcome = FailureOfServer(reply);
    if (outcome) read(i, reply);
    return outcome.has_value();
  });
  return ran ? outcome : ran;
}

Result<bool> RedisStore::LeaseRole(const std::string& role,
                                   const std::string& owner,
                                   std::chrono::seconds span) {
  if (auto ok = CheckId("role", role); !ok) return Fail(ok.error());
  return TakeLease(RoleKey(role), owner, span);
}

Result<void> RedisStore::ReleaseRole(const std::string& role,
                                     const std::string& owner) {
  if (auto ok = CheckId("role", role); !ok) return ok;
  return GiveLeaseBack(RoleKey(role), owner);
}

// WAITAOF is Redis 7.2's and speaks of its own connection's writes, so one goes
// before it; what others wrote before that is then on disk as well.
Result<void> RedisStore::Flush() {
  if (server_ != nullptr) return server_->Sync();
  const auto replies =
      pool_.Exchange(std::array{Command{"SET", kLayoutKey, kLayoutVersion},
                                Command{"WAITAOF", "1", "0", "8000"}});
  if (!replies) return Fail(replies.error());
  const Reply& written = (*replies)[0];
  const Reply& waited = (*replies)[1];
  if (written.kind == Reply::Kind::kError) {
    return Fail(ErrorOfReply(written.text).Within(Describe(pool_.endpoint())));
  }
  // An error: an older server, or one without an append-only file.
  if (waited.kind == Reply::Kind::kError || waited.at(0).integer >= 1) {
    return {};
  }
  return Fail(ErrorCode::kCannotWrite,
              Describe(pool_.endpoint()) +
                  ": what was written is not on its disk after 8 s");
}

Result<std::unique_ptr<Store>> OpenStore(const StoreOptions& options) {
  if (!options.url.empty()) {
    const auto endpoint = ParseRedisUrl(options.url);
    if (!endpoint) return Fail(endpoint.error());
    return RedisStore::Open(options, *endpoint, nullptr);
  }
  auto server = PrivateServer::Open(options.state_dir, options.appendfsync);
  if (!server) return Fail(server.error());
  const RedisEndpoint endpoint = (*server)->endpoint();
  return RedisStore::Open(options, endpoint, std::move(*server));
}

}  // namespace rolecall
