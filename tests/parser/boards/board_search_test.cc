#include "parser/boards/board_search.h"

#include <gtest/gtest.h>

#include <map>

#include "tests/parser/boards/board_answers.h"

namespace rolecall {
namespace {

constexpr char kSite[] = "https://valley.example/";
constexpr char kMap[] =
    "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>"
    "https://valley.example/jobs/medical-assistant-4711</loc></url></urlset>";

// Searches a web of pages, by URL; the others do not answer.
BoardSearch Searched(const std::map<std::string, std::string>& web,
                     std::string url = kSite) {
  BoardSearch search(SourceAt(std::move(url)));
  int requests = 0;
  while (const auto request = search.Next()) {
    EXPECT_LT(++requests, 10) << "asks again and again";
    if (requests == 10) break;
    const auto page = web.find(request->url);
    if (page == web.end()) {
      search.Lose();
    } else {
      search.Take(Answer(page->second, *request));
    }
  }
  return search;
}

TEST(BoardSearchTest, OnlyAnAddressThatTellsNoBoardIsSearched) {
  EXPECT_TRUE(TellsNoBoard(SourceAt(kSite)));
  EXPECT_FALSE(TellsNoBoard(SourceAt(kSite, "page")));
  EXPECT_FALSE(TellsNoBoard(SourceAt("https://boards.greenhouse.io/valley")));
  EXPECT_FALSE(TellsNoBoard(SourceAt("file:///srv/drop/page.html")));
}

TEST(BoardSearchTest, ThePageLeadsToItsBoard) {
  const BoardSearch search = Searched(
      {{kSite, "<a href='https://valley.wd5.myworkdayjobs.com/Ext'>Jobs</a>"}});
  EXPECT_EQ(search.found().kind, "workday");
  EXPECT_EQ(search.found().url, "https://valley.wd5.myworkdayjobs.com/Ext");
  EXPECT_TRUE(search.has_looked());
}

TEST(BoardSearchTest, ABareSiteIsReadByTheSitemapOfItsRobotsFile) {
  const BoardSearch search =
      Searched({{kSite, "<p>A clinic.</p>"},
                {"https://valley.example/robots.txt",
                 "Sitemap: https://valley.example/all.xml"},
                {"https://valley.example/all.xml", kMap}});
  EXPECT_EQ(search.found().kind, "sitemap");
  EXPECT_EQ(search.found().url, kSite);
}

TEST(BoardSearchTest, ASitemapInTheCommonPlaceIsFoundOnce) {
  for (const char* robots : {"", "User-agent: *\n"}) {
    const BoardSearch search =
        Searched({{kSite, "<p>A clinic.</p>"},
                  {"https://valley.example/robots.txt", robots},
                  {"https://valley.example/sitemap.xml", kMap}});
    EXPECT_EQ(search.found().kind, "sitemap");
  }
}

TEST(BoardSearchTest, WhatLeadsNowhereIsAPage) {
  EXPECT_EQ(Searched({{kSite, "<p>A clinic.</p>"}}).found().kind, "page");
  const BoardSearch careers =
      Searched({{"https://valley.example/careers", "<p>Work here.</p>"},
                {"https://valley.example/sitemap.xml", kMap}},
               "https://valley.example/careers");
  EXPECT_EQ(careers.found().kind, "page");
  EXPECT_TRUE(careers.has_looked());
  EXPECT_FALSE(Searched({}).has_looked());
}

}  // namespace
}  // namespace rolecall
