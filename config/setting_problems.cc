#include "config/setting_problems.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "base/text.h"

namespace rolecall {

void SettingProblems::AddInFile(const std::string& file, size_t line,
                                size_t column, const std::string& what) {
  in_file_.push_back({line, column,
                      file + ":" + std::to_string(line) + ":" +
                          std::to_string(column) + ": " + what});
}

void SettingProblems::Add(const std::string& where, const std::string& what) {
  elsewhere_.push_back(where + ": " + what);
}

void SettingProblems::AddOfSection(const std::string& section,
                                   const std::string& what) {
  const std::string named = "[" + section + "]: " + what;
  const auto place = sections_.find(section);
  if (place == sections_.end()) {
    elsewhere_.push_back(named);
  } else {
    AddInFile(place->second.file, place->second.line, place->second.column,
              named);
  }
}

void SettingProblems::NoteSection(const std::string& section,
                                  const std::string& file, size_t line,
                                  size_t column) {
  sections_[section] = {file, line, column};
}

Result<void> SettingProblems::ToResult() const {
  std::vector<InFile> ordered = in_file_;
  std::ranges::stable_sort(ordered, {}, [](const InFile& one) {
    return std::tuple(one.line, one.column);
  });
  std::vector<std::string> lines;
  for (const InFile& one : ordered) lines.push_back(one.message);
  std::ranges::copy(elsewhere_, std::back_inserter(lines));
  if (lines.empty()) return {};
  return Fail(ErrorCode::kInvalidArgument, Join(lines, "\n"));
}

std::string UnknownName(std::string_view what, std::string_view name,
                        std::span<const std::string> known) {
  const std::string nearest = Nearest(name, known);
  return "unknown " + std::string(what) + " \"" + Printable(name) + "\", " +
         (nearest.empty() ? "known are " + Join(known, ", ")
                          : "did you mean \"" + nearest + "\"?");
}

}  // namespace rolecall
