// Why a name that a posting holds is still not asked for.
#pragma once

#include <string_view>

#include "parser/requirements/clause.h"

namespace rolecall {

// The id of the rule by which what stands around `name` refuses it: the
// employer's side, people worked with, substitutes, application text, other
// units, schooling, training, pay, a mere maybe.  Empty when nothing does.
// `polarity` is the cue that governs the name, if any: words such as "required"
// outweigh the weaker reasons.
std::string_view RefusalByContext(const Clause& clause, const NameReading& name,
                                  const CueHit* polarity);

}  // namespace rolecall
