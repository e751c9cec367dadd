#include "model/json_writer.h"

#include <gtest/gtest.h>

#include <limits>

namespace rolecall {
namespace {

std::string Literal(std::string_view text) {
  std::string out;
  AppendJsonString(text, &out);
  return out;
}

TEST(JsonWriterTest, EscapesWhatMayNotStandInAString) {
  EXPECT_EQ(Literal("a\"b\\c\n\t\x01/\x7F"), R"("a\"b\\c\n\t\u0001/)"
                                             "\x7F\"");
}

TEST(JsonWriterTest, EscapesAreFoundAtEveryPlaceOfALongText) {
  for (const char special : {'"', '\\', '\n', '\x1F'}) {
    for (size_t at = 0; at < 24; ++at) {
      std::string text(24, 'x');
      text[at] = special;
      const std::string literal = Literal(text);
      EXPECT_EQ(literal.find('\\'), at + 1) << "byte " << at;
      EXPECT_EQ(literal.front(), '"');
      EXPECT_EQ(literal.back(), '"');
    }
  }
}

TEST(JsonWriterTest, TextBeyondAsciiIsLeftAndBrokenTextMended) {
  EXPECT_EQ(Literal("caf\xC3\xA9 caf\xC3\xA9"), "\"caf\xC3\xA9 caf\xC3\xA9\"");
  EXPECT_EQ(Literal("caf\xC3"), "\"caf\xEF\xBF\xBD\"");
}

TEST(JsonWriterTest, MembersAndItemsAreSetApart) {
  JsonWriter out;
  out.BeginObject();
  out.Put("empty", std::string_view());
  out.Write("text", "{");
  out.BeginList("list");
  out.BeginObject();
  out.Write("flag", true);
  out.EndObject();
  out.BeginObject();
  out.EndObject();
  out.EndList();
  out.Write("none", std::optional<int>());
  out.Put("names", std::vector<std::string>{"a", "b"});
  out.EndObject();
  EXPECT_EQ(out.Take(), R"({"text":"{","list":[{"flag":true},{}],"none":null,)"
                        R"("names":["a","b"]})");
}

TEST(JsonWriterTest, NumbersAreDecimals) {
  JsonWriter out;
  out.BeginObject();
  out.Write("pay", 18.5);
  out.Write("small", 0.000001);
  out.Write("odd", std::numeric_limits<double>::infinity());
  out.EndObject();
  EXPECT_EQ(out.Take(), R"({"pay":18.5,"small":0.000001,"odd":null})");
}

}  // namespace
}  // namespace rolecall
