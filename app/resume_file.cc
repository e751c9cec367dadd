#include "app/resume_file.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "app/terminal.h"
#include "base/text.h"
#include "document/document_text.h"
#include "model/json.h"
#include "parser/resume/columns.h"

namespace rolecall {
namespace {

constexpr size_t kEvidenceBytes = 100;

// True where `stem` holds a word of the name that is long enough to be one.
bool HoldsName(const std::string& stem, const std::string& name) {
  for (const std::string_view word : Split(name, ' ')) {
    if (word.size() >= 3 && ContainsIgnoreCase(stem, word)) return true;
  }
  return false;
}

std::string IdOf(const std::string& path, const Contact& contact) {
  const std::string stem = std::filesystem::path(path).stem().string();
  const std::string mailbox = contact.email.substr(0, contact.email.find('@'));
  if (stem == "-" || HoldsName(stem, contact.name) ||
      HoldsName(stem, mailbox)) {
    return "resume-" + HexHash(ToLower(stem));
  }
  return stem;
}

std::string Parts(const Contact& contact) {
  std::string parts;
  for (const auto& [word, value] :
       {std::pair("name", &contact.name), std::pair("e-mail", &contact.email),
        std::pair("telephone", &contact.telephone)}) {
    if (!value->empty())
      parts += (parts.empty() ? "" : ", ") + std::string(word);
  }
  return parts;
}

}  // namespace

Result<ReadCandidate> ReadResumeFile(const std::string& path,
                                     std::string_view bytes, const Field& field,
                                     Date as_of, Complaints& complaints) {
  std::vector<std::string> faults;
  auto text = IsJsonResume(bytes) ? JsonResumeText(bytes, &faults)
                                  : DocumentText(bytes);
  if (!text) return Fail(text.error());
  if (bytes.starts_with("%PDF-")) text = UnfoldColumns(*text);
  for (const std::string& fault : faults) {
    complaints.Add(Printable(path), fault);
  }
  const auto reader = ResumeReader::Create(field.catalogue, field.occupations);
  if (!reader) return Fail(reader.error());
  Resume resume = reader->Read(*text, as_of);
  ReadCandidate read;
  read.candidate = std::move(resume.candidate);
  read.findings = std::move(resume.findings);
  read.candidate.id = IdOf(path, resume.contact);
  if (resume.contact != Contact{}) {
    resume.contact.candidate_id = read.candidate.id;
    read.contact = std::move(resume.contact);
  }
  return read;
}

std::string ResumeTable(const ReadCandidate& read) {
  Table table({"read", "value", "", "line", "the resume's words"});
  for (const ResumeFinding& finding : read.findings) {
    table.Add({finding.taken ? finding.member : "not taken", finding.value,
               finding.taken ? finding.detail : finding.why_not,
               std::to_string(finding.line),
               Printable(finding.text, kEvidenceBytes)});
  }
  std::string out = "candidate " + Printable(read.candidate.id) + "\n";
  if (!read.candidate.home_postal_code.empty()) {
    out += "home " + Printable(read.candidate.home_postal_code) + "\n";
  }
  if (read.contact) {
    out += "kept apart, never matched: " + Parts(*read.contact) + "\n";
  }
  return read.findings.empty() ? out + "nothing that the catalogue knows\n"
                               : out + table.ToString();
}

std::string ResumeJson(const ReadCandidate& read) {
  std::string out =
      "{\"candidate\":" + CandidateToJson(read.candidate) + ",\"findings\":[";
  for (const ResumeFinding& finding : read.findings) {
    if (&finding != read.findings.data()) out += ',';
    out += "{\"member\":" + JsonString(finding.member) +
           ",\"value\":" + JsonString(finding.value) +
           ",\"taken\":" + (finding.taken ? "true" : "false");
    if (!finding.detail.empty()) {
      out += ",\"detail\":" + JsonString(finding.detail);
    }
    if (!finding.taken) out += ",\"why_not\":" + JsonString(finding.why_not);
    out += ",\"line\":" + std::to_string(finding.line) +
           ",\"text\":" + JsonString(finding.text) + "}";
  }
  return out + "]}\n";
}

}  // namespace rolecall
