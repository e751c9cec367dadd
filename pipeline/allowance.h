// What a visit may still ask for: so many requests a day, and none in the quiet
// hours.
//
//   for (auto& request : allowance.Admit(wanted)) ... fetch
//   allowance.CountOne();                      // it ended, either way
//   while (nothing under way and auto next = allowance.Next()) ... fetch
//   allowance.TakeLeft()                       // for the next visit
//
// Where nothing bounds the source, everything is admitted at once.  Else
// requests go out one at a time, listings before postings, so that what a day's
// requests cannot reach is rather a posting than the listing that tells which
// are gone; and no queue runs on into the quiet hours.
//
// One thread.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "model/source.h"

namespace rolecall {

class Allowance {
 public:
  // `source` has the house's rules; `state` is that before the visit, `forced`:
  // in the quiet hours too.  All but these must outlive it.
  Allowance(const Source& source, const CrawlState& state, bool forced,
            const Clock& clock);

  // Which of the requests may be made at once; the others wait for Next().
  std::vector<FetchRequest> Admit(std::vector<FetchRequest> requests);
  // The next of those that wait; nullopt where none does or none may be asked.
  std::optional<FetchRequest> Next();
  // A request was made.
  void CountOne();
  // Those that still wait, listings first; none of them waits any more.
  std::vector<FetchRequest> TakeLeft();

  bool is_bounded() const { return is_bounded_; }
  // Puts the day and the count of its requests into `state`.
  void WriteTo(CrawlState& state) const;

 private:
  const Source& source_;
  const Clock& clock_;
  const bool forced_;
  const bool is_bounded_;
  CrawlState counted_;  // nothing of it but the requests
  std::deque<FetchRequest> listings_;
  std::deque<FetchRequest> postings_;
};

// What an unfinished visit left, as a text to keep, and read again; `url` is
// the source's, since a source at another address begins anew.  Requests that
// carry a key or a token are not kept, and nothing is beyond 32 MiB.
std::string RestToText(std::string_view url,
                       const std::vector<FetchRequest>& rest);
std::vector<FetchRequest> RestFromText(std::string_view url,
                                       std::string_view text);

}  // namespace rolecall
