// Candidates from files: JSON Lines, JSON Resume, CSV.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "base/error.h"
#include "model/candidate.h"

namespace rolecall {

struct ReadCandidate {
  Candidate candidate;
  std::optional<Contact> contact;
  std::string where;  // "students.csv:12"
};

struct CandidateFile {
  std::vector<ReadCandidate> candidates;
  std::vector<Error> errors;  // of lines that could not be read, with place
  bool from_resume = false;   // read out of words: to be looked at first
};

// The form is told by the name's end and the first bytes.
//
// CSV (RFC 4180; a byte order mark, ';' or tab as separator are understood) has
// a first row of column names: id, name, email, telephone, credentials
// ("cma-aama 2027-03-31; bls"), software ("epic 24; ms-excel"), occupations,
// postal_code, radius_miles, experience_months, education, languages,
// employment_type, shift, min_pay_hourly, remote_ok, school_id.  Lists are
// apart by ';' inside the cell.
//
// JSON Resume (https://jsonresume.org/schema): basics.name, email and phone
// become the contact, location.postalCode the home, certificates and skills
// are looked up in the catalogue by their names; the file's name is the id.
//
// Fails as ReadInput does; kMalformed when the form is none of these.
[[nodiscard]] Result<CandidateFile> ReadCandidateFile(const std::string& path,
                                                      const Field& field);

}  // namespace rolecall
