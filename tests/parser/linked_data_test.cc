// JSON-LD found without a tree is what the tree holds.
#include "parser/linked_data.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/text.h"
#include "parser/closed_notice.h"
#include "parser/html_document.h"
#include "parser/html_page.h"

namespace rolecall {
namespace {

constexpr std::string_view kData = "<script type='application/ld+json'>";

// What a tree of the page holds.
std::vector<std::string> OfTree(std::string_view html) {
  std::vector<std::string> scripts;
  const auto document = HtmlDocument::ParseWithGumbo(html);
  if (!document.has_value()) return scripts;
  for (HtmlWalk walk(document->root()); walk.Next();) {
    if (!walk.entering() || walk.node().name() != "script" ||
        !IsLinkedDataType(walk.node().Attribute("type").value_or(""))) {
      continue;
    }
    if (walk.Next() && walk.entering() && walk.node().IsText()) {
      scripts.emplace_back(walk.node().text());
    }
  }
  return scripts;
}

// True where it was found without a tree, which must be what the tree holds.
bool IsFoundAsByTree(std::string_view html) {
  HtmlArena arena(size_t{1} << 20, 4096);
  const auto found = FindLinkedData(html, arena);
  if (!found.has_value()) return false;
  const std::vector<std::string> scripts(found->scripts.begin(),
                                         found->scripts.end());
  EXPECT_EQ(scripts, OfTree(html)) << html;
  return true;
}

TEST(LinkedDataTest, IsFoundWhereverItStands) {
  const std::string data = std::string(kData) + "{\"a\":\"<p>\"}</script>";
  for (const std::string& html :
       {data, "<head>" + data + "</head><body><p>x", "<p>a" + data + "b",
        "<table><tr><td>" + data, "<ul><li title='>'>" + data,
        "<a href=x>" + data + data, "<noscript>" + data + "</noscript>"}) {
    HtmlArena arena(size_t{1} << 20, 4096);
    EXPECT_TRUE(IsFoundAsByTree(html)) << html;
    EXPECT_FALSE(FindLinkedData(html, arena)->scripts.empty()) << html;
  }
}

TEST(LinkedDataTest, WhatOnlyLooksLikeItIsNotFound) {
  const std::string data = std::string(kData) + "{}</script>";
  for (const std::string& html :
       {"<!-- " + data + " -->", "<style>" + data + "</style>",
        "<textarea>" + data + "</textarea>", "<title>" + data + "</title>",
        "<iframe>" + data + "</iframe>", "<p title=\"" + data + "\">",
        std::string("<script type=text/javascript>{}</script>")}) {
    HtmlArena arena(size_t{1} << 20, 4096);
    EXPECT_TRUE(IsFoundAsByTree(html)) << html;
    EXPECT_TRUE(FindLinkedData(html, arena)->scripts.empty()) << html;
  }
}

TEST(LinkedDataTest, WhereTagsMeanOtherThingsATreeMustTell) {
  const std::string data = std::string(kData) + "{}</script>";
  for (const std::string& html :
       {"<svg>" + data + "</svg>", "<select>" + data + "</select>",
        "<math>" + data + "</math>", "<plaintext>" + data, "<frameset>" + data,
        "<!-- " + data, "<template>" + data}) {
    EXPECT_FALSE(IsFoundAsByTree(html)) << html;
  }
}

// Any order of pieces that change how others are read.
TEST(LinkedDataTest, GeneratedPagesHoldWhatTheirTreesHold) {
  const std::vector<std::string> pieces = {std::string(kData) + "{}</script>",
                                           "<svg>",
                                           "</svg>",
                                           "<select>",
                                           "</select>",
                                           "<style>x</style>",
                                           "<title>t</title>",
                                           "<!-- c -->",
                                           "<textarea>x</textarea>",
                                           "<table>",
                                           "</table>",
                                           "<tr>",
                                           "<td>",
                                           "<p>",
                                           "</p>",
                                           "<div a='>'>",
                                           "</div>",
                                           "x",
                                           "<noscript>",
                                           "</noscript>",
                                           "<head>",
                                           "</head>",
                                           "<body>",
                                           "</body>",
                                           "</html>",
                                           "<colgroup>",
                                           "<option>",
                                           "<svg/>",
                                           "<b>",
                                           "</b>",
                                           "<script>'<!--'</script>",
                                           "<iframe>x</iframe>",
                                           "<meta name=robots content=noindex>",
                                           "<form>"};
  uint64_t state = 7;
  size_t found = 0;
  for (int i = 0; i < 10'000; ++i) {
    std::string html;
    for (int n = 0; n < 8; ++n) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      html += pieces[(state >> 33) % pieces.size()];
    }
    found += IsFoundAsByTree(html);
    if (HasFailure()) return;
  }
  EXPECT_GT(found, 1000u);
}

constexpr std::string_view kPosting =
    "<script type='application/ld+json'>{\"@type\":\"JobPosting\","
    "\"title\":\"Coder\",\"description\":\"<p>CPC required\"}</script>";

TEST(LinkedDataTest, NothingBehindTheLastPostingNeedBeOrderly) {
  const std::string page = std::string(kPosting) + "<svg><table>";
  for (const std::string& html :
       {page + "<plaintext>", page + "<a b=\"c", page + "\x01<template>"}) {
    HtmlArena arena(size_t{1} << 20, 4096);
    const auto found = FindLinkedData(html, arena);
    ASSERT_TRUE(found.has_value()) << html;
    EXPECT_EQ(found->scripts.size(), 1u) << html;
    EXPECT_FALSE(found->noindex) << html;
    EXPECT_FALSE(found->may_be_closed) << html;
  }
}

TEST(LinkedDataTest, WhatCountsBehindTheLastPostingIsFound) {
  HtmlArena arena(size_t{1} << 20, 4096);
  const auto find = [&](std::string_view rest) {
    return *FindLinkedData(std::string(kPosting) + std::string(rest), arena);
  };
  EXPECT_TRUE(find("<meta name=ROBOTS content='NoIndex, follow'>").noindex);
  EXPECT_FALSE(find("<p title=noindex>").noindex);
  EXPECT_TRUE(find("<p>This job has been Filled.</p>").may_be_closed);
  EXPECT_FALSE(find("<p class=closed>open</p>").may_be_closed);
  EXPECT_EQ(find(kPosting).scripts.size(), 2u);
}

// The short way to a posting and the tree of its page tell the same.
TEST(LinkedDataTest, GeneratedPostingPagesReadAsTheirTreesDo) {
  const std::vector<std::string> pieces = {
      std::string(kPosting),
      "<p>This position has been filled.</p>",
      "<p>No longer than a day.</p>",
      "<meta name=robots content=noindex>",
      "<meta name=robots content=all>",
      "<!-- JobPosting </script> noindex -->",
      "<div title='</script>'>JobPosting</div>",
      "<textarea>JobPosting</script></textarea>",
      "<style>.closed{}</style>",
      "<script>var a='JobPosting <!--'</script>",
      "<svg>",
      "</svg>",
      "<template>",
      "</template>",
      "</script>",
      "<p>",
      "x\r\n",
      "<select>"};
  uint64_t state = 7;
  size_t read = 0;
  for (int i = 0; i < 5'000; ++i) {
    std::string html;
    for (int n = 0; n < 7; ++n) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      html += pieces[(state >> 33) % pieces.size()];
    }
    const auto by_tree = ReadHtmlPage(html, "https://example.org/", Date());
    const auto by_data = ReadPostingPage(html, "https://example.org/", Date());
    ASSERT_TRUE(by_tree.has_value() && by_data.has_value()) << html;
    ASSERT_EQ(by_data->postings.size(), by_tree->postings.size()) << html;
    ASSERT_EQ(by_data->noindex, by_tree->noindex) << html;
    ASSERT_EQ(by_data->says_closed, by_tree->says_closed) << html;
    read += by_data->postings.size();
  }
  EXPECT_GT(read, 1000u);
}

// Looked through in steps of 64 bytes.
TEST(ClosedNoticeTest, WordsAreFoundWhereverTheyStand) {
  for (const std::string_view word :
       {"accepting", "Closed", "EXIST", "expired", "fiLLed", "longer"}) {
    for (size_t before = 0; before < 140; ++before) {
      for (size_t after = 0; after < 20; ++after) {
        const std::string text = std::string(before, '.') + std::string(word) +
                                 std::string(after, ' ');
        EXPECT_TRUE(MayHoldClosedNotice(text)) << text;
        EXPECT_FALSE(MayHoldClosedNotice("a" + text.substr(before))) << text;
        EXPECT_FALSE(MayHoldClosedNotice(text.substr(0, before + 4))) << text;
      }
    }
  }
  EXPECT_FALSE(MayHoldClosedNotice("A biller's college plan shall tell more."));
}

TEST(ClosedNoticeTest, NoindexIsFoundWhereverItStands) {
  for (size_t before = 0; before < 140; ++before) {
    const std::string text = std::string(before, 'n') + "NoIndex,follow";
    EXPECT_TRUE(MayHoldClosedNoticeOrNoindex(text)) << text;
    EXPECT_FALSE(MayHoldClosedNotice(text)) << text;
    EXPECT_FALSE(MayHoldClosedNoticeOrNoindex(text.substr(0, before + 6)));
  }
}

}  // namespace
}  // namespace rolecall
