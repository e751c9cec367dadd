#include "matcher/line_bounds.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "matcher/judge.h"
#include "matcher/matcher.h"
#include "world.h"

namespace rolecall {
namespace {

// The judge, and what it judges.
class LineBoundsTest : public testing::TestWithParam<uint32_t> {
 protected:
  CompiledCandidate APerson() {
    CompiledCandidate compiled;
    compiler_.Compile(RandomCandidate(chance_, catalogue_, "c"), compiled);
    AddCapabilities(acceptance_, compiled);
    return compiled;
  }

  Chance chance_{GetParam()};
  const Catalogue catalogue_ = RandomCatalogue(chance_);
  const ScoreShares shares_ = *ToShares(MatchOptions());
  const AcceptanceTable acceptance_{catalogue_};
  const OccupationFit fit_{SmallOccupations(), catalogue_};
  const Compiler compiler_{catalogue_, fit_, shares_};
  const Judge judge_{acceptance_, fit_, shares_};
};

TEST_P(LineBoundsTest, NoLowerGradeHasMore) {
  SCOPED_TRACE("seed " + std::to_string(GetParam()));
  size_t told = 0;
  for (int i = 0; i < 4000; ++i) {
    const CompiledPosting posting =
        compiler_.Compile(RandomPosting(chance_, catalogue_, "p"));
    const LineBounds bounds = LineBoundsOf(posting);
    Judgement judgement;
    judge_.Decide(APerson(), posting, ToDay(kToday), judgement);
    const Qualification grade = judgement.qualification;
    if (grade != Qualification::kByDeadline &&
        grade != Qualification::kOneMissing) {
      continue;
    }
    // Required ones first, as the bounds have them.
    Tenths lines = bounds.unmet;
    size_t rank = 0;
    bool had_in_part = false;
    for (const bool required : {true, false}) {
      for (size_t at = 0; at < posting.requirements.size(); ++at) {
        const CompiledRequirement& one = posting.requirements[at];
        if ((one.level == RequirementLevel::kRequired) != required) continue;
        const Standing standing = judgement.outcomes[at].standing;
        if (standing != Standing::kMissing) lines += bounds.gains[rank];
        had_in_part |=
            required && !IsMet(standing) && standing != Standing::kMissing;
        ++rank;
      }
    }
    // Masks have such a line as met, and the pair as of a better grade.
    if (had_in_part) continue;
    ++told;
    EXPECT_LE(judgement.score, bounds.lower);
    EXPECT_LE(judgement.score, lines + (grade == Qualification::kByDeadline
                                            ? bounds.by_deadline
                                            : bounds.one_missing));
  }
  EXPECT_GT(told, 0u);
}

INSTANTIATE_TEST_SUITE_P(Seeds, LineBoundsTest, testing::Range(1u, 5u));

}  // namespace
}  // namespace rolecall
