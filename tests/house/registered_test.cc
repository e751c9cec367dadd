// A test that no CMakeLists.txt names is never run, and nobody notices.
#include <gmock/gmock.h>

#include <regex>

#include "tests/house/source_files.h"

namespace rolecall {
namespace {

// The CMakeLists.txt of the folder that a test lies in, without its comments.
std::string BuildFileBeside(const std::filesystem::path& test) {
  std::string text;
  for (const std::string& line :
       LinesOf(test.parent_path() / "CMakeLists.txt")) {
    text += line.substr(0, line.find('#')) + "\n";
  }
  return text;
}

bool Names(const std::string& build_file, const std::string& word) {
  return std::regex_search(build_file,
                           std::regex("(^|[\\s(])" + word + "(?=[\\s)])"));
}

std::vector<std::filesystem::path> Tests() {
  std::vector<std::filesystem::path> tests;
  for (const auto& file : FilesBelow("tests", {".cc"})) {
    if (file.filename().string().ends_with("_test.cc")) tests.push_back(file);
  }
  return tests;
}

TEST(RegisteredTest, EveryTestFileIsNamedInItsCMakeLists) {
  ASSERT_FALSE(Tests().empty());
  for (const auto& test : Tests()) {
    EXPECT_TRUE(Names(BuildFileBeside(test), test.filename().string()))
        << Place(test, 1) << ": not named in CMakeLists.txt";
  }
}

TEST(RegisteredTest, EveryFolderOfTestsIsAdded) {
  for (const auto& test : Tests()) {
    const auto folder = test.parent_path();
    EXPECT_THAT(LinesOf(folder.parent_path() / "CMakeLists.txt"),
                testing::Contains("add_subdirectory(" +
                                  folder.filename().string() + ")"));
  }
}

TEST(RegisteredTest, NoTestIsDisabled) {
  for (const auto& test : Tests()) {
    const std::vector<std::string> lines = LinesOf(test);
    for (size_t i = 0; i < lines.size(); ++i) {
      static const std::regex disabled(R"(TEST\w*\(.*\bDISABLED)"
                                       "_");
      EXPECT_FALSE(std::regex_search(lines[i], disabled)) << Place(test, i + 1);
    }
  }
}

TEST(RegisteredTest, FindsWholeNamesOnly) {
  EXPECT_TRUE(Names("rolecall_test(a\n  b_test.cc)\n", "b_test.cc"));
  EXPECT_FALSE(Names("rolecall_test(a ab_test.cc)\n", "b_test.cc"));
}

}  // namespace
}  // namespace rolecall
