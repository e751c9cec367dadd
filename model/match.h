// A candidate with a posting: how well they fit, and why.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rolecall {

// Speaks of required certifications, licences and software only.
enum class Qualification : uint8_t {
  kQualified,   // meets all that is required
  kByDeadline,  // all but what may be got within its days after hire
  kOneMissing,  // lacks one requirement
  kNot,         // lacks more, or the work itself needs a licence not held
};

// "qualified", "by-deadline", "one-missing", "not".
std::string_view QualificationName(Qualification qualification);

// Points are whole tenths, so that sums are exact: 875 is 87.5.
using Tenths = int32_t;

// "87.5", "100.0", "-1.5".
std::string FormatTenths(Tenths tenths);

// One line of the account.  The points of a match's reasons add up to its
// score exactly.
struct Reason {
  // met, met-by-equivalent, expired, missing, missing-by-deadline,
  // preferred-met, preferred-missing, occupation, experience, distance, pay,
  // schedule, freshness, licensed-work, ...: docs/matching.md has the list.
  std::string kind;
  std::string term;  // the catalogue id it speaks of, where there is one
  Tenths points = 0;
  Tenths of = 0;         // the most that this line can give
  std::string evidence;  // the employer's own words
  std::string text;      // the reason in words that a graduate understands
  bool operator==(const Reason&) const = default;
};

struct Match {
  std::string candidate_id;
  std::string posting_id;
  Qualification qualification = Qualification::kNot;
  Tenths score = 0;  // 0 to 1000
  std::vector<Reason> reasons;
  std::string engine_version;
  bool operator==(const Match&) const = default;
};

}  // namespace rolecall
