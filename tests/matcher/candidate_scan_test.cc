// Postings set against pages of candidates.
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

// More people lack one thing than wait at once, a few in each block, and none
// has all: whom the first of them keep out is not decided too soon.
TEST(CandidateScanTest, LowerGradesAreAllLookedAtWhereNobodyQualifies) {
  Chance chance(9);
  const Catalogue catalogue = SmallCatalogue();
  const std::vector<Occupation> occupations = SmallOccupations();
  Matcher matcher = *Matcher::Create(catalogue, occupations, MatchOptions());
  const NaiveMatcher naive(catalogue, occupations);
  std::map<std::string, Candidate> people;
  for (int i = 0; i < 4000; ++i) {
    const std::string id = "c" + std::to_string(i);
    CandidateBuilder person(id);
    person.LivingIn(39 + static_cast<double>(chance.Below(1000)) / 1000,
                    -84 - static_cast<double>(chance.Below(1000)) / 1000,
                    10 + static_cast<double>(chance.Below(60)));
    if (chance.OneIn(20)) person.Holding("cma");
    if (chance.OneIn(4)) person.Knowing("excel");
    if (chance.OneIn(4)) person.Holding("bls");
    people[id] = person;
    matcher.PutCandidate(people[id]);
  }
  matcher.Settle();
  for (int i = 0; i < 20; ++i) {
    const Posting posting =
        APosting("p")
            .Requiring({"cma"})
            .Requiring({"rn"})
            .Preferring({"excel"})
            .Preferring({"bls"})
            .In(39 + static_cast<double>(chance.Below(1000)) / 1000, -84.5);
    const Placements fast = matcher.PlaceCandidates(posting, kToday, 10);
    const NaiveRanking slow = naive.RankCandidates(people, posting, kToday, 10);
    ExpectSame(fast, slow);
  }
}

// The index keeps days in sixteen bits: the first and the last of these, and
// their neighbours, are days like any other.
TEST(CandidateScanTest, DaysThatSixteenBitsDoNotHoldAreJudged) {
  const Catalogue catalogue = SmallCatalogue();
  const std::vector<Occupation> occupations = SmallOccupations();
  Matcher matcher = *Matcher::Create(catalogue, occupations, MatchOptions());
  const NaiveMatcher naive(catalogue, occupations);
  const auto day = [](int since_epoch) {
    return Date(std::chrono::days(since_epoch));
  };
  std::vector<Date> days;
  for (const int edge : {-32768, 32767}) {
    for (int by = -2; by <= 2; ++by) days.push_back(day(edge + by));
  }
  std::map<std::string, Candidate> people;
  const auto add = [&](const CandidateBuilder& person) {
    const Candidate one = person;
    people[one.id] = one;
    matcher.PutCandidate(one);
  };
  int number = 0;
  for (const Date edge : days) {
    // Many of each, so that they are looked at one by one and all at once.
    for (int i = 0; i < 40; ++i) {
      const std::string id = std::to_string(++number);
      add(ACandidate("from-" + id).Holding("cma", {}, edge));
      add(ACandidate("until-" + id).Holding("cma", edge));
    }
  }
  const Posting posting = APosting().Requiring({"cma"});
  for (int round = 0; round < 2; ++round) {
    for (const Date asked : days) {
      SCOPED_TRACE(asked.time_since_epoch().count());
      const Placements fast = matcher.PlaceCandidates(posting, asked, 100);
      const NaiveRanking slow =
          naive.RankCandidates(people, posting, asked, 100);
      ExpectSame(fast, slow);
    }
    matcher.Settle();
  }
}

}  // namespace
}  // namespace rolecall
