// The program with the sample board over real HTTP, and a store of its own.
#pragma once

#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <chrono>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "tests/app/app_world.h"
#include "tests/support/child.h"

namespace rolecall {

namespace json = boost::json;

class SampleWorld : public ::testing::Test {
 protected:
  SampleWorld()
      : board_({ROLECALL_BINARY_DIR "/sample-board", "--root",
                ROLECALL_SOURCE_DIR "/sample/board", "--port", "0"}) {
    EXPECT_TRUE(
        board_.WaitForOutput("listening on ", std::chrono::seconds(20)));
    const std::string line = Lines(board_.Output()).at(0);
    origin_ = line.substr(line.find("http://"));
    if (origin_.ends_with('/')) origin_.pop_back();
    std::string settings =
        ReadWholeFile(ROLECALL_SOURCE_DIR "/sample/rolecall.toml");
    const std::string shipped = "http://127.0.0.1:8461";
    for (size_t at = 0;
         (at = settings.find(shipped, at)) != std::string::npos;) {
      settings.replace(at, shipped.size(), origin_);
    }
    config_ = folder_.Write("rolecall.toml", settings);
  }

  ~SampleWorld() override {
    // Whoever was killed may have left the private server behind: the last
    // command that closes the store stops it.
    Command({"posting", "list"});
  }

  std::map<std::string, std::string> Environment() const {
    return {{"ROLECALL_STORE_STATE_DIR", folder_.path() + "/state"},
            {"ROLECALL_DATA_DIR", ROLECALL_SOURCE_DIR "/config"}};
  }
  ChildResult Command(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--config", config_});
    return Rolecall(arguments, Environment());
  }
  std::unique_ptr<Child> Daemon() {
    return std::make_unique<Child>(
        std::vector<std::string>{kProgram, "run", "--config", config_},
        Environment());
  }
  json::value Crawl(std::vector<std::string> more = {}) {
    more.insert(more.begin(), "crawl");
    const ChildResult result = Command(more);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return json::parse(Lines(result.out).back());
  }
  void ImportCandidates() {
    const ChildResult result =
        Command({"candidate", "import",
                 ROLECALL_SOURCE_DIR "/sample/candidates.jsonl"});
    ASSERT_EQ(result.exit_code, 0) << result.err;
  }
  std::vector<std::string> Postings() {
    return Lines(Command({"posting", "list", "--json"}).out);
  }
  // Every open vacancy; each posting must be there once.  Which of two boards'
  // postings stands for a vacancy depends on which was read first.
  std::multiset<std::string> Vacancies() {
    PostingIds();
    std::multiset<std::string> vacancies;
    for (const std::string& line : Postings()) {
      const json::value value = json::parse(line);
      const json::value& posting = value.at("posting");
      vacancies.insert(
          std::string(posting.at("hiring_organization").as_string()) + ": " +
          std::string(posting.at("title").as_string()));
    }
    return vacancies;
  }
  // The scores of a candidate's ranking, best first.
  std::vector<std::string> Scores(const std::string& candidate) {
    std::vector<std::string> scores;
    const ChildResult ranking =
        Command({"matches", candidate, "--json", "--top", "100"});
    for (const std::string& line : Lines(ranking.out)) {
      scores.push_back(json::serialize(json::parse(line).at("score")));
    }
    return scores;
  }
  std::set<std::string> PostingIds() {
    std::set<std::string> ids;
    for (const std::string& line : Postings()) {
      const std::string id(json::parse(line).at("id").as_string());
      EXPECT_TRUE(ids.insert(id).second) << id << " is there twice";
    }
    return ids;
  }
  // Waits until `done` holds, for half a minute at most.
  template <typename Condition>
  bool Eventually(Condition done) {
    for (int i = 0; i < 120; ++i) {
      if (done()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(250));
    }
    return false;
  }

  TemporaryFolder folder_;
  Child board_;
  std::string origin_;
  std::string config_;
};

}  // namespace rolecall
