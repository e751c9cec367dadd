// Our parser of orderly pages beside Gumbo: whatever the bytes, there is no
// tree or there is Gumbo's.
#include "parser/orderly_tree.h"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "parser/gzip.h"
#include "parser/html_document.h"
#include "parser/json_value.h"

namespace rolecall {
namespace {

namespace fs = std::filesystem;

// The tree as text; texts that touch are one.
std::string Outline(HtmlNode root) {
  std::string out;
  bool in_text = false;
  for (HtmlWalk walk(root); walk.Next();) {
    const HtmlNode node = walk.node();
    if (node.IsText()) {
      out += in_text ? node.text() : "\"" + std::string(node.text());
      in_text = true;
      continue;
    }
    if (std::exchange(in_text, false)) out += "\"\n";
    out += walk.entering() ? "<" : "</";
    out += std::to_string(node.name_number()) + std::string(node.name());
    if (walk.entering()) {
      for (const HtmlAttribute& a : node.attributes()) {
        out += " " + ToLower(a.name) + "='" + std::string(a.value) + "'";
      }
    }
    out += ">\n";
  }
  return out;
}

struct Tally {
  size_t orderly = 0;
  size_t all = 0;
};

// Adds to `tally`; the orderly tree, where there is one, must be Gumbo's.
void Compare(std::string_view html, Tally& tally) {
  const auto document = HtmlDocument::Parse(html);
  ++tally.all;
  if (!document.has_value() || !document->is_orderly()) return;
  const auto gumbo = HtmlDocument::ParseWithGumbo(html);
  // What Gumbo refuses for its cost may well be orderly.
  if (!gumbo.has_value()) return;
  ++tally.orderly;
  ASSERT_EQ(Outline(document->root()), Outline(gumbo->root())) << html;
}

TEST(OrderlyTreeTest, ReadsWhatPostingsAreMadeOf) {
  for (std::string_view html :
       {"<p>One<p>two<ul><li>a<li>b</ul>", "a &amp; b&nbsp;c &#8226; d",
        "<!DOCTYPE html><html><head><title>t</title></head><body>b</body>"
        "</html>",
        "<table><tr><td>a<td><b>b</table>c", "<a href='?a=1&utm=2'>x</a>",
        "<svg viewBox='0 0 1 1'><path d='M0'/></svg><p>after</p>",
        "<script>if (a < b) '<p>'</script><style>p > a {}</style>text",
        "<select><option>a<option>b</select>", "", "plain text", "a < b"}) {
    Tally tally;
    Compare(html, tally);
    EXPECT_EQ(tally.orderly, 1u) << html;
  }
}

TEST(OrderlyTreeTest, LeavesToGumboWhatIsMisnested) {
  for (std::string_view html :
       {"<b><p>x</b>y</p>", "<p><b>x</p><p>y</p>", "<table>x<tr><td>y</table>",
        "<a>x<a>y</a>", "<template><p>x</template>", "<math><mi>x</math>",
        "\x01", "caf\xE9", "<p title='x", "<!-- open", "&lt", "&notit;"}) {
    Tally tally;
    Compare(html, tally);
    EXPECT_EQ(tally.orderly, 0u) << html;
  }
}

TEST(OrderlyTreeTest, PagesDeeperThanItsStackAreLeftToGumbo) {
  std::string html;
  for (size_t i = 0; i < kDeepestElement; ++i) html += "<div>";
  Tally tally;
  Compare(html, tally);
  EXPECT_EQ(tally.orderly, 0u);
}

// ---- generated pages

constexpr std::array kTags = {
    "p",        "div",      "ul",      "li",       "b",        "i",
    "a",        "span",     "table",   "tr",       "td",       "tbody",
    "th",       "h2",       "h3",      "br",       "dl",       "dt",
    "dd",       "form",     "button",  "select",   "option",   "svg",
    "path",     "title",    "script",  "style",    "pre",      "hr",
    "main",     "head",     "body",    "html",     "caption",  "col",
    "colgroup", "thead",    "x-a",     "label",    "font",     "strong",
    "em",       "noscript", "input",   "img",      "textarea", "section",
    "article",  "nav",      "footer",  "optgroup", "iframe",   "u",
    "address",  "center",   "details", "summary",  "template", "meta",
    "link",     "base",     "object",  "video",    "source",   "figure",
    "picture",  "fieldset", "legend",  "g",        "use",      "desc",
    "small",    "code",     "q",       "tfoot"};
constexpr std::array kTexts = {
    "x",       " ",         "\n",   "a b",   "&amp;",      "&nbsp;",
    "&#8226;", "&lt;p&gt;", "R&D",  "< ",    "<!-- c -->", "<!doctype html>",
    "<?pi?>",  "\xC3\xA9",  "\r\n", "&copy", "&x=1",       "</>",
    "\t",      "&#150;"};
constexpr std::array kAttributes = {
    " class=a",           " id='b'",  " hidden",      " style=\"c:d\"",
    " href=?x&y=2&amp;z", " a=1 a=2", " type=hidden", "/",
    " xlink:href=#a",     " A=B/",    " c = 'd' "};

class Generator {
 public:
  explicit Generator(unsigned seed) : engine_(seed) {}

  // Tags that mostly nest, with faults strewn in.
  std::string Page() {
    std::string html;
    std::vector<std::string> open;
    const int faults = Below(20);
    for (int n = 1 + Below(40); n > 0; --n) {
      const int kind = Below(10);
      if (kind < 4) {
        open.push_back(One(kTags));
        html += "<" + open.back();
        if (Below(5) == 0) html += One(kAttributes);
        html += ">";
      } else if (kind < 7) {
        html += One(kTexts);
      } else if (Below(40) < faults) {
        html += "</" + std::string(One(kTags)) + ">";
      } else if (!open.empty()) {
        html += "</" + open.back() + ">";
        open.pop_back();
      }
    }
    return html;
  }

  // `html` with a few pieces cut out, doubled or put in.
  std::string Mutated(std::string html) {
    for (int n = 1 + Below(3); n > 0 && !html.empty(); --n) {
      const size_t at = Below(static_cast<int>(html.size()));
      const size_t length = Below(30);
      switch (Below(4)) {
        case 0:
          html.erase(at, length);
          break;
        case 1:
          html.insert(
              at, html.substr(Below(static_cast<int>(html.size())), length));
          break;
        case 2:
          html.insert(at, "<" + std::string(One(kTags)) + ">");
          break;
        default:
          html.insert(at, "</" + std::string(One(kTags)) + ">");
      }
    }
    return html;
  }

 private:
  int Below(int n) { return static_cast<int>(engine_() % n); }
  template <size_t N>
  std::string One(const std::array<const char*, N>& of) {
    return of[engine_() % N];
  }
  std::mt19937 engine_;
};

TEST(OrderlyTreeTest, GeneratedPagesHaveGumbosTree) {
  constexpr unsigned kSeed = 7;
  SCOPED_TRACE(kSeed);
  Generator generator(kSeed);
  Tally tally;
  for (int i = 0; i < 20'000; ++i) {
    Compare(generator.Page(), tally);
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(tally.orderly, tally.all / 10);
}

// ---- real pages

fs::path Corpus() { return fs::path(ROLECALL_SOURCE_DIR) / "../shared/corpus"; }

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(OrderlyTreeTest, RealDescriptionsHaveGumbosTree) {
  const fs::path path = Corpus() / "postings.jsonl.gz";
  if (!fs::exists(path)) GTEST_SKIP() << "no real postings here";
  const auto lines = Gunzip(ReadFile(path), size_t{1} << 30);
  ASSERT_TRUE(lines.has_value());
  Generator generator(11);
  Tally real;
  Tally mutated;
  for (std::string_view line : Split(*lines, '\n')) {
    const auto json = JsonDocument::Parse(line);
    if (!json.has_value()) continue;
    const std::string html = json->root()["description"].Text();
    if (html.find('<') == std::string::npos) continue;
    Compare(html, real);
    Compare(generator.Mutated(html), mutated);
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(real.orderly, real.all * 8 / 10);
  EXPECT_GT(mutated.orderly, mutated.all / 2);
}

TEST(OrderlyTreeTest, RealPagesHaveGumbosTree) {
  const fs::path fixtures = Corpus() / "fixtures";
  if (!fs::exists(fixtures)) GTEST_SKIP() << "no real pages here";
  Generator generator(13);
  Tally real;
  Tally mutated;
  for (const char* folder :
       {"html_jobposting", "html_structured", "usajobs_html"}) {
    for (const auto& entry : fs::directory_iterator(fixtures / folder)) {
      const std::string html = ReadFile(entry.path());
      Compare(html, real);
      for (int i = 0; i < 5; ++i) Compare(generator.Mutated(html), mutated);
      if (HasFatalFailure()) return;
    }
  }
  EXPECT_GT(real.orderly, real.all * 8 / 10);
  EXPECT_GT(mutated.orderly, mutated.all / 2);
}

}  // namespace
}  // namespace rolecall
