// HTML, in pages and in descriptions: read or refused, and valid UTF-8 without
// markup's control characters comes out.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.h"
#include "parser/html.h"
#include "parser/html_page.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

void RequireClean(const std::string& text) {
  Require(rolecall::IsValidUtf8(text));
  for (char c : text) {
    Require(c == '\n' || static_cast<unsigned char>(c) >= ' ');
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  const std::string_view html(reinterpret_cast<const char*>(bytes), size);
  if (const auto text = rolecall::HtmlToText(html)) RequireClean(*text);
  if (const auto text = rolecall::DescriptionToText(html)) {
    RequireClean(*text);
  }
  const auto page = rolecall::ReadHtmlPage(
      rolecall::ToValidUtf8(html), "https://a.example/", rolecall::Date());
  if (page.has_value()) RequireClean(page->text);
  return 0;
}
