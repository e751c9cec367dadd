#include "base/log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rolecall {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;

// What is written to standard error while `write` runs.
template <typename Write>
std::string Captured(const LogOptions& options, Write write) {
  testing::internal::CaptureStderr();
  const auto started = StartLog(options);
  write();
  EXPECT_TRUE(started) << started.error().message;
  return testing::internal::GetCapturedStderr();
}

TEST(LogTest, TextLineHasTimeLevelAndMessage) {
  EXPECT_THAT(
      Captured({"info", "text"}, [] { LogWarning("source a: timed out"); }),
      MatchesRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"
                   "\\.[0-9]{3}Z warning source a: timed out\n"));
}

TEST(LogTest, JsonLineEscapesTheMessage) {
  EXPECT_THAT(
      Captured({"info", "json"}, [] { LogInfo("a \"b\" \\ \n\x01 c"); }),
      HasSubstr(R"("level":"info","message":"a \"b\" \\ \u000a\u0001 c"})"));
}

// sd-daemon(3): "<N>" before a line, N as in syslog(3).
TEST(LogTest, JournalLinesBeginWithTheirPriority) {
  EXPECT_EQ(Captured({"debug", "journal"},
                     [] {
                       LogDebug("d");
                       LogInfo("i");
                       LogWarning("w");
                       LogError("e");
                     }),
            "<7>d\n<6>i\n<4>w\n<3>e\n");
}

TEST(LogTest, LevelHidesWhatIsBelow) {
  EXPECT_EQ(Captured({"warn", "journal"},
                     [] {
                       LogInfo("hidden");
                       LogWarning("shown");
                     }),
            "<4>shown\n");
  EXPECT_EQ(Captured({"off", "journal"}, [] { LogError("hidden"); }), "");
}

TEST(LogTest, BracesInAMessageAreNoFormat) {
  EXPECT_EQ(Captured({"info", "journal"}, [] { LogInfo("{} {0} %v"); }),
            "<6>{} {0} %v\n");
}

TEST(LogTest, UnknownLevelOrFormatIsRefused) {
  const auto level = StartLog({"loud", "text"});
  ASSERT_FALSE(level);
  EXPECT_EQ(level.error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(level.error().message,
            "log level \"loud\": use trace, debug, info, warn, error or off");
  const auto format = StartLog({"info", "xml"});
  ASSERT_FALSE(format);
  EXPECT_EQ(format.error().message,
            "log format \"xml\": use text, json or journal");
}

TEST(LogTest, EveryLevelThatTheHeaderNamesIsTaken) {
  for (const char* level : {"trace", "debug", "info", "warn", "error", "off"}) {
    EXPECT_TRUE(StartLog({level, "text"})) << level;
  }
}

}  // namespace
}  // namespace rolecall
