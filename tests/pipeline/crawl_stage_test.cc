#include "pipeline/crawl_stage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "pipeline/schedule.h"
#include "tests/pipeline/pipeline_world.h"
#include "tests/pipeline/site.h"

namespace rolecall {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

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

  Site site_;
  PipelineWorld world_;
  CrawlStage stage_{ShippedReader(), *world_.store, world_.clock, "this one"};
};

TEST_F(CrawlStageTest, NamesTheSourcesThatThePassHasVisited) {
  Visit({});
  EXPECT_THAT(stage_.visited(), ::testing::ElementsAre("valley"));
  Visit({});  // in the same second; not due
  EXPECT_TRUE(stage_.visited().empty());
}

TEST_F(CrawlStageTest, StoresWhatASitemapLeadsTo) {
  const CrawlSummary summary = Visit();
  EXPECT_EQ(summary.pages, 3u);
  EXPECT_EQ(summary.postings_new, 2u);
  EXPECT_EQ(summary.errors, 0u);
  EXPECT_THAT(world_.OpenTitles(),
              ElementsAre("Medical Assistant", "Medical Coder"));
}

TEST_F(CrawlStageTest, ASecondVisitAsksOnlyWhetherAnythingChanged) {
  Visit();
  const CrawlSummary again = Visit();
  EXPECT_EQ(again.not_modified, 3u);
  EXPECT_EQ(again.postings_new + again.postings_changed + again.postings_closed,
            0u);
  EXPECT_EQ(world_.OpenTitles().size(), 2u);
}

TEST_F(CrawlStageTest, WithoutValidatorsTheSameBytesAreUnchanged) {
  site_.SendNoValidators();
  Visit();
  const CrawlSummary again = Visit();
  EXPECT_EQ(again.not_modified, 3u);
  EXPECT_EQ(again.postings_closed, 0u);
  EXPECT_EQ(site_.Requests("/ma"), 2u);
  EXPECT_EQ(world_.OpenTitles().size(), 2u);
  site_.Show("/ma", "Medical Assistant II", "Rooms patients. CPR required.");
  const CrawlSummary changed = Visit();
  EXPECT_EQ(changed.not_modified, 2u);
  EXPECT_EQ(changed.postings_changed, 1u);
}

TEST_F(CrawlStageTest, APageThatItsSitemapDatesBeforeOurReadingIsNotAskedFor) {
  site_.List({"/ma", "/coder"}, "2026-11-20");
  Visit();
  world_.clock.Advance(std::chrono::hours(24));
  const CrawlSummary again = Visit();
  EXPECT_EQ(again.pages, 1u);
  EXPECT_EQ(again.same(), 3u);
  EXPECT_EQ(again.postings_closed, 0u);
  EXPECT_EQ(site_.Requests("/ma"), 1u);
  EXPECT_EQ(world_.OpenTitles().size(), 2u);
}

TEST_F(CrawlStageTest, APageDatedOnTheDayOfOurReadingOrLaterIsAskedForAgain) {
  for (const char* lastmod : {"2026-11-22", "2026-11-25"}) {
    site_.List({"/ma"}, lastmod);
    Visit();
    const size_t before = site_.Requests("/ma");
    Visit();
    EXPECT_EQ(site_.Requests("/ma"), before + 1) << lastmod;
  }
}

TEST_F(CrawlStageTest, HouseRule_ASitemapsDateIsTrustedForAWeek) {
  site_.List({"/ma", "/coder"}, "2026-11-20");
  Visit();
  world_.clock.Advance(std::chrono::days(8));
  EXPECT_EQ(Visit().pages, 3u);
  EXPECT_EQ(Visit().pages, 1u);  // the week begins anew
}

// Time passes between the answer and the looking up of what it means.
TEST_F(CrawlStageTest, APageThatIsUnchangedIsDatedByItsAnswer) {
  Visit();
  world_.clock.Advance(std::chrono::days(2));
  const Timestamp answered = world_.clock.Now();
  const std::string page = site_.url() + "/ma";
  world_.faults.on_find_pages =
      [&](std::span<const std::string>) -> std::optional<Error> {
    if (site_.Requests("/ma") == 2 && site_.Requests("/coder") == 2) {
      world_.clock.Advance(std::chrono::days(2));
    }
    return std::nullopt;
  };
  EXPECT_EQ(Visit().not_modified, 3u);
  ASSERT_GT(world_.clock.Now(), answered);
  world_.faults.on_find_pages = nullptr;
  const auto known = *world_.store->FindPages(std::span(&page, 1));
  ASSERT_TRUE(known[0]);
  EXPECT_EQ(known[0]->fetched_at, answered);
}

TEST_F(CrawlStageTest, WhatCouldNotBeLookedUpClosesNothing) {
  // So many that they are looked up in two lots; the vacancy of the last page
  // stands on the first as well.
  std::vector<std::string> paths = {"/ma"};
  for (int i = 0; i < 80; ++i) {
    paths.push_back("/other-" + std::to_string(i));
    site_.Show(paths.back(), "Coder " + std::to_string(i), "CPC required.");
  }
  site_.Show("/ma-2", "Medical Assistant", "CMA (AAMA) or RMA required.");
  paths.push_back("/ma-2");
  site_.List(paths);
  Visit();
  const size_t open = world_.OpenTitles().size();
  site_.Set("/ma", 410, "");
  world_.faults.on_find_pages =
      [&](std::span<const std::string> urls) -> std::optional<Error> {
    const bool of_last = std::ranges::count(urls, site_.url() + "/ma-2") > 0;
    if (!of_last || site_.Requests("/ma-2") < 2) return std::nullopt;
    return Error{ErrorCode::kInternal, "no answer", std::nullopt};
  };
  EXPECT_EQ(Visit().postings_closed, 0u);
  EXPECT_EQ(world_.OpenTitles().size(), open);
}

TEST_F(CrawlStageTest, APostingThatLeftTheSitemapCloses) {
  Visit();
  site_.List({"/ma"});
  EXPECT_EQ(Visit().postings_closed, 1u);
  EXPECT_THAT(world_.OpenTitles(), ElementsAre("Medical Assistant"));
}

TEST_F(CrawlStageTest, APageThatAnswersGoneCloses) {
  Visit();
  site_.Set("/coder", 410, "");
  EXPECT_EQ(Visit().postings_closed, 1u);
  EXPECT_THAT(world_.OpenTitles(), ElementsAre("Medical Assistant"));
}

TEST_F(CrawlStageTest, HouseRule_AServerErrorClosesNothing) {
  Visit();
  for (const int status : {403, 500, 502}) {
    site_.Set("/coder", status, "");
    EXPECT_EQ(Visit().postings_closed, 0u) << status;
  }
  EXPECT_EQ(world_.OpenTitles().size(), 2u);
}

TEST_F(CrawlStageTest, ASitemapThatIsGoneClosesNothingAndIsAnError) {
  Visit();
  site_.Set("/sitemap.xml", 404, "");
  const CrawlSummary summary = Visit();
  EXPECT_EQ(summary.postings_closed, 0u);
  EXPECT_EQ(summary.errors, 1u);
  EXPECT_EQ(world_.OpenTitles().size(), 2u);
}

TEST_F(CrawlStageTest, ABrokenPageIsAnErrorAndTheRestGoesOn) {
  site_.Set("/ma", 200,
            "<html><head><script type=\"application/ld+json\">{\"@type\":"
            "\"JobPosting\",\"title\":\"Medical Assis</script></head></html>");
  const CrawlSummary summary = Visit();
  EXPECT_GE(summary.errors, 1u);
  EXPECT_THAT(world_.OpenTitles(), ElementsAre("Medical Coder"));
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
  EXPECT_EQ(world_.OpenTitles().size(), 2u);
}

TEST_F(CrawlStageTest, HouseRule_AnEmptyListingIsBelievedTheSixthTime) {
  Visit();
  site_.List({});
  for (int visit = 1; visit <= 6; ++visit) {
    world_.clock.Advance(std::chrono::hours(1));
    EXPECT_EQ(Visit().postings_closed, visit < 6 ? 0u : 2u);
  }
}

TEST_F(CrawlStageTest, AnEmptyListingIsNotBelievedForBeingReadInHaste) {
  Visit();
  site_.List({});
  for (int visit = 1; visit <= 8; ++visit) {
    EXPECT_EQ(Visit().postings_closed, 0u);
  }
}

TEST_F(CrawlStageTest, ABoardThatShowsNothingIsSuspectOnFirstSight) {
  site_.List({});
  Visit();
  const auto state = **world_.store->FindCrawlState("valley");
  EXPECT_EQ(state.coverage, "suspect empty");
  EXPECT_FALSE(state.last_complete_listing_at);
  EXPECT_EQ(HealthOf(site_.AsSource(), state, world_.clock.Now()),
            "suspect empty");
}

TEST_F(CrawlStageTest, ASoundListingInBetweenEndsTheDoubt) {
  Visit();
  for (int visit = 1; visit <= 8; ++visit) {
    world_.clock.Advance(std::chrono::hours(1));
    site_.List(visit == 5 ? std::vector<std::string>{"/ma", "/coder"}
                          : std::vector<std::string>{});
    EXPECT_EQ(Visit().postings_closed, 0u);
  }
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

TEST_F(CrawlStageTest, AVacancyOnTwoBoardsClosesWhenNeitherShowsIt) {
  Site other;
  other.Show("/same", "Medical Assistant", "CMA (AAMA) or RMA required.");
  other.List({"/same"});
  const auto visit = [&](const Source& source) {
    return stage_.Visit({source}, CrawlOptions{}, {source.id}, {})
        ->postings_closed;
  };
  Visit();
  visit(other.AsSource("other"));
  site_.List({"/coder"});
  EXPECT_EQ(Visit().postings_closed, 0u);
  EXPECT_THAT(*world_.store->OpenPostingIds("other"), ::testing::SizeIs(1));
  EXPECT_THAT(world_.OpenTitles(), ElementsAre("Medical Coder"));
  other.Set("/same", 404, "");
  EXPECT_EQ(visit(other.AsSource("other")), 1u);
}

TEST_F(CrawlStageTest, AVacancyOnTwoPagesStaysWhenOneIsGone) {
  site_.Show("/ma-2", "Medical Assistant", "CMA (AAMA) or RMA required.");
  site_.List({"/ma", "/ma-2", "/coder"});
  Visit();
  ASSERT_EQ(world_.OpenTitles().size(), 2u);
  site_.Set("/ma", 404, "");
  EXPECT_EQ(Visit().postings_closed, 0u);
  EXPECT_EQ(world_.OpenTitles().size(), 2u);
}

TEST_F(CrawlStageTest, AVisitRecordsHowMuchItSawAndWhoseBoardItIs) {
  Visit();
  auto state = **world_.store->FindCrawlState("valley");
  EXPECT_EQ(state.coverage, "complete");
  EXPECT_EQ(state.robots, "ok");
  EXPECT_EQ(state.employer, "Valley Clinic");
  EXPECT_EQ(state.last_ok_at, world_.clock.Now());
  EXPECT_EQ(state.quiet_visits, 0);
  Visit();
  state = **world_.store->FindCrawlState("valley");
  EXPECT_EQ(state.employer, "Valley Clinic");
  EXPECT_EQ(state.quiet_visits, 1);
  site_.List({});
  Visit();
  state = **world_.store->FindCrawlState("valley");
  EXPECT_EQ(state.coverage, "suspect empty");
}

TEST_F(CrawlStageTest, ABoardThatRobotsTxtForbidsIsRecordedAsSuch) {
  site_.Set("/robots.txt", 200, "User-agent: *\nDisallow: /\n");
  Visit();
  const auto state = **world_.store->FindCrawlState("valley");
  EXPECT_EQ(state.robots, "deny");
  EXPECT_EQ(state.failing_since, world_.clock.Now());
  EXPECT_FALSE(state.last_ok_at);
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
  EXPECT_THAT(world_.OpenTitles(), ElementsAre("Medical Assistant"));
  EXPECT_EQ(site_.Requests("/coder"), 0u);
}

class CrawlStageRunTest : public CrawlStageTest {
 protected:
  // Runs the stage until `done` holds, for half a minute at most.
  template <typename Condition>
  bool RunUntil(const std::vector<Source>& sources, Condition done) {
    CrawlStage stage(ShippedReader(), *world_.store, clock_, "this one");
    std::jthread running([&](std::stop_token stop) {
      EXPECT_TRUE(stage.Run(sources, CrawlOptions{}, stop));
    });
    for (int i = 0; i < 300 && !done(); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return done();
  }

  const SystemClock clock_;
};

TEST_F(CrawlStageRunTest, ASourceIsVisitedWhenDueWhateverTheOthersDo) {
  Site slow;
  slow.Hang("/sitemap.xml");
  Source quick = site_.AsSource();
  quick.crawl_interval = std::chrono::seconds(1);
  EXPECT_TRUE(RunUntil({slow.AsSource("slow"), quick},
                       [&] { return site_.Requests("/sitemap.xml") >= 3; }));
  EXPECT_EQ(slow.Requests("/sitemap.xml"), 1u);
}

TEST_F(CrawlStageRunTest, ASourceThatIsOffIsNotVisited) {
  Site off;
  off.List({});
  Source disabled = off.AsSource("off");
  disabled.enabled = false;
  EXPECT_TRUE(RunUntil({disabled, site_.AsSource()}, [&] {
    return world_.store->FindCrawlState("valley")->has_value();
  }));
  EXPECT_EQ(off.Requests("/sitemap.xml"), 0u);
}

TEST_F(CrawlStageRunTest, AStopGivesTheSourcesFree) {
  site_.Hang("/sitemap.xml");
  EXPECT_TRUE(RunUntil({site_.AsSource()},
                       [&] { return site_.Requests("/sitemap.xml") == 1; }));
  EXPECT_TRUE(*world_.store->LeaseSource("valley", "another crawler",
                                         std::chrono::minutes(5)));
  EXPECT_FALSE(world_.store->FindCrawlState("valley")->has_value());
}

TEST_F(CrawlStageTest, TheLeaseOfASourceThatWaitsForItsHostIsKept) {
  site_.Hang("/sitemap.xml");
  CrawlSession session(CrawlOptions{}, ShippedReader(), *world_.store,
                       world_.clock, "this one", {}, {});
  ASSERT_EQ(session.Begin(site_.AsSource(), false), CrawlSession::Begun::kYes);
  for (int minute = 0; minute < 8; ++minute) {
    session.RunUntil(world_.clock.Monotonic() + std::chrono::milliseconds(10));
    world_.clock.Advance(std::chrono::minutes(1));
    EXPECT_FALSE(*world_.store->LeaseSource("valley", "another crawler",
                                            std::chrono::minutes(5)))
        << "after minute " << minute;
  }
}

}  // namespace
}  // namespace rolecall
