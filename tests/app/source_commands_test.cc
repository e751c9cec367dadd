// What an operator sees and does of boards, on the sample board.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/app/sample_world.h"

namespace rolecall {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;

class SourceCommandsTest : public SampleWorld {
 protected:
  // Takes a source's table out of the configuration.
  void TakeOut(const std::string& id) {
    std::string settings = ReadWholeFile(config_);
    const size_t begin =
        settings.rfind("[[source]]", settings.find("id = \"" + id + "\""));
    const size_t end =
        std::min(settings.find("[[source]]", begin + 1), settings.size());
    settings.erase(begin, end - begin);
    config_ = folder_.Write("rolecall.toml", settings);
  }
  void Append(const std::string& text) {
    config_ = folder_.Write("rolecall.toml", ReadWholeFile(config_) + text);
  }
  std::vector<std::string> Open(const std::string& source) {
    return Lines(Command({"posting", "list", source, "--json"}).out);
  }
};

TEST_F(SourceCommandsTest, TheHealthBoardHasARowForEachSource) {
  Crawl();
  const ChildResult list = Command({"source", "list"});
  EXPECT_EQ(list.exit_code, 0) << list.err;
  const std::vector<std::string> rows = Lines(list.out);
  EXPECT_THAT(rows, Contains(AllOf(StartsWith("great-miami "),
                                   HasSubstr(" workday "), HasSubstr(" ok "))));
  EXPECT_THAT(rows,
              Contains(AllOf(StartsWith("miami-valley "), HasSubstr(" errors "),
                             HasSubstr("list page"))));
  EXPECT_THAT(Lines(Command({"source", "list", "--json"}).out),
              SizeIs(rows.size() - 1));
}

TEST_F(SourceCommandsTest, ABoardThatNoRealAnswerProvedIsMarked) {
  Append(
      "\n[[source]]\nid = \"elm\"\nkind = \"hireology\"\nenabled = false\n"
      "url = \"https://careers.hireology.com/elmdental\"\n");
  EXPECT_THAT(
      Lines(Command({"source", "list"}).out),
      Contains(AllOf(StartsWith("elm "), HasSubstr("hireology (unproven)"),
                     HasSubstr(" off "))));
}

TEST_F(SourceCommandsTest, ProgramsReadHowABoardIsConfiguredAndDoes) {
  Append(
      "\n[[source]]\nid = \"elm\"\nkind = \"hireology\"\nenabled = false\n"
      "url = \"https://careers.hireology.com/elmdental\"\n");
  const ChildResult crawled =
      Command({"crawl", "great-miami", "--no-match", "--json"});
  const std::vector<std::string> told = Lines(crawled.out);
  ASSERT_THAT(told, SizeIs(2)) << crawled.err;
  const auto great_miami =
      AllOf(StartsWith("{\"kind\":\"workday\",\"unproven\":false,\"url\":"),
            HasSubstr("\"enabled\":true,\"state\":\"ok\","),
            HasSubstr("\"source_id\":\"great-miami\""));
  EXPECT_THAT(told[0], great_miami);
  EXPECT_THAT(told[1], StartsWith("{\"pages\":"));
  EXPECT_THAT(
      Lines(Command({"source", "list", "--json"}).out),
      AllOf(Contains(great_miami),
            Contains(AllOf(StartsWith("{\"kind\":\"hireology\",\"unproven\":"
                                      "true,"),
                           HasSubstr("\"enabled\":false,\"state\":\"off\"")))));
}

TEST_F(SourceCommandsTest, AnAddressThatNamesNoEmployerIsNotAdded) {
  for (const char* url :
       {"https://www.paycomonline.net/v4/ats/web.php",
        "https://phh.tbe.taleo.net/phh01/ats/careers/v2/searchResults",
        "https://jobs.lever.co/"}) {
    const ChildResult refused = Command({"source", "add", url});
    EXPECT_EQ(refused.exit_code, 64) << url;
    EXPECT_THAT(refused.err, HasSubstr("does not lead to an employer's list"))
        << url;
  }
}

TEST_F(SourceCommandsTest, PostingsOfABoardTakenOutAreNamedUntilWithdrawn) {
  Crawl();
  const size_t open = Open("great-miami").size();
  ASSERT_GT(open, 0u);
  TakeOut("great-miami");
  const std::string hint = "`rolecall source withdraw great-miami`";
  EXPECT_THAT(Command({"source", "list"}).err, HasSubstr(hint));
  const ChildResult withdrawn = Command({"source", "withdraw", "great-miami"});
  EXPECT_EQ(withdrawn.exit_code, 0) << withdrawn.err;
  EXPECT_THAT(withdrawn.out, HasSubstr("of " + std::to_string(open) + " open"));
  EXPECT_THAT(Open("great-miami"), SizeIs(0));
  EXPECT_THAT(Command({"source", "list"}).err, Not(HasSubstr(hint)));
}

TEST_F(SourceCommandsTest, ABoardInUseIsNotWithdrawn) {
  Crawl({"great-miami"});
  const size_t open = Open("great-miami").size();
  const ChildResult refused = Command({"source", "withdraw", "great-miami"});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("enabled = false"));
  EXPECT_THAT(Open("great-miami"), SizeIs(open));
}

TEST_F(SourceCommandsTest, AddingRecognisesTheBoardAndRefusesItTwice) {
  const std::string url = "https://boards.greenhouse.io/elmclinic";
  const ChildResult added = Command({"source", "add", url});
  EXPECT_EQ(added.exit_code, 0) << added.err;
  EXPECT_THAT(added.out, HasSubstr("read as greenhouse"));
  EXPECT_EQ(Command({"config", "check"}).exit_code, 0);
  EXPECT_EQ(Command({"source", "add", url}).exit_code, 1);
  EXPECT_THAT(Lines(Command({"source", "list"}).out),
              Contains(AllOf(HasSubstr(" greenhouse "), HasSubstr(" new "))));
}

TEST_F(SourceCommandsTest, OneOfTheOwnNetworkIsNotAddedAndTheWayIsSaid) {
  const ChildResult added = Command({"source", "add", origin_ + "/"});
  EXPECT_EQ(added.exit_code, 77);
  EXPECT_THAT(added.err,
              AllOf(HasSubstr("local = true in the source's settings"),
                    HasSubstr("not added to " + config_)));
}

TEST_F(SourceCommandsTest, EmployersOfOneHostAreSourcesOfTheirNames) {
  Command({"source", "add", "https://jobs.lever.co/elm"});
  const ChildResult second =
      Command({"source", "add", "https://jobs.lever.co/oak"});
  EXPECT_EQ(second.exit_code, 0) << second.err;
  EXPECT_THAT(second.out, HasSubstr("added jobs-lever-oak, read as lever"));
  EXPECT_THAT(
      Command({"source", "add", "https://ats.rippling.com/oak/jobs"}).out,
      HasSubstr("added ats-rippling-oak, read as rippling"));
}

TEST_F(SourceCommandsTest, AnAddressOfOnesOwnNetworkIsNotAddedUnseen) {
  const ChildResult refused = Command({"source", "add", origin_ + "/"});
  EXPECT_EQ(refused.exit_code, 77) << refused.out;
  EXPECT_THAT(refused.err, HasSubstr("local = true"));
}

TEST_F(SourceCommandsTest, ASiteThatIsNeverReadIsNamedByTheCheck) {
  Append(
      "\n[[source]]\nid = \"elm\"\nurl = "
      "\"https://www.indeed.com/cmp/elm\"\n");
  EXPECT_THAT(Command({"config", "check"}).err,
              HasSubstr("source \"elm\" is never visited"));
}

TEST_F(SourceCommandsTest, SitesWhoseTermsForbidReadingAreRefused) {
  for (const char* url :
       {"https://www.indeed.com/jobs?q=cma", "https://linkedin.com/jobs",
        "https://www.glassdoor.co.uk/Job/x", "http://ziprecruiter.com/"}) {
    const ChildResult added = Command({"source", "add", url});
    EXPECT_EQ(added.exit_code, 77) << url << added.err;
    EXPECT_EQ(ReadWholeFile(config_).find(url), std::string::npos);
  }
}

TEST_F(SourceCommandsTest, AUrlThatCannotStandBetweenQuotesIsNotWritten) {
  const std::string before = ReadWholeFile(config_);
  for (const char* url :
       {"https://x.invalid/\"]", "https://x.invalid/a\\q", "file:///a\"b"}) {
    const ChildResult refused = Command({"source", "add", url});
    EXPECT_EQ(refused.exit_code, 64) << url;
    EXPECT_THAT(refused.err, HasSubstr("percent-encode")) << url;
  }
  EXPECT_EQ(ReadWholeFile(config_), before);
}

}  // namespace
}  // namespace rolecall
