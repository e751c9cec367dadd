#include "base/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace rolecall {
namespace {

using testing::ElementsAre;

TEST(TextTest, LowersAsciiAndLeavesUtf8Alone) {
  EXPECT_EQ(ToLower("CMA \xC3\x84rzte"), "cma \xC3\x84rzte");
}

TEST(TextTest, ComparesWithoutAsciiCase) {
  EXPECT_TRUE(EqualsIgnoreCase("Retry-After", "retry-aFTER"));
  EXPECT_FALSE(EqualsIgnoreCase("Retry-After", "Retry-Afte"));
  EXPECT_FALSE(EqualsIgnoreCase("[", "{"));  // apart by 32, no letters
}

TEST(TextTest, FindsWithoutAsciiCase) {
  EXPECT_TRUE(ContainsIgnoreCase("Registered Medical Assistant", "MEDICAL"));
  EXPECT_TRUE(ContainsIgnoreCase("anything", ""));
  EXPECT_TRUE(ContainsIgnoreCase("", ""));
  EXPECT_FALSE(ContainsIgnoreCase("", "a"));
  EXPECT_FALSE(ContainsIgnoreCase("medica", "medical"));
}

TEST(TextTest, TrimsAsciiSpaceAtBothEnds) {
  EXPECT_EQ(Trim(" \t\r\n\v\fa b\n"), "a b");
  EXPECT_EQ(Trim(" \n "), "");
  EXPECT_EQ(Trim("\xC2\xA0"
                 "a"),
            "\xC2\xA0"
            "a");  // no-break space stays
}

TEST(TextTest, SplitKeepsEmptyPieces) {
  EXPECT_THAT(Split("a,,b,", ','), ElementsAre("a", "", "b", ""));
  EXPECT_THAT(Split("", ','), ElementsAre(""));
}

TEST(TextTest, JoinIsTheInverseOfSplit) {
  const std::vector<std::string> parts = {"a", "", "b"};
  EXPECT_EQ(Join(parts, ", "), "a, , b");
  EXPECT_EQ(Join({}, ", "), "");
}

struct Utf8Case {
  const char* what;
  std::string_view bytes;
  bool valid;
  std::string_view repaired;
};

// Unicode 15, table 3-7 (well-formed sequences), and section 3.9 (one U+FFFD
// for each maximal subpart of an ill-formed one).
#define FFFD "\xEF\xBF\xBD"
const Utf8Case kUtf8Cases[] = {
    {"empty", "", true, ""},
    {"ASCII", "abc", true, "abc"},
    {"U+0080, the first of two bytes", "\xC2\x80", true, "\xC2\x80"},
    {"U+07FF", "\xDF\xBF", true, "\xDF\xBF"},
    {"U+0800, the first of three bytes", "\xE0\xA0\x80", true, "\xE0\xA0\x80"},
    {"U+D7FF, before the surrogates", "\xED\x9F\xBF", true, "\xED\x9F\xBF"},
    {"U+E000, after the surrogates", "\xEE\x80\x80", true, "\xEE\x80\x80"},
    {"U+10000, the first of four bytes", "\xF0\x90\x80\x80", true,
     "\xF0\x90\x80\x80"},
    {"U+10FFFF, the last", "\xF4\x8F\xBF\xBF", true, "\xF4\x8F\xBF\xBF"},
    {"above the last", "\xF4\x90\x80\x80", false, FFFD FFFD FFFD FFFD},
    {"lone continuation", "a\x80z", false, "a" FFFD "z"},
    {"overlong slash", "\xC0\xAF", false, FFFD FFFD},
    {"overlong in three", "\xE0\x80\xAF", false, FFFD FFFD FFFD},
    {"overlong in four", "\xF0\x80\x80\xAF", false, FFFD FFFD FFFD FFFD},
    {"surrogate", "\xED\xA0\x80", false, FFFD FFFD FFFD},
    {"cut after one of two", "\xC3", false, FFFD},
    {"cut after two of three", "\xE2\x82", false, FFFD},
    {"cut after three of four", "\xF0\x9F\x98", false, FFFD},
    {"cut, then ASCII", "\xE2\x82z", false, FFFD "z"},
    {"cut, then a whole one", "\xE2\x82\xC3\xA9", false, FFFD "\xC3\xA9"},
    {"bytes that never occur", "\xFE\xFF\xF5", false, FFFD FFFD FFFD},
    {"the standard's own example",
     "\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64", false,
     "a" FFFD FFFD FFFD "b" FFFD "c" FFFD FFFD "d"},
};
#undef FFFD

TEST(Utf8Test, ValidityFollowsTheTable) {
  for (const Utf8Case& c : kUtf8Cases) {
    EXPECT_EQ(IsValidUtf8(c.bytes), c.valid) << c.what;
  }
}

TEST(Utf8Test, RepairsEachMaximalIllFormedPartOnce) {
  for (const Utf8Case& c : kUtf8Cases) {
    EXPECT_EQ(ToValidUtf8(c.bytes), c.repaired) << c.what;
  }
}

TEST(Utf8Test, EveryCodePointIsWrittenAsAValidSequence) {
  for (uint32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
    std::string text;
    AppendUtf8(text, code_point);
    ASSERT_TRUE(IsValidUtf8(text)) << code_point;
    const bool surrogate = code_point >= 0xD800 && code_point < 0xE000;
    ASSERT_EQ(text == "\xEF\xBF\xBD", surrogate || code_point == 0xFFFD)
        << code_point;
  }
}

TEST(Utf8Test, NumbersThatAreNoCodePointBecomeTheReplacement) {
  for (const uint32_t number : {0x110000U, 0xFFFFFFFFU}) {
    std::string text;
    AppendUtf8(text, number);
    EXPECT_EQ(text, "\xEF\xBF\xBD");
  }
}

TEST(Utf8Test, AnyBytesBecomeValidAndStayThatWay) {
  std::mt19937 random(20261122);
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes(random() % 24, '\0');
    // Lead and continuation bytes more often than chance would give them.
    for (char& c : bytes) {
      c = static_cast<char>(random() % 3 == 0 ? random() % 0x80
                                              : 0x80 + random() % 0x80);
    }
    const std::string once = ToValidUtf8(bytes);
    ASSERT_TRUE(IsValidUtf8(once));
    ASSERT_EQ(ToValidUtf8(once), once);
    ASSERT_EQ(once == bytes, IsValidUtf8(bytes));
    ASSERT_TRUE(IsValidUtf8(Printable(bytes)));
  }
}

TEST(Utf8Test, PrefixCutsNoSequence) {
  const std::string_view text =
      "a\xE2\x82\xAC"
      "b";
  EXPECT_EQ(Utf8Prefix(text, 0), "");
  EXPECT_EQ(Utf8Prefix(text, 1), "a");
  EXPECT_EQ(Utf8Prefix(text, 3), "a");
  EXPECT_EQ(Utf8Prefix(text, 4), "a\xE2\x82\xAC");
  EXPECT_EQ(Utf8Prefix(text, 5), text);
  EXPECT_EQ(Utf8Prefix(text, 99), text);
}

TEST(PrintableTest, LeavesOrdinaryTextAlone) {
  EXPECT_EQ(Printable("M\xC3\xA4rz 2026, \xE2\x82\xAC 19"),
            "M\xC3\xA4rz 2026, \xE2\x82\xAC 19");
}

// ECMA-48: C0, DEL and C1 are what moves a terminal.
TEST(PrintableTest, TakesTerminalEscapesApart) {
  EXPECT_EQ(Printable("\x1B[2J\x1B]0;owned\x07"), "?[2J?]0;owned?");
  EXPECT_EQ(Printable("a\r\nb\tc\x7F"), "a??b?c?");
  EXPECT_EQ(Printable("\xC2\x9B"
                      "31m"),
            "?31m");  // CSI as U+009B
  EXPECT_EQ(Printable("\x9B"
                      "31m"),
            "?31m");                               // and as a bare byte
  EXPECT_EQ(Printable("\xC2\xA0x"), "\xC2\xA0x");  // U+00A0 is no control
  EXPECT_EQ(Printable(std::string_view("a\0b", 3)), "a?b");
}

TEST(PrintableTest, CutsLongTextBetweenCharacters) {
  EXPECT_EQ(Printable("abcdef", 3), "abc...");
  EXPECT_EQ(Printable("ab\xE2\x82\xAC", 4), "ab...");
  EXPECT_EQ(Printable("abc", 3), "abc");
  EXPECT_EQ(Printable(std::string(1000, 'x')), std::string(200, 'x') + "...");
}

TEST(ListItemsTest, TrimsItemsAndLeavesEmptyOnesOut) {
  EXPECT_EQ(ListItems(" a ; b c;; "), (std::vector<std::string>{"a", "b c"}));
  EXPECT_TRUE(ListItems("").empty());
}

TEST(NearestTest, FindsASlipOfTheKeyboard) {
  const std::vector<std::string> known = {"interval", "level", "url"};
  EXPECT_EQ(Nearest("inteval", known), "interval");
  EXPECT_EQ(Nearest("intervall", known), "interval");
  EXPECT_EQ(Nearest("Level", known), "level");
  EXPECT_EQ(Nearest("uri", known), "url");
  EXPECT_EQ(Nearest("levle", known), "level");
}

TEST(NearestTest, IsSilentWhereNothingIsNear) {
  const std::vector<std::string> known = {"interval", "level", "url"};
  EXPECT_EQ(Nearest("contact", known), "");
  EXPECT_EQ(Nearest("x", known), "");
  EXPECT_EQ(Nearest("level", {}), "");
}

TEST(NearestTest, TakesTheFirstOfEquallyNear) {
  const std::vector<std::string> known = {"bat", "cat"};
  EXPECT_EQ(Nearest("rat", known), "bat");
}

// The vectors of the algorithm's authors (Fowler, Noll, Vo).
TEST(HashTest, IsFnv1a) {
  EXPECT_EQ(Fnv1a64(""), 0xCBF29CE484222325U);
  EXPECT_EQ(Fnv1a64("a"), 0xAF63DC4C8601EC8CU);
  EXPECT_EQ(Fnv1a64("foobar"), 0x85944171F73967E8U);
  EXPECT_EQ(HexHash("foobar"), "85944171f73967e8");
}

TEST(TextTest, WhatATextContainsIsFoundWhereverItStands) {
  for (const std::string_view needle : {"a", "No", "noindex", "REGISTERED"}) {
    for (size_t before = 0; before < 40; ++before) {
      for (size_t after = 0; after < 20; ++after) {
        const std::string text = std::string(before, 'n') + ToLower(needle) +
                                 std::string(after, 'X');
        EXPECT_TRUE(ContainsIgnoreCase(text, needle)) << text;
        EXPECT_FALSE(ContainsIgnoreCase(
            text.substr(0, before + needle.size() - 1), needle));
      }
    }
  }
  // Bytes that differ in the bit that tells capitals from small letters only.
  EXPECT_FALSE(ContainsIgnoreCase("[[[[[[[[[[[[[[[[[[[[", "{"));
}

TEST(TextTest, FindsAPartWhereTheStandardLibraryDoes) {
  std::mt19937 random(20);  // NOLINT: the same run each time
  const auto letters = [&random](size_t most) {
    std::string text(random() % (most + 1), 'a');
    for (char& c : text) c = static_cast<char>('a' + random() % 3);
    return text;
  };
  for (int i = 0; i < 5000; ++i) {
    const std::string text = letters(60);
    const std::string part = letters(5);
    const size_t from = random() % 62;
    EXPECT_EQ(FindPart(text, part, from), text.find(part, from))
        << text << ' ' << part << ' ' << from;
  }
}

}  // namespace
}  // namespace rolecall
