#include "parser/resume/resume_names.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <utility>

#include "base/text.h"
#include "parser/resume/resume_dates.h"
#include "parser/resume/resume_schooling.h"

namespace rolecall {
namespace {

constexpr size_t kNeighbours = 12 * 8;  // bytes: a dozen words
constexpr size_t kMostJoined = 4;       // names that one expiry may be said of
constexpr size_t kReach = 200;  // bytes around a name that may speak of it

std::string_view Between(std::string_view line, size_t from, size_t to) {
  return line.substr(std::min(from, to), to - std::min(from, to));
}

// Cards and trainings that are had by taking the course.
bool IsByTraining(const Term& term) {
  return term.sort == "training-card" || term.sort == "training" ||
         term.sort == "certificate";
}

// "NextGen": no ordinary word is written so.
bool HasInnerCapital(std::string_view written) {
  for (size_t i = 1; i < written.size(); ++i) {
    if (IsAsciiLower(written[i - 1]) && IsAsciiUpper(written[i])) return true;
  }
  return false;
}

// Nothing but what stands between the names of a list.
bool IsJoiner(std::string_view between) {
  const std::string lower = ToLower(between);
  std::string_view rest = Trim(lower);
  for (std::string_view word : {"and", "&", "or"}) {
    if (rest.ends_with(word))
      rest = Trim(rest.substr(0, rest.size() - word.size()));
  }
  return rest.empty() || rest == "," || rest == "/" || rest == "),";
}

// What parts the words of two names: "CPC, pursuing CCS" at the last comma,
// "CNA license and previous LPN license" at the last "and".  Of words without
// either, all belong to both.
Cell SeparatorIn(std::string_view between) {
  const size_t comma = between.rfind(',');
  if (comma != std::string_view::npos) return {comma, comma + 1};
  const size_t conjunction = between.rfind(" and ");
  if (conjunction != std::string_view::npos) {
    return {conjunction, conjunction + 5};
  }
  return {between.size(), 0};
}

// "3 years", "18 months": what stands right behind a product's name, in months.
std::optional<int> StatedMonths(std::string_view after) {
  const std::string lower = ToLower(after.substr(0, 24));
  size_t at = lower.find_first_of("0123456789");
  if (at == std::string::npos || at > 3) return {};
  int number = 0;
  const char* const end = lower.data() + lower.size();
  const auto [stop, failed] = std::from_chars(lower.data() + at, end, number);
  std::string_view unit(stop, static_cast<size_t>(end - stop));
  if (unit.starts_with('+')) unit.remove_prefix(1);
  unit = Trim(unit);
  if (failed != std::errc() || number > 60) return {};
  if (unit.starts_with("year") || unit.starts_with("yr")) return number * 12;
  if (unit.starts_with("month") || unit.starts_with("mo")) return number;
  return {};
}

std::string ValidityText(const Validity& validity) {
  std::string text;
  if (validity.from) text = "since " + FormatDate(*validity.from);
  if (validity.until) {
    text +=
        (text.empty() ? "until " : ", until ") + FormatDate(*validity.until);
  }
  return text;
}

// How plainly a claim speaks: more wins.
int Plainness(Standing standing, const Validity& validity) {
  if (standing == Standing::kHeld) return validity == Validity{} ? 1 : 3;
  return standing == Standing::kCourse || standing == Standing::kOthers ? 0 : 2;
}

}  // namespace

ResumeNames::ResumeNames(const Catalogue& catalogue,
                         const std::vector<ResumeLine>& lines,
                         const std::vector<ResumePost>& posts,
                         const std::vector<ResumeName>& names, Date as_of)
    : catalogue_(catalogue),
      lines_(lines),
      posts_(posts),
      names_(names),
      as_of_(as_of),
      post_of_line_(lines.size(), nullptr) {
  for (const ResumePost& post : posts) {
    for (size_t i = post.first_line; i < post.last_line; ++i) {
      post_of_line_[i] = &post;
    }
  }
  for (size_t first = 0; first < names.size();) {
    size_t last = first + 1;
    while (last < names.size() && names[last].line == names[first].line) ++last;
    AddScopes(first, last);
    first = last;
  }
}

// Scopes of names [first, last), which stand in one line.
void ResumeNames::AddScopes(size_t first, size_t last) {
  const std::string_view line = lines_[names_[first].line].text;
  const std::vector<Cell> cells = CellsOf(line);
  size_t cell = 0;
  for (size_t i = first; i < last; ++i) {
    while (cell + 1 < cells.size() &&
           cells[cell + 1].begin <= names_[i].begin) {
      ++cell;
    }
    const size_t cell_begin = cells.empty() ? 0 : cells[cell].begin;
    const size_t previous_end = i > first ? names_[i - 1].end : 0;
    const size_t next_begin = i + 1 < last ? names_[i + 1].begin : line.size();
    // Cells without a name of their own belong to the name before them.
    size_t end = next_begin;
    for (size_t next = cell + 1;
         i + 1 < last && next < cells.size() && cells[next].begin <= next_begin;
         ++next) {
      end = cells[next].begin;
    }
    NameScope scope;
    scope.after = Between(line, names_[i].end, end);
    scope.before =
        Between(line, std::max(cell_begin, previous_end), names_[i].begin);
    if (i + 1 < last && end == next_begin) {
      scope.after = scope.after.substr(0, SeparatorIn(scope.after).begin);
    }
    if (i > first && previous_end >= cell_begin) {
      scope.before = IsJoiner(scope.before)
                         ? scopes_.back().before
                         : scope.before.substr(SeparatorIn(scope.before).end);
    }
    scope.before.remove_prefix(scope.before.size() -
                               std::min(scope.before.size(), kReach));
    scope.after = scope.after.substr(0, kReach);
    scopes_.push_back(scope);
  }
}

// The line below a name, where it holds dates and no name of its own.
std::string_view ResumeNames::LineBelow(size_t index) const {
  const size_t below = names_[index].line + 1;
  if (below >= lines_.size() || lines_[below].heading ||
      lines_[below].section != ResumeSection::kCertifications ||
      (index + 1 < names_.size() && names_[index + 1].line <= below)) {
    return "";
  }
  return lines_[below].text;
}

// What stands behind "BLS/CPR" or "ACLS & BLS" speaks of both; in brackets, of
// the nearer one, unless they are cards, which are renewed together.
NameScope ResumeNames::ScopeOf(size_t index) const {
  NameScope scope = scopes_[index];
  for (size_t step = 0, i = index; step < kMostJoined && i + 1 < names_.size();
       ++step, ++i) {
    const ResumeName& name = names_[i];
    const ResumeName& next = names_[i + 1];
    if (next.line != name.line || next.begin < name.end) break;
    const std::string_view between =
        Trim(lines_[name.line].text.substr(name.end, next.begin - name.end));
    const bool slash = between == "/";
    if (!slash && between != "&" && between != "and" && between != "+") break;
    const std::string_view after = scopes_[i + 1].after;
    const bool both_cards = IsByTraining(catalogue_.term(name.term)) &&
                            IsByTraining(catalogue_.term(next.term));
    if (slash || both_cards || !Trim(after).starts_with('(')) {
      scope.after = after;
    }
  }
  return scope;
}

bool ResumeNames::MayClaim(const ResumeName& name) const {
  const ResumeLine& line = lines_[name.line];
  const std::string_view written = WrittenAs(name);
  // "RNs", "LPNs": people.
  if (written.size() > 2 && written.ends_with('s') &&
      IsAsciiUpper(written[written.size() - 2])) {
    return false;
  }
  // "Psi Chi" is no CHI; "Cpr certified" is CPR.
  if (name.acronym &&
      std::any_of(written.begin(), written.end(), IsAsciiLower) &&
      line.section != ResumeSection::kCertifications &&
      !ClaimsAsOwn(line.text)) {
    return false;
  }
  if (line.section != ResumeSection::kExperience) return true;
  const ResumePost* post = post_of_line_[name.line];
  const bool heads_post = post != nullptr && (post->title_line == name.line ||
                                              post->first_line == name.line);
  return !heads_post && ClaimsAsOwn(line.text);
}

void ResumeNames::ReadCredential(size_t index) {
  const ResumeName& name = names_[index];
  if (!MayClaim(name)) return;
  const Term& term = catalogue_.term(name.term);
  const NameScope scope = ScopeOf(index);
  Claim claim;
  claim.name = index;
  claim.standing = lines_[name.line].section == ResumeSection::kReferences
                       ? Standing::kOthers
                       : StandingOf(scope, IsByTraining(term));
  claim.validity = ValidityOf(scope, as_of_);
  if (claim.validity == Validity{}) {
    claim.validity = ValidityOf({"", LineBelow(index)}, as_of_);
  }
  // "Expired 03/2020" names the day, and the matcher can tell what it means.
  if (claim.standing == Standing::kLapsed && claim.validity.until &&
      *claim.validity.until < as_of_) {
    claim.standing = Standing::kHeld;
  }
  const auto [known, is_new] = claims_.emplace(name.term, claim);
  if (!is_new &&
      Plainness(claim.standing, claim.validity) >
          Plainness(known->second.standing, known->second.validity)) {
    known->second = claim;
  }
}

// An ordinary word is a product only in a list of products.
bool ResumeNames::IsProduct(size_t index) const {
  const ResumeName& name = names_[index];
  const bool weak = name.weak || name.end - name.begin == 1;  // "R", "C"
  if (!name.everyday && !weak) return true;
  if (HasInnerCapital(WrittenAs(name))) return true;
  // "Excel at customer service".
  if (scopes_[index].after.starts_with(" at ")) return false;
  if (name.in_context && !weak) return true;
  if (name.lower) return false;
  const ResumeLine& line = lines_[name.line];
  const auto is_near = [&](size_t other) {
    const ResumeName& neighbour = names_[other];
    return neighbour.line == name.line && neighbour.term != name.term &&
           catalogue_.term(neighbour.term).kind == RequirementKind::kSoftware &&
           neighbour.begin < name.end + kNeighbours &&
           name.begin < neighbour.end + kNeighbours;
  };
  const bool near = (index > 0 && is_near(index - 1)) ||
                    (index + 1 < names_.size() && is_near(index + 1));
  return near || (!weak && line.section == ResumeSection::kSkills);
}

void ResumeNames::ReadSoftware(size_t index, Resume& resume) {
  const ResumeName& name = names_[index];
  if (lines_[name.line].section == ResumeSection::kReferences ||
      !IsProduct(index)) {
    return;
  }
  const Standing standing = SoftwareStandingOf(scopes_[index]);
  if (standing != Standing::kHeld) {
    ResumeFinding finding =
        FindingAt(lines_[name.line], "software", catalogue_.term(name.term).id);
    finding.taken = false;
    finding.why_not = std::string(StandingName(standing));
    resume.findings.push_back(std::move(finding));
    return;
  }
  software_[names_[index].term].push_back(index);
}

void ResumeNames::FinishCredentials(Resume& resume) const {
  for (const auto& [index, claim] : claims_) {
    const ResumeLine& line = lines_[names_[claim.name].line];
    const std::string& id = catalogue_.term(index).id;
    ResumeFinding finding = FindingAt(line, "credentials", id);
    finding.taken = claim.standing == Standing::kHeld;
    if (finding.taken) {
      finding.detail = ValidityText(claim.validity);
      resume.candidate.credentials.push_back(
          {id, claim.validity.from, claim.validity.until, "self-stated"});
    } else {
      finding.why_not = std::string(StandingName(claim.standing));
    }
    resume.findings.push_back(std::move(finding));
  }
}

void ResumeNames::FinishSoftware(Resume& resume) const {
  for (const auto& [term, places] : software_) {
    std::optional<int> stated;
    std::vector<const ResumePost*> used_in;
    for (const size_t place : places) {
      const ResumeName& name = names_[place];
      if (!stated) stated = StatedMonths(scopes_[place].after);
      const ResumePost* post = post_of_line_[name.line];
      if (post != nullptr) used_in.push_back(post);
    }
    SoftwareSkill skill{catalogue_.term(term).id, stated};
    if (!skill.months && !used_in.empty())
      skill.months = MonthsCovered(used_in);
    ResumeFinding finding =
        FindingAt(lines_[names_[places.front()].line], "software", skill.term);
    if (skill.months) {
      finding.detail = std::to_string(*skill.months) + " months";
    }
    resume.findings.push_back(std::move(finding));
    resume.candidate.software.push_back(std::move(skill));
  }
}

void ResumeNames::Read(Resume& resume) {
  for (size_t i = 0; i < names_.size(); ++i) {
    if (lines_[names_[i].line].heading) continue;
    if (catalogue_.term(names_[i].term).kind ==
        RequirementKind::kCertification) {
      ReadCredential(i);
    } else {
      ReadSoftware(i, resume);
    }
  }
  FinishCredentials(resume);
  FinishSoftware(resume);
}

}  // namespace rolecall
