#include "app/input.h"

#include <gtest/gtest.h>

#include "tests/support/child.h"

namespace rolecall {
namespace {

std::vector<std::string> LinesOf(const std::string& bytes) {
  const TemporaryFolder folder;
  std::vector<std::string> lines;
  const auto read =
      ForEachLine(folder.Write("lines", bytes),
                  [&](std::string_view line, size_t number, bool) {
                    EXPECT_EQ(number, lines.size() + 1);
                    lines.emplace_back(line);
                    return true;
                  });
  EXPECT_TRUE(read);
  return lines;
}

TEST(InputTest, AByteOrderMarkIsNoPartOfTheFirstLine) {
  using Expected = std::vector<std::string>;
  EXPECT_EQ(LinesOf("\xEF\xBB\xBF"
                    "a\nb"),
            (Expected{"a", "b"}));
  EXPECT_EQ(LinesOf("\xEF\xBB\xBF"
                    "a"),
            Expected{"a"});
  EXPECT_EQ(LinesOf("a\n\xEF\xBB\xBF"
                    "b\n"),
            (Expected{"a",
                      "\xEF\xBB\xBF"
                      "b"}));
}

}  // namespace
}  // namespace rolecall
