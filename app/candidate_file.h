// Candidates from files: JSON Lines, JSON Resume, CSV.
//
// A member, a column or a word that means nothing here is complained of with
// its place and left out; the rest of the row counts.  A row that cannot be
// read (bad syntax, a wrong type, no id) is left out as a whole.
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

namespace rolecall {

struct ReadCandidate {
  Candidate candidate;
  std::optional<Contact> contact;
};

struct CandidateFile {
  std::vector<ReadCandidate> candidates;
  bool from_resume = false;  // read out of words: to be looked at first
};

// The form is told by the first bytes and, of CSV, by the name's end.  A lone
// record of JSON may stand on several lines.
//
// Fails as ReadInput does; kMalformed when the form is none of these or the
// file is empty.
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
// are apart by ';' inside the cell.  kMalformed when the columns are not named
// or a quote never ends.
[[nodiscard]] Result<std::vector<ReadCandidate>> ReadCandidateCsv(
    const std::string& path, std::string_view bytes, CandidateWords& words,
    Complaints& complaints);

// JSON Resume (https://jsonresume.org/schema): basics.name, email and phone
// become the contact, location.postalCode the home, certificates and skills
// are looked up in the catalogue by their names; the file's name is the id.
bool IsJsonResume(std::string_view text);
[[nodiscard]] Result<ReadCandidate> ReadJsonResume(const std::string& path,
                                                   std::string_view text,
                                                   const Field& field);

}  // namespace rolecall
