#include "parser/charset.h"

#include <gtest/gtest.h>

#include <string>

#include "base/text.h"

namespace rolecall {
namespace {

TEST(CharsetTest, ByteOrderMarkDecidesFirst) {
  EXPECT_EQ(ToUtf8("\xEF\xBB\xBF"
                   "caf\xC3\xA9",
                   "text/html; charset=latin1"),
            "caf\u00E9");
  EXPECT_EQ(ToUtf8(std::string_view("\xFF\xFE"
                                    "a\0\xE9\0",
                                    6),
                   ""),
            "a\u00E9");
  EXPECT_EQ(ToUtf8(std::string_view("\xFE\xFF\0a\0\xE9", 6), ""), "a\u00E9");
}

TEST(CharsetTest, ContentTypeGoesBeforeThePagesOwnWord) {
  EXPECT_EQ(
      ToUtf8("<meta charset=utf-8>\xA4", "text/html; charset=\"ISO-8859-15\""),
      "<meta charset=utf-8>\u20AC");
  EXPECT_EQ(ToUtf8("<meta http-equiv=Content-Type content='text/html; "
                   "charset=windows-1251'>\xCF",
                   "text/html")
                .substr(72),
            "\u041F");
  EXPECT_TRUE(ToUtf8("<?xml version='1.0' encoding='ISO-8859-15'?>\xA4", "")
                  .ends_with("\u20AC"));
}

TEST(CharsetTest, Latin1MeansWindows1252) {
  EXPECT_EQ(ToUtf8("\x93quoted\x94 \x96 \x80", "text/html; charset=iso-8859-1"),
            "\u201Cquoted\u201D \u2013 \u20AC");
}

TEST(CharsetTest, NamesMeanTheLargerSetThatBrowsersTakeThemFor) {
  const auto read = [](const char* bytes, const std::string& charset) {
    return ToUtf8(bytes, "text/html; charset=" + charset);
  };
  for (const char* name : {"gb2312", "GBK", "x-gbk", "gb18030"}) {
    EXPECT_EQ(read("\xA2\xE3", name), "\u20AC") << name;
  }
  EXPECT_EQ(read("\x87\x40", "shift_jis"), "\u2460");
  EXPECT_EQ(read("\xAD\xA1", "euc-jp"), "\u2460");
  EXPECT_EQ(read("\x81\x41", "euc-kr"), "\uAC02");
  EXPECT_EQ(read("\x81\x41", "ks_c_5601-1987"), "\uAC02");
  EXPECT_EQ(read("\x87\x40", "big5"), "\u43F0");
  EXPECT_EQ(read("\x80\xDD", "iso-8859-9"), "\u20AC\u0130");
  EXPECT_EQ(read("\x80\xA1", "tis-620"), "\u20AC\u0E01");
  EXPECT_EQ(read("\x80", "iso8859-1"), "\u20AC");
}

TEST(CharsetTest, UnnamedIsUtf8WhereValidElseWindows1252) {
  EXPECT_EQ(ToUtf8("caf\xC3\xA9", ""), "caf\u00E9");
  EXPECT_EQ(ToUtf8("caf\xE9", ""), "caf\u00E9");
}

TEST(CharsetTest, AnUnknownOrContradictedNameIsPassedOver) {
  EXPECT_EQ(ToUtf8("caf\xC3\xA9", "text/html; charset=bogus"), "caf\u00E9");
  EXPECT_EQ(ToUtf8("caf\xE9", "text/html; charset=utf-8"), "caf\u00E9");
  EXPECT_EQ(ToUtf8("caf\xC3\xA9", "text/html; charset=UTF-8//IGNORE"),
            "caf\u00E9");
}

TEST(CharsetTest, AStrayByteLeavesTheRestOfAUtf8PageAsItIs) {
  const std::string stray = "P\u00E9a \u2013 the clinic\x92s M\u00E9dical";
  const std::string meant = "P\u00E9a \u2013 the clinic\uFFFDs M\u00E9dical";
  EXPECT_EQ(ToUtf8(stray, "text/html; charset=utf-8"), meant);
  EXPECT_EQ(ToUtf8("<meta charset=utf-8>" + stray, "text/html"),
            "<meta charset=utf-8>" + meant);
  std::string long_stray = stray;
  std::string long_meant = meant;
  for (int i = 0; i < 8; ++i) {
    long_stray += "\u00E9";
    long_meant += "\u00E9";
  }
  EXPECT_EQ(ToUtf8(long_stray, "text/html"), long_meant);
  EXPECT_EQ(ToUtf8("M\u00E9dical \xE2\x80", "text/html; charset=utf-8"),
            ToValidUtf8("M\u00E9dical \xE2\x80"));
  EXPECT_EQ(ToUtf8("the clinic\x92s", "text/html; charset=utf-8"),
            "the clinic\u2019s");
}

TEST(CharsetTest, Utf16ThatOnlyTheHeaderNamesIsRead) {
  const std::string text("A\0i\0d\0e\0", 8);
  EXPECT_EQ(ToUtf8(text, "text/html; charset=utf-16le"), "Aide");
  EXPECT_EQ(ToUtf8(text, "text/html; charset=UTF-16"), "Aide");
  EXPECT_EQ(ToUtf8("Aide", "text/html; charset=utf-16le"), "Aide");
}

// Encoding, section 4.2: neither is a name of the web's.
TEST(CharsetTest, CharsetsThatBrowsersDoNotReadAreNotRead) {
  EXPECT_EQ(ToUtf8("+ADw-b+AD4-", "text/html; charset=utf-7"), "+ADw-b+AD4-");
}

TEST(CharsetTest, WhateverComesInValidUtf8ComesOut) {
  for (std::string_view charset : {"shift_jis", "gb18030", "utf-7", "euc-kr"}) {
    EXPECT_TRUE(
        IsValidUtf8(ToUtf8("\x81\xFF\xFE\xC0\x80 a",
                           "text/html; charset=" + std::string(charset))))
        << charset;
  }
}

TEST(CharsetTest, WhatIsUtf8AlreadyIsNotCopied) {
  constexpr std::string_view kPlain = "<meta charset=utf-8>caf\u00E9";
  std::string converted;
  for (const std::string_view type :
       {"", "text/html", "text/html; charset=utf-8", "text/html;charset=latin1",
        "text/html; charset=nonsense", "text/html; charset=utf-16"}) {
    for (const std::string_view bytes :
         {kPlain, std::string_view("caf\u00E9"), std::string_view("caf\xE9"),
          std::string_view("\xEF\xBB\xBF a"), std::string_view()}) {
      EXPECT_EQ(AsUtf8(bytes, type, &converted), ToUtf8(bytes, type)) << type;
    }
  }
  EXPECT_EQ(AsUtf8(kPlain, "text/html", &converted).data(), kPlain.data());
}

}  // namespace
}  // namespace rolecall
