#include "parser/resume/columns.h"

#include <gtest/gtest.h>

#include <string>

namespace rolecall {
namespace {

TEST(ColumnsTest, ASecondColumnWithAHeadingIsReadAfterTheFirst) {
  const std::string page =
      "              Dana Cole, Medical Assistant of Dayton\n"
      "CERTIFICATIONS           EXPERIENCE\n"
      "BLS                      Medical Assistant, Elm Clinic\n"
      "ACLS                     06/2021 - 06/2024\n"
      "SKILLS                   Charted in Epic\n"
      "Dentrix                    roomed patients\n"
      "                         Receptionist\n";
  const std::string text = UnfoldColumns(page);
  EXPECT_LT(text.find("Dana Cole"), text.find("BLS"));
  EXPECT_LT(text.find("Dentrix"), text.find("EXPERIENCE"));
  EXPECT_NE(text.find("\nMedical Assistant, Elm Clinic\n06/2021 - 06/2024\n"),
            std::string::npos);
}

TEST(ColumnsTest, DatesAtTheMarginAreNoColumn) {
  const std::string page =
      "EXPERIENCE\n"
      "Medical Assistant         06/2021 - 06/2024\n"
      "Receptionist              06/2019 - 06/2021\n"
      "Clerk                     06/2018 - 06/2019\n"
      "Cashier                   06/2017 - 06/2018\n";
  EXPECT_EQ(UnfoldColumns(page), page);
}

TEST(ColumnsTest, CentredHeadingsAreNoColumn) {
  std::string page = "                    SKILLS\n";
  for (int i = 0; i < 6; ++i)
    page += "Charts every visit in Epic and Dentrix\n";
  page += "                    SUMMARY\nWorks with care and with patience\n";
  EXPECT_EQ(UnfoldColumns(page), page);
}

TEST(ColumnsTest, EachPageIsReadByItself) {
  EXPECT_EQ(UnfoldColumns("a\fb\n\f"), "a\fb\n\f");
  EXPECT_EQ(UnfoldColumns(""), "");
}

TEST(ColumnsTest, ALetterOfSeveralBytesIsOneColumn) {
  std::string page;
  for (const char* left :
       {"R\xC3\xA9sum\xC3\xA9", "BLS   ", "ACLS  ", "PALS  "}) {
    page += std::string(left) + "              Education\n";
  }
  EXPECT_EQ(UnfoldColumns(page).find("BLS                 \n"), 23u);
}

}  // namespace
}  // namespace rolecall
