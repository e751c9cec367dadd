// What each requirement of a posting costs the employer.
#pragma once

#include "app/commands.h"
#include "app/context.h"
#include "matcher/matcher.h"
#include "store/store.h"

namespace rolecall {

// Shows how many stored candidates each requirement removes, and hints at rare
// and contradictory sets.  `matcher` holds nothing yet; returns the exit code.
int PostingGaps(Store& store, const Field& field, Matcher& matcher,
                const GapsArguments& arguments);

}  // namespace rolecall
