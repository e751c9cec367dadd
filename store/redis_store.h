// The store over one Redis server; keys.h and docs/formats.md have the layout.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "store/check.h"
#include "store/private_server.h"
#include "store/redis_pool.h"
#include "store/scripts.h"
#include "store/store.h"

namespace rolecall {

// Thread-safe: all state is the server's, but for the pool's idle connections.
// The member functions stand in redis_crawl.cc, redis_postings.cc,
// redis_candidates.cc, redis_changes.cc, redis_publish.cc, redis_matches.cc and
// redis_erase.cc.
class RedisStore : public Store {
 public:
  // `server` is empty where a server of somebody else is used.  Fails with
  // kMalformed when the data has another layout than ours.
  [[nodiscard]] static Result<std::unique_ptr<Store>> Open(
      const StoreOptions& options, const RedisEndpoint& endpoint,
      std::unique_ptr<PrivateServer> server);

  [[nodiscard]] Result<std::vector<CrawlState>> CrawlStates() override;
  [[nodiscard]] Result<std::optional<CrawlState>> FindCrawlState(
      const std::string& source_id) override;
  [[nodiscard]] Result<void> PutCrawlState(const CrawlState& state) override;
  [[nodiscard]] Result<bool> LeaseSource(const std::string& source_id,
                                         const std::string& owner,
                                         std::chrono::seconds span) override;
  [[nodiscard]] Result<void> ReleaseSource(const std::string& source_id,
                                           const std::string& owner) override;
  [[nodiscard]] Result<bool> LeaseRole(const std::string& role,
                                       const std::string& owner,
                                       std::chrono::seconds span) override;
  [[nodiscard]] Result<void> ReleaseRole(const std::string& role,
                                         const std::string& owner) override;
  [[nodiscard]] Result<std::vector<std::optional<PageState>>> FindPages(
      std::span<const std::string> urls) override;
  [[nodiscard]] Result<void> PutPages(
      std::span<const PageState> pages) override;
  [[nodiscard]] Result<std::vector<std::optional<std::string>>> FindNotes(
      std::span<const std::string> names) override;
  [[nodiscard]] Result<void> PutNote(const std::string& name,
                                     std::string_view value,
                                     std::chrono::milliseconds span) override;
  [[nodiscard]] Result<std::chrono::milliseconds> ClaimNote(
      const std::string& name, std::chrono::milliseconds span) override;

  [[nodiscard]] Result<std::vector<Result<PutOutcome>>> PutPostings(
      std::span<const NotedPosting> postings) override;
  [[nodiscard]] Result<std::vector<Result<std::optional<Posting>>>>
  FindPostings(std::span<const std::string> ids) override;
  [[nodiscard]] Result<std::vector<Result<bool>>> ClosePostings(
      std::span<const std::string> ids, Timestamp at) override;
  [[nodiscard]] Result<std::vector<std::string>> OpenPostingIds(
      const std::string& source_id) override;
  [[nodiscard]] Result<std::vector<std::string>> IdsReadByOthers(
      const std::string& extractor_version) override;
  [[nodiscard]] Result<void> ForEachPosting(
      const std::function<bool(const Posting&)>& visit) override;

  [[nodiscard]] Result<PutOutcome> PutCandidate(
      const Candidate& candidate,
      const std::optional<Contact>& contact) override;
  [[nodiscard]] Result<std::vector<Result<std::optional<Candidate>>>>
  FindCandidates(std::span<const std::string> ids) override;
  [[nodiscard]] Result<std::optional<Contact>> FindContact(
      const std::string& id) override;
  [[nodiscard]] Result<void> ForEachCandidate(
      const std::function<bool(const Candidate&)>& visit) override;
  [[nodiscard]] Result<bool> EraseCandidate(const std::string& id) override;

  [[nodiscard]] Result<std::vector<Change>> ReadChanges(
      const std::string& consumer, size_t max, std::chrono::milliseconds wait,
      std::chrono::milliseconds idle) override;
  [[nodiscard]] Result<void> AckChanges(
      std::span<const Change> changes) override;
  [[nodiscard]] Result<size_t> CountChanges() override;

  [[nodiscard]] Result<std::vector<Result<Published>>> PublishCandidates(
      std::span<const CandidateRanking> rankings, Timestamp at) override;
  [[nodiscard]] Result<std::vector<Match>> CandidateMatches(
      const std::string& id, size_t k) override;
  [[nodiscard]] Result<std::vector<Match>> PostingMatches(const std::string& id,
                                                          size_t k) override;
  [[nodiscard]] Result<std::vector<std::string>> PostingHolders(
      const std::string& id) override;
  [[nodiscard]] Result<size_t> CountMatched(
      std::span<const std::string> posting_ids) override;
  [[nodiscard]] Result<void> Flush() override;

 private:
  RedisStore(const StoreOptions& options, const RedisEndpoint& endpoint,
             std::unique_ptr<PrivateServer> server);

  // redis_store.cc
  [[nodiscard]] Result<void> CheckLayout();

  // Error replies that are about one record are left to the caller; one that is
  // about the server fails the whole.
  [[nodiscard]] Result<void> FailureOfServer(const Reply& reply) const;
  [[nodiscard]] Result<std::vector<Reply>> ExchangeWhole(
      std::span<const Command> commands);
  [[nodiscard]] Result<void> RunEach(
      std::span<const Command> commands,
      const std::function<void(size_t, const Reply&)>& read);

  // A result for each id; the functions as in ForEachRecord.
  template <typename Record, typename ReadCommand, typename Parse>
  [[nodiscard]] Result<std::vector<Result<std::optional<Record>>>> FindRecords(
      std::string_view what, std::span<const std::string> ids,
      ReadCommand read_command, Parse parse) {
    std::vector<Command> commands;
    for (const std::string& id : ids) commands.push_back(read_command(id));
    std::vector<Result<std::optional<Record>>> out;
    auto ran = RunEach(commands, [&](size_t i, const Reply& reply) {
      if (auto ok = CheckId(what, ids[i]); !ok) {
        out.push_back(Fail(ok.error()));
      } else if (reply.kind == Reply::Kind::kError) {
        out.push_back(Fail(ErrorOfReply(reply.text)));
      } else {
        out.push_back(parse(ids[i], reply));
      }
    });
    if (!ran) return Fail(ran.error());
    return out;
  }

  // redis_postings.cc
  [[nodiscard]] Result<Command> PutCommand(const Posting& posting) const;

  // redis_crawl.cc
  [[nodiscard]] Result<bool> TakeLease(const std::string& key,
                                       const std::string& owner,
                                       std::chrono::seconds span);
  [[nodiscard]] Result<void> GiveLeaseBack(const std::string& key,
                                           const std::string& owner);

  // redis_changes.cc
  [[nodiscard]] Result<void> MakeChangeGroups();
  [[nodiscard]] Result<void> GreetConsumer(const std::string& consumer);
  [[nodiscard]] Result<std::vector<Change>> ClaimIdle(
      const std::string& consumer, size_t share,
      std::chrono::milliseconds idle);
  [[nodiscard]] Result<std::vector<Change>> ReadNew(
      const std::string& consumer, size_t share,
      std::chrono::milliseconds wait);

  // redis_publish.cc
  struct Publication;
  struct PublicationGroup;
  using Publications = std::vector<Publication*>;
  // As many of the first as make a group, up to sending their scripts; from
  // there on.
  [[nodiscard]] Result<void> Start(std::span<const CandidateRanking> rankings,
                                   Timestamp at, PublicationGroup& group);
  [[nodiscard]] Result<void> Finish(PublicationGroup& group);
  static void DropFailed(Publications& group);
  Publication Prepare(const CandidateRanking& wanted) const;
  [[nodiscard]] Result<void> PassOverPublished(Publications& group);
  [[nodiscard]] Result<void> FindMoves(const Publications& group);
  [[nodiscard]] Result<void> NoteNewcomers(const Publications& group);
  Command PublishCommand(const Publication& one, Timestamp at) const;
  [[nodiscard]] Result<void> ForgetLeavers(const Publications& group);

  // redis_erase.cc
  [[nodiscard]] Result<bool> EraseFromHolders(const std::string& id);
  [[nodiscard]] Result<bool> EraseFromStream(const std::string& stream,
                                             const std::string& id);
  void WarnOfSharedNodes();
  [[nodiscard]] Result<void> RewriteFile();

  const StoreOptions options_;
  // Before the pool, so that the server is stopped after the last connection.
  const std::unique_ptr<PrivateServer> server_;
  RedisPool pool_;
  Scripts scripts_;
  std::mutex consumers_mutex_;
  std::set<std::string> consumers_;  // that have read changes here
};

}  // namespace rolecall
