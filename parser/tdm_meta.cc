#include "parser/tdm_meta.h"

#include <algorithm>
#include <bit>
#include <cstdint>

#include "base/sixteen_bytes.h"
#include "base/text.h"
#include "parser/html_document.h"

namespace rolecall {
namespace {

constexpr std::string_view kName = "tdm-reservation";
constexpr size_t kPair = 2;  // where "m-" stands in it

bool IsNameAt(std::string_view html, size_t pair) {
  return pair >= kPair &&
         EqualsIgnoreCase(html.substr(pair - kPair, kName.size()), kName);
}

// Where an M stands before a hyphen, of sixteen bytes: few words have that.
Sixteen PairsAt(const char* at) {
  return ((LoadSixteen(at) | 0x20) == 'm') & (LoadSixteen(at + 1) == '-');
}

// The whole page is looked through, so four blocks with one branch.
bool HoldsName(std::string_view html) {
  constexpr size_t kBlock = sizeof(Sixteen);
  constexpr size_t kStep = 4 * kBlock;
  size_t at = 0;
  for (; at + kStep < html.size(); at += kStep) {
    const char* bytes = html.data() + at;
    const Sixteen first = PairsAt(bytes);
    const Sixteen second = PairsAt(bytes + kBlock);
    const Sixteen third = PairsAt(bytes + 2 * kBlock);
    const Sixteen fourth = PairsAt(bytes + 3 * kBlock);
    if (!IsAny(first | second | third | fourth)) continue;
    uint64_t pairs = Bits(first) | uint64_t{Bits(second)} << kBlock |
                     uint64_t{Bits(third)} << 2 * kBlock |
                     uint64_t{Bits(fourth)} << 3 * kBlock;
    for (; pairs != 0; pairs &= pairs - 1) {
      const auto place = static_cast<size_t>(std::countr_zero(pairs));
      if (IsNameAt(html, at + place)) return true;
    }
  }
  return ContainsIgnoreCase(html.substr(at - std::min(at, kPair)), kName);
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
