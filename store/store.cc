#include "store/store.h"

#include <array>
#include <utility>

namespace rolecall {

Result<std::optional<std::string>> Store::FindNote(const std::string& name) {
  auto found = FindNotes(std::span(&name, 1));
  if (!found) return Fail(found.error());
  return std::move(found->front());
}

Result<PutOutcome> Store::PutPosting(const Posting& posting) {
  auto put = PutPostings(std::array{NotedPosting{posting, std::nullopt}});
  if (!put) return Fail(put.error());
  return std::move(put->front());
}

Result<std::optional<Posting>> Store::FindPosting(const std::string& id) {
  auto found = FindPostings(std::span(&id, 1));
  if (!found) return Fail(found.error());
  return std::move(found->front());
}

Result<bool> Store::ClosePosting(const std::string& id, Timestamp at) {
  auto closed = ClosePostings(std::span(&id, 1), at);
  if (!closed) return Fail(closed.error());
  return std::move(closed->front());
}

Result<std::optional<Candidate>> Store::FindCandidate(const std::string& id) {
  auto found = FindCandidates(std::span(&id, 1));
  if (!found) return Fail(found.error());
  return std::move(found->front());
}

Result<Published> Store::PublishCandidate(const std::string& candidate_id,
                                          std::span<const Match> matches,
                                          Timestamp at) {
  auto published = PublishCandidates(
      std::array{CandidateRanking{candidate_id, matches}}, at);
  if (!published) return Fail(published.error());
  return std::move(published->front());
}

}  // namespace rolecall
