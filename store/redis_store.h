// The store over one Redis server; keys.h and docs/formats.md have the layout.
#pragma once

#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "store/private_server.h"
#include "store/redis_pool.h"
#include "store/scripts.h"
#include "store/store.h"

namespace rolecall {

// Thread-safe: all state is the server's, but for the pool's idle connections.
// The member functions stand in redis_crawl.cc, redis_postings.cc,
// redis_candidates.cc, redis_changes.cc, redis_matches.cc and redis_erase.cc.
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
                                     std::chrono::seconds span) override;

  [[nodiscard]] Result<std::vector<Result<PutOutcome>>> PutPostings(
      std::span<const NotedPosting> postings) override;
  [[nodiscard]] Result<std::vector<Result<std::optional<Posting>>>>
  FindPostings(std::span<const std::string> ids) override;
  [[nodiscard]] Result<bool> ClosePosting(const std::string& id,
                                          Timestamp at) override;
  [[nodiscard]] Result<std::vector<std::string>> OpenPostingIds(
      const std::string& source_id) override;
  [[nodiscard]] Result<void> ForEachPosting(
      const std::function<bool(const Posting&)>& visit) override;

  [[nodiscard]] Result<PutOutcome> PutCandidate(
      const Candidate& candidate,
      const std::optional<Contact>& contact) override;
  [[nodiscard]] Result<std::optional<Candidate>> FindCandidate(
      const std::string& id) override;
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

  [[nodiscard]] Result<Published> PublishCandidate(
      const std::string& candidate_id, std::span<const Match> matches,
      Timestamp at) override;
  [[nodiscard]] Result<std::vector<Match>> CandidateMatches(
      const std::string& id, size_t k) override;
  [[nodiscard]] Result<std::vector<Match>> PostingMatches(const std::string& id,
                                                          size_t k) override;
  [[nodiscard]] Result<std::vector<std::string>> PostingHolders(
      const std::string& id) override;
  [[nodiscard]] Result<void> Flush() override;

 private:
  RedisStore(const StoreOptions& options, const RedisEndpoint& endpoint,
             std::unique_ptr<PrivateServer> server);

  // redis_store.cc
  [[nodiscard]] Result<void> CheckLayout();

  // redis_postings.cc
  [[nodiscard]] Result<Command> PutCommand(const Posting& posting) const;
  [[nodiscard]] Result<std::vector<Reply>> ExchangeWhole(
      std::span<const Command> commands);

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

  // redis_matches.cc
  // What changes in the stored ranking: whom to note, whom to forget.
  struct Moves {
    std::vector<const Match*> newcomers;  // not in it, or with another score
    std::vector<std::string> leavers;     // postings that are in it no more
  };
  [[nodiscard]] Result<Moves> MovesInto(const std::string& candidate_id,
                                        std::span<const Match* const> ranking);
  [[nodiscard]] Result<void> NoteCandidate(
      std::span<const Match* const> matches);
  [[nodiscard]] Result<void> ForgetCandidate(
      const std::string& candidate_id,
      std::span<const std::string> posting_ids);

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
