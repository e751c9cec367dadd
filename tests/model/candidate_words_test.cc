#include "model/candidate_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rolecall {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PostalCodeTest : public ::testing::Test {
 protected:
  std::vector<std::string> Drop(const std::string& code) {
    candidate_.home_postal_code = code;
    return CandidateWords(catalogue_).DropUnknown(&candidate_);
  }

  const Catalogue catalogue_{{}, {}, {}, {}};
  Candidate candidate_;
};

TEST_F(PostalCodeTest, FiveDigitsOrNineAreKept) {
  for (const char* code : {"45402", "45402-1234", "45402 1234", "454021234"}) {
    EXPECT_THAT(Drop(code), IsEmpty()) << code;
    EXPECT_EQ(candidate_.home_postal_code, code);
  }
}

TEST_F(PostalCodeTest, SpacesAroundItGo) {
  EXPECT_THAT(Drop(" 45402\t"), IsEmpty());
  EXPECT_EQ(candidate_.home_postal_code, "45402");
}

TEST_F(PostalCodeTest, WhatIsNoneIsTakenOutAndNotRepeated) {
  for (const char* code : {"12 Elm Street", "4540", "45402-12", "45402.1234",
                           "4540212345", "K1A 0B1"}) {
    EXPECT_THAT(Drop(code),
                ElementsAre("/home/postal_code: not a ZIP code such as 45402"));
    EXPECT_EQ(candidate_.home_postal_code, "");
  }
}

TEST_F(PostalCodeTest, BesideCoordinatesItIsLeftAlone) {
  candidate_.home = Coordinates{45.4, -75.7};
  EXPECT_THAT(Drop("K1A 0B1"), IsEmpty());
  EXPECT_EQ(candidate_.home_postal_code, "K1A 0B1");
}

}  // namespace
}  // namespace rolecall
