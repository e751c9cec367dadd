#include <gtest/gtest.h>

#include "tests/parser/boards/board_answers.h"

namespace rolecall {
namespace {

std::string Hint(std::string html,
                 std::string url = "https://valley.example/careers") {
  const auto hint = RecogniseBoard(Answer(std::move(html), std::move(url)));
  return hint.has_value() ? hint->kind + " " + hint->url : "";
}

TEST(RecogniseBoardTest, LinksFramesAndScriptsLeadToTheBoard) {
  EXPECT_EQ(Hint("<a href='https://valley.wd5.myworkdayjobs.com/Ext'>Jobs</a>"),
            "workday https://valley.wd5.myworkdayjobs.com/Ext");
  EXPECT_EQ(Hint("<script src=\"https://boards.greenhouse.io/embed/job_board/js"
                 "?for=valley&amp;b=1\"></script>"),
            "greenhouse https://boards.greenhouse.io/embed/job_board/js"
            "?for=valley&b=1");
  EXPECT_EQ(Hint("<a href='https://www.paycomonline.net/v4/ats/web.php/portal/"
                 "0A1B/career-page'>Openings</a>"),
            "paycom https://www.paycomonline.net/v4/ats/web.php/portal/0A1B/"
            "career-page");
  EXPECT_EQ(Hint(R"(<script>u="https:\/\/jobs.lever.co\/valley"</script>)"),
            "lever https://jobs.lever.co/valley");
  EXPECT_EQ(Hint("<iframe src='//valley.applytojob.com/apply'></iframe>"),
            "jazzhr https://valley.applytojob.com/apply");
}

TEST(RecogniseBoardTest, TheBoardWithTheMostLinksIsMeant) {
  EXPECT_EQ(Hint("<a href='https://jobs.lever.co/other'>A partner</a>"
                 "<a href='https://valley.bamboohr.com/careers/1'>1</a>"
                 "<a href='https://valley.bamboohr.com/careers/2'>2</a>"),
            "bamboohr https://valley.bamboohr.com/careers/1");
}

TEST(RecogniseBoardTest, BoardsThatAreReadAsFeedsAndPagesAreKnownToo) {
  EXPECT_EQ(Hint("<a href='https://www.governmentjobs.com/careers/valley/jobs/"
                 "17'>Nurse</a>"),
            "rss https://www.governmentjobs.com/careers/valley");
  EXPECT_EQ(Hint("<a href='https://valley.careerplug.com/jobs/17'>Aide</a>"),
            "page https://valley.careerplug.com/jobs");
  EXPECT_EQ(Hint("<a href='https://jobs.jobvite.com/valley/job/o1'>Aide</a>"),
            "page https://jobs.jobvite.com/valley");
  EXPECT_EQ(Hint("<iframe src='https://recruitingbypaycor.com/career/"
                 "CareerHome.action?clientId=8a'></iframe>"),
            "page https://recruitingbypaycor.com/career/CareerHome.action"
            "?clientId=8a");
  EXPECT_EQ(Hint("<a href='https://www.governmentjobs.com/'>All</a>"
                 "<a href='https://www.careerplug.com/'>Powered by</a>"
                 "<a href='https://jobs.jobvite.com/'>Powered by</a>"),
            "");
}

TEST(RecogniseBoardTest, AVendorsOwnPagesAndFilesAreNoBoard) {
  EXPECT_EQ(Hint("<a href='https://www.greenhouse.io/x'>Powered by</a>"
                 "<img src='https://boards.greenhouse.io/logo.png'>"
                 "<link href='https://assets.breezy.hr/a'>"
                 "<a href='https://www.paycomonline.net/'>Payroll</a>"
                 "<a href='https://phh.tbe.taleo.net/phh01/ats/'>Taleo</a>"
                 "<a href='https://jobs.lever.co/'>Lever</a>"),
            "");
}

TEST(RecogniseBoardTest, AVendorsSiteOnTheEmployersHostIsKnownByItsMarks) {
  EXPECT_EQ(Hint("<script>var phApp = {}; phApp.ddo = {};</script>"),
            "phenom https://valley.example/careers");
  EXPECT_EQ(Hint("<link href='//rmkcdn.successfactors.com/x.css'>"),
            "successfactors https://valley.example/careers");
}

TEST(RecogniseBoardTest, ARedirectToABoardIsFollowed) {
  Page page = Answer("", "https://valley.example/jobs");
  page.effective_url = "https://valley.breezy.hr/";
  EXPECT_EQ(RecogniseBoard(page)->kind, "breezy");
}

TEST(RecogniseTest, AnXmlDocumentIsToldByItsRootAndNotByItsLinks) {
  const std::string link = "<link>https://jobs.lever.co/acme</link>";
  const auto kind_of = [](std::string body) {
    const auto hint =
        RecogniseBoard(Answer(std::move(body), "https://x.example/all.xml"));
    return hint ? hint->kind : "";
  };
  EXPECT_EQ(kind_of("<?xml version='1.0'?><!-- <rss> --><feed>" + link), "rss");
  EXPECT_EQ(kind_of("<rss version='2.0'>" + link), "rss");
  EXPECT_EQ(kind_of("<!DOCTYPE x><urlset xmlns='s'>"), "sitemap");
  EXPECT_EQ(kind_of("<source>" + link), "indeed-xml");
  const auto elsewhere =
      RecogniseBoard(Answer("<urlset/>", "https://x.example/export"));
  ASSERT_TRUE(elsewhere);
  EXPECT_EQ(elsewhere->kind, "indeed-xml");
  EXPECT_EQ(kind_of("<html>" + link), "lever");
  EXPECT_EQ(kind_of("<!-- no end"), "");
}

}  // namespace
}  // namespace rolecall
