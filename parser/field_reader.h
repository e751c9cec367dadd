// The rest of a posting: pay, dates, places, employment type, shift, remote,
// occupation; from the board's own fields first, then from the text.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "model/geo.h"
#include "model/occupation.h"
#include "model/posting.h"

namespace rolecall {

// A date as boards write it: ISO 8601 with or without time, RFC 822, epoch
// seconds or milliseconds, "Nov 2, 2026", "11/02/2026" (US order), "6 days
// ago", "Posted 30+ Days Ago", "today", relative to `as_of`.  nullopt where it
// is none of these.
std::optional<Date> ReadDate(std::string_view text, Date as_of);

// Pay as people write it: "$18.50 - $22.00 per hour", "USD 41,600/yr",
// "$19-22/h".  nullopt where the text names no pay.
std::optional<MonetaryAmount> ReadPay(std::string_view text);

// "Dayton, OH 45402", "Remote", "OH - Dayton", "Dayton, Ohio, United States".
// Several places may stand in one text.  No coordinates yet.
std::vector<Place> ReadPlaces(std::string_view text);

// schema.org's words for "Full time", "PRN", "per diem", ...; empty if unknown.
std::string ReadEmploymentType(std::string_view text);

// Immutable once created, so thread-safe.
class FieldReader {
 public:
  // Both must outlive the reader.
  FieldReader(const Gazetteer& gazetteer,
              const std::vector<Occupation>& occupations);
  ~FieldReader();

  // Fills what the board left empty in `posting` from its title and
  // description_text, puts what it gave into the standard's words, and gives
  // every place its coordinates.  Never overwrites what the board said.
  void Complete(Posting& posting, Date as_of) const;

 private:
  class Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace rolecall
