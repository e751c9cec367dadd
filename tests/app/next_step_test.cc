#include "app/next_step.h"

#include <gtest/gtest.h>

#include "config/settings.h"

namespace rolecall {
namespace {

class NextStepTest : public ::testing::Test {
 protected:
  std::vector<TermIndex> Terms(const std::vector<std::string>& ids) const {
    std::vector<TermIndex> terms;
    for (const std::string& id : ids) {
      terms.push_back(catalogue_.Find(id));
      EXPECT_NE(terms.back(), kNoTerm) << id;
    }
    return terms;
  }
  std::string Renewal(const std::vector<std::string>& ids) const {
    return RenewalOf(catalogue_, Terms(ids));
  }
  std::optional<int> Months(const std::vector<std::string>& ids) const {
    return RenewalMonthsOf(catalogue_, Terms(ids));
  }

  const Catalogue catalogue_ =
      LoadCatalogue(ROLECALL_SOURCE_DIR "/config/catalogue").value();
};

TEST_F(NextStepTest, TheRenewalOfSeveralTermsIsARange) {
  EXPECT_EQ(Renewal({"cma-aama"}), "every 60 months");
  EXPECT_EQ(Renewal({"bls", "cpc-aapc"}), "every 24 months");
  EXPECT_EQ(Renewal({"cma-aama", "cpc-aapc", "rma-amt"}),
            "every 24 to 60 months");
  EXPECT_EQ(Renewal({"epic", "cpc-aapc"}), "some every 24 months");
  EXPECT_EQ(Renewal({"epic"}), "");
}

TEST_F(NextStepTest, MonthsThatDifferAreNotStatedForAll) {
  EXPECT_EQ(Months({"bls", "cpc-aapc"}), 24);
  EXPECT_EQ(Months({"cma-aama", "cpc-aapc"}), std::nullopt);
  EXPECT_EQ(Months({"cpc-aapc", "epic"}), std::nullopt);
}

TEST_F(NextStepTest, EffortsThatDifferAreEachNamedOnce) {
  EXPECT_EQ(EffortOf(catalogue_, Terms({"epic"})), "practice with it");
  EXPECT_EQ(EffortOf(catalogue_, Terms({"bls", "epic", "bls"})),
            "a class of some hours; or practice with it");
}

TEST_F(NextStepTest, WhatTakesASchoolOfYearsSaysSo) {
  EXPECT_EQ(EffortOf(catalogue_, Terms({"rn"})),
            "a licence: mostly a school of a year or more, and an exam");
  EXPECT_EQ(EffortOf(catalogue_, Terms({"ccrn-aacn"})),
            "an exam that takes a profession's schooling of years");
}

}  // namespace
}  // namespace rolecall
