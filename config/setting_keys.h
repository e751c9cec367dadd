// The one table of what an operator may write: each key's name, where it goes,
// its range and what it means.  Reading files, reading the environment and
// writing settings all go by it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/error.h"
#include "config/settings.h"

namespace rolecall {

using SettingValue = std::variant<std::string, bool, int64_t, double>;

// The type that a key wants; a whole number does where kNumber is wanted.
enum class SettingType { kText, kSwitch, kWhole, kNumber };

// "a string", "true or false", "a whole number", "a number".
std::string_view SettingTypeName(SettingType type);

// Reads a value as an environment variable holds it, without quotes.  Fails
// with kInvalidArgument: "expected a whole number, got \"soon\"".
[[nodiscard]] Result<SettingValue> ParseSetting(SettingType type,
                                                std::string_view text);

// The value as TOML writes it.
std::string SettingToToml(const SettingValue& value);

// One key of the section that fills an `Options`.
template <typename Options>
struct SettingKey {
  std::string_view name;
  SettingType type;
  // Puts a value of `type` where it belongs.  Fails with kInvalidArgument,
  // saying what is wrong with it: "-1 is too small, the least is 0".
  std::function<Result<void>(Options&, const SettingValue&)> set;
  // The value now; nullopt where nothing was said.
  std::function<std::optional<SettingValue>(const Options&)> get;
  std::string_view help;  // one line
};

template <typename Options>
using SettingKeys = std::vector<SettingKey<Options>>;

const SettingKeys<StoreOptions>& KeysOf(const StoreOptions&);
const SettingKeys<CrawlOptions>& KeysOf(const CrawlOptions&);
const SettingKeys<MatchOptions>& KeysOf(const MatchOptions&);
const SettingKeys<LogOptions>& KeysOf(const LogOptions&);
const SettingKeys<Source>& KeysOf(const Source&);

// The section that stands once for each source.
inline constexpr std::string_view kSourceSection = "source";

// Calls `visit(name, options)` for every section that stands once.
template <typename AnySettings, typename Visit>
void ForEachSection(AnySettings& settings, Visit visit) {
  visit("store", settings.store);
  visit("crawl", settings.crawl);
  visit("matching", settings.matching);
  visit("log", settings.log);
}

// "redis://user:***@host/" for "redis://user:secret@host/".
std::string MaskPassword(std::string_view url);

}  // namespace rolecall
