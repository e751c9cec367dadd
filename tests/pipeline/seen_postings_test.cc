#include "pipeline/seen_postings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/pipeline/pipeline_world.h"

namespace rolecall {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class SeenPostingsTest : public ::testing::Test {
 protected:
  SeenPostingsTest() { source_.id = "valley"; }

  // The source shows so many postings, "v:10" and on.
  void Open(int count) {
    for (int i = 0; i < count; ++i) {
      Posting posting =
          APosting("v:" + std::to_string(10 + i), "Medical Assistant", "CMA.");
      ASSERT_TRUE(world_.store->PutPosting(posting));
    }
  }
  SeenPostings Visit() {
    SeenPostings seen(source_, *world_.store, world_.clock, {});
    EXPECT_TRUE(seen.Load());
    return seen;
  }
  std::vector<std::string> StillOpen() {
    return *world_.store->OpenPostingIds("valley");
  }

  PipelineWorld world_;
  Source source_;
};

TEST_F(SeenPostingsTest, WhatAListingLacksIsClosed) {
  Open(3);
  SeenPostings seen = Visit();
  seen.Show(std::string("v:10"));
  seen.List("v:11");
  EXPECT_EQ(seen.CloseUnseen().closed, 1u);
  EXPECT_THAT(StillOpen(), ElementsAre("v:10", "v:11"));
}

TEST_F(SeenPostingsTest, APageThatIsGoneClosesWhatNoOtherShows) {
  Open(3);
  SeenPostings seen = Visit();
  seen.Lose({"v:10", "v:11"});
  seen.Show(std::string("v:11"));
  EXPECT_EQ(seen.CloseGone().closed, 1u);
  EXPECT_THAT(StillOpen(), ElementsAre("v:11", "v:12"));
  EXPECT_THAT(seen.open(), ElementsAre("v:11", "v:12"));
}

TEST_F(SeenPostingsTest, AListingThatLacksMostIsBelievedTheThirdTime) {
  Open(11);
  for (int visit = 1; visit <= 3; ++visit) {
    world_.clock.Advance(std::chrono::hours(1));
    EXPECT_THAT(StillOpen(), SizeIs(11));
    SeenPostings seen = Visit();
    seen.Show(std::string("v:10"));
    const auto closing = seen.CloseUnseen();
    EXPECT_EQ(closing.is_suspect, visit < 3);
    EXPECT_THAT(closing.errors, SizeIs(visit < 3 ? 1 : 0));
  }
  EXPECT_THAT(StillOpen(), ElementsAre("v:10"));
}

TEST_F(SeenPostingsTest, VisitsOfOneHourCountAsOne) {
  Open(11);
  for (int visit = 1; visit <= 4; ++visit) {
    world_.clock.Advance(std::chrono::minutes(20));
    SeenPostings seen = Visit();
    seen.Show(std::string("v:10"));
    EXPECT_TRUE(seen.CloseUnseen().is_suspect);
  }
  EXPECT_THAT(StillOpen(), SizeIs(11));
}

TEST_F(SeenPostingsTest, AnEmptyListingIsBelievedTheSixthTimeAndFromThenOn) {
  Open(2);
  for (int visit = 1; visit <= 7; ++visit) {
    EXPECT_THAT(StillOpen(), SizeIs(visit <= 6 ? 2 : 0));
    world_.clock.Advance(std::chrono::hours(6));
    const auto closing = Visit().CloseUnseen();
    EXPECT_EQ(closing.is_suspect, visit < 6);
  }
}

TEST_F(SeenPostingsTest, AnEmptyBoardIsDoubtedOnFirstSight) {
  const auto closing = Visit().CloseUnseen();
  EXPECT_TRUE(closing.is_suspect);
  EXPECT_TRUE(closing.is_empty);
  EXPECT_THAT(closing.errors, SizeIs(1));
}

TEST_F(SeenPostingsTest, AListingOfWhichNothingCouldBeReadIsAsGoodAsEmpty) {
  SeenPostings seen = Visit();
  seen.List("v:10");
  EXPECT_TRUE(seen.CloseUnseen().is_empty);
}

TEST_F(SeenPostingsTest, WhatHasExpiredIsNotMissedByTheListing) {
  Open(1);
  SeenPostings seen = Visit();
  EXPECT_TRUE(seen.Expire("v:10"));
  EXPECT_FALSE(seen.Expire("v:10"));
  EXPECT_THAT(seen.open(), IsEmpty());
  EXPECT_FALSE(seen.CloseUnseen().is_suspect);
}

}  // namespace
}  // namespace rolecall
