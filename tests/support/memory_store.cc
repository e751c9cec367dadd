#include "tests/support/memory_store.h"

// One mutex guards everything; values are kept as they are.
#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <unordered_map>
#include <utility>

#include "store/check.h"
#include "tests/support/change_list.h"
#include "tests/support/expiring.h"

namespace rolecall {
namespace {

// What stays of a posting when only the two times of sight are left out.
Posting WithoutSightings(Posting posting) {
  posting.first_seen_at.reset();
  posting.last_seen_at.reset();
  return posting;
}

class MemoryStore : public Store {
 public:
  MemoryStore(const StoreOptions& options, const Clock& clock,
              const MemoryStoreFaults* faults)
      : options_(options), clock_(clock), faults_(faults) {}

  Result<std::vector<CrawlState>> CrawlStates() override {
    const std::lock_guard lock(mutex_);
    std::vector<CrawlState> out;
    for (const auto& [id, state] : crawl_states_) out.push_back(state);
    return out;
  }

  Result<std::optional<CrawlState>> FindCrawlState(
      const std::string& source_id) override {
    if (auto ok = CheckId("source", source_id); !ok) return Fail(ok.error());
    const std::lock_guard lock(mutex_);
    return FindIn(crawl_states_, source_id);
  }

  Result<void> PutCrawlState(const CrawlState& state) override {
    if (auto ok = CheckId("source", state.source_id); !ok) return ok;
    const std::lock_guard lock(mutex_);
    crawl_states_[state.source_id] = state;
    return {};
  }

  Result<bool> LeaseSource(const std::string& source_id,
                           const std::string& owner,
                           std::chrono::seconds span) override {
    return Lease("source", source_id, owner, span);
  }

  Result<void> ReleaseSource(const std::string& source_id,
                             const std::string& owner) override {
    return Release("source", source_id, owner);
  }

  Result<bool> LeaseRole(const std::string& role, const std::string& owner,
                         std::chrono::seconds span) override {
    return Lease("role", role, owner, span);
  }

  Result<void> ReleaseRole(const std::string& role,
                           const std::string& owner) override {
    return Release("role", role, owner);
  }

  Result<std::vector<std::optional<PageState>>> FindPages(
      std::span<const std::string> urls) override {
    if (faults_ != nullptr && faults_->on_find_pages) {
      if (auto fault = faults_->on_find_pages(urls)) {
        return Fail(*std::move(fault));
      }
    }
    const std::lock_guard lock(mutex_);
    std::vector<std::optional<PageState>> out;
    for (const std::string& url : urls) out.push_back(Unexpired(pages_, url));
    return out;
  }

  Result<void> PutPages(std::span<const PageState> pages) override {
    const std::lock_guard lock(mutex_);
    for (const PageState& page : pages) {
      pages_[page.url] = {page, clock_.Now() + kPageSpan};
    }
    return {};
  }

  Result<std::vector<std::optional<std::string>>> FindNotes(
      std::span<const std::string> names) override {
    const std::lock_guard lock(mutex_);
    std::vector<std::optional<std::string>> out;
    for (const std::string& name : names) {
      out.push_back(Unexpired(notes_, name));
    }
    return out;
  }

  Result<void> PutNote(const std::string& name, std::string_view value,
                       std::chrono::milliseconds span) override {
    if (auto ok = CheckSpan(span); !ok) return ok;
    const std::lock_guard lock(mutex_);
    notes_[name] = {std::string(value), clock_.Now() + span};
    return {};
  }

  Result<std::chrono::milliseconds> ClaimNote(
      const std::string& name, std::chrono::milliseconds span) override {
    if (faults_ != nullptr && faults_->on_claim) {
      if (auto error = faults_->on_claim()) return Fail(*std::move(error));
    }
    const std::lock_guard lock(mutex_);
    if (Unexpired(notes_, name)) return notes_[name].end - clock_.Now();
    if (span.count() > 0) notes_[name] = {"1", clock_.Now() + span};
    return std::chrono::milliseconds(0);
  }

  Result<std::vector<Result<PutOutcome>>> PutPostings(
      std::span<const NotedPosting> postings) override {
    std::vector<Result<PutOutcome>> out;
    for (const auto& [posting, note] : postings) {
      if (faults_ != nullptr && posting.id == faults_->unwritable_posting) {
        out.push_back(Fail(ErrorCode::kTooLarge, "stored posting: too large"));
        continue;
      }
      out.push_back(Put(posting));
      if (!note || !out.back()) continue;
      if (auto ok = PutNote(note->name, note->value, note->span); !ok) {
        return Fail(ok.error());
      }
    }
    return out;
  }

  Result<std::vector<Result<std::optional<Posting>>>> FindPostings(
      std::span<const std::string> ids) override {
    auto found = FindAll("posting", postings_, ids);
    for (size_t i = 0; faults_ != nullptr && i < ids.size(); ++i) {
      if (ids[i] != faults_->damaged_posting) continue;
      found[i] = Fail(ErrorCode::kMalformed, "stored posting: damaged");
    }
    return found;
  }

  Result<std::vector<Result<bool>>> ClosePostings(
      std::span<const std::string> ids, Timestamp at) override {
    std::vector<Result<bool>> out;
    for (const std::string& id : ids) out.push_back(Close(id, at));
    return out;
  }

  Result<std::vector<std::string>> OpenPostingIds(
      const std::string& source_id) override {
    if (!source_id.empty()) {
      if (auto ok = CheckId("source", source_id); !ok) return Fail(ok.error());
    }
    const std::lock_guard lock(mutex_);
    std::vector<std::string> out;
    for (const auto& [id, posting] : postings_) {
      if (posting.closed_at) continue;
      if (source_id.empty() || IsShownBy(posting, source_id)) out.push_back(id);
    }
    return out;
  }

  Result<std::vector<std::string>> IdsReadByOthers(
      const std::string& extractor_version) override {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> out;
    for (const auto& [id, posting] : postings_) {
      const bool is_other = posting.extractor_version != extractor_version;
      if (!posting.closed_at && is_other) out.push_back(id);
    }
    return out;
  }

  Result<void> ForEachPosting(
      const std::function<bool(const Posting&)>& visit) override {
    return ForEach(postings_, visit);
  }

  Result<PutOutcome> PutCandidate(
      const Candidate& candidate,
      const std::optional<Contact>& contact) override {
    if (auto ok = CheckId("candidate", candidate.id); !ok) {
      return Fail(ok.error());
    }
    const std::lock_guard lock(mutex_);
    const bool new_contact = contact && PutContact(candidate.id, *contact);
    const auto [known, fresh] =
        candidates_.try_emplace(candidate.id, candidate);
    if (!fresh && known->second == candidate) {
      return new_contact ? PutOutcome::kChanged : PutOutcome::kSame;
    }
    known->second = candidate;
    Queue(Change::Kind::kCandidate, candidate.id);
    return fresh ? PutOutcome::kNew : PutOutcome::kChanged;
  }

  Result<std::vector<Result<std::optional<Candidate>>>> FindCandidates(
      std::span<const std::string> ids) override {
    return FindAll("candidate", candidates_, ids);
  }

  Result<std::optional<Contact>> FindContact(const std::string& id) override {
    if (auto ok = CheckId("candidate", id); !ok) return Fail(ok.error());
    const std::lock_guard lock(mutex_);
    return FindIn(contacts_, id);
  }

  Result<void> ForEachCandidate(
      const std::function<bool(const Candidate&)>& visit) override {
    return ForEach(candidates_, visit);
  }

  Result<bool> EraseCandidate(const std::string& id) override {
    if (auto ok = CheckId("candidate", id); !ok) return Fail(ok.error());
    const std::lock_guard lock(mutex_);
    bool found = candidates_.erase(id) + contacts_.erase(id) > 0;
    if (changes_.Forget(Change::Kind::kCandidate, id)) found = true;
    for (const auto& [posting_id, match] : rankings_[id]) {
      Unlink(id, posting_id);
    }
    rankings_.erase(id);
    return found;
  }

  Result<std::vector<Change>> ReadChanges(
      const std::string& consumer, size_t max, std::chrono::milliseconds wait,
      std::chrono::milliseconds idle) override {
    if (auto ok = CheckId("consumer", consumer); !ok) return Fail(ok.error());
    std::unique_lock lock(mutex_);
    std::vector<Change> out = changes_.Read(max, clock_.Monotonic(), idle);
    if (out.empty() && wait.count() > 0) {
      queued_.wait_for(lock, wait);
      out = changes_.Read(max, clock_.Monotonic(), idle);
    }
    return out;
  }

  Result<void> AckChanges(std::span<const Change> changes) override {
    const std::lock_guard lock(mutex_);
    changes_.Acknowledge(changes);
    return {};
  }

  Result<size_t> CountChanges() override {
    const std::lock_guard lock(mutex_);
    return changes_.size();
  }

  Result<std::vector<Result<Published>>> PublishCandidates(
      std::span<const CandidateRanking> rankings, Timestamp) override {
    std::vector<Result<Published>> out;
    for (const auto& [candidate_id, matches] : rankings) {
      out.push_back(Publish(candidate_id, matches));
    }
    return out;
  }

  Result<std::vector<Match>> CandidateMatches(const std::string& id,
                                              size_t k) override {
    if (auto ok = CheckId("candidate", id); !ok) return Fail(ok.error());
    const std::lock_guard lock(mutex_);
    std::vector<Match> out;
    if (const auto ranking = rankings_.find(id); ranking != rankings_.end()) {
      for (const auto& [posting_id, match] : ranking->second) {
        out.push_back(match);
      }
    }
    SortRanking(RankingOf::kCandidate, out);
    out.resize(std::min(out.size(), k));
    return out;
  }

  Result<std::vector<Match>> PostingMatches(const std::string& id,
                                            size_t k) override {
    if (auto ok = CheckId("posting", id); !ok) return Fail(ok.error());
    const std::lock_guard lock(mutex_);
    std::vector<Match> out;
    if (const auto found = holders_.find(id); found != holders_.end()) {
      for (const std::string& candidate_id : found->second) {
        out.push_back(rankings_.at(candidate_id).at(id));
      }
    }
    SortRanking(RankingOf::kPosting, out);
    out.resize(std::min({out.size(), k, options_.max_matches_per_posting}));
    return out;
  }

  Result<std::vector<std::string>> PostingHolders(
      const std::string& id) override {
    if (auto ok = CheckId("posting", id); !ok) return Fail(ok.error());
    const std::lock_guard lock(mutex_);
    const auto holders = FindIn(holders_, id).value_or(std::set<std::string>());
    return std::vector<std::string>(holders.begin(), holders.end());
  }

  Result<size_t> CountMatched(
      std::span<const std::string> posting_ids) override {
    size_t count = 0;
    for (const std::string& id : posting_ids) {
      count += !PostingHolders(id).value().empty();
    }
    return count;
  }

  Result<void> Flush() override { return {}; }

 private:
  Result<bool> Lease(const std::string& what, const std::string& id,
                     const std::string& owner, std::chrono::seconds span) {
    if (auto ok = CheckId(what, id); !ok) return Fail(ok.error());
    if (auto ok = CheckSpan(span); !ok) return Fail(ok.error());
    const std::lock_guard lock(mutex_);
    auto& lease = leases_[what + ":" + id];
    if (!lease.value.empty() && lease.value != owner &&
        lease.end > clock_.Now()) {
      return false;
    }
    lease = {owner, clock_.Now() + span};
    return true;
  }

  Result<void> Release(const std::string& what, const std::string& id,
                       const std::string& owner) {
    if (auto ok = CheckId(what, id); !ok) return ok;
    const std::lock_guard lock(mutex_);
    const auto held = leases_.find(what + ":" + id);
    if (held != leases_.end() && held->second.value == owner) {
      leases_.erase(held);
    }
    return {};
  }

  template <typename Map>
  auto Unexpired(Map& map, const std::string& key)
      -> std::optional<decltype(map.begin()->second.value)> {
    const auto found = map.find(key);
    if (found == map.end()) return std::nullopt;
    if (found->second.end > clock_.Now()) return found->second.value;
    map.erase(found);
    return std::nullopt;
  }

  Result<PutOutcome> Put(const Posting& posting) {
    if (auto ok = CheckId("posting", posting.id); !ok) return Fail(ok.error());
    const std::lock_guard lock(mutex_);
    const auto [known, fresh] = postings_.try_emplace(posting.id, posting);
    if (!fresh) {
      Posting& old = known->second;
      const bool same = WithoutSightings(old) == WithoutSightings(posting);
      auto first_seen_at =
          old.first_seen_at ? old.first_seen_at : posting.first_seen_at;
      old = posting;
      old.first_seen_at = first_seen_at;
      if (same) return PutOutcome::kSame;
    }
    Queue(Change::Kind::kPosting, posting.id);
    return fresh ? PutOutcome::kNew : PutOutcome::kChanged;
  }

  // Visits copies, so that `visit` may call the store.
  template <typename Map, typename Visit>
  Result<void> ForEach(const Map& map, const Visit& visit) {
    std::vector<typename Map::mapped_type> all;
    {
      const std::lock_guard lock(mutex_);
      for (const auto& [id, value] : map) all.push_back(value);
    }
    for (const auto& value : all) {
      if (!visit(value)) break;
    }
    return {};
  }

  bool PutContact(const std::string& id, Contact contact) {
    contact.candidate_id = id;
    const auto known = contacts_.find(id);
    if (known != contacts_.end() && known->second == contact) return false;
    contacts_[id] = std::move(contact);
    return true;
  }

  template <typename Record>
  std::vector<Result<std::optional<Record>>> FindAll(
      const std::string& what, const std::map<std::string, Record>& records,
      std::span<const std::string> ids) {
    const std::lock_guard lock(mutex_);
    std::vector<Result<std::optional<Record>>> out;
    for (const std::string& id : ids) {
      if (auto ok = CheckId(what, id); !ok) {
        out.push_back(Fail(ok.error()));
      } else {
        out.push_back(FindIn(records, id));
      }
    }
    return out;
  }

  Result<bool> Close(const std::string& id, Timestamp at) {
    if (auto ok = CheckId("posting", id); !ok) return Fail(ok.error());
    const std::lock_guard lock(mutex_);
    const auto known = postings_.find(id);
    if (known == postings_.end() || known->second.closed_at) return false;
    known->second.closed_at = at;
    Queue(Change::Kind::kPosting, id);
    return true;
  }

  void Queue(Change::Kind kind, const std::string& id) {
    changes_.Push(kind, id);
    queued_.notify_one();
  }

  Result<Published> Publish(const std::string& candidate_id,
                            std::span<const Match> matches) {
    if (auto ok = CheckMatches(candidate_id, matches); !ok) {
      return Fail(ok.error());
    }
    std::vector<Match> ranking(matches.begin(), matches.end());
    SortRanking(RankingOf::kCandidate, ranking);
    ranking.resize(
        std::min(ranking.size(), options_.max_matches_per_candidate));
    const std::lock_guard lock(mutex_);
    Published published;
    std::set<std::string> gone;
    for (const auto& [id, match] : rankings_[candidate_id]) gone.insert(id);
    for (const Match& match : ranking) gone.erase(match.posting_id);
    for (const std::string& id : gone) Remove(candidate_id, id, published);
    for (const Match& match : ranking) Put(match, published);
    return published;
  }

  void Put(const Match& match, Published& published) {
    if (!candidates_.contains(match.candidate_id)) return;
    auto& ranking = rankings_[match.candidate_id];
    const auto [known, fresh] = ranking.try_emplace(match.posting_id, match);
    if (!fresh) {
      const Match& old = known->second;
      if (old.score != match.score ||
          old.qualification != match.qualification) {
        ++published.changed;
      }
      known->second = match;
      return;
    }
    holders_[match.posting_id].insert(match.candidate_id);
    ++published.fresh;
  }

  void Remove(const std::string& candidate_id, const std::string& posting_id,
              Published& published) {
    published.gone += rankings_[candidate_id].erase(posting_id);
    Unlink(candidate_id, posting_id);
  }

  void Unlink(const std::string& candidate_id, const std::string& posting_id) {
    const auto found = holders_.find(posting_id);
    if (found == holders_.end()) return;
    found->second.erase(candidate_id);
    if (found->second.empty()) holders_.erase(found);
  }

  const StoreOptions options_;
  const Clock& clock_;
  const MemoryStoreFaults* const faults_;
  std::mutex mutex_;
  std::condition_variable queued_;
  std::map<std::string, CrawlState> crawl_states_;
  std::map<std::string, Expiring<std::string>> leases_;
  std::unordered_map<std::string, Expiring<PageState>> pages_;
  std::unordered_map<std::string, Expiring<std::string>> notes_;
  std::map<std::string, Posting> postings_;
  std::map<std::string, Candidate> candidates_;
  std::map<std::string, Contact> contacts_;
  ChangeList changes_;
  // By candidate, then by posting; and the other way round.
  std::map<std::string, std::map<std::string, Match>> rankings_;
  std::map<std::string, std::set<std::string>> holders_;
};

}  // namespace

std::unique_ptr<Store> MakeMemoryStore(const StoreOptions& options,
                                       const Clock& clock,
                                       const MemoryStoreFaults* faults) {
  return std::make_unique<MemoryStore>(options, clock, faults);
}

}  // namespace rolecall
