// What one HTML page says of vacancies.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "model/posting.h"
#include "parser/html_document.h"

namespace rolecall {

struct PageLink {
  std::string url;  // absolute http(s), without fragment
  std::string text;
  size_t heading = 0;  // how many of <h2> to <h6> stand before it
};

struct HtmlPage {
  // Those of its structured data: JSON-LD first, microdata where that has none.
  // Without ids.
  std::vector<Posting> postings;
  std::vector<Error> errors;  // structured data that could not be read
  bool noindex = false;       // robots meta element
  bool says_closed = false;   // the site says that its vacancy is closed
  // What the page shows.
  std::string title;  // <h1>, else <title> without the site's name
  // The page's own content without its margins.
  std::string text;
  // The part of it that the site marks as a vacancy's description by the names
  // that tracking systems use; empty where it marks none.
  std::string description;
  std::vector<PageLink> links;  // those in the content, in order, distinct
  std::string next_url;         // rel=next
};

// Reads a page (UTF-8) that came from `url`.  Fails with kTooLarge where the
// budget does not suffice.
[[nodiscard]] Result<HtmlPage> ReadHtmlPage(std::string_view html,
                                            std::string_view url, Date as_of,
                                            const HtmlBudget& budget = {});
// The same of a page that should show one posting.  Where its JSON-LD says all
// of the posting, nothing else is read: what the page shows is then left empty.
[[nodiscard]] Result<HtmlPage> ReadPostingPage(std::string_view html,
                                               std::string_view url, Date as_of,
                                               const HtmlBudget& budget = {});

// True for a page that lists vacancies rather than showing one: links to many
// of them make up much of its content, or its title is a list's and it leads to
// two.  A page that marks a vacancy's description is none.
bool IsListPage(const HtmlPage& page, std::string_view url);
// True where a title or the text's first line says how many vacancies there
// are: "Coder Jobs in Ohio (213 openings)", "Browse 84 coding jobs".
bool CountsMany(std::string_view title, std::string_view text);
// How many links lead to other vacancies of the page's host.
size_t CountPostingLinks(const HtmlPage& page, std::string_view url);
// True for a text that invites to apply, or tells a place or an age, again and
// again, as only a list of vacancies does.
bool RepeatsItself(std::string_view text);
// True for a text that is a list of vacancies taken for a posting: it repeats
// itself or begins with how many there are.
bool IsListText(std::string_view text);
// True where the page, though without structured data, reads like one posting.
bool ReadsLikePosting(const HtmlPage& page);

}  // namespace rolecall
