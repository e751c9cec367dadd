// The configuration file: TOML.  The only file that sees toml++.
#pragma once

#include <string>

#include "base/error.h"
#include "config/setting_problems.h"
#include "config/settings.h"

namespace rolecall {

// Puts what the file says into `settings`, and what is wrong with it into
// `problems`.  Fails with kNotFound when there is no such file, and with
// kInvalidArgument when it cannot be read or is larger than 64 MiB.
[[nodiscard]] Result<void> ReadSettingsFile(const std::string& path,
                                            Settings& settings,
                                            SettingProblems& problems);

}  // namespace rolecall
