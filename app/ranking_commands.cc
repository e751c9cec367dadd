// rolecall matches, rolecall explain
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

int NothingRanked(const std::string& what, bool known) {
  Complain(known ? what +
                       " has no matches: nothing that is open fits, or "
                       "nothing has been ranked since it came (the daemon "
                       "does at once, `rolecall crawl` at its end)"
                 : what +
                       " is not known; `rolecall candidate list` and "
                       "`rolecall posting list` show what is");
  return kExitNo;
}

int ShowCandidateRanking(Store& store, const MatchesArguments& arguments) {
  const auto matches =
      store.CandidateMatches(arguments.candidate, arguments.top);
  if (!matches) return FailWith(matches.error());
  if (matches->empty()) {
    const auto known = store.FindCandidate(arguments.candidate);
    if (!known) return FailWith(known.error());
    return NothingRanked("candidate " + Printable(arguments.candidate),
                         known->has_value());
  }
  for (const Match& match : *matches) {
    if (arguments.json) {
      Out(MatchToJson(match) + "\n");
      continue;
    }
    const auto posting = store.FindPosting(match.posting_id);
    if (!posting) return FailWith(posting.error());
    Out(MatchText(match, *posting ? &**posting : nullptr));
  }
  return kExitDone;
}

int ShowPostingRanking(Store& store, const MatchesArguments& arguments) {
  const auto matches = store.PostingMatches(arguments.posting, arguments.top);
  if (!matches) return FailWith(matches.error());
  if (matches->empty()) {
    const auto known = store.FindPosting(arguments.posting);
    if (!known) return FailWith(known.error());
    return NothingRanked("posting " + Printable(arguments.posting),
                         known->has_value());
  }
  Table table({"score", "qualification", "candidate"});
  for (const Match& match : *matches) {
    if (arguments.json) {
      Out(MatchToJson(match) + "\n");
    } else {
      table.Add({FormatTenths(match.score),
                 std::string(QualificationName(match.qualification)),
                 match.candidate_id});
    }
  }
  if (!arguments.json) Out(table.ToString());
  return kExitDone;
}

}  // namespace

int Matches(const MatchesArguments& arguments) {
  if (arguments.candidate.empty() == arguments.posting.empty()) {
    Complain("name a candidate, or a posting by --posting ID");
    return kExitUsage;
  }
  return WithStore(arguments.config, [&](Store& store, const Settings&) {
    return arguments.posting.empty() ? ShowCandidateRanking(store, arguments)
                                     : ShowPostingRanking(store, arguments);
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
          return NothingRanked("candidate " + Printable(candidate_id), false);
        }
        if (!*posting) {
          return NothingRanked("posting " + Printable(posting_id), false);
        }
        Locate((*field)->gazetteer, &**candidate);
        const Match match = matcher->Explain(**candidate, **posting, Today());
        const WouldChange change = FindWouldChange(
            *matcher, **field, **candidate, **posting, match, Today());
        if (arguments.json) {
          std::string object = MatchToJson(match);
          object.insert(object.size() - 1, WouldChangeMember(change));
          Out(object + "\n");
          return kExitDone;
        }
        Out(HeadText(**posting) + "\n" + Printable((*posting)->url) + "\n\n" +
            AccountText(match) + WouldChangeText(change));
        return kExitDone;
      });
}

}  // namespace rolecall
