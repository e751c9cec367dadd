// How long somebody must have done such work.
#pragma once

#include <optional>
#include <string_view>

#include "parser/fields/statement.h"

namespace rolecall {

// The months of experience that a posting requires, at least; 0 where it says
// that none is needed, nullopt where it does not say.
//
//   "2+ years of medical office experience"        24
//   "minimum of one (1) year", "12 months"         12
//   "1-3 years required, 5 years preferred"        12
//   "No experience necessary, we will train"        0
//   "2 years' experience or a diploma"             nothing: it can do without
//   "serving families for 50 years"                nothing
//
// Of several that are asked for together the longest counts; of alternatives,
// and of a ladder of grades (GS-4, GS-5, ...), the shortest.  What is only
// preferred does not count.  `title` may say that none is needed.
std::optional<int> FindExperienceMonths(std::string_view title,
                                        const Statements& statements);

}  // namespace rolecall
