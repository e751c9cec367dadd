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
  if (candidate_.min_pay) underpaid_ = masks.Below(*candidate_.min_pay);
  for (const Capability& one : candidate_.capabilities) {
    const bool held = one.acceptance == Acceptance::kFull &&
                      candidate_.holdings[one.holding].IsValidOn(as_of_);
    (held ? held_ : doubtful_).push_back(one.asked);
  }
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
  VisitQualified();
  VisitLower();
}

// Finds which postings of a page may be a match.
void PostingScan::Sieve(const Near& near) {
  const PostingPage& page = *near.page;
  LaneMask lanes;
  if (near.in_reach) lanes = page.InReachOf(site_.points, site_.reach);
  if (candidate_.remote_ok) lanes |= page.remote();
  lanes &= page.used();
  if (underpaid_ != nullptr) lanes = lanes.Without(underpaid_[page.number()]);
  for (const auto& wish : wishes_) {
    LaneMask wishing;
    for (const RowView row : wish) wishing |= row[page.number()];
    if (!wish.empty()) lanes &= wishing;
  }
  if (!lanes.Any()) return;
  FindMet(page);
  // Those of the page before, which were fetched meanwhile.
  VisitQualified();
  Grade(page, lanes);
}

// What is certainly met first: the rest is in doubt, had in part, or not valid
// on the day.  A line counts once, however many of its alternatives are had.
void PostingScan::FindMet(const PostingPage& page) {
  met_.assign(page.rank_count(), LaneMask());
  lines_.fill(0);
  licence_ = LaneMask();
  open_ = page.refusing();
  unsure_ = page.special();
  for (const TermIndex term : held_) {
    for (const PostingPage::Ask& ask : page.Asking(term)) {
      if (ask.rank == PostingPage::kLicence) {
        licence_.Add(ask.lane);
        continue;
      }
      const int gain = met_[ask.rank].Has(ask.lane) ? 0 : ask.gain;
      met_[ask.rank].Add(ask.lane);
      lines_[ask.lane] = static_cast<int16_t>(lines_[ask.lane] + gain);
    }
  }
  for (const TermIndex term : doubtful_) MarkDoubtful(page, term);
}

void PostingScan::MarkDoubtful(const PostingPage& page, TermIndex term) {
  for (const PostingPage::Ask& ask : page.Asking(term)) {
    if (ask.rank == PostingPage::kLicence) continue;
    if (met_[ask.rank].Has(ask.lane)) continue;
    met_[ask.rank].Add(ask.lane);
    lines_[ask.lane] = static_cast<int16_t>(lines_[ask.lane] + ask.gain);
    unsure_.Add(ask.lane);
    if (page.IsRequired(ask)) open_.Add(ask.lane);
  }
}

// Tells those of `lanes` that may be a match by grade.
void PostingScan::Grade(const PostingPage& page, LaneMask lanes) {
  LaneMask lacking;  // something that has no time after hire
  LaneMask later;
  const PostingPage::Ranks& ranks = page.ranks();
  for (size_t i = 0; i < ranks.required.size(); ++i) {
    const LaneMask missing = ranks.required[i].Without(met_[i]);
    lanes = lanes.Without(lacking & missing);
    lacking |= missing;
  }
  for (size_t i = 0; i < ranks.later.size(); ++i) {
    later |= ranks.later[i].Without(met_[i]);
  }
  LaneMask unlicensed = page.licensed().Without(licence_);
  for (size_t i = 0; i < ranks.settles.size(); ++i) {
    unlicensed = unlicensed.Without(ranks.settles[i] & met_[i]);
  }
  lanes = lanes.Without(unlicensed);
  AddQualified(page, lanes.Without(lacking | later));
  (lanes & lacking).ForEach([&](int lane) {
    Add(page, lane, Qualification::kOneMissing);
  });
  (lanes & later).Without(lacking).ForEach([&](int lane) {
    Add(page, lane, Qualification::kByDeadline);
  });
}

// Those that the hard wishes certainly allow.
LaneMask PostingScan::SurelyWithin(const PostingPage& page) const {
  if (!page.AllOpenOn(as_of_)) return {};
  LaneMask lanes = LaneMask::All();
  if (candidate_.min_pay) {
    const MaskRow* below = index_.masks().BelowAtMost(*candidate_.min_pay);
    if (below == nullptr) return {};
    lanes = lanes.Without((*below)[page.number()]);
  }
  if (site_.points.empty()) return lanes;
  LaneMask away = page.placed();
  if (candidate_.remote_ok) away = away.Without(page.remote());
  return lanes.Without(away);
}

// Counts those of whom masks tell all, and keeps the others, and those that may
// be among the best.
void PostingScan::AddQualified(const PostingPage& page, const LaneMask& lanes) {
  if (!lanes.Any()) return;
  const LaneMask counted = (lanes & SurelyWithin(page)).Without(open_);
  qualified_ += static_cast<size_t>(counted.Count());
  // What nobody knows of somebody's years gives half, whatever the work.
  const int unknown = candidate_.experience_months < 0 ? kUnknownPercent : 0;
  lanes.ForEach([&](int lane) {
    const bool is_counted = counted.Has(lane);
    if (is_counted && best_.Least() > 0) {
      const PostingPage::WorkBound& bound = page.work_bound(lane);
      const int fit = PercentsOf(bound.background).fit;
      const Tenths most = page.bounds(lane).unmet + lines_[lane] + bound.rest +
                          PointsOf(bound.work, std::max(fit, unknown));
      if (most < best_.Least()) return;
    }
    page.WarmUpLane(lane);
    Add(page, lane, Qualification::kQualified);
    qualified_ones_.back().counted = is_counted;
  });
}

void PostingScan::Add(const PostingPage& page, int lane, Qualification grade) {
  const PostingPage::Bounds& bounds = page.bounds(lane);
  Waiting one;
  one.page = &page;
  one.lane = static_cast<int16_t>(lane);
  one.lines = static_cast<int16_t>(bounds.unmet + lines_[lane]);
  one.grade = grade;
  one.open = open_.Has(lane);
  one.unsure = unsure_.Has(lane);
  if (grade == Qualification::kQualified) {
    qualified_ones_.push_back(one);
    return;
  }
  one.most = static_cast<int16_t>(
      one.lines + (grade == Qualification::kByDeadline ? bounds.by_deadline
                                                       : bounds.one_missing));
  if (one.most >= best_.Least()) lower_ones_.push_back(one);
}

void PostingScan::VisitQualified() {
  for (const Waiting& one : qualified_ones_) Visit(one);
  qualified_ones_.clear();
}

// The best first, as they raise what the others must beat: about as many as
// there is room for, and as many again, who are out of reach or pay too little.
void PostingScan::VisitLower() {
  const auto visit = [&](size_t begin, size_t end) {
    constexpr size_t kAhead = 8;
    for (size_t i = begin; i < end; ++i) {
      if (i + kAhead < end) {
        const Waiting& next = lower_ones_[i + kAhead];
        next.page->WarmUpLane(next.lane);
      }
      if (lower_ones_[i].most >= best_.Least()) Visit(lower_ones_[i]);
    }
  };
  const auto drop = [&] {
    std::erase_if(lower_ones_, [this](const Waiting& one) {
      return one.most < best_.Least();
    });
  };
  drop();
  const size_t first = std::min(best_.Room() * 2, lower_ones_.size());
  std::nth_element(lower_ones_.begin(),
                   lower_ones_.begin() + static_cast<std::ptrdiff_t>(first),
                   lower_ones_.end(), [](const Waiting& a, const Waiting& b) {
                     return a.most > b.most;
                   });
  visit(0, first);
  lower_ones_.erase(lower_ones_.begin(),
                    lower_ones_.begin() + static_cast<std::ptrdiff_t>(first));
  drop();
  visit(0, lower_ones_.size());
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

void PostingScan::Visit(const Waiting& one) {
  const PostingLane& lane = one.page->lane(one.lane);
  double miles = -1;
  if (!IsWithin(lane, miles)) return;
  const PostingRef who = {lane.slot, lane.id_head, &index_[lane.slot].id};
  if (one.grade == Qualification::kQualified && !one.open && !one.counted) {
    ++qualified_;
  }
  const Tenths score =
      one.lines +
      PointsOf(lane.qualification_of, QualificationPercent(one.grade)) +
      PointsOfParts(lane, miles);
  const bool worthy = best_.MayEnter(score, who);
  if (one.open || (worthy && one.unsure)) {
    JudgeLane(one, who, worthy);
  } else if (worthy) {
    best_.Offer({score, one.grade, who});
  }
}

// Whose grade is open, or the points of whose lines.
void PostingScan::JudgeLane(const Waiting& one, const PostingRef& who,
                            bool worthy) {
  const CompiledPosting& posting = index_[who.slot];
  const bool to_count = one.open && one.grade == Qualification::kQualified;
  if (!worthy && !to_count) return;
  judge_.DecideLines(candidate_, posting, as_of_, judgement_);
  const Qualification grade = judgement_.qualification;
  if (to_count && grade == Qualification::kQualified) ++qualified_;
  if (!worthy || grade == Qualification::kNot) return;
  judge_.Decide(candidate_, posting, as_of_, judgement_);
  best_.Offer({judgement_.score, grade, who});
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
