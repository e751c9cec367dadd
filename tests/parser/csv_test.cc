#include "parser/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rolecall {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> First(const std::string& text) {
  const auto records = ParseCsv(text);
  EXPECT_TRUE(records) << records.error().message;
  return records->at(0).fields;
}

TEST(CsvTest, Rfc4180_2_AFieldInQuotesHoldsCommasQuotesAndLineBreaks) {
  EXPECT_THAT(First("a,\"b, c\",\"d \"\"e\"\"\nf\"\r\n"),
              ElementsAre("a", "b, c", "d \"e\"\nf"));
}

TEST(CsvTest, Rfc4180_2_TheLastLineNeedsNoEnd) {
  EXPECT_THAT(First("a,b"), ElementsAre("a", "b"));
}

TEST(CsvTest, TheSeparatorIsTheOneThatTheFirstLineUses) {
  EXPECT_THAT(First("id;name, first;x\n"),
              ElementsAre("id", "name, first", "x"));
  EXPECT_THAT(First("id\tname\n"), ElementsAre("id", "name"));
}

TEST(CsvTest, AByteOrderMarkIsNoText) {
  EXPECT_THAT(First("\xEF\xBB\xBFid,name\n"), ElementsAre("id", "name"));
}

TEST(CsvTest, BytesThatAreNotUtf8AreWindows1252) {
  EXPECT_THAT(First("Jos\xE9,\x93hi\x94\n"),
              ElementsAre("Jos\xC3\xA9", "\xE2\x80\x9Chi\xE2\x80\x9D"));
}

TEST(CsvTest, EmptyLinesAreSkippedAndLinesAreCounted) {
  const auto records = ParseCsv("id\n\n\"x\ny\"\nz\n");
  ASSERT_EQ(records->size(), 3u);
  EXPECT_EQ((*records)[1].line, 3u);
  EXPECT_EQ((*records)[2].line, 5u);
}

TEST(CsvTest, AQuoteThatNeverEndsIsAnErrorWithItsLine) {
  const auto records = ParseCsv("id\n\"x\n");
  ASSERT_FALSE(records);
  EXPECT_THAT(records.error().message, ::testing::HasSubstr("line 2"));
}

TEST(CsvTest, TheRecordsBeforeAnUnclosedQuoteAreRead) {
  const CsvTable table = ReadCsv("id\nx\ny,\"z\nw\n");
  ASSERT_EQ(table.records.size(), 2u);
  EXPECT_THAT(table.records[1].fields, ElementsAre("x"));
  EXPECT_EQ(table.unclosed_line, 3u);
}

}  // namespace
}  // namespace rolecall
