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

}  // namespace rolecall
