// What a visit may still ask for: so many requests a day, and none in the quiet
// hours.
//
//   for (auto& request : allowance.Admit(wanted)) ... fetch
//   while (nothing under way and auto next = allowance.Next()) ... fetch
//   allowance.CountOne();                      // it was answered, or lost
//   allowance.TakeLeft()                       // for the next visit
//
// Where nothing bounds the source, everything is admitted at once.  Else
// requests go out one at a time, listings before postings, so that what a day's
// requests cannot reach is rather a posting than the listing that tells which
// are gone; and no queue runs on into the quiet hours.
//
// One thread.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/clock.h"
#include "model/source.h"

namespace rolecall {

class Allowance {
 public:
  // `source` has the house's rules; `state` is that before the visit, `forced`:
  // in the quiet hours too.  `source` and `clock` must outlive it.
  Allowance(const Source& source, const CrawlState& state, bool forced,
            const Clock& clock);
  Allowance(const Allowance&) = delete;
  Allowance& operator=(const Allowance&) = delete;

  // Which of the requests may be made at once; the others wait for Next(), each
  // method, URL and body once.
  std::vector<FetchRequest> Admit(std::vector<FetchRequest> requests);
  // The first request beyond the 200,000 that one visit may have, once; those
  // after it are dropped too.
  std::optional<FetchRequest> TakeRefused();
  // Whether a request may be made now.
  bool MayAsk() const;
  // The next of those that wait; nullopt where none does or none may be asked.
  std::optional<FetchRequest> Next();
  // A request was made.
  void CountOne();
  // The host wants to be left alone: `request` waits again, and Next() gives
  // nothing any more.
  void Rest(FetchRequest request);
  // Those that still wait, listings first, and what Next() gave and nobody
  // answered; none of them waits any more.
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
  std::optional<FetchRequest> under_way_;
  std::unordered_set<uint64_t> asked_;  // by a hash of what makes them one
  std::optional<FetchRequest> refused_;
  bool has_refused_ = false;
  bool is_resting_ = false;
};

// What an unfinished visit left to the next one.
struct Rest {
  std::vector<FetchRequest> requests;
  // How much of the listing it saw but for these requests, as CrawlState's.
  std::string coverage = "complete";
};

// The rest as a text to keep, and read again; `url` is the source's, since a
// source at another address begins anew.  Requests that carry a key or a token
// are not kept, and nothing is beyond 32 MiB: it is then "partial", and a
// warning says so.
std::string RestToText(std::string_view url, const Rest& rest);
Rest RestFromText(std::string_view url, std::string_view text);

}  // namespace rolecall
