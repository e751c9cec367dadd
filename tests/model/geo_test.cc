#include "model/geo.h"

#include <gtest/gtest.h>

namespace rolecall {
namespace {

Gazetteer AGazetteer() {
  return Gazetteer({{"45402", "Dayton", "OH", {39.7589, -84.1917}},
                    {"45403", "Dayton", "OH", {39.7611, -84.1501}},
                    {"63101", "Saint Louis", "MO", {38.6346, -90.1913}},
                    {"37321", "Dayton", "TN", {35.4942, -85.0125}}});
}

TEST(DistanceTest, IsZeroForOnePlace) {
  EXPECT_DOUBLE_EQ(DistanceMiles({39.76, -84.19}, {39.76, -84.19}), 0);
}

TEST(DistanceTest, OneDegreeOfLatitudeIsSixtyNineMiles) {
  EXPECT_NEAR(DistanceMiles({39, -84}, {40, -84}), 69.09, 0.01);
}

TEST(DistanceTest, AgreesWithAKnownPair) {
  // New York City Hall to Los Angeles City Hall, great circle.
  EXPECT_NEAR(DistanceMiles({40.7128, -74.0060}, {34.0537, -118.2428}), 2445,
              3);
}

TEST(DistanceTest, IsSymmetricAndCrossesTheDateLine) {
  const Coordinates west{0, 179.5};
  const Coordinates east{0, -179.5};
  EXPECT_NEAR(DistanceMiles(west, east), 69.09, 0.01);
  EXPECT_DOUBLE_EQ(DistanceMiles(west, east), DistanceMiles(east, west));
}

TEST(DistanceTest, OppositePointsAreHalfTheEarthApart) {
  EXPECT_NEAR(DistanceMiles({90, 0}, {-90, 0}), 3958.8 * 3.14159265, 0.1);
}

TEST(GazetteerTest, FindsAPostalCode) {
  const Gazetteer gazetteer = AGazetteer();
  const Gazetteer::Entry* entry = gazetteer.FindPostalCode("45402");
  ASSERT_NE(entry, nullptr);
  EXPECT_EQ(entry->locality, "Dayton");
  EXPECT_EQ(entry->region, "OH");
}

TEST(GazetteerTest, CutsZipPlusFour) {
  const Gazetteer gazetteer = AGazetteer();
  ASSERT_NE(gazetteer.FindPostalCode("45402-1234"), nullptr);
  EXPECT_EQ(gazetteer.FindPostalCode("45402-1234"),
            gazetteer.FindPostalCode("45402"));
}

TEST(GazetteerTest, KnowsNoOtherCode) {
  const Gazetteer gazetteer = AGazetteer();
  EXPECT_EQ(gazetteer.FindPostalCode("00000"), nullptr);
  EXPECT_EQ(gazetteer.FindPostalCode("99999"), nullptr);
  EXPECT_EQ(gazetteer.FindPostalCode("4540"), nullptr);
  EXPECT_EQ(gazetteer.FindPostalCode(""), nullptr);
  EXPECT_EQ(Gazetteer().FindPostalCode("45402"), nullptr);
}

TEST(GazetteerTest, ATownIsTheMeanOfItsCodes) {
  const auto dayton = AGazetteer().FindLocality("dayton", "OH");
  ASSERT_TRUE(dayton.has_value());
  EXPECT_NEAR(dayton->latitude, 39.76, 1e-6);
  EXPECT_NEAR(dayton->longitude, -84.1709, 1e-6);
}

TEST(GazetteerTest, ATownIsKnownOnlyWithItsState) {
  const Gazetteer gazetteer = AGazetteer();
  EXPECT_NEAR(gazetteer.FindLocality("Dayton", "TN")->latitude, 35.4942, 1e-6);
  EXPECT_FALSE(gazetteer.FindLocality("Dayton", "MO").has_value());
  EXPECT_FALSE(gazetteer.FindLocality("Dayton", "").has_value());
}

TEST(GazetteerTest, SaintMayBeShort) {
  EXPECT_TRUE(AGazetteer().FindLocality("St. Louis", "MO").has_value());
  EXPECT_TRUE(AGazetteer().FindLocality("ST LOUIS", "MO").has_value());
}

TEST(RegionCodeTest, TakesNamesAndLettersInAnyCase) {
  EXPECT_EQ(RegionCode("Ohio"), "OH");
  EXPECT_EQ(RegionCode("oh"), "OH");
  EXPECT_EQ(RegionCode(" West Virginia "), "WV");
  EXPECT_EQ(RegionCode("District of Columbia"), "DC");
  EXPECT_EQ(RegionCode("Puerto Rico"), "PR");
}

TEST(RegionCodeTest, IsEmptyForOtherPlaces) {
  EXPECT_EQ(RegionCode("Ontario"), "");
  EXPECT_EQ(RegionCode("Dayton"), "");
  EXPECT_EQ(RegionCode("XX"), "");
  EXPECT_EQ(RegionCode(""), "");
}

}  // namespace
}  // namespace rolecall
