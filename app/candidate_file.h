// Candidates from files: JSON Lines, CSV, resumes.
//
// A member, a column or a word that means nothing here is complained of with
// its place and left out; the rest of the row counts.  So is a cell of CSV that
// cannot be read.  A row that cannot be read (bad syntax, a member of a wrong
// type, no id or one that CheckId refuses) is left out as a whole, as is one
// whose id an earlier row has.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/complaints.h"
#include "app/context.h"
#include "base/error.h"
#include "model/candidate.h"
#include "model/candidate_words.h"
#include "parser/resume/resume_reader.h"

namespace rolecall {

struct ReadCandidate {
  Candidate candidate;
  std::optional<Contact> contact;
  std::vector<ResumeFinding> findings;  // of a resume
};

struct CandidateFile {
  std::vector<ReadCandidate> candidates;
  size_t left_out = 0;       // rows; each was complained of
  bool from_resume = false;  // read out of words: to be looked at first
};

// The form is told by the first bytes: an object of JSON is JSON Resume where
// it has `basics`, else a record (which may stand on several lines) or the
// first of JSON Lines; of CSV (.csv, .tsv) and JSON Lines (.jsonl, .ndjson) the
// name's end decides; all else is read as a resume.
//
// Fails as ReadInput does and, of a resume, as ReadResumeFile does; kMalformed
// when the file is empty.
[[nodiscard]] Result<CandidateFile> ReadCandidateFile(const std::string& path,
                                                      const Field& field,
                                                      Complaints& complaints);

// Calls `take` with every candidate of a file of JSON Lines.  Fails as
// ForEachLine does.
using TakeCandidate = std::function<void(Candidate)>;
[[nodiscard]] Result<void> ForEachCandidate(const std::string& path,
                                            CandidateWords& words,
                                            Complaints& complaints,
                                            const TakeCandidate& take);

// The same of one record, which may stand on several lines; `name` is what
// complaints call it.
void ReadCandidateText(const std::string& name, std::string_view text,
                       CandidateWords& words, Complaints& complaints,
                       const TakeCandidate& take);

// CSV (RFC 4180; a byte order mark, ';' or tab as separator are understood) has
// a first row of column names: id, name, email, telephone, credentials
// ("cma-aama 2027-03-31; bls"), software ("epic 24; ms-excel"), occupations,
// postal_code, radius_miles, experience_months, education, languages,
// employment_type, shift, min_pay_hourly, remote_ok, school_id, note.  Lists
// are apart by ';' inside the cell.  kMalformed when the columns are not named;
// a quote that never ends is complained of, and the rows before it count.
[[nodiscard]] Result<CandidateFile> ReadCandidateCsv(const std::string& path,
                                                     std::string_view bytes,
                                                     CandidateWords& words,
                                                     Complaints& complaints);

// What is complained of a row whose id an earlier one has.
std::string StandsTwice(const Candidate& candidate);

}  // namespace rolecall
