#include "parser/fields/field_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rolecall {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class FieldReaderTest : public testing::Test {
 protected:
  Posting Completed(Posting posting) const {
    const FieldReader reader(gazetteer_, occupations_);
    reader.Complete(posting, *ParseDate("2026-11-22"));
    return posting;
  }

  static Posting At(Place place) {
    Posting posting;
    posting.job_location = {std::move(place)};
    return posting;
  }

  const Gazetteer gazetteer_{{{"45402", "Dayton", "OH", {39.7589, -84.1917}},
                              {"45403", "Dayton", "OH", {39.7611, -84.1501}},
                              {"73301", "Austin", "TX", {30.3264, -97.7713}}}};
  const std::vector<Occupation> occupations_{
      {"31-9092", "Medical Assistants", {}, {}, {"medical assistant"}, {}}};
};

TEST_F(FieldReaderTest, AStartOverTwoYearsAheadIsNotKnown) {
  Posting posting;
  posting.job_start_date = ParseDate("2028-11-01");
  EXPECT_EQ(Completed(posting).job_start_date, posting.job_start_date);
  posting.job_start_date = ParseDate("2099-12-31");
  EXPECT_EQ(Completed(posting).job_start_date, std::nullopt);
  posting.job_start_date.reset();
  posting.description_text = "Start date: 12/31/2072. BLS required.";
  EXPECT_EQ(Completed(posting).job_start_date, std::nullopt);
}

TEST_F(FieldReaderTest, ReadsWhatTheBoardLeftEmpty) {
  Posting posting;
  posting.title = "Medical Assistant - Full Time Days";
  posting.description_text =
      "Pay: $18.50 - $22.00 per hour.\n36 hours per week";
  posting = Completed(posting);
  EXPECT_THAT(posting.occupational_category, ElementsAre("31-9092"));
  EXPECT_THAT(posting.employment_type, ElementsAre("FULL_TIME"));
  EXPECT_THAT(posting.shift, ElementsAre("day"));
  EXPECT_EQ(posting.work_hours, "36 hours per week");
  ASSERT_TRUE(posting.base_salary.has_value());
  EXPECT_EQ(posting.base_salary->min_value, 18.5);
  EXPECT_EQ(posting.base_salary->max_value, 22.0);
  EXPECT_EQ(posting.base_salary->unit_text, "HOUR");
}

TEST_F(FieldReaderTest, ReadsWhatIsAskedOfThePerson) {
  Posting posting;
  posting.title = "Bilingual (Spanish) Medical Assistant";
  posting.description_text =
      "High school diploma or GED.\nAt least 1 year of clinic experience.";
  posting = Completed(posting);
  EXPECT_EQ(posting.experience_months, 12);
  EXPECT_EQ(posting.education, Education::kHighSchool);
  EXPECT_THAT(posting.knows_language, ElementsAre("es"));
}

TEST_F(FieldReaderTest, NeverReplacesWhatTheBoardSaid) {
  Posting posting;
  posting.title = "Medical Assistant - Full Time Nights";
  posting.description_text = "Pay: $30.00 per hour. 36 hours per week";
  posting.employment_type = {"PART_TIME"};
  posting.shift = {"day"};
  posting.work_hours = "20 hours";
  posting.occupational_category = {"43-6013"};
  posting.experience_months = 6;
  posting.education = Education::kAssociate;
  posting.knows_language = {"fr"};
  posting.base_salary = MonetaryAmount{"USD", 18.0, 20.0, "HOUR"};
  const Posting before = posting;
  EXPECT_EQ(Completed(posting), before);
}

TEST_F(FieldReaderTest, PutsTheBoardsWordsIntoTheStandards) {
  Posting posting;
  posting.employment_type = {"Full time", "PRN", "full-time", "Regular"};
  posting.shift = {"Evenings", "Rotating"};
  posting.job_location_type = "Fully Remote";
  posting = Completed(posting);
  EXPECT_THAT(posting.employment_type, ElementsAre("FULL_TIME", "PER_DIEM"));
  EXPECT_THAT(posting.shift, ElementsAre("evening"));
  EXPECT_EQ(posting.job_location_type, "TELECOMMUTE");
}

TEST_F(FieldReaderTest, HybridIsNotRemoteWhateverTheTextSays) {
  Posting posting;
  posting.job_location_type = "Hybrid";
  posting.description_text = "This is a fully remote position.";
  EXPECT_EQ(Completed(posting).job_location_type, "");
}

TEST_F(FieldReaderTest, APlaceIsFoundByItsPostalCodeFirst) {
  const Posting posting =
      Completed(At({"Dayton", "Ohio", "45403", "USA", std::nullopt}));
  const Place& place = posting.job_location.at(0);
  EXPECT_EQ(place.address_region, "OH");
  EXPECT_EQ(place.address_country, "US");
  ASSERT_TRUE(place.coordinates.has_value());
  EXPECT_DOUBLE_EQ(place.coordinates->longitude, -84.1501);
}

TEST_F(FieldReaderTest, ElseByTownAndState) {
  const Posting posting = Completed(At({"dayton", "OH", "", "", std::nullopt}));
  const Place& place = posting.job_location.at(0);
  EXPECT_EQ(place.address_country, "US");
  ASSERT_TRUE(place.coordinates.has_value());
  EXPECT_NEAR(place.coordinates->latitude, 39.76, 1e-6);
}

TEST_F(FieldReaderTest, APostalCodeOfAnotherStateIsASlip) {
  const Posting posting =
      Completed(At({"Dayton", "OH", "73301", "US", std::nullopt}));
  EXPECT_NEAR(posting.job_location.at(0).coordinates->latitude, 39.76, 1e-6);
}

TEST_F(FieldReaderTest, APostalCodeGivesTownAndState) {
  const Posting posting = Completed(At({"", "", "45402", "US", std::nullopt}));
  EXPECT_EQ(posting.job_location.at(0).address_locality, "Dayton");
  EXPECT_EQ(posting.job_location.at(0).address_region, "OH");
}

TEST_F(FieldReaderTest, GivenCoordinatesStay) {
  const Coordinates given{1, 2};
  const Posting posting = Completed(At({"Dayton", "OH", "45402", "US", given}));
  EXPECT_EQ(posting.job_location.at(0).coordinates, given);
}

TEST_F(FieldReaderTest, ForeignPlacesGetNoUsCoordinates) {
  const Posting posting = Completed(At({"Dayton", "", "45402", "DE", {}}));
  EXPECT_FALSE(posting.job_location.at(0).coordinates.has_value());
}

TEST_F(FieldReaderTest, AWholeAddressInTheLocalityIsTakenApart) {
  const Posting posting =
      Completed(At({"Dayton, OH; Austin, TX", "", "", "", std::nullopt}));
  ASSERT_EQ(posting.job_location.size(), 2u);
  EXPECT_EQ(posting.job_location[1].address_region, "TX");
  EXPECT_TRUE(posting.job_location[1].coordinates.has_value());
}

TEST_F(FieldReaderTest, ATownWithItsStateTakesTheOtherMembersAlong) {
  const Place place =
      Completed(At({"Dayton, OH", "", "45402", "US", std::nullopt}))
          .job_location.at(0);
  EXPECT_EQ(place.address_locality, "Dayton");
  EXPECT_EQ(place.address_region, "OH");
  EXPECT_EQ(place.postal_code, "45402");
}

TEST_F(FieldReaderTest, PlacesAbroadAreKeptAsWritten) {
  const Place place{"Mercy hospital, Preston", "", "PR2 9HT", "GB",
                    Coordinates{53.79, -2.7}};
  EXPECT_THAT(Completed(At(place)).job_location, ElementsAre(place));
}

TEST_F(FieldReaderTest, RemoteAsAPlaceIsTelecommuting) {
  const Posting posting = Completed(At({"Remote", "", "", "", std::nullopt}));
  EXPECT_THAT(posting.job_location, IsEmpty());
  EXPECT_EQ(posting.job_location_type, "TELECOMMUTE");
}

TEST_F(FieldReaderTest, AClosingDayBeforeThePostingIsASlip) {
  Posting posting;
  posting.date_posted = ParseDate("2026-11-02");
  posting.valid_through = ParseDate("2025-12-02");
  EXPECT_FALSE(Completed(posting).valid_through.has_value());
}

TEST_F(FieldReaderTest, CompletingTwiceChangesNothing) {
  Posting posting = At({"Dayton, OH 45402", "", "", "", std::nullopt});
  posting.title = "Medical Assistant (Remote) - PRN, $20/hr";
  posting = Completed(posting);
  EXPECT_EQ(Completed(posting), posting);
}

}  // namespace
}  // namespace rolecall
