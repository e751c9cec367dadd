#include "store/redis_connection.h"

#include <hiredis/hiredis.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <system_error>

#include "base/text.h"

namespace rolecall {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kConnectTimeout{2'000};
constexpr milliseconds kReplyTimeout{10'000};
constexpr size_t kWriteAt = 64 * 1024;

timeval ToTimeval(milliseconds span) {
  timeval out{};
  out.tv_sec = span.count() / 1000;
  out.tv_usec = span.count() % 1000 * 1000;
  return out;
}

struct FreeContext {
  void operator()(redisContext* context) const { redisFree(context); }
};
struct FreeReply {
  void operator()(redisReply* reply) const { freeReplyObject(reply); }
};

// hiredis bounds the depth of what it reads, so this recursion is bounded.
Reply ToReply(const redisReply& from) {
  Reply reply;
  switch (from.type) {
    case REDIS_REPLY_STRING:
    case REDIS_REPLY_STATUS:
      reply.kind = Reply::Kind::kText;
      reply.text.assign(from.str, from.len);
      break;
    case REDIS_REPLY_ERROR:
      reply.kind = Reply::Kind::kError;
      reply.text.assign(from.str, from.len);
      break;
    case REDIS_REPLY_INTEGER:
      reply.kind = Reply::Kind::kInteger;
      reply.integer = from.integer;
      break;
    case REDIS_REPLY_ARRAY:
      reply.kind = Reply::Kind::kList;
      reply.items.reserve(from.elements);
      for (size_t i = 0; i < from.elements; ++i) {
        reply.items.push_back(ToReply(*from.element[i]));
      }
      break;
    default:
      break;
  }
  return reply;
}

void AppendNumber(char mark, size_t number, std::string* out) {
  std::array<char, 24> line;
  line.front() = mark;
  char* end =
      std::to_chars(line.data() + 1, line.data() + line.size() - 2, number).ptr;
  *end++ = '\r';
  *end++ = '\n';
  out->append(line.data(), end);
}

// As the protocol has it: "*2\r\n$3\r\nGET\r\n$3\r\nkey\r\n".  hiredis
// would measure each word and copy all of them twice more.
void Compose(const Command& command, std::string* out) {
  AppendNumber('*', command.words.size(), out);
  for (const std::string& word : command.words) {
    AppendNumber('$', word.size(), out);
    *out += word;
    *out += "\r\n";
  }
}

bool Holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

ErrorCode CodeOfReply(std::string_view text) {
  // Errors that a script met stand inside its own error text, so that the
  // words are looked for anywhere.
  struct Row {
    std::string_view words;
    ErrorCode code;
  };
  static constexpr std::array kRows = {
      Row{"MISCONF", ErrorCode::kCannotWrite},
      Row{"OOM command", ErrorCode::kCannotWrite},
      Row{"No space left", ErrorCode::kCannotWrite},
      Row{"AOF background rewriting", ErrorCode::kCannotWrite},
      Row{"LOADING", ErrorCode::kUnavailable},
      Row{"BUSY ", ErrorCode::kUnavailable},
      Row{"READONLY", ErrorCode::kUnavailable},
      Row{"MASTERDOWN", ErrorCode::kUnavailable},
      Row{"NOREPLICAS", ErrorCode::kUnavailable},
      Row{"CLUSTERDOWN", ErrorCode::kUnavailable},
      Row{"TRYAGAIN", ErrorCode::kUnavailable},
      Row{"UNBLOCKED", ErrorCode::kUnavailable},
      Row{"max number of clients", ErrorCode::kUnavailable},
      Row{"NOAUTH", ErrorCode::kInvalidArgument},
      Row{"WRONGPASS", ErrorCode::kInvalidArgument},
      Row{"invalid password", ErrorCode::kInvalidArgument},
      Row{"without any password configured", ErrorCode::kInvalidArgument},
      Row{"NOPERM", ErrorCode::kInvalidArgument},
      Row{"DB index is out of range", ErrorCode::kInvalidArgument},
      Row{"WRONGTYPE", ErrorCode::kMalformed},
  };
  for (const Row& row : kRows) {
    if (Holds(text, row.words)) return row.code;
  }
  return ErrorCode::kInternal;
}

}  // namespace

Command Call(const Script& script, std::span<const std::string> keys) {
  Command command{"EVALSHA", script.sha1};
  command.script = &script;
  command.Add(static_cast<int64_t>(keys.size()));
  for (const std::string& key : keys) command.Add(key);
  return command;
}

const Reply& Reply::at(size_t index) const {
  static const Reply kNothing;
  return index < items.size() ? items[index] : kNothing;
}

Error ErrorOfReply(std::string_view text) {
  return Error{CodeOfReply(text), "redis: " + Printable(text), std::nullopt};
}

struct RedisConnection::Impl {
  RedisEndpoint endpoint;
  std::unique_ptr<redisContext, FreeContext> context;
  milliseconds timeout{};  // that the context has
  std::string composed;    // of commands, not yet handed to the context
};

RedisConnection::RedisConnection(std::unique_ptr<Impl> impl)
    : impl_(std::move(impl)) {}
RedisConnection::~RedisConnection() = default;

Result<std::unique_ptr<RedisConnection>> RedisConnection::Open(
    const RedisEndpoint& endpoint) {
  auto impl = std::make_unique<Impl>();
  impl->endpoint = endpoint;
  const timeval timeout = ToTimeval(kConnectTimeout);
  impl->context.reset(
      endpoint.unix_path.empty()
          ? redisConnectWithTimeout(endpoint.host.c_str(), endpoint.port,
                                    timeout)
          : redisConnectUnixWithTimeout(endpoint.unix_path.c_str(), timeout));
  std::unique_ptr<RedisConnection> connection(
      new RedisConnection(std::move(impl)));
  const redisContext* context = connection->impl_->context.get();
  if (context == nullptr || context->err != 0) {
    return Fail(connection->Broken("cannot connect"));
  }
  if (auto ok = connection->Introduce(); !ok) return Fail(ok.error());
  return connection;
}

Result<void> RedisConnection::Introduce() {
  const RedisEndpoint& endpoint = impl_->endpoint;
  std::vector<Command> commands;
  if (!endpoint.password.empty()) {
    Command auth{"AUTH"};
    if (!endpoint.user.empty()) auth.Add(endpoint.user);
    commands.push_back(std::move(auth.Add(endpoint.password)));
  }
  if (endpoint.database != 0) {
    commands.push_back(Command{"SELECT", std::to_string(endpoint.database)});
  }
  // A reading command: refused while the server starts, not when its disk is
  // full, as PING is.
  commands.push_back(Command{"DBSIZE"});
  const auto replies = Exchange(commands);
  if (!replies) return Fail(replies.error());
  for (const Reply& reply : *replies) {
    if (reply.kind == Reply::Kind::kError) {
      return Fail(ErrorOfReply(reply.text).Within(Describe(endpoint)));
    }
  }
  return {};
}

Result<std::vector<Reply>> RedisConnection::Exchange(
    std::span<const Command> commands, milliseconds patience) {
  if (auto ok = Send(commands); !ok) return Fail(ok.error());
  return Receive(commands.size(), patience);
}

// Written as it is composed, so that the server begins with the first commands
// while the last are still words.
Result<void> RedisConnection::Send(std::span<const Command> commands) {
  WaitUpTo(kReplyTimeout);
  std::string& composed = impl_->composed;
  for (const Command& command : commands) {
    Compose(command, &composed);
    if (composed.size() < kWriteAt) continue;
    if (auto ok = WriteOut(); !ok) return ok;
  }
  return WriteOut();
}

Result<void> RedisConnection::WriteOut() {
  redisContext& context = *impl_->context;
  std::string_view rest = impl_->composed;
  while (!rest.empty()) {
    const ssize_t sent =
        send(context.fd, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) {
      context.err = REDIS_ERR_IO;
      const int error = errno;
      const std::string why = std::system_category().message(error);
      context.errstr[why.copy(context.errstr, sizeof context.errstr - 1)] = 0;
      errno = error;
      break;
    }
    rest.remove_prefix(static_cast<size_t>(sent));
  }
  impl_->composed.clear();
  if (context.err != 0) return Fail(Broken("connection lost"));
  return {};
}

Result<std::vector<Reply>> RedisConnection::Receive(size_t count,
                                                    milliseconds patience) {
  WaitUpTo(kReplyTimeout + patience);
  std::vector<Reply> replies;
  replies.reserve(count);
  while (replies.size() < count) {
    void* raw = nullptr;
    if (redisGetReply(impl_->context.get(), &raw) != REDIS_OK) {
      return Fail(Broken("connection lost"));
    }
    const std::unique_ptr<redisReply, FreeReply> reply(
        static_cast<redisReply*>(raw));
    replies.push_back(ToReply(*reply));
  }
  return replies;
}

void RedisConnection::WaitUpTo(milliseconds timeout) {
  if (impl_->timeout == timeout) return;
  redisSetTimeout(impl_->context.get(), ToTimeval(timeout));
  impl_->timeout = timeout;
}

bool RedisConnection::IsUsable() const {
  if (impl_->context->err != 0) return false;
  // Nothing may be waiting on an idle connection: readable means closed.
  pollfd watched{impl_->context->fd, POLLIN | POLLRDHUP, 0};
  return poll(&watched, 1, 0) == 0;
}

Error RedisConnection::Broken(std::string_view doing) const {
  const redisContext* context = impl_->context.get();
  std::string why = "out of memory";
  if (context != nullptr) {
    const bool timed_out = context->err == REDIS_ERR_IO &&
                           (errno == EAGAIN || errno == EWOULDBLOCK);
    why = timed_out ? "no answer in time" : Printable(context->errstr);
  }
  return Error{
      ErrorCode::kUnavailable,
      Describe(impl_->endpoint) + ": " + std::string(doing) + ": " + why,
      std::nullopt};
}

}  // namespace rolecall
