#include "parser/resume/resume_reader.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "parser/fields/occupation.h"
#include "parser/requirements/surfaces.h"
#include "parser/resume/name_finder.h"
#include "parser/resume/resume_contact.h"
#include "parser/resume/resume_layout.h"
#include "parser/resume/resume_names.h"
#include "parser/resume/resume_posts.h"
#include "parser/resume/resume_schooling.h"

namespace rolecall {
namespace {

constexpr size_t kMostOccupations = 5;
constexpr size_t kHeadlineLines = 3;
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
    const std::vector<ResumeName> names =
        NameFinder(catalogue_, vocabulary_, surfaces_).Find(text, lines);
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
