// Licences of the trades that a posting may be filled by.
#pragma once

#include <vector>

#include "model/occupation.h"
#include "model/posting.h"

namespace rolecall {

// A posting for one of several trades ("MA, LPN or RN") lists what each of them
// needs; nobody needs it all.  Required licences of the offered trades become
// one requirement that any of them meets, or none where assistants, who need no
// licence, will do.  Other requirements stay, as does a posting whose work one
// person does together.
//
//   "LPN or RN": lpn required, rn required           any of {lpn, rn}
//   "MA, LPN or RN": the same, and bls required      bls
void JoinTradeLicences(const std::vector<Occupation>& occupations,
                       Posting& posting);

}  // namespace rolecall
