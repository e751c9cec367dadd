// Who fits which posting, how well, and why.
//
// The same answer for the same input, always: no clock, no random numbers, no
// order of hashing; scores are whole tenths.  docs/matching.md tells the model.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "model/candidate.h"
#include "model/catalogue.h"
#include "model/match.h"
#include "model/occupation.h"
#include "model/posting.h"

namespace rolecall {

// What the parts of a score can give at most; they add up to 100.
struct MatchOptions {
  double weight_certification = 30;
  double weight_software = 15;
  double weight_occupation = 33;
  double weight_experience = 8;
  double weight_distance = 7;
  double weight_pay = 4;
  double weight_schedule = 2;
  double weight_freshness = 1;
};

// The best of one side for one of the other, without the reasons: a fraction of
// the work, for who ranks many and shows few.
struct Placements {
  struct Place {
    std::string id;  // of the other side
    Tenths score = 0;
    Qualification qualification = Qualification::kNot;
    bool operator==(const Place&) const = default;
  };
  size_t qualified = 0;       // as in Ranking
  std::vector<Place> places;  // as Ranking::matches
};

// The same with the full account of each.
struct Ranking {
  // Grade `qualified` within the candidate's hard wishes (place, pay,
  // employment type, shift); counted over all, not only the returned ones.
  size_t qualified = 0;
  // Best first; equal scores in ascending byte order of the other side's id.
  std::vector<Match> matches;
};

// What a term would open to a candidate.
struct Opening {
  // Catalogue ids, in its order: each of them opens the same postings.
  std::vector<std::string> any_of;
  size_t postings = 0;  // that the candidate would newly qualify for
  bool operator==(const Opening&) const = default;
};

// What a candidate can have now, and what would open more.
struct Outlook {
  size_t qualified = 0;
  std::vector<Opening> openings;  // most first, then in the catalogue's order
};

// Holds candidates and open postings and matches them in both directions.
// Thread-compatible: const calls may run at once, a Put or Erase alone.
class Matcher {
 public:
  // `catalogue` must outlive the matcher; `occupations` (which work is near
  // which, and what the law asks for it) are not kept.  Fails with
  // kInvalidArgument when a weight is negative or they do not add up to 100.
  [[nodiscard]] static Result<Matcher> Create(
      const Catalogue& catalogue, const std::vector<Occupation>& occupations,
      const MatchOptions& options);
  Matcher(Matcher&&) noexcept;
  Matcher& operator=(Matcher&&) noexcept;
  ~Matcher();

  // Adds, or replaces by id.
  void PutCandidate(const Candidate& candidate);
  void PutPosting(const Posting& posting);
  // Unknown ids are ignored.
  void EraseCandidate(std::string_view id);
  void ErasePosting(std::string_view id);
  // Packs candidates and postings anew: less memory and faster answers after
  // many of them came or went.  Takes a second for a million; changes no
  // answer.
  void Settle();
  size_t candidate_count() const;
  size_t posting_count() const;

  // The best `k` candidates of a posting, and the best `k` postings of a
  // candidate, as of a day (expiry, freshness; closed and expired postings give
  // nothing).  The one asked about need not have been put.
  Ranking RankCandidates(const Posting& posting, Date as_of, size_t k) const;
  Ranking RankPostings(const Candidate& candidate, Date as_of, size_t k) const;

  // The same without reasons.
  Placements PlaceCandidates(const Posting& posting, Date as_of,
                             size_t k) const;
  Placements PlacePostings(const Candidate& candidate, Date as_of,
                           size_t k) const;

  // The full account of one pair, whatever its grade and wishes.
  Match Explain(const Candidate& candidate, const Posting& posting,
                Date as_of) const;

  // The `k` things that would open most to a candidate: open postings of wanted
  // work, within the hard wishes, that are not `qualified`, and would be if the
  // term were held.
  Outlook OpensMost(const Candidate& candidate, Date as_of, size_t k) const;
  // For each of the posting's requirements, how many more would be counted as
  // `qualified` if it were not there.
  std::vector<size_t> RemovedBy(const Posting& posting, Date as_of) const;

  // Names the method, the weights and the catalogue.
  const std::string& engine_version() const;

 private:
  class Impl;
  explicit Matcher(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace rolecall
