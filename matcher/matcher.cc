#include "matcher/matcher.h"

#include <cstdint>
#include <unordered_map>
#include <utility>

#include "matcher/acceptance.h"
#include "matcher/account.h"
#include "matcher/best_of.h"
#include "matcher/candidate_page.h"
#include "matcher/candidate_scan.h"
#include "matcher/compiled.h"
#include "matcher/judge.h"
#include "matcher/occupation_fit.h"
#include "matcher/page_list.h"
#include "matcher/posting_page.h"
#include "matcher/score_shares.h"
#include "matcher/slots.h"

namespace rolecall {
namespace {

// Raised whenever the same input may give another answer.
constexpr std::string_view kMethod = "match-1";

std::string EngineVersion(const ScoreShares& shares,
                          const Catalogue& catalogue) {
  std::string version(kMethod);
  char separator = ' ';
  for (const Tenths share :
       {shares.certification, shares.software, shares.occupation,
        shares.experience, shares.distance, shares.pay, shares.schedule,
        shares.freshness}) {
    version += separator;
    version += FormatTenths(share);
    separator = '/';
  }
  version += ' ';
  return version += catalogue.version();
}

}  // namespace

class Matcher::Impl {
 public:
  Impl(const Catalogue& catalogue, const std::vector<Occupation>& occupations,
       const ScoreShares& shares)
      : shares_(shares),
        acceptance_(catalogue),
        fit_(occupations, catalogue),
        compiler_(catalogue, acceptance_, fit_, shares_),
        judge_(acceptance_, fit_, shares_),
        accountant_(catalogue, fit_, shares_),
        engine_version_(EngineVersion(shares, catalogue)) {}

  void PutCandidate(const Candidate& candidate);
  void EraseCandidate(std::string_view id);
  void PutPosting(const Posting& posting);
  void ErasePosting(std::string_view id);
  Ranking RankCandidates(const Posting& posting, Date as_of, size_t k) const;
  Ranking RankPostings(const Candidate& candidate, Date as_of, size_t k) const;
  Match Explain(const CompiledCandidate& candidate,
                const CompiledPosting& posting, Day as_of) const;

  const ScoreShares shares_;
  const AcceptanceTable acceptance_;
  const OccupationFit fit_;
  const Compiler compiler_;
  const Judge judge_;
  const AccountWriter accountant_;
  const std::string engine_version_;
  Slots<CompiledCandidate> candidates_;
  PageList<CandidatePage, Slots<CompiledCandidate>> candidate_pages_;
  Slots<CompiledPosting> postings_;
  PageList<PostingPage, Slots<CompiledPosting>> posting_pages_;
};

void Matcher::Impl::PutCandidate(const Candidate& candidate) {
  EraseCandidate(candidate.id);
  const uint32_t slot = candidates_.Put(compiler_.Compile(candidate));
  candidate_pages_.Insert(candidates_, slot);
}

void Matcher::Impl::EraseCandidate(std::string_view id) {
  const auto slot = candidates_.Find(id);
  if (!slot) return;
  candidate_pages_.Erase(candidates_, *slot);
  candidates_.Erase(id);
}

void Matcher::Impl::PutPosting(const Posting& posting) {
  ErasePosting(posting.id);
  const uint32_t slot = postings_.Put(compiler_.Compile(posting));
  posting_pages_.Insert(postings_, slot);
}

void Matcher::Impl::ErasePosting(std::string_view id) {
  const auto slot = postings_.Find(id);
  if (!slot) return;
  posting_pages_.Erase(postings_, *slot);
  postings_.Erase(id);
}

Match Matcher::Impl::Explain(const CompiledCandidate& candidate,
                             const CompiledPosting& posting, Day as_of) const {
  Judgement judgement;
  judge_.Decide(candidate, posting, as_of, judgement);
  Match match;
  match.candidate_id = candidate.id;
  match.posting_id = posting.id;
  match.qualification = judgement.qualification;
  match.score = judgement.score;
  match.reasons = accountant_.Write(candidate, posting, as_of, judgement);
  match.engine_version = engine_version_;
  return match;
}

Ranking Matcher::Impl::RankCandidates(const Posting& posting, Date as_of,
                                      size_t k) const {
  Ranking ranking;
  const CompiledPosting compiled = compiler_.Compile(posting);
  const Day day = ToDay(as_of);
  if (!compiled.IsOpenOn(day)) return ranking;
  CandidateScan scan(candidates_, compiled, acceptance_, fit_, shares_, judge_,
                     day, k);
  // Who accepts remote work may live anywhere.
  Site site;
  if (!compiled.remote) site.points = compiled.places;
  site.reach = 0;
  candidate_pages_.ForEachNear(
      site, [&scan](const CandidatePage& page, const LaneMask& used) {
        scan.Visit(page, used);
      });
  ranking.qualified = scan.qualified();
  for (const BestOf::Entry& entry : scan.TakeBest()) {
    ranking.matches.push_back(Explain(candidates_[entry.slot], compiled, day));
  }
  return ranking;
}

Ranking Matcher::Impl::RankPostings(const Candidate& candidate, Date as_of,
                                    size_t k) const {
  Ranking ranking;
  const CompiledCandidate compiled = compiler_.Compile(candidate);
  const Day day = ToDay(as_of);
  BestOf best(k);
  Judgement judgement;
  const auto visit = [&](uint32_t slot) {
    const CompiledPosting& posting = postings_[slot];
    if (!posting.IsOpenOn(day)) return;
    // Asked first, since it is cheap and mostly decides.
    if (!Judge::MeetsWishes(compiled, posting, ReachOf(compiled, posting))) {
      return;
    }
    judge_.Decide(compiled, posting, day, judgement);
    if (judgement.qualification == Qualification::kNot) return;
    if (judgement.qualification == Qualification::kQualified) {
      ++ranking.qualified;
    }
    best.Offer({judgement.score, &posting.id, slot});
  };
  // No home or no radius: every posting is in reach.
  Site site = SiteOf(compiled);
  if (!compiled.radius_miles) site.points = {};
  posting_pages_.ForEachNear(
      site, [&visit](const PostingPage& page, const LaneMask& used) {
        used.ForEach([&](int lane) { visit(page.slot(lane)); });
      });
  for (const BestOf::Entry& entry : best.Take()) {
    ranking.matches.push_back(Explain(compiled, postings_[entry.slot], day));
  }
  return ranking;
}

Result<Matcher> Matcher::Create(const Catalogue& catalogue,
                                const std::vector<Occupation>& occupations,
                                const MatchOptions& options) {
  const Result<ScoreShares> shares = ToShares(options);
  if (!shares) return Fail(shares.error());
  return Matcher(std::make_unique<Impl>(catalogue, occupations, *shares));
}

Matcher::Matcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

void Matcher::PutCandidate(const Candidate& candidate) {
  impl_->PutCandidate(candidate);
}

void Matcher::PutPosting(const Posting& posting) { impl_->PutPosting(posting); }

void Matcher::EraseCandidate(std::string_view id) { impl_->EraseCandidate(id); }

void Matcher::ErasePosting(std::string_view id) { impl_->ErasePosting(id); }

size_t Matcher::candidate_count() const { return impl_->candidates_.size(); }

size_t Matcher::posting_count() const { return impl_->postings_.size(); }

Ranking Matcher::RankCandidates(const Posting& posting, Date as_of,
                                size_t k) const {
  return impl_->RankCandidates(posting, as_of, k);
}

Ranking Matcher::RankPostings(const Candidate& candidate, Date as_of,
                              size_t k) const {
  return impl_->RankPostings(candidate, as_of, k);
}

Match Matcher::Explain(const Candidate& candidate, const Posting& posting,
                       Date as_of) const {
  return impl_->Explain(impl_->compiler_.Compile(candidate),
                        impl_->compiler_.Compile(posting), ToDay(as_of));
}

const std::string& Matcher::engine_version() const {
  return impl_->engine_version_;
}

}  // namespace rolecall
