// A page of postings: where each is to be found again.
#pragma once

#include <array>
#include <cstdint>

#include "matcher/compiled.h"
#include "matcher/page_list.h"

namespace rolecall {

// Where a posting is found: at its places; everywhere when these are not known
// or the work is remote.
inline Site SiteOf(const CompiledPosting& posting) {
  Site site;
  site.points = posting.places;
  if (!posting.places.empty() && !posting.remote) site.reach = 0;
  return site;
}

class PostingPage {
 public:
  void Set(int lane, uint32_t slot, const CompiledPosting& /*posting*/) {
    slots_[lane] = slot;
  }
  void Clear(int lane) { slots_[lane] = 0; }
  uint32_t slot(int lane) const { return slots_[lane]; }

 private:
  std::array<uint32_t, kLanes> slots_ = {};
};

}  // namespace rolecall
