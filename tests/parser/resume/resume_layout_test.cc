#include "parser/resume/resume_layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace rolecall {
namespace {

ResumeSection SectionUnder(const std::string& heading) {
  const std::string text = "Maria Lopez\n" + heading + "\nsomething\n";
  return ReadResumeLines(text).back().section;
}

TEST(ResumeLayoutTest, AHeadingBeginsASection) {
  EXPECT_EQ(SectionUnder("WORK EXPERIENCE"), ResumeSection::kExperience);
  EXPECT_EQ(SectionUnder("Licenses & Certifications:"),
            ResumeSection::kCertifications);
  EXPECT_EQ(SectionUnder("Education and Training"), ResumeSection::kEducation);
  EXPECT_EQ(SectionUnder("Computer Skills"), ResumeSection::kSkills);
  EXPECT_EQ(SectionUnder("References"), ResumeSection::kReferences);
}

TEST(ResumeLayoutTest, ALineOfOtherWordsIsNoHeading) {
  EXPECT_EQ(SectionUnder("Medical Office"), ResumeSection::kHeader);
  EXPECT_EQ(SectionUnder("Experience with Epic"), ResumeSection::kHeader);
  EXPECT_EQ(SectionUnder("Education 2019"), ResumeSection::kHeader);
}

TEST(ResumeLayoutTest, AHeadingBeforeAColonCountsForItsLine) {
  const auto lines = ReadResumeLines("Skills\nCertifications: BLS\nEpic\n");
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[1].section, ResumeSection::kCertifications);
  EXPECT_FALSE(lines[1].heading);
  EXPECT_EQ(lines[2].section, ResumeSection::kSkills);
}

TEST(ResumeLayoutTest, EmptyLinesAndBulletsAreSteppedOver) {
  const auto lines = ReadResumeLines("\n\n\xE2\x80\xA2 Epic\n-\n");
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].number, 3u);
  EXPECT_EQ(lines[0].text, "Epic");
  EXPECT_TRUE(lines[0].item);
}

TEST(ResumeLayoutTest, GapsAndSignsPartCells) {
  const std::string line = "CPC (pending)      BLS; ACLS | RHIT";
  std::vector<std::string> cells;
  for (const Cell& cell : CellsOf(line)) {
    const std::string text = line.substr(cell.begin, cell.end - cell.begin);
    cells.push_back(text.substr(text.find_first_not_of(' ')));
  }
  EXPECT_EQ(cells.size(), 4u);
  EXPECT_EQ(cells.front().substr(0, 13), "CPC (pending)");
  EXPECT_EQ(cells.back(), "RHIT");
}

}  // namespace
}  // namespace rolecall
