// The log: one line an event on standard error, never personal data, never a
// stranger's text that did not pass Printable().
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace rolecall {

struct LogOptions {
  // trace, debug, info, warn, error or off.
  std::string level = "info";
  // "text", "json", or "journal": text with sd-daemon priority prefixes.
  std::string format = "text";
};

// Sets up the process's log; call once, before threads.  Fails with
// kInvalidArgument when the level or the format is none of the above.
[[nodiscard]] Result<void> StartLog(const LogOptions& options);

// Writes one line.  Thread-safe.  Before StartLog: info and above, as text.
void LogDebug(std::string_view line);
void LogInfo(std::string_view line);
void LogWarning(std::string_view line);
void LogError(std::string_view line);

}  // namespace rolecall
