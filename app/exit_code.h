// What the program says to the shell: 0, 1, and sysexits.h's numbers.
#pragma once

#include "base/error.h"

namespace rolecall {

inline constexpr int kExitDone = 0;
inline constexpr int kExitNo =
    1;  // the answer is no: nothing found, disallowed
inline constexpr int kExitUsage = 64;
inline constexpr int kExitBadInput = 65;
inline constexpr int kExitNoInput = 66;
inline constexpr int kExitUnavailable = 69;
inline constexpr int kExitBug = 70;
inline constexpr int kExitCannotWrite = 73;
inline constexpr int kExitIo = 74;
inline constexpr int kExitTryAgain = 75;
inline constexpr int kExitNotAllowed = 77;
inline constexpr int kExitBadConfiguration = 78;

inline int ExitCodeOf(const Error& error) {
  switch (error.code) {
    case ErrorCode::kInvalidArgument:
    case ErrorCode::kMalformed:
    case ErrorCode::kTooLarge:
      return kExitBadInput;
    case ErrorCode::kNotFound:
      return kExitNoInput;
    case ErrorCode::kDisallowed:
      return kExitNotAllowed;
    case ErrorCode::kRateLimited:
      return kExitTryAgain;
    case ErrorCode::kUnavailable:
      return kExitUnavailable;
    case ErrorCode::kCannotWrite:
      return kExitCannotWrite;
    case ErrorCode::kInternal:
      return kExitBug;
  }
  return kExitBug;
}

}  // namespace rolecall
