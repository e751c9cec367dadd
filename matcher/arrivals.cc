#include "matcher/arrivals.h"

#include <algorithm>

namespace rolecall {

void Arrivals::Add(size_t place, const CompiledCandidate& candidate) {
  if (place >= by_place_.size()) {
    // What is never written takes no memory.
    if (place >= by_place_.capacity()) by_place_.reserve((place + 1) * 8);
    by_place_.resize(place + 1);
  }
  added_.employment_type = candidate.employment_type;
  added_.shift = candidate.shift;
  by_place_[place] = words_.Add(added_);
  highest_ = std::max(highest_, candidate.min_pay.value_or(0));
  for (const Holding& one : candidate.holdings) held_[one.term] = true;
}

void Arrivals::AddRows(const AcceptanceTable& acceptance,
                       CandidateMasks& masks) const {
  masks.used.Add();
  masks.remote_ok.Add();
  for (int step = 0; step < CandidateMasks::kPaySteps; ++step) {
    if (highest_ <= CandidateMasks::PayStep(step)) break;
    masks.above[static_cast<size_t>(step)].Add();
  }
  for (size_t term = 0; term < held_.size(); ++term) {
    if (held_[term]) masks.AddRowsOf(acceptance, static_cast<TermIndex>(term));
  }
  for (uint32_t i = 0; i < words_.size(); ++i) {
    masks.employment_type.AddRows(words_[i].employment_type);
    masks.shift.AddRows(words_[i].shift);
  }
}

}  // namespace rolecall
