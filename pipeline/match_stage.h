// Keeps rankings true: every posting and candidate that changed is matched
// again, and what that changes is published.
#pragma once

#include <chrono>
#include <set>
#include <span>
#include <stop_token>
#include <string>

#include "base/clock.h"
#include "base/error.h"
#include "matcher/matcher.h"
#include "model/geo.h"
#include "store/store.h"

namespace rolecall {

// One thread.
class MatchStage {
 public:
  // All must outlive the stage; `matcher` holds nothing yet.
  MatchStage(Matcher& matcher, const Gazetteer& gazetteer, Store& store,
             const StoreOptions& options, const Clock& clock);

  // Puts every candidate and every open posting of the store into the matcher.
  // When the day, the engine or the catalogue is another than at the last
  // publication, everything is ranked and published again.  Returns what was
  // published.
  [[nodiscard]] Result<Published> Load(std::stop_token stop);

  // Works off the changes that are queued; waits at most `wait` for the first.
  // Returns what was published.  A change is acknowledged after its
  // publication, so a crash in between does it again, which changes nothing.
  [[nodiscard]] Result<Published> Drain(std::chrono::milliseconds wait,
                                        std::stop_token stop);

 private:
  [[nodiscard]] static Result<void> Tolerate(Result<void> result);
  [[nodiscard]] Result<void> CloseExpired(std::stop_token stop);
  [[nodiscard]] Result<Published> PublishAll(std::stop_token stop);
  // Brings one change into the matcher; adds the candidates whose rankings it
  // may touch: those who have the posting, and those whom it now fits.
  [[nodiscard]] Result<void> Take(const Change& change,
                                  std::set<std::string>* affected,
                                  std::stop_token stop);
  [[nodiscard]] Result<Published> Publish(
      const std::set<std::string>& candidates, std::stop_token stop);
  [[nodiscard]] Result<Published> PublishSome(std::span<const std::string> ids,
                                              std::stop_token stop);
  Ranking Rank(Candidate& candidate);
  void Put(Candidate candidate);
  Date Today() const;

  Matcher& matcher_;
  const Gazetteer& gazetteer_;
  Store& store_;
  const StoreOptions options_;
  const Clock& clock_;
  std::string consumer_;
  Date matched_on_{};  // the day that the rankings speak of
};

// What the rankings of a store leave out.
struct RankingLag {
  size_t changes = 0;         // of candidates and postings, not matched yet
  bool is_unnoted = false;    // nothing was ranked for a week, or ever
  Date ranked_on{};           // the day that they speak of
  bool other_engine = false;  // other weights, catalogue or method
};

// Compares the store with what Matcher::engine_version() tells; cheap.
[[nodiscard]] Result<RankingLag> FindRankingLag(
    Store& store, const std::string& engine_version);

// Gives a candidate the coordinates of the home postal code, where only that is
// known.
void Locate(const Gazetteer& gazetteer, Candidate* candidate);

}  // namespace rolecall
