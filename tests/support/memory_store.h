// The store's twin without Redis.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "base/clock.h"
#include "base/error.h"
#include "store/store.h"

namespace rolecall {

// What a test does to the store; it may be changed while nobody calls it.
struct MemoryStoreFaults {
  // Called by FindPages, which fails with what is returned.
  std::function<std::optional<Error>(std::span<const std::string> urls)>
      on_find_pages;
  // Called by ClaimNote, which fails with what is returned.
  std::function<std::optional<Error>()> on_claim;
  // The posting whose record cannot be read.
  std::string damaged_posting;
  // The posting that PutPostings cannot put.
  std::string unwritable_posting;
};

// Keeps the promises of store.h within one process, nothing on disk.  Spans of
// time are measured by `clock`, which must outlive the store, as must `faults`.
std::unique_ptr<Store> MakeMemoryStore(
    const StoreOptions& options, const Clock& clock,
    const MemoryStoreFaults* faults = nullptr);

}  // namespace rolecall
