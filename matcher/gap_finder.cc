#include "matcher/gap_finder.h"

#include <algorithm>

#include "matcher/candidate_page.h"

namespace rolecall {

void GapFinder::Look(const CompiledPosting& posting) {
  if (!posting.IsOpenOn(as_of_) ||
      FitPercent(fit_, candidate_.wanted, posting.offered) < kNearWorkPercent) {
    return;
  }
  judge_.Decide(candidate_, posting, as_of_, judgement_);
  if (!judgement_.within_wishes ||
      judgement_.qualification == Qualification::kQualified) {
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

std::vector<std::pair<TermIndex, size_t>> GapFinder::Find() {
  Site site = SiteOf(candidate_);
  if (!candidate_.radius_miles) site.points = {};
  postings_.ForEachPage(site.points, site.reach,
                        [&](const PostingPage& page, bool in_reach) {
                          LaneMask lanes;
                          if (in_reach)
                            lanes = page.InReachOf(site.points, site.reach);
                          if (candidate_.remote_ok) lanes |= page.remote();
                          (lanes & page.used()).ForEach([&](int lane) {
                            Look(postings_[page.lane(lane).slot]);
                          });
                        });
  std::vector<TermIndex> terms;
  for (const Closed& closed : closed_) {
    terms.insert(terms.end(), closed.missed.begin(), closed.missed.end());
  }
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  std::vector<std::pair<TermIndex, size_t>> found;
  for (const TermIndex term : terms) {
    size_t opened = 0;
    for (const Closed& closed : closed_) {
      if (MayOpen(term, closed) && Opens(term, *closed.posting)) ++opened;
    }
    if (opened > 0) found.emplace_back(term, opened);
  }
  std::stable_sort(
      found.begin(), found.end(),
      [](const auto& a, const auto& b) { return a.second > b.second; });
  return found;
}

}  // namespace rolecall
