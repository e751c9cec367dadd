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
    ASSERT_TRUE(ingest_.Read(other));
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

  PipelineWorld world_;
  Ingest ingest_{ShippedReader(), *world_.store, world_.clock};
  Intake intake_{ingest_, {}};
  const VisitParts parts_{ingest_,      intake_, *world_.store,
                          world_.clock, {},      [](const Error&) {}};
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
