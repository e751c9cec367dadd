// A candidate out of a resume, and what a person is shown of the reading.
#pragma once

#include <string>
#include <string_view>

#include "app/candidate_file.h"
#include "base/clock.h"
#include "parser/resume/resume_reader.h"

namespace rolecall {

// Reads a resume: PDF, DOCX or text, or a JSON Resume, whose members are read
// as the lines that they stand for.  The id is the file's name without its
// ending or, where that holds a part of the writer's name, "resume-" and a hash
// of it: ids are seen by whoever sees matches.
//
// Fails as DocumentText does.
[[nodiscard]] Result<ReadCandidate> ReadResumeFile(const std::string& path,
                                                   std::string_view bytes,
                                                   const Field& field,
                                                   Date as_of);

// True for a JSON object that has JSON Resume's `basics`.
bool IsJsonResume(std::string_view text);

// A JSON Resume as the text of a resume.
[[nodiscard]] Result<std::string> JsonResumeText(std::string_view json);

// What was read, a row each with the line that it came from; for programs, one
// JSON object.
std::string ResumeTable(const ReadCandidate& read);
std::string ResumeJson(const ReadCandidate& read);

}  // namespace rolecall
