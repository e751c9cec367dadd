// What is stored, put into a matcher.
#pragma once

#include "app/context.h"
#include "base/clock.h"
#include "base/error.h"
#include "matcher/matcher.h"
#include "store/store.h"

namespace rolecall {

// What a walk over records comes to: damaged ones are complained of, and do not
// hide the others.
[[nodiscard]] Result<void> Tolerate(Result<void> read);

// The postings that are open on `today`, and all candidates with the places of
// their postal codes.  A record that cannot be read is complained of and left
// out; fails as the store does.  The matcher is settled then.
[[nodiscard]] Result<void> PutOpenPostings(Store& store, Date today,
                                           Matcher& matcher);
[[nodiscard]] Result<void> PutCandidates(Store& store, const Field& field,
                                         Matcher& matcher);

}  // namespace rolecall
