// Days as boards write them.
#pragma once

#include <optional>
#include <string_view>

#include "base/clock.h"

namespace rolecall {

// The day that `text`, a date field of a board, names.
//
//   2026-11-02, 2026-11-02T07:00:00.000Z, 20261102   ISO 8601
//   Mon, 02 Nov 2026 07:00:00 GMT                    RFC 822
//   1793577600, 1793577600000, 1793577600000.0       epoch seconds,
//   milliseconds Nov 2, 2026; 2 November 2026; 2026-2-Nov         month by name
//   11/02/2026, 11-2-26                              US order
//   02.11.2026                                       European order
//   today, yesterday, 6 days ago, 30+ Days Ago, 3w   before `as_of`
//   tomorrow, in 5 days, 5 days left                 after `as_of`
//
// Of a date with a time the civil date is taken as written, in whatever zone it
// was meant.  A first number over 12 in US order is the day.  A day without a
// year is the one nearest to `as_of`.  A month back is 30 days, a year 365.
// Of two dates the first counts.  nullopt where it is none of these, where no
// such day exists, for years before 1990 or after 2100, and for a text of more
// than 128 bytes, which is no date field.
std::optional<Date> ReadDate(std::string_view text, Date as_of);

}  // namespace rolecall
