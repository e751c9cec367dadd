#include "store/check.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "base/text.h"

namespace rolecall {
namespace {

constexpr size_t kMaxIdBytes = 1024;

const std::string& OtherId(RankingOf whose, const Match& match) {
  return whose == RankingOf::kCandidate ? match.posting_id : match.candidate_id;
}

bool IsControl(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '\x7F';
}

}  // namespace

Result<void> CheckId(std::string_view what, std::string_view id) {
  if (!id.empty() && id.size() <= kMaxIdBytes && IsValidUtf8(id) &&
      std::ranges::none_of(id, IsControl)) {
    return {};
  }
  return Fail(ErrorCode::kInvalidArgument,
              std::string(what) + " id '" + Printable(id, 80) +
                  "': must be 1 to 1024 bytes of UTF-8 without control "
                  "characters");
}

Result<void> CheckSpan(std::chrono::milliseconds span) {
  if (span.count() > 0) return {};
  return Fail(ErrorCode::kInvalidArgument, "a span of time must be positive");
}

Result<void> CheckMatches(std::string_view candidate_id,
                          std::span<const Match> matches) {
  if (auto ok = CheckId("candidate", candidate_id); !ok) return ok;
  std::unordered_set<std::string_view> postings;
  for (const Match& match : matches) {
    if (auto ok = CheckId("posting", match.posting_id); !ok) return ok;
    if (match.candidate_id != candidate_id ||
        !postings.insert(match.posting_id).second) {
      return Fail(ErrorCode::kInvalidArgument,
                  "matches of '" + Printable(candidate_id, 80) + "': '" +
                      Printable(match.posting_id, 80) +
                      "' is listed twice or not theirs");
    }
  }
  return {};
}

bool RanksBefore(RankingOf whose, const Match& a, const Match& b) {
  if (a.score != b.score) return a.score > b.score;
  return OtherId(whose, a) < OtherId(whose, b);
}

void SortRanking(RankingOf whose, std::vector<Match>& matches) {
  std::ranges::sort(matches, [whose](const Match& a, const Match& b) {
    return RanksBefore(whose, a, b);
  });
}

}  // namespace rolecall
