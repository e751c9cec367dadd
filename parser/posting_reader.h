// Reads a posting as a whole: from what a board published to everything that
// matching needs.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "model/catalogue.h"
#include "model/geo.h"
#include "model/occupation.h"
#include "model/posting.h"
#include "parser/fields/field_reader.h"
#include "parser/requirements/requirement_extractor.h"

namespace rolecall {

// Immutable once created, so thread-safe.
class PostingReader {
 public:
  // The three must outlive the reader.  Fails like
  // RequirementExtractor::Create.
  [[nodiscard]] static Result<PostingReader> Create(
      const Catalogue& catalogue, const Gazetteer& gazetteer,
      const std::vector<Occupation>& occupations);

  // Fills description_text, the fields that the board left empty, requirements
  // and extractor_version.  Reading again gives the same, whatever was read
  // before.  Fails with kTooLarge when the description cannot be read within
  // its budget; the posting is then as it was.
  [[nodiscard]] Result<void> Read(Posting& posting, Date as_of) const;

  // Two readings of one posting under the same version are equal.
  const std::string& version() const { return extractor_.version(); }

 private:
  PostingReader(RequirementExtractor extractor, const Gazetteer& gazetteer,
                const std::vector<Occupation>& occupations)
      : extractor_(std::move(extractor)),
        occupations_(&occupations),
        fields_(std::make_unique<const FieldReader>(gazetteer, occupations)) {}

  RequirementExtractor extractor_;
  const std::vector<Occupation>* occupations_;
  std::unique_ptr<const FieldReader> fields_;
};

}  // namespace rolecall
