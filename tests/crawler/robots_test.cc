// RFC 9309, section by section, then the leniencies that go beyond it.
#include "crawler/robots.h"

#include <gtest/gtest.h>

#include <string>

namespace rolecall {
namespace {

using std::chrono::milliseconds;

bool Allows(std::string_view body, std::string_view path,
            std::string_view token = "rolecall") {
  return RobotsTxt::Parse(body).IsAllowed(
      token, "https://example.org" + std::string(path));
}

// Section 2.2.1: groups are found by the product token, case ignored.
TEST(RobotsGroupsTest, ProductTokensAreComparedWithoutCase) {
  EXPECT_FALSE(Allows("User-Agent: ROLEcall\nDisallow: /\n", "/a"));
}

// Section 2.2.1: rules of several groups for a token are one group.
TEST(RobotsGroupsTest, GroupsOfTheSameTokenAreMerged) {
  constexpr std::string_view kBody =
      "user-agent: rolecall\ndisallow: /a\n"
      "user-agent: other\ndisallow: /o\n"
      "user-agent: rolecall\ndisallow: /b\n";
  EXPECT_FALSE(Allows(kBody, "/a"));
  EXPECT_FALSE(Allows(kBody, "/b"));
  EXPECT_TRUE(Allows(kBody, "/o"));
}

// Section 2.2.1: "*" counts only where no group names the crawler.
TEST(RobotsGroupsTest, TheGroupForAllCountsOnlyWithoutOneOfItsOwn) {
  constexpr std::string_view kBody =
      "user-agent: *\ndisallow: /\nuser-agent: rolecall\nallow: /a\n";
  EXPECT_TRUE(Allows(kBody, "/z"));
  EXPECT_FALSE(Allows(kBody, "/z", "other"));
}

TEST(RobotsGroupsTest, AGroupWithoutRulesAllowsAll) {
  EXPECT_TRUE(
      Allows("user-agent: *\ndisallow: /\nuser-agent: rolecall\n", "/a"));
  EXPECT_TRUE(Allows(
      "user-agent: rolecall\ndisallow:\nuser-agent: *\ndisallow: /\n", "/a"));
}

// Section 2.2: no group at all, no rules.
TEST(RobotsGroupsTest, RulesBeforeAnyGroupAreIgnored) {
  EXPECT_TRUE(Allows("disallow: /\nuser-agent: rolecall\nallow: /x\n", "/a"));
}

TEST(RobotsGroupsTest, SeveralTokensShareTheRulesBelowThem) {
  constexpr std::string_view kBody =
      "user-agent: a\nuser-agent: rolecall\ndisallow: /x\n";
  EXPECT_FALSE(Allows(kBody, "/x"));
  EXPECT_FALSE(Allows(kBody, "/x", "a"));
}

// Section 2.2.4: other records must not end a group.
TEST(RobotsGroupsTest, UnknownLinesEndNoGroup) {
  constexpr std::string_view kBody =
      "user-agent: rolecall\nSitemap: https://e.org/s\nHost: e.org\n"
      "Crawl-delay: 3\nuser-agent: *\ndisallow: /\n";
  EXPECT_FALSE(Allows(kBody, "/a"));
  EXPECT_FALSE(Allows(kBody, "/a", "other"));
}

// Section 2.2.2: the most octets decide, Allow among equals.
TEST(RobotsRulesTest, LongestMatchWins) {
  constexpr std::string_view kBody =
      "user-agent: *\ndisallow: /a\nallow: /a/b\ndisallow: /a/b/c\n";
  EXPECT_FALSE(Allows(kBody, "/a"));
  EXPECT_TRUE(Allows(kBody, "/a/b"));
  EXPECT_FALSE(Allows(kBody, "/a/b/c/d"));
  EXPECT_TRUE(Allows("user-agent: *\ndisallow: /a\nallow: /a\n", "/a"));
  EXPECT_TRUE(Allows("user-agent: *\nallow: /a\ndisallow: /a\n", "/a"));
}

// Section 2.2.2: paths are compared with case.
TEST(RobotsRulesTest, PathsAreCaseSensitive) {
  EXPECT_TRUE(Allows("user-agent: *\ndisallow: /A\n", "/a"));
}

// Section 2.2.2: octets outside ASCII are compared percent-encoded.
TEST(RobotsRulesTest, PatternsArePercentEncoded) {
  EXPECT_FALSE(Allows("user-agent: *\ndisallow: /\xC3\xBC\n", "/%C3%BC"));
  EXPECT_FALSE(Allows("user-agent: *\ndisallow: /%c3%bc\n", "/%C3%BC"));
  EXPECT_TRUE(Allows("user-agent: *\ndisallow: /%61\n", "/a"));
}

// Section 2.2.3: "*" any octets, "$" the end, "#" a comment.
TEST(RobotsRulesTest, SpecialCharactersHaveTheirMeaning) {
  constexpr std::string_view kBody =
      "user-agent: *\ndisallow: /*.pdf$ # no papers\ndisallow: /a*b*c\n";
  EXPECT_FALSE(Allows(kBody, "/x.pdf"));
  EXPECT_TRUE(Allows(kBody, "/x.pdf?download"));
  EXPECT_FALSE(Allows(kBody, "/a1b2c3"));
  EXPECT_TRUE(Allows(kBody, "/acb"));
  EXPECT_TRUE(Allows("user-agent: *\ndisallow: /a$b\n", "/a"));
  EXPECT_FALSE(Allows("user-agent: *\ndisallow: /a$b\n", "/a$b"));
}

TEST(RobotsRulesTest, QueriesBelongToThePath) {
  EXPECT_FALSE(Allows("user-agent: *\ndisallow: /*?id=\n", "/page?id=7"));
  EXPECT_FALSE(Allows("user-agent: *\ndisallow: /?id\n", "?id=7"));
}

// Section 2.5: at least 500 KiB are read, the rest need not be.
TEST(RobotsLimitsTest, HalfAMebibyteIsRead) {
  const std::string filler(RobotsTxt::kMaxBytes - 100, '\n');
  const std::string rules = "user-agent: *\ndisallow: /\n";
  EXPECT_FALSE(Allows(filler + rules, "/a"));
  EXPECT_TRUE(Allows(filler + std::string(100, '\n') + rules, "/a"));
}

TEST(RobotsLimitsTest, ALineAcrossTheLimitIsDropped) {
  std::string body = "user-agent: *\n";
  const std::string last = "disallow: /private";
  body += std::string(RobotsTxt::kMaxBytes - body.size() - 12, '#');
  body += "\n" + last;  // only "disallow: /" would be within
  EXPECT_TRUE(Allows(body, "/public"));
}

TEST(RobotsLimitsTest, HostilePatternsTakeLinearTime) {
  std::string stars = "user-agent: *\ndisallow: /";
  for (int i = 0; i < 8000; ++i) stars += "*a";
  stars += "b\n";
  EXPECT_TRUE(Allows(stars, "/" + std::string(8000, 'a')));
  std::string repeats;
  for (int i = 0; i < 200; ++i)
    repeats += "disallow: /*" + std::string(2000, 'a') + "b\n";
  EXPECT_TRUE(
      Allows("user-agent: *\n" + repeats, "/" + std::string(8000, 'a')));
}

// Section 2.3.1.5: what cannot be read voids nothing else.
TEST(RobotsSyntaxTest, UnreadableLinesAreSkipped) {
  std::string body = "\xFF\xFE\x01garbage\n:::\n: x\nuser-agent: *\n";
  body += std::string("disallow: /a\0b\n", 15);
  body += "%%%\n\ndisallow: /z";
  EXPECT_FALSE(Allows(body, "/z"));
  EXPECT_FALSE(Allows(body, "/a"));
  EXPECT_TRUE(Allows(body, "/y"));
}

TEST(RobotsSyntaxTest, EveryLineEndingCounts) {
  EXPECT_FALSE(Allows("user-agent: *\r\ndisallow: /a\r\n", "/a"));
  EXPECT_FALSE(Allows("user-agent: *\rdisallow: /a", "/a"));
}

TEST(RobotsSyntaxTest, AByteOrderMarkIsSkipped) {
  EXPECT_FALSE(Allows("\xEF\xBB\xBFuser-agent: *\ndisallow: /a\n", "/a"));
  EXPECT_FALSE(Allows("\xEF\xBBuser-agent: *\ndisallow: /a\n", "/a"));
}

TEST(RobotsLeniencyTest, AColonMayBeMissing) {
  EXPECT_FALSE(Allows("user-agent *\ndisallow /a\n", "/a"));
  EXPECT_TRUE(Allows("user-agent: *\ndisallow /a /b\n", "/a"));
}

TEST(RobotsLeniencyTest, FrequentMisspellingsCount) {
  for (const char* key : {"disallow", "dissallow", "dissalow", "disalow",
                          "diasllow", "disallaw"}) {
    EXPECT_FALSE(Allows("useragent: *\n" + std::string(key) + ": /a\n", "/a"))
        << key;
  }
}

TEST(RobotsLeniencyTest, TokensEndBeforeVersionsAndSpaces) {
  EXPECT_FALSE(Allows("user-agent: rolecall/2.0\ndisallow: /\n", "/a"));
  EXPECT_FALSE(Allows("user-agent: rolecall crawler\ndisallow: /\n", "/a"));
  EXPECT_FALSE(Allows("user-agent: * everyone\ndisallow: /\n", "/a"));
}

TEST(RobotsLeniencyTest, AnAllowedIndexPageIsItsDirectory) {
  constexpr std::string_view kBody =
      "user-agent: *\nallow: /d/index.html\ndisallow: /\n";
  EXPECT_TRUE(Allows(kBody, "/d/"));
  EXPECT_FALSE(Allows(kBody, "/d/x"));
}

TEST(RobotsLeniencyTest, AnEmptyTokenOrUrlIsNoError) {
  const RobotsTxt robots = RobotsTxt::Parse("user-agent: *\ndisallow: /\n");
  EXPECT_FALSE(robots.IsAllowed("", ""));
  EXPECT_TRUE(RobotsTxt::Parse("").IsAllowed("", ""));
}

TEST(RobotsDelayTest, TheLargestOfTheGroupCounts) {
  const RobotsTxt robots = RobotsTxt::Parse(
      "user-agent: *\ncrawl-delay: 9\ndisallow: /y\n"
      "user-agent: rolecall\ndisallow: /x\ncrawl-delay: 1.5\n"
      "user-agent: rolecall\nCrawl-Delay: 2\n");
  EXPECT_EQ(robots.CrawlDelay("rolecall"), milliseconds(2000));
  EXPECT_EQ(robots.CrawlDelay("other"), milliseconds(9000));
  EXPECT_EQ(RobotsTxt::Parse("").CrawlDelay("rolecall"), std::nullopt);
}

TEST(RobotsDelayTest, OnlyPlainNumbersCountAndADayIsTheMost) {
  const auto delay = [](const std::string& value) {
    return RobotsTxt::Parse("user-agent: *\ncrawl-delay: " + value)
        .CrawlDelay("rolecall");
  };
  EXPECT_EQ(delay("0.25"), milliseconds(250));
  EXPECT_EQ(delay("1e99"), milliseconds(86'400'000));
  for (const char* value : {"", "-1", "nan", "soon", "5s", "1,5"}) {
    EXPECT_EQ(delay(value), std::nullopt) << value;
  }
  EXPECT_EQ(delay("inf"), milliseconds(86'400'000));
}

}  // namespace
}  // namespace rolecall
