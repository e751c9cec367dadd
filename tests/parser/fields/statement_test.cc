#include "parser/fields/statement.h"

#include <gtest/gtest.h>

#include <string>

namespace rolecall {
namespace {

// The texts of the statements, in brackets.
std::string Cut(std::string_view text) {
  const Statements statements{TextSigns(text)};
  std::string all;
  for (const Statement& statement : statements.all()) {
    all += "[" + std::string(statement.text) + "]";
  }
  return all;
}

TEST(StatementTest, SentencesLinesAndBulletsAreStatements) {
  EXPECT_EQ(Cut("One here. Two here; three\n- Four"),
            "[one here][ two here][ three][- four]");
  EXPECT_EQ(Cut("a\xE2\x80\xA2 b"), "[a][ b]");
  EXPECT_EQ(Cut("2 yrs. of work"), "[2 yrs. of work]");
}

TEST(StatementTest, AStatementKnowsItsHeading) {
  const Statements statements{TextSigns(
      "Requirements:\n- A degree\nPreferred Qualifications\n- A car")};
  ASSERT_EQ(statements.all().size(), 4u);
  EXPECT_EQ(statements.all()[1].heading, "requirements:");
  EXPECT_FALSE(statements.all()[1].is_plus);
  EXPECT_EQ(statements.all()[3].heading, "preferred qualifications");
  EXPECT_TRUE(statements.all()[3].is_plus);
}

TEST(StatementTest, AnOrOnALineOfItsOwnJoinsItsNeighbours) {
  const Statements statements{
      TextSigns("First\nOne way\n\nOR,\n\nOther way\nLast")};
  ASSERT_EQ(statements.all().size(), 4u);
  EXPECT_EQ(statements.all()[0].choice, 0u);
  EXPECT_NE(statements.all()[1].choice, 0u);
  EXPECT_EQ(statements.all()[1].choice, statements.all()[2].choice);
  EXPECT_EQ(statements.all()[3].choice, 0u);
}

TEST(StatementTest, OneOfTheFollowingOpensAListThatABlankLineEnds) {
  const Statements statements{
      TextSigns("You need one of the following:\nA diploma\nA year\n\nA car")};
  ASSERT_EQ(statements.all().size(), 4u);
  EXPECT_EQ(statements.all()[0].choice, 0u);
  EXPECT_NE(statements.all()[1].choice, 0u);
  EXPECT_EQ(statements.all()[1].choice, statements.all()[2].choice);
  EXPECT_EQ(statements.all()[3].choice, 0u);
}

TEST(StatementTest, APlusIsSaidNearby) {
  const auto is_plus = [](std::string_view text, std::string_view word) {
    const Statement statement{.text = text, .topics = TopicsOf(text)};
    const size_t at = text.find(word);
    return IsPlusAt(statement, at, at + word.size());
  };
  EXPECT_TRUE(is_plus("2 years preferred", "2 years"));
  EXPECT_TRUE(is_plus("2 years of it, strongly preferred", "2 years"));
  EXPECT_FALSE(is_plus("2 years, preferably in a clinic", "2 years"));
  EXPECT_FALSE(is_plus("1 year required, 3 years preferred", "1 year"));
  EXPECT_TRUE(is_plus("1 year required, 3 years preferred", "3 years"));
  EXPECT_TRUE(is_plus("a degree is not required", "degree"));
}

TEST(StatementTest, AnswersOfAQuestionnaireAreAlternatives) {
  const Statements statements{
      TextSigns("Choose.\nA. I have a year\nB. I have a degree\n"
                "Thank you")};
  ASSERT_EQ(statements.all().size(), 4u);
  EXPECT_EQ(statements.all()[0].choice, 0u);
  EXPECT_NE(statements.all()[1].choice, 0u);
  EXPECT_EQ(statements.all()[1].choice, statements.all()[2].choice);
  EXPECT_EQ(statements.all()[3].choice, 0u);
}

TEST(StatementTest, AnOrBeginsAnAlternativeOnTheSameLineToo) {
  const Statements statements{
      TextSigns("A year of it. OR, a degree in it.\nA car")};
  ASSERT_EQ(statements.all().size(), 3u);
  EXPECT_NE(statements.all()[0].choice, 0u);
  EXPECT_EQ(statements.all()[0].choice, statements.all()[1].choice);
  EXPECT_NE(statements.all()[0].line, statements.all()[1].line);
  EXPECT_EQ(statements.all()[2].choice, 0u);
}

TEST(StatementTest, HostileTextsAreCutInOneGo) {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += "or\n. A;*";
  EXPECT_LE(Statements(TextSigns(text)).all().size(), 256u * 1024);
  EXPECT_TRUE(Statements(TextSigns("")).all().empty());
}

}  // namespace
}  // namespace rolecall
