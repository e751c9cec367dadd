#include "base/error.h"

#include <gtest/gtest.h>

#include <set>

namespace rolecall {
namespace {

constexpr ErrorCode kAllCodes[] = {
    ErrorCode::kInvalidArgument, ErrorCode::kNotFound,
    ErrorCode::kDisallowed,      ErrorCode::kRateLimited,
    ErrorCode::kUnavailable,     ErrorCode::kMalformed,
    ErrorCode::kTooLarge,        ErrorCode::kCannotWrite,
    ErrorCode::kInternal};

TEST(ErrorTest, EveryCodeHasANameOfItsOwn) {
  std::set<std::string_view> names;
  for (const ErrorCode code : kAllCodes) names.insert(ErrorCodeName(code));
  EXPECT_EQ(names.size(), std::size(kAllCodes));
  EXPECT_EQ(ErrorCodeName(ErrorCode::kRateLimited), "rate-limited");
  EXPECT_EQ(ErrorCodeName(ErrorCode::kCannotWrite), "cannot-write");
}

TEST(ErrorTest, MessageIsBuiltFromTheOutsideIn) {
  const Error timeout{ErrorCode::kUnavailable, "timed out", {}};
  EXPECT_EQ(timeout.Within("robots.txt").Within("source acme").message,
            "source acme: robots.txt: timed out");
}

TEST(ErrorTest, WithinKeepsCodeAndRetryAfter) {
  const Error error{ErrorCode::kRateLimited, "429", std::chrono::seconds(120)};
  const Error outer = error.Within("https://a.example/");
  EXPECT_EQ(outer.code, ErrorCode::kRateLimited);
  EXPECT_EQ(outer.retry_after, std::chrono::seconds(120));
  EXPECT_EQ(error.message, "429");
}

TEST(ErrorTest, FailMakesAFailedResult) {
  const Result<int> bad = Fail(ErrorCode::kMalformed, "not a number");
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().code, ErrorCode::kMalformed);
  EXPECT_EQ(bad.error().message, "not a number");
  EXPECT_EQ(bad.error().retry_after, std::nullopt);

  const Result<void> same = Fail(bad.error());
  ASSERT_FALSE(same);
  EXPECT_EQ(same.error().message, "not a number");
}

}  // namespace
}  // namespace rolecall
