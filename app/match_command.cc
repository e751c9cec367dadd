// rolecall match: from files, in memory, without Redis.
#include <algorithm>
#include <atomic>
#include <string>
#include <thread>
#include <unordered_set>
#include <utility>
#include <vector>

#include "app/candidate_file.h"
#include "app/commands.h"
#include "app/complaints.h"
#include "app/context.h"
#include "app/exit_code.h"
#include "app/input.h"
#include "app/terminal.h"
#include "base/text.h"
#include "model/json.h"
#include "parser/boards/board.h"
#include "parser/json_value.h"
#include "pipeline/match_stage.h"
#include "store/check.h"

namespace rolecall {
namespace {

// Whether `line`, valid JSON, says what its posting asks for; it may say so
// without the text that it was read from.
bool StatesRequirements(std::string_view line) {
  const auto json = JsonDocument::Parse(line);
  return json && json->root()["requirements"].IsArray();
}

// A line of `extract` as it stands; a raw posting is read first, and called by
// its `place` where it has no id.
Result<Posting> ReadPosting(const PostingReader& reader, std::string_view line,
                            const std::string& place, Date as_of) {
  auto posting = PostingFromJson(line);
  if (!posting) return posting;
  const bool raw =
      posting->description_text.empty() && !StatesRequirements(line);
  if (raw) {
    auto input = ReadPostings(line, posting->id.empty() ? place : posting->id,
                              InputFormat::kJsonl, as_of);
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

// Reads the postings; a bad line is complained about and left out.
Result<std::vector<Posting>> LoadPostings(const std::string& path,
                                          const PostingReader& reader,
                                          Date as_of, Complaints& complaints) {
  std::vector<Posting> postings;
  std::unordered_set<std::string> ids;
  auto read = ForEachLine(
      path, [&](std::string_view line, size_t number, bool too_long) {
        if (!too_long && Trim(line).empty()) return true;
        auto posting =
            too_long ? Fail(ErrorCode::kTooLarge, "more than 16 MiB; left out")
                     : ReadPosting(reader, line,
                                   path + ":" + std::to_string(number), as_of);
        if (posting) {
          if (auto ok = CheckId("posting", posting->id); !ok) {
            posting =
                Fail(ErrorCode::kMalformed, ok.error().message + "; left out");
          }
        }
        if (posting && !ids.insert(posting->id).second) {
          posting =
              Fail(ErrorCode::kMalformed, "posting " + Printable(posting->id) +
                                              " stands twice; left out");
        }
        if (posting) {
          postings.push_back(std::move(*posting));
        } else {
          complaints.AddError(path, number, posting.error());
        }
        return true;
      });
  if (!read) return Fail(read.error());
  if (postings.empty()) complaints.Add(Printable(path), "no posting in it");
  return postings;
}

Result<std::vector<Candidate>> LoadCandidates(const std::string& path,
                                              const Field& field,
                                              Complaints& complaints) {
  std::vector<Candidate> candidates;
  CandidateWords words(field.catalogue);
  auto read =
      ForEachCandidate(path, words, complaints, [&](Candidate candidate) {
        Locate(field.gazetteer, &candidate);
        candidates.push_back(std::move(candidate));
      });
  if (!read) return Fail(read.error());
  if (candidates.empty()) complaints.Add(Printable(path), "no candidate in it");
  return candidates;
}

// Writes the lines 0 to `count`, which are made on all cores, in their order.
template <typename MakeLine>
void OutInOrder(size_t count, MakeLine make) {
  constexpr size_t kBatch = 512;
  const size_t cores = std::max(1u, std::thread::hardware_concurrency());
  Progress progress("match");
  for (size_t begin = 0; begin < count; begin += kBatch) {
    std::vector<std::string> lines(std::min(kBatch, count - begin));
    std::atomic<size_t> next = 0;
    const auto work = [&] {
      for (size_t i = next++; i < lines.size(); i = next++) {
        lines[i] = make(begin + i);
      }
    };
    std::vector<std::jthread> others;
    for (size_t i = 1; i < cores; ++i) others.emplace_back(work);
    work();
    others.clear();
    for (const std::string& line : lines) Out(line);
    progress.Show(begin + lines.size(), count);
  }
}

void RankForCandidates(Matcher& matcher,
                       const std::vector<Candidate>& candidates,
                       const std::vector<Posting>& postings, size_t top,
                       Date as_of) {
  for (const Posting& posting : postings) {
    if (!IsExpired(posting, as_of)) matcher.PutPosting(posting);
  }
  matcher.Settle();
  OutInOrder(candidates.size(), [&](size_t i) {
    return RankingLine("candidate_id", candidates[i].id,
                       matcher.RankPostings(candidates[i], as_of, top),
                       MatchSide::kPosting);
  });
}

void RankForPostings(Matcher& matcher, const std::vector<Candidate>& candidates,
                     const std::vector<Posting>& postings, size_t top,
                     Date as_of) {
  for (const Candidate& candidate : candidates) matcher.PutCandidate(candidate);
  matcher.Settle();
  OutInOrder(postings.size(), [&](size_t i) {
    if (IsExpired(postings[i], as_of)) return std::string();
    return RankingLine("posting_id", postings[i].id,
                       matcher.RankCandidates(postings[i], as_of, top),
                       MatchSide::kCandidate);
  });
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

  // Half an input would look like "nobody fits".
  Complaints complaints;
  const auto candidates =
      LoadCandidates(arguments.candidates, **field, complaints);
  if (!candidates) return FailWith(candidates.error());
  const auto postings =
      LoadPostings(arguments.postings, *reader, as_of, complaints);
  if (!postings) return FailWith(postings.error());

  const auto rank =
      arguments.by_candidate ? RankForCandidates : RankForPostings;
  rank(*matcher, *candidates, *postings, arguments.top, as_of);
  return complaints.exit_code();
}

}  // namespace rolecall
