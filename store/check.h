// What every store asks of its caller, so that both refuse alike.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "model/match.h"

namespace rolecall {

// An id names keys and lines, so it is 1 to 1024 bytes of valid UTF-8 without
// control characters; kInvalidArgument else.  `what` is "posting", ...
Result<void> CheckId(std::string_view what, std::string_view id);

// Whose ranking a list of matches is.
enum class RankingOf { kCandidate, kPosting };

// kInvalidArgument unless every match is one of `id`, with a valid other side
// that no other match of the list has.
Result<void> CheckMatches(RankingOf whose, std::string_view id,
                          std::span<const Match> matches);

// The order of a ranking: best score first, ties by ascending id of the posting
// (`whose` kCandidate: in a candidate's ranking) or of the candidate.
void SortRanking(RankingOf whose, std::vector<Match>& matches);

}  // namespace rolecall
