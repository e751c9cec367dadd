// When and how somebody works: employment type, shift, hours, remote.
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
// Those that a posting's whole text states of itself ("This is a full-time
// position", "Job type: PRN"); benefits "for full-time employees" do not count.
std::vector<std::string> FindEmploymentTypes(std::string_view description);

// The shifts that a short text names: day, evening, night and weekend, in that
// order.  "2nd shift" is evening, "3rd" is night, "7a-7p" is day.
std::vector<std::string> ReadShifts(std::string_view text);
// Those that a posting's whole text states of itself; "no weekends" and
// differentials for nights do not count.
std::vector<std::string> FindShifts(std::string_view description);

// The words in which a posting's text tells its hours ("Monday - Friday, 8am -
// 5pm", "36 hours per week"), at most 120 bytes; empty if it does not.
std::string FindWorkHours(std::string_view description);

// True when a short text (a place, a title, a work-model field) says that the
// work is done from home throughout.  Hybrid is not.
bool IsRemoteText(std::string_view text);
// True when a posting's whole text says so ("This is a fully remote position").
bool SaysRemote(std::string_view description);

}  // namespace rolecall
