// Finds what a posting asks for: certifications and software.
//
//   "CMA (AAMA) or RMA required. Epic experience a plus."
//     certification  any of {cma-aama, rma-amt}, required
//     software       any of {epic}, preferred
//
// Postings are text written by strangers: time is linear in the length of the
// description, whatever it contains.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "model/catalogue.h"
#include "model/posting.h"

namespace rolecall {

// Thread-safe once created: one extractor serves every parser thread.
class RequirementExtractor {
 public:
  // Compiles the surface forms of `catalogue`, which must outlive the
  // extractor.  Fails with kInvalidArgument, naming the row, where a row cannot
  // be used.
  [[nodiscard]] static Result<RequirementExtractor> Create(
      const Catalogue& catalogue);

  RequirementExtractor(RequirementExtractor&&) noexcept;
  ~RequirementExtractor();

  // Returns what `posting` (its title and description_text) asks for, in order
  // of first appearance.  A posting that names nothing in the catalogue yields
  // an empty list, not an error.
  std::vector<Requirement> Extract(const Posting& posting) const;

  // Names the method and the catalogue: two readings of one text under the
  // same version are equal.
  const std::string& version() const;

 private:
  class Impl;
  explicit RequirementExtractor(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

}  // namespace rolecall
