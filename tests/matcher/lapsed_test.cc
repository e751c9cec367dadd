// A population as it is: half hold something that has run out or is yet to
// begin, few figures are different, and most postings name no place.
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "matcher/matcher.h"
#include "naive_matcher.h"
#include "same_answer.h"
#include "world.h"

namespace rolecall {
namespace {

constexpr int kPeople = 1500;
constexpr int kVacancies = 700;

Candidate APerson(Chance& chance, int number) {
  static const std::vector<std::string> creds = {"cma",  "rma",   "bls",
                                                 "acls", "cpc-a", "lpn"};
  static const std::vector<std::string> trades = {"31-9092", "43-6013",
                                                  "29-2061"};
  // Of some ids the first bytes tell nothing.
  CandidateBuilder person((chance.OneIn(2) ? "g-" : "somebody-") +
                          std::to_string(number));
  person.Wanting({chance.Pick(trades)});
  for (size_t n = chance.Below(4); n > 0; --n) {
    const auto days = [&] {
      return std::chrono::days(static_cast<int>(chance.Below(400)) - 200);
    };
    std::optional<Date> from;
    if (chance.OneIn(6)) from = kToday + days();
    person.Holding(chance.Pick(creds), kToday + days(), from);
  }
  if (chance.OneIn(2))
    person.Knowing("epic", static_cast<int>(chance.Below(3)) * 12);
  if (chance.OneIn(4)) person.Knowing("excel");
  person.LivingIn(39.76, -84.19, 20);
  Candidate& one = person.get();
  one.min_pay_hourly = 15 + 2 * static_cast<double>(chance.Below(4));
  one.experience_months = 12 * static_cast<int>(chance.Below(4));
  one.education = static_cast<Education>(chance.Below(3));
  if (chance.OneIn(2)) one.employment_type = {"FULL_TIME"};
  if (chance.OneIn(5)) one.shift = {"day"};
  one.remote_ok = chance.OneIn(2);
  return one;
}

Posting AVacancy(Chance& chance, int number) {
  static const std::vector<std::vector<std::string>> asked = {
      {"cma", "rma"}, {"bls"}, {"any-ma"}, {"cma"}, {"cpc"}, {"cpr"}};
  PostingBuilder vacancy("board:" + std::to_string(number));
  static const std::vector<std::vector<std::string>> trades = {
      {"31-9092"}, {"43-6013"}, {"29-2061"}, {}};
  vacancy.Offering(chance.Pick(trades));
  for (size_t n = chance.OneIn(2) ? 0 : chance.Below(3); n > 0; --n) {
    vacancy.Requiring(chance.Pick(asked));
    if (chance.OneIn(5)) vacancy.WithinDays(90);
    if (chance.OneIn(6)) vacancy.Excluding({"rma"});
  }
  if (chance.OneIn(2)) vacancy.Preferring({"epic"}).Months(18);
  if (chance.OneIn(6)) vacancy.Requiring({"any-ehr"}).Months(12);
  if (chance.OneIn(3)) vacancy.Preferring(chance.Pick(asked));
  if (chance.OneIn(4)) vacancy.In(39.8, -84.2);
  if (chance.OneIn(8)) vacancy.Remote();
  if (chance.OneIn(2)) {
    vacancy.Paying(14, 14 + static_cast<double>(chance.Below(80)) / 10);
  }
  if (chance.OneIn(3)) vacancy.get().employment_type = {"FULL_TIME"};
  if (chance.OneIn(4)) vacancy.get().experience_months = 30;
  return vacancy;
}

class LapsedTest : public testing::TestWithParam<uint32_t> {
 protected:
  LapsedTest()
      : chance_(GetParam()),
        matcher_(*Matcher::Create(catalogue_, occupations_, MatchOptions())),
        naive_(catalogue_, occupations_) {}

  Date SomeDay() {
    return kToday + std::chrono::days(static_cast<int>(chance_.Below(60)) - 30);
  }

  Chance chance_;
  const Catalogue catalogue_ = SmallCatalogue();
  const std::vector<Occupation> occupations_ = SmallOccupations();
  Matcher matcher_;
  NaiveMatcher naive_;
};

TEST_P(LapsedTest, CandidatesAreThoseOfTheNaiveTwin) {
  SCOPED_TRACE("seed " + std::to_string(GetParam()));
  std::map<std::string, Candidate> people;
  for (int i = 0; i < kPeople; ++i) {
    const Candidate one = APerson(chance_, i);
    people[one.id] = one;
    matcher_.PutCandidate(one);
  }
  matcher_.Settle();
  for (int i = 0; i < 60; ++i) {
    const Posting posting = AVacancy(chance_, i);
    const Date day = SomeDay();
    const size_t k = i % 3 == 0 ? 3 : 10;
    ExpectSame(matcher_.PlaceCandidates(posting, day, k),
               naive_.RankCandidates(people, posting, day, k));
    if (HasFailure()) return;
  }
}

TEST_P(LapsedTest, PostingsAreThoseOfTheNaiveTwin) {
  SCOPED_TRACE("seed " + std::to_string(GetParam()));
  std::map<std::string, Posting> vacancies;
  for (int i = 0; i < kVacancies; ++i) {
    const Posting one = AVacancy(chance_, i);
    vacancies[one.id] = one;
    matcher_.PutPosting(one);
  }
  matcher_.Settle();
  for (int i = 0; i < 60; ++i) {
    const Candidate candidate = APerson(chance_, i);
    const Date day = SomeDay();
    const size_t k = i % 3 == 0 ? 3 : 10;
    ExpectSame(matcher_.PlacePostings(candidate, day, k),
               naive_.RankPostings(vacancies, candidate, day, k));
    if (HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, LapsedTest, testing::Range(1u, 7u));

}  // namespace
}  // namespace rolecall
