// Time, passed in: nothing but SystemClock asks the machine.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace rolecall {

using Timestamp = std::chrono::sys_seconds;  // UTC, whole seconds
using Date = std::chrono::sys_days;          // a civil date, no zone

// Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Timestamp Now() const = 0;
  // For measuring spans; never goes back.
  virtual std::chrono::steady_clock::time_point Monotonic() const = 0;
};

class SystemClock : public Clock {
 public:
  Timestamp Now() const override;
  std::chrono::steady_clock::time_point Monotonic() const override;
};

// "2026-11-02" of a date, "2026-11-02T07:00:00Z" of a time (RFC 3339).
std::string FormatDate(Date date);
std::string FormatTimestamp(Timestamp time);

// The inverse of the two above; strict, nullopt for anything else.  Dates as
// the wild writes them are parser/fields/date.h's.
std::optional<Date> ParseDate(std::string_view text);
std::optional<Timestamp> ParseTimestamp(std::string_view text);

}  // namespace rolecall
