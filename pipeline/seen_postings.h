// What one visit saw of its source's postings, and which of them it closes at
// its end.
//
//   SeenPostings seen(source, store, clock, stop);
//   seen.Load();                       // what is open before the visit
//   seen.Show(ids); seen.List(id); seen.Lose(ids);
//   seen.CloseGone();                  // where every page's fate is known
//   seen.CloseUnseen();                // after a complete listing only
//
// One thread.
#pragma once

#include <cstddef>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "model/source.h"
#include "store/store.h"

namespace rolecall {

class SeenPostings {
 public:
  // All must outlive it.  `stop` ends the waiting for a store that does not
  // answer.
  SeenPostings(const Source& source, Store& store, const Clock& clock,
               std::stop_token stop);

  // Loads the postings that the source shows so far; fails as the store does.
  [[nodiscard]] Result<void> Load();
  // Those, less what has expired or gone since.
  const std::set<std::string>& open() const { return open_; }
  // Whether a posting is open, by whichever source.
  bool IsOpen(const std::string& id);

  // A page of theirs is there.
  void Show(const std::vector<std::string>& ids) {
    shown_.insert(ids.begin(), ids.end());
  }
  void Show(const std::string& id) { shown_.insert(id); }
  // The board lists it under its own id, as a twin of another perhaps.  Whether
  // for the first time in this visit.
  bool List(const std::string& id) { return listed_.insert(id).second; }
  // A page of theirs is not there any more.
  void Lose(const std::vector<std::string>& ids) {
    gone_.insert(ids.begin(), ids.end());
  }
  // A page of theirs is there and shows no posting any more.
  void LoseMarkup(const std::vector<std::string>& ids) {
    unmarked_.insert(ids.begin(), ids.end());
  }
  // It has been closed, as its last day is past.  Whether it was open before.
  bool Expire(const std::string& id) {
    has_expired_ = true;
    return open_.erase(id) > 0;
  }
  // How many the board lists.
  size_t listed() const { return listed_.size(); }
  // Whether nothing was read, and nothing is known to be there.
  bool IsEmpty() const;

  // What came of closing.
  struct Closing {
    size_t closed = 0;
    // Held back: the listing lacks too much to be believed, or
    bool is_suspect = false;
    // nothing at all was read.
    bool is_empty = false;
    std::vector<Error> errors;  // that one included
  };
  // Whether CloseGone, or CloseUnseen, finds any posting to withdraw.  What it
  // writes must not be written by others meanwhile.
  bool HasGone() const;
  bool HasUnseen() const;
  // Withdraws those whose page is gone or has lost its markup, unless another
  // page shows them.  That more than half of what is open has lost it (a wall
  // against readers, a page for maintenance) is believed when three visits in a
  // row agree, of a board of any size; until then they count as shown.
  [[nodiscard]] Closing CloseGone();
  // Withdraws those that a complete listing lacks.  One that lacks more than
  // half of a board of some size is believed when three visits in a row agree,
  // each an hour or more after the one before; one of which nothing could be
  // read, when six do.
  [[nodiscard]] Closing CloseUnseen();

 private:
  bool IsUnseen(const std::string& id) const {
    return !shown_.contains(id) && !listed_.contains(id);
  }
  void JudgeUnmarked(Closing* closing);
  void Withdraw(const std::string& id, Closing* closing);
  // Whether enough visits in a row, so many, found the same doubtful listing.
  bool IsConfirmed(int agreeing, Closing* closing);
  // How many doubtful listings in a row there were, the last at `at`.
  void NoteDoubts(int visits, Timestamp at, Closing* closing);

  const Source& source_;
  Store& store_;
  const Clock& clock_;
  const std::stop_token stop_;
  std::set<std::string> open_;
  std::set<std::string> shown_;
  std::set<std::string> listed_;
  std::set<std::string> gone_;
  std::set<std::string> unmarked_;
  bool has_expired_ = false;
};

}  // namespace rolecall
