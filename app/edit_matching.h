// The matching that follows an edit of the store.
#pragma once

#include <stop_token>

#include "app/context.h"
#include "config/settings.h"
#include "store/store.h"

namespace rolecall {

// Matches the changes that are queued, so that whoever gained a certificate
// sees at once what it opens, under a lease of this process's own: a daemon
// that starts meanwhile stands by.  Where another process has the role of
// matching, or the ranking is of another day, catalogue or weights, the changes
// stay queued, and standard error says who matches them.  Ends with
// kUnavailable's exit code when the store does not answer for some seconds.
// The exit code.
int MatchEdits(Store& store, const Settings& settings, const Field& field,
               std::stop_token stop = {});

}  // namespace rolecall
