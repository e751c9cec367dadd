#include "matcher/asked_points.h"

#include <algorithm>
#include <limits>

#include "matcher/parts.h"

namespace rolecall {
namespace {

bool IsOfGrade(const CompiledRequirement& missing, Qualification grade) {
  return missing.level == RequirementLevel::kRequired &&
         missing.within_days.has_value() ==
             (grade == Qualification::kByDeadline);
}

}  // namespace

AskedPoints::AskedPoints(const AskedRows& rows, const CompiledPosting& posting,
                         const ScoreShares& shares, Day as_of,
                         std::pmr::memory_resource* memory)
    : rows_(rows),
      lines_doubtful_(rows.any_partial()),
      lines_(memory),
      giving_(memory) {
  lines_.reserve(rows.lines().size());
  // No more give something than there are points.
  giving_.reserve(std::min<size_t>(rows.lines().size(), kMostTenths));
  for (const AskedRows::Line& line : rows.lines()) {
    AddLine(*line.asked, rows.any_partial());
  }
  const auto words = [](const std::vector<uint64_t>& asked, bool stated) {
    return !asked.empty() && stated ? 100 : kUnknownPercent;
  };
  for (size_t i = 0; i < schedule_.size(); ++i) {
    schedule_[i] = SchedulePoints(shares.schedule,
                                  words(posting.employment_type, i % 2 != 0),
                                  words(posting.shift, i / 2 != 0));
  }
  // What is asked of a person gives no more than the work does.
  const int fit_most = MostFitPercent(posting.offered);
  Tenths parts_most = schedule_.back() + shares.pay;
  for (const Tenths of : {posting.occupation_of, posting.experience_of,
                          posting.education_of, posting.language_of}) {
    parts_most += PointsOf(of, fit_most);
  }
  const Tenths fresh =
      FreshnessPoints(shares.freshness, posting.date_posted, as_of);
  for (size_t i = 0; i < grades_.size(); ++i) {
    const auto grade = static_cast<Qualification>(i);
    grades_[i].rest =
        fresh + PointsOf(posting.qualification_of, QualificationPercent(grade));
    SumUp(grade, parts_most);
  }
}

void AskedPoints::AddLine(const CompiledRequirement& one, bool any_partial) {
  const bool certain = !one.min_months && one.excluded.empty();
  if (!certain) lines_doubtful_ = true;
  if (one.min_months) {
    months_asked_ |= one.level == RequirementLevel::kRequired;
  }
  const Tenths unmet = UnmetPoints(one);
  const Tenths part = any_partial ? PointsOf(one.of, kConfirmPercent) : 0;
  const Line line = {unmet, one.of - unmet, std::max(part - unmet, 0), certain};
  if (line.gain != 0 || line.part_gain != 0) {
    giving_.push_back(static_cast<uint32_t>(lines_.size()));
  }
  lines_.push_back(line);
}

void AskedPoints::SumUp(Qualification grade, Tenths parts_most) {
  OfGrade& points = grades_[static_cast<size_t>(grade)];
  if (grade == Qualification::kQualified) {
    points.first_line = rows_.required_count();
    points.first_giving = static_cast<size_t>(
        std::lower_bound(giving_.begin(), giving_.end(), points.first_line) -
        giving_.begin());
  }
  points.fixed = points.rest;
  for (size_t i = 0; i < points.first_line; ++i) {
    points.fixed += lines_[i].Most();
  }
  points.least = points.most = points.fixed + parts_most;
  for (size_t i = points.first_line; i < lines_.size(); ++i) {
    points.unmet += lines_[i].unmet;
    points.most += lines_[i].Most();
  }
  points.least += points.unmet;
  if (grade != Qualification::kQualified) points.most -= LeastLoss(grade);
}

// What the line that makes it this grade loses at least.
Tenths AskedPoints::LeastLoss(Qualification grade) const {
  Tenths least = std::numeric_limits<Tenths>::max() / 2;
  for (size_t i = 0; i < rows_.required_count(); ++i) {
    if (!IsOfGrade(*rows_.lines()[i].asked, grade)) continue;
    least = std::min(least, lines_[i].gain - lines_[i].part_gain);
  }
  return least;
}

}  // namespace rolecall
