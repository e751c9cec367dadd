// The contract of the command line: what goes in, what comes out, which exit
// code.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <regex>

#include "tests/app/app_world.h"

namespace rolecall {
namespace {

namespace json = boost::json;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr char kPosting[] =
    R"({"id":"p1","title":"Medical Assistant","hiring_organization":"Valley Clinic","job_location":"Dayton, OH 45402","date_posted":"2026-11-02","description":"<p>CMA (AAMA), RMA or CCMA required within 6 months of hire. Epic a plus. $18.50 - $22.00 per hour.</p>"})";

TEST(CommandLineTest, HelpStartsWithExamples) {
  const ChildResult help = Rolecall({"--help"});
  EXPECT_EQ(help.exit_code, 0);
  EXPECT_THAT(help.out, StartsWith("Examples:"));
  for (const char* command :
       {"run", "crawl", "extract", "match", "matches", "explain", "gaps",
        "impact", "robots", "fetch", "candidate", "posting", "source", "config",
        "catalogue"}) {
    EXPECT_THAT(help.out, HasSubstr(command));
    EXPECT_EQ(Rolecall({command, "--help"}).exit_code, 0) << command;
  }
}

// The manual as a reader sees it: without troff's backslashes.
std::string Manual() {
  std::string text = ReadWholeFile(ROLECALL_SOURCE_DIR "/docs/rolecall.1");
  std::erase(text, '\\');
  return text;
}

TEST(CommandLineTest, TheManualNamesEveryOption) {
  const std::regex option("--[a-z][a-z-]+");
  for (const std::vector<std::string>& command :
       std::vector<std::vector<std::string>>{{"run"},
                                             {"crawl"},
                                             {"extract"},
                                             {"match"},
                                             {"matches"},
                                             {"explain"},
                                             {"gaps"},
                                             {"impact"},
                                             {"candidate", "import"},
                                             {"candidate", "list"},
                                             {"posting", "list"},
                                             {"source", "list"},
                                             {"config", "show"},
                                             {"catalogue", "search"},
                                             {"fetch"},
                                             {"robots"}}) {
    std::vector<std::string> call = command;
    call.push_back("--help");
    const std::string help = Rolecall(call).out;
    const std::string manual = Manual();
    const size_t begin = manual.find("rolecall " + command.front());
    ASSERT_NE(begin, std::string::npos) << command.front();
    const std::string synopsis =
        manual.substr(begin, manual.find("\n.br\n", begin) - begin);
    for (std::sregex_iterator it(help.begin(), help.end(), option), end;
         it != end; ++it) {
      if (it->str() == "--help") continue;
      EXPECT_THAT(synopsis, HasSubstr(it->str())) << command.front();
    }
  }
}

TEST(CommandLineTest, AnUnknownCommandIsNamedWithTheNearest) {
  const ChildResult result = Rolecall({"mtach"});
  EXPECT_EQ(result.exit_code, 64);
  EXPECT_THAT(result.err, HasSubstr("\"mtach\"; did you mean \"match\"?"));
}

TEST(CommandLineTest, AWrongCallIsSaidWithItsCauseAndTheNearest) {
  struct Case {
    std::vector<std::string> call;
    std::string said;
  };
  for (const Case& one : std::vector<Case>{
           {{"source", "lst"},
            "there is no command \"source lst\"; did you mean \"list\"?"},
           {{"source"}, "`rolecall source` needs a command, one of add, "},
           {{"matches", "c-01", "--jsn"},
            "`rolecall matches` has no option \"--jsn\"; did you mean "
            "\"--json\"?"},
           {{"matches", "c-01", "c-02"},
            "\"c-02\" is one word more than `rolecall matches` takes"},
           {{"matches", "c-01", "--top", "0"}, "--top: "},
           {{"fetch", "notaurl"}, "\"notaurl\" is no URL such as https://"}}) {
    const ChildResult result = Rolecall(one.call);
    EXPECT_EQ(result.exit_code, 64);
    EXPECT_THAT(result.err, StartsWith("rolecall: "));
    EXPECT_THAT(result.err, HasSubstr(one.said));
  }
}

TEST(CommandLineTest, AReaderWhoGoesAwayIsNoError) {
  const ChildResult result = RunChild(
      {"bash", "-c",
       "set -o pipefail; \"$0\" catalogue search a --json | :", kProgram},
      {{"ROLECALL_DATA_DIR", ROLECALL_SOURCE_DIR "/config"}});
  EXPECT_NE(result.exit_code, 74);
  EXPECT_EQ(result.err, "");
}

TEST(CommandLineTest, HelpShowsSwitchesWithoutTheirValue) {
  const ChildResult help = Rolecall({"crawl", "--help"});
  EXPECT_THAT(help.out, HasSubstr("--no-match "));
  EXPECT_EQ(help.out.find("{false}"), std::string::npos);
}

TEST(CommandLineTest, VersionNamesProgramAndVersion) {
  const ChildResult version = Rolecall({"--version"});
  EXPECT_EQ(version.exit_code, 0);
  EXPECT_THAT(version.out, StartsWith("rolecall "));
}

TEST(CommandLineTest, AWrongCallIsAUsageError) {
  EXPECT_EQ(Rolecall({}).exit_code, 64);
  EXPECT_EQ(Rolecall({"extrakt"}).exit_code, 64);
  EXPECT_EQ(Rolecall({"extract", "--format", "pdf"}).exit_code, 64);
  EXPECT_EQ(Rolecall({"match", "--postings", "x"}).exit_code, 64);
  EXPECT_EQ(Rolecall({"extract", "--as-of", "2026-13-01"}).exit_code, 64);
}

TEST(CommandLineTest, EveryComplaintBeginsWithTheProgramsName) {
  for (const std::vector<std::string>& call :
       std::vector<std::vector<std::string>>{{},
                                             {"extrakt"},
                                             {"extract", "--format", "pdf"},
                                             {"match", "--no-such-option"}}) {
    EXPECT_THAT(Rolecall(call).err, StartsWith("rolecall: "));
  }
}

TEST(ExtractTest, WritesTheContractsLine) {
  const ChildResult result =
      Rolecall({"extract", "-", "--format", "jsonl"}, {}, kPosting);
  EXPECT_EQ(result.exit_code, 0) << result.err;
  const json::value line = json::parse(Lines(result.out).at(0));
  EXPECT_EQ(line.at("id").as_string(), "p1");
  const json::value& posting = line.at("posting");
  EXPECT_EQ(posting.at("title").as_string(), "Medical Assistant");
  EXPECT_EQ(posting.at("date_posted").as_string(), "2026-11-02");
  EXPECT_EQ(posting.at("base_salary").at("max_value").to_number<double>(),
            22.0);
  EXPECT_EQ(posting.at("job_location").at(0).at("postal_code").as_string(),
            "45402");
  const json::value& asked = line.at("requirements").at(0);
  EXPECT_EQ(json::serialize(asked.at("any_of")),
            R"(["ccma-nha","cma-aama","rma-amt"])");
  EXPECT_EQ(asked.at("level").as_string(), "required");
  EXPECT_EQ(asked.at("within_days").as_int64(), 180);
  const json::value& evidence = asked.at("evidence");
  const std::string text(posting.at("description_text").as_string());
  const auto begin = evidence.at("begin").to_number<size_t>();
  const auto end = evidence.at("end").to_number<size_t>();
  EXPECT_EQ(text.substr(begin, end - begin), evidence.at("text").as_string());
}

TEST(ExtractTest, ABadLineIsNamedAndTheRestGoesOn) {
  const ChildResult result = Rolecall(
      {"extract", "-", "--format", "jsonl"}, {},
      "{\"id\":\"a\",\"title\":\"Coder\",\"description\":\"CPC required\"}\n"
      "{\"id\":\n" +
          std::string(kPosting) + "\n");
  EXPECT_EQ(result.exit_code, 65);
  EXPECT_EQ(Lines(result.out).size(), 2u);
  EXPECT_THAT(result.err, HasSubstr(":2"));
}

TEST(ExtractTest, AMissingFileIsNoInput) {
  EXPECT_EQ(Rolecall({"extract", "no-such-file.html"}).exit_code, 66);
}

TEST(CommandLineTest, OutputThatCannotBeWrittenIsNotDone) {
  const ChildResult result =
      RunChild({"sh", "-c", kProgram + " catalogue search coder >/dev/full"},
               {{"ROLECALL_DATA_DIR", ROLECALL_SOURCE_DIR "/config"}});
  EXPECT_EQ(result.exit_code, 74);
}

TEST(ExtractTest, ReadsGzip) {
  TemporaryFolder folder;
  const std::string path =
      folder.Write("p.jsonl", std::string(kPosting) + "\n");
  ASSERT_EQ(RunChild({"gzip", path}).exit_code, 0);
  const ChildResult result = Rolecall({"extract", path + ".gz"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(Lines(result.out).size(), 1u);
}

class MatchTest : public ::testing::Test {
 protected:
  MatchTest() {
    postings_ = folder_.Write("p.jsonl", std::string(kPosting) + "\n");
    candidates_ = folder_.Write(
        "c.jsonl",
        R"({"id":"a","credentials":[{"term":"cma-aama","valid_until":"2027-03-31"}],"software":[{"term":"epic"}],"occupational_category":["31-9092"],"home":{"postal_code":"45402"},"radius_miles":25})"
        "\n"
        R"({"id":"b","occupational_category":["31-9092"],"home":{"postal_code":"45402"},"radius_miles":25})"
        "\n"
        R"({"id":"far","credentials":[{"term":"cma-aama"}],"home":{"postal_code":"90210"},"radius_miles":25})"
        "\n");
  }
  json::value Line(std::vector<std::string> more, size_t index = 0) {
    std::vector<std::string> arguments = {
        "match",   "--candidates", candidates_, "--postings",
        postings_, "--as-of",      "2026-11-22"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const ChildResult result = Rolecall(arguments);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return json::parse(Lines(result.out).at(index));
  }
  TemporaryFolder folder_;
  std::string postings_;
  std::string candidates_;
};

TEST_F(MatchTest, RanksCandidatesForAPosting) {
  const json::value line = Line({});
  EXPECT_EQ(line.at("posting_id").as_string(), "p1");
  EXPECT_EQ(line.at("qualified").as_int64(), 1);
  const json::array& matches = line.at("matches").as_array();
  ASSERT_EQ(matches.size(), 2u);
  EXPECT_EQ(matches[0].at("candidate_id").as_string(), "a");
  EXPECT_EQ(matches[0].at("qualification").as_string(), "qualified");
  EXPECT_EQ(matches[1].at("qualification").as_string(), "by-deadline");
}

TEST_F(MatchTest, RanksPostingsForACandidate) {
  const json::value line = Line({"--by", "candidate"}, 1);
  EXPECT_EQ(line.at("candidate_id").as_string(), "b");
  EXPECT_EQ(line.at("matches").at(0).at("posting_id").as_string(), "p1");
}

TEST_F(MatchTest, PointsAddUpToTheScore) {
  const json::value line = Line({});
  for (const json::value& match : line.at("matches").as_array()) {
    long tenths = 0;
    for (const json::value& reason : match.at("reasons").as_array()) {
      const double points = reason.at("points").to_number<double>();
      tenths += std::lround(points * 10);
      EXPECT_NEAR(points * 10, static_cast<double>(std::lround(points * 10)),
                  1e-6);
    }
    EXPECT_EQ(tenths, std::lround(match.at("score").to_number<double>() * 10));
  }
}

TEST_F(MatchTest, APostingPastItsLastDayIsLeftOut) {
  postings_ = folder_.Write(
      "old.jsonl",
      R"({"id":"old","title":"Coder","valid_through":"2026-11-01","description":"CPC required"})"
      "\n" +
          std::string(kPosting) + "\n");
  EXPECT_EQ(Line({}).at("posting_id").as_string(), "p1");
}

TEST_F(MatchTest, PostingsWithoutIdsAreCalledByTheirLines) {
  postings_ = folder_.Write("noid.jsonl",
                            "{\"title\":\"Coder\",\"description\":\"CPC\"}\n"
                            "{\"title\":\"Biller\",\"description\":\"CPB\"}\n");
  for (const size_t line : {0u, 1u}) {
    EXPECT_THAT(std::string(Line({}, line).at("posting_id").as_string()),
                HasSubstr("noid.jsonl:" + std::to_string(line + 1)));
  }
}

TEST_F(MatchTest, ARepeatedPostingIsNamedAndLeftOut) {
  postings_ = folder_.Write("twice.jsonl", std::string(kPosting) + "\n" +
                                               std::string(kPosting) + "\n");
  const ChildResult result =
      Rolecall({"match", "--candidates", candidates_, "--postings", postings_});
  EXPECT_EQ(result.exit_code, 65);
  EXPECT_THAT(result.err, HasSubstr("twice.jsonl:2: posting p1 stands twice"));
  EXPECT_EQ(Lines(result.out).size(), 1u);
}

TEST_F(MatchTest, AMissingInputGivesNoRankings) {
  const ChildResult result = Rolecall(
      {"match", "--candidates", "no-such-file", "--postings", postings_});
  EXPECT_EQ(result.exit_code, 66);
  EXPECT_EQ(result.out, "");
}

TEST_F(MatchTest, FiguresThatNobodyCanHaveAreRefused) {
  const std::string bad = folder_.Write(
      "bad.jsonl",
      "{\"id\":\"a\",\"radius_miles\":-5}\n"
      "{\"id\":\"b\",\"software\":[{\"term\":\"epic\",\"months\":1e9}]}\n");
  const ChildResult result =
      Rolecall({"match", "--candidates", bad, "--postings", postings_});
  EXPECT_EQ(result.exit_code, 65);
  EXPECT_THAT(result.err, HasSubstr("bad.jsonl:1: /radius_miles: expected"));
  EXPECT_THAT(result.err,
              HasSubstr("bad.jsonl:2: /software/0/months: expected"));
}

TEST_F(MatchTest, ABadCandidateIsNamedAndTheRestGoesOn) {
  const std::string bad = folder_.Write(
      "bad.jsonl", "{\"id\":\"a\",\"radius_miles\":\"far\"}\n{\"id\":\"b\"}\n");
  const ChildResult result =
      Rolecall({"match", "--candidates", bad, "--postings", postings_});
  EXPECT_EQ(result.exit_code, 65);
  EXPECT_THAT(result.err, HasSubstr("bad.jsonl:1: /radius_miles: expected"));
  EXPECT_EQ(Lines(result.out).size(), 1u);
}

TEST(RobotsTest, SaysAllowedOrDisallowed) {
  TemporaryFolder folder;
  const std::string file =
      folder.Write("robots.txt", "User-agent: *\nDisallow: /private\n");
  const ChildResult yes =
      Rolecall({"robots", file, "rolecall", "http://a.example/careers"});
  EXPECT_EQ(yes.out, "allowed\n");
  EXPECT_EQ(yes.exit_code, 0);
  const ChildResult no =
      Rolecall({"robots", file, "rolecall", "http://a.example/private/x"});
  EXPECT_EQ(no.out, "disallowed\n");
  EXPECT_EQ(no.exit_code, 1);
}

TEST(RobotsTest, AnEmptyTokenAndAnEmptyUrlAreValidInput) {
  TemporaryFolder folder;
  const std::string file = folder.Write("robots.txt", "");
  EXPECT_EQ(Rolecall({"robots", file, "", ""}).out, "allowed\n");
}

TEST(ConfigTest, ABadConfigurationIsNamedWithItsPlace) {
  TemporaryFolder folder;
  const std::string file = folder.Write("r.toml", "[crawl]\ncontakt = \"x\"\n");
  const ChildResult result = Rolecall({"config", "check", "--config", file});
  EXPECT_EQ(result.exit_code, 78);
  EXPECT_THAT(result.err, HasSubstr(file + ":2:1"));
  EXPECT_THAT(result.err, HasSubstr("contact"));
}

TEST(ConfigTest, EachOfSeveralProblemsIsSaidByTheProgramWithItsPlace) {
  TemporaryFolder folder;
  const std::string file =
      folder.Write("r.toml", "[matching]\nweight_pay = 50\nfoo = 1\n");
  const ChildResult result = Rolecall({"config", "check", "--config", file});
  EXPECT_EQ(result.exit_code, 78);
  const auto lines = Lines(result.err);
  ASSERT_EQ(lines.size(), 2u) << result.err;
  EXPECT_THAT(lines[0], StartsWith("rolecall: " + file +
                                   ":1:1: [matching]: the weights "
                                   "add up to 146"));
  EXPECT_THAT(lines[1], StartsWith("rolecall: " + file + ":3:1: "));
}

TEST(ConfigTest, SourcesOfOtherHostsWantAContact) {
  TemporaryFolder folder;
  const auto warning = [&](const std::string& head, const std::string& url) {
    const std::string file = folder.Write(
        "r.toml",
        head + "[[source]]\nid = \"a\"\nlocal = true\nurl = \"" + url + "\"\n");
    return Rolecall({"config", "check", "--config", file}).err;
  };
  const std::string contact = "[crawl]\ncontact = \"mailto:a@b.example\"\n";
  const std::string url = "https://intranet.example/sitemap.xml";
  EXPECT_THAT(warning("", url), HasSubstr("no contact"));
  EXPECT_EQ(warning(contact, url), "");
  EXPECT_EQ(warning("", "http://127.0.0.1:8090/sitemap.xml"), "");
}

TEST(ConfigTest, ShowPrintsWhatIsInForce) {
  const ChildResult result = Rolecall(
      {"config", "show"}, {{"ROLECALL_CRAWL_CONTACT", "mailto:a@b.example"}});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("mailto:a@b.example"));
}

TEST(CatalogueTest, SearchFindsASpelling) {
  const ChildResult found = Rolecall({"catalogue", "search", "phlebotomy"});
  EXPECT_EQ(found.exit_code, 0);
  EXPECT_THAT(found.out, HasSubstr("cpt-nha"));
  EXPECT_EQ(Rolecall({"catalogue", "search", "xyzzy"}).exit_code, 1);
}

TEST(FetchTest, RefusesPrivateAddressesAndOtherSchemes) {
  EXPECT_EQ(Rolecall({"fetch", "http://127.0.0.1:9/"}).exit_code, 77);
  EXPECT_EQ(Rolecall({"fetch", "file:///etc/passwd"}).exit_code, 77);
  EXPECT_EQ(
      Rolecall({"fetch", "http://127.0.0.1:9/", "--allow-private"}).exit_code,
      69);
}

}  // namespace
}  // namespace rolecall
