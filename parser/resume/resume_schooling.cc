#include "parser/resume/resume_schooling.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "base/text.h"
#include "model/json.h"
#include "model/language.h"
#include "parser/resume/phrases.h"
#include "parser/resume/resume_dates.h"

namespace rolecall {
namespace {

using Phrases = std::span<const std::string_view>;

constexpr std::array<std::string_view, 8> kDoctorate = {
    "ph.d",    "phd",    "doctor of", "doctorate",
    "pharm.d", "pharmd", "dnp",       "m.d."};
constexpr std::array<std::string_view, 16> kMaster = {"master of",
                                                      "master's",
                                                      "masters of",
                                                      "masters in",
                                                      "masters degree",
                                                      "master degree",
                                                      "master :",
                                                      "masters",
                                                      "m.s.",
                                                      "msn",
                                                      "mba",
                                                      "m.b.a",
                                                      "mha",
                                                      "m.a.",
                                                      "m.ed",
                                                      "mph"};
constexpr std::array<std::string_view, 14> kBachelor = {
    "bachelor",   "bachelors",
    "bachelor's", "b.s",
    "b.s.",       "b.a.",
    "bsn",        "b.s.n",
    "bs in",      "ba in",
    "bba",        "bs :",
    "bs degree",  "bachelor\xE2\x80\x99s"};
constexpr std::array<std::string_view, 17> kAssociate = {
    "associate of",
    "associate in",
    "associate's",
    "associates of",
    "associates in",
    "associates degree",
    "associate degree",
    "associate :",
    "associates :",
    "a.a.s",
    "a.s",
    "a.s.",
    "aas",
    "a.a.",
    "adn",
    "asn",
    "associate\xE2\x80\x99s"};
constexpr std::array<std::string_view, 6> kCertificate = {
    "certificate",         "diploma",         "vocational", "trade school",
    "certificate program", "technical school"};
constexpr std::array<std::string_view, 6> kHighSchool = {
    "high school", "hs :", "ged", "g.e.d", "g.e.d.", "secondary school"};

constexpr std::array<std::string_view, 18> kUnfinished = {
    "in progress", "expected",   "anticipated",  "pursuing",     "currently",
    "enrolled",    "incomplete", "coursework",   "some college", "candidate",
    "did not",     "credits",    "credit hours", "toward",       "towards",
    "pending",     "student",    "not completed"};

// The highest level that a line names.
std::optional<Education> LevelOf(std::string_view lower) {
  if (HasPhrase(lower, kDoctorate)) return Education::kDoctorate;
  if (HasPhrase(lower, kMaster)) return Education::kMaster;
  if (HasPhrase(lower, kBachelor)) return Education::kBachelor;
  if (HasPhrase(lower, kAssociate)) return Education::kAssociate;
  if (HasPhrase(lower, kHighSchool)) return Education::kHighSchool;
  if (HasPhrase(lower, kCertificate)) {
    return Education::kPostsecondaryCertificate;
  }
  return {};
}

bool EndsLater(std::string_view text, Date as_of) {
  const std::vector<DateHit> hits = FindDates(text);
  return std::any_of(hits.begin(), hits.end(), [&](const DateHit& hit) {
    return hit.is_open || (!hit.is_vague && hit.last > as_of &&
                           (hit.is_span || hit.first > as_of));
  });
}

// Words in which schooling is told outside its section.
bool SpeaksOfDegree(std::string_view lower) {
  constexpr std::array<std::string_view, 3> kDegree = {"degree", "diploma",
                                                       "graduate of"};
  return HasPhrase(lower, kDegree);
}

bool MayTellSchooling(const ResumeLine& line, std::string_view lower) {
  switch (line.section) {
    case ResumeSection::kEducation:
      return true;
    case ResumeSection::kHeader:
    case ResumeSection::kSummary:
    case ResumeSection::kSkills:
    case ResumeSection::kCertifications:
      return SpeaksOfDegree(lower);
    case ResumeSection::kObjective:
    case ResumeSection::kExperience:
    case ResumeSection::kLanguages:
    case ResumeSection::kReferences:
    case ResumeSection::kOther:
      return false;
  }
  return false;
}

constexpr std::array<std::string_view, 12> kSpoken = {
    "bilingual", "trilingual", "fluent",   "fluently",  "speak",   "speaks",
    "spoken",    "native",     "language", "languages", "speaker", "fluency"};
constexpr std::array<std::string_view, 8> kBasic = {
    "basic", "beginner", "elementary", "limited",
    "some",  "learning", "novice",     "little"};

// The part of a line, up to its separators, that holds byte `at`.
std::string_view PartAround(std::string_view text, size_t at) {
  constexpr std::string_view kSeparators = ",;|/&";
  const size_t before = text.find_last_of(kSeparators, at);
  const size_t begin = before == std::string_view::npos ? 0 : before + 1;
  return text.substr(begin, text.find_first_of(kSeparators, at) - begin);
}

void ReadLanguageLine(const ResumeLine& line, Resume& resume) {
  const std::string lower = ToLower(line.text);
  for (const std::string& name : LanguageNames()) {
    const std::array<std::string_view, 1> phrase = {name};
    const auto at = FindPhrase(lower, phrase);
    // "polish" is also a verb.
    if (!at || !IsAsciiUpper(line.text[*at])) continue;
    const std::string tag = *LanguageFromName(name);
    auto& known = resume.candidate.knows_language;
    if (std::find(known.begin(), known.end(), tag) != known.end()) continue;
    ResumeFinding finding = FindingAt(line, "knows_language", tag);
    if (HasPhrase(PartAround(lower, *at), kBasic)) {
      finding.taken = false;
      finding.why_not = "basic only";
    } else {
      known.push_back(tag);
    }
    resume.findings.push_back(std::move(finding));
  }
}

}  // namespace

ResumeFinding FindingAt(const ResumeLine& line, std::string member,
                        std::string value) {
  ResumeFinding finding;
  finding.member = std::move(member);
  finding.value = std::move(value);
  finding.line = line.number;
  finding.text = line.text;
  return finding;
}

void ReadSchooling(const std::vector<ResumeLine>& lines, Date as_of,
                   Resume& resume) {
  for (size_t i = 0; i < lines.size(); ++i) {
    const std::string lower = ToLower(lines[i].text);
    if (lines[i].heading || !MayTellSchooling(lines[i], lower)) continue;
    const auto level = LevelOf(lower);
    if (!level) continue;
    ResumeFinding finding =
        FindingAt(lines[i], "education", std::string(EducationName(*level)));
    // The years often stand on the line below.
    const bool below = i + 1 < lines.size() && !lines[i + 1].heading &&
                       !LevelOf(ToLower(lines[i + 1].text)) &&
                       FindDates(lines[i].text).empty();
    if (HasPhrase(lower, kUnfinished) || EndsLater(lines[i].text, as_of) ||
        (below && EndsLater(lines[i + 1].text, as_of))) {
      finding.taken = false;
      finding.why_not = "not completed";
    } else {
      auto& best = resume.candidate.education;
      best = best ? std::max(*best, *level) : *level;
    }
    resume.findings.push_back(std::move(finding));
  }
}

void ReadLanguages(const std::vector<ResumeLine>& lines, Resume& resume) {
  for (const ResumeLine& line : lines) {
    // A degree in a language is not the language.
    if (line.heading || line.section == ResumeSection::kEducation) continue;
    if (line.section == ResumeSection::kLanguages ||
        HasPhrase(ToLower(line.text), kSpoken)) {
      ReadLanguageLine(line, resume);
    }
  }
}

}  // namespace rolecall
