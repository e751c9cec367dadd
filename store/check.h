// What every store asks of its caller, so that both refuse alike.
#pragma once

#include <chrono>
#include <span>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "model/match.h"

namespace rolecall {

// An id names keys and lines, so it is 1 to 1024 bytes of valid UTF-8 without
// control characters; kInvalidArgument else.  `what` is "posting", ...
[[nodiscard]] Result<void> CheckId(std::string_view what, std::string_view id);

// How long a page is remembered.
inline constexpr std::chrono::seconds kPageSpan = std::chrono::days(60);

// kInvalidArgument unless the span is positive.
[[nodiscard]] Result<void> CheckSpan(std::chrono::milliseconds span);

// kInvalidArgument unless every match is the candidate's, with a valid posting
// that no other match of the list has.
[[nodiscard]] Result<void> CheckMatches(std::string_view candidate_id,
                                        std::span<const Match> matches);

// Whose ranking a list of matches is.
enum class RankingOf { kCandidate, kPosting };

// The order of a ranking: best score first, ties by ascending id of the posting
// (`whose` kCandidate: in a candidate's ranking) or of the candidate.
bool RanksBefore(RankingOf whose, const Match& a, const Match& b);
void SortRanking(RankingOf whose, std::vector<Match>& matches);

}  // namespace rolecall
