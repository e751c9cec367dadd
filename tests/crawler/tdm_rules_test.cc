#include "crawler/tdm_rules.h"

#include <gtest/gtest.h>

#include <string>

namespace rolecall {
namespace {

std::optional<bool> Asked(const std::string& body, const std::string& path) {
  return TdmRules::Parse(body).IsReserved("https://x.example" + path);
}

TEST(TdmRulesTest, TheFirstRuleThatMatchesDecides) {
  const std::string file = R"([{"location":"/jobs/free","tdm-reservation":0},)"
                           R"({"location":"/jobs","tdm-reservation":1}])";
  EXPECT_EQ(Asked(file, "/jobs/1"), true);
  EXPECT_EQ(Asked(file, "/jobs/free/1"), false);
  EXPECT_EQ(Asked(file, "/about"), std::nullopt);
}

TEST(TdmRulesTest, ALocationIsAPatternAsOfRobots) {
  const std::string file = R"([{"location":"/a/*.html$","tdm-reservation":1}])";
  EXPECT_EQ(Asked(file, "/a/b.html"), true);
  EXPECT_EQ(Asked(file, "/a/b.html?c"), std::nullopt);
}

TEST(TdmRulesTest, WhatIsNoRuleIsSkipped) {
  const std::string file =
      R"([7,{"location":"/"},{"location":"/","tdm-reservation":2},)"
      R"({"location":5,"tdm-reservation":1},)"
      R"({"location":"/x","tdm-reservation":"1","tdm-policy":"https://p"}])";
  EXPECT_EQ(Asked(file, "/y"), std::nullopt);
  EXPECT_EQ(Asked(file, "/x"), true);
}

TEST(TdmRulesTest, AnyBytesAreRead) {
  for (const std::string body :
       {"", "[", "{}", "<html>no such page</html>", "[[[[[[", "\xff\xfe"}) {
    EXPECT_TRUE(TdmRules::Parse(body).empty()) << body;
  }
  EXPECT_TRUE(TdmRules::Parse(std::string(60'000, '[')).empty());
}

TEST(TdmRulesTest, RulesBeyondTheBoundAreDropped) {
  std::string file = "[";
  for (size_t i = 0; i < TdmRules::kMostRules; ++i) {
    file += R"({"location":"/a","tdm-reservation":0},)";
  }
  EXPECT_EQ(Asked(file + R"({"location":"/b","tdm-reservation":1}])", "/b"),
            std::nullopt);
}

}  // namespace
}  // namespace rolecall
