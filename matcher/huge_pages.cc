#include "matcher/huge_pages.h"

#include <sys/mman.h>

#include <cstdint>

namespace rolecall {

void AdviseHugePages(void* begin, size_t bytes) {
#ifdef MADV_HUGEPAGE
  constexpr uintptr_t kHugePage = uintptr_t{2} << 20;
  const auto first = reinterpret_cast<uintptr_t>(begin);
  const uintptr_t from = (first + kHugePage - 1) / kHugePage * kHugePage;
  const uintptr_t to = (first + bytes) / kHugePage * kHugePage;
  // It is only advice: a system that has no such pages says so, in vain.
  if (from < to)
    madvise(reinterpret_cast<void*>(from), to - from, MADV_HUGEPAGE);
#else
  static_cast<void>(begin);
  static_cast<void>(bytes);
#endif
}

}  // namespace rolecall
