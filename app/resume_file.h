// A candidate out of a resume, and what a person is shown of the reading.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/candidate_file.h"
#include "app/complaints.h"
#include "base/clock.h"
#include "parser/resume/resume_reader.h"

namespace rolecall {

// Reads a resume: PDF, DOCX or text, or a JSON Resume, whose members are read
// as the lines that they stand for.  The id is the file's name without its
// ending or, where that holds a part of the writer's name, "resume-" and a hash
// of it: ids are seen by whoever sees matches.
//
// What of a JSON Resume cannot be is complained of and left out.  Fails as
// DocumentText does.
[[nodiscard]] Result<ReadCandidate> ReadResumeFile(const std::string& path,
                                                   std::string_view bytes,
                                                   const Field& field,
                                                   Date as_of,
                                                   Complaints& complaints);

// True for a JSON object that has JSON Resume's `basics`.
bool IsJsonResume(std::string_view text);

// A JSON Resume as the text of a resume.  `x-expires` of a certificate, which
// is ours, is the day that it ends.  A date that is none is left out and told
// in `faults`: "/work/0/startDate: \"2027-99\" is no date".
[[nodiscard]] Result<std::string> JsonResumeText(
    std::string_view json, std::vector<std::string>* faults);

// What was read, a row each with the line that it came from; for programs, one
// JSON object.
std::string ResumeTable(const ReadCandidate& read);
std::string ResumeJson(const ReadCandidate& read);

}  // namespace rolecall
