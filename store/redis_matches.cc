// Reading rankings; redis_publish.cc tells how they are written.
#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "model/json.h"
#include "store/check.h"
#include "store/keys.h"
#include "store/packed_match.h"
#include "store/redis_store.h"

namespace rolecall {
namespace {

Result<Match> Unpack(const std::string& candidate_id,
                     const std::string& posting_id, std::string_view packed) {
  const size_t newline = packed.find('\n');
  auto match = MatchFromJson(packed.substr(
      newline == std::string_view::npos ? packed.size() : newline + 1));
  if (!match) {
    return Fail(match.error().Within("stored match of '" + candidate_id +
                                     "' with '" + posting_id + "'"));
  }
  match->candidate_id = candidate_id;
  match->posting_id = posting_id;
  return match;
}

}  // namespace

std::string PackMatch(const Match& match) {
  std::string out = FormatTenths(match.score) + " ";
  out += QualificationName(match.qualification);
  out += '\n';
  out += MatchToJson(match);
  return out;
}

Tenths TenthsFromText(std::string_view text) {
  const double value = ParseNumber<double>(text).value_or(0);
  return static_cast<Tenths>(std::lround(value * 10));
}

Result<std::vector<Match>> RedisStore::CandidateMatches(const std::string& id,
                                                        size_t k) {
  if (auto ok = CheckId("candidate", id); !ok) return Fail(ok.error());
  const auto stored = pool_.Run(Command{"HGETALL", CandidateReasonsKey(id)});
  if (!stored) return Fail(stored.error());
  std::vector<Match> out;
  for (size_t i = 0; i + 1 < stored->items.size(); i += 2) {
    auto match = Unpack(id, stored->at(i).text, stored->at(i + 1).text);
    if (!match) return Fail(match.error());
    out.push_back(std::move(*match));
  }
  SortRanking(RankingOf::kCandidate, out);
  out.resize(std::min(out.size(), k));
  return out;
}

Result<std::vector<Match>> RedisStore::PostingMatches(const std::string& id,
                                                      size_t k) {
  if (auto ok = CheckId("posting", id); !ok) return Fail(ok.error());
  const auto stored = pool_.Run(Command{"HGETALL", PostingMatchesKey(id)});
  if (!stored) return Fail(stored.error());
  std::vector<std::pair<Tenths, std::string>> holders;
  for (size_t i = 0; i + 1 < stored->items.size(); i += 2) {
    holders.emplace_back(-TenthsFromText(stored->at(i + 1).text),
                         stored->at(i).text);
  }
  std::ranges::sort(holders);
  k = std::min(k, options_.max_matches_per_posting);

  std::vector<Match> out;
  for (size_t begin = 0; begin < holders.size() && out.size() < k;) {
    const size_t count = std::min(k - out.size(), holders.size() - begin);
    std::vector<Command> commands;
    for (size_t i = begin; i < begin + count; ++i) {
      commands.push_back(
          Command{"HGET", CandidateReasonsKey(holders[i].second), id});
    }
    const auto replies = pool_.RunAll(commands);
    if (!replies) return Fail(replies.error());
    for (size_t i = 0; i < count; ++i) {
      if ((*replies)[i].is_nil()) continue;
      auto match = Unpack(holders[begin + i].second, id, (*replies)[i].text);
      if (!match) return Fail(match.error());
      out.push_back(std::move(*match));
    }
    begin += count;
  }
  SortRanking(RankingOf::kPosting, out);
  return out;
}

Result<std::vector<std::string>> RedisStore::PostingHolders(
    const std::string& id) {
  if (auto ok = CheckId("posting", id); !ok) return Fail(ok.error());
  auto reply = pool_.Run(Command{"HKEYS", PostingMatchesKey(id)});
  if (!reply) return Fail(reply.error());
  std::vector<std::string> out;
  for (Reply& holder : reply->items) out.push_back(std::move(holder.text));
  std::ranges::sort(out);
  return out;
}

Result<size_t> RedisStore::CountMatched(
    std::span<const std::string> posting_ids) {
  std::vector<Command> commands;
  for (const std::string& id : posting_ids) {
    if (auto ok = CheckId("posting", id); !ok) return Fail(ok.error());
    commands.push_back(Command{"EXISTS", PostingMatchesKey(id)});
  }
  size_t count = 0;
  const auto read = [&](size_t, const Reply& reply) {
    count += reply.integer == 1;
    return true;
  };
  if (auto ok = pool_.RunInChunks(commands, read); !ok) return Fail(ok.error());
  return count;
}

}  // namespace rolecall
