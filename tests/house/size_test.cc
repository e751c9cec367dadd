// The house rule of sizes: a file has at most 500 lines, a function at most 60.
#include <cctype>
#include <optional>

#include "tests/house/source_files.h"

namespace rolecall {
namespace {

constexpr const char* kFolders[] = {
    "app",   "base",   "bench",    "config", "crawler", "document", "matcher",
    "model", "parser", "pipeline", "sample", "store",   "tests",    "tools"};

// A function, by the layout that clang-format gives it: its signature begins in
// the first column, what follows is indented, and its "}" is in the first
// column again.  (Namespaces end in "}  // namespace", types in "};".)
struct Function {
  size_t first_line;  // from 0
  size_t line_count;
};

std::vector<Function> FunctionsIn(const std::vector<std::string>& lines) {
  std::vector<Function> functions;
  std::optional<size_t> signature;
  for (size_t i = 0; i < lines.size(); ++i) {
    const std::string& line = lines[i];
    if (line.empty()) continue;
    if (std::isalpha(static_cast<unsigned char>(line[0])) != 0) {
      signature = i;
    } else if (line == "}" && signature) {
      functions.push_back({*signature, i - *signature + 1});
      signature.reset();
    }
  }
  return functions;
}

TEST(SizeTest, HouseRule_NoFileIsLongerThan500Lines) {
  for (const char* folder : kFolders) {
    for (const auto& file : FilesBelow(folder, {".h", ".cc", ".sh", ".py"})) {
      EXPECT_LE(LinesOf(file).size(), 500U) << Place(file, 1);
    }
  }
}

TEST(SizeTest, HouseRule_NoFunctionIsLongerThan60Lines) {
  size_t function_count = 0;
  for (const char* folder : kFolders) {
    for (const auto& file : FilesBelow(folder, {".h", ".cc"})) {
      for (const Function& function : FunctionsIn(LinesOf(file))) {
        EXPECT_LE(function.line_count, 60U)
            << Place(file, function.first_line + 1);
        ++function_count;
      }
    }
  }
  EXPECT_GT(function_count, 1000U) << "functions are no longer recognised";
}

}  // namespace
}  // namespace rolecall
