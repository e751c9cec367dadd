// Phrases of ours in a line of a resume.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace rolecall {

// Where one of `phrases` (lower case) stands in `lower` as whole words; that of
// the first phrase that does.
std::optional<size_t> FindPhrase(std::string_view lower,
                                 std::span<const std::string_view> phrases);

inline bool HasPhrase(std::string_view lower,
                      std::span<const std::string_view> phrases) {
  return FindPhrase(lower, phrases).has_value();
}

}  // namespace rolecall
