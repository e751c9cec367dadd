// Candidates and postings as matching reads them: numbers instead of text, and
// nothing that tells who somebody is.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "matcher/acceptance.h"
#include "matcher/great_circle.h"
#include "matcher/occupation_fit.h"
#include "matcher/score_shares.h"
#include "model/candidate.h"
#include "model/match.h"
#include "model/posting.h"

namespace rolecall {

using Day = int32_t;  // since 1970-01-01
inline constexpr Day kNoDayBefore = std::numeric_limits<Day>::min();
inline constexpr Day kNoDayAfter = std::numeric_limits<Day>::max();
Day ToDay(Date date);

// Hundredths of a cent for an hour; absurd amounts are cut at a hundred
// thousand dollars, so that a stored one has 32 bits.  Whole numbers, so
// that 18.35 an hour and 38168 a year are equal.
using HourlyPay = int64_t;

// A radius is kept in whole steps: a hundred-thousandth of a mile.
inline constexpr double kRadiusSteps = 1e5;

// Something that a candidate has.
struct Holding {
  TermIndex term = kNoTerm;
  int16_t months = -1;  // of experience with it; negative: not known
  Day valid_from = kNoDayBefore;
  Day valid_until = kNoDayAfter;  // the last day

  bool IsValidOn(Day day) const {
    return valid_from <= day && day <= valid_until;
  }
};

// What a holding is worth for a term that may be asked for.
struct Capability {
  TermIndex asked = kNoTerm;
  Acceptance acceptance = Acceptance::kFull;
  uint16_t holding = 0;  // index into CompiledCandidate::holdings
};

struct CompiledCandidate {
  std::string id;
  std::optional<SpherePoint> home;
  std::optional<double> radius_miles;  // 0 to kFarthestMiles, see kRadiusSteps
  std::optional<HourlyPay> min_pay;
  int experience_months = -1;  // negative: not known
  int education = -1;          // an Education; negative: not known
  bool remote_ok = false;
  std::vector<OccupationCode> wanted;     // most wanted first
  std::vector<uint64_t> employment_type;  // hashes of the words
  std::vector<uint64_t> shift;
  std::vector<uint64_t> languages;       // hashes of "es" and the like
  std::vector<Holding> holdings;         // by term, the longest valid first
  std::vector<Capability> capabilities;  // by the term asked for
};

// Fills `capabilities` from `holdings`.
void AddCapabilities(const AcceptanceTable& acceptance,
                     CompiledCandidate& candidate);

struct CompiledRequirement {
  RequirementKind kind = RequirementKind::kCertification;
  RequirementLevel level = RequirementLevel::kRequired;
  bool eligible = false;
  bool or_equivalent = false;
  std::optional<int> within_days;
  std::optional<int> min_months;
  std::vector<TermIndex> any_of;    // of this catalogue, ascending
  std::vector<TermIndex> excluded;  // ascending
  // Names a licence that the law asks for: who meets it, in whatever way, meets
  // what the employer asks of this work.
  bool settles_licence = false;
  Tenths of = 0;
  std::string evidence;
};

struct CompiledPosting {
  std::string id;
  std::vector<SpherePoint> places;
  bool remote = false;
  Day closed_on = kNoDayAfter;
  Day valid_through = kNoDayAfter;
  Day date_posted = kNoDayBefore;  // kNoDayBefore: not known
  Day starts_on = kNoDayBefore;    // the first day of the work; the same
  std::optional<HourlyPay> top_pay;
  OfferedWork offered;
  Seniority seniority = Seniority::kOrdinary;
  bool is_traveling = false;
  std::vector<TermIndex> licences;  // one of them, by law; empty: none
  std::vector<uint64_t> employment_type;
  std::vector<uint64_t> shift;
  std::vector<uint64_t> languages;  // all of them
  bool second_language = false;     // "mul": one more, whichever it is
  // Negative: nothing said; 0: none asked.  Where nothing is said, a rank may
  // tell what is usual.
  int experience_months = -1;
  bool is_usual_experience = false;
  int education = -1;  // negative: none asked
  std::vector<CompiledRequirement> requirements;
  Tenths qualification_of = 0;  // the most that these lines give
  Tenths occupation_of = 0;
  Tenths experience_of = 0;
  Tenths education_of = 0;
  Tenths language_of = 0;

  bool IsOpenOn(Day day) const {
    return day < closed_on && day <= valid_through;
  }
  // The day on which what is asked for must be held, as of a day.
  Day NeededOn(Day as_of) const { return std::max(as_of, starts_on); }
};

// Immutable once built, so thread-safe.  What it is given must outlive it.
class Compiler {
 public:
  Compiler(const Catalogue& catalogue, const OccupationFit& fit,
           const ScoreShares& shares);

  // Terms that the catalogue does not know are left out on both sides, and a
  // requirement of nothing but such terms with them: what cannot be judged is
  // no blocker.  So are numbers that are none (NaN, negative).
  // Of a candidate, all but the capabilities, which are none then; `out` is
  // overwritten, and its memory used again.
  void Compile(const Candidate& candidate, CompiledCandidate& out) const;
  CompiledPosting Compile(const Posting& posting) const;

 private:
  void AddHoldings(const Candidate& candidate, CompiledCandidate& out) const;
  void AddWork(const Posting& posting, CompiledPosting& out) const;
  void AddRequirements(const Posting& posting, CompiledPosting& out) const;
  void AddShares(CompiledPosting& out) const;
  std::vector<TermIndex> FindAll(const std::vector<std::string>& ids) const;

  const Catalogue& catalogue_;
  const OccupationFit& fit_;
  const ScoreShares& shares_;
  std::vector<int8_t> rarities_;  // by term: each posting asks for a few
};

}  // namespace rolecall
