// docs/style.md: a failure cannot be dropped by not looking at it.
#include <regex>

#include "tests/house/source_files.h"

namespace rolecall {
namespace {

TEST(NodiscardTest, HouseRule_EveryDeclaredResultMustBeLookedAt) {
  const std::regex declared(
      R"(^ *((static|virtual|inline|constexpr) )*Result<.*\()");
  size_t marked = 0;
  for (const char* folder :
       {"app", "base", "config", "crawler", "document", "matcher", "model",
        "parser", "pipeline", "store"}) {
    for (const auto& file : FilesBelow(folder, {".h"})) {
      const std::vector<std::string> lines = LinesOf(file);
      for (size_t i = 0; i < lines.size(); ++i) {
        marked += lines[i].find("[[nodiscard]]") != std::string::npos;
        const bool follows = i > 0 && lines[i - 1].ends_with("[[nodiscard]]");
        EXPECT_TRUE(follows || !std::regex_search(lines[i], declared))
            << Place(file, i + 1);
      }
    }
  }
  EXPECT_GT(marked, 50U);
}

}  // namespace
}  // namespace rolecall
