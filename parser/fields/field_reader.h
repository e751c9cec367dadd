// The rest of a posting: pay, dates, places, employment type, shift, remote,
// occupation; from the board's own fields first, then from the text.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "model/geo.h"
#include "model/occupation.h"
#include "model/posting.h"
#include "parser/fields/date.h"
#include "parser/fields/employment.h"
#include "parser/fields/pay.h"
#include "parser/fields/place.h"

namespace rolecall {

// Immutable once created, so thread-safe.
class FieldReader {
 public:
  // `gazetteer` must outlive the reader; `occupations` is not kept.
  FieldReader(const Gazetteer& gazetteer,
              const std::vector<Occupation>& occupations);
  ~FieldReader();

  // Completes `posting`, whose description_text is already made:
  //
  // - Fields that the board gave are put into the standard's words: employment
  //   types, shifts and TELECOMMUTE (words that the standard lacks are
  //   dropped), regions by their letters, the country "US" where a US state is
  //   named, a whole address in one member into its parts, "Remote" as a place
  //   into job_location_type.
  // - Fields that it left empty are read from the title, then from the text,
  //   where these state them beyond doubt.
  // - Places get coordinates: by postal code, else by town and state.
  //
  // What the board said is never replaced by what the text says.  A date before
  // which the posting was posted cannot close it: such a valid_through is taken
  // for a slip and dropped; so is a first day of work over two years ahead, by
  // which everybody's credentials would have ended ("2099-12-31").  `as_of` is
  // the day of the visit.
  void Complete(Posting& posting, Date as_of) const;

 private:
  class Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace rolecall
