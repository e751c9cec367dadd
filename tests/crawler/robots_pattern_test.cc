#include "crawler/robots_pattern.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace rolecall {
namespace {

// The definition of RFC 9309 section 2.2.3, tried out in every way.
bool MatchesByDefinition(std::string_view path, std::string_view pattern) {
  if (pattern.empty()) return true;
  if (pattern == "$") return path.empty();
  if (pattern.front() == '*') {
    for (size_t skipped = 0; skipped <= path.size(); ++skipped) {
      if (MatchesByDefinition(path.substr(skipped), pattern.substr(1))) {
        return true;
      }
    }
    return false;
  }
  return !path.empty() && path.front() == pattern.front() &&
         MatchesByDefinition(path.substr(1), pattern.substr(1));
}

TEST(RobotsPatternTest, AgreesWithTheDefinition) {
  constexpr uint32_t kSeed = 9309;
  std::mt19937 random(kSeed);
  const auto text = [&](std::string_view letters, size_t longest) {
    std::string out;
    for (size_t length = random() % (longest + 1); length > 0; --length) {
      out += letters[random() % letters.size()];
    }
    return out;
  };
  int hits = 0;
  for (int i = 0; i < 50'000; ++i) {
    const std::string path = text("ab$", 8);
    const std::string pattern = text("ab**$", 6);
    const bool expected = MatchesByDefinition(path, pattern);
    EXPECT_EQ(MatchesRobotsPattern(path, pattern), expected)
        << "seed " << kSeed << " path " << path << " pattern " << pattern;
    hits += expected ? 1 : 0;
  }
  EXPECT_GT(hits, 5'000);
}

TEST(RobotsPatternTest, EncodingTwiceChangesNothingMore) {
  const std::string once = EncodeRobotsPattern("/\xC3\xBC%c3%zz%4");
  EXPECT_EQ(once, "/%C3%BC%C3%zz%4");
  EXPECT_EQ(EncodeRobotsPattern(once), once);
}

// What follows the authority; "://" inside a path or query is no scheme.
TEST(RobotsPatternTest, ThePathIsWhatFollowsTheAuthority) {
  EXPECT_EQ(RobotsPath(""), "/");
  EXPECT_EQ(RobotsPath("http://e.org"), "/");
  EXPECT_EQ(RobotsPath("http://e.org/a/b?c;d#e"), "/a/b?c;d");
  EXPECT_EQ(RobotsPath("http://e.org?x"), "/?x");
  EXPECT_EQ(RobotsPath("//e.org/a"), "/a");
  EXPECT_EQ(RobotsPath("e.org/a?u=http://x/y"), "/a?u=http://x/y");
  EXPECT_EQ(RobotsPath("http://e.org#f/g"), "/");
}

}  // namespace
}  // namespace rolecall
