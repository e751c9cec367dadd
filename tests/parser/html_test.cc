#include "parser/html.h"

#include <gtest/gtest.h>
#include <pthread.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"

namespace rolecall {
namespace {

std::string TextOf(std::string_view html) {
  return HtmlToText(html).value_or("(refused)");
}

TEST(HtmlTextTest, BlocksMakeLinesAndParagraphsAreApart) {
  EXPECT_EQ(TextOf("<p>One\n two</p><p>three</p>"), "One two\n\nthree");
  EXPECT_EQ(TextOf("<div>One</div><div>two</div>"), "One\ntwo");
  EXPECT_EQ(TextOf("One<br>two<br><br>three"), "One\ntwo\n\nthree");
}

TEST(HtmlTextTest, ListItemsBeginWithADashWhateverTheirBullet) {
  EXPECT_EQ(TextOf("<ul><li>CMA</li><li><p>BLS</p></li></ul>"), "- CMA\n- BLS");
  EXPECT_EQ(TextOf("<ul><li>a<ul><li>b</li></ul></li></ul>"), "- a\n- b");
  EXPECT_EQ(TextOf("<p>&bull; CMA<br>&#8226;BLS<br>\u00B7 CPR</p>"),
            "- CMA\n- BLS\n- CPR");
}

TEST(HtmlTextTest, HeadingsEndInAColon) {
  EXPECT_EQ(TextOf("<h2>Requirements</h2><ul><li>CMA</li></ul>"),
            "Requirements:\n- CMA");
  EXPECT_EQ(TextOf("<p><b>Duties</b></p><p>Room patients</p>"),
            "Duties:\nRoom patients");
  EXPECT_EQ(TextOf("<p><strong>Skills</strong>:<br>Epic</p>"), "Skills:\nEpic");
  EXPECT_EQ(TextOf("<p style='font-weight: 700'>Pay</p><p>$20</p>"),
            "Pay:\n$20");
}

TEST(HtmlTextTest, BoldSentencesAreNoHeadings) {
  EXPECT_EQ(TextOf("<p><b>Certification is required.</b></p><p>Yes</p>"),
            "Certification is required.\n\nYes");
  EXPECT_EQ(TextOf("<p><b>Note: bring your card</b></p><p>Yes</p>"),
            "Note: bring your card\n\nYes");
  EXPECT_EQ(TextOf("<ul><li><b>CMA (AAMA)</b></li></ul><p>or like it</p>"),
            "- CMA (AAMA)\n\nor like it");
}

TEST(HtmlTextTest, ABoldTagThatIsNeverClosedMakesNoHeadings) {
  EXPECT_EQ(TextOf("<b>One<p>Two</p><p>Three</p><p>Four</p>"),
            "One\n\nTwo\n\nThree\n\nFour");
}

TEST(HtmlTextTest, TableRowsAreLinesWithCellsApart) {
  EXPECT_EQ(TextOf("<table><tr><th>Shift</th><th>Pay</th></tr>"
                   "<tr><td><p>Day</p></td><td>$20</td></tr></table>"),
            "Shift | Pay\nDay | $20");
  // An empty cell keeps its place.
  EXPECT_EQ(TextOf("<table><tr><td>CMA</td><td></td><td>X</td></tr></table>"),
            "CMA | | X");
  // A table that only lays out the page keeps its lines apart.
  EXPECT_EQ(TextOf("<table><tr><td><p>a</p><p>b</p></td><td>c</td></table>"),
            "a\nb\nc");
}

TEST(HtmlTextTest, LeavesOutWhatNobodyReads) {
  EXPECT_EQ(TextOf("<head><title>t</title></head><body>a<script>s</script>"
                   "<style>s</style><nav>n</nav><form><label>f</label></form>"
                   "<p hidden>h</p><p style='display: none'>h</p>b"),
            "a\nb");
}

TEST(HtmlTextTest, APageThatIsOneFormIsRead) {
  EXPECT_EQ(TextOf("<body><form><h1>Medical Assistant</h1><p>CMA</p>"
                   "<input value=x></form></body>"),
            "Medical Assistant:\nCMA");
}

TEST(HtmlTextTest, SpacesAreCollapsedAndInvisibleCharactersDropped) {
  EXPECT_EQ(TextOf("a&nbsp;&nbsp;b&#8203;c \u00AD d\u2003e&zwj;"), "a bc d e");
  EXPECT_EQ(TextOf("a\x01\x02z"), "a\xEF\xBF\xBD\xEF\xBF\xBDz");
}

TEST(HtmlTextTest, PreformattedTextKeepsItsLines) {
  EXPECT_EQ(TextOf("<pre>a\n  b\n\n\n\nc</pre>"), "a\nb\n\nc");
}

TEST(HtmlTextTest, InvalidUtf8ComesOutValid) {
  const std::string text =
      TextOf("<p>caf\xE9 \xF0\x28\x8C\x28 \xED\xA0\x80</p>");
  EXPECT_TRUE(IsValidUtf8(text)) << text;
  EXPECT_TRUE(text.starts_with("caf"));
}

TEST(HtmlTextTest, ANumericReferenceThatWrapsAroundComesOutValid) {
  const std::string text = TextOf(
      "><i title=1>a&#1555555555555555555555555555555555555555555559;</i>");
  EXPECT_TRUE(IsValidUtf8(text)) << text;
  EXPECT_TRUE(text.starts_with(">a\uFFFD")) << text;
}

TEST(HtmlTextTest, NothingIsRead) {
  EXPECT_EQ(TextOf(""), "");
  EXPECT_EQ(TextOf(std::string_view()), "");
}

TEST(HtmlDocumentTest, MoreBytesThanTheBudgetAreRefused) {
  HtmlBudget budget;
  budget.max_bytes = 10;
  const auto text = HtmlToText("<p>eleven bytes</p>", budget);
  ASSERT_FALSE(text.has_value());
  EXPECT_EQ(text.error().code, ErrorCode::kTooLarge);
}

TEST(HtmlDocumentTest, MoreMemoryThanTheBudgetIsRefused) {
  HtmlBudget budget;
  budget.max_memory_bytes = 1 << 20;
  std::string html;
  for (int i = 0; i < 20'000; ++i) html += "<p>x</p>";
  const auto text = HtmlToText(html, budget);
  ASSERT_FALSE(text.has_value());
  EXPECT_NE(text.error().message.find("memory"), std::string::npos);
}

std::string Repeat(std::string_view piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}

// Pages that cost an unguarded parser seconds and gigabytes, or its stack.
std::vector<std::pair<std::string, std::string>> AttackShapes(int n) {
  std::string attributes = "<b";
  std::string formatting;
  for (int i = 0; i < n; ++i) {
    attributes += " a" + std::to_string(i);
    formatting += "<p><b a" + std::to_string(i) + ">";
  }
  return {
      {"deep", Repeat("<div>", n)},
      {"deep, closed wrongly", Repeat("<div>", n) + Repeat("</p>", n)},
      {"deep, closed by unknown", Repeat("<div>", n) + Repeat("</x>", n)},
      {"formatting elements", formatting},
      {"attributes", attributes + ">"},
      {"lists", Repeat("<ul><li>", n)},
      {"definitions", Repeat("<dl><dd>", n)},
      {"svg", Repeat("<svg><g>", n)},
      {"math", Repeat("<math><mi>", n)},
      {"foster parents", Repeat("<table><b>x", n)},
      {"tables", Repeat("<table><tr><td>", n)},
      {"cells", "<table><tr>" + Repeat("<td>x", n)},
      {"anchors", Repeat("<a>", n)},
      {"adoption", Repeat("<a><b></a>", n)},
      {"fonts", Repeat("<font color=red>x", n)},
      {"templates", Repeat("<template>", n)},
      {"selects", Repeat("<select><option>", n)},
      {"buttons", Repeat("<button>", n)},
      {"items", Repeat("<li>", n)},
      {"forms", Repeat("<form><div>", n)},
      {"styles", Repeat("<div style='font-weight:bold'>x", n)},
      {"comments", Repeat("<!--", n)},
      {"ampersands", Repeat("&", n)},
      {"bullets", Repeat("- ", n)},
      {"escaped", Repeat("&lt;div&gt;", n)},
  };
}

void* RunOnThisStack(void* function) {
  (*static_cast<std::function<void()>*>(function))();
  return nullptr;
}

void RunOnSmallStack(std::function<void()> function) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  ASSERT_EQ(pthread_attr_setstacksize(&attributes, 256 << 10), 0);
  pthread_t thread;
  ASSERT_EQ(pthread_create(&thread, &attributes, RunOnThisStack, &function), 0);
  pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
}

TEST(HtmlDocumentTest, HostilePagesAreReadOrRefusedOnASmallStack) {
  RunOnSmallStack([] {
    for (int n : {1'000, 50'000}) {
      for (const auto& [name, html] : AttackShapes(n)) {
        const auto text = DescriptionToText(html);
        if (text.has_value()) {
          EXPECT_TRUE(IsValidUtf8(*text)) << name;
        } else {
          EXPECT_EQ(text.error().code, ErrorCode::kTooLarge) << name;
        }
      }
    }
  });
}

TEST(HtmlWalkTest, MeetsElementsOnEnteringAndOnLeaving) {
  const auto document = HtmlDocument::Parse("<p>a<b>c</b></p>");
  ASSERT_TRUE(document.has_value());
  std::string events;
  for (HtmlWalk walk(document->Find("p")); walk.Next();) {
    const HtmlNode node = walk.node();
    events += node.IsText()     ? std::string(node.text())
              : walk.entering() ? "<" + std::string(node.name()) + ">"
                                : "</" + std::string(node.name()) + ">";
  }
  EXPECT_EQ(events, "<p>a<b>c</b></p>");
}

TEST(HtmlWalkTest, SkippedChildrenAreNotMet) {
  const auto document = HtmlDocument::Parse("<ul><li>a</li><li>b</li></ul>c");
  ASSERT_TRUE(document.has_value());
  int texts = 0;
  for (HtmlWalk walk(document->root()); walk.Next();) {
    if (walk.entering() && walk.node().name() == "ul") walk.SkipChildren();
    texts += walk.node().IsText();
  }
  EXPECT_EQ(texts, 1);
}

}  // namespace
}  // namespace rolecall
