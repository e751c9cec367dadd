#include "app/show.h"

#include <gtest/gtest.h>

namespace rolecall {
namespace {

TEST(ShowTest, WhatAPostingDoesNotNameLeavesNoGap) {
  Posting posting;
  posting.title = "Dentist";
  EXPECT_EQ(HeadText(posting), "Dentist");
  posting.job_location.emplace_back().address_locality = "Dayton";
  EXPECT_EQ(HeadText(posting), "Dentist · Dayton");
  posting.hiring_organization = "Sample Clinic";
  EXPECT_EQ(HeadText(posting), "Dentist · Sample Clinic · Dayton");
}

TEST(ShowTest, AMatchSaysThatItsPostingIsOpenNoMore) {
  const Date today = *ParseDate("2026-11-23");
  Posting posting;
  posting.title = "Dentist";
  EXPECT_EQ(ClosedText(posting, today), "");
  posting.valid_through = today;
  EXPECT_EQ(ClosedText(posting, today), "") << "the last day counts";
  posting.valid_through = today - std::chrono::days(1);
  EXPECT_EQ(ClosedText(posting, today), "ended on 2026-11-22");
  posting.closed_at = *ParseTimestamp("2026-11-20T08:00:00Z");
  EXPECT_EQ(ClosedText(posting, today), "closed since 2026-11-20");
  EXPECT_NE(MatchText(Match(), &posting, today).find("closed since 2026-11-20"),
            std::string::npos);
}

TEST(ShowTest, OneIsNotSeveral) {
  EXPECT_EQ(CountText(0, "open posting"), "0 open postings");
  EXPECT_EQ(CountText(1, "open posting"), "1 open posting");
  EXPECT_EQ(CountText(2, "open posting"), "2 open postings");
}

TEST(ShowTest, WhatIsSaidOtherwiseElsewhereIsSaid) {
  Requirement requirement;
  requirement.any_of = {"cpc-aapc"};
  requirement.contradicted = true;
  EXPECT_EQ(RequirementText(Catalogue(), requirement),
            "required: cpc-aapc (said otherwise elsewhere)");
}

TEST(ShowTest, WhatIsRefusedIsNamedAsPeopleDo) {
  Term term;
  term.id = "cpc-a-aapc";
  term.sort = "certification";
  term.short_name = "CPC-A";
  const Catalogue catalogue({term}, {}, {}, {});
  Requirement requirement;
  requirement.any_of = {"cpc-aapc"};
  requirement.excluded = {"cpc-a-aapc"};
  EXPECT_EQ(RequirementText(catalogue, requirement),
            "required: cpc-aapc, but not CPC-A");
}

}  // namespace
}  // namespace rolecall
