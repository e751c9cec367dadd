#include "pipeline/seen_postings.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iterator>
#include <utility>

#include "pipeline/ingest.h"
#include "pipeline/patience.h"

namespace rolecall {
namespace {

// A complete listing that lacks more than half of a board of some size, or is
// empty, is rather a fault of the board than a day of many hires.  When so many
// visits in a row agree, it is believed.
constexpr size_t kSmallBoard = 10;
constexpr int kAgreeingVisits = 3;
constexpr auto kAgreementSpan = std::chrono::days(30);

std::string DoubtNote(const Source& source) { return "doubt:" + source.id; }

}  // namespace

SeenPostings::SeenPostings(const Source& source, Store& store,
                           const Clock& clock, std::stop_token stop)
    : source_(source), store_(store), clock_(clock), stop_(std::move(stop)) {}

Result<void> SeenPostings::Load() {
  auto open = Patiently(stop_, "source " + source_.id,
                        [&] { return store_.OpenPostingIds(source_.id); });
  if (!open) return Fail(open.error());
  open_.insert(std::make_move_iterator(open->begin()),
               std::make_move_iterator(open->end()));
  return {};
}

bool SeenPostings::IsOpen(const std::string& id) {
  if (open_.contains(id)) return true;
  const auto posting = store_.FindPosting(id);  // a twin of another source
  return posting && *posting && !(*posting)->closed_at;
}

bool SeenPostings::HasGone() const {
  return std::ranges::any_of(
      gone_, [&](const std::string& id) { return !shown_.contains(id); });
}

bool SeenPostings::HasUnseen() const {
  return std::ranges::any_of(
      open_, [&](const std::string& id) { return IsUnseen(id); });
}

SeenPostings::Closing SeenPostings::CloseGone() {
  Closing closing;
  for (const std::string& id : gone_) {
    if (shown_.contains(id)) continue;
    Withdraw(id, &closing);
    open_.erase(id);
  }
  return closing;
}

SeenPostings::Closing SeenPostings::CloseUnseen() {
  Closing closing;
  std::vector<std::string> unseen;
  std::ranges::copy_if(open_, std::back_inserter(unseen),
                       [&](const std::string& id) { return IsUnseen(id); });
  const bool doubtful =
      unseen.size() * 2 > open_.size() &&
      (open_.size() > kSmallBoard || (shown_.empty() && listed_.empty()));
  if (!doubtful) NoteDoubts(0, &closing);
  if (doubtful && !IsConfirmed(&closing)) {
    closing.is_suspect = true;
    closing.errors.push_back(
        {ErrorCode::kMalformed,
         "the listing lacks " + std::to_string(unseen.size()) + " of " +
             std::to_string(open_.size()) +
             " open postings; held back, nothing is closed",
         {}});
    return closing;
  }
  for (const std::string& id : unseen) Withdraw(id, &closing);
  return closing;
}

void SeenPostings::Withdraw(const std::string& id, Closing* closing) {
  const auto closed = WithdrawPosting(store_, clock_, id, source_.id, stop_);
  if (!closed) {
    closing->errors.push_back(closed.error());
  } else if (*closed) {
    ++closing->closed;
  }
}

bool SeenPostings::IsConfirmed(Closing* closing) {
  const auto known = store_.FindNote(DoubtNote(source_));
  int visits = 1;
  if (known && *known) visits += std::atoi((*known)->c_str());
  const bool confirmed = visits >= kAgreeingVisits;
  NoteDoubts(confirmed ? 0 : visits, closing);
  return confirmed;
}

void SeenPostings::NoteDoubts(int visits, Closing* closing) {
  const auto noted = Patiently(stop_, "source " + source_.id, [&] {
    return store_.PutNote(DoubtNote(source_), std::to_string(visits),
                          kAgreementSpan);
  });
  if (!noted) closing->errors.push_back(noted.error());
}

}  // namespace rolecall
