#include <gtest/gtest.h>

#include <string>

#include "base/text.h"
#include "parser/boards/board.h"
#include "parser/xml.h"

namespace rolecall {
namespace {

Result<BoardAnswer> Read(std::string body) {
  Source source;
  source.id = "valley";
  source.url = "https://x.example/feed";
  source.kind = "rss";
  Page page;
  page.request.url = source.url;
  page.request.purpose = "seed";
  page.body = std::move(body);
  page.fetched_at = *ParseTimestamp("2026-11-22T12:00:00Z");
  return (*FindBoard(source))->Read(source, page);
}

// Long enough not to be taken for a teaser.
std::string LongText() {
  std::string text = "<p>CMA required.</p>";
  for (int i = 0; i < 40; ++i) text += "<p>Room patients.</p>";
  return text;
}

std::string Rss(const std::string& item) {
  return "<?xml version='1.0'?><rss version='2.0' "
         "xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
         "<title>Board</title><item>" +
         item + "</item></channel></rss>";
}

TEST(FeedTest, Rss2ItemIsAPosting) {
  const auto answer = Read(Rss(
      "<title>Medical Assistant</title><link>https://x.example/jobs/17</link>"
      "<pubDate>Mon, 02 Nov 2026 08:00:00 GMT</pubDate>"
      "<description>teaser</description><content:encoded><![CDATA[" +
      LongText() + "]]></content:encoded>"));
  ASSERT_TRUE(answer.has_value());
  ASSERT_EQ(answer->postings.size(), 1u);
  const Posting& posting = answer->postings[0];
  EXPECT_EQ(posting.id, "valley:" + HexHash("https://x.example/jobs/17"));
  EXPECT_EQ(posting.date_posted, ParseDate("2026-11-02"));
  EXPECT_EQ(posting.description, LongText());
}

TEST(FeedTest, ATeaserLeadsToThePageUnderTheSameId) {
  const auto answer =
      Read(Rss("<title>Biller</title><link>/jobs/18</link><description>short"
               "</description>"));
  ASSERT_TRUE(answer.has_value());
  EXPECT_TRUE(answer->postings.empty());
  ASSERT_EQ(answer->requests.size(), 1u);
  EXPECT_EQ(answer->requests[0].url, "https://x.example/jobs/18");
  EXPECT_EQ(answer->listed.at(0).id,
            "valley:" + HexHash("https://x.example/jobs/18"));
}

TEST(FeedTest, AtomEntryIsAPosting) {
  // RFC 4287, section 4.2.7.2: without rel, a link is "alternate".
  const auto answer = Read(
      "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Biller</title>"
      "<link rel='self' href='/self'/><link href='/jobs/19'/>"
      "<updated>2026-11-03T00:00:00Z</updated><content type='xhtml'><div>" +
      LongText() + "</div></content></entry></feed>");
  ASSERT_TRUE(answer.has_value());
  ASSERT_EQ(answer->postings.size(), 1u);
  EXPECT_EQ(answer->postings[0].url, "https://x.example/jobs/19");
  EXPECT_NE(answer->postings[0].description.find("<p>CMA required.</p>"),
            std::string::npos);
}

TEST(FeedTest, Rss1HasItsItemsBesideTheChannel) {
  const auto answer = Read(
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
      "<channel/><item><title>Biller</title><link>/jobs/20</link></item>"
      "</rdf:RDF>");
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->listed.size(), 1u);
}

TEST(FeedTest, IndeedFieldsAreRead) {
  const auto answer = Read(
      "<source><publisher>Valley</publisher><job>"
      "<title><![CDATA[Medical Assistant]]></title>"
      "<date>Mon, 02 Nov 2026 08:00:00 GMT</date>"
      "<referencenumber>R-1</referencenumber><url>https://x.example/1</url>"
      "<company>Valley Clinic</company><city>Dayton</city><state>OH</state>"
      "<postalcode>45402</postalcode><country>US</country>"
      "<salary>$18.50 - $22.00 per hour</salary><jobtype>full-time</jobtype>"
      "<description><![CDATA[<p>CMA</p>]]></description>"
      "<education>High school</education></job></source>");
  ASSERT_TRUE(answer.has_value());
  ASSERT_EQ(answer->postings.size(), 1u);
  const Posting& posting = answer->postings[0];
  EXPECT_EQ(posting.id, "valley:R-1");
  EXPECT_EQ(posting.hiring_organization, "Valley Clinic");
  EXPECT_EQ(posting.job_location.at(0).postal_code, "45402");
  EXPECT_EQ(posting.base_salary->max_value, 22.0);
  EXPECT_EQ(posting.employment_type.at(0), "FULL_TIME");
  EXPECT_NE(posting.description.find("Education"), std::string::npos);
}

TEST(FeedTest, PersonioBlocksBecomeSections) {
  const auto answer = Read(
      "<workzag-jobs><position><id>7</id><office>Dayton</office>"
      "<name>Biller</name><jobDescriptions><jobDescription><name>Profile</name>"
      "<value><![CDATA[<ul><li>CPC</li></ul>]]></value></jobDescription>"
      "</jobDescriptions><schedule>part-time</schedule>"
      "<createdAt>2026-11-01T00:00:00+00:00</createdAt></position>"
      "</workzag-jobs>");
  ASSERT_TRUE(answer.has_value());
  ASSERT_EQ(answer->postings.size(), 1u);
  EXPECT_EQ(answer->postings[0].id, "valley:7");
  EXPECT_NE(answer->postings[0].description.find("<h3>Profile</h3>"),
            std::string::npos);
}

TEST(XmlFeedTest, AFeedOfMoreElementsThanATreeMayHoldIsReadWhole) {
  std::string feed = "<source><publisher>Valley</publisher>";
  constexpr size_t kRecords = 120'000;
  for (size_t i = 0; i < kRecords; ++i) {
    feed += "<job><title>Coder</title><id>" + std::to_string(i) +
            "</id><city>Dayton</city><state>OH</state></job>";
  }
  const auto answer = Read(feed + "</source>");
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->postings.size(), kRecords);
  EXPECT_TRUE(answer->errors.empty());
  EXPECT_FALSE(answer->truncated);
  EXPECT_EQ(answer->postings.back().hiring_organization, "Valley");
}

TEST(XmlFeedTest, RecordsBeforeAFaultAreReadOnceAndACutOneIsNot) {
  const auto answer = Read(
      "<source><job><title>R & D Coder</title><id>1</id></job>"
      "<job><title>Biller</title><id>2</id></job><job><title>Ai");
  ASSERT_TRUE(answer.has_value());
  ASSERT_EQ(answer->postings.size(), 2u);
  EXPECT_EQ(answer->postings[0].title, "R & D Coder");
  EXPECT_TRUE(answer->truncated);
}

TEST(XmlFeedTest, ARecordThatSaysThatItIsNotOpenIsLeftOut) {
  const auto answer = Read(
      "<jobs><job><title>Coder</title><id>1</id><status>On Hold</status></job>"
      "<job><title>Biller</title><id>2</id><status>Open</status></job></jobs>");
  ASSERT_TRUE(answer.has_value());
  ASSERT_EQ(answer->postings.size(), 1u);
  EXPECT_EQ(answer->postings[0].title, "Biller");
}

TEST(XmlTest, EntitiesOfTheDocumentAreRefused) {
  const auto document = XmlDocument::Parse(
      "<!DOCTYPE a [<!ENTITY x 'aaaaaaaa'><!ENTITY y '&x;&x;&x;&x;'>]>"
      "<a>&y;</a>");
  EXPECT_TRUE(!document.has_value() || (*document)->fault().has_value());
}

TEST(XmlTest, ExternalEntitiesAreNotFetched) {
  const auto document = XmlDocument::Parse(
      "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>");
  EXPECT_TRUE(!document.has_value() || (*document)->root().Text().empty());
}

TEST(XmlTest, EntitiesOfHtmlAndBareAmpersandsAreRead) {
  const auto document =
      XmlDocument::Parse("<a><b>R&D&nbsp;caf&eacute;</b></a>");
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ((*document)->root().Child("b").Text(), "R&D\u00A0caf\u00E9");
}

TEST(XmlTest, DepthIsBounded) {
  std::string xml;
  for (int i = 0; i < 100'000; ++i) xml += "<a>";
  const auto document = XmlDocument::Parse(xml);
  ASSERT_TRUE(document.has_value());
  ASSERT_TRUE((*document)->fault().has_value());
}

TEST(XmlTest, MarkupIsGivenBack) {
  const auto document =
      XmlDocument::Parse("<a><x:p>one <b>two</b> &lt;3</x:p><br/></a>");
  ASSERT_TRUE(document.has_value());
  EXPECT_EQ((*document)->root().Markup(),
            "<p>one <b>two</b> &lt;3</p><br></br>");
}

}  // namespace
}  // namespace rolecall
