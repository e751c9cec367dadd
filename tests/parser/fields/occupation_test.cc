#include "parser/fields/occupation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace rolecall {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

OccupationReader AReader() {
  std::vector<Occupation> occupations(12);
  occupations[0] = {
      "31-9092", "Medical Assistants",         {},
      {},        {"medical assistant", "=ma"}, {"patient", "clinic"}};
  occupations[1] = {"29-2061",
                    "Practical Nurses",
                    {"lpn"},
                    {},
                    {"licensed practical nurse", "lpn"},
                    {}};
  occupations[2] = {
      "25-1071", "Teachers", {}, {}, {"medical assistant instructor"}, {}};
  occupations[3] = {"43-6013",
                    "Medical Secretaries",
                    {},
                    {},
                    {"~scheduler", "~front desk", "surgery scheduler"},
                    {}};
  occupations[4] = {"43-4171", "Receptionists", {}, {}, {"front desk"}, {}};
  occupations[5] = {"29-2012",
                    "Laboratory Technicians",
                    {},
                    {},
                    {"lab technician", "ct technologist"},
                    {}};
  occupations[6] = {"29-2072",
                    "Medical Records",
                    {},
                    {},
                    {"=medical records", "medical records technician"},
                    {}};
  occupations[7] = {
      "31-9097", "Phlebotomists", {}, {}, {"phlebotomy", "phlebotomist"}, {}};
  occupations[8] = {"29-2099",
                    "Health Technicians",
                    {},
                    {},
                    {"?health technician", "patient coordinator"},
                    {}};
  occupations[9] = {"43-4051",
                    "Customer Service",
                    {},
                    {},
                    {"+patient coordinator", "=patient services"},
                    {}};
  occupations[10] = {
      "11-9111", "Medical Managers", {}, {}, {"~manager", "~clinic manager"},
      {}};
  occupations[11] = {"11-9199", "Managers", {}, {}, {"manager"}, {}};
  return OccupationReader(occupations);
}

std::vector<std::string> Read(std::string_view title,
                              std::string_view description = "") {
  return AReader().Read(title, description).codes;
}

TEST(OccupationTest, PassesOverLevelsPlacesAndShifts) {
  EXPECT_THAT(Read("Sr. Medical Assistant II - Cardiology (Remote)"),
              ElementsAre("31-9092"));
  EXPECT_THAT(Read("Lead Medical Assistants, Days"), ElementsAre("31-9092"));
  EXPECT_THAT(Read("Certified Medical Asst. - $2,000 sign-on"),
              ElementsAre("31-9092"));
  EXPECT_THAT(Read("Family Medicine - Medical Assistant"),
              ElementsAre("31-9092"));
}

TEST(OccupationTest, TheLastNounOfWorkDecides) {
  EXPECT_THAT(Read("Medical Assistant Instructor"), ElementsAre("25-1071"));
  EXPECT_THAT(Read("Medical Assistant Recruiter"), IsEmpty());
  EXPECT_THAT(Read("Sales Engineer, Medical Assistant software"), IsEmpty());
}

TEST(OccupationTest, AlternativesGiveSeveral) {
  EXPECT_THAT(Read("Medical Assistant / LPN"),
              ElementsAre("31-9092", "29-2061"));
  EXPECT_THAT(Read("LPN or Medical Assistant"),
              ElementsAre("29-2061", "31-9092"));
  EXPECT_THAT(Read("Medical Assistant (LPN)"),
              ElementsAre("31-9092", "29-2061"));
  EXPECT_THAT(Read("Medical Assistant - LPN team"), ElementsAre("31-9092"));
}

TEST(OccupationTest, ShortFormsCountInCapitalsOnly) {
  EXPECT_THAT(Read("MA - Float"), ElementsAre("31-9092"));
  EXPECT_THAT(Read("LPN/MA"), ElementsAre("29-2061", "31-9092"));
  EXPECT_THAT(Read("Ma and Pa store"), IsEmpty());
}

TEST(OccupationTest, AStateIsNoOccupation) {
  EXPECT_THAT(Read("LPN - Boston, MA"), ElementsAre("29-2061"));
  EXPECT_THAT(Read("Driver - Boston, MA"), IsEmpty());
}

TEST(OccupationTest, DotsAreNoMatter) {
  EXPECT_THAT(Read("L.P.N."), ElementsAre("29-2061"));
}

TEST(OccupationTest, SomeTitlesNeedTheField) {
  EXPECT_THAT(Read("Scheduler"), IsEmpty());
  EXPECT_THAT(Read("Scheduler", "You book patients of our clinic."),
              ElementsAre("43-6013"));
  EXPECT_THAT(Read("Clinic Scheduler"), ElementsAre("43-6013"));
}

TEST(OccupationTest, OneTitleMayBeTwoOccupationsByField) {
  EXPECT_THAT(Read("Front Desk", "A hotel."), ElementsAre("43-4171"));
  EXPECT_THAT(Read("Front Desk", "Greet patients; help patients."),
              ElementsAre("43-6013"));
}

TEST(OccupationTest, DepartmentsCountOnlyAsTheWholeTitle) {
  EXPECT_THAT(Read("Medical Records - Part Time"), ElementsAre("29-2072"));
  EXPECT_THAT(Read("Medical Assistant (Medical Records)"),
              ElementsAre("31-9092"));
}

TEST(OccupationTest, AGeneralTitleGivesWayToAMoreExactPart) {
  EXPECT_THAT(Read("Health Technician"), ElementsAre("29-2099"));
  EXPECT_THAT(Read("Health Technician - Phlebotomy"), ElementsAre("31-9097"));
  EXPECT_THAT(Read("Health Technician (Medical Assistant)"),
              ElementsAre("31-9092"));
  EXPECT_THAT(Read("Care Technician - Medical Assistant"),
              ElementsAre("31-9092"));
  EXPECT_THAT(Read("Care Technician"), IsEmpty());
}

TEST(OccupationTest, ATitleMayMeanTwoOccupations) {
  EXPECT_THAT(Read("Patient Coordinator"), ElementsAre("29-2099", "43-4051"));
}

TEST(OccupationTest, ADepartmentThatSharesItsDirectorIsNoTitle) {
  EXPECT_THAT(Read("Patient Services"), ElementsAre("43-4051"));
  EXPECT_THAT(Read("Patient Services and Billing Director"), IsEmpty());
}

TEST(OccupationTest, TechniciansAndTechnologistsAreOneWord) {
  EXPECT_THAT(Read("Lab Tech"), ElementsAre("29-2012"));
  EXPECT_THAT(Read("CT Technician"), ElementsAre("29-2012"));
  EXPECT_THAT(Read("Lab Technologist"), ElementsAre("29-2012"));
}

TEST(OccupationTest, TheTextSpeaksWhereTheTitleNamesNoWork) {
  const std::string text = "We are seeking a part-time Medical Assistant to";
  EXPECT_THAT(Read("Join our team!", text), ElementsAre("31-9092"));
  EXPECT_THAT(Read("Software Engineer", text), IsEmpty());
}

TEST(OccupationTest, HostileTitlesAreBounded) {
  std::string title;
  for (int i = 0; i < 100000; ++i) title += "medical assistant/ ";
  EXPECT_THAT(Read(title), ElementsAre("31-9092"));
  EXPECT_THAT(Read(""), IsEmpty());
  EXPECT_THAT(Read(std::string(1000, '(')), IsEmpty());
  EXPECT_THAT(Read("\xFF\xFE\x80"), IsEmpty());
}

TEST(OccupationTest, TradesThatAreListedAreAlternatives) {
  const OccupationReading reading = AReader().Read(
      "Medical Assistant (MA), Licensed Practical Nurse (LPN), or "
      "Phlebotomist - Dayton",
      "");
  EXPECT_THAT(reading.codes, ElementsAre("31-9092", "29-2061", "31-9097"));
  EXPECT_FALSE(reading.together);
  EXPECT_THAT(Read("Medical Assistant, Phlebotomist"),
              ElementsAre("31-9092", "31-9097"));
  EXPECT_THAT(Read("Medical Assistant, Phlebotomy Department"),
              ElementsAre("31-9092"));
  // What follows the name of another rank is its licence.
  EXPECT_THAT(Read("Medical Assistant Instructor, Licensed Practical Nurse"),
              ElementsAre("25-1071"));
}

TEST(OccupationTest, AndMeansOnePersonForBoth) {
  EXPECT_TRUE(AReader().Read("Phlebotomist and Lab Technician", "").together);
  EXPECT_TRUE(AReader().Read("Phlebotomist & Lab Technician", "").together);
  EXPECT_FALSE(AReader().Read("Phlebotomist/Lab Technician", "").together);
  EXPECT_FALSE(AReader().Read("Medical Assistant and LPN", "").together);
  EXPECT_FALSE(AReader().Read("Phlebotomist or Lab Technician", "").together);
  EXPECT_FALSE(
      AReader().Read("Phlebotomists and Lab Technicians", "").together);
}

TEST(OccupationTest, TheTextTellsWhatAGeneralTitleLeavesOpen) {
  EXPECT_THAT(Read("Health Technician",
                   "We seek somebody to perform Medical Assistant functions."),
              ElementsAre("31-9092"));
  EXPECT_THAT(Read("Health Technician", "You perform the usual duties."),
              ElementsAre("29-2099"));
}

TEST(OccupationTest, AManagerOfSomethingElseIsOfTheFieldInSecondPlace) {
  EXPECT_THAT(Read("Clinic Manager"), ElementsAre("11-9111"));
  EXPECT_THAT(Read("Manager, Clinic"), ElementsAre("11-9111"));
  EXPECT_THAT(Read("Curriculum Manager (Clinic)"),
              ElementsAre("11-9199", "11-9111"));
  EXPECT_THAT(Read("Curriculum Manager"), ElementsAre("11-9199"));
}

}  // namespace
}  // namespace rolecall
