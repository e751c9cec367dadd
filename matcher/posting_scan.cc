#include "matcher/posting_scan.h"

#include <algorithm>
#include <array>

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
      site_(SiteOf(candidate)),
      percents_(index.backgrounds().size()),
      best_(k) {
  // No home or no radius: every posting is in reach.
  if (!candidate_.radius_miles) site_.points = {};
  const PostingMasks& masks = index_.masks();
  masks.employment_type.AddWishing(candidate_.employment_type, wishes_[0]);
  masks.shift.AddWishing(candidate_.shift, wishes_[1]);
}

std::vector<PostingScan::Near> PostingScan::FindNear() const {
  std::vector<Near> pages;
  pages.reserve(64);
  index_.ForEachPage(site_.points, site_.reach, candidate_.remote_ok,
                     [&](uint32_t number, bool in_reach) {
                       pages.push_back({&index_.page(number), in_reach});
                     });
  return pages;
}

void PostingScan::Run() {
  const std::vector<Near> pages = FindNear();
  // Memory is slower than masks: what the next pages need is on its way.
  const auto warm_up = [&](size_t i) {
    if (i + 2 < pages.size()) {
      const PostingPage& page = *pages[i + 2].page;
      page.WarmUp();
      for (const Capability& one : candidate_.capabilities) {
        page.WarmUpTerm(one.asked);
      }
    }
    if (i + 1 >= pages.size()) return;
    for (const Capability& one : candidate_.capabilities) {
      pages[i + 1].page->WarmUpAsking(one.asked);
    }
  };
  for (size_t i = 0; i < pages.size(); ++i) {
    warm_up(i);
    Sieve(pages[i]);
  }
  for (const Graded& graded : graded_) VisitQualified(graded);
  for (size_t i = 0; i < graded_.size(); ++i) {
    if (i + 1 < graded_.size()) {
      const Graded& next = graded_[i + 1];
      next.lower.ForEach([&](int index) { next.page->WarmUpLines(index); });
    }
    VisitLower(graded_[i]);
  }
}

// Finds which postings of a page may be a match.
void PostingScan::Sieve(const Near& near) {
  const PostingPage& page = *near.page;
  LaneMask lanes;
  if (near.in_reach) lanes = page.InReachOf(site_.points, site_.reach);
  if (candidate_.remote_ok) lanes |= page.remote();
  lanes &= page.used();
  for (const auto& wish : wishes_) {
    LaneMask wishing;
    for (const RowView row : wish) wishing |= row[page.number()];
    if (!wish.empty()) lanes &= wishing;
  }
  if (!lanes.Any()) return;
  Graded graded;
  graded.page = &page;
  graded.met = met_.size();
  met_.resize(graded.met + page.rank_count());
  FindMet(page, met_.data() + graded.met);
  if (!Grade(lanes, graded)) {
    met_.resize(graded.met);
    return;
  }
  graded.qualified.ForEach([&](int index) {
    page.WarmUpLane(index);
    page.WarmUpLines(index);
  });
  graded_.push_back(graded);
}

// Whatever is not certainly met is in doubt: had in part, or not valid on the
// day.
void PostingScan::FindMet(const PostingPage& page, LaneMask* met) {
  licence_ = LaneMask();
  any_doubtful_ = false;
  for (const Capability& capability : candidate_.capabilities) {
    const auto asking = page.Asking(capability.asked);
    if (asking.empty()) continue;
    const bool full = capability.acceptance == Acceptance::kFull &&
                      candidate_.holdings[capability.holding].IsValidOn(as_of_);
    if (!full && !any_doubtful_) {
      doubtful_.assign(page.rank_count(), LaneMask());
      any_doubtful_ = true;
    }
    LaneMask* const into = full ? met : doubtful_.data();
    for (const PostingPage::Ask& ask : asking) {
      if (ask.rank != PostingPage::kLicence) {
        into[ask.rank].Add(ask.lane);
      } else if (full) {
        licence_.Add(ask.lane);
      }
    }
  }
}

// Tells those of `lanes` that may be a match by grade; false when there is
// none.
bool PostingScan::Grade(const LaneMask& lanes, Graded& graded) {
  const PostingPage& page = *graded.page;
  LaneMask* const met = met_.data() + graded.met;
  LaneMask may = lanes;
  LaneMask later;
  graded.unsure = page.special();
  LaneMask unlicensed = page.licensed().Without(licence_);
  const PostingPage::Ranks& ranks = page.ranks();
  for (size_t i = 0; any_doubtful_ && i < page.rank_count(); ++i) {
    graded.unsure |= doubtful_[i].Without(met[i]);
    met[i] |= doubtful_[i];
  }
  for (size_t i = 0; i < ranks.required.size(); ++i) {
    const LaneMask missing = ranks.required[i].Without(met[i]);
    may = may.Without(graded.lacking & missing);
    graded.lacking |= missing;
  }
  for (size_t i = 0; i < ranks.later.size(); ++i) {
    later |= ranks.later[i].Without(met[i]);
  }
  for (size_t i = 0; i < ranks.settles.size(); ++i) {
    unlicensed = unlicensed.Without(ranks.settles[i] & met[i]);
  }
  may = may.Without(unlicensed);
  graded.lower = may & (graded.lacking | later);
  graded.qualified = may.Without(graded.lower);
  return may.Any();
}

void PostingScan::VisitQualified(const Graded& graded) {
  graded.qualified.ForEach([&](int index) {
    VisitLane(graded, index, Qualification::kQualified,
              PointsOfLines(graded, index));
  });
}

void PostingScan::VisitLower(const Graded& graded) {
  const PostingPage& page = *graded.page;
  std::array<int16_t, kLanes> lines;
  LaneMask worthy;
  graded.lower.ForEach([&](int index) {
    const Tenths points = PointsOfLines(graded, index);
    if (points + page.RestMost(index) < best_.Least()) return;
    lines[index] = static_cast<int16_t>(points);
    worthy.Add(index);
    page.WarmUpLane(index);
  });
  worthy.ForEach([&](int index) {
    const Qualification grade = graded.lacking.Has(index)
                                    ? Qualification::kOneMissing
                                    : Qualification::kByDeadline;
    if (lines[index] + page.RestMost(index) < best_.Least()) return;
    VisitLane(graded, index, grade, lines[index]);
  });
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
  // The site's reach has a margin.
  if (nearest > site_.reach * site_.reach) return false;
  miles = MilesOfSquaredChord(nearest);
  return !candidate_.radius_miles || miles <= *candidate_.radius_miles;
}

void PostingScan::VisitLane(const Graded& graded, int index,
                            Qualification grade, Tenths lines) {
  const PostingLane& lane = graded.page->lane(index);
  double miles = -1;
  if (!IsWithin(lane, miles)) return;
  const bool unsure = graded.unsure.Has(index);
  const PostingRef who = {lane.slot, lane.id_head, nullptr};
  if (grade == Qualification::kQualified) {
    if (unsure) return JudgeLane(who);
    ++qualified_;
  }
  const Tenths score =
      lines + PointsOf(lane.qualification_of, QualificationPercent(grade)) +
      PointsOfParts(lane, miles);
  if (score < best_.Least()) return;
  if (unsure) return JudgeLane(who);
  best_.Offer({score, grade, {lane.slot, lane.id_head, &index_[lane.slot].id}});
}

void PostingScan::JudgeLane(const PostingRef& who) {
  const CompiledPosting& posting = index_[who.slot];
  judge_.Decide(candidate_, posting, as_of_, judgement_);
  if (judgement_.qualification == Qualification::kNot) return;
  if (judgement_.qualification == Qualification::kQualified) ++qualified_;
  best_.Offer({judgement_.score,
               judgement_.qualification,
               {who.slot, who.id_head, &posting.id}});
}

PostingScan::WorkPercents PostingScan::PercentsOf(uint32_t background) {
  WorkPercents& percents = percents_[background];
  if (percents.fit >= 0) return percents;
  const Background& asked = index_.backgrounds()[background];
  const int fit = FitPercent(fit_, candidate_.wanted, asked.work);
  percents.fit = static_cast<int16_t>(fit);
  percents.language = static_cast<int16_t>(LanguagePercent(
      candidate_.languages, fit, asked.languages, asked.second_language));
  return percents;
}

Tenths PostingScan::PointsOfLines(const Graded& graded, int index) const {
  const PostingPage& page = *graded.page;
  const int16_t* lines = page.Lines(index);
  Tenths points = 0;
  for (size_t i = 0; i < page.rank_count(); ++i) {
    points += met_[graded.met + i].Has(index) ? lines[i] : 0;
  }
  const std::vector<LaneMask>& waits = page.ranks().waits;
  for (size_t i = 0; i < waits.size(); ++i) {
    if (waits[i].Has(index) && !met_[graded.met + i].Has(index)) {
      points += PointsOf(lines[i], kDeadlinePercent);
    }
  }
  return points;
}

// Of everything that is no requirement; with those of the lines at most what
// the judge gives.
Tenths PostingScan::PointsOfParts(const PostingLane& lane, double miles) {
  const WorkPercents percents = PercentsOf(lane.background);
  const auto words = [](bool asked, bool stated) {
    return stated && asked ? 100 : kUnknownPercent;
  };
  Tenths points = FreshnessPoints(shares_.freshness, lane.date_posted, as_of_);
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
      words(lane.type_stated, !candidate_.employment_type.empty()),
      words(lane.shift_stated, !candidate_.shift.empty()));
  if (lane.remote && candidate_.remote_ok) return points + shares_.distance;
  if (miles < 0) return points + PointsOf(shares_.distance, kUnknownPercent);
  return points +
         DistancePoints(shares_.distance, TenthsOfMile(miles), radius_tenths_);
}

}  // namespace rolecall
