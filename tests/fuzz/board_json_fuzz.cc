// The answers of every board, and whole files of postings in every format: the
// first byte says which.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
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
  page.request.purpose = "list";
  page.body.assign(reinterpret_cast<const char*>(bytes + 1), size - 1);
  const auto answer = (*rolecall::FindBoard(source))->Read(source, page);
  if (answer.has_value()) {
    RequireValid(answer->postings);
    RequireValid(answer->listed);
  }
  const auto format = static_cast<rolecall::InputFormat>(bytes[0] % 6);
  RequireValid(rolecall::ReadPostings(page.body, "fuzz", format).postings);
  return 0;
}
