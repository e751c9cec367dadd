#include "app/stored_world.h"

#include <utility>

#include "app/terminal.h"
#include "pipeline/match_stage.h"

namespace rolecall {

Result<void> Tolerate(Result<void> read) {
  if (read || read.error().code != ErrorCode::kMalformed) return read;
  Complain(read.error().message);
  return {};
}

Result<void> PutOpenPostings(Store& store, Date today, Matcher& matcher) {
  auto read = Tolerate(store.ForEachPosting([&](const Posting& posting) {
    if (!IsExpired(posting, today)) matcher.PutPosting(posting);
    return true;
  }));
  if (read) matcher.Settle();
  return read;
}

Result<void> PutCandidates(Store& store, const Field& field, Matcher& matcher) {
  auto read = Tolerate(store.ForEachCandidate([&](Candidate candidate) {
    Locate(field.gazetteer, &candidate);
    matcher.PutCandidate(candidate);
    return true;
  }));
  if (read) matcher.Settle();
  return read;
}

}  // namespace rolecall
