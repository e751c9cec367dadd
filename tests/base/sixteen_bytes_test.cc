#include "base/sixteen_bytes.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>

namespace rolecall {
namespace {

TEST(SixteenBytesTest, ABitStandsForEachByteThatCompares) {
  std::mt19937 random(5);
  for (int round = 0; round < 20'000; ++round) {
    std::string text(16, '\0');
    const auto alphabet = 2 + random() % 255;
    for (char& c : text) c = static_cast<char>(random() % alphabet);
    const auto least = static_cast<int8_t>(random());
    const Sixteen compared = LoadSixteen(text.data()) > least;
    uint32_t expected = 0;
    for (size_t i = 0; i < text.size(); ++i) {
      if (static_cast<int8_t>(text[i]) > least) expected |= 1u << i;
    }
    ASSERT_EQ(Bits(compared), expected);
    ASSERT_EQ(BitsByArithmetic(compared), expected);
    EXPECT_EQ(IsAny(compared), expected != 0);
    EXPECT_EQ(IsAll(compared), expected == 0xFFFF);
  }
}

}  // namespace
}  // namespace rolecall
