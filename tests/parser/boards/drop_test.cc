#include <gtest/gtest.h>

#include "tests/parser/boards/board_answers.h"

namespace rolecall {
namespace {

const char kUrl[] = "https://valley.example/export/openings.csv";

BoardAnswer ReadCsv(std::string table) {
  return Read(SourceAt(kUrl), Answer(std::move(table), kUrl, "seed"));
}

TEST(CsvBoardTest, ColumnsAreKnownByAnyOfTheirSpellings) {
  const BoardAnswer answer = ReadCsv(
      "Job ID;Title;City;State;Postal Code;Employment Type;Date Posted;"
      "Description;Qualifications\r\n"
      "7;Medical Coder;Dayton;OH;45402;Full time;2026-11-02;"
      "\"Codes; charts.\n\"\"Daily.\"\"\";CPC required\r\n");
  ASSERT_EQ(answer.postings.size(), 1u);
  const Posting& posting = answer.postings[0];
  EXPECT_EQ(posting.id, "valley:7");
  EXPECT_EQ(posting.title, "Medical Coder");
  EXPECT_EQ(posting.job_location.at(0).postal_code, "45402");
  EXPECT_EQ(posting.employment_type, std::vector<std::string>{"FULL_TIME"});
  EXPECT_EQ(posting.date_posted, ParseDate("2026-11-02"));
  EXPECT_NE(posting.description.find("\"Daily.\""), std::string::npos);
  EXPECT_NE(posting.description.find("CPC required"), std::string::npos);
}

TEST(CsvBoardTest, ARowThatCannotStandIsNamedByItsLineAndTheRestGoesOn) {
  const BoardAnswer answer =
      ReadCsv("id,title\n1,Coder\n2,\n1,Coder again\n3,Biller\n");
  EXPECT_EQ(answer.postings.size(), 2u);
  ASSERT_EQ(answer.errors.size(), 2u);
  EXPECT_EQ(answer.errors[0].message, "line 3: no title");
  EXPECT_NE(answer.errors[1].message.find("line 4"), std::string::npos);
}

TEST(CsvBoardTest, ATableWithoutTitlesIsRefused) {
  const Source source = SourceAt(kUrl);
  for (const char* table : {"", "a,b\n1,2\n", "id,title\n1,\"x\n"}) {
    const auto answer =
        (*FindBoard(source))->Read(source, Answer(table, kUrl, "seed"));
    ASSERT_FALSE(answer.has_value()) << table;
    EXPECT_EQ(answer.error().code, ErrorCode::kMalformed);
  }
}

TEST(CsvBoardTest, AHeaderAloneIsABoardWithoutPostings) {
  EXPECT_TRUE(ReadCsv("id,title\n").postings.empty());
}

TEST(JsonLinesBoardTest, LinesAreThePostingsOfTheSource) {
  const char url[] = "https://valley.example/openings.jsonl";
  const BoardAnswer answer =
      Read(SourceAt(url),
           Answer("{\"id\":\"7\",\"title\":\"Coder\",\"description\":\"CPC\"}\n"
                  "not json\n{\"title\":\"Biller\",\"description\":\"x\"}\n",
                  url, "seed"));
  ASSERT_EQ(answer.postings.size(), 2u);
  EXPECT_EQ(answer.postings[0].id, "valley:7");
  EXPECT_EQ(answer.postings[1].id, "valley:openings.jsonl:3");
  EXPECT_EQ(answer.errors.size(), 1u);
}

TEST(JsonLinesBoardTest, AnIdThatComesAgainIsNamedByItsLine) {
  const char url[] = "https://valley.example/openings.jsonl";
  const BoardAnswer answer = Read(
      SourceAt(url),
      Answer("{\"id\":\"7\",\"title\":\"Coder\",\"description\":\"CPC\"}\n\n"
             "{\"id\":\"7\",\"title\":\"Biller\",\"description\":\"x\"}\n",
             url, "seed"));
  ASSERT_EQ(answer.postings.size(), 1u);
  EXPECT_EQ(answer.postings[0].title, "Coder");
  ASSERT_EQ(answer.errors.size(), 1u);
  EXPECT_EQ(answer.errors[0].message,
            "line 3: the same posting as an earlier row: \"7\"");
}

TEST(DropTest, AFolderNamesItsFilesAndNoneElsewhere) {
  const Source source = SourceAt("file:///srv/drop/");
  Page page = Answer(
      "file:///srv/drop/a.csv\r\nfile:///srv/drop/b.jsonl\r\n# note\r\n"
      "file:///etc/passwd\r\nfile:///srv/drop/../secret.csv\r\n",
      "file:///srv/drop/", "seed");
  page.content_type = "text/uri-list";
  const BoardAnswer answer = Read(source, page);
  ASSERT_EQ(answer.requests.size(), 2u);
  EXPECT_EQ(answer.requests[0].url, "file:///srv/drop/a.csv");
  const BoardAnswer file = Read(
      source, Answer("{\"id\":\"7\",\"title\":\"Coder\"}", answer.requests[1]));
  EXPECT_EQ(file.postings.at(0).id, "valley:7");
}

}  // namespace
}  // namespace rolecall
