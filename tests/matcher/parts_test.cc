// The small measures that scores are made of.
#include "matcher/parts.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "matcher/acceptance.h"
#include "matcher/great_circle.h"
#include "matcher/occupation_fit.h"
#include "matcher/score_shares.h"
#include "model/geo.h"
#include "world.h"

namespace rolecall {
namespace {

// Who names no wanted work gets what is given to the unknown, in a student's
// post too.
TEST(FitTest, NobodyFitsBetterThanTheBoundSays) {
  OfferedWork offered;
  EXPECT_EQ(MostFitPercent(offered), kUnknownPercent);
  offered.occupations.emplace_back();
  for (const int percent : {0, 42, 50, 85, 100}) {
    offered.percent = percent;
    EXPECT_EQ(MostFitPercent(offered), std::max(percent, kUnknownPercent));
  }
}

TEST(GreatCircleTest, MeasuresAsTheHaversineDoes) {
  Chance chance(5);
  const auto degrees = [&chance](int range) {
    return static_cast<double>(chance.Below(2000000)) / 1e6 * range - range;
  };
  for (int i = 0; i < 1000; ++i) {
    const Coordinates a = {degrees(90), degrees(180)};
    const Coordinates b = {degrees(90), degrees(180)};
    EXPECT_NEAR(MilesBetween(*ToSpherePoint(a), *ToSpherePoint(b)),
                DistanceMiles(a, b), 1e-3);
  }
}

TEST(GreatCircleTest, NearPlacesAreMeasuredToTheInch) {
  const Coordinates a = {39.76, -84.19};
  const Coordinates b = {39.7601, -84.1901};
  EXPECT_NEAR(MilesBetween(*ToSpherePoint(a), *ToSpherePoint(b)),
              DistanceMiles(a, b), 1e-5);
  EXPECT_EQ(MilesBetween(*ToSpherePoint(a), *ToSpherePoint(a)), 0.0);
}

TEST(GreatCircleTest, NowhereIsNoPlace) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_FALSE(ToSpherePoint(Coordinates{nan, 0}).has_value());
  EXPECT_FALSE(ToSpherePoint(Coordinates{0, nan}).has_value());
  EXPECT_FALSE(ToSpherePoint(Coordinates{91, 0}).has_value());
  EXPECT_FALSE(ToSpherePoint(std::nullopt).has_value());
}

TEST(ApportionTest, SharesAddUpToTheLastTenth) {
  Chance chance(3);
  for (int i = 0; i < 300; ++i) {
    std::vector<int64_t> weights(1 + chance.Below(9));
    for (int64_t& weight : weights) {
      weight = static_cast<int64_t>(chance.Below(10));
    }
    const auto total = static_cast<Tenths>(chance.Below(1001));
    const auto shares = Apportion(total, weights);
    const int64_t sum =
        std::accumulate(weights.begin(), weights.end(), int64_t{0});
    EXPECT_EQ(std::accumulate(shares.begin(), shares.end(), 0),
              sum == 0 ? 0 : total);
  }
}

TEST(ApportionTest, EqualRemaindersGoToTheFirst) {
  const std::vector<int64_t> weights = {1, 1, 1};
  EXPECT_EQ(Apportion(100, weights), (std::vector<Tenths>{34, 33, 33}));
}

TEST(OccupationCodeTest, TakesBothFormsAndNothingElse) {
  EXPECT_EQ(ParseOccupationCode("31-9092"), 31909200u);
  EXPECT_EQ(ParseOccupationCode("31-9092.00"), 31909200u);
  EXPECT_EQ(ParseOccupationCode("29-1141.01"), 29114101u);
  for (const char* text : {"", "31", "319092", "31-909a", "31_9092",
                           "31-9092,00", "31-9092.0", "31-9092.000"}) {
    EXPECT_EQ(ParseOccupationCode(text), 0u) << text;
  }
}

TEST(PartsTest, PayRisesFromHalfToAll) {
  EXPECT_EQ(PayPoints(60, 200000, 199999), 0);
  EXPECT_EQ(PayPoints(60, 200000, 200000), 30);
  EXPECT_EQ(PayPoints(60, 200000, 225000), 45);
  EXPECT_EQ(PayPoints(60, 200000, 250000), 60);
  EXPECT_EQ(PayPoints(60, 200000, 999999), 60);
  EXPECT_EQ(PayPoints(60, 0, 0), 60);
  EXPECT_EQ(PayPoints(60, -1, 200000), 30);
}

TEST(PartsTest, DistanceFallsEvenlyToTheRadius) {
  EXPECT_EQ(DistancePoints(100, 0, 0), 100);
  EXPECT_EQ(DistancePoints(100, 0, 250), 100);
  EXPECT_EQ(DistancePoints(100, 125, 250), 50);
  EXPECT_EQ(DistancePoints(100, 250, 250), 0);
}

TEST(AcceptanceTest, WeakerEdgesTakeOneStepOnly) {
  const Catalogue catalogue = SmallCatalogue();
  const AcceptanceTable table(catalogue);
  const auto of = [&](const char* held, const char* asked) {
    for (const auto& entry : table.Of(catalogue.Find(held))) {
      if (entry.asked == catalogue.Find(asked)) {
        return static_cast<int>(entry.acceptance);
      }
    }
    return -1;
  };
  EXPECT_EQ(of("cma", "any-ma"), static_cast<int>(Acceptance::kFull));
  EXPECT_EQ(of("cma", "rma"), static_cast<int>(Acceptance::kAlternative));
  EXPECT_EQ(of("acls", "cpr"), static_cast<int>(Acceptance::kImplied));
  EXPECT_EQ(of("any-ma", "cma"), static_cast<int>(Acceptance::kImplied));
  EXPECT_EQ(of("old-cma", "ccma"), static_cast<int>(Acceptance::kAlternative));
  EXPECT_EQ(of("cpr", "bls"), -1);
  EXPECT_EQ(of("cma", "cma-accountant"), -1);
  // The wider licence stands in for the narrower one, never the reverse.
  EXPECT_EQ(of("rn", "lpn"), static_cast<int>(Acceptance::kAlternative));
  EXPECT_EQ(of("lpn", "rn"), -1);
  // What implies one of a group without saying which may be any of it.
  EXPECT_EQ(of("state-ma", "any-ma"), static_cast<int>(Acceptance::kImplied));
  EXPECT_EQ(of("state-ma", "cma"), static_cast<int>(Acceptance::kImplied));
}

}  // namespace
}  // namespace rolecall
