// What people want to do and which languages they know, or what postings offer
// and ask for: few such pairs are shared by many, so a pair is kept, and
// judged, once.
#pragma once

#include <cstdint>
#include <vector>

#include "matcher/interned.h"
#include "matcher/occupation_fit.h"

namespace rolecall {

struct Background {
  OfferedWork work;  // of a candidate only the occupations: those wanted
  std::vector<uint64_t> languages;  // hashes, ascending
  bool second_language = false;     // asked for; see CompiledPosting
  auto operator<=>(const Background&) const = default;
};

using Backgrounds = Interned<Background>;

}  // namespace rolecall
