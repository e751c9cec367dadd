#include "parser/tdm_meta.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace rolecall {
namespace {

TEST(TdmMetaTest, IsReadWhereverItStandsInThePage) {
  const std::string meta = R"(<meta content=1 name=TDM-Reservation)";
  for (size_t before = 0; before < 70; ++before) {
    for (size_t behind = 0; behind < 35; ++behind) {
      const std::string html =
          std::string(before, '-') + meta + std::string(behind, ' ') + ">";
      EXPECT_EQ(ReadTdmMeta(html), std::optional(true)) << before << behind;
    }
  }
}

TEST(TdmMetaTest, OtherWordsOfItsLettersAreNone) {
  EXPECT_EQ(ReadTdmMeta(""), std::nullopt);
  EXPECT_EQ(ReadTdmMeta("m-"), std::nullopt);
  EXPECT_EQ(ReadTdmMeta("<meta name=tdm-reservatio content=1>"), std::nullopt);
  EXPECT_EQ(ReadTdmMeta("<p>tdm-reservation m-m-m- tdm-</p>"), std::nullopt);
}

TEST(TdmMetaTest, TheLastOfSeveralCounts) {
  EXPECT_EQ(ReadTdmMeta("<meta name=tdm-reservation content=1>"
                        "<meta name=tdm-reservation content=0>"),
            std::optional(false));
}

}  // namespace
}  // namespace rolecall
