#include "config/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/text.h"
#include "config/setting_keys.h"
#include "parser/boards/board.h"

namespace rolecall {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

using Environment = std::map<std::string, std::string>;

// A folder of its own, in which the file is called rolecall.toml.
class SettingsTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = testing::TempDir() + "settings-XXXXXX";
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string Path() const { return folder_ + "/rolecall.toml"; }

  Result<Settings> Load(const std::string& toml,
                        const Environment& environment = {}) {
    std::ofstream(Path(), std::ios::binary) << toml;
    return LoadSettings(Path(), environment);
  }

  // The message without the folder; "" where loading succeeds.
  std::string Problem(const std::string& toml,
                      const Environment& environment = {}) {
    const auto settings = Load(toml, environment);
    if (settings) return "";
    EXPECT_EQ(settings.error().code, ErrorCode::kInvalidArgument);
    std::string message = settings.error().message;
    const std::string folder = folder_ + "/";
    for (size_t at; (at = message.find(folder)) != std::string::npos;) {
      message.erase(at, folder.size());
    }
    return message;
  }

 private:
  std::string folder_;
};

std::string VariableProblem(const std::string& name, const std::string& value) {
  const auto settings = LoadSettings("", {{name, value}});
  return settings ? "" : settings.error().message;
}

TEST_F(SettingsTest, NoFileGivesTheDefaults) {
  const auto settings = LoadSettings("", {});
  ASSERT_TRUE(settings) << settings.error().message;
  EXPECT_EQ(settings->store.state_dir, "/var/lib/rolecall");
  EXPECT_EQ(settings->crawl.min_delay, milliseconds(1000));
  EXPECT_EQ(settings->log.level, "info");
  EXPECT_TRUE(settings->sources.empty());
}

TEST_F(SettingsTest, EmptyFileGivesTheDefaults) {
  const auto settings = Load("");
  ASSERT_TRUE(settings) << settings.error().message;
  EXPECT_EQ(SettingsToToml(*settings), SettingsToToml(Settings{}));
}

TEST_F(SettingsTest, WithoutSourcesTheirKeysAreShownAsComments) {
  EXPECT_THAT(SettingsToToml(Settings{}),
              HasSubstr("\n# [[source]]\n# # its name in commands"));
  Settings settings;
  settings.sources.emplace_back().id = "a";
  EXPECT_THAT(SettingsToToml(settings), Not(HasSubstr("# [[source]]")));
}

TEST_F(SettingsTest, ReadsEverySection) {
  const auto settings = Load(R"(
[store]
url = "redis+unix:///run/redis.sock"
max_events = 5000
[crawl]
contact = "mailto:ops@example.org"
min_delay_ms = 250
max_body_bytes = 1048576
total_timeout_seconds = 20
[matching]
weight_distance = 5
weight_pay = 6.0
[log]
level = "debug"
format = "journal"
)");
  ASSERT_TRUE(settings) << settings.error().message;
  EXPECT_EQ(settings->store.url, "redis+unix:///run/redis.sock");
  EXPECT_EQ(settings->store.max_events, 5000U);
  EXPECT_EQ(settings->crawl.contact, "mailto:ops@example.org");
  EXPECT_EQ(settings->crawl.min_delay, milliseconds(250));
  EXPECT_EQ(settings->crawl.max_body_bytes, size_t{1} << 20);
  EXPECT_EQ(settings->crawl.total_timeout, seconds(20));
  EXPECT_EQ(settings->matching.weight_distance, 5);
  EXPECT_EQ(settings->matching.weight_pay, 6);
  EXPECT_EQ(settings->log.level, "debug");
  EXPECT_EQ(settings->log.format, "journal");
}

TEST_F(SettingsTest, ReadsSourcesInTheOrderOfTheFile) {
  const auto settings = Load(R"(
[[source]]
id = "valley"
name = "Valley Clinics"
url = "http://127.0.0.1:8090/sitemap.xml"
kind = "auto"
local = true
min_delay_ms = 0
crawl_interval_minutes = 30
enabled = false
hiring_organization = "Valley Clinics, Inc."
key = "k-17"
[[source]]
id = "acme-health"
url = "https://jobs.example.org/"
)");
  ASSERT_TRUE(settings) << settings.error().message;
  ASSERT_EQ(settings->sources.size(), 2U);
  const Source& valley = settings->sources[0];
  EXPECT_EQ(valley.id, "valley");
  EXPECT_EQ(valley.name, "Valley Clinics");
  EXPECT_EQ(valley.url, "http://127.0.0.1:8090/sitemap.xml");
  EXPECT_TRUE(valley.local);
  EXPECT_FALSE(valley.enabled);
  EXPECT_EQ(valley.min_delay, milliseconds(0));
  EXPECT_EQ(valley.crawl_interval, minutes(30));
  EXPECT_EQ(valley.hiring_organization, "Valley Clinics, Inc.");
  EXPECT_EQ(valley.key, "k-17");
  const Source& acme = settings->sources[1];
  EXPECT_EQ(acme.kind, "auto");
  EXPECT_EQ(acme.min_delay, std::nullopt);
  EXPECT_TRUE(acme.enabled);
  EXPECT_FALSE(acme.local);
}

TEST_F(SettingsTest, MissingFileIsNotFound) {
  const auto settings = LoadSettings("no/such.toml", {});
  ASSERT_FALSE(settings);
  EXPECT_EQ(settings.error().code, ErrorCode::kNotFound);
  EXPECT_EQ(settings.error().message, "no/such.toml: no such file");
}

TEST_F(SettingsTest, FolderInPlaceOfAFileIsRefused) {
  const auto settings = LoadSettings(testing::TempDir(), {});
  ASSERT_FALSE(settings);
  EXPECT_EQ(settings.error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(settings.error().message, testing::TempDir() + ": cannot be read");
}

TEST_F(SettingsTest, OversizeFileIsRefused) {
  EXPECT_EQ(Problem(std::string((64 << 20) + 1, '#')),
            "rolecall.toml: larger than 67108864 bytes");
}

TEST_F(SettingsTest, SyntaxErrorNamesLineAndColumn) {
  EXPECT_THAT(Problem("[store]\nurl = \n"), StartsWith("rolecall.toml:2:7: "));
}

TEST_F(SettingsTest, NestingBombIsASyntaxErrorNotACrash) {
  EXPECT_THAT(Problem("a = " + std::string(100'000, '[')),
              StartsWith("rolecall.toml:1:"));
}

TEST_F(SettingsTest, UnknownKeyNamesTheNearest) {
  EXPECT_EQ(Problem("[log]\n  levl = \"info\"\n"),
            "rolecall.toml:2:3: unknown key \"levl\", "
            "did you mean \"level\"?");
}

TEST_F(SettingsTest, UnknownKeyFarFromAllListsThem) {
  EXPECT_EQ(Problem("[log]\nqqqqqqqq = 1\n"),
            "rolecall.toml:2:1: unknown key \"qqqqqqqq\", "
            "known are level, format");
}

TEST_F(SettingsTest, UnknownSectionNamesTheNearest) {
  EXPECT_EQ(Problem("[crawll]\nmin_delay_ms = 1\n"),
            "rolecall.toml:1:2: unknown section \"crawll\", "
            "did you mean \"crawl\"?");
}

TEST_F(SettingsTest, KeyOutsideAnySectionIsUnknown) {
  EXPECT_EQ(Problem("contact = \"mailto:a@example.org\"\n"),
            "rolecall.toml:1:1: unknown key \"contact\", "
            "known are source, store, crawl, matching, log");
}

TEST_F(SettingsTest, UnknownKeyOfASourceNamesTheNearest) {
  EXPECT_EQ(Problem("[[source]]\nid = \"a\"\nurl = \"http://a.example/\"\n"
                    "enabeld = true\n"),
            "rolecall.toml:4:1: unknown key \"enabeld\", "
            "did you mean \"enabled\"?");
}

TEST_F(SettingsTest, WrongTypeSaysWhatIsWanted) {
  EXPECT_EQ(Problem("[store]\nurl = 7\n"),
            "rolecall.toml:2:7: url: expected a string, got a whole number");
  EXPECT_EQ(Problem("[crawl]\nmax_redirects = \"5\"\n"),
            "rolecall.toml:2:17: max_redirects: expected a whole number, "
            "got a string");
  EXPECT_EQ(Problem("[crawl]\nmax_redirects = 5.5\n"),
            "rolecall.toml:2:17: max_redirects: expected a whole number, "
            "got a number with a fraction");
  EXPECT_EQ(Problem("[matching]\nweight_pay = [6]\n"),
            "rolecall.toml:2:14: weight_pay: expected a number, got a list");
  EXPECT_EQ(Problem("[log]\nlevel = 2026-11-22\n"),
            "rolecall.toml:2:9: level: expected a string, got a date or time");
}

TEST_F(SettingsTest, NumbersOutOfRangeNameTheBound) {
  EXPECT_EQ(Problem("[crawl]\nmin_delay_ms = -1\n"),
            "rolecall.toml:2:16: min_delay_ms: -1 is too small, "
            "the least is 0");
  EXPECT_EQ(Problem("[crawl]\nmax_connections = 9223372036854775807\n"),
            "rolecall.toml:2:19: max_connections: 9223372036854775807 is too "
            "large, the most is 10000");
  EXPECT_EQ(Problem("[matching]\nweight_pay = -0.5\n"),
            "rolecall.toml:2:14: weight_pay: -0.5 is too small, "
            "the least is 0.0");
}

TEST_F(SettingsTest, EveryWholeNumberRefusesWhatItCannotHold) {
  ForEachSection(*std::make_unique<Settings>(), [](std::string_view, auto& o) {
    for (const auto& key : KeysOf(o)) {
      if (key.type != SettingType::kWhole) continue;
      EXPECT_FALSE(key.set(o, int64_t{-1})) << key.name;
      EXPECT_FALSE(key.set(o, INT64_MAX)) << key.name;
    }
  });
}

TEST_F(SettingsTest, WeightsMustAddUpToAHundred) {
  EXPECT_EQ(Problem("[matching]\nweight_pay = 14\n"),
            "rolecall.toml:1:1: [matching]: the weights add up to 110.0, they "
            "must add up to 100");
}

TEST_F(SettingsTest, NotANumberIsNoWeight) {
  EXPECT_THAT(Problem("[matching]\nweight_pay = nan\n"),
              HasSubstr("weight_pay: nan is too large"));
}

TEST_F(SettingsTest, ChoicesNameTheNearest) {
  EXPECT_EQ(Problem("[log]\nformat = \"jsn\"\n"),
            "rolecall.toml:2:10: format: \"jsn\" is not known, "
            "did you mean \"json\"?");
  EXPECT_EQ(Problem("[store]\nappendfsync = \"sometimes\"\n"),
            "rolecall.toml:2:15: appendfsync: \"sometimes\" is not known, "
            "use one of always, everysec, no");
}

TEST_F(SettingsTest, UnknownBoardNamesTheNearest) {
  EXPECT_EQ(Problem("[[source]]\nid = \"a\"\nurl = \"http://a.example/\"\n"
                    "kind = \"greenhuose\"\n"),
            "rolecall.toml:4:8: kind: \"greenhuose\" is not known, "
            "did you mean \"greenhouse\"?");
}

TEST_F(SettingsTest, EveryBoardIsAKind) {
  std::vector<std::string> kinds = BoardKinds();
  ASSERT_FALSE(kinds.empty());
  kinds.push_back("auto");
  for (const std::string& kind : kinds) {
    EXPECT_EQ(Problem("[[source]]\nid = \"a\"\nurl = \"http://a.example/\"\n"
                      "kind = \"" +
                      kind + "\"\n"),
              "");
  }
}

TEST_F(SettingsTest, SourceIdIsLowerCaseLettersDigitsAndHyphens) {
  const auto with_id = [](const std::string& id) {
    return "[[source]]\nurl = \"http://a.example/\"\nid = \"" + id + "\"\n";
  };
  EXPECT_EQ(Problem(with_id(std::string(64, 'a'))), "");
  EXPECT_EQ(Problem(with_id("0-valley")), "");
  EXPECT_EQ(Problem(with_id("Valley")),
            "rolecall.toml:3:6: id: \"Valley\" is not 1 to 64 of "
            "a-z, 0-9 and -");
  for (const std::string& bad : {std::string(65, 'a'), std::string(),
                                 std::string("a b"), std::string("a:b")}) {
    EXPECT_THAT(Problem(with_id(bad)), HasSubstr("is not 1 to 64 of")) << bad;
  }
}

TEST_F(SettingsTest, SourceUrlIsHttpOrHttps) {
  const auto with_url = [](const std::string& url) {
    return "[[source]]\nid = \"a\"\nurl = \"" + url + "\"\n";
  };
  EXPECT_EQ(Problem(with_url("HTTPS://a.example/x?y=1")), "");
  EXPECT_EQ(Problem(with_url("ftp://a.example/")),
            "rolecall.toml:3:7: url: \"ftp://a.example/\" begins with none of "
            "http://, https://, file:///");
  EXPECT_EQ(Problem(with_url("http://a.example/two words")),
            "rolecall.toml:3:7: url: \"http://a.example/two words\" holds a "
            "byte that must be percent-encoded");
  EXPECT_THAT(Problem(with_url("http://")), HasSubstr("begins with none of"));
  EXPECT_THAT(Problem(with_url("")), HasSubstr("begins with none of"));
  EXPECT_THAT(Problem(with_url("http://a/" + std::string(2048, 'x'))),
              HasSubstr("longer than 2048 bytes"));
}

TEST_F(SettingsTest, MessageShowsNoPasswordOfAUrl) {
  EXPECT_EQ(Problem("[[source]]\nid = \"a\"\nkind = \"page\"\n"
                    "url = \"ftp://:secret@a.example/\"\n"),
            "rolecall.toml:4:7: url: \"ftp://:***@a.example/\" begins with "
            "none of http://, https://, file:///");
}

TEST_F(SettingsTest, StoreUrlThatCannotBeOpenedIsRefusedWithoutItsPassword) {
  for (const char* url :
       {"http://:secret@a.example/", "redis://:sec/ret@a.example",
        "redis+cluster://:secret@a.example", "rediss://:secret@a.example",
        "redis://:secret@a.example:99999", ":secret@a.example"}) {
    const std::string problem =
        Problem("[store]\nurl = \"" + std::string(url) + "\"\n");
    EXPECT_THAT(problem, HasSubstr("rolecall.toml:2:7: url: store url: "))
        << url;
    EXPECT_THAT(problem, Not(HasSubstr("sec"))) << url;
  }
}

TEST_F(SettingsTest, ContactCannotSmuggleAField) {
  EXPECT_THAT(Problem("[crawl]\ncontact = \"mailto:a@b\\r\\nX-Evil: 1\"\n"),
              HasSubstr("contact: \"mailto:a@b??X-Evil: 1\" holds a byte"));
}

TEST_F(SettingsTest, SourceNeedsIdAndUrl) {
  EXPECT_EQ(Problem("[[source]]\nname = \"Valley\"\n"),
            "rolecall.toml:1:1: a source without id\n"
            "rolecall.toml:1:1: a source without url");
}

TEST_F(SettingsTest, SourceIdsAreUnique) {
  const std::string source = "[[source]]\nid = \"a\"\nurl = \"http://a/\"\n";
  EXPECT_EQ(Problem(source + source),
            "rolecall.toml:4:1: a second source with the id \"a\"");
}

TEST_F(SettingsTest, SingleBracketsOfASourceAreNamed) {
  EXPECT_EQ(Problem("[source]\nid = \"a\"\n"),
            "rolecall.toml:1:1: write [[source]], with two brackets");
}

TEST_F(SettingsTest, ValueInPlaceOfASectionIsNamed) {
  EXPECT_EQ(Problem("log = \"info\"\n"), "rolecall.toml:1:7: write [log]");
}

TEST_F(SettingsTest, EveryProblemIsToldAtOnceInTheOrderOfTheFile) {
  EXPECT_EQ(Problem("[log]\n"
                    "levl = \"info\"\n"
                    "[crawl]\n"
                    "max_redirects = 99\n"
                    "[stor]\n"
                    "[[source]]\n"
                    "id = \"A\"\n"
                    "url = \"http://a/\"\n",
                    {{"ROLECALL_LOG_LEVEL", "loud"}}),
            "rolecall.toml:2:1: unknown key \"levl\", did you mean \"level\"?\n"
            "rolecall.toml:4:17: max_redirects: 99 is too large, "
            "the most is 20\n"
            "rolecall.toml:5:2: unknown section \"stor\", "
            "did you mean \"store\"?\n"
            "rolecall.toml:7:6: id: \"A\" is not 1 to 64 of a-z, 0-9 and -\n"
            "ROLECALL_LOG_LEVEL: \"loud\" is not known, use one of "
            "trace, debug, info, warn, error, off");
}

TEST_F(SettingsTest, EnvironmentOverridesTheFile) {
  const auto settings =
      Load("[store]\nstate_dir = \"/from/file\"\n[crawl]\nmin_delay_ms = 1\n",
           {{"ROLECALL_STORE_STATE_DIR", "/from/environment"},
            {"ROLECALL_MATCHING_WEIGHT_PAY", "4.0"},
            {"ROLECALL_CRAWL_MIN_DELAY_MS", "75"},
            {"PATH", "/bin"}});
  ASSERT_TRUE(settings) << settings.error().message;
  EXPECT_EQ(settings->store.state_dir, "/from/environment");
  EXPECT_EQ(settings->crawl.min_delay, milliseconds(75));
}

TEST_F(SettingsTest, EnvironmentErrorsNameTheVariable) {
  EXPECT_EQ(VariableProblem("ROLECALL_CRAWL_MIN_DELAY_MS", "soon"),
            "ROLECALL_CRAWL_MIN_DELAY_MS: expected a whole number, "
            "got \"soon\"");
  EXPECT_EQ(VariableProblem("ROLECALL_CRAWL_MIN_DELAY_MS", "5 "),
            "ROLECALL_CRAWL_MIN_DELAY_MS: expected a whole number, got \"5 \"");
  EXPECT_EQ(VariableProblem("ROLECALL_CRAWL_MIN_DELAY_MS", "-5"),
            "ROLECALL_CRAWL_MIN_DELAY_MS: -5 is too small, the least is 0");
  EXPECT_EQ(VariableProblem("ROLECALL_MATCHING_WEIGHT_PAY", ""),
            "ROLECALL_MATCHING_WEIGHT_PAY: expected a number, got \"\"");
}

TEST_F(SettingsTest, UnknownVariableNamesTheNearest) {
  EXPECT_EQ(VariableProblem("ROLECALL_STORE_ULR", "x"),
            "ROLECALL_STORE_ULR: unknown variable, "
            "did you mean ROLECALL_STORE_URL?");
  EXPECT_EQ(VariableProblem("ROLECALL_", "x"), "ROLECALL_: unknown variable");
}

TEST_F(SettingsTest, VariablesOfTheProgramItselfAreKnown) {
  EXPECT_EQ(VariableProblem("ROLECALL_CONFIG", "x"), "");
  EXPECT_EQ(VariableProblem("ROLECALL_DATA_DIR", "x"), "");
}

Source ASource(const std::string& url) {
  Source source;
  source.id = "a";
  source.url = url;
  return source;
}

// A value other than `now` that the key accepts.
template <typename Options>
void Change(const SettingKey<Options>& key, Options& options) {
  const std::optional<SettingValue> now = key.get(options);
  std::vector<SettingValue> tries = {"debug",
                                     "json",
                                     "always",
                                     "rss",
                                     "other",
                                     "https://b.example/\"quoted\"",
                                     "redis://b.example:7000/1",
                                     "22:00-06:30",
                                     true,
                                     false,
                                     int64_t{7},
                                     int64_t{4096}};
  for (const SettingValue& value : tries) {
    const bool fits = static_cast<SettingType>(value.index()) == key.type;
    if (fits && value != now && key.set(options, value)) return;
  }
  ADD_FAILURE() << "no other value for " << key.name;
}

TEST_F(SettingsTest, EveryKeyComesBackFromItsToml) {
  Settings settings;
  ForEachSection(settings, [](std::string_view, auto& options) {
    for (const auto& key : KeysOf(options)) {
      if (key.type != SettingType::kNumber) Change(key, options);
    }
  });
  settings.matching.weight_pay = 5.75;
  settings.matching.weight_distance = 5.25;
  Source& source = settings.sources.emplace_back();
  for (const auto& key : KeysOf(source)) Change(key, source);
  source.key.clear();  // a secret, never shown: TomlShowsNoPassword
  settings.sources.push_back(ASource("http://b.example/"));

  const std::string toml = SettingsToToml(settings);
  const auto again = Load(toml);
  ASSERT_TRUE(again) << again.error().message << "\n" << toml;
  EXPECT_EQ(SettingsToToml(*again), toml);
  EXPECT_EQ(again->sources, settings.sources);
  EXPECT_EQ(again->matching.weight_pay, 5.75);
  EXPECT_EQ(again->store.url, settings.store.url);
  EXPECT_NE(SettingsToToml(Settings{}), toml);
}

TEST_F(SettingsTest, TextOfAnyKindSurvivesToml) {
  Settings settings;
  settings.sources.push_back(ASource("http://a.example/"));
  settings.sources[0].name = "O\"Brien \\ S\xC3\xB6hne";
  const auto again = Load(SettingsToToml(settings));
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->sources, settings.sources);
}

TEST_F(SettingsTest, TomlShowsNoPassword) {
  Settings settings;
  settings.store.url = "redis://ops:secret@db.example:6379/0";
  settings.sources.push_back(ASource("https://reader:hush@a.example/feed"));
  settings.sources[0].key = "hush-17";
  const std::string toml = SettingsToToml(settings);
  EXPECT_THAT(toml, HasSubstr("redis://ops:***@db.example:6379/0"));
  EXPECT_THAT(toml, HasSubstr("https://reader:***@a.example/feed"));
  EXPECT_THAT(toml, Not(HasSubstr("secret")));
  EXPECT_THAT(toml, Not(HasSubstr("hush")));
}

}  // namespace
}  // namespace rolecall
