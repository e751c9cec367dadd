#include "parser/tdm_meta.h"

#include "base/text.h"
#include "parser/html_document.h"

namespace rolecall {
namespace {

constexpr std::string_view kName = "tdm-reservation";
constexpr size_t kHyphen = 3;

// By its hyphen, which is the rarest of its letters in a page.
bool HoldsName(std::string_view html) {
  for (size_t at = html.find('-', kHyphen); at != std::string_view::npos;
       at = html.find('-', at + 1)) {
    if (EqualsIgnoreCase(html.substr(at - kHyphen, kName.size()), kName)) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::optional<bool> ReadTdmMeta(std::string_view html) {
  if (!HoldsName(html)) return std::nullopt;
  const auto document = HtmlDocument::Parse(html, HtmlBudget{});
  if (!document) return std::nullopt;
  static const size_t kMeta = HtmlNode::NumberOf("meta");
  std::optional<bool> is_reserved;
  for (HtmlWalk walk(document->root()); walk.Next();) {
    const HtmlNode node = walk.node();
    if (!walk.entering() || node.name_number() != kMeta ||
        !EqualsIgnoreCase(Trim(node.Attribute("name").value_or("")), kName)) {
      continue;
    }
    const auto content = Trim(node.Attribute("content").value_or(""));
    if (content == "1") is_reserved = true;
    if (content == "0") is_reserved = false;
  }
  return is_reserved;
}

}  // namespace rolecall
