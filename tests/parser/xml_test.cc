#include "parser/xml.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace rolecall {
namespace {

using ::testing::HasSubstr;

constexpr size_t kPiece = 262'144;  // it is read by pieces of so many bytes

// A document with what `core` is behind so much text that its byte `at` is the
// first of the second piece.
std::string SplitAt(const std::string& core, size_t at) {
  const std::string head = "<a><p>";
  const std::string tail = "</p>";
  return head + std::string(kPiece - at - head.size() - tail.size(), 'x') +
         tail + core + "</a>";
}

TEST(XmlPiecesTest, WhereAPieceEndsMakesNoDifference) {
  const std::string core =
      "<b x=\"1&amp;2\">Caf\xC3\xA9 \xE2\x80\xA2 \xF0\x9F\x98\x80 &lt;&nbsp;"
      "<![CDATA[a < b ]] > &amp; c]]>\x01</b><!-- no --><?no?><d/>";
  const auto whole = XmlDocument::Parse("<a><p></p>" + core + "</a>");
  ASSERT_TRUE(whole && !(*whole)->fault());
  const std::string text = (*whole)->root().Child("b").Text();
  EXPECT_EQ(text, "Caf\u00E9 \u2022 \U0001F600 <\u00A0a < b ]] > &amp; c");
  for (size_t at = 0; at <= core.size(); ++at) {
    const auto document = XmlDocument::Parse(SplitAt(core, at));
    ASSERT_TRUE(document) << at;
    ASSERT_FALSE((*document)->fault()) << at;
    const XmlElement root = (*document)->root();
    EXPECT_EQ(root.Children().size(), 3u) << at;
    EXPECT_EQ(root.Child("b").Text(), text) << at;
    EXPECT_EQ(root.Child("b").Attribute("x"), "1&2") << at;
  }
}

TEST(XmlPiecesTest, AControlCharacterBehindTheFirstIsBlanked) {
  const auto document = XmlDocument::Parse(SplitAt("<b>one\x02two</b>", 0));
  ASSERT_TRUE(document && !(*document)->fault());
  EXPECT_EQ((*document)->root().Child("b").Text(), "one two");
}

TEST(XmlPiecesTest, TheLineOfAFaultIsThatOfTheDocument) {
  std::string xml = "<a>\n";
  int line = 2;
  for (; xml.size() < kPiece + kPiece / 2; ++line) xml += "<p>text</p>\n";
  const auto document = XmlDocument::Parse(xml + "</b>");
  ASSERT_TRUE(document);
  ASSERT_TRUE((*document)->fault());
  EXPECT_THAT((*document)->fault()->message,
              HasSubstr("line " + std::to_string(line) + ":"));
  EXPECT_EQ((*document)->root().Children("p").size(),
            static_cast<size_t>(line - 2));
}

}  // namespace
}  // namespace rolecall
