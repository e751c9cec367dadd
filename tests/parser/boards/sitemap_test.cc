#include <gtest/gtest.h>
#include <zlib.h>

#include <string>

#include "base/text.h"
#include "parser/boards/board.h"
#include "parser/gzip.h"

namespace rolecall {
namespace {

Source Site(std::string url) {
  Source source;
  source.id = "valley";
  source.url = std::move(url);
  source.kind = "sitemap";
  return source;
}

Result<BoardAnswer> Read(std::string body,
                         std::string url = "https://x.example/sitemap.xml") {
  const Source source = Site(url);
  Page page;
  page.request.url = std::move(url);
  page.request.purpose = "seed";
  page.body = std::move(body);
  page.fetched_at = *ParseTimestamp("2026-11-22T12:00:00Z");
  return (*FindBoard(source))->Read(source, page);
}

constexpr std::string_view kUrlSet =
    "<?xml version='1.0'?><urlset "
    "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
    "<url><loc> https://x.example/jobs/17?a=1&amp;b=2 </loc>"
    "<lastmod>2026-11-02T10:00:00+00:00</lastmod></url>"
    "<url><loc>https://x.example/jobs/18</loc></url>"
    "<url><loc>https://x.example/about</loc></url></urlset>";

std::string Gzip(std::string_view bytes) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, MAX_WBITS + 16, 8,
               Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

TEST(SitemapTest, PagesThatLookLikePostingsAreRequestedWithTheirDates) {
  const auto answer = Read(std::string(kUrlSet));
  ASSERT_TRUE(answer.has_value());
  ASSERT_EQ(answer->requests.size(), 2u);
  EXPECT_EQ(answer->requests[0].url, "https://x.example/jobs/17?a=1&b=2");
  EXPECT_EQ(LastModified(answer->requests[0]), ParseDate("2026-11-02"));
  EXPECT_FALSE(LastModified(answer->requests[1]).has_value());
  ASSERT_EQ(answer->listed.size(), 2u);
  EXPECT_EQ(answer->listed[1].id,
            "valley:" + HexHash("https://x.example/jobs/18"));
}

TEST(SitemapTest, WhereNothingLooksLikeAPostingAllPagesAreRequested) {
  const auto answer = Read(
      "<urlset><url><loc>https://x.example/a</loc></url>"
      "<url><loc>/b</loc></url></urlset>");
  ASSERT_TRUE(answer.has_value());
  ASSERT_EQ(answer->requests.size(), 2u);
  EXPECT_EQ(answer->requests[1].url, "https://x.example/b");
}

TEST(SitemapTest, AnIndexLeadsToTheSitemapsOfPostings) {
  const auto answer = Read(
      "<sitemapindex><sitemap><loc>https://x.example/posts.xml</loc></sitemap>"
      "<sitemap><loc>https://x.example/job-sitemap.xml.gz</loc></sitemap>"
      "</sitemapindex>");
  ASSERT_TRUE(answer.has_value());
  ASSERT_EQ(answer->requests.size(), 1u);
  EXPECT_EQ(answer->requests[0].url, "https://x.example/job-sitemap.xml.gz");
  EXPECT_EQ(answer->requests[0].purpose, "list");
}

TEST(SitemapTest, AnIndexMayNameThoseOfItsOwnSitesOtherHosts) {
  const auto leads = [](const std::string& from, const std::string& to) {
    const auto answer = Read("<sitemapindex><sitemap><loc>" + to +
                                 "/jobs.xml</loc></sitemap></sitemapindex>",
                             from + "/sitemap.xml");
    return answer && answer->requests.size() == 1 && answer->errors.empty();
  };
  EXPECT_TRUE(leads("https://www.clinic.org", "https://careers.clinic.org"));
  EXPECT_TRUE(leads("https://jobs.a.co.uk", "https://a.co.uk"));
  EXPECT_FALSE(leads("https://www.a.co.uk", "https://www.b.co.uk"));
  EXPECT_FALSE(leads("https://10.0.0.1", "https://9.9.0.1"));
  EXPECT_TRUE(leads("file:///drop", "https://clinic.org"));
}

TEST(SitemapTest, AnIndexMayNameSitemapsOfItsOwnSiteOnly) {
  const auto answer = Read(
      "<sitemapindex><sitemap><loc>https://www.x.example/jobs.xml</loc>"
      "</sitemap><sitemap><loc>https://other.example/jobs.xml</loc></sitemap>"
      "</sitemapindex>");
  ASSERT_TRUE(answer.has_value());
  ASSERT_EQ(answer->requests.size(), 1u);
  EXPECT_EQ(answer->requests[0].url, "https://www.x.example/jobs.xml");
  ASSERT_EQ(answer->errors.size(), 1u);
  EXPECT_NE(answer->errors[0].message.find("other.example"), std::string::npos);
}

TEST(SitemapTest, GzippedFilesAreRead) {
  const auto answer = Read(Gzip(kUrlSet), "https://x.example/sitemap.xml.gz");
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->requests.size(), 2u);
}

TEST(SitemapTest, GzipIsToldByWhatIsInIt) {
  Page page;
  page.request.url = "https://x.example/sitemap-export.gz";
  page.body = Gzip(kUrlSet);
  const auto hint = RecogniseBoard(page);
  ASSERT_TRUE(hint);
  EXPECT_EQ(hint->kind, "sitemap");
}

TEST(SitemapTest, ATooLongGzippedFileSaysWhatToDo) {
  const auto answer = Read(Gzip(std::string(size_t{65} << 20, ' ')));
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().code, ErrorCode::kTooLarge);
  EXPECT_NE(answer.error().message.find("uncompressed"), std::string::npos);
}

TEST(SitemapTest, GzipIsBoundedAndDamageIsAnError) {
  const std::string bomb = Gzip(std::string(1 << 20, 'a'));
  EXPECT_EQ(Gunzip(bomb, 1 << 16).error().code, ErrorCode::kTooLarge);
  EXPECT_EQ(Gunzip(bomb.substr(0, bomb.size() / 2), 1 << 21).error().code,
            ErrorCode::kMalformed);
  EXPECT_EQ(Gunzip(bomb, 1 << 20)->size(), size_t{1} << 20);
}

TEST(SitemapTest, AnySitesRobotsTxtNamesItsSitemaps) {
  const Source source = Site("https://x.example/careers");
  const auto seeds = (*FindBoard(source))->Seeds(source);
  ASSERT_EQ(seeds.size(), 1u);
  EXPECT_EQ(seeds[0].url, "https://x.example/robots.txt");
  // RFC 9309, section 2.2.4: other records, such as sitemaps.
  const auto named = Read(
      "User-agent: *\r\nDisallow: /a\r\n"
      "SITEMAP: https://x.example/s1.xml\r\n",
      "https://x.example/robots.txt");
  ASSERT_TRUE(named.has_value());
  ASSERT_EQ(named->requests.size(), 1u);
  EXPECT_EQ(named->requests[0].url, "https://x.example/s1.xml");
  const auto none = Read("User-agent: *\n", "https://x.example/robots.txt");
  EXPECT_EQ(none->requests.at(0).url, "https://x.example/sitemap.xml");
}

TEST(SitemapTest, AListOfUrlsInTextIsASitemap) {
  const auto answer = Read("https://x.example/a\nhttps://x.example/b\n",
                           "https://x.example/sitemap.txt");
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->requests.size(), 2u);
}

TEST(SitemapTest, ACutFileGivesWhatItHasAndClosesNothing) {
  const auto answer = Read(std::string(kUrlSet.substr(0, kUrlSet.size() - 30)));
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->requests.size(), 2u);
  EXPECT_EQ(answer->errors.size(), 1u);
  EXPECT_TRUE(answer->truncated);
}

TEST(SitemapTest, AnErrorPageIsMalformed) {
  const auto answer = Read("<html><body>Not found</body></html>");
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().code, ErrorCode::kMalformed);
}

}  // namespace
}  // namespace rolecall
