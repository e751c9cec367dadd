// What would open most, what each requirement removes, and whom the rankings
// select: on a real Redis, over the sample board and the sample candidates.
#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "store/keys.h"
#include "store/redis_connection.h"
#include "store/store.h"
#include "tests/app/sample_world.h"

namespace rolecall {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kGraduate[] =
    R"({"id":"graduate","occupational_category":["31-9092"],"home":{"postal_code":"45402"},"radius_miles":200,)"
    R"("credentials":[{"term":"cma-aama","valid_until":"2020-01-31"}]})";

class GapsTest : public SampleWorld {
 protected:
  GapsTest() {
    Crawl({"--no-match"});
    ImportCandidates();
    Add(kGraduate);
  }

  void Add(const std::string& record) {
    const ChildResult added = Command({"candidate", "add", record});
    EXPECT_EQ(added.exit_code, 0) << added.err;
  }
  json::value Json(std::vector<std::string> arguments) {
    arguments.push_back("--json");
    const ChildResult result = Command(arguments);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return json::parse(result.out);
  }
  static std::string Text(const json::value& value, const char* member) {
    return std::string(value.at(member).as_string());
  }
  static std::map<std::string, int64_t> ByTerm(const json::value& gaps) {
    std::map<std::string, int64_t> by_term;
    for (const json::value& opening : gaps.at("openings").as_array()) {
      for (const json::value& term : opening.at("any_of").as_array()) {
        by_term[std::string(term.as_string())] = opening.at("opens").as_int64();
      }
    }
    return by_term;
  }
  // The first open posting that requires a certification.
  std::string DemandingPosting() {
    for (const std::string& line : Postings()) {
      const json::value posting = json::parse(line);
      for (const json::value& asks : posting.at("requirements").as_array()) {
        if (Text(asks, "level") == "required" &&
            Text(asks, "kind") == "certification") {
          return Text(posting, "id");
        }
      }
    }
    ADD_FAILURE() << "no posting of the sample board requires anything";
    return "";
  }
};

TEST_F(GapsTest, WhatIsSaidToOpenOpensWhenItIsHeld) {
  const json::value before = Json({"gaps", "graduate"});
  const json::array& openings = before.at("openings").as_array();
  ASSERT_FALSE(openings.empty());
  for (size_t i = 1; i < openings.size(); ++i) {
    EXPECT_GE(openings[i - 1].at("opens").as_int64(),
              openings[i].at("opens").as_int64());
  }
  const json::value& first = openings.front();
  const char* list =
      Text(first, "kind") == "software" ? "software" : "credentials";
  json::object with = json::parse(kGraduate).as_object();
  with["software"].emplace_array();
  with[list].as_array().push_back(
      json::object{{"term", first.at("any_of").at(0)}});
  Add(json::serialize(with));
  EXPECT_EQ(Json({"gaps", "graduate"}).at("qualified").as_int64(),
            before.at("qualified").as_int64() + first.at("opens").as_int64());
}

TEST_F(GapsTest, TheTableTellsHowAndForHowLong) {
  const ChildResult table = Command({"gaps", "graduate"});
  EXPECT_EQ(table.exit_code, 0) << table.err;
  EXPECT_THAT(table.out,
              HasSubstr("1 open posting of the work that is wanted"));
  EXPECT_THAT(table.out, HasSubstr("renew it: it ran out on 2020-01-31"));
  EXPECT_THAT(table.out, HasSubstr("every 60 months"));
}

TEST_F(GapsTest, ACohortIsTheSumOfItsStudents) {
  const json::value one = Json({"gaps", "c-01", "--top", "1000"});
  const json::value two = Json({"gaps", "c-02", "--top", "1000"});
  const std::string file = folder_.Write("cohort.txt", "c-01\n\nc-02\n");
  const json::value both = Json({"gaps", "--cohort", file, "--top", "1000"});
  EXPECT_EQ(both.at("candidates"), 2);
  EXPECT_EQ(both.at("qualified").as_int64(),
            one.at("qualified").as_int64() + two.at("qualified").as_int64());
  std::map<std::string, int64_t> sums;
  for (const json::value& gaps : {one, two}) {
    for (const auto& [term, opens] : ByTerm(gaps)) sums[term] += opens;
  }
  EXPECT_EQ(ByTerm(both), sums);
  EXPECT_EQ(Json({"gaps", "c-01", "c-02", "--top", "1000"}), both);
}

TEST_F(GapsTest, ASchoolIsACohort) {
  json::object student = json::parse(kGraduate).as_object();
  student["school_id"] = "sample-college";
  Add(json::serialize(student));
  const json::value school = Json({"gaps", "--school", "sample-college"});
  EXPECT_EQ(school.at("candidates"), 1);
  EXPECT_EQ(Command({"gaps", "--school", "nowhere"}).exit_code, 1);
  const ChildResult beside = Command({"gaps", "c-01", "--school", "nowhere"});
  EXPECT_EQ(beside.exit_code, 65);
  EXPECT_THAT(beside.err, HasSubstr("no candidate of the school nowhere"));
  EXPECT_THAT(beside.out, HasSubstr("1 candidate"));
}

TEST_F(GapsTest, WhoIsNotKnownIsNamedAndTheRestGoesOn) {
  const std::string file = folder_.Write("cohort.txt", "c-01\nc-99\n");
  const ChildResult cohort = Command({"gaps", "--cohort", file});
  EXPECT_EQ(cohort.exit_code, 65);
  EXPECT_THAT(cohort.err, HasSubstr("cohort.txt:2: candidate c-99"));
  EXPECT_THAT(cohort.out, HasSubstr("1 candidate, qualified"));
  EXPECT_EQ(Command({"gaps", "c-99"}).exit_code, 1);
  EXPECT_EQ(Command({"gaps", "--posting", "none"}).exit_code, 1);
  EXPECT_EQ(Command({"gaps"}).exit_code, 64);
  EXPECT_EQ(Command({"gaps", "c-01", "--posting", "none"}).exit_code, 64);
  EXPECT_EQ(Command({"gaps", "--cohort", "/nowhere"}).exit_code, 66);
}

TEST_F(GapsTest, WhoIsNamedTwiceCountsOnce) {
  json::object student = json::parse(kGraduate).as_object();
  student["school_id"] = "sample-college";
  Add(json::serialize(student));
  const std::string file = folder_.Write("twice.txt", "graduate\ngraduate\n");
  const json::value once =
      Json({"gaps", "--cohort", folder_.Write("once.txt", "graduate\n")});
  EXPECT_EQ(once.at("candidates"), 1);
  EXPECT_EQ(Json({"gaps", "--cohort", file}), once);
  EXPECT_EQ(Json({"gaps", "graduate", "graduate"}), once);
  EXPECT_EQ(Json({"gaps", "graduate", "--school", "sample-college"}), once);
}

TEST_F(GapsTest, ALineThatIsNoIdIsNamedAndTheRestGoesOn) {
  const std::string file =
      folder_.Write("cohort.txt",
                    "\xEF\xBB\xBF"
                    "c-01\na\tb\n\xFF\n" +
                        std::string((16 << 20) + 1, 'x') + "\nc-02\n");
  const ChildResult cohort = Command({"gaps", "--cohort", file, "--json"});
  EXPECT_EQ(cohort.exit_code, 65);
  EXPECT_THAT(cohort.err, HasSubstr("cohort.txt:2: candidate id 'a"));
  EXPECT_THAT(cohort.err, HasSubstr("cohort.txt:3: candidate id '"));
  EXPECT_THAT(cohort.err, HasSubstr("cohort.txt:4: more than 16 MiB"));
  EXPECT_THAT(cohort.err, Not(HasSubstr("not known")));
  ASSERT_FALSE(cohort.out.empty());
  EXPECT_EQ(json::parse(cohort.out).at("candidates"), 2);
}

TEST_F(GapsTest, AFileWithoutAnIdIsBadInput) {
  const ChildResult cohort =
      Command({"gaps", "--cohort", folder_.Write("empty.txt", "\n")});
  EXPECT_EQ(cohort.exit_code, 65);
  EXPECT_THAT(cohort.err, HasSubstr("empty.txt: no candidate in it"));
  EXPECT_THAT(cohort.err, Not(HasSubstr("school")));
}

TEST_F(GapsTest, TheShapeFollowsTheCallNotWhoIsKnown) {
  const ChildResult both = Command({"gaps", "c-01", "nosuch", "--json"});
  EXPECT_EQ(both.exit_code, 65);
  EXPECT_EQ(json::parse(both.out).at("candidates"), 1);
}

TEST_F(GapsTest, APostingTellsWhomEachRequirementRemoves) {
  const std::string id = DemandingPosting();
  const json::value gaps = Json({"gaps", "--posting", id});
  EXPECT_EQ(Text(gaps, "posting_id"), id);
  const int64_t in_reach = gaps.at("in_reach").as_int64();
  EXPECT_GT(in_reach, 0);
  for (const json::value& one : gaps.at("requirements").as_array()) {
    EXPECT_LE(one.at("met_by").as_int64(), in_reach);
    EXPECT_LE(one.at("removes").as_int64(),
              in_reach - gaps.at("qualified").as_int64());
  }
  const ChildResult table = Command({"gaps", "--posting", id});
  EXPECT_THAT(table.out, HasSubstr("candidates in reach"));
  EXPECT_THAT(table.out, HasSubstr("required: "));
}

TEST_F(GapsTest, ARequirementThatNobodyMeetsIsLookedAtAgain) {
  for (const std::string& line : Lines(Command({"candidate", "list"}).out)) {
    const std::string id = line.substr(0, line.find(' '));
    if (id != "id" && id != "graduate") Command({"candidate", "erase", id});
  }
  json::object bare = json::parse(kGraduate).as_object();
  bare["radius_miles"] = 12000;
  bare["credentials"].emplace_array();
  Add(json::serialize(bare));
  const json::value gaps = Json({"gaps", "--posting", DemandingPosting()});
  EXPECT_EQ(gaps.at("in_reach"), 1);
  const std::string hints = json::serialize(gaps.at("hints"));
  EXPECT_THAT(hints, HasSubstr("\"nobody\""));
  EXPECT_THAT(hints, HasSubstr("\"nobody in reach has "));
  EXPECT_THAT(hints, Not(HasSubstr("required: ")));
}

TEST_F(GapsTest, ExplainSaysWhatWouldChangeAGrade) {
  const std::string posting = DemandingPosting();
  const json::value match = Json({"explain", "graduate", posting});
  ASSERT_NE(Text(match, "qualification"), "qualified");
  const json::value& change = match.at("would_change");
  EXPECT_FALSE(change.at("steps").as_array().empty());
  EXPECT_EQ(Text(change, "qualification"), "qualified");
  EXPECT_GT(change.at("score").to_number<double>(),
            match.at("score").to_number<double>());
  const ChildResult table = Command({"explain", "graduate", posting});
  EXPECT_THAT(table.out, HasSubstr("what would change it"));
  EXPECT_THAT(table.out, HasSubstr("then qualified"));
}

class ImpactTest : public GapsTest {
 protected:
  // Twins, some of whom cannot be selected: they live far from every posting.
  void AddGroup(const std::string& name, int near, int far) {
    std::string records;
    for (int i = 0; i < near + far; ++i) {
      json::object one = json::parse(kGraduate).as_object();
      one["id"] = name + "-" + std::to_string(i);
      one["occupational_category"] = {"43-6013", "43-4171"};
      if (i >= near) {
        one["home"] = {{"postal_code", "99501"}};
        one["radius_miles"] = 1;
      }
      records += json::serialize(one) + "\n";
      groups_ += name + "-" + std::to_string(i) + "," + name + "\n";
    }
    const ChildResult imported =
        Command({"candidate", "import", folder_.Write("g.jsonl", records)});
    EXPECT_EQ(imported.exit_code, 0) << imported.err;
  }
  std::string groups_ = "candidate_id,group\n";
};

TEST_F(ImpactTest, ARateBelowFourFifthsOfTheHighestIsNamed) {
  AddGroup("north", 5, 0);
  AddGroup("east", 4, 1);  // exactly four fifths
  AddGroup("south", 3, 2);
  const std::string file = folder_.Write("groups.csv", groups_);
  const ChildResult result =
      Command({"impact", file, "--top", "100", "--json"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  std::map<std::string, bool> below;
  for (const std::string& line : Lines(result.out)) {
    const json::value group = json::parse(line);
    below[Text(group, "group")] = group.at("below_four_fifths").as_bool();
    EXPECT_EQ(group.at("candidates"), 5);
  }
  EXPECT_EQ(below, (std::map<std::string, bool>{
                       {"north", false}, {"east", false}, {"south", true}}));
  const ChildResult table = Command({"impact", file, "--top", "100"});
  EXPECT_THAT(table.out, HasSubstr("below four fifths, few"));
  EXPECT_THAT(table.out, HasSubstr("60.0 %"));
}

TEST_F(ImpactTest, GroupsLeaveNoTrace) {
  const std::string file =
      folder_.Write("groups.csv", "c-01,zebrafinch\nc-02,zebrafinch\n");
  EXPECT_THAT(Command({"impact", file}).out, HasSubstr("zebrafinch"));
  EXPECT_THAT(Command({"candidate", "export", "c-01"}).out,
              Not(HasSubstr("zebrafinch")));
  for (const auto& entry : std::filesystem::recursive_directory_iterator(
           folder_.path() + "/state")) {
    if (!entry.is_regular_file()) continue;
    EXPECT_THAT(ReadWholeFile(entry.path()), Not(HasSubstr("zebrafinch")))
        << entry.path();
  }
}

TEST_F(ImpactTest, ABadRowIsNamedAndTheRestGoesOn) {
  const std::string file =
      folder_.Write("groups.csv", "c-01,a\nc-02\nc-01,b\nc-99,a\n");
  const ChildResult result = Command({"impact", file});
  EXPECT_EQ(result.exit_code, 65);
  EXPECT_THAT(result.err, HasSubstr("groups.csv:2: expected"));
  EXPECT_THAT(result.err,
              HasSubstr("groups.csv:3: candidate c-01 stands twice"));
  EXPECT_THAT(result.err, HasSubstr("candidate c-99 is not known"));
  EXPECT_THAT(result.out, HasSubstr("100.0 %"));
}

TEST_F(ImpactTest, ADamagedRecordIsNamedAndTheRestGoesOn) {
  const std::string posting = *PostingIds().begin();
  const std::string state = folder_.path() + "/state";
  StoreOptions options;
  options.state_dir = state;
  const auto store = OpenStore(options);  // so that the server stays
  ASSERT_TRUE(store) << store.error().message;
  RedisEndpoint endpoint;
  endpoint.unix_path = state + "/redis.sock";
  const auto server = RedisConnection::Open(endpoint);
  ASSERT_TRUE(server) << server.error().message;
  const auto damaged = (*server)->Exchange(
      std::array{rolecall::Command{"HSET", PostingKey(posting), "json", "{"},
                 rolecall::Command{"HSET", CandidateKey("c-02"), "json", "{"}});
  ASSERT_TRUE(damaged);
  const ChildResult result = Command(
      {"impact", folder_.Write("groups.csv", "c-01,a\nc-02,a\nc-03,b\n")});
  EXPECT_EQ(result.exit_code, 65);
  EXPECT_THAT(result.err, HasSubstr("stored posting '" + posting));
  EXPECT_THAT(result.err, HasSubstr("groups.csv:2: stored candidate 'c-02'"));
  EXPECT_THAT(result.out, HasSubstr("100.0 %"));
}

TEST_F(ImpactTest, AHeaderIsKnownInAnyCaseAndAfterBlankLines) {
  const ChildResult result =
      Command({"impact", folder_.Write("groups.csv",
                                       "\n  \nCandidate_ID,Group\nc-01,a\n")});
  EXPECT_EQ(result.exit_code, 0) << result.err;
}

TEST_F(ImpactTest, FaultsAreNamedInTheOrderOfTheFile) {
  const std::string file =
      folder_.Write("groups.csv", "z-2,a\n\"a\tb\",a\nz-1,a\nc-01,a\nz-3,b\n");
  const ChildResult result = Command({"impact", file, "--json"});
  EXPECT_EQ(result.exit_code, 65);
  size_t last = 0;
  for (const char* said :
       {"groups.csv:1: candidate z-2 is not", "groups.csv:2: candidate id 'a",
        "groups.csv:3: candidate z-1 is not",
        "groups.csv:5: candidate z-3 is not"}) {
    const size_t at = result.err.find(said);
    ASSERT_NE(at, std::string::npos) << said << " in " << result.err;
    EXPECT_GE(at, last);
    last = at;
  }
  EXPECT_THAT(result.out, HasSubstr("\"ratio\":1.000,"));
}

TEST_F(ImpactTest, NamesSchoolsAndAgesChangeNoRanking) {
  const auto rank = [&](const std::string& more) {
    json::object one = json::parse(kGraduate).as_object();
    std::string record = json::serialize(one);
    record.insert(record.size() - 1, more);
    const std::string candidates = folder_.Write("one.jsonl", record + "\n");
    std::string postings;
    for (const std::string& line : Postings()) postings += line + "\n";
    return Rolecall({"match", "--candidates", candidates, "--postings",
                     folder_.Write("p.jsonl", postings), "--by", "candidate",
                     "--as-of", "2026-11-22"},
                    Environment())
        .out;
  };
  const std::string before = rank("");
  EXPECT_THAT(before, HasSubstr("\"score\""));
  EXPECT_EQ(rank(R"(,"school_id":"another")"), before);
  EXPECT_EQ(rank(R"(,"name":"Mrs. Another Name","gender":"f")"), before);
  EXPECT_EQ(rank(R"(,"age":61,"birth_date":"1965-01-01")"), before);
  EXPECT_EQ(rank(R"(,"note":"he is 61")"), before);
}

}  // namespace
}  // namespace rolecall
