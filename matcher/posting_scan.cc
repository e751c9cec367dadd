#include "matcher/posting_scan.h"

#include <algorithm>
#include <limits>

#include "matcher/candidate_page.h"
#include "matcher/parts.h"

namespace rolecall {

PostingScan::PostingScan(const PostingIndex& index,
                         const CompiledCandidate& candidate,
                         const OccupationFit& fit, const ScoreShares& shares,
                         const Judge& judge, Day as_of, size_t k)
    : index_(index),
      candidate_(candidate),
      fit_(fit),
      shares_(shares),
      judge_(judge),
      as_of_(as_of),
      radius_tenths_(RadiusTenths(candidate)),
      percents_(index.backgrounds().size()),
      best_(k) {}

void PostingScan::Run() {
  // No home or no radius: every posting is in reach.
  Site site = SiteOf(candidate_);
  if (!candidate_.radius_miles) site.points = {};
  const auto visit = [&](const PostingPage& page, bool in_reach) {
    LaneMask lanes;
    if (in_reach) lanes = page.InReachOf(site.points, site.reach);
    if (candidate_.remote_ok) lanes |= page.remote();
    if (lanes.Any()) Visit(page, lanes & page.used());
  };
  index_.ForEachPage(site.points, site.reach, visit);
}

// Whatever is not certainly met is in doubt: had in part, or not valid on the
// day.
void PostingScan::FindMet(const PostingPage& page) {
  met_.assign(page.ranks().size(), LaneMask());
  doubtful_.assign(page.ranks().size(), LaneMask());
  licence_ = LaneMask();
  for (const Capability& capability : candidate_.capabilities) {
    const bool full = capability.acceptance == Acceptance::kFull &&
                      candidate_.holdings[capability.holding].IsValidOn(as_of_);
    for (const PostingPage::Ask& ask : page.Asking(capability.asked)) {
      if (ask.rank == PostingPage::kLicence) {
        if (full) licence_.Add(ask.lane);
      } else {
        (full ? met_ : doubtful_)[ask.rank].Add(ask.lane);
      }
    }
  }
}

// Those of `lanes` that may be a match; fills the masks of grades.
LaneMask PostingScan::Grade(const PostingPage& page, LaneMask lanes) {
  lacking_ = later_ = LaneMask();
  unsure_ = page.special();
  LaneMask unlicensed = page.licensed().Without(licence_);
  for (size_t i = 0; i < met_.size(); ++i) {
    const PostingPage::Rank& rank = page.ranks()[i];
    unsure_ |= doubtful_[i].Without(met_[i]);
    met_[i] |= doubtful_[i];
    const LaneMask missing = rank.required.Without(met_[i]);
    lanes = lanes.Without(lacking_ & missing);
    lacking_ |= missing;
    later_ |= rank.later.Without(met_[i]);
    unlicensed = unlicensed.Without(rank.settles & met_[i]);
  }
  return lanes.Without(unlicensed);
}

void PostingScan::Visit(const PostingPage& page, LaneMask lanes) {
  lanes &= page.employment_type().Wishing(0, candidate_.employment_type);
  lanes &= page.shift().Wishing(0, candidate_.shift);
  if (!lanes.Any()) return;
  FindMet(page);
  Grade(page, lanes).ForEach([&](int index) { VisitLane(page, index); });
}

// The hard wishes that masks do not tell.  `miles` stays as it is where the
// distance is not known.
bool PostingScan::IsWithin(const PostingLane& lane, double& miles) const {
  if (as_of_ >= lane.open_until) return false;
  if (candidate_.min_pay && lane.top_pay >= 0 &&
      lane.top_pay < *candidate_.min_pay) {
    return false;
  }
  if (lane.remote && candidate_.remote_ok) return true;
  if (!candidate_.home || lane.places == 0) return true;
  double nearest = SquaredChord(*candidate_.home, lane.place);
  if (lane.places > 1) {
    for (const SpherePoint& place : index_[lane.slot].places) {
      nearest = std::min(nearest, SquaredChord(*candidate_.home, place));
    }
  }
  miles = MilesOfSquaredChord(nearest);
  return !candidate_.radius_miles || miles <= *candidate_.radius_miles;
}

void PostingScan::VisitLane(const PostingPage& page, int index) {
  const PostingLane& lane = page.lane(index);
  double miles = -1;
  if (!IsWithin(lane, miles)) return;
  const Qualification grade = lacking_.Has(index) ? Qualification::kOneMissing
                              : later_.Has(index) ? Qualification::kByDeadline
                                                  : Qualification::kQualified;
  const bool unsure = unsure_.Has(index);
  if (grade == Qualification::kQualified && !unsure) ++qualified_;
  const PostingRef who = {lane.slot, &index_[lane.slot].id};
  if (grade == Qualification::kQualified && unsure) return JudgeLane(who);
  const Tenths score =
      PointsOfLane(page, index, miles) +
      PointsOf(lane.qualification_of, QualificationPercent(grade));
  if (score < best_.Least()) return;
  if (unsure) return JudgeLane(who);
  best_.Offer({score, grade, who});
}

void PostingScan::JudgeLane(const PostingRef& who) {
  judge_.Decide(candidate_, index_[who.slot], as_of_, judgement_);
  if (judgement_.qualification == Qualification::kNot) return;
  if (judgement_.qualification == Qualification::kQualified) ++qualified_;
  best_.Offer({judgement_.score, judgement_.qualification, who});
}

const BackgroundPercents& PostingScan::PercentsOf(uint32_t background) {
  BackgroundPercents& percents = percents_[background];
  if (percents.fit >= 0) return percents;
  const Background& asked = index_.backgrounds()[background];
  const int fit = FitPercent(fit_, candidate_.wanted, asked.work);
  percents.fit = static_cast<int8_t>(fit);
  percents.language = static_cast<int8_t>(LanguagePercent(
      candidate_.languages, fit, asked.languages, asked.second_language));
  return percents;
}

// All but the grade's own line; at most what the judge gives.
Tenths PostingScan::PointsOfLane(const PostingPage& page, int index,
                                 double miles) {
  const PostingLane& lane = page.lane(index);
  const BackgroundPercents& percents = PercentsOf(lane.background);
  const auto words = [index](const WordRows& asked, bool stated) {
    return stated && asked.stated[0].Has(index) ? 100 : kUnknownPercent;
  };
  Tenths points = FreshnessPoints(shares_.freshness, lane.date_posted, as_of_);
  for (size_t i = 0; i < met_.size(); ++i) {
    const PostingPage::Rank& rank = page.ranks()[i];
    points += met_[i].Has(index) ? rank.of[index] : rank.unmet[index];
  }
  points += PointsOf(lane.occupation_of, percents.fit);
  points += PointsOf(lane.language_of, percents.language);
  points += PointsOf(lane.experience_of,
                     ExperiencePercent(candidate_.experience_months,
                                       percents.fit, lane.experience_months));
  points += PointsOf(
      lane.education_of,
      EducationPercent(candidate_.education, percents.fit, lane.education));
  points +=
      PayPoints(shares_.pay, candidate_.min_pay.value_or(-1), lane.top_pay);
  points += SchedulePoints(
      shares_.schedule,
      words(page.employment_type(), !candidate_.employment_type.empty()),
      words(page.shift(), !candidate_.shift.empty()));
  if (lane.remote && candidate_.remote_ok) return points + shares_.distance;
  if (miles < 0) return points + PointsOf(shares_.distance, kUnknownPercent);
  return points +
         DistancePoints(shares_.distance, TenthsOfMile(miles), radius_tenths_);
}

}  // namespace rolecall
