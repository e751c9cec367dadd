#include "parser/fields/place.h"

#include <gtest/gtest.h>

#include <string>

namespace rolecall {
namespace {

// "Dayton|OH|45402|US" for each place, apart by spaces.
std::string Read(std::string_view text) {
  std::string all;
  for (const Place& place : ReadPlaces(text)) {
    if (!all.empty()) all += "  ";
    all += place.address_locality + "|" + place.address_region + "|" +
           place.postal_code + "|" + place.address_country;
  }
  return all;
}

TEST(ReadPlacesTest, ReadsCityBeforeState) {
  EXPECT_EQ(Read("Dayton, OH 45402"), "Dayton|OH|45402|US");
  EXPECT_EQ(Read("Dayton, Ohio, United States"), "Dayton|OH||US");
  EXPECT_EQ(Read("Dayton (OH)"), "Dayton|OH||US");
  EXPECT_EQ(Read("Dayton OH 45402"), "Dayton|OH|45402|US");
  EXPECT_EQ(Read("dayton, oh"), "dayton|OH||US");
  EXPECT_EQ(Read("Winston-Salem, NC"), "Winston-Salem|NC||US");
}

TEST(ReadPlacesTest, ReadsStateBeforeCity) {
  EXPECT_EQ(Read("OH - Dayton"), "Dayton|OH||US");
  EXPECT_EQ(Read("OH-Dayton"), "Dayton|OH||US");
  EXPECT_EQ(Read("US-OH-Dayton"), "Dayton|OH||US");
  EXPECT_EQ(Read("United States-Ohio-Dayton"), "Dayton|OH||US");
  EXPECT_EQ(Read("Ohio-Dayton"), "Dayton|OH||US");
  EXPECT_EQ(Read("United States-North Carolina-Winston-Salem"),
            "Winston-Salem|NC||US");
  EXPECT_EQ(Read("Winston-Salem, NC"), "Winston-Salem|NC||US");
  EXPECT_EQ(Read("US, NY, New York"), "New York|NY||US");
  EXPECT_EQ(Read("US:OH:Dayton"), "Dayton|OH||US");
}

TEST(ReadPlacesTest, ATownsHyphenIsItsOwn) {
  EXPECT_EQ(Read("Ontario-Montclair, CA"), "Ontario-Montclair|CA||US");
  EXPECT_EQ(Read("Delaware-Chenango, NY"), "Delaware-Chenango|NY||US");
  EXPECT_EQ(Read("Iowa-City, IA"), "Iowa-City|IA||US");
  EXPECT_EQ(Read("New York-Presbyterian Hospital, New York, NY"),
            "New York|NY||US");
  EXPECT_EQ(Read("United States-Ohio-Dayton, Main Campus"), "Dayton|OH||US");
}

TEST(ReadPlacesTest, PassesOverStreetsAndBuildings) {
  EXPECT_EQ(Read("123 Main St, Dayton, OH 45402-1234, USA"),
            "Dayton|OH|45402|US");
  EXPECT_EQ(Read("Valley Clinic - Dayton, OH"), "Dayton|OH||US");
  EXPECT_EQ(Read("Nashville, TN - Main Campus"), "Nashville|TN||US");
  EXPECT_EQ(Read("Fort Worth, TX, Suite 200"), "Fort Worth|TX||US");
  EXPECT_EQ(Read("Dayton, Montgomery County, OH"), "Dayton|OH||US");
}

TEST(ReadPlacesTest, ReadsSeveralPlaces) {
  EXPECT_EQ(Read("Dayton, OH; Troy, OH"), "Dayton|OH||US  Troy|OH||US");
  EXPECT_EQ(Read("Dayton, OH and Troy, OH"), "Dayton|OH||US  Troy|OH||US");
  EXPECT_EQ(Read("Dayton, OH | Troy, OH / Piqua, OH"),
            "Dayton|OH||US  Troy|OH||US  Piqua|OH||US");
  EXPECT_EQ(Read("Dayton, OH, Troy, OH"), "Dayton|OH||US  Troy|OH||US");
}

TEST(ReadPlacesTest, NamesEachPlaceOnce) {
  EXPECT_EQ(Read("Dayton, OH; Dayton, Ohio"), "Dayton|OH||US");
}

TEST(ReadPlacesTest, CitiesMayBeNamedLikeStates) {
  EXPECT_EQ(Read("New York, New York"), "New York|NY||US");
  EXPECT_EQ(Read("New York, NY, USA, 10001"), "New York|NY|10001|US");
  EXPECT_EQ(Read("Washington, D.C."), "Washington|DC||US");
  EXPECT_EQ(Read("Washington DC, District of Columbia"), "Washington|DC||US");
  EXPECT_EQ(Read("Delaware, OH"), "Delaware|OH||US");
  EXPECT_EQ(Read("US, DC, WASHINGTON"), "WASHINGTON|DC||US");
  EXPECT_EQ(Read("San Antonio, Texas Metropolitan Area"), "San Antonio|TX||US");
}

TEST(ReadPlacesTest, StatesAloneArePlaces) {
  EXPECT_EQ(Read("Ohio"), "|OH||US");
  EXPECT_EQ(Read("Ohio, Texas"), "|OH||US  |TX||US");
}

TEST(ReadPlacesTest, RemoteIsNoPlace) {
  EXPECT_EQ(Read("Remote"), "");
  EXPECT_EQ(Read("Remote - US"), "|||US");
  EXPECT_EQ(Read("Remote in Ohio"), "|OH||US");
  EXPECT_EQ(Read("Hybrid - Dayton, OH"), "Dayton|OH||US");
  EXPECT_EQ(Read("2 Locations"), "");
  EXPECT_EQ(Read("Multiple Locations"), "");
}

TEST(ReadPlacesTest, KnowsOtherCountries) {
  EXPECT_EQ(Read("Toronto, Ontario, Canada"), "Toronto|ON||CA");
  EXPECT_EQ(Read("Bengaluru, Karnataka, India"), "Bengaluru|Karnataka||IN");
  EXPECT_EQ(Read("AU, NSW, Sydney"), "Sydney|NSW||AU");
  EXPECT_EQ(Read("GB, Clifton House, London, EC2A 2DU"), "London||EC2A 2DU|GB");
}

TEST(ReadPlacesTest, ATownAloneHasNoCountry) {
  EXPECT_EQ(Read("San Francisco"), "San Francisco|||");
}

TEST(ReadPlacesTest, HostileTextIsBounded) {
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "A" + std::to_string(i) + ", OH;";
  EXPECT_LE(ReadPlaces(many).size(), 50u);
  EXPECT_EQ(Read(std::string(100000, ',')), "");
  EXPECT_EQ(Read(std::string(100000, 'x')), "");
  std::string codes;
  for (int i = 0; i < 1000; ++i) codes += "US 12345 ";
  EXPECT_LE(ReadPlaces(codes).size(), 50u);
}

}  // namespace
}  // namespace rolecall
