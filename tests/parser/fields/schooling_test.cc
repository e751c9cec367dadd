#include "parser/fields/schooling.h"

#include <gtest/gtest.h>

#include <utility>

namespace rolecall {
namespace {

std::optional<Education> Read(std::string_view text) {
  return FindEducation(Statements(TextSigns(text)));
}

TEST(SchoolingTest, ReadsEachLevel) {
  for (const auto& [text, level] :
       std::initializer_list<std::pair<const char*, Education>>{
           {"High school diploma or GED", Education::kHighSchool},
           {"Must be a high school graduate", Education::kHighSchool},
           {"HS diploma required", Education::kHighSchool},
           {"H.S. diploma", Education::kHighSchool},
           {"The G.E.D.", Education::kHighSchool},
           {"Graduate of an accredited medical assistant program",
            Education::kPostsecondaryCertificate},
           {"Completion of a vocational school course",
            Education::kPostsecondaryCertificate},
           {"Associate's degree in health care", Education::kAssociate},
           {"Associate\xE2\x80\x99s Degree required", Education::kAssociate},
           {"A two-year degree", Education::kAssociate},
           {"An A.A.S. degree", Education::kAssociate},
           {"A 2-year degree", Education::kAssociate},
           {"(2 or 4 year degrees)", Education::kBachelor},
           {"Bachelor's degree", Education::kBachelor},
           {"A B.S. degree in biology", Education::kBachelor},
           {"BSN required", Education::kBachelor},
           {"BA/BS degree in biology", Education::kBachelor},
           {"Educated to degree level", Education::kBachelor},
           {"Master's degree in social work", Education::kMaster},
           {"A Ph.D. degree", Education::kDoctorate},
           {"Doctor of Pharmacy", Education::kDoctorate}}) {
    EXPECT_EQ(Read(text), level) << text;
  }
}

TEST(SchoolingTest, IsReadAtItsMildest) {
  EXPECT_EQ(Read("High school diploma or GED required; associate degree "
                 "preferred"),
            Education::kHighSchool);
  EXPECT_EQ(Read("High school diploma required, college degree a plus"),
            Education::kHighSchool);
  EXPECT_EQ(Read("Associate, bachelor's or master's degree"),
            Education::kAssociate);
  EXPECT_EQ(Read("Associate's or bachelor's degree"), Education::kAssociate);
  EXPECT_EQ(Read("Bachelor's or Master's degree required"),
            Education::kBachelor);
}

TEST(SchoolingTest, TogetherTheHighestCounts) {
  EXPECT_EQ(Read("High school diploma or GED, and graduation from an "
                 "accredited medical assisting program"),
            Education::kPostsecondaryCertificate);
  EXPECT_EQ(Read("- High school diploma\n- Associate degree required"),
            Education::kAssociate);
}

TEST(SchoolingTest, ExperienceInsteadAsksForNone) {
  EXPECT_EQ(Read("Bachelor's degree or equivalent experience"), std::nullopt);
  EXPECT_EQ(Read("Associate degree or 2 years in a clinic"), std::nullopt);
  EXPECT_EQ(Read("A year of experience in records\nOR\nAn associate's degree"),
            std::nullopt);
}

TEST(SchoolingTest, SchoolsAndDegreesOfOthersAreNone) {
  for (const char* text :
       {"Front desk of Lincoln High School", "Tuition toward your degree",
        "Reports to the medical director", "We are looking for an associate",
        "You work with nursing students of a bachelor's program",
        "No college degree needed",
        "A. I have a year of experience\nB. I have a bachelor's degree",
        "A year of experience. OR, a bachelor's degree in it.",
        "Level of education (diploma, BSN, MSN, etc.)"}) {
    EXPECT_EQ(Read(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace rolecall
