#include "pipeline/intake.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/pipeline/pipeline_world.h"

namespace rolecall {
namespace {

using ::testing::ElementsAre;

class IntakeTest : public ::testing::Test {
 protected:
  // What became of the posting is added to `told_` as "ID:OUTCOME".
  void Push(Posting posting) {
    intake_.Push(std::move(posting), [this](const auto& result) {
      ASSERT_TRUE(result) << result.error().message;
      told_.push_back(result->posting_id + ":" +
                      std::to_string(static_cast<int>(result->outcome)));
    });
  }
  static std::string Line(const std::string& id, Ingested outcome) {
    return id + ":" + std::to_string(static_cast<int>(outcome));
  }

  PipelineWorld world_;
  Ingest ingest_{ShippedReader(), *world_.store, world_.clock};
  std::vector<std::string> told_;
  Intake intake_{ingest_, {}};
};

TEST_F(IntakeTest, TellsWhatBecameOfEachInOrder) {
  Push(APosting("a", "Medical Assistant", "CMA required."));
  Push(APosting("b", "Coder", "CPC required."));
  Push(APosting("a", "Medical Assistant", "CMA required."));
  intake_.Drain();
  EXPECT_THAT(told_,
              ElementsAre(Line("a", Ingested::kNew), Line("b", Ingested::kNew),
                          Line("a", Ingested::kSame)));
  EXPECT_TRUE(world_.store->FindPosting("b")->has_value());
}

TEST_F(IntakeTest, APostingIsPushedAsPublishedAndStoredAsRead) {
  Push(APosting("a", "Medical Assistant", "CMA required."));
  intake_.Drain();
  const Posting stored = **world_.store->FindPosting("a");
  EXPECT_EQ(stored.description_text, "CMA required.");
  EXPECT_THAT(stored.requirements, ::testing::SizeIs(1));
}

TEST_F(IntakeTest, WhatCannotBeReadIsToldInItsTurnAndHarmsNoOther) {
  Push(APosting("a", "Medical Assistant", "CMA required."));
  std::optional<ErrorCode> code;
  intake_.Push(APosting("b", " ", "CPC required."), [&](const auto& result) {
    code = result ? std::nullopt : std::optional(result.error().code);
    told_.push_back("b");
  });
  Push(APosting("c", "Coder", "CPC required."));
  intake_.Drain();
  EXPECT_EQ(code, ErrorCode::kMalformed);
  EXPECT_THAT(told_, ElementsAre(Line("a", Ingested::kNew), "b",
                                 Line("c", Ingested::kNew)));
}

TEST_F(IntakeTest, MoreThanItsQueueHoldsIsTakenInAllTheSame) {
  constexpr size_t kMany = 1000;
  for (size_t i = 0; i < kMany; ++i) {
    Push(APosting("p" + std::to_string(i), "Coder " + std::to_string(i),
                  "CPC required."));
    intake_.Report();
  }
  intake_.Drain();
  ASSERT_EQ(told_.size(), kMany);
  EXPECT_EQ(told_.back(), Line("p999", Ingested::kNew));
  EXPECT_EQ(world_.store->OpenPostingIds("valley")->size(), kMany);
}

TEST_F(IntakeTest, NothingIsToldBetweenTheCalls) {
  Push(APosting("a", "Medical Assistant", "CMA required."));
  EXPECT_THAT(told_, ElementsAre());
  intake_.Drain();
  intake_.Drain();
  EXPECT_THAT(told_, ElementsAre(Line("a", Ingested::kNew)));
}

}  // namespace
}  // namespace rolecall
