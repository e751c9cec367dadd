#include "parser/fields/language.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rolecall {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> Read(std::string_view text,
                              std::string_view title = "") {
  return FindLanguages(title, Statements(TextSigns(text)));
}

TEST(LanguageTest, ReadsWhatMustBeSpoken) {
  EXPECT_THAT(Read("Bilingual English/Spanish required"),
              ElementsAre("en", "es"));
  EXPECT_THAT(Read("Must speak Spanish"), ElementsAre("es"));
  EXPECT_THAT(Read("Fluent in Vietnamese"), ElementsAre("vi"));
  EXPECT_THAT(Read("", "Scheduler (Spanish speaking)"), ElementsAre("es"));
}

TEST(LanguageTest, APlusIsNone) {
  EXPECT_THAT(Read("Bilingual in Spanish preferred"), IsEmpty());
  EXPECT_THAT(Read("Spanish is a plus"), IsEmpty());
  EXPECT_THAT(Read("", "Receptionist - bilingual Spanish preferred"),
              IsEmpty());
}

TEST(LanguageTest, LanguagesOfOthersAreNone) {
  EXPECT_THAT(Read("You speak with Spanish-speaking patients by interpreter"),
              IsEmpty());
  EXPECT_THAT(Read("$1 an hour more for those who speak Spanish"), IsEmpty());
  EXPECT_THAT(Read("We cook Italian food"), IsEmpty());
}

TEST(LanguageTest, EitherOfSeveralIsASecondLanguage) {
  EXPECT_THAT(Read("Must speak English and Spanish, Creole, or Portuguese"),
              ElementsAre("en", "mul"));
}

TEST(LanguageTest, ABilingualTitleTakesTheLanguageFromTheText) {
  EXPECT_THAT(Read("You will answer calls in the Spanish language.",
                   "Bilingual Receptionist"),
              ElementsAre("es"));
  EXPECT_THAT(Read("You will answer calls.", "Bilingual Receptionist"),
              ElementsAre("mul"));
  EXPECT_THAT(Read("Spanish language skills preferred.", "Bilingual Clerk"),
              IsEmpty());
}

}  // namespace
}  // namespace rolecall
