// The rank that a title gives to its work, and whether one travels for it.
#pragma once

#include <string_view>

#include "model/seniority.h"

namespace rolecall {

struct TitleRank {
  Seniority seniority = Seniority::kOrdinary;
  bool is_traveling = false;
};

// Reads the words around an occupation's name that the occupation reader passes
// over:
//
//   "Student Trainee - Phlebotomist"        student
//   "Medical Assistant I", "Junior Coder"   entry
//   "Advanced Medical Support Assistant"    senior
//   "Lead Coder", "LPN - Charge Nurse"      lead
//   "Supervisory Coder"                     lead
//   "Travel LPN - $1,100 per week"          ordinary, traveling
//
// The same words elsewhere say nothing: "Senior Living", "Advanced Practice",
// "Lead Generation", "Charge Entry", "Data Entry", "Student Accounts",
// "Travel Clinic", "Registered Nurse I or II".  Of several ranks the one that
// shuts out most counts: student, lead, senior, entry.
TitleRank ReadTitleRank(std::string_view title);

}  // namespace rolecall
