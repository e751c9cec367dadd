// Reads postings as boards published them, and stores what changed: from here
// on a posting is valid, current and the only copy.
#pragma once

#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "model/posting.h"
#include "parser/posting_reader.h"
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

class Ingest {
 public:
  // All must outlive it.
  Ingest(const PostingReader& reader, Store& store, const Clock& clock)
      : reader_(reader), store_(store), clock_(clock) {}

  // Takes in postings as their boards published them, in their order and in a
  // few exchanges with the store; a result for each.  One fails with kMalformed
  // when it cannot be a posting (no title), kInvalidArgument when its id cannot
  // be one, kTooLarge when it cannot be read within bounds; else as the store
  // does, after waiting for it until `stop`.  One thread at a time.
  [[nodiscard]] std::vector<Result<IngestResult>> Accept(
      std::vector<Posting> postings, std::stop_token stop);

 private:
  [[nodiscard]] Result<void> Read(Posting& posting) const;
  // Stores postings that were read, but for those whose result is an error; no
  // two have one id.
  void AcceptDistinct(std::span<Posting> postings,
                      std::span<Result<IngestResult>> results,
                      const std::stop_token& stop);
  // Those of `postings` that have expired; their results are told.
  void Close(std::span<const size_t> expired, std::span<const Posting> postings,
             std::span<Result<IngestResult>> results,
             const std::stop_token& stop);

  const PostingReader& reader_;
  Store& store_;
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
