// Errors as values: what went wrong, where, and what the caller can do.
//
// No exception crosses a module.  An ordinary absence is std::optional, an
// empty result is an empty list; an Error is for what somebody must react to.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace rolecall {

// One code for each reaction that a caller can take.  A switch over the code
// has no default, so that a new one does not compile until somebody decides.
enum class ErrorCode {
  kInvalidArgument,  // the caller's own input is wrong; it must be changed
  kNotFound,         // a thing asked for by name is not there
  kDisallowed,       // refused by a rule: robots, address guard, scheme, consent
  kRateLimited,      // the peer asked us to come back later (see retry_after)
  kUnavailable,      // the peer cannot be reached or does not answer now
  kMalformed,        // bytes of a stranger that cannot be read
  kTooLarge,         // a bound of bytes, depth, redirects, time or memory was met
  kCannotWrite,      // a full disk, a read-only folder
  kInternal,         // a bug here
};

// The code's name as it stands in messages and JSON: "invalid-argument", ...
std::string_view ErrorCodeName(ErrorCode code);

struct Error {
  ErrorCode code = ErrorCode::kInternal;
  // Built from the outside in: "source acme: robots.txt: timed out".  Never
  // holds control characters of a stranger (see Printable in base/text.h).
  std::string message;
  // When the peer named a time to come back.
  std::optional<std::chrono::seconds> retry_after;

  // The same error seen from further out: `where` + ": " + message.
  Error Within(std::string_view where) const&;
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> Fail(ErrorCode code, std::string message) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::nullopt});
}
inline tl::unexpected<Error> Fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace rolecall
