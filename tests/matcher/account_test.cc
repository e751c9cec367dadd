// The words and points of reasons.
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "matcher/matcher.h"
#include "world.h"

namespace rolecall {
namespace {

constexpr std::chrono::days kDay{1};

class AccountTest : public testing::Test {
 protected:
  // The line of a kind, empty where there is none.
  Reason LineOf(const Candidate& candidate, const Posting& posting,
                const std::string& kind) {
    for (const Reason& reason :
         matcher_.Explain(candidate, posting, kToday).reasons) {
      if (reason.kind == kind) return reason;
    }
    return {};
  }

  const Catalogue catalogue_ = SmallCatalogue();
  Matcher matcher_ =
      *Matcher::Create(catalogue_, SmallOccupations(), MatchOptions());
};

TEST_F(AccountTest, MetNamesTheCredentialAndItsLastDay) {
  const Reason line =
      LineOf(ACandidate().Holding("cma", kToday + kDay),
             APosting().Requiring({"cma"}).Saying("CMA required"), "met");
  EXPECT_EQ(line.text, "You hold The cma, valid until 2026-11-23");
  EXPECT_EQ(line.term, "cma");
  EXPECT_EQ(line.evidence, "CMA required");
  EXPECT_EQ(line.points, line.of);
  EXPECT_GT(line.of, 0);
}

TEST_F(AccountTest, AnEquivalentSaysWhatItCountsAs) {
  const Reason line =
      LineOf(ACandidate().Knowing("epic-cadence"),
             APosting().Requiring({"any-ehr"}), "met-by-equivalent");
  EXPECT_EQ(line.text,
            "You know The epic-cadence, which counts as The any-ehr");
}

TEST_F(AccountTest, MissingNamesTheAlternatives) {
  const Reason line = LineOf(
      ACandidate(), APosting().Requiring({"cma", "rma", "ccma"}), "missing");
  EXPECT_EQ(line.text, "Missing: The cma, The rma or The ccma");
  EXPECT_EQ(line.points, 0);
}

TEST_F(AccountTest, ADeadlineIsToldInDays) {
  const Reason line =
      LineOf(ACandidate(), APosting().Requiring({"bls"}).WithinDays(30),
             "missing-by-deadline");
  EXPECT_EQ(line.text,
            "Missing: The bls, which must be held within 30 days of hire");
}

TEST_F(AccountTest, ExpiredSaysWhatWouldChangeIt) {
  const Reason line = LineOf(ACandidate().Holding("bls", kToday - kDay),
                             APosting().Requiring({"bls"}), "expired");
  EXPECT_EQ(line.text,
            "The bls expired after 2026-11-21; renewing it would meet this");
  EXPECT_GT(line.points, 0);
  EXPECT_LT(line.points, line.of);
}

TEST_F(AccountTest, WhatEndsBeforeTheWorkStartsIsExpired) {
  Posting posting = APosting().Requiring({"bls"});
  const Candidate candidate = ACandidate().Holding("bls", kToday + kDay);
  posting.job_start_date = kToday + kDay;
  EXPECT_EQ(LineOf(candidate, posting, "met").points,
            LineOf(candidate, posting, "met").of)
      << "valid on its last day";
  posting.job_start_date = kToday + 2 * kDay;
  EXPECT_EQ(LineOf(candidate, posting, "expired").text,
            "The bls ends on 2026-11-23, before the work starts on 2026-11-24; "
            "renewing it would meet this");
  EXPECT_EQ(matcher_.Explain(candidate, posting, kToday).qualification,
            Qualification::kOneMissing);
  posting.job_start_date = kToday - kDay;
  EXPECT_EQ(LineOf(candidate, posting, "met").term, "bls");
}

TEST_F(AccountTest, ImpliedAsksForProof) {
  const Reason line = LineOf(ACandidate().Holding("acls"),
                             APosting().Requiring({"bls"}), "confirm");
  EXPECT_EQ(line.text,
            "Probably met, as you have The acls; be ready to show The bls");
}

TEST_F(AccountTest, ProgressIsPartOfTheWay) {
  const Reason line = LineOf(ACandidate().Holding("cpc-a"),
                             APosting().Requiring({"cpc"}), "missing");
  EXPECT_EQ(line.text, "Missing: The cpc; The cpc-a is a step toward it");
  EXPECT_GT(line.points, 0);
}

TEST_F(AccountTest, PreferredHasKindsOfItsOwn) {
  const Posting posting = APosting().Preferring({"cma"}).Preferring({"bls"});
  const Candidate candidate = ACandidate().Holding("cma");
  EXPECT_EQ(LineOf(candidate, posting, "preferred-met").text,
            "You hold The cma (preferred)");
  EXPECT_EQ(LineOf(candidate, posting, "preferred-missing").text,
            "Missing: The bls (preferred)");
}

TEST_F(AccountTest, LicensedWorkNamesTheLicence) {
  const Reason line =
      LineOf(ACandidate(), APosting().Offering({"29-1141"}), "licensed-work");
  EXPECT_EQ(line.term, "rn");
  EXPECT_NE(line.text.find("The rn"), std::string::npos);
  EXPECT_EQ(line.of, 0);
}

TEST_F(AccountTest, DistanceIsToldInMiles) {
  const Reason line = LineOf(ACandidate().LivingIn(39.76, -84.19, 25),
                             APosting().In(39.9, -84.19), "distance");
  EXPECT_EQ(line.text, "9.7 miles from your home, within your 25.0");
}

TEST_F(AccountTest, PayIsToldByTheHour) {
  CandidateBuilder candidate = ACandidate();
  candidate.get().min_pay_hourly = 18.5;
  const Reason line =
      LineOf(candidate, APosting().Paying(18, 22, "HOUR"), "pay");
  EXPECT_EQ(line.text, "Pays up to $22.00 an hour; you ask for $18.50");
}

TEST_F(AccountTest, NoExperienceNeededIsNotUnknown) {
  Posting posting = APosting().Offering({"31-9092"});
  const auto text = [&] {
    return LineOf(ACandidate().Wanting({"31-9092"}), posting, "experience")
        .text;
  };
  EXPECT_EQ(text(),
            "How much experience is asked for is not stated, and yours is not "
            "known");
  posting.experience_months = 0;
  EXPECT_EQ(text(), "No experience is needed, and yours is not known");
  posting.experience_months = 12;
  EXPECT_EQ(text(), "Asks for 12 months of experience, and yours is not known");
}

TEST_F(AccountTest, ExperienceTellsWhyItsPointsDiffer) {
  const Posting posting = APosting().Offering({"31-9092"});
  const auto line = [&](const std::string& wanted, int months) {
    CandidateBuilder candidate = ACandidate().Wanting({wanted});
    candidate.get().experience_months = months;
    return LineOf(candidate, posting, "experience");
  };
  const std::string asked =
      "How much experience is asked for is not stated, and you have ";
  const Reason enough = line("31-9092", 14);
  EXPECT_EQ(enough.text, asked + "14 months");
  EXPECT_EQ(enough.points, enough.of);
  const Reason beginner = line("31-9092", 6);
  EXPECT_EQ(beginner.text, asked + "6 months, so others may be preferred");
  EXPECT_EQ(beginner.points * 2, beginner.of);
  const Reason elsewhere = line("11-1011", 14);
  EXPECT_EQ(elsewhere.points, 0);
  EXPECT_EQ(elsewhere.text,
            asked +
                "14 months (for work that you do not want it counts for "
                "nothing)");
}

TEST_F(AccountTest, WorkThatIsNotKnownIsNotJudged) {
  Posting posting = APosting().Offering({"31-9092"});
  posting.knows_language = {"es"};
  Candidate candidate = ACandidate();
  candidate.knows_language = {"es"};
  const std::string known = "You know the languages that are asked for";
  EXPECT_EQ(
      LineOf(candidate, posting, "language").text,
      known + " (which work you want is not known, so that it counts half)");
  posting.occupational_category.clear();
  candidate.occupational_category = {"31-9092"};
  EXPECT_EQ(
      LineOf(candidate, posting, "language").text,
      known + " (what work this is is not known, so that it counts half)");
}

TEST_F(AccountTest, ALanguageThatIsKnownIsNotCalledUnnamed) {
  Posting posting = APosting().Offering({"31-9092"});
  posting.knows_language = {"es"};
  Candidate candidate = ACandidate().Wanting({"11-1011"});
  candidate.knows_language = {"es"};
  EXPECT_EQ(LineOf(candidate, posting, "language").text,
            "You know the languages that are asked for (for work that you do "
            "not want it counts for nothing)");
}

TEST_F(AccountTest, WhatIsNotStatedGivesHalf) {
  const Match match = matcher_.Explain(ACandidate(), APosting(), kToday);
  EXPECT_EQ(match.score, 500);
  for (const Reason& reason : match.reasons) {
    EXPECT_EQ(reason.points * 2, reason.of) << reason.kind;
  }
}

TEST_F(AccountTest, RarerRequirementsWeighMore) {
  const Posting posting = APosting().Requiring({"cma"}).Requiring({"bls"});
  const Match match = matcher_.Explain(ACandidate(), posting, kToday);
  EXPECT_GT(match.reasons[0].of, 2 * match.reasons[1].of);
}

}  // namespace
}  // namespace rolecall
