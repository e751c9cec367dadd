// Boards of hospital systems: UKG Pro, Phenom, SuccessFactors, Taleo, both
// generations of iCIMS.
#include <gtest/gtest.h>

#include "tests/parser/boards/board_answers.h"

namespace rolecall {
namespace {

constexpr std::string_view kUkg =
    "https://recruiting2.ultipro.com/VAL1000/JobBoard/"
    "6ca32cd1-ca64-4d8f-82e7-f65b3aaa0e9b";

Source UkgSource() { return SourceAt(std::string(kUkg) + "/?q=&o=postedDate"); }

TEST(UkgTest, TheThreeFiltersAreSentThoughTheySelectNothing) {
  const FetchRequest seed = Seed(UkgSource());
  EXPECT_EQ(seed.method, "POST");
  EXPECT_EQ(seed.url, std::string(kUkg) + "/JobBoardView/LoadSearchResults");
  for (const char* field : {"\"fieldName\":4", "\"fieldName\":5",
                            "\"fieldName\":6", "\"Skip\":0"}) {
    EXPECT_NE(seed.body.find(field), std::string::npos) << field;
  }
}

TEST(UkgTest, TheNextPageBeginsAfterTheRowsThatCame) {
  // Fifty were asked for, two came: the board's own bound is lower.
  const BoardAnswer answer =
      Read(UkgSource(), Answer(R"({"totalCount":5,"opportunities":[
          {"Id":"a1","Title":"Medical Assistant","FullTime":true,
           "RequisitionNumber":"MED1","PostedDate":"2026-11-20T10:00:00Z",
           "Locations":[{"Address":{"City":"Dayton","State":{"Code":"OH"},
           "Country":{"Code":"USA"},"PostalCode":"45402"}}]},
          {"Id":"a2","Title":"Coder","JobLocationType":2}]})",
                               Seed(UkgSource())));
  EXPECT_EQ(answer.total, 5u);
  ASSERT_EQ(answer.listed.size(), 2u);
  EXPECT_EQ(answer.listed[0].id, "valley:a1");
  EXPECT_EQ(answer.listed[0].job_location.at(0).address_region, "OH");
  EXPECT_TRUE(IsRemote(answer.listed[1]));
  ASSERT_EQ(answer.requests.size(), 3u);
  EXPECT_EQ(answer.requests[0].url,
            std::string(kUkg) + "/OpportunityDetail?opportunityId=a1");
  EXPECT_NE(answer.requests[2].body.find("\"Skip\":2"), std::string::npos);
}

TEST(UkgTest, APageWithoutRowsBeforeTheTotalEndsTheListAndTheTotalTells) {
  FetchRequest second = Seed(UkgSource());
  second.purpose = "list offset=50";
  const BoardAnswer answer = Read(
      UkgSource(), Answer(R"({"totalCount":60,"opportunities":[]})", second));
  EXPECT_EQ(answer.total, 60u);
  EXPECT_TRUE(answer.requests.empty());
}

TEST(UkgTest, ATotalOfNoneBesideRowsIsNotBelieved) {
  const BoardAnswer answer =
      Read(UkgSource(), Answer(R"({"totalCount":0,"opportunities":[
          {"Id":"a1","Title":"Coder"}]})",
                               Seed(UkgSource())));
  EXPECT_EQ(answer.requests.size(), 2u) << "the next page is asked for";
}

TEST(UkgTest, TheRecordStandsInTheScriptOfThePage) {
  const BoardAnswer answer =
      Read(UkgSource(),
           Answer(R"(<html><script>
        var opportunity = new US.Opportunity.CandidateOpportunityDetail({
          "Id":"a1","Title":"Coder {II}","FullTime":false,
          "Description":"<p>CPC \"or\" CCS }</p>",
          "Locations":[{"LocalizedDescription":"Dayton, OH"}]});
        </script></html>)",
                  std::string(kUkg) + "/OpportunityDetail?opportunityId=a1",
                  "posting a1"));
  ASSERT_EQ(answer.postings.size(), 1u);
  EXPECT_EQ(answer.postings[0].id, "valley:a1");
  EXPECT_EQ(answer.postings[0].description, "<p>CPC \"or\" CCS }</p>");
  EXPECT_EQ(answer.postings[0].employment_type,
            std::vector<std::string>{"PART_TIME"});
}

TEST(UkgTest, APageWithoutARecordClosesNothing) {
  const BoardAnswer answer =
      Read(UkgSource(),
           Answer("<html><body>Loading</body></html>",
                  std::string(kUkg) + "/OpportunityDetail", "posting a1"));
  EXPECT_FALSE(answer.closed);
  EXPECT_EQ(answer.errors.size(), 1u);
}

TEST(PhenomTest, SearchIsAPostToTheSitesOwnHost) {
  const Source source =
      SourceAt("https://careers.valley.example/us/en/search-results");
  const FetchRequest seed = Seed(source);
  EXPECT_EQ(seed.url, "https://careers.valley.example/widgets");
  const BoardAnswer answer =
      Read(source, Answer(R"({"refineSearch":{"totalHits":150,"data":{"jobs":[
               {"jobSeqNo":"VALUS17EN","reqId":"17","title":"Nurse",
                "city":"Dayton","state":"Ohio","country":"United States",
                "postedDate":"2026-11-09T00:00:00.000+0000"}]}}})",
                          seed));
  EXPECT_EQ(answer.total, 150u);
  ASSERT_EQ(answer.requests.size(), 2u);
  EXPECT_EQ(answer.requests[0].url,
            "https://careers.valley.example/us/en/job/VALUS17EN");
  EXPECT_NE(answer.requests[1].body.find("\"from\":1,"), std::string::npos);
}

TEST(PhenomTest, ADetailsTextComesFromItsScriptOrItsMarkup) {
  const Source source = SourceAt("https://x.example/jobs", "phenom");
  const std::string script =
      R"(<script>phApp.ddo = {"jobDetail":{"data":{"job":{"title":"Nurse",
         "jobSeqNo":"OTHER","description":"<p>RN license</p>"}}}};</script>)";
  const BoardAnswer by_script = Read(
      source, Answer(script, "https://x.example/job/VAL17", "posting VAL17"));
  ASSERT_EQ(by_script.postings.size(), 1u);
  EXPECT_EQ(by_script.postings[0].id, "valley:VAL17");
  const std::string markup =
      R"(<script type="application/ld+json">{"@type":"JobPosting",
         "title":"Nurse","description":"BLS"}</script>
         <script>phApp.ddo = {"jobDetail":{"data":{"job":{}}}};</script>)";
  const BoardAnswer by_markup = Read(
      source, Answer(markup, "https://x.example/job/VAL17", "posting VAL17"));
  ASSERT_EQ(by_markup.postings.size(), 1u);
  EXPECT_EQ(by_markup.postings[0].description, "BLS");
}

std::string Row(const std::string& id) {
  const std::string link = "<a class='jobTitle-link' href='/val/job/Dayton-" +
                           id + "/" + id + "/'>Coder " + id + "</a>";
  return "<tr>" + link + "<span class='jobLocation'>DAYTON, OH, US, 45402" +
         "</span>" + link + "</tr>";
}

TEST(SuccessFactorsTest, ARowIsOnePostingThoughItLinksTwice) {
  const Source source =
      SourceAt("https://jobs.valley.example/val/search/?q=&startrow=0");
  EXPECT_EQ(Seed(source).url,
            "https://jobs.valley.example/val/search/?q=&startrow=0");
  const BoardAnswer answer = Read(
      source, Answer("<span class='paginationLabel'>Results <b>1 – 2</b> of "
                     "<b>1,003</b></span><table>" +
                         Row("1344992400") + Row("1344992401") + "</table>",
                     Seed(source)));
  EXPECT_EQ(answer.total, 1003u);
  ASSERT_EQ(answer.listed.size(), 2u);
  EXPECT_EQ(answer.listed[0].id, "valley:1344992400");
  EXPECT_EQ(answer.listed[0].job_location.at(0).address_region, "OH");
  ASSERT_EQ(answer.requests.size(), 3u);
  EXPECT_NE(answer.requests[2].url.find("startrow=2"), std::string::npos);
}

TEST(SuccessFactorsTest, WithoutATotalAPageThatIsNotFullIsTheLast) {
  const Source source = SourceAt("https://x.example/?startrow=0");
  const BoardAnswer answer = Read(
      source, Answer("<table>" + Row("1344992400") + "</table>", Seed(source)));
  EXPECT_EQ(answer.requests.size(), 1u);
}

TEST(SuccessFactorsTest, APageOfAnotherFormIsNotAnEmptyBoard) {
  const Source source = SourceAt("https://x.example/?startrow=0");
  const auto answer =
      (*FindBoard(source))
          ->Read(source, Answer("<p>Sign in</p>", Seed(source)));
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().code, ErrorCode::kMalformed);
}

Source TaleoSource() {
  return SourceAt("https://valley.taleo.net/careersection/ex/jobsearch.ftl");
}

TEST(TaleoTest, ThePortalsNumberIsReadFromTheSearchPage) {
  const FetchRequest seed = Seed(TaleoSource());
  EXPECT_EQ(seed.url,
            "https://valley.taleo.net/careersection/ex/jobsearch.ftl?lang=en");
  const BoardAnswer answer =
      Read(TaleoSource(),
           Answer("<script>url='searchjobs?lang=en&portal=101430233'</script>",
                  seed));
  ASSERT_EQ(answer.requests.size(), 1u);
  EXPECT_NE(answer.requests[0].url.find("portal=101430233"), std::string::npos);
  EXPECT_EQ(answer.requests[0].fields.back(), "tz: GMT-05:00");
}

TEST(TaleoTest, ColumnsDescribeThemselvesAndGoAlongToTheDetail) {
  const Source source = TaleoSource();
  const BoardAnswer list = Read(
      source, Answer(R"({"pagingData":{"totalCount":26,"pageSize":25},
          "requisitionList":[{"jobId":"417","contestNo":"REQ1","linkedColumn":1,
          "locationsColumns":[2],"column":["x","Medical Coder",
          "[\"OH-Dayton\"]","Nov 2, 2026"]}]})",
                     "https://valley.taleo.net/careersection/rest/jobboard/"
                     "searchjobs?lang=en&portal=1",
                     "list page=1"));
  ASSERT_EQ(list.listed.size(), 1u);
  EXPECT_EQ(list.listed[0].title, "Medical Coder");
  EXPECT_EQ(list.listed[0].date_posted, ParseDate("2026-11-02"));
  ASSERT_EQ(list.requests.size(), 2u);
  EXPECT_EQ(list.requests[1].purpose, "list page=2");
  const BoardAnswer detail = Read(
      source, Answer("<script>api.fillList('requisitionDescriptionInterface', "
                     "'descRequisition', ['false','417','!*!%3Cp%3ECode%20"
                     "charts.%3C%2Fp%3E','!*!%3Cp%3ECCS%3C%2Fp%3E']);</script>",
                     list.requests[0]));
  ASSERT_EQ(detail.postings.size(), 1u);
  const Posting& posting = detail.postings[0];
  EXPECT_EQ(posting.id, list.listed[0].id);
  EXPECT_EQ(posting.title, "Medical Coder");
  EXPECT_EQ(posting.description, "<p>Code charts.</p>\n<p>CCS</p>\n");
  EXPECT_EQ(posting.date_posted, ParseDate("2026-11-02"));
  EXPECT_EQ(posting.job_location.at(0).address_locality, "Dayton");
}

TEST(IcimsTest, AClassicListIsPagedByItsOwnWords) {
  const Source source = SourceAt("https://careers-x.icims.com/jobs/intro");
  EXPECT_EQ(Seed(source).url,
            "https://careers-x.icims.com/jobs/search?pr=0&in_iframe=1");
  const std::string link =
      "<a href='https://careers-x.icims.com/jobs/417/biller/job'>Biller</a>";
  const BoardAnswer first =
      Read(source,
           Answer("<main>" + link + "<p>Page 1 of 2</p></main>", Seed(source)));
  ASSERT_EQ(first.listed.size(), 1u);
  EXPECT_EQ(first.listed[0].id, "valley:417");
  ASSERT_EQ(first.requests.size(), 2u);
  EXPECT_EQ(first.requests[0].url,
            "https://careers-x.icims.com/jobs/417/biller/job?in_iframe=1");
  EXPECT_EQ(first.requests[1].purpose, "list pr=1");
  const BoardAnswer last = Read(
      source,
      Answer("<main>" + link + "<p>Page 2 of 2</p></main>", first.requests[1]));
  EXPECT_EQ(last.requests.size(), 1u);
}

TEST(IcimsTest, AHostThatAnswersHtmlForJsonIsOfTheClassicKind) {
  const Source source = SourceAt("https://jobs.valley.example/", "icims");
  const FetchRequest seed = Seed(source);
  EXPECT_EQ(seed.url, "https://jobs.valley.example/api/jobs?page=1&limit=100");
  const BoardAnswer answer =
      Read(source, Answer("<html><body>Welcome</body></html>", seed));
  ASSERT_EQ(answer.requests.size(), 1u);
  EXPECT_EQ(answer.requests[0].url,
            "https://jobs.valley.example/jobs/search?pr=0&in_iframe=1");
}

}  // namespace
}  // namespace rolecall
