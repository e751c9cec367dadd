#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "config/settings.h"

namespace rolecall {
namespace {

class GeoFileTest : public testing::Test {
 protected:
  Result<Gazetteer> Load(const std::string& text) const {
    std::ofstream(path_) << text;
    return LoadGazetteer(path_);
  }
  void TearDown() override { std::filesystem::remove(path_); }

  const std::string path_ =
      testing::TempDir() + "geo_file_test_" +
      testing::UnitTest::GetInstance()->current_test_info()->name() + ".tsv";
  const std::string heading_ =
      "postal_code\tlocality\tregion\tlatitude\tlongitude\n";
};

TEST_F(GeoFileTest, ReadsRowsBetweenCommentsAndBlankLines) {
  const auto gazetteer = Load("# whence\n" + heading_ +
                              "\n45402\tDayton\tOH\t39.7589\t-84.1917\r\n");
  ASSERT_TRUE(gazetteer.has_value()) << gazetteer.error().message;
  EXPECT_EQ(gazetteer->size(), 1u);
  EXPECT_DOUBLE_EQ(gazetteer->FindPostalCode("45402")->centroid.latitude,
                   39.7589);
}

TEST_F(GeoFileTest, NamesFileAndLineOfABadRow) {
  for (const char* row :
       {"45402\tDayton\tOH\t39.7589", "45402\tDayton\tOH\t91\t0",
        "45402\tDayton\tOH\tnorth\t0", "4540\tDayton\tOH\t39\t-84",
        "45402\t\tOH\t39\t-84", "45402\tDayton\tOhio\t39\t-84",
        "45402\tDayton\tOH\t39\t-84\tmore", "45402\tDayton\tOH\tnan\t0"}) {
    const auto gazetteer = Load(heading_ + row + "\n");
    ASSERT_FALSE(gazetteer.has_value()) << row;
    EXPECT_EQ(gazetteer.error().code, ErrorCode::kInvalidArgument);
    EXPECT_NE(gazetteer.error().message.find(path_ + ":2: "), std::string::npos)
        << gazetteer.error().message;
  }
}

TEST_F(GeoFileTest, WantsItsColumns) {
  const auto gazetteer = Load("zip\tcity\n");
  ASSERT_FALSE(gazetteer.has_value());
  EXPECT_EQ(gazetteer.error().code, ErrorCode::kInvalidArgument);
}

TEST_F(GeoFileTest, SaysWhenThereIsNoSuchFile) {
  const auto gazetteer = LoadGazetteer(path_ + ".none");
  ASSERT_FALSE(gazetteer.has_value());
  EXPECT_EQ(gazetteer.error().code, ErrorCode::kNotFound);
}

TEST(ShippedGeoTest, KnowsTheCountry) {
  const auto gazetteer = LoadGazetteer(std::string(ROLECALL_SOURCE_DIR) +
                                       "/config/geo/us-postal-codes.tsv");
  ASSERT_TRUE(gazetteer.has_value()) << gazetteer.error().message;
  EXPECT_GT(gazetteer->size(), 40000u);
  const auto dayton = gazetteer->FindLocality("Dayton", "OH");
  ASSERT_TRUE(dayton.has_value());
  EXPECT_LT(DistanceMiles(*dayton, {39.76, -84.19}), 5);
  ASSERT_NE(gazetteer->FindPostalCode("45402"), nullptr);
  EXPECT_LT(DistanceMiles(gazetteer->FindPostalCode("45402")->centroid,
                          {39.76, -84.19}),
            2);
}

}  // namespace
}  // namespace rolecall
