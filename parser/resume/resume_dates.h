// Months and years as resumes write them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace rolecall {

// A date of a resume, or a span between two.  "03/2027" is all of March, "2027"
// the whole year.
struct DateHit {
  size_t begin = 0;  // bytes of the line
  size_t end = 0;
  Date first;            // the first day that may be meant
  Date last;             // the last one; of a span, of its end
  bool is_span = false;  // "2019 - 2021", "July 2011 to November 2012"
  bool is_open = false;  // a span whose end is "present"; `last` is its begin's
  bool is_vague = false;  // "03/27": month and year, or a day of March
  bool in_years = false;  // a span between two bare years: "2019 - 2021"
};

// The dates of a line, in order:
//
//   July 2011, Jan. 2020, Sept '19, May 5, 2021      month by name
//   07/2011, 7/4/2021, 2021-07, 2021-07-04           in numbers
//   2021                                             a year from 1950 to 2100
//   2019 - 2021, 06/2019 to Current                  spans
//
// Linear.
std::vector<DateHit> FindDates(std::string_view line);

}  // namespace rolecall
