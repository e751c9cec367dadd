// The JSON forms of the model: what the command line prints, what files hold
// and what the store keeps.  docs/formats.md describes them; this is the only
// place that spells their member names.
//
// Readers take text of strangers: depth is bounded at 32 and unknown members
// are ignored.  They fail with kMalformed: of bad syntax the message begins
// with the line and column in the text ("1:17: not JSON: ..."), of a wrong type
// with the member's JSON pointer ("/credentials/0/valid_until: expected a date
// ...").
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "model/candidate.h"
#include "model/match.h"
#include "model/posting.h"
#include "model/source.h"

namespace rolecall {

// {"id":...,"posting":{...},"requirements":[...]}, the line of `extract`.
std::string ExtractLine(const Posting& posting);

// The whole posting with its bookkeeping (source, url, raw description, first
// and last seen, ...), from which nothing is lost: what the store keeps.  It is
// the same object as ExtractLine's with more members.  Without its times (first
// and last seen, closed) two readings of one page give the same text.
enum class PostingTimes { kWritten, kLeftOut };
std::string PostingToJson(const Posting& posting,
                          PostingTimes times = PostingTimes::kWritten);

// What stands in that text, and in no other place of it, where this version
// read the posting.
std::string ExtractorVersionMember(std::string_view version);

// Reads a line of ExtractLine or PostingToJson.  Also reads a raw posting
// ({"id","title","description",...}, job_location a string, an object or a
// list): its requirements and extractor_version are then empty.  Its days are
// what `read_day` makes of them: ISO 8601 where none is given, for the forms of
// the boards see parser/fields/date.h.  A day that it does not know is none.
using DayReader = std::function<std::optional<Date>(std::string_view)>;
[[nodiscard]] Result<Posting> PostingFromJson(std::string_view json,
                                              const DayReader& read_day = {});

std::string CandidateToJson(const Candidate& candidate);
// What the record says and no reader knows (a member, a level of education) is
// left out and, where `unknown` is given, named there with its JSON pointer.
// A member `note` is for people.
[[nodiscard]] Result<Candidate> CandidateFromJson(
    std::string_view json, std::vector<std::string>* unknown = nullptr);

std::string ContactToJson(const Contact& contact);
[[nodiscard]] Result<Contact> ContactFromJson(std::string_view json);

// Which ids a written match names: in a ranking the owner's is already said.
enum class MatchSide { kBoth, kCandidate, kPosting };

// One match with its reasons; points are numbers with one decimal.
std::string MatchToJson(const Match& match, MatchSide side = MatchSide::kBoth);
[[nodiscard]] Result<Match> MatchFromJson(std::string_view json);

std::string CrawlStateToJson(const CrawlState& state);
[[nodiscard]] Result<CrawlState> CrawlStateFromJson(std::string_view json);

std::string PageStateToJson(const PageState& state);
[[nodiscard]] Result<PageState> PageStateFromJson(std::string_view json);

// A JSON string literal with its quotes; invalid UTF-8 is replaced first.
std::string JsonString(std::string_view text);

// "required"/"preferred", "certification"/"software", "high-school"/...
std::string_view LevelName(RequirementLevel level);
std::string_view KindName(RequirementKind kind);
std::string_view EducationName(Education education);
std::optional<Education> EducationFromName(std::string_view name);
// "student", "entry", "senior", "lead"; empty, or any other word, is ordinary.
std::string_view SeniorityName(Seniority seniority);
Seniority SeniorityFromName(std::string_view name);

}  // namespace rolecall
