// Between reading and storing: from here on a posting is valid, current and the
// only copy.
#pragma once

#include <stop_token>
#include <string>

#include "base/clock.h"
#include "base/error.h"
#include "model/posting.h"
#include "parser/posting_reader.h"
#include "pipeline/vacancy.h"
#include "store/store.h"

namespace rolecall {

enum class Ingested {
  kNew,
  kChanged,
  kSame,
  kMerged,   // a known vacancy, seen at another address
  kExpired,  // past its valid-through day: closed if it was known, else left
};

struct IngestResult {
  Ingested outcome = Ingested::kNew;
  std::string posting_id;  // under which the vacancy is known
};

// One thread.
class Ingest {
 public:
  // All must outlive it.
  Ingest(const PostingReader& reader, Store& store, const Clock& clock)
      : reader_(reader), store_(store), vacancies_(store), clock_(clock) {}

  // Reads a posting as its board published it and stores what changed.  Fails
  // with kMalformed when it cannot be a posting (no title), kTooLarge when it
  // cannot be read within bounds, or as the store does, after waiting for the
  // store until `stop`.
  [[nodiscard]] Result<IngestResult> Accept(Posting posting,
                                            std::stop_token stop);

 private:
  [[nodiscard]] Result<IngestResult> Merge(const Posting& posting,
                                           Posting known, std::stop_token stop);

  const PostingReader& reader_;
  Store& store_;
  VacancyIndex vacancies_;
  const Clock& clock_;
};

// Takes in that `source_id` does not show the posting `id` any more.  It is
// closed when no other source shows it, else that one answers for it.  True
// when it was closed.  Waits for the store until `stop`.
[[nodiscard]] Result<bool> WithdrawPosting(Store& store, const Clock& clock,
                                           const std::string& id,
                                           const std::string& source_id,
                                           std::stop_token stop);

}  // namespace rolecall
