#include "parser/posting_reader.h"

#include <utility>

#include "parser/html.h"
#include "parser/trade_licences.h"

namespace rolecall {

Result<PostingReader> PostingReader::Create(
    const Catalogue& catalogue, const Gazetteer& gazetteer,
    const std::vector<Occupation>& occupations) {
  auto extractor = RequirementExtractor::Create(catalogue);
  if (!extractor) return Fail(extractor.error());
  return PostingReader(std::move(*extractor), gazetteer, occupations);
}

Result<void> PostingReader::Read(Posting& posting, Date as_of) const {
  // A line of `extract` carries the text alone, a board may have made it
  // already; what an earlier version has made is made again.
  const bool is_new = posting.extractor_version.empty();
  const bool has_text = !posting.description_text.empty() &&
                        (posting.description.empty() || is_new);
  if (!has_text) {
    auto text = DescriptionToText(posting.description);
    if (!text) return Fail(text.error().Within("description"));
    posting.description_text = std::move(*text);
  }
  fields_->Complete(posting, as_of);
  posting.requirements = extractor_.Extract(posting);
  JoinTradeLicences(*occupations_, posting);
  posting.extractor_version = extractor_.version();
  return {};
}

}  // namespace rolecall
