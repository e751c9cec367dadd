#include "pipeline/ingest.h"

#include <utility>

#include "base/text.h"
#include "pipeline/patience.h"

namespace rolecall {
namespace {

// A fresh reading knows nothing of the twins that were merged into the record.
void KeepMerged(const Posting& known, Posting* posting) {
  MergeVacancy(known, posting);
  posting->seen_at = known.seen_at;
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
    auto closed = Close(posting.id, stop);
    if (!closed) return Fail(closed.error());
    return IngestResult{Ingested::kExpired, posting.id};
  }
  auto twin = Patiently(stop, "looking for a known vacancy",
                        [&] { return vacancies_.FindTwin(posting); });
  if (!twin) return Fail(twin.error());
  if (*twin) return Merge(posting, std::move(**twin), stop);

  auto known = Patiently(stop, "looking for a posting",
                         [&] { return store_.FindPosting(posting.id); });
  if (!known) return Fail(known.error());
  if (*known && !(*known)->seen_at.empty()) KeepMerged(**known, &posting);
  posting.first_seen_at = posting.last_seen_at = now;
  const auto put = Patiently(stop, "storing a posting",
                             [&] { return store_.PutPosting(posting); });
  if (!put) return Fail(put.error());
  if (*put == PutOutcome::kSame) {
    return IngestResult{Ingested::kSame, posting.id};
  }
  auto remembered = Patiently(stop, "remembering a vacancy",
                              [&] { return vacancies_.Remember(posting); });
  if (!remembered) return Fail(remembered.error());
  return IngestResult{
      *put == PutOutcome::kNew ? Ingested::kNew : Ingested::kChanged,
      posting.id};
}

Result<IngestResult> Ingest::Merge(const Posting& posting, Posting known,
                                   std::stop_token stop) {
  bool news = MergeVacancy(posting, &known);
  if (known.closed_at) {
    // The board that first showed it took it down, this one still has it: it
    // is open again, and this board now answers for it.
    known.closed_at.reset();
    known.source_id = posting.source_id;
    known.url = posting.url;
    news = true;
  }
  if (news) {
    known.last_seen_at = clock_.Now();
    const auto put = Patiently(stop, "storing a posting",
                               [&] { return store_.PutPosting(known); });
    if (!put) return Fail(put.error());
  }
  return IngestResult{Ingested::kMerged, known.id};
}

Result<bool> Ingest::Close(const std::string& id, std::stop_token stop) {
  return Patiently(stop, "closing a posting",
                   [&] { return store_.ClosePosting(id, clock_.Now()); });
}

}  // namespace rolecall
