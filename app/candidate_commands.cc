// rolecall candidate add|import|show|list|export|erase
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/candidate_file.h"
#include "app/commands.h"
#include "app/context.h"
#include "app/edit_matching.h"
#include "app/exit_code.h"
#include "app/resume_file.h"
#include "app/terminal.h"
#include "base/text.h"
#include "model/json.h"

namespace rolecall {
namespace {

int NoSuchCandidate(const std::string& id) {
  Complain("there is no candidate \"" + Printable(id) +
           "\"; `rolecall candidate list` shows all");
  return kExitNo;
}

// What became of one candidate.
void Tell(const StoreArguments& arguments, const std::string& id,
          const std::string& outcome) {
  Out(arguments.json
          ? "{\"id\":" + JsonString(id) + ",\"outcome\":\"" + outcome + "\"}\n"
          : outcome + " " + Printable(id) + "\n");
}

std::string Outcome(PutOutcome outcome) {
  switch (outcome) {
    case PutOutcome::kNew:
      return "added";
    case PutOutcome::kChanged:
      return "changed";
    case PutOutcome::kSame:
      return "unchanged";
  }
  return "";
}

}  // namespace

int CandidateAdd(const StoreArguments& arguments, const std::string& record) {
  const auto field = LoadField("");
  if (!field) return FailWith(field.error());
  CandidateWords words((*field)->catalogue);
  Complaints complaints;
  std::optional<Candidate> candidate;
  ReadCandidateText("RECORD", record, words, complaints,
                    [&](Candidate read) { candidate = std::move(read); });
  if (!candidate) return kExitBadInput;
  return WithStore(
      arguments.config, [&](Store& store, const Settings& settings) {
        const auto put = store.PutCandidate(*candidate, std::nullopt);
        if (!put) return FailWith(put.error());
        Tell(arguments, candidate->id, Outcome(*put));
        const int matched = *put == PutOutcome::kSame
                                ? kExitDone
                                : MatchEdits(store, settings, **field);
        return matched == kExitDone ? complaints.exit_code() : matched;
      });
}

namespace {

// Whether to keep what was read of a resume: said beforehand, or asked for.
bool MayKeep(const ImportArguments& arguments, const CandidateFile& file) {
  if (!file.from_resume) return true;
  for (const ReadCandidate& one : file.candidates) {
    Out(arguments.json ? ResumeJson(one) : ResumeTable(one));
  }
  if (arguments.yes) return true;
  if (isatty(STDIN_FILENO) == 0) {
    Complain("this is what was read; give --yes to keep it");
    return false;
  }
  std::fflush(stdout);
  std::fputs("Keep this? [y/N] ", stderr);
  const int answer = std::getchar();
  return answer == 'y' || answer == 'Y';
}

// What is not known blocks nothing, so that whoever tells nothing would fit
// every posting.
bool IsEmptyResume(const ReadCandidate& read) {
  return read.candidate.home_postal_code.empty() && !read.candidate.home &&
         std::ranges::none_of(read.findings, &ResumeFinding::taken);
}

// An e-mail address or a telephone number in common is enough, as is the same
// name; whose contact is not known may be anybody.
bool IsSamePerson(const Contact& stored, const Contact& read) {
  bool is_known = false;
  for (const auto member :
       {&Contact::email, &Contact::telephone, &Contact::name}) {
    if ((stored.*member).empty()) continue;
    if (EqualsIgnoreCase(stored.*member, read.*member)) return true;
    is_known = true;
  }
  return !is_known;
}

// The id of a resume is its file's name, which another person's may have had.
// Fails with kDisallowed when a candidate of this id is somebody else, or is
// known while the resume does not say whose it is.
Result<void> CheckSamePerson(Store& store, const std::string& file,
                             const ReadCandidate& read) {
  const auto stored = store.FindContact(read.candidate.id);
  if (!stored) return Fail(stored.error());
  if (!*stored || IsSamePerson(**stored, read.contact.value_or(Contact{}))) {
    return {};
  }
  return Fail(
      ErrorCode::kDisallowed,
      Printable(file) + ": candidate \"" + Printable(read.candidate.id) +
          "\" is another person (the contact differs, or this file shows "
          "none) and is kept; the "
          "id is the file's name, so name this file otherwise, or "
          "`rolecall candidate erase` the other first");
}

// How many of a file came to each PutOutcome.
using OutcomeCounts = std::array<size_t, 3>;

void TellImport(const ImportArguments& arguments, const OutcomeCounts& counts,
                size_t left_out) {
  std::string line;
  for (const PutOutcome outcome :
       {PutOutcome::kNew, PutOutcome::kChanged, PutOutcome::kSame}) {
    const std::string count =
        std::to_string(counts[static_cast<size_t>(outcome)]);
    if (!line.empty()) line += arguments.json ? "," : ", ";
    line += arguments.json ? "\"" + Outcome(outcome) + "\":" + count
                           : Outcome(outcome) + " " + count;
  }
  if (left_out > 0) {
    const std::string count = std::to_string(left_out);
    line += arguments.json ? ",\"left_out\":" + count : ", left out " + count;
  }
  Out(arguments.json ? "{" + line + "}\n" : line + "\n");
}

int Import(Store& store, const Settings& settings, const Field& field,
           const ImportArguments& arguments, const CandidateFile& file) {
  OutcomeCounts counts{};
  Progress progress("import");
  size_t done = 0;
  for (const ReadCandidate& one : file.candidates) {
    progress.Show(++done, file.candidates.size());
    if (file.from_resume) {
      const auto same = CheckSamePerson(store, arguments.file, one);
      if (!same) return FailWith(same.error());
    }
    const auto put = store.PutCandidate(one.candidate, one.contact);
    if (!put) return FailWith(put.error());
    ++counts[static_cast<size_t>(*put)];
  }
  TellImport(arguments, counts, file.left_out);
  const bool is_edited = counts[static_cast<size_t>(PutOutcome::kNew)] +
                             counts[static_cast<size_t>(PutOutcome::kChanged)] >
                         0;
  return is_edited ? MatchEdits(store, settings, field) : kExitDone;
}

}  // namespace

int CandidateImport(const ImportArguments& arguments) {
  const auto field = LoadField("");
  if (!field) return FailWith(field.error());
  Complaints complaints;
  const auto read = ReadCandidateFile(arguments.file, **field, complaints);
  if (!read) return FailWith(read.error());
  if (read->candidates.empty()) {
    Complain(Printable(arguments.file) + ": no candidate in it");
    return kExitBadInput;
  }
  if (read->from_resume && IsEmptyResume(read->candidates.front())) {
    Out(arguments.json ? ResumeJson(read->candidates.front())
                       : ResumeTable(read->candidates.front()));
    Complain(Printable(arguments.file) +
             ": nothing in it that could be matched; it is not kept");
    return kExitBadInput;
  }
  if (!MayKeep(arguments, *read)) return kExitNo;
  return WithStore(arguments.config, [&](Store& store,
                                         const Settings& settings) {
    const int exit_code = Import(store, settings, **field, arguments, *read);
    return exit_code == kExitDone ? complaints.exit_code() : exit_code;
  });
}

int CandidateShow(const StoreArguments& arguments, const std::string& id) {
  return WithStore(arguments.config, [&](Store& store, const Settings&) {
    const auto candidate = store.FindCandidate(id);
    if (!candidate) return FailWith(candidate.error());
    if (!*candidate) return NoSuchCandidate(id);
    Out(CandidateToJson(**candidate) + "\n");
    return kExitDone;
  });
}

int CandidateExport(const StoreArguments& arguments, const std::string& id) {
  return WithStore(arguments.config, [&](Store& store, const Settings&) {
    const auto candidate = store.FindCandidate(id);
    if (!candidate) return FailWith(candidate.error());
    if (!*candidate) return NoSuchCandidate(id);
    const auto contact = store.FindContact(id);
    if (!contact) return FailWith(contact.error());
    const auto matches = store.CandidateMatches(id, 10'000);
    if (!matches) return FailWith(matches.error());
    std::string out = "{\"candidate\":" + CandidateToJson(**candidate);
    if (*contact) out += ",\"contact\":" + ContactToJson(**contact);
    out += ",\"matches\":[";
    for (const Match& match : *matches) {
      if (&match != matches->data()) out += ',';
      out += MatchToJson(match, MatchSide::kPosting);
    }
    Out(out + "]}\n");
    return kExitDone;
  });
}

int CandidateList(const StoreArguments& arguments) {
  return WithStore(arguments.config, [&](Store& store, const Settings&) {
    std::vector<std::string> ids;
    const auto listed = store.ForEachCandidate([&](const Candidate& candidate) {
      ids.push_back(candidate.id);
      return true;
    });
    std::sort(ids.begin(), ids.end());
    for (const std::string& id : ids) {
      Out((arguments.json ? JsonString(id) : Printable(id)) + "\n");
    }
    if (!listed) return FailWith(listed.error());
    return ids.empty() ? kExitNo : kExitDone;
  });
}

int CandidateErase(const StoreArguments& arguments, const std::string& id) {
  return WithStore(arguments.config, [&](Store& store, const Settings&) {
    const auto erased = store.EraseCandidate(id);
    if (!erased) return FailWith(erased.error());
    if (!*erased) return NoSuchCandidate(id);
    Tell(arguments, id, "erased");
    return kExitDone;
  });
}

}  // namespace rolecall
