#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "config/settings.h"
#include "parser/fields/occupation.h"

namespace rolecall {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class OccupationFileTest : public testing::Test {
 protected:
  Result<std::vector<Occupation>> Load(const std::string& rows) const {
    std::ofstream(path_) << "code\tname\tlicences\trelated\tcontext_words\t"
                            "titles\n"
                         << rows;
    return LoadOccupations(path_);
  }
  void TearDown() override { std::filesystem::remove(path_); }

  const std::string path_ =
      testing::TempDir() + "occupation_file_test_" +
      testing::UnitTest::GetInstance()->current_test_info()->name() + ".tsv";
};

TEST_F(OccupationFileTest, ReadsListsBetweenSemicolons) {
  const auto occupations = Load(
      "29-2061\tPractical Nurses\tlpn;lvn\t31-9092\tpatient; clinic\tlpn; "
      "lvn\n");
  ASSERT_TRUE(occupations.has_value()) << occupations.error().message;
  const Occupation& nurse = occupations->at(0);
  EXPECT_EQ(nurse.code, "29-2061");
  EXPECT_THAT(nurse.licences, ElementsAre("lpn", "lvn"));
  EXPECT_THAT(nurse.related, ElementsAre("31-9092"));
  EXPECT_THAT(nurse.titles, ElementsAre("lpn", "lvn"));
  EXPECT_THAT(nurse.context_words, ElementsAre("patient", "clinic"));
}

TEST_F(OccupationFileTest, RefusesWhatIsNoCode) {
  const auto occupations = Load("nurse\tNurses\t\t\t\trn\n");
  ASSERT_FALSE(occupations.has_value());
  EXPECT_EQ(occupations.error().code, ErrorCode::kInvalidArgument);
  EXPECT_NE(occupations.error().message.find(":2: "), std::string::npos);
}

TEST_F(OccupationFileTest, RefusesACodeThatStandsTwice) {
  EXPECT_FALSE(Load("29-1141\tA\t\t\t\trn\n29-1141\tB\t\t\t\tnurse\n"));
}

TEST_F(OccupationFileTest, RefusesATitleOfTwoOccupations) {
  EXPECT_FALSE(Load("29-1141\tA\t\t\t\trn\n29-2061\tB\t\t\t\trn\n"));
}

class ShippedOccupationsTest : public testing::Test {
 protected:
  void SetUp() override {
    auto loaded = LoadOccupations(std::string(ROLECALL_SOURCE_DIR) +
                                  "/config/occupations.tsv");
    ASSERT_TRUE(loaded.has_value()) << loaded.error().message;
    occupations_ = *std::move(loaded);
  }
  std::vector<Occupation> occupations_;
};

TEST_F(ShippedOccupationsTest, EveryRelatedCodeLooksLikeOne) {
  for (const Occupation& occupation : occupations_) {
    EXPECT_FALSE(occupation.titles.empty()) << occupation.code;
    for (const std::string& code : occupation.related) {
      EXPECT_TRUE(code.size() == 7 || code.size() == 10)
          << occupation.code << " " << code;
      EXPECT_NE(code, occupation.code);
    }
  }
}

// The traps and the commonest titles of the field.
TEST_F(ShippedOccupationsTest, ReadTheTitlesOfTheField) {
  const OccupationReader reader(occupations_);
  const std::vector<std::pair<const char*, const char*>> kTitles = {
      {"Certified Medical Assistant - Cardiology", "31-9092"},
      {"Lead MA", "31-9092"},
      {"Medical Assistant Instructor", "25-1071"},
      {"Dental Officer", "29-1021"},
      {"Nurse Practitioner - Dermatology", "29-1171"},
      {"RN Case Manager", "29-1141"},
      {"Nurse Manager, ICU", "11-9111"},
      {"Licensed Practical Nurse (LPN)", "29-2061"},
      {"Patient Access Representative", "43-4111"},
      {"Medical Receptionist", "43-6013"},
      {"Receptionist", "43-4171"},
      {"Medical Office Manager", "11-9111"},
      {"Office Manager", "43-1011"},
      {"Inpatient Coder II (Remote)", "29-2072"},
      {"Medical Billing Specialist", "43-3021"},
      {"Insurance Verification Specialist", "43-9041"},
      {"Phlebotomist - Float", "31-9097"},
      {"CNA - Nights", "31-1131"},
      {"Pharmacy Tech I", "29-2052"},
      {"Staff Pharmacist", "29-1051"},
      {"Dental Assistant", "31-9091"},
      {"Physical Therapist Assistant", "31-2021"},
      {"Surgical Tech", "29-2055"},
      {"Medical Scribe", "31-9094"},
      {"Cancer Registrar", "29-9021"},
      {"Health Technician - Phlebotomy", "31-9097"},
      {"Medical Reimbursement Technician", "43-3021"},
      {"Medical Office Float Pool Supervisor", "11-9199"},
      {"Software Engineer", "15-1252"},
      {"Medical Device Sales Executive", "41-4011"},
      {"Truck Driver", "53-3032"},
      {"Account Executive - Boston, MA", "41-3091"},
      {"Assistant Principal", "11-9032"},
      {"A/R Follow-Up Specialist", "43-3021"},
      {"Contact Lens Technician", "29-2081"},
  };
  for (const auto& [title, code] : kTitles) {
    EXPECT_THAT(reader.Read(title, "").codes, ElementsAre(code)) << title;
  }
  EXPECT_THAT(reader.Read("Patient Services Representative", "").codes,
              ElementsAre("29-2099.08", "43-4171"));
  for (const char* title : {"Protocol Officer", "Lead", "Wine Steward"}) {
    EXPECT_THAT(reader.Read(title, "").codes, IsEmpty()) << title;
  }
}

TEST_F(ShippedOccupationsTest, CodeSetsTellThatACoderIsOfTheField) {
  const OccupationReader reader(occupations_);
  const char* text = "Assign ICD-10-CM and HCPCS codes to visits.";
  EXPECT_THAT(reader.Read("Entry-Level Coder", text).codes,
              ElementsAre("29-2072"));
  EXPECT_THAT(reader.Read("Coding Auditor", text).codes,
              ElementsAre("29-2072"));
  EXPECT_THAT(reader.Read("Coder", "Write Go for the cloud.").codes, IsEmpty());
}

// Words that titles are read without ("lead") would leave the rest of a title
// to stand for more than it says.
TEST_F(ShippedOccupationsTest, NoTitleHoldsALevel) {
  for (const Occupation& occupation : occupations_) {
    for (const std::string& title : occupation.titles) {
      const std::string padded = " " + title + " ";
      for (const char* level : {" lead ", " senior ", " junior ", " ii "}) {
        EXPECT_EQ(padded.find(level), std::string::npos) << title;
      }
    }
  }
}

}  // namespace
}  // namespace rolecall
