// What one more certificate or product would open to somebody.
#pragma once

#include <cstddef>
#include <vector>

#include "matcher/compiled.h"
#include "matcher/judge.h"
#include "matcher/posting_index.h"

namespace rolecall {

// For one query and one thread.  What it is given must outlive it.
//
// Only postings count whose work is wanted itself, not merely near: to a
// medical assistant a nurse's licence would open most, and that is no help.
// Only terms are tried that some such posting within the candidate's wishes
// misses, and each of them on every one, by the judge: a term that opens
// another one's posting (a product that is in an asked class) is seen.
class GapFinder {
 public:
  GapFinder(const PostingIndex& postings, const AcceptanceTable& acceptance,
            const OccupationFit& fit, const Judge& judge,
            const CompiledCandidate& candidate, Day as_of)
      : postings_(postings),
        acceptance_(acceptance),
        fit_(fit),
        judge_(judge),
        candidate_(candidate),
        as_of_(as_of) {}

  struct Gap {
    std::vector<TermIndex> any_of;  // ascending; each opens the same postings
    size_t postings = 0;  // that the candidate would newly qualify for
  };
  // Most first, equal ones by their first term.
  std::vector<Gap> Find();
  // The postings that the candidate qualifies for now; known after Find.
  size_t qualified() const { return qualified_; }

 private:
  // A posting within the wishes, and what it misses.
  struct Closed {
    const CompiledPosting* posting = nullptr;
    std::vector<TermIndex> missed;
  };

  void Look(const CompiledPosting& posting);
  bool IsWanted(const CompiledPosting& posting) const;
  void LookAround();
  bool Opens(TermIndex term, const CompiledPosting& posting);
  bool MayOpen(TermIndex term, const Closed& closed) const;

  const PostingIndex& postings_;
  const AcceptanceTable& acceptance_;
  const OccupationFit& fit_;
  const Judge& judge_;
  const CompiledCandidate& candidate_;
  const Day as_of_;
  size_t qualified_ = 0;
  std::vector<Closed> closed_;
  CompiledCandidate with_;  // the candidate and the term that is tried
  Judgement judgement_;
};

}  // namespace rolecall
