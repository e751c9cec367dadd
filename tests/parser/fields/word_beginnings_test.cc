#include "parser/fields/word_beginnings.h"

#include <gtest/gtest.h>

#include <string>

namespace rolecall {
namespace {

// "at:kinds at:kinds"
std::string Visits(const WordBeginnings& words, std::string_view text) {
  std::string visits;
  words.ForEach(text, [&visits](size_t at, unsigned kinds) {
    if (!visits.empty()) visits += ' ';
    visits += std::to_string(at) + ":" + std::to_string(kinds);
  });
  return visits;
}

TEST(WordBeginningsTest, FindsWordsByHowTheyBeginInAnyCase) {
  const WordBeginnings words({{"shift", 1}, {"day ", 2}});
  EXPECT_EQ(Visits(words, "Shifts, SHIFT, upshift"), "0:1 8:1");
  EXPECT_EQ(Visits(words, "day days day-off birthday"), "0:2 9:2");
  EXPECT_EQ(Visits(words, "shif da"), "");
  EXPECT_EQ(Visits(words, ""), "");
}

TEST(WordBeginningsTest, WhatIsNoLetterEndsAWord) {
  const WordBeginnings words({{"hour", 1}, {"st ", 2}});
  EXPECT_EQ(Visits(words, "40hours 1st e\xCC\x81st"), "2:1 9:2 15:2");
}

TEST(WordBeginningsTest, OneWordMayBeOfSeveralKinds) {
  const WordBeginnings words({{"ma", 1}, {"ma ", 2}, {"master", 4}, {"ma", 8}});
  EXPECT_EQ(Visits(words, "ma"), "0:11");
  EXPECT_EQ(Visits(words, "masters mad"), "0:13 8:9");
  EXPECT_EQ(words.KindsIn("mad"), 9u);
  EXPECT_EQ(words.KindsIn("none"), 0u);
}

}  // namespace
}  // namespace rolecall
