// Grades and hard wishes, rule by rule (docs/matching.md).
#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "matcher/matcher.h"
#include "world.h"

namespace rolecall {
namespace {

class GradeTest : public testing::Test {
 protected:
  std::string GradeOf(const Candidate& candidate, const Posting& posting) {
    return std::string(QualificationName(
        matcher_.Explain(candidate, posting, kToday).qualification));
  }
  Tenths ScoreOf(const Candidate& candidate, const Posting& posting) {
    return matcher_.Explain(candidate, posting, kToday).score;
  }
  // True where the pair is within the candidate's wishes.
  bool Suits(const Candidate& candidate, const Posting& posting) {
    matcher_.PutCandidate(candidate);
    const bool suits =
        !matcher_.RankCandidates(posting, kToday, 1).matches.empty();
    matcher_.EraseCandidate(candidate.id);
    return suits;
  }

  const Catalogue catalogue_ = SmallCatalogue();
  Matcher matcher_ =
      *Matcher::Create(catalogue_, SmallOccupations(), MatchOptions());
};

constexpr std::chrono::days kDay{1};

TEST_F(GradeTest, OneOfTheAlternativesMeetsARequirement) {
  const Posting posting = APosting().Requiring({"cma", "rma"});
  EXPECT_EQ(GradeOf(ACandidate().Holding("rma"), posting), "qualified");
  EXPECT_EQ(GradeOf(ACandidate().Holding("bls"), posting), "one-missing");
}

TEST_F(GradeTest, RequirementsAreAllNeeded) {
  const Posting posting = APosting().Requiring({"cma"}).Requiring({"bls"});
  EXPECT_EQ(GradeOf(ACandidate().Holding("cma").Holding("bls"), posting),
            "qualified");
  EXPECT_EQ(GradeOf(ACandidate().Holding("cma"), posting), "one-missing");
  EXPECT_EQ(GradeOf(ACandidate(), posting), "not");
}

TEST_F(GradeTest, PreferredIsNeverMissed) {
  const Posting posting = APosting().Preferring({"cma"}).Preferring({"bls"});
  EXPECT_EQ(GradeOf(ACandidate(), posting), "qualified");
}

TEST_F(GradeTest, DaysAfterHireGiveTime) {
  EXPECT_EQ(GradeOf(ACandidate(), APosting().Requiring({"bls"}).WithinDays(30)),
            "by-deadline");
  EXPECT_EQ(
      GradeOf(ACandidate(),
              APosting().Requiring({"bls"}).WithinDays(30).Requiring({"cma"})),
      "one-missing");
  EXPECT_EQ(GradeOf(ACandidate().Holding("bls"),
                    APosting().Requiring({"bls"}).WithinDays(30)),
            "qualified");
}

TEST_F(GradeTest, TheLastValidDayCountsTheNextDoesNot) {
  const Posting posting = APosting().Requiring({"cma"});
  EXPECT_EQ(GradeOf(ACandidate().Holding("cma", kToday), posting), "qualified");
  EXPECT_EQ(GradeOf(ACandidate().Holding("cma", kToday - kDay), posting),
            "one-missing");
  EXPECT_EQ(GradeOf(ACandidate().Holding("cma", {}, kToday + kDay), posting),
            "one-missing");
  EXPECT_EQ(GradeOf(ACandidate().Holding("cma", {}, kToday), posting),
            "qualified");
}

TEST_F(GradeTest, ARenewedCredentialCountsBesideTheOldOne) {
  const Candidate candidate =
      ACandidate().Holding("cma", kToday - kDay).Holding("cma", kToday + kDay);
  EXPECT_EQ(GradeOf(candidate, APosting().Requiring({"cma"})), "qualified");
}

TEST_F(GradeTest, SatisfiesIsOneWay) {
  EXPECT_EQ(
      GradeOf(ACandidate().Holding("cpc"), APosting().Requiring({"cpc-a"})),
      "qualified");
  EXPECT_EQ(
      GradeOf(ACandidate().Holding("cpc-a"), APosting().Requiring({"cpc"})),
      "one-missing");
  EXPECT_EQ(GradeOf(ACandidate().Holding("bls"), APosting().Requiring({"cpr"})),
            "qualified");
  EXPECT_EQ(GradeOf(ACandidate().Holding("cpr"), APosting().Requiring({"bls"})),
            "one-missing");
}

TEST_F(GradeTest, RenamedIsBothWays) {
  EXPECT_EQ(
      GradeOf(ACandidate().Holding("old-cma"), APosting().Requiring({"cma"})),
      "qualified");
  EXPECT_EQ(
      GradeOf(ACandidate().Holding("cma"), APosting().Requiring({"old-cma"})),
      "qualified");
}

TEST_F(GradeTest, AnAlternativeNeedsAnOpenPosting) {
  const Candidate candidate = ACandidate().Holding("ccma");
  EXPECT_EQ(GradeOf(candidate, APosting().Requiring({"cma"})), "one-missing");
  EXPECT_EQ(GradeOf(candidate, APosting().Requiring({"cma", "rma"})),
            "one-missing");
  EXPECT_EQ(GradeOf(candidate, APosting().Requiring({"cma"}).OrEquivalent()),
            "qualified");
  EXPECT_EQ(GradeOf(candidate, APosting().Requiring({"any-ma"})), "qualified");
}

TEST_F(GradeTest, ImpliedIsNotHeld) {
  EXPECT_EQ(
      GradeOf(ACandidate().Holding("acls"), APosting().Requiring({"bls"})),
      "one-missing");
}

TEST_F(GradeTest, EligibleMeansOnTheWay) {
  const Posting posting = APosting().Requiring({"cpc"}).Eligible();
  EXPECT_EQ(GradeOf(ACandidate().Holding("cpc-a"), posting), "qualified");
  EXPECT_EQ(GradeOf(ACandidate(), posting), "one-missing");
}

TEST_F(GradeTest, ExcludedTermsDoNotCount) {
  const Posting posting = APosting().Requiring({"any-ma"}).Excluding({"ccma"});
  EXPECT_EQ(GradeOf(ACandidate().Holding("ccma"), posting), "one-missing");
  EXPECT_EQ(GradeOf(ACandidate().Holding("rma"), posting), "qualified");
}

TEST_F(GradeTest, NamesakesNeverCount) {
  const Candidate candidate = ACandidate().Holding("cma");
  EXPECT_EQ(GradeOf(candidate,
                    APosting().Requiring({"cma-accountant"}).OrEquivalent()),
            "one-missing");
}

TEST_F(GradeTest, AModuleHasItsProductAndItsClassNotTheReverse) {
  const Candidate module = ACandidate().Knowing("epic-cadence");
  EXPECT_EQ(GradeOf(module, APosting().Requiring({"epic"})), "qualified");
  EXPECT_EQ(GradeOf(module, APosting().Requiring({"any-ehr"})), "qualified");
  EXPECT_EQ(GradeOf(ACandidate().Knowing("epic"),
                    APosting().Requiring({"epic-cadence"})),
            "one-missing");
  EXPECT_EQ(
      GradeOf(ACandidate().Knowing("any-ehr"), APosting().Requiring({"epic"})),
      "one-missing");
}

TEST_F(GradeTest, MonthsMoveThePointsNotTheGrade) {
  const Posting posting = APosting().Requiring({"epic"}).Months(24);
  const Candidate fresh = ACandidate().Knowing("epic", 1);
  const Candidate unknown = ACandidate().Knowing("epic");
  const Candidate seasoned = ACandidate().Knowing("epic", 24);
  EXPECT_EQ(GradeOf(fresh, posting), "qualified");
  EXPECT_LT(ScoreOf(fresh, posting), ScoreOf(unknown, posting));
  EXPECT_LT(ScoreOf(unknown, posting), ScoreOf(seasoned, posting));
}

TEST_F(GradeTest, LicensedWorkNeedsALicence) {
  const Posting posting = APosting().Offering({"29-1141"});
  EXPECT_EQ(GradeOf(ACandidate().Holding("cma"), posting), "not");
  EXPECT_EQ(GradeOf(ACandidate().Holding("rn"), posting), "qualified");
  EXPECT_EQ(GradeOf(ACandidate().Holding("rn", kToday - kDay), posting), "not");
}

TEST_F(GradeTest, TheEmployersOwnListBeatsTheLaw) {
  const Posting posting =
      APosting().Offering({"29-2061"}).Requiring({"cma", "lpn"});
  EXPECT_EQ(GradeOf(ACandidate().Holding("cma"), posting), "qualified");
  EXPECT_EQ(GradeOf(ACandidate(), posting), "not");
}

TEST_F(GradeTest, UnknownTermsBlockNobody) {
  EXPECT_EQ(GradeOf(ACandidate(), APosting().Requiring({"unheard-of"})),
            "qualified");
}

TEST_F(GradeTest, PlaceIsTheNearestOfSeveral) {
  const Candidate candidate = ACandidate().LivingIn(39.76, -84.19, 25);
  EXPECT_TRUE(Suits(candidate, APosting().In(39.9, -84.2)));
  EXPECT_FALSE(Suits(candidate, APosting().In(41.0, -84.2)));
  EXPECT_TRUE(Suits(candidate, APosting().In(41.0, -84.2).In(39.9, -84.2)));
}

TEST_F(GradeTest, RadiusZeroIsTheSamePlace) {
  const Candidate candidate = ACandidate().LivingIn(39.76, -84.19, 0);
  EXPECT_TRUE(Suits(candidate, APosting().In(39.76, -84.19)));
  EXPECT_FALSE(Suits(candidate, APosting().In(39.77, -84.19)));
}

TEST_F(GradeTest, RemoteReachesWhoTakesIt) {
  CandidateBuilder candidate = ACandidate().LivingIn(39.76, -84.19, 25);
  const Posting posting = APosting().In(41.0, -84.2).Remote();
  EXPECT_FALSE(Suits(candidate, posting));
  candidate.get().remote_ok = true;
  EXPECT_TRUE(Suits(candidate, posting));
  EXPECT_FALSE(Suits(candidate, APosting().In(41.0, -84.2)));
}

TEST_F(GradeTest, AYearsPayIs2080Hours) {
  CandidateBuilder candidate = ACandidate();
  candidate.get().min_pay_hourly = 18.35;
  EXPECT_TRUE(Suits(candidate, APosting().Paying(0, 38168, "YEAR")));
  EXPECT_FALSE(Suits(candidate, APosting().Paying(0, 38167, "YEAR")));
  EXPECT_TRUE(Suits(candidate, APosting()));
}

TEST_F(GradeTest, HoursNeedOneWordInCommonWhereBothStateSome) {
  CandidateBuilder candidate = ACandidate();
  candidate.get().shift = {"day", "evening"};
  PostingBuilder posting = APosting();
  EXPECT_TRUE(Suits(candidate, posting));
  posting.get().shift = {"night"};
  EXPECT_FALSE(Suits(candidate, posting));
  posting.get().shift = {"night", "evening"};
  EXPECT_TRUE(Suits(candidate, posting));
  candidate.get().employment_type = {"FULL_TIME"};
  posting.get().employment_type = {"PART_TIME"};
  EXPECT_FALSE(Suits(candidate, posting));
}

TEST_F(GradeTest, WithoutRequirementsTheOccupationDecides) {
  const Posting posting = APosting().Offering({"31-9092"});
  const Tenths first =
      ScoreOf(ACandidate().Wanting({"31-9092", "43-4171"}), posting);
  const Tenths second =
      ScoreOf(ACandidate().Wanting({"43-4171", "31-9092"}), posting);
  const Tenths related = ScoreOf(ACandidate().Wanting({"43-6013"}), posting);
  const Tenths unknown = ScoreOf(ACandidate(), posting);
  const Tenths far = ScoreOf(ACandidate().Wanting({"11-1011"}), posting);
  EXPECT_GT(first, second);
  EXPECT_GT(second, related);
  EXPECT_GT(related, far);
  EXPECT_GT(unknown, far);
  EXPECT_LT(unknown, second);
}

TEST_F(GradeTest, AskedBackgroundMovesTheScoreOnly) {
  PostingBuilder posting = APosting().Offering({"31-9092"});
  posting.get().experience_months = 24;
  posting.get().education = Education::kBachelor;
  posting.get().knows_language = {"es"};
  CandidateBuilder fits = ACandidate().Wanting({"31-9092"});
  fits.get().experience_months = 30;
  fits.get().education = Education::kMaster;
  fits.get().knows_language = {"en", "es-MX"};
  CandidateBuilder lacks = fits;
  lacks.get().experience_months = 0;
  lacks.get().education = Education::kHighSchool;
  lacks.get().knows_language = {"en"};
  EXPECT_EQ(GradeOf(lacks, posting), "qualified");
  EXPECT_GT(ScoreOf(fits, posting), ScoreOf(lacks, posting) + 300);
}

TEST_F(GradeTest, AHigherRankIsNotTheWorkThatIsWanted) {
  const auto score = [&](Seniority seniority, const std::string& code) {
    PostingBuilder posting = APosting().Offering({code});
    posting.get().seniority = seniority;
    posting.get().experience_months = 12;
    CandidateBuilder candidate = ACandidate().Wanting({code});
    candidate.get().experience_months = 60;
    return ScoreOf(candidate, posting);
  };
  const Tenths ordinary = score(Seniority::kOrdinary, "31-9092");
  EXPECT_EQ(score(Seniority::kEntry, "31-9092"), ordinary);
  EXPECT_GT(ordinary, score(Seniority::kSenior, "31-9092"));
  EXPECT_GT(score(Seniority::kSenior, "31-9092"),
            score(Seniority::kLead, "31-9092"));
  EXPECT_GT(score(Seniority::kLead, "31-9092"),
            score(Seniority::kStudent, "31-9092"));
  // Who wants to manage wants no less.
  EXPECT_EQ(score(Seniority::kLead, "11-9111"),
            score(Seniority::kOrdinary, "11-9111"));
}

TEST_F(GradeTest, ARankSaysWhatExperienceIsUsualWhereNothingIsSaid) {
  PostingBuilder lead = APosting().Offering({"31-9092"});
  lead.get().seniority = Seniority::kLead;
  PostingBuilder entry = APosting().Offering({"31-9092"});
  entry.get().seniority = Seniority::kEntry;
  CandidateBuilder graduate = ACandidate().Wanting({"31-9092"});
  graduate.get().experience_months = 3;
  CandidateBuilder veteran = ACandidate().Wanting({"31-9092"});
  veteran.get().experience_months = 40;
  EXPECT_GT(ScoreOf(veteran, lead), ScoreOf(graduate, lead) + 100);
  EXPECT_GT(ScoreOf(graduate, entry), ScoreOf(veteran, entry));
}

TEST_F(GradeTest, OfTwoTradesInOnePostBothCount) {
  PostingBuilder both = APosting().Offering({"43-4171", "29-2072"});
  both.get().combines_occupations = true;
  const Posting either = APosting().Offering({"43-4171", "29-2072"});
  const Candidate one = ACandidate().Wanting({"43-4171"});
  const Candidate two = ACandidate().Wanting({"43-4171", "29-2072"});
  EXPECT_GT(ScoreOf(one, either), ScoreOf(one, both) + 200);
  EXPECT_GT(ScoreOf(two, both), ScoreOf(one, both) + 200);
  // Nobody is both of two licensed trades: "RN and LPN" are two posts.
  PostingBuilder nurses =
      APosting().Offering({"29-1141", "29-2061"}).Requiring({"rn", "lpn"});
  const Posting apart = nurses;
  nurses.get().combines_occupations = true;
  const Candidate nurse = ACandidate().Wanting({"29-1141"}).Holding("rn");
  EXPECT_EQ(ScoreOf(nurse, nurses), ScoreOf(nurse, apart));
}

TEST_F(GradeTest, TravelingWorkIsLessWantedThanAPlaceOfWork) {
  PostingBuilder posting = APosting().Offering({"31-9092"});
  const Candidate candidate = ACandidate().Wanting({"31-9092"});
  const Tenths fixed = ScoreOf(candidate, posting);
  posting.get().is_traveling = true;
  EXPECT_LT(ScoreOf(candidate, posting), fixed);
}

}  // namespace
}  // namespace rolecall
