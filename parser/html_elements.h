// What the standard's tree construction (HTML, section 13.2.6) needs to know of
// each element.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace rolecall {

// Gumbo's number of an element's name.
using HtmlTag = uint16_t;
// More than there are.
inline constexpr size_t kHtmlTags = 256;

// What holds of an element; bits of ElementTraits().
enum ElementTrait : uint16_t {
  // Its start tag ends an open <p>.
  kClosesParagraph = 1 << 0,
  // Its end tag ends all that is open inside it.
  kClosesInside = 1 << 1,
  kHeading = 1 << 2,
  // <b>, <a>, ...: one that is left open goes on behind the end of its parent.
  kFormatting = 1 << 3,
  // What no end tag of an ordinary element can reach beyond.
  kSpecial = 1 << 4,
  // What no end tag can reach beyond.
  kScope = 1 << 5,
  // One that may be left open: <li>, <p>, ...
  kEndTagOptional = 1 << 6,
  kVoid = 1 << 7,
  // Its content is text without tags ...
  kRawText = 1 << 8,
  // ... in which references count.
  kHasReferences = 1 << 9,
  // It may stand in <head>.
  kMetadata = 1 << 10,
  // Part of a table; outside of one its start tag means nothing.
  kTablePart = 1 << 11,
  // Rare, and hard to get right.
  kUnusual = 1 << 12,
  // Ends inline SVG when it begins inside.
  kEndsForeign = 1 << 13,
  // Whether it is special is not agreed upon.
  kUnsettled = 1 << 14,
};

uint16_t ElementTraits(HtmlTag tag);
// By name in lower case; the same one for all names that HTML lacks.
HtmlTag TagOf(std::string_view name);
// The same for a name of at most eight letters, the first in the lowest byte.
HtmlTag TagOfPacked(uint64_t name);
// In lower case; empty for names that HTML lacks.
std::string_view NameOf(HtmlTag tag);

}  // namespace rolecall
