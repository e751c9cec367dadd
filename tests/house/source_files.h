// The project's own files, for tests that read them.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace rolecall {

inline std::filesystem::path SourceRoot() { return ROLECALL_SOURCE_DIR; }

// Every file below a folder of the source tree with one of `extensions`,
// ascending; none where there is no such folder.
inline std::vector<std::filesystem::path> FilesBelow(
    const std::string& folder, const std::vector<std::string>& extensions) {
  std::vector<std::filesystem::path> files;
  const auto root = SourceRoot() / folder;
  if (!std::filesystem::is_directory(root)) return files;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(root)) {
    const std::string extension = entry.path().extension().string();
    if (entry.is_regular_file() &&
        std::ranges::find(extensions, extension) != extensions.end()) {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  return files;
}

inline std::vector<std::string> LinesOf(const std::filesystem::path& path) {
  std::ifstream file(path);
  EXPECT_TRUE(file) << path;
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

// "parser/html.cc:12".
inline std::string Place(const std::filesystem::path& path, size_t line) {
  return std::filesystem::relative(path, SourceRoot()).string() + ":" +
         std::to_string(line);
}

}  // namespace rolecall
