#include "app/source_lookup.h"

#include <gtest/gtest.h>

#include "app/no_memory.h"
#include "tests/support/loopback_server.h"

namespace rolecall {
namespace {

class SourceLookupTest : public ::testing::Test {
 protected:
  // What a site with these pages, by path, is read as.
  Source Look(std::map<std::string, std::string> pages,
              const std::string& path = "/") {
    LoopbackServer server([&](const LoopbackRequest& request) -> LoopbackReply {
      const auto page = pages.find(request.target);
      if (page == pages.end()) return {.status = 404};
      std::string body = page->second;
      for (size_t at = 0; (at = body.find("HOST", at)) != body.npos;) {
        body.replace(at, 4, request.Field("Host"));
      }
      return {.body = body};
    });
    origin_ = server.url();
    CrawlOptions options;
    options.min_delay = std::chrono::milliseconds(0);
    NoMemory memory;
    const SystemClock clock;
    Crawler crawler(options, memory, clock);
    Source source;
    source.url = origin_ + path;
    source.local = true;
    EXPECT_TRUE(LookBehind(
        [&](const FetchRequest& request) {
          return crawler.FetchOne(request, source.local);
        },
        source));
    return source;
  }

  std::string origin_;
};

constexpr char kFront[] = "<html><body><p>A clinic.</p></body></html>";
constexpr char kMap[] =
    "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>"
    "http://HOST/about</loc></url><url><loc>http://HOST/jobs/medical-assistant-"
    "4711</loc></url></urlset>";

TEST_F(SourceLookupTest, ABareSiteIsReadByTheSitemapThatItsRobotsFileNames) {
  const Source source = Look({{"/", kFront},
                              {"/robots.txt", "Sitemap: http://HOST/all.xml"},
                              {"/all.xml", kMap}});
  EXPECT_EQ(source.kind, "sitemap");
  EXPECT_EQ(source.url, origin_ + "/");
}

TEST_F(SourceLookupTest, WithoutARobotsFileTheCommonPlaceIsLookedAt) {
  const Source source = Look({{"/", kFront}, {"/sitemap.xml", kMap}});
  EXPECT_EQ(source.kind, "sitemap");
  EXPECT_EQ(source.url, origin_ + "/sitemap.xml");
}

TEST_F(SourceLookupTest, ASitemapWithoutPostingsLeavesTheSiteAPage) {
  const Source source =
      Look({{"/", kFront},
            {"/sitemap.xml",
             "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
             "<url><loc>http://HOST/about</loc></url></urlset>"}});
  EXPECT_EQ(source.kind, "page");
  EXPECT_EQ(source.url, origin_ + "/");
}

TEST_F(SourceLookupTest, AnXmlFileIsToldByWhatItHolds) {
  const auto kind_of = [&](const std::string& body) {
    return Look({{"/all.xml", body}}, "/all.xml").kind;
  };
  EXPECT_EQ(kind_of("<feed xmlns='http://www.w3.org/2005/Atom'></feed>"),
            "rss");
  EXPECT_EQ(kind_of("<source><job/></source>"), "indeed-xml");
  EXPECT_EQ(kind_of("<vacancies><vacancy/></vacancies>"), "auto");
}

TEST_F(SourceLookupTest, ACareersPageIsTakenAsItIs) {
  const Source source =
      Look({{"/careers", kFront}, {"/sitemap.xml", kMap}}, "/careers");
  EXPECT_EQ(source.kind, "page");
}

}  // namespace
}  // namespace rolecall
