#include "pipeline/crawl_stage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <mutex>

#include "tests/pipeline/pipeline_world.h"
#include "tests/support/loopback_server.h"

namespace rolecall {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// A site of pages that a test can change between visits.
class Site {
 public:
  Site()
      : server_([this](const LoopbackRequest& request) {
          return Answer(request);
        }) {}

  void Set(const std::string& path, int status, const std::string& body) {
    const std::lock_guard lock(mutex_);
    pages_[path] = {status, body};
  }
  // A page with JSON-LD, and its place in the sitemap.
  void Show(const std::string& path, const std::string& title,
            const std::string& text) {
    Set(path, 200,
        "<html><head><script type=\"application/ld+json\">{\"@context\":"
        "\"https://schema.org\",\"@type\":\"JobPosting\",\"title\":\"" +
            title +
            "\",\"hiringOrganization\":{\"@type\":\"Organization\",\"name\":"
            "\"Valley Clinic\"},\"datePosted\":\"2026-11-20\",\"jobLocation\":"
            "{\"@type\":\"Place\",\"address\":{\"@type\":\"PostalAddress\","
            "\"addressLocality\":\"Dayton\",\"addressRegion\":\"OH\","
            "\"postalCode\":\"45402\"}},\"description\":\"" +
            text + "\"}</script></head><body><h1>" + title +
            "</h1></body></html>");
  }
  void List(const std::vector<std::string>& paths) {
    std::string map =
        "<?xml version=\"1.0\"?><urlset xmlns=\"http://www."
        "sitemaps.org/schemas/sitemap/0.9\">";
    for (const std::string& path : paths) {
      map += "<url><loc>" + server_.url() + path + "</loc></url>";
    }
    Set("/sitemap.xml", 200, map + "</urlset>");
  }
  Source AsSource() const {
    Source source;
    source.id = "valley";
    source.url = server_.url() + "/sitemap.xml";
    source.kind = "sitemap";
    source.local = true;
    source.min_delay = std::chrono::milliseconds(0);
    return source;
  }
  size_t Requests(const std::string& path) const {
    size_t count = 0;
    for (const LoopbackRequest& request : server_.ledger()) {
      if (request.target == path) ++count;
    }
    return count;
  }

 private:
  LoopbackReply Answer(const LoopbackRequest& request) {
    const std::lock_guard lock(mutex_);
    const auto page = pages_.find(request.target);
    if (page == pages_.end()) return LoopbackReply{.status = 404};
    LoopbackReply reply{.status = page->second.first};
    const std::string etag =
        "\"" + std::to_string(std::hash<std::string>{}(page->second.second)) +
        "\"";
    reply.fields = {{"ETag", etag},
                    {"Content-Type", request.target.ends_with(".xml")
                                         ? "application/xml"
                                         : "text/html; charset=utf-8"}};
    if (reply.status == 200 && request.Field("If-None-Match") == etag) {
      reply.status = 304;
    } else {
      reply.body = page->second.second;
    }
    return reply;
  }

  std::mutex mutex_;
  std::map<std::string, std::pair<int, std::string>> pages_;
  LoopbackServer server_;
};

class CrawlStageTest : public ::testing::Test {
 protected:
  CrawlStageTest() {
    site_.Show("/ma", "Medical Assistant", "CMA (AAMA) or RMA required.");
    site_.Show("/coder", "Medical Coder", "CPC required. Epic preferred.");
    site_.List({"/ma", "/coder"});
  }
  CrawlSummary Visit(const std::set<std::string>& only = {"valley"}) {
    const auto summary =
        stage_.Visit({site_.AsSource()}, CrawlOptions{}, only, {});
    EXPECT_TRUE(summary) << summary.error().message;
    return *summary;
  }
  std::vector<std::string> OpenTitles() {
    std::vector<std::string> titles;
    const std::vector<std::string> ids =
        *world_.store->OpenPostingIds("valley");
    for (const std::string& id : ids) {
      titles.push_back((*world_.store->FindPosting(id))->title);
    }
    std::sort(titles.begin(), titles.end());
    return titles;
  }

  Site site_;
  PipelineWorld world_;
  CrawlStage stage_{ShippedReader(), *world_.store, world_.clock, "this one"};
};

TEST_F(CrawlStageTest, StoresWhatASitemapLeadsTo) {
  const CrawlSummary summary = Visit();
  EXPECT_EQ(summary.pages, 3u);
  EXPECT_EQ(summary.postings_new, 2u);
  EXPECT_EQ(summary.errors, 0u);
  EXPECT_THAT(OpenTitles(), ElementsAre("Medical Assistant", "Medical Coder"));
}

TEST_F(CrawlStageTest, ASecondVisitAsksOnlyWhetherAnythingChanged) {
  Visit();
  const CrawlSummary again = Visit();
  EXPECT_EQ(again.not_modified, 3u);
  EXPECT_EQ(again.postings_new + again.postings_changed + again.postings_closed,
            0u);
  EXPECT_EQ(OpenTitles().size(), 2u);
}

TEST_F(CrawlStageTest, APostingThatLeftTheSitemapCloses) {
  Visit();
  site_.List({"/ma"});
  EXPECT_EQ(Visit().postings_closed, 1u);
  EXPECT_THAT(OpenTitles(), ElementsAre("Medical Assistant"));
}

TEST_F(CrawlStageTest, APageThatAnswersGoneCloses) {
  Visit();
  site_.Set("/coder", 410, "");
  EXPECT_EQ(Visit().postings_closed, 1u);
  EXPECT_THAT(OpenTitles(), ElementsAre("Medical Assistant"));
}

TEST_F(CrawlStageTest, HouseRule_AServerErrorClosesNothing) {
  Visit();
  for (const int status : {403, 500, 502}) {
    site_.Set("/coder", status, "");
    EXPECT_EQ(Visit().postings_closed, 0u) << status;
  }
  EXPECT_EQ(OpenTitles().size(), 2u);
}

TEST_F(CrawlStageTest, ASitemapThatIsGoneClosesNothingAndIsAnError) {
  Visit();
  site_.Set("/sitemap.xml", 404, "");
  const CrawlSummary summary = Visit();
  EXPECT_EQ(summary.postings_closed, 0u);
  EXPECT_EQ(summary.errors, 1u);
  EXPECT_EQ(OpenTitles().size(), 2u);
}

TEST_F(CrawlStageTest, ABrokenPageIsAnErrorAndTheRestGoesOn) {
  site_.Set("/ma", 200,
            "<html><head><script type=\"application/ld+json\">{\"@type\":"
            "\"JobPosting\",\"title\":\"Medical Assis</script></head></html>");
  const CrawlSummary summary = Visit();
  EXPECT_GE(summary.errors, 1u);
  EXPECT_THAT(OpenTitles(), ElementsAre("Medical Coder"));
  const auto state = *world_.store->FindCrawlState("valley");
  EXPECT_THAT(state->last_error, HasSubstr("/ma"));
}

TEST_F(CrawlStageTest, APageThatNeverWorkedDoesNotKeepOthersOpen) {
  site_.Set("/broken", 500, "");
  site_.List({"/ma", "/coder", "/broken"});
  Visit();
  site_.List({"/ma", "/broken"});
  EXPECT_EQ(Visit().postings_closed, 1u);
}

TEST_F(CrawlStageTest, APageThatStaysBrokenClosesNothing) {
  Visit();
  site_.Set("/ma", 200,
            "<html><head><script type=\"application/ld+json\">{\"@type\":"
            "\"JobPosting\",\"title\":\"Medical Assis</script></head></html>");
  for (int visit = 0; visit < 3; ++visit) {
    EXPECT_EQ(Visit().postings_closed, 0u) << visit;
  }
  EXPECT_EQ(OpenTitles().size(), 2u);
}

TEST_F(CrawlStageTest, HouseRule_AnEmptyListingIsBelievedTheThirdTime) {
  Visit();
  site_.List({});
  EXPECT_EQ(Visit().postings_closed, 0u);
  EXPECT_EQ(Visit().postings_closed, 0u);
  EXPECT_EQ(Visit().postings_closed, 2u);
}

TEST_F(CrawlStageTest, ASoundListingInBetweenEndsTheDoubt) {
  Visit();
  site_.List({});
  Visit();
  Visit();
  site_.List({"/ma", "/coder"});
  Visit();
  site_.List({});
  EXPECT_EQ(Visit().postings_closed, 0u);
}

TEST_F(CrawlStageTest, ABoardThatOnlyFailsIsTriedAgainSoon) {
  site_.Set("/sitemap.xml", 500, "");
  Visit();
  const auto state = *world_.store->FindCrawlState("valley");
  EXPECT_EQ(state->consecutive_failures, 1);
}

TEST_F(CrawlStageTest, AChangedPageIsAChangedPosting) {
  Visit();
  site_.Show("/ma", "Medical Assistant", "CCMA (NHA) required.");
  const CrawlSummary summary = Visit();
  EXPECT_EQ(summary.postings_changed, 1u);
  EXPECT_EQ(summary.not_modified, 2u);
}

TEST_F(CrawlStageTest, ASourceIsDueOnlyAfterItsInterval) {
  EXPECT_EQ(Visit({}).pages, 3u);
  EXPECT_EQ(Visit({}).pages, 0u);
  world_.clock.Advance(site_.AsSource().crawl_interval);
  EXPECT_EQ(Visit({}).pages, 3u);
}

TEST_F(CrawlStageTest, ASourceInAnothersHandsIsLeftAlone) {
  ASSERT_TRUE(*world_.store->LeaseSource("valley", "another crawler",
                                         std::chrono::minutes(5)));
  EXPECT_EQ(Visit().pages, 0u);
  EXPECT_EQ(site_.Requests("/sitemap.xml"), 0u);
}

TEST_F(CrawlStageTest, AKilledCrawlersSourceIsTakenUpUnderItsOwnName) {
  ASSERT_TRUE(*world_.store->LeaseSource("valley", "this one",
                                         std::chrono::minutes(5)));
  EXPECT_EQ(Visit().pages, 3u);
}

TEST_F(CrawlStageTest, AnUnknownNameIsNotFound) {
  const auto summary =
      stage_.Visit({site_.AsSource()}, CrawlOptions{}, {"vally"}, {});
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().code, ErrorCode::kNotFound);
}

TEST_F(CrawlStageTest, ADeadHostIsAFailureThatIsTriedAgainSoon) {
  Source dead = site_.AsSource();
  dead.url = "http://127.0.0.1:9/sitemap.xml";
  const auto summary = stage_.Visit({dead}, CrawlOptions{}, {}, {});
  ASSERT_TRUE(summary);
  EXPECT_GE(summary->errors, 1u);
  const auto state = *world_.store->FindCrawlState("valley");
  ASSERT_TRUE(state);
  EXPECT_EQ(state->consecutive_failures, 1);
  EXPECT_LT(*state->next_crawl_at, world_.clock.Now() + dead.crawl_interval);
}

TEST_F(CrawlStageTest, RobotsExclusionIsObeyed) {
  site_.Set("/robots.txt", 200, "User-agent: *\nDisallow: /coder\n");
  Visit();
  EXPECT_THAT(OpenTitles(), ElementsAre("Medical Assistant"));
  EXPECT_EQ(site_.Requests("/coder"), 0u);
}

}  // namespace
}  // namespace rolecall
