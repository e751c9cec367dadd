#include <algorithm>
#include <array>
#include <set>

#include "model/json.h"
#include "store/check.h"
#include "store/keys.h"
#include "store/redis_records.h"
#include "store/redis_store.h"

namespace rolecall {
namespace {

// A closed posting is remembered, so that it is known when it opens again.
constexpr std::chrono::seconds kClosedSpan = std::chrono::days(90);
// Between source and id in the set of open postings; no id holds it.
constexpr char kSeparator = '\0';
// Others wait for the server while it looks at so many records.
constexpr size_t kKeysOfScript = 128;

std::string OrEmpty(const std::optional<Timestamp>& time) {
  return time ? FormatTimestamp(*time) : "";
}

std::array<std::string, 5> KeysOf(const std::string& id) {
  const int partition = PartitionOf(id);
  return {PostingKey(id), PostingIndexKey(partition),
          OpenPostingsKey(partition), ChangesKey(partition),
          PostingMatchesKey(id)};
}

// Its members in the set of open postings, a line each: one for every source
// that shows it.
std::string OpenMembers(const Posting& posting) {
  std::set<std::string> sources = {posting.source_id};
  for (const Sighting& sighting : posting.seen_at) {
    sources.insert(sighting.source_id);
  }
  std::string members;
  for (const std::string& source : sources) {
    if (!members.empty()) members += '\n';
    members += source + kSeparator + posting.id;
  }
  return members;
}

Command ReadCommand(const std::string& id) {
  return Command{"HMGET",         PostingKey(id), "json",
                 "first_seen_at", "last_seen_at", "closed_at"};
}

// Reads what ReadCommand gives; nullopt when there is no such posting.
Result<std::optional<Posting>> ReadPosting(const std::string& id,
                                           const Reply& reply) {
  if (reply.at(0).is_nil()) return std::nullopt;
  auto posting = PostingFromJson(reply.at(0).text);
  if (!posting) {
    return Fail(posting.error().Within("stored posting '" + id + "'"));
  }
  posting->id = id;
  posting->first_seen_at = ParseTimestamp(reply.at(1).text);
  posting->last_seen_at = ParseTimestamp(reply.at(2).text);
  posting->closed_at = ParseTimestamp(reply.at(3).text);
  return std::move(*posting);
}

}  // namespace

Result<Command> RedisStore::PutCommand(const Posting& posting) const {
  if (auto ok = CheckId("posting", posting.id); !ok) return Fail(ok.error());
  if (!posting.source_id.empty()) {
    if (auto ok = CheckId("source", posting.source_id); !ok) {
      return Fail(ok.error());
    }
  }
  Command command = Call(scripts_.put_posting, KeysOf(posting.id));
  command.Add(posting.id);
  // The times stand beside it in fields of their own, because they change
  // without the posting having changed.
  command.words.push_back(PostingToJson(posting, PostingTimes::kLeftOut));
  command.Add(OrEmpty(posting.first_seen_at));
  command.Add(OrEmpty(posting.last_seen_at)).Add(OrEmpty(posting.closed_at));
  command.Add(OpenMembers(posting));
  command.Add(kClosedSpan.count()).Add(kChangesGroup);
  return command;
}

Result<std::vector<Result<PutOutcome>>> RedisStore::PutPostings(
    std::span<const NotedPosting> postings) {
  std::vector<Command> commands;
  std::vector<size_t> puts;  // which command is a posting's
  std::vector<Result<PutOutcome>> out(postings.size(), PutOutcome::kSame);
  for (size_t i = 0; i < postings.size(); ++i) {
    auto command = PutCommand(postings[i].posting);
    puts.push_back(commands.size());
    if (!command) {
      out[i] = Fail(command.error());
      continue;
    }
    commands.push_back(*std::move(command));
    // Behind the posting, so that no note names what was never stored.
    if (const auto& note = postings[i].note) {
      Command put_note{"SET", NoteKey(note->name), note->value, "EX"};
      commands.push_back(std::move(put_note.Add(note->span.count())));
    }
  }
  const auto replies = ExchangeWhole(commands);
  if (!replies) return Fail(replies.error());
  for (size_t i = 0; i < postings.size(); ++i) {
    if (!out[i]) continue;
    const Reply& reply = (*replies)[puts[i]];
    if (reply.kind == Reply::Kind::kError) {
      out[i] = Fail(ErrorOfReply(reply.text));
    } else {
      out[i] = OutcomeOf(reply);
    }
  }
  return out;
}

Result<std::vector<Result<std::optional<Posting>>>> RedisStore::FindPostings(
    std::span<const std::string> ids) {
  return FindRecords<Posting>("posting", ids, ReadCommand, ReadPosting);
}

Result<std::vector<Result<bool>>> RedisStore::ClosePostings(
    std::span<const std::string> ids, Timestamp at) {
  std::vector<Command> commands;
  std::vector<Result<bool>> out;
  for (const std::string& id : ids) {
    auto ok = CheckId("posting", id);
    out.push_back(ok ? Result<bool>(false) : Fail(ok.error()));
    if (!ok) continue;
    Command command = Call(scripts_.close_posting, KeysOf(id));
    command.Add(id).Add(FormatTimestamp(at));
    command.Add(kClosedSpan.count()).Add(kChangesGroup);
    commands.push_back(std::move(command));
  }
  const auto replies = ExchangeWhole(commands);
  if (!replies) return Fail(replies.error());
  auto reply = replies->begin();
  for (Result<bool>& closed : out) {
    if (!closed) continue;
    if (reply->kind == Reply::Kind::kError) {
      closed = Fail(ErrorOfReply(reply->text));
    } else {
      closed = reply->integer == 1;
    }
    ++reply;
  }
  return out;
}

Result<std::vector<std::string>> RedisStore::OpenPostingIds(
    const std::string& source_id) {
  if (!source_id.empty()) {
    if (auto ok = CheckId("source", source_id); !ok) return Fail(ok.error());
  }
  std::vector<Command> commands;
  for (int p = 0; p < kPartitions; ++p) {
    const std::string key = OpenPostingsKey(p);
    if (source_id.empty()) {
      commands.push_back(Command{"ZRANGE", key, "0", "-1"});
      continue;
    }
    const std::string begin = "[" + source_id + kSeparator;
    const std::string end = "(" + source_id + static_cast<char>(kSeparator + 1);
    commands.push_back(Command{"ZRANGEBYLEX", key, begin, end});
  }
  const auto replies = pool_.RunAll(commands);
  if (!replies) return Fail(replies.error());
  std::vector<std::string> out;
  for (const Reply& reply : *replies) {
    for (const Reply& member : reply.items) {
      out.push_back(member.text.substr(member.text.find(kSeparator) + 1));
    }
  }
  std::ranges::sort(out);
  // One that several sources show stands in the set for each.
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Result<std::vector<std::string>> RedisStore::IdsReadByOthers(
    const std::string& extractor_version) {
  const std::string member = ExtractorVersionMember(extractor_version);
  std::vector<std::string> out;
  for (int p = 0; p < kPartitions; ++p) {
    const auto ids =
        pool_.Run(Command{"ZRANGE", PostingIndexKey(p), "0", "-1"});
    if (!ids) return Fail(ids.error());
    std::vector<Command> commands;
    for (size_t begin = 0; begin < ids->items.size(); begin += kKeysOfScript) {
      std::vector<std::string> keys;
      const size_t end = std::min(begin + kKeysOfScript, ids->items.size());
      for (size_t i = begin; i < end; ++i) {
        keys.push_back(PostingKey(ids->items[i].text));
      }
      commands.push_back(Call(scripts_.find_lacking, keys));
      commands.back().Add(member);
    }
    const auto replies = pool_.RunAll(commands);
    if (!replies) return Fail(replies.error());
    for (size_t i = 0; i < replies->size(); ++i) {
      for (const Reply& place : (*replies)[i].items) {
        const auto of = static_cast<size_t>(place.integer - 1);
        out.push_back(ids->at(i * kKeysOfScript + of).text);
      }
    }
  }
  return out;
}

Result<void> RedisStore::ForEachPosting(
    const std::function<bool(const Posting&)>& visit) {
  return ForEachRecord<Posting>(
      pool_,
      [](int p) {
        return Command{"ZRANGE", PostingIndexKey(p), "0", "-1"};
      },
      ReadCommand, ReadPosting, visit);
}

}  // namespace rolecall
