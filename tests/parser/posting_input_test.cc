#include <gtest/gtest.h>

#include <string>

#include "parser/boards/board.h"

namespace rolecall {
namespace {

InputPostings Read(std::string_view bytes, std::string_view name = "input") {
  return ReadPostings(bytes, name, InputFormat::kGuess);
}

TEST(PostingInputTest, ABadLineIsNamedAndTheRestGoesOn) {
  const InputPostings input = Read(
      "{\"id\":\"1\",\"title\":\"Biller\",\"description\":\"CPC\"}\n"
      "{\"id\":\"2\",\n"
      "\n"
      "{\"title\":\"Coder\",\"description\":\"CCS\"}\n",
      "postings.jsonl");
  ASSERT_EQ(input.postings.size(), 2u);
  EXPECT_EQ(input.postings[0].id, "1");
  EXPECT_EQ(input.postings[1].id, "postings.jsonl:4");
  ASSERT_EQ(input.errors.size(), 1u);
  EXPECT_TRUE(input.errors[0].message.starts_with("2:11: not JSON"))
      << input.errors[0].message;
}

TEST(PostingInputTest, APlaceMayBePlainText) {
  const InputPostings input =
      Read(R"({"id":"1","title":"Biller","description":"CPC",)"
           R"("job_location":"Dayton, OH"})",
           "x.jsonl");
  ASSERT_EQ(input.postings.size(), 1u);
  EXPECT_FALSE(input.postings[0].job_location.empty());
}

TEST(PostingInputTest, JsonIsRecognisedByItsShape) {
  EXPECT_EQ(Read(R"({"@type":"JobPosting","title":"A","description":"d"})")
                .postings.at(0)
                .id,
            "input");
  EXPECT_EQ(Read(R"({"jobs":[{"id":7,"title":"A","absolute_url":"https://x/7",
                 "location":{"name":"Dayton, OH"},"content":"d"}]})")
                .postings.at(0)
                .id,
            "7");
  EXPECT_EQ(Read(R"({"jobPostingInfo":{"title":"A","jobReqId":"R-1",
                 "jobDescription":"d"}})")
                .postings.at(0)
                .id,
            "R-1");
  EXPECT_EQ(Read(R"([{"id":"1","title":"A","description":"d"},
                 {"id":"2","title":"B","description":"d"}])")
                .postings.size(),
            2u);
  EXPECT_EQ(Read(R"({"a":1})").errors.size(), 1u);
}

TEST(PostingInputTest, AListWithoutDetailsGivesWhatItNames) {
  const InputPostings input =
      Read(R"({"total":1,"jobPostings":[{"title":"Biller",
           "externalPath":"/job/x_R-1","locationsText":"Dayton, OH",
           "postedOn":"Posted Today"}]})");
  ASSERT_EQ(input.postings.size(), 1u);
  EXPECT_EQ(input.postings[0].id, "R-1");
  EXPECT_EQ(input.postings[0].title, "Biller");
  // Nobody said which day is today, nor on which host the posting stands.
  EXPECT_FALSE(input.postings[0].date_posted.has_value());
  EXPECT_EQ(input.postings[0].url, "");
}

TEST(PostingInputTest, RelativeDatesAreReckonedFromToday) {
  const InputPostings input = ReadPostings(
      R"({"@type":"JobPosting","title":"A","description":"d",
          "datePosted":"3 days ago"})",
      "x.json", InputFormat::kJson, ParseDate("2026-11-22"));
  EXPECT_EQ(input.postings.at(0).date_posted, ParseDate("2026-11-19"));
}

// Each line's day in a form of its own, as boards and feeds export them.
TEST(PostingInputTest, ARawLinesDaysAreReadInEveryForm) {
  const Date today = *ParseDate("2026-11-24");
  for (std::string_view day :
       {R"("2026-11-21")", R"("3 days ago")", R"("11/21/2026")",
        R"("November 21, 2026")", R"("2026-21-Nov")", R"("20261121")",
        "1795219200", "1795219200000", "1795219200000.0",
        R"("1795219200000.0")"}) {
    const std::string line =
        R"({"id":"1","title":"Biller","description":"CPC","date_posted":)" +
        std::string(day) + R"(,"valid_through":)" + std::string(day) + "}";
    const InputPostings input =
        ReadPostings(line, "x.jsonl", InputFormat::kGuess, today);
    ASSERT_EQ(input.postings.size(), 1u) << day;
    EXPECT_EQ(input.postings[0].date_posted, today - std::chrono::days(3))
        << day;
    EXPECT_EQ(input.postings[0].valid_through, today - std::chrono::days(3))
        << day;
  }
}

TEST(PostingInputTest, TextIsOnePostingWithItsFirstLineAsTitle) {
  const InputPostings input =
      Read("Title: Medical Assistant\n\nCMA required.\n", "ma.txt");
  ASSERT_EQ(input.postings.size(), 1u);
  EXPECT_EQ(input.postings[0].id, "ma.txt");
  EXPECT_EQ(input.postings[0].title, "Medical Assistant");
  EXPECT_NE(input.postings[0].description.find("CMA"), std::string::npos);
}

TEST(PostingInputTest, APageIsReadWithOrWithoutMarkup) {
  const InputPostings plain =
      Read("<!doctype html><h1>Medical Assistant</h1><p>CMA required.</p>");
  ASSERT_EQ(plain.postings.size(), 1u);
  EXPECT_EQ(plain.postings[0].title, "Medical Assistant");
  const InputPostings markup = Read(
      "<html><script type='application/ld+json'>{\"@type\":\"JobPosting\","
      "\"title\":\"Biller\",\"description\":\"CPC\"}</script></html>",
      "biller.html");
  ASSERT_EQ(markup.postings.size(), 1u);
  EXPECT_EQ(markup.postings[0].title, "Biller");
  EXPECT_EQ(markup.postings[0].id, "biller.html");
}

TEST(PostingInputTest, AListPageIsRefused) {
  std::string html = "<html><body><h1>Careers</h1>";
  for (int i = 0; i < 10; ++i) {
    html += "<p>Biller</p><p>Apply now</p>";
  }
  const InputPostings input = Read(html);
  EXPECT_TRUE(input.postings.empty());
  ASSERT_EQ(input.errors.size(), 1u);
}

TEST(PostingInputTest, XmlIsAFeedOrABoard) {
  EXPECT_EQ(Read("<?xml version='1.0'?><source><job><title>A</title>"
                 "<referencenumber>R-1</referencenumber>"
                 "<description>d</description></job></source>")
                .postings.at(0)
                .id,
            "R-1");
  EXPECT_EQ(Read("<?xml version='1.0'?><x/>").errors.size(), 1u);
}

TEST(PostingInputTest, NothingIsNoPostingAndNoCrash) {
  EXPECT_TRUE(Read("").postings.empty());
  for (InputFormat format :
       {InputFormat::kHtml, InputFormat::kText, InputFormat::kJson,
        InputFormat::kXml, InputFormat::kJsonl}) {
    EXPECT_TRUE(ReadPostings("", "x", format).postings.empty());
  }
}

}  // namespace
}  // namespace rolecall
