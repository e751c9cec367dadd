// What the extractor makes of any text: the first byte says how much of the
// rest is the title.  Evidence must point into the text, ids must ascend.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "config/settings.h"
#include "parser/requirements/requirement_extractor.h"

namespace {

const rolecall::RequirementExtractor& Extractor() {
  static const rolecall::Catalogue catalogue =
      rolecall::LoadCatalogue(ROLECALL_SOURCE_DIR "/config/catalogue").value();
  static const rolecall::RequirementExtractor extractor =
      rolecall::RequirementExtractor::Create(catalogue).value();
  return extractor;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1,
                              size - 1);
  rolecall::Posting posting;
  posting.title = text.substr(0, data[0]);
  posting.hiring_organization = posting.title;
  posting.description_text =
      text.substr(std::min<size_t>(data[0], text.size()));
  for (const auto& requirement : Extractor().Extract(posting)) {
    const auto& evidence = requirement.evidence;
    const std::string& field =
        evidence.field == "title" ? posting.title : posting.description_text;
    if (evidence.begin >= evidence.end || evidence.end > field.size() ||
        field.substr(evidence.begin, evidence.end - evidence.begin) !=
            evidence.text ||
        requirement.any_of.empty() ||
        !std::is_sorted(requirement.any_of.begin(), requirement.any_of.end())) {
      std::abort();
    }
  }
  return 0;
}
