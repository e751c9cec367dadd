// Reads a resume: what its writer holds, knows and has done.
//
//   Maria Lopez, CMA (AAMA), RHIT (expected May 2027)
//   BLS, American Heart Association, expires 03/2027
//   Completed a CPC prep course
//     holds   cma-aama; bls until 2027-03-31
//     not     rhit-ahima (in progress), cpc-aapc (a course only)
//
// Resumes are text written by strangers: time is linear in its length.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "model/candidate.h"
#include "model/catalogue.h"
#include "model/occupation.h"

namespace rolecall {

// One thing that was read, and where.
struct ResumeFinding {
  std::string member;   // of the candidate: "credentials", "education", ...
  std::string value;    // "cma-aama", "associate", "es"
  std::string detail;   // "until 2027-03-31", "14 months"; may be empty
  bool taken = true;    // false: it was read and does not count
  std::string why_not;  // "in progress", "a course only"
  size_t line = 0;      // from 1
  std::string text;     // that line
};

struct Resume {
  Candidate candidate;  // without an id; nothing in it tells who it is
  Contact contact;  // name, e-mail and telephone, as far as they stand there
  std::vector<ResumeFinding> findings;  // in order of the text
};

// Thread-safe once created.
class ResumeReader {
 public:
  // `catalogue` must outlive the reader; `occupations` is not kept.  Fails as
  // RequirementExtractor::Create does.
  [[nodiscard]] static Result<ResumeReader> Create(
      const Catalogue& catalogue, const std::vector<Occupation>& occupations);

  ResumeReader(ResumeReader&&) noexcept;
  ~ResumeReader();

  // Reads `text`, valid UTF-8, as it stands on `as_of`:
  //
  // - credentials: the letters behind the name, lists, "certified in ...".
  //   Those in progress, given up or only studied for are findings that are not
  //   taken.  Among the duties of a post only the writer's own count.
  // - software, with the months of the posts and the years that name it
  // - education: the highest level that is completed
  // - languages, unless they are basic
  // - occupations, the latest first, and the months spent in them, overlapping
  //   posts counted once
  // - home: the postal code of the address
  //
  // A resume that names nothing known yields an empty candidate.
  Resume Read(std::string_view text, Date as_of) const;

 private:
  class Impl;
  explicit ResumeReader(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace rolecall
