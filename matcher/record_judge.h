// The judge's verdict on requirements, a holding at a time, for one posting.
//
// What somebody has of a requirement is the best that any single holding gives,
// so what a holding of a term gives is asked of the judge once; a candidate is
// then judged by reading the record and nothing else.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "matcher/holdings_record.h"
#include "matcher/judge.h"

namespace rolecall {

// For one query and one thread.  What it is given must outlive it.
class RecordJudge {
 public:
  RecordJudge(const AcceptanceTable& acceptance, const Judge& judge,
              const CompiledPosting& posting, Day as_of)
      : acceptance_(acceptance),
        judge_(judge),
        posting_(posting),
        as_of_(posting.NeededOn(as_of)) {}

  struct Verdict {
    Qualification grade = Qualification::kNot;
    Tenths lines = 0;  // the points of all requirements
  };
  // `record` stands before the holdings.
  Verdict Decide(RecordReader record);

 private:
  enum State : uint8_t { kValid, kEnded, kAhead };
  // What holdings of a term give, by state: a place in kept_.
  struct Places {
    std::array<int32_t, 3> of = {kUnknown, kUnknown, kUnknown};
  };
  static constexpr int32_t kUnknown = -2;
  static constexpr int32_t kNothing = -1;

  State StateOf(const Holding& holding) const {
    if (holding.valid_until < as_of_) return kEnded;
    return holding.valid_from > as_of_ ? kAhead : kValid;
  }
  void Prepare();
  bool IsAsked(TermIndex held) const;
  int32_t Find(const Holding& holding);
  int32_t Keep(const Holding& holding, State state);
  void Add(const Holding& holding, const Judgement& given);

  const AcceptanceTable& acceptance_;
  const Judge& judge_;
  const CompiledPosting& posting_;
  const Day as_of_;

  std::vector<bool> asked_;     // by term
  std::vector<Places> places_;  // by term held; empty before the first verdict
  std::vector<Judgement> kept_;
  Judgement empty_handed_;  // of somebody who holds nothing
  CompiledCandidate holder_;

  // Of the candidate at hand.
  std::vector<Outcome> outcomes_;
  bool lacks_licence_ = false;
};

}  // namespace rolecall
