// How the hundred points are dealt out.
//
// All scores are whole tenths: every line of an account has its own most
// (`of`) and its own points, and a score is nothing but their sum.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/error.h"
#include "matcher/matcher.h"
#include "model/catalogue.h"
#include "model/match.h"
#include "model/posting.h"

namespace rolecall {

// What a score is at most.
inline constexpr Tenths kMostTenths = 1000;

// The most that each part can give; together kMostTenths.
struct ScoreShares {
  Tenths certification = 0;
  Tenths software = 0;
  Tenths occupation = 0;
  Tenths experience = 0;
  Tenths distance = 0;
  Tenths pay = 0;
  Tenths schedule = 0;
  Tenths freshness = 0;
};

// Fails with kInvalidArgument when a weight is negative or not a number, or
// when they do not add up to 100.
[[nodiscard]] Result<ScoreShares> ToShares(const MatchOptions& options);

// `total` dealt out in proportion to `weights`, to the last tenth: what
// rounding down leaves goes to the largest remainders, the first among equals.
// All zero when the weights are.
std::vector<Tenths> Apportion(Tenths total, std::span<const int64_t> weights);

// How much a requirement weighs beside others of its posting: what few hold
// weighs more (3 a certification or licence, 2 a product or a group, 1 a card,
// a course or a class), and what is required three times what is preferred.
// Depends on the catalogue alone, never on what else is loaded.
int RarityOf(const Term& term);
inline constexpr int kMostRarity = 3;
inline constexpr int kRequiredFactor = 3;

// The weight at which requirements of a kind use up their part of the score;
// below it the rest goes to the occupation.
inline constexpr int kFullCertificationWeight = 3 * kRequiredFactor;
inline constexpr int kFullSoftwareWeight = 2 * kRequiredFactor;

// One posting's shares: what its requirements give, line by line, and what is
// left to its occupation and, where it asks for them, to experience, schooling
// and languages, which take their shares out of the occupation's.
struct PostingShares {
  std::vector<Tenths> requirement;
  Tenths qualification = 0;  // for meeting all that is required
  Tenths occupation = 0;
  Tenths experience = 0;
  Tenths education = 0;
  Tenths language = 0;
};

// What else a posting says of the person it looks for.
struct AskedBackground {
  bool occupation = false;
  bool experience = false;
  bool education = false;  // more than high school, which nearly all have
  bool language = false;
};

struct WeighedRequirement {
  RequirementKind kind = RequirementKind::kCertification;
  RequirementLevel level = RequirementLevel::kRequired;
  int rarity = 1;  // at most kMostRarity
};

PostingShares DealShares(const ScoreShares& shares,
                         std::span<const WeighedRequirement> requirements,
                         const AskedBackground& asked);

}  // namespace rolecall
