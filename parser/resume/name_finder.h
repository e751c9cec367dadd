// Where a resume names a credential or a product, and which one is meant.
#pragma once

#include <string_view>
#include <vector>

#include "model/catalogue.h"
#include "parser/requirements/mentions.h"
#include "parser/requirements/surfaces.h"
#include "parser/resume/resume_layout.h"
#include "parser/resume/resume_names.h"

namespace rolecall {

// Finds the names of the catalogue as postings write them, and the ways of
// resumes beside:
//
//   Dana Cole, RMA, CPT                  CPT is a credential, no code set
//   Certified Medical Assistant, NHA     the issuer decides: ccma-nha
//   Certifications / CCM, 2024-2029      letters alone are a credential here
//
// One thread; everything it is given must outlive it.
class NameFinder {
 public:
  NameFinder(const Catalogue& catalogue, const Vocabulary& vocabulary,
             const Surfaces& surfaces)
      : catalogue_(catalogue), vocabulary_(vocabulary), surfaces_(surfaces) {}

  // The names of `text`, whose lines are `lines`, in order.  A text that is
  // very long is read to a bound.  Linear.
  std::vector<ResumeName> Find(std::string_view text,
                               const std::vector<ResumeLine>& lines) const;

 private:
  // A mention in a line; of an issuer or of a trade as well.
  struct Placed {
    ResumeName name;
    const Mention* mention = nullptr;
  };
  std::vector<Placed> Place(const std::vector<Mention>& mentions,
                            const std::vector<Token>& tokens,
                            const std::vector<ResumeLine>& lines) const;
  TermIndex TermOf(const std::vector<Placed>& placed, size_t index,
                   const std::vector<ResumeLine>& lines) const;
  TermIndex IssuedBy(const Placed& issuer, TermIndex group) const;
  void ReadLetters(const std::vector<ResumeLine>& lines,
                   std::vector<ResumeName>& names) const;
  void ReadPostNominals(const std::vector<ResumeLine>& lines,
                        std::vector<ResumeName>& names) const;
  bool SpeaksOfCoding(const std::vector<ResumeName>& names,
                      TermIndex term) const;
  TermIndex CredentialCalled(std::string_view letters) const;
  TermIndex OnlyCredentialCalled(std::string_view letters) const;

  const Catalogue& catalogue_;
  const Vocabulary& vocabulary_;
  const Surfaces& surfaces_;
};

}  // namespace rolecall
