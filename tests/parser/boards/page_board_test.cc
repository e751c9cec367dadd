#include <gtest/gtest.h>

#include <string>

#include "base/text.h"
#include "parser/boards/board.h"

namespace rolecall {
namespace {

constexpr const char* kUrl = "https://clinic.example/careers/17";

Source Clinic() {
  Source source;
  source.id = "valley";
  source.url = kUrl;
  source.kind = "page";
  source.hiring_organization = "Valley Clinic";
  return source;
}

Result<BoardAnswer> Read(std::string html, std::string purpose = "posting") {
  Page page;
  page.request.url = kUrl;
  page.request.purpose = std::move(purpose);
  page.body = std::move(html);
  return (*FindBoard(Clinic()))->Read(Clinic(), page);
}

std::string Markup(std::string_view title, std::string_view description,
                   std::string_view more = "") {
  return "<script type='application/ld+json'>{\"@type\":\"JobPosting\","
         "\"title\":\"" +
         std::string(title) + "\",\"description\":\"" +
         std::string(description) + "\"" + std::string(more) + "}</script>";
}

TEST(PageBoardTest, APostingIsKnownByItsUrl) {
  const auto answer = Read(Markup("Medical Assistant", "Room patients."));
  ASSERT_TRUE(answer.has_value());
  ASSERT_EQ(answer->postings.size(), 1u);
  EXPECT_EQ(answer->postings[0].id, "valley:" + HexHash(kUrl));
  EXPECT_EQ(answer->postings[0].hiring_organization, "Valley Clinic");
}

TEST(PageBoardTest, SeveralPostingsHaveIdsOfTheirOwn) {
  const auto answer = Read(Markup("A", "a", R"(,"url":"/careers/1")") +
                           Markup("B", "b") + Markup("C", "c"));
  ASSERT_TRUE(answer.has_value());
  ASSERT_EQ(answer->postings.size(), 3u);
  EXPECT_EQ(answer->postings[0].id,
            "valley:" + HexHash("https://clinic.example/careers/1"));
  EXPECT_NE(answer->postings[1].id, answer->postings[2].id);
}

TEST(PageBoardTest, APlainPageThatReadsLikeAPostingIsOne) {
  std::string text;
  for (int i = 0; i < 20; ++i) text += "Room patients and take vitals. ";
  const auto answer = Read("<main><h1>Medical Assistant</h1><p>" + text +
                           "</p><h2>Requirements</h2><p>CMA, one year of "
                           "experience, full-time. Apply by mail.</p></main>");
  ASSERT_TRUE(answer.has_value());
  ASSERT_EQ(answer->postings.size(), 1u);
  EXPECT_EQ(answer->postings[0].title, "Medical Assistant");
  EXPECT_NE(answer->postings[0].description.find("CMA"), std::string::npos);
}

TEST(PageBoardTest, APageAboutSomethingElseIsNoPosting) {
  const auto answer = Read(
      "<main><h1>Our history</h1><p>Founded in 1950."
      "</p></main>");
  ASSERT_TRUE(answer.has_value());
  EXPECT_TRUE(answer->postings.empty());
}

TEST(PageBoardTest, WhatIsNoPageIsAnError) {
  const std::string image("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16);
  for (const std::string& body :
       {std::string(), std::string(" \r\n"), std::string("%PDF-1.7\n%x"), image,
        std::string("\x1F\x8B\x08\x00rest")}) {
    const auto answer = Read(body, "seed");
    ASSERT_FALSE(answer.has_value());
    EXPECT_NE(answer.error().message.find("holds no"), std::string::npos);
  }
}

TEST(PageBoardTest, AListPosingAsAPostingIsRefused) {
  std::string list;
  for (int i = 0; i < 8; ++i) list += "<p>Biller</p><p>Apply now</p>";
  const auto answer = Read(Markup("Current openings", list));
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().code, ErrorCode::kMalformed);
  EXPECT_NE(answer.error().message.find("list page"), std::string::npos);
}

// `count` items, each with a link of its own.
std::string Items(int count, std::string_view path, std::string_view words) {
  std::string items = "<ul>";
  for (int i = 0; i < count; ++i) {
    items += "<li><a href='" + std::string(path) + std::to_string(100 + i) +
             "'>" + std::string(words) + "</a></li>";
  }
  return items + "</ul>";
}

TEST(PageBoardTest, AListIsKnownByItsItemsItsLinksAndItsCount) {
  for (const std::string& list :
       {Markup("Coder", Items(6, "/go/", "Coder - Elm Clinic - Apply Now")),
        Markup("Coder", Items(6, "/careers/", "Coder, Elm Clinic, $22")),
        Markup("Coder", "<p>Explore 84 remote coding jobs near you.</p>"),
        Markup("Coder Jobs in Utah (1,120 openings)", "Code charts.")}) {
    const auto answer = Read(list);
    ASSERT_FALSE(answer.has_value()) << list;
    EXPECT_NE(answer.error().message.find("list page"), std::string::npos);
  }
}

TEST(PageBoardTest, APostingWithLinksAndSeveralPlacesIsNoList) {
  const std::string text(600, 'x');
  for (const std::string& posting :
       {Markup("Coder (12 openings)", "Code charts. Apply now"),
        Markup("Coder", "Explore our 84 clinics. We have 12 open positions."),
        Markup("Coder", text + Items(4, "/benefits/", "Benefits")),
        Markup("Coder", text + Items(3, "/careers/", "Biller"))}) {
    const auto answer = Read(posting);
    ASSERT_TRUE(answer.has_value()) << posting;
    EXPECT_EQ(answer->postings.size(), 1u);
  }
}

TEST(PageBoardTest, ACountAloneMakesNoListOfAPosting) {
  const std::string duties =
      "<p>Room patients, draw blood and keep charts in Epic for two busy "
      "clinics.</p><ul><li>CCMA or RMA needed</li><li>BLS card</li></ul>"
      "<p>Pay: $19 to $23 per hour</p>";
  const std::string similar =
      "<h3>Similar openings</h3>" + Items(6, "/careers/", "Medical Assistant");
  for (const std::string& posting :
       {Markup("2026 New Graduate RN Positions - Jobs at Elm", duties),
        Markup("Travel RN Jobs - 13 week positions", duties),
        Markup("Medical Assistant (12 hour positions) | Elm Jobs", duties),
        Markup("Coder Jobs (20 openings)", duties),
        Markup("Coder", duties + similar)}) {
    const auto answer = Read(posting);
    ASSERT_TRUE(answer.has_value()) << posting;
    EXPECT_EQ(answer->postings.size(), 1u);
  }
  const std::string counted = "Medical Assistant Jobs in Ohio (213 openings)";
  EXPECT_FALSE(Read(Markup(counted, duties + similar)).has_value());
  EXPECT_FALSE(Read(Markup(counted, duties) + Items(20, "/careers/", "Nurse"))
                   .has_value());
}

std::string CareersPage() {
  std::string html = "<main><h1>Careers</h1><a href='/about'>About</a>";
  for (int i = 0; i < 8; ++i) {
    html += "<p><a href='/careers/" + std::to_string(100 + i) +
            "'>Medical Assistant</a></p>";
  }
  return html + "<a rel=next href='?page=2'>next</a></main>";
}

TEST(PageBoardTest, AListWhereAPostingShouldBeIsRefused) {
  const auto answer = Read(CareersPage());
  ASSERT_FALSE(answer.has_value());
  EXPECT_NE(answer.error().message.find("list page"), std::string::npos);
}

TEST(PageBoardTest, ASeedThatIsAListLeadsToItsPostings) {
  const auto answer = Read(CareersPage(), "seed");
  ASSERT_TRUE(answer.has_value());
  ASSERT_EQ(answer->requests.size(), 9u);
  EXPECT_EQ(answer->requests[0].url, "https://clinic.example/careers/100");
  EXPECT_EQ(answer->requests[0].purpose, "posting");
  EXPECT_EQ(answer->requests[8].url,
            "https://clinic.example/careers/17?page=2");
  EXPECT_EQ(answer->requests[8].purpose, "list");
  EXPECT_EQ(answer->listed.size(), 8u);
}

TEST(PageBoardTest, AClosedPostingIsClosed) {
  const auto said =
      Read(Markup("A", "a") + "<p>This position has been filled.</p>");
  ASSERT_TRUE(said.has_value());
  EXPECT_TRUE(said->closed);
  EXPECT_TRUE(said->postings.empty());
  EXPECT_TRUE(
      Read("<meta name=robots content=noindex>" + Markup("A", "a"))->closed);
}

TEST(PageBoardTest, NoindexInAHeaderFieldClosesAPostingAndNoList) {
  const Board& board = **FindBoard(Clinic());
  Page page;
  page.request.url = kUrl;
  page.noindex = true;
  page.body = Markup("A", "a");
  page.request.purpose = "posting";
  EXPECT_TRUE(board.Read(Clinic(), page)->closed);
  EXPECT_TRUE(board.HeedsNoindex(page.request));
  page.request.purpose = "list";
  EXPECT_FALSE(board.Read(Clinic(), page)->closed);
  EXPECT_FALSE(board.HeedsNoindex(page.request));
}

TEST(PageBoardTest, BytesInAnotherCharsetComeOutAsUtf8) {
  const auto answer =
      Read("<meta charset=windows-1252>" + Markup("Caf\xE9 \x96 host", "d"));
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->postings.at(0).title, "Caf\u00E9 \u2013 host");
}

}  // namespace
}  // namespace rolecall
