#include "pipeline/ingest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/vacancy.h"
#include "tests/pipeline/pipeline_world.h"

namespace rolecall {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kText[] =
    "<p>Room patients, take vital signs and chart every visit in Epic.</p>"
    "<h3>Requirements</h3><ul><li>CMA (AAMA) or RMA</li><li>BLS within 30 days "
    "of hire</li></ul><p>Full-time position, $19.50 to $23.00 per hour.</p>";

class IngestTest : public ::testing::Test {
 protected:
  Ingested Accept(Posting posting) {
    const auto result = AcceptOne(ingest_, std::move(posting));
    EXPECT_TRUE(result) << result.error().message;
    return result->outcome;
  }
  Posting Stored(const std::string& id) {
    return **world_.store->FindPosting(id);
  }

  PipelineWorld world_;
  Ingest ingest_{ShippedReader(), *world_.store, world_.clock};
};

TEST_F(IngestTest, StoresAPostingReadInFullAndQueuesIt) {
  EXPECT_EQ(Accept(APosting("v:1", "Medical Assistant", kText)),
            Ingested::kNew);
  const Posting stored = Stored("v:1");
  EXPECT_THAT(stored.occupational_category, ElementsAre("31-9092"));
  EXPECT_THAT(stored.employment_type, ElementsAre("FULL_TIME"));
  ASSERT_TRUE(stored.base_salary);
  EXPECT_DOUBLE_EQ(*stored.base_salary->max_value, 23.0);
  ASSERT_TRUE(stored.job_location[0].coordinates);
  EXPECT_NEAR(stored.job_location[0].coordinates->latitude, 39.76, 0.05);
  EXPECT_EQ(stored.first_seen_at, world_.clock.Now());
  EXPECT_FALSE(stored.requirements.empty());
  EXPECT_FALSE(stored.extractor_version.empty());
  EXPECT_THAT(world_.TakeChanges(), ElementsAre("posting:v:1"));
}

TEST_F(IngestTest, TheSameAgainChangesNothing) {
  Accept(APosting("v:1", "Medical Assistant", kText));
  world_.TakeChanges();
  world_.clock.Advance(std::chrono::hours(6));
  EXPECT_EQ(Accept(APosting("v:1", "Medical Assistant", kText)),
            Ingested::kSame);
  EXPECT_THAT(world_.TakeChanges(), IsEmpty());
}

TEST_F(IngestTest, AnotherTextIsAChangeThatKeepsWhenItWasFirstSeen) {
  const Timestamp first = world_.clock.Now();
  Accept(APosting("v:1", "Medical Assistant", kText));
  world_.clock.Advance(std::chrono::hours(6));
  EXPECT_EQ(Accept(APosting("v:1", "Medical Assistant",
                            "<p>CCMA (NHA) required.</p>")),
            Ingested::kChanged);
  EXPECT_EQ(Stored("v:1").first_seen_at, first);
}

TEST_F(IngestTest, AVacancyOnASecondBoardIsMergedIntoTheFirst) {
  Accept(APosting("v:1", "Medical Assistant", kText));
  Posting twin = APosting("w:9", "Medical Assistant", kText, "43215");
  twin.source_id = "other-board";
  EXPECT_EQ(Accept(twin), Ingested::kMerged);
  EXPECT_THAT(Stored("v:1").seen_at,
              ElementsAre(Sighting{twin.source_id, twin.url}));
  EXPECT_THAT(Stored("v:1").job_location, SizeIs(2));
  EXPECT_FALSE(*world_.store->FindPosting("w:9"));
}

TEST_F(IngestTest, ATwinOfWhatAPostingHasBecomeIsMerged) {
  Accept(APosting("v:1", "Medical Assistant", "<p>CCMA required.</p>"));
  Accept(APosting("v:1", "Medical Assistant", kText));
  EXPECT_EQ(Accept(APosting("w:9", "Medical Assistant", kText, "43215")),
            Ingested::kMerged);
}

TEST_F(IngestTest, APostingThatIsOpenStaysItselfWhenItBecomesATwin) {
  Accept(APosting("v:1", "Medical Assistant", kText));
  Accept(APosting("w:9", "Front Desk Assistant", kText, "43215"));
  EXPECT_EQ(Accept(APosting("w:9", "Medical Assistant", kText, "43215")),
            Ingested::kChanged);
  EXPECT_EQ(Stored("w:9").title, "Medical Assistant");
}

// The record may have been read again since its print was taken.
TEST_F(IngestTest, ATwinWithAPrintOfAnotherReaderOrNoneIsMerged) {
  const Posting posting = APosting("v:1", "Medical Assistant", kText);
  Accept(posting);
  const std::string note = "vacancy:" + VacancyBucket(posting);
  int twin = 0;
  for (const std::string line : {"v:1", "v:1\t0123456789abcdef"}) {
    ASSERT_TRUE(world_.store->PutNote(note, line, std::chrono::hours(1)));
    EXPECT_EQ(Accept(APosting("w:" + std::to_string(++twin),
                              "Medical Assistant", kText, "43215")),
              Ingested::kMerged);
  }
}

// The print of what it was to become must not stand in the others' notes.
TEST_F(IngestTest, ATwinOfWhatAPostingIsIsMergedThoughItsChangeWasNotStored) {
  Accept(APosting("v:1", "Medical Assistant", kText));
  std::vector<Posting> batch = {
      APosting("v:1", "Medical Assistant", "<p>CCMA required.</p>"),
      APosting("v:2", "Medical Assistant", "<p>RMA required.</p>")};
  world_.faults.unwritable_posting = "v:1";
  EXPECT_FALSE(ingest_.Accept(std::move(batch), {}).front());
  world_.faults.unwritable_posting.clear();
  EXPECT_EQ(Accept(APosting("w:9", "Medical Assistant", kText, "43215")),
            Ingested::kMerged);
}

TEST_F(IngestTest, OfOneTitleWhatAsksForSomethingElseIsNotEvenRead) {
  Accept(APosting("v:1", "Medical Assistant", kText));
  world_.faults.damaged_posting = "v:1";
  EXPECT_EQ(Accept(APosting("v:2", "Medical Assistant", "<p>CCMA.</p>")),
            Ingested::kNew);
}

TEST_F(IngestTest, ReadingTheFirstAgainKeepsWhatWasMerged) {
  Accept(APosting("v:1", "Medical Assistant", kText));
  Accept(APosting("w:9", "Medical Assistant", kText, "43215"));
  world_.TakeChanges();
  EXPECT_EQ(Accept(APosting("v:1", "Medical Assistant", kText)),
            Ingested::kSame);
  EXPECT_THAT(Stored("v:1").job_location, SizeIs(2));
  EXPECT_THAT(world_.TakeChanges(), IsEmpty());
}

TEST_F(IngestTest, AClosedVacancyStillShownElsewhereOpensAgainThere) {
  Accept(APosting("v:1", "Medical Assistant", kText));
  ASSERT_TRUE(
      *WithdrawPosting(*world_.store, world_.clock, "v:1", "valley", {}));
  Posting twin = APosting("w:9", "Medical Assistant", kText);
  twin.source_id = "other-board";
  EXPECT_EQ(Accept(twin), Ingested::kMerged);
  EXPECT_FALSE(Stored("v:1").closed_at);
  EXPECT_EQ(Stored("v:1").source_id, "other-board");
}

TEST_F(IngestTest, AVacancyClosesWhenTheLastOfItsSourcesDropsIt) {
  Accept(APosting("v:1", "Medical Assistant", kText));
  Posting twin = APosting("w:9", "Medical Assistant", kText);
  twin.source_id = "other-board";
  Accept(twin);
  EXPECT_FALSE(
      *WithdrawPosting(*world_.store, world_.clock, "v:1", "valley", {}));
  EXPECT_FALSE(Stored("v:1").closed_at);
  EXPECT_EQ(Stored("v:1").source_id, "other-board");
  EXPECT_THAT(Stored("v:1").seen_at, IsEmpty());
  EXPECT_TRUE(
      *WithdrawPosting(*world_.store, world_.clock, "v:1", "other-board", {}));
  EXPECT_TRUE(Stored("v:1").closed_at);
}

TEST_F(IngestTest, ReadAgainByItsFirstSourceItKeepsTheOthers) {
  Accept(APosting("v:1", "Medical Assistant", kText));
  Posting twin = APosting("w:9", "Medical Assistant", kText);
  twin.source_id = "other-board";
  Accept(twin);
  EXPECT_FALSE(
      *WithdrawPosting(*world_.store, world_.clock, "v:1", "valley", {}));
  Accept(APosting("v:1", "Medical Assistant", kText));
  EXPECT_EQ(Stored("v:1").source_id, "valley");
  EXPECT_FALSE(
      *WithdrawPosting(*world_.store, world_.clock, "v:1", "valley", {}));
}

TEST_F(IngestTest, AnExpiredPostingIsNotStoredAndClosesWhatWasKnown) {
  Posting posting = APosting("v:1", "Medical Assistant", kText);
  Accept(posting);
  posting.valid_through = ParseDate("2026-11-21");
  EXPECT_EQ(Accept(posting), Ingested::kExpired);
  EXPECT_TRUE(Stored("v:1").closed_at);
  Posting other = APosting("v:2", "Coder", kText);
  other.valid_through = ParseDate("2026-11-21");
  EXPECT_EQ(Accept(other), Ingested::kExpired);
  EXPECT_FALSE(*world_.store->FindPosting("v:2"));
}

TEST_F(IngestTest, TheLastDayStillCounts) {
  Posting posting = APosting("v:1", "Medical Assistant", kText);
  posting.valid_through = ParseDate("2026-11-22");
  EXPECT_EQ(Accept(posting), Ingested::kNew);
}

TEST_F(IngestTest, APostingWithoutTitleIsMalformedAndNamesItself) {
  const auto result = AcceptOne(ingest_, APosting("v:1", " ", kText));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::kMalformed);
  EXPECT_THAT(result.error().message, ::testing::HasSubstr("v:1"));
}

TEST_F(IngestTest, OfABatchTheSecondOfAVacancyIsMergedIntoTheFirst) {
  std::vector<Posting> batch = {
      APosting("v:1", "Medical Assistant", kText),
      APosting("v:2", "Medical Assistant", kText, "45429"),
      APosting("v:3", "Coder", "CPC required.")};
  const auto results = ingest_.Accept(std::move(batch), {});
  EXPECT_EQ(results[0]->outcome, Ingested::kNew);
  EXPECT_EQ(results[1]->outcome, Ingested::kMerged);
  EXPECT_EQ(results[1]->posting_id, "v:1");
  EXPECT_EQ(results[2]->outcome, Ingested::kNew);
  EXPECT_THAT(Stored("v:1").job_location, SizeIs(2));
  EXPECT_THAT(Stored("v:1").seen_at, SizeIs(1));
}

TEST_F(IngestTest, OfABatchTheLaterTextOfOneIdCounts) {
  std::vector<Posting> batch = {APosting("v:1", "Medical Assistant", kText),
                                APosting("v:1", "Coder", "CPC required.")};
  const auto results = ingest_.Accept(std::move(batch), {});
  EXPECT_EQ(results[0]->outcome, Ingested::kNew);
  EXPECT_EQ(results[1]->outcome, Ingested::kChanged);
  EXPECT_EQ(Stored("v:1").title, "Coder");
}

// Its twins would be merged into what cannot be stored.
TEST_F(IngestTest, AnIdThatCannotBeOneIsRefusedWhenItIsRead) {
  const auto result =
      AcceptOne(ingest_, APosting("v\n2", "Coder", "CPC required."));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ErrorCode::kInvalidArgument);
}

TEST_F(IngestTest, APostingThatCannotBeStoredHarmsNoOtherOfItsBatch) {
  std::vector<Posting> batch = {APosting("v:1", "Medical Assistant", kText),
                                APosting("v\n2", "Coder", "CPC required."),
                                APosting("v:3", "Coder", "COC required.")};
  const auto results = ingest_.Accept(std::move(batch), {});
  EXPECT_EQ(results[0]->outcome, Ingested::kNew);
  ASSERT_FALSE(results[1]);
  EXPECT_EQ(results[1].error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(results[2]->outcome, Ingested::kNew);
}

}  // namespace
}  // namespace rolecall
