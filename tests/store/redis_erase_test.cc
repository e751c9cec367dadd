// Erasing a candidate leaves no trace, whatever else goes on or goes wrong.
#include <gmock/gmock.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include "store/keys.h"
#include "tests/store/redis_store_fixture.h"

namespace rolecall {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class RedisEraseTest : public RedisStoreTest {
 protected:
  // Whether the files come to hold `text`: the server puts off a write of its
  // append-only file, by up to two seconds, while the last is being synced.
  bool FilesComeToHold(const std::string& text) {
    return Eventually([&] { return Files().find(text) != std::string::npos; });
  }

  // The bytes of all files in the state directory.
  std::string Files() {
    std::string out;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(state_.path())) {
      if (!entry.is_regular_file()) continue;
      std::ostringstream text;
      text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
      out += text.str();
    }
    return out;
  }
};

TEST_F(RedisEraseTest, ErasingLeavesNoTraceInMemoryOrOnDisk) {
  const std::string id = "erased-4711";
  Open();
  const Contact contact{id, "Ada Example", "ada@example.org", "+1 555 0100"};
  Must(store_->PutCandidate(ACandidate(id), contact));
  Must(store_->PutCandidate(ACandidate("kept"), {}));
  Publish("kept", {AMatch("kept", "p1", 400)});
  Publish(id, {AMatch(id, "p1", 500), AMatch(id, "p2", 600)});
  Publish(id, {AMatch(id, "p1", 600)});
  // As after a crash between two steps of a publication.
  Server()(Command{"HSET", PostingMatchesKey("p3"), id, "50.0"});
  ASSERT_TRUE(FilesComeToHold("ada@example.org"));

  EXPECT_TRUE(Must(store_->EraseCandidate(id)));
  Must(store_->Flush());

  Redis server = Server();
  EXPECT_THAT(server.Dump(), HasSubstr("kept"));
  EXPECT_THAT(server.Dump(), Not(HasSubstr(id)));
  EXPECT_THAT(server.Dump(), Not(HasSubstr("ada@example.org")));
  EXPECT_TRUE(FilesComeToHold("kept"));
  EXPECT_THAT(Files(), Not(HasSubstr(id)));
  EXPECT_THAT(Files(), Not(HasSubstr("ada@example.org")));
  EXPECT_THAT(server.Events(), ElementsAre("match.new kept p1 40.0 qualified"));
}

TEST_F(RedisEraseTest, ErasingACandidateSparesAPostingWithTheSameId) {
  Open();
  Must(store_->PutCandidate(ACandidate("7"), {}));
  Must(store_->PutPosting(APosting("7")));
  EXPECT_TRUE(Must(store_->EraseCandidate("7")));
  EXPECT_NE(Must(store_->FindPosting("7")), std::nullopt);
  const auto changes = Must(store_->ReadChanges("a", 16, kNoWait, kNoWait));
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes[0].kind, Change::Kind::kPosting);
}

TEST_F(RedisEraseTest, PublishingForAnErasedCandidateLeavesNoTrace) {
  Open();
  const std::string id = "erased-4711";
  Must(store_->PutCandidate(ACandidate(id), {}));
  EXPECT_TRUE(Must(store_->EraseCandidate(id)));
  Publish(id, {AMatch(id, "p1", 500)});
  EXPECT_THAT(Server().Dump(), Not(HasSubstr(id)));
}

// Rankings are long here, so that the steps of both meet in every order.
TEST_F(RedisEraseTest, AnErasureDuringAPublicationLeavesNoTrace) {
  StoreOptions options = state_.Options();
  options.max_matches_per_candidate = 2000;
  options.max_events = 100;
  Open(options);
  const std::string id = "erased-4711";
  for (int round = 0; round < 4; ++round) {
    Must(store_->PutCandidate(ACandidate(id), {}));
    std::atomic<bool> stop = false;
    std::jthread publisher([&] {
      for (int i = 0; !stop; ++i) {
        std::vector<Match> matches;
        for (int p = 0; p < 2000; ++p) {
          matches.push_back(AMatch(id, "p" + std::to_string(p), i % 100));
        }
        Publish(id, matches);
      }
    });
    EXPECT_TRUE(Eventually([&] { return !Server().Events().empty(); }));
    EXPECT_TRUE(Must(store_->EraseCandidate(id)));
    stop = true;
    publisher.join();
    ASSERT_THAT(Server().Dump(), Not(HasSubstr(id)));
  }
}

TEST_F(RedisEraseTest, ARepeatedPublicationForgetsWhatAnErasedOneNoted) {
  Open();
  const std::string id = "erased-4711";
  // As after a lost connection between the notes and the ranking.
  Server()(Command{"HSET", PostingMatchesKey("p1"), id, "50.0"});
  Publish(id, {AMatch(id, "p1", 500)});
  EXPECT_THAT(Server().Dump(), Not(HasSubstr(id)));
}

TEST_F(RedisEraseTest, AnErasureThatWasCutShortIsFinishedByTheNext) {
  Open();
  Must(store_->PutCandidate(ACandidate("42"), {}));
  Publish("42", {AMatch("42", "p1", 500)});
  Server()(Command{"DEL", CandidateKey("42")});
  EXPECT_TRUE(Must(store_->EraseCandidate("42")));
  EXPECT_THAT(Server().Events(), IsEmpty());
  EXPECT_FALSE(Must(store_->EraseCandidate("42")));
}

TEST_F(RedisEraseTest, AForeignKeyThatLooksLikeAPostingsIsNoObstacle) {
  Open();
  PageState page;
  page.url = "https://valley.example/x}:posting:y:matches";
  Must(store_->PutPages(std::span(&page, 1)));
  const std::string odd = "x}:posting:y";
  Must(store_->PutCandidate(ACandidate(odd), {}));
  Publish(odd, {AMatch(odd, odd, 500)});
  Must(store_->PutCandidate(ACandidate("42"), {}));
  Publish("42", {AMatch("42", odd, 500)});
  EXPECT_TRUE(Must(store_->EraseCandidate("42")));
  EXPECT_THAT(Must(store_->PostingMatches(odd, 9)), SizeIs(1));
  EXPECT_TRUE(Must(store_->EraseCandidate(odd)));
  EXPECT_EQ(Server()(Command{"EXISTS", PostingMatchesKey(odd)}).integer, 0);
}

// A directory where the new file is to stand keeps the server from putting it
// there; one in place of the folder keeps it from beginning.
TEST_F(RedisEraseTest, AnErasureThatCouldNotRewriteTheFileIsFinishedByTheNext) {
  const std::string id = "erased-4711";
  Open();
  Must(store_->PutCandidate(ACandidate(id), {}));
  const std::string target =
      state_.path() + "/appendonlydir/appendonly.aof.2.base.rdb";
  ASSERT_TRUE(std::filesystem::create_directory(target));
  EXPECT_EQ(CodeOf(store_->EraseCandidate(id)), ErrorCode::kCannotWrite);
  EXPECT_TRUE(FilesComeToHold(id));
  std::filesystem::remove(target);
  Must(store_->EraseCandidate(id));
  EXPECT_THAT(Files(), Not(HasSubstr(id)));
}

TEST_F(RedisEraseTest, AFileThatCannotBeBegunCannotBeWritten) {
  Open();
  Must(store_->PutCandidate(ACandidate("42"), {}));
  const std::string folder = state_.path() + "/appendonlydir";
  std::filesystem::rename(folder, folder + ".away");
  std::ofstream(folder) << "not a folder";
  EXPECT_EQ(CodeOf(store_->EraseCandidate("42")), ErrorCode::kCannotWrite);
  std::filesystem::remove(folder);
  std::filesystem::rename(folder + ".away", folder);
  Must(store_->EraseCandidate("42"));
}

}  // namespace
}  // namespace rolecall
