#include "pipeline/ingest.h"

#include <utility>

#include "base/text.h"
#include "pipeline/patience.h"

namespace rolecall {
namespace {

// A fresh reading knows nothing of the twins that were merged into the record.
void KeepMerged(const Posting& known, Posting* posting) {
  if (known.seen_at.empty() && known.source_id == posting->source_id) return;
  MergeVacancy(known, posting);
  posting->seen_at = known.seen_at;
  if (known.source_id != posting->source_id) {
    posting->seen_at.push_back({known.source_id, known.url});
  }
  std::erase(posting->seen_at, Sighting{posting->source_id, posting->url});
}

Result<bool> ClosePosting(Store& store, const Clock& clock,
                          const std::string& id, std::stop_token stop) {
  return Patiently(stop, "closing a posting",
                   [&] { return store.ClosePosting(id, clock.Now()); });
}

}  // namespace

Result<IngestResult> Ingest::Accept(Posting posting, std::stop_token stop) {
  if (Trim(posting.title).empty()) {
    return Fail(ErrorCode::kMalformed,
                "posting " + Printable(posting.id) + ": it has no title");
  }
  const Timestamp now = clock_.Now();
  const Date today = std::chrono::floor<std::chrono::days>(now);
  if (auto read = reader_.Read(posting, today); !read) {
    return Fail(read.error().Within("posting " + Printable(posting.id)));
  }
  if (IsExpired(posting, today)) {
    auto closed = ClosePosting(store_, clock_, posting.id, stop);
    if (!closed) return Fail(closed.error());
    return IngestResult{Ingested::kExpired, posting.id};
  }
  auto found = Patiently(stop, "looking for a known vacancy",
                         [&] { return vacancies_.Find(posting); });
  if (!found) return Fail(found.error());
  if (found->twin) return Merge(posting, *std::move(found->twin), stop);
  if (found->own && !found->own->closed_at) KeepMerged(*found->own, &posting);
  posting.first_seen_at = posting.last_seen_at = now;
  const auto put = Patiently(stop, "storing a posting", [&] {
    return found->note ? store_.PutPostingAndNote(posting, *found->note)
                       : store_.PutPosting(posting);
  });
  if (!put) return Fail(put.error());
  switch (*put) {
    case PutOutcome::kNew:
      return IngestResult{Ingested::kNew, posting.id};
    case PutOutcome::kChanged:
      return IngestResult{Ingested::kChanged, posting.id};
    case PutOutcome::kSame:
      break;
  }
  return IngestResult{Ingested::kSame, posting.id};
}

Result<IngestResult> Ingest::Merge(const Posting& posting, Posting known,
                                   std::stop_token stop) {
  const bool reopened = known.closed_at.has_value();
  if (reopened) {  // this board now answers for it
    known.closed_at.reset();
    known.source_id = posting.source_id;
    known.url = posting.url;
    known.seen_at.clear();
  }
  if (MergeVacancy(posting, &known) || reopened) {
    known.last_seen_at = clock_.Now();
    const auto put = Patiently(stop, "storing a posting",
                               [&] { return store_.PutPosting(known); });
    if (!put) return Fail(put.error());
  }
  return IngestResult{Ingested::kMerged, known.id};
}

Result<bool> WithdrawPosting(Store& store, const Clock& clock,
                             const std::string& id,
                             const std::string& source_id,
                             std::stop_token stop) {
  auto known = Patiently(stop, "looking for a posting",
                         [&] { return store.FindPosting(id); });
  if (!known) return Fail(known.error());
  if (!*known || (*known)->closed_at) return false;
  Posting& posting = **known;
  std::erase_if(posting.seen_at, [&](const Sighting& sighting) {
    return sighting.source_id == source_id;
  });
  if (posting.source_id == source_id) {
    if (posting.seen_at.empty()) return ClosePosting(store, clock, id, stop);
    posting.source_id = posting.seen_at.front().source_id;
    posting.url = posting.seen_at.front().url;
    posting.seen_at.erase(posting.seen_at.begin());
  }
  const auto put = Patiently(stop, "storing a posting",
                             [&] { return store.PutPosting(posting); });
  if (!put) return Fail(put.error());
  return false;
}

}  // namespace rolecall
