// What the documents say of the tree is so.
#include <gmock/gmock.h>

#include <regex>

#include "tests/house/source_files.h"

namespace rolecall {
namespace {

using testing::HasSubstr;

std::vector<std::filesystem::path> Documents() {
  std::vector<std::filesystem::path> documents = FilesBelow("docs", {".md"});
  for (const char* name :
       {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "sample/README.md"}) {
    documents.push_back(SourceRoot() / name);
  }
  return documents;
}

std::string TextOf(const std::string& name) {
  std::string text;
  for (const std::string& line : LinesOf(SourceRoot() / name)) {
    text += line + "\n";
  }
  return text;
}

// The targets of Markdown links in a line that lie in the tree.
std::vector<std::string> LocalLinks(const std::string& line) {
  static const std::regex link(R"(\]\(([^)#]+)(#[^)]*)?\))");
  std::vector<std::string> targets;
  for (std::sregex_iterator it(line.begin(), line.end(), link), end; it != end;
       ++it) {
    const std::string target = (*it)[1].str();
    if (target.find("://") == std::string::npos) targets.push_back(target);
  }
  return targets;
}

TEST(DocsTest, EveryLinkLeadsSomewhere) {
  for (const auto& document : Documents()) {
    const std::vector<std::string> lines = LinesOf(document);
    for (size_t i = 0; i < lines.size(); ++i) {
      for (const std::string& target : LocalLinks(lines[i])) {
        EXPECT_TRUE(std::filesystem::exists(document.parent_path() / target))
            << Place(document, i + 1) << ": " << target;
      }
    }
  }
}

TEST(DocsTest, EveryDecisionIsListed) {
  const std::string list = TextOf("docs/decisions/README.md");
  for (const auto& page : FilesBelow("docs/decisions", {".md"})) {
    const std::string name = page.filename().string();
    if (name == "README.md") continue;
    EXPECT_THAT(list, HasSubstr("(" + name + ")"));
  }
}

TEST(DocsTest, EveryModuleIsInTheArchitecture) {
  const std::string architecture = TextOf("docs/architecture.md");
  for (const std::string& line :
       LinesOf(std::filesystem::path(ROLECALL_BINARY_DIR) / "modules.txt")) {
    const std::string module = line.substr(0, line.find(':'));
    EXPECT_THAT(architecture, HasSubstr("| " + module + " |"));
  }
}

// `header.h` names of the architecture's table of modules.
TEST(DocsTest, TheArchitectureNamesHeadersThatExist) {
  static const std::regex module_row(R"(^\| ([a-z]+) \| (.*) \|.*\|$)");
  static const std::regex file(R"(`([a-z_/]+\.(h|cc))`)");
  size_t seen = 0;
  for (const std::string& line :
       LinesOf(SourceRoot() / "docs/architecture.md")) {
    std::smatch module;
    if (!std::regex_match(line, module, module_row)) continue;
    const std::string folder = module[1].str();
    for (std::sregex_iterator it(line.begin(), line.end(), file), end;
         it != end; ++it, ++seen) {
      EXPECT_TRUE(
          std::filesystem::exists(SourceRoot() / folder / (*it)[1].str()))
          << folder << "/" << (*it)[1].str();
    }
  }
  EXPECT_GT(seen, 10U);
}

TEST(DocsTest, FindsLinks) {
  EXPECT_THAT(LocalLinks("[a](b.md#c), [d](https://e.example/), [f](../g)"),
              testing::ElementsAre("b.md", "../g"));
}

}  // namespace
}  // namespace rolecall
