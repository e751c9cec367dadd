// One connection to one Redis server, and what goes over it.
#pragma once

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "store/redis_url.h"

namespace rolecall {

// A Lua program that the server runs as one step.
struct Script {
  std::string body;
  std::string sha1;  // 40 hex digits, as EVALSHA wants it
};

struct Command {
  std::vector<std::string> words;
  // Set for EVALSHA: what to load where the server does not know the script.
  const Script* script = nullptr;

  Command() = default;
  Command(std::initializer_list<std::string_view> list)
      : words(list.begin(), list.end()) {}
  Command& Add(std::string_view word) {
    words.emplace_back(word);
    return *this;
  }
  Command& Add(int64_t number) { return Add(std::to_string(number)); }
};

// EVALSHA of `script`; arguments follow by Add.
Command Call(const Script& script, std::span<const std::string> keys);

struct Reply {
  enum class Kind { kNil, kText, kInteger, kList, kError };
  Kind kind = Kind::kNil;
  std::string text;  // of kText and kError
  int64_t integer = 0;
  std::vector<Reply> items;  // of kList

  bool is_nil() const { return kind == Kind::kNil; }
  // The item, or a nil reply where there is none: a reply of an unexpected
  // shape reads as absent, never out of bounds.
  const Reply& at(size_t index) const;
};

// What an error reply means to a caller of the store: the server starts, is
// busy or read-only: kUnavailable; cannot write its disk or is out of memory:
// kCannotWrite; does not let us in: kInvalidArgument; a key of another type:
// kMalformed; anything else: kInternal.
Error ErrorOfReply(std::string_view text);

// One thread at a time.
class RedisConnection {
 public:
  // Connects, authenticates and selects the database.  kUnavailable when
  // nobody listens or answers, kInvalidArgument when the server refuses us.
  [[nodiscard]] static Result<std::unique_ptr<RedisConnection>> Open(
      const RedisEndpoint& endpoint);
  ~RedisConnection();
  RedisConnection(const RedisConnection&) = delete;
  RedisConnection& operator=(const RedisConnection&) = delete;

  // Sends all commands, then reads a reply for each: error replies are among
  // them.  The server may think for 10 s, and `patience` on top for commands
  // that block.  kUnavailable when the connection breaks: what was executed is
  // then unknown, and the connection is of no more use.
  [[nodiscard]] Result<std::vector<Reply>> Exchange(
      std::span<const Command> commands,
      std::chrono::milliseconds patience = {});

  // The two halves of an exchange, so that the server is at work while the
  // caller does something else.  Replies come in the order of the commands, of
  // which several lots may be under way.
  [[nodiscard]] Result<void> Send(std::span<const Command> commands);
  [[nodiscard]] Result<std::vector<Reply>> Receive(
      size_t count, std::chrono::milliseconds patience = {});

  // False once it broke, or the server closed it while it was idle.
  bool IsUsable() const;

 private:
  struct Impl;
  explicit RedisConnection(std::unique_ptr<Impl> impl);
  Error Broken(std::string_view doing) const;
  [[nodiscard]] Result<void> Introduce();
  [[nodiscard]] Result<void> WriteOut();
  void WaitUpTo(std::chrono::milliseconds timeout);

  std::unique_ptr<Impl> impl_;
};

}  // namespace rolecall
