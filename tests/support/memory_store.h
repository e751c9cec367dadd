// The store's twin without Redis.
#pragma once

#include <memory>

#include "base/clock.h"
#include "store/store.h"

namespace rolecall {

// Keeps the promises of store.h within one process, nothing on disk.  Spans of
// time are measured by `clock`, which must outlive the store.
std::unique_ptr<Store> MakeMemoryStore(const StoreOptions& options,
                                       const Clock& clock);

}  // namespace rolecall
