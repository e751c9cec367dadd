// What only the store over Redis promises: its keys, events and bounds, and
// what it does when the server is not as it should be.
#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <map>
#include <set>

#include "store/keys.h"
#include "store/redis_pool.h"
#include "store/scripts.h"
#include "tests/store/redis_store_fixture.h"

namespace rolecall {
namespace {

using std::chrono::milliseconds;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

// A port of this host that nobody has now.
int FreePort() {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* any = reinterpret_cast<sockaddr*>(&address);
  socklen_t size = sizeof(address);
  EXPECT_EQ(bind(listener, any, size), 0);
  EXPECT_EQ(getsockname(listener, any, &size), 0);
  close(listener);
  return ntohs(address.sin_port);
}

TEST_F(RedisStoreTest, ARankingIsASortedSetThatAnyClientReads) {
  Open();
  Must(store_->PutCandidate(ACandidate("42"), {}));
  Publish("42", {AMatch("42", "p1", 875), AMatch("42", "p2", 1000)});
  const Reply ranking = Server()(Command{
      "ZREVRANGE", "{3}:candidate:42:matches", "0", "-1", "WITHSCORES"});
  ASSERT_THAT(ranking.items, SizeIs(4));
  EXPECT_EQ(ranking.at(0).text, "p2");
  EXPECT_EQ(ranking.at(1).text, "100");
  EXPECT_EQ(ranking.at(2).text, "p1");
  EXPECT_EQ(ranking.at(3).text, "87.5");
}

TEST_F(RedisStoreTest, AnEventSaysWhatChanged) {
  Open();
  Must(store_->PutCandidate(ACandidate("42"), {}));
  Publish("42", {AMatch("42", "p1", 875)});
  Publish("42", {AMatch("42", "p1", 900)});
  Publish("42", {});
  const Reply events = Server()(Command{"XRANGE", "{3}:matches", "-", "+"});
  ASSERT_THAT(events.items, SizeIs(3));
  std::set<std::string> keys;
  std::vector<std::string> lines;
  for (const Reply& event : events.items) {
    const Reply& fields = event.at(1);
    std::map<std::string, std::string> of;
    for (size_t i = 0; i + 1 < fields.items.size(); i += 2) {
      of[fields.at(i).text] = fields.at(i + 1).text;
    }
    EXPECT_THAT(of, SizeIs(7));
    EXPECT_EQ(of["candidate_id"], "42");
    EXPECT_EQ(of["posting_id"], "p1");
    EXPECT_EQ(of["at"], "2026-11-22T00:00:00Z");
    EXPECT_THAT(of["key"], SizeIs(32));
    keys.insert(of["key"]);
    lines.push_back(of["event"] + " " + of["score"] + " " +
                    of["qualification"]);
  }
  EXPECT_THAT(lines, ElementsAre("match.new 87.5 qualified",
                                 "match.changed 90.0 qualified",
                                 "match.gone 90.0 qualified"));
  EXPECT_THAT(keys, SizeIs(3));
}

TEST_F(RedisStoreTest, AMatchThatComesBackIsAnEventOfItsOwn) {
  Open();
  Must(store_->PutCandidate(ACandidate("42"), {}));
  for (int i = 0; i < 2; ++i) {
    Publish("42", {AMatch("42", "p1", 875)});
    Publish("42", {});
  }
  const Reply events = Server()(Command{"XRANGE", "{3}:matches", "-", "+"});
  std::set<std::string> keys;
  for (const Reply& event : events.items) keys.insert(event.at(1).at(13).text);
  EXPECT_THAT(keys, SizeIs(4));
}

TEST_F(RedisStoreTest, AnEventIsAlsoPublishedAsJson) {
  Open();
  Must(store_->PutCandidate(ACandidate("4\"2"), {}));
  RedisEndpoint endpoint;
  endpoint.unix_path = state_.socket();
  auto listener = Must(RedisConnection::Open(endpoint));
  ASSERT_TRUE(
      listener->Exchange(std::array{Command{"SUBSCRIBE", "rolecall:matches"}}));
  Publish("4\"2", {AMatch("4\"2", "p1", 875)});
  // The message comes before the answer to the next command.
  const auto replies = listener->Exchange(std::array{Command{"PING"}});
  ASSERT_TRUE(replies);
  EXPECT_THAT(
      replies->front().at(2).text,
      testing::MatchesRegex(
          R"re(\{"event":"match.new","candidate_id":"4\\"2","posting_id":"p1",)re"
          R"re("score":87.5,"qualification":"qualified",)re"
          R"re("at":"2026-11-22T00:00:00Z","key":"[0-9a-f]{32}"\})re"));
}

TEST_F(RedisStoreTest, EventsAreBounded) {
  StoreOptions options = state_.Options();
  options.max_events = 100;
  Open(options);
  Must(store_->PutCandidate(ACandidate("42"), {}));
  for (int i = 0; i < 500; ++i) {
    Publish("42", {AMatch("42", "p1", i)});
  }
  EXPECT_EQ(Server()(Command{"XLEN", "{3}:matches"}).integer, 100);
}

TEST_F(RedisStoreTest, AcknowledgedChangesTakeNoRoom) {
  Open();
  for (int i = 0; i < 50; ++i) {
    Must(store_->PutPosting(APosting("p" + std::to_string(i))));
  }
  size_t read = 0;
  while (read < 50) {
    const auto changes = Must(store_->ReadChanges("a", 32, kNoWait, kNoWait));
    ASSERT_FALSE(changes.empty());
    read += changes.size();
    Must(store_->AckChanges(changes));
  }
  Redis server = Server();
  for (int p = 0; p < kPartitions; ++p) {
    EXPECT_EQ(server(Command{"XLEN", ChangesKey(p)}).integer, 0);
    EXPECT_EQ(
        server(Command{"XPENDING", ChangesKey(p), kChangesGroup}).at(0).integer,
        0);
  }
}

TEST_F(RedisStoreTest, AReaderThatNeverComesLeavesOneEntryForEachRecord) {
  Open();
  for (int i = 0; i < 20; ++i) {
    Must(store_->PutPosting(APosting("p1", "title " + std::to_string(i))));
  }
  EXPECT_EQ(Server()(Command{"XLEN", ChangesKey(PartitionOf("p1"))}).integer,
            1);
}

TEST_F(RedisStoreTest, WhatIsNotOpenForEverHasAnExpiry) {
  Open();
  PageState page;
  page.url = "https://valley.example/";
  Must(store_->PutPages(std::span(&page, 1)));
  Must(store_->PutNote("robots:x", "y", std::chrono::hours(1)));
  Must(store_->LeaseSource("valley", "a", std::chrono::hours(1)));
  Must(store_->PutPosting(APosting("p1")));
  Must(store_->ClosePosting("p1", clock_.now));
  Redis server = Server();
  const auto days = [&](const std::string& key) {
    return static_cast<double>(server(Command{"TTL", key}).integer) / 86400;
  };
  EXPECT_NEAR(days(PageKey(page.url)), 60, 0.1);
  EXPECT_NEAR(days(NoteKey("robots:x")), 1.0 / 24, 0.01);
  EXPECT_NEAR(days(LeaseKey("valley")), 1.0 / 24, 0.01);
  EXPECT_NEAR(days(PostingKey("p1")), 90, 0.1);
  Must(store_->PutPosting(APosting("p1")));
  EXPECT_EQ(server(Command{"TTL", PostingKey("p1")}).integer, -1);
}

TEST_F(RedisStoreTest, AForgottenPostingLeavesTheIndex) {
  Open();
  Must(store_->PutPosting(APosting("p1")));
  Must(store_->ClosePosting("p1", clock_.now));
  Redis server = Server();
  const std::string index = PostingIndexKey(PartitionOf("p1"));
  server(Command{"DEL", PostingKey("p1")});  // as its expiry does
  server(Command{"ZADD", index, "1", "p1"});
  Must(store_->ForEachPosting([](const Posting&) {
    ADD_FAILURE();
    return true;
  }));
  // The next one of the partition that closes tidies up.
  int n = 0;
  const auto name = [&] { return "neighbour-" + std::to_string(n); };
  while (PartitionOf(name()) != PartitionOf("p1")) ++n;
  Must(store_->PutPosting(APosting(name())));
  Must(store_->ClosePosting(name(), clock_.now));
  EXPECT_TRUE(server(Command{"ZSCORE", index, "p1"}).is_nil());
}

TEST_F(RedisStoreTest, ANoteIsWrittenBehindThePostingThatItNames) {
  Open();
  Redis server = Server();
  server(Command{"CONFIG", "SET", "slowlog-log-slower-than", "0"});
  server(Command{"SLOWLOG", "RESET"});
  const auto noted = [](const char* id) {
    return NotedPosting{APosting(id), Note{std::string("vacancy:") + id, id,
                                           std::chrono::hours(1)}};
  };
  Must(store_->PutPostings(std::array{noted("p1"), noted("p2")}));
  std::vector<std::string> written;  // the last first
  for (const Reply& entry : server(Command{"SLOWLOG", "GET", "100"}).items) {
    const Reply& words = entry.at(3);
    if (words.at(0).text == "EVALSHA") written.push_back(words.at(3).text);
    if (words.at(0).text == "SET") written.push_back(words.at(1).text);
  }
  EXPECT_THAT(written, ElementsAre(NoteKey("vacancy:p2"), PostingKey("p2"),
                                   NoteKey("vacancy:p1"), PostingKey("p1")));
}

TEST_F(RedisStoreTest, SilentConsumersAreForgotten) {
  Open();
  Redis server = Server();
  Must(store_->PutPosting(APosting("p1")));
  EXPECT_THAT(Must(store_->ReadChanges("owner", 16, kNoWait, kNoWait)),
              SizeIs(1));
  const std::string key = ChangesKey(PartitionOf("p1"));
  server(Command{"XGROUP", "CREATECONSUMER", key, "match", "old"});
  const Command consumers{"XINFO", "CONSUMERS", key, "match"};
  ASSERT_THAT(server(consumers).items, SizeIs(2));

  RedisEndpoint endpoint;
  endpoint.unix_path = state_.socket();
  RedisPool pool(endpoint, nullptr);
  const Scripts scripts = Must(LoadScripts(pool));
  Command forget = Call(scripts.forget_consumers, std::array{key});
  forget.Add(kChangesGroup).Add(-1);  // silent for any time at all
  EXPECT_EQ(Must(pool.Run(forget)).integer, 1);
  // Who owns an entry stays, so that the entry is not lost.
  ASSERT_THAT(server(consumers).items, SizeIs(1));
  EXPECT_EQ(server(consumers).at(0).at(1).text, "owner");
}

TEST_F(RedisStoreTest, AScriptThatTheServerForgotIsLoadedAgain) {
  Open();
  Must(store_->PutCandidate(ACandidate("1"), {}));
  Server()(Command{"SCRIPT", "FLUSH"});
  EXPECT_EQ(Publish("1", {AMatch("1", "p1", 1)}).fresh, 1u);
}

TEST_F(RedisStoreTest, TheQueueComesBackOnAnEmptiedServer) {
  Open();
  Server()(Command{"FLUSHALL"});
  EXPECT_THAT(Must(store_->ReadChanges("a", 16, kNoWait, kNoWait)), IsEmpty());
  Must(store_->PutPosting(APosting("p1")));
  EXPECT_THAT(Must(store_->ReadChanges("a", 16, kNoWait, kNoWait)), SizeIs(1));
}

TEST_F(RedisStoreTest, WhoLeavesARankingIsNotNotedAnyMore) {
  Open();
  Must(store_->PutCandidate(ACandidate("42"), {}));
  Must(store_->PutPosting(APosting("p1")));
  Publish("42", {AMatch("42", "p1", 500), AMatch("42", "p2", 400)});
  Must(store_->ClosePosting("p1", clock_.now));
  Publish("42", {AMatch("42", "p2", 400)});
  Redis server = Server();
  EXPECT_EQ(server(Command{"EXISTS", PostingMatchesKey("p1")}).integer, 0);
  EXPECT_EQ(server(Command{"EXISTS", PostingMatchesKey("p2")}).integer, 1);
}

TEST_F(RedisStoreTest, NotesThatACrashLeftExpireWithTheirPosting) {
  Open();
  Must(store_->PutPosting(APosting("p1")));
  Redis server = Server();
  server(Command{"HSET", PostingMatchesKey("p1"), "42", "50.0"});
  Must(store_->ClosePosting("p1", clock_.now));
  const Command ttl{"TTL", PostingMatchesKey("p1")};
  EXPECT_NEAR(static_cast<double>(server(ttl).integer) / 86400, 90, 0.1);
  Must(store_->PutPosting(APosting("p1")));
  EXPECT_EQ(server(ttl).integer, -1);
}

TEST_F(RedisStoreTest, APublicationThatWasCutShortIsFinishedByTheNext) {
  Open();
  for (const char* id : {"1", "2"}) {
    Must(store_->PutCandidate(ACandidate(id), {}));
  }
  Publish("2", {AMatch("2", "p1", 200)});
  // Cut after the notes were made, before any candidate heard of it.
  Redis server = Server();
  server(Command{"HSET", PostingMatchesKey("p1"), "1", "30.0", "2", "25.0"});
  EXPECT_THAT(Must(store_->PostingMatches("p1", 9)), SizeIs(1));
  for (int i = 0; i < 2; ++i) {
    Publish("1", {AMatch("1", "p1", 300)});
    Publish("2", {AMatch("2", "p1", 250)});
  }
  EXPECT_THAT(Must(store_->PostingMatches("p1", 9)),
              ElementsAre(AMatch("1", "p1", 300), AMatch("2", "p1", 250)));
  EXPECT_THAT(server.Events(),
              testing::UnorderedElementsAre("match.new 2 p1 20.0 qualified",
                                            "match.changed 2 p1 25.0 qualified",
                                            "match.new 1 p1 30.0 qualified"));
}

TEST_F(RedisStoreTest, ACorruptedRecordIsAnErrorThatNamesIt) {
  Open();
  for (const char* id : {"1", "2", "3"}) {
    Must(store_->PutCandidate(ACandidate(id), {}));
    Must(store_->PutPosting(APosting(id)));
  }
  Publish("1", {AMatch("1", "1", 100)});
  Redis server = Server();
  server(Command{"HSET", CandidateKey("2"), "json", "{\"id\":"});
  server(Command{"HSET", PostingKey("2"), "json", "\xFF\xFE"});
  server(Command{"HSET", CandidateReasonsKey("1"), "1", "nonsense"});
  server(Command{"HSET", CrawlStatesKey(PartitionOf("s")), "s", "[]"});
  server(Command{"SET", PageKey("u"), "[]"});
  server(Command{"SET", ContactKey("1"), "[]"});

  EXPECT_EQ(CodeOf(store_->FindCandidate("2")), ErrorCode::kMalformed);
  EXPECT_THAT(store_->FindCandidate("2").error().message,
              HasSubstr("stored candidate '2'"));
  EXPECT_EQ(CodeOf(store_->FindPosting("2")), ErrorCode::kMalformed);
  EXPECT_EQ(CodeOf(store_->CandidateMatches("1", 9)), ErrorCode::kMalformed);
  EXPECT_EQ(CodeOf(store_->PostingMatches("1", 9)), ErrorCode::kMalformed);
  EXPECT_EQ(CodeOf(store_->CrawlStates()), ErrorCode::kMalformed);
  EXPECT_EQ(CodeOf(store_->FindPages(std::vector<std::string>{"u"})),
            ErrorCode::kMalformed);
  EXPECT_EQ(CodeOf(store_->FindContact("1")), ErrorCode::kMalformed);
}

TEST_F(RedisStoreTest, ACorruptedRecordDoesNotHideTheOthers) {
  Open();
  for (const char* id : {"1", "2", "3"}) {
    Must(store_->PutCandidate(ACandidate(id), {}));
  }
  Server()(Command{"HSET", CandidateKey("2"), "json", "{"});
  int visits = 0;
  const auto all = store_->ForEachCandidate([&](const Candidate&) {
    ++visits;
    return true;
  });
  EXPECT_EQ(visits, 2);
  EXPECT_EQ(CodeOf(all), ErrorCode::kMalformed);
  EXPECT_THAT(all.error().message, HasSubstr("1 unreadable records"));
}

TEST_F(RedisStoreTest, AKeyOfAnotherTypeIsMalformed) {
  Open();
  Redis server = Server();
  server(Command{"SET", CandidateKey("1"), "x"});
  server(Command{"SET", ChangesKey(PartitionOf("2")), "x"});
  EXPECT_EQ(CodeOf(store_->FindCandidate("1")), ErrorCode::kMalformed);
  EXPECT_EQ(CodeOf(store_->PutCandidate(ACandidate("1"), {})),
            ErrorCode::kMalformed);
  EXPECT_EQ(CodeOf(store_->ReadChanges("a", 16, kNoWait, kNoWait)),
            ErrorCode::kMalformed);
}

TEST_F(RedisStoreTest, AnotherLayoutIsRefused) {
  Open();
  Server()(Command{"SET", kLayoutKey, "2"});
  const auto other = OpenStore(state_.Options());
  EXPECT_EQ(CodeOf(other), ErrorCode::kMalformed);
  EXPECT_THAT(other.error().message, HasSubstr("layout 2"));
}

TEST_F(RedisStoreTest, ABadUrlIsTheCallersMistake) {
  StoreOptions options;
  options.url = "postgres://h";
  EXPECT_EQ(CodeOf(OpenStore(options)), ErrorCode::kInvalidArgument);
}

TEST_F(RedisStoreTest, NobodyThereIsUnavailable) {
  StoreOptions options;
  options.url = "redis+unix://" + state_.socket();
  EXPECT_EQ(CodeOf(OpenStore(options)), ErrorCode::kUnavailable);
  options.url = "redis://127.0.0.1:1";
  EXPECT_EQ(CodeOf(OpenStore(options)), ErrorCode::kUnavailable);
}

TEST_F(RedisStoreTest, AWrongPasswordIsTheCallersMistake) {
  const ForeignServer server(state_, {"--requirepass", "right"});
  StoreOptions options;
  options.url = "redis+unix://:wrong@" + state_.socket();
  const auto wrong = OpenStore(options);
  EXPECT_EQ(CodeOf(wrong), ErrorCode::kInvalidArgument);
  EXPECT_THAT(wrong.error().message, Not(HasSubstr("wrong@")));
  options.url = "redis+unix://" + state_.socket();
  EXPECT_EQ(CodeOf(OpenStore(options)), ErrorCode::kInvalidArgument);
  options.url = "redis+unix://:right@" + state_.socket() + "?db=3";
  Open(options);
  EXPECT_TRUE(Must(store_->LeaseSource("s", "a", std::chrono::hours(1))));
  options.url = "redis+unix://:right@" + state_.socket() + "?db=99";
  EXPECT_EQ(CodeOf(OpenStore(options)), ErrorCode::kInvalidArgument);
}

TEST_F(RedisStoreTest, SpeaksTcp) {
  const std::string port = std::to_string(FreePort());
  const ForeignServer server(state_, {"--port", port, "--bind", "127.0.0.1"});
  StoreOptions options;
  options.url = "redis://127.0.0.1:" + port + "/1";
  Open(options);
  Must(store_->PutCandidate(ACandidate("1"), {}));
  EXPECT_NE(Must(store_->FindCandidate("1")), std::nullopt);
  Must(store_->Flush());
}

TEST_F(RedisStoreTest, AServerThatWentAndCameBackIsUsedAgain) {
  auto server =
      std::make_unique<ForeignServer>(state_, std::vector<std::string>{});
  StoreOptions options;
  options.url = "redis+unix://" + state_.socket();
  Open(options);
  Must(store_->PutCandidate(ACandidate("1"), {}));
  server.reset();
  EXPECT_EQ(CodeOf(store_->FindCandidate("1")), ErrorCode::kUnavailable);
  EXPECT_EQ(CodeOf(store_->PutCandidate(ACandidate("2"), {})),
            ErrorCode::kUnavailable);
  server = std::make_unique<ForeignServer>(state_, std::vector<std::string>{});
  EXPECT_EQ(Must(store_->PutCandidate(ACandidate("2"), {})), PutOutcome::kNew);
  EXPECT_NE(Must(store_->FindCandidate("2")), std::nullopt);
}

TEST_F(RedisStoreTest, AFullMemoryCannotBeWritten) {
  Open();
  Redis server = Server();
  server(Command{"CONFIG", "SET", "maxmemory", "1"});
  EXPECT_EQ(CodeOf(store_->PutCandidate(ACandidate("1"), {})),
            ErrorCode::kCannotWrite);
  EXPECT_EQ(CodeOf(store_->PutNote("a:b", "c", std::chrono::hours(1))),
            ErrorCode::kCannotWrite);
  server(Command{"CONFIG", "SET", "maxmemory", "0"});
  Must(store_->PutCandidate(ACandidate("1"), {}));
}

}  // namespace
}  // namespace rolecall
