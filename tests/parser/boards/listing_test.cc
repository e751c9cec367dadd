#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/parser/boards/board_answers.h"

namespace rolecall {
namespace {

// What the board of a kind makes of an answer to its first request.
Result<BoardAnswer> ReadSeed(const std::string& kind, std::string body) {
  const Source source = SourceAt("https://x.example/?org=A", kind);
  return (*FindBoard(source))
      ->Read(source, Answer(std::move(body), Seed(source)));
}

TEST(ListingTest, AnAnswerOfAnotherShapeIsMalformed) {
  for (const std::string& kind : BoardKinds()) {
    if (kind == "auto" || kind == "page" || kind == "jsonl") continue;
    const Source source = SourceAt("https://x.example/", kind);
    const auto answer =
        (*FindBoard(source))
            ->Read(source, Answer("{\"error\":\"x\"}", "https://x.example/"));
    ASSERT_FALSE(answer.has_value()) << kind;
    EXPECT_EQ(answer.error().code, ErrorCode::kMalformed) << kind;
  }
}

// Those that read pages, and those whose first answer is one.
const std::set<std::string> kReadsPages = {"auto", "page", "csv", "jsonl"};

TEST(ListingTest, APageInItsPlaceIsAnErrorAndNoEmptyBoard) {
  constexpr char kPage[] =
      "<!doctype html><html><body><h1>Down for maintenance</h1><p>We are "
      "back soon.</p></body></html>";
  for (const std::string& kind : BoardKinds()) {
    if (kReadsPages.contains(kind)) continue;
    const auto answer = ReadSeed(kind, kPage);
    // What leads on, or names its errors, does not pass for an empty board.
    const bool is_told = !answer.has_value() || !answer->errors.empty() ||
                         !answer->requests.empty();
    EXPECT_TRUE(is_told) << kind;
  }
}

TEST(ListingTest, AnOlderIcimsSiteThatShowsAnotherPageIsNoEmptyBoard) {
  const Source source = SourceAt("https://careers-acme.icims.com/jobs");
  const auto read = [&](const char* body) {
    return (*FindBoard(source))->Read(source, Answer(body, Seed(source)));
  };
  EXPECT_FALSE(read("<html><body><p>Down</p></body></html>").has_value());
  EXPECT_TRUE(read("<html><body class='iCIMS_Main'><p>None</p></body></html>")
                  .has_value());
}

TEST(ListingTest, AnEmptyArrayIsABoardOnlyWhereTheListIsOne) {
  const std::set<std::string> arrays = {"breezy", "lever", "rippling"};
  for (const std::string& kind : BoardKinds()) {
    // Any text may be robots.txt.
    if (kReadsPages.contains(kind) || kind == "sitemap") continue;
    EXPECT_EQ(ReadSeed(kind, "[]").has_value(), arrays.contains(kind)) << kind;
  }
}

}  // namespace
}  // namespace rolecall
