#include "base/error.h"

namespace rolecall {

std::string_view ErrorCodeName(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArgument:
      return "invalid-argument";
    case ErrorCode::kNotFound:
      return "not-found";
    case ErrorCode::kDisallowed:
      return "disallowed";
    case ErrorCode::kRateLimited:
      return "rate-limited";
    case ErrorCode::kUnavailable:
      return "unavailable";
    case ErrorCode::kMalformed:
      return "malformed";
    case ErrorCode::kTooLarge:
      return "too-large";
    case ErrorCode::kCannotWrite:
      return "cannot-write";
    case ErrorCode::kInternal:
      return "internal";
  }
  return "internal";
}

Error Error::Within(std::string_view where) const& {
  return Error{code, std::string(where) + ": " + message, retry_after};
}

}  // namespace rolecall
