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
// visits in a row agree, it is believed; a fault is still the same after
// seconds, so they must lie apart.
constexpr size_t kSmallBoard = 10;
constexpr int kAgreeingVisits = 3;
constexpr int kAgreeingEmptyVisits = 6;
constexpr auto kApart = std::chrono::hours(1);
constexpr auto kAgreementSpan = std::chrono::days(30);

std::string DoubtNote(const Source& source) { return "doubt:" + source.id; }

// "VISITS SECONDS": so many doubtful visits, and when the last that counts was,
// since the epoch.
struct Doubts {
  int visits = 0;
  Timestamp at{};
};

Doubts ReadDoubts(const std::string& note) {
  Doubts doubts;
  char* end = nullptr;
  doubts.visits = static_cast<int>(std::strtol(note.c_str(), &end, 10));
  doubts.at = Timestamp(std::chrono::seconds(std::strtoll(end, nullptr, 10)));
  return doubts;
}

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
  const auto is_unseen = [&](const std::string& id) {
    return !shown_.contains(id);
  };
  return std::ranges::any_of(gone_, is_unseen) ||
         std::ranges::any_of(unmarked_, is_unseen);
}

bool SeenPostings::HasUnseen() const {
  return std::ranges::any_of(
      open_, [&](const std::string& id) { return IsUnseen(id); });
}

SeenPostings::Closing SeenPostings::CloseGone() {
  Closing closing;
  JudgeUnmarked(&closing);
  for (const std::string& id : gone_) {
    if (shown_.contains(id)) continue;
    Withdraw(id, &closing);
    open_.erase(id);
  }
  return closing;
}

void SeenPostings::JudgeUnmarked(Closing* closing) {
  const auto lost = std::ranges::count_if(unmarked_, [&](const auto& id) {
    return open_.contains(id) && !shown_.contains(id);
  });
  if (static_cast<size_t>(lost) * 2 > open_.size() &&
      !IsConfirmed(kAgreeingVisits, closing)) {
    closing->is_suspect = true;
    closing->errors.push_back(
        {ErrorCode::kMalformed,
         "the pages of " + std::to_string(lost) + " of " +
             std::to_string(open_.size()) +
             " open postings show no posting any more; held back until " +
             std::to_string(kAgreeingVisits) + " visits agree",
         {}});
    return shown_.merge(unmarked_);
  }
  gone_.merge(unmarked_);
}

SeenPostings::Closing SeenPostings::CloseUnseen() {
  Closing closing;
  std::vector<std::string> unseen;
  std::ranges::copy_if(open_, std::back_inserter(unseen),
                       [&](const std::string& id) { return IsUnseen(id); });
  closing.is_empty = IsEmpty();
  const bool lacks_most =
      open_.size() > kSmallBoard && unseen.size() * 2 > open_.size();
  const bool doubtful = lacks_most || closing.is_empty;
  if (!doubtful) NoteDoubts(0, clock_.Now(), &closing);
  const int agreeing =
      closing.is_empty ? kAgreeingEmptyVisits : kAgreeingVisits;
  if (doubtful && !IsConfirmed(agreeing, &closing)) {
    closing.is_suspect = true;
    closing.errors.push_back(
        {ErrorCode::kMalformed,
         (closing.is_empty
              ? "no posting was read"
              : "the listing lacks " + std::to_string(unseen.size()) + " of " +
                    std::to_string(open_.size()) + " open postings") +
             "; held back until " + std::to_string(agreeing) +
             " visits agree, nothing is closed",
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

// Of a board that shows nothing yet, postings that are listed and cannot be
// read are as good as none.
bool SeenPostings::IsEmpty() const {
  if (!shown_.empty() || has_expired_) return false;
  return open_.empty() ? gone_.empty() : listed_.empty();
}

bool SeenPostings::IsConfirmed(int agreeing, Closing* closing) {
  const auto known = store_.FindNote(DoubtNote(source_));
  const Timestamp now = clock_.Now();
  Doubts doubts;
  if (known && *known) doubts = ReadDoubts(**known);
  if (doubts.visits == 0 || now - doubts.at >= kApart) {
    doubts = {doubts.visits + 1, now};
  }
  // It stays believed for as long as nothing else is found.
  NoteDoubts(doubts.visits, doubts.at, closing);
  return doubts.visits >= agreeing;
}

void SeenPostings::NoteDoubts(int visits, Timestamp at, Closing* closing) {
  const std::string note = std::to_string(visits) + " " +
                           std::to_string(at.time_since_epoch().count());
  const auto noted = Patiently(stop_, "source " + source_.id, [&] {
    return store_.PutNote(DoubtNote(source_), note, kAgreementSpan);
  });
  if (!noted) closing->errors.push_back(noted.error());
}

}  // namespace rolecall
