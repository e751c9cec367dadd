#include "pipeline/ingest.h"

#include <set>
#include <utility>

#include "base/text.h"
#include "pipeline/patience.h"
#include "pipeline/vacancy.h"
#include "store/check.h"

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

Ingested OutcomeOf(PutOutcome put) {
  switch (put) {
    case PutOutcome::kNew:
      return Ingested::kNew;
    case PutOutcome::kChanged:
      return Ingested::kChanged;
    case PutOutcome::kSame:
      break;
  }
  return Ingested::kSame;
}

// Adds `posting` to what `known` says of the vacancy; to be put where that is
// news.
IngestResult Merge(const Posting& posting, Posting known, Timestamp now,
                   VacancyIndex& index, std::vector<NotedPosting>* changed) {
  const std::string id = known.id;
  const bool reopened = known.closed_at.has_value();
  if (reopened) {  // this board now answers for it
    known.closed_at.reset();
    known.source_id = posting.source_id;
    known.url = posting.url;
    known.seen_at.clear();
  }
  if (MergeVacancy(posting, &known) || reopened) {
    known.last_seen_at = now;
    changed->push_back({std::move(known), std::nullopt});
    index.Stored(changed->back().posting);
  }
  return {Ingested::kMerged, id};
}

// What is to be done with one posting: adds at most one record to `changed`.
Result<IngestResult> Decide(Posting posting, Timestamp now, VacancyIndex& index,
                            std::vector<NotedPosting>* changed) {
  auto found = index.Find(posting);
  if (!found) return Fail(found.error());
  if (found->twin != nullptr) {
    return Merge(posting, *found->twin, now, index, changed);
  }
  if (found->own != nullptr && !found->own->closed_at) {
    KeepMerged(*found->own, &posting);
  }
  posting.first_seen_at = posting.last_seen_at = now;
  changed->push_back({std::move(posting), std::move(found->note)});
  index.Stored(changed->back().posting);
  // Whether it was new is known when it is stored.
  return IngestResult{Ingested::kNew, changed->back().posting.id};
}

}  // namespace

Result<void> Ingest::Read(Posting& posting) const {
  if (Trim(posting.title).empty()) {
    return Fail(ErrorCode::kMalformed,
                "posting " + Printable(posting.id) + ": it has no title");
  }
  // Refused before its twins are merged into it.
  if (auto ok = CheckId("posting", posting.id); !ok) return ok;
  const Date today = std::chrono::floor<std::chrono::days>(clock_.Now());
  if (auto read = reader_.Read(posting, today); !read) {
    return Fail(read.error().Within("posting " + Printable(posting.id)));
  }
  return {};
}

std::vector<Result<IngestResult>> Ingest::Accept(std::vector<Posting> postings,
                                                 std::stop_token stop) {
  std::vector<Result<IngestResult>> results;
  results.reserve(postings.size());
  // All are read before the first is stored: what reads them is then in the
  // processor's caches.
  for (Posting& posting : postings) {
    const auto read = Read(posting);
    results.push_back(read ? Result<IngestResult>({Ingested::kSame, posting.id})
                           : Fail(read.error()));
  }
  // Where an id comes again, the second sees what became of the first.
  std::set<std::string> ids;
  size_t begin = 0;
  const auto accept_up_to = [&](size_t end) {
    AcceptDistinct(std::span(postings).subspan(begin, end - begin),
                   std::span(results).subspan(begin, end - begin), stop);
    begin = end;
  };
  for (size_t i = 0; i < postings.size(); ++i) {
    if (ids.insert(postings[i].id).second) continue;
    accept_up_to(i);
    ids = {postings[i].id};
  }
  accept_up_to(postings.size());
  return results;
}

void Ingest::AcceptDistinct(std::span<Posting> postings,
                            std::span<Result<IngestResult>> results,
                            const std::stop_token& stop) {
  const Timestamp now = clock_.Now();
  const Date today = std::chrono::floor<std::chrono::days>(now);
  std::vector<size_t> live;
  std::vector<const Posting*> wanted;
  std::vector<size_t> expired;
  for (size_t i = 0; i < postings.size(); ++i) {
    if (!results[i]) continue;  // it cannot be read
    if (IsExpired(postings[i], today)) {
      expired.push_back(i);
    } else {
      live.push_back(i);
      wanted.push_back(&postings[i]);
    }
  }
  Close(expired, postings, results, stop);
  auto index = Patiently(stop, "looking for known vacancies",
                         [&] { return VacancyIndex::Load(store_, wanted); });
  std::vector<NotedPosting> changed;
  std::vector<size_t> places;    // of `changed` in `results`
  changed.reserve(live.size());  // the index points into it
  for (const size_t i : live) {
    results[i] = index ? Decide(std::move(postings[i]), now, *index, &changed)
                       : Result<IngestResult>(Fail(index.error()));
    if (places.size() < changed.size()) places.push_back(i);
  }
  const auto put = Patiently(stop, "storing postings",
                             [&] { return store_.PutPostings(changed); });
  for (size_t k = 0; k < changed.size(); ++k) {
    Result<IngestResult>& result = results[places[k]];
    if (!put || !(*put)[k]) {
      result = Fail(put ? (*put)[k].error() : put.error());
    } else if (result->outcome != Ingested::kMerged) {
      result->outcome = OutcomeOf(*(*put)[k]);
    }
  }
}

void Ingest::Close(std::span<const size_t> expired,
                   std::span<const Posting> postings,
                   std::span<Result<IngestResult>> results,
                   const std::stop_token& stop) {
  std::vector<std::string> ids;
  for (const size_t i : expired) ids.push_back(postings[i].id);
  const auto closed = Patiently(stop, "closing postings", [&] {
    return store_.ClosePostings(ids, clock_.Now());
  });
  for (size_t k = 0; k < expired.size(); ++k) {
    Result<IngestResult>& result = results[expired[k]];
    result->outcome = Ingested::kExpired;
    if (!closed || !(*closed)[k]) {
      result = Fail(closed ? (*closed)[k].error() : closed.error());
    }
  }
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
    if (posting.seen_at.empty()) {
      return Patiently(stop, "closing a posting",
                       [&] { return store.ClosePosting(id, clock.Now()); });
    }
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
