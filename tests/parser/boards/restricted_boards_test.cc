// Paycom, whose terms restrict automated reading, and Taleo Business Edition.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/parser/boards/board_answers.h"

namespace rolecall {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

constexpr char kPortal[] =
    "https://www.paycomonline.net/v4/ats/web.php/portal/"
    "0123456789ABCDEF0123456789ABCDEF/career-page";
constexpr char kShell[] =
    R"(<script>var configsFromHost = {"sessionJWT":"aa.bb-c.d_d","libConfig":)"
    R"("{\"atsPortalMantleServiceUrl\":\"https://portal-applicant-tracking.)"
    R"(us-cent.paycomonline.net\"}"};</script>)";

FetchRequest PaycomList(const Source& source) {
  return Read(source, Answer(kShell, Seed(source))).requests.at(0);
}

TEST(RestrictedTest, OnlyBoardsWhoseTermsSaySo) {
  for (const char* url :
       {kPortal, "https://careers-valley.icims.com/jobs/search",
        "https://careers.valley.example/api/jobs"}) {
    EXPECT_TRUE(IsRestricted(SourceAt(url))) << url;
  }
  EXPECT_TRUE(IsRestricted(SourceAt("https://valley.example/", "icims")));
  EXPECT_TRUE(
      IsRestricted(SourceAt("https://valley.icims.com/x.xml", "sitemap")));
  EXPECT_FALSE(IsRestricted(SourceAt("https://valley.example/")));
  EXPECT_FALSE(IsRestricted(SourceAt("https://boards.greenhouse.io/valley")));
}

TEST(RestrictedTest, FourSitesAreNeverRead) {
  EXPECT_TRUE(IsNeverRead("https://uk.indeed.com/viewjob?jk=1"));
  EXPECT_TRUE(IsNeverRead("https://WWW.LinkedIn.com/jobs/view/1"));
  EXPECT_FALSE(IsNeverRead("https://indeed-clinic.example/linkedin"));
}

TEST(PaycomTest, ThePortalsTokenOpensTheListOfItsRegion) {
  const Source source = SourceAt(kPortal);
  EXPECT_EQ(Seed(source).url,
            "https://www.paycomonline.net/v4/ats/web.php/portal/"
            "0123456789ABCDEF0123456789ABCDEF/jobs/1");
  const FetchRequest list = PaycomList(source);
  EXPECT_EQ(list.url,
            "https://portal-applicant-tracking.us-cent.paycomonline.net/api/ats"
            "/job-posting-previews/search");
  EXPECT_EQ(list.method, "POST");
  EXPECT_THAT(list.fields, Contains("Authorization: aa.bb-c.d_d"));
  // At the top level, the filters would give nothing.
  EXPECT_THAT(list.body,
              HasSubstr(R"({"skip":0,"take":50,"filtersForQuery":{)"));
}

TEST(PaycomTest, TheTokenIsGivenToNobodyElse) {
  const Source source = SourceAt(kPortal);
  for (const char* page :
       {R"({"sessionJWT":"a.b.c"} portal-applicant-tracking.x.paycomonline.net)"
        R"(.evil.example)",
        R"({"sessionJWT":"a.b.c\r\nHost: x"} )"
        R"(portal-applicant-tracking.us.paycomonline.net)",
        R"({"sessionJWT":"a.b.c"})"}) {
    const BoardAnswer answer = Read(
        source,
        Answer("<script>" + std::string(page) + "</script>", Seed(source)));
    EXPECT_TRUE(answer.requests.empty()) << page;
    EXPECT_EQ(answer.errors.size(), 1u) << page;
  }
}

TEST(PaycomTest, ARetiredPortalIsAnErrorAndNoEmptyBoard) {
  const Source source = SourceAt(kPortal);
  const BoardAnswer answer = Read(
      source, Answer("<html>Job board does not exist.</html>", Seed(source)));
  ASSERT_EQ(answer.errors.size(), 1u);
  EXPECT_EQ(answer.errors[0].code, ErrorCode::kNotFound);
}

TEST(PaycomTest, TheListIsPagedAndEachDetailCarriesTheToken) {
  const Source source = SourceAt(kPortal);
  const BoardAnswer list =
      Read(source, Answer(R"({"jobPostingPreviewsCount":3,"jobPostingPreviews":[
              {"jobId":17,"jobTitle":"Medical Assistant",
               "locations":"Dayton, OH"},{"jobId":18,"jobTitle":"Biller"}]})",
                          PaycomList(source)));
  EXPECT_EQ(list.total, 3u);
  EXPECT_EQ(list.listed.at(0).id, "valley:17");
  ASSERT_EQ(list.requests.size(), 3u);
  for (const FetchRequest& request : list.requests) {
    EXPECT_THAT(request.fields, Contains("Authorization: aa.bb-c.d_d"));
  }
  EXPECT_THAT(list.requests[2].body, HasSubstr("\"skip\":2,"));
  const BoardAnswer detail =
      Read(source,
           Answer(R"({"jobPosting":{"jobId":17,"jobTitle":"Medical Assistant",
              "location":"Dayton, OH 45402","positionType":"Full Time",
              "description":"<p>Rooming patients.</p>",
              "qualifications":"CMA (AAMA) required","jobShift":"Day",
              "googleJobJson":"{\"datePosted\":\"2026-11-02\",)"
                  R"(\"hiringOrganization\":{\"name\":\"Valley Clinic\"}}"}})",
                  list.requests[0]));
  const Posting& posting = detail.postings.at(0);
  EXPECT_EQ(posting.id, list.listed[0].id);
  EXPECT_EQ(posting.hiring_organization, "Valley Clinic");
  EXPECT_EQ(posting.date_posted, ParseDate("2026-11-02"));
  EXPECT_THAT(posting.description, HasSubstr("CMA (AAMA) required"));
  EXPECT_EQ(posting.url,
            "https://www.paycomonline.net/v4/ats/web.php/portal/"
            "0123456789ABCDEF0123456789ABCDEF/jobs/17");
}

constexpr char kTaleo[] =
    "https://phh.tbe.taleo.net/phh01/ats/careers/v2/"
    "jobSearch?org=VALLEY&cws=37";

std::string TaleoList(const std::vector<int>& ids) {
  std::string html = "<html><body><h1>Search results</h1>";
  for (const int id : ids) {
    html +=
        "<a href=\"/phh01/ats/careers/v2/viewRequisition?org=VALLEY&amp;cws="
        "37&amp;rid=" +
        std::to_string(id) + "\">Biller " + std::to_string(id) + "</a>";
  }
  return html +
         "<a href=\"/phh01/ats/careers/v2/applyRequisition?rid=9\">"
         "Apply</a></body></html>";
}

TEST(TaleoBusinessTest, TheListIsPagedByTheRowsThatCame) {
  const Source source = SourceAt(kTaleo);
  EXPECT_EQ(Seed(source).url,
            "https://phh.tbe.taleo.net/phh01/ats/careers/v2/searchResults"
            "?org=VALLEY&cws=37");
  const BoardAnswer first =
      Read(source, Answer(TaleoList({1, 2, 3, 3}), Seed(source)));
  ASSERT_EQ(first.listed.size(), 3u);
  EXPECT_EQ(first.listed[0].id, "valley:1");
  ASSERT_EQ(first.requests.size(), 4u);
  EXPECT_EQ(first.requests[3].url, Seed(source).url + "&next&rowFrom=3");
  EXPECT_TRUE(
      Read(source, Answer(TaleoList({}), first.requests[3])).requests.empty());
}

TEST(TaleoBusinessTest, APageBeyondTheEndThatRepeatsTheLastIsTheEnd) {
  const Source source = SourceAt(kTaleo);
  const BoardAnswer first =
      Read(source, Answer(TaleoList({1, 2, 3}), Seed(source)));
  const BoardAnswer again =
      Read(source, Answer(TaleoList({1, 2, 3}), first.requests.back()));
  EXPECT_TRUE(again.requests.empty());
  EXPECT_TRUE(again.listed.empty());
  EXPECT_FALSE(again.truncated);
}

TEST(TaleoBusinessTest, APageBeyondTheEndThatRepeatsTheFirstIsTheEnd) {
  const Source source = SourceAt(kTaleo);
  const BoardAnswer first =
      Read(source, Answer(TaleoList({1, 2, 3}), Seed(source)));
  const BoardAnswer second =
      Read(source, Answer(TaleoList({4, 5, 6}), first.requests.back()));
  const BoardAnswer third =
      Read(source, Answer(TaleoList({7, 8}), second.requests.back()));
  EXPECT_EQ(third.listed.size(), 2u);
  const BoardAnswer beyond =
      Read(source, Answer(TaleoList({1, 2, 3}), third.requests.back()));
  EXPECT_TRUE(beyond.requests.empty());
  EXPECT_TRUE(beyond.listed.empty());
}

TEST(TaleoBusinessTest, APostingsPageIsReadUnderTheListsId) {
  const Source source = SourceAt(kTaleo);
  const BoardAnswer list = Read(source, Answer(TaleoList({17}), Seed(source)));
  const BoardAnswer detail =
      Read(source,
           Answer(R"(<script type="application/ld+json">{"@type":"JobPosting",
             "title":"Biller","description":"<p>CPC required.</p>"}</script>)",
                  list.requests.at(0)));
  EXPECT_EQ(detail.postings.at(0).id, list.listed.at(0).id);
}

TEST(TaleoBusinessTest, APostingsPageThatShowsNoneIsAnError) {
  const Source source = SourceAt(kTaleo);
  const BoardAnswer list = Read(source, Answer(TaleoList({17}), Seed(source)));
  const auto detail =
      (*FindBoard(source))
          ->Read(source,
                 Answer("<html><body><p>Please sign in.</p></body></html>",
                        list.requests.at(0)));
  ASSERT_FALSE(detail.has_value());
  EXPECT_EQ(detail.error().message, "page: shows no posting");
}

}  // namespace
}  // namespace rolecall
