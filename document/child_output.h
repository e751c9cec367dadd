// A program of others over bytes of strangers, held on a short leash.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace rolecall {

struct ChildBounds {
  std::chrono::seconds wall{10};
  std::chrono::seconds processor{10};
  size_t memory = size_t{1} << 30;  // of address space
  size_t output = size_t{8} << 20;  // on standard output
};

struct ChildOutput {
  int exit_code = 0;  // 128 + the signal's number where one ended it
  std::string text;   // of standard output
};

// Runs `command` (found in PATH) with `input` as a file on its standard input,
// and collects what it writes.  The child sees no variable of ours, may open no
// socket and write no file, and is killed once it meets a bound.  What it says
// on standard error is dropped: it may quote the document.
//
// Fails with kUnavailable where there is no such program, kTooLarge where a
// bound of time or output was met, kInternal where the system refuses a
// process.
[[nodiscard]] Result<ChildOutput> RunBounded(
    const std::vector<std::string>& command, std::string_view input,
    const ChildBounds& bounds);

}  // namespace rolecall
