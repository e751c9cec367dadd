// The schooling that somebody must have.
#pragma once

#include <optional>

#include "model/education.h"
#include "parser/fields/statement.h"

namespace rolecall {

// The least schooling that a posting requires, read at its mildest.
//
//   "High school diploma or GED required; associate degree preferred"
//                                              kHighSchool
//   "Graduate of an accredited medical assistant program"
//                                              kPostsecondaryCertificate
//   "Associate's or bachelor's degree"         kAssociate
//   "Bachelor's degree or equivalent experience", "tuition for your degree",
//   "front desk of Lincoln High School"        nothing
//
// Of several that are asked for together the highest counts, of alternatives
// the lowest.  What is only preferred does not count.
std::optional<Education> FindEducation(const Statements& statements);

}  // namespace rolecall
