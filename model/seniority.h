// The rank that a posting's title gives to its work.
#pragma once

#include <cstdint>

namespace rolecall {

// Supervisors, managers and instructors are no ranks of a trade but occupations
// of their own; see Posting::occupational_category.
enum class Seniority : uint8_t {
  kOrdinary,  // none is named
  kStudent,   // for who is enrolled at a school: "student trainee", "intern"
  kEntry,     // a beginner's: "trainee", "junior", "I"
  kSenior,    // "senior", "advanced", "III"
  kLead,      // "lead", "charge nurse"
};

}  // namespace rolecall
