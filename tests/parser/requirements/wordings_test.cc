// Times, issuers and years in the words that employers also use for them.
#include <gmock/gmock.h>

#include "tests/parser/requirements/reading.h"

namespace rolecall {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(RequirementWordingsTest, DaysAndAnniversariesAreTimes) {
  EXPECT_THAT(Reading("BLS is required by day 30."),
              ElementsAre("bls required 30d"));
  EXPECT_THAT(Reading("CPC required by your second anniversary."),
              ElementsAre("cpc-aapc required 730d"));
  EXPECT_THAT(Reading("Requirements:\n- ACLS in 6 months"),
              ElementsAre("acls required 180d"));
  EXPECT_THAT(Reading("PALS by the end of your first 90 days"),
              ElementsAre("pals required 90d"));
  EXPECT_THAT(Reading("CRCR within your first year and we pay the fee."),
              ElementsAre("crcr-hfma required 365d"));
  EXPECT_THAT(Reading("CPC is mandatory. If missing, it must be acquired "
                      "within the first 9 months."),
              ElementsAre("cpc-aapc required 270d"));
  EXPECT_THAT(Reading("BLS required. Day 30 of the month is pay day."),
              ElementsAre("bls required"));
}

TEST(RequirementWordingsTest, AWishAtHireThatIsNeededLaterIsNeeded) {
  EXPECT_THAT(Reading("CPR preferred at hire, required before independent "
                      "patient care."),
              ElementsAre("cpr-aed required"));
  EXPECT_THAT(Reading("CPR preferred, BLS required before orientation."),
              ElementsAre("cpr-aed preferred", "bls required"));
}

TEST(RequirementWordingsTest, YearsWithAClassAskForIt) {
  EXPECT_THAT(Reading("Requirements:\n- One year with an EHR/EMR and a calm "
                      "voice on the telephone"),
              ElementsAre("ehr-generic required"));
  EXPECT_THAT(Reading("Requirements:\n- Works calmly at the front desk with "
                      "an EHR and a telephone"),
              IsEmpty());
}

TEST(RequirementWordingsTest, AnIssuerOfOneCredentialStandsForIt) {
  EXPECT_THAT(TitledReading("Clinical Research Coordinator",
                            "ACRP or SOCRA certification preferred."),
              ElementsAre("ccrc-acrp preferred"));
  EXPECT_THAT(Reading("National certification through CCHI or NBCMI is "
                      "required."),
              ElementsAre("chi-cchi|cmi-nbcmi required"));
  EXPECT_THAT(Reading("Requirements:\n- Membership in ACRP"), IsEmpty());
}

}  // namespace
}  // namespace rolecall
