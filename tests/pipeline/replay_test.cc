#include "pipeline/replay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/ingest.h"
#include "tests/pipeline/pipeline_world.h"

namespace rolecall {
namespace {

TEST(ReplayTest, ReadsWhatAnotherVersionReadAgainFromItsRawText) {
  PipelineWorld world;
  Ingest ingest(ShippedReader(), *world.store, world.clock);
  ASSERT_TRUE(AcceptOne(ingest, APosting("p1", "Medical Assistant",
                                         "<p>CMA (AAMA) required.</p>")));
  Posting old = **world.store->FindPosting("p1");
  const std::vector<Requirement> right = old.requirements;
  old.requirements.clear();
  old.extractor_version = "an earlier one";
  ASSERT_TRUE(world.store->PutPosting(old));
  world.TakeChanges();

  const auto replayed = Replay(ShippedReader(), *world.store, world.clock, {});
  ASSERT_TRUE(replayed);
  EXPECT_EQ(replayed->read, 1u);
  EXPECT_EQ(replayed->changed, 1u);
  EXPECT_EQ((*world.store->FindPosting("p1"))->requirements, right);
  EXPECT_THAT(world.TakeChanges(), ::testing::ElementsAre("posting:p1"));
}

TEST(ReplayTest, LeavesWhatIsUpToDate) {
  PipelineWorld world;
  Ingest ingest(ShippedReader(), *world.store, world.clock);
  ASSERT_TRUE(AcceptOne(ingest, APosting("p1", "Medical Assistant",
                                         "<p>CMA (AAMA) required.</p>")));
  const auto replayed = Replay(ShippedReader(), *world.store, world.clock, {});
  ASSERT_TRUE(replayed);
  EXPECT_EQ(replayed->read, 0u);
}

}  // namespace
}  // namespace rolecall
