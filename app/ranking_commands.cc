// rolecall matches, rolecall explain
#include <optional>
#include <string>

#include "app/commands.h"
#include "app/context.h"
#include "app/exit_code.h"
#include "app/show.h"
#include "app/terminal.h"
#include "app/would_change.h"
#include "base/text.h"
#include "model/json.h"
#include "pipeline/match_stage.h"

namespace rolecall {
namespace {

int NotKnown(const std::string& what) {
  Complain(what +
           " is not known; `rolecall candidate list` and `rolecall posting "
           "list` show what is");
  return kExitNo;
}

// Why the stored rankings are not what they should be, and what renews them;
// empty where weights, catalogue and day are theirs.  Changes that are queued
// count only of one who `has_none`: while boards are read there nearly always
// are some, of other candidates and postings.
std::string OutdatedText(const RankingLag& lag, bool has_none) {
  std::string text;
  if (lag.changes > 0 && has_none) {
    text = CountText(lag.changes, "change") +
           " of candidates and postings not ranked yet";
  } else if (lag.is_unnoted) {
    text = "nothing was ranked yet, or for a week";
  } else if (lag.other_engine) {
    text = "ranked by other weights or another catalogue than now";
  } else if (lag.ranked_on != Today()) {
    text = "ranked on " + FormatDate(lag.ranked_on);
  } else {
    return text;
  }
  return text +
         "; a running daemon renews this by itself, else `rolecall crawl`";
}

int NothingRanked(const std::string& what, const std::string& why) {
  Complain(what + " has no matches: " + why);
  return kExitNo;
}

// A stored match as JSON; says where the ranking is older than the records and
// where the posting is open no more.
void OutMatch(const Match& match, const std::optional<Posting>& posting,
              const std::string& outdated) {
  std::string more;
  if (posting && IsExpired(*posting, Today())) more += ",\"closed\":true";
  if (!outdated.empty()) more += ",\"outdated\":true";
  std::string object = MatchToJson(match);
  object.insert(object.size() - 1, more);
  Out(object + "\n");
}

void TellOutdated(const std::string& outdated) {
  if (outdated.empty()) return;
  Complain("this ranking is not up to date: " + outdated);
}

int ShowCandidateRanking(Store& store, const MatchesArguments& arguments,
                         const RankingLag& lag) {
  const auto matches =
      store.CandidateMatches(arguments.candidate, arguments.top);
  if (!matches) return FailWith(matches.error());
  const std::string outdated = OutdatedText(lag, matches->empty());
  if (matches->empty()) {
    const std::string what = "candidate " + Printable(arguments.candidate);
    const auto known = store.FindCandidate(arguments.candidate);
    if (!known) return FailWith(known.error());
    if (!*known) return NotKnown(what);
    return NothingRanked(
        what, outdated.empty() ? "nothing that is open fits" : outdated);
  }
  for (const Match& match : *matches) {
    const auto posting = store.FindPosting(match.posting_id);
    if (!posting) return FailWith(posting.error());
    if (arguments.json) {
      OutMatch(match, *posting, outdated);
    } else {
      Out(MatchText(match, *posting ? &**posting : nullptr, Today()));
    }
  }
  TellOutdated(outdated);
  return kExitDone;
}

int ShowPostingRanking(Store& store, const MatchesArguments& arguments,
                       const RankingLag& lag) {
  const std::string what = "posting " + Printable(arguments.posting);
  const auto posting = store.FindPosting(arguments.posting);
  if (!posting) return FailWith(posting.error());
  const auto matches = store.PostingMatches(arguments.posting, arguments.top);
  if (!matches) return FailWith(matches.error());
  const std::string outdated = OutdatedText(lag, matches->empty());
  const std::string closed = *posting ? ClosedText(**posting, Today()) : "";
  if (matches->empty()) {
    if (!*posting) return NotKnown(what);
    if (!closed.empty()) return NothingRanked(what, "it is " + closed);
    return NothingRanked(what, outdated.empty() ? "nobody fits" : outdated);
  }
  Table table({"score", "qualification", "candidate"});
  for (const Match& match : *matches) {
    if (arguments.json) {
      OutMatch(match, *posting, outdated);
    } else {
      table.Add({FormatTenths(match.score),
                 std::string(QualificationName(match.qualification)),
                 match.candidate_id});
    }
  }
  if (!arguments.json) Out(table.ToString());
  if (!closed.empty()) Complain(what + " is " + closed);
  TellOutdated(outdated);
  return kExitDone;
}

}  // namespace

int Matches(const MatchesArguments& arguments) {
  if (arguments.candidate.empty() == arguments.posting.empty()) {
    Complain("name a candidate, or a posting by --posting ID");
    return kExitUsage;
  }
  const auto field = LoadField("");
  if (!field) return FailWith(field.error());
  return WithStore(
      arguments.config, [&](Store& store, const Settings& settings) {
        const auto matcher = MakeMatcher(**field, settings.matching);
        if (!matcher) return BadSettings(matcher.error());
        const auto lag = FindRankingLag(store, matcher->engine_version());
        if (!lag) return FailWith(lag.error());
        const auto show = arguments.posting.empty() ? ShowCandidateRanking
                                                    : ShowPostingRanking;
        return show(store, arguments, *lag);
      });
}

int Explain(const StoreArguments& arguments, const std::string& candidate_id,
            const std::string& posting_id) {
  const auto field = LoadField("");
  if (!field) return FailWith(field.error());
  return WithStore(
      arguments.config, [&](Store& store, const Settings& settings) {
        const auto matcher = MakeMatcher(**field, settings.matching);
        if (!matcher) return BadSettings(matcher.error());
        auto candidate = store.FindCandidate(candidate_id);
        if (!candidate) return FailWith(candidate.error());
        const auto posting = store.FindPosting(posting_id);
        if (!posting) return FailWith(posting.error());
        if (!*candidate) {
          return NotKnown("candidate " + Printable(candidate_id));
        }
        if (!*posting) {
          return NotKnown("posting " + Printable(posting_id));
        }
        Locate((*field)->gazetteer, &**candidate);
        const Match match = matcher->Explain(**candidate, **posting, Today());
        const WouldChange change = FindWouldChange(
            *matcher, **field, **candidate, **posting, match, Today());
        const std::string closed = ClosedText(**posting, Today());
        if (arguments.json) {
          std::string object = MatchToJson(match);
          object.insert(object.size() - 1,
                        (closed.empty() ? "" : ",\"closed\":true") +
                            WouldChangeMember(change));
          Out(object + "\n");
          return kExitDone;
        }
        Out(HeadText(**posting) + (closed.empty() ? "" : " · " + Red(closed)) +
            "\n" + Printable((*posting)->url) + "\n\n" + AccountText(match) +
            WouldChangeText(change));
        return kExitDone;
      });
}

}  // namespace rolecall
