// The credentials and the software that a resume names.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "model/catalogue.h"
#include "parser/requirements/mentions.h"
#include "parser/resume/claims.h"
#include "parser/resume/resume_layout.h"
#include "parser/resume/resume_posts.h"
#include "parser/resume/resume_reader.h"

namespace rolecall {

// A name of the catalogue, and the line that it stands in.
struct ResumeName {
  TermIndex term = kNoTerm;
  size_t line = 0;   // index into the lines
  size_t begin = 0;  // bytes of that line
  size_t end = 0;
  bool acronym = false;
  bool lower = false;  // written in lower-case letters
  bool everyday = false;
  bool weak = false;
  bool in_context = false;
};

// One resume's names, weighed one after the other.  One thread; everything it
// is given must outlive it.
class ResumeNames {
 public:
  ResumeNames(const Catalogue& catalogue, const std::vector<ResumeLine>& lines,
              const std::vector<ResumePost>& posts,
              const std::vector<ResumeName>& names, Date as_of);

  // Adds what is held to the candidate, and a finding for each name that says
  // something.  Of a name that stands there several times the plainest word
  // counts: dates, then "in progress" or "expired", then the bare name.
  void Read(Resume& resume);

 private:
  // What the text says of one credential, all its places together.
  struct Claim {
    Standing standing = Standing::kHeld;
    Validity validity;
    size_t name = 0;  // index into names_
  };

  void AddScopes(size_t first, size_t last);
  NameScope ScopeOf(size_t index) const;
  std::string_view WrittenAs(const ResumeName& name) const {
    return lines_[name.line].text.substr(name.begin, name.end - name.begin);
  }
  std::string_view LineBelow(size_t index) const;
  bool MayClaim(const ResumeName& name) const;
  void ReadCredential(size_t index);
  void ReadSoftware(size_t index, Resume& resume);
  bool IsProduct(size_t index) const;
  void FinishCredentials(Resume& resume) const;
  void FinishSoftware(Resume& resume) const;

  const Catalogue& catalogue_;
  const std::vector<ResumeLine>& lines_;
  const std::vector<ResumePost>& posts_;
  const std::vector<ResumeName>& names_;
  const Date as_of_;
  std::vector<NameScope> scopes_;                // of each name
  std::vector<const ResumePost*> post_of_line_;  // null: of none
  std::map<TermIndex, Claim> claims_;
  std::map<TermIndex, std::vector<size_t>> software_;  // indices into names_
};

}  // namespace rolecall
