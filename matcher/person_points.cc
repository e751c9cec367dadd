#include "matcher/person_points.h"

#include <algorithm>

#include "matcher/judge.h"

namespace rolecall {

void PersonPoints::AskJudge(uint32_t background) {
  const Background& own = backgrounds_[background];
  Work& work = works_.emplace_back();
  places_[background] = static_cast<uint32_t>(works_.size());
  work.fit = FitPercent(fit_, own.work.occupations, posting_.offered);
  const int language = LanguagePercent(
      own.languages, work.fit, posting_.languages, posting_.second_language);
  const Tenths points = PointsOf(posting_.occupation_of, work.fit) +
                        PointsOf(posting_.language_of, language);
  for (size_t i = 0; i < work.education.size(); ++i) {
    work.education[i] = static_cast<int16_t>(
        points + PointsOf(posting_.education_of,
                          EducationPercent(static_cast<int>(i) - 1, work.fit,
                                           posting_.education)));
  }
  const int asked = posting_.experience_months;
  const std::array<int, 3> months = {-1, std::max(asked, 0),
                                     std::max(asked, kBeginnerMonths)};
  for (size_t i = 0; i < months.size(); ++i) {
    work.experience[i] = static_cast<int16_t>(PointsOf(
        posting_.experience_of, ExperiencePercent(months[i], work.fit, asked)));
  }
  work.most =
      *std::max_element(work.education.begin(), work.education.end()) +
      *std::max_element(work.experience.begin(), work.experience.end()) + pay_ +
      points_.Schedule(true, true);
}

}  // namespace rolecall
