#include "parser/resume/resume_layout.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/text.h"

namespace rolecall {
namespace {

constexpr size_t kLongestHeading = 60;
constexpr size_t kGap = 3;  // so many spaces part two columns

// What a word makes a heading be; the first row that matches decides, so that
// "Education and Certifications" is read for both.
constexpr std::array<std::pair<std::string_view, ResumeSection>, 46> kKeywords =
    {{
        {"certification", ResumeSection::kCertifications},
        {"certifications", ResumeSection::kCertifications},
        {"certificates", ResumeSection::kCertifications},
        {"license", ResumeSection::kCertifications},
        {"licenses", ResumeSection::kCertifications},
        {"licences", ResumeSection::kCertifications},
        {"licensure", ResumeSection::kCertifications},
        {"licensures", ResumeSection::kCertifications},
        {"credentials", ResumeSection::kCertifications},
        {"education", ResumeSection::kEducation},
        {"educational", ResumeSection::kEducation},
        {"academic", ResumeSection::kEducation},
        {"languages", ResumeSection::kLanguages},
        {"language", ResumeSection::kLanguages},
        {"references", ResumeSection::kReferences},
        {"coursework", ResumeSection::kOther},
        {"courses", ResumeSection::kOther},
        {"awards", ResumeSection::kOther},
        {"honors", ResumeSection::kOther},
        {"accomplishments", ResumeSection::kOther},
        {"achievements", ResumeSection::kOther},
        {"interests", ResumeSection::kOther},
        {"hobbies", ResumeSection::kOther},
        {"affiliations", ResumeSection::kOther},
        {"memberships", ResumeSection::kOther},
        {"publications", ResumeSection::kOther},
        {"volunteer", ResumeSection::kOther},
        {"experience", ResumeSection::kExperience},
        {"employment", ResumeSection::kExperience},
        {"history", ResumeSection::kExperience},
        {"externship", ResumeSection::kExperience},
        {"internship", ResumeSection::kExperience},
        {"skills", ResumeSection::kSkills},
        {"skill", ResumeSection::kSkills},
        {"software", ResumeSection::kSkills},
        {"highlights", ResumeSection::kSkills},
        {"qualifications", ResumeSection::kSkills},
        {"competencies", ResumeSection::kSkills},
        {"expertise", ResumeSection::kSkills},
        {"technology", ResumeSection::kSkills},
        {"objective", ResumeSection::kObjective},
        {"goals", ResumeSection::kObjective},
        {"summary", ResumeSection::kSummary},
        {"profile", ResumeSection::kSummary},
        {"overview", ResumeSection::kSummary},
        {"training", ResumeSection::kCertifications},
    }};

// Words that stand beside them in headings.
constexpr std::array<std::string_view, 34> kCompanions = {"and",
                                                          "of",
                                                          "work",
                                                          "professional",
                                                          "relevant",
                                                          "clinical",
                                                          "career",
                                                          "core",
                                                          "key",
                                                          "technical",
                                                          "computer",
                                                          "additional",
                                                          "areas",
                                                          "background",
                                                          "executive",
                                                          "personal",
                                                          "related",
                                                          "medical",
                                                          "healthcare",
                                                          "health",
                                                          "information",
                                                          "other",
                                                          "abilities",
                                                          "strengths",
                                                          "community",
                                                          "service",
                                                          "activities",
                                                          "professional",
                                                          "administrative",
                                                          "current",
                                                          "office",
                                                          "proficiency",
                                                          "proficiencies",
                                                          "knowledge"};

// Steps over a bullet; true where there was one.
bool StripBullet(std::string_view& text) {
  for (std::string_view bullet :
       {"\xE2\x80\xA2", "\xE2\x97\x8F", "\xE2\x96\xAA", "\xE2\x97\xA6",
        "\xC2\xB7", "\xEF\x82\xB7", "*", "- ", "\xE2\x80\x93 "}) {
    if (!text.starts_with(bullet)) continue;
    text = Trim(text.substr(bullet.size()));
    return true;
  }
  return false;
}

}  // namespace

std::optional<ResumeSection> HeadingSection(std::string_view words) {
  if (words.empty() || words.size() > kLongestHeading) return {};
  std::vector<std::string> parts;
  for (const char c : words) {
    const bool letter = IsAsciiAlpha(c);
    if (!letter && c != ' ' && c != '&' && c != '/' && c != ',' && c != '-') {
      return {};
    }
    if (!letter) {
      parts.emplace_back();
    } else if (parts.empty()) {
      parts.emplace_back(1, AsciiLower(c));
    } else {
      parts.back() += AsciiLower(c);
    }
  }
  std::erase(parts, "");
  const auto has = [&parts](std::string_view word) {
    return std::find(parts.begin(), parts.end(), word) != parts.end();
  };
  const auto known = [](const std::string& part) {
    return std::find(kCompanions.begin(), kCompanions.end(), part) !=
               kCompanions.end() ||
           std::any_of(kKeywords.begin(), kKeywords.end(),
                       [&](const auto& row) { return row.first == part; });
  };
  if (!std::all_of(parts.begin(), parts.end(), known)) return {};
  for (const auto& [word, section] : kKeywords) {
    if (has(word)) return section;
  }
  return has("information") || has("activities")
             ? std::optional(ResumeSection::kOther)
             : std::nullopt;
}

std::vector<ResumeLine> ReadResumeLines(std::string_view text) {
  std::vector<ResumeLine> lines;
  ResumeSection section = ResumeSection::kHeader;
  size_t number = 0;
  for (const std::string_view raw : Split(text, '\n')) {
    ResumeLine line;
    line.number = ++number;
    line.text = Trim(raw);
    if (line.text.empty()) continue;
    line.item = StripBullet(line.text);
    if (line.text.empty()) continue;
    line.begin = static_cast<size_t>(line.text.data() - text.data());
    const size_t colon = line.text.find(':');
    const auto heads = HeadingSection(Trim(line.text.substr(0, colon)));
    const bool alone =
        colon == std::string_view::npos || colon + 1 == line.text.size();
    line.heading = heads && alone && !line.item;
    if (line.heading) section = *heads;
    line.section = heads && !alone ? *heads : section;
    lines.push_back(line);
  }
  return lines;
}

std::vector<Cell> CellsOf(std::string_view line) {
  std::vector<Cell> cells;
  Cell cell;
  const auto finish = [&](size_t end, size_t next) {
    cell.end = end;
    if (!Trim(line.substr(cell.begin, end - cell.begin)).empty()) {
      cells.push_back(cell);
    }
    cell.begin = next;
  };
  size_t spaces = 0;
  for (size_t i = 0; i < line.size(); ++i) {
    spaces = line[i] == ' ' ? spaces + 1 : 0;
    const bool bullet = line.substr(i).starts_with("\xE2\x80\xA2");
    if (line[i] == ';' || line[i] == '|' || line[i] == '\t' || bullet ||
        spaces == kGap) {
      finish(i, i + (bullet ? 3 : 1));
    }
  }
  finish(line.size(), line.size());
  return cells;
}

}  // namespace rolecall
