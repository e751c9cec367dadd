#include "parser/fields/statement_marks.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "base/text.h"

namespace rolecall {
namespace {

bool IsMark(std::string_view text, size_t at) {
  static constexpr std::string_view kMarks = ".!?;*\xC2\xE2";
  const bool is_glued =
      at > 0 && IsAsciiUpper(text[at]) && IsAsciiLower(text[at - 1]);
  return is_glued || kMarks.find(text[at]) != std::string_view::npos;
}

size_t NextByHand(std::string_view text, size_t at, size_t end) {
  while (at < end && !IsMark(text, at)) ++at;
  return at;
}

TEST(StatementMarksTest, TheyAreWhereOneLooksByteForByte) {
  std::mt19937 random(11);
  const auto up_to = [&](size_t most) { return random() % (most + 1); };
  for (int round = 0; round < 400; ++round) {
    std::string text(up_to(300), 'a');
    const size_t rarity = 1 + up_to(40);  // blocks without any mark, too
    for (char& c : text) {
      if (random() % rarity == 0) c = static_cast<char>(random());
    }
    const StatementMarks marks(text);
    for (size_t at = 0; at <= text.size(); ++at) {
      const size_t end = at + up_to(text.size() - at);
      ASSERT_EQ(marks.Next(at, end), NextByHand(text, at, end))
          << at << " to " << end << " of: " << text;
      ASSERT_EQ(marks.Next(at, text.size()), NextByHand(text, at, text.size()))
          << at << " of: " << text;
    }
  }
}

TEST(StatementMarksTest, EveryByteIsJudgedRightAtEveryPlaceOfABlock) {
  for (int byte = 0; byte < 256; ++byte) {
    for (const char before : {'a', 'z', 'A', '.', '\xE2'}) {
      for (const size_t at : {1u, 15u, 16u, 63u, 64u, 65u, 127u, 128u}) {
        std::string text(130, ' ');
        text[at - 1] = before;
        text[at] = static_cast<char>(byte);
        EXPECT_EQ(StatementMarks(text).Next(at, at + 1),
                  NextByHand(text, at, at + 1))
            << byte << " at " << at;
      }
    }
  }
}

}  // namespace
}  // namespace rolecall
