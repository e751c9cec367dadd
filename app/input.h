// Files as the commands take them: plain or gzip, "-" for standard input,
// bounded in bytes.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace rolecall {

// A record of a stranger longer than this is refused, not read.
inline constexpr size_t kMaxInputBytes = size_t{256} << 20;
inline constexpr size_t kMaxLineBytes = size_t{16} << 20;

// The whole of a file, gunzipped where it is gzip.  Fails with kNotFound (no
// such file), kTooLarge, kMalformed (broken gzip).
[[nodiscard]] Result<std::string> ReadInput(const std::string& path);

// Calls `visit` with each line and its number, from 1, until it returns false.
// A line over the bound is given as an empty one, with `too_long` set.  A byte
// order mark at the beginning is no part of the first line.
[[nodiscard]] Result<void> ForEachLine(
    const std::string& path,
    const std::function<bool(std::string_view line, size_t number,
                             bool too_long)>& visit);

}  // namespace rolecall
