#include "matcher/record_judge.h"

namespace rolecall {

RecordJudge::Verdict RecordJudge::Decide(RecordReader record) {
  if (places_.empty()) Prepare();
  outcomes_ = empty_handed_.outcomes;
  lacks_licence_ = empty_handed_.lacks_licence;
  record.ForEachHolding([this](const Holding& holding) {
    const int32_t place = Find(holding);
    if (place >= 0) Add(holding, kept_[static_cast<size_t>(place)]);
  });
  Verdict verdict;
  verdict.grade = GradeOf(posting_, outcomes_, lacks_licence_);
  for (size_t i = 0; i < outcomes_.size(); ++i) {
    verdict.lines +=
        PointsOf(posting_.requirements[i].of, outcomes_[i].percent);
  }
  return verdict;
}

void RecordJudge::Prepare() {
  places_.resize(acceptance_.size());
  asked_.resize(acceptance_.size());
  for (const CompiledRequirement& one : posting_.requirements) {
    for (const TermIndex term : one.any_of) asked_[term] = true;
  }
  for (const TermIndex term : posting_.licences) asked_[term] = true;
  judge_.DecideLines(CompiledCandidate(), posting_, as_of_, empty_handed_);
}

// A holding of the term is worth something for something that is asked for.
bool RecordJudge::IsAsked(TermIndex held) const {
  for (const AcceptanceTable::Entry& entry : acceptance_.Of(held)) {
    if (asked_[entry.asked]) return true;
  }
  return false;
}

int32_t RecordJudge::Find(const Holding& holding) {
  const State state = StateOf(holding);
  int32_t& place = places_[holding.term].of[state];
  if (place == kUnknown) {
    place = IsAsked(holding.term) ? Keep(holding, state) : kNothing;
  }
  return place;
}

int32_t RecordJudge::Keep(const Holding& holding, State state) {
  Holding alone;
  alone.term = holding.term;
  alone.months = 0;
  if (state == kEnded) alone.valid_until = as_of_ - 1;
  if (state == kAhead) alone.valid_from = as_of_ + 1;
  holder_.holdings.assign(1, alone);
  AddCapabilities(acceptance_, holder_);
  judge_.DecideLines(holder_, posting_, as_of_, kept_.emplace_back());
  return static_cast<int32_t>(kept_.size() - 1);
}

void RecordJudge::Add(const Holding& holding, const Judgement& given) {
  lacks_licence_ &= given.lacks_licence;
  for (size_t i = 0; i < outcomes_.size(); ++i) {
    Outcome outcome = given.outcomes[i];
    // Only what is met by months has less than all without any.
    if (IsMet(outcome.standing) && outcome.percent < 100) {
      outcome.percent = MonthsPercent(posting_.requirements[i], holding);
    }
    if (IsBetter(outcome, outcomes_[i])) outcomes_[i] = outcome;
  }
}

}  // namespace rolecall
