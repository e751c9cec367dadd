// The keys that say when a source is asked, and how much.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "config/setting_keys.h"
#include "config/settings.h"

namespace rolecall {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

Result<void> SetHours(CrawlOptions& options, const std::string& text) {
  for (const auto& key : KeysOf(options)) {
    if (key.name == "quiet_hours") return key.set(options, text);
  }
  return Fail(ErrorCode::kNotFound, "no such key");
}

TEST(QuietHoursSettingTest, ASpanOfTheDayIsReadAndWrittenBack) {
  CrawlOptions options;
  ASSERT_TRUE(SetHours(options, "22:30-06:00"));
  EXPECT_EQ(options.quiet_hours,
            (QuietHours{hours(22) + minutes(30), hours(6)}));
  Settings settings;
  settings.crawl = options;
  EXPECT_NE(SettingsToToml(settings).find("quiet_hours = \"22:30-06:00\""),
            std::string::npos);
  ASSERT_TRUE(SetHours(options, ""));
  EXPECT_EQ(options.quiet_hours, QuietHours{});
}

TEST(QuietHoursSettingTest, WhatIsNoSpanIsRefused) {
  CrawlOptions options;
  for (const char* text :
       {"22", "22:00", "22:00-", "-06:00", "22:00-25:00", "22:60-23:00",
        "2:00-3:00", "22:00-06:00 ", "-1:00-02:00", "24:00-06:00",
        "08:00-08:00", "00:00-24:00"}) {
    const auto set = SetHours(options, text);
    ASSERT_FALSE(set) << text;
    EXPECT_NE(set.error().message.find("22:00-06:00"), std::string::npos);
  }
}

TEST(SourceScheduleTest, ASourceKeepsWhatItSaysApartFromTheHouse) {
  const auto path = std::filesystem::path(testing::TempDir()) / "schedule.toml";
  std::ofstream(path) << "[crawl]\nmax_requests_per_day = 500\n"
                         "[[source]]\nid = \"a\"\nurl = \"http://a.example/\"\n"
                         "[[source]]\nid = \"b\"\nurl = \"http://b.example/\"\n"
                         "max_requests_per_day = 0\nquiet_hours = \"\"\n"
                         "permission = \"B. Smith, 2026-11-02\"\n";
  const auto settings = LoadSettings(path, {});
  ASSERT_TRUE(settings) << settings.error().message;
  EXPECT_EQ(settings->crawl.max_requests_per_day, 500);
  EXPECT_EQ(settings->sources[0].max_requests_per_day, std::nullopt);
  EXPECT_EQ(settings->sources[0].quiet_hours, std::nullopt);
  EXPECT_EQ(settings->sources[1].max_requests_per_day, 0);
  EXPECT_EQ(settings->sources[1].quiet_hours, QuietHours{});
  EXPECT_EQ(settings->sources[1].permission, "B. Smith, 2026-11-02");
}

}  // namespace
}  // namespace rolecall
