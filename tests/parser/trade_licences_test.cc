#include "parser/trade_licences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace rolecall {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Asks = std::vector<std::vector<std::string>>;

Asks Join(std::vector<std::string> codes, const Asks& asks,
          bool combines = false) {
  std::vector<Occupation> occupations(4);
  occupations[0].code = "31-9092";
  occupations[1].code = "29-2061";
  occupations[1].licences = {"lpn", "lvn", "rn"};
  occupations[2].code = "29-1141";
  occupations[2].licences = {"rn"};
  occupations[3].code = "11-9111";
  Posting posting;
  posting.occupational_category = std::move(codes);
  posting.combines_occupations = combines;
  for (const auto& any_of : asks) {
    posting.requirements.emplace_back().any_of = any_of;
  }
  JoinTradeLicences(occupations, posting);
  Asks joined;
  for (const Requirement& one : posting.requirements) {
    joined.push_back(one.any_of);
  }
  return joined;
}

TEST(TradeLicencesTest, OneOfTheLicencesWillDo) {
  EXPECT_THAT(Join({"29-2061", "29-1141"}, {{"lpn"}, {"bls"}, {"rn"}}),
              ElementsAre(ElementsAre("lpn", "rn"), ElementsAre("bls")));
}

TEST(TradeLicencesTest, AssistantsNeedNone) {
  EXPECT_THAT(
      Join({"31-9092", "29-2061", "29-1141"}, {{"rn"}, {"bls"}, {"lpn"}}),
      ElementsAre(ElementsAre("bls")));
  // What the employer puts side by side stays as it is.
  EXPECT_THAT(Join({"31-9092", "29-2061"}, {{"cma-generic", "lpn"}}),
              ElementsAre(ElementsAre("cma-generic", "lpn")));
}

TEST(TradeLicencesTest, OneTradeKeepsItsLicence) {
  EXPECT_THAT(Join({"29-2061"}, {{"lpn"}}), ElementsAre(ElementsAre("lpn")));
  EXPECT_THAT(Join({"11-9111", "29-1141"}, {{"rn"}}),
              ElementsAre(ElementsAre("rn")));
  EXPECT_THAT(Join({"31-9092", "29-2061"}, {{"lpn"}}, true),
              ElementsAre(ElementsAre("lpn")));
  EXPECT_THAT(Join({"31-9092"}, {}), IsEmpty());
}

}  // namespace
}  // namespace rolecall
