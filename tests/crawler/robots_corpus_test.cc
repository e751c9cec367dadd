// The cases of google/robotstxt's own suite, where they lie beside the project.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "crawler/robots.h"

namespace rolecall {
namespace {

TEST(RobotsCorpusTest, AnswersEveryCaseAsGoogleDoes) {
  std::ifstream file(ROLECALL_SOURCE_DIR
                     "/../shared/corpus/robots/google-robotstxt.json");
  if (!file) GTEST_SKIP() << "the corpus is not here";
  std::ostringstream text;
  text << file.rdbuf();
  const boost::json::value corpus = boost::json::parse(text.str());
  const boost::json::array& cases = corpus.at("cases").as_array();
  EXPECT_EQ(cases.size(), 145u);
  for (const boost::json::value& one : cases) {
    const auto field = [&](const char* name) {
      return std::string(one.at(name).as_string());
    };
    const RobotsTxt robots = RobotsTxt::Parse(field("robots"));
    EXPECT_EQ(robots.IsAllowed(field("user_agent"), field("url")),
              one.at("allowed").as_bool())
        << field("id") << ' ' << field("test") << ' ' << field("url");
  }
}

}  // namespace
}  // namespace rolecall
