#include "parser/fields/title_rank.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace rolecall {
namespace {

Seniority Of(std::string_view title) { return ReadTitleRank(title).seniority; }

TEST(TitleRankTest, ReadsTheRankBesideTheTrade) {
  const std::vector<std::pair<std::string, Seniority>> titles = {
      {"Medical Assistant", Seniority::kOrdinary},
      {"Student Trainee- Medical Technician", Seniority::kStudent},
      {"Pharmacy Student Intern", Seniority::kStudent},
      {"Medical Assistant I", Seniority::kEntry},
      {"Junior Medical Secretary", Seniority::kEntry},
      {"Entry-Level Coder", Seniority::kEntry},
      {"New Grad RN", Seniority::kEntry},
      {"Advanced Medical Support Assistant", Seniority::kSenior},
      {"Medical Support Assistant (Advanced)", Seniority::kSenior},
      {"Sr. Biller", Seniority::kSenior},
      {"Patient Access III", Seniority::kSenior},
      {"Medical Records Technician (Coder) Auditor", Seniority::kSenior},
      {"LEAD MEDICAL SUPPORT ASSISTANT", Seniority::kLead},
      {"Medical Assistant, Lead", Seniority::kLead},
      {"LPN - Charge Nurse", Seniority::kLead},
      {"Nurse Team Leader", Seniority::kLead},
      {"Supervisory Medical Records Technician", Seniority::kLead}};
  for (const auto& [title, rank] : titles) EXPECT_EQ(Of(title), rank) << title;
}

TEST(TitleRankTest, TheSameWordsElsewhereSayNothing) {
  for (const char* title :
       {"Student Services Coordinator", "Internal Medicine MA",
        "Registered Nurse I or II", "I", "Data Entry Clerk",
        "Senior Living Receptionist", "Advanced Practice Nurse",
        "Lead Generation Specialist", "Charge Entry Specialist", "Auditor",
        "LVN (IV Certified)", "RN Case Manager"}) {
    EXPECT_EQ(Of(title), Seniority::kOrdinary) << title;
  }
}

TEST(TitleRankTest, TravelIsOfTheWorkNotOfWhomItServes) {
  EXPECT_TRUE(ReadTitleRank("Travel LPN / LVN - $927 per week").is_traveling);
  EXPECT_TRUE(ReadTitleRank("Traveling Licensed Nurse").is_traveling);
  EXPECT_FALSE(ReadTitleRank("Travel Clinic RN").is_traveling);
  EXPECT_FALSE(ReadTitleRank("Biller (no travel)").is_traveling);
}

}  // namespace
}  // namespace rolecall
