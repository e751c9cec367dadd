#include "config/settings.h"

#include <malloc.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "base/text.h"
#include "config/setting_keys.h"
#include "config/setting_problems.h"
#include "config/settings_file.h"

namespace rolecall {
namespace {

constexpr std::string_view kPrefix = "ROLECALL_";
// Variables of the program that stand for no key.
constexpr std::string_view kOtherVariables[] = {"ROLECALL_CONFIG",
                                                "ROLECALL_DATA_DIR"};

// ROLECALL_STORE_STATE_DIR of "store" and "state_dir".
std::string VariableName(std::string_view section, std::string_view key) {
  std::string name(kPrefix);
  for (const char c : std::string(section) + '_' + std::string(key)) {
    name += IsAsciiLower(c) ? static_cast<char>(c - 32) : c;
  }
  return name;
}

void ReadEnvironment(const std::map<std::string, std::string>& environment,
                     Settings& settings, SettingProblems& problems) {
  std::vector<std::string> known(std::begin(kOtherVariables),
                                 std::end(kOtherVariables));
  ForEachSection(settings, [&](std::string_view section, auto& options) {
    for (const auto& key : KeysOf(options)) {
      const std::string& name =
          known.emplace_back(VariableName(section, key.name));
      const auto variable = environment.find(name);
      if (variable == environment.end()) continue;
      const auto set = ParseSetting(key.type, variable->second)
                           .and_then([&](const SettingValue& value) {
                             return key.set(options, value);
                           });
      if (!set) problems.Add(name, set.error().message);
    }
  });
  for (const auto& [name, value] : environment) {
    if (!name.starts_with(kPrefix)) continue;
    if (std::ranges::find(known, name) != known.end()) continue;
    const std::string nearest = Nearest(name, known);
    problems.Add(Printable(name),
                 nearest.empty()
                     ? "unknown variable"
                     : "unknown variable, did you mean " + nearest + "?");
  }
}

// What no key alone can get wrong.
void CheckTogether(const Settings& settings, SettingProblems& problems) {
  double sum = 0;
  for (const auto& key : KeysOf(settings.matching)) {
    sum += std::get<double>(*key.get(settings.matching));
  }
  if (std::abs(sum - 100) > 1e-6) {
    problems.AddOfSection("matching", "the weights add up to " +
                                          SettingToToml(sum) +
                                          ", they must add up to 100");
  }
}

// A key's meaning and value, where it has one.
template <typename Options>
void WriteSection(const Options& options, std::string& out) {
  for (const auto& key : KeysOf(options)) {
    std::optional<SettingValue> value = key.get(options);
    if (!value) continue;
    if (key.name == "url") *value = MaskPassword(std::get<std::string>(*value));
    if (key.name == "key" && *value != SettingValue(std::string())) {
      *value = std::string("***");
    }
    out += std::string("# ") + std::string(key.help) + "\n" +
           std::string(key.name) + " = " + SettingToToml(*value) + "\n";
  }
}

}  // namespace

Result<Settings> LoadSettings(
    const std::string& path,
    const std::map<std::string, std::string>& environment) {
  Settings settings;
  SettingProblems problems;
  if (!path.empty()) {
    if (auto read = ReadSettingsFile(path, settings, problems); !read) {
      return Fail(std::move(read.error()));
    }
#ifdef __GLIBC__
    // The file's tree took ten times what is kept of many sources; it lay below
    // them, so that nothing of it goes back to the system by itself.
    malloc_trim(0);
#endif
  }
  ReadEnvironment(environment, settings, problems);
  CheckTogether(settings, problems);
  if (auto good = problems.ToResult(); !good) {
    return Fail(std::move(good.error()));
  }
  return settings;
}

std::vector<std::string> ChangedStoreKeys(const StoreOptions& a,
                                          const StoreOptions& b) {
  std::vector<std::string> names;
  for (const auto& key : KeysOf(a)) {
    if (key.get(a) != key.get(b)) names.emplace_back(key.name);
  }
  return names;
}

std::string SettingsToToml(const Settings& settings) {
  std::string out;
  ForEachSection(settings, [&](std::string_view section, const auto& options) {
    out += (out.empty() ? "[" : "\n[") + std::string(section) + "]\n";
    WriteSection(options, out);
  });
  // Without any, the keys that one may have.
  if (settings.sources.empty()) {
    out += "\n# [[" + std::string(kSourceSection) + "]]\n";
    const Source none;
    for (const auto& key : KeysOf(none)) {
      const auto value = key.get(none);
      out += "# # " + std::string(key.help) + "\n# " + std::string(key.name) +
             " =" + (value ? " " + SettingToToml(*value) : "") + "\n";
    }
  }
  for (const Source& source : settings.sources) {
    out += "\n[[" + std::string(kSourceSection) + "]]\n";
    WriteSection(source, out);
  }
  return out;
}

}  // namespace rolecall
