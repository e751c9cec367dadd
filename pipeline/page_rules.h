// What is remembered of pages, and what their own words about their use mean
// for a visit.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "model/source.h"
#include "parser/boards/board.h"

namespace rolecall {

// A request that its URL says all of.
bool IsPlainGet(const FetchRequest& request);
// Such a request as PageState::links keeps it, "purpose<TAB>url", and back.
std::string LinkOf(const FetchRequest& request);
FetchRequest RequestOf(std::string_view link);

// By what a body is known again.
std::string HashOf(std::string_view body);
// Whether an answer of 200 is what its URL gave before: servers without
// validators send the whole page each time.
bool IsSameBody(const Page& page);

// Whether text and data mining of a page is reserved (W3C TDM Reservation
// Protocol: its meta element, else its header field, else its host's
// tdmrep.json).
enum class Reservation {
  kNone,      // also where the source states a permission, and of files
  kReserved,  // nothing of the page may be taken in
  kFreed,     // its own meta element says that it is not: a 304 would not tell
};
Reservation ReservationOf(const Source& source, const Page& page);

// Whether a posting's page, whose reading showed none, is one that its site has
// taken the markup from: closed, as those who ask for such markup have it.  Of
// what feeds and interfaces name, these tell by themselves.
bool HasLostMarkup(const Board& board, const FetchRequest& request,
                   const BoardAnswer& answer);

// Whether an answer says of the listing what is not remembered of its page: how
// many there are, that it is cut off, that it is closed, or of its postings
// what their own pages may lack.  It must be read anew each time.
bool SaysOfListing(const BoardAnswer& answer);

// Whether a listing says more of a posting than its title and its page, and
// what of that the page itself does not say.
bool SaysMore(const Posting& listed);
void FillFrom(const Posting& listed, Posting& posting);

// Whether a sitemap's date says that a posting's page is as it was when it was
// read.
bool IsUnmodified(const FetchRequest& request, const PageState& state,
                  Timestamp now);

}  // namespace rolecall
