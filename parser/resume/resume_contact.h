// Who wrote a resume and how to reach them: read to be kept apart.
#pragma once

#include <string>
#include <vector>

#include "model/candidate.h"
#include "parser/fields/occupation.h"
#include "parser/resume/resume_layout.h"

namespace rolecall {

// The name on the first line (where letters behind it, an e-mail address or a
// telephone number show that it is one), and the first address and number of
// the header.  What does not stand there is empty; so is the candidate's id.
Contact ReadContact(const std::vector<ResumeLine>& lines,
                    const OccupationReader& occupations);

// The postal code behind a state's letters in the header: "Dayton, OH 45402".
// Empty if there is none.
std::string ReadHomePostalCode(const std::vector<ResumeLine>& lines);

}  // namespace rolecall
