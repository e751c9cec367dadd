// A vacancy as its employer published it, and what it asks for.
//
// Field names are schema.org JobPosting's in snake_case.  An empty string, an
// empty list or an empty optional means: the page did not say.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "model/catalogue.h"
#include "model/education.h"
#include "model/geo.h"
#include "model/seniority.h"

namespace rolecall {

struct Place {
  std::string address_locality;  // "Dayton"
  std::string address_region;    // "OH"
  std::string postal_code;       // "45402"
  std::string address_country;   // "US"
  std::optional<Coordinates> coordinates;
  bool operator==(const Place&) const = default;
};

struct MonetaryAmount {
  std::string currency;  // ISO 4217, "USD"
  std::optional<double> min_value;
  std::optional<double> max_value;
  std::string unit_text;  // HOUR, DAY, WEEK, MONTH or YEAR
  bool operator==(const MonetaryAmount&) const = default;
};

// The pay of one hour: a year is 2080 hours, a month 2080/12, a week 40, a day
// 8.  nullopt when the amount, or what it is paid for, is not known.
std::optional<double> HourlyMinimum(const MonetaryAmount& amount);
std::optional<double> HourlyMaximum(const MonetaryAmount& amount);

enum class RequirementLevel : uint8_t { kRequired, kPreferred };

// The words that decided a reading.
struct Evidence {
  std::string field;  // "description" (Posting::description_text) or "title"
  size_t begin = 0;   // byte offsets into that field
  size_t end = 0;
  std::string text;  // the bytes between them
  std::string rule;  // the id of the rule that decided the level
  bool operator==(const Evidence&) const = default;
};

// One thing that a posting asks for.  The requirements of a posting are an AND;
// the terms of one requirement are an OR.
struct Requirement {
  RequirementKind kind = RequirementKind::kCertification;
  std::vector<std::string> any_of;  // catalogue ids, ascending, at least one
  RequirementLevel level = RequirementLevel::kRequired;
  // Days after hire by which it must be held: months are 30 days, years 365.
  std::optional<int> within_days;
  bool or_equivalent = false;  // other recognised credentials are taken as well
  bool eligible = false;       // being eligible to sit for it is enough
  std::optional<int> min_months;      // of experience with it
  std::vector<std::string> excluded;  // ids that are said not to do
  // The posting says otherwise in another place: preferred, or not needed.
  bool contradicted = false;
  Evidence evidence;
  bool operator==(const Requirement&) const = default;
};

// Another place where a vacancy is shown.
struct Sighting {
  std::string source_id;
  std::string url;
  bool operator==(const Sighting&) const = default;
};

struct Posting {
  std::string id;         // stable: the same vacancy of a source keeps it
  std::string source_id;  // empty for postings that came from a file
  std::string url;
  std::string identifier;  // the employer's own number
  std::string title;
  std::string hiring_organization;
  std::vector<Place> job_location;
  std::string job_location_type;             // "TELECOMMUTE" when remote
  std::vector<std::string> employment_type;  // FULL_TIME, PART_TIME, ...
  std::vector<std::string> shift;            // day, evening, night, weekend
  std::string work_hours;
  std::vector<std::string> occupational_category;  // O*NET-SOC, best first
  // One person does the work of all of them ("Receptionist and Biller"); else
  // any of them will do.
  bool combines_occupations = false;
  Seniority seniority = Seniority::kOrdinary;
  bool is_traveling = false;  // from site to site, or away from home
  std::optional<Date> date_posted;
  std::optional<Date> valid_through;  // the last day on which it is open
  std::optional<Date> job_start_date;  // the first day of the work
  std::optional<MonetaryAmount> base_salary;
  // What it asks for beside its requirements; they move a score, never a grade.
  std::optional<int> experience_months;  // at least, in such work
  std::optional<Education> education;    // at least
  // BCP 47, all of them; "mul" is a second one, whichever it is.
  std::vector<std::string> knows_language;
  // As published, HTML or text: kept so that any reading can be made again.
  std::string description;
  // Plain text of `description`: lines, "- " before list items, headings on
  // lines of their own; fields that a board keeps apart (qualifications,
  // skills) follow under a heading with their name.  What evidence points into.
  std::string description_text;

  std::vector<Requirement> requirements;
  std::string extractor_version;  // of what read them; empty: not read yet

  std::optional<Timestamp> first_seen_at;
  std::optional<Timestamp> last_seen_at;
  std::optional<Timestamp> closed_at;  // set: no longer open
  // Where else the same vacancy is shown now, by other sources or on other
  // pages of this one.
  std::vector<Sighting> seen_at;
  bool operator==(const Posting&) const = default;
};

inline bool IsRemote(const Posting& posting) {
  return posting.job_location_type == "TELECOMMUTE";
}
// Whether this source shows it, first or among others.
bool IsShownBy(const Posting& posting, std::string_view source_id);
// Closed, or past its valid-through day on `today`.
bool IsExpired(const Posting& posting, Date today);

}  // namespace rolecall
