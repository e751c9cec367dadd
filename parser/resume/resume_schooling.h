// Education and languages of a resume.
#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "parser/resume/resume_layout.h"
#include "parser/resume/resume_reader.h"

namespace rolecall {

// Sets the candidate's education to the highest level that the lines say is
// completed; those in progress are findings that are not taken.
void ReadSchooling(const std::vector<ResumeLine>& lines, Date as_of,
                   Resume& resume);

// Adds the languages that the lines say the writer knows, as BCP 47 tags.
void ReadLanguages(const std::vector<ResumeLine>& lines, Resume& resume);

// The line of a finding, as `lines` number it.
ResumeFinding FindingAt(const ResumeLine& line, std::string member,
                        std::string value);

}  // namespace rolecall
