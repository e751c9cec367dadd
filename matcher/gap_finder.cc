#include "matcher/gap_finder.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "matcher/candidate_page.h"

namespace rolecall {

// What work it is must be known, where the candidate says what is wanted: else
// all that could not be read would count.
bool GapFinder::IsWanted(const CompiledPosting& posting) const {
  return candidate_.wanted.empty() ||
         FitPercent(fit_, candidate_.wanted, posting.offered) >
             kMostRelatedPercent * posting.offered.percent / 100;
}

void GapFinder::Look(const CompiledPosting& posting) {
  if (!posting.IsOpenOn(as_of_) || !IsWanted(posting)) return;
  judge_.Decide(candidate_, posting, as_of_, judgement_);
  if (!judgement_.within_wishes) return;
  if (judgement_.qualification == Qualification::kQualified) {
    ++qualified_;
    return;
  }
  Closed closed;
  closed.posting = &posting;
  for (size_t i = 0; i < posting.requirements.size(); ++i) {
    const CompiledRequirement& one = posting.requirements[i];
    if (one.level != RequirementLevel::kRequired ||
        IsMet(judgement_.outcomes[i].standing)) {
      continue;
    }
    closed.missed.insert(closed.missed.end(), one.any_of.begin(),
                         one.any_of.end());
  }
  if (judgement_.lacks_licence) {
    closed.missed.insert(closed.missed.end(), posting.licences.begin(),
                         posting.licences.end());
  }
  closed_.push_back(std::move(closed));
}

// Cheaper than the judge, and never less.
bool GapFinder::MayOpen(TermIndex term, const Closed& closed) const {
  const auto had = acceptance_.Of(term);
  return std::any_of(had.begin(), had.end(), [&](const auto& entry) {
    return std::find(closed.missed.begin(), closed.missed.end(), entry.asked) !=
           closed.missed.end();
  });
}

bool GapFinder::Opens(TermIndex term, const CompiledPosting& posting) {
  if (with_.holdings.empty() || with_.holdings.back().term != term) {
    with_ = candidate_;
    with_.holdings.push_back({term});
    AddCapabilities(acceptance_, with_);
  }
  judge_.Decide(with_, posting, as_of_, judgement_);
  return judgement_.qualification == Qualification::kQualified;
}

void GapFinder::LookAround() {
  Site site = SiteOf(candidate_);
  if (!candidate_.radius_miles) site.points = {};
  postings_.ForEachPage(site.points, site.reach, candidate_.remote_ok,
                        [&](uint32_t number, bool in_reach) {
                          const PostingPage& page = postings_.page(number);
                          LaneMask lanes;
                          if (in_reach)
                            lanes = page.InReachOf(site.points, site.reach);
                          if (candidate_.remote_ok) lanes |= page.remote();
                          (lanes & page.used()).ForEach([&](int lane) {
                            Look(postings_[page.lane(lane).slot]);
                          });
                        });
}

std::vector<GapFinder::Gap> GapFinder::Find() {
  LookAround();
  std::set<TermIndex> terms;
  for (const Closed& closed : closed_) {
    terms.insert(closed.missed.begin(), closed.missed.end());
  }
  std::map<std::vector<size_t>, std::vector<TermIndex>> by_opened;
  for (const TermIndex term : terms) {
    std::vector<size_t> opened;  // of closed_
    for (size_t i = 0; i < closed_.size(); ++i) {
      if (MayOpen(term, closed_[i]) && Opens(term, *closed_[i].posting)) {
        opened.push_back(i);
      }
    }
    if (!opened.empty()) by_opened[std::move(opened)].push_back(term);
  }
  std::vector<Gap> gaps;
  for (auto& [opened, any_of] : by_opened) {
    gaps.push_back({std::move(any_of), opened.size()});
  }
  std::sort(gaps.begin(), gaps.end(), [](const Gap& a, const Gap& b) {
    return std::tuple(b.postings, a.any_of.front()) <
           std::tuple(a.postings, b.any_of.front());
  });
  return gaps;
}

}  // namespace rolecall
