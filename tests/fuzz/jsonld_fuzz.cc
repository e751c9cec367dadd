// Structured data: the bytes as JSON-LD, as they are and inside a page.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.h"
#include "model/json.h"
#include "parser/html_page.h"
#include "parser/job_posting.h"

namespace {

void RequireValid(const rolecall::Posting& posting) {
  if (!rolecall::IsValidUtf8(rolecall::PostingToJson(posting))) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  const std::string text = rolecall::ToValidUtf8(
      std::string_view(reinterpret_cast<const char*>(bytes), size));
  const auto json = rolecall::JsonDocument::ParseLenient(text);
  if (json.has_value()) {
    for (rolecall::JsonValue item : rolecall::FindJobPostings(json->root())) {
      RequireValid(rolecall::ReadJobPosting(item, "https://a.example/",
                                            rolecall::Date()));
    }
  }
  const auto page = rolecall::ReadHtmlPage(
      "<script type='application/ld+json'>{\"@type\":\"JobPosting\"," + text +
          "</script>" + text,
      "https://a.example/", rolecall::Date());
  if (page.has_value()) {
    for (const rolecall::Posting& posting : page->postings) {
      RequireValid(posting);
    }
  }
  return 0;
}
