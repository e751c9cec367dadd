#include <gmock/gmock.h>

#include "model/json.h"

namespace rolecall {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Posting AskingForCpc(bool contradicted) {
  Posting posting;
  posting.id = "p-1";
  posting.title = "Coder";
  Requirement& requirement = posting.requirements.emplace_back();
  requirement.any_of = {"cpc-aapc"};
  requirement.contradicted = contradicted;
  return posting;
}

TEST(PostingJsonTest, AContradictionComesBackAsItWasWritten) {
  const std::string flagged = PostingToJson(AskingForCpc(true));
  EXPECT_THAT(flagged, HasSubstr("\"contradicted\":true"));
  const auto read = PostingFromJson(flagged);
  ASSERT_TRUE(read.has_value());
  ASSERT_EQ(read->requirements.size(), 1U);
  EXPECT_TRUE(read->requirements.front().contradicted);
}

TEST(PostingJsonTest, WhereNothingIsContradictedNothingIsWritten) {
  EXPECT_THAT(PostingToJson(AskingForCpc(false)),
              Not(HasSubstr("contradicted")));
}

}  // namespace
}  // namespace rolecall
