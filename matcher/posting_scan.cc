#include "matcher/posting_scan.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "matcher/candidate_page.h"
#include "matcher/parts.h"

namespace rolecall {
namespace {

// Of met_, for a page.
constexpr size_t kUsualWords = 16 * LaneMask::kWords;

// Four gains in a word, added up together: what of it to take, by which of the
// four are met.
constexpr size_t kAtOnce = 4;
static_assert(LineBounds::kGains % kAtOnce == 0);
constexpr uint64_t kEach = 0x0001000100010001;
constexpr std::array<uint64_t, 16> kSpread = [] {
  std::array<uint64_t, 16> spread = {};
  for (size_t met = 0; met < spread.size(); ++met) {
    std::array<uint16_t, kAtOnce> gains = {};
    for (size_t i = 0; i < gains.size(); ++i) {
      if ((met >> i & 1) != 0) gains[i] = 0xFFFF;
    }
    spread[met] = std::bit_cast<uint64_t>(gains);
  }
  return spread;
}();

// With as many certain ones in a page it pays to look at groups of them.
constexpr int kFewLanes = 32;

// Rows of met_ for a page, with those of the licence.
size_t RowsOf(const PostingPage& page) {
  return 1 + (page.rank_count() + kAtOnce - 1) / kAtOnce * kAtOnce;
}

// What a lane's requirements give at most.  `rows`: of who is met, or may be,
// by rank, of which there are so many.
Tenths LinesOf(const uint64_t* rows, size_t ranks, const LineBounds& bounds,
               int lane) {
  const uint64_t* word = rows + lane / kBlockLanes;
  uint64_t sums = 0;
  for (size_t i = 0; i < ranks; i += kAtOnce) {
    const auto met = [&](size_t rank) {
      return (word[(i + rank) * LaneMask::kWords] >> lane % 64 & 1) << rank;
    };
    uint64_t gains;
    std::memcpy(&gains, &bounds.gains[i], sizeof(gains));
    if (gains == 0) continue;  // most have few lines
    sums += gains & kSpread[met(0) | met(1) | met(2) | met(3)];
  }
  // All four in the first: none overflows, as scores do not.
  return bounds.unmet + static_cast<Tenths>(sums * kEach >> 48);
}

}  // namespace

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
      percents_(index.backgrounds().size(), &memory_),
      best_(k, &memory_) {
  // No home or no radius: every posting is in reach.
  if (!candidate_.radius_miles) site_.points = {};
  const PostingMasks& masks = index_.masks();
  wishes_.Add(masks.employment_type, candidate_.employment_type);
  wishes_.Add(masks.shift, candidate_.shift);
  if (candidate_.min_pay) underpaid_ = masks.Below(*candidate_.min_pay);
  for (const Capability& one : candidate_.capabilities) {
    const bool held = one.acceptance == Acceptance::kFull &&
                      candidate_.holdings[one.holding].IsValidOn(as_of_);
    (held ? held_ : doubtful_).push_back(one.asked);
  }
  Run();
}

std::pmr::vector<PostingScan::Near> PostingScan::FindNear() {
  std::pmr::vector<Near> pages(&memory_);
  pages.reserve(64);
  index_.ForEachPage(site_.points, site_.reach, candidate_.remote_ok,
                     [&](uint32_t number, bool in_reach) {
                       pages.push_back({&index_.page(number), in_reach});
                     });
  return pages;
}

void PostingScan::Run() {
  const std::pmr::vector<Near> pages = FindNear();
  sieved_.reserve(pages.size());
  met_.reserve(pages.size() * kUsualWords);
  // Memory is slower than masks: what the next pages need is on its way.
  const auto warm_up = [&](size_t i) {
    if (i < pages.size()) {
      const PostingPage& page = *pages[i].page;
      page.WarmUp();
      for (const Capability& one : candidate_.capabilities) {
        page.asks().WarmUp(one.asked);
      }
    }
    if (i < 2 || i - 2 >= pages.size()) return;
    for (const Capability& one : candidate_.capabilities) {
      pages[i - 2].page->asks().WarmUpAsks(one.asked);
    }
  };
  constexpr size_t kAhead = 4;
  for (size_t i = 0; i < kAhead; ++i) warm_up(i);
  for (size_t i = 0; i < pages.size(); ++i) {
    warm_up(i + kAhead);
    Sieve(pages[i]);
  }
  VisitQualified();
  VisitGroups();
  VisitLower();
}

// Those of a page that masks of wishes and boxes of places allow.
LaneMask PostingScan::Wishing(const Near& near) const {
  const PostingPage& page = *near.page;
  LaneMask lanes;
  if (near.in_reach) lanes = page.InReachOf(site_.points, site_.reach);
  if (candidate_.remote_ok) lanes |= page.remote();
  lanes &= page.used();
  if (underpaid_ != nullptr) lanes = lanes.Without(underpaid_[page.number()]);
  if (wishes_.Any()) lanes &= wishes_.Allowing(page.number());
  return lanes;
}

// Finds which postings of a page may be a match.
void PostingScan::Sieve(const Near& near) {
  const LaneMask lanes = Wishing(near);
  if (!lanes.Any()) return;
  Sieved& one = sieved_.emplace_back();
  one.page = near.page;
  FindMet(one);
  const LaneMask qualified = Grade(one, lanes);
  const LaneMask all = qualified | one.one_missing | one.by_deadline;
  if (!all.Any()) {
    met_.resize(one.first_row);
    sieved_.pop_back();
    return;
  }
  for (int i = 0; i < kBlocks; ++i) {
    if (all.Block(i) != 0) near.page->WarmUpBounds(i);
  }
  // Those of the page before, which were fetched meanwhile.
  VisitQualified();
  AddQualified(qualified);
}

// What is certainly met first: the rest is in doubt, had in part, or not valid
// on the day.
void PostingScan::FindMet(Sieved& one) {
  const PostingPage& page = *one.page;
  one.open = page.refusing();
  one.unsure = page.special();
  one.first_row = met_.size();
  met_.resize(one.first_row + RowsOf(page) * LaneMask::kWords);
  uint64_t* const rows = &met_[one.first_row];
  for (const TermIndex term : held_) page.asks().AddTo(term, rows);
  if (!doubtful_.empty()) AddDoubtful(one);
}

void PostingScan::AddDoubtful(Sieved& one) {
  const PostingPage& page = *one.page;
  maybe_.assign((1 + page.rank_count()) * LaneMask::kWords, 0);
  for (const TermIndex term : doubtful_) {
    page.asks().AddTo(term, maybe_.data());
  }
  const PostingPage::Ranks& ranks = page.ranks();
  for (size_t i = 0; i < page.rank_count(); ++i) {
    uint64_t* const row = &met_[one.first_row + (1 + i) * LaneMask::kWords];
    const LaneMask more = LaneMask::Of(&maybe_[(1 + i) * LaneMask::kWords])
                              .Without(LaneMask::Of(row));
    one.unsure |= more;
    for (const auto* rows : {&ranks.required, &ranks.later}) {
      if (i < rows->size()) one.open |= more & (*rows)[i];
    }
    for (int at = 0; at < kBlocks; ++at) row[at] |= more.Block(at);
  }
}

// Tells those of `lanes` that may be qualified, and keeps which may be of a
// lower grade.
LaneMask PostingScan::Grade(Sieved& one, LaneMask lanes) const {
  const PostingPage& page = *one.page;
  LaneMask lacking;  // something that has no time after hire
  LaneMask later;
  const PostingPage::Ranks& ranks = page.ranks();
  for (size_t i = 0; i < ranks.required.size(); ++i) {
    const LaneMask missing = ranks.required[i].Without(Met(one, i + 1));
    lanes = lanes.Without(lacking & missing);
    lacking |= missing;
  }
  for (size_t i = 0; i < ranks.later.size(); ++i) {
    later |= ranks.later[i].Without(Met(one, i + 1));
  }
  LaneMask unlicensed =
      page.licensed().Without(Met(one, PostingPage::kLicenceRow));
  for (size_t i = 0; i < ranks.settles.size(); ++i) {
    unlicensed = unlicensed.Without(ranks.settles[i] & Met(one, i + 1));
  }
  lanes = lanes.Without(unlicensed);
  one.one_missing = lanes & lacking;
  one.by_deadline = (lanes & later).Without(lacking);
  return lanes.Without(lacking | later);
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

// Counts those of the page at hand of whom masks tell all, and keeps the
// others, and those that may be among the best.
void PostingScan::AddQualified(const LaneMask& lanes) {
  if (!lanes.Any()) return;
  Sieved& of = sieved_.back();
  of.counted = (lanes & SurelyWithin(*of.page)).Without(of.open);
  const int count = of.counted.Count();
  qualified_ += static_cast<size_t>(count);
  if (count > kFewLanes) {
    AddGroups();
    AddQualified(lanes.Without(of.counted), sieved_.size() - 1);
  } else {
    AddQualified(lanes, sieved_.size() - 1);
  }
}

void PostingScan::AddQualified(const LaneMask& lanes, size_t page) {
  const Sieved& of = sieved_[page];
  lanes.ForEach([&](int lane) {
    of.page->WarmUpLane(lane);
    Waiting one;
    one.page = static_cast<uint32_t>(page);
    one.lane = static_cast<int16_t>(lane);
    one.counted = of.counted.Has(lane);
    qualified_ones_.push_back(one);
  });
}

// Keeps those of the page at hand that are counted, by work.
void PostingScan::AddGroups() {
  // What nobody knows of somebody's years gives half, whatever the work.
  const int unknown = candidate_.experience_months < 0 ? kUnknownPercent : 0;
  const Sieved& of = sieved_.back();
  const PostingPage& page = *of.page;
  const auto& groups = page.work_groups();
  for (size_t i = 0; i < groups.size(); ++i) {
    if (!(page.LanesOfGroup(i) & of.counted).Any()) continue;
    const Tenths work = groups[i].work;
    const int fit = PercentsOf(groups[i].background).fit;
    const Tenths most = kMostTenths + LineBounds::kRoundings - work +
                        PointsOf(work, std::max(fit, unknown));
    if (most < best_.Least()) continue;
    groups_.push_back({static_cast<int16_t>(most), static_cast<uint16_t>(i),
                       static_cast<uint32_t>(sieved_.size() - 1)});
  }
}

// The best work first: most of the others cannot be among the best then.
void PostingScan::VisitGroups() {
  const auto is_less = [](const Group& a, const Group& b) {
    return a.most < b.most;
  };
  std::make_heap(groups_.begin(), groups_.end(), is_less);
  for (; !groups_.empty(); groups_.pop_back()) {
    std::pop_heap(groups_.begin(), groups_.end(), is_less);
    const Group& one = groups_.back();
    if (one.most < best_.Least()) break;
    const Sieved& of = sieved_[one.page];
    VisitQualified();
    AddQualified(of.page->LanesOfGroup(one.group) & of.counted, one.page);
  }
  VisitQualified();
}

void PostingScan::AddLower() {
  for (uint32_t i = 0; i < sieved_.size(); ++i) {
    AddLower(i, sieved_[i].one_missing, Qualification::kOneMissing);
    AddLower(i, sieved_[i].by_deadline, Qualification::kByDeadline);
  }
}

void PostingScan::AddLower(uint32_t number, const LaneMask& lanes,
                           Qualification grade) {
  if (!lanes.Any()) return;
  const Sieved& of = sieved_[number];
  const uint64_t* const rows = RowsByRank(of);
  const size_t ranks = RanksOf(*of.page);
  const uint32_t* const numbers = of.page->bounds();
  const Tenths least = best_.Least();
  lanes.ForEach([&](int lane) {
    const LineBounds& bounds = index_.bounds()[numbers[lane]];
    if (bounds.lower < least) return;
    const Tenths lines = LinesOf(rows, ranks, bounds, lane);
    const Tenths most =
        lines + (grade == Qualification::kByDeadline ? bounds.by_deadline
                                                     : bounds.one_missing);
    if (most < least) return;
    Waiting& one = lower_ones_.emplace_back();
    one.page = number;
    one.lane = static_cast<int16_t>(lane);
    one.lines = static_cast<int16_t>(lines);
    one.most = static_cast<int16_t>(most);
    one.grade = grade;
  });
}

void PostingScan::VisitQualified() {
  for (Waiting& one : qualified_ones_) {
    const Sieved& of = sieved_[one.page];
    const LineBounds& bounds = index_.bounds()[of.page->bounds()[one.lane]];
    one.lines = static_cast<int16_t>(
        LinesOf(RowsByRank(of), RanksOf(*of.page), bounds, one.lane));
    Visit(one);
  }
  qualified_ones_.clear();
}

// The best first, as they raise what the others must beat: about as many as
// there is room for, and as many again, who are out of reach or pay too little.
void PostingScan::VisitLower() {
  AddLower();
  std::array<uint32_t, kMostTenths + LineBounds::kRoundings + 1> counts = {};
  for (const Waiting& one : lower_ones_) ++counts[MostOf(one)];
  const size_t enough = best_.Room() * 2;
  size_t first = counts.size() - 1;
  for (size_t count = counts[first]; count < enough && first > 0;) {
    count += counts[--first];
  }
  VisitLower(first, counts.size());
  VisitLower(0, first);
}

// Those whose bound is not less than the one, and less than the other.
void PostingScan::VisitLower(size_t least, size_t below) {
  std::pmr::vector<uint32_t> order(lower_ones_.size(), &memory_);
  size_t count = 0;
  least = std::max(least, static_cast<size_t>(best_.Least()));
  for (size_t i = 0; i < lower_ones_.size(); ++i) {
    const size_t most = MostOf(lower_ones_[i]);
    order[count] = static_cast<uint32_t>(i);
    count += least <= most && most < below ? 1 : 0;
  }
  constexpr size_t kAhead = 8;
  for (size_t i = 0; i < count; ++i) {
    if (i + kAhead < count) {
      const Waiting& next = lower_ones_[order[i + kAhead]];
      sieved_[next.page].page->WarmUpLane(next.lane);
    }
    const Waiting& one = lower_ones_[order[i]];
    if (one.most >= best_.Least()) Visit(one);
  }
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
  const Sieved& of = sieved_[one.page];
  const PostingLane& lane = of.page->lane(one.lane);
  double miles = -1;
  if (!IsWithin(lane, miles)) return;
  const PostingRef who = {lane.slot, lane.id_head, &index_[lane.slot].id};
  const bool open = of.open.Has(one.lane);
  if (one.grade == Qualification::kQualified && !open && !one.counted) {
    ++qualified_;
  }
  const Tenths score =
      one.lines +
      PointsOf(lane.qualification_of, QualificationPercent(one.grade)) +
      PointsOfParts(lane, miles);
  const bool worthy = best_.MayEnter(score, who);
  if (open || (worthy && of.unsure.Has(one.lane))) {
    JudgeLane(open && one.grade == Qualification::kQualified, who, worthy);
  } else if (worthy) {
    best_.Offer({score, one.grade, who});
  }
}

// Whose grade is open, or the points of whose lines.
void PostingScan::JudgeLane(bool to_count, const PostingRef& who, bool worthy) {
  const CompiledPosting& posting = index_[who.slot];
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
