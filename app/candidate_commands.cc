// rolecall candidate add|import|show|list|export|erase
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "app/candidate_file.h"
#include "app/commands.h"
#include "app/context.h"
#include "app/exit_code.h"
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

// Names the first term that the catalogue lacks, and the nearest that it has.
Result<void> CheckTerms(const Catalogue& catalogue,
                        const Candidate& candidate) {
  std::vector<std::string> named;
  for (const Credential& one : candidate.credentials) named.push_back(one.term);
  for (const SoftwareSkill& one : candidate.software) named.push_back(one.term);
  for (const std::string& term : named) {
    if (catalogue.Find(term) != kNoTerm) continue;
    std::vector<std::string> ids;
    for (const Term& known : catalogue.terms()) ids.push_back(known.id);
    const std::string nearest = Nearest(term, ids);
    return Fail(ErrorCode::kMalformed,
                "candidate " + Printable(candidate.id) + ": unknown term \"" +
                    Printable(term) + "\"" +
                    (nearest.empty() ? "; see `rolecall catalogue search`"
                                     : ", did you mean \"" + nearest + "\"?"));
  }
  return {};
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
  const auto candidate = CandidateFromJson(record);
  if (!candidate) return FailWith(candidate.error());
  if (auto known = CheckTerms((*field)->catalogue, *candidate); !known) {
    return FailWith(known.error());
  }
  return WithStore(arguments.config, [&](Store& store, const Settings&) {
    const auto put = store.PutCandidate(*candidate, std::nullopt);
    if (!put) return FailWith(put.error());
    Out(Outcome(*put) + " " + candidate->id + "\n");
    return kExitDone;
  });
}

namespace {

// Whether to keep what was read of a resume: said beforehand, or asked for.
bool MayKeep(const ImportArguments& arguments, const CandidateFile& file) {
  if (!file.from_resume || arguments.yes) return true;
  for (const ReadCandidate& one : file.candidates) {
    Out(CandidateToJson(one.candidate) + "\n");
  }
  if (isatty(STDIN_FILENO) == 0) {
    Complain("this is what was read; give --yes to keep it");
    return false;
  }
  std::fputs("Keep this? [y/N] ", stderr);
  const int answer = std::getchar();
  return answer == 'y' || answer == 'Y';
}

}  // namespace

int CandidateImport(const ImportArguments& arguments) {
  const auto field = LoadField("");
  if (!field) return FailWith(field.error());
  const auto read = ReadCandidateFile(arguments.file, **field);
  if (!read) return FailWith(read.error());
  int exit_code = kExitDone;
  for (const Error& error : read->errors) {
    Complain(error.message);
    exit_code = kExitBadInput;
  }
  if (!MayKeep(arguments, *read)) return kExitNo;
  return WithStore(arguments.config, [&](Store& store, const Settings&) {
    size_t counts[3] = {};
    Progress progress("import");
    size_t done = 0;
    for (const ReadCandidate& one : read->candidates) {
      progress.Show(++done, read->candidates.size());
      if (auto known = CheckTerms((*field)->catalogue, one.candidate); !known) {
        Complain(one.where + ": " + known.error().message);
        exit_code = kExitBadInput;
        continue;
      }
      const auto put = store.PutCandidate(one.candidate, one.contact);
      if (!put) return FailWith(put.error());
      ++counts[static_cast<size_t>(*put)];
    }
    Out("added " + std::to_string(counts[0]) + ", changed " +
        std::to_string(counts[1]) + ", unchanged " + std::to_string(counts[2]) +
        "\n");
    return exit_code;
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
    Out("erased " + Printable(id) + "\n");
    return kExitDone;
  });
}

}  // namespace rolecall
