// The posts that a resume lists under experience.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/clock.h"
#include "parser/fields/occupation.h"
#include "parser/resume/resume_layout.h"

namespace rolecall {

// One post.  Months are counted from year 0, so that spans can be compared.
struct ResumePost {
  size_t first_line = 0;  // indices of lines [first_line, last_line)
  size_t last_line = 0;
  size_t title_line = 0;
  int begin_month = 0;  // months [begin_month, end_month)
  int end_month = 0;
  std::vector<std::string> occupations;  // O*NET-SOC of its title, best first
};

// The posts with a span of time, in order of the text.  The title stands beside
// the span, or on the nearest line above or below it that names an occupation.
std::vector<ResumePost> ReadPosts(const std::vector<ResumeLine>& lines,
                                  const OccupationReader& occupations,
                                  Date as_of);

// How many months the spans cover together; a month that several cover counts
// once.
int MonthsCovered(const std::vector<const ResumePost*>& posts);

}  // namespace rolecall
