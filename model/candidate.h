// What is known of a person for matching.  Names and contacts live apart from
// this (see Contact): nothing here tells who somebody is.
//
// Everything but the id is optional; absent is unknown, never a blocker.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "model/education.h"
#include "model/geo.h"

namespace rolecall {

struct Credential {
  std::string term;  // catalogue id
  std::optional<Date> valid_from;
  std::optional<Date> valid_until;  // the last day on which it is valid
  // self-stated (if empty), school-verified or issuer-verified
  std::string status;
  bool operator==(const Credential&) const = default;
};

struct SoftwareSkill {
  std::string term;  // catalogue id
  std::optional<int> months;
  bool operator==(const SoftwareSkill&) const = default;
};

// Who may see the profile beside the candidate.  Nobody, unless said.
struct Consent {
  bool school = false;
  bool recruiters = false;
  bool operator==(const Consent&) const = default;
};

struct Candidate {
  std::string id;
  std::vector<std::string>
      occupational_category;  // O*NET-SOC, most wanted first
  std::optional<int> experience_months;
  std::optional<Education> education;
  std::vector<std::string> knows_language;  // BCP 47
  std::string home_postal_code;
  std::optional<Coordinates> home;  // given, or the postal code's centroid
  std::optional<double> radius_miles;
  std::vector<Credential> credentials;
  std::vector<SoftwareSkill> software;
  std::vector<std::string> employment_type;  // schema.org's
  std::vector<std::string> shift;            // day, evening, night, weekend
  std::optional<double> min_pay_hourly;      // US dollars
  bool remote_ok = false;
  std::string school_id;
  Consent consent;
  bool operator==(const Candidate&) const = default;
};

// Fails with kMalformed, naming the member by its JSON pointer ("/software/0/
// months: ..."), where a figure is none that a person can have: negative or not
// finite, a century of months, degrees off the globe.
[[nodiscard]] Result<void> CheckCandidate(const Candidate& candidate);

// Who a candidate is and how to reach them; stored under keys of its own and
// never handed to the matcher.
struct Contact {
  std::string candidate_id;
  std::string name;
  std::string email;
  std::string telephone;
  bool operator==(const Contact&) const = default;
};

}  // namespace rolecall
