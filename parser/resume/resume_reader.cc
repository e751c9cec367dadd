#include "parser/resume/resume_reader.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "parser/fields/occupation.h"
#include "parser/requirements/mentions.h"
#include "parser/requirements/surfaces.h"
#include "parser/requirements/tokens.h"
#include "parser/resume/resume_contact.h"
#include "parser/resume/resume_layout.h"
#include "parser/resume/resume_names.h"
#include "parser/resume/resume_posts.h"
#include "parser/resume/resume_schooling.h"

namespace rolecall {
namespace {

// A resume longer than this is read to here.
constexpr size_t kMaxTokens = 100'000;
constexpr size_t kMostOccupations = 5;
constexpr size_t kHeadlineLines = 3;
// Letters behind a writer's name; each is looked for in the whole resume.
constexpr size_t kMostPostNominals = 8;
constexpr size_t kLongestHeadline = 90;

void AddOccupations(const std::vector<std::string>& codes,
                    const ResumeLine& line, Resume& resume) {
  auto& known = resume.candidate.occupational_category;
  for (const std::string& code : codes) {
    if (known.size() >= kMostOccupations ||
        std::find(known.begin(), known.end(), code) != known.end()) {
      continue;
    }
    known.push_back(code);
    resume.findings.push_back(FindingAt(line, "occupational_category", code));
  }
}

}  // namespace

class ResumeReader::Impl {
 public:
  Impl(const Catalogue& catalogue, Vocabulary vocabulary, Surfaces surfaces,
       const std::vector<Occupation>& occupations)
      : catalogue_(catalogue),
        vocabulary_(std::move(vocabulary)),
        surfaces_(std::move(surfaces)),
        occupations_(occupations) {}

  Resume Read(std::string_view text, Date as_of) const {
    const std::vector<ResumeLine> lines = ReadResumeLines(text);
    Resume resume;
    resume.contact = ReadContact(lines, occupations_);
    resume.candidate.home_postal_code = ReadHomePostalCode(lines);
    const std::vector<ResumePost> posts = ReadPosts(lines, occupations_, as_of);
    const std::vector<ResumeName> names = FindNames(text, lines);
    ResumeNames(catalogue_, lines, posts, names, as_of).Read(resume);
    ReadSchooling(lines, as_of, resume);
    ReadLanguages(lines, resume);
    ReadWork(lines, posts, resume);
    std::stable_sort(resume.findings.begin(), resume.findings.end(),
                     [](const ResumeFinding& a, const ResumeFinding& b) {
                       return a.line < b.line;
                     });
    return resume;
  }

 private:
  std::vector<ResumeName> FindNames(
      std::string_view text, const std::vector<ResumeLine>& lines) const {
    std::vector<Token> tokens;
    Tokenize(text, vocabulary_, kMaxTokens, tokens);
    MentionFinder finder(catalogue_, surfaces_);
    std::vector<Mention> mentions;
    finder.Find(tokens, finder.IsInField({}, tokens), mentions);
    std::vector<ResumeName> names;
    size_t line = 0;
    for (const Mention& mention : mentions) {
      if (mention.term == kNoTerm || mention.first >= mention.last ||
          !catalogue_.IsRequirable(mention.term)) {
        continue;
      }
      const size_t begin = tokens[mention.first].begin;
      const size_t end = tokens[mention.last - 1].end;
      while (line + 1 < lines.size() && lines[line + 1].begin <= begin) ++line;
      // A name that is cut by the line's end counts where it begins.
      if (lines.empty() || begin < lines[line].begin) continue;
      const size_t size = lines[line].text.size();
      ResumeName& name = names.emplace_back();
      name.term = mention.term;
      name.line = line;
      name.begin = std::min(begin - lines[line].begin, size);
      name.end = std::min(end - lines[line].begin, size);
      name.acronym = mention.acronym;
      name.lower = tokens[mention.first].letter_case == Case::kLower;
      name.everyday = mention.everyday;
      name.weak = mention.weak;
      name.in_context = mention.in_context;
    }
    ReadPostNominals(lines, names);
    return names;
  }

  // "Dana Cole, CPT": letters behind a writer's name are a credential, unless
  // the resume speaks of codes or coders, whose CPT is the code set.
  void ReadPostNominals(const std::vector<ResumeLine>& lines,
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
  bool SpeaksOfCoding(const std::vector<ResumeName>& names,
                      TermIndex term) const {
    return std::any_of(
        names.begin(), names.end(), [&](const ResumeName& other) {
          const std::string& category = catalogue_.term(other.term).category;
          return other.term != term &&
                 (category == catalogue_.term(term).category ||
                  category == "billing-coding");
        });
  }

  // The credential whose short name is `letters`, its issuer aside.
  TermIndex CredentialCalled(std::string_view letters) const {
    const auto& terms = catalogue_.terms();
    const auto found =
        std::find_if(terms.begin(), terms.end(), [letters](const Term& term) {
          const std::string_view name = term.short_name;
          return term.kind == RequirementKind::kCertification &&
                 Trim(name.substr(0, name.find('('))) == letters;
        });
    return found == terms.end() ? kNoTerm
                                : static_cast<TermIndex>(found - terms.begin());
  }

  // Occupations and the time spent in them: the headline's first, then those of
  // the posts, the latest first.
  void ReadWork(const std::vector<ResumeLine>& lines,
                std::vector<ResumePost> posts, Resume& resume) const {
    for (size_t i = 0; i < std::min(lines.size(), kHeadlineLines); ++i) {
      if (lines[i].section != ResumeSection::kHeader) break;
      if (lines[i].text.size() > kLongestHeadline) continue;
      AddOccupations(occupations_.Read(lines[i].text, "").codes, lines[i],
                     resume);
    }
    std::stable_sort(posts.begin(), posts.end(),
                     [](const ResumePost& a, const ResumePost& b) {
                       return a.end_month > b.end_month;
                     });
    std::vector<const ResumePost*> known;
    for (const ResumePost& post : posts) {
      AddOccupations(post.occupations, lines[post.title_line], resume);
      if (!post.occupations.empty()) known.push_back(&post);
    }
    if (known.empty()) return;
    const int months = std::min(MonthsCovered(known), 1200);
    resume.candidate.experience_months = months;
    ResumeFinding finding =
        FindingAt(lines[known.front()->title_line], "experience_months",
                  std::to_string(months));
    finding.detail = "of " + std::to_string(known.size()) +
                     (known.size() == 1 ? " post" : " posts");
    resume.findings.push_back(std::move(finding));
  }

  const Catalogue& catalogue_;
  Vocabulary vocabulary_;
  Surfaces surfaces_;
  OccupationReader occupations_;
};

ResumeReader::ResumeReader(std::unique_ptr<const Impl> impl)
    : impl_(std::move(impl)) {}
ResumeReader::ResumeReader(ResumeReader&&) noexcept = default;
ResumeReader::~ResumeReader() = default;

Result<ResumeReader> ResumeReader::Create(
    const Catalogue& catalogue, const std::vector<Occupation>& occupations) {
  Vocabulary vocabulary;
  Result<Surfaces> surfaces = Surfaces::Create(catalogue, vocabulary);
  if (!surfaces.has_value()) return Fail(surfaces.error());
  return ResumeReader(std::make_unique<Impl>(
      catalogue, std::move(vocabulary), *std::move(surfaces), occupations));
}

Resume ResumeReader::Read(std::string_view text, Date as_of) const {
  return impl_->Read(text, as_of);
}

}  // namespace rolecall
