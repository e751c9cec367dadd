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
