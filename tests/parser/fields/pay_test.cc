#include "parser/fields/pay.h"

#include <gtest/gtest.h>

#include <string>

namespace rolecall {
namespace {

std::string Number(const std::optional<double>& value) {
  if (!value) return "-";
  std::string text = std::to_string(*value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string Format(const std::optional<MonetaryAmount>& amount) {
  if (!amount) return "none";
  return Number(amount->min_value) + ".." + Number(amount->max_value) + " " +
         amount->currency + " " + amount->unit_text;
}

std::string Read(std::string_view text) { return Format(ReadPay(text)); }
std::string Find(std::string_view text) { return Format(FindPay(text)); }

TEST(ReadPayTest, ReadsRangesWithTheirUnit) {
  EXPECT_EQ(Read("$18.50 - $22.00 per hour"), "18.5..22 USD HOUR");
  EXPECT_EQ(Read("18.50 to 22.00 hourly"), "18.5..22 USD HOUR");
  EXPECT_EQ(Read("$18-22/hr"), "18..22 USD HOUR");
  EXPECT_EQ(Read("$18\xE2\x80\x93$22/hr"), "18..22 USD HOUR");
  EXPECT_EQ(Read("$15/hr - $20/hr"), "15..20 USD HOUR");
  EXPECT_EQ(Read("$50,000.00/year to $60,000.00/year"),
            "50000..60000 USD YEAR");
}

TEST(ReadPayTest, ReadsSingleAmounts) {
  EXPECT_EQ(Read("USD 41,600/yr"), "41600..41600 USD YEAR");
  EXPECT_EQ(Read("$41,600 annually"), "41600..41600 USD YEAR");
  EXPECT_EQ(Read("25.00 USD Hourly"), "25..25 USD HOUR");
  EXPECT_EQ(Read("$2,359 per week"), "2359..2359 USD WEEK");
}

TEST(ReadPayTest, ReadsThousands) {
  EXPECT_EQ(Read("$60k - $70k"), "60000..70000 USD YEAR");
  EXPECT_EQ(Read("$60-70k"), "60000..70000 USD YEAR");
}

TEST(ReadPayTest, LeavesOpenEndsOpen) {
  EXPECT_EQ(Read("up to $22/hour"), "-..22 USD HOUR");
  EXPECT_EQ(Read("From $18.50 an hour"), "18.5..- USD HOUR");
  EXPECT_EQ(Read("$18+"), "18..- USD HOUR");
}

TEST(ReadPayTest, TellsAMissingUnitBySize) {
  EXPECT_EQ(Read("18.00-22.00"), "18..22 USD HOUR");
  EXPECT_EQ(Read("41600"), "41600..41600 USD YEAR");
  EXPECT_EQ(Read("$1,000 - $2,000"), "1000..2000 USD ");
}

TEST(ReadPayTest, DropsAUnitThatCannotBe) {
  EXPECT_EQ(Read("$45,000 per hour"), "45000..45000 USD ");
}

TEST(ReadPayTest, HalvesTwoWeeksPay) {
  EXPECT_EQ(Read("$1,600 bi-weekly"), "800..800 USD WEEK");
}

TEST(ReadPayTest, KnowsOtherCurrencies) {
  EXPECT_EQ(Read("\xC2\xA3"
                 "22,816 to \xC2\xA3"
                 "24,336 a year"),
            "22816..24336 GBP YEAR");
  EXPECT_EQ(Read("CA$55,000"), "55000..55000 CAD YEAR");
}

TEST(ReadPayTest, AmountsWithCurrencyGoFirst) {
  EXPECT_EQ(Read("GS-6 $41,600 - $54,000 per year"), "41600..54000 USD YEAR");
}

TEST(ReadPayTest, IsNoneWhereNoPayIsNamed) {
  for (const char* text :
       {"", "DOE", "Competitive", "$5,000 sign-on bonus", "$3.5 million",
        "$0.00 - $0.00", "40 hours per week", "401k", "401(k) match",
        "$75,000 - $60,000", "$120 per visit", "12 months"}) {
    EXPECT_EQ(Read(text), "none") << text;
  }
}

TEST(ReadPayTest, PassesOverTheBonus) {
  EXPECT_EQ(Read("Sign-on bonus $5,000; $25.00 per hour"), "25..25 USD HOUR");
  EXPECT_EQ(Read("$20.00-$25.00 Hourly, plus $1,500 bonus"), "20..25 USD HOUR");
}

TEST(FindPayTest, FindsPayInAText) {
  EXPECT_EQ(Find("We offer much.\nPay range: $18.50 - $22.00 per hour.\nApply"),
            "18.5..22 USD HOUR");
  EXPECT_EQ(Find("Salary: $41,600 to - $54,000 per year"),
            "41600..54000 USD YEAR");
}

TEST(FindPayTest, TakesALabelOnTheLineBefore) {
  EXPECT_EQ(Find("Pay Range:\n$21.00 - $31.50\nDays"), "21..31.5 USD HOUR");
}

TEST(FindPayTest, NeedsAUnitOrAWordForPay) {
  EXPECT_EQ(Find("Lunch costs $15.00 nearby."), "none");
  EXPECT_EQ(Find("You handle up to $50,000 of stock."), "none");
}

TEST(FindPayTest, NeedsACurrency) {
  EXPECT_EQ(Find("Call 18 to 22 patients per hour"), "none");
}

TEST(FindPayTest, NeedsNoCurrencyForALabelledHourlyRange) {
  EXPECT_EQ(Find("Pay: 17.25-19.50/hr"), "17.25..19.5 USD HOUR");
  EXPECT_EQ(Find("Wage range is 17.25 to 19.50 hourly."),
            "17.25..19.5 USD HOUR");
  EXPECT_EQ(Find("Pay is fair. We see 17.25-19.50 patients an hour."), "none");
  EXPECT_EQ(Find("Pay: 2.50-3.50/hour on top"), "none");
}

TEST(FindPayTest, AssumesNoDollarsAbroad) {
  EXPECT_EQ(Find("Pay: 18.00-20.00/hr. Toronto, Ontario"), "none");
  EXPECT_EQ(Find("Pay: 18.00-20.00/hr. Dayton, Ohio"), "18..20 USD HOUR");
  Place place;
  place.address_country = "CA";
  EXPECT_EQ(Format(FindPay("Pay: 18.00-20.00/hr", {place})), "none");
  place.address_country = "USA";
  EXPECT_EQ(Format(FindPay("Pay: 18.00-20.00/hr", {place})), "18..20 USD HOUR");
}

TEST(FindPayTest, ARangeMayBeWrittenAsLeastAndMost) {
  EXPECT_EQ(Find("Minimum: $19.00 Maximum: $27.00 Hourly"), "19..27 USD HOUR");
  EXPECT_EQ(Find("Salary $52k-64k/year"), "52000..64000 USD YEAR");
}

TEST(FindPayTest, DependingOnExperienceIsSaidOfPay) {
  EXPECT_EQ(Find("$19 - $23 DOE"), "19..23 USD HOUR");
  EXPECT_EQ(Find("Lunch for $19 - $23 does it"), "none");
}

TEST(FindPayTest, TheNextSentenceSpeaksOfSomethingElse) {
  EXPECT_EQ(Find("Annual salary $43,000 to $51,000. Evenings are free."),
            "43000..51000 USD YEAR");
  EXPECT_EQ(Find("Pay: $3.00 per hour evening differential"), "none");
}

TEST(FindPayTest, IsNeverTakenFromOtherMoney) {
  for (const char* text :
       {"$10,000 sign-on bonus for nights", "Tuition help of $5,250 per year",
        "revenue of $5 million a year", "$3/hour weekend shift differential",
        "Employer match: $1,000 per year to your 401(k)",
        "$500 - $1,000 a month in tips", "annual budget of $60,000 per year",
        "+$2.50/hr evenings", "uniform allowance $20 per month"}) {
    EXPECT_EQ(Find(text), "none") << text;
  }
}

TEST(FindPayTest, TheNearerWordCounts) {
  EXPECT_EQ(Find("Tuition assistance Salary: $48,920 to $94,690/year"),
            "48920..94690 USD YEAR");
}

TEST(FindPayTest, PrefersTheRange) {
  EXPECT_EQ(
      Find("Base pay $20.00 per hour.\nPay range $18.00 - $24.00 an hour"),
      "18..24 USD HOUR");
}

TEST(FindPayTest, TheMiddleOfAGradeIsNotItsLeast) {
  EXPECT_EQ(Find("Grade 12: Min $17.10 Mid $20.20 Max $23.30 hourly"),
            "17.1..23.3 USD HOUR");
  EXPECT_EQ(Find("Pay: $17.10 min; $20.20 mid; $23.30 max"),
            "17.1..23.3 USD HOUR");
  EXPECT_EQ(
      Find("Salary: Minimum: $41,000\nMidpoint: $48,000\nMaximum: $55,000"),
      "41000..55000 USD YEAR");
}

TEST(FindPayTest, ALabelMakesNumbersPay) {
  EXPECT_EQ(Find("Pay: 20 an hour"), "20..20 USD HOUR");
  EXPECT_EQ(Find("Salary Range: 45000-52000"), "45000..52000 USD YEAR");
  EXPECT_EQ(Find("We care.\nSalary: 45-47K\nApply."), "45000..47000 USD YEAR");
  EXPECT_EQ(Find("$500 sign-on bonus.\nPay rate: 19-22/hr"), "19..22 USD HOUR");
  for (const char* text :
       {"Pay grade: 12", "Pay: 12", "Salary: 45000 INR", "Stay: 20 an hour",
        "Sick pay: 40 hours per year", "Salary: 60,000 pesos",
        "Salary: 45000, in London, UK"}) {
    EXPECT_EQ(Find(text), "none") << text;
  }
}

TEST(FindPayTest, WhatComesOnTopIsNoPay) {
  for (const char* text :
       {"Stay Pay: earn an additional $2/hr at your 2, 5 & 10 year "
        "anniversaries (up to $8/hr)",
        "Earn up to $12/hr added at milestones", "sign-on bonus $2/hr",
        "Loyal staff get up to $8/hr",
        "Float Pool Differentials:\n- Nights\n- $7.50 per hour",
        "On-call pay $12.00 per hour"}) {
    EXPECT_EQ(Find(text), "none") << text;
  }
  EXPECT_EQ(Find("Earn up to $28/hr"), "-..28 USD HOUR");
  EXPECT_EQ(Find("Pay and incentives:\n- Base pay $18 per hour"),
            "18..18 USD HOUR");
}

TEST(FindPayTest, SurvivesHostileText) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "$1-$2-$";
  EXPECT_EQ(Find(text), "none");
  EXPECT_EQ(Find(std::string(300000, '9')), "none");
  EXPECT_EQ(Find("$" + std::string(5000, ',')), "none");
}

}  // namespace
}  // namespace rolecall
