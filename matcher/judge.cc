#include "matcher/judge.h"

#include <algorithm>
#include <numeric>

namespace rolecall {
namespace {

bool Excludes(const CompiledRequirement& requirement, TermIndex term) {
  return std::binary_search(requirement.excluded.begin(),
                            requirement.excluded.end(), term);
}

Tenths DistancePart(const CompiledCandidate& candidate, const Reach& reach,
                    Tenths of) {
  switch (reach.kind) {
    case Reach::Kind::kRemote:
      return of;
    case Reach::Kind::kUnknown:
      return PointsOf(of, kUnknownPercent);
    case Reach::Kind::kMiles:
      break;
  }
  return DistancePoints(of, TenthsOfMile(reach.miles), RadiusTenths(candidate));
}

int WordsPercent(const std::vector<uint64_t>& a,
                 const std::vector<uint64_t>& b) {
  if (a.empty() || b.empty()) return kUnknownPercent;
  return ShareAWord(a, b) ? 100 : 0;
}

}  // namespace

int MonthsPercent(const CompiledRequirement& requirement,
                  const Holding& holding) {
  if (!requirement.min_months || *requirement.min_months == 0) return 100;
  constexpr int kRange = 100 - kShortExperiencePercent;
  if (holding.months < 0) return kShortExperiencePercent + kRange / 2;
  const int held = std::min<int>(holding.months, *requirement.min_months);
  return kShortExperiencePercent + kRange * held / *requirement.min_months;
}

Qualification GradeOf(const CompiledPosting& posting,
                      const std::vector<Outcome>& outcomes,
                      bool lacks_licence) {
  int lacking = 0;
  int later = 0;
  for (size_t i = 0; i < posting.requirements.size(); ++i) {
    if (posting.requirements[i].level != RequirementLevel::kRequired) continue;
    if (IsMet(outcomes[i].standing)) continue;
    ++(outcomes[i].by_deadline ? later : lacking);
  }
  if (lacks_licence || lacking > 1) return Qualification::kNot;
  if (lacking == 1) return Qualification::kOneMissing;
  return later > 0 ? Qualification::kByDeadline : Qualification::kQualified;
}

int LanguagePercent(const std::vector<uint64_t>& known, int fit,
                    const std::vector<uint64_t>& asked, bool second) {
  if (known.empty()) return fit * kUnknownPercent / 100;
  if (second && known.size() < 2) return 0;
  const bool all =
      std::includes(known.begin(), known.end(), asked.begin(), asked.end());
  return all ? fit : 0;
}

int QualificationPercent(Qualification qualification) {
  switch (qualification) {
    case Qualification::kQualified:
      return 100;
    case Qualification::kByDeadline:
      return 60;
    case Qualification::kOneMissing:
    case Qualification::kNot:
      return 0;
  }
  return 0;
}

bool ShareAWord(const std::vector<uint64_t>& a,
                const std::vector<uint64_t>& b) {
  if (a.empty() || b.empty()) return true;
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end() && j != b.end()) {
    if (*i == *j) return true;
    if (*i < *j) {
      ++i;
    } else {
      ++j;
    }
  }
  return false;
}

Reach ReachOf(const CompiledCandidate& candidate,
              const CompiledPosting& posting) {
  Reach reach;
  if (posting.remote && candidate.remote_ok) {
    reach.kind = Reach::Kind::kRemote;
    return reach;
  }
  if (!candidate.home || posting.places.empty()) return reach;
  double nearest = SquaredChord(*candidate.home, posting.places.front());
  for (const SpherePoint& place : posting.places) {
    nearest = std::min(nearest, SquaredChord(*candidate.home, place));
  }
  reach.kind = Reach::Kind::kMiles;
  reach.miles = MilesOfSquaredChord(nearest);
  reach.within_radius =
      !candidate.radius_miles || reach.miles <= *candidate.radius_miles;
  return reach;
}

Outcome Judge::Weigh(const Capability& capability, const Holding& holding,
                     const CompiledRequirement& requirement, Day as_of) const {
  Outcome outcome;
  outcome.asked = capability.asked;
  outcome.holding = capability.holding;
  const bool ended = holding.valid_until < as_of;
  const bool ahead = holding.valid_from > as_of;
  const auto decide = [&outcome](Standing standing, int percent) {
    outcome.standing = standing;
    outcome.percent = percent;
  };
  switch (capability.acceptance) {
    case Acceptance::kFull:
      if (ended) {
        decide(Standing::kExpired, kExpiredPercent);
      } else if (ahead) {
        decide(Standing::kNotYetValid, kProgressPercent);
      } else {
        decide(holding.term == capability.asked ? Standing::kHeld
                                                : Standing::kEquivalent,
               MonthsPercent(requirement, holding));
      }
      break;
    case Acceptance::kAlternative:
      if (ended || ahead) break;
      if (requirement.or_equivalent || acceptance_.IsOpen(capability.asked)) {
        decide(Standing::kEquivalent, 100);
      } else if (requirement.any_of.size() == 1) {
        // A list of several is the employer's own and closed.
        decide(Standing::kAlternative, kAlternativePercent);
      }
      break;
    case Acceptance::kImplied:
      if (!ended && !ahead) decide(Standing::kConfirm, kConfirmPercent);
      break;
    case Acceptance::kProgress:
      if (ended || ahead) break;
      if (requirement.eligible) {
        decide(Standing::kEligible, 100);
      } else {
        decide(Standing::kProgress, kProgressPercent);
      }
      break;
  }
  return outcome;
}

Outcome Judge::Stand(const CompiledCandidate& candidate,
                     const CompiledRequirement& requirement, Day as_of) const {
  Outcome best;
  best.asked = requirement.any_of.front();
  const std::vector<Capability>& all = candidate.capabilities;
  for (const TermIndex asked : requirement.any_of) {
    auto at =
        std::lower_bound(all.begin(), all.end(), asked,
                         [](const Capability& capability, TermIndex term) {
                           return capability.asked < term;
                         });
    for (; at != all.end() && at->asked == asked; ++at) {
      const Holding& holding = candidate.holdings[at->holding];
      if (Excludes(requirement, holding.term)) continue;
      const Outcome outcome = Weigh(*at, holding, requirement, as_of);
      if (IsBetter(outcome, best)) best = outcome;
    }
  }
  if (!IsMet(best.standing) && requirement.within_days) {
    best.by_deadline = true;
    best.percent = std::max(best.percent, kDeadlinePercent);
  }
  return best;
}

// The employer's own words beat the general rule: whoever meets "LPN or
// certified MA" may do this work, whatever occupation it was read as.
bool Judge::HoldsLicence(const CompiledCandidate& candidate,
                         const CompiledPosting& posting, Day as_of,
                         const std::vector<Outcome>& outcomes) {
  for (size_t i = 0; i < posting.requirements.size(); ++i) {
    if (posting.requirements[i].settles_licence &&
        IsMet(outcomes[i].standing)) {
      return true;
    }
  }
  return std::any_of(
      candidate.capabilities.begin(), candidate.capabilities.end(),
      [&](const Capability& capability) {
        const Holding& holding = candidate.holdings[capability.holding];
        return capability.acceptance == Acceptance::kFull &&
               holding.IsValidOn(as_of) &&
               std::binary_search(posting.licences.begin(),
                                  posting.licences.end(), capability.asked);
      });
}

bool Judge::MeetsWishes(const CompiledCandidate& candidate,
                        const CompiledPosting& posting, const Reach& reach) {
  return reach.within_radius &&
         (!candidate.min_pay || !posting.top_pay ||
          *posting.top_pay >= *candidate.min_pay) &&
         ShareAWord(candidate.employment_type, posting.employment_type) &&
         ShareAWord(candidate.shift, posting.shift);
}

PartPoints Judge::Parts(const CompiledCandidate& candidate,
                        const CompiledPosting& posting, Day as_of,
                        const Judgement& judgement) const {
  PartPoints points;
  points.qualification = PointsOf(
      posting.qualification_of, QualificationPercent(judgement.qualification));
  const int fit = FitPercent(fit_, candidate.wanted, posting.offered);
  points.occupation = PointsOf(posting.occupation_of, fit);
  points.experience = PointsOf(
      posting.experience_of, ExperiencePercent(candidate.experience_months, fit,
                                               posting.experience_months));
  points.education =
      PointsOf(posting.education_of,
               EducationPercent(candidate.education, fit, posting.education));
  points.language =
      PointsOf(posting.language_of,
               LanguagePercent(candidate.languages, fit, posting.languages,
                               posting.second_language));
  points.distance = DistancePart(candidate, judgement.reach, shares_.distance);
  points.pay = PayPoints(shares_.pay, candidate.min_pay.value_or(-1),
                         posting.top_pay.value_or(-1));
  points.schedule = SchedulePoints(
      shares_.schedule,
      WordsPercent(candidate.employment_type, posting.employment_type),
      WordsPercent(candidate.shift, posting.shift));
  points.freshness =
      FreshnessPoints(shares_.freshness, posting.date_posted, as_of);
  return points;
}

void Judge::DecideLines(const CompiledCandidate& candidate,
                        const CompiledPosting& posting, Day as_of,
                        Judgement& out) const {
  const Day needed = posting.NeededOn(as_of);
  out.outcomes.clear();
  out.score = 0;
  for (const CompiledRequirement& requirement : posting.requirements) {
    out.outcomes.push_back(Stand(candidate, requirement, needed));
    out.score += PointsOf(requirement.of, out.outcomes.back().percent);
  }
  out.lacks_licence = !posting.licences.empty() &&
                      !HoldsLicence(candidate, posting, needed, out.outcomes);
  out.qualification = GradeOf(posting, out.outcomes, out.lacks_licence);
}

void Judge::Decide(const CompiledCandidate& candidate,
                   const CompiledPosting& posting, Day as_of,
                   Judgement& out) const {
  DecideLines(candidate, posting, as_of, out);
  out.reach = ReachOf(candidate, posting);
  out.within_wishes = MeetsWishes(candidate, posting, out.reach);
  out.points = Parts(candidate, posting, as_of, out);
  out.score += out.points.Sum();
}

}  // namespace rolecall
