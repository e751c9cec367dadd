#include "app/candidate_file.h"

#include <unordered_set>
#include <utility>

#include "app/input.h"
#include "app/resume_file.h"
#include "base/text.h"
#include "model/json.h"
#include "store/check.h"

namespace rolecall {
namespace {

// Reads lines of JSON, wherever they come from.
class LineReader {
 public:
  LineReader(const std::string& path, CandidateWords& words,
             Complaints& complaints, const TakeCandidate& take)
      : path_(path), words_(words), complaints_(complaints), take_(take) {}

  // `number` 0: the whole text is one record.
  void Read(std::string_view line, size_t number, bool too_long) {
    const std::string where =
        Printable(path_) + (number == 0 ? "" : ":" + std::to_string(number));
    if (too_long) {
      LeaveOut(where, "more than 16 MiB; left out");
      return;
    }
    if (Trim(line).empty()) return;
    std::vector<std::string> unknown;
    auto candidate = CandidateFromJson(line, &unknown);
    if (!candidate) {
      complaints_.AddError(path_, number, candidate.error());
      ++left_out_;
      return;
    }
    if (auto ok = CheckId("candidate", candidate->id); !ok) {
      LeaveOut(where, ok.error().message + "; left out");
      return;
    }
    if (!ids_.insert(candidate->id).second) {
      LeaveOut(where, StandsTwice(*candidate));
      return;
    }
    for (const std::string& fault : words_.DropUnknown(&*candidate)) {
      unknown.push_back(fault);
    }
    for (const std::string& fault : unknown) complaints_.Add(where, fault);
    take_(std::move(*candidate));
  }
  size_t left_out() const { return left_out_; }

 private:
  void LeaveOut(const std::string& where, const std::string& fault) {
    complaints_.Add(where, fault);
    ++left_out_;
  }

  const std::string& path_;
  CandidateWords& words_;
  Complaints& complaints_;
  const TakeCandidate& take_;
  size_t left_out_ = 0;
  std::unordered_set<std::string> ids_;
};

bool IsJsonLines(std::string_view text) {
  return Trim(text.substr(0, text.find('\n'))).ends_with('}');
}

// A file whose bytes begin with an object: lines, or one record.
CandidateFile ReadJsonFile(const std::string& path, std::string_view text,
                           CandidateWords& words, Complaints& complaints) {
  CandidateFile file;
  const TakeCandidate take = [&](Candidate candidate) {
    file.candidates.emplace_back().candidate = std::move(candidate);
  };
  LineReader lines(path, words, complaints, take);
  if (IsJsonLines(text)) {
    size_t number = 0;
    for (const std::string_view line : Split(text, '\n')) {
      lines.Read(line, ++number, line.size() > kMaxLineBytes);
    }
  } else {
    lines.Read(text, 0, false);
  }
  file.left_out = lines.left_out();
  return file;
}

}  // namespace

std::string StandsTwice(const Candidate& candidate) {
  return "candidate " + Printable(candidate.id) + " stands twice; left out";
}

Result<void> ForEachCandidate(const std::string& path, CandidateWords& words,
                              Complaints& complaints,
                              const TakeCandidate& take) {
  LineReader lines(path, words, complaints, take);
  return ForEachLine(path,
                     [&](std::string_view line, size_t number, bool too_long) {
                       lines.Read(line, number, too_long);
                       return true;
                     });
}

void ReadCandidateText(const std::string& name, std::string_view text,
                       CandidateWords& words, Complaints& complaints,
                       const TakeCandidate& take) {
  LineReader(name, words, complaints, take).Read(text, 0, false);
}

Result<CandidateFile> ReadCandidateFile(const std::string& path,
                                        const Field& field,
                                        Complaints& complaints) {
  CandidateWords words(field.catalogue);
  const auto bytes = ReadInput(path);
  if (!bytes) return Fail(bytes.error());
  const std::string_view text = Trim(*bytes);
  if (text.empty()) {
    return Fail(ErrorCode::kMalformed, Printable(path) + ": empty");
  }
  const bool lines = path.ends_with(".jsonl") || path.ends_with(".ndjson");
  if (lines || (text.starts_with("{") && !IsJsonResume(text) &&
                !text.starts_with("{\\rtf"))) {
    return ReadJsonFile(path, *bytes, words, complaints);
  }
  if (path.ends_with(".csv") || path.ends_with(".tsv")) {
    return ReadCandidateCsv(path, *bytes, words, complaints);
  }
  auto resume = ReadResumeFile(path, *bytes, field, Today(), complaints);
  if (!resume) return Fail(resume.error().Within(Printable(path)));
  CandidateFile file;
  file.candidates.push_back(std::move(*resume));
  file.from_resume = true;
  return file;
}

}  // namespace rolecall
