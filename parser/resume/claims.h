// Whether the words around a credential's name say that the writer holds it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace rolecall {

// How a name stands in a resume.
enum class Standing : uint8_t {
  kHeld,
  kInProgress,  // "candidate", "expected May 2027", "pursuing"
  kLapsed,      // "expired", "formerly", without a day
  kCourse,      // a course or a preparation, which is no credential
  kDenied,      // "no", "not", "failed"
  kOthers,      // "supervised LPNs", "physicians' renewals"
};

// The name of the standing for people: "in progress", "a course only", ...
std::string_view StandingName(Standing standing);

// The words on both sides of a name that speak of it alone.
struct NameScope {
  std::string_view before;
  std::string_view after;
};

// `by_training`: a card or training whose course is the thing itself (BLS,
// HIPAA), so that "course" takes nothing away.
Standing StandingOf(const NameScope& scope, bool by_training);

// How a product's name stands: held, denied ("no experience with") or only
// wished for ("would like to learn").
Standing SoftwareStandingOf(const NameScope& scope);

// True where the words speak of the writer's own credential ("certified",
// "obtained my ... license"): needed among the duties of a post, where others'
// credentials are named as well.
bool ClaimsAsOwn(std::string_view line);

// Since when and until when, as the words behind a name say: "2023-2026",
// "expires 03/2027", "issued May 2021".  A date in the future is when it ends;
// the years of a post ("as RN, 1992 to 2000") are none of these.
struct Validity {
  std::optional<Date> from;
  std::optional<Date> until;
  bool operator==(const Validity&) const = default;
};
Validity ValidityOf(const NameScope& scope, Date as_of);

}  // namespace rolecall
