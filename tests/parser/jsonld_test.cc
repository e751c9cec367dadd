// schema.org JobPosting in JSON-LD and microdata, in the shapes of the wild.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "parser/html.h"
#include "parser/html_page.h"
#include "parser/job_posting.h"

namespace rolecall {
namespace {

constexpr std::string_view kUrl = "https://clinic.example/careers/17";
constexpr Date kToday{std::chrono::year(2026) / 11 / 22};

std::string InPage(std::string_view json) {
  return "<html><script type='application/ld+json'>" + std::string(json) +
         "</script><body><h1>x</h1></body></html>";
}

HtmlPage ReadPage(std::string_view html) {
  return ReadHtmlPage(html, kUrl, kToday).value_or(HtmlPage());
}

// The posting of a JobPosting with these members besides type and title.
Posting Read(std::string_view members) {
  const HtmlPage page = ReadPage(
      InPage("{\"@context\":\"https://schema.org\",\"@type\":\"JobPosting\","
             "\"title\":\"Medical Assistant\"," +
             std::string(members) + "}"));
  return page.postings.empty() ? Posting() : page.postings.front();
}

TEST(JobPostingTest, ReadsEveryField) {
  const Posting posting = Read(R"(
    "description":"<p>Room patients.</p>","url":"/careers/17?a=1",
    "identifier":{"@type":"PropertyValue","name":"Valley","value":4711},
    "hiringOrganization":{"@type":"Organization","name":"Valley &amp; Sons"},
    "jobLocation":{"@type":"Place","address":{"@type":"PostalAddress",
      "addressLocality":"Dayton","addressRegion":"OH","postalCode":"45402",
      "addressCountry":"US"},"geo":{"latitude":39.76,"longitude":"-84.19"}},
    "employmentType":["FULL_TIME","PART_TIME"],
    "datePosted":"2026-11-02","validThrough":"2026-12-02T23:59:59Z",
    "jobStartDate":"2027-01-04","workHours":"8am-5pm",
    "baseSalary":{"@type":"MonetaryAmount","currency":"USD","value":
      {"@type":"QuantitativeValue","minValue":18.5,"maxValue":22,
       "unitText":"HOUR"}})");
  EXPECT_EQ(posting.title, "Medical Assistant");
  EXPECT_EQ(posting.url, "https://clinic.example/careers/17?a=1");
  EXPECT_EQ(posting.identifier, "4711");
  EXPECT_EQ(posting.hiring_organization, "Valley & Sons");
  ASSERT_EQ(posting.job_location.size(), 1u);
  EXPECT_EQ(posting.job_location[0].address_locality, "Dayton");
  EXPECT_EQ(posting.job_location[0].postal_code, "45402");
  ASSERT_TRUE(posting.job_location[0].coordinates.has_value());
  EXPECT_DOUBLE_EQ(posting.job_location[0].coordinates->longitude, -84.19);
  EXPECT_EQ(posting.employment_type,
            (std::vector<std::string>{"FULL_TIME", "PART_TIME"}));
  EXPECT_EQ(posting.date_posted, ParseDate("2026-11-02"));
  EXPECT_EQ(posting.valid_through, ParseDate("2026-12-02"));
  EXPECT_EQ(posting.job_start_date, ParseDate("2027-01-04"));
  EXPECT_EQ(posting.work_hours, "8am-5pm");
  ASSERT_TRUE(posting.base_salary.has_value());
  EXPECT_EQ(posting.base_salary->min_value, 18.5);
  EXPECT_EQ(posting.base_salary->max_value, 22);
  EXPECT_EQ(posting.base_salary->unit_text, "HOUR");
}

TEST(JobPostingTest, FieldsMayBePlainText) {
  const Posting posting = Read(R"(
    "description":"Text","hiringOrganization":"Valley Clinic",
    "identifier":"4711","jobLocation":"Dayton, OH 45402",
    "employmentType":"Full Time, PRN","datePosted":"Nov 2, 2026",
    "baseSalary":"$18.50 - $22.00 per hour")");
  EXPECT_EQ(posting.hiring_organization, "Valley Clinic");
  EXPECT_EQ(posting.identifier, "4711");
  ASSERT_EQ(posting.job_location.size(), 1u);
  EXPECT_EQ(posting.job_location[0].address_region, "OH");
  EXPECT_EQ(posting.employment_type.front(), "FULL_TIME");
  EXPECT_EQ(posting.date_posted, ParseDate("2026-11-02"));
  ASSERT_TRUE(posting.base_salary.has_value());
  EXPECT_EQ(posting.base_salary->max_value, 22.0);
}

TEST(JobPostingTest, PayMayBeANumberAndZeroIsNoPay) {
  EXPECT_EQ(Read(R"("baseSalary":{"currency":"USD","value":41600,
                 "unitText":"YEAR"})")
                .base_salary->min_value,
            41600);
  EXPECT_EQ(Read(R"("baseSalary":{"value":{"value":"1,234.50"}})")
                .base_salary->min_value,
            1234.5);
  EXPECT_FALSE(Read(R"("baseSalary":{"value":{"minValue":0,"maxValue":0}})")
                   .base_salary.has_value());
}

TEST(JobPostingTest, AUnitThatCannotBeIsNone) {
  const auto hourly = Read(R"("baseSalary":{"value":{"minValue":18.5,
      "maxValue":22,"unitText":"YEAR"}})");
  ASSERT_TRUE(hourly.base_salary.has_value());
  EXPECT_EQ(hourly.base_salary->max_value, 22.0);
  EXPECT_EQ(hourly.base_salary->unit_text, "");
  EXPECT_EQ(HourlyMinimum(*hourly.base_salary), std::nullopt);
  EXPECT_EQ(Read(R"("baseSalary":{"value":{"value":52000,"unitText":"HOUR"}})")
                .base_salary->unit_text,
            "");
}

TEST(JobPostingTest, SeveralPlacesAndRemote) {
  EXPECT_EQ(Read(R"("jobLocation":[{"address":"Dayton, OH"},
                 {"address":{"addressLocality":"Troy, OH 45373"}}])")
                .job_location.size(),
            2u);
  const Posting remote = Read(R"("jobLocationType":"TELECOMMUTE",
      "applicantLocationRequirements":{"@type":"Country","name":"USA"})");
  EXPECT_TRUE(IsRemote(remote));
  ASSERT_EQ(remote.job_location.size(), 1u);
  EXPECT_EQ(remote.job_location[0].address_country, "USA");
}

TEST(JobPostingTest, AnApplicantsStateIsNoCountry) {
  const Posting remote = Read(R"("jobLocationType":"TELECOMMUTE",
      "applicantLocationRequirements":{"@type":"State","name":"Utah"})");
  ASSERT_EQ(remote.job_location.size(), 1u);
  EXPECT_EQ(remote.job_location[0].address_region, "UT");
  EXPECT_NE(remote.job_location[0].address_country, "Utah");
}

TEST(JobPostingTest, WhatIsPaidForACredentialIsNoPartOfTheText) {
  const Posting posting = Read(
      R"("description":"Room patients.","jobBenefits":"Dental insurance",
         "incentiveCompensation":"RHIT bonus")");
  EXPECT_EQ(posting.description.find("RHIT"), std::string::npos);
  EXPECT_NE(posting.description.find("Dental"), std::string::npos);
}

TEST(JobPostingTest, TextsThatStandApartFollowUnderTheirHeadings) {
  const Posting posting = Read(R"json(
    "description":"<p>Room patients.</p>","skills":["Epic","Excel"],
    "qualifications":{"@type":"EducationalOccupationalCredential",
                      "credentialCategory":"certificate","name":"CMA (AAMA)"},
    "experienceRequirements":{"monthsOfExperience":12})json");
  EXPECT_EQ(DescriptionToText(posting.description).value_or(""),
            "Room patients.\n\nQualifications:\n- CMA (AAMA)\n\n"
            "Experience requirements:\n- 12 months of experience\n\n"
            "Skills:\n- Epic\n- Excel");
}

TEST(JobPostingTest, WhatTheDescriptionSaysAlreadyIsNotRepeated) {
  const Posting posting = Read(R"json("qualifications":"CMA (AAMA)",
    "description":"<ul><li>CMA (AAMA)</li></ul>")json");
  EXPECT_EQ(posting.description, "<ul><li>CMA (AAMA)</li></ul>");
}

TEST(JobPostingTest, IsFoundWhereverItStands) {
  const std::string inner =
      R"({"@type":["Thing","JobPosting"],"title":"A","description":"d"})";
  for (const std::string& json : std::vector<std::string>{
           "[" + inner + "]",
           "{\"@graph\":[{\"@type\":\"WebPage\"}," + inner + "]}",
           "{\"@type\":\"WebPage\",\"mainEntity\":" + inner + "}",
           "{\"@type\":\"ItemList\",\"itemListElement\":[{\"item\":" + inner +
               "}]}",
           R"({"@type":"http://schema.org/JobPosting","title":"A"})"}) {
    EXPECT_EQ(ReadPage(InPage(json)).postings.size(), 1u) << json;
  }
}

TEST(JobPostingTest, CommonFaultsOfJsonInPagesAreMended) {
  const std::string kPosting =
      "{\"@type\":\"JobPosting\",\"title\":\"A\",\"description\":\"one\ntwo\t"
      "three\\'s\",}";
  for (const std::string& json :
       std::vector<std::string>{kPosting, "<!-- " + kPosting + " -->",
                                "//<![CDATA[\n" + kPosting + "\n//]]>",
                                "/* posting */ {\"@type\":\"JobPosting\", // "
                                "type\n\"title\":\"A\"}"}) {
    const HtmlPage page = ReadPage(InPage(json));
    ASSERT_EQ(page.postings.size(), 1u) << json;
    EXPECT_EQ(page.postings[0].title, "A");
  }
}

TEST(JobPostingTest, JsonBeyondRepairIsAnErrorWithItsPlace) {
  const HtmlPage page = ReadPage(InPage("{\"@type\":\"JobPosting\",\"title\""));
  EXPECT_TRUE(page.postings.empty());
  ASSERT_EQ(page.errors.size(), 1u);
  EXPECT_EQ(page.errors[0].code, ErrorCode::kMalformed);
  EXPECT_NE(page.errors[0].message.find("byte"), std::string::npos);
}

TEST(JobPostingTest, DepthIsBounded) {
  std::string json = "{\"@type\":\"JobPosting\",\"a\":";
  for (int i = 0; i < 100'000; ++i) json += "[";
  EXPECT_TRUE(ReadPage(InPage(json)).postings.empty());
}

TEST(JobPostingTest, HtmlEscapedAsEntitiesIsKeptAsPublished) {
  const Posting posting =
      Read(R"("description":"&lt;p&gt;Room&amp;nbsp;patients&lt;/p&gt;")");
  EXPECT_EQ(DescriptionToText(posting.description).value_or(""),
            "Room patients");
}

TEST(MicrodataTest, IsReadLikeJsonLd) {
  const HtmlPage page = ReadPage(R"(
    <div itemscope itemtype="http://schema.org/JobPosting">
      <h1 itemprop="title">Medical Assistant</h1>
      <meta itemprop="datePosted" content="2026-11-02">
      <span itemprop="hiringOrganization" itemscope
            itemtype="http://schema.org/Organization">
        <b itemprop="name">Valley Clinic</b></span>
      <div itemprop="jobLocation" itemscope itemtype="http://schema.org/Place">
        <div itemprop="address" itemscope
             itemtype="http://schema.org/PostalAddress">
          <span itemprop="addressLocality">Dayton</span>,
          <span itemprop="addressRegion">OH</span></div></div>
      <div itemprop="description"><p>Duties</p><ul><li>Room patients</li></ul>
      </div><time itemprop="validThrough" datetime="2026-12-02">soon</time>
    </div>)");
  ASSERT_EQ(page.postings.size(), 1u);
  const Posting& posting = page.postings[0];
  EXPECT_EQ(posting.title, "Medical Assistant");
  EXPECT_EQ(posting.hiring_organization, "Valley Clinic");
  ASSERT_EQ(posting.job_location.size(), 1u);
  EXPECT_EQ(posting.job_location[0].address_locality, "Dayton");
  EXPECT_EQ(posting.date_posted, ParseDate("2026-11-02"));
  EXPECT_EQ(posting.valid_through, ParseDate("2026-12-02"));
  EXPECT_EQ(DescriptionToText(posting.description).value_or(""),
            "Duties\n\n- Room patients");
}

TEST(MicrodataTest, DeeplyNestedItemsAreLeftOut) {
  std::string html = "<div itemscope itemtype='http://schema.org/JobPosting'>";
  for (int i = 0; i < 400; ++i)
    html += "<div itemscope itemprop=a><p itemprop=b>";
  EXPECT_EQ(ReadPage(html + "x").postings.size(), 1u);
}

}  // namespace
}  // namespace rolecall
