#include "parser/fields/experience.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace rolecall {
namespace {

std::optional<int> Read(std::string_view text, std::string_view title = "") {
  return FindExperienceMonths(title, Statements(TextSigns(text)));
}

TEST(ExperienceTest, ReadsYearsAndMonthsInFiguresAndWords) {
  for (const auto& [text, months] :
       std::initializer_list<std::pair<const char*, int>>{
           {"2+ years of medical office experience", 24},
           {"Minimum of one (1) year of experience as a scribe", 12},
           {"At least 6 months' clinic experience", 6},
           {"Eighteen patients a day. 18 months of experience required", 18},
           {"Experience: 3 years", 36},
           {"Three to five years of billing experience required", 36},
           {"2-4 yrs experience in coding", 24},
           {"One or more years of reception experience", 12},
           {"Experience with claims (at least two years)", 24}}) {
    EXPECT_EQ(Read(text), months) << text;
  }
}

TEST(ExperienceTest, AListUnderAHeadingOfExperienceCounts) {
  EXPECT_EQ(Read("Experience:\n- Front desk: 1 year (Required)\n"
                 "- Epic: 3 years (Preferred)"),
            12);
}

TEST(ExperienceTest, WhatIsOnlyPreferredDoesNotCount) {
  EXPECT_EQ(Read("1-3 years of experience preferred"), std::nullopt);
  EXPECT_EQ(Read("Ideally 2 years of experience"), std::nullopt);
  EXPECT_EQ(Read("Preferred Qualifications:\n- 2 years of experience"),
            std::nullopt);
  EXPECT_EQ(Read("1 year of experience required, 3 years preferred"), 12);
}

TEST(ExperienceTest, NoneNeededIsZero) {
  EXPECT_EQ(Read("No experience necessary, we train you!"), 0);
  EXPECT_EQ(Read("Prior experience is not required."), 0);
  EXPECT_EQ(Read("", "Scheduler - No Experience Required"), 0);
  EXPECT_EQ(Read("We love patients."), std::nullopt);
}

TEST(ExperienceTest, OtherSpansOfTimeAreNotExperience) {
  for (const char* text :
       {"We have over 50 years of experience serving families",
        "Our team brings 12 years of experience to the valley",
        "Experience working with patients 18 years of age and older",
        "BLS experience; certification within 6 months of hire",
        "Experience required. Applicants must be 18 years old",
        "A 2 year degree and experience with children",
        "Experience within the last 3 years"}) {
    EXPECT_EQ(Read(text), std::nullopt) << text;
  }
}

TEST(ExperienceTest, ADiplomaInsteadAsksForNone) {
  EXPECT_EQ(Read("Completion of a program or one year of experience"),
            std::nullopt);
  EXPECT_EQ(Read("2 years of experience or an associate degree"), std::nullopt);
  EXPECT_EQ(Read("High school diploma or GED and 1 year of experience"), 12);
  EXPECT_EQ(Read("One year of experience in records\nOR\nAn associate degree"),
            std::nullopt);
}

TEST(ExperienceTest, TogetherTheLongestCountsOfAlternativesTheShortest) {
  EXPECT_EQ(Read("1 year of Epic experience\n3 years of clinic experience"),
            36);
  EXPECT_EQ(Read("1 year of clinic experience or 3 years of office experience"),
            12);
  EXPECT_EQ(Read("One of the following:\n- 2 years of experience in records\n"
                 "- 1 year of experience in coding"),
            12);
}

TEST(ExperienceTest, OfALadderOfGradesTheLowestCounts) {
  EXPECT_EQ(Read("GS-5: six months of experience at the GS-4 level.\n"
                 "GS-6: one year of experience at the GS-5 level."),
            6);
  EXPECT_EQ(Read("GS-4: experience: none beyond the basic requirements\n"
                 "GS-5: one year of experience at the GS-4 level"),
            0);
}

TEST(ExperienceTest, OfAnswersTheMildestCounts) {
  EXPECT_EQ(Read("A. I have one year of experience in a clinic\n"
                 "B. I have a certificate of a coding course"),
            std::nullopt);
  EXPECT_EQ(Read("A. I have one year of experience in a clinic\n"
                 "B. I have four years of education above high school\n"
                 "C. None of the above"),
            12);
}

TEST(ExperienceTest, ItemsThatAreGluedTogetherAreApart) {
  EXPECT_EQ(
      Read("One year of experience as a Medical Assistant, including "
           "vaccines or other injectionsCertificate of Completion from an "
           "accredited programHigh school diploma or GED"),
      12);
}

TEST(ExperienceTest, AYearAtAFederalGradeComesAfterTheYearsThatLeadToIt) {
  EXPECT_EQ(Read("I have one (1) year of specialized experience equivalent to "
                 "at least the next lower grade GS-06."),
            36);
  EXPECT_EQ(Read("One year of experience equivalent to the GS-4 level."), 12);
  EXPECT_EQ(Read("Six months of experience equivalent to the GS-6 level."), 6);
}

}  // namespace
}  // namespace rolecall
