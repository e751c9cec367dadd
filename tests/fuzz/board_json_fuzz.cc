// The answers of every board, and whole files of postings in every format: the
// first byte says which, the second what was asked for.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "model/json.h"
#include "parser/boards/board.h"

namespace {

void RequireValid(const std::vector<rolecall::Posting>& postings) {
  for (const rolecall::Posting& posting : postings) {
    if (!rolecall::IsValidUtf8(rolecall::PostingToJson(posting))) std::abort();
  }
}

void RequireValidHint(const std::optional<rolecall::BoardHint>& hint) {
  if (hint.has_value() && !rolecall::IsValidUtf8(hint->kind)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  if (size == 0) return 0;
  static const std::vector<std::string> kinds = rolecall::BoardKinds();
  rolecall::Source source;
  source.id = "fuzz";
  source.url = "https://a.example/x";
  source.kind = kinds[bytes[0] % kinds.size()];
  rolecall::Page page;
  page.request.url = source.url;
  // The second byte says what was asked for: each reads its own way.
  static constexpr std::array<const char*, 6> kPurposes = {
      "list",          "list page",   "list page=1",
      "list offset=0", "list portal", "posting 17 title=x"};
  page.request.purpose = kPurposes[size > 1 ? bytes[1] % kPurposes.size() : 0];
  const size_t skipped = std::min<size_t>(size, 2);
  page.body.assign(reinterpret_cast<const char*>(bytes + skipped),
                   size - skipped);
  const auto answer = (*rolecall::FindBoard(source))->Read(source, page);
  if (answer.has_value()) {
    RequireValid(answer->postings);
    RequireValid(answer->listed);
  }
  RequireValidHint(rolecall::RecogniseBoard(page));
  const auto format = static_cast<rolecall::InputFormat>(bytes[0] % 6);
  RequireValid(rolecall::ReadPostings(page.body, "fuzz", format).postings);
  return 0;
}
