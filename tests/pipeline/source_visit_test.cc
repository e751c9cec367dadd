#include "pipeline/source_visit.h"

#include <gtest/gtest.h>

#include <utility>

#include "crawler/url.h"
#include "parser/boards/board.h"
#include "tests/pipeline/pipeline_world.h"

namespace rolecall {
namespace {

class SourceVisitTest : public ::testing::Test {
 protected:
  SourceVisitTest() {
    source_.id = "valley";
    source_.url = "http://valley.example/sitemap.xml";
    source_.kind = "sitemap";
  }
  void PushOther() {
    Posting other = APosting("v:1", "Medical Assistant", "CMA required.");
    other.source_id = "other";
    intake_.Push(std::move(other),
                 [&](const Result<IngestResult>&) { told_ = true; });
  }
  // What the visit may close.
  void Open() {
    const Posting posting = APosting("v:2", "Medical Coder", "CPC required.");
    ASSERT_TRUE(world_.store->PutPosting(posting));
    PageState page;
    page.url = posting.url;
    page.posting_ids = {posting.id};
    ASSERT_TRUE(world_.store->PutPages(std::span(&page, 1)));
  }

  // The visit's first request, answered; the body is the test's.
  Page FirstPage(SourceVisit& visit) {
    Page page;
    page.status_code = 200;
    page.fetched_at = world_.clock.Now();
    page.request = visit.Begin()->at(0);
    return page;
  }

  PipelineWorld world_;
  Ingest ingest_{ShippedReader(), *world_.store, world_.clock};
  Intake intake_{ingest_, {}};
  const VisitParts parts_{
      intake_, *world_.store, world_.clock, {}, [](const Error&) {}};
  Source source_;
  bool told_ = false;  // what became of the other source's posting
};

// A host that fails must not be as slow as all the others together.
TEST_F(SourceVisitTest, AVisitThatClosesNothingDoesNotWaitForOthersPostings) {
  SourceVisit visit(source_, **FindBoard(source_), parts_);
  ASSERT_TRUE(visit.Begin());
  PushOther();
  visit.OnDone(true);
  EXPECT_FALSE(told_);
  intake_.Drain();
  EXPECT_TRUE(told_);
}

// It reads and writes records that those may be merged into.
TEST_F(SourceVisitTest, WhatIsClosedIsClosedWhileNothingIsTakenIn) {
  Open();
  SourceVisit visit(source_, **FindBoard(source_), parts_);
  ASSERT_TRUE(visit.Begin());
  PushOther();
  Page page;
  page.request.url = "http://valley.example/v:2";
  page.request.purpose = "posting";
  page.status_code = 410;
  visit.OnPage(page);
  visit.OnDone(false);
  EXPECT_TRUE(told_);
  EXPECT_EQ(visit.summary().postings_closed, 1u);
}

TEST_F(SourceVisitTest, SoIsWhatACompleteListingLacks) {
  Open();
  SourceVisit visit(source_, **FindBoard(source_), parts_);
  ASSERT_TRUE(visit.Begin());
  PushOther();
  visit.OnDone(true);
  EXPECT_TRUE(told_);
}

// A board that lists a part of what it has.
class CutBoard : public Board {
 public:
  std::string_view kind() const override { return "cut"; }
  bool Owns(std::string_view) const override { return false; }
  std::vector<FetchRequest> Seeds(const Source& source) const override {
    FetchRequest request;
    request.url = source.url;
    request.purpose = "list";
    return {request};
  }
  Result<BoardAnswer> Read(const Source&, const Page&) const override {
    BoardAnswer answer;
    answer.truncated = true;
    return answer;
  }
};

TEST_F(SourceVisitTest, AListThatIsCutOffIsSoTheNextTimeToo) {
  Open();
  for (const char* etag : {"", "\"1\"", "\"1\""}) {
    const CutBoard board;
    SourceVisit visit(source_, board, parts_);
    Page page;
    page.request = visit.Begin()->at(0);
    page.status_code = page.request.etag.empty() ? 200 : 304;
    page.fetched_at = world_.clock.Now();
    page.etag = etag;
    page.body = "the same";
    visit.OnPage(page);
    visit.OnDone(true);
    EXPECT_EQ(visit.coverage(), "truncated");
    EXPECT_EQ(visit.summary().postings_closed, 0u);
  }
}

TEST_F(SourceVisitTest, HoweverManyFreshPagesLeadToEachOther) {
  const std::string name = "http://valley.example/";
  std::vector<PageState> pages(50'000);
  for (size_t i = 0; i < pages.size(); ++i) {
    pages[i].url = i == 0 ? source_.url : name + std::to_string(i);
    pages[i].fresh_until = world_.clock.Now() + std::chrono::hours(1);
    pages[i].links = {"list\t" + name + std::to_string(i + 1)};
  }
  ASSERT_TRUE(world_.store->PutPages(pages));
  SourceVisit visit(source_, **FindBoard(source_), parts_);
  const auto requests = visit.Begin();
  ASSERT_TRUE(requests);
  ASSERT_EQ(requests->size(), 1u);
  EXPECT_EQ(requests->at(0).url, name + std::to_string(pages.size()));
}

TEST_F(SourceVisitTest, WhatThePageLacksTheListTells) {
  source_.url = "https://workforcenow.adp.com/x?cid=c&ccId=1";
  source_.kind = "adp";
  SourceVisit visit(source_, **FindBoard(source_), parts_);
  Page page = FirstPage(visit);
  page.body = R"({"meta":{"totalNumber":1},"jobRequisitions":[{"itemID":"9_1",
      "requisitionTitle":"Biller","postDate":"2026-11-01",
      "workLevelCode":{"shortName":"Part Time"},
      "requisitionLocations":[{"nameCode":{"shortName":"Dayton, OH, US"}}]}]})";
  page.request = visit.OnPage(page).at(0);
  page.body = R"({"itemID":"9_1","requisitionTitle":"Biller",
      "requisitionDescription":"<p>CPC required.</p>"})";
  visit.OnPage(page);
  visit.OnDone(true);
  intake_.Drain();
  const auto found = world_.store->FindPosting("valley:9_1");
  ASSERT_TRUE(found && *found);
  const Posting& posting = **found;
  ASSERT_EQ(posting.job_location.size(), 1u);
  EXPECT_EQ(posting.job_location[0].address_locality, "Dayton");
  EXPECT_EQ(posting.employment_type, std::vector<std::string>{"PART_TIME"});
  EXPECT_EQ(posting.date_posted, ParseDate("2026-11-01"));
}

TEST_F(SourceVisitTest, AListThatHeedsNoOffsetEndsWhereItRepeatsItself) {
  source_.url = "https://api.lever.co/v0/postings/valley";
  source_.kind = "lever";
  SourceVisit visit(source_, **FindBoard(source_), parts_);
  Page page = FirstPage(visit);
  page.body = R"([{"id":"1","text":"Biller","categories":{},
      "hostedUrl":"https://jobs.lever.co/valley/1"}])";
  const auto more = visit.OnPage(page);
  ASSERT_EQ(more.size(), 1u);
  page.request = more[0];
  EXPECT_TRUE(visit.OnPage(page).empty());
  visit.OnDone(true);
  EXPECT_EQ(visit.coverage(), "complete");
}

// A visit that leaves all details to the next has read nothing, and that is no
// reason for doubt.
TEST_F(SourceVisitTest, AListWhoseDetailsAreAllLeftIsNotSuspect) {
  source_.url = "https://workforcenow.adp.com/x?cid=c&ccId=1";
  source_.kind = "adp";
  SourceVisit visit(source_, **FindBoard(source_), parts_);
  Page page = FirstPage(visit);
  page.body = R"({"meta":{"totalNumber":1},"jobRequisitions":[{"itemID":"9_1",
      "requisitionTitle":"Biller"}]})";
  visit.LeaveOut(visit.OnPage(page).at(0));
  visit.OnDone(true);
  EXPECT_EQ(visit.coverage(), "unfinished");
  EXPECT_EQ(visit.last_error(), "");
}

// A visit of a feed whose two items are teasers.
class FeedVisitTest : public SourceVisitTest {
 protected:
  FeedVisitTest() {
    source_.url = "http://valley.example/feed";
    source_.kind = "rss";
  }
  // What one visit does where both pages answer so; status 0: not at all.
  CrawlSummary Visit(int status, std::string body) {
    SourceVisit visit(source_, **FindBoard(source_), parts_);
    Page page;
    page.status_code = 200;
    page.fetched_at = world_.clock.Now();
    page.request = visit.Begin()->at(0);
    page.body = "<rss><channel>";
    for (const std::string name : {"Coder", "Biller"}) {
      page.body += "<item><title>Medical " + name +
                   "</title><link>http://valley.example/" + name +
                   "</link><description>" + name +
                   " wanted, CPC required.</description></item>";
    }
    page.body += "</channel></rss>";
    auto requests = visit.OnPage(page);
    EXPECT_EQ(requests.size(), 2u);
    for (FetchRequest& request : requests) {
      page.request = std::move(request);
      page.status_code = status;
      page.body = body;
      if (status > 0) visit.OnPage(page);
      if (status == 0) {
        visit.OnError(page.request, {ErrorCode::kDisallowed, "refused", {}});
      }
    }
    intake_.Drain();
    visit.OnDone(true);
    return visit.summary();
  }
  size_t Open() { return world_.store->OpenPostingIds("valley")->size(); }
};

TEST_F(FeedVisitTest, WhereThePageShowsNoneTheFeedsItemIsThePosting) {
  const CrawlSummary first = Visit(200, "<html><p>Turn on JavaScript</p>");
  EXPECT_EQ(first.postings_new, 2u);
  EXPECT_EQ(first.errors, 2u);
  EXPECT_EQ(Visit(200, "<html><p>Turn on JavaScript</p>").postings_changed, 0u);
  EXPECT_EQ(Open(), 2u);
}

TEST_F(FeedVisitTest, AListThatTellsMoreThanThePagesIsReadEachTime) {
  for (const bool tells_more : {false, true}) {
    SourceVisit visit(source_, **FindBoard(source_), parts_);
    Page page;
    page.request = visit.Begin()->at(0);
    EXPECT_EQ(page.request.etag, "");
    page.status_code = 200;
    page.etag = "\"1\"";
    page.fetched_at = world_.clock.Now();
    const std::string date = "<pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate>";
    page.body = "<rss><channel><item><title>Coder</title>" +
                (tells_more ? date : std::string()) +
                "<link>http://valley.example/1</link></item></channel></rss>";
    visit.OnPage(page);
    visit.OnDone(true);
    SourceVisit again(source_, **FindBoard(source_), parts_);
    EXPECT_EQ(again.Begin()->at(0).etag, tells_more ? "" : page.etag);
    PageState forgotten;
    forgotten.url = source_.url;
    ASSERT_TRUE(world_.store->PutPages(std::span(&forgotten, 1)));
  }
}

TEST_F(FeedVisitTest, SoItIsWhereThePageIsRefused) {
  EXPECT_EQ(Visit(403, "").postings_new, 2u);
  EXPECT_EQ(Visit(0, "").postings_closed, 0u);
  EXPECT_EQ(Open(), 2u);
}

TEST_F(FeedVisitTest, APageThatIsGoneIsNoPosting) {
  EXPECT_EQ(Visit(410, "").postings_new, 0u);
  EXPECT_EQ(Open(), 0u);
}

TEST_F(SourceVisitTest, WhatAnotherHostsRobotsTxtSaysIsNotSaidOfTheSource) {
  SourceVisit visit(source_, **FindBoard(source_), parts_);
  ASSERT_TRUE(visit.Begin());
  FetchRequest request;
  request.purpose = "list";
  request.url = "http://cdn.example/sitemap.xml";
  visit.OnError(request,
                {ErrorCode::kDisallowed, "disallowed by robots.txt", {}});
  EXPECT_EQ(visit.robots(), "ok");
  request.url = "http://valley.example/more.xml";
  visit.OnError(request, {ErrorCode::kDisallowed,
                          "robots.txt answered 500, so nothing is allowed",
                          {}});
  EXPECT_EQ(visit.robots(), "unknown");
  visit.OnError(request,
                {ErrorCode::kDisallowed, "disallowed by robots.txt", {}});
  EXPECT_EQ(visit.robots(), "deny");
}

TEST_F(SourceVisitTest, ANoteRepeatsNoPassword) {
  SourceVisit visit(source_, **FindBoard(source_), parts_);
  const std::string url = "https://ann:s3cret@x.example/";
  visit.Note(url, {ErrorCode::kMalformed, "no page", {}});
  EXPECT_EQ(visit.last_error(), "https://...@x.example/: no page");
  visit.Note(url, Url::Parse(url).error());
  EXPECT_EQ(visit.last_error(),
            "https://...@x.example/: a user name in the URL");
}

}  // namespace
}  // namespace rolecall
