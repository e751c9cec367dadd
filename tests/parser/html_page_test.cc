#include "parser/html_page.h"

#include <gtest/gtest.h>

#include <string>

namespace rolecall {
namespace {

constexpr std::string_view kUrl = "https://clinic.example/careers/17";

HtmlPage Read(std::string_view html) {
  return ReadHtmlPage(html, kUrl, Date()).value_or(HtmlPage());
}

TEST(HtmlPageTest, TitleIsTheHeadingElseTheTitleWithoutTheSite) {
  EXPECT_EQ(Read("<title>x | y</title><h1>Medical <i>Assistant</i></h1>").title,
            "Medical Assistant");
  EXPECT_EQ(Read("<title>Biller - Valley Clinic</title>").title, "Biller");
}

TEST(HtmlPageTest, ContentIsWithoutTheMarginsOfThePage) {
  EXPECT_EQ(Read("<body><header>a</header><nav>b</nav><div>text</div>"
                 "<aside>c</aside><footer>d</footer>")
                .text,
            "text");
  EXPECT_EQ(Read("<body>a<main>text</main>b").text, "text");
}

TEST(HtmlPageTest, LinksAreAbsoluteAndDistinct) {
  const HtmlPage page = Read(
      "<main><a href='18'>One</a><a href='/careers/18#top'>again</a>"
      "<a href='mailto:x@y'>m</a><a href='javascript:x()'>j</a></main>");
  ASSERT_EQ(page.links.size(), 1u);
  EXPECT_EQ(page.links[0].url, "https://clinic.example/careers/18");
  EXPECT_EQ(page.links[0].text, "One");
}

TEST(HtmlPageTest, BaseElementChangesWhatLinksMean) {
  const HtmlPage page =
      Read("<base href='/jobs/'><main><a href='18'>One</a></main>");
  ASSERT_EQ(page.links.size(), 1u);
  EXPECT_EQ(page.links[0].url, "https://clinic.example/jobs/18");
}

TEST(HtmlPageTest, ManyLinksToPostingsMakeAListPage) {
  std::string html = "<main><h1>Careers</h1>";
  for (int i = 0; i < 8; ++i) {
    html += "<p><a href='/careers/" + std::to_string(100 + i) +
            "'>Medical Assistant</a> Dayton</p>";
  }
  EXPECT_TRUE(IsListPage(Read(html), kUrl));
}

TEST(HtmlPageTest, APostingThatNamesSimilarOnesIsNoListPage) {
  std::string html = "<main><h1>Medical Assistant</h1><p>";
  for (int i = 0; i < 100; ++i) html += "Room patients and take vitals. ";
  html += "</p>";
  for (int i = 0; i < 6; ++i) {
    html += "<a href='/careers/" + std::to_string(100 + i) + "'>Biller</a>";
  }
  EXPECT_FALSE(IsListPage(Read(html), kUrl));
}

TEST(HtmlPageTest, ManyLinksBesideAMarkedDescriptionMakeNoListPage) {
  std::string html =
      "<main><h1>Medical Assistant</h1><div class='job-description'>";
  for (int i = 0; i < 20; ++i) html += "Room patients and take vitals. ";
  html += "</div>";
  for (int i = 0; i < 30; ++i) {
    html += "<a href='/careers/" + std::to_string(100 + i) + "'>Biller</a>";
  }
  const HtmlPage page = Read(html);
  ASSERT_FALSE(page.description.empty());
  EXPECT_FALSE(IsListPage(page, kUrl));
}

// Saved to a file, a page has no address, and its links are relative.
TEST(HtmlPageTest, AFewLinksUnderAListsTitleMakeAListPage) {
  const auto list = [](std::string_view html) {
    const Result<HtmlPage> page = ReadHtmlPage(html, "", Date());
    return page.has_value() && IsListPage(*page, "");
  };
  EXPECT_TRUE(
      list("<h1>Current openings</h1><h3>Coder</h3><p>CPC required.</p>"
           "<a href='a.html?id=1'>Apply</a><h3>Biller</h3><p>CPB required.</p>"
           "<a href='a.html?id=2'>Apply</a>"));
  EXPECT_TRUE(
      list("<title>Careers at Lakeside</title><table><tr><td>"
           "<a href='job-opening.php?req=3'>Medical Coder</a></td><td>Dayton"
           "</td></tr><tr><td><a href='job-opening.php?req=4'>Biller</a></td>"
           "</tr></table>"));
  EXPECT_FALSE(
      list("<h1>Careers</h1><h2>Coder</h2><p>CPC required. Send us a "
           "letter.</p><a href='apply.html'>Apply</a>"));
}

bool IsListFile(std::string_view html) {
  const Result<HtmlPage> page = ReadHtmlPage(html, "", Date());
  return page.has_value() && IsListPage(*page, "");
}

TEST(HtmlPageTest, ATitleThatNamesOneVacancyHeadsNoList) {
  const std::string ways =
      "<h2>Your tasks</h2><p>Code charts.</p><a href='send.html'>Apply</a>"
      "<h2>We ask for</h2><p>CPC.</p><a href='form.html'>Apply</a>";
  EXPECT_FALSE(IsListFile("<h1>Career Opportunities: Coder (52)</h1>" + ways));
  EXPECT_FALSE(IsListFile("<h1>Open Positions - Coder</h1>" + ways));
  EXPECT_FALSE(
      IsListPage(Read("<h1>Open Positions - Coder</h1>" + ways), kUrl));
  EXPECT_FALSE(IsListFile("<h1>Jobs at Elm Clinic - Coder</h1>" + ways));
  EXPECT_TRUE(IsListFile("<h1>Our Open Positions</h1>" + ways));
  EXPECT_TRUE(IsListFile("<h1>Jobs at Elm Clinic</h1>" + ways));
}

TEST(HtmlPageTest, SeveralWaysToApplyForOneVacancyMakeNoList) {
  EXPECT_FALSE(IsListFile(
      "<h1>Careers at Elm Clinic</h1><h2>Coder</h2><p>CPC required.</p>"
      "<a href='form.html'>Apply now</a><a href='post.html'>Apply by post</a>"
      "<h3>Questions?</h3><a href='call.html'>Apply by telephone</a>"));
  EXPECT_FALSE(IsListFile(
      "<title>Careers - Coder - Elm Clinic</title><p>CPC required.</p>"
      "<a href='form.html'>Apply</a><a href='more.html'>Details on pay</a>"));
  EXPECT_FALSE(
      IsListFile("<h1>Careers</h1><h2>Coder</h2><a href='coder.pdf'>Details</a>"
                 "<h2>Benefits</h2><a href='benefits.pdf'>Details</a>"));
}

TEST(HtmlPageTest, AMarkedDescriptionShowsAVacancyWhateverItsTitle) {
  std::string html = "<h1>Careers</h1><div id='job-description'>";
  for (int i = 0; i < 20; ++i) html += "Room patients and take vitals. ";
  html += "</div><a href='/jobs/1'>Biller</a><a href='/jobs/2'>Coder</a>";
  EXPECT_FALSE(IsListFile(html));
}

TEST(HtmlPageTest, ThreeSimilarVacanciesBelowAShortTextMakeNoList) {
  std::string html = "<h1>Coder</h1><p>";
  for (int i = 0; i < 6; ++i) html += "Code the charts of three clinics. ";
  html += "</p>";
  for (int i = 0; i < 3; ++i) {
    html += "<a href='/jobs/" + std::to_string(i) + "'>Outpatient Coder II</a>";
  }
  EXPECT_FALSE(IsListFile(html));
  EXPECT_TRUE(IsListFile("<h1>Elm Clinic</h1>" + html.substr(html.find("<a"))));
}

TEST(HtmlPageTest, LinksToSeveralNetworksMakeNoListOfAFile) {
  EXPECT_FALSE(
      IsListFile("<h1>Careers</h1><h2>Coder</h2><p>CPC required.</p>"
                 "<a href='https://one.example/jobs/elm'>Follow us</a>"
                 "<a href='https://two.example/jobs/elm'>Follow us there</a>"));
}

TEST(HtmlPageTest, AQuestionThatEndsInReqNamesNoPosting) {
  EXPECT_FALSE(IsListFile(
      "<h1>Careers</h1><h2>Coder</h2><a href='/jobs?freq=daily'>Daily letter"
      "</a><a href='/jobs?freq=weekly'>Weekly letter</a>"));
  EXPECT_TRUE(
      IsListFile("<h1>Careers</h1><a href='/jobs?a=b&req=4'>Coder</a><a "
                 "href='/jobs?req=5'>Biller</a>"));
}

TEST(HtmlPageTest, ATextThatInvitesAgainAndAgainIsAList) {
  std::string list;
  for (int i = 0; i < 6; ++i) list += "Medical Assistant\nApply Now\n";
  EXPECT_TRUE(IsListText(list));
  EXPECT_FALSE(IsListText("Medical Assistant\nDayton, OH\nApply now"));
}

TEST(HtmlPageTest, YearsAndHoursCountNoVacancies) {
  for (const char* line :
       {"Find 40 hour full time positions", "View the 2026 pay for positions",
        "See why our 1,200 employees love their positions"}) {
    EXPECT_FALSE(IsListText(line)) << line;
  }
  EXPECT_TRUE(IsListText("Browse 213 Medical Assistant jobs in Ohio"));
  EXPECT_TRUE(CountsMany("2026 Coder Jobs (213 openings)", ""));
  EXPECT_FALSE(CountsMany("2026 Graduate RN Positions - Jobs at Elm", ""));
}

TEST(HtmlPageTest, ASentenceOfTheSiteClosesThePosting) {
  EXPECT_TRUE(
      Read("<main><p>This job is no longer accepting applications.</p></main>")
          .says_closed);
  EXPECT_FALSE(
      Read("<main><p>Our office is closed on Sundays.</p></main>").says_closed);
}

TEST(HtmlPageTest, RobotsMetaElementIsRead) {
  EXPECT_TRUE(Read("<meta name=robots content='NOINDEX,nofollow'>").noindex);
  EXPECT_FALSE(Read("<meta name=robots content='index'>").noindex);
}

TEST(HtmlPageTest, DataThatSayAllAreReadAlone) {
  const std::string data =
      "<script type='application/ld+json'>{\"@type\":\"JobPosting\","
      "\"title\":\"Coder\",\"description\":\"<p>Code charts.</p>\"}</script>";
  const std::string body = "<main><a href='/jobs/18'>One</a></main>";
  for (const std::string& notice :
       {std::string(), std::string("<p>This position has been filled.</p>")}) {
    const auto fast =
        ReadPostingPage(data + body + notice, "https://a.example/x", Date());
    const auto whole =
        ReadHtmlPage(data + body + notice, "https://a.example/x", Date());
    ASSERT_TRUE(fast.has_value() && whole.has_value());
    EXPECT_EQ(fast->postings, whole->postings);
    EXPECT_EQ(fast->says_closed, whole->says_closed);
    EXPECT_EQ(fast->links.empty(), notice.empty());
    EXPECT_EQ(whole->links.size(), 1u);
  }
}

}  // namespace
}  // namespace rolecall
