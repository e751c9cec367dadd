// A form in which boards publish postings.
//
// A board is plain text work without I/O: an answer goes in; postings and the
// next requests come out.  The crawler alone fetches, so that every trap of a
// board is a plain test.  One file each; boards.cc lists them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "model/posting.h"
#include "model/source.h"

namespace rolecall {

struct BoardAnswer {
  // As published: description raw, fields that the board gives apart filled in,
  // everything derived (requirements, ...) still empty; description_text may be
  // made already, by a board that had to look at it.
  std::vector<Posting> postings;
  // What a listing names as open, with what little it says of each (id, title,
  // url, sometimes places and dates; of a feed's item its words as well, to
  // stand for a page that shows no posting).  The ids are those
  // that `postings` has or that the details will have: what a complete visit
  // neither lists nor reads is closed.  For a sitemap these are all its URLs,
  // vacancies or not.
  std::vector<Posting> listed;
  std::vector<FetchRequest> requests;  // further pages and details
  // How many postings the board says that it has open; where a visit has seen
  // fewer, nothing may be closed for being absent.
  std::optional<size_t> total;
  // The board has more than it lets anybody list (Workday's 2,000).
  bool truncated = false;
  // The page says that the posting it used to show is closed (markup gone,
  // "no longer accepting applications").
  bool closed = false;
  // What could not be read, with its place; the rest of the answer stands.
  std::vector<Error> errors;
};

// FetchRequest::purpose of the requests that boards make is "list ...",
// "posting ..." or "seed".  Of one that a sitemap dates it ends in
// " lastmod=2026-11-02": a caller that has read the page since then may leave
// it out and count its postings as seen.  nullopt where no date is given.
std::optional<Date> LastModified(const FetchRequest& request);
// Of one posting: when it fails, nothing but that posting is unknown.  All else
// is a listing, whose failure may hide any posting.
bool IsPostingPage(const FetchRequest& request);

// Whether it asks for a page of a list by its number or its first row.
bool IsPageOfList(const FetchRequest& request);

// Immutable, so thread-safe; there is one of each kind.
class Board {
 public:
  virtual ~Board() = default;
  // "workday", "greenhouse", "sitemap", "page", "rss", ...
  virtual std::string_view kind() const = 0;
  // Whether a URL of this shape is one of this board's: for "auto".
  virtual bool Owns(std::string_view url) const = 0;
  // The first requests of a visit.
  virtual std::vector<FetchRequest> Seeds(const Source& source) const = 0;
  // Reads one answer (2xx).  Fails with kMalformed, naming the place, when
  // nothing of it can be read; "list page" in the message says that a page
  // which should show a posting lists many.
  [[nodiscard]] virtual Result<BoardAnswer> Read(const Source& source,
                                                 const Page& page) const = 0;
  // Whether what this request brings is a page for people, which is closed when
  // it is not to be indexed; of interfaces that says nothing.
  virtual bool HeedsNoindex(const FetchRequest&) const { return false; }
};

// The board of a source: its kind, or by the URL's shape where it says "auto".
// Fails with kInvalidArgument for a kind that does not exist, naming the
// nearest.
[[nodiscard]] Result<const Board*> FindBoard(const Source& source);
// Every kind that FindBoard knows.
std::vector<std::string> BoardKinds();
// Whether the reading of this kind has been tried on answers recorded from such
// boards, rather than on what documents and others say of it.
bool IsProven(std::string_view kind);
// Whether the terms of the board's maker restrict automated reading (iCIMS,
// Paycom): such a source is not visited unless it states a permission.
bool IsRestricted(const Source& source);
// The same of the host of a URL, which a source of any kind may lead to.
bool IsRestrictedHost(std::string_view url);
// Whether a URL is of a site that is never read, whoever says so: Indeed,
// LinkedIn, ZipRecruiter, Glassdoor.
bool IsNeverRead(std::string_view url);

// Whether a URL of a board of this kind tells whose it is: where many employers
// share a host, by its path, Paycom's by the portal's number, Taleo Business
// Edition's by `org`.
bool NamesEmployer(std::string_view kind, std::string_view url);

// A source's better URL and kind.
struct BoardHint {
  std::string url;
  std::string kind;
};
// The board that a careers page stands for: by where it led, by what it holds,
// or by the links, frames and scripts in it.  nullopt where nothing tells.
std::optional<BoardHint> RecogniseBoard(const Page& page);

// The formats of `rolecall extract`.
enum class InputFormat { kGuess, kHtml, kText, kJson, kXml, kJsonl };

struct InputPostings {
  std::vector<Posting> postings;  // in input order, ids set
  std::vector<size_t> lines;      // of JSON Lines: that of each posting
  std::vector<Error> errors;      // what could not be read, with line or index
};
// Postings of one file.  `name` gives the ids where the input has none, and
// helps to guess the format.  Same state as a board's postings.  `today` is
// what "3 days ago" is reckoned from; without it, such dates are left out.
InputPostings ReadPostings(std::string_view bytes, std::string_view name,
                           InputFormat format,
                           std::optional<Date> today = std::nullopt);

}  // namespace rolecall
