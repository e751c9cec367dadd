// Candidates set against pages of postings.
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

// Postings of which masks tell all: open, without a place, of few kinds of
// work, so that a page has groups of equal work to be looked at.
class WorkGroupTest : public testing::TestWithParam<uint32_t> {
 protected:
  Posting AVacancy(const std::string& id) {
    static const std::vector<std::vector<std::string>> trades = {
        {"31-9092"}, {"43-6013"}, {"29-2061"}, {"29-1141"}, {}};
    PostingBuilder vacancy(id);
    vacancy.Offering(chance_.Pick(trades));
    if (chance_.OneIn(3)) vacancy.Preferring({"epic"});
    if (chance_.OneIn(6)) vacancy.Requiring({"cma"});
    if (chance_.OneIn(12)) vacancy.In(39.76, -84.19);
    // Most of them have all points beside their work, as a group's bound has.
    if (!chance_.OneIn(4)) {
      vacancy.Remote().Paying(20, 50);
      vacancy.get().employment_type = {"FULL_TIME"};
      vacancy.get().shift = {"day"};
      vacancy.get().date_posted = kToday;
    }
    if (chance_.OneIn(3)) vacancy.get().experience_months = 24;
    if (chance_.OneIn(3)) vacancy.get().education = Education::kBachelor;
    if (chance_.OneIn(40)) vacancy.get().valid_through = kToday;
    return vacancy;
  }
  Candidate APerson() {
    static const std::vector<std::vector<std::string>> trades = {
        {"31-9092"}, {"43-6013", "29-2061"}, {}};
    CandidateBuilder person;
    person.Wanting(chance_.Pick(trades));
    if (chance_.OneIn(2)) person.Knowing("epic");
    if (chance_.OneIn(2)) person.Holding("cma");
    if (chance_.OneIn(2)) person.LivingIn(39.8, -84.2, 20);
    if (!chance_.OneIn(4)) {
      person.get().remote_ok = true;
      person.get().min_pay_hourly = 15;
      person.get().employment_type = {"FULL_TIME"};
      person.get().shift = {"day"};
    }
    if (chance_.OneIn(2)) person.get().experience_months = 12;
    if (chance_.OneIn(2)) person.get().education = Education::kAssociate;
    return person;
  }
  // Most stay; some go, some become others.
  void Edit() {
    const std::string id = "p" + std::to_string(chance_.Below(1400));
    if (chance_.OneIn(4)) {
      vacancies_.erase(id);
      matcher_.ErasePosting(id);
    } else {
      vacancies_[id] = AVacancy(id);
      matcher_.PutPosting(vacancies_[id]);
    }
  }
  void ExpectSame(const Candidate& candidate, Date day, size_t k) {
    const Placements fast = matcher_.PlacePostings(candidate, day, k);
    const NaiveRanking slow =
        naive_.RankPostings(vacancies_, candidate, day, k);
    rolecall::ExpectSame(fast, slow);
  }

  Chance chance_{GetParam()};
  const Catalogue catalogue_ = SmallCatalogue();
  const std::vector<Occupation> occupations_ = SmallOccupations();
  Matcher matcher_ = *Matcher::Create(catalogue_, occupations_, MatchOptions());
  const NaiveMatcher naive_{catalogue_, occupations_};
  std::map<std::string, Posting> vacancies_;
};

TEST_P(WorkGroupTest, GroupsAnswerAsTheNaiveTwinAfterAnyEdits) {
  SCOPED_TRACE("seed " + std::to_string(GetParam()));
  for (int round = 0; round < 8; ++round) {
    for (int i = 0; i < (round == 0 ? 2500 : 300); ++i) Edit();
    if (round % 3 == 1) matcher_.Settle();
    for (const size_t k : {0, 1, 10, 300}) {
      ExpectSame(APerson(), kToday, k);
      ExpectSame(APerson(), kToday + std::chrono::days(1), k);
    }
    if (HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, WorkGroupTest, testing::Range(1u, 5u));

}  // namespace
}  // namespace rolecall
