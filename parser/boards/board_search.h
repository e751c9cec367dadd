// Finds the board behind an address that tells none by itself.
//
//   BoardSearch search(source);
//   while (auto request = search.Next()) {
//     ... search.Take(page), or search.Lose() where there was none
//   }
//   search.found()
//
// By what the page at the address is, or links to; or, of a bare site
// ("https://valley.example/"), by its sitemap, where that lists pages which
// look like postings.  No I/O.
#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "model/source.h"

namespace rolecall {

// Whether `source` names no kind and its URL tells none either.
bool TellsNoBoard(const Source& source);

class BoardSearch {
 public:
  explicit BoardSearch(Source source);

  // What to fetch next; nullopt: the search is over.
  const std::optional<FetchRequest>& Next() const { return next_; }
  // The answer to Next().
  void Take(const Page& page);
  // Next() gave no answer.
  void Lose();

  // The source with the address and the kind that were found: "page" where
  // nothing tells of another.
  const Source& found() const { return found_; }
  // Whether the page at the address was answered as asked, so that the finding
  // may be relied on.
  bool has_looked() const { return has_looked_; }

 private:
  void TakeFront(const Page& page);
  void TryNextSite();
  void Ask(std::vector<FetchRequest> requests);

  Source found_;
  std::optional<FetchRequest> next_;
  bool has_looked_ = false;
  std::vector<std::string> sites_;  // to be tried, the last first
  Source site_;                     // the one being tried
  int steps_ = 0;
  std::unordered_set<std::string> asked_;
};

}  // namespace rolecall
