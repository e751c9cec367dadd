// The daemon on a real Redis and the sample board over real HTTP, through
// everything that can happen to it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <boost/json.hpp>
#include <filesystem>
#include <map>
#include <set>
#include <thread>

#include "store/daemon_lock.h"
#include "store/role_lease.h"
#include "store/store.h"
#include "tests/app/sample_world.h"

namespace rolecall {
namespace {

using ::testing::HasSubstr;

class DaemonTest : public SampleWorld {};

TEST_F(DaemonTest, OneCrawlGivesPostingsAndRankedMatchesWithReasons) {
  ImportCandidates();
  const json::value summary = Crawl();
  EXPECT_GE(summary.at("postings_new").as_int64(), 60);
  EXPECT_GT(summary.at("matches").as_int64(), 0);
  EXPECT_GE(PostingIds().size(), 60u);
  const ChildResult matches =
      Command({"matches", "c-01", "--json", "--top", "3"});
  EXPECT_EQ(matches.exit_code, 0) << matches.err;
  const json::value best = json::parse(Lines(matches.out).at(0));
  EXPECT_FALSE(best.at("reasons").as_array().empty());
  const std::string posting(best.at("posting_id").as_string());
  const ChildResult explained = Command({"explain", "c-01", posting, "--json"});
  EXPECT_EQ(explained.exit_code, 0);
  EXPECT_EQ(json::parse(explained.out).at("score"), best.at("score"));
}

TEST_F(DaemonTest, ASecondCrawlFindsNothingNew) {
  Crawl();
  const std::set<std::string> before = PostingIds();
  std::vector<std::string> all;
  for (const char* source :
       {"miami-valley", "great-miami", "scioto-crossing"}) {
    all.emplace_back(source);
  }
  const json::value again = Crawl(all);
  EXPECT_EQ(again.at("postings_new").as_int64(), 0);
  EXPECT_EQ(again.at("postings_changed").as_int64(), 0);
  EXPECT_EQ(again.at("postings_closed").as_int64(), 0);
  EXPECT_GT(again.at("not_modified").as_int64(), 0);
  EXPECT_EQ(PostingIds(), before);
}

TEST_F(DaemonTest, ACandidateWhoGainsACertificateSeesAtOnceWhatItOpens) {
  ImportCandidates();
  Crawl();
  const std::string record =
      R"({"id":"c-new","occupational_category":["31-9092"],"credentials":[]})";
  EXPECT_EQ(Command({"candidate", "add", record}).exit_code, 0);
  const auto before = Scores("c-new");
  EXPECT_FALSE(before.empty());
  const ChildResult imported = Command(
      {"candidate", "import",
       folder_.Write("c.jsonl",
                     R"({"id":"c-new","occupational_category":["31-9092"],)"
                     R"("credentials":[{"term":"cma-aama"}]})")});
  EXPECT_EQ(imported.exit_code, 0) << imported.err;
  EXPECT_NE(Scores("c-new"), before);
}

TEST_F(DaemonTest, AnEditTakesNoDaemonsPlace) {
  ImportCandidates();
  Crawl();
  const auto daemon = DaemonLock::Acquire(folder_.path() + "/state");
  ASSERT_TRUE(daemon) << daemon.error().message;
  const ChildResult added =
      Command({"candidate", "add",
               R"({"id":"c-new","occupational_category":["31-9092"]})"});
  EXPECT_EQ(added.exit_code, 0) << added.err;
  EXPECT_FALSE(Scores("c-new").empty());
}

TEST_F(DaemonTest, WhoeverMatchesIsLeftTheEditAndThatIsSaid) {
  ImportCandidates();
  Crawl();
  StoreOptions options;
  options.state_dir = folder_.path() + "/state";
  const auto store = OpenStore(options);
  ASSERT_TRUE(store) << store.error().message;
  const std::string queued = "queued, to be matched by the running daemon";
  {
    const auto lease = RoleLease::Take(**store, "match", "another");
    ASSERT_TRUE(lease) << lease.error().message;
    const ChildResult added =
        Command({"candidate", "add",
                 R"({"id":"c-new","occupational_category":["31-9092"]})"});
    EXPECT_EQ(added.exit_code, 0) << added.err;
    EXPECT_THAT(added.err, HasSubstr("1 change " + queued));
    EXPECT_TRUE(Scores("c-new").empty());
    EXPECT_THAT(Command({"crawl"}).err, HasSubstr(queued));
  }
  const ChildResult second =
      Command({"candidate", "add",
               R"({"id":"c-two","occupational_category":["31-9092"]})"});
  EXPECT_EQ(second.err.find(queued), std::string::npos) << second.err;
  EXPECT_FALSE(Scores("c-new").empty()) << "what was left is matched too";
}

TEST_F(DaemonTest, NoEditRanksEverybodyAnew) {
  ImportCandidates();
  Crawl({"--no-match"});
  const ChildResult added =
      Command({"candidate", "add",
               R"({"id":"c-new","occupational_category":["31-9092"]})"});
  EXPECT_EQ(added.exit_code, 0) << added.err;
  EXPECT_THAT(added.err, HasSubstr("or by the next `rolecall crawl`"));
  const ChildResult none = Command({"matches", "c-new"});
  EXPECT_EQ(none.exit_code, 1);
  EXPECT_THAT(none.err, HasSubstr("not ranked yet"));
}

TEST_F(DaemonTest, ARankingOlderThanRecordsOrWeightsSaysSo) {
  ImportCandidates();
  Crawl();
  const ChildResult fresh = Command({"matches", "c-01", "--top", "1"});
  EXPECT_EQ(fresh.err, "");
  std::map<std::string, std::string> weights = Environment();
  weights["ROLECALL_MATCHING_WEIGHT_PAY"] = "6";
  weights["ROLECALL_MATCHING_WEIGHT_SCHEDULE"] = "0";
  const ChildResult other =
      Rolecall({"matches", "c-01", "--top", "1", "--json", "--config", config_},
               weights);
  EXPECT_EQ(other.exit_code, 0) << other.err;
  EXPECT_THAT(other.err, HasSubstr("other weights"));
  EXPECT_THAT(other.err, HasSubstr("`rolecall crawl`"));
  EXPECT_TRUE(json::parse(other.out).at("outdated").as_bool());
  const ChildResult renewed = Rolecall({"crawl", "--config", config_}, weights);
  EXPECT_GT(json::parse(Lines(renewed.out).back()).at("matches").as_int64(), 0)
      << "what other weights changed is counted";
  EXPECT_EQ(Rolecall({"matches", "c-01", "--config", config_}, weights).err,
            "");
}

TEST_F(DaemonTest, OfAClosedPostingMatchesAndExplainSayThatItIsClosed) {
  ImportCandidates();
  Crawl();
  const json::value best = json::parse(
      Lines(Command({"matches", "c-01", "--json", "--top", "1"}).out).at(0));
  EXPECT_FALSE(best.as_object().contains("closed"));
  const std::string posting(best.at("posting_id").as_string());
  const std::string source = posting.substr(0, posting.find(':'));
  const std::string without =
      folder_.Write("without.toml", "[store]\nurl = \"\"\n");
  const ChildResult withdrawn = Rolecall(
      {"source", "withdraw", source, "--config", without}, Environment());
  ASSERT_EQ(withdrawn.exit_code, 0) << withdrawn.err;
  EXPECT_THAT(Command({"explain", "c-01", posting}).out,
              HasSubstr("closed since "));
  EXPECT_TRUE(json::parse(Command({"explain", "c-01", posting, "--json"}).out)
                  .at("closed")
                  .as_bool());
  const ChildResult ranking = Command({"matches", "--posting", posting});
  EXPECT_EQ(ranking.exit_code, 1);
  EXPECT_THAT(ranking.err, HasSubstr("it is closed since "));
}

TEST_F(DaemonTest, ErasingACandidateLeavesNoRanking) {
  ImportCandidates();
  Crawl();
  EXPECT_EQ(Command({"candidate", "erase", "c-01"}).exit_code, 0);
  EXPECT_EQ(Command({"candidate", "show", "c-01"}).exit_code, 1);
  EXPECT_EQ(Command({"matches", "c-01"}).exit_code, 1);
  EXPECT_EQ(Command({"candidate", "erase", "c-01"}).exit_code, 1);
}

TEST_F(DaemonTest, KilledInTheMiddleOfACrawlEverythingIsThereOnce) {
  ImportCandidates();
  for (const int milliseconds : {150, 400, 800}) {
    auto daemon = Daemon();
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    daemon->Signal(SIGKILL);
    EXPECT_EQ(daemon->Wait().exit_code, 128 + SIGKILL);
  }
  auto daemon = Daemon();
  const auto crawled = [&] {
    size_t sources = 0;
    for (const std::string& line :
         Lines(Command({"source", "list", "--json"}).out)) {
      sources += line.find("last_crawled_at") != std::string::npos;
    }
    return sources == 6;
  };
  ASSERT_TRUE(Eventually(crawled));
  std::this_thread::sleep_for(std::chrono::seconds(2));  // the last matches
  daemon->Signal(SIGTERM);
  EXPECT_EQ(daemon->Wait(std::chrono::seconds(10)).exit_code, 0);
  const auto survived = Vacancies();
  const auto scores = Scores("c-10");
  EXPECT_GE(survived.size(), 60u);
  // The reference is a crawl that nothing disturbed, in a state of its own.
  std::filesystem::rename(folder_.path() + "/state", folder_.path() + "/other");
  ImportCandidates();
  Crawl();
  EXPECT_EQ(survived, Vacancies());
  EXPECT_EQ(scores, Scores("c-10"));
}

TEST_F(DaemonTest, SigtermEndsItWithinTenSecondsAndExitCodeZero) {
  auto daemon = Daemon();
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  daemon->Signal(SIGTERM);
  EXPECT_EQ(daemon->Wait(std::chrono::seconds(10)).exit_code, 0);
}

TEST_F(DaemonTest, ASecondDaemonOnTheSameStateIsRefused) {
  auto daemon = Daemon();
  ASSERT_TRUE(Eventually([&] {
    return std::filesystem::exists(folder_.path() + "/state/daemon.lock");
  }));
  const ChildResult second = Command({"run"});
  EXPECT_EQ(second.exit_code, 69);
  EXPECT_THAT(second.err, HasSubstr(std::to_string(daemon->pid())));
  daemon->Signal(SIGTERM);
  EXPECT_EQ(daemon->Wait(std::chrono::seconds(10)).exit_code, 0);
}

TEST_F(DaemonTest, ACrawlerRunsBesideAMatcherOfTheSameState) {
  ImportCandidates();
  Child matcher({kProgram, "run", "--roles", "match", "--config", config_},
                Environment());
  ASSERT_TRUE(Eventually([&] {
    return std::filesystem::exists(folder_.path() + "/state/daemon.lock");
  }));
  const ChildResult crawled = Command({"run", "--roles", "crawl", "--once"});
  EXPECT_EQ(crawled.exit_code, 0) << crawled.err;
  EXPECT_THAT(crawled.out, HasSubstr("\"matches\":0"));
  EXPECT_TRUE(Eventually([&] { return !Scores("c-01").empty(); }));
  matcher.Signal(SIGTERM);
  EXPECT_EQ(matcher.Wait(std::chrono::seconds(10)).exit_code, 0);
}

TEST_F(DaemonTest, OnePassNeedsTheRoleThatCrawls) {
  const ChildResult ran = Command({"run", "--roles", "match", "--once"});
  EXPECT_EQ(ran.exit_code, 64);
  EXPECT_THAT(ran.err, HasSubstr("crawl"));
}

TEST_F(DaemonTest, ABadConfigurationOnSighupKeepsTheOldOne) {
  auto daemon = Daemon();
  ASSERT_TRUE(Eventually([&] { return Postings().size() >= 60; }));
  folder_.Write("rolecall.toml", "[crawl]\nnonsense = 1\n");
  daemon->Signal(SIGHUP);
  std::this_thread::sleep_for(std::chrono::seconds(1));
  daemon->Signal(SIGTERM);
  const ChildResult ended = daemon->Wait(std::chrono::seconds(10));
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_THAT(ended.err, HasSubstr("the old one stays"));
  folder_.Write("rolecall.toml",
                ReadWholeFile(ROLECALL_SOURCE_DIR "/sample/rolecall.toml"));
}

TEST_F(DaemonTest, WhatSighupCannotApplyIsNamed) {
  auto daemon = Daemon();
  ASSERT_TRUE(Eventually([&] { return Postings().size() >= 60; }));
  const std::string before = ReadWholeFile(config_);
  std::string changed = before;
  changed.insert(changed.find("[store]\n") + 8, "max_events = 5000\n");
  folder_.Write("rolecall.toml", changed);
  daemon->Signal(SIGHUP);
  std::this_thread::sleep_for(std::chrono::seconds(1));
  daemon->Signal(SIGTERM);
  const ChildResult ended = daemon->Wait(std::chrono::seconds(10));
  EXPECT_EQ(ended.exit_code, 0);
  EXPECT_THAT(ended.err,
              HasSubstr("[store] max_events: not applied before a restart"));
  folder_.Write("rolecall.toml", before);
}

// Each expectation is a floor: what the sample board plainly asks for.
TEST_F(DaemonTest, TheSamplePostingsAreReadAsTheirAuthorMeantThem) {
  Crawl();
  std::map<std::string, json::value> read;
  for (const std::string& line : Postings()) {
    json::value posting = json::parse(line);
    const json::value& published = posting.at("posting");
    const std::string key =
        std::string(published.at("hiring_organization").as_string()) + "|" +
        std::string(published.at("title").as_string());
    read[key] = posting;
  }
  size_t asked = 0;
  size_t found = 0;
  for (const std::string& line :
       Lines(ReadWholeFile(ROLECALL_SOURCE_DIR "/sample/expectations.jsonl"))) {
    const json::value expected = json::parse(line);
    const auto posting =
        read.find(std::string(expected.at("hiring_organization").as_string()) +
                  "|" + std::string(expected.at("title").as_string()));
    if (posting == read.end()) continue;
    std::set<std::string> groups;
    for (const json::value& one :
         posting->second.at("requirements").as_array()) {
      groups.insert(json::serialize(one.at("any_of")) +
                    std::string(one.at("level").as_string()));
    }
    for (const json::value& one : expected.at("requirements").as_array()) {
      ++asked;
      found += groups.contains(json::serialize(one.at("any_of")) +
                               std::string(one.at("level").as_string()));
    }
  }
  ASSERT_GT(asked, 100u);
  EXPECT_GE(static_cast<double>(found) / static_cast<double>(asked), 0.8)
      << found << " of " << asked;
}

}  // namespace
}  // namespace rolecall
