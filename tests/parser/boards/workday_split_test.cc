// A Workday tenant with more postings than its list shows.
#include <gtest/gtest.h>

#include "tests/parser/boards/board_answers.h"

namespace rolecall {
namespace {

Source Tenant() { return SourceAt("https://t.wd5.myworkdayjobs.com/s"); }

std::string Facet(const std::string& parameter, const std::string& values) {
  return R"({"facetParameter":")" + parameter + R"(","values":[)" + values +
         "]}";
}

std::string Value(const std::string& id, size_t count) {
  return R"({"id":")" + id + R"(","count":)" + std::to_string(count) + "}";
}

Page List(size_t total, const std::string& facets,
          FetchRequest request = Seed(Tenant())) {
  return Answer("{\"total\":" + std::to_string(total) +
                    ",\"jobPostings\":[],\"facets\":[" + facets + "]}",
                std::move(request));
}

const std::string kTime =
    Facet("timeType", Value("full", 2500) + "," + Value("part", 500));
const std::string kFamily =
    Facet("jobFamilyGroup", Value("care", 1800) + "," + Value("office", 1200));

TEST(WorkdaySplitTest, TheListIsSplitByTheFilterWithTheSmallestParts) {
  const BoardAnswer answer = Read(Tenant(), List(3000, kTime + "," + kFamily));
  EXPECT_EQ(answer.total, 3000u);
  EXPECT_FALSE(answer.truncated);
  ASSERT_EQ(answer.requests.size(), 2u);
  EXPECT_EQ(answer.requests[0].body,
            R"({"appliedFacets":{"jobFamilyGroup":["care"]},"limit":20,)"
            R"("offset":0,"searchText":""})");
  EXPECT_EQ(answer.requests[0].purpose, "list offset=0");
}

TEST(WorkdaySplitTest, AClampedTotalIsTheSumOnWhichTwoFiltersAgree) {
  const BoardAnswer answer = Read(Tenant(), List(2000, kTime + "," + kFamily));
  EXPECT_EQ(answer.total, 3000u);
  EXPECT_FALSE(answer.truncated);
}

TEST(WorkdaySplitTest, AClampedTotalThatNothingConfirmsIsSaidToBeCutOff) {
  const BoardAnswer answer = Read(Tenant(), List(2000, kFamily));
  EXPECT_TRUE(answer.truncated);
  EXPECT_EQ(answer.requests.size(), 2u) << "split all the same";
}

TEST(WorkdaySplitTest, ATotalOfExactlyTwoThousandNeedsNoSplit) {
  const BoardAnswer answer = Read(
      Tenant(),
      List(2000, Facet("a", Value("x", 2000)) + "," +
                     Facet("b", Value("y", 1500) + "," + Value("z", 500))));
  EXPECT_FALSE(answer.truncated);
  EXPECT_EQ(answer.requests.size(), 99u);
}

TEST(WorkdaySplitTest, APartThatIsTooLargeIsSplitOnceMore) {
  FetchRequest part = Seed(Tenant());
  part.body = R"({"appliedFacets":{"timeType":["full"]},"limit":20,)"
              R"("offset":0,"searchText":""})";
  const BoardAnswer answer = Read(
      Tenant(), List(2500,
                     kTime + "," +
                         Facet("jobFamilyGroup", Value("care", 1500) + "," +
                                                     Value("office", 1000)),
                     part));
  EXPECT_FALSE(answer.total.has_value()) << "the whole list's total stands";
  ASSERT_EQ(answer.requests.size(), 2u);
  EXPECT_EQ(answer.requests[1].body,
            R"({"appliedFacets":{"timeType":["full"],)"
            R"("jobFamilyGroup":["office"]},"limit":20,)"
            R"("offset":0,"searchText":""})");
}

TEST(WorkdaySplitTest, PagesOfAPartKeepItsFilter) {
  FetchRequest part = Seed(Tenant());
  part.body = R"({"appliedFacets":{"timeType":["part"]},"limit":20,)"
              R"("offset":0,"searchText":""})";
  const BoardAnswer answer = Read(Tenant(), List(45, kTime, part));
  ASSERT_EQ(answer.requests.size(), 2u);
  EXPECT_EQ(answer.requests[1].body,
            R"({"appliedFacets":{"timeType":["part"]},"limit":20,)"
            R"("offset":40,"searchText":""})");
}

TEST(WorkdaySplitTest, FiltersInAGroupAreFoundAndOddIdsAreQuoted) {
  const std::string group =
      R"({"facetParameter":"locationMainGroup","values":[)" +
      Facet("locations", R"({"id":"a\"b","count":1500},)" + Value("c", 1600)) +
      "]}";
  const BoardAnswer answer = Read(Tenant(), List(3000, group));
  ASSERT_EQ(answer.requests.size(), 2u);
  EXPECT_NE(answer.requests[0].body.find(R"({"locations":["a\"b"]})"),
            std::string::npos);
}

}  // namespace
}  // namespace rolecall
