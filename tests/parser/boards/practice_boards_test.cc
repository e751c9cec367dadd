// Boards of practices, dental offices and home care: Paylocity, ADP,
// ApplicantPro, Hireology, Apploi, JazzHR, Breezy, and those of county clinics.
#include <gtest/gtest.h>

#include "tests/parser/boards/board_answers.h"

namespace rolecall {
namespace {

constexpr std::string_view kGuid = "b181f77f-0432-453f-b229-869d786bb46c";

TEST(PaylocityTest, BothSpellingsOfTheFeedAreRead) {
  const Source source =
      SourceAt("https://recruiting.paylocity.com/recruiting/jobs/All/" +
               std::string(kGuid) + "/Valley-Dental");
  EXPECT_EQ(Seed(source).url,
            "https://recruiting.paylocity.com/recruiting/v2/api/feed/jobs/" +
                std::string(kGuid));
  for (const char* json :
       {R"({"displayName":"Valley","jobs":[{"jobId":7,"title":"Assistant",
            "description":"<p>CDA</p>","publishedDate":"2026-11-01T00:00:00Z",
            "jobLocation":{"city":"Dayton","state":"OH"}}]})",
        R"({"DisplayName":"Valley","Jobs":[{"JobId":7,"Title":"Assistant",
            "Description":"<p>CDA</p>","PublishedDate":"2026-11-01T00:00:00Z",
            "JobLocation":{"City":"Dayton","State":"OH"}}]})"}) {
    const BoardAnswer answer = Read(source, Answer(json, Seed(source)));
    ASSERT_EQ(answer.postings.size(), 1u);
    EXPECT_EQ(answer.postings[0].id, "valley:7");
    EXPECT_EQ(answer.postings[0].title, "Assistant");
    EXPECT_EQ(answer.postings[0].hiring_organization, "Valley");
    EXPECT_EQ(answer.postings[0].job_location.at(0).address_locality, "Dayton");
  }
}

TEST(PaylocityTest, ThePagesCutTextIsNotTakenForThePosting) {
  const Source source = SourceAt("https://recruiting.paylocity.com/x");
  const BoardAnswer answer =
      Read(source, Answer(R"(<script>window.pageData = {"Jobs":[{"JobId":7,
              "JobTitle":"Assistant","Description":"We are ..."}]};</script>)",
                          "https://recruiting.paylocity.com/x"));
  EXPECT_TRUE(answer.postings.empty());
  ASSERT_EQ(answer.requests.size(), 1u);
  EXPECT_EQ(answer.requests[0].url,
            "https://recruiting.paylocity.com/Recruiting/Jobs/Details/7");
}

TEST(AdpTest, RowsAreReadFromTheFirstWhereverTheyAreCountedFrom) {
  const Source source = SourceAt(
      "https://workforcenow.adp.com/mascsr/default/mdf/recruitment/"
      "recruitment.html?cid=c-1&ccId=19000101_000001&lang=en_US");
  EXPECT_NE(Seed(source).url.find("cid=c-1&ccId=19000101_000001"),
            std::string::npos);
  EXPECT_TRUE(Seed(source).url.ends_with("&$top=20&$skip=0"));
  const BoardAnswer list =
      Read(source, Answer(R"({"meta":{"totalNumber":21},"jobRequisitions":[
              {"itemID":"9_1","requisitionTitle":"Biller",
               "postDate":"2026-11-01","requisitionLocations":[{"nameCode":
               {"shortName":"Dayton, OH, US"}}],"payGradeRange":{"minimumRate":
               {"amountValue":18.5}},"customFieldGroup":{"codeFields":[
               {"nameCode":{"codeValue":"SalaryType"},"shortName":"Hourly"}]}}
              ]})",
                          Seed(source)));
  EXPECT_EQ(list.total, 21u);
  EXPECT_EQ(list.listed.at(0).base_salary->unit_text, "HOUR");
  ASSERT_EQ(list.requests.size(), 2u);
  EXPECT_TRUE(list.requests[1].url.ends_with("&$skip=1"));
  const BoardAnswer detail =
      Read(source, Answer(R"({"itemID":"9_1","requisitionTitle":"Biller",
              "requisitionDescription":"<p>CPC</p>"})",
                          list.requests[0]));
  EXPECT_EQ(detail.postings.at(0).id, list.listed[0].id);
}

TEST(AdpTest, TheLastRowIsAskedForWhereRowsAreCountedFromOne) {
  const Source source = SourceAt("https://workforcenow.adp.com/x?cid=c&ccId=1");
  const std::string list =
      R"({"meta":{"totalNumber":40},"jobRequisitions":[{"itemID":"9_1",
          "requisitionTitle":"Biller"}]})";
  const auto next_after = [&](const std::string& purpose) {
    const BoardAnswer answer =
        Read(source, Answer(list, "https://workforcenow.adp.com/y", purpose));
    return answer.requests.size() == 2u ? answer.requests[1].purpose : "";
  };
  EXPECT_EQ(next_after("list offset=39"), "list offset=40");
  EXPECT_EQ(next_after("list offset=40"), "");
}

TEST(AdpTest, ATextInAnAttachedDocumentIsSaidToBeMissing) {
  const Source source = SourceAt("https://workforcenow.adp.com/x?cid=c&ccId=1");
  const BoardAnswer answer =
      Read(source, Answer(R"({"itemID":"9_1","requisitionTitle":"Biller"})",
                          "https://workforcenow.adp.com/y", "posting 9_1"));
  EXPECT_TRUE(answer.postings.empty());
  EXPECT_EQ(answer.errors.size(), 1u);
}

TEST(ApplicantProTest, TheSitesNumberIsFoundOnItsPage) {
  const Source source = SourceAt("https://valley.applicantpro.com/jobs/417");
  for (const char* page :
       {"<script>app = { domainId : 19218 };</script>",
        "<script>x={\"domain_id\":\"19218\"}</script>",
        "<a href='/core/jobs/19218?getParams=%7B%7D'>x</a>"}) {
    const BoardAnswer answer = Read(source, Answer(page, Seed(source)));
    ASSERT_EQ(answer.requests.size(), 1u) << page;
    EXPECT_EQ(answer.requests[0].url,
              "https://valley.applicantpro.com/core/jobs/19218"
              "?getParams=%7B%7D");
  }
  const BoardAnswer list =
      Read(source,
           Answer(R"({"success":true,"data":{"jobCount":2,"jobs":[{"id":417,
               "title":"Aide","city":"Dayton","abbreviation":"OH",
               "jobUrl":"https://valley.applicantpro.com/jobs/417"}]}})",
                  "https://valley.applicantpro.com/core/jobs/19218", "list"));
  EXPECT_EQ(list.total, 2u);
  EXPECT_EQ(list.requests.at(0).purpose, "posting 417");
}

TEST(ApplicantProTest, SoIsOneWhoseAddressIsNone) {
  const BoardAnswer list =
      Read(SourceAt("https://valley.applicantpro.com/jobs/"),
           Answer(R"({"success":true,"data":{"jobs":[{"id":418,
               "title":"Aide","jobUrl":"javascript:show"}]
}
})",
                  "https://valley.applicantpro.com/core/jobs/19218", "list"));
  EXPECT_EQ(list.requests.at(0).url,
            "https://valley.applicantpro.com/jobs/418");
}

TEST(ApplicantProTest, APostingWithoutAnAddressIsAskedForByItsNumber) {
  const Source source = SourceAt("https://valley.applicantpro.com/jobs/");
  const BoardAnswer list =
      Read(source,
           Answer(R"({"success":true,"data":{"jobs":[{"id":418,
               "title":"Aide"}]}})",
                  "https://valley.applicantpro.com/core/jobs/19218", "list"));
  EXPECT_EQ(list.requests.at(0).url,
            "https://valley.applicantpro.com/jobs/418");
}

TEST(HireologyTest, PostingsThatAreNotOpenAreLeftOut) {
  const Source source = SourceAt("https://careers.hireology.com/valley/x");
  EXPECT_EQ(Seed(source).url,
            "https://api.hireology.com/v2/public/careers/valley"
            "?page_size=500&page=1");
  const BoardAnswer answer = Read(source, Answer(R"({"count":502,"data":[
          {"id":1,"name":"Aide","status":"Open","job_description":"<p>CNA</p>",
           "career_site_url":"https://valley.hireology.careers/1",
           "locations":[{"city":"Dayton","state":"OH"}]},
          {"id":2,"name":"Cook","status":"Draft","job_description":"x"}]})",
                                                 Seed(source)));
  ASSERT_EQ(answer.postings.size(), 1u);
  EXPECT_EQ(answer.requests.at(0).purpose, "list page=2 offset=2");
}

TEST(HireologyTest, PagesOfFewerThanAskedForAreCountedByWhatCame) {
  const Source source = SourceAt("https://careers.hireology.com/valley/x");
  const std::string list =
      R"({"count":5,"page_size":2,"data":[{"id":1,"name":"Aide","job_description":"x"},
          {"id":2,"name":"Cook"}]})";
  BoardAnswer answer = Read(source, Answer(list, Seed(source)));
  answer = Read(source, Answer(list, answer.requests.at(0)));
  ASSERT_EQ(answer.requests.size(), 1u);
  EXPECT_EQ(answer.requests[0].purpose, "list page=3 offset=4");
  answer = Read(
      source,
      Answer(
          R"({"count":5,"data":[{"id":5,"name":"A","job_description":"x"}]})",
          answer.requests[0]));
  EXPECT_TRUE(answer.requests.empty());
}

TEST(ApploiTest, AnEmployerWhoCannotExistIsAskedForFirst) {
  const Source source =
      SourceAt("https://api.apploi.com/v1/jobs?employer=39092");
  const FetchRequest probe = Seed(source);
  EXPECT_NE(probe.url.find("employer=999999999"), std::string::npos);
  const BoardAnswer honoured =
      Read(source, Answer(R"({"data":[],"limit":1,"offset":0})", probe));
  ASSERT_EQ(honoured.requests.size(), 1u);
  EXPECT_NE(honoured.requests[0].url.find("employer=39092&limit=100"),
            std::string::npos);
  const BoardAnswer ignored =
      Read(source,
           Answer(R"({"data":[{"id":"1","name":"Aide"}],"limit":1})", probe));
  EXPECT_TRUE(ignored.requests.empty());
  EXPECT_TRUE(ignored.postings.empty());
  ASSERT_EQ(ignored.errors.size(), 1u);
  EXPECT_NE(ignored.errors[0].message.find("ignores"), std::string::npos);
}

TEST(ApploiTest, TheEmployerIsTheRecordsOwn) {
  const Source source =
      SourceAt("https://api.apploi.com/v1/jobs?employer=39092");
  const BoardAnswer answer =
      Read(source, Answer(R"({"data":[{"id":"1","name":"Aide","city":"Dayton",
          "state":"Ohio","description":"<p>STNA</p>","published":true,
          "brand_name_with_company_only":"Valley Care"},
          {"id":"2","name":"Old","published":true,"archived":true}],
          "limit":100,"offset":0})",
                          "https://api.apploi.com/v1/jobs", "list offset=0"));
  ASSERT_EQ(answer.postings.size(), 1u);
  EXPECT_EQ(answer.postings[0].hiring_organization, "Valley Care");
}

TEST(ApploiTest, AShortPageIsNotTheEndUnlessTheTotalSaysSo) {
  const Source source =
      SourceAt("https://api.apploi.com/v1/jobs?employer=39092");
  const auto next_after = [&](const std::string& rest) {
    const BoardAnswer answer = Read(
        source, Answer(R"({"data":[{"id":"1","name":"Aide"}],"limit":1)" + rest,
                       "https://api.apploi.com/v1/jobs", "list offset=50"));
    return answer.requests.empty() ? "" : answer.requests[0].purpose;
  };
  EXPECT_EQ(next_after(R"(,"total":230})"), "list offset=51");
  EXPECT_EQ(next_after("}"), "list offset=51");
  EXPECT_EQ(next_after(R"(,"total":51})"), "");
}

TEST(JazzHrTest, TheFeedTellsTheDayInItsIdsAndTheEmployerAtItsTop) {
  const Source source = SourceAt("https://valley.applytojob.com/apply");
  EXPECT_EQ(Seed(source).url, "https://app.jazz.co/feeds/export/jobs/valley");
  const BoardAnswer answer =
      Read(source,
           Answer("<jobs><publisher>JazzHR</publisher><company>Valley</company>"
                  "<job><id>job_20261105135030_MBOO</id><status>Open</status>"
                  "<title>Coder</title><description>CPC</description></job>"
                  "<job><id>job_20261105135030_X</id><status>Closed</status>"
                  "<title>Cook</title></job></jobs>",
                  Seed(source)));
  ASSERT_EQ(answer.postings.size(), 1u);
  EXPECT_EQ(answer.postings[0].hiring_organization, "Valley");
  EXPECT_EQ(answer.postings[0].date_posted, ParseDate("2026-11-05"));
}

TEST(JazzHrTest, AnEmptyFeedIsNotAnEmptyBoard) {
  const Source source = SourceAt("https://valley.applytojob.com/apply");
  const BoardAnswer feed =
      Read(source,
           Answer("<jobs><publisher>JazzHR</publisher></jobs>", Seed(source)));
  ASSERT_EQ(feed.requests.size(), 1u);
  EXPECT_EQ(feed.requests[0].url, "https://valley.applytojob.com/apply");
  const BoardAnswer page =
      Read(source, Answer("<a href='/apply/uw2WjsGMur/Coder'>Coder</a>"
                          "<a href='/apply/uw2WjsGMus/Biller'>Biller</a>"
                          "<a href='/apply/uw2WjsGMut/Aide'>Aide</a>",
                          feed.requests[0]));
  EXPECT_EQ(page.listed.size(), 3u);
}

TEST(BreezyTest, TextsComeFromThePostingsOwnPages) {
  const Source source = SourceAt("https://valley.breezy.hr/");
  const BoardAnswer list = Read(
      source, Answer(R"([{"id":"f1","friendly_id":"f1-coder","name":"Coder",
               "url":"https://valley.breezy.hr/p/f1-coder",
               "published_date":"2026-11-01T00:00:00Z","type":{"id":"fullTime",
               "name":"Full-Time"},"location":{"city":"Dayton","state":
               {"id":"OH","name":"Ohio"},"is_remote":true},
               "salary":"$18 - $22 / hr"}])",
                     Seed(source)));
  ASSERT_EQ(list.listed.size(), 1u);
  EXPECT_TRUE(IsRemote(list.listed[0]));
  EXPECT_EQ(list.listed[0].employment_type,
            std::vector<std::string>{"FULL_TIME"});
  const BoardAnswer detail =
      Read(source,
           Answer(R"(<script type="application/ld+json">{"@type":"JobPosting",
               "title":"Coder","description":"<p>CPC</p>"}</script>)",
                  list.requests.at(0)));
  EXPECT_EQ(detail.postings.at(0).id, list.listed[0].id);
}

TEST(NeogovTest, AnAgencysBoardIsReadByItsFeed) {
  const Source source =
      SourceAt("https://www.governmentjobs.com/careers/valleycounty");
  EXPECT_EQ((*FindBoard(source))->kind(), "rss");
  EXPECT_EQ(Seed(source).url,
            "https://www.governmentjobs.com/SearchEngine/JobsFeed"
            "?agency=valleycounty");
}

TEST(RipplingTest, APostingWithTwoPlacesStandsOnceInTheList) {
  const Source source = SourceAt("https://ats.rippling.com/valley/jobs");
  const BoardAnswer list =
      Read(source, Answer(R"j([{"uuid":"u1","name":"Coder","workLocation":
                  {"label":"Remote (Ohio, US)"}},{"uuid":"u1","name":"Coder",
                  "workLocation":{"label":"Dayton, OH"}}])j",
                          Seed(source)));
  ASSERT_EQ(list.listed.size(), 1u);
  EXPECT_EQ(list.listed[0].job_location.size(), 2u);
  EXPECT_TRUE(IsRemote(list.listed[0]));
  const BoardAnswer detail =
      Read(source, Answer(R"({"uuid":"u1","name":"Coder","description":
                  {"role":"<p>CPC</p>","company":"<p>We</p>"}})",
                          list.requests.at(0)));
  EXPECT_EQ(detail.postings.at(0).id, "valley:u1");
}

TEST(EightfoldTest, ATenantOfTheNewerKindIsAskedAtTheNewerAddress) {
  const Source source = SourceAt("https://valley.eightfold.ai/careers");
  EXPECT_EQ(Seed(source).url,
            "https://valley.eightfold.ai/api/apply/v2/jobs"
            "?domain=valley.com&start=0&num=20");
  const BoardAnswer locked = Read(
      source, Answer(R"({"message":"Not authorized for PCSX"})", Seed(source)));
  ASSERT_EQ(locked.requests.size(), 1u);
  const BoardAnswer list = Read(
      source, Answer(R"({"status":200,"data":{"count":2,"positions":[{"id":9,
                  "name":"Nurse","locations":["Dayton, OH"],
                  "positionUrl":"/careers/job/9"}]}})",
                     locked.requests[0]));
  EXPECT_EQ(list.total, 2u);
  ASSERT_EQ(list.requests.size(), 2u);
  EXPECT_NE(list.requests[1].url.find("/api/pcsx/search"), std::string::npos);
  EXPECT_NE(list.requests[1].url.find("start=1&"), std::string::npos);
}

}  // namespace
}  // namespace rolecall
