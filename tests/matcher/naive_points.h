// The small measures of the naive twin (see naive_matcher.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "model/candidate.h"
#include "model/posting.h"

namespace rolecall::naive {

bool Contains(const std::vector<std::string>& list, const std::string& item);
bool Meet(const std::vector<std::string>& a, const std::vector<std::string>& b);
// Percent of a line, halves up.
int Share(int of, int percent);
// Largest remainders, the first among equals.
std::vector<int> Deal(int total, const std::vector<int>& weights);
// With its ".00"; empty for text that is no O*NET-SOC code.
std::string Code(const std::string& text);
std::vector<std::string> Codes(const std::vector<std::string>& texts);
std::vector<std::string> Languages(const std::vector<std::string>& tags);
// What is asked for must be held on the first day of the work.
Date NeededOn(const Posting& posting, Date as_of);
bool WithinWishes(const Candidate& candidate, const Posting& posting);
int DistancePoints(const Candidate& candidate, const Posting& posting);
int PayPoints(const Candidate& candidate, const Posting& posting);
int SchedulePoints(const Candidate& candidate, const Posting& posting);
int FreshnessPoints(const Posting& posting, Date as_of);
std::optional<int> Months(const std::optional<int>& months);

}  // namespace rolecall::naive
