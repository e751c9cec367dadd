#include <gtest/gtest.h>

#include <string>

#include "base/text.h"
#include "parser/html.h"

namespace rolecall {
namespace {

std::string TextOf(std::string_view description) {
  return DescriptionToText(description).value_or("(refused)");
}

constexpr std::string_view kRead =
    "Requirements:\n- CMA (AAMA) & BLS\n- Epic, 1 year";

TEST(DescriptionTest, HtmlIsReadWhateverItWasWrappedIn) {
  EXPECT_EQ(TextOf("<h3>Requirements</h3><ul><li>CMA (AAMA) &amp; BLS</li>"
                   "<li>Epic, 1&nbsp;year</li></ul>"),
            kRead);
  EXPECT_EQ(TextOf("&lt;h3&gt;Requirements&lt;/h3&gt;&lt;ul&gt;&lt;li&gt;CMA "
                   "(AAMA) &amp;amp; BLS&lt;/li&gt;&lt;li&gt;Epic, "
                   "1&amp;nbsp;year&lt;/li&gt;&lt;/ul&gt;"),
            kRead);
  EXPECT_EQ(TextOf("&amp;lt;h3&amp;gt;Requirements&amp;lt;/h3&amp;gt;&amp;lt;"
                   "ul&amp;gt;&amp;lt;li&amp;gt;CMA (AAMA) &amp;amp;amp; "
                   "BLS&amp;lt;/li&amp;gt;&amp;lt;li&amp;gt;Epic, 1 year"
                   "&amp;lt;/li&amp;gt;&amp;lt;/ul&amp;gt;"),
            kRead);
}

TEST(DescriptionTest, PlainTextKeepsItsLinesAndBullets) {
  EXPECT_EQ(TextOf("Requirements:\r\n\r\n\r\n\u2022 CMA\r\n* BLS\n-CPR\n"
                   "\u2013 Epic\no Excel\n"),
            "Requirements:\n\n- CMA\n- BLS\n- CPR\n- Epic\n- Excel");
}

TEST(DescriptionTest, BulletsThatWereFlattenedIntoOneLineAreApart) {
  EXPECT_EQ(TextOf("Skills \u2022 Epic \u2022 Excel"),
            "Skills\n- Epic\n- Excel");
}

TEST(DescriptionTest, NumbersAndHyphensAreNoBullets) {
  EXPECT_EQ(TextOf("-5 to 10 patients\n- 3 years"),
            "-5 to 10 patients\n- 3 years");
  EXPECT_EQ(TextOf("full-time\nself-starter"), "full-time\nself-starter");
}

TEST(DescriptionTest, EntitiesInPlainTextAreDecoded) {
  EXPECT_EQ(TextOf("R&amp;D at AT&T &ndash; CPR &#38; BLS &#150; now"),
            "R&D at AT&T \u2013 CPR & BLS \u2013 now");
}

TEST(DescriptionTest, AngleBracketsInPlainTextAreText) {
  EXPECT_EQ(TextOf("Age <18 or > 65; write to <name>"),
            "Age <18 or > 65; write to <name>");
}

TEST(DescriptionTest, NewlinesCountWhereOnlyInlineTagsStand) {
  EXPECT_EQ(TextOf("<b>Duties</b>\nRoom patients\nDraw blood"),
            "Duties:\nRoom patients\nDraw blood");
}

TEST(DescriptionTest, MarkdownHeadingsAreHeadings) {
  EXPECT_EQ(TextOf("**Requirements**\n- CMA\n## Pay\n$20"),
            "Requirements:\n- CMA\nPay:\n$20");
}

TEST(DescriptionTest, RulesOfDashesAreEmptyLines) {
  EXPECT_EQ(TextOf("One\n-----\nTwo\n* * *\nThree"), "One\n\nTwo\n\nThree");
}

TEST(DescriptionTest, ReadingItAgainChangesNothing) {
  const std::string once = TextOf(
      "<p><b>Must have</b></p><ul><li>CMA</li></ul><table><tr><td>a</td>"
      "<td>b</td></tr></table><p>R&amp;D</p>");
  EXPECT_EQ(TextOf(once), once);
}

TEST(DescriptionTest, InvalidUtf8ComesOutValid) {
  EXPECT_TRUE(IsValidUtf8(TextOf("caf\xE9 \xFF\xFE \xC0\xAF")));
}

TEST(DescriptionTest, TextDoubleEncodedAsLatin1IsMended) {
  EXPECT_EQ(TextOf("the world\u00E2\u0080\u0099s caf\u00C3\u00A9"),
            "the world\u2019s caf\u00C3\u00A9");
  EXPECT_EQ(TextOf("$19 \u0096 $22"), "$19 \u2013 $22");
}

TEST(LineOfTextTest, IsOneLineWithoutMarkup) {
  EXPECT_EQ(LineOfText(" Medical <b>Assistant</b> &amp; Scribe\n (CMA) "),
            "Medical Assistant & Scribe (CMA)");
}

}  // namespace
}  // namespace rolecall
