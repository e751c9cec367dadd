// What postings and candidates have in common as records in Redis.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "store/keys.h"
#include "store/redis_pool.h"
#include "store/store.h"

namespace rolecall {

// What the put scripts return.
inline PutOutcome OutcomeOf(const Reply& reply) {
  if (reply.integer == 0) return PutOutcome::kNew;
  return reply.integer == 1 ? PutOutcome::kChanged : PutOutcome::kSame;
}

// Whether an error reply says that one record is damaged, and not what ails the
// server.
inline bool IsOfOneRecord(const Error& error) {
  return error.code == ErrorCode::kMalformed ||
         error.code == ErrorCode::kInternal;
}

// Calls `visit` for every record until it returns false: `list_ids(partition)`
// is the command that gives the ids, `read_command(id)` the one that reads a
// record, `parse(id, reply)` gives the record, or nullopt where it is gone
// meanwhile.  Records that cannot be read are passed over, so that one does not
// hide the others, and make the whole kMalformed at the end.
template <typename Record, typename ListIds, typename ReadCommand,
          typename Parse>
[[nodiscard]] Result<void> ForEachRecord(
    RedisPool& pool, ListIds list_ids, ReadCommand read_command, Parse parse,
    const std::function<bool(const Record&)>& visit) {
  std::optional<Error> first_error;
  size_t unreadable = 0;
  bool go_on = true;
  for (int p = 0; p < kPartitions && go_on; ++p) {
    const auto ids = pool.Run(list_ids(p));
    if (!ids) return Fail(ids.error());
    std::vector<Command> commands;
    for (const Reply& id : ids->items)
      commands.push_back(read_command(id.text));
    std::optional<Error> failure;
    const auto read = [&](size_t i, Reply& reply) {
      const bool is_error = reply.kind == Reply::Kind::kError;
      const Result<std::optional<Record>> record =
          is_error ? Fail(ErrorOfReply(reply.text))
                   : parse(ids->items[i].text, reply);
      if (!record && !IsOfOneRecord(record.error())) {
        failure = record.error().Within(Describe(pool.endpoint()));
        return false;
      }
      if (!record) {
        if (unreadable++ == 0) first_error = record.error();
      } else if (*record) {
        go_on = visit(**record);
      }
      return go_on;
    };
    if (auto ok = pool.ExchangeInChunks(commands, read); !ok) return ok;
    if (failure) return Fail(*failure);
  }
  if (!first_error) return {};
  return Fail(first_error->Within(std::to_string(unreadable) +
                                  " unreadable records, the first"));
}

}  // namespace rolecall
