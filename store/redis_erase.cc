// Forgetting a candidate, in memory and on disk.
#include <array>
#include <thread>

#include "base/log.h"
#include "store/check.h"
#include "store/keys.h"
#include "store/redis_store.h"

namespace rolecall {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kPoll(20);
constexpr std::chrono::minutes kRewritePatience(10);

// What stands after "name:" in what INFO gives; empty where there is none.
std::string_view InfoField(std::string_view info, const std::string& name) {
  const size_t at = info.find("\n" + name + ":");
  if (at == std::string_view::npos) return "";
  info.remove_prefix(at + name.size() + 2);
  return info.substr(0, info.find('\r'));
}

// Whether the fields of a stream entry, an event or a change, are of the
// candidate.
bool SpeaksOf(const Reply& fields, const std::string& id) {
  bool is_candidate = false;
  bool has_id = false;
  for (size_t i = 0; i + 1 < fields.items.size(); i += 2) {
    const std::string& name = fields.at(i).text;
    const std::string& value = fields.at(i + 1).text;
    if (name == "candidate_id" && value == id) return true;
    if (name == "kind") is_candidate = value == "candidate";
    if (name == "id") has_id = value == id;
  }
  return is_candidate && has_id;
}

}  // namespace

Result<bool> RedisStore::EraseCandidate(const std::string& id) {
  if (auto ok = CheckId("candidate", id); !ok) return Fail(ok.error());
  // First the profile: from here on nothing is published for the candidate.
  // The rest is done even where there is no profile, so that an erasure that
  // was cut short is finished by the next: nothing may say whether one was.
  const int partition = PartitionOf(id);
  Command drop =
      Call(scripts_.drop_candidate,
           std::array{CandidateKey(id), ContactKey(id), CandidateMatchesKey(id),
                      CandidateReasonsKey(id), CandidateIndexKey(partition)});
  const auto dropped = pool_.Run(drop.Add(id));
  if (!dropped) return Fail(dropped.error());
  bool found = dropped->integer > 0;
  const std::array steps = {
      EraseFromHolders(id),
      EraseFromStream(EventsKey(partition), id),
      EraseFromStream(ChangesKey(partition), id),
  };
  for (const Result<bool>& step : steps) {
    if (!step) return Fail(step.error());
    found = found || *step;
  }
  WarnOfSharedNodes();
  if (auto ok = RewriteFile(); !ok) return Fail(ok.error());
  return found;
}

// A private server is started with nodes of one entry (private_server.cc); a
// server of somebody else must be set up so.
void RedisStore::WarnOfSharedNodes() {
  if (server_ != nullptr) return;
  const auto setting =
      pool_.Run(Command{"CONFIG", "GET", "stream-node-max-entries"});
  if (setting && setting->at(1).text == "1") return;
  LogWarning(Describe(pool_.endpoint()) +
             ": the bytes of erased stream entries go with their node; set "
             "stream-node-max-entries 1 for them to go at once");
}

// Every posting is asked, not only those in the candidate's ranking: a note of
// step 1 in redis_publish.cc may have outlived a crash.
Result<bool> RedisStore::EraseFromHolders(const std::string& id) {
  bool found = false;
  std::string cursor = "0";
  do {
    const auto page = pool_.Run(Command{
        "SCAN", cursor, "MATCH", kPostingMatchesPattern, "COUNT", "1000"});
    if (!page) return Fail(page.error());
    cursor = page->at(0).text;
    std::vector<Command> commands;
    for (const Reply& key : page->at(1).items) {
      if (!IsPostingMatchesKey(key.text)) continue;
      commands.push_back(Command{"HDEL", key.text, id});
    }
    const auto replies = pool_.RunAll(commands);
    if (!replies) return Fail(replies.error());
    for (const Reply& reply : *replies) found = found || reply.integer > 0;
  } while (cursor != "0");
  return found;
}

Result<bool> RedisStore::EraseFromStream(const std::string& stream,
                                         const std::string& id) {
  bool found = false;
  std::string begin = "-";
  while (true) {
    const auto page =
        pool_.Run(Command{"XRANGE", stream, begin, "+", "COUNT", "1000"});
    if (!page) return Fail(page.error());
    if (page->items.empty()) return found;
    std::vector<Command> commands;
    for (const Reply& entry : page->items) {
      if (SpeaksOf(entry.at(1), id)) {
        commands.push_back(Command{"XDEL", stream, entry.at(0).text});
      }
    }
    if (const auto done = pool_.RunAll(commands); !done) {
      return Fail(done.error());
    }
    found = found || !commands.empty();
    begin = "(" + page->items.back().at(0).text;
  }
}

// The append-only file keeps what was ever written until it is written anew.
Result<void> RedisStore::RewriteFile() {
  const auto end = std::chrono::steady_clock::now() + kRewritePatience;
  bool asked = false;
  while (std::chrono::steady_clock::now() < end) {
    const auto info = pool_.Run(Command{"INFO", "persistence"});
    if (!info) return Fail(info.error());
    const auto is_on = [&](const char* name) {
      return InfoField(info->text, name) == "1";
    };
    if (!is_on("aof_enabled")) return {};
    // One that was under way before holds the candidate still.
    const bool under_way =
        is_on("aof_rewrite_in_progress") || is_on("aof_rewrite_scheduled");
    if (!under_way && asked) {
      if (InfoField(info->text, "aof_last_bgrewrite_status") == "ok") return {};
      return Fail(ErrorCode::kCannotWrite,
                  Describe(pool_.endpoint()) +
                      ": the append-only file could not be written anew and "
                      "holds the erased candidate; see to its disk, then "
                      "erase again");
    }
    if (!under_way) {
      const auto started = pool_.Run(Command{"BGREWRITEAOF"});
      if (!started) return Fail(started.error());
      asked = true;
    }
    std::this_thread::sleep_for(kPoll);
  }
  return Fail(ErrorCode::kUnavailable,
              Describe(pool_.endpoint()) +
                  ": an erased candidate is in the append-only file until its "
                  "rewriting, which goes on, ends; erase again later");
}

}  // namespace rolecall
