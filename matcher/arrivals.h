// Candidates who came before the first Settle: what masks tell of others.
//
// A load is many arrivals, and then one sort.  Masks made on arrival would be
// made twice, the first time in an order that is of no use, and in a table that
// grows a dozen times meanwhile; they took half of a load's time.  So those who
// arrive are in no mask.  What they hold is in their records, the words of
// their wishes are kept here, and a query looks at each of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "matcher/acceptance.h"
#include "matcher/candidate_masks.h"
#include "matcher/compiled.h"
#include "matcher/huge_pages.h"
#include "matcher/interned.h"

namespace rolecall {

// By place in the columns.  Thread-compatible.
class Arrivals {
 public:
  // Hashes, as in CompiledCandidate.
  struct Words {
    std::vector<uint64_t> employment_type;
    std::vector<uint64_t> shift;
    auto operator<=>(const Words&) const = default;
  };

  explicit Arrivals(const AcceptanceTable& acceptance)
      : held_(acceptance.size()) {}

  void Add(size_t place, const CompiledCandidate& candidate);
  // Who has been added.
  void Remove(size_t place) { words_.Remove(by_place_[place]); }
  const Words& WordsOf(size_t place) const { return words_[by_place_[place]]; }
  // Fetches into the cache what WordsOf reads first.
  void WarmUp(size_t place) const { __builtin_prefetch(&by_place_[place]); }

  // Makes the rows that all who arrived need, so that no table has to grow
  // while masks are filled.
  void AddRows(const AcceptanceTable& acceptance, CandidateMasks& masks) const;

 private:
  Interned<Words> words_;
  HugeVector<uint32_t> by_place_;  // in words_
  std::vector<bool> held_;         // by term: by somebody, at some time
  HourlyPay highest_ = 0;          // least pay that somebody asked for
  Words added_;                    // the last, for its memory
};

}  // namespace rolecall
