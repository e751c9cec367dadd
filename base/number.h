// Numbers out of text.
#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace rolecall {

// The whole of `text` as a number in decimal digits; nothing where a byte is
// left over (white space and '+' too) or the number does not fit T.
template <typename T>
std::optional<T> ParseNumber(std::string_view text) {
  T value{};
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

}  // namespace rolecall
