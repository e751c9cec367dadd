// Weighs the asks of all sentences against each other.
#pragma once

#include <vector>

#include "model/catalogue.h"
#include "parser/requirements/asks.h"

namespace rolecall {

// Makes one list of `asks` in which nothing is asked twice: of two copies the
// more exact stays, at the stronger level, unless a sentence about
// qualifications contradicts a duty.  The title's asks yield to the body's, and
// vanish where the body says that they are not needed (`refused`);
// what it excludes in a sentence of its own is kept from the credentials of the
// same category.
std::vector<Ask> MergeAsks(const Catalogue& catalogue, std::vector<Ask> asks,
                           const Denials& denials);

}  // namespace rolecall
