// A disk without space under the private server.  A bound on the size of files
// stands in for it: a write beyond it fails as one on a full disk does.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <boost/json.hpp>
#include <filesystem>

#include "tests/app/app_world.h"

namespace rolecall {
namespace {

namespace json = boost::json;
using ::testing::HasSubstr;

class FullDiskTest : public ::testing::Test {
 protected:
  FullDiskTest()
      : board_({ROLECALL_BINARY_DIR "/sample-board", "--root",
                ROLECALL_SOURCE_DIR "/sample/board", "--port", "0"}) {
    EXPECT_TRUE(
        board_.WaitForOutput("listening on ", std::chrono::seconds(20)));
    std::string origin = Lines(board_.Output()).at(0);
    origin = origin.substr(origin.find("http://"));
    if (origin.ends_with('/')) origin.pop_back();
    config_ = folder_.Write("rolecall.toml",
                            "[store]\nstate_dir = \"" + state_dir() +
                                "\"\n[[source]]\nid = \"miami-valley\"\n"
                                "url = \"" +
                                origin +
                                "/sitemap.xml\"\n"
                                "local = true\nmin_delay_ms = 0\n");
  }

  std::string state_dir() const { return folder_.path() + "/state"; }
  size_t OpenPostings() {
    return Lines(
               Rolecall({"posting", "list", "--json", "--config", config_}).out)
        .size();
  }
  // Runs `rolecall crawl` where no file grows beyond so many KiB.
  ChildResult CrawlWithin(int kibibytes) {
    return RunChild({"bash", "-c",
                     "trap '' XFSZ; ulimit -f " + std::to_string(kibibytes) +
                         "; exec \"$0\" crawl --config \"$1\"",
                     kProgram, config_},
                    {{"ROLECALL_DATA_DIR", ROLECALL_SOURCE_DIR "/config"}});
  }

  TemporaryFolder folder_;
  Child board_;
  std::string config_;
};

TEST_F(FullDiskTest, TheCrawlStopsKeepsWhatWasStoredAndGoesOnWithSpace) {
  const ChildResult full = CrawlWithin(32);
  EXPECT_EQ(full.exit_code, 75) << full.err;
  EXPECT_THAT(full.err, HasSubstr(state_dir()));
  const size_t kept = OpenPostings();
  const ChildResult again = Rolecall({"crawl", "--config", config_});
  EXPECT_EQ(again.exit_code, 0) << again.err;
  const json::value summary = json::parse(Lines(again.out).back());
  EXPECT_GT(summary.at("postings_new").as_int64(), 0);
  EXPECT_EQ(static_cast<size_t>(summary.at("postings_new").as_int64()) + kept,
            OpenPostings());
}

}  // namespace
}  // namespace rolecall
