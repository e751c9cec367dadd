// Rankings and the events of their changes.
//
// A candidate's ranking and its events change in one step, by a script in the
// candidate's partition; that is the truth.  A posting's ranking is an index
// into it, in the posting's partition: the candidates who may have the posting
// in their ranking, with the score.  It is always at least what the rankings
// hold, so that none is forgotten when the posting closes:
//
//   1. note the candidate with each posting that is about to enter the ranking
//   2. publish; exactly one event for each change
//   3. take the notes of those out that have left it
//
// A crash between the steps leaves notes that lead nowhere: readers pass over
// them, and they expire with the posting.  Nothing is noted after step 2, so
// that a candidate who is erased meanwhile leaves no note: whoever is erased
// before step 2 is met there, and erasing afterwards finds the notes.
#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "base/number.h"
#include "model/json.h"
#include "store/check.h"
#include "store/keys.h"
#include "store/redis_store.h"

namespace rolecall {
namespace {

// A stored match: "87.5 qualified\n{...}".
std::string Pack(const Match& match) {
  std::string out = FormatTenths(match.score) + " ";
  out += QualificationName(match.qualification);
  return out + "\n" + MatchToJson(match);
}

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

// "87.5" as tenths; of text that is no number, 0.
Tenths ReadTenths(std::string_view text) {
  const double value = ParseNumber<double>(text).value_or(0);
  return static_cast<Tenths>(std::lround(value * 10));
}

Published PublishedOf(const Reply& reply) {
  Published out;
  out.fresh = static_cast<size_t>(reply.at(0).integer);
  out.changed = static_cast<size_t>(reply.at(1).integer);
  out.gone = static_cast<size_t>(reply.at(2).integer);
  return out;
}

std::vector<const Match*> PointersTo(std::span<const Match> matches) {
  std::vector<const Match*> out;
  for (const Match& match : matches) out.push_back(&match);
  return out;
}

}  // namespace

Result<Published> RedisStore::PublishCandidate(const std::string& candidate_id,
                                               std::span<const Match> matches,
                                               Timestamp at) {
  if (auto ok = CheckMatches(candidate_id, matches); !ok) {
    return Fail(ok.error());
  }
  std::vector<const Match*> ranking = PointersTo(matches);
  std::ranges::sort(ranking, [](const Match* a, const Match* b) {
    return RanksBefore(RankingOf::kCandidate, *a, *b);
  });
  ranking.resize(std::min(ranking.size(), options_.max_matches_per_candidate));

  auto moves = MovesInto(candidate_id, ranking);
  if (!moves) return Fail(moves.error());
  if (auto ok = NoteCandidate(moves->newcomers); !ok) return Fail(ok.error());
  Command command =
      Call(scripts_.publish, std::array{CandidateKey(candidate_id),
                                        CandidateMatchesKey(candidate_id),
                                        CandidateReasonsKey(candidate_id),
                                        EventsKey(PartitionOf(candidate_id))});
  command.Add(candidate_id).Add(FormatTimestamp(at));
  command.Add(static_cast<int64_t>(options_.max_events)).Add(kEventsChannel);
  for (const Match* match : ranking) {
    command.Add(match->posting_id).Add(FormatTenths(match->score));
    command.Add(Pack(*match));
  }
  const auto reply = pool_.Run(command);
  if (!reply) return Fail(reply.error());
  if (reply->at(3).integer == 0) {  // erased meanwhile
    for (const Match* match : moves->newcomers) {
      moves->leavers.push_back(match->posting_id);
    }
  }
  if (auto ok = ForgetCandidate(candidate_id, moves->leavers); !ok) {
    return Fail(ok.error());
  }
  return PublishedOf(*reply);
}

// All leave where there is no profile: an earlier try may have noted them
// before the candidate was erased.
Result<RedisStore::Moves> RedisStore::MovesInto(
    const std::string& candidate_id, std::span<const Match* const> ranking) {
  const auto replies = pool_.RunAll(
      std::array{Command{"ZRANGE", CandidateMatchesKey(candidate_id), "0", "-1",
                         "WITHSCORES"},
                 Command{"HEXISTS", CandidateKey(candidate_id), "json"}});
  if (!replies) return Fail(replies.error());
  const bool has_profile = (*replies)[1].integer == 1;
  const Reply& stored = (*replies)[0];
  std::unordered_map<std::string_view, Tenths> scores;
  for (size_t i = 0; i + 1 < stored.items.size(); i += 2) {
    scores[stored.at(i).text] = ReadTenths(stored.at(i + 1).text);
  }
  Moves moves;
  for (const Match* match : ranking) {
    const auto known = scores.find(match->posting_id);
    const bool same = known != scores.end() && known->second == match->score;
    if (known != scores.end()) scores.erase(known);
    if (!has_profile) {
      moves.leavers.push_back(match->posting_id);
    } else if (!same) {
      moves.newcomers.push_back(match);
    }
  }
  for (const auto& [posting_id, score] : scores) {
    moves.leavers.emplace_back(posting_id);
  }
  return moves;
}

// Notes the candidate of `matches` with each of their postings.
Result<void> RedisStore::NoteCandidate(std::span<const Match* const> matches) {
  std::vector<Command> commands;
  for (const Match* match : matches) {
    commands.push_back(Command{"HSET", PostingMatchesKey(match->posting_id),
                               match->candidate_id,
                               FormatTenths(match->score)});
  }
  return pool_.RunInChunks(commands, [](size_t, Reply&) { return true; });
}

Result<void> RedisStore::ForgetCandidate(
    const std::string& candidate_id, std::span<const std::string> posting_ids) {
  std::vector<Command> commands;
  for (const std::string& posting_id : posting_ids) {
    commands.push_back(
        Command{"HDEL", PostingMatchesKey(posting_id), candidate_id});
  }
  return pool_.RunInChunks(commands, [](size_t, Reply&) { return true; });
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
    holders.emplace_back(-ReadTenths(stored->at(i + 1).text),
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

}  // namespace rolecall
