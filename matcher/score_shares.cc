#include "matcher/score_shares.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <string_view>

namespace rolecall {
namespace {

// A third of what requirements can give is for meeting all of them.
constexpr Tenths kQualificationDivisor = 3;
// And a part of the occupation's: the right work is no use to who cannot get
// it.
constexpr int kQualificationShare = 20;
// Percents of the occupation's share that go to what is asked of a person.  A
// language most: who does not speak it cannot do the work.
constexpr int kExperienceShare = 25;
constexpr int kEducationShare = 25;
constexpr int kLanguageShare = 40;

int WeightOf(const WeighedRequirement& requirement) {
  const bool required = requirement.level == RequirementLevel::kRequired;
  return requirement.rarity * (required ? kRequiredFactor : 1);
}

// What requirements of one kind ask, and what they give.
struct KindShare {
  RequirementKind kind = RequirementKind::kCertification;
  int sum = 0;  // of weights
  bool any_required = false;
  Tenths used = 0;
};

KindShare Weigh(std::span<const WeighedRequirement> requirements,
                RequirementKind kind, Tenths most, int full) {
  KindShare share;
  share.kind = kind;
  for (const WeighedRequirement& requirement : requirements) {
    if (requirement.kind != kind) continue;
    share.sum += WeightOf(requirement);
    share.any_required |= requirement.level == RequirementLevel::kRequired;
  }
  share.used = most * std::min(share.sum, full) / full;
  return share;
}

// Apportion among the requirements of a kind: of equal weight are equal shares,
// and there are few weights.
void DealLines(const KindShare& kind,
               std::span<const WeighedRequirement> requirements,
               std::vector<Tenths>& lines) {
  constexpr size_t kWeights = kMostRarity * kRequiredFactor + 1;
  std::array<Tenths, kWeights> whole = {};
  std::array<Tenths, kWeights> remainder = {};
  for (size_t i = 0; kind.sum > 0 && i < kWeights; ++i) {
    const Tenths product = static_cast<Tenths>(i) * kind.used;
    whole[i] = product / kind.sum;
    remainder[i] = product % kind.sum;
  }
  Tenths left = kind.used;
  for (size_t i = 0; i < requirements.size(); ++i) {
    if (requirements[i].kind != kind.kind) continue;
    lines[i] = whole[static_cast<size_t>(WeightOf(requirements[i]))];
    left -= lines[i];
  }
  for (; left > 0 && kind.sum > 0; --left) {
    size_t best = requirements.size();
    Tenths most = -1;
    for (size_t i = 0; i < requirements.size(); ++i) {
      const auto weight = static_cast<size_t>(WeightOf(requirements[i]));
      if (requirements[i].kind != kind.kind || lines[i] > whole[weight] ||
          remainder[weight] <= most) {
        continue;
      }
      best = i;
      most = remainder[weight];
    }
    ++lines[best];
  }
}

void TakeBackground(const ScoreShares& shares, const AskedBackground& asked,
                    PostingShares& dealt) {
  const Tenths whole = dealt.occupation;
  const auto take = [&](bool is_asked, int percent) {
    const Tenths taken = is_asked ? whole * percent / 100 : 0;
    dealt.occupation -= taken;
    return taken;
  };
  dealt.experience =
      shares.experience + take(asked.experience, kExperienceShare);
  dealt.education = take(asked.education, kEducationShare);
  dealt.language = take(asked.language, kLanguageShare);
}

}  // namespace

Result<ScoreShares> ToShares(const MatchOptions& options) {
  const std::array<double, 8> weights = {
      options.weight_certification, options.weight_software,
      options.weight_occupation,    options.weight_experience,
      options.weight_distance,      options.weight_pay,
      options.weight_schedule,      options.weight_freshness};
  std::array<int64_t, 8> parts = {};
  for (size_t i = 0; i < weights.size(); ++i) {
    // Written so that NaN fails.
    if (!(weights[i] >= 0 && weights[i] <= 100)) {
      return Fail(ErrorCode::kInvalidArgument,
                  "a weight of the match is not between 0 and 100");
    }
    parts[i] = std::llround(weights[i] * 1e6);
  }
  const int64_t sum = std::accumulate(parts.begin(), parts.end(), int64_t{0});
  if (std::abs(sum - 100'000'000) > 10) {
    return Fail(ErrorCode::kInvalidArgument,
                "the weights of the match do not add up to 100");
  }
  const std::vector<Tenths> tenths = Apportion(1000, parts);
  return ScoreShares{tenths[0], tenths[1], tenths[2], tenths[3],
                     tenths[4], tenths[5], tenths[6], tenths[7]};
}

std::vector<Tenths> Apportion(Tenths total, std::span<const int64_t> weights) {
  std::vector<Tenths> shares(weights.size(), 0);
  const int64_t sum =
      std::accumulate(weights.begin(), weights.end(), int64_t{0});
  if (sum <= 0) return shares;
  std::vector<int64_t> remainders(weights.size());
  Tenths left = total;
  for (size_t i = 0; i < weights.size(); ++i) {
    const int64_t product = weights[i] * total;
    shares[i] = static_cast<Tenths>(product / sum);
    remainders[i] = product % sum;
    left -= shares[i];
  }
  // What is left is less than a tenth for each.
  for (; left > 0; --left) {
    const auto most = std::max_element(remainders.begin(), remainders.end());
    ++shares[static_cast<size_t>(most - remainders.begin())];
    *most = -1;
  }
  return shares;
}

int RarityOf(const Term& term) {
  const std::string_view sort = term.sort;
  if (sort == "certification" || sort == "licence" ||
      sort == "state-credential") {
    return kMostRarity;
  }
  if (sort == "product" || sort == "group" || sort == "vendor-certification") {
    return 2;
  }
  return 1;
}

PostingShares DealShares(const ScoreShares& shares,
                         std::span<const WeighedRequirement> requirements,
                         const AskedBackground& asked) {
  std::array<KindShare, 2> kinds = {
      Weigh(requirements, RequirementKind::kCertification, shares.certification,
            kFullCertificationWeight),
      Weigh(requirements, RequirementKind::kSoftware, shares.software,
            kFullSoftwareWeight)};
  const Tenths spare =
      shares.certification + shares.software - kinds[0].used - kinds[1].used;
  PostingShares dealt;
  dealt.occupation = shares.occupation;
  if (asked.occupation || requirements.empty()) {
    dealt.occupation += spare;
  } else {
    // Nobody can be told by an occupation that is not known.
    const std::array<int64_t, 2> sums = {kinds[0].sum, kinds[1].sum};
    const std::vector<Tenths> more = Apportion(spare, sums);
    kinds[0].used += more[0];
    kinds[1].used += more[1];
  }
  if (kinds[0].any_required || kinds[1].any_required) {
    dealt.qualification = dealt.occupation * kQualificationShare / 100;
    dealt.occupation -= dealt.qualification;
  }
  TakeBackground(shares, asked, dealt);
  dealt.requirement.assign(requirements.size(), 0);
  for (KindShare& kind : kinds) {
    if (kind.any_required) {
      const Tenths whole = kind.used / kQualificationDivisor;
      dealt.qualification += whole;
      kind.used -= whole;
    }
    DealLines(kind, requirements, dealt.requirement);
  }
  return dealt;
}

}  // namespace rolecall
