// When sources are asked, and for how much: the program on a private Redis and
// a site on the loopback network.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <chrono>

#include "base/clock.h"
#include "tests/app/app_world.h"
#include "tests/pipeline/site.h"

namespace rolecall {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class SourceScheduleTest : public ::testing::Test {
 protected:
  SourceScheduleTest() {
    for (const std::string& path : paths_) {
      site_.Show(path, "Medical Assistant " + path.substr(1), "CMA required.");
    }
    site_.List(paths_);
  }

  void Configure(const std::string& crawl, const std::string& source) {
    config_ = folder_.Write(
        "rolecall.toml",
        "[crawl]\n" + crawl + "\n[[source]]\nid = \"valley\"\nurl = \"" +
            site_.url() + "/sitemap.xml\"\nlocal = true\nmin_delay_ms = 0\n" +
            source + "\n");
  }
  ChildResult Command(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--config", config_});
    return Rolecall(arguments,
                    {{"ROLECALL_STORE_STATE_DIR", folder_.path() + "/state"}});
  }
  // How many pages a crawl fetched.
  int64_t Crawl(std::vector<std::string> more = {}) {
    more.insert(more.begin(), "crawl");
    const ChildResult result = Command(more);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return boost::json::parse(Lines(result.out).back()).at("pages").as_int64();
  }
  std::vector<std::string> Health() {
    return Lines(Command({"source", "list"}).out);
  }

  const std::vector<std::string> paths_ = {"/1", "/2", "/3", "/4", "/5"};
  Site site_;
  TemporaryFolder folder_;
  std::string config_;
};

TEST_F(SourceScheduleTest, ADaysRequestsHoldAcrossProcesses) {
  const auto today = [] {
    return std::chrono::floor<std::chrono::days>(SystemClock().Now());
  };
  const Date begun_on = today();
  Configure("", "max_requests_per_day = 3");
  EXPECT_EQ(Crawl(), 3);
  EXPECT_THAT(Health(), Contains(AllOf(StartsWith("valley "),
                                       HasSubstr(" unfinished "))));
  const int64_t again = Crawl();
  const int64_t by_name = Crawl({"valley"});
  if (today() != begun_on) GTEST_SKIP() << "the day has ended meanwhile";
  EXPECT_EQ(again, 0);
  EXPECT_EQ(by_name, 0);
  Configure("", "max_requests_per_day = 0");
  EXPECT_EQ(Crawl({"valley"}), 3);  // goes on with what was left
  EXPECT_EQ(site_.Requests("/sitemap.xml"), 1u);
  for (const std::string& path : paths_) EXPECT_EQ(site_.Requests(path), 1u);
  EXPECT_EQ(Lines(Command({"posting", "list", "--json"}).out).size(), 5u);
}

TEST_F(SourceScheduleTest, WhatACheckAsksIsOfTheDaysRequests) {
  Configure("", "max_requests_per_day = 3");
  EXPECT_EQ(Command({"source", "check", "valley"}).exit_code, 0);
  EXPECT_EQ(Crawl(), 1);  // the check took two
  const ChildResult refused = Command({"source", "check", "valley"});
  EXPECT_EQ(refused.exit_code, 75);
  EXPECT_THAT(refused.err, HasSubstr("no request is left of the day's 3"));
}

TEST_F(SourceScheduleTest, WhatACheckMayNotAskIsOfNoDay) {
  Configure("", "max_requests_per_day = 1");
  site_.Set("/robots.txt", 200, "User-agent: *\nDisallow: /");
  EXPECT_NE(Command({"source", "check", "valley"}).exit_code, 0);
  const ChildResult again = Command({"source", "check", "valley"});
  EXPECT_THAT(again.err, HasSubstr("robots.txt"));
}

TEST_F(SourceScheduleTest, ASourceThatIsNotThereIsNotFound) {
  Configure("", "");
  EXPECT_EQ(Command({"crawl", "nosuch"}).exit_code, 1);
  EXPECT_EQ(Command({"source", "check", "nosuch"}).exit_code, 1);
}

TEST_F(SourceScheduleTest, QuietHoursAreLeftInPeace) {
  const auto clock = [](int hours_from_now) {
    const Timestamp at =
        SystemClock().Now() + std::chrono::hours(hours_from_now);
    return FormatTimestamp(at).substr(11, 5);
  };
  const std::string now = clock(-2) + "-" + clock(2);
  Configure("quiet_hours = \"" + now + "\"", "");
  EXPECT_THAT(Health(),
              Contains(AllOf(StartsWith("valley "), HasSubstr(" new "),
                             HasSubstr(" min "))));
  EXPECT_EQ(Crawl(), 0);
  EXPECT_EQ(site_.Requests("/sitemap.xml"), 0u);
  Configure("quiet_hours = \"" + now + "\"", "quiet_hours = \"\"");
  EXPECT_EQ(Crawl(), 6);
}

TEST_F(SourceScheduleTest, ACheckShowsAReadingToPeopleOrAsALine) {
  Configure("", "");
  const ChildResult shown = Command({"source", "check", "valley"});
  EXPECT_EQ(shown.exit_code, 0) << shown.err;
  EXPECT_THAT(shown.out, StartsWith("Medical Assistant 1 · Valley Clinic"));
  EXPECT_THAT(shown.out, HasSubstr("required: CMA"));
  const ChildResult line = Command({"source", "check", "valley", "--json"});
  EXPECT_THAT(line.out, StartsWith("{\"id\":"));
}

TEST_F(SourceScheduleTest, ABoardWhoseTermsRestrictReadingStaysOff) {
  Configure("", "kind = \"icims\"\npermission = \" \"");
  EXPECT_EQ(Crawl(), 0);
  const ChildResult refused = Command({"crawl", "valley"});
  EXPECT_EQ(refused.exit_code, 77);
  EXPECT_THAT(refused.err, HasSubstr("permission"));
  EXPECT_EQ(Command({"source", "check", "valley"}).exit_code, 77);
  EXPECT_THAT(Health(), Contains(HasSubstr("off: no permission")));
  EXPECT_EQ(site_.Requests("/sitemap.xml"), 0u);
}

TEST_F(SourceScheduleTest, ABoardFoundWithoutAPermissionIsShownAsWhatIsRead) {
  site_.Set("/", 200,
            "<html><body><a href='https://valley.icims.com/jobs/search'>Jobs"
            "</a></body></html>");
  config_ = folder_.Write(
      "rolecall.toml", "[[source]]\nid = \"valley\"\nurl = \"" + site_.url() +
                           "/\"\nlocal = true\nmin_delay_ms = 0\n");
  Command({"crawl", "valley"});
  EXPECT_THAT(Health(), Contains(HasSubstr("page (icims: no permission)")));
  const ChildResult checked = Command({"source", "check", "valley"});
  EXPECT_THAT(checked.err, HasSubstr("its page is read"));
  EXPECT_THAT(checked.err, HasSubstr("read as page: " + site_.url()));
}

}  // namespace
}  // namespace rolecall
