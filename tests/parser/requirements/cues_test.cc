// What makes a mention preferred, waived, negated or nobody's duty.
#include "parser/requirements/cues.h"

#include <gmock/gmock.h>

#include <set>
#include <string_view>

#include "base/text.h"
#include "tests/parser/requirements/reading.h"

namespace rolecall {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::vector<std::string> InClinic(std::string_view title,
                                  std::string_view text) {
  return TitledReading(title, "Our clinic treats patients and keeps charts.\n" +
                                  std::string(text));
}

TEST(CuesTest, WarmWordsWishAndDoNotDemand) {
  EXPECT_THAT(InClinic("Clerk", "Cerner experience helps."),
              ElementsAre("oracle-health preferred"));
  EXPECT_THAT(InClinic("Clerk", "A CPC certification counts in your favor."),
              ElementsAre("cpc-aapc preferred"));
  EXPECT_THAT(InClinic("Clerk", "An LPN license is a welcome addition."),
              ElementsAre("lpn preferred"));
  EXPECT_THAT(InClinic("Clerk", "We would be thrilled with Epic experience."),
              ElementsAre("epic preferred"));
  EXPECT_THAT(InClinic("Clerk", "Experience in Epic is required."),
              ElementsAre("epic required"));
}

TEST(CuesTest, AThoughNotRequiredAsideLeavesTheWishBehindIt) {
  EXPECT_THAT(
      InClinic("Coder", "CCS certification, although not needed, is a plus."),
      ElementsAre("ccs-ahima preferred"));
  EXPECT_THAT(InClinic("Clerk",
                       "Experience with Epic, while it is not required, is "
                       "strongly preferred."),
              ElementsAre("epic preferred"));
  EXPECT_THAT(InClinic("Coder", "CCS certification, though not required."),
              IsEmpty());
}

TEST(CuesTest, OneDoesNotNeedWhatNeedIsDenied) {
  EXPECT_THAT(InClinic("Clerk", "You won't need BLS."), IsEmpty());
  EXPECT_THAT(InClinic("Clerk", "Applicants will not need a CPC."), IsEmpty());
  EXPECT_THAT(InClinic("Clerk", "Epic knowledge is not something we require."),
              IsEmpty());
  EXPECT_THAT(
      InClinic("Clerk", "A notary commission is neither required nor needed."),
      IsEmpty());
  EXPECT_THAT(InClinic("Clerk", "You will need BLS."),
              ElementsAre("bls required"));
}

TEST(CuesTest, AFieldThatIsNotApplicableAsksNothing) {
  EXPECT_THAT(InClinic("Clerk", "LPN license: n/a"), IsEmpty());
  EXPECT_THAT(InClinic("Clerk", "LPN license: none"), IsEmpty());
  EXPECT_THAT(InClinic("Clerk", "LPN license: required"),
              ElementsAre("lpn required"));
}

TEST(CuesTest, AsIsRepeatsTheLevelBeforeIt) {
  EXPECT_THAT(InClinic("Aide", "A CNA certificate is required, as is BLS."),
              UnorderedElementsAre("cna required", "bls required"));
  EXPECT_THAT(InClinic("Aide", "CPR is mandatory, as are ACLS and PALS."),
              UnorderedElementsAre("cpr-aed required", "acls required",
                                   "pals required"));
  EXPECT_THAT(
      InClinic("Coder", "CPC is preferred, as is CCS."),
      UnorderedElementsAre("cpc-aapc preferred", "ccs-ahima preferred"));
}

TEST(CuesTest, ASentenceOfANameAndIsAnswersTheDenialBefore) {
  EXPECT_THAT(InClinic("Coder", "RHIT is not required. CCS is."),
              ElementsAre("ccs-ahima required"));
  EXPECT_THAT(InClinic("Coder", "Our best people know what a CCS is."),
              IsEmpty());
}

TEST(CuesTest, WhatIsPreferredOverOthersAsksForNoOther) {
  EXPECT_THAT(
      InClinic("Clerk", "Epic experience preferred over any other EMR."),
      ElementsAre("epic preferred"));
  EXPECT_THAT(InClinic("Coder", "Those with a CPC are preferred over others."),
              ElementsAre("cpc-aapc preferred"));
}

TEST(CuesTest, MoneyForACredentialIsNoWish) {
  EXPECT_THAT(InClinic("Coder", "A CPC certification earns a $750 bonus."),
              IsEmpty());
  EXPECT_THAT(InClinic("Coder", "A CPC certification is a bonus."),
              ElementsAre("cpc-aapc preferred"));
}

TEST(CuesTest, WhatOneTracksForOthersIsTheirs) {
  EXPECT_THAT(InClinic("Clerk", "Tracks expirations of RN licenses."),
              IsEmpty());
  EXPECT_THAT(
      InClinic("Clerk",
               "Requirements:\n- Verifies providers' DEA registrations"),
      IsEmpty());
  EXPECT_THAT(InClinic("Clerk", "Tracks charts and must hold an RN license."),
              ElementsAre("rn required"));
}

TEST(CuesTest, StudentsOfACredentialDoNotHoldIt) {
  EXPECT_THAT(InClinic("Clerk", "RHIT students welcome."), IsEmpty());
  EXPECT_THAT(InClinic("Clerk", "LCSW-track candidates preferred."), IsEmpty());
  EXPECT_THAT(InClinic("Clerk", "RHIT holders welcome."),
              ElementsAre("rhit-ahima preferred"));
}

TEST(CuesTest, WhatPatientsOrAPlaceUseIsNotAsked) {
  EXPECT_THAT(InClinic("Clerk", "Patients check in on Phreesia."), IsEmpty());
  EXPECT_THAT(InClinic("Clerk", "The infusion center runs on Epic."),
              IsEmpty());
  EXPECT_THAT(InClinic("Clerk", "The coordinator documents in Epic."),
              ElementsAre("epic required"));
}

TEST(CuesTest, ARemarkOnOtherPeopleAsksNothing) {
  EXPECT_THAT(InClinic("Clerk", "Hygienists, who hold an RDH, chart."),
              IsEmpty());
  EXPECT_THAT(InClinic("Clerk", "We want people who hold an RDH."),
              ElementsAre("rdh required"));
}

TEST(CuesTest, WhatIsWishedForAtHireAndDemandedLaterIsRequired) {
  EXPECT_THAT(
      InClinic("Aide", "CPR preferred at hire, mandatory before orientation."),
      ElementsAre("cpr-aed required"));
  EXPECT_THAT(InClinic("Aide", "CPR preferred at hire."),
              ElementsAre("cpr-aed preferred"));
}

TEST(CuesTest, WhoeverLacksItIsTurnedAway) {
  EXPECT_THAT(
      InClinic("Coder", "Candidates lacking a CPC will not be interviewed."),
      ElementsAre("cpc-aapc required"));
  EXPECT_THAT(InClinic("Coder", "Lacking a CPC is fine."), IsEmpty());
}

TEST(CuesTest, ACardThatDoesNotExpireWithinATimeHasNoDeadline) {
  EXPECT_THAT(
      InClinic("Aide", "Requirements: CPR (AHA, not expiring within 2 months)"),
      ElementsAre("cpr-aed required"));
}

TEST(CuesTest, TheStandardsOfACardAreNotTheCard) {
  EXPECT_THAT(InClinic("Aide", "Must follow BLS standards."), IsEmpty());
  EXPECT_THAT(InClinic("Aide", "Must hold BLS."), ElementsAre("bls required"));
}

TEST(CuesTest, APhraseStandsOnceAmongThoseOfItsMeaning) {
  for (const auto lines : {LevelCuePhrases(), ContextCuePhrases()}) {
    for (const CuePhrases& line : lines) {
      std::set<std::string_view> seen;
      for (const std::string_view phrase : Split(line.phrases, ';')) {
        EXPECT_TRUE(seen.insert(Trim(phrase)).second) << phrase;
      }
    }
  }
}

}  // namespace
}  // namespace rolecall
