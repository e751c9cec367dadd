// The matching that follows an edit of the store.
#pragma once

#include "app/context.h"
#include "config/settings.h"
#include "store/store.h"

namespace rolecall {

// Matches the changes that are queued, so that whoever gained a certificate
// sees at once what it opens.  Where another process matches for the store, it
// does so by itself, and nothing is done here.  Says on standard error what
// came of it; the exit code.
int MatchEdits(Store& store, const Settings& settings, const Field& field);

}  // namespace rolecall
