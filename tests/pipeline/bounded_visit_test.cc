// Visits of sources that may not be asked at any time, or for everything.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/allowance.h"
#include "pipeline/crawl_session.h"
#include "pipeline/crawl_stage.h"
#include "tests/pipeline/pipeline_world.h"
#include "tests/pipeline/site.h"

namespace rolecall {
namespace {

using std::chrono::hours;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

class BoundedVisitTest : public ::testing::Test {
 protected:
  BoundedVisitTest() {
    for (const std::string& path : paths_) {
      site_.Show(path, "Medical Assistant " + path.substr(1), "CMA required.");
    }
    site_.List(paths_);
    source_ = site_.AsSource();
    source_.crawl_interval = hours(6);
  }
  CrawlSummary Visit(const std::set<std::string>& only = {}) {
    const auto summary = stage_.Visit({source_}, options_, only, {});
    EXPECT_TRUE(summary) << summary.error().message;
    return *summary;
  }
  CrawlState State() { return **world_.store->FindCrawlState("valley"); }
  size_t Open() { return world_.store->OpenPostingIds("valley")->size(); }
  size_t Requests() {
    size_t count = site_.Requests("/sitemap.xml");
    for (const std::string& path : paths_) count += site_.Requests(path);
    return count;
  }

  const std::vector<std::string> paths_ = {"/1", "/2", "/3", "/4", "/5"};
  Site site_;
  Source source_;
  CrawlOptions options_;
  PipelineWorld world_;
  CrawlStage stage_{ShippedReader(), *world_.store, world_.clock, "this one"};
};

TEST_F(BoundedVisitTest, ItEndsWithTheDaysRequestsAndGoesOnTheNextDay) {
  source_.max_requests_per_day = 3;
  EXPECT_EQ(Visit().pages, 3u);
  EXPECT_EQ(State().coverage, "unfinished");
  EXPECT_EQ(State().requests, 3);
  EXPECT_EQ(Open(), 2u);
  EXPECT_EQ(Visit().pages, 0u);            // not due before the next day
  EXPECT_EQ(Visit({"valley"}).pages, 0u);  // nor has it a request left
  world_.clock.Advance(hours(12));
  EXPECT_EQ(Visit().pages, 3u);
  EXPECT_EQ(State().coverage, "complete");
  EXPECT_EQ(Open(), 5u);
  for (const std::string& path : paths_) EXPECT_EQ(site_.Requests(path), 1u);
  EXPECT_EQ(site_.Requests("/sitemap.xml"), 1u);
}

TEST_F(BoundedVisitTest, ACrawlersEndLosesNoCount) {
  source_.max_requests_per_day = 3;
  site_.Hang("/3");
  std::stop_source stop;
  const auto summary =
      stage_.Visit({source_}, options_, {}, stop.get_token(),
                   [&](const std::string&, const CrawlSummary& so_far) {
                     if (so_far.pages == 2) stop.request_stop();
                   });
  ASSERT_TRUE(summary);
  EXPECT_EQ(State().requests, 2);
  EXPECT_EQ(State().coverage, "unfinished");
  site_.Show("/3", "Medical Assistant 3", "CMA required.");
  source_.max_requests_per_day = 0;
  Visit();
  EXPECT_EQ(site_.Requests("/sitemap.xml"), 1u);
  EXPECT_EQ(State().coverage, "complete");
  EXPECT_EQ(Open(), 5u);
}

TEST_F(BoundedVisitTest, ACrashForgetsNoMoreThanALeasesTime) {
  source_.max_requests_per_day = 100;
  site_.Hang("/3");
  std::stop_source stop;
  size_t pages = 0;
  CrawlSession session(options_, ShippedReader(), *world_.store, world_.clock,
                       "this one", stop.get_token(),
                       [&](const std::string&, const CrawlSummary& so_far) {
                         pages = so_far.pages;
                       });
  ASSERT_EQ(session.Begin(source_, false), CrawlSession::Begun::kYes);
  while (pages < 3) {
    session.RunUntil(world_.clock.Monotonic() + std::chrono::milliseconds(20));
  }
  world_.clock.Advance(std::chrono::minutes(2));
  session.RunUntil(world_.clock.Monotonic());
  EXPECT_EQ(State().requests, 3);
  stop.request_stop();
  session.RunUntil(world_.clock.Monotonic());
}

TEST_F(BoundedVisitTest, PartOfAVisitIsNoQuietVisit) {
  Visit();
  source_.max_requests_per_day = 3;
  for (int day = 0; day < 2; ++day) {
    world_.clock.Advance(hours(24));
    Visit();
    EXPECT_EQ(State().quiet_visits, day) << State().coverage;
  }
}

TEST_F(BoundedVisitTest, AHostThatWantsToBeLeftAloneTakesNothingFromTheDay) {
  source_.max_requests_per_day = 100;
  site_.Set("/2", 429, "");
  EXPECT_EQ(Visit().pages, 2u);
  EXPECT_EQ(State().requests, 2);
  EXPECT_EQ(State().coverage, "unfinished");
  site_.Show("/2", "Medical Assistant 2", "CMA required.");
  world_.clock.Advance(hours(2));
  EXPECT_EQ(Visit().pages, 4u);
  EXPECT_EQ(State().coverage, "complete");
  EXPECT_EQ(Open(), 5u);
  EXPECT_EQ(site_.Requests("/sitemap.xml"), 1u);
}

TEST_F(BoundedVisitTest, WithoutBoundsSuchAPageIsTheLastOfTheNextVisit) {
  site_.Set("/2", 429, "");  // Retry-After: 3600
  Visit();
  EXPECT_EQ(Open(), 1u);
  for (const std::string path : {"/3", "/4", "/5"}) {
    EXPECT_EQ(site_.Requests(path), 0u);
  }
  world_.clock.Advance(hours(7));
  Visit();
  EXPECT_EQ(Open(), 4u);
  EXPECT_EQ(site_.Requests("/2"), 2u);
}

TEST_F(BoundedVisitTest, MoreRequestsADayTakeEffectOnTheSameDay) {
  source_.max_requests_per_day = 3;
  Visit();
  world_.clock.Advance(std::chrono::minutes(10));
  source_.max_requests_per_day = 100;
  EXPECT_EQ(Visit().pages, 3u);
  EXPECT_EQ(State().coverage, "complete");
}

TEST_F(BoundedVisitTest, AListingThatFailedBeforeIsNotComplete) {
  site_.Set("/index.xml", 200,
            "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9"
            "\"><sitemap><loc>" +
                site_.url() + "/sitemap.xml</loc></sitemap><sitemap><loc>" +
                site_.url() + "/failing.xml</loc></sitemap></sitemapindex>");
  site_.Set("/failing.xml", 500, "");
  source_.url = site_.url() + "/index.xml";
  source_.max_requests_per_day = 5;
  Visit();
  EXPECT_EQ(State().coverage, "unfinished");
  world_.clock.Advance(hours(24));
  Visit();
  EXPECT_EQ(State().coverage, "partial");
  EXPECT_EQ(Open(), 5u);
}

TEST_F(BoundedVisitTest, ARestThatNeedNotBeAskedIsNoVisit) {
  site_.List(paths_, "2026-11-02");
  Visit();
  CrawlState state = State();
  state.coverage = "unfinished";
  ASSERT_TRUE(world_.store->PutCrawlState(state));
  Rest rest;
  rest.requests.resize(1);
  rest.requests[0].url = site_.url() + "/1";
  rest.requests[0].purpose = "posting lastmod=2026-11-02";
  ASSERT_TRUE(world_.store->PutNote(RestNote("valley"),
                                    RestToText(source_.url, rest), hours(24)));
  world_.clock.Advance(hours(24));
  Visit();
  EXPECT_EQ(site_.Requests("/sitemap.xml"), 2u);
  EXPECT_EQ(State().coverage, "complete");
}

TEST_F(BoundedVisitTest, APageListedTwiceIsAskedForOnce) {
  source_.max_requests_per_day = 100;
  site_.List({"/1", "/2", "/1", "/2", "/1"});
  EXPECT_EQ(Visit().pages, 3u);
  EXPECT_EQ(State().requests, 3);
  EXPECT_EQ(State().coverage, "complete");
}

TEST_F(BoundedVisitTest, ALeftOutPostingStaysOpenAndOneOffTheListCloses) {
  EXPECT_EQ(Visit().postings_new, 5u);
  site_.List({"/1", "/2", "/3", "/4"});
  world_.clock.Advance(hours(24));
  source_.max_requests_per_day = 2;
  EXPECT_EQ(Visit().postings_closed, 1u);
  EXPECT_EQ(State().coverage, "unfinished");
  EXPECT_EQ(Open(), 4u);
}

TEST_F(BoundedVisitTest, AListingThatWasNotReadToItsEndClosesNothing) {
  site_.Set("/index.xml", 200,
            "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9"
            "\"><sitemap><loc>" +
                site_.url() + "/sitemap.xml</loc></sitemap><sitemap><loc>" +
                site_.url() + "/more.xml</loc></sitemap></sitemapindex>");
  site_.Set("/more.xml", 200,
            "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
            "</urlset>");
  source_.url = site_.url() + "/index.xml";
  Visit();
  EXPECT_EQ(State().coverage, "complete");
  site_.List({"/1", "/2", "/3", "/4"});
  world_.clock.Advance(hours(24));
  source_.max_requests_per_day = 2;
  EXPECT_EQ(Visit().postings_closed, 0u);
  EXPECT_EQ(Open(), 5u);
  world_.clock.Advance(hours(24));
  EXPECT_EQ(Visit().postings_closed, 0u);  // a part of the listing again
  EXPECT_EQ(Open(), 5u);
}

TEST_F(BoundedVisitTest, NothingIsAskedInTheQuietHours) {
  options_.quiet_hours = {hours(11), hours(13)};
  EXPECT_EQ(Visit().pages, 0u);
  EXPECT_EQ(Requests(), 0u);
  source_.quiet_hours = QuietHours{};
  EXPECT_EQ(Visit().pages, 6u);  // its own word goes first
}

TEST_F(BoundedVisitTest, WhoNamesASourceMeansItInItsQuietHoursToo) {
  options_.quiet_hours = {hours(11), hours(13)};
  EXPECT_EQ(Visit({"valley"}).pages, 6u);
  EXPECT_EQ(State().coverage, "complete");
}

TEST_F(BoundedVisitTest, AVisitStopsWhenTheyBeginAndGoesOnAtTheirEnd) {
  source_.quiet_hours = QuietHours{hours(13), hours(15)};
  const auto summary =
      stage_.Visit({source_}, options_, {}, {},
                   [&](const std::string&, const CrawlSummary& so_far) {
                     if (so_far.pages == 3) world_.clock.Advance(hours(1));
                   });
  ASSERT_TRUE(summary);
  EXPECT_EQ(Requests(), 3u);
  EXPECT_EQ(State().coverage, "unfinished");
  EXPECT_EQ(State().next_crawl_at, *ParseTimestamp("2026-11-22T15:00:00Z"));
  world_.clock.Advance(hours(2));
  EXPECT_EQ(Visit().pages, 3u);
  EXPECT_EQ(Open(), 5u);
}

TEST_F(BoundedVisitTest, AVisitThatMetNothingLeavesWhatAnEarlierOneLeft) {
  source_.max_requests_per_day = 3;
  Visit();
  for (const std::string& path : paths_) site_.Set(path, 500, "");
  world_.clock.Advance(hours(12));
  Visit();
  EXPECT_EQ(State().consecutive_failures, 1);
  for (const std::string& path : paths_) {
    site_.Show(path, "Medical Assistant " + path.substr(1), "CMA required.");
  }
  world_.clock.Advance(hours(24));
  EXPECT_EQ(Visit().postings_new, 3u);
  EXPECT_EQ(site_.Requests("/sitemap.xml"), 1u);
}

TEST_F(BoundedVisitTest, ItSaysHowManyOfItsPostingsAreMatched) {
  Visit();
  EXPECT_EQ(State().postings_matched, 0);
  const std::string id = world_.store->OpenPostingIds("valley")->front();
  Candidate candidate;
  candidate.id = "c";
  ASSERT_TRUE(world_.store->PutCandidate(candidate, std::nullopt));
  Match match;
  match.candidate_id = "c";
  match.posting_id = id;
  ASSERT_TRUE(world_.store->PublishCandidate("c", std::span(&match, 1),
                                             world_.clock.Now()));
  world_.clock.Advance(hours(6));
  Visit();
  EXPECT_EQ(State().postings_matched, 1);
}

TEST(RestTest, ComesBackAsItWasWithoutSecrets) {
  FetchRequest list;
  list.method = "POST";
  list.url = "https://valley.example/jobs";
  list.body = R"({"offset":20})";
  list.fields = {"Content-Type: application/json"};
  list.purpose = "list offset=20";
  FetchRequest page;
  page.url = "https://valley.example/1";
  page.purpose = "posting 1 lastmod=2026-11-02";
  FetchRequest secret = page;
  secret.fields = {"Authorization-Key: sesame"};
  const std::string text =
      RestToText("https://a.example/", {{list, secret, page}, "complete"});
  EXPECT_EQ(text.find("sesame"), std::string::npos);
  const Rest rest = RestFromText("https://a.example/", text);
  EXPECT_THAT(rest.requests, ElementsAre(list, page));
  EXPECT_EQ(rest.coverage, "partial");  // something of it is missing
  EXPECT_THAT(RestFromText("https://b.example/", text).requests, SizeIs(0));
  EXPECT_THAT(RestFromText("https://a.example/", "").requests, SizeIs(0));
}

TEST(AllowanceTest, ARequestWaitsOnceAndNoMoreThanAVisitMayHave) {
  Source source;
  source.max_requests_per_day = 1'000'000;
  const ManualClock clock;
  Allowance allowance(source, {}, false, clock);
  std::vector<FetchRequest> requests(200'001);
  for (size_t i = 0; i < requests.size(); ++i) {
    requests[i].url = "https://valley.example/" + std::to_string(i);
  }
  allowance.Admit({requests.front()});
  allowance.Admit(requests);
  EXPECT_EQ(allowance.TakeRefused(), requests.back());
  allowance.Admit(requests);
  EXPECT_EQ(allowance.TakeRefused(), std::nullopt);
  EXPECT_THAT(allowance.TakeLeft(), SizeIs(200'000));
}

class UnpermittedTest : public BoundedVisitTest {
 protected:
  // The answer to what is asked first.
  Page Redirected(const std::string& to) {
    Page page;
    page.request.url = source_.url;
    page.effective_url = to;
    page.status_code = 200;
    page.body = "<urlset><url><loc>" + site_.url() + "/1</loc></url></urlset>";
    return page;
  }

  Ingest ingest_{ShippedReader(), *world_.store, world_.clock};
  Intake intake_{ingest_, {}};
  const VisitParts parts_{
      intake_, *world_.store, world_.clock, {}, [](const Error&) {}};
  const HeldSource::Progress progress_;
  const std::string board_ = "https://careers-valley.icims.com/jobs/1/medical";
};

TEST_F(UnpermittedTest, ASitemapLeadsToNoBoardThatNeedsAPermission) {
  const std::string own = "/jobs/2/medical-assistant";
  site_.Show(own, "Medical Assistant", "CMA required.");
  site_.Set("/sitemap.xml", 200,
            "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
            "<url><loc>" +
                board_ + "</loc></url><url><loc>" + site_.url() + own +
                "</loc></url></urlset>");
  EXPECT_EQ(Visit().postings_new, 1u);
  EXPECT_THAT(State().last_error, HasSubstr("permission"));
}

TEST_F(UnpermittedTest, ARedirectToOneIsNotRead) {
  for (const char* to : {"https://careers-valley.icims.com/jobs/1/medical",
                         "https://www.indeed.com/viewjob?jk=1"}) {
    HeldSource held(source_, {}, false, parts_, progress_);
    ASSERT_TRUE(held.Begin());
    EXPECT_THAT(held.OnPage(Redirected(to)), SizeIs(0));
    EXPECT_THAT(held.visit()->last_error(), HasSubstr("permission"));
    EXPECT_FALSE(held.visit()->answered());
    held.OnDone(true);
  }
}

TEST_F(UnpermittedTest, NorIsOneThatTheSearchForTheBoardMeets) {
  source_.url = site_.url() + "/careers";
  source_.kind = "auto";
  for (const char* to : {"https://careers-valley.icims.com/jobs/1/medical",
                         "https://www.indeed.com/viewjob?jk=1"}) {
    HeldSource held(source_, {}, false, parts_, progress_);
    ASSERT_TRUE(held.Begin());
    EXPECT_THAT(held.OnPage(Redirected(to)), SizeIs(0));
    EXPECT_THAT(held.OnIdle(), SizeIs(0));
    held.OnDone(true);
    ASSERT_TRUE(held.wants_to_begin());
    ASSERT_TRUE(held.Begin());
    EXPECT_EQ(held.source().url, source_.url);
    EXPECT_THAT(held.visit()->last_error(), HasSubstr("permission")) << to;
    EXPECT_FALSE(held.visit()->answered()) << to;
    held.OnDone(true);
  }
}

}  // namespace
}  // namespace rolecall
