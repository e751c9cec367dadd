#include "matcher/matcher.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "matcher/acceptance.h"
#include "matcher/account.h"
#include "matcher/candidate_index.h"
#include "matcher/candidate_scan.h"
#include "matcher/compiled.h"
#include "matcher/gap_finder.h"
#include "matcher/judge.h"
#include "matcher/occupation_fit.h"
#include "matcher/posting_index.h"
#include "matcher/posting_scan.h"
#include "matcher/score_shares.h"

namespace rolecall {
namespace {

// Raised whenever the same input may give another answer.
constexpr std::string_view kMethod = "match-5";

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
      : catalogue_(catalogue),
        shares_(shares),
        acceptance_(catalogue),
        fit_(occupations, catalogue),
        compiler_(catalogue, fit_, shares_),
        judge_(acceptance_, fit_, shares_),
        accountant_(catalogue, fit_, shares_),
        engine_version_(EngineVersion(shares, catalogue)),
        candidates_(acceptance_) {}

  CandidateScan ScanCandidates(const CompiledPosting& posting, Day as_of,
                               size_t k) const;
  PostingScan ScanPostings(const CompiledCandidate& candidate, Day as_of,
                           size_t k) const;
  // With capabilities.
  CompiledCandidate Compile(const Candidate& candidate) const {
    CompiledCandidate compiled;
    compiler_.Compile(candidate, compiled);
    AddCapabilities(acceptance_, compiled);
    return compiled;
  }
  Placements PlaceCandidates(const Posting& posting, Date as_of,
                             size_t k) const;
  Placements PlacePostings(const Candidate& candidate, Date as_of,
                           size_t k) const;
  Ranking RankCandidates(const Posting& posting, Date as_of, size_t k) const;
  Ranking RankPostings(const Candidate& candidate, Date as_of, size_t k) const;
  Match Explain(const CompiledCandidate& candidate,
                const CompiledPosting& posting, Day as_of) const;

  const Catalogue& catalogue_;
  const ScoreShares shares_;
  const AcceptanceTable acceptance_;
  const OccupationFit fit_;
  const Compiler compiler_;
  const Judge judge_;
  const AccountWriter accountant_;
  const std::string engine_version_;
  CandidateIndex candidates_;
  PostingIndex postings_;
  // The last that was put, for its memory; nobody once one is erased.
  CompiledCandidate put_;
};

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

CandidateScan Matcher::Impl::ScanCandidates(const CompiledPosting& posting,
                                            Day as_of, size_t k) const {
  return CandidateScan(candidates_, posting, acceptance_, fit_, shares_, judge_,
                       as_of, k);
}

PostingScan Matcher::Impl::ScanPostings(const CompiledCandidate& candidate,
                                        Day as_of, size_t k) const {
  return PostingScan(postings_, candidate, fit_, shares_, judge_, as_of, k);
}

Placements Matcher::Impl::PlaceCandidates(const Posting& posting, Date as_of,
                                          size_t k) const {
  const CompiledPosting compiled = compiler_.Compile(posting);
  CandidateScan scan = ScanCandidates(compiled, ToDay(as_of), k);
  Placements placements;
  placements.qualified = scan.qualified();
  placements.places.reserve(std::min<size_t>(k, 64));
  for (const auto& [score, qualification, who] : std::move(scan).TakeBest()) {
    placements.places.push_back(
        {candidates_.IdAt(who.place), score, qualification});
  }
  return placements;
}

Placements Matcher::Impl::PlacePostings(const Candidate& candidate, Date as_of,
                                        size_t k) const {
  const CompiledCandidate compiled = Compile(candidate);
  PostingScan scan = ScanPostings(compiled, ToDay(as_of), k);
  Placements placements;
  placements.qualified = scan.qualified();
  placements.places.reserve(std::min<size_t>(k, 64));
  const auto best = std::move(scan).TakeBest();
  for (const auto& entry : best) __builtin_prefetch(entry.who.id);
  for (const auto& [score, qualification, who] : best) {
    placements.places.push_back({*who.id, score, qualification});
  }
  return placements;
}

Ranking Matcher::Impl::RankCandidates(const Posting& posting, Date as_of,
                                      size_t k) const {
  const CompiledPosting compiled = compiler_.Compile(posting);
  CandidateScan scan = ScanCandidates(compiled, ToDay(as_of), k);
  Ranking ranking;
  ranking.qualified = scan.qualified();
  CompiledCandidate candidate;
  for (const auto& entry : std::move(scan).TakeBest()) {
    candidates_.PageAt(entry.who.place)
        .Restore(static_cast<int>(entry.who.place % kLanes), candidate);
    ranking.matches.push_back(Explain(candidate, compiled, ToDay(as_of)));
  }
  return ranking;
}

Ranking Matcher::Impl::RankPostings(const Candidate& candidate, Date as_of,
                                    size_t k) const {
  const CompiledCandidate compiled = Compile(candidate);
  PostingScan scan = ScanPostings(compiled, ToDay(as_of), k);
  Ranking ranking;
  ranking.qualified = scan.qualified();
  for (const auto& entry : std::move(scan).TakeBest()) {
    ranking.matches.push_back(
        Explain(compiled, postings_[entry.who.slot], ToDay(as_of)));
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
  impl_->candidates_.WarmUp(candidate.id);
  // Whoever reads a file has put these somewhere else long ago.
  __builtin_prefetch(candidate.credentials.data());
  __builtin_prefetch(candidate.software.data());
  __builtin_prefetch(candidate.employment_type.data());
  impl_->compiler_.Compile(candidate, impl_->put_);
  impl_->candidates_.Put(impl_->put_);
}

void Matcher::PutPosting(const Posting& posting) {
  impl_->postings_.Put(impl_->compiler_.Compile(posting));
}

void Matcher::EraseCandidate(std::string_view id) {
  impl_->candidates_.Erase(id);
  impl_->put_ = CompiledCandidate();
}

void Matcher::ErasePosting(std::string_view id) { impl_->postings_.Erase(id); }

void Matcher::Settle() {
  impl_->put_ = CompiledCandidate();
  impl_->candidates_.Settle();
  impl_->postings_.Settle();
}

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

Placements Matcher::PlaceCandidates(const Posting& posting, Date as_of,
                                    size_t k) const {
  return impl_->PlaceCandidates(posting, as_of, k);
}

Placements Matcher::PlacePostings(const Candidate& candidate, Date as_of,
                                  size_t k) const {
  return impl_->PlacePostings(candidate, as_of, k);
}

Match Matcher::Explain(const Candidate& candidate, const Posting& posting,
                       Date as_of) const {
  return impl_->Explain(impl_->Compile(candidate),
                        impl_->compiler_.Compile(posting), ToDay(as_of));
}

Outlook Matcher::OpensMost(const Candidate& candidate, Date as_of,
                           size_t k) const {
  const CompiledCandidate compiled = impl_->Compile(candidate);
  GapFinder finder(impl_->postings_, impl_->acceptance_, impl_->fit_,
                   impl_->judge_, compiled, ToDay(as_of));
  Outlook outlook;
  for (const GapFinder::Gap& gap : finder.Find()) {
    if (outlook.openings.size() == k) break;
    Opening& opening = outlook.openings.emplace_back();
    opening.postings = gap.postings;
    for (const TermIndex term : gap.any_of) {
      opening.any_of.push_back(impl_->catalogue_.term(term).id);
    }
  }
  outlook.qualified = finder.qualified();
  return outlook;
}

std::vector<size_t> Matcher::RemovedBy(const Posting& posting,
                                       Date as_of) const {
  const size_t qualified = PlaceCandidates(posting, as_of, 0).qualified;
  std::vector<size_t> removed;
  for (size_t i = 0; i < posting.requirements.size(); ++i) {
    Posting without = posting;
    without.requirements.erase(without.requirements.begin() +
                               static_cast<std::ptrdiff_t>(i));
    const size_t more = PlaceCandidates(without, as_of, 0).qualified;
    // Without a line that settles a licence there may be fewer.
    removed.push_back(more - std::min(more, qualified));
  }
  return removed;
}

const std::string& Matcher::engine_version() const {
  return impl_->engine_version_;
}

}  // namespace rolecall
