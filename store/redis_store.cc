#include "store/redis_store.h"

#include <array>
#include <csignal>

#include "base/text.h"
#include "store/keys.h"

namespace rolecall {
namespace {

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
          endpoint, server_ == nullptr ? std::function<Result<void>()>()
                                       : [this] { return server_->Revive(); }) {
}

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
  if (auto ok = store->MakeChangeGroups(); !ok) return Fail(ok.error());
  return store;
}

Result<void> RedisStore::CheckLayout() {
  const auto replies =
      pool_.RunAll(std::array{Command{"SET", kLayoutKey, kLayoutVersion, "NX"},
                              Command{"GET", kLayoutKey}});
  if (!replies) return Fail(replies.error());
  const std::string& found = (*replies)[1].text;
  if (found == kLayoutVersion) return {};
  return Fail(ErrorCode::kMalformed,
              Describe(pool_.endpoint()) + ": written by another rolecall " +
                  "(layout " + Printable(found, 20) + ", this one has " +
                  std::string(kLayoutVersion) + ")");
}

Result<void> RedisStore::MakeChangeGroups() {
  std::vector<Command> commands;
  for (int p = 0; p < kPartitions; ++p) {
    commands.push_back(Command{"XGROUP", "CREATE", ChangesKey(p), kChangesGroup,
                               "0", "MKSTREAM"});
  }
  const auto replies = pool_.Exchange(commands);
  if (!replies) return Fail(replies.error());
  for (const Reply& reply : *replies) {
    if (reply.kind == Reply::Kind::kError &&
        !reply.text.starts_with("BUSYGROUP")) {
      return Fail(ErrorOfReply(reply.text));
    }
  }
  return {};
}

Result<std::unique_ptr<Store>> OpenStore(const StoreOptions& options,
                                         const Clock&) {
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
