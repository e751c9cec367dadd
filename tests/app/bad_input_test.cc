// What is wrong with a file is named with its place, and the rest goes on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

#include "tests/app/app_world.h"

namespace rolecall {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class BadCandidatesTest : public ::testing::Test {
 protected:
  // What `match` says of a file of candidates.
  ChildResult Match(const std::string& lines) {
    const std::string postings = folder_.Write(
        "p.jsonl",
        "{\"id\":\"p\",\"title\":\"Coder\",\"description\":\"CPC required\","
        "\"shift\":[\"day\"]}\n");
    return Rolecall({"match", "--candidates", folder_.Write("c.jsonl", lines),
                     "--postings", postings, "--by", "candidate"});
  }
  // What `candidate import` says of a CSV file.
  ChildResult Import(const std::string& name, const std::string& bytes) {
    return Rolecall({"candidate", "import", folder_.Write(name, bytes),
                     "--config", settings_});
  }
  std::string Show(const std::string& id) {
    return Rolecall({"candidate", "show", id, "--config", settings_}).out;
  }
  TemporaryFolder folder_;
  const std::string settings_ = folder_.Write(
      "r.toml", "[store]\nstate_dir = \"" + folder_.path() + "/state\"\n");
};

TEST_F(BadCandidatesTest, AnUnknownMemberIsNamedWithTheNearest) {
  const ChildResult result = Match(
      "{\"id\":\"a\"}\n"
      "{\"id\":\"b\",\"credentails\":[],\"home\":{\"zip\":\"45402\"},"
      "\"credentials\":[{\"term\":\"bls\",\"valid_untl\":\"2027-01-01\"}]}\n");
  EXPECT_EQ(result.exit_code, 65);
  EXPECT_THAT(result.err, HasSubstr("c.jsonl:2: /credentails: unknown member, "
                                    "did you mean \"credentials\"?"));
  EXPECT_THAT(result.err, HasSubstr("/home/zip: unknown member"));
  EXPECT_THAT(result.err,
              HasSubstr("/credentials/0/valid_untl: unknown member, "
                        "did you mean \"valid_until\"?"));
  EXPECT_EQ(Lines(result.out).size(), 2u);
}

TEST_F(BadCandidatesTest, WhatCannotBeIsNamedAndLeftOut) {
  const ChildResult result = Match(
      "{\"id\":\"a\",\"home\":{\"postal_code\":\"ABCDE\"},"
      "\"credentials\":[{\"term\":\"cpc\",\"valid_from\":\"2027-02-01\","
      "\"valid_until\":\"2026-01-31\"}]}\n");
  EXPECT_EQ(result.exit_code, 65);
  EXPECT_THAT(result.err,
              HasSubstr("/home/postal_code: not a ZIP code such as 45402"));
  EXPECT_THAT(result.err, Not(HasSubstr("ABCDE")));
  EXPECT_THAT(result.err,
              HasSubstr("/credentials/0/valid_from: 2027-02-01 is after "
                        "valid_until, 2026-01-31; left out"));
  EXPECT_THAT(result.out, Not(HasSubstr("\"qualified\":1")));  // it has ended
}

// As the store does; else the index would have to keep it.
TEST_F(BadCandidatesTest, AnIdOfKilobytesIsLeftOut) {
  const std::string very_long(70'000, 'x');
  const ChildResult result =
      Match("{\"id\":\"" + very_long + "\"}\n{\"id\":\"b\"}\n");
  EXPECT_EQ(result.exit_code, 65);
  EXPECT_THAT(result.err, HasSubstr("c.jsonl:1: candidate id 'xxx"));
  EXPECT_THAT(result.err, HasSubstr("must be 1 to 1024 bytes"));
  EXPECT_EQ(Lines(result.out).size(), 1u);
}

TEST_F(BadCandidatesTest, APostingsIdOfKilobytesIsLeftOut) {
  const std::string line = "{\"id\":\"" + std::string(2000, 'x') +
                           "\",\"description\":\"CPC required\"}\n"
                           "{\"id\":\"p\",\"description\":\"CPC\"}\n";
  const ChildResult result = Rolecall(
      {"match", "--candidates", folder_.Write("c.jsonl", "{\"id\":\"a\"}\n"),
       "--postings", folder_.Write("p.jsonl", line)});
  EXPECT_EQ(result.exit_code, 65);
  EXPECT_THAT(result.err, HasSubstr("p.jsonl:1: posting id 'xxx"));
  EXPECT_EQ(Lines(result.out).size(), 1u);
}

TEST_F(BadCandidatesTest, WhatAPostingSaysThatItAsksForNeedsNoText) {
  const ChildResult result = Rolecall(
      {"match", "--candidates", folder_.Write("c.jsonl", "{\"id\":\"a\"}\n"),
       "--postings",
       folder_.Write("p.jsonl",
                     R"({"id":"p","posting":{"title":"Medical Assistant"},)"
                     R"("requirements":[{"kind":"certification",)"
                     R"("any_of":["bls"],"level":"required"}]})"
                     "\n")});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("Missing: BLS"));
}

TEST_F(BadCandidatesTest, ANoteIsForPeople) {
  const ChildResult result = Match("{\"id\":\"a\",\"note\":\"tall\"}\n");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.err, "");
}

TEST_F(BadCandidatesTest, AnUnknownWordIsNamedWithTheNearest) {
  const ChildResult result = Match(
      R"({"id":"a","credentials":[{"term":"cpc-aapcc","status":"verified"}],)"
      R"("software":[{"term":"epik"}],"shift":["day","nite"],)"
      R"("employment_type":"FULLTIME","education":"bachelors",)"
      R"("knows_language":["Spanish"],"occupational_category":["coder"]})"
      "\n");
  EXPECT_EQ(result.exit_code, 65);
  for (const char* said :
       {"c.jsonl:1: /credentials/0/term: unknown word \"cpc-aapcc\", did you "
        "mean \"cpc-aapc\"?",
        "/credentials/0/status: unknown word \"verified\"",
        "/software/0/term: unknown word \"epik\", did you mean \"epic\"?",
        "/shift/1: unknown word \"nite\"",
        "/employment_type/0: unknown word \"FULLTIME\", did you mean "
        "\"FULL_TIME\"?",
        "/education: unknown word \"bachelors\", did you mean \"bachelor\"?",
        "/knows_language/0: unknown word \"Spanish\", did you mean \"es\"?",
        "/occupational_category/0: unknown word \"coder\""}) {
    EXPECT_THAT(result.err, HasSubstr(said));
  }
  EXPECT_EQ(Lines(result.out).size(), 1u);
}

// A wish that cannot be understood must not hide every posting.
TEST_F(BadCandidatesTest, AnUnknownShiftHidesNothing) {
  const ChildResult result = Match(
      "{\"id\":\"a\",\"shift\":[\"dya\"],"
      "\"credentials\":[{\"term\":\"cpc-aapc\"}]}"
      "\n");
  EXPECT_THAT(result.out, HasSubstr("\"qualified\":1"));
}

TEST_F(BadCandidatesTest, AWrongTypeIsNamedByItsPointer) {
  const ChildResult result =
      Match(R"({"id":"a","credentials":[{"term":"bls"},)"
            R"({"term":"bls","valid_until":"2026-13-40"}]})"
            "\n");
  EXPECT_EQ(result.exit_code, 65);
  EXPECT_THAT(result.err, HasSubstr("c.jsonl:1: /credentials/1/valid_until: "
                                    "expected a date"));
}

TEST_F(BadCandidatesTest, BadSyntaxIsNamedByLineAndColumn) {
  const ChildResult result = Match("{\"id\":\"a\"}\n{\"id\":\"b\",}\n");
  EXPECT_EQ(result.exit_code, 65);
  EXPECT_THAT(result.err, HasSubstr("c.jsonl:2:11: not JSON"));
  EXPECT_EQ(Lines(result.out).size(), 1u);
}

TEST_F(BadCandidatesTest, TheSameSlipOfManyRowsIsCounted) {
  std::string lines;
  for (int i = 0; i < 25; ++i) {
    lines += "{\"id\":\"" + std::to_string(i) + "\",\"emial\":\"x\"}\n";
  }
  const ChildResult result = Match(lines);
  EXPECT_THAT(result.err, HasSubstr("c.jsonl:10: /emial"));
  EXPECT_THAT(result.err, Not(HasSubstr("c.jsonl:11: /emial")));
  EXPECT_THAT(result.err, HasSubstr("15 more rows: /emial"));
}

TEST_F(BadCandidatesTest, ARecordOfSeveralLinesIsNamedByItsLine) {
  const ChildResult result = Import("c.json", "{\n  \"id\": \"a\",\n  x\n}\n");
  EXPECT_EQ(result.exit_code, 65);
  EXPECT_THAT(result.err, HasSubstr("c.json:3:3: not JSON"));
}

TEST_F(BadCandidatesTest, CsvNamesColumnsAndWords) {
  const ChildResult result =
      Import("c.csv",
             "id,emial,credentials,remote_ok,languages,education\n"
             "x,a@b.example,bsl 2027-01-01;cma-aama,maybe,Spanish,bachelors\n"
             "y,,,yes,es,associate,too much\n");
  EXPECT_EQ(result.exit_code, 65);
  for (const char* said :
       {"c.csv:1: column \"emial\": unknown column, did you mean \"email\"?",
        "c.csv:2: column \"credentials\": unknown word \"bsl\", did you mean "
        "\"bls\"?",
        "c.csv:2: column \"remote_ok\": unknown word \"maybe\"",
        "c.csv:2: column \"languages\": unknown word \"Spanish\", did you mean "
        "\"es\"?",
        "c.csv:2: column \"education\": unknown word \"bachelors\"",
        "c.csv:3: 7 cells, but the first row names 6 columns"}) {
    EXPECT_THAT(result.err, HasSubstr(said));
  }
  EXPECT_THAT(result.out, HasSubstr("added 1,"));
}

TEST_F(BadCandidatesTest, ACsvMaySayItsDatesInUsOrder) {
  const ChildResult result =
      Import("us.csv",
             "id,credentials\nu,cma-aama 03/31/2027; bls 03/2027; "
             "acls 13/45/2027\n");
  EXPECT_THAT(result.err, HasSubstr("\"acls 13/45/2027\": expected"));
  EXPECT_THAT(Show("u"),
              HasSubstr(R"({"term":"cma-aama","valid_until":"2027-03-31"},)"
                        R"({"term":"bls","valid_until":"2027-03-31"}])"));
}

TEST_F(BadCandidatesTest, ACsvRowCountsWithoutItsBadCells) {
  const ChildResult result =
      Import("c.csv",
             "id,credentials,software,radius_miles,experience_months\n"
             "x,CPR first aid;BLS;cma-aama 2027-99-01,epic 24x;MS-Excel 6,far,"
             "many\n"
             ",bls,,,\n");
  EXPECT_EQ(result.exit_code, 65);
  for (const char* said :
       {"c.csv:2: column \"credentials\": unknown word \"CPR first aid\"",
        "c.csv:2: column \"credentials\": \"cma-aama 2027-99-01\": expected",
        "c.csv:2: column \"software\": \"epic 24x\": expected",
        "c.csv:2: column \"radius_miles\": \"far\": expected a number",
        "c.csv:2: column \"experience_months\": \"many\": expected",
        "c.csv:3: column \"id\": no name"}) {
    EXPECT_THAT(result.err, HasSubstr(said));
  }
  EXPECT_EQ(result.out, "added 1, changed 0, unchanged 0, left out 1\n");
  const std::string kept = Show("x");
  EXPECT_THAT(kept, HasSubstr(R"("credentials":[{"term":"bls"}])"));
  EXPECT_THAT(kept,
              HasSubstr(R"("software":[{"term":"ms-excel","months":6}])"));
}

TEST_F(BadCandidatesTest, ALaterRowOfTheSameIdIsLeftOut) {
  const std::string lines =
      "{\"id\":\"a\",\"radius_miles\":5}\n{\"id\":\"b\"}\n{\"id\":\"a\"}\n";
  for (const auto& [name, bytes] :
       {std::pair("c.csv", std::string("id,radius_miles\na,5\na,\n")),
        std::pair("c.jsonl", lines)}) {
    const ChildResult result = Import(name, bytes);
    EXPECT_EQ(result.exit_code, 65);
    EXPECT_THAT(result.err, HasSubstr(":3: candidate a stands twice"));
    EXPECT_THAT(result.out, HasSubstr("left out 1"));
    EXPECT_THAT(Show("a"), HasSubstr("\"radius_miles\":5"));
  }
  const ChildResult matched = Match(lines);
  EXPECT_EQ(matched.exit_code, 65);
  EXPECT_THAT(matched.err, HasSubstr("c.jsonl:3: candidate a stands twice"));
  EXPECT_EQ(Lines(matched.out).size(), 2u);
}

TEST_F(BadCandidatesTest, RowsBeforeAnUnclosedQuoteAreKept) {
  const ChildResult result =
      Import("c.csv", "id,note\na,x\nb,\"tall\nc,y\nd,z\n");
  EXPECT_EQ(result.exit_code, 65);
  EXPECT_THAT(result.err, HasSubstr("c.csv:3: a quoted field begins here"));
  EXPECT_EQ(result.out, "added 1, changed 0, unchanged 0, left out 1\n");
}

TEST_F(BadCandidatesTest, AnEmptyFileIsBadData) {
  for (const char* name : {"c.jsonl", "c.csv", "c.json"}) {
    const ChildResult result = Import(name, "");
    EXPECT_EQ(result.exit_code, 65);
    EXPECT_THAT(result.err, HasSubstr("empty"));
  }
  const ChildResult header = Import("c.csv", "id,name\n");
  EXPECT_EQ(header.exit_code, 65);
  EXPECT_THAT(header.err, HasSubstr("no candidate in it"));
}

TEST(BadPostingsTest, AFaultIsNamedByLineAndPointer) {
  TemporaryFolder folder;
  const std::string file =
      folder.Write("p.jsonl",
                   "{\"id\":\"1\",\"title\":\"a\",\"description\":\"b\"}\n"
                   "{\"id\":\"2\",\"title\":3}\n"
                   "{\"id\":\"3\"\n"
                   "{\"posting\":{\"title\":\"a\",\"job_location\":[{},"
                   "{\"latitude\":\"n\"}]}}\n");
  const ChildResult result = Rolecall({"extract", file});
  EXPECT_EQ(result.exit_code, 65);
  EXPECT_THAT(result.err, HasSubstr("p.jsonl:2: /title: expected a string"));
  EXPECT_THAT(result.err, HasSubstr("p.jsonl:3:10: not JSON"));
  EXPECT_THAT(result.err, HasSubstr("p.jsonl:4: /posting/job_location/1/"
                                    "latitude: expected a number"));
}

TEST(BadPostingsTest, AFaultInAListIsNamedByItsPointer) {
  TemporaryFolder folder;
  const std::string file = folder.Write(
      "p.json", R"([{"title":"a","description":"b"},{"title":4}])");
  EXPECT_THAT(Rolecall({"extract", file}).err,
              HasSubstr("p.json: /1/title: expected a string"));
}

TEST(BadPostingsTest, AnEmptyFileIsBadData) {
  TemporaryFolder folder;
  const ChildResult result =
      Rolecall({"extract", folder.Write("p.jsonl", "\n")});
  EXPECT_EQ(result.exit_code, 65);
  EXPECT_THAT(result.err, HasSubstr("p.jsonl: no posting in it"));
}

TEST(BadCallTest, AnEmptyNameIsAUsageError) {
  EXPECT_EQ(Rolecall({"catalogue", "search", ""}).exit_code, 64);
  EXPECT_EQ(Rolecall({"catalogue", "search", " "}).exit_code, 64);
  EXPECT_EQ(Rolecall({"catalogue", "search", "-"}).exit_code, 1);
  EXPECT_THAT(Rolecall({"catalogue", "search", "ms-office"}).out,
              HasSubstr("microsoft-365"));
  EXPECT_EQ(Rolecall({"extract", ""}).exit_code, 64);
  EXPECT_EQ(Rolecall({"candidate", "show", ""}).exit_code, 64);
  EXPECT_EQ(Rolecall({"explain", "", "p"}).exit_code, 64);
  EXPECT_EQ(Rolecall({"robots", "", "rolecall", "http://a/"}).exit_code, 64);
}

TEST(BadCallTest, WhatIsNoUrlIsAUsageError) {
  const ChildResult result = Rolecall({"fetch", "notaurl"});
  EXPECT_EQ(result.exit_code, 64);
  EXPECT_THAT(result.err, HasSubstr("\"notaurl\" is no URL such as"));
  EXPECT_EQ(Rolecall({"source", "add", "notaurl"}).exit_code, 64);
}

TEST(BadCallTest, AFullDiskWinsOverBadData) {
  TemporaryFolder folder;
  const std::string file = folder.Write(
      "p.jsonl", "{\n{\"id\":\"1\",\"title\":\"a\",\"description\":\"b\"}\n");
  const ChildResult result =
      RunChild({"sh", "-c", kProgram + " extract " + file + " >/dev/full"},
               {{"ROLECALL_DATA_DIR", ROLECALL_SOURCE_DIR "/config"}});
  EXPECT_EQ(result.exit_code, 74);
}

}  // namespace
}  // namespace rolecall
