#include "parser/resume/name_finder.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/text.h"
#include "parser/requirements/tokens.h"

namespace rolecall {
namespace {

// A resume longer than this is read to here.
constexpr size_t kMaxTokens = 100'000;
// Letters behind a writer's name; each is looked for in the whole resume.
constexpr size_t kMostPostNominals = 8;
// Letters that no mention covers; each is looked for in the catalogue.
constexpr size_t kMostLetters = 200;
constexpr size_t kShortestLetters = 3;
constexpr size_t kLongestLetters = 8;

// Nothing but signs stands between a credential's name and its issuer's, or
// "certified": "NHA certified phlebotomy technician".
bool AreSide(std::string_view line, size_t end, size_t begin) {
  constexpr size_t kMostSigns = 4;
  if (begin < end) return false;
  const std::string_view between = line.substr(end, begin - end);
  if (EqualsIgnoreCase(Trim(between), "certified")) return true;
  return between.size() <= kMostSigns &&
         std::none_of(between.begin(), between.end(), [](char c) {
           return IsAsciiAlnum(c) || c == ';' || c == '/';
         });
}

// The words that begin at `at` and are nothing but capitals.
std::string_view LettersAt(std::string_view line, size_t at) {
  size_t end = at;
  while (end < line.size() && (IsAsciiUpper(line[end]) || line[end] == '-')) {
    ++end;
  }
  const std::string_view letters = line.substr(at, end - at);
  const bool is_word = end == line.size() || !IsAsciiAlnum(line[end]);
  return is_word && letters.size() >= kShortestLetters &&
                 letters.size() <= kLongestLetters && !letters.ends_with('-')
             ? letters
             : "";
}

// A list's item begins behind it.
bool IsBeforeItem(std::string_view before) {
  before = Trim(before);
  constexpr std::array<std::string_view, 7> kSigns = {
      ",", ";", "|", ":", "(", "/", "\xE2\x80\xA2"};
  return before.empty() ||
         std::any_of(kSigns.begin(), kSigns.end(),
                     [before](auto sign) { return before.ends_with(sign); });
}

bool IsCalled(const Term& term, std::string_view letters) {
  const std::string_view name = term.short_name;
  return term.kind == RequirementKind::kCertification &&
         Trim(name.substr(0, name.find('('))) == letters;
}

bool StandsBefore(const ResumeName& a, const ResumeName& b) {
  return std::tie(a.line, a.begin) < std::tie(b.line, b.begin);
}

}  // namespace

std::vector<ResumeName> NameFinder::Find(
    std::string_view text, const std::vector<ResumeLine>& lines) const {
  std::vector<Token> tokens;
  Tokenize(text, vocabulary_, kMaxTokens, tokens);
  MentionFinder finder(catalogue_, surfaces_);
  const bool in_field = finder.IsInField({}, tokens);
  std::vector<Mention> mentions;
  finder.Find(tokens, in_field, mentions);
  const std::vector<Placed> placed = Place(mentions, tokens, lines);
  std::vector<ResumeName> names;
  for (size_t i = 0; i < placed.size(); ++i) {
    ResumeName name = placed[i].name;
    name.term = TermOf(placed, i, lines);
    if (name.term != kNoTerm && catalogue_.IsRequirable(name.term)) {
      names.push_back(name);
    }
  }
  if (in_field) ReadLetters(lines, names);
  ReadPostNominals(lines, names);
  return names;
}

std::vector<NameFinder::Placed> NameFinder::Place(
    const std::vector<Mention>& mentions, const std::vector<Token>& tokens,
    const std::vector<ResumeLine>& lines) const {
  std::vector<Placed> placed;
  size_t line = 0;
  for (const Mention& mention : mentions) {
    if (mention.first >= mention.last) continue;
    const size_t begin = tokens[mention.first].begin;
    const size_t end = tokens[mention.last - 1].end;
    while (line + 1 < lines.size() && lines[line + 1].begin <= begin) ++line;
    // A name that is cut by the line's end counts where it begins.
    if (lines.empty() || begin < lines[line].begin) continue;
    const size_t size = lines[line].text.size();
    ResumeName name;
    name.term = mention.term;
    name.line = line;
    name.begin = std::min(begin - lines[line].begin, size);
    name.end = std::min(end - lines[line].begin, size);
    name.acronym = mention.acronym;
    name.lower = tokens[mention.first].letter_case == Case::kLower;
    name.everyday = mention.everyday;
    name.weak = mention.weak;
    name.in_context = mention.in_context;
    placed.push_back({name, &mention});
  }
  return placed;
}

// What placed[index] names: beside its issuer, that issuer's credential.
TermIndex NameFinder::TermOf(const std::vector<Placed>& placed, size_t index,
                             const std::vector<ResumeLine>& lines) const {
  const ResumeName& name = placed[index].name;
  const Mention* const mention = placed[index].mention;
  TermIndex group = name.term;
  if (group == kNoTerm) {
    // "Medical Assistant (AAMA)": a trade is a credential only where those are
    // listed.
    if (mention->role == kNoFact ||
        lines[name.line].section != ResumeSection::kCertifications) {
      return kNoTerm;
    }
    const auto& terms = catalogue_.reading_facts()[mention->role].terms;
    if (terms.empty()) return kNoTerm;
    group = terms.front();
  }
  if (catalogue_.term(group).sort != "group") return name.term;
  const std::string_view line = lines[name.line].text;
  const auto issued = [&](size_t other, size_t end, size_t begin) {
    return placed[other].name.line == name.line &&
                   placed[other].mention->issuer != kNoFact &&
                   AreSide(line, end, begin)
               ? IssuedBy(placed[other], group)
               : kNoTerm;
  };
  TermIndex term = kNoTerm;
  if (index + 1 < placed.size()) {
    term = issued(index + 1, name.end, placed[index + 1].name.begin);
  }
  if (term == kNoTerm && index > 0) {
    term = issued(index - 1, placed[index - 1].name.end, name.begin);
  }
  return term == kNoTerm ? name.term : term;
}

// Of what an issuer issues, that of the group's category.
TermIndex NameFinder::IssuedBy(const Placed& issuer, TermIndex group) const {
  const auto& terms = catalogue_.reading_facts()[issuer.mention->issuer].terms;
  const auto found =
      std::find_if(terms.begin(), terms.end(), [&](TermIndex term) {
        return catalogue_.term(term).category ==
               catalogue_.term(group).category;
      });
  return found == terms.end() ? kNoTerm : *found;
}

// Letters that may mean other things elsewhere are a credential where
// credentials are listed.
void NameFinder::ReadLetters(const std::vector<ResumeLine>& lines,
                             std::vector<ResumeName>& names) const {
  std::vector<ResumeName> found;
  size_t tried = 0;
  size_t next = 0;  // of names
  for (size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].heading ||
        lines[i].section != ResumeSection::kCertifications) {
      continue;
    }
    const std::string_view line = lines[i].text;
    for (size_t at = 0; at < line.size(); ++at) {
      if (!IsAsciiUpper(line[at]) || (at > 0 && IsAsciiAlnum(line[at - 1]))) {
        continue;
      }
      const std::string_view letters = LettersAt(line, at);
      if (letters.empty() || !IsBeforeItem(line.substr(0, at))) continue;
      ResumeName name;
      name.line = i;
      name.begin = at;
      name.end = at + letters.size();
      while (next < names.size() && StandsBefore(names[next], name) &&
             (names[next].line < i || names[next].end <= at)) {
        ++next;
      }
      const bool is_read = next < names.size() && names[next].line == i &&
                           names[next].begin < name.end;
      if (is_read || ++tried > kMostLetters) continue;
      name.term = OnlyCredentialCalled(letters);
      name.acronym = true;
      if (name.term != kNoTerm) found.push_back(name);
    }
  }
  names.insert(names.end(), found.begin(), found.end());
  std::stable_sort(names.begin(), names.end(), StandsBefore);
}

// "Dana Cole, CPT": letters behind a writer's name are a credential, unless
// the resume speaks of codes or coders, whose CPT is the code set.
void NameFinder::ReadPostNominals(const std::vector<ResumeLine>& lines,
                                  std::vector<ResumeName>& names) const {
  size_t read = 0;
  for (ResumeName& name : names) {
    const ResumeLine& line = lines[name.line];
    if (read == kMostPostNominals) return;
    if (name.line > 1 || !name.acronym || line.heading ||
        line.section != ResumeSection::kHeader ||
        !Trim(line.text.substr(0, name.begin)).ends_with(',') ||
        catalogue_.term(name.term).kind != RequirementKind::kSoftware) {
      continue;
    }
    ++read;
    if (SpeaksOfCoding(names, name.term)) continue;
    const TermIndex namesake =
        CredentialCalled(line.text.substr(name.begin, name.end - name.begin));
    if (namesake != kNoTerm) name.term = namesake;
  }
}

// Something else of the category that `term` has, or of coders' credentials.
bool NameFinder::SpeaksOfCoding(const std::vector<ResumeName>& names,
                                TermIndex term) const {
  return std::any_of(names.begin(), names.end(), [&](const ResumeName& other) {
    const std::string& category = catalogue_.term(other.term).category;
    return other.term != term && (category == catalogue_.term(term).category ||
                                  category == "billing-coding");
  });
}

// The credential whose short name is `letters`, its issuer aside; the first of
// several.
TermIndex NameFinder::CredentialCalled(std::string_view letters) const {
  const auto& terms = catalogue_.terms();
  const auto found =
      std::find_if(terms.begin(), terms.end(),
                   [&](const Term& term) { return IsCalled(term, letters); });
  return found == terms.end() ? kNoTerm
                              : static_cast<TermIndex>(found - terms.begin());
}

// kNoTerm where several are called so.
TermIndex NameFinder::OnlyCredentialCalled(std::string_view letters) const {
  const TermIndex first = CredentialCalled(letters);
  if (first == kNoTerm) return kNoTerm;
  const auto& terms = catalogue_.terms();
  const bool is_only =
      std::none_of(terms.begin() + first + 1, terms.end(),
                   [&](const Term& term) { return IsCalled(term, letters); });
  return is_only ? first : kNoTerm;
}

}  // namespace rolecall
