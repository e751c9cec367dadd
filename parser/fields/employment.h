// When and how somebody works, as a short text says it: employment type, shift,
// remote.  For whole descriptions see work_terms.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rolecall {

// schema.org's words for the employment types that a short text (a board's
// field, a title) names: "Full-time or part-time, PRN" gives FULL_TIME,
// PART_TIME and PER_DIEM.  In the order FULL_TIME, PART_TIME, CONTRACTOR,
// TEMPORARY, INTERN, VOLUNTEER, PER_DIEM, OTHER; empty if it names none.
std::vector<std::string> ReadEmploymentTypes(std::string_view text);
// The first of them; empty if there is none.
std::string ReadEmploymentType(std::string_view text);
// Some of them in that order, each once; OTHER is left out.
std::vector<std::string> OrderedEmploymentTypes(
    const std::vector<std::string>& types);

// The shifts that a short text names: day, evening, night and weekend, in that
// order.  "2nd shift" is evening, "3rd" is night, "7a-7p" is day.
std::vector<std::string> ReadShifts(std::string_view text);
// Some of them in that order, each once.
std::vector<std::string> OrderedShifts(const std::vector<std::string>& shifts);

// True when a short text (a place, a title, a work-model field) says that the
// work is done from home throughout.  Hybrid is not.
bool IsRemoteText(std::string_view text);

}  // namespace rolecall
