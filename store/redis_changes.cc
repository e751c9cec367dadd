// The queue between storing and matching: a stream in each partition, so that
// a record and its change are written as one, read by one consumer group.
#include <algorithm>
#include <array>
#include <charconv>

#include "store/check.h"
#include "store/keys.h"
#include "store/redis_store.h"

namespace rolecall {
namespace {

using std::chrono::milliseconds;

// A process that died leaves its consumer's name behind.
constexpr milliseconds kForgetConsumersAfter = std::chrono::days(1);

// Change::entry is "partition:stream entry".
std::string ToEntry(int partition, const std::string& stream_entry) {
  return std::to_string(partition) + ":" + stream_entry;
}

// Adds what a stream's reply lists; entries that were deleted meanwhile have
// no fields.
void AppendChanges(int partition, const Reply& entries,
                   std::vector<Change>& out) {
  for (const Reply& entry : entries.items) {
    Change change;
    change.entry = ToEntry(partition, entry.at(0).text);
    const Reply& fields = entry.at(1);
    for (size_t i = 0; i + 1 < fields.items.size(); i += 2) {
      const std::string& name = fields.at(i).text;
      if (name == "id") change.id = fields.at(i + 1).text;
      if (name == "kind" && fields.at(i + 1).text == "candidate") {
        change.kind = Change::Kind::kCandidate;
      }
    }
    if (!change.id.empty()) out.push_back(std::move(change));
  }
}

bool IsMissingGroup(const Error& error) {
  return error.message.find("NOGROUP") != std::string::npos;
}

}  // namespace

Result<std::vector<Change>> RedisStore::ReadChanges(const std::string& consumer,
                                                    size_t max,
                                                    milliseconds wait,
                                                    milliseconds idle) {
  if (auto ok = CheckId("consumer", consumer); !ok) return Fail(ok.error());
  if (auto ok = GreetConsumer(consumer); !ok) return Fail(ok.error());
  const size_t share = std::max<size_t>(1, max / kPartitions);
  auto changes = ClaimIdle(consumer, share, idle);
  if (changes && changes->empty()) changes = ReadNew(consumer, share, wait);
  if (!changes && IsMissingGroup(changes.error())) {
    // The first reader ever, or the first since the server was emptied.
    if (auto ok = MakeChangeGroups(); !ok) return Fail(ok.error());
    return ReadNew(consumer, share, wait);
  }
  return changes;
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

Result<void> RedisStore::GreetConsumer(const std::string& consumer) {
  {
    const std::lock_guard lock(consumers_mutex_);
    if (!consumers_.insert(consumer).second) return {};
  }
  std::vector<Command> commands;
  for (int p = 0; p < kPartitions; ++p) {
    Command command =
        Call(scripts_.forget_consumers, std::array{ChangesKey(p)});
    command.Add(kChangesGroup).Add(kForgetConsumersAfter.count());
    commands.push_back(std::move(command));
  }
  // Tidying up; what is wrong here is met again, and told, by the reading.
  const auto replies = pool_.Exchange(commands);
  if (!replies) return Fail(replies.error());
  return {};
}

Result<std::vector<Change>> RedisStore::ClaimIdle(const std::string& consumer,
                                                  size_t share,
                                                  milliseconds idle) {
  std::vector<Command> commands;
  for (int p = 0; p < kPartitions; ++p) {
    Command command{"XAUTOCLAIM", ChangesKey(p), kChangesGroup, consumer};
    command.Add(idle.count()).Add("0-0").Add("COUNT");
    command.Add(static_cast<int64_t>(share));
    commands.push_back(std::move(command));
  }
  const auto replies = pool_.RunAll(commands);
  if (!replies) return Fail(replies.error());
  std::vector<Change> out;
  for (int p = 0; p < kPartitions; ++p) {
    AppendChanges(p, (*replies)[static_cast<size_t>(p)].at(1), out);
  }
  return out;
}

Result<std::vector<Change>> RedisStore::ReadNew(const std::string& consumer,
                                                size_t share,
                                                milliseconds wait) {
  Command command{"XREADGROUP", "GROUP", kChangesGroup, consumer, "COUNT"};
  command.Add(static_cast<int64_t>(share));
  if (wait.count() > 0) command.Add("BLOCK").Add(wait.count());
  command.Add("STREAMS");
  for (int p = 0; p < kPartitions; ++p) command.Add(ChangesKey(p));
  for (int p = 0; p < kPartitions; ++p) command.Add(">");
  const auto reply = pool_.Run(command, wait);
  if (!reply) return Fail(reply.error());
  std::vector<Change> out;
  for (const Reply& stream : reply->items) {
    for (int p = 0; p < kPartitions; ++p) {
      if (stream.at(0).text == ChangesKey(p)) {
        AppendChanges(p, stream.at(1), out);
      }
    }
  }
  return out;
}

Result<void> RedisStore::AckChanges(std::span<const Change> changes) {
  // Deleted first: an entry that is still pending and no more there is dropped
  // by the next claim, while one acknowledged and still there would stay.
  std::vector<Command> commands;
  for (const Change& change : changes) {
    int partition = -1;
    const char* end = change.entry.data() + change.entry.size();
    const char* colon =
        std::from_chars(change.entry.data(), end, partition).ptr;
    if (partition < 0 || partition >= kPartitions || colon == end ||
        *colon != ':') {
      return Fail(ErrorCode::kInvalidArgument, "no entry of the change queue");
    }
    const std::string stream = ChangesKey(partition);
    const std::string entry(colon + 1, end);
    commands.push_back(Command{"XDEL", stream, entry});
    commands.push_back(Command{"XACK", stream, kChangesGroup, entry});
  }
  return pool_.RunInChunks(commands, [](size_t, Reply&) { return true; });
}

Result<size_t> RedisStore::CountChanges() {
  std::vector<Command> commands;
  for (int p = 0; p < kPartitions; ++p) {
    commands.push_back(Command{"XLEN", ChangesKey(p)});
  }
  const auto replies = pool_.RunAll(commands);
  if (!replies) return Fail(replies.error());
  size_t count = 0;
  for (const Reply& reply : *replies) {
    count += static_cast<size_t>(reply.integer);
  }
  return count;
}

}  // namespace rolecall
