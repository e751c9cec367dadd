// Which module may include which is declared once, by MAY_INCLUDE in its
// CMakeLists.txt; CMake writes it to modules.txt.
#include <gmock/gmock.h>

#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "tests/house/source_files.h"

namespace rolecall {
namespace {

using Modules = std::map<std::string, std::set<std::string>>;

Modules ReadModules() {
  Modules modules;
  const auto path = std::filesystem::path(ROLECALL_BINARY_DIR) / "modules.txt";
  for (const std::string& line : LinesOf(path)) {
    const size_t colon = line.find(':');
    std::string allowed = line.substr(colon + 1);
    std::ranges::replace(allowed, ';', ' ');
    std::istringstream words(allowed);
    std::set<std::string>& may = modules[line.substr(0, colon)];
    for (std::string word; words >> word;) may.insert(word);
    may.insert(line.substr(0, colon));
  }
  return modules;
}

// "#include "base/text.h"" gives "base"; "" for any other line.
std::string IncludedModule(const std::string& line) {
  static const std::regex include(R"re(^\s*#\s*include\s*"([^"/]+)/)re");
  std::smatch hit;
  return std::regex_search(line, hit, include) ? hit[1].str() : "";
}

// The header of a third party that the line includes; "" for any other line.
// Headers of the standard library and of POSIX have no folder but sys/, net/,
// netinet/ and arpa/, and end in no ".hpp".
std::string ThirdPartyHeader(const std::string& line) {
  static const std::regex include(R"re(^\s*#\s*include\s*<([^>]+)>)re");
  static const std::set<std::string> plain = {"archive.h", "archive_entry.h",
                                              "gumbo.h", "expat.h", "zlib.h"};
  std::smatch hit;
  if (!std::regex_search(line, hit, include)) return "";
  const std::string header = hit[1].str();
  const std::string folder = header.substr(0, header.find('/'));
  static const std::set<std::string> posix = {"sys", "net", "netinet", "arpa",
                                              "linux"};
  const bool foreign = header.find('/') == std::string::npos
                           ? plain.contains(header)
                           : !posix.contains(folder);
  // tl::expected stands in for C++23's std::expected.
  return foreign && header != "tl/expected.hpp" ? header : "";
}

TEST(IncludeDirectionTest, EveryModuleOfTheFlowIsDeclared) {
  const Modules modules = ReadModules();
  for (const char* name : {"base", "model", "crawler", "parser", "matcher",
                           "store", "config", "pipeline"}) {
    EXPECT_TRUE(modules.contains(name)) << name;
  }
}

TEST(IncludeDirectionTest, DeclaredDirectionsFormNoCircle) {
  Modules modules = ReadModules();
  for (auto& [name, may] : modules) may.erase(name);
  // Take away what depends on nothing that is left, until nothing is left.
  while (!modules.empty()) {
    const auto leaf = std::ranges::find_if(modules, [&](const auto& module) {
      return std::ranges::none_of(module.second, [&](const std::string& other) {
        return modules.contains(other);
      });
    });
    ASSERT_NE(leaf, modules.end()) << modules.begin()->first << " is in one";
    modules.erase(leaf);
  }
}

TEST(IncludeDirectionTest, ModulesIncludeOnlyWhatTheyDeclare) {
  const Modules modules = ReadModules();
  for (const auto& [module, may] : modules) {
    for (const auto& file : FilesBelow(module, {".h", ".cc"})) {
      const std::vector<std::string> lines = LinesOf(file);
      for (size_t i = 0; i < lines.size(); ++i) {
        const std::string included = IncludedModule(lines[i]);
        if (included.empty()) continue;
        EXPECT_TRUE(may.contains(included))
            << Place(file, i + 1) << ": " << module << " may not include "
            << included;
      }
    }
  }
}

bool NamesThirdParty(const std::filesystem::path& header) {
  return std::ranges::any_of(LinesOf(header), [](const std::string& line) {
    return !ThirdPartyHeader(line).empty();
  });
}

// A header that names a third party is private: only .cc files of its own
// module include it, so that no user of the module sees the library.
TEST(IncludeDirectionTest, LibrariesAreSeenByOneModuleOnly) {
  const Modules modules = ReadModules();
  std::map<std::string, std::string> private_headers;  // to their module
  for (const auto& [module, may] : modules) {
    for (const auto& header : FilesBelow(module, {".h"})) {
      if (!NamesThirdParty(header)) continue;
      const auto name = std::filesystem::relative(header, SourceRoot());
      private_headers["#include \"" + name.string() + "\""] = module;
    }
  }
  for (const auto& [module, may] : modules) {
    for (const auto& file : FilesBelow(module, {".h", ".cc"})) {
      const std::vector<std::string> lines = LinesOf(file);
      for (size_t i = 0; i < lines.size(); ++i) {
        const auto found = private_headers.find(lines[i]);
        if (found == private_headers.end()) continue;
        EXPECT_TRUE(file.extension() == ".cc" && found->second == module)
            << Place(file, i + 1) << ": that header names a library";
      }
    }
  }
}

TEST(IncludeDirectionTest, TellsIncludesApart) {
  EXPECT_EQ(IncludedModule("#include \"base/text.h\""), "base");
  EXPECT_EQ(IncludedModule("  #  include \"a/b/c.h\"  // why"), "a");
  EXPECT_EQ(IncludedModule("#include <vector>"), "");
  EXPECT_EQ(IncludedModule("// #include \"base/text.h\""), "");
  EXPECT_EQ(ThirdPartyHeader("#include <re2/re2.h>"), "re2/re2.h");
  EXPECT_EQ(ThirdPartyHeader("#include <gumbo.h>"), "gumbo.h");
  EXPECT_EQ(ThirdPartyHeader("#include <sys/stat.h>"), "");
  EXPECT_EQ(ThirdPartyHeader("#include <tl/expected.hpp>"), "");
  EXPECT_EQ(ThirdPartyHeader("#include <string_view>"), "");
}

}  // namespace
}  // namespace rolecall
