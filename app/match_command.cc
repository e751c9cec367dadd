// rolecall match: from files, in memory, without Redis.
#include <cstdio>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/commands.h"
#include "app/context.h"
#include "app/exit_code.h"
#include "app/input.h"
#include "app/terminal.h"
#include "base/text.h"
#include "model/json.h"
#include "parser/boards/board.h"
#include "pipeline/match_stage.h"

namespace rolecall {
namespace {

// What was read of a file, and whether some of it could not be.
template <typename T>
struct Loaded {
  std::vector<T> things;
  int exit_code = kExitDone;
  bool readable = true;  // the file as a whole
};

// Reads JSON Lines by `read`; a bad line is complained about and left out.
template <typename T, typename Read>
Loaded<T> LoadLines(const std::string& path, Read read) {
  Loaded<T> loaded;
  const auto complain = [&](size_t number, const Error& error) {
    Complain(Printable(path) + ":" + std::to_string(number) + ": " +
             error.message);
    loaded.exit_code = kExitBadInput;
  };
  const auto done = ForEachLine(path, [&](std::string_view line, size_t number,
                                          bool too_long) {
    if (too_long) {
      complain(number,
               Error{ErrorCode::kTooLarge, "more than 16 MiB; left out", {}});
      return true;
    }
    if (Trim(line).empty()) return true;
    Result<T> thing = read(line);
    if (thing) {
      loaded.things.push_back(std::move(*thing));
    } else {
      complain(number, thing.error());
    }
    return true;
  });
  if (!done) {
    Complain(done.error().message);
    loaded.exit_code = ExitCodeOf(done.error());
    loaded.readable = false;
  }
  return loaded;
}

// A line of `extract` as it stands; a raw posting is read first.
Result<Posting> ReadPosting(const PostingReader& reader, std::string_view line,
                            Date as_of) {
  auto posting = PostingFromJson(line);
  if (!posting) return posting;
  const bool raw = posting->description_text.empty();
  if (raw) {
    auto input = ReadPostings(line, posting->id, InputFormat::kJsonl, as_of);
    if (!input.errors.empty()) return Fail(input.errors.front());
    if (!input.postings.empty()) posting = std::move(input.postings.front());
    if (auto read = reader.Read(*posting, as_of); !read) {
      return Fail(read.error());
    }
  }
  return posting;
}

std::string RankingLine(std::string_view member, const std::string& id,
                        const Ranking& ranking, MatchSide other_side) {
  std::string line = "{\"" + std::string(member) + "\":" + JsonString(id) +
                     ",\"qualified\":" + std::to_string(ranking.qualified) +
                     ",\"matches\":[";
  for (const Match& match : ranking.matches) {
    if (&match != ranking.matches.data()) line += ',';
    line += MatchToJson(match, other_side);
  }
  return line + "]}\n";
}

bool IsUnknown(const Catalogue& catalogue, const std::string& term) {
  return catalogue.Find(term) == kNoTerm;
}

// A term that the catalogue lacks can meet nothing: said once each.
void WarnOfUnknownTerms(const Catalogue& catalogue,
                        const std::vector<Candidate>& candidates) {
  std::set<std::string> unknown;
  for (const Candidate& candidate : candidates) {
    for (const Credential& credential : candidate.credentials) {
      if (IsUnknown(catalogue, credential.term))
        unknown.insert(credential.term);
    }
    for (const SoftwareSkill& skill : candidate.software) {
      if (IsUnknown(catalogue, skill.term)) unknown.insert(skill.term);
    }
  }
  for (const std::string& term : unknown) {
    Complain("candidates name the term \"" + Printable(term) +
             "\", which the catalogue lacks; it meets nothing");
  }
}

}  // namespace

int MatchFiles(const MatchArguments& arguments) {
  const Date as_of = arguments.as_of.value_or(Today());
  const auto field = LoadField(arguments.catalogue);
  if (!field) return FailWith(field.error());
  const auto reader = MakeReader(**field);
  if (!reader) return FailWith(reader.error());
  auto matcher = MakeMatcher(**field, MatchOptions{});
  if (!matcher) return FailWith(matcher.error());

  auto candidates =
      LoadLines<Candidate>(arguments.candidates, [&](std::string_view line) {
        auto candidate = CandidateFromJson(line);
        if (candidate) Locate((*field)->gazetteer, &*candidate);
        return candidate;
      });
  const auto postings = LoadLines<Posting>(
      arguments.postings,
      [&](std::string_view line) { return ReadPosting(*reader, line, as_of); });
  // Half an input would look like "nobody fits".
  if (!candidates.readable) return candidates.exit_code;
  if (!postings.readable) return postings.exit_code;
  WarnOfUnknownTerms((*field)->catalogue, candidates.things);

  Progress progress("match");
  size_t done = 0;
  if (arguments.by_candidate) {
    for (const Posting& posting : postings.things) {
      if (!IsExpired(posting, as_of)) matcher->PutPosting(posting);
    }
    for (const Candidate& candidate : candidates.things) {
      Out(RankingLine("candidate_id", candidate.id,
                      matcher->RankPostings(candidate, as_of, arguments.top),
                      MatchSide::kPosting));
      progress.Show(++done, candidates.things.size());
    }
  } else {
    for (const Candidate& candidate : candidates.things) {
      matcher->PutCandidate(candidate);
    }
    for (const Posting& posting : postings.things) {
      if (IsExpired(posting, as_of)) continue;
      Out(RankingLine("posting_id", posting.id,
                      matcher->RankCandidates(posting, as_of, arguments.top),
                      MatchSide::kCandidate));
      progress.Show(++done, postings.things.size());
    }
  }
  if (std::fflush(stdout) != 0) return kExitIo;
  return candidates.exit_code != kExitDone ? candidates.exit_code
                                           : postings.exit_code;
}

}  // namespace rolecall
