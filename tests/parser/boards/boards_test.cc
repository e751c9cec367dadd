#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "base/text.h"
#include "parser/boards/board.h"
#include "tests/parser/boards/board_answers.h"

namespace rolecall {
namespace {

std::string KindOf(std::string url) {
  const auto board = FindBoard(SourceAt(std::move(url)));
  return board.has_value() ? std::string((*board)->kind()) : "";
}

std::string FirstSeed(std::string url, std::string kind = "auto") {
  const Source source = SourceAt(std::move(url), std::move(kind));
  return (*FindBoard(source))->Seeds(source).at(0).url;
}

TEST(FindBoardTest, AutoGoesByTheShapeOfTheUrl) {
  EXPECT_EQ(KindOf("https://mercy.wd5.myworkdayjobs.com/en-US/Ext"), "workday");
  EXPECT_EQ(KindOf("https://boards.greenhouse.io/acme"), "greenhouse");
  EXPECT_EQ(KindOf("https://jobs.lever.co/acme"), "lever");
  EXPECT_EQ(KindOf("https://jobs.ashbyhq.com/acme"), "ashby");
  EXPECT_EQ(KindOf("https://careers.smartrecruiters.com/Acme"),
            "smartrecruiters");
  EXPECT_EQ(KindOf("https://apply.workable.com/acme"), "workable");
  EXPECT_EQ(KindOf("https://acme.recruitee.com"), "recruitee");
  EXPECT_EQ(KindOf("https://acme.bamboohr.com/careers"), "bamboohr");
  EXPECT_EQ(KindOf("https://acme.jobs.personio.de"), "personio");
  EXPECT_EQ(KindOf("https://careers-acme.icims.com/jobs/search"), "icims");
  EXPECT_EQ(KindOf("https://x.fa.us2.oraclecloud.com/hcmUI/x"), "oracle");
  EXPECT_EQ(KindOf("https://data.usajobs.gov/api/Search?Keyword=x"), "usajobs");
  EXPECT_EQ(KindOf("http://127.0.0.1:8090/sitemap.xml"), "sitemap");
  EXPECT_EQ(KindOf("https://x.example/jobs/feed"), "rss");
  EXPECT_EQ(KindOf("https://x.example/export/jobs.xml"), "indeed-xml");
  EXPECT_EQ(KindOf("https://x.example/careers/17"), "page");
}

TEST(FindBoardTest, MedicalEmployersBoardsAreKnownByTheirUrls) {
  EXPECT_EQ(KindOf("https://recruiting2.ultipro.com/V/JobBoard/6c-1/"), "ukg");
  EXPECT_EQ(KindOf("https://recruiting.paylocity.com/recruiting/jobs/All/g/V"),
            "paylocity");
  EXPECT_EQ(KindOf("https://careers.v.example/us/en/search-results"), "phenom");
  EXPECT_EQ(KindOf("https://v.example/search/?q=&startrow=25"),
            "successfactors");
  EXPECT_EQ(KindOf("https://v.taleo.net/careersection/2/jobsearch.ftl"),
            "taleo");
  EXPECT_EQ(KindOf("https://v.tbe.taleo.net/v01/ats/careers/v2/searchResults"
                   "?org=V&cws=1"),
            "taleo-business");
  EXPECT_EQ(KindOf("https://www.paycomonline.net/v4/ats/web.php/portal/0/jobs"),
            "paycom");
  EXPECT_EQ(KindOf("https://workforcenow.adp.com/mascsr/default/x?cid=1"),
            "adp");
  EXPECT_EQ(KindOf("https://v.isolvedhire.com/jobs/"), "applicantpro");
  EXPECT_EQ(KindOf("https://v.hireology.careers/"), "hireology");
  EXPECT_EQ(KindOf("https://v.applytojob.com/apply"), "jazzhr");
  EXPECT_EQ(KindOf("https://v.teamtailor.com/jobs"), "teamtailor");
  EXPECT_EQ(KindOf("https://v.pinpointhq.com/"), "pinpoint");
  EXPECT_EQ(KindOf("https://v.example/openings.csv"), "csv");
  EXPECT_EQ(KindOf("https://v.careerplug.com/jobs"), "page");
  EXPECT_EQ(KindOf("https://v.example/job/coder/1344992400/"), "page");
}

TEST(FindBoardTest, AKindThatDoesNotExistNamesTheNearest) {
  const auto board = FindBoard(SourceAt("https://x.example", "workdy"));
  ASSERT_FALSE(board.has_value());
  EXPECT_EQ(board.error().code, ErrorCode::kInvalidArgument);
  EXPECT_NE(board.error().message.find("workday"), std::string::npos);
}

TEST(FindBoardTest, EveryKindIsFoundByItsName) {
  for (const std::string& kind : BoardKinds()) {
    EXPECT_TRUE(FindBoard(SourceAt("https://x.example", kind)).has_value());
  }
}

TEST(FindBoardTest, TheDocumentsSayOfEveryKindWhetherItIsProven) {
  std::ifstream file(std::string(ROLECALL_SOURCE_DIR) + "/docs/formats.md");
  std::stringstream text;
  text << file.rdbuf();
  const std::string docs = text.str();
  for (const std::string& kind : BoardKinds()) {
    if (kind == "auto") continue;
    const std::string row = "\n| `" + kind + "`";
    ASSERT_NE(docs.find(row + " "), std::string::npos) << kind;
    const bool unproven =
        docs.find(row + " (*unproven*) |") != std::string::npos;
    EXPECT_EQ(unproven, !IsProven(kind)) << kind;
  }
}

TEST(SeedsTest, CareerSitesLeadToTheirApi) {
  EXPECT_EQ(FirstSeed("https://mercy.wd5.myworkdayjobs.com/en-US/Ext/job/1"),
            "https://mercy.wd5.myworkdayjobs.com/wday/cxs/mercy/Ext/jobs");
  EXPECT_EQ(FirstSeed("https://wd3.myworkdaysite.com/recruiting/mercy/Ext"),
            "https://wd3.myworkdaysite.com/wday/cxs/mercy/Ext/jobs");
  EXPECT_EQ(FirstSeed("http://127.0.0.1:8090/wday/cxs/t/s/jobs", "workday"),
            "http://127.0.0.1:8090/wday/cxs/t/s/jobs");
  EXPECT_EQ(
      FirstSeed("https://job-boards.greenhouse.io/acme/jobs/1"),
      "https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true");
  EXPECT_EQ(
      FirstSeed("https://boards.greenhouse.io/embed/job_board?for=acme"),
      "https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true");
  EXPECT_EQ(FirstSeed("http://127.0.0.1:1/v1/boards/acme/jobs", "greenhouse"),
            "http://127.0.0.1:1/v1/boards/acme/jobs?content=true");
  EXPECT_EQ(FirstSeed("https://jobs.lever.co/acme"),
            "https://api.lever.co/v0/postings/acme?mode=json&limit=100&skip=0");
  EXPECT_EQ(FirstSeed("https://apply.workable.com/acme/"),
            "https://apply.workable.com/api/v1/widget/accounts/acme"
            "?details=true");
}

constexpr std::string_view kWorkday =
    "https://t.wd5.myworkdayjobs.com/wday/cxs/t/s";

TEST(WorkdayTest, ListRequestHoldsAllFourMembers) {
  const Source source = SourceAt("https://t.wd5.myworkdayjobs.com/s");
  const FetchRequest seed = (*FindBoard(source))->Seeds(source).at(0);
  EXPECT_EQ(seed.method, "POST");
  EXPECT_EQ(seed.body,
            R"({"appliedFacets":{},"limit":20,"offset":0,"searchText":""})");
  EXPECT_EQ(seed.fields.at(0), "Content-Type: application/json");
}

// `"jobPostings":[...]` of so many.
std::string WorkdayRows(int count) {
  std::string rows;
  for (int i = 0; i < count; ++i) {
    rows += (i == 0 ? "" : ",") + std::string(R"({"title":"Aide",)") +
            R"("externalPath":"/job/Aide_R-)" + std::to_string(i) + "\"}";
  }
  return R"("jobPostings":[)" + rows + "]";
}

TEST(WorkdayTest, FirstPageLeadsToTheOthersAndToTheDetails) {
  const Source source = SourceAt("https://t.wd5.myworkdayjobs.com/s");
  const BoardAnswer answer = Read(
      source, Answer(R"({"total":3,"jobPostings":[{"title":"Medical Assistant",
               "externalPath":"/job/Dayton-OH/Medical-Assistant_R-17",
               "locationsText":"Dayton, OH","postedOn":"Posted 3 Days Ago",
               "bulletFields":["R-17"]}]})",
                     (*FindBoard(source))->Seeds(source).at(0)));
  EXPECT_EQ(answer.total, 3u);
  EXPECT_FALSE(answer.truncated);
  ASSERT_EQ(answer.listed.size(), 1u);
  EXPECT_EQ(answer.listed[0].id, "valley:R-17");
  EXPECT_EQ(answer.listed[0].date_posted, ParseDate("2026-11-19"));
  ASSERT_EQ(answer.requests.size(), 3u);
  EXPECT_EQ(answer.requests[0].url,
            std::string(kWorkday) + "/job/Dayton-OH/Medical-Assistant_R-17");
  EXPECT_EQ(answer.requests[1].purpose, "list offset=1");
  EXPECT_EQ(answer.requests[2].purpose, "list offset=2");
}

TEST(WorkdayTest, WithoutATotalAnEmptyPageIsTheEnd) {
  const Source source = SourceAt("https://t.wd5.myworkdayjobs.com/s");
  for (const std::string total : {"", R"("total":0,)"}) {
    const std::string list = "{" + total + WorkdayRows(20) + "}";
    BoardAnswer answer =
        Read(source, Answer(list, (*FindBoard(source))->Seeds(source).at(0)));
    EXPECT_FALSE(answer.truncated);
    ASSERT_EQ(answer.requests.size(), 21u);
    EXPECT_NE(answer.requests[20].body.find(R"("offset":20,)"),
              std::string::npos);
    answer =
        Read(source, Answer("{" + WorkdayRows(5) + "}", answer.requests[20]));
    ASSERT_EQ(answer.requests.size(), 6u);
    EXPECT_NE(answer.requests[5].body.find(R"("offset":25,)"),
              std::string::npos);
    answer = Read(source, Answer(R"({"jobPostings":[]})", answer.requests[5]));
    EXPECT_TRUE(answer.requests.empty());
    EXPECT_FALSE(answer.truncated);
  }
}

TEST(WorkdayTest, ASmallerPageThanAskedForLeavesNoGap) {
  const Source source = SourceAt("https://t.wd5.myworkdayjobs.com/s");
  const BoardAnswer answer =
      Read(source, Answer(R"({"total":25,)" + WorkdayRows(10) + "}",
                          (*FindBoard(source))->Seeds(source).at(0)));
  ASSERT_EQ(answer.requests.size(), 12u);
  EXPECT_EQ(answer.requests[10].purpose, "list offset=10");
  EXPECT_EQ(answer.requests[11].purpose, "list offset=20");
}

TEST(WorkdayTest, TotalOfLaterPagesMeansNothing) {
  const BoardAnswer answer =
      Read(SourceAt("https://t.wd5.myworkdayjobs.com/s"),
           Answer(R"({"total":0,"jobPostings":[]})",
                  std::string(kWorkday) + "/jobs", "list offset=20"));
  EXPECT_FALSE(answer.total.has_value());
  EXPECT_TRUE(answer.requests.empty());
}

TEST(WorkdayTest, AClampedTenantIsNotAskedBeyondTwoThousand) {
  const BoardAnswer answer =
      Read(SourceAt("https://t.wd5.myworkdayjobs.com/s"),
           Answer(R"({"total":16800,"jobPostings":[]})",
                  std::string(kWorkday) + "/jobs", "list offset=0"));
  EXPECT_TRUE(answer.truncated);
  EXPECT_EQ(answer.requests.size(), 99u);
  EXPECT_EQ(answer.requests.back().purpose, "list offset=1980");
}

TEST(WorkdayTest, DetailHasTheIdOfItsListing) {
  const BoardAnswer answer =
      Read(SourceAt("https://t.wd5.myworkdayjobs.com/s"),
           Answer(R"({"jobPostingInfo":{"id":"abc","title":"Medical Assistant",
               "jobDescription":"<p>CMA</p>","jobReqId":"R-17",
               "location":"Dayton, OH","additionalLocations":["Troy, OH"],
               "timeType":"Part time","postedOn":"Posted Yesterday",
               "endDate":"2026-12-31","remoteType":"On-site",
               "externalUrl":"https://t.wd5.myworkdayjobs.com/s/job/x_R-17"},
               "hiringOrganization":{"name":"Valley Clinic"}})",
                  std::string(kWorkday) + "/job/x_R-17", "posting R-17"));
  ASSERT_EQ(answer.postings.size(), 1u);
  const Posting& posting = answer.postings[0];
  EXPECT_EQ(posting.id, "valley:R-17");
  EXPECT_EQ(posting.hiring_organization, "Valley Clinic");
  EXPECT_EQ(posting.job_location.size(), 2u);
  EXPECT_EQ(posting.employment_type, std::vector<std::string>{"PART_TIME"});
  EXPECT_EQ(posting.date_posted, ParseDate("2026-11-21"));
  EXPECT_EQ(posting.valid_through, ParseDate("2026-12-31"));
  EXPECT_FALSE(IsRemote(posting));
}

TEST(WorkdayTest, ADetailThatIsNoLongerPostedIsClosed) {
  EXPECT_TRUE(Read(SourceAt("https://t.wd5.myworkdayjobs.com/s"),
                   Answer(R"({"jobPostingInfo":{"posted":false}})",
                          std::string(kWorkday) + "/job/x", "posting x"))
                  .closed);
}

constexpr std::string_view kGreenhouse =
    "https://boards-api.greenhouse.io/v1/boards/acme/jobs";

TEST(GreenhouseTest, TheWholeBoardIsOneAnswer) {
  const BoardAnswer answer =
      Read(SourceAt("https://boards.greenhouse.io/acme"),
           Answer(R"({"jobs":[{"id":7,"internal_job_id":1,"title":"Biller",
               "absolute_url":"https://boards.greenhouse.io/acme/jobs/7",
               "location":{"name":"Dayton, OH"},"requisition_id":"B-1",
               "company_name":"Acme","first_published":"2026-11-01T00:00:00Z",
               "content":"&lt;p&gt;CPC &amp;amp; Epic&lt;/p&gt;",
               "pay_input_ranges":[{"min_cents":1850,"max_cents":2200,
               "currency_type":"USD","title":"Hourly"}]}],
               "meta":{"total":1}})",
                  std::string(kGreenhouse)));
  EXPECT_EQ(answer.total, 1u);
  ASSERT_EQ(answer.postings.size(), 1u);
  const Posting& posting = answer.postings[0];
  EXPECT_EQ(posting.id, "valley:7");
  EXPECT_EQ(posting.identifier, "B-1");
  EXPECT_EQ(posting.hiring_organization, "Acme");
  EXPECT_EQ(posting.date_posted, ParseDate("2026-11-01"));
  EXPECT_EQ(posting.base_salary->min_value, 18.5);
  EXPECT_EQ(posting.base_salary->unit_text, "HOUR");
}

TEST(GreenhouseTest, PostingsWithoutContentAreFetched) {
  const BoardAnswer answer =
      Read(SourceAt("https://boards.greenhouse.io/acme"),
           Answer(R"({"jobs":[{"id":7,"title":"Biller","location":{"name":"x"},
               "absolute_url":"https://boards.greenhouse.io/acme/jobs/7"}]})",
                  std::string(kGreenhouse)));
  ASSERT_EQ(answer.requests.size(), 1u);
  EXPECT_EQ(answer.requests[0].url, std::string(kGreenhouse) + "/7");
  EXPECT_EQ(answer.requests[0].purpose, "posting 7");
  EXPECT_EQ(answer.listed.at(0).id, "valley:7");
}

TEST(GreenhouseTest, AProspectIsNoPostingAndLeavesTheTotal) {
  const BoardAnswer answer =
      Read(SourceAt("https://boards.greenhouse.io/acme"),
           Answer(R"({"jobs":[{"id":7,"internal_job_id":1,"title":"Biller",
               "absolute_url":"https://boards.greenhouse.io/acme/jobs/7",
               "location":{"name":"Dayton, OH"},"content":"<p>CPC</p>"},
               {"id":8,"internal_job_id":null,"title":"Join our talent pool",
               "absolute_url":"https://boards.greenhouse.io/acme/jobs/8",
               "location":{"name":"Dayton, OH"},"content":"<p>Hello</p>"}],
               "meta":{"total":2}})",
                  std::string(kGreenhouse)));
  EXPECT_EQ(answer.total, 1u);
  EXPECT_EQ(answer.postings.size(), 1u);
}

TEST(LeverTest, NamedSectionsFollowTheDescription) {
  const BoardAnswer answer =
      Read(SourceAt("https://jobs.lever.co/acme"),
           Answer(R"([{"id":"a-1","text":"Biller","description":"<p>Bill.</p>",
               "lists":[{"text":"Requirements","content":"<li>CPC</li>"}],
               "additional":"<p>Apply.</p>","createdAt":1793577600000,
               "hostedUrl":"https://jobs.lever.co/acme/a-1",
               "workplaceType":"remote","categories":{"commitment":"Full-time",
               "allLocations":["Dayton, OH"]},"salaryRange":{"currency":"USD",
               "interval":"per-year-salary","min":40000,"max":50000}}])",
                  "https://api.lever.co/v0/postings/acme?skip=0"));
  ASSERT_EQ(answer.postings.size(), 1u);
  const Posting& posting = answer.postings[0];
  EXPECT_EQ(posting.description,
            "<p>Bill.</p>\n<h3>Requirements</h3>\n<ul><li>CPC</li></ul>\n"
            "<p>Apply.</p>");
  EXPECT_TRUE(IsRemote(posting));
  EXPECT_EQ(posting.base_salary->unit_text, "YEAR");
  EXPECT_EQ(posting.date_posted, ParseDate("2026-11-02"));
}

TEST(LeverTest, AShortPageIsNotTheEnd) {
  const BoardAnswer answer =
      Read(SourceAt("https://jobs.lever.co/acme"),
           Answer(R"([{"id":"a-1","text":"Biller","categories":{}},
                 {"id":"a-2","text":"Coder","categories":{}}])",
                  "https://api.lever.co/v0/postings/acme", "list skip=50"));
  ASSERT_EQ(answer.requests.size(), 1u);
  EXPECT_EQ(answer.requests[0].purpose, "list skip=52");
}

TEST(LeverTest, AnEmptyPageEndsTheList) {
  const BoardAnswer answer =
      Read(SourceAt("https://jobs.lever.co/acme"),
           Answer("[]", "https://api.lever.co/v0/postings/acme?skip=100"));
  EXPECT_TRUE(answer.postings.empty());
  EXPECT_TRUE(answer.requests.empty());
}

TEST(SmartRecruitersTest, ListLeadsToDetailsWithTheSameId) {
  const Source source = SourceAt("https://jobs.smartrecruiters.com/Acme");
  const std::string base =
      "https://api.smartrecruiters.com/v1/companies/Acme/postings";
  const BoardAnswer list = Read(
      source, Answer(R"({"totalFound":130,"content":[{"id":"9","name":"CNA",
                       "location":{"city":"Dayton","region":"OH",
                       "country":"us"}}]})",
                     base + "?limit=100&offset=0", "list offset=0"));
  EXPECT_EQ(list.total, 130u);
  ASSERT_EQ(list.requests.size(), 2u);
  EXPECT_EQ(list.requests[0].url, base + "/9");
  EXPECT_EQ(list.requests[1].url, base + "?limit=100&offset=1")
      << "as many further as came";
  const BoardAnswer detail =
      Read(source, Answer(R"({"id":"9","name":"CNA","jobAd":{"sections":{
               "qualifications":{"title":"Qualifications","text":"<p>CNA</p>"},
               "jobDescription":{"title":"Duties","text":"<p>Care</p>"}}}})",
                          list.requests[0]));
  ASSERT_EQ(detail.postings.size(), 1u);
  EXPECT_EQ(detail.postings[0].id, list.listed.at(0).id);
  EXPECT_LT(detail.postings[0].description.find("Care"),
            detail.postings[0].description.find("Qualifications"));
}

TEST(OracleTest, QualificationsAreASectionAndTheListsTotalIsItsOwn) {
  const Source source = SourceAt(
      "https://x.oraclecloud.com/hcmUI/CandidateExperience/en/sites/CX_2/jobs");
  const FetchRequest seed = (*FindBoard(source))->Seeds(source).at(0);
  EXPECT_NE(seed.url.find("siteNumber=CX_2,limit=25,offset=0"),
            std::string::npos);
  const BoardAnswer list =
      Read(source, Answer(R"({"items":[{"TotalJobsCount":30,"requisitionList":[
                       {"Id":"5","Title":"Coder",
                        "PrimaryLocation":"Dayton, OH, United States",
                        "PostingEndDate":"2026-12-31"}]}],"totalResults":1})",
                          seed));
  EXPECT_EQ(list.total, 30u);
  ASSERT_EQ(list.requests.size(), 2u);
  EXPECT_EQ(list.listed.at(0).valid_through, ParseDate("2026-12-31"));
  const BoardAnswer detail = Read(source, Answer(R"({"Id":"5","Title":"Coder",
                            "ExternalDescriptionStr":"<p>Code.</p>",
                            "ExternalQualificationsStr":"<p>CPC</p>"})",
                                                 list.requests[0]));
  EXPECT_NE(detail.postings.at(0).description.find("<h3>Qualifications</h3>"),
            std::string::npos);
}

TEST(UsaJobsTest, RequirementsAreReadFromTheirFields) {
  const BoardAnswer answer = Read(
      SourceAt("https://data.usajobs.gov/api/Search?Keyword=x"),
      Answer(R"({"SearchResult":{"SearchResultCountAll":700,"UserArea":
               {"NumberOfPages":"2"},"SearchResultItems":[{"MatchedObjectId":
               "81","MatchedObjectDescriptor":{"PositionID":"VA-1",
               "PositionTitle":"Medical Records Technician",
               "PositionURI":"https://www.usajobs.gov/job/81",
               "OrganizationName":"Veterans Health Administration",
               "PositionLocation":[{"CityName":"Dayton, Ohio",
               "CountrySubDivisionCode":"Ohio","CountryCode":"United States"}],
               "PositionRemuneration":[{"MinimumRange":"41000.0",
               "MaximumRange":"53000.0","RateIntervalCode":"PA"}],
               "PublicationStartDate":"2026-11-01T00:00:00",
               "ApplicationCloseDate":"2026-11-30T23:59:59",
               "QualificationSummary":"RHIT required",
               "UserArea":{"Details":{"JobSummary":"Keep records.",
               "KeyRequirements":["Citizen"]}}}}]}})",
             "https://data.usajobs.gov/api/Search?Keyword=x", "list page=1"));
  ASSERT_EQ(answer.postings.size(), 1u);
  const Posting& posting = answer.postings[0];
  EXPECT_EQ(posting.id, "valley:81");
  EXPECT_EQ(posting.base_salary->unit_text, "YEAR");
  EXPECT_EQ(posting.valid_through, ParseDate("2026-11-30"));
  EXPECT_NE(posting.description.find("RHIT"), std::string::npos);
  ASSERT_EQ(answer.requests.size(), 1u);
  EXPECT_EQ(answer.requests[0].url,
            "https://data.usajobs.gov/api/Search?Keyword=x"
            "&ResultsPerPage=500&Page=2");
}

TEST(UsaJobsTest, APageHoldsAsManyAsItMayUnlessTheUrlSaysOtherwise) {
  EXPECT_EQ(Seed(SourceAt("https://data.usajobs.gov/api/Search")).url,
            "https://data.usajobs.gov/api/Search?ResultsPerPage=500");
  const std::string own =
      "https://data.usajobs.gov/api/Search?ResultsPerPage=25";
  EXPECT_EQ(Seed(SourceAt(own)).url, own);
  const BoardAnswer answer =
      Read(SourceAt(own),
           Answer(R"({"SearchResult":{"SearchResultCountAll":700,"UserArea":
               {"NumberOfPages":"28"},"SearchResultItems":[{"MatchedObjectId":
               "81"}]}})",
                  own, "list page=20"));
  EXPECT_FALSE(answer.truncated);
  EXPECT_EQ(answer.requests.size(), 1u);
}

TEST(UsaJobsTest, TheOperatorsKeyGoesWithEveryRequest) {
  Source source = SourceAt("https://data.usajobs.gov/api/Search?Keyword=x");
  EXPECT_TRUE(Seed(source).fields.empty());
  source.key = "k-17";
  EXPECT_EQ(Seed(source).fields.at(0), "Authorization-Key: k-17");
  const BoardAnswer answer =
      Read(source, Answer(R"({"SearchResult":{"SearchResultItems":[],
                  "UserArea":{"NumberOfPages":"3"}}})",
                          Seed(source)));
  ASSERT_EQ(answer.requests.size(), 1u);
  EXPECT_EQ(answer.requests[0].fields.at(0), "Authorization-Key: k-17");
}

TEST(UsaJobsTest, ItIsToldTheBareAddressThatTheKeyWasGivenTo) {
  Source source = SourceAt("https://data.usajobs.gov/api/Search?Keyword=x");
  source.contact = "mailto:ops@example.org";
  EXPECT_EQ(Seed(source).fields.at(0), "User-Agent: ops@example.org");
  source.contact = "https://example.org/bot";
  EXPECT_TRUE(Seed(source).fields.empty());
}

TEST(BambooHrTest, DatesAndTextsComeWithTheDetail) {
  const Source source = SourceAt("https://acme.bamboohr.com/careers");
  const BoardAnswer list =
      Read(source, Answer(R"({"meta":{"totalCount":1},"result":[{"id":"86",
                            "jobOpeningName":"Biller","location":
                            {"city":"Dayton","state":"Ohio"}}]})",
                          "https://acme.bamboohr.com/careers/list"));
  ASSERT_EQ(list.requests.size(), 1u);
  EXPECT_EQ(list.requests[0].url,
            "https://acme.bamboohr.com/careers/86/detail");
  const BoardAnswer detail =
      Read(source, Answer(R"({"result":{"jobOpening":{"jobOpeningName":"Biller",
                            "description":"<p>CPC</p>",
                            "datePosted":"2026-11-01"}}})",
                          list.requests[0]));
  EXPECT_EQ(detail.postings.at(0).id, "valley:86");
  EXPECT_EQ(detail.postings.at(0).date_posted, ParseDate("2026-11-01"));
}

TEST(IcimsTest, JsonIsPagedUntilTheTotal) {
  const Source source = SourceAt("https://x.example/api/jobs");
  const std::string body = R"({"totalCount":3,"jobs":[{"data":{"slug":"7",
      "title":"Biller","description":"<p>CPC</p>","city":"Dayton",
      "state":"OH"}}]})";
  const BoardAnswer first = Read(
      source, Answer(body, "https://x.example/api/jobs?page=1", "list page=1"));
  EXPECT_EQ(first.postings.at(0).id, "valley:7");
  EXPECT_EQ(first.total, 3u);
  ASSERT_EQ(first.requests.size(), 1u);
  EXPECT_EQ(first.requests[0].purpose, "list page=2");
  const BoardAnswer last = Read(
      source, Answer(body, "https://x.example/api/jobs?page=3", "list page=3"));
  EXPECT_TRUE(last.requests.empty());
}

TEST(LastModifiedTest, IsReadFromThePurpose) {
  FetchRequest request;
  request.purpose = "posting lastmod=2026-11-02";
  EXPECT_EQ(LastModified(request), ParseDate("2026-11-02"));
  request.purpose = "posting R-17";
  EXPECT_FALSE(LastModified(request).has_value());
}

}  // namespace
}  // namespace rolecall
