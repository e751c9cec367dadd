// Crawl state, leases, pages and notes.
#include <algorithm>
#include <array>

#include "model/json.h"
#include "store/check.h"
#include "store/keys.h"
#include "store/redis_store.h"

namespace rolecall {
namespace {

using std::chrono::milliseconds;

// What a record is called when it cannot be read.
std::string Named(std::string_view what, std::string_view key) {
  return "stored " + std::string(what) + " '" + std::string(key) + "'";
}

Result<CrawlState> ReadCrawlState(const std::string& id,
                                  const std::string& json) {
  auto state = CrawlStateFromJson(json);
  if (!state) return Fail(state.error().Within(Named("crawl state", id)));
  state->source_id = id;
  return state;
}

int64_t Milliseconds(std::chrono::seconds span) {
  return milliseconds(span).count();
}

}  // namespace

Result<std::vector<CrawlState>> RedisStore::CrawlStates() {
  std::vector<Command> commands;
  for (int p = 0; p < kPartitions; ++p) {
    commands.push_back(Command{"HGETALL", CrawlStatesKey(p)});
  }
  const auto replies = pool_.RunAll(commands);
  if (!replies) return Fail(replies.error());
  std::vector<CrawlState> out;
  for (const Reply& reply : *replies) {
    for (size_t i = 0; i + 1 < reply.items.size(); i += 2) {
      auto state = ReadCrawlState(reply.at(i).text, reply.at(i + 1).text);
      if (!state) return Fail(state.error());
      out.push_back(std::move(*state));
    }
  }
  std::ranges::sort(out, {}, &CrawlState::source_id);
  return out;
}

Result<std::optional<CrawlState>> RedisStore::FindCrawlState(
    const std::string& source_id) {
  if (auto ok = CheckId("source", source_id); !ok) return Fail(ok.error());
  const auto reply = pool_.Run(
      Command{"HGET", CrawlStatesKey(PartitionOf(source_id)), source_id});
  if (!reply) return Fail(reply.error());
  if (reply->is_nil()) return std::nullopt;
  auto state = ReadCrawlState(source_id, reply->text);
  if (!state) return Fail(state.error());
  return std::move(*state);
}

Result<void> RedisStore::PutCrawlState(const CrawlState& state) {
  if (auto ok = CheckId("source", state.source_id); !ok) return ok;
  const auto reply =
      pool_.Run(Command{"HSET", CrawlStatesKey(PartitionOf(state.source_id)),
                        state.source_id, CrawlStateToJson(state)});
  if (!reply) return Fail(reply.error());
  return {};
}

Result<bool> RedisStore::LeaseSource(const std::string& source_id,
                                     const std::string& owner,
                                     std::chrono::seconds span) {
  if (auto ok = CheckId("source", source_id); !ok) return Fail(ok.error());
  return TakeLease(LeaseKey(source_id), owner, span);
}

Result<void> RedisStore::ReleaseSource(const std::string& source_id,
                                       const std::string& owner) {
  if (auto ok = CheckId("source", source_id); !ok) return ok;
  return GiveLeaseBack(LeaseKey(source_id), owner);
}

Result<bool> RedisStore::TakeLease(const std::string& key,
                                   const std::string& owner,
                                   std::chrono::seconds span) {
  if (auto ok = CheckSpan(span); !ok) return Fail(ok.error());
  Command command = Call(scripts_.lease, std::array{key});
  const auto reply = pool_.Run(command.Add(owner).Add(Milliseconds(span)));
  if (!reply) return Fail(reply.error());
  return reply->integer == 1;
}

Result<void> RedisStore::GiveLeaseBack(const std::string& key,
                                       const std::string& owner) {
  Command command = Call(scripts_.release, std::array{key});
  const auto reply = pool_.Run(command.Add(owner));
  if (!reply) return Fail(reply.error());
  return {};
}

Result<std::vector<std::optional<PageState>>> RedisStore::FindPages(
    std::span<const std::string> urls) {
  std::vector<Command> commands;
  for (const std::string& url : urls) {
    commands.push_back(Command{"GET", PageKey(url)});
  }
  std::vector<std::optional<PageState>> out(urls.size());
  Result<void> read_all;
  const auto read = [&](size_t i, Reply& reply) {
    if (reply.is_nil()) return true;
    auto page = PageStateFromJson(reply.text);
    if (page) {
      out[i] = std::move(*page);
      out[i]->url = urls[i];
      return true;
    }
    read_all = Fail(page.error().Within(Named("page", urls[i])));
    return false;
  };
  if (auto ok = pool_.RunInChunks(commands, read); !ok) return Fail(ok.error());
  if (!read_all) return Fail(read_all.error());
  return out;
}

Result<void> RedisStore::PutPages(std::span<const PageState> pages) {
  std::vector<Command> commands;
  for (const PageState& page : pages) {
    Command command{"SET", PageKey(page.url), PageStateToJson(page), "EX"};
    commands.push_back(std::move(command.Add(kPageSpan.count())));
  }
  return pool_.RunInChunks(commands, [](size_t, Reply&) { return true; });
}

Result<std::vector<std::optional<std::string>>> RedisStore::FindNotes(
    std::span<const std::string> names) {
  std::vector<Command> commands;
  for (const std::string& name : names) {
    commands.push_back(Command{"GET", NoteKey(name)});
  }
  std::vector<std::optional<std::string>> out(names.size());
  const auto read = [&](size_t i, Reply& reply) {
    if (!reply.is_nil()) out[i] = std::move(reply.text);
    return true;
  };
  if (auto ok = pool_.RunInChunks(commands, read); !ok) return Fail(ok.error());
  return out;
}

Result<void> RedisStore::PutNote(const std::string& name,
                                 std::string_view value, milliseconds span) {
  if (auto ok = CheckSpan(span); !ok) return ok;
  Command command{"SET", NoteKey(name), value, "PX"};
  const auto reply = pool_.Run(command.Add(span.count()));
  if (!reply) return Fail(reply.error());
  return {};
}

// By the server's clock, so that those of the machines need not agree.
Result<milliseconds> RedisStore::ClaimNote(const std::string& name,
                                           milliseconds span) {
  const std::string key = NoteKey(name);
  std::vector<Command> commands;
  if (span > milliseconds(0)) {
    commands.push_back(Command{"SET", key, "1", "NX", "PX"});
    commands.back().Add(span.count());
  }
  commands.push_back(Command{"PTTL", key});
  const auto replies = pool_.RunAll(commands);
  if (!replies) return Fail(replies.error());
  const bool is_put = replies->size() == 2 && !replies->front().is_nil();
  const bool is_free = span <= milliseconds(0) && replies->back().integer < 0;
  if (is_put || is_free) return milliseconds(0);
  return std::max(milliseconds(replies->back().integer), milliseconds(1));
}

}  // namespace rolecall
