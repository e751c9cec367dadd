// The parser of orderly pages against Gumbo: whatever the bytes, it makes no
// tree or it makes Gumbo's.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.h"
#include "parser/html_document.h"

namespace {

// The tree as text; texts that touch are one.
std::string Outline(rolecall::HtmlNode root) {
  std::string out;
  bool in_text = false;
  for (rolecall::HtmlWalk walk(root); walk.Next();) {
    const rolecall::HtmlNode node = walk.node();
    if (node.IsText()) {
      out += in_text ? "" : "\"";
      out += node.text();
      in_text = true;
      continue;
    }
    in_text = false;
    out += walk.entering() ? "\n<" : "\n</";
    out += std::to_string(node.name_number());
    if (!walk.entering()) continue;
    for (const rolecall::HtmlAttribute& attribute : node.attributes()) {
      out += " " + rolecall::ToLower(attribute.name) + "=";
      out += attribute.value;
    }
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  const std::string_view html(reinterpret_cast<const char*>(bytes), size);
  const auto document = rolecall::HtmlDocument::Parse(html);
  if (!document.has_value() || !document->is_orderly()) return 0;
  const auto gumbo = rolecall::HtmlDocument::ParseWithGumbo(html);
  // What Gumbo refuses for its cost may well be orderly.
  if (!gumbo.has_value()) return 0;
  if (Outline(document->root()) != Outline(gumbo->root())) std::abort();
  return 0;
}
