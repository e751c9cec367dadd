// What is wrong with what the operator wrote, gathered so that one run tells
// all of it.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace rolecall {

class SettingProblems {
 public:
  // Lines and columns count from 1.
  void AddInFile(const std::string& file, size_t line, size_t column,
                 const std::string& what);
  // Of an environment variable.
  void Add(const std::string& where, const std::string& what);
  // Of several settings of one section together; its place is where NoteSection
  // saw it, if it did.
  void AddOfSection(const std::string& section, const std::string& what);
  void NoteSection(const std::string& section, const std::string& file,
                   size_t line, size_t column);

  // kInvalidArgument with a line for each: the file's in its order, then the
  // others as they were added.  No error when there is nothing.
  [[nodiscard]] Result<void> ToResult() const;

 private:
  struct InFile {
    size_t line = 0;
    size_t column = 0;
    std::string message;
  };
  struct Place {
    std::string file;
    size_t line = 0;
    size_t column = 0;
  };
  std::map<std::string, Place> sections_;
  std::vector<InFile> in_file_;
  std::vector<std::string> elsewhere_;
};

// "unknown key \"inteval\", did you mean \"interval\"?"; where nothing known is
// near, it lists what is known.
std::string UnknownName(std::string_view what, std::string_view name,
                        std::span<const std::string> known);

}  // namespace rolecall
