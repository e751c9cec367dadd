#include "matcher/interned.h"

#include <gtest/gtest.h>

#include <string>

namespace rolecall {
namespace {

TEST(InternedTest, EqualValuesHaveOneNumberUntilAllAreGone) {
  Interned<std::string> words;
  const uint32_t a = words.Add("a");
  const uint32_t b = words.Add("b");
  EXPECT_NE(a, b);
  EXPECT_EQ(words.Add("a"), a);
  words.Remove(a);
  EXPECT_EQ(words[a], "a");
  EXPECT_EQ(words.Add("a"), a);
  words.Remove(a);
  words.Remove(a);
  EXPECT_EQ(words[a], "");
}

TEST(InternedTest, NumbersOfWhatIsGoneAreUsedAgain) {
  Interned<std::string> words;
  for (int i = 0; i < 1000; ++i) {
    const uint32_t number = words.Add(std::to_string(i));
    EXPECT_EQ(words[number], std::to_string(i));
    words.Remove(number);
  }
  EXPECT_EQ(words.size(), 1u);
}

}  // namespace
}  // namespace rolecall
