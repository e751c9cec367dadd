#include "config/settings_file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>

// toml++ then reports by value; nothing else includes it.
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "base/text.h"
#include "config/setting_keys.h"

namespace rolecall {
namespace {

constexpr size_t kMaxFileBytes = 64 << 20;

// The problems of one file.
class Problems {
 public:
  Problems(const std::string& file, SettingProblems& all)
      : file_(file), all_(all) {}
  void Add(const toml::source_region& place, const std::string& what) {
    all_.AddInFile(file_, place.begin.line, place.begin.column, what);
  }
  void NoteSection(std::string_view name, const toml::source_region& place) {
    all_.NoteSection(std::string(name), file_, place.begin.line,
                     place.begin.column);
  }

 private:
  const std::string& file_;
  SettingProblems& all_;
};

template <typename Options>
std::vector<std::string> NamesOf(const Options& options) {
  std::vector<std::string> names;
  for (const auto& key : KeysOf(options)) names.emplace_back(key.name);
  return names;
}

std::string_view NodeTypeName(const toml::node& node) {
  if (node.is_string()) return "a string";
  if (node.is_integer()) return "a whole number";
  if (node.is_floating_point()) return "a number with a fraction";
  if (node.is_boolean()) return "true or false";
  if (node.is_table()) return "a table";
  if (node.is_array()) return "a list";
  return "a date or time";
}

Result<SettingValue> ReadNode(SettingType type, const toml::node& node) {
  switch (type) {
    case SettingType::kText:
      if (const auto* text = node.as_string()) return text->get();
      break;
    case SettingType::kSwitch:
      if (const auto* on = node.as_boolean()) return on->get();
      break;
    case SettingType::kWhole:
      if (const auto* whole = node.as_integer()) return whole->get();
      break;
    case SettingType::kNumber:
      if (node.is_number()) return *node.value<double>();
      break;
  }
  return Fail(ErrorCode::kInvalidArgument,
              "expected " + std::string(SettingTypeName(type)) + ", got " +
                  std::string(NodeTypeName(node)));
}

// Fills `options` from one section of the file.
template <typename Options>
void ReadSection(const toml::table& table, Options& options,
                 Problems& problems) {
  for (const auto& [name, node] : table) {
    const auto& keys = KeysOf(options);
    const auto key =
        std::ranges::find(keys, name.str(), &SettingKey<Options>::name);
    if (key == keys.end()) {
      problems.Add(name.source(),
                   UnknownName("key", name.str(), NamesOf(options)));
      continue;
    }
    const auto set =
        ReadNode(key->type, node).and_then([&](const SettingValue& value) {
          return key->set(options, value);
        });
    if (!set) {
      problems.Add(node.source(),
                   std::string(key->name) + ": " + set.error().message);
    }
  }
}

void ReadSources(const toml::node& node, std::vector<Source>& sources,
                 Problems& problems) {
  const toml::array* list = node.as_array();
  if (list == nullptr || !list->is_homogeneous<toml::table>()) {
    problems.Add(node.source(), "write [[source]], with two brackets");
    return;
  }
  sources.reserve(sources.size() + list->size());
  std::set<std::string> ids;
  for (const toml::node& item : *list) {
    Source& source = sources.emplace_back();
    ReadSection(*item.as_table(), source, problems);
    for (const std::string_view needed : {"id", "url"}) {
      if (!item.as_table()->contains(needed)) {
        problems.Add(item.source(), "a source without " + std::string(needed));
      }
    }
    if (!source.id.empty() && !ids.insert(source.id).second) {
      problems.Add(item.source(),
                   "a second source with the id \"" + source.id + "\"");
    }
  }
}

void ReadDocument(const toml::table& document, Settings& settings,
                  Problems& problems) {
  std::vector<std::string> known = {std::string(kSourceSection)};
  ForEachSection(settings, [&](std::string_view section, auto& options) {
    known.emplace_back(section);
    const toml::node* node = document.get(section);
    if (node == nullptr) return;
    problems.NoteSection(section, node->source());
    if (const toml::table* table = node->as_table()) {
      ReadSection(*table, options, problems);
    } else {
      problems.Add(node->source(), "write [" + std::string(section) + "]");
    }
  });
  if (const toml::node* node = document.get(kSourceSection)) {
    ReadSources(*node, settings.sources, problems);
  }
  for (const auto& [name, node] : document) {
    if (std::ranges::find(known, name.str()) == known.end()) {
      problems.Add(
          name.source(),
          UnknownName(node.is_table() ? "section" : "key", name.str(), known));
    }
  }
}

Result<std::string> ReadFile(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    return Fail(ErrorCode::kNotFound, path + ": no such file");
  }
  std::ifstream file(path, std::ios::binary);
  std::string text;
  std::array<char, 1 << 14> block;
  while (text.size() <= kMaxFileBytes && file) {
    file.read(block.data(), block.size());
    text.append(block.data(), static_cast<size_t>(file.gcount()));
  }
  if (!file.is_open() || file.bad() ||
      std::filesystem::is_directory(path, error)) {
    return Fail(ErrorCode::kInvalidArgument, path + ": cannot be read");
  }
  if (text.size() > kMaxFileBytes) {
    return Fail(
        ErrorCode::kInvalidArgument,
        path + ": larger than " + std::to_string(kMaxFileBytes) + " bytes");
  }
  return text;
}

}  // namespace

Result<void> ReadSettingsFile(const std::string& path, Settings& settings,
                              SettingProblems& all_problems) {
  const auto text = ReadFile(path);
  if (!text) return Fail(text.error());
  Problems problems(path, all_problems);
  const toml::parse_result result = toml::parse(*text);
  if (result) {
    ReadDocument(result.table(), settings, problems);
  } else {
    problems.Add(result.error().source(),
                 Printable(result.error().description()));
  }
  return {};
}

}  // namespace rolecall
