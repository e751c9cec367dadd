// The verdict on one pair: grade, hard wishes and points, without words.
//
// The only place where a candidate is set against a posting.  The index may
// leave out pairs that cannot count, but what counts is judged here.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "matcher/compiled.h"
#include "matcher/occupation_fit.h"
#include "matcher/parts.h"
#include "matcher/score_shares.h"
#include "model/match.h"

namespace rolecall {

// How a candidate stands to one requirement; the first three meet it.
enum class Standing : uint8_t {
  kHeld,         // the very thing
  kEquivalent,   // something that is taken for it
  kEligible,     // on the way to it, and the posting says that this will do
  kConfirm,      // very probably held, as another that builds on it is
  kAlternative,  // another employer would take what is held
  kProgress,     // on the way
  kNotYetValid,  // begins after the day asked about
  kExpired,      // ended before it
  kMissing,
};

struct Outcome {
  Standing standing = Standing::kMissing;
  bool by_deadline = false;   // not met, but there is time after hire
  int percent = 0;            // of the line's points
  TermIndex asked = kNoTerm;  // the alternative that the standing speaks of
  uint16_t holding = 0;       // the candidate's; meaningless when kMissing
};

inline bool IsMet(Standing standing) { return standing <= Standing::kEligible; }

// Met before not met, then more points; what came first stays among equals.
inline bool IsBetter(const Outcome& a, const Outcome& b) {
  const bool a_met = IsMet(a.standing);
  const bool b_met = IsMet(b.standing);
  if (a_met != b_met) return a_met;
  if (a.percent != b.percent) return a.percent > b.percent;
  return a.standing < b.standing;
}

// The percents that docs/matching.md gives reasons for.
inline constexpr int kConfirmPercent = 70;
inline constexpr int kAlternativePercent = 50;
inline constexpr int kProgressPercent = 40;
inline constexpr int kExpiredPercent = 30;
inline constexpr int kDeadlinePercent = 50;  // at least, where there is time
inline constexpr int kShortExperiencePercent = 50;  // at least, when met

// Of a requirement for which nothing is held.
inline Tenths UnmetPoints(const CompiledRequirement& one) {
  return one.within_days ? PointsOf(one.of, kDeadlinePercent) : 0;
}

// Where a candidate lives, seen from a posting.
struct Reach {
  enum class Kind : uint8_t { kRemote, kMiles, kUnknown };
  Kind kind = Kind::kUnknown;
  double miles = 0;  // to the nearest place
  bool within_radius = true;
};

// The points of the lines that are no requirement.
struct PartPoints {
  Tenths qualification = 0;
  Tenths occupation = 0;
  Tenths experience = 0;
  Tenths education = 0;
  Tenths language = 0;
  Tenths distance = 0;
  Tenths pay = 0;
  Tenths schedule = 0;
  Tenths freshness = 0;

  Tenths Sum() const {
    return qualification + occupation + experience + education + language +
           distance + pay + schedule + freshness;
  }
};

struct Judgement {
  Qualification qualification = Qualification::kNot;
  bool lacks_licence = false;  // that the law asks for this work
  bool within_wishes = false;  // place, pay, employment type and shift
  Tenths score = 0;
  Reach reach;
  PartPoints points;
  std::vector<Outcome> outcomes;  // one for each requirement
};

// Immutable, so thread-safe.  What it is given must outlive it.
class Judge {
 public:
  Judge(const AcceptanceTable& acceptance, const OccupationFit& fit,
        const ScoreShares& shares)
      : acceptance_(acceptance), fit_(fit), shares_(shares) {}

  // Overwrites `out`, whose memory is used again.
  void Decide(const CompiledCandidate& candidate,
              const CompiledPosting& posting, Day as_of, Judgement& out) const;

  // Only what its requirements decide: outcomes, licence, qualification, and
  // their points as the score.
  void DecideLines(const CompiledCandidate& candidate,
                   const CompiledPosting& posting, Day as_of,
                   Judgement& out) const;

  // The hard wishes, given how far it is.
  static bool MeetsWishes(const CompiledCandidate& candidate,
                          const CompiledPosting& posting, const Reach& reach);

  Outcome Stand(const CompiledCandidate& candidate,
                const CompiledRequirement& requirement, Day as_of) const;

 private:
  Outcome Weigh(const Capability& capability, const Holding& holding,
                const CompiledRequirement& requirement, Day as_of) const;
  static bool HoldsLicence(const CompiledCandidate& candidate,
                           const CompiledPosting& posting, Day as_of,
                           const std::vector<Outcome>& outcomes);

  PartPoints Parts(const CompiledCandidate& candidate,
                   const CompiledPosting& posting, Day as_of,
                   const Judgement& judgement) const;

  const AcceptanceTable& acceptance_;
  const OccupationFit& fit_;
  const ScoreShares& shares_;
};

// Of a line that is met by a holding in full: a required duration weighs on the
// points only, never on the grade.
int MonthsPercent(const CompiledRequirement& requirement,
                  const Holding& holding);

// Given one outcome for each requirement.
Qualification GradeOf(const CompiledPosting& posting,
                      const std::vector<Outcome>& outcomes, bool lacks_licence);

// The points of a grade's line.
int QualificationPercent(Qualification qualification);

// Of the languages that a posting asks for; hashes, ascending.
// `second`: one more is asked for, whichever it is.
int LanguagePercent(const std::vector<uint64_t>& known, int fit,
                    const std::vector<uint64_t>& asked, bool second);

// True where nothing is stated on one side, or something is on both.
bool ShareAWord(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b);

Reach ReachOf(const CompiledCandidate& candidate,
              const CompiledPosting& posting);

}  // namespace rolecall
