// The built program, called as a user calls it.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "tests/support/child.h"

namespace rolecall {

inline const std::string kProgram = ROLECALL_BINARY_DIR "/rolecall";

// Runs the program with the shipped data.
inline ChildResult Rolecall(std::vector<std::string> arguments,
                            std::map<std::string, std::string> environment = {},
                            const std::string& input = "") {
  arguments.insert(arguments.begin(), kProgram);
  environment.emplace("ROLECALL_DATA_DIR", ROLECALL_SOURCE_DIR "/config");
  return RunChild(std::move(arguments), std::move(environment), input);
}

// The lines of a text, without the empty one at its end.
inline std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  size_t begin = 0;
  while (begin < text.size()) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

}  // namespace rolecall
