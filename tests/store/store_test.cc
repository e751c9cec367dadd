// What every store promises: one suite, over the store in memory and over a
// private redis-server.
#include "store/store.h"

#include <gmock/gmock.h>

#include <thread>

#include "tests/store/store_fixture.h"

namespace rolecall {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

template <typename T>
std::vector<T> All(const Result<std::vector<Result<T>>>& results) {
  std::vector<T> all;
  for (const Result<T>& result : Must(results)) all.push_back(Must(result));
  return all;
}

TEST_P(StoreTest, RemembersTheCrawlStateOfEachSource) {
  CrawlState state;
  state.source_id = "valley";
  state.next_crawl_at = clock_.now + seconds(60);
  state.consecutive_failures = 2;
  state.last_error = "timed \"out\"";
  state.coverage = "unfinished";
  state.postings_matched = 12;
  state.requests_on = ParseDate("2026-11-22");
  state.requests = 500;
  state.looked_behind = "https://valley.example/";
  state.found_url = "https://jobs.lever.co/valley";
  state.found_kind = "lever";
  EXPECT_EQ(Must(store_->FindCrawlState("valley")), std::nullopt);
  Must(store_->PutCrawlState(state));
  CrawlState other;
  other.source_id = "acme";
  Must(store_->PutCrawlState(other));
  EXPECT_EQ(Must(store_->FindCrawlState("valley")), state);
  EXPECT_THAT(Must(store_->CrawlStates()), ElementsAre(other, state));
}

TEST_P(StoreTest, LeasesASourceToOneOwnerAtATime) {
  EXPECT_TRUE(Must(store_->LeaseSource("valley", "a", seconds(60))));
  EXPECT_FALSE(Must(store_->LeaseSource("valley", "b", seconds(60))));
  EXPECT_TRUE(Must(store_->LeaseSource("valley", "a", seconds(60))));
  EXPECT_TRUE(Must(store_->LeaseSource("acme", "b", seconds(60))));
  Must(store_->ReleaseSource("valley", "b"));
  EXPECT_FALSE(Must(store_->LeaseSource("valley", "b", seconds(60))));
  Must(store_->ReleaseSource("valley", "a"));
  EXPECT_TRUE(Must(store_->LeaseSource("valley", "b", seconds(60))));
}

TEST_P(StoreTest, ALeaseEndsByItself) {
  EXPECT_TRUE(Must(store_->LeaseSource("valley", "a", seconds(1))));
  clock_.now += seconds(1);
  EXPECT_TRUE(Eventually(
      [&] { return Must(store_->LeaseSource("valley", "b", seconds(60))); }));
}

TEST_P(StoreTest, RemembersPagesByTheirUrl) {
  PageState page;
  page.url = "https://valley.example/a?b={1}&c=%20";
  page.etag = "\"x\"";
  page.status_code = 200;
  page.fetched_at = clock_.now;
  page.posting_ids = {"p1", "p2"};
  page.links = {"https://valley.example/next"};
  Must(store_->PutPages(std::span(&page, 1)));
  const std::vector<std::string> urls = {"https://valley.example/", page.url};
  EXPECT_THAT(Must(store_->FindPages(urls)), ElementsAre(std::nullopt, page));
}

TEST_P(StoreTest, KeepsANoteForItsSpan) {
  EXPECT_EQ(Must(store_->FindNote("robots:x")), std::nullopt);
  Must(store_->PutNote("robots:x", std::string_view("a\0b", 3), seconds(1)));
  EXPECT_EQ(Must(store_->FindNote("robots:x")), std::string("a\0b", 3));
  clock_.now += seconds(1);
  EXPECT_TRUE(Eventually(
      [&] { return Must(store_->FindNote("robots:x")) == std::nullopt; }));
}

TEST_P(StoreTest, KeepsAPostingWhole) {
  Posting posting = APosting("p1");
  posting.job_location = {{"Dayton", "OH", "45402", "US", Coordinates{1.5, 2}}};
  posting.base_salary = MonetaryAmount{"USD", 18.5, 22, "HOUR"};
  posting.valid_through = std::chrono::year(2026) / 12 / 2;
  posting.first_seen_at = clock_.now;
  posting.last_seen_at = clock_.now;
  posting.seen_at = {{"other", "https://other.example/"}};
  EXPECT_EQ(Must(store_->FindPosting("p1")), std::nullopt);
  EXPECT_EQ(Must(store_->PutPosting(posting)), PutOutcome::kNew);
  EXPECT_EQ(Must(store_->FindPosting("p1")), posting);
}

TEST_P(StoreTest, PostingsAndTheirNotesAreStoredTogether) {
  Must(store_->PutPosting(APosting("p1")));
  const std::vector<NotedPosting> batch = {
      {APosting("p1"), std::nullopt},
      {APosting("p2"), Note{"vacancy:x", "p2", seconds(60)}},
      {APosting("p3"), Note{"vacancy:y", "p3", seconds(60)}}};
  EXPECT_THAT(
      All(store_->PutPostings(batch)),
      ElementsAre(PutOutcome::kSame, PutOutcome::kNew, PutOutcome::kNew));
  const std::vector<std::string> ids = {"p3", "p4", "p1"};
  EXPECT_THAT(All(store_->FindPostings(ids)),
              ElementsAre(APosting("p3"), std::nullopt, APosting("p1")));
  const std::vector<std::string> names = {"vacancy:y", "vacancy:z",
                                          "vacancy:x"};
  EXPECT_THAT(Must(store_->FindNotes(names)),
              ElementsAre("p3", std::nullopt, "p2"));
  EXPECT_THAT(All(store_->PutPostings({})), IsEmpty());
}

TEST_P(StoreTest, AnIdThatCannotBeHarmsOnlyItsOwnPosting) {
  const std::vector<NotedPosting> batch = {
      {APosting("p1"), std::nullopt},
      {APosting("a\nb"), Note{"vacancy:x", "a", seconds(60)}},
      {APosting("p2"), std::nullopt}};
  const auto put = Must(store_->PutPostings(batch));
  EXPECT_EQ(Must(put[0]), PutOutcome::kNew);
  ASSERT_FALSE(put[1]);
  EXPECT_EQ(put[1].error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(Must(put[2]), PutOutcome::kNew);
  EXPECT_EQ(Must(store_->FindNote("vacancy:x")), std::nullopt);
  const std::vector<std::string> ids = {"", "p2"};
  const auto found = Must(store_->FindPostings(ids));
  ASSERT_FALSE(found[0]);
  EXPECT_EQ(found[0].error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(Must(found[1]), APosting("p2"));
}

TEST_P(StoreTest, SeeingAPostingAgainIsNoChange) {
  Posting posting = APosting("p1");
  posting.first_seen_at = clock_.now;
  posting.last_seen_at = clock_.now;
  Must(store_->PutPosting(posting));
  posting.first_seen_at = posting.last_seen_at = clock_.now + seconds(9);
  EXPECT_EQ(Must(store_->PutPosting(posting)), PutOutcome::kSame);
  const auto stored = Must(store_->FindPosting("p1"));
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->first_seen_at, clock_.now);
  EXPECT_EQ(stored->last_seen_at, clock_.now + seconds(9));
  EXPECT_THAT(ChangedIds(), ElementsAre("p1"));
}

TEST_P(StoreTest, AChangedPostingKeepsWhenItWasFirstSeen) {
  Posting posting = APosting("p1");
  posting.first_seen_at = clock_.now;
  Must(store_->PutPosting(posting));
  posting.title = "Biller";
  posting.first_seen_at = clock_.now + seconds(9);
  EXPECT_EQ(Must(store_->PutPosting(posting)), PutOutcome::kChanged);
  const auto stored = Must(store_->FindPosting("p1"));
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->title, "Biller");
  EXPECT_EQ(stored->first_seen_at, clock_.now);
}

TEST_P(StoreTest, ListsOpenPostingsOfASource) {
  Posting elsewhere = APosting("p0");
  elsewhere.source_id = "valley2";  // "valley" is its beginning
  Must(store_->PutPosting(elsewhere));
  for (const char* id : {"p3", "p1", "p2"})
    Must(store_->PutPosting(APosting(id)));
  EXPECT_TRUE(Must(store_->ClosePosting("p2", clock_.now)));
  EXPECT_THAT(Must(store_->OpenPostingIds("valley")), ElementsAre("p1", "p3"));
  EXPECT_THAT(Must(store_->OpenPostingIds("")), ElementsAre("p0", "p1", "p3"));
  EXPECT_THAT(Must(store_->OpenPostingIds("val")), IsEmpty());
}

TEST_P(StoreTest, APostingThatMovesToAnotherSourceLeavesTheFirst) {
  Must(store_->PutPosting(APosting("p1")));
  Posting moved = APosting("p1");
  moved.source_id = "acme";
  Must(store_->PutPosting(moved));
  EXPECT_THAT(Must(store_->OpenPostingIds("valley")), IsEmpty());
  EXPECT_THAT(Must(store_->OpenPostingIds("acme")), ElementsAre("p1"));
}

TEST_P(StoreTest, APostingIsListedForEverySourceThatShowsIt) {
  Posting posting = APosting("p1");
  posting.seen_at = {{"acme", "https://acme.example/"}};
  Must(store_->PutPosting(posting));
  EXPECT_THAT(Must(store_->OpenPostingIds("valley")), ElementsAre("p1"));
  EXPECT_THAT(Must(store_->OpenPostingIds("acme")), ElementsAre("p1"));
  EXPECT_THAT(Must(store_->OpenPostingIds("")), ElementsAre("p1"));
  Must(store_->ClosePosting("p1", clock_.now));
  EXPECT_THAT(Must(store_->OpenPostingIds("acme")), IsEmpty());
}

TEST_P(StoreTest, ClosesAPostingOnce) {
  EXPECT_FALSE(Must(store_->ClosePosting("p1", clock_.now)));
  Must(store_->PutPosting(APosting("p1")));
  ChangedIds();
  EXPECT_TRUE(Must(store_->ClosePosting("p1", clock_.now)));
  EXPECT_FALSE(Must(store_->ClosePosting("p1", clock_.now + seconds(1))));
  EXPECT_EQ(Must(store_->FindPosting("p1"))->closed_at, clock_.now);
  EXPECT_THAT(ChangedIds(), ElementsAre("p1"));
}

TEST_P(StoreTest, APostingThatIsSeenAgainOpensAgain) {
  Must(store_->PutPosting(APosting("p1")));
  Must(store_->ClosePosting("p1", clock_.now));
  ChangedIds();
  EXPECT_EQ(Must(store_->PutPosting(APosting("p1"))), PutOutcome::kChanged);
  EXPECT_EQ(Must(store_->FindPosting("p1"))->closed_at, std::nullopt);
  EXPECT_THAT(Must(store_->OpenPostingIds("valley")), ElementsAre("p1"));
  EXPECT_THAT(ChangedIds(), ElementsAre("p1"));
}

TEST_P(StoreTest, VisitsEachPostingOnceClosedOnesToo) {
  for (const char* id : {"p1", "p2", "p3"})
    Must(store_->PutPosting(APosting(id)));
  Must(store_->ClosePosting("p2", clock_.now));
  std::vector<std::string> seen;
  Must(store_->ForEachPosting([&](const Posting& posting) {
    seen.push_back(posting.id + (posting.closed_at ? " closed" : ""));
    return true;
  }));
  EXPECT_THAT(seen, UnorderedElementsAre("p1", "p2 closed", "p3"));
}

TEST_P(StoreTest, TellsWhichOpenPostingsAnotherVersionRead) {
  const auto put = [&](const char* id, const char* version) {
    Posting posting = APosting(id);
    posting.extractor_version = version;
    posting.description = R"(says "extractor_version":"2 \"new\"" in words)";
    Must(store_->PutPosting(posting));
  };
  put("p1", "1");
  put("p2", "2 \"new\"");
  put("p3", "");
  put("p4", "1");
  Must(store_->ClosePosting("p4", clock_.now));
  EXPECT_THAT(Must(store_->IdsReadByOthers("2 \"new\"")),
              UnorderedElementsAre("p1", "p3"));
  EXPECT_THAT(Must(store_->IdsReadByOthers("1")),
              UnorderedElementsAre("p2", "p3"));
}

TEST_P(StoreTest, TellsOfManyPostingsWhoseVersionIsAnother) {
  std::vector<NotedPosting> postings;
  for (int i = 0; i < 3000; ++i) {
    postings.push_back({APosting("p" + std::to_string(i)), std::nullopt});
    postings.back().posting.extractor_version = i % 1000 == 7 ? "1" : "2";
  }
  Must(store_->PutPostings(postings));
  EXPECT_THAT(Must(store_->IdsReadByOthers("2")),
              UnorderedElementsAre("p7", "p1007", "p2007"));
}

TEST_P(StoreTest, StopsVisitingWhenAskedTo) {
  for (const char* id : {"p1", "p2", "p3"})
    Must(store_->PutPosting(APosting(id)));
  PutCandidates({"1", "2", "3"});
  int visits = 0;
  Must(store_->ForEachPosting([&](const Posting&) { return ++visits < 2; }));
  EXPECT_EQ(visits, 2);
  Must(
      store_->ForEachCandidate([&](const Candidate&) { return ++visits < 4; }));
  EXPECT_EQ(visits, 4);
}

TEST_P(StoreTest, KeepsCandidatesAndTheirContactApart) {
  const Candidate candidate = ACandidate("42");
  const Contact contact{"42", "Ada Example", "ada@example.org", "+1 555 0100"};
  EXPECT_EQ(Must(store_->PutCandidate(candidate, contact)), PutOutcome::kNew);
  EXPECT_EQ(Must(store_->FindCandidate("42")), candidate);
  EXPECT_EQ(Must(store_->FindContact("42")), contact);
  EXPECT_EQ(Must(store_->FindContact("43")), std::nullopt);
}

TEST_P(StoreTest, ACandidateWithoutANewContactKeepsTheOld) {
  const Contact contact{"42", "Ada Example", "ada@example.org", ""};
  Must(store_->PutCandidate(ACandidate("42"), contact));
  Candidate moved = ACandidate("42");
  moved.radius_miles = 50;
  EXPECT_EQ(Must(store_->PutCandidate(moved, {})), PutOutcome::kChanged);
  EXPECT_EQ(Must(store_->FindContact("42")), contact);
}

TEST_P(StoreTest, OnlyAChangedProfileIsMatchedAgain) {
  Contact contact{"42", "Ada Example", "ada@example.org", ""};
  Must(store_->PutCandidate(ACandidate("42"), contact));
  EXPECT_THAT(ChangedIds(), ElementsAre("42"));
  EXPECT_EQ(Must(store_->PutCandidate(ACandidate("42"), contact)),
            PutOutcome::kSame);
  contact.email = "ada@example.net";
  EXPECT_EQ(Must(store_->PutCandidate(ACandidate("42"), contact)),
            PutOutcome::kChanged);
  EXPECT_THAT(ChangedIds(), IsEmpty());
}

TEST_P(StoreTest, VisitsEachCandidateOnce) {
  PutCandidates({"1", "2", "3"});
  std::vector<std::string> seen;
  Must(store_->ForEachCandidate([&](const Candidate& candidate) {
    seen.push_back(candidate.id);
    return true;
  }));
  EXPECT_THAT(seen, UnorderedElementsAre("1", "2", "3"));
}

TEST_P(StoreTest, RefusesIdsThatCannotNameARecord) {
  const std::vector<std::string> bad = {"", std::string(1025, 'x'), "a\nb",
                                        std::string("a\0b", 3), "\xFF"};
  for (const std::string& id : bad) {
    EXPECT_EQ(CodeOf(store_->PutPosting(APosting(id))),
              ErrorCode::kInvalidArgument);
    EXPECT_EQ(CodeOf(store_->PutCandidate(ACandidate(id), {})),
              ErrorCode::kInvalidArgument);
    const auto refuses = [](const auto& result) {
      return CodeOf(result) == ErrorCode::kInvalidArgument;
    };
    EXPECT_TRUE(refuses(store_->FindPosting(id)));
    EXPECT_TRUE(refuses(store_->ClosePosting(id, clock_.now)));
    EXPECT_TRUE(refuses(store_->FindCandidate(id)));
    EXPECT_TRUE(refuses(store_->FindContact(id)));
    EXPECT_TRUE(refuses(store_->EraseCandidate(id)));
    EXPECT_TRUE(refuses(store_->FindCrawlState(id)));
    EXPECT_TRUE(refuses(store_->LeaseSource(id, "a", seconds(1))));
    EXPECT_TRUE(refuses(store_->ReleaseSource(id, "a")));
    EXPECT_TRUE(refuses(store_->LeaseRole(id, "a", seconds(1))));
    EXPECT_TRUE(refuses(store_->ReleaseRole(id, "a")));
    EXPECT_TRUE(refuses(store_->CandidateMatches(id, 9)));
    EXPECT_TRUE(refuses(store_->PostingMatches(id, 9)));
    EXPECT_TRUE(refuses(store_->PostingHolders(id)));
    if (!id.empty()) {
      EXPECT_TRUE(refuses(store_->OpenPostingIds(id)));
    }
  }
}

TEST_P(StoreTest, RefusesSpansThatHaveNoLength) {
  for (const seconds span : {seconds(0), seconds(-1)}) {
    EXPECT_EQ(CodeOf(store_->LeaseSource("valley", "a", span)),
              ErrorCode::kInvalidArgument);
    EXPECT_EQ(CodeOf(store_->LeaseRole("match", "a", span)),
              ErrorCode::kInvalidArgument);
    EXPECT_EQ(CodeOf(store_->PutNote("robots:x", "y", span)),
              ErrorCode::kInvalidArgument);
  }
}

TEST_P(StoreTest, ARoleIsNoSource) {
  EXPECT_TRUE(Must(store_->LeaseSource("match", "a", seconds(60))));
  EXPECT_TRUE(Must(store_->LeaseRole("match", "b", seconds(60))));
  EXPECT_FALSE(Must(store_->LeaseRole("match", "a", seconds(60))));
}

TEST_P(StoreTest, AnIdCannotReachAnotherRecord) {
  Must(store_->PutCandidate(ACandidate("42"), {}));
  Must(store_->PutCandidate(ACandidate("42:contact"), {}));
  Must(store_->PutCandidate(ACandidate("{0}:candidate:42"), {}));
  EXPECT_EQ(Must(store_->FindContact("42")), std::nullopt);
  EXPECT_TRUE(Must(store_->EraseCandidate("42")));
  EXPECT_NE(Must(store_->FindCandidate("42:contact")), std::nullopt);
  EXPECT_NE(Must(store_->FindCandidate("{0}:candidate:42")), std::nullopt);
}

TEST_P(StoreTest, AChangeIsReadByOneReader) {
  Must(store_->PutPosting(APosting("p1")));
  const auto first = Must(store_->ReadChanges("a", 10, kNoWait, kLongIdle));
  ASSERT_THAT(first, SizeIs(1));
  EXPECT_EQ(first[0].kind, Change::Kind::kPosting);
  EXPECT_EQ(first[0].id, "p1");
  EXPECT_THAT(Must(store_->ReadChanges("b", 10, kNoWait, kLongIdle)),
              IsEmpty());
}

TEST_P(StoreTest, AChangeThatIsNotAcknowledgedIsReadAgain) {
  Must(store_->PutCandidate(ACandidate("42"), {}));
  EXPECT_THAT(Must(store_->ReadChanges("a", 10, kNoWait, kLongIdle)),
              SizeIs(1));
  const auto again = Must(store_->ReadChanges("b", 10, kNoWait, kNoWait));
  ASSERT_THAT(again, SizeIs(1));
  EXPECT_EQ(again[0].kind, Change::Kind::kCandidate);
  EXPECT_EQ(again[0].id, "42");
  EXPECT_EQ(Must(store_->CountChanges()), 1u);
  Must(store_->AckChanges(again));
  EXPECT_EQ(Must(store_->CountChanges()), 0u);
  EXPECT_THAT(Must(store_->ReadChanges("b", 10, kNoWait, kNoWait)), IsEmpty());
}

TEST_P(StoreTest, AChangeThatIsStillUnreadIsNotQueuedTwice) {
  for (const char* title : {"a", "b", "c"}) {
    Must(store_->PutPosting(APosting("p1", title)));
  }
  EXPECT_THAT(ChangedIds(), ElementsAre("p1"));
}

TEST_P(StoreTest, AChangeDuringTheReadingOfAnEarlierOneIsQueued) {
  Must(store_->PutPosting(APosting("p1", "a")));
  const auto first = Must(store_->ReadChanges("a", 10, kNoWait, kLongIdle));
  Must(store_->PutPosting(APosting("p1", "b")));
  Must(store_->AckChanges(first));
  EXPECT_THAT(ChangedIds(), ElementsAre("p1"));
  Must(store_->PutPosting(APosting("p1", "c")));
  EXPECT_THAT(ChangedIds(), ElementsAre("p1"));
}

TEST_P(StoreTest, ReadsManyChangesInBoundedBatches) {
  std::vector<std::string> expected;
  for (int i = 0; i < 100; ++i) {
    expected.push_back("p" + std::to_string(i));
    Must(store_->PutPosting(APosting(expected.back())));
  }
  std::vector<std::string> read;
  for (int i = 0; i < 100 && read.size() < 100; ++i) {
    const auto ids = ChangedIds(16);
    EXPECT_LE(ids.size(), 16u);
    read.insert(read.end(), ids.begin(), ids.end());
  }
  EXPECT_THAT(read, testing::UnorderedElementsAreArray(expected));
}

TEST_P(StoreTest, AReaderWaitsForAChange) {
  std::jthread writer([&] {
    std::this_thread::sleep_for(milliseconds(50));
    Must(store_->PutPosting(APosting("p1")));
  });
  const auto changes =
      Must(store_->ReadChanges("a", 10, milliseconds(20'000), kLongIdle));
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes[0].id, "p1");
}

TEST_P(StoreTest, ServesManyThreads) {
  constexpr int kThreads = 4;
  constexpr int kEach = 25;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < kThreads; ++t) {
      threads.emplace_back([&, t] {
        for (int i = 0; i < kEach; ++i) {
          const std::string id = std::to_string(t) + "-" + std::to_string(i);
          Must(store_->PutPosting(APosting(id)));
          Must(store_->PutCandidate(ACandidate(id), {}));
          Publish(id, {AMatch(id, "p1", 500)});
        }
      });
    }
  }
  EXPECT_THAT(Must(store_->OpenPostingIds("")), SizeIs(kThreads * kEach));
  EXPECT_THAT(Must(store_->PostingMatches("p1", 1000)),
              SizeIs(kThreads * kEach));
}

TEST_P(StoreTest, FlushSucceeds) {
  PutCandidates({"1"});
  Must(store_->Flush());
}

TEST_P(StoreTest, FindsMoreRecordsThanOneExchangeHolds) {
  std::vector<std::string> ids;
  std::vector<NotedPosting> postings;
  for (int i = 0; i < 700; ++i) {
    ids.push_back("p" + std::to_string(i));
    if (i % 3 != 0) postings.push_back({APosting(ids.back()), std::nullopt});
  }
  Must(store_->PutPostings(postings));
  const auto found = Must(store_->FindPostings(ids));
  ASSERT_EQ(found.size(), ids.size());
  for (size_t i = 0; i < ids.size(); ++i) {
    const auto one = Must(found[i]);
    EXPECT_EQ(one ? one->id : "", i % 3 != 0 ? ids[i] : "");
  }
  const auto closed = Must(store_->ClosePostings(ids, clock_.now));
  ASSERT_EQ(closed.size(), ids.size());
  for (size_t i = 0; i < ids.size(); ++i) {
    EXPECT_EQ(Must(closed[i]), i % 3 != 0);
  }
}

TEST_P(StoreTest, FindsCandidatesInTheOrderOfTheirIds) {
  Must(store_->PutCandidate(ACandidate("2"), {}));
  const std::vector<std::string> ids = {"1", "2", ""};
  const auto found = Must(store_->FindCandidates(ids));
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(Must(found[0]), std::nullopt);
  EXPECT_EQ(Must(found[1]), ACandidate("2"));
  EXPECT_EQ(CodeOf(found[2]), ErrorCode::kInvalidArgument);
}

INSTANTIATE_STORES(StoreTest);

}  // namespace
}  // namespace rolecall
