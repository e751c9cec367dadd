#include "matcher/candidate_page.h"

#include <algorithm>
#include <limits>

#include "matcher/parts.h"

namespace rolecall {
namespace {

CandidateLane LaneOf(uint32_t slot, const CompiledCandidate& candidate) {
  CandidateLane lane;
  lane.slot = slot;
  lane.radius_tenths = RadiusTenths(candidate);
  lane.has_home = candidate.home.has_value();
  lane.farthest_squared = std::numeric_limits<double>::infinity();
  if (candidate.home) {
    lane.home = *candidate.home;
    if (candidate.radius_miles) {
      const double chord = ChordOfMiles(*candidate.radius_miles);
      lane.farthest_squared = chord * chord;
    }
  }
  lane.min_pay = candidate.min_pay.value_or(-1);
  for (const Holding& holding : candidate.holdings) {
    lane.all_valid_from = std::max(lane.all_valid_from, holding.valid_from);
    lane.all_valid_until = std::min(lane.all_valid_until, holding.valid_until);
  }
  const size_t kept = std::min(candidate.wanted.size(), lane.wanted.size());
  std::copy_n(candidate.wanted.begin(), kept, lane.wanted.begin());
  lane.wanted_count =
      static_cast<uint8_t>(std::min<size_t>(candidate.wanted.size(), 255));
  if (candidate.experience_months) {
    lane.experience_months = static_cast<int16_t>(*candidate.experience_months);
  }
  if (candidate.education) {
    lane.education = static_cast<int8_t>(*candidate.education);
  }
  return lane;
}

}  // namespace

Site SiteOf(const CompiledCandidate& candidate) {
  Site site;
  if (!candidate.home) return site;
  site.points = std::span(&*candidate.home, 1);
  if (candidate.radius_miles) {
    // A margin for the rounding of the chord itself.
    site.reach = ChordOfMiles(*candidate.radius_miles) * (1 + 1e-9) + 1e-9;
  }
  return site;
}

void CandidatePage::Words::Set(int lane, const std::vector<uint64_t>& words) {
  if (!words.empty()) stated_.Add(lane);
  for (const uint64_t word : words) {
    auto at =
        std::find_if(lanes_.begin(), lanes_.end(),
                     [&](const auto& entry) { return entry.first == word; });
    if (at == lanes_.end()) at = lanes_.insert(at, {word, LaneMask()});
    at->second.Add(lane);
  }
}

void CandidatePage::Words::Clear(int lane) {
  stated_.Remove(lane);
  for (auto& entry : lanes_) entry.second.Remove(lane);
  std::erase_if(lanes_, [](const auto& entry) { return !entry.second.Any(); });
}

LaneMask CandidatePage::Words::WithOneOf(
    const std::vector<uint64_t>& words) const {
  LaneMask mask;
  for (const auto& [word, lanes] : lanes_) {
    if (std::binary_search(words.begin(), words.end(), word)) mask |= lanes;
  }
  return mask;
}

CandidatePage::Lesser& CandidatePage::MakeLesser(TermIndex asked) {
  auto at = std::lower_bound(
      lesser_.begin(), lesser_.end(), asked,
      [](const auto& entry, TermIndex term) { return entry.first < term; });
  if (at == lesser_.end() || at->first != asked) {
    at = lesser_.insert(at, {asked, Lesser()});
  }
  return at->second;
}

CandidatePage::Lesser CandidatePage::LesserOf(TermIndex asked) const {
  const auto at = std::lower_bound(
      lesser_.begin(), lesser_.end(), asked,
      [](const auto& entry, TermIndex term) { return entry.first < term; });
  return at == lesser_.end() || at->first != asked ? Lesser() : at->second;
}

void CandidatePage::Set(int lane, uint32_t slot,
                        const CompiledCandidate& candidate) {
  for (const Capability& capability : candidate.capabilities) {
    if (capability.acceptance == Acceptance::kFull) {
      if (capability.asked >= full_.size()) full_.resize(capability.asked + 1u);
      full_[capability.asked].Add(lane);
      continue;
    }
    Lesser& lesser = MakeLesser(capability.asked);
    lesser.any.Add(lane);
    if (capability.acceptance == Acceptance::kAlternative) {
      lesser.alternative.Add(lane);
    }
    if (capability.acceptance == Acceptance::kProgress) {
      lesser.progress.Add(lane);
    }
  }
  if (candidate.remote_ok) remote_ok_.Add(lane);
  employment_type_.Set(lane, candidate.employment_type);
  shift_.Set(lane, candidate.shift);
  lanes_[lane] = LaneOf(slot, candidate);
}

void CandidatePage::Clear(int lane) {
  for (LaneMask& mask : full_) mask.Remove(lane);
  for (auto& [term, lesser] : lesser_) {
    lesser.any.Remove(lane);
    lesser.alternative.Remove(lane);
    lesser.progress.Remove(lane);
  }
  remote_ok_.Remove(lane);
  employment_type_.Clear(lane);
  shift_.Clear(lane);
  lanes_[lane] = CandidateLane();
}

}  // namespace rolecall
