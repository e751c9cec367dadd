// Publishing rankings and the events of their changes.
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
//
// What costs time is the server, one core (docs/decisions/0009).  So candidates
// go in groups, each step of a group in one exchange, and step 2 of one group
// is under way while the next is composed.  A ranking that is stored as it is
// to be is known by a digest, before any of it is sent.
#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <unordered_map>

#include "base/text.h"
#include "model/json.h"
#include "store/check.h"
#include "store/keys.h"
#include "store/packed_match.h"
#include "store/redis_store.h"

namespace rolecall {
namespace {

// Candidates in one exchange: no more than find room in the socket's buffer
// with their scripts, so that nobody waits for the server to read.
constexpr size_t kGroup = 32;
constexpr size_t kGroupBytes = 128 * 1024;

// Names the whole ranking.  Not a message digest: it is compared with that of
// the same candidate's last publication only, and another build's may differ,
// which costs one publication that finds nothing to tell.
std::string DigestOf(std::span<const std::string> packed) {
  std::string all;
  for (const std::string& match : packed) {
    all += std::to_string(std::hash<std::string>()(match)) + ' ';
  }
  return HexHash(all);
}

}  // namespace

// A candidate's way through the steps.
struct RedisStore::Publication {
  std::string candidate_id;
  bool is_stranger = false;           // without a profile
  std::vector<const Match*> ranking;  // best first
  std::vector<std::string> packed;    // of `ranking`
  std::string digest;
  std::vector<const Match*> newcomers;  // not in it, or with another score
  std::vector<std::string> leavers;     // postings that are in it no more
  Result<Published> outcome = Published();
};

// A group whose scripts the server has in hand.  Stays where it is: commands
// and flight point into it.
struct RedisStore::PublicationGroup {
  std::vector<Publication> all;
  Publications moving;  // those that are not stored as they are to be
  std::vector<Command> commands;
  std::optional<RedisPool::Flight> flight;
};

Result<std::vector<Result<Published>>> RedisStore::PublishCandidates(
    std::span<const CandidateRanking> rankings, Timestamp at) {
  std::vector<Result<Published>> out;
  std::unique_ptr<PublicationGroup> last;
  const auto finish_last = [&]() -> Result<void> {
    if (last == nullptr) return {};
    if (auto ok = Finish(*last); !ok) return ok;
    for (Publication& one : last->all) out.push_back(std::move(one.outcome));
    return {};
  };
  for (size_t begin = 0; begin < rankings.size();) {
    auto next = std::make_unique<PublicationGroup>();
    if (auto ok = Start(rankings.subspan(begin), at, *next); !ok) {
      // What the server was told stands: the notes must not outlive it.
      static_cast<void>(finish_last());
      return Fail(ok.error());
    }
    begin += next->all.size();
    if (auto ok = finish_last(); !ok) return Fail(ok.error());
    last = std::move(next);
  }
  if (auto ok = finish_last(); !ok) return Fail(ok.error());
  return out;
}

Result<void> RedisStore::Start(std::span<const CandidateRanking> rankings,
                               Timestamp at, PublicationGroup& group) {
  size_t bytes = 0;
  for (const CandidateRanking& wanted : rankings) {
    if (bytes >= kGroupBytes || group.all.size() == kGroup) break;
    group.all.push_back(Prepare(wanted));
    for (const std::string& match : group.all.back().packed) {
      bytes += match.size();
    }
  }
  for (Publication& one : group.all) {
    if (one.outcome) group.moving.push_back(&one);
  }
  if (auto ok = PassOverPublished(group.moving); !ok) return ok;
  if (auto ok = FindMoves(group.moving); !ok) return ok;
  if (auto ok = NoteNewcomers(group.moving); !ok) return ok;
  DropFailed(group.moving);
  if (group.moving.empty()) return {};
  for (const Publication* one : group.moving) {
    group.commands.push_back(PublishCommand(*one, at));
  }
  auto flight = pool_.Send(group.commands);
  if (!flight) return Fail(flight.error());
  group.flight = std::move(*flight);
  return {};
}

Result<void> RedisStore::Finish(PublicationGroup& group) {
  if (!group.flight) return {};
  const auto replies = pool_.Receive(*std::exchange(group.flight, {}));
  if (!replies) return Fail(replies.error());
  for (size_t i = 0; i < replies->size(); ++i) {
    const Reply& reply = (*replies)[i];
    Publication& one = *group.moving[i];
    if (auto ok = FailureOfServer(reply); !ok) return ok;
    if (reply.kind == Reply::Kind::kError) {
      one.outcome = Fail(ErrorOfReply(reply.text));
      continue;
    }
    one.outcome = Published{static_cast<size_t>(reply.at(0).integer),
                            static_cast<size_t>(reply.at(1).integer),
                            static_cast<size_t>(reply.at(2).integer)};
    if (reply.at(3).integer == 1) continue;
    for (const Match* match : one.newcomers) {  // erased meanwhile
      one.leavers.push_back(match->posting_id);
    }
  }
  DropFailed(group.moving);
  return ForgetLeavers(group.moving);
}

void RedisStore::DropFailed(Publications& group) {
  std::erase_if(group, [](const Publication* one) { return !one->outcome; });
}

RedisStore::Publication RedisStore::Prepare(
    const CandidateRanking& wanted) const {
  Publication one;
  one.candidate_id = wanted.candidate_id;
  if (auto ok = CheckMatches(wanted.candidate_id, wanted.matches); !ok) {
    one.outcome = Fail(ok.error());
    return one;
  }
  for (const Match& match : wanted.matches) one.ranking.push_back(&match);
  std::ranges::sort(one.ranking, [](const Match* a, const Match* b) {
    return RanksBefore(RankingOf::kCandidate, *a, *b);
  });
  one.ranking.resize(
      std::min(one.ranking.size(), options_.max_matches_per_candidate));
  for (const Match* match : one.ranking) {
    one.packed.push_back(PackMatch(*match));
  }
  one.digest = DigestOf(one.packed);
  return one;
}

// Leaves those whose ranking is stored as it is to be, and is there: one that
// was lost is published again.  All leave where there is no profile: an earlier
// try may have noted them before the candidate was erased.
Result<void> RedisStore::PassOverPublished(Publications& group) {
  std::vector<Command> commands;
  for (const Publication* one : group) {
    const std::string& id = one->candidate_id;
    commands.push_back(
        Command{"HMGET", CandidateKey(id), "json", "events", "ranking"});
    commands.push_back(Command{"ZCARD", CandidateMatchesKey(id)});
    commands.push_back(Command{"HLEN", CandidateReasonsKey(id)});
  }
  std::vector<int> agreeing(group.size());  // of the three, with the ranking
  auto asked = RunEach(commands, [&](size_t i, const Reply& reply) {
    Publication& one = *group[i / 3];
    if (reply.kind == Reply::Kind::kError) {
      one.outcome = Fail(ErrorOfReply(reply.text));
    } else if (i % 3 != 0) {
      agreeing[i / 3] +=
          reply.integer == static_cast<int64_t>(one.ranking.size()) ? 1 : 0;
    } else if (reply.at(0).is_nil()) {
      one.is_stranger = true;
    } else if (reply.at(2).text == reply.at(1).text + " " + one.digest) {
      ++agreeing[i / 3];
    }
  });
  if (!asked) return asked;
  for (size_t i = 0; i < group.size(); ++i) {
    if (agreeing[i] == 3) group[i] = nullptr;
  }
  std::erase(group, nullptr);
  DropFailed(group);
  return {};
}

// What changes in the stored rankings: whom to note, whom to forget.
Result<void> RedisStore::FindMoves(const Publications& group) {
  std::vector<Command> commands;
  for (const Publication* one : group) {
    commands.push_back(Command{"ZRANGE", CandidateMatchesKey(one->candidate_id),
                               "0", "-1", "WITHSCORES"});
  }
  return RunEach(commands, [&](size_t i, const Reply& reply) {
    Publication& one = *group[i];
    if (reply.kind == Reply::Kind::kError) {
      one.outcome = Fail(ErrorOfReply(reply.text));
      return;
    }
    std::unordered_map<std::string_view, Tenths> stored;
    for (size_t k = 0; k + 1 < reply.items.size(); k += 2) {
      stored[reply.at(k).text] = TenthsFromText(reply.at(k + 1).text);
    }
    for (const Match* match : one.ranking) {
      const auto known = stored.find(match->posting_id);
      const bool same = known != stored.end() && known->second == match->score;
      if (known != stored.end()) stored.erase(known);
      if (one.is_stranger) {
        one.leavers.push_back(match->posting_id);
      } else if (!same) {
        one.newcomers.push_back(match);
      }
    }
    for (const auto& [posting_id, score] : stored) {
      one.leavers.emplace_back(posting_id);
    }
  });
}

// Candidates of one group often share their postings: whom a new one fits.
Result<void> RedisStore::NoteNewcomers(const Publications& group) {
  using Newcomer = std::pair<Publication*, const Match*>;
  std::map<std::string_view, std::vector<Newcomer>> by_posting;
  for (Publication* one : group) {
    for (const Match* match : one->newcomers) {
      by_posting[match->posting_id].emplace_back(one, match);
    }
  }
  std::vector<Command> commands;
  std::vector<const std::vector<Newcomer>*> noted;
  for (const auto& [posting_id, newcomers] : by_posting) {
    Command& command =
        commands.emplace_back(Command{"HSET", PostingMatchesKey(posting_id)});
    for (const auto& [one, match] : newcomers) {
      command.Add(one->candidate_id).Add(FormatTenths(match->score));
    }
    noted.push_back(&newcomers);
  }
  return RunEach(commands, [&](size_t i, const Reply& reply) {
    if (reply.kind != Reply::Kind::kError) return;
    for (const auto& [one, match] : *noted[i]) {
      one->outcome = Fail(ErrorOfReply(reply.text));
    }
  });
}

Command RedisStore::PublishCommand(const Publication& one, Timestamp at) const {
  const std::string& id = one.candidate_id;
  Command command =
      Call(scripts_.publish,
           std::array{CandidateKey(id), CandidateMatchesKey(id),
                      CandidateReasonsKey(id), EventsKey(PartitionOf(id))});
  command.Add(id).Add(FormatTimestamp(at));
  command.Add(static_cast<int64_t>(options_.max_events)).Add(kEventsChannel);
  // Nobody else can be told of by a server that only we know.
  command.Add(server_ == nullptr ? "" : "1").Add(one.digest);
  for (size_t i = 0; i < one.ranking.size(); ++i) {
    const Match& match = *one.ranking[i];
    command.Add(match.posting_id).Add(FormatTenths(match.score));
    command.Add(QualificationName(match.qualification)).Add(one.packed[i]);
  }
  return command;
}

Result<void> RedisStore::ForgetLeavers(const Publications& group) {
  std::vector<Command> commands;
  std::vector<Publication*> owners;
  for (Publication* one : group) {
    for (const std::string& posting_id : one->leavers) {
      commands.push_back(
          Command{"HDEL", PostingMatchesKey(posting_id), one->candidate_id});
      owners.push_back(one);
    }
  }
  return RunEach(commands, [&](size_t i, const Reply& reply) {
    if (reply.kind != Reply::Kind::kError) return;
    owners[i]->outcome = Fail(ErrorOfReply(reply.text));
  });
}

}  // namespace rolecall
