#include "matcher/posting_lint.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "world.h"

namespace rolecall {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Found = std::pair<std::string, size_t>;

std::vector<Found> Lint(const Posting& posting) {
  std::vector<Found> found;
  for (const PostingHint& hint : LintPosting(SmallCatalogue(), posting)) {
    EXPECT_FALSE(hint.text.empty());
    found.emplace_back(hint.kind, hint.requirement);
  }
  return found;
}

TEST(PostingLintTest, APlainSetIsLeftAlone) {
  EXPECT_THAT(Lint(APosting().Requiring({"cma", "rma"}).Preferring({"bls"})),
              IsEmpty());
}

TEST(PostingLintTest, WhatIsAskedForIsNotRefused) {
  EXPECT_THAT(
      Lint(APosting().Requiring({"cma"}).Requiring({"bls"}).Excluding({"cma"})),
      ElementsAre(Found("refused-and-asked", 0)));
}

TEST(PostingLintTest, OneThingHasOneLevel) {
  EXPECT_THAT(Lint(APosting().Requiring({"bls"}).Preferring({"bls"})),
              ElementsAre(Found("two-levels", 1)));
}

TEST(PostingLintTest, CertificatesOfOneKindAreMostlyAlternatives) {
  EXPECT_THAT(Lint(APosting().Requiring({"cma"}).Requiring({"rma"})),
              ElementsAre(Found("rivals", 1)));
}

TEST(PostingLintTest, WhatAnotherContainsAddsNothing) {
  EXPECT_THAT(Lint(APosting().Requiring({"any-ehr"}).Requiring({"epic"})),
              ElementsAre(Found("contained", 0)));
  EXPECT_THAT(Lint(APosting().Requiring({"epic"}).Requiring({"any-ehr"})),
              ElementsAre(Found("contained", 1)));
}

TEST(PostingLintTest, BeginnersHaveNoYears) {
  PostingBuilder posting = APosting().Requiring({"epic"}).Months(24);
  EXPECT_THAT(Lint(posting), IsEmpty());
  posting.get().seniority = Seniority::kEntry;
  EXPECT_THAT(Lint(posting), ElementsAre(Found("beginner", 0)));
}

}  // namespace
}  // namespace rolecall
